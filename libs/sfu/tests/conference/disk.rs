//! A recording whose disk is full: what was written is kept, and the room does not notice.
//!
//! The test runs itself in a process whose files may not grow beyond a size: writing fails there as it does on a full disk.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;

use sfu::recording::{Ending, Recording, leave_out};

use crate::house::{House, until};
use crate::recording::{decoded, of, shown};

/// Blocks of 512 bytes that a file may have: some seconds of pictures.
const BLOCKS: &str = "400";
/// Says that this is the process with the limit.
const INSIDE: &str = "SFU_TEST_SMALL_FILES";

#[tokio::test]
async fn a_full_disk_ends_the_recording_keeps_what_was_written_and_leaves_the_room_alone() {
    let inside = std::env::var_os(INSIDE).is_some();
    if inside {
        return fill().await;
    }
    let name = "disk::a_full_disk_ends_the_recording_keeps_what_was_written_and_leaves_the_room_alone";
    let limited = format!("trap '' XFSZ; ulimit -f {BLOCKS}; exec \"$0\" \"$@\"");
    let mut child = Command::new("sh");
    child.args(["-c", &limited]).arg(std::env::current_exe().unwrap()).args(["--exact", name, "--nocapture"]);
    let run = child.env(INSIDE, "1").output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&run.stderr));
}

async fn fill() {
    let house = House::open().await;
    let folder = tempfile::tempdir().unwrap();
    let (_ana, ben) = (house.speaker(0).await, house.watcher("ben").await);
    until(&ben, "all is there", |report| report.frames_of("ana").1 > 5).await;
    let recording = Recording { folder: folder.path().to_owned(), people: ["ana".to_owned()].into() };
    assert_eq!(house.sfu.record("room", recording).await, Ok(()));
    until(&ben, "the room knows", |report| report.recorded).await;
    let ended = house.sfu.recording_ended("room").await.unwrap();
    assert_eq!(ended.await, Ok(Ending::Disk));
    let index = shown(folder.path(), "it ended", |index| index.ended.is_some()).await;
    assert_eq!(index.ended, Some(Ending::Disk));
    until(&ben, "the room knows that it is over", |report| !report.recorded).await;
    let before = ben.report().frames_of("ana");
    until(&ben, "the room goes on", |report| {
        let now = report.frames_of("ana");
        now.0 > before.0 + 20 && now.1 > before.1 + 20
    })
    .await;
    let (sound, camera) = (of(&index, "ana", "microphone")[0], of(&index, "ana", "camera")[0]);
    assert!(sound.complete && sound.failed.is_none(), "{sound:?}");
    assert!(!camera.complete && camera.failed.is_some(), "{camera:?}");
    assert!(decoded(&folder.path().join(&sound.file)).abs_diff(sound.length_ms) < 150);
    let whole = |name: &str| -> (u64, u64) {
        let to = whole_of(folder.path(), name);
        (decoded(&to), std::fs::metadata(&to).unwrap().len())
    };
    let (length, bytes) = whole(&camera.file);
    // The last second was not on the disk yet.
    assert!(length + 1_500 > camera.length_ms && length > 500, "{length} ms of {camera:?}");
    assert!(bytes > 100_000, "{bytes}");
    assert_eq!(house.sfu.is_recorded("room").await, Ok(false));
}

/// A file that broke off, written anew.
fn whole_of(folder: &Path, name: &str) -> std::path::PathBuf {
    let to = folder.join(format!("whole-{name}"));
    let left = leave_out(&folder.join(name), &to, &[], &AtomicBool::new(false)).unwrap();
    assert!(left.is_some(), "nothing of {name}");
    to
}
