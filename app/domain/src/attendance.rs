//! Who was in a session, and for how long: what the room saw, merged into one stay a person, and corrections with a reason.

use std::collections::BTreeMap;

use crate::{
    agenda::DOORS,
    fields::{Check, Faults, Fields},
    moment::Moment,
};

/// The most characters of a correction's reason.
pub const REASON: usize = 300;

/// What the room saw of one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// It came in.
    Joined,
    /// It went out, or broke off.
    Left,
}

impl Kind {
    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Joined, Self::Left].into_iter().find(|kind| kind.code() == code)
    }

    /// The code, as the database keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Left => "left",
        }
    }
}

/// One thing the room saw of one person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// What.
    pub kind: Kind,
    /// The connection; a person may have several at once (computer and phone).
    pub connection: String,
}

/// A time in the room, from one moment to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    /// Its beginning.
    pub from: Moment,
    /// Its end, not before the beginning.
    pub to: Moment,
}

impl Interval {
    fn clipped(self, to: Self) -> Option<Self> {
        let cut = Self { from: self.from.max(to.from), to: self.to.min(to.to) };
        (cut.from < cut.to).then_some(cut)
    }

    fn micros(self) -> i64 {
        self.to.micros().saturating_sub(self.from.micros()).max(0)
    }
}

/// When a session was to take place and when it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The promised start.
    pub starts: Moment,
    /// The promised length in minutes.
    pub minutes: u32,
    /// When its doors were opened, once they have been.
    pub opened: Option<Moment>,
    /// When it ended, once it has.
    pub ended: Option<Moment>,
}

impl Meeting {
    /// The time in which presence is kept: from the doors to the end, or until now while it goes on.
    pub fn open(&self, now: Moment) -> Interval {
        let from = self.starts.plus_minutes(-DOORS);
        Interval { from, to: self.ended.unwrap_or(now).max(from) }
    }

    /// The time that counts: the promised minutes from the promised start (or from the doors, when they opened late), or
    /// to the real end when that came earlier. Credit is certified for the promised length: minutes beyond do not count.
    pub fn official(&self, now: Moment) -> Interval {
        let from = self.begin();
        let promised = from.plus_minutes(i64::from(self.minutes));
        Interval { from, to: promised.min(self.ended.unwrap_or(now)).max(from) }
    }

    /// The promised start, or the moment the doors opened when that was later.
    fn begin(&self) -> Moment {
        self.opened.map_or(self.starts, |opened| opened.max(self.starts))
    }

    /// Minutes that everybody could attend: the promised length, or less when the session ended earlier.
    pub fn length(&self) -> u32 {
        match self.ended {
            Some(ended) if ended > self.begin() => whole_minutes(self.official(ended).micros()),
            _ => self.minutes,
        }
    }

    /// Whole minutes of these stays within the time that counts.
    pub fn attended(&self, stays: &[Interval], now: Moment) -> u32 {
        let official = self.official(now);
        whole_minutes(stays.iter().filter_map(|stay| stay.clipped(official)).map(Interval::micros).sum())
    }
}

fn whole_minutes(micros: i64) -> u32 {
    u32::try_from(micros / 60_000_000).unwrap_or(0)
}

/// One person's stays in the room, merged and in order: however many connections, in whatever order the events came.
///
/// A connection that never left is closed at the end of `open`; one that left without having come is ignored; what lies
/// outside `open` is cut off.
pub fn stays(events: &[Event], open: Interval) -> Vec<Interval> {
    let mut sorted: Vec<&Event> = events.iter().collect();
    sorted.sort_unstable();
    let mut since: BTreeMap<&str, Moment> = BTreeMap::new();
    let mut raw = Vec::new();
    for event in sorted {
        match event.kind {
            Kind::Joined => {
                since.entry(&event.connection).or_insert(event.at);
            }
            Kind::Left => {
                if let Some(from) = since.remove(event.connection.as_str()) {
                    raw.push(Interval { from, to: event.at });
                }
            }
        }
    }
    raw.extend(since.into_values().map(|from| Interval { from, to: open.to.max(from) }));
    merged(raw.into_iter().filter_map(|stay| stay.clipped(open)).collect())
}

/// Overlapping and touching intervals made one, in order.
fn merged(mut raw: Vec<Interval>) -> Vec<Interval> {
    raw.sort_unstable();
    let mut whole: Vec<Interval> = Vec::new();
    for next in raw {
        match whole.last_mut() {
            Some(last) if next.from <= last.to => last.to = last.to.max(next.to),
            _ => whole.push(next),
        }
    }
    whole
}

/// Whether one of the connections is still in the room.
pub fn present(events: &[Event]) -> bool {
    let mut sorted: Vec<&Event> = events.iter().collect();
    sorted.sort_unstable();
    let last: BTreeMap<&str, Kind> = sorted.into_iter().map(|event| (event.connection.as_str(), event.kind)).collect();
    last.into_values().any(|kind| kind == Kind::Joined)
}

/// What a coordinator puts in place of the measured minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The minutes that count from now on.
    pub minutes: u32,
    /// Why: shown wherever the minutes are explained.
    pub reason: String,
}

impl Correction {
    /// A correction as typed: "minutes" (at most the session's `length`) and "reason".
    pub fn check(fields: &Fields, length: u32) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let minutes = check.number("minutes", 0, i64::from(length)).and_then(|minutes| u32::try_from(minutes).ok());
        let reason = check.text("reason", REASON);
        check.build(|| Some(Self { minutes: minutes?, reason }))
    }
}

/// The minutes that count: the correction when there is one, else what was measured.
pub fn counted(measured: u32, correction: Option<&Correction>) -> u32 {
    correction.map_or(measured, |correction| correction.minutes)
}

#[cfg(test)]
#[path = "attendance_tests.rs"]
mod tests;
