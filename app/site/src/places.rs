//! Where the navigation leads, by what a visitor is.

use domain::{
    access::{
        Act as _, ManageProgram, ManageReaders, Role, SeeAdvice, SeeAnswers, SeeChange, SeeNetwork, SeeReports,
        SeeStudies,
    },
    id::ProgramId,
};
use store::Tx;

use crate::{error::Error, gate::holds, visit::Visit};

/// A place of the navigation.
pub struct Place {
    /// Its address.
    pub path: &'static str,
    /// The key of its name.
    pub key: &'static str,
    /// The beginnings of the addresses that belong to it.
    under: &'static [&'static str],
}

impl Place {
    /// Whether the visitor is there.
    pub fn is_here(&self, v: &Visit) -> bool {
        v.path == self.path || self.under.iter().any(|beginning| v.path.starts_with(beginning))
    }
}

const HOME: Place = Place { path: "/", key: "site-home", under: &[] };
const PROGRAMS: Place =
    Place { path: "/programs", key: "site-programs", under: &["/programs/", "/cycles/", "/sessions/"] };
const CASES: Place = Place { path: "/cases", key: "site-cases", under: &["/cases/"] };
const LETTERS: Place = Place { path: "/letters", key: "site-letters", under: &["/letters/"] };
const LIBRARY: Place = Place { path: "/snippets", key: "snippet-list-title", under: &["/snippets/"] };
const CREDITS: Place = Place { path: "/me/credits", key: "site-credits", under: &[] };
const PEOPLE: Place = Place { path: "/people", key: "site-people", under: &["/people/"] };
const TEAM: Place = Place { path: "/members", key: "site-team", under: &["/members/"] };
const OUTBOX: Place = Place { path: "/outbox", key: "site-outbox", under: &["/outbox/"] };

/// The places a visitor sees: a practitioner what is theirs, a member of the hub's team what their roles open.
pub fn of(v: &Visit) -> Vec<Place> {
    let mut places = vec![HOME, PROGRAMS];
    let Some(login) = &v.login else { return places };
    let any = |roles: &[Role]| roles.iter().any(|role| login.who.has(*role));
    let is_clinical = any(&[Role::Coordinator, Role::Facilitator, Role::Specialist]);
    if is_clinical || !login.who.is_staff() {
        places.push(CASES);
    }
    if is_clinical {
        places.extend([LETTERS, LIBRARY]);
    }
    if !login.who.is_staff() {
        places.push(CREDITS);
    }
    if any(&[Role::Coordinator, Role::Administrator]) {
        places.push(PEOPLE);
    }
    if any(&[Role::Administrator]) {
        places.extend([TEAM, OUTBOX]);
    }
    places
}

/// The pages that tell how a program does, each with the roles that see it.
const PARTS: [(&str, &str, &[Role]); 7] = [
    ("advice", "advice-title", SeeAdvice::ROLES),
    ("surveys", "survey-link", ManageProgram::ROLES),
    ("readers", "survey-readers-title", ManageReaders::ROLES),
    ("change", "change-title", SeeChange::ROLES),
    ("network", "network-title", SeeNetwork::ROLES),
    ("studies", "study-list-title", SeeStudies::ROLES),
    ("reports", "report-list-title", SeeReports::ROLES),
];

/// The pages of a program that tell how it does, as far as the reader sees them: the end of each address, and its name.
pub(crate) async fn of_program(
    v: &Visit,
    tx: &mut Tx,
    program: ProgramId,
) -> Result<Vec<(&'static str, &'static str)>, Error> {
    let Some(who) = v.login.as_ref().map(|login| &login.who) else { return Ok(Vec::new()) };
    let may = |roles: &[Role]| roles.iter().any(|role| who.has(*role));
    let mut parts: Vec<_> =
        PARTS.into_iter().filter(|(.., roles)| may(roles)).map(|(path, key, _)| (path, key)).collect();
    if holds(store::access::permit::<SeeAnswers>(tx, who, program).await)?.is_some() {
        parts.push(("answers", "survey-answers-title"));
    }
    Ok(parts)
}
