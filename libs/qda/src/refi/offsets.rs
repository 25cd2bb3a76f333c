//! How a tool counts characters, and where a count of its falls in a text.

use serde::Serialize;

/// What is counted as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A Unicode code point, as the standard asks.
    CodePoint,
    /// A UTF-16 unit: characters beyond U+FFFF count twice. NVivo for Windows.
    Utf16,
    /// A byte of UTF-8. Taguette.
    Byte,
}

/// How a line break is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Breaks {
    /// By its characters: `\r\n` twice, `\n` once.
    AsWritten,
    /// Once, also where the text holds `\r\n`. ATLAS.ti.
    One,
    /// Twice, also where the text holds `\n` only: it was counted before the text was rewritten.
    Two,
}

/// How positions of selections are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Convention {
    /// What is counted as one.
    pub unit: Unit,
    /// How a line break is counted.
    pub breaks: Breaks,
    /// Whether a byte-order mark at the beginning is counted.
    pub bom_counted: bool,
    /// Whether the end is the last character instead of the place behind it.
    pub end_inclusive: bool,
}

impl Convention {
    /// Code points, every character of a line break, no byte-order mark, the end exclusive.
    pub const SPEC: Self =
        Self { unit: Unit::CodePoint, breaks: Breaks::AsWritten, bom_counted: false, end_inclusive: false };
}

/// A plain text as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainText {
    /// The text without its byte-order mark, line breaks as written.
    pub text: String,
    /// Whether it began with a byte-order mark.
    pub bom: bool,
    /// Whether it was in no Unicode encoding, and was read as Windows-1252.
    pub guessed: bool,
}

impl PlainText {
    /// Decodes UTF-8 or UTF-16 by its byte-order mark, else UTF-8, else Windows-1252.
    #[must_use]
    pub fn decode(bytes: Vec<u8>) -> Self {
        if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(&bytes) {
            let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default());
            return Self { text: text.into_owned(), bom: true, guessed: false };
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self { text, bom: false, guessed: false },
            Err(error) => {
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
                Self { text: text.into_owned(), bom: false, guessed: true }
            }
        }
    }
}

/// Where an offset falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The byte in [`PlainText::text`], always between two characters.
    pub byte: usize,
    /// False when the offset points into the middle of a character or of a line break.
    pub exact: bool,
}

/// A text with the counts needed to find an offset of any convention quickly.
pub struct Index<'a> {
    text: &'a PlainText,
    marks: Vec<Mark>,
    total: Mark,
}

/// What has been counted up to a byte.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    byte: usize,
    points: usize,
    utf16: usize,
    pairs: usize,
    lone: usize,
}

/// Bytes between two marks: more would make finding slow, fewer would take more memory than the text.
const STEP: usize = 64;

impl Mark {
    fn count(&self, convention: Convention) -> usize {
        let units = match convention.unit {
            Unit::CodePoint => self.points,
            Unit::Utf16 => self.utf16,
            Unit::Byte => self.byte,
        };
        match convention.breaks {
            Breaks::AsWritten => units,
            Breaks::One => units.saturating_sub(self.pairs),
            Breaks::Two => units + self.lone,
        }
    }

    /// Passes over whole characters; the second half of a pair is not among them without the first.
    fn skip(&mut self, bytes: &[u8]) {
        let count = |of: fn(u8) -> bool| bytes.iter().map(|byte| usize::from(of(*byte))).sum::<usize>();
        let feeds = count(|byte| byte == b'\n');
        let pairs = if feeds == 0 { 0 } else { bytes.windows(2).filter(|two| *two == b"\r\n").count() };
        let points = count(|byte| byte & 0xc0 != 0x80);
        self.byte += bytes.len();
        self.points += points;
        self.utf16 += points + count(|byte| byte >= 0xf0);
        self.pairs += pairs;
        self.lone += feeds - pairs;
    }

    fn pass(&mut self, sign: char, pair: bool) {
        self.byte += sign.len_utf8();
        self.points += 1;
        self.utf16 += sign.len_utf16();
        self.pairs += usize::from(pair);
        self.lone += usize::from(sign == '\n' && !pair);
    }
}

