use std::collections::BTreeSet;

use domain::{
    access::{Act, BeginCase, FollowUpCase, JoinSession, Permit, ReadCase, ReviewCase, Role, SeeCases, Who, WriteCase},
    case::State,
    fields::Fields,
    form::{self, Answers},
    id::{CaseId, CycleId, Id, PersonId, ProgramId, SegmentId, SessionId},
    moment::Moment,
};
use store::{Error, Tx, access::Tied, case, values};

use crate::{
    both::{NOON, Trial},
    on_both,
    person::somebody,
};

/// A cycle with two sessions, people around it, and time.
pub struct Ground<'a> {
    trial: &'a Trial,
    cycle: CycleId,
    pub presenter: Who,
    peer: Who,
    pub coordinator: Who,
    pub specialist: Who,
    /// Two sessions, each with a welcome and two segments for cases.
    pub sessions: [(SessionId, [SegmentId; 3]); 2],
}

impl<'a> Ground<'a> {
    pub async fn new(trial: &'a Trial) -> Self {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let who = |person, roles: &[Role]| Who { person, hub: trial.hub, roles: roles.iter().copied().collect() };
        let people: [PersonId; 4] = std::array::from_fn(|_| world.id());
        for person in people {
            store::person::add(
                &mut tx,
                person,
                trial.hub,
                &somebody("Ada Roy", &format!("{person}@example.org")),
                NOON,
            )
            .await
            .unwrap();
        }
        let (program, cycle): (ProgramId, CycleId) = (world.id(), world.id());
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Pain', '', '', 'en', 'America/Toronto', 'one-case', '', 2, 60, TRUE, $3)";
        tx.run(sql, values![program, trial.hub, NOON]).await.unwrap();
        cycle_of(&mut tx, program, cycle).await;
        for person in [people[0], people[1]] {
            let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
            tx.run(sql, values![world.id::<CaseId>(), cycle, person, NOON]).await.unwrap();
        }
        let first = session_of(&mut tx, trial, cycle, 1, NOON.plus_days(7)).await;
        let second = session_of(&mut tx, trial, cycle, 2, NOON.plus_days(14)).await;
        tx.save().await.unwrap();
        Self {
            trial,
            cycle,
            presenter: who(people[0], &[]),
            peer: who(people[1], &[]),
            coordinator: who(people[2], &[Role::Coordinator]),
            specialist: who(people[3], &[Role::Specialist]),
            sessions: [first, second],
        }
    }

    fn now(&self) -> Moment {
        self.trial.script.world().now()
    }

    pub async fn permit<A: Act<Thing: Tied>>(&self, who: &Who, thing: A::Thing) -> Result<Permit<A>, Error> {
        let mut tx = self.trial.db.read().await.unwrap();
        store::access::permit::<A>(&mut tx, who, thing).await
    }

    pub async fn begin(&self) -> CaseId {
        let permit = self.permit::<BeginCase>(&self.presenter, self.cycle).await.unwrap();
        let mut tx = self.trial.db.write().await.unwrap();
        let id = case::begin(&mut tx, &permit, &self.trial.script.world()).await.unwrap();
        tx.save().await.unwrap();
        id
    }

    /// Does something to a case with a permit, in a transaction of its own.
    pub async fn write(&self, case: CaseId, answers: &Answers, revision: u32) -> Result<u32, Error> {
        let permit = self.permit::<WriteCase>(&self.presenter, case).await?;
        let mut tx = self.trial.db.write().await.unwrap();
        let saved = case::save(&mut tx, &permit, answers, revision, self.now()).await?;
        tx.save().await.map(|()| saved)
    }

    pub async fn submit(&self, case: CaseId, revision: u32) -> Result<(), Error> {
        let permit = self.permit::<WriteCase>(&self.presenter, case).await?;
        let mut tx = self.trial.db.write().await.unwrap();
        case::submit(&mut tx, &permit, revision, None, self.now()).await?;
        tx.save().await
    }

    pub async fn give_back(&self, case: CaseId, note: &str) -> Result<(), Error> {
        let permit = self.permit::<ReviewCase>(&self.coordinator, case).await?;
        let mut tx = self.trial.db.write().await.unwrap();
        case::give_back(&mut tx, &permit, note, self.now()).await?;
        tx.save().await
    }

