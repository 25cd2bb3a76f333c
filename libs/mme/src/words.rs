//! The library's sentences, in English and French, as data.

use std::sync::OnceLock;

/// The language of sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Canadian French.
    French,
}

impl Language {
    /// By a language tag: everything that begins with `fr` is French, the rest English.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let french = tag.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("fr"));
        if french { Self::French } else { Self::English }
    }
}

static FILES: [&str; 2] = [include_str!("../data/words.tsv"), include_str!("../data/flag_words.tsv")];

fn all() -> &'static [(&'static str, [&'static str; 2])] {
    static ALL: OnceLock<Vec<(&'static str, [&'static str; 2])>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = FILES.iter().flat_map(|file| file.lines()).filter(|line| !line.starts_with('#'));
        let mut all: Vec<_> = lines
            .filter_map(|line| {
                let mut parts = line.split('\t');
                Some((parts.next()?, [parts.next()?, parts.next()?]))
            })
            .collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        all
    })
}

/// The sentence under a key with its `{names}` filled in; the key itself when there is no such sentence (a test sees to it
/// that there is).
#[must_use]
pub fn say(key: &str, language: Language, values: &[(&str, &str)]) -> String {
    let found = all().binary_search_by_key(&key, |(name, _)| *name).ok().and_then(|place| all().get(place));
    let Some((_, [english, french])) = found else { return key.to_owned() };
    let template = match language {
        Language::English => english,
        Language::French => french,
    };
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = *template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push('…'),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Whether there is a sentence under the key.
#[must_use]
pub fn known(key: &str) -> bool {
    all().binary_search_by_key(&key, |(name, _)| *name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    #[test]
    fn every_code_has_its_sentence_in_both_languages_with_the_same_gaps() {
        for code in Code::ALL {
            assert!(known(code.text()), "{}", code.text());
        }
        for (key, [english, french]) in all() {
            let gaps = |text: &str| {
                let mut gaps: Vec<_> =
                    text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
                gaps.sort();
                gaps
            };
            assert_eq!(gaps(english), gaps(french), "{key}");
            assert!(!english.is_empty() && !french.is_empty() && english != french, "{key}");
        }
    }

    #[test]
    fn gaps_are_filled_and_nothing_else() {
        let said = say("total.value", Language::English, &[("total", "60"), ("table", "CDC 2022")]);
        assert_eq!(said, "60 MME/day (CDC 2022).");
        assert_eq!(say("education", Language::of("fr-CA"), &[]), "Aide à la formation, non à la prescription.");
    }
}
