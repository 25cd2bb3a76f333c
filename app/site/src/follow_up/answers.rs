//! The presenter says what became of each recommendation, all at once or piece by piece.

use askama::Template;
use domain::{
    access::FollowUpCase,
    case::State,
    fields::{Faults, Fields},
    follow_up::{Outcome, check},
    id::RecommendationId,
    letter::{self, Item},
};
use store::{Tx, follow_up::FollowUp, letter::Signed};
use ui::{Html, Radios, Textarea};

use crate::{
    ask::Ask,
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
    found: Html,
}

/// One recommendation with its fields, or with its answer when the follow-up is finished.
struct Question {
    number: usize,
    text: Vec<String>,
    outcome: String,
    why: String,
    fields: Html,
}

/// Asks, with what was answered before.
pub async fn get(v: Visit, permit: Allowed<FollowUpCase>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (signed, follow_up) = find(&mut tx, &permit).await?;
    let form = Form { fields: kept(&follow_up), ..Form::default() };
    page(&answers(&v, &signed, &follow_up, &form)?)
}

/// Keeps what was answered.
pub async fn post(v: Visit, permit: Allowed<FollowUpCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let (signed, follow_up) = find(&mut tx, &permit).await?;
    let all: Vec<RecommendationId> = signed.letter.items.iter().map(|item| item.id).collect();
    let case = permit.thing();
    let names: Vec<String> = all.iter().map(|id| format!("why-{id}")).collect();
    let looked = identifier::look(&v, &mut tx, &permit, &sent.fields, &names).await?;
    let faults = match looked.check(|fields| check(fields, &all)) {
        Ok(answers) => match store::follow_up::save(&mut tx, &permit, &answers, &all, v.now).await {
            Ok(closed) => {
                identifier::keep(&v, &mut tx, &permit, &looked).await?;
                let said = if closed { "follow-up-closed" } else { "follow-up-saved" };
                return v.done(tx, &sent, &format!("/cases/{case}/follow-up?said={said}")).await;
            }
            Err(store::Error::Taken) => Faults::one("", "follow-up-fault-closed"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: looked.fields, faults };
    again(&answers(&v, &signed, &follow_up, &form)?)
}

/// The sent letter and its follow-up; missing until the letter was sent.
async fn find(tx: &mut Tx, permit: &Allowed<FollowUpCase>) -> Result<(Signed, FollowUp), Error> {
    let signed =
        store::letter::signed(tx, permit).await?.filter(|signed| signed.sent.is_some()).ok_or(Error::Missing)?;
    Ok((signed, store::follow_up::of_case(tx, permit).await?))
}

fn kept(follow_up: &FollowUp) -> Fields {
    follow_up.answers.iter().fold(Fields::default(), |fields, (id, answer)| {
        fields.with(format!("outcome-{id}"), answer.outcome.code()).with(format!("why-{id}"), &answer.why)
    })
}

fn answers<'a>(
    v: &'a Visit,
    signed: &'a Signed,
    follow_up: &FollowUp,
    form: &'a Form,
) -> Result<AnswersPage<'a>, Error> {
    let (ask, found) = (Ask::new(v, form), Found::new(v, form));
    let groups = letter::arrange(&signed.letter.items).into_iter().flat_map(|(_, groups)| groups);
    let items = groups.flat_map(|(_, items)| items);
    let asked = |(number, item)| question(v, ask, &found, follow_up, number, item);
    let questions: Vec<Question> = items.map(asked).collect::<Result<_, Error>>()?;
    let found = found.made().map_err(Error::broken)?;
    Ok(AnswersPage {
        v,
        ask,
        code: &signed.letter.case,
        closed: follow_up.state == State::Closed,
        answered: signed.letter.items.iter().filter(|item| follow_up.answers.contains_key(&item.id)).count(),
        questions,
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
    let (outcome, why) = (format!("outcome-{}", item.id), format!("why-{}", item.id));
    let named = |outcome: Outcome| v.t(format!("follow-up-outcome-{}", outcome.code()));
    let radios = Radios::new(&outcome, v.t1("follow-up-outcome", "number", number))
        .choices(Outcome::ALL.map(|outcome| (outcome.code(), named(outcome))))
        .value(ask.value(&outcome))
        .error(ask.error(&outcome));
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
        why: answer.map(|answer| answer.why.clone()).unwrap_or_default(),
        fields: Html::from(radios).then(area).then(asked),
    })
}
