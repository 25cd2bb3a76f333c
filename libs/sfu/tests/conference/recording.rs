//! Recordings: who is in them, what of them ffmpeg reads, and what happens to them. Needs Debian's `ffmpeg`.

#![expect(clippy::panic, reason = "what was waited for is told")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use sfu::client::{Clip, Entrance, Participant};
use sfu::recording::{Ending, Entry, Index, Recording, Span, Unrecorded, leave_out};
use sfu::token::Source;
use str0m_netem::{NetemConfig, Probability, RandomLoss};

use crate::calm;
use crate::house::{House, PATIENCE, until};
use crate::lines::behind_a_line;

fn people(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Records the room "room" into a folder.
async fn record(house: &House, folder: &Path, names: &[&str]) -> Result<(), Unrecorded> {
    house.sfu.record("room", Recording { folder: folder.to_owned(), people: people(names) }).await
}

/// Waits until the index in a folder shows something.
pub async fn shown(folder: &Path, what: &str, shown: impl Fn(&Index) -> bool) -> Index {
    let wait = async {
        loop {
            if let Ok(index) = Index::read(folder)
                && shown(&index)
            {
                return index;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let found = tokio::time::timeout(PATIENCE, wait).await;
    found.unwrap_or_else(|_| panic!("waited for: {what}; {:#?}", Index::read(folder)))
}

pub fn of<'a>(index: &'a Index, who: &str, source: &str) -> Vec<&'a Entry> {
    index.tracks.iter().filter(|entry| entry.identity == who && entry.source == source).collect()
}

fn length(index: &Index, who: &str, source: &str) -> u64 {
    of(index, who, source).iter().map(|entry| entry.length_ms).sum()
}

/// The longest pause of a track, in milliseconds.
fn longest_gap(entry: &Entry) -> u64 {
    entry.gaps.iter().map(|gap| gap.to_ms - gap.from_ms).max().unwrap_or(0)
}

fn run(program: &str, arguments: &[&str]) -> (bool, String, String) {
    let run = Command::new(program).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim().to_owned();
    (run.status.success(), text(run.stdout), text(run.stderr))
}

/// Decodes a file to its end; what ffmpeg has to say about it is a fault. Gives its length in milliseconds.
pub fn decoded(path: &Path) -> u64 {
    let path = path.to_str().unwrap();
    // Times as they are in the file: two pictures may be nearer to each other than the usual distance.
    let times: &[&str] =
        if path.ends_with(".webm") { &["-fps_mode", "passthrough", "-enc_time_base", "-1"] } else { &[] };
    let arguments = [&["-v", "warning", "-xerror", "-i", path][..], times, &["-f", "null", "-"]].concat();
    let (_, _, said) = run("ffmpeg", &arguments);
    assert_eq!(said, "", "{path}");
    let (_, seconds, _) = run("ffprobe", &["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path]);
    (seconds.parse::<f64>().unwrap_or_else(|_| panic!("{path} has no length: {seconds}")) * 1_000.0) as u64
}

/// The size of the last picture that can be seen after a jump to this second.
fn seen_at(path: &Path, second: &str) -> String {
    let path = path.to_str().unwrap();
    let arguments =
        ["-v", "error", "-ss", second, "-i", path, "-frames:v", "1", "-f", "image2pipe", "-c:v", "ppm", "-"];
    let run = Command::new("ffmpeg").args(arguments).output().unwrap();
    String::from_utf8_lossy(run.stdout.get(..15).unwrap_or_default()).lines().nth(1).unwrap_or_default().to_owned()
}

/// Writes a file anew without what was cut: it is as much shorter, and ffmpeg has nothing to say about it. Pictures go on soon.
fn without(folder: &Path, entry: &Entry, cut: Span) {
    let span = |at: u64| at.saturating_sub(entry.start_ms);
    let spans = [Span { from_ms: span(cut.from_ms), to_ms: span(cut.to_ms) }];
    let to = folder.join(format!("left-{}", entry.file));
    let left = leave_out(&folder.join(&entry.file), &to, &spans, &AtomicBool::new(false)).unwrap().unwrap();
    let wanted = entry.length_ms - (cut.to_ms - cut.from_ms);
    assert!(left.later_ms == 0 && left.length_ms.abs_diff(wanted) < 200, "{left:?} of {entry:?}");
    assert!(decoded(&to).abs_diff(left.length_ms) < 150);
    if entry.source == "camera" {
        let times = ["-v", "error", "-show_entries", "packet=pts_time", "-of", "csv=p=0", to.to_str().unwrap()];
        let (_, times, _) = run("ffprobe", &times);
        let times: Vec<f64> = times.lines().map(|time| time.trim_matches(',').parse().unwrap()).collect();
        let behind = times.iter().find(|time| **time * 1_000.0 >= spans[0].from_ms as f64).unwrap();
        assert!(behind * 1_000.0 - (spans[0].from_ms as f64) < 3_500.0, "{behind} after {spans:?}");
    }
}

#[tokio::test]
async fn whoever_agreed_is_recorded_and_nobody_else() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let (ana, ben, eve) = (house.speaker(0).await, house.speaker(1).await, house.watcher("eve").await);
    until(&eve, "all is there", |report| report.frames_of("ana").1 > 5 && report.frames_of("ben").1 > 5).await;
    assert_eq!(record(&house, folder.path(), &["ana", "eve", "nobody"]).await, Ok(()));
    until(&ben, "the room knows", |report| report.recorded).await;
    let late = house.watcher("late").await;
    until(&late, "whoever comes later knows", |report| report.recorded).await;
    shown(folder.path(), "two seconds", |index| {
        length(index, "ana", "microphone") > 2_000 && length(index, "ana", "camera") > 2_000
    })
    .await;
    // What is there can be read at any moment, also after a crash: this is a copy of open files.
    let open = folder.path().to_owned();
    // On a thread of its own: people go on speaking meanwhile.
    let read = tokio::task::spawn_blocking(move || {
        let copy = tempfile::tempdir().unwrap();
        for entry in Index::read(&open).unwrap().tracks {
            assert!(!entry.complete);
            let to = copy.path().join(&entry.file);
            std::fs::copy(open.join(&entry.file), &to).unwrap();
            let (good, _, said) = run("ffmpeg", &["-v", "fatal", "-i", to.to_str().unwrap(), "-f", "null", "-"]);
            assert!(good, "{}: {said}", entry.file);
            assert!(std::fs::metadata(to).unwrap().len() > 2_000);
        }
    });
    read.await.unwrap();
    ana.mute(Source::Microphone, true).await;
    until(&ben, "ana is muted", |report| report.others["ana"].tracks.values().any(|track| !track.video && track.muted))
        .await;
    let seen = ben.report().frames_of("ana").1;
    until(&ben, "a pause of sound", |report| report.frames_of("ana").1 > seen + 60).await;
    ana.mute(Source::Microphone, false).await;
    #[expect(clippy::disallowed_methods, reason = "a cut is given in wall time")]
    let from = SystemTime::now() - Duration::from_secs(1);
    assert_eq!(house.sfu.cut_recording("room", from, "field").await, Ok(()));
    let before = length(&Index::read(folder.path()).unwrap(), "ana", "camera");
    shown(folder.path(), "some of what follows", |index| length(index, "ana", "camera") > before + 2_000).await;
    shown(folder.path(), "sound goes on", |index| {
        of(index, "ana", "microphone").iter().any(|entry| longest_gap(entry) >= 2_000)
    })
    .await;
    assert_eq!(house.sfu.stop_recording("room").await, Ok(()));
    let index = Index::read(folder.path()).unwrap();
    assert_eq!((index.room.as_str(), index.ended), ("room", Some(Ending::Stopped)));
    let names: Vec<_> = index.tracks.iter().map(|entry| (entry.identity.as_str(), entry.source.as_str())).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    for (entry, source) in [(of(&index, "ana", "microphone"), "ogg"), (of(&index, "ana", "camera"), "webm")] {
        let entry = entry[0];
        assert!(entry.complete && entry.failed.is_none() && entry.file.ends_with(source), "{entry:?}");
        assert_eq!(entry.dropped, 0);
        let decoded = decoded(&folder.path().join(&entry.file));
        assert!(decoded.abs_diff(entry.length_ms) < 150, "{decoded} ms of {entry:?}");
        let whole = entry.start_ms + entry.length_ms;
        assert!(whole <= index.length_ms + 600 && whole + 3_000 > index.length_ms, "{index:?}");
    }
    assert_eq!(index.cuts.len(), 1);
    let cut = &index.cuts[0];
    // It ends when the recorder hears of it, which on a busy machine may be later.
    assert!((900..10_000).contains(&(cut.span.to_ms - cut.span.from_ms)), "{cut:?}");
    assert_eq!(cut.why, "field");
    let camera = folder.path().join(&of(&index, "ana", "camera")[0].file);
    assert_eq!(seen_at(&camera, "2"), "640 360", "the best layer, and one can jump");
    for entry in &index.tracks {
        without(folder.path(), entry, cut.span);
    }
    until(&ben, "the room knows that it is over", |report| !report.recorded).await;
    assert_eq!(house.sfu.stop_recording("room").await, Err(Unrecorded::NotRecorded));
}

#[tokio::test]
async fn a_word_taken_back_counts_at_once_and_one_given_again_begins_another_file() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let (_ana, _ben) = (house.speaker(0).await, house.speaker(1).await);
    while record(&house, folder.path(), &["ana", "ben"]).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let both = |index: &Index| {
        let all = ["ana", "ben"].map(|who| length(index, who, "microphone").min(length(index, who, "camera")));
        all.into_iter().min() > Some(500)
    };
    shown(folder.path(), "both", both).await;
    assert_eq!(house.sfu.record_person("room", "ana", false).await, Ok(()));
    let after = shown(folder.path(), "ana's files are complete", |index| {
        index.tracks.iter().filter(|entry| entry.identity == "ana" && entry.complete).count() == 2
    })
    .await;
    let (before, ben) = (length(&after, "ana", "microphone"), length(&after, "ben", "microphone"));
    let later = shown(folder.path(), "ben goes on", |index| length(index, "ben", "microphone") > ben + 2_000).await;
    assert_eq!((of(&later, "ana", "microphone").len(), length(&later, "ana", "microphone")), (1, before));
    assert_eq!(house.sfu.record_person("room", "ana", true).await, Ok(()));
    shown(folder.path(), "ana again", |index| {
        of(index, "ana", "microphone").len() == 2 && of(index, "ana", "camera").len() == 2
    })
    .await;
    assert_eq!(house.sfu.stop_recording("room").await, Ok(()));
    let index = Index::read(folder.path()).unwrap();
    for entry in &index.tracks {
        decoded(&folder.path().join(&entry.file));
    }
    assert_eq!(house.sfu.record_person("room", "ana", false).await, Err(Unrecorded::NotRecorded));
}

#[tokio::test]
async fn people_who_come_back_have_another_file_and_an_empty_room_ends_it() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let ben = house.watcher("ben").await;
    assert_eq!(record(&house, folder.path(), &["ana"]).await, Ok(()));
    for round in 1..=2 {
        let ana = house.speaker(0).await;
        shown(folder.path(), "ana's sound", |index| {
            let files = of(index, "ana", "microphone");
            files.len() == round && files.iter().all(|entry| entry.length_ms > 300)
        })
        .await;
        ana.leave().await;
    }
    assert_eq!(house.sfu.is_recorded("room").await, Ok(true));
    ben.leave().await;
    let index = shown(folder.path(), "it ended", |index| index.ended.is_some()).await;
    assert_eq!(index.ended, Some(Ending::Empty));
    let stays: BTreeSet<_> = index.tracks.iter().map(|entry| entry.participant.as_str()).collect();
    assert_eq!(stays.len(), 2);
    assert!(index.tracks.iter().all(|entry| entry.complete && entry.identity == "ana"));
    assert_eq!(house.sfu.is_recorded("room").await, Ok(false));
}

#[tokio::test]
async fn a_recording_is_refused_where_it_cannot_be() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(record(&house, folder.path(), &[]).await, Err(Unrecorded::NoRoom));
    let ana = Participant::join(house.entrance("ana", Some(Clip::speaker(0).sealed()))).await.unwrap();
    let ben = house.watcher("ben").await;
    until(&ben, "ana sends", |report| report.frames_of("ana").0 > 0).await;
    assert_eq!(record(&house, folder.path(), &["ana"]).await, Err(Unrecorded::Encrypted));
    until(&ben, "nothing is told", |report| !report.recorded).await;
    ana.leave().await;
    while house.sfu.participants("room").await.unwrap().len() > 1 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(record(&house, folder.path(), &["ana"]).await, Ok(()));
    assert_eq!(record(&house, &folder.path().join("other"), &["ana"]).await, Err(Unrecorded::Already));
    // Whoever encrypts later is not recorded.
    let _ana = Participant::join(Entrance {
        clip: Some(Clip::speaker(0).sealed()),
        ..house.entrance_after("ana", Duration::from_secs(2))
    })
    .await
    .unwrap();
    let before = ben.report().frames_of("ana");
    until(&ben, "ana sends again", |report| report.frames_of("ana").0 > before.0 + 20).await;
    assert_eq!(house.sfu.stop_recording("room").await, Ok(()));
    assert_eq!(Index::read(folder.path()).unwrap().tracks, []);
    let used = record(&house, folder.path(), &["ana"]).await;
    assert!(matches!(used, Err(Unrecorded::Folder(_))), "{used:?}");
}

