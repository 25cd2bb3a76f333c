//! Where the text of a recommendation was taken from.

use crate::id::{Id, SnippetId};

/// An edition of a snippet of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The snippet.
    pub snippet: SnippetId,
    /// The edition's number, from 1.
    pub edition: u32,
}

impl Origin {
    /// The origin that a field names as "ID:2".
    pub fn parse(value: &str) -> Option<Self> {
        let (snippet, edition) = value.split_once(':')?;
        Some(Self { snippet: snippet.parse().ok()?, edition: edition.parse().ok().filter(|number| *number > 0)? })
    }

    /// The value of a field.
    pub fn value(self) -> String {
        format!("{}:{}", self.snippet.uuid(), self.edition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_reads_what_it_writes() {
        let origin = Origin { snippet: SnippetId::from_uuid(uuid::Uuid::from_u128(7)), edition: 3 };
        assert_eq!(Origin::parse(&origin.value()), Some(origin));
        for bad in ["", "x", "x:1", "00000000-0000-0000-0000-000000000007", "00000000-0000-0000-0000-000000000007:0"] {
            assert_eq!(Origin::parse(bad), None, "{bad}");
        }
    }
}
