//! Tokens for whoever runs rooms: for the API of a LiveKit server, which asks for them at each call.

use std::time::{Duration, SystemTime};

use serde::Serialize;

use crate::jwt::{self, Key};

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grant<'a> {
    /// Lists rooms.
    List,
    /// Makes rooms and ends them.
    Create,
    /// Looks after one room and the people in it.
    Room(&'a str),
}

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    nbf: u64,
    exp: u64,
    video: Video<'a>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Video<'a> {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    room_list: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    room_create: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    room_admin: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    room: &'a str,
}

/// Signs a token for one kind of call, good from `now` to `now + life`. It opens no room.
pub fn mint(key: &Key, grant: Grant<'_>, now: SystemTime, life: Duration) -> String {
    let start = jwt::seconds(now);
    let video = match grant {
        Grant::List => Video { room_list: true, ..Video::default() },
        Grant::Create => Video { room_create: true, ..Video::default() },
        Grant::Room(room) => Video { room_admin: true, room, ..Video::default() },
    };
    jwt::seal(key, &Claims { iss: &key.name, nbf: start, exp: start.saturating_add(life.as_secs()), video })
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use serde_json::{Value, json};

    use super::*;
    use crate::token::{TokenError, verify};

    #[test]
    fn a_token_allows_one_kind_of_call_and_opens_no_room() {
        let key = Key::new("hub", b"a secret of the tests");
        let noon = UNIX_EPOCH + Duration::from_secs(1_800_000_000);
        for (grant, video) in [
            (Grant::List, json!({ "roomList": true })),
            (Grant::Create, json!({ "roomCreate": true })),
            (Grant::Room("session-7"), json!({ "roomAdmin": true, "room": "session-7" })),
        ] {
            let token = mint(&key, grant, noon, Duration::from_secs(60));
            let claims: Value = jwt::open(&key, &token).unwrap();
            let times = (&json!(1_800_000_000), &json!(1_800_000_060));
            assert_eq!((&claims["iss"], &claims["video"]), (&json!("hub"), &video));
            assert_eq!((&claims["nbf"], &claims["exp"]), times);
            assert_eq!(verify(&key, &token, noon).map(|token| token.grants), Err(TokenError::Malformed));
        }
    }
}
