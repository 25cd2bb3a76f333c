//! A case's letter: for the team the draft as it will be printed, then what became of it; for the presenter the sent letter.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::{Permit, ReadLetter, Role},
    case::State,
    follow_up::Answer,
    id::{CaseId, RecommendationId},
    letter::{self, patient},
    moment::Moment,
};
use paper::letter::Letter;
use store::{follow_up::FollowUp, letter::Signed};
use ui::{Fact, Html, SummaryList};

use super::{draft, frozen};
use crate::{
    computation,
    error::Reply,
    follow_up::{medicines, scores},
    gate::Allowed,
    page::page,
    sent::Form,
    visit::Visit,
};

/// A signed letter.
#[derive(Template)]
#[template(path = "letter/sent.html")]
struct SentPage<'a> {
    v: &'a Visit,
    case: CaseId,
    paper: Letter,
    facts: Option<SummaryList>,
    /// Its number.
    version: u32,
    /// The numbers of those it replaced.
    earlier: Vec<u32>,
    /// Whether there is something in plain words for the patient.
    plain: bool,
    /// Whether this person may begin an amended version.
    amends: bool,
    /// The day the presenter is asked for the follow-up, while they have not finished it.
    follow_up: Option<Moment>,
    /// For the team: each recommendation with what became of it.
    outcomes: Vec<Outcome>,
    answered: usize,
    /// For the team: the questionnaires answered again, beside the case.
    scores: Html,
}

/// One answer of the presenter.
struct Outcome {
    number: usize,
    outcome: String,
    barrier: String,
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
    let presents = desk.presenter == permit.person();
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    // The team sees what is being signed or written, the presenter what went out.
    if !presents {
        if let Some(letter) = store::letter::at_hand(&mut tx, &permit).await? {
            tx.save().await?;
            return frozen::read(&v, &permit, &letter);
        }
        if store::letter::is_draft(&mut tx, &permit).await? {
            let form = Form { fields: draft::kept(&desk.drafts), ..Form::default() };
            let page = draft::show(&v, &mut tx, &permit, &desk, &form).await?;
            tx.save().await?;
            return Ok(page);
        }
    }
    let follow_up = store::follow_up::of_case(&mut tx, &permit).await?;
    let Some(signed) = signed.filter(|signed| signed.sent.is_some()) else {
        tx.save().await?;
        return page(&WaitPage { v: &v, code: &desk.letter.case, due: desk.due });
    };
    store::letter::open(&mut tx, &permit, &signed, v.now).await?;
    let record = store::case::get(&mut tx, &permit).await?;
    let seen = scores::seen(&mut tx, &v, &permit, &record, &follow_up).await?.filter(|_| !presents);
    let then = computation::of_case(&mut tx, &v, &permit, &record).await?;
    tx.save().await?;
    let taken = medicines::seen(&v, &record, &then, &follow_up).filter(|_| !presents);
    let measured = scores::whole(&v, seen.as_ref())?.then(medicines::whole(&v, taken.as_ref())?);
    sent(&v, &permit, &signed, &follow_up, (presents, measured))
}

fn sent(
    v: &Visit,
    permit: &Permit<ReadLetter>,
    signed: &Signed,
    follow_up: &FollowUp,
    (presents, scores): (bool, Html),
) -> Reply {
    let numbers =
        letter::arrange(&signed.letter.items).into_iter().flat_map(|(_, groups)| groups).flat_map(|(_, items)| items);
    let numbers: Vec<(usize, RecommendationId)> = numbers.map(|(number, item)| (number, item.id)).collect();
    let outcomes = if presents { Vec::new() } else { outcomes(v, &numbers, &follow_up.answers) };
    page(&SentPage {
        v,
        case: permit.thing(),
        paper: Letter::of(&signed.letter, words::of(signed.letter.language)),
        facts: (!presents).then(|| facts(v, signed)),
        version: signed.letter.version.number,
        earlier: (1..signed.letter.version.number).collect(),
        plain: !patient::items(&signed.letter).is_empty(),
        amends: !presents && v.who()?.has(Role::Specialist),
        follow_up: signed.follow_up_due.filter(|_| presents && follow_up.state != State::Closed),
        answered: numbers.iter().filter(|(_, id)| follow_up.answers.contains_key(id)).count(),
        outcomes,
        scores,
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
            barrier: answer
                .and_then(|answer| answer.barrier)
                .map(|barrier| v.t(format!("follow-up-barrier-{}", barrier.code())))
                .unwrap_or_default(),
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
    let known = [Some(due), signed.signed.map(|at| fact("signed", at)), sent, signed.sent.map(|_| opened), asked];
    known.into_iter().flatten().fold(SummaryList::new(), SummaryList::fact)
}
