//! Who was in the rooms: what a crash left open is closed where the rooms were last watched.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use domain::id::{CaseId, CycleId, PersonId, ProgramId, SessionId};
use media::{Change, Presence, Rooms, Settings};
use store::{attendance, values};

use crate::{
    on_both,
    trial::{NOON, Trial},
};

fn rooms() -> Rooms {
    let local = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let ways = media::Ways::default();
    let settings = Settings {
        bind: SocketAddr::new(local, 0),
        advertised: local,
        secret: vec![7; 32],
        threads: 1,
        ways,
        handover: None,
    };
    Rooms::start(&settings).unwrap()
}

/// Two people of a live session, one of whom nobody saw leave.
pub async fn left_open(trial: &Trial) {
    let world = &trial.tools.world;
    let (program, cycle, session): (ProgramId, CycleId, SessionId) = (world.id(), world.id(), world.id());
    let mut tx = trial.tools.db.write().await.unwrap();
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', '', '', '', 'en', 'America/Toronto', 'weekly-90', '', 2, 28, TRUE, $3)";
    tx.run(sql, values![program, trial.hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        VALUES ($1, $2, '', '2026-11-26', '2026-11-26', FALSE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        VALUES ($1, $2, 1, '', '', '2026-11-26T12:30', 'America/Toronto', $3, 60, 'live', 0)";
    tx.run(sql, values![session, cycle, NOON]).await.unwrap();
    for (connection, events) in [("gone", vec![("joined", 0), ("left", 5)]), ("open", vec![("joined", 1)])] {
        let person: PersonId = world.id();
        let sql = "INSERT INTO person (id, hub, name, email, profession, credentials, site, community, language, zone, folded, created)
            VALUES ($1, $2, 'Ada', $3, 'other', '', '', '', 'en', 'UTC', '', $4)";
        tx.run(sql, values![person, trial.hub, world.id::<CaseId>().to_string(), NOON]).await.unwrap();
        for (kind, minute) in events {
            let sql = "INSERT INTO presence (session, person, connection, kind, at) VALUES ($1, $2, $3, $4, $5)";
            tx.run(sql, values![session, person, connection, kind, NOON.plus_minutes(minute)]).await.unwrap();
        }
    }
    attendance::watched(&mut tx, NOON.plus_minutes(12)).await.unwrap();
    tx.save().await.unwrap();
}

on_both! {
    async fn a_stay_that_a_crash_left_open_ends_where_the_rooms_were_last_watched(trial, _catcher) {
        left_open(trial).await;
        trial.script.pass_minutes(30);
        // Started twice: the second time there is nothing left to close.
        for _ in 0..2 {
            let rooms = rooms();
            let presences = rooms.presences().unwrap();
            let written = tokio::spawn(jobs::presence::run(trial.tools.clone(), presences));
            rooms.stop();
            written.await.unwrap();
            let mut tx = trial.tools.db.read().await.unwrap();
            let sql = "SELECT connection, at FROM presence WHERE kind = 'left' ORDER BY connection";
            let read = |row: &store::row::Row| Ok((row.get::<String>("connection")?, row.get("at")?));
            let left = tx.all(sql, values![], read).await.unwrap();
            assert_eq!(left, [("gone".to_owned(), NOON.plus_minutes(5)), ("open".to_owned(), NOON.plus_minutes(12))]);
        }
    }
}

on_both! {
    async fn what_somebody_says_is_kept_once_from_its_beginning_to_its_end(trial, _catcher) {
        left_open(trial).await;
        let mut tx = trial.tools.db.read().await.unwrap();
        let sql = "SELECT session, person FROM presence WHERE connection = 'open'";
        let read = |row: &store::row::Row| Ok((row.get::<SessionId>("session")?, row.get::<PersonId>("person")?));
        let (session, person) = tx.one(sql, values![], read).await.unwrap();
        drop(tx);
        let told = |change, at| Presence { session, person, stay: "open".to_owned(), change, at };
        let spoke = Change::Spoke { from: NOON.plus_seconds(70), to: NOON.plus_seconds(82) };
        let (begun, over) = (NOON.plus_seconds(71), NOON.plus_seconds(83));
        // That somebody speaks now is for eyes. A crash in the middle leaves nothing open: only what is over is told.
        for event in [told(Change::Speaking(true), begun), told(spoke, over), told(spoke, over), told(Change::Speaking(false), over)] {
            jobs::presence::keep(&trial.tools, &event).await;
        }
        let mut tx = trial.tools.db.read().await.unwrap();
        let sql = "SELECT session, person, connection, profession, leads, began, ended FROM speech";
        let read = |row: &store::row::Row| {
            let who = (row.get::<SessionId>("session")?, row.get::<PersonId>("person")?, row.get::<String>("connection")?);
            Ok((who, row.get::<String>("profession")?, row.get::<bool>("leads")?, row.get("began")?, row.get("ended")?))
        };
        let kept = tx.all(sql, values![], read).await.unwrap();
        let who = (session, person, "open".to_owned());
        assert_eq!(kept, [(who, "other".to_owned(), false, NOON.plus_seconds(70), NOON.plus_seconds(82))]);
    }
}
