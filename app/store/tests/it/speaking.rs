use domain::{
    access::{LeadSession, SeeNetwork},
    agenda::{Place, Step},
    attendance::Interval,
    id::PersonId,
    profession::Profession,
    speaking::Own,
};
use store::{
    Tx, agenda,
    attendance::{self, Seen},
    speaking::{self, Spoken},
    values,
};

use crate::{
    both::NOON,
    on_both,
    scene::{self, ADA, ALAN, CORA, GRACE, STRANGER, attend, may, person, program, session},
    stage::Stage,
};

async fn say(tx: &mut Tx, number: u128, connection: &str, seconds: (i64, i64)) {
    let time = Interval { from: NOON.plus_seconds(seconds.0), to: NOON.plus_seconds(seconds.1) };
    let spoken = Spoken { session: session(), person: person(number), connection: connection.to_owned(), time };
    speaking::add(tx, &spoken).await.unwrap();
}

async fn place(tx: &mut Tx, second: i64, segment: Option<u128>, presenter: Option<PersonId>) {
    let sql = "INSERT INTO agenda_place (session, at, segment, step, presenter) VALUES ($1, $2, $3, 'whole', $4)";
    let segment = segment.map(uuid::Uuid::from_u128).map(<domain::id::SegmentId as domain::id::Id>::from_uuid);
    tx.run(sql, values![session(), NOON.plus_seconds(second), segment, presenter]).await.unwrap();
}

on_both! {
    async fn what_was_said_is_kept_with_the_profession_of_its_time(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        store::person::give(&mut tx, person(CORA), &scene::who(trial, CORA).roles).await.unwrap();
        for number in [ADA, GRACE, ALAN, CORA] {
            attend(&mut tx, session(), NOON, number, (-5, 60)).await;
        }
        place(&mut tx, 60, Some(1), None).await;
        place(&mut tx, 600, Some(2), Some(person(ADA))).await;
        place(&mut tx, 1200, Some(3), None).await;
        say(&mut tx, ADA, "a", (500, 700)).await;
        // Told twice, and what touches it.
        say(&mut tx, ADA, "a", (500, 700)).await;
        say(&mut tx, ADA, "a", (700, 720)).await;
        say(&mut tx, GRACE, "g", (1300, 1310)).await;
        say(&mut tx, CORA, "c", (0, 120)).await;
        // Of the hub, and nobody of it: nothing is kept of a person who is not there.
        say(&mut tx, STRANGER + 900, "x", (0, 120)).await;
        tx.run("UPDATE person SET profession = 'dietitian' WHERE id = $1", values![person(GRACE)]).await.unwrap();
        scene::end(&mut tx, session(), NOON).await;
        let permit = may::<SeeNetwork>(&mut tx, trial, CORA, program()).await;
        let cycles = speaking::of_program(&mut tx, &permit).await.unwrap();
        assert_eq!(cycles.len(), 1);
        let (record, heard) = &cycles[0].1[0];
        assert_eq!((record.id, heard.session, heard.ended), (session(), session(), NOON.plus_minutes(60)));
        let here: Vec<_> = heard.people.iter().map(|p| (p.person, p.profession, p.leads, p.speech.len())).collect();
        assert_eq!(here, [
            (person(ADA), Profession::NursePractitioner, false, 1),
            (person(GRACE), Profession::Pharmacist, false, 1),
            (person(ALAN), Profession::PainPhysician, false, 0),
            (person(CORA), Profession::AdministrativeStaff, true, 1),
        ]);
        assert_eq!(heard.own(person(ADA)), Some(Own { seconds: 100.0, turns: 1, presenting: 120.0 }));
        assert_eq!(heard.own(person(CORA)), Some(Own { seconds: 60.0, turns: 0, presenting: 0.0 }));
        let mine = speaking::of_person(&mut tx, &scene::who(trial, GRACE)).await.unwrap();
        assert_eq!(mine[0].1[0].1.own(person(GRACE)), Some(Own { seconds: 10.0, turns: 1, presenting: 0.0 }));
        assert!(speaking::of_person(&mut tx, &scene::who(trial, STRANGER)).await.unwrap().is_empty());
    }

    async fn leaving_before_the_session_begins_is_no_taking_part(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        attend(&mut tx, session(), NOON, ADA, (-10, -2)).await;
        let event = domain::attendance::Event {
            at: NOON.plus_minutes(3), kind: domain::attendance::Kind::Joined, connection: "still there".to_owned(),
        };
        attendance::add(&mut tx, &Seen { session: session(), person: person(ALAN), event }).await.unwrap();
        place(&mut tx, 0, Some(1), None).await;
        scene::end(&mut tx, session(), NOON).await;
        let permit = may::<SeeNetwork>(&mut tx, trial, CORA, program()).await;
        let cycles = speaking::of_program(&mut tx, &permit).await.unwrap();
        assert_eq!(cycles[0].1[0].1.people.iter().map(|p| p.person).collect::<Vec<_>>(), [person(ALAN)]);
    }

    async fn consent_is_given_and_taken_back(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let ada = scene::who(trial, ADA);
        assert!(!speaking::consents(&mut tx, &ada).await.unwrap());
        for _ in 0..2 {
            speaking::consent(&mut tx, &ada, true, NOON).await.unwrap();
        }
        assert!(speaking::consents(&mut tx, &ada).await.unwrap());
        assert!(!speaking::consents(&mut tx, &scene::who(trial, GRACE)).await.unwrap());
        speaking::consent(&mut tx, &ada, false, NOON.plus_minutes(1)).await.unwrap();
        assert!(!speaking::consents(&mut tx, &ada).await.unwrap());
    }

    async fn the_agenda_keeps_where_it_stood_and_who_had_the_floor(trial) {
        let stage = Stage::open(trial).await;
        let case = |step| stage.first(step);
        let wrap_up = Place::In(stage.segments[3], Step::Whole);
        stage.walk(&[Place::In(stage.segments[0], Step::Whole), case(Step::Present), case(Step::Clarify), wrap_up, Place::Ended]).await;
        let mut tx = trial.db.read().await.unwrap();
        let sql = "SELECT segment, step, presenter FROM agenda_place WHERE session = $1 ORDER BY at";
        let read = |row: &store::row::Row| {
            let segment = row.get::<Option<domain::id::SegmentId>>("segment")?;
            Ok((segment, row.get::<Option<String>>("step")?, row.get::<Option<PersonId>>("presenter")?))
        };
        let found = tx.all(sql, values![stage.session], read).await.unwrap();
        let (presenter, [first, second, _, last]) = (stage.presenter.person, stage.segments);
        let step = |code: &str| Some(code.to_owned());
        let mut expected = vec![
            (Some(first), step("whole"), None),
            (Some(second), step("present"), Some(presenter)),
            (Some(second), step("clarify"), Some(presenter)),
            (Some(last), step("whole"), None),
            (None, None, None),
        ];
        // All at one moment here: in any order.
        let mut found = found;
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
        let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
        assert_eq!(agenda::standing(&mut tx, &permit).await.unwrap().place(), None);
    }
}
