//! A session of the past, from its plan to its last word; or the one that is live, up to this moment.

use anyhow::{Context as _, bail};
use domain::{
    access::{FollowUpCase, LeadCase, LeadSession, ManageCycle, ManageSession, Recommend, SignLetter, WriteCase},
    agenda::{Place, SegmentKind, Step},
    attendance::{Event, Interval, Kind},
    fields::Fields,
    follow_up, form,
    id::{CaseId, RecommendationId, SessionId},
    moment::Moment,
    recommendation::{Advice, Feasibility},
    session::Plan,
};
use store::{
    Tx,
    agenda::Moved,
    attendance::{Seen, add},
    session::Record,
};

use super::{
    book::{self, Case, Recommendation},
    case,
    program::Cycle,
    speaking,
    stage::Stage,
};

/// The session that is live now.
#[derive(Clone, Copy)]
pub struct Live {
    /// The session.
    pub session: SessionId,
}

/// Who talks in which session.
const SPEAKERS: [&str; 8] = [
    "Daniel Okafor",
    "Grace Whitefeather",
    "Lucas Bergeron",
    "Wei Chen",
    "Amina Yusuf",
    "Marcus Bell",
    "Tomasz Zielinski",
    "Ingrid Solheim",
];

/// Plays a session, as far as its day allows. Gives it back when it is live.
pub async fn play(
    stage: &Stage,
    tx: &mut Tx,
    cycle: &Cycle,
    session: &Record,
    offset: i32,
    cases: Vec<&Case>,
) -> anyhow::Result<Option<Live>> {
    // The far sessions have no speaker yet: somebody has to look for one.
    if offset <= 2 {
        plan(stage, tx, cycle, session).await?;
    }
    if offset > 0 {
        return Ok(None);
    }
    let mut scheduled = Vec::new();
    for case in cases {
        scheduled.push((case::schedule(stage, tx, cycle, case, session).await?, case));
    }
    let is_live = offset == 0 && cycle.is_live;
    stage.at(session.starts.plus_minutes(-12));
    let lead = stage.permit::<LeadSession>(tx, cycle.facilitator, session.id).await?;
    if !store::agenda::open(tx, &lead, stage.world.now()).await? {
        bail!("session {} does not open", session.number);
    }
    let round = round(stage, cycle, session)?;
    if !is_live {
        attend(stage, tx, cycle, session).await?;
    }
    let agenda = store::agenda::standing(tx, &lead).await?.agenda;
    let (mut from, mut now) = (Place::Doors, session.starts);
    for to in agenda.places().into_iter().skip(1) {
        stage.at(now);
        match store::agenda::go(tx, &lead, from, to, &stage.world).await? {
            Moved::There => from = to,
            other => bail!("session {}: {other:?} on the way to {to:?}", session.number),
        }
        let case = to.segment().and_then(|segment| agenda.segment(segment)?.case);
        if let Some((id, case)) = scheduled.iter().find(|(id, _)| Some(*id) == case) {
            discuss(stage, tx, cycle.facilitator, (*id, case), to).await?;
        }
        let until = now.plus_seconds(agenda.seconds(to).unwrap_or(60));
        if let Some(segment) = to.segment().and_then(|segment| agenda.segment(segment)).filter(|_| !is_live) {
            let presents = scheduled.iter().find(|(id, _)| Some(*id) == segment.case);
            let presents = presents.map(|(_, case)| stage.who(&case.presenter)).transpose()?.map(|who| who.person);
            let time = Interval { from: now, to: until };
            speaking::speak(tx, &round, time, presents.or(segment.presenter)).await?;
        }
        now = until;
        if is_live && matches!(to, Place::In(_, Step::Clarify)) {
            return Ok(Some(Live { session: session.id }));
        }
    }
    for (id, case) in scheduled {
        if case.stage >= book::Stage::LetterSent {
            stage.at(session.starts.plus_days(1));
            let sign = stage.permit::<SignLetter>(tx, cycle.facilitator, id).await?;
            let desk = store::letter::desk(tx, &sign).await?;
            store::letter::sign(tx, &sign, &stage.world, &desk).await.context("signature")?;
        }
    }
    Ok(None)
}

