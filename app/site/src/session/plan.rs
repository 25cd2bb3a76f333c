//! Plans a session: topic, objectives, time, and the segments of its agenda with their presenters.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::ManageSession,
    agenda::SegmentKind,
    fields::{Faults, Fields},
    id::PersonId,
    session::{MOST_SEGMENTS, Plan, State, is_too_late},
};
use store::{
    Tx, cycle, program, registration,
    session::{self, Record},
};
use ui::Select;

use super::{invitation::Invitations, presenters};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// Empty rows below the segments that are there.
const SPARE: usize = 2;

/// What the page is about.
struct About {
    program: program::Record,
    session: Record,
    people: BTreeMap<PersonId, String>,
}

#[derive(Template)]
#[template(path = "session/plan.html")]
struct PlanPage<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    about: &'a About,
    /// The rows of segments, from 1.
    rows: Vec<usize>,
}

impl PlanPage<'_> {
    fn kind(&self, row: &usize) -> Select {
        let name = format!("kind-{row}");
        let kinds = SegmentKind::ALL.map(|kind| (kind.code(), self.v.t(format!("agenda-segment-{}", kind.code()))));
        Select::new(&name, self.v.t("session-segment-kind"))
            .placeholder(self.v.t("session-segment-none"))
            .items(kinds)
            .value(self.f.value(&name))
            .error(self.f.error(&name))
    }

    fn presenter(&self, row: &usize) -> Select {
        presenters::list(self.v, self.f, &format!("presenter-{row}"), "session-segment-presenter", &self.about.people)
    }

    fn name(&self, part: &str, row: &usize) -> String {
        format!("{part}-{row}")
    }
}

fn show<'a>(v: &'a Visit, form: &'a Form, about: &'a About) -> PlanPage<'a> {
    let filled = (1..=MOST_SEGMENTS).rev().find(|row| !form.fields.get(&format!("kind-{row}")).is_empty()).unwrap_or(0);
    PlanPage { v, f: Ask::new(v, form), about, rows: (1..=(filled + SPARE).min(MOST_SEGMENTS)).collect() }
}

async fn about(tx: &mut Tx, permit: &Allowed<ManageSession>) -> Result<About, Error> {
    let session = session::get(tx, permit).await?;
    let cycle = cycle::find(tx, permit.hub(), session.cycle).await?;
    let program = program::find(tx, permit.hub(), cycle.program).await?;
    let people = presenters::of(tx, permit.hub(), cycle.id).await?;
    Ok(About { program, session, people })
}

async fn saved(tx: &mut Tx, permit: &Allowed<ManageSession>, session: &Record) -> Result<Fields, Error> {
    let agenda = session::agenda(tx, permit).await?;
    let fields = Plan::fields(&session.topic, &session.objectives, session.local, session.minutes, &agenda);
    Ok(fields.with("sequence", session.sequence.to_string()))
}

/// Shows the form with what holds now.
pub async fn get(v: Visit, permit: Allowed<ManageSession>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let about = about(&mut tx, &permit).await?;
    let form = Form { fields: saved(&mut tx, &permit, &about.session).await?, ..Form::default() };
    page(&show(&v, &form, &about))
}

/// Keeps the plan; when the time changed, everybody's calendar is told.
pub async fn post(v: Visit, permit: Allowed<ManageSession>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let about = about(&mut tx, &permit).await?;
    let sequence: i64 = sent.fields.get("sequence").parse().unwrap_or(-1);
    let faults = match Plan::check(&sent.fields, |person| about.people.contains_key(&person)) {
        Err(faults) => faults,
        Ok(_) if about.session.state != State::Planned => Faults::one("", "session-fault-over"),
        Ok(plan) if sequence != about.session.sequence => {
            drop(plan);
            Faults::one("", "fault-stale")
        }
        Ok(plan) if is_moved_away(&v, &about, &plan) => Faults::one("date", "session-fault-past"),
        Ok(plan) => match session::change(&mut tx, &permit, &v.app.world, &plan, sequence).await {
            Ok(()) => {
                let now = session::get(&mut tx, &permit).await?;
                let before = &about.session;
                let moved = (now.starts, now.minutes) != (before.starts, before.minutes);
                if moved && now.starts > v.now {
                    tell(&mut tx, &v, &about.program, &now).await?;
                }
                return v.done(tx, &sent, &format!("/sessions/{}?said=session-planned", permit.thing())).await;
            }
            // The sequence is right, so it is the case that would be lost.
            Err(store::Error::Taken) => Faults::one("", "session-fault-case"),
            Err(error) => return Err(error.into()),
        },
    };
    let typed = sent.fields.replacing("sequence", about.session.sequence.to_string());
    again(&show(&v, &Form { fields: typed, faults }, &about))
}

/// Whether a plan moves the session to a time that is over: a slip of the year or the day, of which nobody would be told.
fn is_moved_away(v: &Visit, about: &About, plan: &Plan) -> bool {
    plan.local != about.session.local && is_too_late(v.now, about.session.zone.moment(plan.local), plan.minutes)
}

async fn tell(tx: &mut Tx, v: &Visit, program: &program::Record, session: &Record) -> Result<(), Error> {
    let hub = store::hub::find(tx, v.app.hub).await?;
    let invitations = Invitations { v, hub: &hub, program: &program.program };
    for record in registration::participants(tx, session.cycle).await? {
        invitations.change(tx, session, (record.person, &record.who)).await?;
    }
    Ok(())
}
