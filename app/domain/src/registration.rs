//! A registration: somebody asks to take part in a cycle, and the coordinator decides.

use crate::{
    fields::{Check, Faults, Fields},
    person::Person,
};

/// How far a registration has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// Waits for the coordinator.
    Requested,
    /// The person takes part.
    Approved,
    /// The coordinator said no.
    Declined,
    /// The person takes part no more.
    Withdrawn,
}

/// What happens to a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// The person asks (again).
    Ask,
    /// The coordinator says yes.
    Approve,
    /// The coordinator says no.
    Decline,
    /// The person leaves, or the coordinator takes them off the list.
    Withdraw,
    /// The coordinator takes back that they declined somebody or took them off the list: it was the wrong line.
    Restore,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Requested, Self::Approved, Self::Declined, Self::Withdrawn];

    /// The state of a code, as the database keeps it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "registration-state-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state after a step; none when the step cannot be taken from here.
    pub const fn after(self, step: Step) -> Option<Self> {
        match (self, step) {
            (Self::Declined | Self::Withdrawn, Step::Ask) => Some(Self::Requested),
            (Self::Requested, Step::Approve) | (Self::Declined | Self::Withdrawn, Step::Restore) => {
                Some(Self::Approved)
            }
            (Self::Requested, Step::Decline) => Some(Self::Declined),
            (Self::Requested | Self::Approved, Step::Withdraw) => Some(Self::Withdrawn),
            _ => None,
        }
    }
}

impl Step {
    /// The step that a coordinator's button names.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "approve" => Some(Self::Approve),
            "decline" => Some(Self::Decline),
            "withdraw" => Some(Self::Withdraw),
            "restore" => Some(Self::Restore),
            _ => None,
        }
    }
}

/// What somebody says who asks to take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who they are; none when they are signed in and so known.
    pub person: Option<Person>,
    /// What they hope to learn; may be empty.
    pub hopes: String,
}

impl Request {
    /// The request of a filled-in form. `known` says that the person is signed in, so that only `hopes` and `terms` are read.
    pub fn check(fields: &Fields, known: bool) -> Result<Self, Faults> {
        let (person, mut faults) = match if known { None } else { Some(Person::check(fields)) } {
            None => (None, Faults::default()),
            Some(Ok(person)) => (Some(person), Faults::default()),
            Some(Err(faults)) => (None, faults),
        };
        let mut check = Check::new(fields);
        let hopes = check.maybe_text("hopes", 1000);
        check.agreed("terms", "registration-fault-terms");
        match check.done(()) {
            Ok(()) if faults.is_empty() => Ok(Self { person, hopes }),
            Ok(()) => Err(faults),
            Err(more) => {
                faults.extend(more);
                Err(faults)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEPS: [Step; 5] = [Step::Ask, Step::Approve, Step::Decline, Step::Withdraw, Step::Restore];

    #[test]
    fn the_whole_machine() {
        let ways: Vec<_> = State::ALL
            .into_iter()
            .flat_map(|from| {
                STEPS.into_iter().filter_map(move |step| Some((from.code(), step, from.after(step)?.code())))
            })
            .collect();
        assert_eq!(
            ways,
            [
                ("requested", Step::Approve, "approved"),
                ("requested", Step::Decline, "declined"),
                ("requested", Step::Withdraw, "withdrawn"),
                ("approved", Step::Withdraw, "withdrawn"),
                ("declined", Step::Ask, "requested"),
                ("declined", Step::Restore, "approved"),
                ("withdrawn", Step::Ask, "requested"),
                ("withdrawn", Step::Restore, "approved"),
            ]
        );
    }

    #[test]
    fn a_stranger_says_who_they_are_and_accepts_the_terms() {
        let faults = Request::check(&Fields::default().with("hopes", "x".repeat(1001)), false).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(found, ["name", "site", "community", "language", "zone", "email", "profession", "hopes", "terms"]);
    }

    #[test]
    fn a_known_person_only_accepts_the_terms() {
        let request = Request::check(&Fields::default().with("terms", "yes"), true).unwrap();
        assert_eq!(request, Request { person: None, hopes: String::new() });
        assert_eq!(
            Request::check(&Fields::default(), true).unwrap_err(),
            Faults::one("terms", "registration-fault-terms")
        );
    }

    proptest! {
        #[test]
        fn nobody_takes_part_whom_the_coordinator_did_not_approve(steps in prop::collection::vec(0_usize..5, 0..30)) {
            let mut state = State::Requested;
            for step in steps.into_iter().map(|place| STEPS[place]) {
                if let Some(next) = state.after(step) {
                    prop_assert_eq!(next == State::Approved, matches!(step, Step::Approve | Step::Restore));
                    state = next;
                }
            }
        }
    }
}
