//! The letter before anybody signed it, for the team: as it will be printed, with what a specialist can change in it.

use askama::Template;
use domain::{
    access::{Act, Permit, Role},
    fields::Fields,
    id::CaseId,
    letter::Draft,
};
use paper::letter::Letter;
use store::{
    Tx,
    letter::{Desk, signature::Objected},
};
use ui::Input;

use super::{clock_in_words, signature::digest};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    page::{again, page},
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "letter/draft.html")]
struct DraftPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    case: CaseId,
    desk: &'a Desk,
    paper: Letter,
    due: String,
    clock: String,
    /// Whether this person may strike, order, word and sign.
    signs: bool,
    /// Signatures the letter needs.
    needed: u32,
    /// Who put it back to draft, and why.
    objections: Vec<Objected>,
    /// What the signature covers.
    seen: String,
}

impl DraftPage<'_> {
    /// Whether a recommendation is ticked.
    fn keeps(&self, draft: &Draft) -> bool {
        self.ask.ticked("keep", draft.item.id.to_string())
    }

    /// The field of a recommendation's place.
    fn place(&self, draft: &Draft) -> Input {
        let name = format!("place-{}", draft.item.id);
        self.ask.input(&name, "letter-edit-place").described_by("place-hint").whole().width(2)
    }

    /// Who put it back, and when.
    fn objected(&self, objection: &Objected) -> String {
        self.v.t2("letter-objected", "name", &objection.name, "date", self.v.when(&objection.at))
    }
}

/// The choices as they are kept.
pub(super) fn kept(drafts: &[Draft]) -> Fields {
    drafts.iter().fold(Fields::default(), |fields, draft| {
        let id = draft.item.id;
        let fields = if draft.struck { fields } else { fields.with("keep", id.to_string()) };
        draft.place.map_or(fields.clone(), |place| fields.with(format!("place-{id}"), place.to_string()))
    })
}

/// The page of a draft, with faults when the form has some.
pub(super) async fn show<A: Act<Thing = CaseId>>(
    v: &Visit,
    tx: &mut Tx,
    permit: &Permit<A>,
    desk: &Desk,
    form: &Form,
) -> Reply {
    let objections = store::letter::signature::objections(tx, permit).await?;
    let number = desk.letter.version.number;
    let template = DraftPage {
        v,
        ask: Ask::new(v, form),
        case: permit.thing(),
        paper: Letter::of(&desk.letter, words::of(desk.letter.language)),
        due: v.date(&desk.due),
        clock: clock_in_words(v, desk.due, &desk.letter.zone),
        signs: v.who()?.has(Role::Specialist),
        needed: desk.needed,
        objections: objections.into_iter().filter(|objection| objection.version == number).collect(),
        seen: digest(&desk.letter)?,
        desk,
    };
    if form.faults.is_empty() { page(&template) } else { again(&template) }
}

/// The page with one fault that is nobody's typing.
pub(super) async fn refuse<A: Act<Thing = CaseId>>(
    v: &Visit,
    tx: &mut Tx,
    permit: &Permit<A>,
    desk: &Desk,
    fault: (&str, &'static str),
) -> Result<axum::response::Response, Error> {
    let faults = domain::fields::Faults::one(fault.0, fault.1);
    show(v, tx, permit, desk, &Form { fields: kept(&desk.drafts), faults }).await
}
