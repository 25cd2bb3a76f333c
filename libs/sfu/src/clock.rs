//! The two clocks a media server reads: one for pacing packets, one for telling people when.

use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Monotonic time, for everything that is measured.
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Wall time, for everything that is told to others.
#[expect(
    clippy::disallowed_methods,
    reason = "a media server runs in real time; this is its only look at the wall clock"
)]
pub(crate) fn wall() -> SystemTime {
    SystemTime::now()
}

/// Milliseconds since 1970, 0 for a clock set before that.
pub(crate) fn millis(time: SystemTime) -> i64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |passed| i64::try_from(passed.as_millis()).unwrap_or(i64::MAX))
}
