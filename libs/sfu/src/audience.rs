//! Whom somebody lets receive what they send.

use std::collections::{BTreeMap, BTreeSet};

use livekit_protocol as proto;

/// Most people named in one permission, and most tracks named for one of them.
const MOST_NAMES: usize = 1_000;
const MOST_TRACKS: usize = 32;

/// Who may receive the tracks of one participant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Audience {
    /// Everybody in the room.
    #[default]
    Everybody,
    /// Those named, by identity or sid.
    Named(BTreeMap<String, Tracks>),
}

/// Which tracks somebody may receive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tracks {
    All,
    Some(BTreeSet<String>),
}

impl Audience {
    /// Reads what a client wrote; None when it names more than anybody needs.
    pub(crate) fn read(permission: &proto::SubscriptionPermission) -> Option<Self> {
        if permission.all_participants {
            return Some(Self::Everybody);
        }
        let listed = &permission.track_permissions;
        if listed.len() > MOST_NAMES || listed.iter().any(|one| one.track_sids.len() > MOST_TRACKS) {
            return None;
        }
        let named = listed.iter().filter_map(|one| {
            let name = [&one.participant_identity, &one.participant_sid].into_iter().find(|name| !name.is_empty())?;
            let tracks =
                if one.all_tracks { Tracks::All } else { Tracks::Some(one.track_sids.iter().cloned().collect()) };
            Some((name.clone(), tracks))
        });
        Some(Self::Named(named.collect()))
    }

    /// Whether somebody may receive a track.
    pub(crate) fn admits(&self, identity: &str, sid: &str, track: &str) -> bool {
        let Self::Named(named) = self else { return true };
        [identity, sid].into_iter().filter_map(|name| named.get(name)).any(|tracks| match tracks {
            Tracks::All => true,
            Tracks::Some(sids) => sids.contains(track),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(identity: &str, sid: &str, all_tracks: bool, tracks: &[&str]) -> proto::TrackPermission {
        proto::TrackPermission {
            participant_identity: identity.into(),
            participant_sid: sid.into(),
            all_tracks,
            track_sids: tracks.iter().map(|track| (*track).to_owned()).collect(),
        }
    }

    #[test]
    fn only_those_named_receive_what_is_named() {
        let permission = proto::SubscriptionPermission {
            all_participants: false,
            track_permissions: vec![
                named("ben", "", false, &["TR_1"]),
                named("", "PA_chloe", true, &[]),
                named("", "", true, &[]),
            ],
        };
        let audience = Audience::read(&permission).unwrap();
        let who = |identity: &str, sid: &str| ["TR_1", "TR_2"].map(|track| audience.admits(identity, sid, track));
        assert_eq!(who("ben", "PA_ben"), [true, false]);
        assert_eq!(who("chloe", "PA_chloe"), [true, true]);
        assert_eq!(who("dan", "PA_dan"), [false, false]);
        assert_eq!(who("", ""), [false, false], "an entry that names nobody admits nobody");
    }

    #[test]
    fn everybody_is_the_rule_and_nobody_is_possible() {
        assert!(Audience::default().admits("dan", "PA_dan", "TR_1"));
        let nobody = Audience::read(&proto::SubscriptionPermission::default()).unwrap();
        assert!(!nobody.admits("dan", "PA_dan", "TR_1"));
        let many = vec![named("x", "", true, &[]); MOST_NAMES + 1];
        let many = proto::SubscriptionPermission { all_participants: false, track_permissions: many };
        assert_eq!(Audience::read(&many), None);
    }
}
