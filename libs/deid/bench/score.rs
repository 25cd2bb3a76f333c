//! How findings are counted: an entity is masked when nine tenths of its letters and digits lie under a flag; a flag is right
//! when half of its letters lie inside a labelled detail. Ages under 90 count neither way.

use std::{collections::BTreeMap, ops::Range};

use serde_json::Value;

/// One labelled text of the corpus.
pub struct Note {
    pub id: String,
    pub lang: String,
    pub split: String,
    pub text: String,
    pub chars: Vec<char>,
    pub gold: Vec<(Range<usize>, String)>,
}

/// Reads the corpus.
pub fn notes(corpus: &str) -> Vec<Note> {
    corpus.lines().filter_map(|line| note(&serde_json::from_str(line).ok()?)).collect()
}

fn note(value: &Value) -> Option<Note> {
    let word = |key: &str| Some(value.get(key)?.as_str()?.to_owned());
    let span = |span: &Value| {
        let at = |key: &str| Some(span.get(key)?.as_u64()? as usize);
        Some((at("start")?..at("end")?, span.get("label")?.as_str()?.to_owned()))
    };
    let text = word("text")?;
    Some(Note {
        id: word("id")?,
        lang: word("lang")?,
        split: word("split")?,
        chars: text.chars().collect(),
        text,
        gold: value.get("spans")?.as_array()?.iter().filter_map(span).collect(),
    })
}

/// A label by its name.
pub fn label(name: &str) -> Option<&'static str> {
    ["NAME", "LOCATION", "ORG", "DATE", "AGE", "AGE90", "ID", "CONTACT"].into_iter().find(|label| *label == name)
}

/// A text as its writer handed it over, cut at its details: `[LABEL|text]`. Other brackets are text.
pub fn pieces(block: &str) -> Vec<(String, Option<&'static str>)> {
    let mut out = Vec::new();
    let mut rest = block;
    while let Some((before, behind)) = rest.split_once('[') {
        let Some((inside, after)) = behind.split_once(']') else { break };
        if let Some((label, detail)) = inside.split_once('|').and_then(|(name, text)| Some((label(name)?, text))) {
            out.push((before.to_owned(), None));
            out.push((detail.to_owned(), Some(label)));
            rest = after;
        } else {
            out.push((format!("{before}["), None));
            rest = behind;
        }
    }
    out.push((rest.to_owned(), None));
    out
}

/// The texts of a set, with empty lines between.
pub fn marked(set: &str, texts: &str) -> Vec<Note> {
    let blocks = texts.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    let note = |(number, block): (usize, &str)| {
        let (mut chars, mut gold) = (Vec::new(), Vec::new());
        for (piece, label) in pieces(block) {
            let start = chars.len();
            chars.extend(piece.chars());
            gold.extend(label.map(|label| (start..chars.len(), label.to_owned())));
        }
        let text: String = chars.iter().collect();
        let lang = if french(&text) { "fr" } else { "en" };
        Note { id: format!("{set}-{number}"), lang: lang.to_owned(), split: "sealed".to_owned(), text, chars, gold }
    };
    blocks.enumerate().map(note).collect()
}

/// The sealed sets: texts by other hands that no rule and no table was made with.
pub fn sealed() -> Vec<Note> {
    let sets = [
        ("1", include_str!("../corpus/sealed/1.txt")),
        ("2", include_str!("../corpus/sealed/2.txt")),
        ("3", include_str!("../corpus/sealed/3.txt")),
        ("4", include_str!("../corpus/sealed/4.txt")),
        ("5", include_str!("../corpus/sealed/5.txt")),
        ("6", include_str!("../corpus/sealed/6.txt")),
    ];
    sets.into_iter().flat_map(|(set, texts)| marked(set, texts)).collect()
}

/// Whether more small words of a text are French than English.
pub fn french(text: &str) -> bool {
    let lower = text.to_lowercase();
    let count = |few: &[&str]| lower.split(|c: char| !c.is_alphabetic()).filter(|word| few.contains(word)).count();
    count(&["le", "la", "les", "des", "du", "et", "est", "une", "pas", "dans", "sa", "avec", "depuis", "pour"])
        > count(&[
            "the", "and", "of", "to", "is", "was", "with", "for", "her", "his", "not", "no", "since", "he", "she",
        ])
}

