//! What this worker leaves when it ends, and what it takes over when it begins.

use super::Worker;
use super::moderate::LONGEST_TOKEN;
use crate::clock::{self, millis};
use crate::handover::{Handover, Removed, Right, moment};
use crate::moderation::Permission;
use crate::token::{Grants, Token};

impl Worker {
    /// What was decided in the rooms of this worker.
    pub(super) fn estate(&self) -> Handover {
        let wall = clock::wall();
        let removed = self.removed.iter().map(|((room, identity), at)| Removed {
            room: room.clone(),
            identity: identity.clone(),
            at: millis(*at),
        });
        let rights = self.peers.values().map(|peer| Right {
            room: peer.room.clone(),
            identity: peer.grants.identity.clone(),
            at: millis(wall),
            permission: permission(&peer.grants),
        });
        // Whoever has not come back since the last time may come back to the next server.
        let absent = self.inherited.iter().map(|((room, identity), (at, permission))| Right {
            room: room.clone(),
            identity: identity.clone(),
            at: millis(*at),
            permission: permission.clone(),
        });
        let rooms = self.rooms.iter().map(|(name, room)| (name, &room.metadata)).chain(&self.titles);
        let lately = |at: i64| wall.duration_since(moment(at)).is_ok_and(|since| since < LONGEST_TOKEN);
        Handover {
            used: Vec::new(),
            removed: removed.filter(|removed| lately(removed.at)).collect(),
            rights: rights.chain(absent).filter(|right| lately(right.at)).collect(),
            rooms: rooms
                .filter(|(_, text)| !text.is_empty())
                .map(|(name, text)| (name.clone(), text.clone()))
                .collect(),
        }
    }

    /// Takes over what an earlier worker has left.
    pub(crate) fn inherit(&mut self, handover: Handover) {
        for Removed { room, identity, at } in handover.removed {
            self.removed.insert((room, identity), moment(at));
        }
        for Right { room, identity, at, permission } in handover.rights {
            self.inherited.insert((room, identity), (moment(at), permission));
        }
        self.titles.extend(handover.rooms);
    }

    /// What somebody may do who comes with a token: what was decided of them before this server began, unless the token is
    /// younger.
    pub(super) fn rights(&mut self, token: &Token) -> Grants {
        let mut grants = token.grants.clone();
        let known = self.inherited.remove(&(grants.room.clone(), grants.identity.clone()));
        if let Some((_, permission)) = known.filter(|(at, _)| token.issued <= *at) {
            apply(&mut grants, permission);
        }
        grants
    }
}

fn permission(grants: &Grants) -> Permission {
    Permission {
        publish: grants.can_publish,
        sources: grants.can_publish_sources.clone(),
        subscribe: grants.can_subscribe,
        data: grants.can_publish_data,
    }
}

/// Gives somebody the rights that were decided.
pub(super) fn apply(grants: &mut Grants, permission: Permission) {
    grants.can_publish = permission.publish;
    grants.can_publish_sources = permission.sources;
    grants.can_subscribe = permission.subscribe;
    grants.can_publish_data = permission.data;
}
