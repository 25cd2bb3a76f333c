//! The presenter says what became of each recommendation, all at once or piece by piece.

use askama::Template;
use domain::{
    access::FollowUpCase,
    case::State,
    computation::Computation,
    fields::{Faults, Fields},
    follow_up::{Barrier, Outcome, check, medicines as told},
    form::{Answers, questionnaire_fields, questionnaires},
    id::RecommendationId,
    letter::{self, Item},
};
use store::{Tx, case::Record, follow_up::FollowUp, letter::Signed};
use ui::{Html, Radios, Select, Textarea};

use super::{
    medicines,
    scores::{self, Seen},
};
use crate::{
    ask::Ask,
    computation,
    error::{Error, Reply},
    gate::Allowed,
    identifier::{self, Found},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "follow_up/answers.html")]
struct AnswersPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    code: &'a str,
    closed: bool,
    answered: usize,
    questions: Vec<Question>,
    /// The fields of the questionnaires.
    again: Html,
    /// What was answered to them so far, beside the case.
    scores: Html,
    /// The fields of the medications.
    medicines: Html,
    /// The total then and now, as far as it was told.
    dose: Html,
    found: Html,
}

/// What the page is made of.
struct Desk {
    signed: Signed,
    follow_up: FollowUp,
    record: Record,
    /// What was worked out of the case.
    then: Computation,
    seen: Option<Seen>,
}

/// One recommendation with its fields, or with its answer when the follow-up is finished.
struct Question {
    number: usize,
    text: Vec<String>,
    outcome: String,
    barrier: String,
    why: String,
    fields: Html,
}

/// Asks, with what was answered before.
pub async fn get(v: Visit, permit: Allowed<FollowUpCase>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = find(&mut tx, &v, &permit).await?;
    let form = Form { fields: kept(&desk), ..Form::default() };
    page(&answers(&v, &desk, &form)?)
}

/// Keeps what was answered.
pub async fn post(v: Visit, permit: Allowed<FollowUpCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let desk = find(&mut tx, &v, &permit).await?;
    // A row more or less: nothing is kept yet, the page comes back with everything that was typed.
    if let Some(fields) = medicines::turned(&sent.fields) {
        return page(&answers(&v, &desk, &Form { fields, ..Form::default() })?);
    }
    let all: Vec<RecommendationId> = desk.signed.letter.items.iter().map(|item| item.id).collect();
    let mut names: Vec<String> = all.iter().map(|id| format!("why-{id}")).collect();
    if sent.fields.get(told::MEDICINES) == told::Told::Changed.code() {
        names.extend(told::typed(&sent.fields));
    }
    let looked = identifier::look(&v, &mut tx, &permit, &sent.fields, &names).await?;
    let asked = scores::asked(&desk.record);
    let read = |fields: &Fields| {
        let taken = brought(&desk, fields);
        both(both(check(fields, &all), questionnaires(&asked, fields)), taken)
    };
    let faults = match looked.check(read) {
        Ok(((given, measured), taken)) => {
            let said = Said { given: &given, measured: &measured, taken: taken.as_ref() };
            match keep(&mut tx, &v, &permit, &desk, &said, &all).await {
                Ok(closed) => {
                    identifier::keep(&v, &mut tx, &permit, &looked).await?;
                    let to = leading_on(&v, &mut tx, &permit, &desk, closed).await?;
                    return v.done(tx, &sent, &to).await;
                }
                Err(store::Error::Taken) => Faults::one("", "follow-up-fault-closed"),
                Err(error) => return Err(error.into()),
            }
        }
        Err(faults) => faults,
    };
    let form = Form { fields: looked.fields, faults };
    again(&answers(&v, &desk, &form)?)
}

/// What was said on the page.
struct Said<'a> {
    given: &'a [domain::follow_up::Answer],
    measured: &'a Answers,
    taken: Option<&'a Answers>,
}

/// Keeps all of it; true when the follow-up is finished with it.
async fn keep(
    tx: &mut Tx,
    v: &Visit,
    permit: &Allowed<FollowUpCase>,
    desk: &Desk,
    said: &Said<'_>,
    all: &[RecommendationId],
) -> Result<bool, store::Error> {
    store::follow_up::measure(tx, permit, said.measured, v.now).await?;
    let factors = medicines::factors(&desk.record, &desk.then);
    store::follow_up::keep_medicines(tx, permit, said.taken, factors, v.now).await?;
    store::follow_up::save(tx, permit, said.given, all, v.now).await
}

/// The medications that a page sent; where they are not asked, what was kept stays.
fn brought(desk: &Desk, fields: &Fields) -> Result<Option<Answers>, Faults> {
    if !medicines::asks(&desk.record) {
        return Ok(desk.follow_up.medicines.as_ref().map(|kept| kept.answers.clone()));
    }
    told::medicines(fields, &desk.record.answers, &medicines::shown(&desk.record, &desk.follow_up))
}

/// Both, or the faults of both.
fn both<A, B>(one: Result<A, Faults>, other: Result<B, Faults>) -> Result<(A, B), Faults> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(mut faults), Err(more)) => {
            faults.extend(more);
            Err(faults)
        }
        (Err(faults), Ok(_)) | (Ok(_), Err(faults)) => Err(faults),
    }
}

