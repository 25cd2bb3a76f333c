//! Who takes part in a study, under which pseudonym, and what they agreed to.

use std::collections::BTreeMap;

use crate::{
    fields::{Check, Faults, Fields},
    profession::{Family, Profession},
};

/// What somebody agrees to, each for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// To take part in the discussion.
    TakePart,
    /// That it is recorded or written down.
    Transcript,
    /// That words of theirs are printed without their name.
    Quotes,
    /// That they count in reports.
    Reports,
}

impl Purpose {
    /// Every purpose, in the order of the form.
    pub const ALL: [Self; 4] = [Self::TakePart, Self::Transcript, Self::Quotes, Self::Reports];

    /// The purpose of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// The code, as the database keeps it; its sentence is the message "participant-purpose-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::TakePart => "take-part",
            Self::Transcript => "transcript",
            Self::Quotes => "quotes",
            Self::Reports => "reports",
        }
    }
}

/// How a consent was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By the person, signed in.
    Own,
    /// On paper, recorded by who keeps the key.
    Paper,
}

impl How {
    /// The code, as the database keeps it; its name is the message "participant-how-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Paper => "paper",
        }
    }
}

/// What somebody agreed to, as far as they were asked: yes or no by purpose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consents(pub BTreeMap<Purpose, bool>);

impl Consents {
    /// Reads a yes or no for each purpose from the field of its code.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let yes = |code: &str| match code {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let given: BTreeMap<Purpose, bool> =
            Purpose::ALL.into_iter().filter_map(|one| Some((one, check.choice(one.code(), yes)?))).collect();
        // Nobody is quoted from a discussion they are no part of.
        if given.get(&Purpose::TakePart) == Some(&false) {
            for later in [Purpose::Transcript, Purpose::Quotes, Purpose::Reports] {
                if given.get(&later) == Some(&true) {
                    check.fault(later.code(), "participant-fault-without-part");
                }
            }
        }
        check.done(Self(given))
    }

    /// Whether the person said yes to a purpose.
    pub fn allow(&self, purpose: Purpose) -> bool {
        self.0.get(&purpose) == Some(&true)
    }

    /// Whether the person was asked about everything.
    pub fn is_complete(&self) -> bool {
        Purpose::ALL.iter().all(|purpose| self.0.contains_key(purpose))
    }

    /// Whether the person said that they do not take part.
    pub fn is_refusal(&self) -> bool {
        self.0.get(&Purpose::TakePart) == Some(&false)
    }

    /// The purposes that were allowed before and are not any more.
    pub fn taken_back(&self, before: &Self) -> Vec<Purpose> {
        Purpose::ALL.into_iter().filter(|one| before.allow(*one) && !self.allow(*one)).collect()
    }

    /// The fields of a form that shows them.
    pub fn fields(&self) -> Fields {
        self.0.iter().fold(Fields::default(), |fields, (purpose, given)| {
            fields.with(purpose.code(), if *given { "yes" } else { "no" })
        })
    }
}

/// The pseudonym of a number: 7 is "P07".
///
/// ```
/// assert_eq!(domain::participant::pseudonym(7), "P07");
/// assert_eq!(domain::participant::pseudonym(107), "P107");
/// ```
pub fn pseudonym(number: u32) -> String {
    format!("P{number:02}")
}

/// What a participant was at the time, as a quote or a matrix may tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traits {
    /// The profession.
    pub profession: Profession,
    /// Whether they prescribe.
    pub prescriber: bool,
    /// The numbers of their focus groups.
    pub groups: Vec<u32>,
}

impl Traits {
    /// The family of the profession.
    pub const fn family(&self) -> Family {
        self.profession.family()
    }
}

/// Whether a profession usually prescribes in Canada (physicians, nurse practitioners, dentists, physician assistants by
/// delegation not): what a new participant is set down as until somebody says otherwise.
pub const fn prescribes(profession: Profession) -> bool {
    matches!(profession.family(), Family::Physician)
        || matches!(profession, Profession::NursePractitioner | Profession::Dentist)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consents(yes: [&str; 4]) -> Result<Consents, Faults> {
        let fields = Purpose::ALL.iter().zip(yes);
        Consents::check(&fields.fold(Fields::default(), |fields, (purpose, yes)| fields.with(purpose.code(), yes)))
    }

    #[test]
    fn every_purpose_has_its_own_answer() {
        let given = consents(["yes", "yes", "no", "yes"]).unwrap();
        assert!(given.allow(Purpose::TakePart) && !given.allow(Purpose::Quotes) && given.is_complete());
        assert_eq!(consents(["yes", "yes", "", "yes"]).unwrap_err(), Faults::one("quotes", "fault-choose"));
    }

    #[test]
    fn nobody_is_quoted_from_a_discussion_they_are_no_part_of() {
        let faults = consents(["no", "no", "yes", "no"]).unwrap_err();
        assert_eq!(faults, Faults::one("quotes", "participant-fault-without-part"));
        assert!(consents(["no", "no", "no", "no"]).unwrap().is_refusal());
    }

    #[test]
    fn what_is_taken_back_is_what_was_given() {
        let before = consents(["yes", "yes", "yes", "no"]).unwrap();
        let after = consents(["yes", "yes", "no", "no"]).unwrap();
        assert_eq!(after.taken_back(&before), [Purpose::Quotes]);
    }

    #[test]
    fn physicians_nurse_practitioners_and_dentists_prescribe() {
        assert!(prescribes(Profession::FamilyPhysician) && prescribes(Profession::NursePractitioner));
        assert!(!prescribes(Profession::Pharmacist) && !prescribes(Profession::RegisteredNurse));
    }
}
