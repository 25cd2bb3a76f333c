//! What a server that ends leaves to the one that comes after it. Connections do not survive: clients are told to come
//! anew, with the tokens they have. What is handed over is what these tokens do not know.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::moderation::Permission;
use crate::spent::Spent;

/// What was decided and is not in the tokens. It holds names of rooms and people, and no secret; keep it where only your
/// program reads, for as long as a token lives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// Ids of tokens that were used, each with the moment it expires (milliseconds since 1970).
    pub used: Vec<(String, i64)>,
    /// Who was sent away.
    pub removed: Vec<Removed>,
    /// Who was there, and what they could do at the end, whatever an older token of theirs says.
    pub rights: Vec<Right>,
    /// Rooms with what is written of them.
    pub rooms: Vec<(String, String)>,
}

/// Somebody who was sent away: tokens from before that moment are dead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removed {
    /// From where.
    pub room: String,
    /// Whom.
    pub identity: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
}

/// What somebody could do in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Right {
    /// Where.
    pub room: String,
    /// Who.
    pub identity: String,
    /// When, in milliseconds since 1970: a token made later knows better.
    pub at: i64,
    /// What they could do.
    pub permission: Permission,
}

impl Handover {
    /// Puts what several threads leave together.
    pub(crate) fn add(&mut self, other: Self) {
        self.used.extend(other.used);
        self.removed.extend(other.removed);
        self.rights.extend(other.rights);
        self.rooms.extend(other.rooms);
    }

    /// What concerns some rooms.
    pub(crate) fn of(&self, room: impl Fn(&str) -> bool) -> Self {
        Self {
            used: Vec::new(),
            removed: self.removed.iter().filter(|removed| room(&removed.room)).cloned().collect(),
            rights: self.rights.iter().filter(|right| room(&right.room)).cloned().collect(),
            rooms: self.rooms.iter().filter(|(name, _)| room(name)).cloned().collect(),
        }
    }

    /// The used tokens.
    pub(crate) fn spent(&self, now: SystemTime) -> Spent {
        let mut spent = Spent::default();
        for (id, expires) in &self.used {
            spent.spend(id, moment(*expires), now);
        }
        spent
    }
}

/// The moment of so many milliseconds since 1970.
pub(crate) fn moment(millis: i64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_millis(u64::try_from(millis).unwrap_or(0))).unwrap_or(UNIX_EPOCH)
}
