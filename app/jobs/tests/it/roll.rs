//! The roll is called in the rooms of a media cluster: what its messages did not say is found out.

use std::time::Duration;

use domain::{
    id::{PersonId, SessionId},
    moment::Moment,
};
use jobs::presence::roll::Roll;
use media::{
    Rooms,
    trial::{Mood, Server},
};
use serde_json::json;
use store::{attendance, values};

use crate::{
    on_both,
    presence::left_open,
    trial::{NOON, Trial},
};

async fn cluster(trial: &Trial) -> (Server, Rooms) {
    let server = Server::start(trial.tools.world.clone()).await.unwrap();
    let rooms = Rooms::on(server.settings(Duration::from_secs(30))).unwrap();
    (server, rooms)
}

/// The session of [`left_open`], and whom nobody saw leave.
async fn open(trial: &Trial) -> (SessionId, PersonId) {
    let mut tx = trial.tools.db.read().await.unwrap();
    let open = attendance::open(&mut tx, NOON.plus_days(-2)).await.unwrap();
    assert_eq!(open.len(), 1);
    (open[0].session, open[0].person)
}

/// Everything that is written down, in order.
async fn written(trial: &Trial) -> Vec<(String, String, Moment)> {
    let mut tx = trial.tools.db.read().await.unwrap();
    let sql = "SELECT connection, kind, at FROM presence ORDER BY connection, at, kind";
    let read = |row: &store::row::Row| Ok((row.get("connection")?, row.get("kind")?, row.get("at")?));
    tx.all(sql, values![], read).await.unwrap()
}

/// What a kind of event of a stay says of the time.
fn at(written: &[(String, String, Moment)], stay: &str, kind: &str) -> Option<Moment> {
    let found = written.iter().find(|(connection, found, _)| connection == stay && found == kind);
    found.map(|(.., at)| *at)
}

on_both! {
    async fn who_came_unseen_is_written_down_and_who_is_still_there_stays(trial, _catcher) {
        left_open(trial).await;
        let (server, rooms) = cluster(trial).await;
        let (session, person) = open(trial).await;
        let room = session.to_string();
        server.enter(&room, &person.to_string(), "open", NOON.plus_minutes(1));
        // This program was away for half an hour; somebody came meanwhile, whom nobody knows of.
        trial.script.pass_minutes(30);
        let mut roll = Roll::default();
        for _ in 0..3 {
            roll.call(&trial.tools, &rooms).await.unwrap();
        }
        let before = written(trial).await;
        assert_eq!(at(&before, "open", "left"), None, "they never left");
        let mut tx = trial.tools.db.read().await.unwrap();
        assert_eq!(attendance::last_watched(&mut tx).await.unwrap(), Some(NOON.plus_minutes(30)));
        drop(tx);
        // The same person on another page, and a stranger: only people of ours are written down.
        server.enter(&room, &person.to_string(), "second", NOON.plus_minutes(21));
        server.enter(&room, "EG_recorder", "third", NOON);
        roll.call(&trial.tools, &rooms).await.unwrap();
        let after = written(trial).await;
        assert_eq!(at(&after, "second", "joined"), Some(NOON.plus_minutes(21)));
        assert_eq!(after.len(), before.len() + 1);
    }
}

on_both! {
    async fn who_is_missing_twice_left_when_they_were_there_last(trial, _catcher) {
        left_open(trial).await;
        let (server, rooms) = cluster(trial).await;
        let (session, person) = open(trial).await;
        let (room, identity) = (session.to_string(), person.to_string());
        trial.script.pass_minutes(30);
        let mut roll = Roll::default();
        // Missing once may be a message that was faster than the list.
        roll.call(&trial.tools, &rooms).await.unwrap();
        assert_eq!(at(&written(trial).await, "open", "left"), None);
        server.enter(&room, &identity, "open", NOON.plus_minutes(1));
        trial.script.pass_minutes(1);
        roll.call(&trial.tools, &rooms).await.unwrap();
        // Then the message that they left is lost. A cluster that does not answer says nothing about anybody.
        server.leave(&room, &identity);
        server.enter(&room, "EG_recorder", "third", NOON);
        trial.script.pass_minutes(1);
        roll.call(&trial.tools, &rooms).await.unwrap();
        trial.script.pass_minutes(1);
        server.next(&[Mood::Busy, Mood::Busy]);
        roll.call(&trial.tools, &rooms).await.unwrap();
        assert_eq!(at(&written(trial).await, "open", "left"), None);
        trial.script.pass_minutes(1);
        roll.call(&trial.tools, &rooms).await.unwrap();
        assert_eq!(at(&written(trial).await, "open", "left"), Some(NOON.plus_minutes(31)));
        // Found again later, it is still one departure.
        let once = written(trial).await;
        roll.call(&trial.tools, &rooms).await.unwrap();
        assert_eq!(written(trial).await, once);
    }
}

on_both! {
    async fn who_left_while_this_program_was_away_left_when_it_watched_last(trial, _catcher) {
        left_open(trial).await;
        let (_server, rooms) = cluster(trial).await;
        trial.script.pass_minutes(30);
        let mut roll = Roll::default();
        for _ in 0..2 {
            roll.call(&trial.tools, &rooms).await.unwrap();
            trial.script.pass_minutes(1);
        }
        assert_eq!(at(&written(trial).await, "open", "left"), Some(NOON.plus_minutes(12)));
    }
}

on_both! {
    async fn who_was_sent_out_does_not_stay_with_an_old_ticket(trial, _catcher) {
        left_open(trial).await;
        let (server, rooms) = cluster(trial).await;
        let (session, person) = open(trial).await;
        let (room, identity) = (session.to_string(), person.to_string());
        let mut tx = trial.tools.db.write().await.unwrap();
        let sql = "INSERT INTO removal (session, person, removed_by, at) VALUES ($1, $2, $2, $3)";
        tx.run(sql, values![session, person, NOON]).await.unwrap();
        tx.save().await.unwrap();
        // Told by the cluster as it happens.
        server.enter(&room, &identity, "again", NOON.plus_minutes(2));
        let written_down = tokio::spawn(jobs::presence::run(trial.tools.clone(), rooms.presences().unwrap()));
        trial.script.pass_minutes(2);
        let came = json!({
            "event": "participant_joined", "id": "EV_1",
            "createdAt": (NOON.plus_minutes(2).micros() / 1_000_000).to_string(),
            "room": { "name": room }, "participant": { "sid": "again", "identity": identity },
        });
        let message = server.message(&came);
        assert_eq!(rooms.hear(&message.authorization, &message.body, NOON.plus_minutes(2)).await, Ok(()));
        assert_eq!(server.of(&room, &identity), None);
        rooms.stop();
        written_down.await.unwrap();
        assert_eq!(at(&written(trial).await, "again", "joined"), Some(NOON.plus_minutes(2)));
        // And found by the roll call when the message is lost.
        server.enter(&room, &identity, "once more", NOON.plus_minutes(3));
        Roll::default().call(&trial.tools, &rooms).await.unwrap();
        assert_eq!(server.of(&room, &identity), None);
    }
}