    pub async fn accept(&self, case: CaseId) -> Result<String, Error> {
        let permit = self.permit::<ReviewCase>(&self.coordinator, case).await?;
        let mut tx = self.trial.db.write().await.unwrap();
        let code = case::accept(&mut tx, &permit, &self.trial.script.world()).await?;
        tx.save().await.map(|()| code.as_str().to_owned())
    }

    pub async fn schedule(&self, case: CaseId, segment: SegmentId) -> Result<(), Error> {
        let permit = self.permit::<ReviewCase>(&self.coordinator, case).await?;
        let mut tx = self.trial.db.write().await.unwrap();
        case::schedule(&mut tx, &permit, segment, self.now()).await?;
        tx.save().await
    }

    pub async fn accepted(&self) -> CaseId {
        let case = self.begin().await;
        self.submit(case, 0).await.unwrap();
        self.accept(case).await.unwrap();
        case
    }

    pub async fn own(&self, case: CaseId) -> case::Record {
        let permit = self.permit::<ReadCase>(&self.presenter, case).await.unwrap();
        let mut tx = self.trial.db.read().await.unwrap();
        case::get(&mut tx, &permit).await.unwrap()
    }

    pub async fn set_state(&self, session: SessionId, state: &str) {
        let mut tx = self.trial.db.write().await.unwrap();
        tx.run("UPDATE session SET state = $2 WHERE id = $1", values![session, state]).await.unwrap();
        tx.save().await.unwrap();
    }

    /// The case in each segment of a session.
    pub async fn places(&self, session: SessionId) -> Vec<Option<CaseId>> {
        let mut tx = self.trial.db.read().await.unwrap();
        let sql = "SELECT \"case\" FROM segment WHERE session = $1 ORDER BY position";
        tx.all(sql, values![session], |row| row.get("case")).await.unwrap()
    }
}

async fn cycle_of(tx: &mut Tx, program: ProgramId, cycle: CycleId) {
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, 'Winter', '2026-11-26', '2027-02-25', TRUE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
}

async fn session_of(
    tx: &mut Tx,
    trial: &Trial,
    cycle: CycleId,
    number: i64,
    starts: Moment,
) -> (SessionId, [SegmentId; 3]) {
    let world = trial.script.world();
    let id: SessionId = world.id();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        VALUES ($1, $2, $3, 'Topic', '', '2026-12-03T12:30', 'America/Toronto', $4, 90, 'planned', 0)";
    tx.run(sql, values![id, cycle, number, starts]).await.unwrap();
    let segments: [SegmentId; 3] = std::array::from_fn(|_| world.id());
    for (position, (segment, kind)) in (0_i64..).zip(segments.into_iter().zip(["welcome", "case", "case"])) {
        let sql = "INSERT INTO segment (id, session, position, kind, title, minutes) VALUES ($1, $2, $3, $4, '', 25)";
        tx.run(sql, values![segment, id, position, kind]).await.unwrap();
    }
    (id, segments)
}

fn goals(text: &str) -> Answers {
    let section = form::newest().section("goals").unwrap();
    form::newest().draft(section, &Fields::default().with("goals", text), &Answers::default()).unwrap()
}

fn is_taken<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Taken))
}

fn is_missing<T>(result: Result<T, Error>) -> bool {
    matches!(result, Err(Error::Missing))
}

