//! Doors for fuzzers: each takes bytes from a stranger to a parser, or to a room, and panics when something is wrong with what
//! came of it. The targets in `fuzz/` call them; a test replays their corpora.

use std::time::{Duration, Instant, SystemTime};

use livekit_protocol as proto;
use prost::Message as _;
use str0m::rtp::Vp8Descriptor;

use crate::egress::{Estimate, Patch, Register, Told, read_control};
use crate::negotiator::{Negotiator, Wanted};
use crate::rewrite::{Numbers, Rewriter};
use crate::sdp::{self, Kind};
use crate::token::Key;
use crate::worker::Yard;
use crate::{join, jwt, token, webhook};

/// A door by its name, which is that of its folder in `fuzz/corpus`.
pub type Door = (&'static str, fn(&[u8]));

/// All doors.
pub const DOORS: [Door; 11] = [
    ("join", join_request),
    ("token", access_token),
    ("webhook", webhook_body),
    ("sdp", descriptions),
    ("signal", signalling),
    ("data", data_messages),
    ("datagram", datagrams),
    ("vp8", pictures),
    ("h264", h264_packets),
    ("recording", recorded),
    ("feedback", feedback),
];

fn key() -> Key {
    Key::new("hub", b"a secret of the tests")
}

/// The text in the address of a websocket, and what it unpacks to.
pub fn join_request(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = join::read(&text);
    for compression in [0, 1] {
        let wrapped = proto::WrappedJoinRequest { compression, join_request: bytes.to_vec() };
        let packed = data_encoding::BASE64URL.encode(&wrapped.encode_to_vec());
        // A request that says nothing at all is written as nothing.
        if let Ok(request) = join::read(&packed)
            && request.encoded_len() > 0
        {
            assert_eq!(join::read(&join::write(&request)), Ok(request), "what was read can be written and read again");
        }
    }
}

/// A token, and signed claims of any kind.
pub fn access_token(bytes: &[u8]) {
    let now = SystemTime::UNIX_EPOCH;
    let text = String::from_utf8_lossy(bytes);
    assert!(token::verify(&Key::new("hub", b"nobody knows it"), &text, now).is_err(), "nothing is believed unsigned");
    if let Ok(claims) = serde_json::from_slice::<serde_json::Value>(bytes)
        && let Ok(token) = token::verify(&key(), &jwt::seal(&key(), &claims), now)
    {
        assert!(!token.grants.room.is_empty() && !token.grants.identity.is_empty());
    }
}

/// The body of a webhook.
pub fn webhook_body(bytes: &[u8]) {
    let now = SystemTime::UNIX_EPOCH;
    let text = String::from_utf8_lossy(bytes);
    assert!(webhook::read(&Key::new("hub", b"nobody knows it"), &text, bytes, now).is_err());
    if let Some(event) = webhook::Event::read(bytes) {
        let signed = webhook::sign(&key(), &event, now);
        let read = webhook::read(&key(), &signed.authorization, &signed.body, now);
        assert_eq!(read.map(|read| read.happening), Ok(event.happening));
    }
}

/// Offers one after the other (a form feed is between them), with tracks that come and go.
pub fn descriptions(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut negotiator = Negotiator::default();
    for (number, offer) in (0u32..8).zip(text.split('\u{c}')) {
        for (kind, letter) in [(Kind::Audio, 'a'), (Kind::Video, 'v')] {
            let track = format!("TR_{letter}{number}");
            negotiator.want(Wanted { track, stream: "PA_ana|camera".into(), kind });
        }
        negotiator.drop_track(&format!("TR_a{}", number / 2));
        let Ok(outcome) = negotiator.offered(offer, number) else { continue };
        let (answer, tracks) =
            negotiator.answer(offer, |_| sdp::Opus { parameters: "usedtx=1".to_owned(), redundant: true });
        let (_, asked) = sdp::sections(offer);
        let (_, answered) = sdp::sections(&answer);
        assert_eq!(asked.len(), answered.len(), "an answer has a section for each of the offer");
        for (mid, track) in &outcome.bound {
            assert_eq!(tracks.get(mid), Some(track), "what was bound stands in the answer");
        }
        let mut carried: Vec<_> = tracks.values().collect();
        carried.sort_unstable();
        carried.dedup();
        assert_eq!(carried.len(), tracks.len(), "no track in two sections");
        let _ = negotiator.requirement();
    }
}

/// Messages over the websocket, each after its length in two bytes.
pub fn signalling(bytes: &[u8]) {
    let Some(mut yard) = Yard::new() else { return };
    for message in pieces(bytes).take(16) {
        let Ok(proto::SignalRequest { message: Some(message) }) = proto::SignalRequest::decode(message) else {
            continue;
        };
        if !yard.say(message) {
            break;
        }
    }
    assert!(yard.is_sound(), "ben is in");
}

/// Data messages, each after its length in two bytes, whose lowest bit says whether it is a reliable one.
pub fn data_messages(bytes: &[u8]) {
    let Some(mut yard) = Yard::new() else { return };
    for message in pieces(bytes).take(32) {
        yard.send(message, message.len().is_multiple_of(2));
    }
    assert!(yard.is_sound(), "ben is in");
}

/// Datagrams, each after its length in two bytes, and connection checks that name ben.
pub fn datagrams(bytes: &[u8]) {
    let Some(mut yard) = Yard::new() else { return };
    let name = yard.name_of_ben();
    for datagram in pieces(bytes).take(32) {
        yard.datagram(datagram, 40_001);
        yard.datagram(&check_of(&name, datagram), 40_002);
    }
    assert!(!yard.knows(40_001) && !yard.knows(40_002), "a name without its password is nobody's");
    assert!(yard.is_sound(), "ben is in");
}

/// A connection check (RFC 8489) that names somebody, with these bytes as its signature and what follows.
fn check_of(name: &str, tail: &[u8]) -> Vec<u8> {
    let user = format!("{name}:abcd");
    let mut attributes = vec![0, 6];
    attributes.extend_from_slice(&u16::try_from(user.len()).unwrap_or(0).to_be_bytes());
    attributes.extend_from_slice(user.as_bytes());
    attributes.resize(attributes.len().next_multiple_of(4), 0);
    attributes.extend_from_slice(&[0, 8, 0, 20]);
    let (signature, rest) = tail.split_at_checked(20).unwrap_or((&[7; 20], tail));
    attributes.extend_from_slice(signature);
    attributes.extend_from_slice(rest.get(..rest.len().min(1_000)).unwrap_or_default());
    attributes.resize(attributes.len().next_multiple_of(4), 0);
    let mut bytes = vec![0, 1];
    bytes.extend_from_slice(&u16::try_from(attributes.len()).unwrap_or(0).to_be_bytes());
    bytes.extend_from_slice(&[0x21, 0x12, 0xa4, 0x42]);
    bytes.extend_from_slice(&[5; 12]);
    bytes.extend_from_slice(&attributes);
    bytes
}

/// The first bytes of a VP8 packet, and the numbers that are rewritten in it.
pub fn pictures(bytes: &[u8]) {
    let now = Instant::now();
    let mut rewriter = Rewriter::default();
    let mut last = None;
    for (index, payload) in (0u64..).zip(pieces(bytes).take(64)) {
        let Ok(vp8) = Vp8Descriptor::parse(payload) else { continue };
        let keyframe = vp8.starts_keyframe(payload);
        let time = payload.iter().take(4).fold(0u32, |time, byte| (time << 8) | u32::from(*byte));
        let numbers = Numbers { seq: index, time, picture: vp8.picture_id(), base: vp8.tl0_pic_idx() };
        if keyframe || last.is_none() {
            rewriter.follow(numbers, now, 90_000);
        }
        let Some(out) = rewriter.next(numbers, now) else { continue };
        assert!(last.is_none_or(|last| out.seq > last), "numbers grow with the sender's");
        assert!(out.picture.is_none_or(|picture| picture < 0x8000));
        last = Some(out.seq);
        let mut patched = payload.to_vec();
        Patch { picture: out.picture, base: out.base }.apply(&mut patched);
        let read = Vp8Descriptor::parse(&patched);
        assert!(read.is_ok(), "its head is as long as before");
        let Ok(read) = read else { continue };
        assert_eq!(read.tl0_pic_idx(), out.base);
        assert!(read.picture_id() == out.picture || read.picture_id() == out.picture.map(|picture| picture & 0x7f));
    }
}

/// The first bytes of an H.264 packet.
pub fn h264_packets(bytes: &[u8]) {
    for payload in pieces(bytes).take(64) {
        let begins = crate::track::h264::starts_keyframe(payload);
        assert!(!begins || str0m::format::detect_h264_nalu(payload, 7), "what begins a keyframe has parameters");
    }
}

/// Packets as they come to whoever writes a recording: see [`crate::recording::replay`].
pub fn recorded(bytes: &[u8]) {
    crate::recording::replay(pieces(bytes).take(512));
}

/// Reports of a receiver, as they are once opened; what is learned of the line from them.
pub fn feedback(bytes: &[u8]) {
    let start = Instant::now();
    let at = |millis| start + Duration::from_millis(millis);
    let mut register = Register::default();
    (0..SENT).for_each(|number| register.send(1_000, None, at(number)));
    let mut estimate = Estimate::new(1_000_000);
    let mut left = SENT;
    for report in pieces(bytes).take(16) {
        for told in read_control(report) {
            match told {
                Told::Missing { packets, .. } => {
                    assert!(packets.len() <= report.len() * 5, "a mask names sixteen more")
                }
                Told::Arrived { first, times } => {
                    let news = register.hear(first, &times, at(SENT));
                    let arrived = u64::try_from(news.arrivals.len()).unwrap_or(u64::MAX);
                    assert!(arrived <= left, "a packet arrives once");
                    left -= arrived;
                    estimate.hear(&news, register.round_trip(), at(SENT));
                    assert!((10_000..=4_000_000).contains(&estimate.value()), "{}", estimate.value());
                }
                Told::Quality { .. } | Told::Keyframe { .. } | Told::Other => {}
            }
        }
    }
}

/// Packets that reports may be about.
const SENT: u64 = 300;

/// Splits bytes into pieces, each after its length in two bytes; the last one may be shorter.
fn pieces(mut bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let (length, rest) = bytes.split_first_chunk::<2>()?;
        let (piece, rest) = rest.split_at(usize::from(u16::from_be_bytes(*length)).min(rest.len()));
        bytes = rest;
        Some(piece)
    })
}

#[cfg(test)]
mod tests;
