//! The forms in which registered people, their clinics and towns are said, and where a text holds one.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Registered, Stand, Stead, What,
    everyday::is_everyday,
    word::{Word, words},
};

/// How a form is written, and so how much it takes to be certain.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// First and last name in either order, or run together.
    Whole,
    /// An initial and the last name.
    InitialFirst,
    /// The first name and an initial.
    InitialLast,
    /// One name alone.
    Alone,
    /// A part of a compound name alone.
    Part,
    /// The initials, one word each or all in one.
    Initials,
    /// A clinic.
    Site,
    /// A town.
    Community,
}

struct Form {
    words: Vec<String>,
    kind: Kind,
    stands: BTreeSet<Stand>,
}

/// Every form of everybody, by its first word.
pub struct Forms<'a> {
    by_first: BTreeMap<String, Vec<Form>>,
    stead: &'a Stead,
}

/// A form in a text.
pub struct Hit {
    pub bytes: Range<usize>,
    pub what: What,
    pub replacement: String,
    pub certain: bool,
}

const TITLES: [&str; 16] = [
    "dr", "dre", "drs", "doctor", "docteur", "docteure", "mr", "mrs", "ms", "miss", "mx", "mme", "mlle", "monsieur",
    "madame", "prof",
];

/// Words that a French apostrophe ties to the next.
const ELISIONS: [&str; 12] = ["d", "l", "qu", "j", "m", "n", "s", "t", "c", "lorsqu", "puisqu", "jusqu"];

/// What stands between the parts of a name.
const BETWEEN: &[char] = &[' ', '\u{a0}', '\n', '-', '‐', '‑', '\'', '’', '.', ','];

impl<'a> Forms<'a> {
    pub fn of(register: &[Registered], stead: &'a Stead) -> Self {
        let mut forms = Self { by_first: BTreeMap::new(), stead };
        for one in register {
            forms.person(&one.name, one.stand);
            forms.add(Kind::Site, &folded(&one.site), Stand::Colleague);
            forms.add(Kind::Community, &folded(&one.community), Stand::Colleague);
        }
        forms
    }

    fn person(&mut self, name: &str, stand: Stand) {
        let parts: Vec<Vec<String>> =
            name.split_whitespace().map(folded).filter(|words: &Vec<String>| !words.is_empty()).collect();
        let whole: Vec<String> = parts.concat();
        self.add(Kind::Whole, &whole, stand);
        self.add(Kind::Whole, &[whole.concat()], stand);
        for part in parts.iter().filter(|part| stands_alone(part)) {
            self.add(Kind::Alone, part, stand);
            if part.len() > 1 {
                self.add(Kind::Alone, &[part.concat()], stand);
                part.iter().filter(|word| word.chars().count() > 2).for_each(|word| {
                    self.add(Kind::Part, std::slice::from_ref(word), stand);
                });
            }
        }
        let (Some((first, others)), Some((last, before))) = (parts.split_first(), parts.split_last()) else { return };
        if others.is_empty() {
            return;
        }
        // "van der Meer": what ties a family name together belongs to it.
        let is_tie = |part: &&Vec<String>| !stands_alone(part) && part.iter().any(|word| word.chars().count() > 1);
        let ties = before.iter().rev().take_while(is_tie).count();
        if let Some(family) = parts.get(before.len() - ties..).filter(|_| ties > 0 && ties < before.len()) {
            self.add(Kind::Alone, &family.concat(), stand);
        }
        let [a, z] = [initial(first), initial(last)];
        self.add(Kind::Whole, &[first.as_slice(), last].concat(), stand);
        self.add(Kind::Whole, &[last.as_slice(), first].concat(), stand);
        self.add(Kind::Whole, &[last.as_slice(), &before.concat()].concat(), stand);
        self.add(Kind::InitialFirst, &[std::slice::from_ref(&a), last].concat(), stand);
        self.add(Kind::InitialLast, &[first.as_slice(), std::slice::from_ref(&z)].concat(), stand);
        let letters: Vec<String> = parts.iter().map(|part| initial(part)).collect();
        self.add(Kind::Initials, &letters, stand);
        self.add(Kind::Initials, &[letters.concat()], stand);
        if whole.len() > letters.len() {
            // "A.-S. R.": every part of a compound name has its letter.
            let letters: Vec<String> = whole.iter().map(|word| initial(std::slice::from_ref(word))).collect();
            self.add(Kind::Initials, &letters, stand);
            self.add(Kind::Initials, &[letters.concat()], stand);
        }
    }

    fn add(&mut self, kind: Kind, words: &[String], stand: Stand) {
        let Some(first) = words.first() else { return };
        let forms = self.by_first.entry(first.clone()).or_default();
        match forms.iter_mut().find(|form| form.kind == kind && form.words == words) {
            Some(form) => {
                form.stands.insert(stand);
            }
            None => forms.push(Form { words: words.to_vec(), kind, stands: BTreeSet::from([stand]) }),
        }
    }

