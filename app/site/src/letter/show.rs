//! A case's letter: for the team the draft as it will be printed, then what became of it; for the presenter the sent letter.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::{Permit, ReadLetter, Role},
    case::State,
    fields::Fields,
    follow_up::Answer,
    id::{CaseId, RecommendationId},
    letter::{self, Draft},
    moment::Moment,
};
use paper::letter::Letter;
use store::{
    follow_up::FollowUp,
    letter::{Desk, Signed},
};
use ui::{Fact, Input, SummaryList};

use super::{clock_in_words, signature::digest};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::Form,
    visit::Visit,
};

/// The letter before it is signed, for the team.
#[derive(Template)]
#[template(path = "letter/draft.html")]
pub(super) struct DraftPage<'a> {
    pub v: &'a Visit,
    pub ask: Ask<'a>,
    pub case: CaseId,
    pub desk: &'a Desk,
    pub paper: Letter,
    pub due: String,
    pub clock: String,
    /// Whether this person may strike, order and sign.
    pub signs: bool,
    /// What the signature covers.
    pub seen: String,
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
}

/// A signed letter.
#[derive(Template)]
#[template(path = "letter/sent.html")]
struct SentPage<'a> {
    v: &'a Visit,
    case: CaseId,
    paper: Letter,
    facts: Option<SummaryList>,
    ready: bool,
    /// The day the presenter is asked for the follow-up, while they have not finished it.
    follow_up: Option<Moment>,
    /// For the team: each recommendation with what became of it.
    outcomes: Vec<Outcome>,
    answered: usize,
}

/// One answer of the presenter.
struct Outcome {
    number: usize,
    outcome: String,
    why: String,
}

/// What the presenter sees until the letter is sent.
#[derive(Template)]
#[template(path = "letter/wait.html")]
struct WaitPage<'a> {
    v: &'a Visit,
    code: &'a str,
    due: Moment,
}

/// Shows the letter. Reading it is noted: in the audit log, and the first time by the presenter on the letter itself.
pub async fn get(v: Visit, permit: Allowed<ReadLetter>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let desk = store::letter::desk(&mut tx, &permit).await?;
    let signed = store::letter::signed(&mut tx, &permit).await?;
    let follow_up = store::follow_up::of_case(&mut tx, &permit).await?;
    let presents = desk.presenter == permit.person();
    if let Some(signed) = &signed {
        store::letter::open(&mut tx, &permit, signed, v.now).await?;
    }
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    tx.save().await?;
    match signed {
        Some(signed) if !presents || signed.sent.is_some() => sent(&v, &permit, &signed, &follow_up, presents),
        _ if presents => page(&WaitPage { v: &v, code: &desk.letter.case, due: desk.due }),
        _ => {
            let form = Form { fields: kept(&desk.drafts), ..Form::default() };
            page(&draft(&v, permit.thing(), &desk, &form)?)
        }
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

/// The page of a draft.
pub(super) fn draft<'a>(v: &'a Visit, case: CaseId, desk: &'a Desk, form: &'a Form) -> Result<DraftPage<'a>, Error> {
    Ok(DraftPage {
        v,
        ask: Ask::new(v, form),
        case,
        paper: Letter::of(&desk.letter, words::of(desk.letter.language)),
        due: v.date(&desk.due),
        clock: clock_in_words(v, desk.due, &desk.letter.zone),
        signs: v.who()?.has(Role::Specialist),
        seen: digest(&desk.letter)?,
        desk,
    })
}

fn sent(v: &Visit, permit: &Permit<ReadLetter>, signed: &Signed, follow_up: &FollowUp, presents: bool) -> Reply {
    let numbers =
        letter::arrange(&signed.letter.items).into_iter().flat_map(|(_, groups)| groups).flat_map(|(_, items)| items);
    let numbers: Vec<(usize, RecommendationId)> = numbers.map(|(number, item)| (number, item.id)).collect();
    let outcomes = if presents { Vec::new() } else { outcomes(v, &numbers, &follow_up.answers) };
    page(&SentPage {
        v,
        case: permit.thing(),
        paper: Letter::of(&signed.letter, words::of(signed.letter.language)),
        facts: (!presents).then(|| facts(v, signed)),
        ready: signed.sent.is_some(),
        follow_up: signed.follow_up_due.filter(|_| presents && follow_up.state != State::Closed),
        answered: numbers.iter().filter(|(_, id)| follow_up.answers.contains_key(id)).count(),
        outcomes,
    })
}

fn outcomes(
    v: &Visit,
    numbers: &[(usize, RecommendationId)],
    answers: &BTreeMap<RecommendationId, Answer>,
) -> Vec<Outcome> {
    let outcome = |(number, id): &(usize, RecommendationId)| {
        let answer = answers.get(id);
        Outcome {
            number: *number,
            outcome: answer
                .map_or_else(|| "–".to_owned(), |answer| v.t(format!("follow-up-outcome-{}", answer.outcome.code()))),
            why: answer.map(|answer| answer.why.clone()).unwrap_or_default(),
        }
    };
    numbers.iter().map(outcome).collect()
}

/// The letter's way, for the team.
fn facts(v: &Visit, signed: &Signed) -> SummaryList {
    let fact = |key: &str, at: Moment| Fact::new(v.t(format!("letter-fact-{key}")), v.when(&at));
    let opened = match signed.opened {
        Some(at) => fact("opened", at),
        None => Fact::new(v.t("letter-fact-opened"), v.t("letter-not-opened")),
    };
    let sent = signed.sent.map(|at| fact("sent", at));
    let asked = signed.follow_up_due.map(|at| Fact::new(v.t("letter-fact-follow-up"), v.date(&at)));
    let due = Fact::new(v.t("letter-fact-due"), v.date(&signed.due));
    let known = [Some(due), Some(fact("signed", signed.signed)), sent, signed.sent.map(|_| opened), asked];
    known.into_iter().flatten().fold(SummaryList::new(), SummaryList::fact)
}
