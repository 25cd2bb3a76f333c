//! Whether packets wait longer and longer on a line: the slope of their delay, as the draft draft-ietf-rmcat-gcc-02 describes and
//! browsers measure it.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::egress::register::Arrival;

/// Packets that leave within this time are one group; so are those that a queue on the way lets go together.
const GROUP: Duration = Duration::from_millis(5);
const QUEUED_MICROS: i64 = 5_000;
const LONGEST_GROUP_MICROS: i64 = 100_000;
/// Groups over which the slope is taken.
const WINDOW: usize = 20;
/// How much a single delay counts.
const SMOOTH: f64 = 0.9;
/// The slope is weighed by the number of groups, up to this, and this factor.
const MOST_WEIGHT: f64 = 60.0;
const GAIN: f64 = 4.0;
/// The limit begins here, and moves within these bounds, slowly up and more slowly down (milliseconds).
const FIRST_LIMIT: f64 = 12.5;
const LIMITS: (f64, f64) = (6.0, 600.0);
const UP: f64 = 0.0087;
const DOWN: f64 = 0.039;
/// Beyond the limit by this much more it is a spike that says nothing of the limit.
const SPIKE: f64 = 15.0;
/// The slope must be steep for this long (milliseconds) before a line is called overused.
const OVERUSE: f64 = 10.0;

/// How a line is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Usage {
    #[default]
    Normal,
    /// Delays grow.
    Over,
    /// Delays shrink: a queue empties.
    Under,
}

#[derive(Clone, Copy, Debug)]
struct Group {
    first_sent: Instant,
    last_sent: Instant,
    first_came: i64,
    last_came: i64,
}

/// The delays of one line.
#[derive(Debug)]
pub(super) struct Delay {
    group: Option<Group>,
    before: Option<Group>,
    /// When the first group came.
    origin: Option<i64>,
    sum: f64,
    smoothed: f64,
    /// Milliseconds since the first group, and the smoothed delay.
    points: VecDeque<(f64, f64)>,
    groups: f64,
    slope: f64,
    limit: f64,
    limited: Option<i64>,
    /// For how long the slope has been steep, and over how many groups.
    steep: Option<(f64, u32)>,
    usage: Usage,
}

impl Default for Delay {
    fn default() -> Self {
        Self {
            group: None,
            before: None,
            origin: None,
            sum: 0.0,
            smoothed: 0.0,
            points: VecDeque::with_capacity(WINDOW),
            groups: 0.0,
            slope: 0.0,
            limit: FIRST_LIMIT,
            limited: None,
            steep: None,
            usage: Usage::Normal,
        }
    }
}

impl Delay {
    pub(super) fn usage(&self) -> Usage {
        self.usage
    }

    /// A packet arrived; in the order in which they were sent.
    pub(super) fn hear(&mut self, arrival: &Arrival) {
        let Some(group) = &mut self.group else {
            self.group = Some(Group::of(arrival));
            return;
        };
        if arrival.sent < group.first_sent {
            return;
        }
        if group.takes(arrival) {
            group.last_sent = group.last_sent.max(arrival.sent);
            group.last_came = group.last_came.max(arrival.came);
            return;
        }
        let ended = *group;
        self.group = Some(Group::of(arrival));
        if let Some(before) = self.before {
            let sending = millis(ended.last_sent.saturating_duration_since(before.last_sent));
            let micros = ended.last_came.saturating_sub(before.last_came);
            if (0..3_000_000).contains(&micros) {
                self.compare(sending, thousandth(micros), ended.last_came);
            } else {
                // Its clock was set anew, or the line was away: nothing before says anything of what comes.
                *self = Self { group: self.group, limit: self.limit, ..Self::default() };
            }
        }
        self.before = Some(ended);
    }

    fn compare(&mut self, sending: f64, coming: f64, came: i64) {
        let origin = *self.origin.get_or_insert(came);
        self.groups = (self.groups + 1.0).min(1_000.0);
        self.sum += coming - sending;
        self.smoothed = SMOOTH * self.smoothed + (1.0 - SMOOTH) * self.sum;
        if self.points.len() >= WINDOW {
            self.points.pop_front();
        }
        self.points.push_back((thousandth(came.saturating_sub(origin)), self.smoothed));
        let before = self.slope;
        if self.points.len() == WINDOW {
            self.slope = slope(&self.points).unwrap_or(before);
        }
        self.judge(before, sending, came);
    }

