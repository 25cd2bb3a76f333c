//! A recording whose disk is full: what was written is kept, and the room does not notice.
//!
//! The tests run themselves in a process of their own: one whose files may not grow beyond a size, so that writing fails as on a full
//! disk, and one that has a small file system for itself, which really is full.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;

use sfu::recording::{Ending, Index, Recording, leave_out};

use crate::house::{House, until};
use crate::recording::{decoded, of, shown};

/// Blocks of 512 bytes that a file may have: some seconds of pictures.
const BLOCKS: &str = "400";
/// Says that this is the process with the limit, and that with the small file system; where it writes.
const INSIDE: &str = "SFU_TEST_SMALL_FILES";
const MOUNTED: &str = "SFU_TEST_SMALL_DISK";
/// Bytes of the small file system: what is set aside, and some seconds of pictures.
const SMALL: &str = "700k";

#[tokio::test]
async fn a_full_disk_ends_the_recording_keeps_what_was_written_and_leaves_the_room_alone() {
    if let Some(folder) = std::env::var_os(INSIDE) {
        fill(Path::new(&folder)).await;
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let name = "disk::a_full_disk_ends_the_recording_keeps_what_was_written_and_leaves_the_room_alone";
    let limited = format!("trap '' XFSZ; ulimit -f {BLOCKS}; exec \"$0\" \"$@\"");
    let mut child = Command::new("sh");
    child.args(["-c", &limited]).arg(std::env::current_exe().unwrap()).args(["--exact", name, "--nocapture"]);
    let run = child.env(INSIDE, folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&run.stderr));
    let index = Index::read(folder.path()).unwrap();
    let (sound, camera) = (of(&index, "ana", "microphone")[0], of(&index, "ana", "camera")[0]);
    assert!(sound.complete && sound.failed.is_none(), "{sound:?}");
    assert!(!camera.complete && camera.failed.is_some(), "{camera:?}");
    assert!(decoded(&folder.path().join(&sound.file)).abs_diff(sound.length_ms) < 150);
    let whole = |name: &str| -> (u64, u64) {
        let to = whole_of(&folder.path().join(name), folder.path());
        (decoded(&to), std::fs::metadata(&to).unwrap().len())
    };
    let (length, bytes) = whole(&camera.file);
    // The last second was not on the disk yet.
    assert!(length + 1_500 > camera.length_ms && length > 500, "{length} ms of {camera:?}");
    assert!(bytes > 100_000, "{bytes}");
}

#[tokio::test]
async fn on_a_file_system_that_is_full_all_files_are_whole_as_far_as_they_go() {
    if let Some(disk) = std::env::var_os(MOUNTED) {
        return full(Path::new(&disk)).await;
    }
    let disk = tempfile::tempdir().unwrap();
    let mut child = Command::new("unshare");
    let mounted = format!("mount -t tmpfs -o size={SMALL} small \"${MOUNTED}\" || exit 77; exec \"$0\" \"$@\"");
    child.args(["--mount", "sh", "-c", &mounted]).arg(std::env::current_exe().unwrap());
    let name = "disk::on_a_file_system_that_is_full_all_files_are_whole_as_far_as_they_go";
    let run = child.args(["--exact", name, "--nocapture"]).env(MOUNTED, disk.path()).output();
    let (code, said) = run.map_or((None, String::new()), |run| {
        let said = [run.stdout, run.stderr].concat();
        (run.status.code(), String::from_utf8_lossy(&said).into_owned())
    });
    // unshare itself says 1 when it may not.
    if code == Some(77) || (code == Some(1) && said.starts_with("unshare:")) || code.is_none() {
        println!("Skipped, because only root may mount a small file system: a disk that is really full. {said}");
        return;
    }
    assert!(code == Some(0) && said.contains("1 passed"), "{code:?} {said}");
}

/// Records ana until nothing more can be written, and gives back the index. The room goes on.
async fn fill(folder: &Path) -> Index {
    let house = House::open().await;
    let (_ana, ben) = (house.speaker(0).await, house.watcher("ben").await);
    until(&ben, "all is there", |report| report.frames_of("ana").1 > 5).await;
    let recording = Recording { folder: folder.to_owned(), people: ["ana".to_owned()].into() };
    assert_eq!(house.sfu.record("room", recording).await, Ok(()));
    until(&ben, "the room knows", |report| report.recorded).await;
    let ended = house.sfu.recording_ended("room").await.unwrap();
    assert_eq!(ended.await, Ok(Ending::Disk));
    let index = shown(folder, "it ended", |index| index.ended.is_some()).await;
    assert_eq!(index.ended, Some(Ending::Disk));
    until(&ben, "the room knows that it is over", |report| !report.recorded).await;
    let before = ben.report().frames_of("ana");
    until(&ben, "the room goes on", |report| {
        let now = report.frames_of("ana");
        now.0 > before.0 + 20 && now.1 > before.1 + 20
    })
    .await;
    assert_eq!(house.sfu.is_recorded("room").await, Ok(false));
    index
}

async fn full(disk: &Path) {
    let index = fill(&disk.join("recording")).await;
    // There is room for nothing else there.
    let elsewhere = tempfile::tempdir().unwrap();
    for source in ["microphone", "camera"] {
        let track = of(&index, "ana", source)[0];
        let to = whole_of(&disk.join("recording").join(&track.file), elsewhere.path());
        let length = decoded(&to);
        assert!(length + 1_500 > track.length_ms && length > 500, "{length} ms of {track:?}");
    }
    // What was set aside is given back, and the index was written by that.
    assert!(!disk.join("recording").join("reserve").exists());
}

/// A file that broke off, written anew into a folder.
fn whole_of(from: &Path, folder: &Path) -> std::path::PathBuf {
    let to = folder.join(format!("whole-{}", from.file_name().unwrap().to_string_lossy()));
    let left = leave_out(from, &to, &[], &AtomicBool::new(false)).unwrap();
    assert!(left.is_some(), "nothing of {from:?}");
    to
}
