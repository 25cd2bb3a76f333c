//! Points in time, and the wall-clock times that schedules are written in.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Serialize};

/// A point in time: microseconds since 1970-01-01 UTC, which both databases keep and order alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

/// Microseconds in one minute.
const MINUTE: i64 = 60_000_000;

impl Moment {
    /// A moment from microseconds since 1970-01-01 UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01 UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Whole seconds since 1970-01-01 UTC, rounded down.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// This moment moved by whole minutes (negative moves back).
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MINUTE)))
    }

    /// This moment moved by whole seconds (negative moves back).
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// This moment moved by days of 24 hours (negative moves back).
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_minutes(days.saturating_mul(24 * 60))
    }

    /// Seconds from `earlier` to this moment; negative when `earlier` is later.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).div_euclid(1_000_000)
    }

    /// The wall-clock time of this moment in a zone; UTC when the zone is unknown.
    pub fn local(self, zone: &Zone) -> DateTime {
        self.timestamp().to_zoned_datetime(zone.rules()).datetime()
    }

    /// The abbreviation in use in a zone at this moment, as "EST".
    pub fn zone_abbreviation(self, zone: &Zone) -> String {
        self.timestamp().to_zoned_datetime(zone.rules()).strftime("%Z").to_string()
    }

    /// As RFC 3339 in UTC, for machines.
    pub fn rfc3339(self) -> String {
        self.timestamp().to_string()
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// An IANA time zone id that is known to exist.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(String);

impl Zone {
    /// The zones a choice lists: Canada from east to west, the United States, then some of the world. Any other is accepted.
    pub const OFFERED: &[&str] = &[
        "America/St_Johns",
        "America/Halifax",
        "America/Toronto",
        "America/Winnipeg",
        "America/Regina",
        "America/Edmonton",
        "America/Vancouver",
        "America/Whitehorse",
        "America/Iqaluit",
        "America/New_York",
        "America/Chicago",
        "America/Denver",
        "America/Phoenix",
        "America/Los_Angeles",
        "America/Anchorage",
        "Pacific/Honolulu",
        "UTC",
        "Europe/London",
        "Europe/Paris",
        "Africa/Nairobi",
        "Asia/Kolkata",
        "Australia/Sydney",
        "Pacific/Auckland",
    ];

    /// A zone by its id ("America/Toronto"); none when no such zone is known.
    pub fn parse(id: &str) -> Option<Self> {
        TimeZone::get(id).ok()?;
        Some(Self(id.to_owned()))
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The IANA id.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment of a wall-clock time here. A time skipped by daylight saving moves forward; a repeated one is its first.
    pub fn moment(&self, at: DateTime) -> Moment {
        let zoned = self.rules().to_ambiguous_zoned_datetime(at).compatible();
        Moment(zoned.map_or(0, |zoned| zoned.timestamp().as_microsecond()))
    }

    fn rules(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_weekly_session_keeps_its_wall_clock_time_across_daylight_saving() {
        let toronto = Zone::parse("America/Toronto").unwrap();
        let summer = toronto.moment(date(2026, 10, 29).at(12, 30, 0, 0));
        let winter = toronto.moment(date(2026, 11, 5).at(12, 30, 0, 0));
        assert_eq!(winter.seconds_since(summer), 7 * 24 * 3600 + 3600);
        assert_eq!(winter.local(&toronto), date(2026, 11, 5).at(12, 30, 0, 0));
        assert_eq!(winter.zone_abbreviation(&toronto), "EST");
    }

    #[test]
    fn every_offered_zone_exists() {
        for id in Zone::OFFERED {
            assert!(Zone::parse(id).is_some(), "{id}");
        }
    }

    #[test]
    fn an_unknown_zone_is_refused() {
        assert_eq!(Zone::parse("America/Nowhere"), None);
    }
}
