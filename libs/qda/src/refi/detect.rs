//! Finds out how a project counts: every convention is tried on the selections, and the one wins under which they
//! begin and end where people begin and end.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use serde::Serialize;

use super::{
    Dialect, Selection, border,
    offsets::{Breaks, Convention, Index, Place, Unit},
};

/// A selection as far as the detector looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Where it begins, as the file counts.
    pub start: i64,
    /// Where it ends, as the file counts.
    pub end: i64,
    /// Words the file quotes with it, if it does.
    pub quotes: Vec<Box<str>>,
}

/// How a text's selections are counted, with the reasons.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Detected {
    /// The convention that fits best. Where several count this text alike, the simplest of them.
    #[serde(flatten)]
    pub convention: Convention,
    /// Probability, from 0 to 1, that the selections are read where they belong.
    pub confidence: f64,
    /// Logarithm of how much better the selections fit than random places would; more is better.
    pub score: f64,
    /// Selections that were looked at.
    pub looked_at: usize,
    /// What counts these texts alike either way, and so cannot be told and need not: `unit`, `crlf` (once or twice),
    /// `bom_counted`, `end_inclusive`.
    pub undecided: Vec<&'static str>,
}

impl Sample {
    /// What the detector looks at of a selection.
    #[must_use]
    pub fn of(selection: &Selection) -> Self {
        let short = |words: &Option<Box<str>>| words.clone().filter(|words| words.len() <= 4000);
        let quotes = [short(&selection.name), short(&selection.description)].into_iter().flatten().collect();
        Self { start: selection.start, end: selection.end, quotes }
    }
}

/// How much is looked at in one project: its first texts thoroughly, the many texts of a huge one at a glance.
#[derive(Debug, Clone)]
pub(super) struct Effort {
    left: usize,
    quoted: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { left: 20_000, quoted: 64 << 20 }
    }
}

/// A selection's range under each convention, and whether both ends fall between characters.
type Spans = Vec<Option<(Range<usize>, bool)>>;

impl Effort {
    /// Selections of the next text that are looked at.
    pub fn selections(&self) -> usize {
        if self.left > 0 { MOST } else { 20 }
    }

    fn places(&self) -> usize {
        if self.left > 0 { 2048 } else { 256 }
    }

    /// How well the words a file quotes fit each range that the conventions select.
    fn fits(&mut self, text: &str, sample: &Sample, spans: &Spans) -> HashMap<Range<usize>, f64> {
        let mut fits = HashMap::new();
        if sample.quotes.is_empty() {
            return fits;
        }
        let quotes: Vec<String> = sample.quotes.iter().map(|quote| border::flat(quote)).collect();
        for range in spans.iter().flatten().filter(|(_, exact)| *exact).map(|(range, _)| range) {
            let work = range.len().min(border::LONGEST) + quotes.iter().map(String::len).sum::<usize>();
            if !fits.contains_key(range) && work <= self.quoted {
                self.quoted -= work;
                fits.insert(range.clone(), border::quoted(text, &quotes, range));
            }
        }
        fits
    }
}

/// Where each convention finds a selection. Of neighbors that differ in the end's place only, one is searched for.
fn spans(index: &Index<'_>, sample: &Sample, distinct: &[Convention]) -> Spans {
    let places = |convention| Some((index.locate(sample.start, convention)?, index.locate(sample.end, convention)?));
    let mut last: Option<(Convention, Option<(Place, Place)>)> = None;
    let span = |convention: &Convention| {
        let open = Convention { end_inclusive: false, ..*convention };
        let found = match last {
            Some((same, found)) if same == open => found,
            _ => places(open),
        };
        last = Some((open, found));
        let (from, to) = found?;
        index.between(from, to, convention.end_inclusive)
    };
    distinct.iter().map(span).collect()
}

/// How well each convention fits; evidence of several texts can be added up.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    scores: Vec<f64>,
    looked_at: usize,
}

/// From this probability on a convention is clearly the best.
const CLEAR: f64 = 0.8;

/// Selections of one text that are looked at.
pub const MOST: usize = 300;