impl<'a> Index<'a> {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &'a PlainText) -> Self {
        let bytes = text.text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut now = Mark::default();
        while now.byte < bytes.len() {
            marks.push(now);
            let mut end = (now.byte + STEP).min(bytes.len());
            // A mark stands between characters, and not inside of a pair.
            let pair = |end: usize| bytes.get(end - 1..=end) == Some(b"\r\n");
            while end < bytes.len() && (!text.text.is_char_boundary(end) || pair(end)) {
                end += 1;
            }
            now.skip(bytes.get(now.byte..end).unwrap_or_default());
        }
        Self { text, marks, total: now }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text.text
    }

    /// Whether the two conventions count this text alike everywhere.
    #[must_use]
    pub fn alike(&self, one: Convention, other: Convention) -> bool {
        self.plain(one) == self.plain(other)
    }

    /// The simplest convention that counts this text the same way.
    #[must_use]
    pub fn plain(&self, convention: Convention) -> Convention {
        let total = &self.total;
        let unit = match convention.unit {
            Unit::Byte if total.byte == total.points => Unit::CodePoint,
            Unit::Utf16 if total.utf16 == total.points => Unit::CodePoint,
            unit => unit,
        };
        let breaks = match convention.breaks {
            Breaks::One if total.pairs == 0 => Breaks::AsWritten,
            Breaks::Two if total.lone == 0 => Breaks::AsWritten,
            breaks => breaks,
        };
        Convention { unit, breaks, bom_counted: convention.bom_counted && self.text.bom, ..convention }
    }

    fn shift(&self, convention: Convention) -> usize {
        match (convention.bom_counted && self.text.bom, convention.unit) {
            (false, _) => 0,
            (true, Unit::Byte) => 3,
            (true, _) => 1,
        }
    }

    /// Where an offset falls; `None` when it lies outside of the text.
    #[must_use]
    pub fn locate(&self, offset: i64, convention: Convention) -> Option<Place> {
        let offset = usize::try_from(offset).ok()?;
        let shift = self.shift(convention);
        let Some(offset) = offset.checked_sub(shift) else {
            return Some(Place { byte: 0, exact: offset == 0 });
        };
        if offset > self.total.count(convention) {
            return None;
        }
        let behind = self.marks.partition_point(|mark| mark.count(convention) <= offset);
        let mut now = behind.checked_sub(1).and_then(|place| self.marks.get(place)).copied().unwrap_or_default();
        let mut signs = self.text().get(now.byte..)?.chars().peekable();
        while now.count(convention) < offset {
            let back = now.byte;
            let sign = signs.next()?;
            now.pass(sign, false);
            if sign == '\r' && signs.peek() == Some(&'\n') && convention.breaks == Breaks::One {
                signs.next();
                now.pass('\n', true);
            } else if sign == '\n' && back > 0 && self.text().as_bytes().get(back - 1) == Some(&b'\r') {
                // The second half of a pair that was entered by its first half.
                now.lone -= 1;
                now.pairs += 1;
            }
            if now.count(convention) > offset {
                return Some(Place { byte: back, exact: false });
            }
        }
        let bytes = self.text().as_bytes();
        let split = now.byte > 0 && bytes.get(now.byte - 1) == Some(&b'\r') && bytes.get(now.byte) == Some(&b'\n');
        Some(Place { byte: now.byte, exact: !split })
    }

    /// The text between two offsets, as a range of bytes, and whether both ends fall between characters.
    /// `None` when an end lies outside of the text or before the beginning.
    #[must_use]
    pub fn span(&self, start: i64, end: i64, convention: Convention) -> Option<(std::ops::Range<usize>, bool)> {
        self.between(self.locate(start, convention)?, self.locate(end, convention)?, convention.end_inclusive)
    }

    /// As [`Index::span`], from places that were found before.
    pub(super) fn between(
        &self,
        from: Place,
        mut to: Place,
        end_inclusive: bool,
    ) -> Option<(std::ops::Range<usize>, bool)> {
        if end_inclusive {
            let rest = self.text().get(to.byte..)?;
            to.byte += if rest.starts_with("\r\n") { 2 } else { rest.chars().next()?.len_utf8() };
        }
        (from.byte <= to.byte).then_some((from.byte..to.byte, from.exact && to.exact))
    }

    /// The offset of a byte between two characters.
    #[must_use]
    pub fn offset(&self, byte: usize, convention: Convention) -> usize {
        let behind = self.marks.partition_point(|mark| mark.byte <= byte);
        let mut now = behind.checked_sub(1).and_then(|place| self.marks.get(place)).copied().unwrap_or_default();
        let mut before = '\0';
        for sign in self.text().get(now.byte..).unwrap_or_default().chars() {
            if now.byte >= byte {
                break;
            }
            now.pass(sign, before == '\r' && sign == '\n');
            before = sign;
        }
        now.count(convention) + self.shift(convention)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str, bom: bool) -> PlainText {
        PlainText { text: words.into(), bom, guessed: false }
    }

    fn with(unit: Unit, breaks: Breaks) -> Convention {
        Convention { unit, breaks, ..Convention::SPEC }
    }

    #[test]
    fn each_unit_counts_its_own_way() {
        let text = text("é😀\r\nb", false);
        let index = Index::new(&text);
        let place = text.text.find('b').unwrap();
        for (unit, breaks, offset) in [
            (Unit::CodePoint, Breaks::AsWritten, 4),
            (Unit::CodePoint, Breaks::One, 3),
            (Unit::Utf16, Breaks::AsWritten, 5),
            (Unit::Utf16, Breaks::One, 4),
            (Unit::Byte, Breaks::AsWritten, 8),
        ] {
            assert_eq!(index.offset(place, with(unit, breaks)), offset);
            let found = index.locate(i64::try_from(offset).unwrap(), with(unit, breaks));
            assert_eq!(found, Some(Place { byte: place, exact: true }));
        }
    }

    #[test]
    fn a_line_feed_can_stand_for_two() {
        let text = text("a\nb\nc", false);
        let index = Index::new(&text);
        assert_eq!(index.offset(4, with(Unit::CodePoint, Breaks::Two)), 6);
        assert_eq!(index.locate(6, with(Unit::CodePoint, Breaks::Two)), Some(Place { byte: 4, exact: true }));
        assert_eq!(index.locate(2, with(Unit::CodePoint, Breaks::Two)), Some(Place { byte: 1, exact: false }));
    }

    #[test]
    fn a_counted_mark_shifts_everything() {
        let text = text("ab", true);
        let index = Index::new(&text);
        let counted = Convention { bom_counted: true, ..Convention::SPEC };
        assert_eq!(index.locate(2, counted), Some(Place { byte: 1, exact: true }));
        assert_eq!(index.offset(1, counted), 2);
        assert_eq!(index.offset(1, Convention { unit: Unit::Byte, ..counted }), 4);
    }

    #[test]
    fn what_lies_outside_or_inside_of_a_character_is_told() {
        let text = text("a😀\r\n", false);
        let index = Index::new(&text);
        assert_eq!(index.locate(-1, Convention::SPEC), None);
        assert_eq!(index.locate(5, Convention::SPEC), None);
        assert_eq!(index.locate(2, with(Unit::Utf16, Breaks::AsWritten)), Some(Place { byte: 1, exact: false }));
        assert_eq!(index.locate(3, Convention::SPEC), Some(Place { byte: 6, exact: false }));
        assert_eq!(index.locate(i64::MAX, Convention::SPEC), None);
    }

    #[test]
    fn an_inclusive_end_takes_the_whole_last_character() {
        let text = text("ab😀c", false);
        let index = Index::new(&text);
        let inclusive = Convention { end_inclusive: true, ..Convention::SPEC };
        assert_eq!(index.span(1, 2, inclusive), Some((1..6, true)));
        assert_eq!(index.span(0, 4, inclusive), None);
    }

    #[test]
    fn every_offset_finds_its_way_back() {
        let words = "å b\r\n😀c\n\r\nd\r".repeat(40);
        for bom in [false, true] {
            let text = text(&words, bom);
            let index = Index::new(&text);
            for unit in [Unit::CodePoint, Unit::Utf16, Unit::Byte] {
                for breaks in [Breaks::AsWritten, Breaks::One, Breaks::Two] {
                    let convention = Convention { unit, breaks, bom_counted: true, end_inclusive: false };
                    for (byte, _) in words.char_indices() {
                        let inside =
                            words.get(..byte).unwrap().ends_with('\r') && words.get(byte..).unwrap().starts_with('\n');
                        if !inside {
                            let offset = i64::try_from(index.offset(byte, convention)).unwrap();
                            assert_eq!(
                                index.locate(offset, convention),
                                Some(Place { byte, exact: true }),
                                "{convention:?}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn texts_of_other_encodings_are_read() {
        assert_eq!(PlainText::decode(b"\xef\xbb\xbfa".to_vec()), text("a", true));
        assert_eq!(PlainText::decode(vec![0xff, 0xfe, b'a', 0]), text("a", true));
        assert_eq!(
            PlainText::decode(b"caf\xe9".to_vec()),
            PlainText { text: "café".into(), bom: false, guessed: true }
        );
    }
}
