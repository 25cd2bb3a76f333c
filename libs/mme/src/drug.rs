//! Names of drugs: which opioid, which other drug, or not known.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use crate::Ratio;

/// An opioid of the list `data/drugs.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opioid(pub(crate) u8);

/// What is known of an opioid.
#[derive(Debug)]
pub struct Facts {
    /// Its id in tables and results.
    pub id: &'static str,
    /// English and French name.
    pub names: [&'static str; 2],
    /// RxNorm code of the ingredient.
    pub rxnorm: &'static str,
    /// Least and most plausible single dose, micrograms.
    pub single: [Ratio; 2],
}

/// A class of drugs that are no opioids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A benzodiazepine.
    Benzodiazepine,
    /// Another depressant of the central nervous system.
    Depressant,
    /// Naloxone.
    Naloxone,
    /// Something else.
    Other,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An opioid.
    Opioid(Opioid),
    /// Another drug.
    Other(Class),
}

/// FNV-1a: names are short, and the table is ours, so nobody can choose names that collide.
pub(crate) struct Short(u64);

impl Default for Short {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Short {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A map of names.
pub(crate) type Names<K, V> = HashMap<K, V, BuildHasherDefault<Short>>;

struct Register {
    facts: Vec<Facts>,
    names: Names<String, Named>,
}

static DRUGS: &str = include_str!("../data/drugs.tsv");
static OTHERS: &str = include_str!("../data/others.tsv");

fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| {
        let mut facts = Vec::new();
        let mut names = Names::default();
        for line in OTHERS.lines().filter(|line| !line.starts_with('#')) {
            let Some((class, list)) = line.split_once('\t') else { continue };
            let class = match class {
                "benzodiazepine" => Class::Benzodiazepine,
                "depressant" => Class::Depressant,
                "naloxone" => Class::Naloxone,
                _ => Class::Other,
            };
            names.extend(list.split(';').map(|name| (plain(name), Named::Other(class))));
        }
        for line in DRUGS.lines().filter(|line| !line.starts_with('#')) {
            let Some(read) = facts_of(line) else { continue };
            let (fact, more) = read;
            let Ok(place) = u8::try_from(facts.len()) else { continue };
            let all = [fact.id, fact.names[0], fact.names[1]].into_iter().chain(more.split(';'));
            names.extend(all.filter(|name| !name.is_empty()).map(|name| (plain(name), Named::Opioid(Opioid(place)))));
            facts.push(fact);
        }
        Register { facts, names }
    })
}

fn facts_of(line: &'static str) -> Option<(Facts, &'static str)> {
    let mut parts = line.split('\t');
    let id = parts.next()?;
    let names = [parts.next()?, parts.next()?];
    let rxnorm = parts.next()?;
    let single = [Ratio::parse(parts.next()?)?, Ratio::parse(parts.next()?)?];
    Some((Facts { id, names, rxnorm, single }, parts.next().unwrap_or_default()))
}

impl Opioid {
    /// Every opioid of the list.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).zip(&register().facts).map(|(place, _)| Self(place))
    }

    /// By its id.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::all().find(|drug| drug.facts().id == id)
    }

    /// By the RxNorm code of the ingredient.
    #[must_use]
    pub fn of_rxnorm(code: &str) -> Option<Self> {
        Self::all().find(|drug| drug.facts().rxnorm == code)
    }

    /// What is known of it.
    #[must_use]
    pub fn facts(self) -> &'static Facts {
        static NOTHING: Facts = Facts { id: "", names: ["", ""], rxnorm: "", single: [Ratio::ZERO, Ratio::ZERO] };
        register().facts.get(usize::from(self.0)).unwrap_or(&NOTHING)
    }
}

/// The names of drugs that are no opioids, as the list writes them: those that sedate first.
pub(crate) fn others() -> impl Iterator<Item = &'static str> {
    let rows = OTHERS.lines().filter(|line| !line.starts_with('#'));
    rows.filter_map(|line| line.split_once('\t')).flat_map(|(_, names)| names.split(';'))
}

