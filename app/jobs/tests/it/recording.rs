//! Recordings: taken over once they ended, looked after when the program broke off, deleted on their day.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use domain::{
    id::{PersonId, RecordingId, SessionId},
    job::Job,
};
use media::{
    recording::{Entry, INDEX, Index},
    together::Composer,
};
use store::values;

use crate::{
    on_both,
    presence::left_open,
    trial::{NOON, Trial},
};

/// A recording of a session that goes on, with one voice; its folder is there with what was written so far.
pub async fn recording(trial: &Trial, ended: &str) -> RecordingId {
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
        length_ms: 10_000,
        gaps: Vec::new(),
        dropped: 0,
        complete: !ended.is_empty(),
        failed: None,
    };
    tone(&folder.join(&track.file));
    let index = Index { room: session.to_string(), length_ms: 10_300, tracks: vec![track], ..Index::default() };
    let mut index = serde_json::to_value(index).unwrap();
    if !ended.is_empty() {
        index["ended"] = ended.into();
    }
    std::fs::write(folder.join(INDEX), index.to_string()).unwrap();
    id
}

/// Ten seconds in which something is heard from 3 to 6.
fn tone(path: &Path) {
    let sound = "aevalsrc=if(between(t\\,3\\,6)\\,0.5*sin(6283*t)\\,0):d=10:s=48000";
    let made = ["-nostdin", "-v", "error", "-f", "lavfi", "-i", sound, "-c:a", "libopus", "-b:a", "32k"];
    assert!(Command::new("ffmpeg").args(made).arg(path).status().unwrap().success());
}

/// Pictures of one color for so many seconds.
pub fn paint(path: &Path, color: &str, seconds: u8) {
    let pictures = format!("color=c={color}:s=640x360:r=10:d={seconds}");
    let made = ["-nostdin", "-v", "error", "-f", "lavfi", "-i", &pictures, "-c:v", "libvpx", "-b:v", "200k"];
    assert!(Command::new("ffmpeg").args(made).arg(path).status().unwrap().success());
}

