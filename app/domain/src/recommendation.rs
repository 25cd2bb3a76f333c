//! Recommendations on a case: what is advised, in which domain, by whom, and whether it can be done where the patient lives.

use std::collections::BTreeSet;

use crate::{
    access::Role,
    fields::{Check, Faults, Fields},
};

/// The longest recommendation, in characters.
pub const TEXT: usize = 1000;

/// The longest reason why something is not feasible, in characters.
pub const WHY: usize = 300;

/// The fixed headings under which recommendations stand (Poulin 2022, forty cases).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Domain {
    /// Assessment and diagnosis.
    Assessment,
    /// Medicines.
    Pharmacological,
    /// Movement, sleep, self-management and everything else that is no medicine.
    NonPharmacological,
    /// Injections, blocks, surgery.
    Interventional,
    /// Mood, work, family, housing.
    Biopsychosocial,
    /// Referral to other professionals.
    Referral,
}

impl Domain {
    /// Every domain, in the order of the letter.
    pub const ALL: [Self; 6] = [
        Self::Assessment,
        Self::Pharmacological,
        Self::NonPharmacological,
        Self::Interventional,
        Self::Biopsychosocial,
        Self::Referral,
    ];

    /// The code, as the database keeps it; its name is the message "recommendation-domain-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Pharmacological => "pharmacological",
            Self::NonPharmacological => "non-pharmacological",
            Self::Interventional => "interventional",
            Self::Biopsychosocial => "biopsychosocial",
            Self::Referral => "referral",
        }
    }

    /// The domain of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|domain| domain.code() == code)
    }
}

/// Whether the hub or a peer advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthorKind {
    /// A specialist or facilitator of the hub.
    Specialist,
    /// A practitioner like the presenter.
    Peer,
}

impl AuthorKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Specialist, Self::Peer];

    /// The kind of a person with these roles in the hub.
    pub fn of(roles: &BTreeSet<Role>) -> Self {
        let hub = roles.contains(&Role::Specialist) || roles.contains(&Role::Facilitator);
        if hub { Self::Specialist } else { Self::Peer }
    }

    /// The code, as the database keeps it; its name is the message "recommendation-author-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Specialist => "specialist",
            Self::Peer => "peer",
        }
    }

    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is advised.
#[derive(Clone, PartialEq, Eq)]
pub struct Advice {
    /// Under which heading.
    pub domain: Domain,
    /// The recommendation itself.
    pub text: String,
}

impl Advice {
    /// The advice as typed in the fields "domain" and "text".
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let domain = check.choice("domain", Domain::parse);
        let text = check.text("text", TEXT);
        check.build(|| Some(Self { domain: domain?, text }))
    }
}

/// Whether a recommendation can be done where the presenter works; what letters never know.
#[derive(Clone, PartialEq, Eq)]
pub enum Feasibility {
    /// It can.
    Here,
    /// It cannot, and why.
    NotHere(String),
}

crate::unprinted!(Advice, Feasibility);

impl Feasibility {
    /// The presenter's view as sent in the fields "feasible" ("here", "not-here") and "why".
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let here = check.choice("feasible", |code| match code {
            "here" => Some(true),
            "not-here" => Some(false),
            _ => None,
        });
        let why = if here == Some(false) { check.text("why", WHY) } else { String::new() };
        check.build(|| Some(if here? { Self::Here } else { Self::NotHere(why) }))
    }

    /// The view that the database keeps as a code and a reason.
    pub fn parse(code: &str, why: &str) -> Option<Self> {
        match code {
            "here" => Some(Self::Here),
            "not-here" => Some(Self::NotHere(why.to_owned())),
            _ => None,
        }
    }

    /// The code, as the database keeps it; its name is the message "recommendation-feasible-CODE".
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Here => "here",
            Self::NotHere(_) => "not-here",
        }
    }

    /// The reason; empty when it is feasible.
    pub fn why(&self) -> &str {
        match self {
            Self::Here => "",
            Self::NotHere(why) => why,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_needs_a_known_domain_and_a_text() {
        let fields = Fields::default().with("domain", "astrology");
        let faults = Advice::check(&fields).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("domain", "fault-unknown-option"), ("text", "fault-missing")]);
        let fields = Fields::default().with("domain", "referral").with("text", " Ask the physiotherapist. ");
        let advice = Advice { domain: Domain::Referral, text: "Ask the physiotherapist.".to_owned() };
        assert_eq!(Advice::check(&fields).unwrap(), advice);
    }

    #[test]
    fn what_is_not_feasible_needs_a_reason() {
        let fields = Fields::default().with("feasible", "not-here");
        assert_eq!(Feasibility::check(&fields).unwrap_err(), Faults::one("why", "fault-missing"));
        let fields = fields.with("why", "Eight hours away");
        assert_eq!(Feasibility::check(&fields).unwrap(), Feasibility::NotHere("Eight hours away".to_owned()));
        assert_eq!(Feasibility::check(&Fields::default().with("feasible", "here")).unwrap(), Feasibility::Here);
    }

    #[test]
    fn every_code_names_one_domain() {
        for domain in Domain::ALL {
            assert_eq!(Domain::parse(domain.code()), Some(domain));
        }
    }

    #[test]
    fn specialists_and_facilitators_speak_for_the_hub() {
        assert_eq!(AuthorKind::of(&BTreeSet::from([Role::Specialist])), AuthorKind::Specialist);
        assert_eq!(AuthorKind::of(&BTreeSet::from([Role::Facilitator])), AuthorKind::Specialist);
        assert_eq!(AuthorKind::of(&BTreeSet::from([Role::Evaluator, Role::Coordinator])), AuthorKind::Peer);
        assert_eq!(AuthorKind::of(&BTreeSet::new()), AuthorKind::Peer);
    }
}