/// What a tool flagged: where, and as what.
#[derive(Clone)]
pub struct Flag {
    pub place: Range<usize>,
    pub label: String,
}

/// What went wrong in one text.
#[derive(Default)]
pub struct Wrong {
    /// Details that were not masked, with their labels.
    pub leaked: Vec<(Range<usize>, String)>,
    /// Flags that hit no detail.
    pub needless: Vec<Flag>,
}

/// Counts over some texts.
#[derive(Default, Clone)]
pub struct Tally {
    /// Masked and all details, by label.
    pub found: BTreeMap<String, (usize, usize)>,
    /// Right and all flags, by the label the tool gave.
    pub told: BTreeMap<String, (usize, usize)>,
    pub flags: usize,
    pub right: usize,
    pub letters: (usize, usize),
    /// Marked letters that belong to a detail, and all marked letters; those of ages under 90 left out.
    pub marked: (usize, usize),
    pub leaks: usize,
    pub clean: usize,
    pub identified: usize,
    pub needless: usize,
    pub calm: usize,
    pub calm_flagged: usize,
    pub words: usize,
}

impl Tally {
    /// Adds one text and the places that were flagged in it, and tells what went wrong.
    pub fn add(&mut self, note: &Note, flags: &[Flag]) -> Wrong {
        let mut wrong = Wrong::default();
        let telling = |span: &Range<usize>| {
            let chars = note.chars.clone();
            span.clone().filter(move |at| chars.get(*at).is_some_and(|given| given.is_alphanumeric()))
        };
        let gold: Vec<_> = note.gold.iter().filter(|(_, label)| label != "AGE").collect();
        for (span, label) in &gold {
            let letters = telling(span).count();
            let masked = telling(span).filter(|at| flags.iter().any(|flag| flag.place.contains(at))).count();
            let entry = self.found.entry(label.clone()).or_default();
            entry.1 += 1;
            self.letters.1 += letters;
            self.letters.0 += masked;
            if masked * 10 >= letters * 9 {
                entry.0 += 1;
            } else {
                wrong.leaked.push((span.clone(), label.clone()));
            }
        }
        for given in flags {
            let Flag { place: flag, label: said } = given;
            let letters = telling(flag).count();
            let inside = |set: &dyn Fn(&str) -> bool| {
                telling(flag).filter(|at| note.gold.iter().any(|(span, label)| set(label) && span.contains(at))).count()
            };
            if letters == 0 || inside(&|label| label == "AGE") == letters {
                continue;
            }
            self.marked.0 += inside(&|label| label != "AGE");
            self.marked.1 += letters - inside(&|label| label == "AGE");
            self.flags += 1;
            let told = self.told.entry(said.clone()).or_default();
            told.1 += 1;
            if inside(&|label| label != "AGE") * 2 >= letters {
                told.0 += 1;
                self.right += 1;
            } else {
                wrong.needless.push(given.clone());
            }
        }
        self.leaks += wrong.leaked.len();
        self.needless += wrong.needless.len();
        self.words += note.text.split_whitespace().count();
        if gold.is_empty() {
            self.calm += 1;
            self.calm_flagged += usize::from(!wrong.needless.is_empty());
        } else {
            self.identified += 1;
            self.clean += usize::from(wrong.leaked.is_empty());
        }
        wrong
    }

    /// Masked share of the details.
    pub fn recall(&self) -> f64 {
        let (found, all) = self.found.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        share(found, all)
    }

    /// Recall, precision and F1 of one label.
    pub fn label(&self, label: &str) -> (f64, f64, f64) {
        let of = |counts: &BTreeMap<String, (usize, usize)>| {
            let (part, all) = counts.get(label).copied().unwrap_or_default();
            share(part, all)
        };
        let (recall, precision) = (of(&self.found), of(&self.told));
        (recall, precision, 2.0 * recall * precision / (recall + precision).max(f64::MIN_POSITIVE))
    }

    /// Right share of the flags.
    pub fn precision(&self) -> f64 {
        share(self.right, self.flags)
    }

    /// Their harmonic mean.
    pub fn f1(&self) -> f64 {
        let (recall, precision) = (self.recall(), self.precision());
        2.0 * recall * precision / (recall + precision).max(f64::MIN_POSITIVE)
    }
}

/// One count as a share of another; 1 of nothing.
pub fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}