    /// Every form in a text, overlaps and all.
    pub fn hits(&self, text: &str, words: &[Word]) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for form in self.by_first.get(&word.folded).into_iter().flatten() {
                let Some(run) = words.get(at..at + form.words.len()) else { continue };
                if run.iter().zip(&form.words).all(|(word, part)| word.folded == *part)
                    && let Some(hit) = self.hit(text, words, at, run, form)
                {
                    hits.push(hit);
                }
            }
        }
        hits
    }

    fn hit(&self, text: &str, words: &[Word], at: usize, run: &[Word], form: &Form) -> Option<Hit> {
        let (first, last) = (run.first()?, run.last()?);
        let close = run.windows(2).all(|pair| match pair {
            [one, next] => text
                .get(one.bytes.end..next.bytes.start)
                .is_some_and(|gap| gap.chars().count() <= 3 && gap.chars().all(|c| BETWEEN.contains(&c))),
            _ => false,
        });
        if !close {
            return None;
        }
        let mut bytes = first.bytes.start..last.bytes.end;
        let dotted = text.get(bytes.end..).is_some_and(|rest| rest.starts_with('.'));
        let capitals = run.iter().all(|word| word.capital);
        let everyday = form.words.iter().all(|word| is_everyday(word));
        let certain = match form.kind {
            Kind::Whole => !everyday || capitals,
            Kind::InitialFirst if first.capital => true,
            Kind::InitialLast if dotted && last.capital => {
                bytes.end += 1;
                true
            }
            Kind::InitialFirst | Kind::InitialLast => return None,
            Kind::Alone => !everyday || (capitals && !first.opens && form.words.concat().chars().count() > 2),
            Kind::Part => false,
            Kind::Initials => {
                // "B.C." and "BC", not "bc" or "b c".
                let shape = if run.len() == 1 {
                    text.get(bytes.clone()).is_some_and(|word| word.chars().all(char::is_uppercase))
                } else {
                    capitals && dotted && text.get(first.bytes.end..).is_some_and(|rest| rest.starts_with('.'))
                };
                if !shape {
                    return None;
                }
                bytes.end += usize::from(run.len() > 1);
                false
            }
            Kind::Site | Kind::Community if run.len() > 1 => first.capital && last.capital,
            Kind::Site | Kind::Community => !everyday || (first.capital && !first.opens),
        };
        let certain = certain && !self.is_tied(text, words, at, run.len());
        let (what, replacement, certain) = match form.kind {
            Kind::Site => (What::Institution, self.stead.site.clone(), certain),
            Kind::Community => (What::Place, self.stead.community.clone(), certain),
            _ => {
                bytes.start = before_title(text, words, at, bytes.start);
                let (replacement, known) = self.instead(&form.stands);
                (What::Registered, replacement, certain && known)
            }
        };
        Some(Hit { bytes, what, replacement, certain })
    }

    /// What stands for a name that is one person's or several people's, and whether that is plain.
    fn instead(&self, stands: &BTreeSet<Stand>) -> (String, bool) {
        let participants: Vec<&Stand> = stands.iter().filter(|stand| matches!(stand, Stand::Participant(_))).collect();
        match (stands.first(), participants.as_slice()) {
            (Some(only), _) if stands.len() == 1 => (self.stead.of(*only), true),
            // One participant and others of that name: most likely the participant, but somebody says so.
            (_, [one]) => (self.stead.of(**one), false),
            (_, _) => (self.stead.name.clone(), true),
        }
    }

    /// Whether a hyphen or an apostrophe ties the run to a word beside it, so that it may be another name: "Marie-Josée".
    fn is_tied(&self, text: &str, words: &[Word], at: usize, count: usize) -> bool {
        let gap = |one: &Word, next: &Word| text.get(one.bytes.end..next.bytes.start).unwrap_or_default().to_owned();
        let hyphen = |gap: &str| ["-", "‐", "‑"].contains(&gap);
        let before = at.checked_sub(1).and_then(|before| Some((words.get(before)?, words.get(at)?)));
        let after = Some(at + count).and_then(|after| Some((words.get(after - 1)?, words.get(after)?)));
        let tied_before = before.is_some_and(|(one, next)| {
            let gap = gap(one, next);
            hyphen(&gap) || (["'", "’"].contains(&gap.as_str()) && !ELISIONS.contains(&one.folded.as_str()))
        });
        tied_before || after.is_some_and(|(one, next)| hyphen(&gap(one, next)))
    }
}

/// The beginning of a title before a name, else of the name itself: what takes the place of "Crowe" takes that of "Dr. Crowe".
fn before_title(text: &str, words: &[Word], at: usize, start: usize) -> usize {
    let Some(title) = at.checked_sub(1).and_then(|before| words.get(before)) else { return start };
    let gap = text.get(title.bytes.end..start).unwrap_or_default();
    if TITLES.contains(&title.folded.as_str()) && [" ", ". ", "\u{a0}", ".\u{a0}"].contains(&gap) {
        title.bytes.start
    } else {
        start
    }
}

fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// Whether a part of a name can be said for the whole: no initial, no "de", "van", "St".
fn stands_alone(part: &[String]) -> bool {
    const TIES: [&str; 19] = [
        "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "la", "le", "st", "ste", "ten",
        "van", "von",
    ];
    part.iter().any(|word| word.chars().count() > 1 && !TIES.contains(&word.as_str()))
}

fn initial(words: &[String]) -> String {
    words.first().and_then(|word| word.chars().next()).map(String::from).unwrap_or_default()
}
