//! A session's page: when, about what, in which order, and who takes part.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::{Role, SeeAttendance, SeeSession},
    agenda::Segment,
    id::{CaseId, PersonId},
    profession::Family,
    session::State,
};
use store::{
    cycle, program, registration,
    session::{self, Record},
};

use super::presenters;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "session/show.html")]
struct Show<'a> {
    v: &'a Visit,
    program: program::Record,
    cycle: cycle::Record,
    session: Record,
    agenda: Vec<Segment>,
    names: BTreeMap<PersonId, String>,
    /// How many of each family take part; families without anybody are left out.
    families: Vec<(Family, usize)>,
    total: usize,
    manages: bool,
    joins: bool,
    /// Sees who attended.
    attendance: bool,
    /// Reads cases before their session.
    reads: bool,
}

impl Show<'_> {
    fn segment(&self, segment: &Segment) -> String {
        let kind = self.v.t(format!("agenda-segment-{}", segment.kind.code()));
        if segment.title.is_empty() {
            return kind;
        }
        self.v.t2("session-segment-named", "kind", kind, "title", &segment.title)
    }

    /// The case of a segment, for the team and for whoever presents it.
    fn case(&self, segment: &Segment) -> Option<CaseId> {
        let own = segment.presenter.is_some() && segment.presenter == self.v.person();
        segment.case.filter(|_| self.reads || own)
    }

    fn presenter(&self, segment: &Segment) -> Option<&String> {
        self.names.get(segment.presenter.as_ref()?)
    }

    fn is_planned(&self) -> bool {
        self.session.state == State::Planned
    }

    fn is_forgotten(&self) -> bool {
        self.session.is_forgotten(self.v.now)
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeSession>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let session = session::get(&mut tx, &permit).await?;
    let cycle = cycle::find(&mut tx, permit.hub(), session.cycle).await?;
    let program = program::find(&mut tx, permit.hub(), cycle.program).await?;
    let agenda = session::agenda(&mut tx, &permit).await?;
    let names = presenters::of(&mut tx, permit.hub(), cycle.id).await?;
    let people = registration::participants(&mut tx, cycle.id).await?;
    let count = |family: Family| people.iter().filter(|record| record.who.profession.family() == family).count();
    let families =
        Family::ALL.into_iter().map(|family| (family, count(family))).filter(|(_, count)| *count > 0).collect();
    let who = v.who()?;
    let manages = who.has(Role::Coordinator);
    let enrolled = people.iter().any(|record| record.person == who.person);
    let reads = [Role::Coordinator, Role::Facilitator, Role::Specialist].into_iter().any(|role| who.has(role));
    let joins = enrolled || reads;
    // Whoever reads survey answers has the role and may not all the same.
    let attendance = match store::access::permit::<SeeAttendance>(&mut tx, who, session.id).await {
        Ok(_) => true,
        Err(store::Error::Missing) => false,
        Err(error) => return Err(error.into()),
    };
    let total = people.len();
    page(&Show { v: &v, program, cycle, session, agenda, names, families, total, manages, joins, attendance, reads })
}
