//! What opens a room for one person.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::id::{PersonId, SessionId};
use domain::moment::Moment;
use sfu::token::{self, Grants, Key};

/// Somebody who wants to enter a session's room. Whether they may is decided before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The session; its room is made when the first person comes.
    pub session: SessionId,
    /// Who comes.
    pub person: PersonId,
    /// The name on their tile.
    pub name: String,
    /// What else their tile says: `profession` (code), `community`, `role`. People cannot change
    /// these themselves: the others rely on them.
    pub attributes: BTreeMap<String, String>,
    /// May send sound, camera and screen; without, they listen and watch.
    pub may_publish: bool,
    /// May be in the room without being shown, to look after it.
    pub hidden: bool,
    /// How long the ticket opens the room, once. A page that stays longer is not sent away, and gets
    /// what it comes back with from the room itself.
    pub life: Duration,
}

/// What a page gives the media server to enter a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// A signed token for `livekit-client`.
    pub token: String,
    /// Where to take it ("wss://…"); None for the page's own origin.
    pub url: Option<String>,
}

impl Ticket {
    /// Signs a ticket that is good from `now` on.
    pub(crate) fn sign(key: &Key, join: &Join, now: Moment) -> Self {
        let mut grants = Grants::participant(join.session.to_string(), join.person.to_string());
        grants.name.clone_from(&join.name);
        grants.attributes.clone_from(&join.attributes);
        if join.attributes.get("role").is_some_and(|role| role == "hub") {
            // In a room with more open microphones than are passed on, the hub is let in at once.
            grants.attributes.insert("heard".to_owned(), "first".to_owned());
        }
        grants.can_publish = join.may_publish;
        grants.can_update_own_metadata = false;
        grants.hidden = join.hidden;
        Self { token: token::mint(key, &grants, wall(now), join.life), url: None }
    }
}

/// The same time as the media server counts it.
pub(crate) fn wall(moment: Moment) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(moment.micros()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use domain::id::Id;

    use super::*;

    #[test]
    fn a_ticket_names_session_and_person_and_lets_nobody_rename_themselves() {
        let key = Key::new("rooms", b"a secret of the tests");
        let session = SessionId::from_uuid(uuid::Uuid::from_u128(7));
        let person = PersonId::from_uuid(uuid::Uuid::from_u128(9));
        let join = Join {
            session,
            person,
            name: "Ana Lopez".into(),
            attributes: BTreeMap::from([("profession".into(), "pharmacist".into())]),
            may_publish: false,
            hidden: false,
            life: Duration::from_secs(60),
        };
        let now = Moment::from_micros(1_800_000_000_000_000);
        let ticket = Ticket::sign(&key, &join, now);
        let grants = token::verify(&key, &ticket.token, wall(now)).unwrap().grants;
        assert_eq!(grants.room, "00000000-0000-0000-0000-000000000007");
        assert_eq!(grants.identity, "00000000-0000-0000-0000-000000000009");
        assert_eq!((grants.name.as_str(), grants.can_publish), ("Ana Lopez", false));
        assert!(!grants.can_update_own_metadata);
        assert_eq!(grants.attributes, join.attributes);
        let late = wall(now.plus_minutes(2));
        assert_eq!(token::verify(&key, &ticket.token, late), Err(token::TokenError::Expired));
    }
}