impl Default for Evidence {
    fn default() -> Self {
        Self { scores: vec![0.0; candidates().count()], looked_at: 0 }
    }
}

/// Every convention there is.
pub fn candidates() -> impl Iterator<Item = Convention> {
    let units = [Unit::CodePoint, Unit::Utf16, Unit::Byte];
    let breaks = [Breaks::AsWritten, Breaks::One, Breaks::Two];
    units.into_iter().flat_map(move |unit| {
        breaks.into_iter().flat_map(move |breaks| {
            [false, true].into_iter().flat_map(move |bom_counted| {
                [false, true].into_iter().map(move |end_inclusive| Convention {
                    unit,
                    breaks,
                    bom_counted,
                    end_inclusive,
                })
            })
        })
    })
}

/// What is known before a text is looked at, as a logarithm: odd ways are rarer, and some tools are known.
fn prior(convention: Convention, origin: &str) -> f64 {
    if let Some(dialect) = Dialect::marked(origin) {
        return if convention == dialect.convention() { 0.0 } else { -1000.0 };
    }
    let origin = origin.to_lowercase();
    let windows = origin.contains("nvivo") && !origin.contains("mac");
    let unit = match convention.unit {
        Unit::CodePoint => 0.0,
        Unit::Utf16 if windows => 1.0,
        Unit::Utf16 => -0.4,
        Unit::Byte if origin.contains("taguette") => 1.0,
        Unit::Byte => -2.5,
    };
    let breaks = match convention.breaks {
        Breaks::AsWritten => 0.0,
        Breaks::One if origin.contains("atlas") => 1.0,
        Breaks::One => -0.8,
        Breaks::Two if origin.contains("maxqda") || windows => -0.5,
        Breaks::Two => -1.5,
    };
    let bom = if convention.bom_counted { -2.0 } else { 0.0 };
    let end = if convention.end_inclusive { -2.0 } else { 0.0 };
    unit + breaks + bom + end
}

/// So many of the samples, spread over all of them.
#[must_use]
pub fn spread<T>(all: &[T], most: usize) -> Vec<&T> {
    let count = all.len().min(most);
    (0..count).filter_map(|place| all.get(place * all.len() / count)).collect()
}

impl Evidence {
    /// Tries every convention on one text.
    #[must_use]
    pub fn of(index: &Index<'_>, samples: &[Sample]) -> Self {
        Self::within(index, samples, &mut Effort::default())
    }

    /// As [`Evidence::of`], with what is left of an effort that is made for a whole project.
    pub(super) fn within(index: &Index<'_>, samples: &[Sample], effort: &mut Effort) -> Self {
        let mut seen = HashSet::new();
        let sound: Vec<_> = samples
            .iter()
            .filter(|sample| sample.start >= 0 && sample.start < sample.end && seen.insert((sample.start, sample.end)))
            .collect();
        let picked: Vec<&Sample> = spread(&sound, effort.selections()).into_iter().copied().collect();
        let borders = border::Rates::of(index.text(), effort.places());
        effort.left = effort.left.saturating_sub(picked.len());
        let plain: Vec<Convention> = candidates().map(|convention| index.plain(convention)).collect();
        let mut distinct: Vec<Convention> = Vec::new();
        for convention in &plain {
            if !distinct.contains(convention) {
                distinct.push(*convention);
            }
        }
        let mut sums = vec![0.0; distinct.len()];
        for sample in &picked {
            let spans = spans(index, sample, &distinct);
            let fits = effort.fits(index.text(), sample, &spans);
            // A quoted name counts only if it can be found by some convention: many tools put numbers there.
            let found = fits.values().any(|fit| *fit > 0.0);
            for (sum, span) in sums.iter_mut().zip(&spans) {
                let fit = span.as_ref().and_then(|(range, _)| fits.get(range)).copied().unwrap_or(0.0);
                let quote = match found {
                    true if fit > 0.0 => fit,
                    true => -4.0,
                    false => 0.0,
                };
                *sum += borders.score(index.text(), span.as_ref()) + quote;
            }
        }
        // Selections of one coder resemble each other: they are not as many witnesses as they are.
        let score =
            |plain| distinct.iter().zip(&sums).find(|(convention, _)| *convention == plain).map(|(_, sum)| *sum);
        let scores = plain.iter().map(|plain| score(plain).unwrap_or(0.0) * 0.7).collect();
        Self { scores, looked_at: picked.len() }
    }

