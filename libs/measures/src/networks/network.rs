//! People with their groups, and the ties between them.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody in the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name or token, unique.
    pub id: String,
    /// Profession, family or site.
    pub group: String,
    /// Whether the person answered the survey. Others may name somebody who did not.
    pub responded: bool,
}

/// One person names another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Who names.
    pub from: String,
    /// Who is named.
    pub to: String,
}

/// A cleaned network: ties are pairs of positions, each at most once, none to oneself.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    directed: bool,
    people: Vec<Person>,
    /// Group names in order of appearance.
    groups: Vec<String>,
    /// Position of each person's group.
    group_of: Vec<usize>,
    ties: Vec<(usize, usize)>,
    dropped: (usize, usize),
}

/// More people than this are refused.
const MOST_PEOPLE: usize = 20_000;

impl Network {
    /// Cleans ties: repeated ties count once, ties to oneself not at all. Without direction, a tie and its reverse are
    /// the same tie.
    ///
    /// # Errors
    /// When a person occurs twice, a tie names somebody unknown, or nobody is there.
    pub fn new(people: Vec<Person>, ties: &[Tie], directed: bool) -> Result<Self> {
        if people.is_empty() {
            return Err(Error::input("There is nobody in the network."));
        }
        if people.len() > MOST_PEOPLE {
            return Err(Error::input(format!("A network may have at most {MOST_PEOPLE} people.")));
        }
        let mut places = BTreeMap::new();
        let mut groups: Vec<String> = Vec::new();
        let mut group_places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut group_of = Vec::with_capacity(people.len());
        for (place, person) in people.iter().enumerate() {
            if places.insert(person.id.as_str(), place).is_some() {
                return Err(Error::input(format!("{} is listed twice.", person.id)));
            }
            let group = *group_places.entry(person.group.as_str()).or_insert(groups.len());
            if group == groups.len() {
                groups.push(person.group.clone());
            }
            group_of.push(group);
        }
        let known = |id: &str| {
            places.get(id).copied().ok_or_else(|| Error::input(format!("A tie names {id}, who is not listed.")))
        };
        let mut kept = BTreeSet::new();
        let (mut to_self, mut repeated) = (0, 0);
        for tie in ties {
            let (from, to) = (known(&tie.from)?, known(&tie.to)?);
            let pair = if directed { (from, to) } else { (from.min(to), from.max(to)) };
            if from == to {
                to_self += 1;
            } else if !kept.insert(pair) {
                repeated += 1;
            }
        }
        let ties = kept.into_iter().collect();
        Ok(Self { directed, groups, group_of, ties, dropped: (to_self, repeated), people })
    }

    /// Whether a tie has a direction.
    pub fn directed(&self) -> bool {
        self.directed
    }
    /// Everybody.
    pub fn people(&self) -> &[Person] {
        &self.people
    }
    /// Group names.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }
    /// Position of each person's group.
    pub fn group_of(&self) -> &[usize] {
        &self.group_of
    }
    /// Ties as positions of people.
    pub fn ties(&self) -> &[(usize, usize)] {
        &self.ties
    }
    /// Ties dropped because they lead to oneself, and because they were repeated.
    pub fn dropped(&self) -> (usize, usize) {
        self.dropped
    }

    /// The group of a person.
    pub(crate) fn group(&self, person: usize) -> usize {
        self.group_of.get(person).copied().unwrap_or(0)
    }

    /// Number of people in each group.
    pub(crate) fn sizes(&self) -> Vec<usize> {
        let mut sizes = vec![0; self.groups.len()];
        for group in &self.group_of {
            sizes.iter_mut().skip(*group).take(1).for_each(|size| *size += 1);
        }
        sizes
    }

    /// Whether a person answered.
    pub(crate) fn responded(&self, person: usize) -> bool {
        self.people.get(person).is_some_and(|person| person.responded)
    }
}