async fn plan(stage: &Stage, tx: &mut Tx, cycle: &Cycle, session: &Record) -> anyhow::Result<()> {
    stage.at(session.starts.plus_days(-30));
    let manage = stage.permit::<ManageSession>(tx, cycle.coordinator, session.id).await?;
    let agenda = store::session::agenda(tx, &manage).await?;
    let mut segments = agenda.clone();
    let speaker =
        SPEAKERS.get(usize::try_from(session.number).unwrap_or(0) % SPEAKERS.len()).copied().unwrap_or_default();
    for segment in segments.iter_mut().filter(|segment| segment.kind == SegmentKind::Didactic) {
        segment.presenter = Some(stage.who(speaker)?.person);
    }
    let fields = Plan::fields(&session.topic, &session.objectives, session.local, session.minutes, &segments);
    let plan = Plan::check(&fields, |_| true).map_err(|faults| anyhow::anyhow!("plan: {faults:?}"))?;
    store::session::change(tx, &manage, &stage.world, &plan, session.sequence).await.context("plan")?;
    Ok(())
}

/// Who comes: the seat, the name, and how the dice fell for them. Always the same ones.
fn coming<'a>(cycle: &'a Cycle, session: &Record) -> impl Iterator<Item = (usize, &'a String, i64)> {
    let number = i64::from(session.number);
    let seats = cycle.names.iter().enumerate().take(cycle.names.len().saturating_sub(2));
    let dice = move |seat: usize| (i64::try_from(seat).unwrap_or(0) * 7 + number * 5) % 11;
    seats.map(move |(seat, name)| (seat, name, dice(seat))).filter(|(.., dice)| *dice >= 3)
}

/// Who speaks: the hub's speakers in front, then those who stay.
fn round(stage: &Stage, cycle: &Cycle, session: &Record) -> anyhow::Result<speaking::Round> {
    let stays = coming(cycle, session).filter(|(.., dice)| *dice != 9).map(|(_, name, _)| name.as_str());
    let team = SPEAKERS.into_iter().filter(|name| *name != cycle.facilitator);
    let others = team.chain(stays).map(|name| Ok(stage.who(name)?.person)).collect::<anyhow::Result<_>>()?;
    Ok(speaking::Round {
        session: session.id,
        number: session.number,
        leads: stage.who(cycle.facilitator)?.person,
        others,
    })
}

/// Most of those enrolled come, most of them on time.
async fn attend(stage: &Stage, tx: &mut Tx, cycle: &Cycle, session: &Record) -> anyhow::Result<()> {
    for (seat, name, dice) in coming(cycle, session) {
        let number = session.number;
        let length = i64::from(session.minutes);
        let joined = session.starts.plus_minutes(dice - 8);
        let left = session.starts.plus_minutes(if dice == 9 { length / 3 } else { length + dice - 4 });
        for (kind, at) in [(Kind::Joined, joined), (Kind::Left, left)] {
            let event = Event { at, kind, connection: format!("{seat}-{number}") };
            let seen = Seen { session: session.id, person: stage.who(name)?.person, event };
            add(tx, &seen).await?;
        }
    }
    Ok(())
}

