//! How varied a person's contacts are: share of contacts outside the own group, times share of other groups reached.
//!
//! After a feasibility study of interprofessional networks (Pilot Feasibility Stud 2020, table 1). Ties that others name
//! (incoming) are the more reliable ones and the default.

use super::network::Network;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which ties make a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// People who name the person.
    #[default]
    In,
    /// People whom the person names.
    Out,
    /// Both.
    Any,
}

/// The contacts of one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diversity {
    /// The person.
    pub id: String,
    /// The person's group.
    pub group: String,
    /// Number of contacts.
    pub contacts: usize,
    /// Contacts outside the own group.
    pub outside: usize,
    /// Other groups among the contacts.
    pub groups_reached: usize,
    /// Share of contacts outside the own group; none without contacts.
    pub share_outside: Option<f64>,
    /// Share of the other groups that was reached; none when there is no other group.
    pub share_of_groups: Option<f64>,
    /// The product of both shares.
    pub diversity: Option<f64>,
}

/// Contact diversity of everybody, in the order of people. Ties without direction count for both ends.
pub fn contact_diversity(network: &Network, direction: Direction) -> Vec<Diversity> {
    let mut contacts = vec![BTreeSet::new(); network.people().len()];
    let mut meet = |person: usize, other: usize| {
        contacts.iter_mut().skip(person).take(1).for_each(|known: &mut BTreeSet<usize>| {
            known.insert(other);
        });
    };
    for (from, to) in network.ties() {
        if !network.directed() || direction != Direction::Out {
            meet(*to, *from);
        }
        if !network.directed() || direction != Direction::In {
            meet(*from, *to);
        }
    }
    let others = network.groups().len().saturating_sub(1);
    let one = |((place, person), contacts): ((usize, &super::network::Person), BTreeSet<usize>)| {
        let own = network.group(place);
        let outside = contacts.iter().filter(|other| network.group(**other) != own).count();
        let reached: BTreeSet<usize> =
            contacts.iter().map(|other| network.group(*other)).filter(|group| *group != own).collect();
        let share_outside = (!contacts.is_empty()).then(|| outside as f64 / contacts.len() as f64);
        let share_of_groups = (others > 0).then(|| reached.len() as f64 / others as f64);
        Diversity {
            id: person.id.clone(),
            group: person.group.clone(),
            contacts: contacts.len(),
            outside,
            groups_reached: reached.len(),
            share_outside,
            share_of_groups,
            diversity: share_outside.zip(share_of_groups).map(|(outside, groups)| outside * groups),
        }
    };
    network.people().iter().enumerate().zip(contacts).map(one).collect()
}
