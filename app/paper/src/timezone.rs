//! Time zone rules as calendars carry them (VTIMEZONE, RFC 5545 §3.6.5), from the tz database.

use std::fmt::Write as _;

use domain::moment::{Moment, Zone};
use jiff::{
    Timestamp, ToSpan,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

/// How many coming changes are looked at: six years of two.
const AHEAD: usize = 12;

/// One change of a zone's offset.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    /// The wall-clock time of the change, by the clock before it.
    local: DateTime,
    before: Offset,
    after: Offset,
    name: String,
    summer: bool,
}

/// The rules of a zone around a moment: from the change before it on. Rules that recur are written as rules, so that
/// mail programs that keep only rules agree; irregular ones as dates.
pub fn component(zone: &Zone, around: Moment) -> String {
    let rules = TimeZone::get(zone.as_str()).unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_microsecond(around.micros()).unwrap_or(Timestamp::UNIX_EPOCH);
    let coming: Vec<_> = rules.following(at).take(AHEAD).map(|t| change(&rules, t.timestamp())).collect();
    let mut past: Vec<_> = rules.preceding(at).take(2).map(|t| change(&rules, t.timestamp())).collect();
    past.reverse();
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.as_str());
    if coming.is_empty() {
        let info = rules.to_offset_info(at);
        let local = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
        let name = info.abbreviation().to_owned();
        let fixed = Change { local, before: info.offset(), after: info.offset(), name, summer: false };
        observance(&mut text, &fixed, &[]);
    } else {
        // The two last changes and everything alike that comes; a kind that only comes begins with its first.
        let mut kinds: Vec<(Change, Vec<Change>)> = past.into_iter().map(|change| (change, Vec::new())).collect();
        for change in coming {
            let alike = |(first, _): &&mut (Change, Vec<Change>)| {
                (first.before, first.after, first.summer) == (change.before, change.after, change.summer)
            };
            match kinds.iter_mut().find(alike) {
                Some((_, more)) => more.push(change),
                None => kinds.push((change, Vec::new())),
            }
        }
        for (first, more) in &kinds {
            observance(&mut text, first, more);
        }
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

fn change(rules: &TimeZone, at: Timestamp) -> Change {
    let before = rules.to_offset(at.saturating_sub(1.second()).unwrap_or(at));
    let info = rules.to_offset_info(at);
    Change {
        local: before.to_datetime(at),
        before,
        after: info.offset(),
        name: info.abbreviation().to_owned(),
        summer: info.dst().is_dst(),
    }
}

fn observance(text: &mut String, first: &Change, more: &[Change]) {
    let kind = if first.summer { "DAYLIGHT" } else { "STANDARD" };
    let stamp = |local: DateTime| local.strftime("%Y%m%dT%H%M%S").to_string();
    let mut lines = vec![
        format!("BEGIN:{kind}"),
        format!("DTSTART:{}", stamp(first.local)),
        format!("TZOFFSETFROM:{}", offset(first.before)),
        format!("TZOFFSETTO:{}", offset(first.after)),
        format!("TZNAME:{}", first.name),
    ];
    match rule(first, more) {
        Some(rule) => lines.push(format!("RRULE:{rule}")),
        None => lines.extend(more.iter().map(|change| format!("RDATE:{}", stamp(change.local)))),
    }
    lines.push(format!("END:{kind}"));
    for line in lines {
        // Writing to a String cannot fail.
        let _ = write!(text, "{line}\r\n");
    }
}

/// The yearly rule that a change and all that are like it follow; none when they follow none, or when it is the last one.
fn rule(first: &Change, more: &[Change]) -> Option<String> {
    const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let same = |change: &Change| {
        let (a, b) = (first.local, change.local);
        a.month() == b.month() && a.weekday() == b.weekday() && a.time() == b.time()
    };
    let yearly = (1_i16..).zip(more).all(|(years, change)| change.local.year() == first.local.year() + years);
    if more.is_empty() || !yearly || !more.iter().all(same) {
        return None;
    }
    let nth = |change: &Change| (change.local.day() - 1) / 7 + 1;
    let is_last = |change: &Change| change.local.day() + 7 > change.local.days_in_month();
    let place = if more.iter().all(|change| nth(change) == nth(first)) {
        nth(first)
    } else if is_last(first) && more.iter().all(is_last) {
        -1
    } else {
        return None;
    };
    let day = DAYS.get(usize::try_from(first.local.weekday().to_monday_zero_offset()).ok()?)?;
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={place}{day}", first.local.month()))
}

/// An offset as +HHMM or +HHMMSS.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, rest) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let short = format!("{sign}{:02}{:02}", rest / 3600, rest / 60 % 60);
    if rest % 60 == 0 { short } else { format!("{short}{:02}", rest % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around_december(zone: &str) -> String {
        component(&Zone::parse(zone).unwrap(), Moment::from_micros(1_796_000_000_000_000)).replace("\r\n", "\n")
    }

    #[test]
    fn toronto_has_the_north_american_rules() {
        let expected = "BEGIN:VTIMEZONE\nTZID:America/Toronto\n\
            BEGIN:DAYLIGHT\nDTSTART:20260308T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nTZNAME:EDT\n\
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\nEND:DAYLIGHT\n\
            BEGIN:STANDARD\nDTSTART:20261101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nTZNAME:EST\n\
            RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\nEND:STANDARD\nEND:VTIMEZONE\n";
        assert_eq!(around_december("America/Toronto"), expected);
    }

    #[test]
    fn newfoundland_is_half_an_hour_off_and_paris_changes_on_last_sundays() {
        let st_johns = around_december("America/St_Johns");
        assert!(
            st_johns
                .contains("TZOFFSETFROM:-0230\nTZOFFSETTO:-0330\nTZNAME:NST\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"),
            "{st_johns}"
        );
        let paris = around_december("Europe/Paris");
        assert!(paris.contains("DTSTART:20261025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), "{paris}");
    }

    #[test]
    fn zones_whose_clocks_never_change_have_one_offset() {
        for (zone, offset, name) in
            [("America/Regina", "-0600", "CST"), ("America/Phoenix", "-0700", "MST"), ("Asia/Kolkata", "+0530", "IST")]
        {
            let expected = format!(
                "BEGIN:VTIMEZONE\nTZID:{zone}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\nTZNAME:{name}\nEND:STANDARD\nEND:VTIMEZONE\n"
            );
            assert_eq!(around_december(zone), expected);
        }
    }

    #[test]
    fn irregular_changes_are_dates() {
        // Chile changes on the Sunday after the first Saturday, which no BYDAY says.
        let santiago = around_december("America/Santiago");
        assert!(santiago.contains("\nRDATE:") && !santiago.contains("RRULE"), "{santiago}");
    }
}
