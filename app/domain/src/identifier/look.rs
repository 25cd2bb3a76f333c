//! A sent form under the check: decisions carried out, what is still open, what was kept and why.

use super::{Act, Day, Decision, Identifier, Reason, decisions, faults, find, folded, texts};
use crate::fields::{Faults, Fields};

/// A form after the check.
#[derive(Clone, Default)]
pub struct Looked {
    /// The fields, with what was to be replaced replaced.
    pub fields: Fields,
    /// The details that still wait for a decision. While there is one, nothing is kept.
    pub open: Vec<Identifier>,
    /// The details that were decided to identify nobody.
    pub kept: Vec<Kept>,
}

impl Looked {
    /// Reads the form, unless a detail in it still waits for a decision: then that is a fault beside the form's own.
    pub fn check<T>(&self, read: impl FnOnce(&Fields) -> Result<T, Faults>) -> Result<T, Faults> {
        let open = faults(&self.open);
        match read(&self.fields) {
            Ok(value) if open.is_empty() => Ok(value),
            Ok(_) => Err(open),
            Err(mut faults) => {
                faults.extend(open);
                Err(faults)
            }
        }
    }
}

/// A detail that stays, as the attestation remembers it.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// The field.
    pub field: String,
    /// The detail as it was typed.
    pub found: String,
    /// The detail in its normal form; only a keyed hash of it is stored.
    pub folded: String,
    /// What it was taken for, as [`Identifier::code`].
    pub code: &'static str,
    /// The rule that found it.
    pub rule: &'static str,
    /// Why it stays.
    pub reason: Reason,
}

crate::unprinted!(Looked, Kept);

/// Looks at the texts under these names: carries out the replacements that were decided, then finds what is left. `known`
/// tells of a detail's normal form why it was kept in this case before, if it was; `today` is the author's day.
pub fn look(sent: &Fields, names: &[String], today: Day, known: impl Fn(&str) -> Option<Reason>) -> Looked {
    let decisions = decisions(sent);
    let fields = replaced(sent, names, today, &decisions);
    let (mut open, mut kept) = (Vec::new(), Vec::<Kept>::new());
    for one in find(&texts(&fields, names), Some(today)) {
        let normal = one.folded();
        let now = decisions.iter().find_map(|decision| match decision.act {
            Act::Keep(reason) if folded(&decision.found) == normal => Some(reason),
            _ => None,
        });
        match now.or_else(|| known(&normal)) {
            Some(reason) if !one.blocks() => {
                let (code, rule) = (one.code(), one.rule);
                kept.push(Kept { field: one.field, found: one.found, folded: normal, code, rule, reason });
            }
            _ => open.push(one),
        }
    }
    Looked { fields, open, kept }
}

/// The fields with every detail replaced that was decided to be.
fn replaced(sent: &Fields, names: &[String], today: Day, decisions: &[Decision]) -> Fields {
    if !decisions.iter().any(|decision| decision.act == Act::Replace) {
        return sent.clone();
    }
    let mut fields = sent.clone();
    let decided = |one: &&Identifier| {
        let same = |decision: &Decision| decision.field == one.field && decision.found == one.found;
        decisions.iter().any(|decision| decision.act == Act::Replace && same(decision))
    };
    let found = find(&texts(sent, names), Some(today));
    for name in names {
        let mut text = sent.get(name).to_owned();
        // From the end, so that the places before stay true.
        for one in found.iter().rev().filter(|one| one.field == *name).filter(decided) {
            text.replace_range(one.bytes.start - one.lead..one.bytes.end, &one.replacement);
        }
        if text != sent.get(name) {
            fields = fields.replacing(name, text);
        }
    }
    fields
}