/// The codecs of a file.
pub fn streams(path: &Path) -> String {
    let asked = ["-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0"];
    let run = Command::new("ffprobe").args(asked).arg(path).output().unwrap();
    String::from_utf8(run.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The color at so many pixels from the left, near the top.
pub fn color(path: &Path, second: &str, x: u32) -> &'static str {
    let filter = format!("crop=20:20:{x}:100,scale=1:1");
    let mut run = Command::new("ffmpeg");
    run.args(["-v", "error", "-ss", second, "-i"]).arg(path).args(["-frames:v", "1", "-vf", &filter]);
    let bytes = run.args(["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]).output().unwrap().stdout;
    match bytes[..] {
        [red, _, blue] if red > 150 && blue < 80 => "red",
        [red, _, blue] if red < 80 && blue > 150 => "blue",
        [red, green, blue] if red.max(green).max(blue) < 60 => "black",
        _ => "another",
    }
}

/// How loud the loudest of a kept file is, in decibels, and how long it is, in tenths of a second.
pub fn heard(path: &Path) -> (f64, u64) {
    let run =
        Command::new("ffmpeg").arg("-i").arg(path).args(["-af", "volumedetect", "-f", "null", "-"]).output().unwrap();
    let said = String::from_utf8(run.stderr).unwrap();
    let loud = said.split("max_volume: ").nth(1).unwrap().split(' ').next().unwrap();
    let length = ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"];
    let length = Command::new("ffprobe").args(length).arg(path).output().unwrap();
    let seconds: f64 = String::from_utf8(length.stdout).unwrap().trim().parse().unwrap();
    (loud.parse().unwrap(), (seconds * 10.0).round() as u64)
}

/// Every kept file.
pub fn kept(trial: &Trial) -> Vec<PathBuf> {
    let hubs = std::fs::read_dir(trial.tools.recordings.with_file_name("files")).unwrap();
    let files = hubs.flat_map(|hub| std::fs::read_dir(hub.unwrap().path()).unwrap());
    files.map(|file| file.unwrap().path()).collect()
}

/// Marks that something is left out.
pub async fn mark(trial: &Trial, recording: RecordingId, from: i64, to: i64) {
    let mut tx = trial.tools.db.write().await.unwrap();
    let sql = "INSERT INTO recording_cut (recording, from_ms, to_ms, number)
        VALUES ($1, $2, $3, (SELECT COUNT(*) + 1 FROM recording_cut))";
    tx.run(sql, values![recording, from, to]).await.unwrap();
    tx.save().await.unwrap();
    trial.again(&Job::CutRecording { recording }).await;
}

async fn track(trial: &Trial) -> (i64, i64, i64) {
    let sql = "SELECT starts, length, cut FROM recording_track";
    let read = |row: &store::row::Row| Ok((row.get("starts")?, row.get("length")?, row.get("cut")?));
    trial.tools.db.read().await.unwrap().one(sql, values![], read).await.unwrap()
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

pub fn files(trial: &Trial) -> usize {
    std::fs::read_dir(&trial.tools.recordings).unwrap().count()
}

on_both! {
    async fn what_is_left_out_is_in_no_file_any_more(trial, _catcher) {
        let recording = recording(trial, "stopped").await;
        trial.again(&Job::KeepRecording { recording }).await;
        // The file begins 200 ms after the recording.
        mark(trial, recording, 5_000, 6_500).await;
        trial.work().await;
        let [path] = kept(trial).try_into().unwrap();
        let (loud, length) = heard(&path);
        assert!(loud > -10.0 && (84..=86).contains(&length), "{loud} dB, {length}");
        let (starts, length, cut) = track(trial).await;
        assert_eq!((starts, cut), (200, 1));
        assert!((8_480..8_540).contains(&length), "{length}");
        // Later the rest of it, and something before the file begins.
        mark(trial, recording, 100, 150).await;
        mark(trial, recording, 3_100, 5_000).await;
        trial.work().await;
        let [path] = kept(trial).try_into().unwrap();
        let (loud, length) = heard(&path);
        assert!(loud < -50.0 && (65..=67).contains(&length), "{loud} dB, {length}");
        let (starts, _, cut) = track(trial).await;
        assert_eq!((starts, cut), (150, 3));
        assert_eq!(files(trial), 1, "an empty desk");
        mark(trial, recording, 0, 20_000).await;
        trial.work().await;
        let left = "SELECT (SELECT COUNT(*) FROM recording_track) + (SELECT COUNT(*) FROM file) AS number";
        assert_eq!((trial.number(left).await, kept(trial).len()), (0, 0), "nothing of it is left");
        assert_eq!(trial.number("SELECT COUNT(*) AS number FROM job WHERE dead IS NOT NULL").await, 0);
        trial.script.pass_minutes(25 * 60);
        trial.work().await;
        let waiting = "SELECT COUNT(*) AS number FROM job WHERE done IS NULL AND body NOT LIKE '%remove-recording%'";
        assert_eq!(trial.number(waiting).await, 0);
    }

    async fn everybody_is_put_together_in_one_file(trial, _catcher) {
        let recording = recording(trial, "stopped").await;
        let folder = trial.tools.recordings.join(recording.to_string());
        paint(&folder.join("002-camera.webm"), "red", 8);
        paint(&folder.join("003-screen.webm"), "blue", 3);
        let mut index: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join(INDEX)).unwrap()).unwrap();
        for (name, source, start) in [("002-camera.webm", "camera", 1_000), ("003-screen.webm", "screen", 4_000)] {
            let mut track = index["tracks"][0].clone();
            (track["file"], track["source"], track["start_ms"]) = (name.into(), source.into(), start.into());
            track["length_ms"] = (if source == "camera" { 8_000 } else { 3_000 }).into();
            index["tracks"].as_array_mut().unwrap().push(track);
        }
        std::fs::write(folder.join(INDEX), index.to_string()).unwrap();
        trial.again(&Job::KeepRecording { recording }).await;
        trial.work().await;
        let sql = "SELECT person FROM recording";
        let mut tx = trial.tools.db.write().await.unwrap();
        let person: PersonId = tx.one(sql, values![], |row| row.get("person")).await.unwrap();
        tx.run("UPDATE recording SET together = 'waits'", values![]).await.unwrap();
        tx.save().await.unwrap();
        let job = Job::ComposeRecording { recording, person };
        let composer = std::mem::replace(&mut trial.tools.composer, Composer::at("/nowhere/ffmpeg"));
        trial.again(&job).await;
        trial.work().await;
        let failed = "SELECT COUNT(*) AS number FROM recording WHERE together = 'failed'";
        assert_eq!(trial.number(failed).await, 1, "without ffmpeg");
        trial.tools.composer = composer;
        let mut tx = trial.tools.db.write().await.unwrap();
        tx.run("UPDATE recording SET together = 'waits'", values![]).await.unwrap();
        tx.save().await.unwrap();
        trial.again(&job).await;
        trial.again(&job).await;
        trial.work().await;
        let made = "SELECT COUNT(*) AS number FROM recording_track WHERE source = 'together' AND length = 10300";
        assert_eq!((trial.number(made).await, kept(trial).len(), files(trial)), (1, 4, 1));
        let largest = kept(trial).into_iter().find(|path| streams(path) == "vp8 opus").unwrap();
        let (loud, length) = heard(&largest);
        assert!(loud > -12.0 && (101..=105).contains(&length), "{loud} dB, {length}");
        // Before anybody is seen; their face alone; a screen with the face beside it; the face alone again.
        for (second, left, right) in [("0.5", "black", "black"), ("2.5", "red", "red"), ("5.5", "blue", "red"), ("8", "red", "red")] {
            assert_eq!([color(&largest, second, 200), color(&largest, second, 1_100)], [left, right], "at {second}");
        }
    }

    async fn who_had_it_deleted_is_in_no_file(trial, _catcher) {
        let recording = recording(trial, "stopped").await;
        let mut tx = trial.tools.db.write().await.unwrap();
        let sql = "INSERT INTO recording_erasure (session, person, at) SELECT session, person, started + $1 FROM recording";
        tx.run(sql, values![200_000_i64]).await.unwrap();
        tx.save().await.unwrap();
        trial.again(&Job::KeepRecording { recording }).await;
        trial.work().await;
        assert_eq!((kept(trial).len(), files(trial)), (0, 0));
        assert_eq!(ending(trial).await.1, Some(10_300), "it is settled all the same");
    }

    async fn a_file_that_broke_off_is_made_whole_and_what_was_not_finished_is_done_at_the_next_start(trial, _catcher) {
        let recording = recording(trial, "stopped").await;
        let folder = trial.tools.recordings.join(recording.to_string());
        let path = folder.join("001-microphone.ogg");
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        let text = std::fs::read_to_string(folder.join(INDEX)).unwrap();
        std::fs::write(folder.join(INDEX), text.replace("\"complete\":true", "\"complete\":false")).unwrap();
        let mut tx = trial.tools.db.write().await.unwrap();
        store::recording::end_alone(&mut tx, recording, domain::recording::Ending::Disk, NOON).await.unwrap();
        tx.save().await.unwrap();
        std::fs::create_dir_all(trial.tools.recordings.join("anew").join("left")).unwrap();
        jobs::recording::close_open(&trial.tools).await.unwrap();
        trial.work().await;
        let [path] = kept(trial).try_into().unwrap();
        let said = Command::new("ffmpeg").args(["-v", "warning", "-i"]).arg(&path).args(["-f", "null", "-"]).output();
        assert_eq!(String::from_utf8(said.unwrap().stderr).unwrap(), "");
        let (_, length, _) = track(trial).await;
        assert!((2_000..9_000).contains(&length), "{length}");
        assert_eq!(files(trial), 0);
    }

    async fn a_recording_that_ended_by_itself_is_taken_over_and_deleted_on_its_day(trial, _catcher) {
        let recording = recording(trial, "empty").await;
        let keep = Job::KeepRecording { recording };
        trial.again(&keep).await;
        trial.again(&keep).await;
        trial.work().await;
        assert_eq!(ending(trial).await, (Some("empty".to_owned()), Some(10_300), false));
        assert_eq!((files(trial), trial.number("SELECT COUNT(*) AS number FROM recording_track").await), (0, 1));
        trial.script.pass_minutes(89 * 24 * 60);
        trial.work().await;
        assert!(!ending(trial).await.2, "not its day yet");
        trial.script.pass_minutes(24 * 60);
        trial.work().await;
        assert_eq!(ending(trial).await, (Some("empty".to_owned()), Some(10_300), true));
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
        assert_eq!(ending(trial).await, (Some("broken".to_owned()), Some(10_300), false));
        assert_eq!((files(trial), trial.number("SELECT COUNT(*) AS number FROM recording_track").await), (0, 1));
    }
}
