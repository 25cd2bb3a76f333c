//! Themes over codes: what a study found, each with its codes and numbered versions.

use std::collections::BTreeSet;

use crate::{
    fields::{Check, Faults, Fields},
    id::CodeId,
};

/// The longest name, in characters.
pub const NAME: usize = 120;

/// The longest description, in characters.
pub const TEXT: usize = 4000;

/// A version of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// What it says.
    pub description: String,
    /// The codes it rests on.
    pub codes: BTreeSet<CodeId>,
}

impl Theme {
    /// A theme as typed in the fields "name", "description" and "code" (several).
    pub fn check(fields: &Fields, known: &BTreeSet<CodeId>) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let (name, description) = (check.line("name", NAME), check.maybe_text("description", TEXT));
        let codes: Option<BTreeSet<CodeId>> =
            fields.all("code").map(|text| text.parse().ok().filter(|code| known.contains(code))).collect();
        if codes.is_none() {
            check.fault("code", "fault-unknown-option");
        }
        if codes.as_ref().is_some_and(BTreeSet::is_empty) {
            check.fault("code", "theme-fault-codes");
        }
        check.build(|| Some(Self { name, description, codes: codes? }))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::Id as _;

    #[test]
    fn a_theme_needs_a_name_and_codes_of_the_codebook() {
        let code = |number: u128| CodeId::from_uuid(Uuid::from_u128(number));
        let known = [code(1), code(2)].into();
        let typed = |codes: &[u128]| {
            let fields = Fields::default().with("name", "Knowing whom to ask");
            codes.iter().fold(fields, |fields, number| fields.with("code", code(*number).to_string()))
        };
        assert_eq!(Theme::check(&typed(&[1, 2]), &known).unwrap().codes.len(), 2);
        assert_eq!(Theme::check(&typed(&[]), &known).unwrap_err(), Faults::one("code", "theme-fault-codes"));
        assert_eq!(Theme::check(&typed(&[3]), &known).unwrap_err(), Faults::one("code", "fault-unknown-option"));
    }
}