on_both! {
    async fn a_case_goes_its_whole_way_and_leaves_an_event_at_each_step(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        assert_eq!(ground.write(case, &goals("Walk"), 0).await.unwrap(), 1);
        ground.submit(case, 1).await.unwrap();
        ground.give_back(case, "Which dose?").await.unwrap();
        assert_eq!((ground.own(case).await.state, ground.own(case).await.note.as_str()), (State::Returned, "Which dose?"));
        assert_eq!(ground.write(case, &goals("Walk far"), 1).await.unwrap(), 2);
        ground.submit(case, 2).await.unwrap();
        assert_eq!(ground.own(case).await.note, "");
        let code = ground.accept(case).await.unwrap();
        let (session, [_, segment, _]) = ground.sessions[0];
        ground.schedule(case, segment).await.unwrap();
        assert_eq!(ground.own(case).await.session, Some(session));

        let follow_up = NOON.plus_days(60);
        let mut tx = trial.db.write().await.unwrap();
        for _ in 0..2 {
            case::presented(&mut tx, trial.hub, case, &trial.script.world()).await.unwrap();
        }
        // The clock of the letter runs, once, and its presenter has presented, once.
        let sql = "SELECT (SELECT COUNT(*) FROM job WHERE body LIKE '%remind-letter%') AS jobs, (SELECT COUNT(*) FROM presentation) AS told";
        let told = tx.one(sql, values![], |row| Ok((row.get::<i64>("jobs")?, row.get::<i64>("told")?))).await.unwrap();
        assert_eq!(told, (1, 1));
        for _ in 0..2 {
            case::letter_sent(&mut tx, trial.hub, case, follow_up, ground.now()).await.unwrap();
        }
        for _ in 0..2 {
            case::follow_up_due(&mut tx, trial.hub, case, follow_up).await.unwrap();
        }
        tx.save().await.unwrap();
        let permit = ground.permit::<FollowUpCase>(&ground.presenter, case).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        case::closed(&mut tx, &permit, ground.now()).await.unwrap();
        tx.save().await.unwrap();

        let record = ground.own(case).await;
        assert_eq!((record.state, record.code.unwrap().as_str()), (State::Closed, code.as_str()));
        assert_eq!((record.answers.one("goals"), record.presented, record.follow_up_due), ("Walk far", Some(NOON), Some(follow_up)));
        let mut tx = trial.db.read().await.unwrap();
        let sql = "SELECT state FROM case_event WHERE \"case\" = $1";
        let mut states = tx.all(sql, values![case], |row| row.get::<String>("state")).await.unwrap();
        states.sort();
        let way = ["accepted", "closed", "draft", "follow-up-due", "letter-sent", "presented", "returned", "scheduled", "submitted", "submitted"];
        assert_eq!(states, way);
    }

    async fn an_old_page_cannot_overwrite_a_newer_one(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        ground.write(case, &goals("newer"), 0).await.unwrap();
        assert!(is_taken(ground.write(case, &goals("older"), 0).await));
        assert!(is_taken(ground.submit(case, 0).await));
        let record = ground.own(case).await;
        assert_eq!((record.answers.one("goals"), record.revision, record.state), ("newer", 1, State::Draft));
    }

    async fn of_two_saves_at_once_one_is_kept(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        let (answers, other) = (goals("one"), goals("two"));
        let (one, two) = tokio::join!(ground.write(case, &answers, 0), ground.write(case, &other, 0));
        assert!(one.is_ok() != two.is_ok());
        assert_eq!(ground.own(case).await.revision, 1);
    }

    async fn a_submitted_case_is_closed_to_its_presenter(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        ground.submit(case, 0).await.unwrap();
        assert!(is_taken(ground.write(case, &goals("late"), 0).await));
        assert!(is_taken(ground.submit(case, 0).await));
        ground.accept(case).await.unwrap();
        assert!(is_taken(ground.give_back(case, "late").await));
        assert!(is_taken(ground.accept(case).await));
    }

    async fn a_draft_is_there_for_its_presenter_only(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        assert!(is_missing(ground.permit::<ReadCase>(&ground.peer, case).await));
        assert!(is_missing(ground.permit::<WriteCase>(&ground.coordinator, case).await));
        for staff in [&ground.coordinator, &ground.specialist] {
            let permit = ground.permit::<ReadCase>(staff, case).await.unwrap();
            let mut tx = trial.db.read().await.unwrap();
            assert!(is_missing(case::get(&mut tx, &permit).await));
        }
        let permit = ground.permit::<SeeCases>(&ground.coordinator, trial.hub).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        assert_eq!(case::of_hub(&mut tx, &permit).await.unwrap(), []);
        drop(tx);
        ground.submit(case, 0).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        assert_eq!(case::of_hub(&mut tx, &permit).await.unwrap().len(), 1);
        assert_eq!(case::of_presenter(&mut tx, &ground.presenter).await.unwrap().len(), 1);
        assert_eq!(case::of_presenter(&mut tx, &ground.peer).await.unwrap(), []);
    }

    async fn another_hub_and_a_stranger_find_nothing(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        let elsewhere = Who { hub: domain::id::HubId::from_uuid(uuid::Uuid::from_u128(8)), ..ground.coordinator.clone() };
        assert!(is_missing(ground.permit::<ReviewCase>(&elsewhere, case).await));
        assert!(is_missing(ground.permit::<BeginCase>(&ground.coordinator, ground.cycle).await));
        let mut tx = trial.db.write().await.unwrap();
        assert!(is_missing(case::presented(&mut tx, elsewhere.hub, case, &trial.script.world()).await));
    }

    async fn codes_differ_within_a_hub(trial) {
        let ground = Ground::new(trial).await;
        let mut codes = BTreeSet::new();
        for _ in 0..6 {
            let case = ground.begin().await;
            ground.submit(case, 0).await.unwrap();
            codes.insert(ground.accept(case).await.unwrap());
        }
        assert_eq!(codes.len(), 6);
    }

    async fn a_case_takes_a_free_place_for_cases_in_a_planned_session_of_its_cycle(trial) {
        let ground = Ground::new(trial).await;
        let [(first, [welcome, one, two]), (second, [_, other, _])] = ground.sessions;
        let (mine, yours) = (ground.accepted().await, ground.accepted().await);
        assert!(is_taken(ground.schedule(mine, welcome).await));
        assert!(is_taken(ground.schedule(mine, ground.trial.script.world().id()).await));
        ground.schedule(mine, one).await.unwrap();
        assert!(is_taken(ground.schedule(yours, one).await));
        ground.schedule(yours, two).await.unwrap();
        assert_eq!(ground.places(first).await, [None, Some(mine), Some(yours)]);
        ground.schedule(mine, other).await.unwrap();
        assert_eq!(ground.places(first).await, [None, None, Some(yours)]);
        assert_eq!(ground.places(second).await, [None, Some(mine), None]);

        let permit = ground.permit::<ReviewCase>(&ground.coordinator, yours).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let free: Vec<_> = case::slots(&mut tx, &permit, ground.now()).await.unwrap().into_iter().map(|slot| slot.segment).collect();
        assert_eq!(free, [one, ground.sessions[1].1[2]]);
        drop(tx);

        ground.set_state(second, "ended").await;
        assert!(is_taken(ground.schedule(yours, ground.sessions[1].1[2]).await));
        let mut tx = trial.db.write().await.unwrap();
        let elsewhere: CycleId = trial.script.world().id();
        let program = tx.one("SELECT program FROM cycle WHERE id = $1", values![ground.cycle], |row| row.get("program")).await.unwrap();
        cycle_of(&mut tx, program, elsewhere).await;
        let (_, [_, foreign, _]) = session_of(&mut tx, trial, elsewhere, 1, NOON.plus_days(7)).await;
        tx.save().await.unwrap();
        assert!(is_taken(ground.schedule(yours, foreign).await));
    }

    async fn a_case_leaves_its_session_unless_that_is_live(trial) {
        let ground = Ground::new(trial).await;
        let (session, [_, segment, _]) = ground.sessions[0];
        let case = ground.accepted().await;
        ground.schedule(case, segment).await.unwrap();
        let permit = ground.permit::<ReviewCase>(&ground.coordinator, case).await.unwrap();
        ground.set_state(session, "live").await;
        let mut tx = trial.db.write().await.unwrap();
        assert!(is_taken(case::unschedule(&mut tx, &permit, ground.now()).await));
        drop(tx);
        ground.set_state(session, "planned").await;
        let mut tx = trial.db.write().await.unwrap();
        case::unschedule(&mut tx, &permit, ground.now()).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(ground.places(session).await, [None, None, None]);
        assert_eq!((ground.own(case).await.state, ground.own(case).await.session), (State::Accepted, None));
    }

    async fn participants_read_a_case_from_its_session_on_and_each_view_is_written_down(trial) {
        let ground = Ground::new(trial).await;
        let (session, [_, segment, _]) = ground.sessions[0];
        let case = ground.accepted().await;
        ground.schedule(case, segment).await.unwrap();
        assert!(is_missing(ground.permit::<ReadCase>(&ground.peer, case).await));
        ground.set_state(session, "live").await;
        let permit = ground.permit::<ReadCase>(&ground.peer, case).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        case::show(&mut tx, &permit, ground.now()).await.unwrap();
        tx.save().await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let sql = "SELECT person, thing FROM audit WHERE act = 'ReadCase'";
        let rows = tx.all(sql, values![], |row| Ok((row.get::<PersonId>("person")?, row.get::<String>("thing")?))).await.unwrap();
        assert_eq!(rows, [(ground.peer.person, case.to_string())]);
        let permit = ground.permit::<JoinSession>(&ground.peer, session).await.unwrap();
        let listed = case::of_session(&mut tx, &permit).await.unwrap();
        assert_eq!(listed.iter().map(|heading| heading.id).collect::<Vec<_>>(), [case]);
    }
}
