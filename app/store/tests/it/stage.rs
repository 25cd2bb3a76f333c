//! A session with two cases and the people around it, for tests of what happens while it is live.

use domain::{
    access::{Act, BeginCase, LeadSession, Permit, ReviewCase, Role, Who, WriteCase},
    agenda::{Place, Step},
    id::{CaseId, CycleId, PersonId, ProgramId, RegistrationId, SegmentId, SessionId},
    profession::Profession,
};
use store::{Error, Tx, access::Tied, agenda, agenda::Moved, case, values};

use crate::{
    both::{NOON, Trial},
    person::somebody,
};

/// The session and its people. It starts at noon, which is now.
pub struct Stage<'a> {
    pub trial: &'a Trial,
    pub session: SessionId,
    /// Welcome, first case, second case, wrap-up.
    pub segments: [SegmentId; 4],
    pub cases: [CaseId; 2],
    pub facilitator: Who,
    pub specialist: Who,
    pub presenter: Who,
    pub peer: Who,
    /// Of the hub, but not in this cycle.
    pub stranger: Who,
}

impl<'a> Stage<'a> {
    pub async fn new(trial: &'a Trial) -> Self {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let facilitator = person(&mut tx, trial, "Fay Roy", Profession::NursePractitioner, &[Role::Facilitator]).await;
        let specialist = person(&mut tx, trial, "Sam Lee", Profession::PainPhysician, &[Role::Specialist]).await;
        let presenter = person(&mut tx, trial, "Pat Kim", Profession::FamilyPhysician, &[]).await;
        let peer = person(&mut tx, trial, "Noa Bell", Profession::Pharmacist, &[]).await;
        let stranger = person(&mut tx, trial, "Uma Cole", Profession::Dietitian, &[]).await;
        let coordinator =
            person(&mut tx, trial, "Cam Hall", Profession::AdministrativeStaff, &[Role::Coordinator]).await;
        let (program, cycle, session): (ProgramId, CycleId, SessionId) = (world.id(), world.id(), world.id());
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Pain', '', '', 'en', 'America/Toronto', 'weekly-90', 'Suggestions only.', 2, 60, TRUE, $3)";
        tx.run(sql, values![program, trial.hub, NOON]).await.unwrap();
        let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, 'Winter', '2026-11-26', '2027-02-25', TRUE, $3)";
        tx.run(sql, values![cycle, program, NOON]).await.unwrap();
        for who in [&presenter, &peer] {
            let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
            tx.run(sql, values![world.id::<RegistrationId>(), cycle, who.person, NOON]).await.unwrap();
        }
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            VALUES ($1, $2, 1, 'Sleep and pain', 'Ask about sleep', '2026-11-26T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
        tx.run(sql, values![session, cycle, NOON]).await.unwrap();
        let segments: [SegmentId; 4] = std::array::from_fn(|_| world.id());
        for (position, (segment, kind)) in
            (0_i64..).zip(segments.into_iter().zip(["welcome", "case", "case", "wrap-up"]))
        {
            let sql =
                "INSERT INTO segment (id, session, position, kind, title, minutes) VALUES ($1, $2, $3, $4, '', 25)";
            tx.run(sql, values![segment, session, position, kind]).await.unwrap();
        }
        tx.save().await.unwrap();
        let mut cases = Vec::new();
        for segment in [segments[1], segments[2]] {
            cases.push(scheduled(trial, &presenter, &coordinator, cycle, segment).await);
        }
        let cases = cases.try_into().unwrap();
        Self { trial, session, segments, cases, facilitator, specialist, presenter, peer, stranger }
    }

    /// The same with its doors open.
    pub async fn open(trial: &'a Trial) -> Self {
        let stage = Self::new(trial).await;
        let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(agenda::open(&mut tx, &permit, NOON).await.unwrap());
        tx.save().await.unwrap();
        stage
    }

    pub async fn permit<A: Act<Thing: Tied>>(&self, who: &Who, thing: A::Thing) -> Result<Permit<A>, Error> {
        let mut tx = self.trial.db.read().await.unwrap();
        store::access::permit::<A>(&mut tx, who, thing).await
    }

    /// The place of a step of the first case.
    pub fn first(&self, step: Step) -> Place {
        Place::In(self.segments[1], step)
    }

    pub async fn place(&self) -> Option<Place> {
        let permit = self.permit::<LeadSession>(&self.facilitator, self.session).await.unwrap();
        let mut tx = self.trial.db.read().await.unwrap();
        agenda::standing(&mut tx, &permit).await.unwrap().place()
    }

    pub async fn go(&self, from: Place, to: Place) -> Moved {
        let permit = self.permit::<LeadSession>(&self.facilitator, self.session).await.unwrap();
        let mut tx = self.trial.db.write().await.unwrap();
        let moved = agenda::go(&mut tx, &permit, from, to, &self.trial.script.world()).await.unwrap();
        tx.save().await.unwrap();
        moved
    }

    /// Moves through these places from the doors.
    pub async fn walk(&self, places: &[Place]) {
        let mut from = Place::Doors;
        for place in places {
            assert_eq!(self.go(from, *place).await, Moved::There);
            from = *place;
        }
    }
}

async fn person(tx: &mut Tx, trial: &Trial, name: &str, profession: Profession, roles: &[Role]) -> Who {
    let person: PersonId = trial.script.world().id();
    let mut known = somebody(name, &format!("{person}@example.org"));
    known.profession = profession;
    store::person::add(tx, person, trial.hub, &known, NOON).await.unwrap();
    let roles = roles.iter().copied().collect();
    store::person::give(tx, person, &roles).await.unwrap();
    Who { person, hub: trial.hub, roles }
}

async fn scheduled(trial: &Trial, presenter: &Who, coordinator: &Who, cycle: CycleId, segment: SegmentId) -> CaseId {
    let world = trial.script.world();
    let mut tx = trial.db.write().await.unwrap();
    let permit = store::access::permit::<BeginCase>(&mut tx, presenter, cycle).await.unwrap();
    let case = case::begin(&mut tx, &permit, &world).await.unwrap();
    let permit = store::access::permit::<WriteCase>(&mut tx, presenter, case).await.unwrap();
    case::submit(&mut tx, &permit, 0, None, NOON).await.unwrap();
    let permit = store::access::permit::<ReviewCase>(&mut tx, coordinator, case).await.unwrap();
    case::accept(&mut tx, &permit, &world).await.unwrap();
    case::schedule(&mut tx, &permit, segment, NOON.plus_minutes(-60)).await.unwrap();
    tx.save().await.unwrap();
    case
}
