//! What the verbs of the API take and do.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::Refused;

type Rooms = BTreeMap<String, BTreeMap<String, Value>>;

/// The kind of a field, as JSON carries it.
#[derive(Clone, Copy)]
enum Kind {
    Text,
    Texts,
    Flag,
    /// 64 bits, in a text.
    Whole,
    Bytes,
    Named,
    Permission,
}

/// The fields of a verb's message, and the grant it needs.
fn shape(verb: &str) -> Option<(&'static str, &'static [(&'static str, Kind)])> {
    use Kind::{Bytes, Flag, Named, Permission, Text, Texts, Whole};
    const SOMEBODY: (&str, Kind) = ("identity", Text);
    const ROOM: (&str, Kind) = ("room", Text);
    Some(match verb {
        "ListRooms" => ("roomList", &[("names", Texts)]),
        "DeleteRoom" => ("roomCreate", &[ROOM]),
        "ListParticipants" => ("roomAdmin", &[ROOM]),
        "GetParticipant" => ("roomAdmin", &[ROOM, SOMEBODY]),
        "RemoveParticipant" => ("roomAdmin", &[ROOM, SOMEBODY, ("revoke_token_ts", Whole)]),
        "MutePublishedTrack" => ("roomAdmin", &[ROOM, SOMEBODY, ("track_sid", Text), ("muted", Flag)]),
        "UpdateParticipant" => {
            ("roomAdmin", &[ROOM, SOMEBODY, ("permission", Permission), ("attributes", Named), ("metadata", Text)])
        }
        "UpdateRoomMetadata" => ("roomAdmin", &[ROOM, ("metadata", Text)]),
        "SendData" => {
            const FIELDS: &[(&str, Kind)] = &[
                ROOM,
                ("data", Bytes),
                ("kind", Text),
                ("destination_identities", Texts),
                ("topic", Text),
                ("nonce", Bytes),
            ];
            ("roomAdmin", FIELDS)
        }
        _ => return None,
    })
}

fn fits(kind: Kind, value: &Value) -> bool {
    const PERMISSION: [&str; 6] =
        ["can_subscribe", "can_publish", "can_publish_data", "hidden", "can_update_metadata", "can_subscribe_metrics"];
    let text = value.as_str();
    match kind {
        Kind::Text => text.is_some(),
        Kind::Flag => value.is_boolean(),
        Kind::Whole => text.is_some_and(|text| text.parse::<i64>().is_ok()),
        Kind::Bytes => text.is_some_and(|text| data_encoding::BASE64.decode(text.as_bytes()).is_ok()),
        Kind::Texts => value.as_array().is_some_and(|all| all.iter().all(Value::is_string)),
        Kind::Named => value.as_object().is_some_and(|all| all.values().all(Value::is_string)),
        Kind::Permission => {
            let known = |(name, value): (&String, &Value)| PERMISSION.contains(&name.as_str()) && value.is_boolean();
            value.as_object().is_some_and(|all| all.iter().all(known))
        }
    }
}

/// Whether a message has the fields of its verb and no others, and its token the grant.
pub(super) fn check(verb: &str, ask: &Value, grants: &Value) -> Result<(), Refused> {
    let (grant, fields) = shape(verb).ok_or((StatusCode::NOT_FOUND, "bad_route"))?;
    let object = ask.as_object().ok_or((StatusCode::BAD_REQUEST, "malformed"))?;
    let known = |name: &str, value: &Value| fields.iter().any(|(field, kind)| *field == name && fits(*kind, value));
    if !object.iter().all(|(name, value)| known(name, value)) {
        return Err((StatusCode::BAD_REQUEST, "malformed"));
    }
    let given = grants.get(grant) == Some(&Value::Bool(true));
    let here = grant != "roomAdmin" || grants.get("room").is_some_and(|room| Some(room) == ask.get("room"));
    if given && here { Ok(()) } else { Err((StatusCode::FORBIDDEN, "permission_denied")) }
}

/// Does it.
pub(super) fn carry_out(verb: &str, ask: &Value, rooms: &mut Rooms) -> Result<Value, Refused> {
    const NOT_FOUND: Refused = (StatusCode::NOT_FOUND, "not_found");
    let text = |name: &str| ask.get(name).and_then(Value::as_str).unwrap_or_default();
    let (room, identity) = (text("room"), text("identity"));
    match verb {
        "ListRooms" => {
            let names: Vec<&str> =
                ask.get("names").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
            let wanted = |name: &&String| names.is_empty() || names.contains(&name.as_str());
            let all: Vec<Value> =
                rooms.keys().filter(wanted).map(|name| json!({ "sid": "RM_1", "name": name })).collect();
            Ok(json!({ "rooms": all }))
        }
        "ListParticipants" => {
            let people: Vec<&Value> = rooms.get(room).into_iter().flat_map(BTreeMap::values).collect();
            Ok(json!({ "participants": people }))
        }
        "DeleteRoom" => rooms.remove(room).map(|_| json!({})).ok_or(NOT_FOUND),
        "SendData" => rooms.get(room).map(|_| json!({})).ok_or(NOT_FOUND),
        "UpdateRoomMetadata" => {
            let told = |_| json!({ "sid": "RM_1", "name": room, "metadata": text("metadata") });
            rooms.get(room).map(told).ok_or(NOT_FOUND)
        }
        "RemoveParticipant" => {
            rooms.get_mut(room).and_then(|people| people.remove(identity)).map(|_| json!({})).ok_or(NOT_FOUND)
        }
        _ => {
            let somebody = rooms.get_mut(room).and_then(|people| people.get_mut(identity)).ok_or(NOT_FOUND)?;
            match verb {
                "MutePublishedTrack" => mute(somebody, text("track_sid"), ask.get("muted")).ok_or(NOT_FOUND),
                "UpdateParticipant" => Ok(update(somebody, ask)),
                _ => Ok(somebody.clone()),
            }
        }
    }
}

fn mute(somebody: &mut Value, sid: &str, muted: Option<&Value>) -> Option<Value> {
    let tracks = somebody.get_mut("tracks")?.as_array_mut()?;
    let track = tracks.iter_mut().find(|track| track.get("sid").is_some_and(|found| found == sid))?;
    track.as_object_mut()?.insert("muted".to_owned(), muted?.clone());
    Some(json!({ "track": track }))
}

fn update(somebody: &mut Value, ask: &Value) -> Value {
    if let Some(object) = somebody.as_object_mut() {
        if let Some(permission) = ask.get("permission") {
            object.insert("permission".to_owned(), permission.clone());
        }
        let told = ask.get("attributes").and_then(Value::as_object).cloned().unwrap_or_else(Map::new);
        if let Some(attributes) = object.get_mut("attributes").and_then(Value::as_object_mut) {
            for (name, value) in told {
                if value == "" {
                    attributes.remove(&name);
                } else {
                    attributes.insert(name, value);
                }
            }
        }
    }
    somebody.clone()
}