#[tokio::test]
async fn a_server_that_stops_completes_its_recordings() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let _ana = house.speaker(0).await;
    while record(&house, folder.path(), &["ana"]).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    shown(folder.path(), "something", |index| length(index, "ana", "camera") > 500).await;
    let sfu = house.sfu.clone();
    tokio::task::spawn_blocking(move || sfu.shutdown()).await.unwrap();
    let index = Index::read(folder.path()).unwrap();
    assert_eq!(index.ended, Some(Ending::Shutdown));
    for entry in &index.tracks {
        assert!(entry.complete);
        decoded(&folder.path().join(&entry.file));
    }
}

/// Ana's sound as it was recorded over a poor line with a blackout, and how many packets of silence are in its file.
async fn over_a_poor_line() -> (Entry, usize) {
    let (house, relay) = behind_a_line().await;
    let folder = tempfile::tempdir().unwrap();
    let (_ana, ben) = (house.speaker(0).await, house.watcher("ben").await);
    until(&ben, "ana", |report| report.frames_of("ana").1 > 5).await;
    relay.turn(
        NetemConfig::new()
            .latency(Duration::from_millis(40))
            .jitter(Duration::from_millis(10))
            .loss(RandomLoss::new(Probability::new(0.05))),
    );
    assert_eq!(record(&house, folder.path(), &["ana"]).await, Ok(()));
    let grown = async |from: u64, by: u64| {
        let enough = |index: &Index| length(index, "ana", "microphone").min(length(index, "ana", "camera")) > from + by;
        length(&shown(folder.path(), "more of ana", enough).await, "ana", "microphone")
    };
    let lossy = grown(0, 6_000).await;
    relay.cut(true);
    tokio::time::sleep(Duration::from_secs(3)).await;
    relay.cut(false);
    grown(lossy, 6_000).await;
    assert_eq!(house.sfu.stop_recording("room").await, Ok(()));
    let index = Index::read(folder.path()).unwrap();
    let [sound, camera] = ["microphone", "camera"].map(|source| of(&index, "ana", source)[0].clone());
    for entry in [&sound, &camera] {
        let decoded = decoded(&folder.path().join(&entry.file));
        assert!(decoded.abs_diff(entry.length_ms) < 150, "{decoded} ms of {entry:?}");
        assert!(index.length_ms.abs_diff(entry.start_ms + entry.length_ms) < 2_500, "{index:?}");
    }
    let bytes = std::fs::read(folder.path().join(&sound.file)).unwrap();
    let silent = bytes.windows(3).filter(|three| *three == [0xf8, 0xff, 0xfe]).count();
    (sound, silent)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_comes_over_a_poor_line_is_put_in_order_and_a_blackout_is_a_pause() {
    calm::assert(over_a_poor_line, |(sound, silent)| {
        let pause = longest_gap(sound);
        // Beside the blackout, hardly a frame is missing: repairs came along.
        let missing = silent.saturating_sub(usize::try_from(pause / 20).unwrap());
        let few = missing * 100 < usize::try_from(sound.length_ms / 20).unwrap() * 3;
        sound.gaps.len() == 1 && (2_000..6_000).contains(&pause) && few
    })
    .await;
}
