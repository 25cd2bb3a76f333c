//! The role map of a case: who of its team can do what, within which limits, as the professions say themselves.
//!
//! An entry belongs to a profession of the hub in the language of a program and holds for every case; each change is a new
//! version with author and date. Nothing is filled in beforehand: what a profession may do differs by place and law, so the
//! starting list holds acts without answers.

use std::collections::BTreeSet;

use crate::{
    fields::{Check, Faults, Fields},
    id::{Id, PersonId, RoleActId},
    moment::Moment,
    profession::Profession,
};

/// The most characters of an act's words.
pub const ACT: usize = 120;

/// The most characters of what limits it.
pub const LIMITS: usize = 600;

/// The most characters of where it holds.
pub const JURISDICTION: usize = 80;

/// The acts a map begins with; their words are the messages "role-map-act-CODE".
pub const STARTERS: [&str; 20] = [
    "assess",
    "diagnose",
    "order-tests",
    "refer",
    "start-opioid",
    "adjust-opioid",
    "renew",
    "opioid-agonist",
    "naloxone",
    "medication-review",
    "injection",
    "manual",
    "exercise",
    "sleep",
    "coping",
    "mood",
    "substances",
    "daily-life",
    "benefits",
    "forms",
];

/// An act somebody may be able to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// From the starting list, by its code.
    Starter(&'static str),
    /// Added by somebody, in their words.
    Own(RoleActId, String),
}

impl Act {
    /// How an address and the database name it.
    pub fn key(&self) -> String {
        match self {
            Self::Starter(code) => (*code).to_owned(),
            Self::Own(id, _) => id.uuid().to_string(),
        }
    }

    /// The starting list.
    pub fn starters() -> impl Iterator<Item = Self> {
        STARTERS.into_iter().map(Self::Starter)
    }
}

/// Whether a profession can do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Can {
    /// It can.
    Yes,
    /// Under conditions, which the limits name.
    Conditions,
    /// It cannot.
    No,
}

impl Can {
    /// Every answer, in the order of a choice.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Conditions, Self::No];

    /// The answer of a code, as the database keeps it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|can| can.code() == code)
    }

    /// The code; its name is the message "role-map-can-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Conditions => "conditions",
            Self::No => "no",
        }
    }
}

/// What a profession says of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether it can do it.
    pub can: Can,
    /// Within which limits, in words; never empty under conditions.
    pub limits: String,
    /// Where that holds, as a province; empty when it was not said.
    pub jurisdiction: String,
}

impl Answer {
    /// An answer as typed: "can", "limits", "jurisdiction".
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let can = check.choice("can", Can::parse);
        let limits = check.maybe_text("limits", LIMITS);
        let jurisdiction = check.maybe_line("jurisdiction", JURISDICTION);
        if can == Some(Can::Conditions) && limits.is_empty() {
            check.fault("limits", "role-map-fault-conditions");
        }
        check.build(|| Some(Self { can: can?, limits, jurisdiction }))
    }

    /// The same as the fields of a form.
    pub fn fields(&self) -> Fields {
        let fields = Fields::default().with("can", self.can.code()).with("limits", &self.limits);
        fields.with("jurisdiction", &self.jurisdiction)
    }
}

/// The words of an act that somebody adds, in the field "act".
pub fn act(fields: &Fields) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let words = check.line("act", ACT);
    check.done(words)
}

/// The latest version of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The profession that says so.
    pub profession: Profession,
    /// The act's key.
    pub act: String,
    /// From 1 on.
    pub version: u32,
    /// What it says.
    pub answer: Answer,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name.
    pub name: String,
    /// When.
    pub at: Moment,
}

/// The professions of the local team that a case's form names with a code; none for helpers that are no profession.
pub fn involved(code: &str) -> &'static [Profession] {
    match code {
        "physician" => &[Profession::FamilyPhysician],
        "nurse" => &[Profession::NursePractitioner, Profession::RegisteredNurse],
        "pharmacist" => &[Profession::Pharmacist],
        "physiotherapist" => &[Profession::Physiotherapist],
        "occupational-therapist" => &[Profession::OccupationalTherapist],
        "psychologist" => &[Profession::Psychologist, Profession::Psychotherapist],
        "social-worker" => &[Profession::SocialWorker],
        "addiction" => &[Profession::AddictionPhysician, Profession::AddictionCounselor],
        "pain-clinic" => &[Profession::PainPhysician],
        "community" => &[Profession::CommunityHealthWorker],
        _ => &[],
    }
}

/// How a profession belongs to the team of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It presents.
    Presents,
    /// It is on the presenter's local team.
    Local,
    /// It advised.
    Advised,
}

impl Part {
    /// The code; its name is the message "role-map-part-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Presents => "presents",
            Self::Local => "local",
            Self::Advised => "advised",
        }
    }
}

/// The team of a case: each profession once, in their order, as what it stands nearest to the case.
pub fn team(
    presenter: Profession,
    local: impl IntoIterator<Item = String>,
    advised: impl IntoIterator<Item = Profession>,
) -> Vec<(Profession, Part)> {
    let mut all: BTreeSet<(Profession, Part)> = [(presenter, Part::Presents)].into();
    all.extend(local.into_iter().flat_map(|code| involved(&code)).map(|profession| (*profession, Part::Local)));
    all.extend(advised.into_iter().map(|profession| (profession, Part::Advised)));
    let mut team: Vec<(Profession, Part)> = Vec::new();
    for (profession, part) in all {
        if team.last().is_none_or(|(known, _)| *known != profession) {
            team.push((profession, part));
        }
    }
    team
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(can: &str, limits: &str) -> Fields {
        Fields::default().with("can", can).with("limits", limits).with("jurisdiction", " Ontario ")
    }

    #[test]
    fn conditions_must_be_named() {
        let answer = Answer::check(&typed("conditions", "Under a medical directive.")).unwrap();
        assert_eq!((answer.can, answer.jurisdiction.as_str()), (Can::Conditions, "Ontario"));
        assert_eq!(Answer::check(&answer.fields()).unwrap(), answer);
        let fault = Answer::check(&typed("conditions", " ")).unwrap_err();
        assert_eq!(fault, Faults::one("limits", "role-map-fault-conditions"));
        assert_eq!(Answer::check(&typed("no", "")).unwrap().limits, "");
        assert!(Answer::check(&typed("perhaps", "")).unwrap_err().of("can").is_some());
        assert!(Answer::check(&typed("yes", &"é".repeat(601))).unwrap_err().of("limits").is_some());
    }

    #[test]
    fn a_profession_stands_once_nearest_to_the_case() {
        let local = ["nurse", "pharmacist", "healer", "unheard-of"].map(str::to_owned);
        let advised = [Profession::Pharmacist, Profession::PainPhysician, Profession::Pharmacist];
        assert_eq!(
            team(Profession::NursePractitioner, local, advised),
            [
                (Profession::PainPhysician, Part::Advised),
                (Profession::NursePractitioner, Part::Presents),
                (Profession::RegisteredNurse, Part::Local),
                (Profession::Pharmacist, Part::Local),
            ]
        );
    }

    #[test]
    fn acts_have_keys_of_their_own() {
        let keys: BTreeSet<String> = Act::starters().map(|act| act.key()).collect();
        assert_eq!(keys.len(), STARTERS.len());
        assert!(keys.iter().all(|key| key.parse::<RoleActId>().is_err()));
    }
}
