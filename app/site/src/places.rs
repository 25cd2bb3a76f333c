//! Where the navigation leads, by what a visitor is.

use crate::visit::Visit;

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
const PROGRAMS: Place = Place { path: "/programs", key: "site-programs", under: &["/programs/", "/cycles/", "/sessions/"] };

const CASES: Place = Place { path: "/cases", key: "case-list-title", under: &["/cases/"] };

/// The places a visitor sees.
pub fn of(v: &Visit) -> Vec<Place> {
    let mut places = vec![HOME, PROGRAMS];
    if v.login.is_some() {
        places.push(CASES);
    }
    places
}
