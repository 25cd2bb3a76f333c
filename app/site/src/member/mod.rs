//! Members of the hub's team, their roles and invitations. Only administrators come here.

pub mod invitation;
pub mod list;
pub mod new;
pub mod show;

use domain::access::Role;
use ui::Checkboxes;

use crate::{ask::Ask, visit::Visit};

/// The boxes of all roles.
fn boxes(v: &Visit, f: Ask<'_>) -> Checkboxes {
    let choice = |role: Role| {
        let (name, hint) = (v.t(format!("role-{}", role.code())), v.t(format!("member-role-{}", role.code())));
        ui::Choice::new(role.code(), name).hint(hint)
    };
    let ticked = Role::ALL.into_iter().map(Role::code).filter(|code| f.ticked("role", code));
    Checkboxes::new("role", v.t("member-roles")).choices(Role::ALL.map(choice)).values(ticked).error(f.error("role"))
}