    /// Adds the evidence of another text.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.scores.iter_mut().zip(&other.scores) {
            *mine += theirs;
        }
        self.looked_at += other.looked_at;
    }

    /// How the texts looked at are counted.
    ///
    /// `origin` is the program that wrote the project; `plain` is the simplest equal of each candidate in these texts;
    /// `others` is the evidence of the whole project, which counts less than a text's own.
    #[must_use]
    pub fn decide(&self, origin: &str, plain: &[Convention], others: Option<&Self>) -> Detected {
        let top = |scores: &[f64]| scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let common = others.map(|others| (others, top(&others.scores)));
        let total: Vec<(Convention, f64, f64)> = candidates()
            .zip(&self.scores)
            .enumerate()
            .map(|(place, (convention, own))| {
                let common = common.map_or(0.0, |(others, top)| {
                    others.scores.get(place).map_or(0.0, |score| (0.5 * (score - top)).max(-5.0))
                });
                (convention, *own, own + prior(convention, origin) + common)
            })
            .collect();
        let mut best = (Convention::SPEC, 0.0, f64::NEG_INFINITY);
        for candidate in &total {
            if candidate.2 > best.2 {
                best = *candidate;
            }
        }
        let highest = best.2;
        let weight = |score: f64| (score - highest).exp();
        let all: f64 = total.iter().map(|(_, _, score)| weight(*score)).sum();
        let equal = |convention: Convention| candidates().position(|c| c == convention).and_then(|at| plain.get(at));
        let alike = |to: Convention| total.iter().filter(move |(convention, ..)| equal(*convention) == equal(to));
        let share = |to: Convention| alike(to).map(|(_, _, score)| weight(*score)).sum::<f64>() / all;
        if share(best.0) < CLEAR {
            // A few selections inside of words prove nothing: then the usual way stands, with the doubt it has.
            let usual = total.iter().max_by(|one, other| prior(one.0, origin).total_cmp(&prior(other.0, origin)));
            best = usual.map_or(best, |usual| (usual.0, usual.1, best.2));
        }
        let (same, own): (Vec<_>, f64) = (alike(best.0).collect(), share(best.0));
        let differs = |of: fn(&Convention) -> u8| same.iter().any(|(convention, ..)| of(convention) != of(&best.0));
        let mut undecided = Vec::new();
        for (name, of) in [
            ("unit", (|c| c.unit as u8) as fn(&Convention) -> u8),
            ("crlf", |c| u8::from(c.breaks == Breaks::One)),
            ("bom_counted", |c| u8::from(c.bom_counted)),
            ("end_inclusive", |c| u8::from(c.end_inclusive)),
        ] {
            if differs(of) {
                undecided.push(name);
            }
        }
        let round = |number: f64| (number * 1000.0).round() / 1000.0;
        Detected {
            convention: best.0,
            confidence: if self.looked_at == 0 && others.is_none_or(|o| o.looked_at == 0) { 0.0 } else { round(own) },
            score: round(best.1),
            looked_at: self.looked_at,
            undecided,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::offsets::PlainText, *};

    #[test]
    fn the_texts_of_a_huge_project_are_looked_at_at_a_glance() {
        let text = PlainText { text: "Nous parlons de douleur. ".repeat(100), bom: false, guessed: false };
        let index = Index::new(&text);
        let quotes = vec![text.text.get(..2_000).unwrap().into()];
        let samples: Vec<_> = (0..500).map(|start| Sample { start, end: 2_000, quotes: quotes.clone() }).collect();
        let mut effort = Effort { left: 250, quoted: 10_000 };
        assert_eq!(Evidence::within(&index, &samples, &mut effort).looked_at, MOST);
        // Each comparison costs its words: two were paid for, the third would have been too much.
        assert_eq!((effort.left, effort.quoted / 1_000), (0, 2));
        assert_eq!(Evidence::within(&index, &samples, &mut effort).looked_at, 20);
    }
}
