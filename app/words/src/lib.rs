//! Every sentence people read, in Fluent files by noun, in English and French; dates and times as people say them.

mod bundle;
mod dates;
mod voice;

use std::sync::OnceLock;

pub use bundle::{Arg, Words};
use domain::language::Language;

macro_rules! files {
    ($($noun:literal),+ $(,)?) => {
        /// The nouns that have a word file, in both languages.
        pub const NOUNS: &[&str] = &[$($noun),+];
        const EN: &[(&str, &str)] = &[$(($noun, include_str!(concat!("../en/", $noun, ".ftl")))),+];
        const FR: &[(&str, &str)] = &[$(($noun, include_str!(concat!("../fr/", $noun, ".ftl")))),+];
    };
}

files![
    "advice",
    "agenda",
    "attachment",
    "attendance",
    "case",
    "certificate",
    "change",
    "clarification",
    "codebook",
    "coding",
    "comment",
    "computation",
    "coreq",
    "credit",
    "curriculum",
    "cycle",
    "dictionary",
    "export",
    "fault",
    "focus_group",
    "follow_up",
    "form",
    "hand",
    "home",
    "identifier",
    "import",
    "item_text",
    "joint_display",
    "letter",
    "login",
    "mail",
    "member",
    "network",
    "participant",
    "person",
    "presentation",
    "profession",
    "program",
    "purge",
    "quote",
    "recommendation",
    "recording",
    "registration",
    "report",
    "role_map",
    "room",
    "session",
    "setup",
    "site",
    "snippet",
    "speaking",
    "study",
    "survey",
    "term",
    "theme",
    "transcript",
];

/// The words of a language, read once.
pub fn of(language: Language) -> &'static Words {
    static ENGLISH: OnceLock<Words> = OnceLock::new();
    static FRENCH: OnceLock<Words> = OnceLock::new();
    match language {
        Language::En => ENGLISH.get_or_init(|| Words::read(Language::En, EN)),
        Language::Fr => FRENCH.get_or_init(|| Words::read(Language::Fr, FR)),
    }
}
