use domain::{
    access::{ManageCycle, ManageProgram, ManageSession, Role, Who},
    curriculum,
    cycle::{Cycle, NewCycle},
    fields::Fields,
    id::CycleId,
    moment::Moment,
    schedule::{Rhythm, Schedule},
    session::{Added, Plan, State},
};
use jiff::civil::date;
use store::{Error, access, agenda, cycle, program, session, values};

use crate::{
    both::{NOON, Trial},
    on_both,
    program::{begun, member},
};

/// Three weekly sessions from December 3, 2026 on, 12:30 in Toronto.
pub fn winter(capacity: Option<u32>) -> NewCycle {
    NewCycle {
        cycle: Cycle { title: "Winter".to_owned(), capacity, open: true },
        schedule: Schedule { first: date(2026, 12, 3).at(12, 30, 0, 0), rhythm: Rhythm::Weekly, count: 3 },
        topics: curriculum::read("What pain is\n- Tell kinds apart\nTapering"),
    }
}

/// A published program with that cycle.
pub async fn wintered(trial: &Trial, tx: &mut store::Tx, coordinator: &Who, capacity: Option<u32>) -> CycleId {
    let program = begun(trial, tx, coordinator).await;
    let manage = access::permit::<ManageProgram>(tx, coordinator, program).await.unwrap();
    let id: CycleId = trial.script.world().id();
    cycle::add(tx, &manage, &trial.script.world(), id, &winter(capacity)).await.unwrap();
    id
}

fn plan_of(session: &session::Record, agenda: &[domain::agenda::Segment]) -> Fields {
    Plan::fields(&session.topic, &session.objectives, session.local, session.minutes, agenda)
}

