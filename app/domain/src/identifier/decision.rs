//! What an author decides about a detail: replace it, or keep it for a reason.

use crate::fields::Fields;

/// Why a detail identifies nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It is a word, a drug, a scale, a sign: no name, place or number of anybody.
    Word,
    /// It belongs to nobody in the case: an author, a guideline, a public figure or body.
    Public,
    /// So many people share it that it leads to nobody.
    Many,
}

impl Reason {
    /// Every reason, in the order in which a choice lists them.
    pub const ALL: [Self; 3] = [Self::Word, Self::Public, Self::Many];

    /// The code, as the database keeps it; its name is the message "identifier-reason-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Public => "public",
            Self::Many => "many",
        }
    }

    /// The reason of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What is done about a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// The proposed words take its place.
    Replace,
    /// It stays as it is.
    Keep(Reason),
}

impl Act {
    /// The code in forms of replacing; keeping has its reason's.
    pub const REPLACE: &'static str = "replace";

    fn parse(code: &str) -> Option<Self> {
        if code == Self::REPLACE { Some(Self::Replace) } else { Reason::parse(code).map(Self::Keep) }
    }
}

/// A decision about one detail of a field, wherever it stands there.
#[derive(Clone, PartialEq, Eq)]
pub struct Decision {
    /// The field.
    pub field: String,
    /// The detail, as it was typed.
    pub found: String,
    /// What is done.
    pub act: Act,
}

crate::unprinted!(Decision);

/// The most decisions read from one form.
const MOST: usize = 400;

/// The decisions in a sent form: "found-0-field", "found-0-text" and "found-0-do" belong together. What is not decided, and
/// what no page of ours sends, is left out.
pub fn decisions(fields: &Fields) -> Vec<Decision> {
    let number = |name: &str| name.strip_prefix("found-")?.strip_suffix("-do")?.parse::<u32>().ok();
    let numbers = fields.pairs().filter_map(|(name, _)| number(name)).take(MOST);
    let decision = |number: u32| {
        let part = |part: &str| fields.get(&format!("found-{number}-{part}"));
        let act = Act::parse(part("do"))?;
        Some(Decision { field: part("field").to_owned(), found: part("text").to_owned(), act })
    };
    numbers.filter_map(decision).collect()
}
