//! When a transport is woken. It asks for many moments that need not be kept to the millisecond, and each costs a look
//! at everything it holds: with hundreds of participants that is most of the work.

use std::time::{Duration, Instant};

use str0m::{PacerReason, Reason};

/// A transport is not woken again before this has passed.
const BREATH: Duration = Duration::from_micros(500);
/// What is asked for at once although nothing can be sent can go with the next packet.
const BOOKKEEPING: Duration = Duration::from_millis(4);
/// Books of what was sent are kept with the next picture; without one, after this. Longer than from picture to
/// picture, so that no picture is preceded by a wake of its own.
const BOOKS: Duration = Duration::from_millis(40);
/// The same when nothing is being sent. What the transport does then is fill the line with padding, a little each
/// time it is woken: of a poor line that would be a good part.
const IDLE: Duration = Duration::from_millis(100);

/// What a transport is busy with.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Pace {
    /// Media waits to be sent.
    pub(crate) rest: bool,
    /// The path is being tried out: packets must leave when the transport says.
    pub(crate) searching: bool,
    /// When media was last sent.
    pub(crate) sent: Option<Instant>,
}

/// When to wake a transport that asks to be woken at `asked` for `reason`.
pub(crate) fn alarm(reason: Reason, asked: Instant, now: Instant, pace: Pace) -> Instant {
    let patience = match reason {
        _ if pace.rest => prompt(asked, now),
        Reason::Pacer(PacerReason::Immediate) if pace.searching => prompt(asked, now),
        Reason::BweDelayControl | Reason::BweProbeEstimator | Reason::Stats => books(now, pace),
        Reason::Pacer(PacerReason::Padding | PacerReason::Handle | PacerReason::Immediate) => books(now, pace),
        _ => prompt(asked, now),
    };
    asked.max(now + patience)
}

fn prompt(asked: Instant, now: Instant) -> Duration {
    if asked > now { BREATH } else { BOOKKEEPING }
}

fn books(now: Instant, pace: Pace) -> Duration {
    let busy = pace.sent.is_some_and(|sent| now.saturating_duration_since(sent) < IDLE);
    if busy { BOOKS } else { IDLE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_to_be_sent_is_not_kept_waiting_by_the_books() {
        let now = Instant::now();
        let soon = now + Duration::from_millis(7);
        let rest = Pace { rest: true, ..Pace::default() };
        assert_eq!(alarm(Reason::BweDelayControl, soon, now, rest), soon);
        assert_eq!(alarm(Reason::Pacer(PacerReason::Paced), soon, now, Pace::default()), soon);
        assert_eq!(alarm(Reason::Pacer(PacerReason::Probe1), soon, now, Pace::default()), soon);
        assert_eq!(alarm(Reason::Nack, soon, now, Pace::default()), soon);
        assert_eq!(alarm(Reason::Pacer(PacerReason::Paced), now + BREATH / 5, now, rest), now + BREATH);
    }

    #[test]
    fn books_wait_for_the_next_picture_and_longer_when_there_is_none() {
        let now = Instant::now();
        let soon = now + Duration::from_millis(7);
        let sent = Pace { sent: Some(now), ..Pace::default() };
        for reason in [Reason::BweDelayControl, Reason::Stats, Reason::Pacer(PacerReason::Padding)] {
            assert_eq!(alarm(reason, soon, now, sent), now + BOOKS);
            assert_eq!(alarm(reason, soon, now, Pace::default()), now + IDLE);
        }
        let later = now + Duration::from_secs(3);
        assert_eq!(alarm(Reason::Stats, later, now, sent), later);
    }

    #[test]
    fn a_path_that_is_tried_out_is_looked_after_at_once() {
        let now = Instant::now();
        let at_once = Reason::Pacer(PacerReason::Immediate);
        let searching = Pace { searching: true, sent: Some(now), rest: false };
        assert_eq!(alarm(at_once, now, now, searching), now + BOOKKEEPING);
        assert_eq!(alarm(at_once, now, now, Pace { searching: false, ..searching }), now + BOOKS);
    }
}