/// Back to the page; to the scores on it when they bring up an alert that was not there before, so that it is read.
async fn leading_on(
    v: &Visit,
    tx: &mut Tx,
    permit: &Allowed<FollowUpCase>,
    before: &Desk,
    closed: bool,
) -> Result<String, Error> {
    let now = store::follow_up::of_case(tx, permit).await?;
    let now = scores::seen(tx, v, permit, &before.record, &now).await?;
    let known: Vec<&String> = before.seen.iter().flat_map(Seen::alerts).collect();
    let alarms = now.iter().flat_map(Seen::alerts).any(|alert| !known.contains(&alert));
    let said = if closed { "follow-up-closed" } else { "follow-up-saved" };
    let place = if alarms { "#scores" } else { "" };
    Ok(format!("/cases/{}/follow-up?said={said}{place}", permit.thing()))
}

/// The sent letter with its follow-up and the case; missing until the letter was sent.
async fn find(tx: &mut Tx, v: &Visit, permit: &Allowed<FollowUpCase>) -> Result<Desk, Error> {
    let signed =
        store::letter::signed(tx, permit).await?.filter(|signed| signed.sent.is_some()).ok_or(Error::Missing)?;
    let follow_up = store::follow_up::of_case(tx, permit).await?;
    let record = store::case::get(tx, permit).await?;
    let then = computation::of_case(tx, v, permit, &record).await?;
    let seen = scores::seen(tx, v, permit, &record, &follow_up).await?;
    Ok(Desk { signed, follow_up, record, then, seen })
}

fn kept(desk: &Desk) -> Fields {
    let answered = desk.follow_up.answers.iter().fold(Fields::default(), |fields, (id, answer)| {
        let barrier = answer.barrier.map_or("", Barrier::code);
        fields
            .with(format!("outcome-{id}"), answer.outcome.code())
            .with(format!("barrier-{id}"), barrier)
            .with(format!("why-{id}"), &answer.why)
    });
    let answered = match &desk.follow_up.again {
        Some(again) => questionnaire_fields(&scores::asked(&desk.record), &again.answers, answered),
        None => answered,
    };
    told::fields(&desk.record.answers, desk.follow_up.medicines.as_ref(), answered)
}

fn answers<'a>(v: &'a Visit, desk: &'a Desk, form: &'a Form) -> Result<AnswersPage<'a>, Error> {
    let (ask, found) = (Ask::new(v, form), Found::new(v, form));
    let (signed, follow_up) = (&desk.signed, &desk.follow_up);
    let groups = letter::arrange(&signed.letter.items).into_iter().flat_map(|(_, groups)| groups);
    let items = groups.flat_map(|(_, items)| items);
    let asked = |(number, item)| question(v, ask, &found, follow_up, number, item);
    let questions: Vec<Question> = items.map(asked).collect::<Result<_, Error>>()?;
    let fields = medicines::fields(v, &desk.record, form, &found)?;
    let brought = medicines::seen(v, &desk.record, &desk.then, follow_up);
    let found = found.made().map_err(Error::broken)?;
    Ok(AnswersPage {
        v,
        ask,
        code: &signed.letter.case,
        closed: follow_up.state == State::Closed,
        answered: signed.letter.items.iter().filter(|item| follow_up.answers.contains_key(&item.id)).count(),
        questions,
        again: scores::fields(v, &desk.record, &scores::asked(&desk.record), form)?,
        scores: scores::whole(v, desk.seen.as_ref())?,
        medicines: fields,
        dose: medicines::whole(v, brought.as_ref())?,
        found,
    })
}

fn question(
    v: &Visit,
    ask: Ask<'_>,
    found: &Found<'_>,
    follow_up: &FollowUp,
    number: usize,
    item: &Item,
) -> Result<Question, Error> {
    let [outcome, barrier, why] = ["outcome", "barrier", "why"].map(|name| format!("{name}-{}", item.id));
    let named = |outcome: Outcome| v.t(format!("follow-up-outcome-{}", outcome.code()));
    let radios = Radios::new(&outcome, v.t1("follow-up-outcome", "number", number))
        .choices(Outcome::ALL.map(|outcome| (outcome.code(), named(outcome))))
        .value(ask.value(&outcome))
        .error(ask.error(&outcome));
    let barred = |barrier: Barrier| v.t(format!("follow-up-barrier-{}", barrier.code()));
    let select = Select::new(&barrier, v.t("follow-up-barrier"))
        .hint(v.t("follow-up-barrier-hint"))
        .placeholder(v.t("site-choose"))
        .items(Barrier::ALL.map(|barrier| (barrier.code(), barred(barrier))))
        .value(ask.value(&barrier))
        .error(ask.error(&barrier));
    let area = Textarea::new(&why, v.t("follow-up-why"))
        .hint(v.t("follow-up-why-hint"))
        .rows(2)
        .value(ask.value(&why))
        .error(ask.error(&why));
    let answer = follow_up.answers.get(&item.id);
    let asked = found.at(|field| field == why).map_err(Error::broken)?;
    Ok(Question {
        number,
        text: item.text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
        outcome: answer.map(|answer| named(answer.outcome)).unwrap_or_default(),
        barrier: answer.and_then(|answer| answer.barrier).map(barred).unwrap_or_default(),
        why: answer.map(|answer| answer.why.clone()).unwrap_or_default(),
        fields: Html::from(radios).then(select).then(area).then(asked),
    })
}
