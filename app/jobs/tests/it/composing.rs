//! Files of everybody: of a whole session, by one process of several, and cut off when the program stops.

use std::{path::Path, process::Command, time::Duration};

use domain::{
    id::{JobId, PersonId, RecordingId, SessionId},
    job::Job,
};
use jobs::worker;
use media::{
    recording::{Entry, INDEX, Index},
    together::Composer,
};
use store::{job, values};
use tokio::sync::oneshot;

use crate::{
    on_both,
    recording::{color, files, heard, kept, mark, paint, recording, streams},
    trial::Trial,
};

/// A recording with a voice that is kept.
async fn kept_part(trial: &Trial) -> RecordingId {
    let id = recording(trial, "stopped").await;
    trial.again(&Job::KeepRecording { recording: id }).await;
    trial.work().await;
    id
}

/// A second part of the same session, half an hour later: a red camera, and nothing to be heard.
async fn another_part(trial: &Trial, first: RecordingId) {
    let id: RecordingId = trial.tools.world.id();
    let mut tx = trial.tools.db.write().await.unwrap();
    let sql = "INSERT INTO recording (id, session, person, started, ended, ending)
        SELECT $1, session, person, started + 1800000000, started + 1805000000, 'stopped' FROM recording WHERE id = $2";
    tx.run(sql, values![id, first]).await.unwrap();
    let person: PersonId =
        tx.one("SELECT person FROM recording LIMIT 1", values![], |row| row.get("person")).await.unwrap();
    tx.save().await.unwrap();
    let folder = trial.tools.recordings.join(id.to_string());
    std::fs::create_dir_all(&folder).unwrap();
    paint(&folder.join("001-camera.webm"), "red", 4);
    let track = Entry {
        file: "001-camera.webm".to_owned(),
        track: "TR_2".to_owned(),
        identity: person.to_string(),
        participant: "PA_1".to_owned(),
        source: "camera".to_owned(),
        start_ms: 500,
        length_ms: 4_000,
        gaps: Vec::new(),
        dropped: 0,
        complete: true,
        failed: None,
    };
    let mut index = serde_json::to_value(Index { length_ms: 5_000, tracks: vec![track], ..Index::default() }).unwrap();
    index["ended"] = "stopped".into();
    std::fs::write(folder.join(INDEX), index.to_string()).unwrap();
    trial.again(&Job::KeepRecording { recording: id }).await;
    trial.work().await;
}

async fn session_of(trial: &Trial, recording: RecordingId) -> (SessionId, PersonId) {
    let sql = "SELECT session, person FROM recording WHERE id = $1";
    let mut tx = trial.tools.db.read().await.unwrap();
    tx.one(sql, values![recording], |row| Ok((row.get("session")?, row.get("person")?))).await.unwrap()
}

async fn run(trial: &Trial, sql: &'static str) {
    let mut tx = trial.tools.db.write().await.unwrap();
    tx.run(sql, values![]).await.unwrap();
    tx.save().await.unwrap();
}

