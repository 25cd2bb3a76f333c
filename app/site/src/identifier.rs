//! The check of what people type about a case: nothing with an undecided identifying detail is kept. Pages run the same check
//! by script while somebody types; this one counts.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::{Act, Permit},
    fields::Fields,
    id::CaseId,
    identifier::{self, Act as Deed, Day, Decision, Looked, Reason, Told},
};
use ui::Html;

use crate::{assets, error::Error, sent::Form, visit::Visit};

/// The day on the author's calendar: how long ago a date was is told by it.
fn today(v: &Visit) -> Day {
    let date = v.now.local(v.zone()).date();
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    Day { year: u16::try_from(date.year()).unwrap_or_default(), month: part(date.month()), day: part(date.day()) }
}

/// Looks at the texts of a sent form about a case.
pub async fn look<A: Act<Thing = CaseId>>(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<A>,
    sent: &Fields,
    names: &[String],
) -> Result<Looked, Error> {
    let decided = store::identifier::decided(tx, permit, &v.app.seal).await?;
    Ok(identifier::look(sent, names, today(v), |folded| decided.why(folded)))
}

/// Remembers what its author decided to keep, and why.
pub async fn keep<A: Act<Thing = CaseId>>(
    v: &Visit,
    tx: &mut store::Tx,
    permit: &Permit<A>,
    looked: &Looked,
) -> Result<(), Error> {
    Ok(store::identifier::keep(tx, permit, &v.app.seal, &looked.kept, v.now).await?)
}

/// What was decided before, as the fields of a form that is shown again.
pub fn decided(fields: Fields, looked: &Looked) -> Fields {
    looked.kept.iter().enumerate().fold(fields, |fields, (number, kept)| {
        let name = |part: &str| format!("found-{number}-{part}");
        let fields = fields.with(name("field"), &kept.field).with(name("text"), &kept.found);
        fields.with(name("do"), kept.reason.code())
    })
}

/// The decisions of a form on its page: those that were made, and the questions about the others.
pub struct Found<'a> {
    v: &'a Visit,
    made: Vec<Decision>,
    open: Vec<Told<'a>>,
}

/// What a page asks about one detail.
struct Question<'a> {
    number: usize,
    told: Told<'a>,
}

#[derive(Template)]
#[template(path = "identifier/questions.html")]
struct Questions<'a> {
    v: &'a Visit,
    questions: Vec<Question<'a>>,
}

#[derive(Template)]
#[template(path = "identifier/made.html")]
struct Made<'a> {
    made: &'a [Decision],
}

impl<'a> Found<'a> {
    /// The decisions of this form.
    pub fn new(v: &'a Visit, form: &'a Form) -> Self {
        let open = identifier::told(&form.faults);
        let asked = |decision: &Decision| {
            open.iter().any(|told| identifier::folded(told.found) == identifier::folded(&decision.found))
        };
        let mut made: Vec<Decision> = Vec::new();
        for decision in identifier::decisions(&form.fields) {
            if matches!(decision.act, Deed::Keep(_)) && !asked(&decision) && !made.contains(&decision) {
                made.push(decision);
            }
        }
        Self { v, made, open }
    }

    /// The decisions that were made, as hidden fields.
    pub fn made(&self) -> askama::Result<Html> {
        Html::rendered(&Made { made: &self.made })
    }

    /// The questions about the details in the fields that `here` names.
    pub fn at(&self, here: impl Fn(&str) -> bool) -> askama::Result<Html> {
        let questions: Vec<Question<'_>> = self
            .open
            .iter()
            .enumerate()
            .filter(|(_, told)| here(told.field))
            .map(|(place, told)| Question { number: self.made.len() + place, told: *told })
            .collect();
        if questions.is_empty() {
            return Ok(Html::default());
        }
        Html::rendered(&Questions { v: self.v, questions })
    }
}

/// The address of the rules that a page's script applies.
pub fn rules() -> String {
    assets::address("browser.wasm")
}

const CODES: [&str; 7] = ["name", "place", "institution", "date", "age", "number", "contact"];

/// What the script says, in which "%{found}", "%{replacement}" and "%{count}" stand for what it puts in.
pub fn words(v: &Visit) -> String {
    let values = |tier| {
        [("found", "%{found}".into()), ("replacement", "%{replacement}".into()), ("tier", words::Arg::from(tier))]
    };
    let mut said = BTreeMap::new();
    for code in CODES {
        for tier in ["block", "confirm"] {
            let sentence = v.words.tell(&format!("identifier-fault-{code}"), &values(tier));
            said.insert(format!("{code}-{tier}"), sentence);
        }
    }
    for key in ["replace", "keep", "keep-label", "change", "kept", "list", "unchecked", "waiting"] {
        said.insert(key.to_owned(), v.words.tell(&format!("identifier-{key}"), &values("confirm")));
    }
    for reason in Reason::ALL {
        said.insert(format!("reason-{}", reason.code()), v.t(format!("identifier-reason-{}", reason.code())));
    }
    said.insert("one".to_owned(), v.t1("identifier-count", "count", 1));
    said.insert("other".to_owned(), v.t1("identifier-count-many", "count", "%{count}"));
    said.insert("none".to_owned(), v.t("identifier-none"));
    for (key, message) in [("together-one", "identifier-hint"), ("together-other", "identifier-hint-many")] {
        said.insert(key.to_owned(), v.t1(message, "people", "%{people}"));
    }
    // A "<" could end the element that carries it.
    serde_json::to_string(&said).unwrap_or_default().replace('<', "\\u003c")
}
