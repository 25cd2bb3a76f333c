//! One's own contacts, by profession: for the person alone.

use std::collections::BTreeMap;

use super::{Contact, Kind, Member};
use crate::{id::PersonId, profession::Profession};

/// How often somebody turned to people of a profession, and they to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ego {
    /// The others' profession.
    pub profession: Profession,
    /// In which way.
    pub kind: Kind,
    /// Times one turned to them.
    pub to_them: u32,
    /// Times they turned to one.
    pub to_me: u32,
}

/// The contacts of one person, by the others' profession and kind, in the order of the professions.
pub fn ego(members: &[Member], contacts: &[Contact], me: PersonId) -> Vec<Ego> {
    let profession = |person: PersonId| members.iter().find(|member| member.person == person).map(|one| one.profession);
    let mut found: BTreeMap<(Profession, Kind), Ego> = BTreeMap::new();
    for contact in contacts.iter().filter(|contact| contact.from != contact.to) {
        let mine = contact.from == me;
        let other = if mine { contact.to } else { contact.from };
        let Some(profession) = profession(other).filter(|_| mine || contact.to == me) else { continue };
        let new = Ego { profession, kind: contact.kind, to_them: 0, to_me: 0 };
        let ego = found.entry((profession, contact.kind)).or_insert(new);
        let count = if mine { &mut ego.to_them } else { &mut ego.to_me };
        *count = count.saturating_add(1);
    }
    found.into_values().collect()
}