on_both! {
    async fn a_cycle_begins_with_its_sessions_and_their_agendas(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, Some(40)).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let record = cycle::get(&mut tx, &permit).await.unwrap();
        assert_eq!((record.span.starts, record.span.ends), (date(2026, 12, 3), date(2026, 12, 17)));
        assert_eq!(record.cycle, winter(Some(40)).cycle);
        let sessions = session::of_cycle(&mut tx, &permit).await.unwrap();
        let topics: Vec<_> = sessions.iter().map(|session| (session.number, session.topic.as_str())).collect();
        assert_eq!(topics, [(1, "What pain is"), (2, "Tapering"), (3, "")]);
        assert_eq!(sessions[0].objectives, ["Tell kinds apart"]);
        assert_eq!(sessions[0].starts.rfc3339(), "2026-12-03T17:30:00Z");
        let manage = access::permit::<ManageSession>(&mut tx, &coordinator, sessions[0].id).await.unwrap();
        let agenda = session::agenda(&mut tx, &manage).await.unwrap();
        let minutes: Vec<_> = agenda.iter().map(|segment| (segment.kind.code(), segment.minutes)).collect();
        assert_eq!(minutes, [("welcome", 7), ("didactic", 23), ("case", 25), ("case", 25), ("wrap-up", 10)]);
        let listed = cycle::current(&mut tx, trial.hub, record.program).await.unwrap().unwrap();
        assert_eq!((listed.record, listed.sessions, listed.enrolled, listed.waiting), (record, 3, 0, 0));
    }

    async fn each_session_keeps_its_reminder_and_a_moved_one_another(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, None).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let first = session::of_cycle(&mut tx, &permit).await.unwrap().remove(0);
        let manage = access::permit::<ManageSession>(&mut tx, &coordinator, first.id).await.unwrap();
        let agenda = session::agenda(&mut tx, &manage).await.unwrap();
        let moved = session::Record { local: first.local.tomorrow().unwrap(), ..first.clone() };
        for (sequence, to) in [&first, &moved].into_iter().enumerate() {
            let plan = Plan::check(&plan_of(to, &agenda), |_| true).unwrap();
            let sequence = first.sequence + i64::try_from(sequence).unwrap();
            session::change(&mut tx, &manage, &trial.script.world(), &plan, sequence).await.unwrap();
        }
        let sql = "SELECT due FROM job WHERE body LIKE '%remind-session%' ORDER BY due";
        let due = tx.all(sql, values![], |row| row.get::<Moment>("due")).await.unwrap();
        let due: Vec<_> = due.into_iter().map(Moment::rfc3339).collect();
        assert_eq!(due, ["2026-12-02T17:30:00Z", "2026-12-03T17:30:00Z", "2026-12-09T17:30:00Z", "2026-12-16T17:30:00Z"]);
    }

    async fn a_moved_session_moves_the_cycles_dates_and_keeps_its_segments(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, None).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let last = session::of_cycle(&mut tx, &permit).await.unwrap().pop().unwrap();
        let manage = access::permit::<ManageSession>(&mut tx, &coordinator, last.id).await.unwrap();
        let before = session::agenda(&mut tx, &manage).await.unwrap();
        let mut plan = Plan::check(&plan_of(&last, &before).with("topic", ""), |_| true).unwrap_err();
        assert!(plan.of("topic").is_some());
        plan = Plan::check(&plan_of(&last, &before), |_| true).unwrap_err();
        assert_eq!(plan.iter().count(), 1, "only the topic is missing");
        let last = session::Record { topic: "Sleep".to_owned(), local: date(2027, 1, 14).at(8, 0, 0, 0), ..last };
        let mut plan = Plan::check(&plan_of(&last, &before), |_| true).unwrap();
        plan.segments.swap(0, 1);
        plan.segments[0].presenter = Some(coordinator.person);
        session::change(&mut tx, &manage, &world, &plan, last.sequence).await.unwrap();
        let after = session::get(&mut tx, &manage).await.unwrap();
        assert_eq!((after.starts.rfc3339().as_str(), after.sequence), ("2027-01-14T13:00:00Z", last.sequence + 1));
        let agenda = session::agenda(&mut tx, &manage).await.unwrap();
        assert_eq!((agenda[0].id, agenda[1].id, agenda[0].presenter), (before[1].id, before[0].id, Some(coordinator.person)));
        assert_eq!(cycle::get(&mut tx, &permit).await.unwrap().span.ends, date(2027, 1, 14));
        let stale = session::change(&mut tx, &manage, &world, &plan, last.sequence).await;
        assert!(matches!(stale, Err(Error::Taken)));
    }

    async fn a_cancelled_session_is_planned_no_more(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, None).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let first = session::of_cycle(&mut tx, &permit).await.unwrap().remove(0);
        let manage = access::permit::<ManageSession>(&mut tx, &coordinator, first.id).await.unwrap();
        assert!(agenda::cancel(&mut tx, &manage, first.sequence, NOON).await.unwrap().is_empty());
        assert!(matches!(agenda::cancel(&mut tx, &manage, first.sequence + 1, NOON).await, Err(Error::Taken)));
        let after = session::get(&mut tx, &manage).await.unwrap();
        assert_eq!((after.state, after.sequence), (State::Cancelled, 1));
        let next = session::next(&mut tx, &coordinator, NOON, 9).await.unwrap();
        assert_eq!(next.iter().map(|listed| listed.session.number).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(session::upcoming(&mut tx, id, NOON).await.unwrap().len(), 2);
    }

    async fn a_segment_with_a_case_is_not_lost_by_planning(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, None).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let first = session::of_cycle(&mut tx, &permit).await.unwrap().remove(0);
        let manage = access::permit::<ManageSession>(&mut tx, &coordinator, first.id).await.unwrap();
        let agenda = session::agenda(&mut tx, &manage).await.unwrap();
        let case: domain::id::CaseId = world.id();
        tx.run("UPDATE segment SET \"case\" = $2 WHERE id = $1", store::values![agenda[2].id, case]).await.unwrap();
        let mut plan = Plan::check(&plan_of(&first, &agenda), |_| true).unwrap();
        plan.segments.remove(3);
        session::change(&mut tx, &manage, &world, &plan, first.sequence).await.unwrap();
        assert_eq!(session::agenda(&mut tx, &manage).await.unwrap()[2].case, Some(case));
        plan.segments.remove(2);
        let lost = session::change(&mut tx, &manage, &world, &plan, first.sequence + 1).await;
        assert!(matches!(lost, Err(Error::Taken)));
    }

    async fn didactics_without_a_presenter_are_found(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        wintered(trial, &mut tx, &coordinator, None).await;
        let open = session::without_presenter(&mut tx, &coordinator, NOON, NOON.plus_days(14)).await.unwrap();
        assert_eq!(open.iter().map(|listed| listed.session.number).collect::<Vec<_>>(), [1, 2]);
    }

    async fn an_old_page_cannot_overwrite_a_newer_cycle(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, None).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let before = cycle::get(&mut tx, &permit).await.unwrap();
        let closed = Cycle { open: false, ..before.cycle.clone() };
        cycle::change(&mut tx, &permit, &closed, before.revision).await.unwrap();
        assert!(matches!(cycle::change(&mut tx, &permit, &before.cycle, before.revision).await, Err(Error::Taken)));
        assert_eq!(cycle::get(&mut tx, &permit).await.unwrap().cycle, closed);
        let programs = program::of_person(&mut tx, &coordinator).await.unwrap();
        assert_eq!(programs.len(), 1);
    }

    async fn a_session_is_added_behind_the_others_and_one_that_was_not_held_is_found(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = wintered(trial, &mut tx, &coordinator, None).await;
        let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, id).await.unwrap();
        let added = Added { topic: "Sleep".to_owned(), local: date(2027, 1, 14).at(12, 30, 0, 0) };
        let session = cycle::add_session(&mut tx, &permit, &trial.script.world(), &added).await.unwrap();
        assert_eq!((session.number, session.minutes, session.topic.as_str()), (4, 90, "Sleep"));
        assert_eq!(session.starts.rfc3339(), "2027-01-14T17:30:00Z");
        assert_eq!(cycle::get(&mut tx, &permit).await.unwrap().span.ends, date(2027, 1, 14));
        let manage = access::permit::<ManageSession>(&mut tx, &coordinator, session.id).await.unwrap();
        assert_eq!(session::agenda(&mut tx, &manage).await.unwrap().len(), 5);
        assert_eq!(session::unsettled(&mut tx, &coordinator, NOON).await.unwrap(), []);
        let found = session::unsettled(&mut tx, &coordinator, NOON.plus_days(15)).await.unwrap();
        assert_eq!(found.iter().map(|listed| listed.session.number).collect::<Vec<_>>(), [1, 2]);
        // Cancelled: settled. Opened and never ended: not.
        let first = access::permit::<ManageSession>(&mut tx, &coordinator, found[0].session.id).await.unwrap();
        agenda::cancel(&mut tx, &first, 0, NOON).await.unwrap();
        tx.run("UPDATE session SET state = 'live' WHERE id = $1", store::values![found[1].session.id]).await.unwrap();
        let end = found[1].session.ends();
        assert_eq!(session::unsettled(&mut tx, &coordinator, end.plus_minutes(119)).await.unwrap(), []);
        assert_eq!(session::unsettled(&mut tx, &coordinator, end.plus_minutes(120)).await.unwrap().len(), 1);
    }
}
