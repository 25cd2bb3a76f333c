//! The codebook of a study: a tree of codes, in numbered versions that are never changed, each with its reason.
//!
//! A coding remembers the version it was made under, so that a narrowed definition does not silently change what an
//! earlier coding meant.

mod difference;
mod text;

use std::collections::BTreeSet;

pub use difference::{Change, Difference, differences};
pub use text::{Described, describe, described};

use crate::{
    fields::{Check, Faults, Fields},
    id::CodeId,
};

/// The longest name of a code, in characters.
pub const NAME: usize = 80;

/// The longest definition, rule or example, in characters.
pub const TEXT: usize = 2000;

/// The longest reason of a version, in characters.
pub const REASON: usize = 400;

/// Codes of one codebook, at most.
pub const MOST: usize = 500;

/// The color of a code: from a short list whose members differ in the dark, in print and for the color-blind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// Blue.
    #[default]
    Blue,
    /// Orange.
    Orange,
    /// Green.
    Green,
    /// Purple.
    Purple,
    /// Yellow.
    Yellow,
    /// Pink.
    Pink,
    /// Sky.
    Sky,
    /// Grey.
    Grey,
}

impl Color {
    /// Every color in the order of the choice.
    pub const ALL: [Self; 8] =
        [Self::Blue, Self::Orange, Self::Green, Self::Purple, Self::Yellow, Self::Pink, Self::Sky, Self::Grey];

    /// The code, as the database keeps it; its name is the message "codebook-color-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Orange => "orange",
            Self::Green => "green",
            Self::Purple => "purple",
            Self::Yellow => "yellow",
            Self::Pink => "pink",
            Self::Sky => "sky",
            Self::Grey => "grey",
        }
    }

    /// `#RRGGBB`, as coding programs exchange it (after Okabe and Ito's palette).
    pub const fn hex(self) -> &'static str {
        match self {
            Self::Blue => "#0072B2",
            Self::Orange => "#D55E00",
            Self::Green => "#009E73",
            Self::Purple => "#7E57C2",
            Self::Yellow => "#E69F00",
            Self::Pink => "#CC79A7",
            Self::Sky => "#56B4E9",
            Self::Grey => "#6F777B",
        }
    }

    /// The color of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|color| color.code() == code)
    }

    /// The color nearest to one that another program wrote as `#RRGGBB` or `#RGB`.
    pub fn nearest(hex: &str) -> Option<Self> {
        let wanted = parts(hex)?;
        let far = |color: &Self| {
            let own = parts(color.hex()).unwrap_or_default();
            own.iter().zip(wanted).map(|(a, b)| (a - b) * (a - b)).sum::<i32>()
        };
        Self::ALL.into_iter().min_by_key(far)
    }
}

fn parts(hex: &str) -> Option<[i32; 3]> {
    let digits: Vec<i32> =
        hex.strip_prefix('#')?.chars().map(|c| c.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    match digits[..] {
        [a, b, c] => Some([a * 17, b * 17, c * 17]),
        [a, b, c, d, e, f] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
        _ => None,
    }
}

/// One code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its id, the same in every version.
    pub id: CodeId,
    /// The code it stands under.
    pub parent: Option<CodeId>,
    /// Its name, unlike its siblings'.
    pub name: String,
    /// What it means.
    pub definition: String,
    /// When to use it.
    pub include: String,
    /// When not to.
    pub exclude: String,
    /// An example.
    pub example: String,
    /// Its color.
    pub color: Color,
}

/// A version of a codebook. Version 0 is the empty one that every study begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    /// Its number, from 1.
    pub version: u32,
    /// The codes in the order of the tree: each after the one it stands under, before that one's next sibling.
    pub codes: Vec<Code>,
}

impl Codebook {
    /// A code.
    pub fn find(&self, id: CodeId) -> Option<&Code> {
        self.codes.iter().find(|code| code.id == id)
    }

    /// How deep a code stands; 0 at the top.
    pub fn depth(&self, code: &Code) -> usize {
        self.above(code).count()
    }

