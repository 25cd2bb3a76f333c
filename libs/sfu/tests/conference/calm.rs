//! Whether the machine gave this process a processor whenever it needed one. Beside busy programs packets wait for one wherever
//! they go, pictures come late, and estimates of lines fall: that is not the server's doing, and no promise covers it.
//!
//! Linux counts for each thread how long it was ready and had to wait. A thread that only sleeps and wakes notices on every
//! system when the whole machine stood still.

use std::collections::{HashMap, VecDeque};
use std::fmt::Debug;
use std::fs;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often it is looked.
const LOOK: Duration = Duration::from_millis(20);
/// Whoever waits longer than this is late: more than a line that shakes by ten milliseconds does to a packet.
const LATE: Duration = Duration::from_millis(50);
/// How long lateness has consequences: estimates come back, pictures are raised again.
const AFTERMATH: Duration = Duration::from_secs(4);
/// Moments that are remembered.
const KEPT: usize = 10_000;
/// How often something is measured at most.
const TRIES: usize = 4;

/// When somebody was late.
#[derive(Default)]
struct Watch(Mutex<VecDeque<Instant>>);

/// The watch of this process, begun with the first question.
fn watch() -> &'static Watch {
    static WATCH: OnceLock<&Watch> = OnceLock::new();
    WATCH.get_or_init(|| {
        let watch: &'static Watch = Box::leak(Box::default());
        thread::spawn(|| watch.look());
        watch
    })
}

impl Watch {
    fn look(&self) {
        let mut before = HashMap::new();
        loop {
            let slept = Instant::now();
            thread::sleep(LOOK);
            let own = slept.elapsed().saturating_sub(LOOK);
            if own.max(longest_wait(&mut before)) > LATE {
                let mut late = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                late.push_back(Instant::now());
                let many = late.len().saturating_sub(KEPT);
                late.drain(..many);
            }
        }
    }
}

/// The longest that a thread of this process has waited for a processor since this was asked last; nothing where the system does not
/// tell.
fn longest_wait(before: &mut HashMap<String, u64>) -> Duration {
    let mut longest = 0;
    for task in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
        let told = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
        // Nanoseconds on a processor, nanoseconds waiting for one, and turns.
        let Some(waited) = told.split(' ').nth(1).and_then(|waited| waited.parse::<u64>().ok()) else { continue };
        let name = task.file_name().to_string_lossy().into_owned();
        let known = before.insert(name, waited).unwrap_or(waited);
        longest = longest.max(waited.saturating_sub(known));
    }
    Duration::from_nanos(longest)
}

/// Whether nobody was late since then, nor shortly before.
pub fn since(then: Instant) -> bool {
    let from = then.checked_sub(AFTERMATH).unwrap_or(then);
    let late = watch().0.lock().unwrap_or_else(PoisonError::into_inner);
    late.back().is_none_or(|last| *last < from)
}

/// Measures something that must hold. One that does not counts when the machine was calm meanwhile; else it is measured again.
pub async fn assert<T: Debug>(mut measure: impl AsyncFnMut() -> T, holds: impl Fn(&T) -> bool) {
    for _ in 0..TRIES {
        // From its beginning on: what was late before is over when everybody has joined.
        let then = Instant::now() + AFTERMATH;
        since(then);
        let measured = measure().await;
        if holds(&measured) {
            return;
        }
        assert!(!since(then), "{measured:?}");
        println!("measured again, because the machine was busy: {measured:?}");
    }
    println!("not judged: the machine was too busy each time");
}

#[test]
fn a_process_that_sleeps_is_not_late_and_one_that_waits_is() {
    let mut before = HashMap::new();
    longest_wait(&mut before);
    before.values_mut().for_each(|waited| *waited = waited.saturating_sub(70_000_000));
    let told = fs::read_to_string("/proc/self/schedstat").is_ok_and(|told| told.split(' ').count() == 3);
    if told {
        let long = longest_wait(&mut before.clone());
        // A thread that has never waited so long cannot have waited less than nothing.
        assert!(long <= Duration::from_millis(70) + LOOK * 50, "{long:?}");
    }
    before.clear();
    assert_eq!(longest_wait(&mut before), Duration::ZERO, "nothing is known yet");
}