/// Exactly this name (folded by [`plain`]), an opioid, another drug, or nothing known.
#[must_use]
pub fn exact(plain: &str) -> Option<Named> {
    register().names.get(plain).copied()
}

/// The drugs named anywhere in a text folded by [`plain`]: single words first, then words in pairs (`peg 3350`).
pub fn within(plain: &str) -> impl Iterator<Item = Named> + '_ {
    let signs = |sign: char| !(sign.is_alphanumeric() || sign == '-');
    let words = plain.split(signs).filter(|word| !word.is_empty());
    let pairs = plain.match_indices(' ').filter_map(move |(place, _)| {
        let before = plain.get(..place)?.rsplit(signs).next()?;
        let after = plain.get(place + 1..)?.split(signs).next()?;
        let start = place - before.len();
        plain.get(start..place + 1 + after.len()).filter(|_| !before.is_empty() && !after.is_empty())
    });
    words.chain(pairs).flat_map(|word| {
        let whole = exact(word);
        // "oxycodone-acetaminophen": a name that stands nowhere as a whole is looked for in its parts.
        let parts = if whole.is_none() && word.contains('-') { word } else { "" };
        whole.into_iter().chain(parts.split('-').filter_map(exact))
    })
}

/// Lower case without accents, blanks made single: `Méthadone ` and `methadone` are one name.
#[must_use]
pub fn plain(text: &str) -> String {
    let text = text.trim();
    let blanks = |pair: &[u8]| pair.iter().all(u8::is_ascii_whitespace);
    if text.is_ascii() && !text.as_bytes().windows(2).any(blanks) && !text.contains(['\t', '\n', '\r']) {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.trim().chars() {
        if sign.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        if sign.is_ascii() {
            out.push(sign.to_ascii_lowercase());
            continue;
        }
        for sign in sign.to_lowercase() {
            match sign {
                'à' | 'â' | 'ä' | 'á' => out.push('a'),
                'é' | 'è' | 'ê' | 'ë' => out.push('e'),
                'î' | 'ï' => out.push('i'),
                'ô' | 'ö' => out.push('o'),
                'ù' | 'û' | 'ü' => out.push('u'),
                'ç' => out.push('c'),
                'œ' => out.push_str("oe"),
                'µ' | 'μ' => out.push('u'),
                '’' | '‘' => out.push('\''),
                '–' | '—' | '‑' => out.push('-'),
                // "1½" is one and a half.
                '½' | '¼' | '¾' => {
                    let part = if sign == '½' {
                        ".5"
                    } else if sign == '¼' {
                        ".25"
                    } else {
                        ".75"
                    };
                    out.push_str(if out.ends_with(|sign: char| sign.is_ascii_digit()) { "" } else { "0" });
                    out.push_str(part);
                }
                '×' => out.push('x'),
                sign => out.push(sign),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_two_languages_are_one_drug() {
        let methadone = Named::Opioid(Opioid::of("methadone").unwrap());
        for name in ["Méthadone", "METHADONE", "methadone "] {
            assert_eq!(exact(&plain(name)), Some(methadone), "{name}");
        }
        assert_eq!(exact(&plain("péthidine")), Opioid::of("meperidine").map(Named::Opioid));
        assert_eq!(exact("metonitazene"), None);
        assert_eq!(exact("flurazepam"), Some(Named::Other(Class::Benzodiazepine)));
    }

    #[test]
    fn drugs_are_found_inside_product_names() {
        let found: Vec<_> = within(&plain("Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG")).collect();
        assert_eq!(found, [Named::Other(Class::Other), Named::Opioid(Opioid::of("oxycodone").unwrap())]);
        assert_eq!(within("take peg 3350 daily").collect::<Vec<_>>(), [Named::Other(Class::Other)]);
        assert_eq!(within("oxymorphone").collect::<Vec<_>>(), [Named::Opioid(Opioid::of("oxymorphone").unwrap())]);
    }
}
