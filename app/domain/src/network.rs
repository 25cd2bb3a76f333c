//! Who turns to whom, by profession: the contacts of a wave from the product's own records, as figures without a name.
//!
//! A wave is a cycle. Its contacts are drawn from what people did there; nothing is guessed. Beside it stand the waves of a
//! survey that asks people whom they turned to ([`asked`]). Families of professions are told together until each line rests on enough people as members, as those who act and as those who are
//! turned to; the table is then protected between its margins (see [`small_cells`](crate::small_cells)). Every other figure of a
//! wave either rests on the whole of it or follows from what the table prints.

mod asked;
mod basis;
mod picture;
#[cfg(test)]
mod tests;
mod view;

pub use asked::{Asked, Step, asked, step};
pub use picture::{External, Group, Pair, Picture, Reached, SEED, picture};
pub use view::{Ego, ego};

use crate::{
    advice::as_of,
    id::{CaseId, PersonId},
    moment::{Moment, Zone},
    profession::Profession,
};

/// What somebody did towards somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Asked about the case somebody presents.
    Question,
    /// Answered somebody's question.
    Answer,
    /// Advised the one who presents.
    Advice,
    /// Seconded somebody's advice.
    Second,
    /// Commented on a case of which somebody else on the team had written before.
    Comment,
}

impl Kind {
    /// Every kind, in the order of a case's life.
    pub const ALL: [Self; 5] = [Self::Comment, Self::Question, Self::Answer, Self::Advice, Self::Second];

    /// The code; its name is the message "network-kind-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Advice => "advice",
            Self::Second => "second",
            Self::Comment => "comment",
        }
    }
}

/// One person turned to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Contact {
    /// When.
    pub at: Moment,
    /// How.
    pub kind: Kind,
    /// On which case.
    pub case: CaseId,
    /// Who.
    pub from: PersonId,
    /// To whom.
    pub to: PersonId,
}

/// Somebody who could turn to others, or be turned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Their profession at that time.
    pub profession: Profession,
}

/// Until when the contacts of a wave are told: the last end of a month by which enough people had turned to somebody since the
/// one before. Whoever looks twice does not see who did so in between.
pub fn settled(contacts: &[Contact], zone: &Zone, now: Moment, floor: u32) -> Option<Moment> {
    let events: Vec<_> = contacts.iter().map(|contact| (contact.at, contact.from)).collect();
    as_of(&events, zone, now, floor)
}

/// A comment of the team, as far as contacts go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Commented {
    /// On which case.
    pub case: CaseId,
    /// When.
    pub at: Moment,
    /// Who wrote it.
    pub author: PersonId,
}

/// The contacts that comments are: the team's notes on a case are read in their order, so each is turned to everybody who had
/// written before it.
pub fn of_comments(mut comments: Vec<Commented>) -> Vec<Contact> {
    comments.sort_unstable();
    let mut found = Vec::new();
    for (place, comment) in comments.iter().enumerate() {
        let before = comments.iter().take(place).filter(|other| other.case == comment.case);
        let mut met: Vec<PersonId> =
            before.map(|other| other.author).filter(|author| *author != comment.author).collect();
        met.sort_unstable();
        met.dedup();
        let contact =
            |to| Contact { at: comment.at, kind: Kind::Comment, case: comment.case, from: comment.author, to };
        found.extend(met.into_iter().map(contact));
    }
    found
}
