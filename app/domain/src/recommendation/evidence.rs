//! What a recommendation rests on: a source, where to read it, and how strongly it recommends.

use serde::{Deserialize, Serialize};

use crate::fields::Check;

/// The longest name of a source, in characters.
pub const SOURCE: usize = 200;

/// The longest address, in characters.
pub const LINK: usize = 300;

/// How strongly a source recommends: GRADE's two strengths, its good practice statement, and what rests on experience alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Strong: for nearly everybody.
    Strong,
    /// Conditional, also called weak: for many, after talking it over.
    Conditional,
    /// A good practice statement.
    GoodPractice,
    /// The experience of those who advise.
    Experience,
}

impl Strength {
    /// Every strength, strongest first.
    pub const ALL: [Self; 4] = [Self::Strong, Self::Conditional, Self::GoodPractice, Self::Experience];

    /// The code, as the database keeps it; its name is the message "recommendation-strength-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Conditional => "conditional",
            Self::GoodPractice => "good-practice",
            Self::Experience => "experience",
        }
    }

    /// The strength of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.code() == code)
    }
}

/// What a recommendation rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// How strongly it recommends.
    pub strength: Strength,
    /// What it is, as "Canadian guideline 2017, recommendation 9"; empty for experience only.
    pub source: String,
    /// Where to read it; may be empty.
    pub link: String,
}

impl Evidence {
    /// The evidence as typed in the fields "strength", "source" and "link"; none when nothing is typed. A source needs a
    /// strength, every strength but experience a source, and a link is a public address of the web.
    pub fn read(check: &mut Check<'_>) -> Option<Self> {
        let strength = check.maybe_choice("strength", Strength::parse);
        let source = check.maybe_line("source", SOURCE);
        let link = check.maybe_line("link", LINK);
        if !link.is_empty() && !is_public(&link) {
            check.fault("link", "recommendation-fault-link");
        }
        let named = !source.is_empty();
        match strength {
            None if (named || !link.is_empty()) && check.fields().get("strength").is_empty() => {
                check.fault("strength", "recommendation-fault-strength");
            }
            Some(strength) if strength != Strength::Experience && !named => {
                check.fault("source", "recommendation-fault-source");
            }
            _ => {}
        }
        strength.map(|strength| Self { strength, source, link })
    }

    /// The evidence that the database keeps in three columns.
    pub fn parse(strength: &str, source: String, link: String) -> Option<Self> {
        Strength::parse(strength).map(|strength| Self { strength, source, link })
    }
}

/// Whether a text is an address that everybody may open: `https` or `http`, a host with a dot, no name or password in it.
fn is_public(link: &str) -> bool {
    let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let part = |part: &str| !part.is_empty() && part.chars().all(|one| one.is_alphanumeric() || one == '-');
    name.contains('.')
        && name.split('.').all(part)
        && name.rsplit('.').next().is_some_and(|last| !last.chars().all(|one| one.is_ascii_digit()))
        && port.parse::<u16>().is_ok()
        && !link
            .chars()
            .any(|one| one.is_whitespace() || one.is_control() || matches!(one, '<' | '>' | '"' | '\'' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::{Faults, Fields};

    fn read(strength: &str, source: &str, link: &str) -> Result<Option<Evidence>, Faults> {
        let fields = Fields::default().with("strength", strength).with("source", source).with("link", link);
        let mut check = Check::new(&fields);
        let evidence = Evidence::read(&mut check);
        check.done(evidence)
    }

    #[test]
    fn nothing_typed_is_no_evidence_and_no_fault() {
        assert_eq!(read("", "", "").unwrap(), None);
    }

    #[test]
    fn a_source_needs_a_strength_and_a_strength_a_source() {
        let faults = |strength, source, link| {
            let faults = read(strength, source, link).unwrap_err();
            faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect::<Vec<_>>()
        };
        let missing = |field: &str, key| vec![(field.to_owned(), key)];
        assert_eq!(faults("", "CDC 2022", ""), missing("strength", "recommendation-fault-strength"));
        assert_eq!(faults("", "", "https://example.org/a"), missing("strength", "recommendation-fault-strength"));
        assert_eq!(faults("strong", "", ""), missing("source", "recommendation-fault-source"));
        assert_eq!(faults("certain", "CDC 2022", ""), missing("strength", "fault-unknown-option"));
        let own = read("experience", "", "").unwrap().unwrap();
        assert_eq!(own.strength, Strength::Experience);
    }

    #[test]
    fn a_link_is_a_public_address() {
        for good in [
            "https://www.example.org/a?b=c#d",
            "http://example.org",
            "https://exemple.québec/é",
            "https://example.org:8443/",
        ] {
            assert!(is_public(good), "{good}");
        }
        for bad in [
            "example.org",
            "javascript:alert(1)",
            "https://localhost/x",
            "https://user:pass@example.org/",
            "https://192.168.0.1/chart",
            "https://exa mple.org",
            "https://example.org/\"onmouseover=1",
            "https://.org",
            "https://",
        ] {
            assert!(!is_public(bad), "{bad}");
        }
    }
}
