//! Calendar invitations for sessions: one event a text, as mail programs take it (RFC 5545, 5546, 6047).

use domain::moment::{Moment, Zone};
use icalendar::{Calendar, Component, Event, Property};

use crate::timezone;

/// One person's invitation to one session.
#[derive(Clone, Debug)]
pub struct Invitation<'a> {
    /// Names this invitation for good: the same session and person always have the same one.
    pub uid: &'a str,
    /// Grows with every change of the session, so that an older mail never overwrites a newer one.
    pub sequence: i64,
    /// When this text was made.
    pub stamp: Moment,
    /// When the session starts.
    pub starts: Moment,
    /// How long it is.
    pub minutes: u32,
    /// The zone whose wall-clock time was promised.
    pub zone: &'a Zone,
    /// What the calendar shows.
    pub title: &'a str,
    /// What the opened event says.
    pub description: &'a str,
    /// Where the person joins.
    pub address: &'a str,
    /// Name and mailbox of the hub, which invites and gets the answers.
    pub organizer: (&'a str, &'a str),
    /// Name and mail address of the person.
    pub attendee: (&'a str, &'a str),
}

impl Invitation<'_> {
    /// Invites, or brings an invitation up to date (METHOD:REQUEST).
    pub fn request(&self) -> String {
        self.write("REQUEST", "CONFIRMED")
    }

    /// Takes the session out of the person's calendar (METHOD:CANCEL).
    pub fn cancel(&self) -> String {
        self.write("CANCEL", "CANCELLED")
    }

    fn write(&self, method: &str, status: &str) -> String {
        let mut organizer = Property::new("ORGANIZER", mailto(self.organizer.1));
        organizer.add_parameter("CN", &plain(self.organizer.0));
        let mut attendee = Property::new("ATTENDEE", mailto(self.attendee.1));
        attendee.add_parameter("CN", &plain(self.attendee.0));
        attendee.add_parameter("ROLE", "REQ-PARTICIPANT");
        attendee.add_parameter("PARTSTAT", "NEEDS-ACTION");
        attendee.add_parameter("RSVP", "TRUE");
        let ends = self.starts.plus_minutes(i64::from(self.minutes));
        let mut event = Event::new();
        event
            .append_property(Property::new("UID", self.uid))
            .append_property(Property::new("SEQUENCE", self.sequence.to_string()))
            .append_property(Property::new("DTSTAMP", utc(self.stamp)))
            .append_property(self.at("DTSTART", self.starts))
            .append_property(self.at("DTEND", ends))
            .append_property(Property::new("SUMMARY", self.title))
            .append_property(Property::new("DESCRIPTION", self.description))
            .append_property(Property::new("LOCATION", self.address))
            .append_property(Property::new("URL", self.address))
            .append_property(Property::new("STATUS", status))
            .append_property(Property::new("TRANSP", "OPAQUE"))
            .append_property(organizer)
            .append_property(attendee);
        let mut calendar = Calendar::empty();
        calendar.append_property(Property::new("VERSION", "2.0"));
        calendar.append_property(Property::new("PRODID", "-//Allround//Allround//EN"));
        calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
        calendar.append_property(Property::new("METHOD", method));
        calendar.push(event);
        // The crate gives every component a UID and a time stamp, which a VTIMEZONE must not have (RFC 5545 §3.6.5).
        let zone = format!("{}BEGIN:VEVENT\r\n", timezone::component(self.zone, self.starts));
        calendar.to_string().replacen("BEGIN:VEVENT\r\n", &zone, 1)
    }

    fn at(&self, name: &str, at: Moment) -> Property {
        let mut property = Property::new(name, at.local(self.zone).strftime("%Y%m%dT%H%M%S").to_string());
        property.add_parameter("TZID", self.zone.as_str());
        property
    }
}

fn mailto(address: &str) -> String {
    format!("mailto:{address}")
}

/// A name fit for a parameter, which can hold neither quotes nor control characters (RFC 5545 §3.1).
fn plain(name: &str) -> String {
    name.chars().map(|c| if c == '"' { '\'' } else { c }).filter(|c| !c.is_control()).collect()
}

fn utc(at: Moment) -> String {
    at.local(&Zone::utc()).strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cancel: bool) -> String {
        let toronto = Zone::parse("America/Toronto").unwrap();
        let invitation = Invitation {
            uid: "session.person@allround",
            sequence: 3,
            stamp: Moment::from_micros(1_795_000_000_000_000),
            // Thursday, November 26, 2026, 12:30 in Toronto.
            starts: Moment::from_micros(1_795_714_200_000_000),
            minutes: 90,
            zone: &toronto,
            title: "Chronic pain: tapering, step by step",
            description: "Objectives:\nPlan a taper; listen",
            address: "https://hub.example.org/in/abc",
            organizer: ("Pain \"hub\", North", "hub@example.org"),
            attendee: ("Zoë Tremblay", "zoe@example.org"),
        };
        if cancel { invitation.cancel() } else { invitation.request() }
    }

    #[test]
    fn an_invitation_says_everything_a_mail_program_needs() {
        insta::assert_snapshot!(text(false).replace("\r\n", "\n"));
    }

    #[test]
    fn lines_end_and_fold_as_the_standard_asks() {
        for line in text(false).split_terminator("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.contains(['\r', '\n']), "{line}");
        }
    }

    #[test]
    fn a_cancellation_names_the_same_event() {
        let text = text(true);
        for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "UID:session.person@allround", "SEQUENCE:3"] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
    }
}
