//! Who may be named as a presenter: the hub's team and the people of the cycle.

use std::collections::BTreeMap;

use domain::id::{CycleId, HubId, PersonId};
use store::Tx;
use ui::Select;

use crate::{ask::Ask, error::Error, visit::Visit};

/// Their names.
pub(crate) async fn of(tx: &mut Tx, hub: HubId, cycle: CycleId) -> Result<BTreeMap<PersonId, String>, Error> {
    let mut people = BTreeMap::new();
    for member in store::person::members(tx, hub).await? {
        people.insert(member.id, member.person.full_name());
    }
    for record in store::registration::participants(tx, cycle).await? {
        people.insert(record.person, record.who.full_name());
    }
    Ok(people)
}

/// A choice of them by name, or nobody yet.
pub(crate) fn list(v: &Visit, f: Ask<'_>, name: &str, key: &str, people: &BTreeMap<PersonId, String>) -> Select {
    let mut names: Vec<_> = people.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    names.sort_by_cached_key(|(_, name)| domain::person::fold(name));
    Select::new(name, v.t(key))
        .placeholder(v.t("session-presenter-open"))
        .items(names)
        .value(f.value(name))
        .error(f.error(name))
}
