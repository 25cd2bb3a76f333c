//! The letter in plain words, for the presenter to hand to the patient: only recommendations that a specialist has put into
//! plain words, and no name of anybody but the hub and the program.

use super::{Letter, arrange};
use crate::language::Language;

/// The longest plain words for one recommendation, in characters.
pub const TEXT: usize = 600;

/// Words after which a sentence is long for somebody who does not read much.
pub const WORDS: usize = 20;

/// Units and shorthand that clinicians write and patients do not read; in small letters.
const JARGON: &[&str] = &[
    "mg", "mcg", "µg", "μg", "ml", "mme", "med", "po", "prn", "bid", "tid", "qid", "od", "qd", "qhs", "hs", "stat",
    "sc", "im", "iv", "mmol", "q4h", "q6h", "q8h", "q12h", "q24h", "c/o", "s/e", "rx", "tx", "dx", "hx", "sx",
];

/// What could be plainer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A sentence of so many words.
    Long(usize),
    /// An abbreviation or unit.
    Jargon(String),
}

/// The plain words of a letter, in its order.
pub fn items(letter: &Letter) -> Vec<&str> {
    let groups = arrange(&letter.items).into_iter().flat_map(|(_, groups)| groups);
    let items = groups.flat_map(|(_, items)| items).map(|(_, item)| item.plain.as_str());
    items.filter(|plain| !plain.is_empty()).collect()
}

/// What could be plainer in a text. Hints only: whoever writes knows better.
pub fn hints(text: &str, language: Language) -> Vec<Hint> {
    let mut hints: Vec<Hint> = sentences(text)
        .map(|sentence| sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count())
        .filter(|count| *count > WORDS)
        .map(Hint::Long)
        .collect();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if is_jargon(word, language) && !hints.iter().any(|hint| *hint == Hint::Jargon(word.to_owned())) {
            hints.push(Hint::Jargon(word.to_owned()));
        }
    }
    hints
}

/// The sentences of a text: they end at a mark before a space, or with the line. "2.5" is no end.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let mut rest = line;
        std::iter::from_fn(move || {
            if rest.trim().is_empty() {
                return None;
            }
            let ends = rest.char_indices().zip(rest.chars().skip(1));
            let end = ends.filter(|((_, mark), next)| matches!(mark, '.' | '!' | '?' | '…') && next.is_whitespace());
            let at = end.map(|((at, mark), _)| at + mark.len_utf8()).next().unwrap_or(rest.len());
            let (sentence, after) = rest.split_at_checked(at)?;
            rest = after;
            Some(sentence)
        })
    })
}

fn is_jargon(word: &str, language: Language) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).to_lowercase();
    let shouts = word.chars().filter(|c| c.is_uppercase()).count() >= 2;
    // In French, "die" is a prescription word; in English it is not.
    shouts || JARGON.contains(&unit.as_str()) || language == Language::Fr && unit == "die"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_and_shorthand_are_hinted_at() {
        let long = "word ".repeat(21);
        let text = format!("Take one tablet in the morning. {long}. Do not take 2.5mg NSAIDs q6h, and not NSAIDs.");
        assert_eq!(
            hints(&text, Language::En),
            [
                Hint::Long(21),
                Hint::Jargon("2.5mg".to_owned()),
                Hint::Jargon("NSAIDs".to_owned()),
                Hint::Jargon("q6h".to_owned()),
            ]
        );
        assert_eq!(hints("Walk a little every day. Rest when you need to.", Language::En), []);
        assert_eq!(hints("1 co die", Language::Fr), [Hint::Jargon("die".to_owned())]);
        assert_eq!(hints("", Language::En), []);
    }

    #[test]
    fn twenty_words_are_not_long() {
        assert_eq!(hints(&"word ".repeat(20), Language::En), []);
    }
}