/// What ffprobe says of chapters: where each begins and ends, and its title.
fn chapters(path: &Path) -> Vec<String> {
    let asked = [
        "-v",
        "error",
        "-show_chapters",
        "-show_entries",
        "chapter=start_time,end_time:chapter_tags=title",
        "-of",
        "csv=p=0",
    ];
    let run = Command::new("ffprobe").args(asked).arg(path).output().unwrap();
    String::from_utf8(run.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// A program in ffmpeg's place that writes down which process it is, and never ends.
fn endless(trial: &Trial) -> (Composer, std::path::PathBuf) {
    let folder = trial.tools.recordings.parent().unwrap();
    let (program, told) = (folder.join("endless"), folder.join("process"));
    let script = format!("#!/bin/sh\necho $$ > {0}.new && mv {0}.new {0}\nexec sleep 100000\n", told.display());
    std::fs::write(&program, script).unwrap();
    assert!(Command::new("chmod").arg("700").arg(&program).status().unwrap().success());
    (Composer::at(program), told)
}

/// Whether a process runs: one that ended and nobody has asked about is none.
fn runs(process: &str) -> bool {
    let told = std::fs::read_to_string(format!("/proc/{}/stat", process.trim())).unwrap_or_default();
    told.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
}

async fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let mut waited = 0;
    while !holds() {
        assert!(waited < 600, "waited for: {what}");
        waited += 1;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

on_both! {
    async fn all_parts_of_a_session_come_behind_each_other_in_one_file(trial, _catcher) {
        let first = kept_part(trial).await;
        another_part(trial, first).await;
        let (session, person) = session_of(trial, first).await;
        run(trial, "UPDATE session SET recording_whole = 'waits'").await;
        trial.again(&Job::ComposeSession { session, person }).await;
        trial.work().await;
        let made = "SELECT COUNT(*) AS number FROM recording_track WHERE source = 'whole' AND length = 17300";
        assert_eq!((trial.number(made).await, kept(trial).len(), files(trial)), (1, 3, 1));
        let whole = kept(trial).into_iter().find(|path| streams(path) == "vp8 opus").unwrap();
        let (loud, length) = heard(&whole);
        assert!(loud > -12.0 && (172..=176).contains(&length), "{loud} dB, {length}");
        // Nobody is seen in the first part, nor between the two.
        for (second, shown) in [("5", "black"), ("11.5", "black"), ("14", "red"), ("17.1", "black")] {
            assert_eq!(color(&whole, second, 600), shown, "at {second}");
        }
        let told = chapters(&whole);
        assert_eq!(told, ["0.000000,10.300000,2026-11-26 17:30 UTC", "12.300000,17.300000,2026-11-26 18:00 UTC"]);
        let waiting = "SELECT COUNT(*) AS number FROM session WHERE recording_whole IS NOT NULL";
        assert_eq!(trial.number(waiting).await, 0);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM claim").await, 0, "nothing stays claimed");
        // What is left out of a part is in no file that is made afterwards.
        run(trial, "DELETE FROM recording_track WHERE source = 'whole'").await;
        std::fs::remove_file(&whole).unwrap();
        mark(trial, first, 2_900, 6_300).await;
        run(trial, "UPDATE session SET recording_whole = 'waits'").await;
        trial.again(&Job::ComposeSession { session, person }).await;
        trial.work().await;
        trial.script.pass_minutes(1);
        trial.work().await;
        let anew = kept(trial).into_iter().find(|path| streams(path) == "vp8 opus").unwrap();
        let (loud, length) = heard(&anew);
        assert!(loud < -60.0 && (137..=142).contains(&length), "{loud} dB, {length}");
    }

    async fn parts_that_cannot_be_joined_are_said_to_have_failed_and_a_wish_without_parts_ends(trial, _catcher) {
        let first = kept_part(trial).await;
        let (session, person) = session_of(trial, first).await;
        let state = "SELECT COUNT(*) AS number FROM session WHERE recording_whole = 'failed'";
        let asked = "SELECT COUNT(*) AS number FROM session WHERE recording_whole IS NOT NULL";
        run(trial, "UPDATE session SET recording_whole = 'waits'").await;
        trial.again(&Job::ComposeSession { session, person }).await;
        trial.work().await;
        assert_eq!(trial.number(asked).await, 0, "one part is no session of several");
        another_part(trial, first).await;
        for broken in ["/bin/false", "/nowhere/ffmpeg"] {
            run(trial, "UPDATE session SET recording_whole = 'waits'").await;
            trial.tools.composer = Composer::at(broken);
            trial.again(&Job::ComposeSession { session, person }).await;
            trial.work().await;
            assert_eq!((trial.number(state).await, kept(trial).len()), (1, 2), "{broken}");
        }
        let open = "SELECT COUNT(*) AS number FROM job WHERE body LIKE '%compose-session%' AND done IS NULL";
        assert_eq!(trial.number(open).await, 0, "it is not tried again by itself");
        assert_eq!(std::fs::read_dir(trial.tools.recordings.join("anew")).unwrap().count(), 0, "no copies stay");
    }

    async fn what_another_process_works_on_is_left_to_it_until_its_lease_ends(trial, _catcher) {
        let id = recording(trial, "stopped").await;
        let other: JobId = trial.tools.world.id();
        let now = trial.tools.world.now();
        let mut tx = trial.tools.db.write().await.unwrap();
        let keep = Job::KeepRecording { recording: id };
        // The other process has taken it a moment ago.
        job::add(&mut tx, other, &keep, now.plus_seconds(120), now).await.unwrap();
        assert!(job::claim(&mut tx, other, &id.to_string(), now).await.unwrap());
        tx.save().await.unwrap();
        trial.again(&keep).await;
        trial.work().await;
        assert_eq!(kept(trial).len(), 0);
        let waits = "SELECT COUNT(*) AS number FROM job WHERE error = 'another job works on it' AND attempt = 0";
        assert_eq!(trial.number(waits).await, 1);
        // It holds it once more, and is then heard of no more.
        trial.script.pass_minutes(1);
        let mut tx = trial.tools.db.write().await.unwrap();
        job::hold(&mut tx, other, trial.tools.world.now()).await.unwrap();
        tx.save().await.unwrap();
        trial.script.pass_minutes(1);
        trial.work().await;
        assert_eq!(kept(trial).len(), 0, "held");
        trial.script.pass_minutes(2);
        trial.work().await;
        assert_eq!(kept(trial).len(), 1);
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM claim").await, 0);
    }

    async fn of_many_who_claim_the_same_thing_one_gets_it(trial, _catcher) {
        let now = trial.tools.world.now();
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (db, id) = (trial.tools.db.clone(), trial.tools.world.id::<JobId>());
            let mut tx = db.write().await.unwrap();
            job::add(&mut tx, id, &Job::RemoveRecording { recording: trial.tools.world.id() }, now.plus_minutes(60), now).await.unwrap();
            tx.save().await.unwrap();
            all.spawn(async move {
                let mut tx = db.write().await.unwrap();
                let mine = job::claim(&mut tx, id, "a thing", now).await.unwrap();
                tx.save().await.unwrap();
                mine
            });
        }
        assert_eq!(all.join_all().await.into_iter().filter(|mine| *mine).count(), 1);
    }

    async fn a_stop_ends_ffmpeg_and_the_next_process_takes_the_job_up_at_once(trial, _catcher) {
        let first = kept_part(trial).await;
        let (_, person) = session_of(trial, first).await;
        run(trial, "UPDATE recording SET together = 'waits'").await;
        trial.again(&Job::ComposeRecording { recording: first, person }).await;
        let (composer, told) = endless(trial);
        let tools = jobs::Tools { composer, ..trial.tools.clone() };
        let (stop, stopped) = oneshot::channel::<()>();
        let process = tokio::spawn(worker::run(tools, async { drop(stopped.await) }));
        until("it runs", || told.exists()).await;
        let number = std::fs::read_to_string(&told).unwrap();
        assert!(runs(&number), "{number}");
        stop.send(()).unwrap();
        process.await.unwrap();
        until("it is ended", || !runs(&number)).await;
        until("its copies are gone", || std::fs::read_dir(trial.tools.recordings.join("anew")).unwrap().count() == 0).await;
        let given_back = "SELECT COUNT(*) AS number FROM job WHERE body LIKE '%compose-recording%' AND done IS NULL AND attempt = 0";
        assert_eq!(trial.number(given_back).await, 1, "this was no try");
        // The next process has ffmpeg itself; no time has passed.
        trial.work().await;
        let made = "SELECT COUNT(*) AS number FROM recording_track WHERE source = 'together'";
        assert_eq!(trial.number(made).await, 1);
    }
}
