//! What was found: label, tier, span, rule.

use std::{borrow::Cow, ops::Range};

use serde::Serialize;

/// What kind of detail a finding is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Label {
    /// A person's name.
    Name,
    /// A place below the province: town, community, street, postal code of an address.
    Location,
    /// A hospital, clinic, school, employer.
    Org,
    /// A date more exact than a year.
    Date,
    /// An age under 90: told as a hint.
    Age,
    /// An age of 90 or more.
    Age90,
    /// A number or code that stands for one person, account, licence or device.
    Id,
    /// A way to reach somebody: telephone, address in a network, postal code.
    Contact,
}

/// How sure the library is, and what should happen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Certain: to be replaced before the text is shared.
    Block,
    /// Likely: a person decides.
    Confirm,
    /// Worth a look; never stops anything.
    Hint,
}

/// One identifying detail. Spans of block and confirm tier do not overlap.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// In Unicode code points from the beginning of the text, end exclusive.
    pub chars: Range<usize>,
    /// In UTF-16 code units, as JavaScript counts.
    pub utf16: Range<usize>,
    /// In bytes of UTF-8, as Rust counts.
    pub bytes: Range<usize>,
    /// What it is.
    pub label: Label,
    /// What should happen.
    pub tier: Tier,
    /// The rule that found it, a stable name such as `ohip` or `name-title`.
    pub rule: &'static str,
    /// What could stand there instead, in the language of the text.
    pub replacement: Cow<'static, str>,
    /// How many letters and spaces right before it, ASCII all, the replacement takes along: "on " before a date that becomes
    /// "about three years ago".
    pub lead: usize,
}

/// A finding as the rules make it, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Found {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) label: Label,
    pub(crate) tier: Tier,
    pub(crate) rule: &'static str,
}
