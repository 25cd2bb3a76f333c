//! A focus group of a study: when it was held, where, and who else was there.

use jiff::civil::Date;

use crate::{
    fields::{Check, Faults, Fields},
    id::SessionId,
};

/// A focus group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FocusGroup {
    /// The day.
    pub held_on: Date,
    /// How many minutes it took, if somebody wrote it down.
    pub minutes: Option<u32>,
    /// The session of our own room it was held in.
    pub session: Option<SessionId>,
    /// Where it was held otherwise; may be empty.
    pub place: String,
    /// Who else was there; may be empty.
    pub others: String,
    /// Field notes; may be empty.
    pub notes: String,
}

impl FocusGroup {
    /// Reads `held_on`, `minutes`, `session`, `place`, `others`, `notes`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let held_on = check.date("held_on");
        let minutes = if fields.get("minutes").is_empty() { None } else { check.number("minutes", 1, 600) };
        let session = check.maybe_choice("session", |id| id.parse().ok());
        let place = check.maybe_line("place", 160);
        let others = check.maybe_text("others", 500);
        let notes = check.maybe_text("notes", 9_000);
        check.build(|| {
            let minutes = minutes.and_then(|minutes| u32::try_from(minutes).ok());
            Some(Self { held_on: held_on?, minutes, session, place, others, notes })
        })
    }

    /// The fields of a form that shows it.
    pub fn fields(&self) -> Fields {
        Fields::default()
            .with("held_on", self.held_on.to_string())
            .with("minutes", self.minutes.map(|minutes| minutes.to_string()).unwrap_or_default())
            .with("session", self.session.map(|session| session.to_string()).unwrap_or_default())
            .with("place", &self.place)
            .with("others", &self.others)
            .with("notes", &self.notes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_has_a_day_and_the_rest_may_be_open() {
        let group = FocusGroup::check(&Fields::default().with("held_on", "2026-06-04")).unwrap();
        assert_eq!((group.held_on.to_string().as_str(), group.minutes, group.session), ("2026-06-04", None, None));
        let faults = FocusGroup::check(&Fields::default().with("minutes", "many")).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("held_on", "fault-missing"), ("minutes", "fault-number")]);
    }
}
