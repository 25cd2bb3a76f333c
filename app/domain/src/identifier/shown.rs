//! A text with its identifying details marked, for those who read it.

use super::find;

/// A text in parts, one after the other.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// The parts, each with whether it may identify somebody.
    pub parts: Vec<(String, bool)>,
    /// Whether anything may identify somebody.
    pub found: bool,
    /// Whether something surely does: nothing but its removal helps.
    pub blocks: bool,
}

crate::unprinted!(Shown);

/// Looks at one text.
pub fn shown(text: &str) -> Shown {
    let found = find(&[("", text)], None);
    let mut parts = Vec::new();
    let mut from = 0;
    for one in &found {
        let bytes = one.bytes.start.max(from)..one.bytes.end.max(from);
        parts.push((text.get(from..bytes.start).unwrap_or_default().to_owned(), false));
        parts.push((text.get(bytes.clone()).unwrap_or_default().to_owned(), true));
        from = bytes.end;
    }
    parts.push((text.get(from..).unwrap_or_default().to_owned(), false));
    parts.retain(|(part, _)| !part.is_empty());
    Shown { parts, found: !found.is_empty(), blocks: found.iter().any(super::Identifier::blocks) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_are_marked_where_they_stand_and_the_rest_stays() {
        let found = shown("Seen by Dr. Okafor, call 416-555-0199.");
        let marked: Vec<&str> = found.parts.iter().filter(|(_, is)| *is).map(|(part, _)| part.as_str()).collect();
        assert_eq!(marked, ["Dr. Okafor", "416-555-0199"]);
        let whole: String = found.parts.iter().map(|(part, _)| part.as_str()).collect();
        assert_eq!(whole, "Seen by Dr. Okafor, call 416-555-0199.");
        assert!(found.found);
        let plain = shown("I ask about sleep.");
        assert!(!plain.found && !plain.blocks && plain.parts.len() == 1);
    }
}
