//! The codebook of a study: the tree, each code, every version, and the file that other programs read.

pub mod code;
pub mod export;
pub mod removal;
pub mod show;

use askama::Template;
use domain::{
    access::AnalyzeStudy,
    codebook::{Code, Codebook, Color, NAME, REASON},
    fields::Fields,
    id::{CodeId, StudyId},
};
use store::{Tx, study};
use ui::{Select, SelectItem};

use crate::{ask::Ask, error::Error, gate::Allowed, visit::Visit};

/// What every page of a study's coding shows at its top: the study, with the way to its parts.
pub struct Place {
    /// The study.
    pub study: StudyId,
    /// Its title.
    pub title: String,
}

impl Place {
    /// The place of a permit.
    pub async fn of(tx: &mut Tx, permit: &Allowed<AnalyzeStudy>) -> Result<Self, Error> {
        Self::at(tx, permit).await
    }

    /// The place of any permit for the study.
    pub async fn at<A: domain::access::Act<Thing = StudyId>>(
        tx: &mut Tx,
        permit: &domain::access::Permit<A>,
    ) -> Result<Self, Error> {
        let record = study::get(tx, permit).await?;
        Ok(Self { study: permit.thing(), title: record.study.title })
    }

    /// The parts of the analysis with their addresses: the key of the words, the address.
    pub fn parts(&self) -> [(&'static str, String); 5] {
        let at = |end: &str| format!("/studies/{}/{end}", self.study);
        [
            ("codebook-title", at("codebook")),
            ("coding-title", at("coding")),
            ("theme-list-title", at("themes")),
            ("joint-display-title", at("joint-display")),
            ("coding-exchange-title", at("exchange")),
        ]
    }
}

/// The fields of a code.
#[derive(Template)]
#[template(path = "codebook/fields.html")]
struct CodeFields<'a> {
    ask: Ask<'a>,
    v: &'a Visit,
    book: &'a Codebook,
    own: Option<CodeId>,
}

impl CodeFields<'_> {
    fn parent(&self) -> Select {
        let list = self.ask.select("parent", "codebook-parent").hint(self.v.t("codebook-parent-hint"));
        let others =
            self.book.codes.iter().filter(|code| {
                Some(code.id) != self.own && !self.book.above(code).any(|above| Some(above.id) == self.own)
            });
        list.items(others.map(|code| SelectItem::new(code.id.to_string(), self.book.path(code))))
    }

    fn color(&self) -> Select {
        let named = |color: Color| (color.code(), self.v.t(format!("codebook-color-{}", color.code())));
        self.ask.select("color", "codebook-color").items(Color::ALL.map(named))
    }

    fn needs_reason(&self) -> bool {
        self.book.version > 0
    }

    const fn longest_name(&self) -> usize {
        NAME
    }

    const fn longest_reason(&self) -> usize {
        REASON
    }
}

/// A code as the fields of its form.
fn fields(code: &Code) -> Fields {
    let parent = code.parent.map(|parent| parent.to_string()).unwrap_or_default();
    Fields::default()
        .with("name", &code.name)
        .with("definition", &code.definition)
        .with("include", &code.include)
        .with("exclude", &code.exclude)
        .with("example", &code.example)
        .with("color", code.color.code())
        .with("parent", parent)
}