/// What is said about a case at a place of the agenda.
async fn discuss(
    stage: &Stage,
    tx: &mut Tx,
    facilitator: &str,
    (id, case): (CaseId, &Case),
    place: Place,
) -> anyhow::Result<()> {
    let own = stage.permit::<WriteCase>(tx, &case.presenter, id).await?;
    match place.step() {
        Some(Step::Clarify) => {
            for asked in &case.clarifications {
                let permit = stage.permit::<Recommend>(tx, &asked.author, id).await?;
                let question = store::clarification::ask(tx, &permit, &stage.world, &asked.question).await?;
                store::clarification::answer(tx, &own, question, &asked.answer, stage.world.now()).await?;
            }
        }
        Some(Step::Recommend) => {
            let mut given = Vec::new();
            for said in &case.recommendations {
                given.push(advise(stage, tx, id, said).await?);
                let advice = *given.last().context("nothing was given")?;
                let fields =
                    Fields::default().with("feasible", said.get("feasible")).with("why", said.get("feasible_why"));
                if let Ok(view) = Feasibility::check(&fields) {
                    store::recommendation::judge(tx, &own, advice, &view).await?;
                }
                if let Some(same) = said.same {
                    let lead = stage.permit::<LeadCase>(tx, facilitator, id).await?;
                    store::recommendation::merge(tx, &lead, advice, given.get(same).copied()).await?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// Gives a recommendation and lets others second it.
async fn advise(stage: &Stage, tx: &mut Tx, case: CaseId, said: &Recommendation) -> anyhow::Result<RecommendationId> {
    let permit = stage.permit::<Recommend>(tx, &said.author, case).await?;
    let names = ["domain", "text", "strength", "source", "link"];
    let fields = names.iter().fold(Fields::default(), |fields, name| fields.with(*name, said.get(name)));
    let advice = Advice::check(&fields).map_err(|faults| anyhow::anyhow!("advice: {faults:?}"))?;
    let id = store::recommendation::add(tx, &permit, &stage.world, &advice).await?;
    for name in &said.seconds {
        let permit = stage.permit::<Recommend>(tx, name, case).await?;
        store::recommendation::second(tx, &permit, id, true, stage.world.now()).await?;
    }
    Ok(id)
}

/// Issues the certificates of a cycle that is over, some days after its last session.
pub async fn certify(stage: &Stage, tx: &mut Tx, cycle: &Cycle) -> anyhow::Result<()> {
    let last = cycle.sessions.last().context("a cycle without sessions")?;
    stage.at(last.1.starts.plus_days(3));
    let manage = stage.permit::<ManageCycle>(tx, cycle.coordinator, cycle.id).await?;
    if store::certificate::issue_all(tx, &manage, &stage.world).await? == 0 {
        bail!("nobody has earned a certificate");
    }
    Ok(())
}

/// Says what became of each recommendation of a case. Its letter must be out.
pub async fn follow_up(stage: &Stage, tx: &mut Tx, case: &Case, id: CaseId, now: Moment) -> anyhow::Result<()> {
    stage.at(now);
    let permit = stage.permit::<FollowUpCase>(tx, &case.presenter, id).await?;
    let given = store::recommendation::of_case(tx, &permit).await?;
    let all: Vec<_> = given.iter().map(|record| record.id).collect();
    let mut fields = case.again.iter().fold(Fields::default(), |fields, (name, value)| fields.with(name, value));
    // Given at one moment, they come back in any order.
    for record in &given {
        let said = case.recommendations.iter().find(|said| said.get("text") == record.advice.text);
        for name in ["outcome", "barrier", "why"] {
            fields = fields.with(format!("{name}-{}", record.id), said.map_or("", |said| said.get(name)));
        }
    }
    let record = store::case::get(tx, &permit).await?;
    let asked = follow_up::questionnaires(record.form, &record.answers);
    let again = form::questionnaires(&asked, &fields).map_err(|faults| anyhow::anyhow!("scores: {faults:?}"))?;
    store::follow_up::measure(tx, &permit, &again, now).await.context("scores")?;
    let shown = follow_up::medicines::of_case(&record.answers);
    let taken = follow_up::medicines::medicines(&fields, &record.answers, &shown);
    let taken = taken.map_err(|faults| anyhow::anyhow!("medications: {faults:?}"))?;
    store::follow_up::keep_medicines(tx, &permit, taken.as_ref(), record.tables.factors, now)
        .await
        .context("medications")?;
    let answers = follow_up::check(&fields, &all).map_err(|faults| anyhow::anyhow!("follow-up: {faults:?}"))?;
    store::follow_up::save(tx, &permit, &answers, &all, now).await.context("follow-up")?;
    Ok(())
}
