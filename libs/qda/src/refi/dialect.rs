//! How a text is written so that the program it goes to finds the selections where they were made.

use super::{
    Settled,
    offsets::{Breaks, Convention, Unit},
};

/// The programs whose way of counting is known. All write a project the schema accepts, in the folder `sources/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// The standard to the letter: lines end in `\n`, code points are counted. Every character is kept.
    #[default]
    Spec,
    /// As the standard, but characters beyond U+FFFF are written as "[emoji]": then every program counts alike.
    Portable,
    /// As `portable`, but lines end in `\r\n` and count two, as MAXQDA expects.
    Maxqda,
    /// As `portable`: ATLAS.ti counts a line break as one, which a text with `\n` makes true.
    Atlas,
    /// A byte-order mark that is not counted, lines that end in `\r\n`, UTF-16 units: NVivo for Windows.
    Nvivo,
}

/// What stands for a character that programs count differently.
const EMOJI: &str = "[emoji]";

impl Dialect {
    /// The dialects with their names.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Spec, "spec"),
        (Self::Portable, "portable"),
        (Self::Maxqda, "maxqda"),
        (Self::Atlas, "atlas"),
        (Self::Nvivo, "nvivo"),
    ];

    /// The dialect of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(dialect, _)| *dialect)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(dialect, _)| *dialect == self).map_or("spec", |(_, name)| name)
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Spec => "the standard to the letter: LF, code points, every character kept",
            Self::Portable => "as spec, but characters beyond U+FFFF become [emoji], so that all programs count alike",
            Self::Maxqda => "for MAXQDA: as portable, with CRLF counted as two",
            Self::Atlas => "for ATLAS.ti: as portable, with LF, which counts as one",
            Self::Nvivo => "for NVivo for Windows: byte-order mark not counted, CRLF counted as two, UTF-16 units",
        }
    }

    /// How selections are counted in it.
    #[must_use]
    pub fn convention(self) -> Convention {
        let unit = if self == Self::Nvivo { Unit::Utf16 } else { Unit::CodePoint };
        Convention { unit, breaks: Breaks::AsWritten, bom_counted: false, end_inclusive: false }
    }

    /// What the origin of a file of ours ends with, so that it is read the way it was written.
    #[must_use]
    pub(super) fn mark(self) -> String {
        format!("(REFI-QDA, {})", self.name())
    }

    /// The dialect that an origin of ours names.
    pub(super) fn marked(origin: &str) -> Option<Self> {
        Self::ALL.iter().map(|(dialect, _)| *dialect).find(|dialect| origin.ends_with(&dialect.mark()))
    }

    fn pairs(self) -> bool {
        matches!(self, Self::Maxqda | Self::Nvivo)
    }

    fn plane(self) -> bool {
        matches!(self, Self::Portable | Self::Maxqda | Self::Atlas)
    }
}

/// A text as a dialect writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dressed {
    /// The file's text, with its byte-order mark where the dialect has one.
    pub text: String,
    /// Where each selection begins and ends, as the dialect counts.
    pub offsets: Vec<Option<(u64, u64)>>,
    /// Characters that were written as a word.
    pub replaced: u64,
}

/// Writes a text in a dialect.
pub(super) fn dress(settled: &Settled, dialect: Dialect) -> Dressed {
    let mut places: Vec<usize> = settled.spans.iter().flatten().flat_map(|range| [range.start, range.end]).collect();
    places.sort_unstable();
    places.dedup();
    let mut counts = Vec::with_capacity(places.len());
    let mut page = Page {
        text: String::with_capacity(settled.text.len() + settled.text.len() / 16 + 3),
        dialect,
        ..Page::default()
    };
    if dialect == Dialect::Nvivo {
        page.text.push('\u{feff}');
    }
    let mut begin = 0;
    for place in &places {
        page.write(settled.text.get(begin..*place).unwrap_or_default());
        counts.push(page.count);
        begin = *place;
    }
    page.write(settled.text.get(begin..).unwrap_or_default());
    let find = |byte: usize| places.binary_search(&byte).ok().and_then(|at| counts.get(at)).copied();
    let offsets = settled
        .spans
        .iter()
        .map(|range| range.as_ref().and_then(|range| Some((find(range.start)?, find(range.end)?))))
        .collect();
    Dressed { text: page.text, offsets, replaced: page.replaced }
}

/// A text that is being written.
#[derive(Default)]
struct Page {
    dialect: Dialect,
    text: String,
    /// What the dialect has counted so far.
    count: u64,
    replaced: u64,
}

impl Page {
    fn write(&mut self, piece: &str) {
        let mut rest = piece;
        while let Some((line, after)) = rest.split_once('\n').filter(|_| self.dialect.pairs()) {
            self.plain(line);
            self.text.push_str("\r\n");
            self.count += 2;
            rest = after;
        }
        self.plain(rest);
    }

    fn plain(&mut self, piece: &str) {
        let beyond = piece.bytes().map(|byte| u64::from(byte >= 0xf0)).sum::<u64>();
        let points = piece.bytes().map(|byte| u64::from(byte & 0xc0 != 0x80)).sum::<u64>();
        if beyond == 0 || !self.dialect.plane() {
            self.text.push_str(piece);
            self.count += points + if self.dialect.convention().unit == Unit::Utf16 { beyond } else { 0 };
            return;
        }
        for sign in piece.chars() {
            if sign.len_utf16() == 2 { self.text.push_str(EMOJI) } else { self.text.push(sign) }
        }
        self.count += points - beyond + beyond * EMOJI.len() as u64;
        self.replaced += beyond;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled() -> Settled {
        Settled { text: "a😀\nbc".into(), spans: vec![Some(6..7), None, Some(0..5)] }
    }

    #[test]
    fn each_dialect_counts_its_own_text() {
        for (dialect, text, offsets) in [
            (Dialect::Spec, "a😀\nbc", [(3, 4), (0, 2)]),
            (Dialect::Portable, "a[emoji]\nbc", [(9, 10), (0, 8)]),
            (Dialect::Maxqda, "a[emoji]\r\nbc", [(10, 11), (0, 8)]),
            (Dialect::Nvivo, "\u{feff}a😀\r\nbc", [(5, 6), (0, 3)]),
        ] {
            let dressed = dress(&settled(), dialect);
            assert_eq!(dressed.text, text);
            assert_eq!(dressed.offsets, [Some(offsets[0]), None, Some(offsets[1])]);
        }
    }

    #[test]
    fn a_dialect_is_known_by_its_name_and_its_mark() {
        for (dialect, name) in Dialect::ALL {
            assert_eq!(Dialect::named(name), Some(dialect));
            assert_eq!(Dialect::marked(&format!("Anything 1.0 {}", dialect.mark())), Some(dialect));
        }
        assert_eq!(Dialect::marked("NVivo for Windows 12.6"), None);
    }
}
