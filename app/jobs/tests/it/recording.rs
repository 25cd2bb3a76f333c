//! Recordings: taken over once they ended, looked after when the program broke off, deleted on their day.

use domain::{
    id::{PersonId, RecordingId, SessionId},
    job::Job,
};
use media::recording::{Entry, INDEX, Index};
use store::values;

use crate::{
    on_both,
    presence::left_open,
    trial::{NOON, Trial},
};

/// A recording of a session that goes on, with one voice; its folder is there with what was written so far.
async fn recording(trial: &Trial, ended: &str) -> RecordingId {
    left_open(trial).await;
    let id: RecordingId = trial.tools.world.id();
    let mut tx = trial.tools.db.write().await.unwrap();
    let sql = "SELECT session, person FROM presence WHERE connection = 'open'";
    let read = |row: &store::row::Row| Ok((row.get::<SessionId>("session")?, row.get::<PersonId>("person")?));
    let (session, person) = tx.one(sql, values![], read).await.unwrap();
    let sql = "INSERT INTO recording (id, session, person, started) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![id, session, person, NOON]).await.unwrap();
    tx.save().await.unwrap();
    let folder = trial.tools.recordings.join(id.to_string());
    std::fs::create_dir_all(&folder).unwrap();
    let track = Entry {
        file: "001-microphone.ogg".to_owned(),
        track: "TR_1".to_owned(),
        identity: person.to_string(),
        participant: "PA_1".to_owned(),
        source: "microphone".to_owned(),
        start_ms: 200,
        length_ms: 1_000,
        gaps: Vec::new(),
        dropped: 0,
        complete: !ended.is_empty(),
        failed: None,
    };
    std::fs::write(folder.join(&track.file), b"OggS").unwrap();
    let index = Index { room: session.to_string(), length_ms: 1_300, tracks: vec![track], ..Index::default() };
    let mut index = serde_json::to_value(index).unwrap();
    if !ended.is_empty() {
        index["ended"] = ended.into();
    }
    std::fs::write(folder.join(INDEX), index.to_string()).unwrap();
    id
}

async fn ending(trial: &Trial) -> (Option<String>, Option<i64>, bool) {
    let mut tx = trial.tools.db.read().await.unwrap();
    let sql = "SELECT ending, length, gone FROM recording";
    let read = |row: &store::row::Row| {
        let gone = row.get::<Option<domain::moment::Moment>>("gone")?.is_some();
        Ok((row.get("ending")?, row.get("length")?, gone))
    };
    tx.one(sql, values![], read).await.unwrap()
}

fn files(trial: &Trial) -> usize {
    std::fs::read_dir(&trial.tools.recordings).unwrap().count()
}

on_both! {
    async fn a_recording_that_ended_by_itself_is_taken_over_and_deleted_on_its_day(trial, _catcher) {
        let recording = recording(trial, "empty").await;
        let keep = Job::KeepRecording { recording };
        trial.again(&keep).await;
        trial.again(&keep).await;
        trial.work().await;
        assert_eq!(ending(trial).await, (Some("empty".to_owned()), Some(1_300), false));
        assert_eq!((files(trial), trial.number("SELECT COUNT(*) AS number FROM recording_track").await), (0, 1));
        trial.script.pass_minutes(89 * 24 * 60);
        trial.work().await;
        assert!(!ending(trial).await.2, "not its day yet");
        trial.script.pass_minutes(24 * 60);
        trial.work().await;
        assert_eq!(ending(trial).await, (Some("empty".to_owned()), Some(1_300), true));
        let left = "SELECT (SELECT COUNT(*) FROM recording_track) + (SELECT COUNT(*) FROM file) AS number";
        assert_eq!(trial.number(left).await, 0);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM job WHERE done IS NULL").await, 0);
    }

    async fn one_that_goes_on_is_waited_for_and_what_a_crash_left_open_is_closed(trial, _catcher) {
        let recording = recording(trial, "").await;
        trial.again(&Job::KeepRecording { recording }).await;
        trial.work().await;
        assert_eq!(ending(trial).await, (None, None, false), "its index was written a moment ago");
        let stray: RecordingId = trial.tools.world.id();
        std::fs::create_dir(trial.tools.recordings.join(stray.to_string())).unwrap();
        jobs::recording::close_open(&trial.tools).await.unwrap();
        jobs::recording::close_open(&trial.tools).await.unwrap();
        assert_eq!(files(trial), 1, "what nobody wrote down is gone");
        assert_eq!(ending(trial).await, (Some("broken".to_owned()), None, false));
        let acts = "SELECT COUNT(*) AS number FROM audit WHERE act = 'ends a recording: broken' AND person IS NULL";
        assert_eq!(trial.number(acts).await, 1);
        // A minute later nobody can be writing it any more.
        let index = trial.tools.recordings.join(recording.to_string()).join(INDEX);
        let past = std::time::SystemTime::UNIX_EPOCH;
        std::fs::File::options().write(true).open(index).unwrap().set_modified(past).unwrap();
        trial.script.pass_minutes(2);
        trial.work().await;
        assert_eq!(ending(trial).await, (Some("broken".to_owned()), Some(1_300), false));
        assert_eq!((files(trial), trial.number("SELECT COUNT(*) AS number FROM recording_track").await), (0, 1));
    }
}
