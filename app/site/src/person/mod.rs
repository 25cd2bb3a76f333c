//! People: oneself, and those whom the hub knows.

pub mod correction;
pub mod list;
pub mod own;
pub mod show;

use domain::person::Person;
use ui::{Fact, SummaryList};

use crate::visit::Visit;

/// Address and profession, which the hub answers for.
fn kept_by_the_hub(v: &Visit, person: &Person) -> SummaryList {
    let profession = v.t(format!("profession-{}", person.profession.code()));
    SummaryList::new()
        .fact(Fact::new(v.t("person-email"), person.email.as_str()))
        .fact(Fact::new(v.t("person-profession"), profession))
}
