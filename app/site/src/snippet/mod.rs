//! The hub's library of recommendations that come up again and again.

pub mod edition;
pub mod list;
pub mod new;
pub mod retirement;
pub mod show;

use askama::Template;
use domain::{
    fields::Fields,
    recommendation::{Domain, Strength},
    snippet::Wording,
};
use ui::{Input, Select};

use crate::{ask::Ask, visit::Visit};

/// The fields of an edition.
#[derive(Template)]
#[template(path = "snippet/fields.html")]
struct WordingFields<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
}

impl WordingFields<'_> {
    fn domain(&self) -> Select {
        let named = |domain: Domain| (domain.code(), self.v.t(format!("recommendation-domain-{}", domain.code())));
        self.ask.select("domain", "recommendation-domain").items(Domain::ALL.map(named))
    }

    fn strength(&self) -> Select {
        let named = |one: Strength| (one.code(), self.v.t(format!("recommendation-strength-{}", one.code())));
        self.ask.select("strength", "recommendation-strength").items(Strength::ALL.map(named))
    }

    fn source(&self) -> Input {
        self.ask.maybe_input("source", "recommendation-source").hint(self.v.t("recommendation-source-hint"))
    }
}

/// A wording as the fields of its form.
fn fields(wording: &Wording) -> Fields {
    Fields::default()
        .with("domain", wording.domain.code())
        .with("text_en", &wording.text.en)
        .with("text_fr", &wording.text.fr)
        .with("strength", wording.evidence.strength.code())
        .with("source", &wording.evidence.source)
        .with("link", &wording.evidence.link)
}
