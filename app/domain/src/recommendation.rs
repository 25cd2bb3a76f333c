//! Recommendations on a case: what is advised, in which domain, by whom, and whether it can be done where the patient lives.

mod evidence;
mod origin;

use std::collections::BTreeSet;

pub use evidence::{Evidence, LINK, SOURCE, Strength};
pub use origin::Origin;

use crate::{
    access::Role,
    fields::{Check, Faults, Fields},
    profession::Profession,
};

/// The longest recommendation, in characters.
pub const TEXT: usize = 1000;

/// The longest reason why something is not feasible, in characters.
pub const WHY: usize = 300;

/// The fixed headings under which recommendations stand: those of Poulin 2022 (forty cases) with "biopsychosocial factors"
/// told apart as mind and as social world, because different professions answer for them, and safety by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Domain {
    /// Assessment and diagnosis.
    Assessment,
    /// Medicines.
    Pharmacological,
    /// Movement, sleep, self-management, rehabilitation.
    NonPharmacological,
    /// Mood, fear, trauma, coping.
    Psychological,
    /// Injections, blocks, surgery.
    Interventional,
    /// Work, family, housing, benefits, access to care.
    Social,
    /// Referral to other professionals.
    Referral,
    /// What must not go wrong: naloxone, storage, driving, withdrawal, risk of suicide.
    Safety,
}

impl Domain {
    /// Every domain, in the order of the letter.
    pub const ALL: [Self; 8] = [
        Self::Assessment,
        Self::Pharmacological,
        Self::NonPharmacological,
        Self::Psychological,
        Self::Interventional,
        Self::Social,
        Self::Referral,
        Self::Safety,
    ];

    /// The code, as the database keeps it; its name is the message "recommendation-domain-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Pharmacological => "pharmacological",
            Self::NonPharmacological => "non-pharmacological",
            Self::Psychological => "psychological",
            Self::Interventional => "interventional",
            Self::Social => "social",
            Self::Referral => "referral",
            Self::Safety => "safety",
        }
    }

    /// The domain of a code.
    pub fn parse(code: &str) -> Option<Self> {
        // Letters signed before mind and social world were told apart stay readable.
        let code = if code == "biopsychosocial" { Self::Social.code() } else { code };
        Self::ALL.into_iter().find(|domain| domain.code() == code)
    }
}

/// As whom somebody advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AuthorKind {
    /// A specialist or facilitator of the hub.
    Specialist,
    /// A practitioner like the presenter.
    Peer,
    /// A person who lives with what the case is about, whatever else they do in the hub.
    LivedExperience,
}

impl AuthorKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Specialist, Self::Peer, Self::LivedExperience];

    /// The kind of a person of this profession with these roles in the hub.
    pub fn of(profession: Profession, roles: &BTreeSet<Role>) -> Self {
        let hub = roles.contains(&Role::Specialist) || roles.contains(&Role::Facilitator);
        match profession {
            Profession::PatientPartner => Self::LivedExperience,
            _ if hub => Self::Specialist,
            _ => Self::Peer,
        }
    }

    /// The code, as the database keeps it; its name is the message "recommendation-author-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Specialist => "specialist",
            Self::Peer => "peer",
            Self::LivedExperience => "lived-experience",
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
    /// What it rests on, where its author says so.
    pub evidence: Option<Evidence>,
    /// The snippet of the library it was taken from.
    pub origin: Option<Origin>,
}

impl Advice {
    /// An advice in somebody's own words, without a source.
    pub fn new(domain: Domain, text: impl Into<String>) -> Self {
        Self { domain, text: text.into(), evidence: None, origin: None }
    }

    /// The names of the fields of an advice that hold free text.
    pub const TEXTS: [&'static str; 2] = ["text", "source"];

    /// The advice as typed in the fields "domain", "text", "snippet" and those of [`Evidence::read`].
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let domain = check.choice("domain", Domain::parse);
        let text = check.text("text", TEXT);
        let evidence = Evidence::read(&mut check);
        // What is no snippet's edition is no fault of the text.
        let origin = Origin::parse(fields.get("snippet"));
        check.build(|| Some(Self { domain: domain?, text, evidence, origin }))
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
        let advice = Advice::new(Domain::Referral, "Ask the physiotherapist.");
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
    fn specialists_and_facilitators_speak_for_the_hub_and_partners_from_experience() {
        let of = |roles: &[Role]| AuthorKind::of(Profession::Pharmacist, &roles.iter().copied().collect());
        assert_eq!(of(&[Role::Specialist]), AuthorKind::Specialist);
        assert_eq!(of(&[Role::Facilitator]), AuthorKind::Specialist);
        assert_eq!(of(&[Role::Evaluator, Role::Coordinator]), AuthorKind::Peer);
        assert_eq!(of(&[]), AuthorKind::Peer);
        let partner = AuthorKind::of(Profession::PatientPartner, &BTreeSet::from([Role::Specialist]));
        assert_eq!(partner, AuthorKind::LivedExperience);
    }
}
