//! A session that starts now, with one case, and the people around it.

use domain::{
    access::{BeginCase, ReviewCase, Role, WriteCase},
    fields::Fields,
    form::{self, Answers},
    id::{CaseId, CycleId, ProgramId, RegistrationId, SegmentId, SessionId},
};
use store::{access::permit, case, values};

use crate::trial::{NOON, Persona, Trial};

/// The question of the case. It is health data: it must stand in no place where it does not belong.
pub const QUESTION: &str = "Could we lower the opioid dose without losing function?";

pub struct Stage {
    pub trial: Trial,
    pub session: SessionId,
    /// Welcome, case, wrap-up.
    pub segments: [SegmentId; 3],
    pub case: CaseId,
    pub facilitator: Persona,
    pub specialist: Persona,
    pub coordinator: Persona,
    pub presenter: Persona,
    pub peer: Persona,
    pub stranger: Persona,
}

impl Stage {
    pub async fn new() -> Self {
        Self::on(Trial::begin().await).await
    }

    /// The same in a trial that has begun.
    pub async fn on(trial: Trial) -> Self {
        let facilitator = trial.staff("Fay Roy", &[Role::Facilitator]).await;
        let specialist = trial.staff("Sam Lee", &[Role::Specialist]).await;
        let coordinator = trial.staff("Cam Hall", &[Role::Coordinator]).await;
        let presenter = trial.practitioner("Pat Kim").await;
        let peer = trial.practitioner("Noa Bell").await;
        let stranger = trial.practitioner("Uma Cole").await;
        let world = &trial.app.world;
        let mut tx = trial.app.db.write().await.unwrap();
        let (program, cycle, session): (ProgramId, CycleId, SessionId) = (world.id(), world.id(), world.id());
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', 'Suggestions only.', 2, 60, TRUE, $3)";
        tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
        let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, 'Winter', '2026-11-26', '2027-02-25', TRUE, $3)";
        tx.run(sql, values![cycle, program, NOON]).await.unwrap();
        for who in [&presenter, &peer] {
            let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
            tx.run(sql, values![world.id::<RegistrationId>(), cycle, who.who.person, NOON]).await.unwrap();
        }
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            VALUES ($1, $2, 1, 'Sleep and pain', 'Ask about sleep', '2026-11-26T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
        tx.run(sql, values![session, cycle, NOON]).await.unwrap();
        let segments: [SegmentId; 3] = std::array::from_fn(|_| world.id());
        for (position, (segment, kind)) in (0_i64..).zip(segments.into_iter().zip(["welcome", "case", "wrap-up"])) {
            let sql =
                "INSERT INTO segment (id, session, position, kind, title, minutes) VALUES ($1, $2, $3, $4, '', 25)";
            tx.run(sql, values![segment, session, position, kind]).await.unwrap();
        }
        let pass = permit::<BeginCase>(&mut tx, &presenter.who, cycle).await.unwrap();
        let case = case::begin(&mut tx, &pass, world).await.unwrap();
        let pass = permit::<WriteCase>(&mut tx, &presenter.who, case).await.unwrap();
        let revision = case::save(&mut tx, &pass, &answers(), 0, NOON).await.unwrap();
        case::submit(&mut tx, &pass, revision, None, NOON).await.unwrap();
        let pass = permit::<ReviewCase>(&mut tx, &coordinator.who, case).await.unwrap();
        case::accept(&mut tx, &pass, world).await.unwrap();
        case::schedule(&mut tx, &pass, segments[1], NOON.plus_minutes(-60)).await.unwrap();
        tx.save().await.unwrap();
        Self { trial, session, segments, case, facilitator, specialist, coordinator, presenter, peer, stranger }
    }

    /// The same with its doors open.
    pub async fn open() -> Self {
        Self::new().await.opened().await
    }

    /// The same, from now on with its doors open.
    pub async fn opened(self) -> Self {
        let stage = self;
        let opened = stage.post(&stage.facilitator, &stage.of("opening"), &[]).await;
        assert!(opened.location.ends_with("/room?said=room-open"), "{opened:?}");
        stage
    }

    /// An address of the session.
    pub fn of(&self, part: &str) -> String {
        format!("/sessions/{}/{part}", self.session)
    }

    /// An address of the case.
    pub fn of_case(&self, part: &str) -> String {
        format!("/cases/{}/{part}", self.case)
    }

    /// A step of the case, as forms name it.
    pub fn step(&self, step: &str) -> String {
        format!("{}.{step}", self.segments[1])
    }

    /// The room as somebody sees it.
    pub async fn room(&self, who: &Persona) -> crate::trial::Answer {
        self.trial.get(&self.of("room"), Some(&who.cookie)).await
    }

    pub async fn post(&self, who: &Persona, path: &str, fields: &[(&str, &str)]) -> crate::trial::Answer {
        self.trial.post(path, Some(&who.cookie), fields).await
    }

    /// Moves the session on by the facilitator.
    pub async fn go(&self, from: &str, to: &str) -> crate::trial::Answer {
        self.post(&self.facilitator, &self.of("place"), &[("from", from), ("to", to)]).await
    }

    /// Walks from the doors to a step of the case.
    pub async fn walk_to(&self, last: &str) {
        let mut from = "doors".to_owned();
        for step in ["present", "clarify", "recommend", "summary"] {
            let to = self.step(step);
            assert_eq!(self.go(&from, &to).await.location, format!("{}#room-top", self.of("room")));
            if step == last {
                return;
            }
            from = to;
        }
    }
}

fn answers() -> Answers {
    let section = form::newest().section("question").unwrap();
    let fields = Fields::default().with("question-1", QUESTION);
    form::newest().draft(section, &fields, &Answers::default()).unwrap()
}
