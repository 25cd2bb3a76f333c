//! What a version of a codebook changed.

use super::{Code, Codebook};

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed,
    /// Its definition, rules or example say something else.
    Redefined,
    /// It stands elsewhere in the tree.
    Moved,
    /// It has another color.
    Recolored,
}

impl Change {
    /// The code; its name is the message "codebook-change-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Redefined => "redefined",
            Self::Moved => "moved",
            Self::Recolored => "recolored",
        }
    }
}

/// A code that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What happened.
    pub change: Change,
    /// The code as it is now; as it was when it is gone.
    pub code: Code,
}

/// Every change from one version to a later one, in the order of the newer tree, what is gone last.
pub fn differences(old: &Codebook, new: &Codebook) -> Vec<Difference> {
    let mut found = Vec::new();
    for code in &new.codes {
        let mut tell = |change| found.push(Difference { change, code: code.clone() });
        let Some(before) = old.find(code.id) else {
            tell(Change::Added);
            continue;
        };
        let texts = |code: &Code| [&code.definition, &code.include, &code.exclude, &code.example].map(Clone::clone);
        let changes = [
            (before.name != code.name, Change::Renamed),
            (texts(before) != texts(code), Change::Redefined),
            (before.parent != code.parent, Change::Moved),
            (before.color != code.color, Change::Recolored),
        ];
        changes.into_iter().filter(|(changed, _)| *changed).for_each(|(_, change)| tell(change));
    }
    let gone = old.codes.iter().filter(|code| new.find(code.id).is_none());
    found.extend(gone.map(|code| Difference { change: Change::Removed, code: code.clone() }));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codebook::tests::{code, id};

    #[test]
    fn a_version_tells_what_it_changed() {
        let old = Codebook::of(1, vec![code(1, None, "Team"), code(2, Some(1), "Trust"), code(3, None, "Time")]);
        let narrowed = Code { definition: "Only in peers".into(), ..code(2, Some(1), "Trust in peers") };
        let new = old.with(narrowed).without(id(1)).with(code(4, None, "Roles"));
        let found: Vec<_> = differences(&old, &new).into_iter().map(|found| (found.change, found.code.name)).collect();
        let found: Vec<_> = found.iter().map(|(change, name)| (*change, name.as_str())).collect();
        assert_eq!(
            found,
            [
                (Change::Renamed, "Trust in peers"),
                (Change::Redefined, "Trust in peers"),
                (Change::Moved, "Trust in peers"),
                (Change::Added, "Roles"),
                (Change::Removed, "Team"),
            ]
        );
    }
}
