//! Signatures under a letter. The first one freezes the text; the others stand under the same text; the last one that the
//! program asks for sends it. Who does not agree puts it back to draft, and then nobody's signature stands.

use serde::{Deserialize, Serialize};

use super::Named;
use crate::{
    fields::{Check, Faults, Fields},
    moment::Moment,
};

/// The longest reason why a letter is put back to draft, in characters.
pub const REASON: usize = 500;

/// Who signed, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The signer, as they were called then.
    pub named: Named,
    /// When.
    pub at: Moment,
}

/// Why somebody puts a frozen letter back to draft. The team reads it; it stands in no letter.
#[derive(Clone, PartialEq, Eq)]
pub struct Objection(pub String);

crate::unprinted!(Objection);

impl Objection {
    /// The reason as typed in the field "reason".
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let reason = check.text("reason", REASON);
        check.done(Self(reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objection_needs_a_reason() {
        assert_eq!(Objection::check(&Fields::default()).unwrap_err(), Faults::one("reason", "fault-missing"));
        let typed = Fields::default().with("reason", " The dose is not what we said. ");
        assert_eq!(Objection::check(&typed).unwrap().0, "The dose is not what we said.");
    }
}
