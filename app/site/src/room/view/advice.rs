//! What the room shows about recommendations.

use domain::recommendation::{Advice, Domain, Strength};
use store::{recommendation::Record, snippet::Edition};

use super::View;
use crate::room::discussed::Discussed;

/// The characters of a recommendation that stand for it in a choice.
const BRIEF: usize = 70;

impl View {
    /// What a recommendation says now.
    pub fn advice_of<'a>(&self, given: &'a Record) -> Option<&'a Advice> {
        Some(&given.advice)
    }

    /// What stands in the form of a new recommendation: nothing yet.
    pub fn no_advice(&self) -> Option<&Advice> {
        None
    }

    /// What stands in a field of the form of a recommendation: what was typed, or else what is kept.
    pub fn advice(&self, at: &str, field: &str, kept: &Option<&Advice>) -> String {
        let evidence = kept.and_then(|kept| kept.evidence.as_ref());
        let stored = match field {
            "domain" => kept.map(|kept| kept.domain.code()),
            "text" => kept.map(|kept| kept.text.as_str()),
            "strength" => evidence.map(|evidence| evidence.strength.code()),
            "source" => evidence.map(|evidence| evidence.source.as_str()),
            "link" => evidence.map(|evidence| evidence.link.as_str()),
            _ => None,
        };
        self.typed_or(at, field, stored.unwrap_or_default())
    }

    /// Whether the part of the form that asks for the source begins open.
    pub fn shows_evidence(&self, at: &str, kept: &Option<&Advice>) -> bool {
        ["strength", "source", "link"].iter().any(|field| !self.advice(at, field, kept).is_empty())
    }

    /// Every strength.
    pub fn strengths(&self) -> [Strength; 4] {
        Strength::ALL
    }

    /// The library by domain, with the snippets of each.
    pub fn library(&self) -> Vec<(Domain, Vec<&Edition>)> {
        let of = |domain: Domain| self.snippets.iter().filter(|one| one.wording.domain == domain).collect::<Vec<_>>();
        Domain::ALL.into_iter().map(|domain| (domain, of(domain))).filter(|(_, found)| !found.is_empty()).collect()
    }

    /// A text of the library in the visitor's language.
    pub fn wording<'a>(&self, edition: &'a Edition) -> &'a str {
        edition.wording.text(self.v.language)
    }

    /// The beginning of a text, for a choice.
    pub fn brief(&self, text: &str) -> String {
        let mut short: String = text.chars().take(BRIEF).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        short
    }

    /// Where a recommendation was taken from, in words; none when its author wrote it.
    pub fn origin(&self, given: &Record) -> Option<String> {
        let origin = given.advice.origin?;
        let key = if given.verbatim { "recommendation-from-snippet" } else { "recommendation-from-snippet-changed" };
        Some(self.v.t1(key, "edition", i64::from(origin.edition)))
    }

    /// Whether the visitor may second a recommendation.
    pub fn may_second(&self, case: &Discussed, given: &Record) -> bool {
        case.advises && self.takes_advice(case) && given.author != self.me && !given.struck
    }

    /// Whether the visitor seconded a recommendation.
    pub fn seconds(&self, given: &Record) -> bool {
        given.seconds.iter().any(|second| second.person == self.me)
    }
}