    fn judge(&mut self, before: f64, sending: f64, came: i64) {
        if self.groups < 2.0 {
            return;
        }
        let weighed = self.groups.min(MOST_WEIGHT) * self.slope * GAIN;
        if weighed > self.limit {
            let (passed, times) = self.steep.map_or((sending / 2.0, 0), |(passed, times)| (passed + sending, times));
            self.steep = Some((passed, times.saturating_add(1)));
            if passed > OVERUSE && times > 0 && self.slope >= before {
                self.steep = Some((0.0, 0));
                self.usage = Usage::Over;
            }
        } else {
            self.steep = None;
            self.usage = if weighed < -self.limit { Usage::Under } else { Usage::Normal };
        }
        let passed = self.limited.map_or(0.0, |last| thousandth(came.saturating_sub(last)).clamp(0.0, 100.0));
        self.limited = Some(came);
        let height = weighed.abs();
        if height <= self.limit + SPIKE {
            let speed = if height < self.limit { DOWN } else { UP };
            self.limit = (self.limit + speed * (height - self.limit) * passed).clamp(LIMITS.0, LIMITS.1);
        }
    }
}

impl Group {
    fn of(arrival: &Arrival) -> Self {
        Self { first_sent: arrival.sent, last_sent: arrival.sent, first_came: arrival.came, last_came: arrival.came }
    }

    fn takes(&self, arrival: &Arrival) -> bool {
        if arrival.sent.saturating_duration_since(self.first_sent) <= GROUP {
            return true;
        }
        let coming = arrival.came.saturating_sub(self.last_came);
        let sending = arrival.sent.saturating_duration_since(self.last_sent).as_micros();
        let faster = i128::from(coming) < i128::try_from(sending).unwrap_or(i128::MAX);
        faster && coming <= QUEUED_MICROS && arrival.came.saturating_sub(self.first_came) < LONGEST_GROUP_MICROS
    }
}

/// The slope of the line that fits best; None when all points stand at one time.
fn slope(points: &VecDeque<(f64, f64)>) -> Option<f64> {
    let count = points.iter().fold(0.0, |count, _| count + 1.0);
    let (x, y) = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
    let (x, y) = (x / count, y / count);
    let (above, below) = points
        .iter()
        .fold((0.0, 0.0), |sum, point| (sum.0 + (point.0 - x) * (point.1 - y), sum.1 + (point.0 - x) * (point.0 - x)));
    (below > 0.0).then(|| above / below)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[expect(clippy::cast_precision_loss, reason = "microseconds of some hours fit")]
fn thousandth(micros: i64) -> f64 {
    micros as f64 / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Packets twenty milliseconds apart whose delay grows by so many microseconds each.
    fn after(growths: &[(u32, i64)]) -> Vec<Usage> {
        let start = Instant::now();
        let mut delay = Delay::default();
        let (mut number, mut late) = (0u32, 0);
        let mut usages = Vec::new();
        for (packets, growth) in growths {
            for _ in 0..*packets {
                late += growth;
                let came = i64::from(number) * 20_000 + late;
                let sent = start + Duration::from_millis(20) * number;
                delay.hear(&Arrival { sent, came, size: 100, trial: None });
                number += 1;
            }
            usages.push(delay.usage());
        }
        usages
    }

    #[test]
    fn growing_delays_are_overuse_and_shrinking_ones_an_emptying_queue() {
        let usages = after(&[(100, 0), (40, 2_000), (60, 0), (40, -2_000), (80, 0)]);
        assert_eq!(usages, [Usage::Normal, Usage::Over, Usage::Normal, Usage::Under, Usage::Normal]);
    }

    #[test]
    fn a_clock_that_jumps_is_no_overuse() {
        assert_eq!(after(&[(50, 0), (1, 9_000_000), (30, 0)]), [Usage::Normal; 3]);
    }

    #[test]
    fn what_a_queue_lets_go_together_is_one_group() {
        let start = Instant::now();
        let mut delay = Delay::default();
        for number in 0..200u32 {
            // Four that were sent ten milliseconds apart arrive together, as over wireless networks.
            let sent = start + Duration::from_millis(10) * number;
            let came = i64::from(number / 4 * 4 + 3) * 10_000 + i64::from(number % 4) * 100;
            delay.hear(&Arrival { sent, came, size: 100, trial: None });
            assert_ne!(delay.usage(), Usage::Over, "{number}");
        }
        assert!(delay.groups < 52.0);
    }
}