    /// The codes above one, from near to far.
    pub fn above<'a>(&'a self, code: &'a Code) -> impl Iterator<Item = &'a Code> {
        // A circle cannot be kept, but a damaged row must not hang the page.
        std::iter::successors(Some(code), |code| self.find(code.parent?)).skip(1).take(MOST)
    }

    /// Names from the top: "Team / Trust".
    pub fn path(&self, code: &Code) -> String {
        let mut names: Vec<&str> = self.above(code).map(|above| above.name.as_str()).collect();
        names.reverse();
        names.push(&code.name);
        names.join(" / ")
    }

    /// The same codes in the order of the tree, siblings as they were. Codes in a circle or under nothing come to the top.
    fn ordered(codes: Vec<Code>) -> Vec<Code> {
        let known: BTreeSet<CodeId> = codes.iter().map(|code| code.id).collect();
        let mut left: Vec<Code> = codes;
        let mut done = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let first = left.iter().position(|code| code.parent.is_none_or(|parent| !known.contains(&parent)));
            let mut top = left.remove(first.unwrap_or(0));
            top.parent = None;
            let mut open = vec![top];
            while let Some(code) = open.pop() {
                let (mut under, rest) = left.into_iter().partition::<Vec<_>, _>(|other| other.parent == Some(code.id));
                left = rest;
                done.push(code);
                under.reverse();
                open.extend(under);
            }
        }
        done
    }

    /// A version of these codes, in the order of the tree.
    pub fn of(version: u32, codes: Vec<Code>) -> Self {
        Self { version, codes: Self::ordered(codes) }
    }

    /// The next version: with this code added or changed.
    pub fn with(&self, code: Code) -> Self {
        let mut codes = self.codes.clone();
        match codes.iter_mut().find(|known| known.id == code.id) {
            Some(known) => *known = code,
            None => codes.push(code),
        }
        Self::of(self.version.saturating_add(1), codes)
    }

    /// The next version: without this code; those under it move up.
    pub fn without(&self, id: CodeId) -> Self {
        let parent = self.find(id).and_then(|code| code.parent);
        let codes = self.codes.iter().filter(|code| code.id != id).cloned();
        let moved = codes.map(|code| if code.parent == Some(id) { Code { parent, ..code } } else { code });
        Self::of(self.version.saturating_add(1), moved.collect())
    }

    /// The next version with another program's codes: those that are here already (same id) change at their place, new ones
    /// come at the end.
    pub fn joined(&self, others: Vec<Code>) -> Self {
        let mut codes = self.codes.clone();
        for code in others {
            match codes.iter_mut().find(|known| known.id == code.id) {
                Some(known) => *known = code,
                None => codes.push(code),
            }
        }
        Self::of(self.version.saturating_add(1), codes)
    }

    /// A code as typed in the fields "name", "definition", "include", "exclude", "example", "color" and "parent".
    pub fn check(&self, id: CodeId, fields: &Fields) -> Result<Code, Faults> {
        let mut check = Check::new(fields);
        let name = check.line("name", NAME);
        let [definition, include, exclude, example] =
            ["definition", "include", "exclude", "example"].map(|field| check.maybe_text(field, TEXT));
        let color = check.maybe_choice("color", Color::parse).unwrap_or_default();
        let parent = check.maybe_choice("parent", |text| text.parse().ok().filter(|id| self.find(*id).is_some()));
        if let Some(above) = parent.and_then(|parent| self.find(parent))
            && (above.id == id || self.above(above).any(|code| code.id == id))
        {
            check.fault("parent", "codebook-fault-circle");
        }
        let same = |code: &&Code| code.id != id && code.parent == parent && fold(&code.name) == fold(&name);
        if !name.is_empty() && self.codes.iter().any(|code| same(&code)) {
            check.fault("name", "codebook-fault-name");
        }
        if self.find(id).is_none() && self.codes.len() >= MOST {
            check.fault("", "codebook-fault-most");
        }
        check.done(Code { id, parent, name, definition, include, exclude, example, color })
    }
}

/// The reason of a version as typed in the field "reason"; the first version needs none.
pub fn reason(fields: &Fields, version: u32) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let reason = if version > 1 { check.text("reason", REASON) } else { check.maybe_text("reason", REASON) };
    check.done(reason)
}

fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests;
