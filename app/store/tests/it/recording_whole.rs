use domain::{
    access::{JoinSession, LeadSession, Role, SeeRecordings, Who},
    id::RecordingId,
    recording::{Ending, GAP, Source, Stretch, Together},
};
use store::{
    Error,
    file::Files,
    recording::{self, Part},
    values,
};

use crate::{on_both, stage::Stage};

/// A part of the session's recording, with one voice in it, kept.
async fn part(stage: &Stage<'_>, files: &Files, folder: &std::path::Path) -> RecordingId {
    let (db, world) = (&stage.trial.db, stage.trial.script.world());
    let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
    let mut tx = db.write().await.unwrap();
    let recording = recording::begin(&mut tx, &permit, &world).await.unwrap();
    recording::end(&mut tx, &permit, Ending::Stopped, &world).await.unwrap();
    tx.save().await.unwrap();
    let path = folder.join("001-microphone.ogg");
    std::fs::write(&path, b"voice").unwrap();
    let brought = recording::bring(db, files, stage.trial.hub, &path, &world).await.unwrap();
    let person = stage.peer.person;
    let voice = Part { recording, person, source: Source::Microphone, starts: 500, length: 60_000, number: 0 };
    let mut tx = db.write().await.unwrap();
    recording::keep_track(&mut tx, files, &brought, &voice, &world).await.unwrap();
    recording::settle(&mut tx, recording, 61_000, &world).await.unwrap();
    tx.save().await.unwrap();
    stage.trial.script.pass_minutes(5);
    recording
}

on_both! {
    async fn one_file_of_a_session_is_made_of_several_parts_and_goes_when_one_changes_or_comes(trial) {
        let stage = Stage::open(trial).await;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let world = trial.script.world();
        let path = folder.path().join("whole.webm");
        std::fs::write(&path, b"everything").unwrap();
        let who = Who { roles: [Role::Coordinator].into(), ..stage.facilitator.clone() };
        let see = stage.permit::<SeeRecordings>(&who, stage.session).await.unwrap();
        let first = part(&stage, &files, folder.path()).await;
        let state = async || {
            let mut tx = trial.db.read().await.unwrap();
            let records = recording::list(&mut tx, &see).await.unwrap();
            recording::whole(&mut tx, &see, &records).await.unwrap()
        };
        let ask = async || {
            let mut tx = trial.db.write().await.unwrap();
            recording::ask_whole(&mut tx, &see, &world).await.unwrap();
            tx.save().await.unwrap();
        };
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recording::ask_whole(&mut tx, &see, &world).await, Err(Error::Taken)), "one part only");
        drop(tx);
        assert_eq!(state().await, None);
        let second = part(&stage, &files, folder.path()).await;
        assert_eq!(state().await, Some((first, Err(None))));
        ask().await;
        assert_eq!(state().await, Some((first, Err(Some(Together::Waits)))));
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recording::ask_whole(&mut tx, &see, &world).await, Err(Error::Taken)), "once");
        let passages = recording::passages_for(&mut tx, stage.session).await.unwrap().unwrap();
        let found: Vec<_> = passages.iter().map(|(id, _, score)| (*id, score.length, score.tracks.len())).collect();
        assert_eq!(found, [(first, 61_000, 1), (second, 61_000, 1)]);
        drop(tx);
        let keep = async |passages: &[recording::Passage]| {
            let brought = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
            let mut tx = trial.db.write().await.unwrap();
            let about = (stage.session, see.person());
            let kept = recording::keep_whole(&mut tx, &files, about, passages, &brought, &world).await;
            tx.save().await.unwrap();
            kept
        };
        assert!(matches!(keep(&passages[..1]).await, Err(Error::Taken)), "a part has come meanwhile");
        keep(&passages).await.unwrap();
        let (of, track) = state().await.unwrap();
        let track = track.unwrap();
        assert_eq!((of, track.length, track.bytes, track.is_together()), (first, 122_000 + GAP, 10, true));
        let mut tx = trial.db.write().await.unwrap();
        let record = recording::list(&mut tx, &see).await.unwrap().remove(0);
        assert_eq!((record.tracks.len(), record.together), (1, Err(None)), "it is none of the part's own");
        assert_eq!(recording::passages_for(&mut tx, stage.session).await.unwrap(), None, "it is there");
        recording::cut_stretch(&mut tx, &see, second, Stretch { from: 0, to: 1_000 }, &world).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(state().await, Some((first, Err(None))), "the other part has changed");
        ask().await;
        let mut tx = trial.db.write().await.unwrap();
        let waits = recording::passages_for(&mut tx, stage.session).await;
        assert!(matches!(waits, Err(Error::Taken)), "first it is left out");
        tx.run("UPDATE recording_track SET cut = 1", values![]).await.unwrap();
        tx.save().await.unwrap();
        let third = part(&stage, &files, folder.path()).await;
        assert_eq!(state().await, Some((first, Err(Some(Together::Waits)))), "a part that comes ends no wish");
        let mut tx = trial.db.read().await.unwrap();
        let passages = recording::passages_for(&mut tx, stage.session).await.unwrap().unwrap();
        drop(tx);
        assert_eq!(passages.iter().map(|(.., score)| score.length).collect::<Vec<_>>(), [61_000, 60_000, 61_000]);
        keep(&passages).await.unwrap();
        part(&stage, &files, folder.path()).await;
        assert_eq!(state().await, Some((first, Err(None))), "a part that comes makes it old");
        ask().await;
        let mut tx = trial.db.write().await.unwrap();
        recording::end_whole(&mut tx, stage.session, Some(Together::Failed)).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(state().await, Some((first, Err(Some(Together::Failed)))));
        ask().await;
        let mut tx = trial.db.read().await.unwrap();
        let passages = recording::passages_for(&mut tx, stage.session).await.unwrap().unwrap();
        drop(tx);
        keep(&passages).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        recording::expire(&mut tx, third, &world).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(state().await, Some((first, Err(None))), "nobody keeps what a part is no longer kept of");
        // Those who take their yes back, and coordinators who delete a part, take it out of everything.
        let anew = async || {
            ask().await;
            let mut tx = trial.db.read().await.unwrap();
            let passages = recording::passages_for(&mut tx, stage.session).await.unwrap().unwrap();
            drop(tx);
            keep(&passages).await.unwrap();
            assert!(state().await.unwrap().1.is_ok());
        };
        anew().await;
        let mut tx = trial.db.write().await.unwrap();
        recording::remove(&mut tx, &see, second, None, &world).await.unwrap();
        tx.save().await.unwrap();
        assert_eq!(state().await, Some((first, Err(None))), "a part was deleted");
        anew().await;
        let join = stage.permit::<JoinSession>(&stage.peer, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        recording::erase(&mut tx, &join, &world).await.unwrap();
        let sql = "SELECT COUNT(*) AS count FROM recording_track";
        assert_eq!(tx.one(sql, values![], |row| row.get::<i64>("count")).await.unwrap(), 0, "nor what was made of it");
    }
}
