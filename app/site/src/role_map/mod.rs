//! The role map of a case: read by those who read the case, filled by the professions themselves.

pub mod answer;
pub mod show;

use domain::role_map::Act;
use store::case::Heading;

use crate::visit::Visit;

/// The words of an act: those of the starting list in the reader's language, others as they were typed.
fn named(v: &Visit, act: &Act) -> String {
    match act {
        Act::Starter(code) => v.t(format!("role-map-act-{code}")),
        Act::Own(_, words) => words.clone(),
    }
}

/// What a case is called: by its code, or by its program while it has none.
fn name(v: &Visit, heading: &Heading) -> String {
    heading.code.as_ref().map_or_else(|| heading.program.clone(), |code| v.t1("case-name", "code", code.as_str()))
}
