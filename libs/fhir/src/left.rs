//! What was left out of a record, and why.

/// What kind of resource it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A medication, ordered or taken.
    Medication,
    /// A condition.
    Condition,
    /// An observation or a questionnaire's answers.
    Observation,
    /// The person.
    Person,
    /// One that is not read at all.
    Other,
}

/// Why it was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Resources of this type are not read.
    NotRead,
    /// Not taken now: stopped, completed, cancelled, never taken.
    NotActive,
    /// Entered in error.
    Error,
    /// It says that something is not to be done, or was ruled out.
    Negated,
    /// It names nothing: no words and no code, or a reference that leads nowhere.
    Nameless,
    /// It has no value.
    NoValue,
    /// An older one of the same kind.
    Older,
    /// More than are read of one record.
    TooMany,
    /// Not what FHIR says a resource is.
    Malformed,
}

/// Something that was left out; equal ones are counted together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What kind.
    pub kind: Kind,
    /// What it is called, where that helps: the name of a drug or condition, the type of a resource.
    pub label: Option<String>,
    /// Why.
    pub reason: Reason,
    /// How many.
    pub count: usize,
}

/// Adds to a list, counting equal ones together.
pub(crate) fn leave(all: &mut Vec<Left>, kind: Kind, label: Option<String>, reason: Reason) {
    match all.iter_mut().find(|left| left.kind == kind && left.reason == reason && left.label == label) {
        Some(same) => same.count += 1,
        None => all.push(Left { kind, label, reason, count: 1 }),
    }
}
