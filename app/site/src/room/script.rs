//! The sentences that the room's script says, handed to it with the page in the reader's language.

use std::collections::BTreeMap;

use domain::profession::Profession;
use words::Arg;

use crate::visit::Visit;

// A value stands as "{name}" and is put in by the script.
const ROOM: &[&str] = &[
    "room-bar-camera-off",
    "room-bar-camera-on",
    "room-bar-mic-off",
    "room-bar-mic-on",
    "room-bar-share-off",
    "room-bar-share-on",
    "room-bar-slim-off",
    "room-bar-slim-on",
    "room-live-back",
    "room-live-connected",
    "room-live-connecting",
    "room-live-elsewhere",
    "room-live-failed",
    "room-live-fewer",
    "room-live-hand",
    "room-live-joined",
    "room-live-left",
    "room-live-left-last",
    "room-live-left-minutes",
    "room-live-lost",
    "room-live-mic-off",
    "room-live-muted",
    "room-live-no-camera",
    "room-live-no-mic",
    "room-live-no-share",
    "room-live-not-sent",
    "room-live-over-minutes",
    "room-live-over-now",
    "room-live-phase",
    "room-live-recorded",
    "room-live-recorded-no-more",
    "room-live-removed",
    "room-live-retry",
    "room-live-rung",
    "room-live-slim",
    "room-live-slow",
    "room-live-speaking",
    "room-live-unreadable",
    "room-live-you",
    "room-rung-full",
    "room-rung-gallery",
    "room-rung-small",
    "room-rung-sound",
    "room-rung-speaker",
];

/// What the live room says: its sentences and the names of the professions, which stand on the tiles.
pub fn room(v: &Visit) -> String {
    let professions: Vec<_> =
        Profession::ALL.iter().map(|profession| format!("profession-{}", profession.code())).collect();
    words(v, ROOM.iter().copied().chain(professions.iter().map(String::as_str)))
}

/// What the check says.
pub fn check(v: &Visit) -> String {
    words(v, CHECK.iter().copied())
}

const CHECK: &[&str] = &[
    "room-check-again",
    "room-check-camera-busy",
    "room-check-camera-denied",
    "room-check-camera-good",
    "room-check-camera-none",
    "room-check-line-blocked",
    "room-check-line-checking",
    "room-check-line-good",
    "room-check-line-none",
    "room-check-line-slow",
    "room-check-mic-busy",
    "room-check-mic-denied",
    "room-check-mic-good",
    "room-check-mic-none",
    "room-check-mic-quiet",
    "room-check-speaker-good",
    "room-rung-full",
    "room-rung-gallery",
    "room-rung-small",
    "room-rung-sound",
    "room-rung-speaker",
];

/// The sentences as a JSON object, fit for a `script` element: no "<" can end it.
fn words<'a>(v: &Visit, keys: impl Iterator<Item = &'a str>) -> String {
    let kept = ["name", "count", "delay", "rate"].map(|name| (name, format!("{{{name}}}")));
    let args: Vec<_> = kept.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    let said: BTreeMap<_, _> = keys.map(|key| (key, v.words.tell(key, &args))).collect();
    serde_json::to_string(&said).unwrap_or_else(|_| "{}".to_owned()).replace('<', "\\u003c")
}
