//! One language's messages, and how a message is said.

use std::{borrow::Cow, collections::BTreeSet};

use domain::language::Language;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// A value put into a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(Cow<'a, str>),
    /// A count, which also chooses the plural form.
    Count(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

// Templates hand over references to what they hold, which may be references already.
impl<'a> From<&&'a str> for Arg<'a> {
    fn from(text: &&'a str) -> Self {
        Self::from(*text)
    }
}

impl<'a> From<&&'a String> for Arg<'a> {
    fn from(text: &&'a String) -> Self {
        Self::from(*text)
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! counts {
    ($($type:ty),+) => {$(
        impl From<$type> for Arg<'_> {
            fn from(count: $type) -> Self { Self::Count(i64::try_from(count).unwrap_or(i64::MAX)) }
        }
        impl From<&$type> for Arg<'_> {
            fn from(count: &$type) -> Self { Self::from(*count) }
        }
        impl From<&&$type> for Arg<'_> {
            fn from(count: &&$type) -> Self { Self::from(**count) }
        }
    )+};
}

counts!(i32, i64, u32, u16, u64, usize);

/// The messages of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    faults: Vec<String>,
}

impl Words {
    pub(crate) fn read(language: Language, files: &[(&str, &str)]) -> Self {
        let locale = if language == Language::Fr { "fr-CA" } else { "en-CA" };
        let locale: LanguageIdentifier = locale.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would surface in mails, titles and PDFs; people's own texts stand in elements with dir="auto".
        bundle.set_use_isolating(false);
        let mut keys = BTreeSet::new();
        let mut faults = Vec::new();
        for (noun, text) in files {
            let text = if language == Language::Fr { unbroken(text) } else { (*text).to_owned() };
            let resource = FluentResource::try_new(text.clone()).unwrap_or_else(|(resource, errors)| {
                faults.extend(errors.iter().map(|error| format!("{noun}.ftl: {error}")));
                resource
            });
            keys.extend(message_keys(&text));
            if let Err(errors) = bundle.add_resource(resource) {
                faults.extend(errors.iter().map(|error| format!("{noun}.ftl: {error}")));
            }
        }
        Self { language, bundle, keys, faults }
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key without values. An unknown key is said as itself, so that a page is never lost.
    pub fn say(&self, key: &str) -> String {
        self.tell(key, &[])
    }

    /// The message of a key with its values.
    pub fn tell(&self, key: &str, values: &[(&str, Arg<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value {
                Arg::Text(text) => args.set(*name, FluentValue::from(text.as_ref())),
                Arg::Count(count) => args.set(*name, FluentValue::from(*count)),
            }
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// Whether there is a message of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// Every key, for the test that both languages have the same.
    pub fn keys(&self) -> &BTreeSet<String> {
        &self.keys
    }

    /// What is wrong with the files, for the test that nothing is.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }
}

fn message_keys(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
}

/// French sets a space before high punctuation and inside quotation marks, at which no line may end: a plain one becomes such
/// a space.
fn unbroken(text: &str) -> String {
    let signs = [" :", " ;", " ?", " !", " »", "« ", " %"];
    signs.into_iter().fold(text.to_owned(), |text, sign| text.replace(sign, &sign.replace(' ', "\u{a0}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_messages_and_no_fault() {
        let [english, french] = Language::ALL.map(crate::of);
        assert_eq!(english.faults(), &[] as &[String]);
        assert_eq!(french.faults(), &[] as &[String]);
        let missing: Vec<_> = english.keys().symmetric_difference(french.keys()).collect();
        assert_eq!(missing, Vec::<&String>::new());
    }

    /// As the federal government and Ontario write it; Canadian French also has the other word, and we had both.
    #[test]
    fn a_community_has_one_name_in_french() {
        let both: Vec<_> = crate::FR.iter().filter(|(_, text)| text.to_lowercase().contains("communauté")).collect();
        assert!(both.is_empty(), "{:?}", both.iter().map(|(noun, _)| noun).collect::<Vec<_>>());
        assert!(crate::FR.iter().any(|(_, text)| text.contains("collectivité")));
    }

    /// As the Office québécois de la langue française has it: a space before a colon, none before the others.
    #[test]
    fn french_has_no_space_before_a_semicolon_a_question_mark_or_an_exclamation_mark() {
        let spaced: Vec<_> = crate::FR
            .iter()
            .flat_map(|(_, text)| text.lines())
            .filter(|line| {
                [' ', '\u{a0}', '\u{202f}']
                    .iter()
                    .any(|space| [';', '?', '!'].iter().any(|mark| line.contains(&format!("{space}{mark}"))))
            })
            .collect();
        assert_eq!(spaced, [""; 0]);
    }

    #[test]
    fn every_profession_family_and_role_has_a_name() {
        use domain::{
            access::Role,
            profession::{Family, Profession},
        };
        for words in Language::ALL.map(crate::of) {
            for profession in Profession::ALL {
                assert!(words.has(&format!("profession-{}", profession.code())), "{}", profession.code());
            }
            for family in Family::ALL {
                assert!(words.has(&format!("family-{}", family.code())), "{}", family.code());
            }
            for role in Role::ALL {
                assert!(words.has(&format!("role-{}", role.code())), "{}", role.code());
            }
        }
    }

    #[test]
    fn values_and_plurals_follow_the_language() {
        let english = crate::of(Language::En);
        let french = crate::of(Language::Fr);
        assert_eq!(english.tell("fault-too-long", &[("most", 120.into())]), "Use at most 120 characters");
        assert_eq!(french.tell("fault-too-long", &[("most", 120.into())]), "Utilisez au plus 120 caractères");
    }

    #[test]
    fn a_french_line_does_not_end_before_its_punctuation() {
        assert_eq!(
            unbroken("a = « Oui » : { $n } %\nb = Non ?"),
            "a = «\u{a0}Oui\u{a0}»\u{a0}: { $n }\u{a0}%\nb = Non\u{a0}?"
        );
    }
}
