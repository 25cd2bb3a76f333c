//! What a headless participant knows and has received.

use std::collections::{BTreeMap, BTreeSet};

use livekit_protocol as proto;

/// Messages that are kept; older ones are forgotten.
const KEPT_MESSAGES: usize = 256;

/// The state of a participant as it sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Its own sid.
    pub sid: String,
    /// Media flows.
    pub connected: bool,
    /// It may send audio and video.
    pub may_publish: bool,
    /// The others in the room by identity.
    pub others: BTreeMap<String, Remote>,
    /// What came of each track, by the track's sid.
    pub received: BTreeMap<String, Received>,
    /// Packets of its own sound that were left out because the machine was too slow.
    pub left_out: u64,
    /// Data messages, oldest first.
    pub messages: Vec<Message>,
    /// Identities that speak now.
    pub speaking: BTreeSet<String>,
    /// Sids of its own tracks, and whether they are muted.
    pub own: BTreeMap<String, bool>,
    /// How often it came back after its websocket broke.
    pub resumed: u32,
    /// Why the server sent it away.
    pub dismissed: Option<String>,
    /// The relays (TURN) it was told of.
    pub relays: Vec<String>,
    /// Reasons why the server did not do what it was asked.
    pub refusals: Vec<String>,
    /// Tracks, by sid, whose senders have decided that it may receive them (true) or not.
    pub verdicts: BTreeMap<String, bool>,
    /// The track, by sid, that each section carries.
    pub sections: BTreeMap<String, String>,
    /// Messages that came again and were not taken twice.
    pub repeats: u64,
    /// How many are in the room, as the server tells.
    pub people: u32,
    /// Tracks, by sid, that are paused for want of bandwidth.
    pub paused: BTreeSet<String>,
    /// It is shown itself speaking.
    pub speaks: bool,
    /// The text about the room.
    pub metadata: String,
    /// It is told that the room is recorded.
    pub recorded: bool,
}

/// Somebody else in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remote {
    /// New for each time somebody joins.
    pub sid: String,
    /// The name others see.
    pub name: String,
    /// Named values others can read.
    pub attributes: BTreeMap<String, String>,
    /// What they send, by sid.
    pub tracks: BTreeMap<String, RemoteTrack>,
    version: u32,
}

/// A track of somebody else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RemoteTrack {
    /// Pictures, not sound.
    pub video: bool,
    /// Nothing of it is forwarded now.
    pub muted: bool,
}

/// What came of a track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// Whole pictures or packets of sound.
    pub frames: u64,
    /// Pictures that need no other.
    pub keyframes: u64,
    /// Times that something was missing before a frame.
    pub gaps: u64,
    /// Bytes of those frames.
    pub bytes: u64,
    /// Packets of sound that are not silence.
    pub loud: u64,
    /// What tells the last frame from others, as in [`super::Clip::digests`].
    pub digest: Option<u64>,
    /// Packets of sound that never came, by the time stamps of those that did.
    pub missing: u64,
    /// Milliseconds of the video's own time, and how many of them it stood still: a picture was missing, or it could
    /// not be decoded for want of an earlier one.
    pub played: u64,
    /// See [`Self::played`].
    pub frozen: u64,
    /// The last time stamp, in ticks, and whether everything since the last keyframe came.
    last: Option<u64>,
    pub(super) whole: bool,
}

/// Ticks between two packets of sound of 20 ms, at 48 kHz.
const SOUND_STEP: u64 = 960;
/// A picture that comes later than this, in ticks at 90 kHz, was missed: three times the usual distance.
const FREEZE: u64 = 18_000;

impl Received {
    /// Whether the last picture could be decoded: nothing is missing since the last keyframe.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// A packet of sound with this time stamp.
    pub(super) fn sound(&mut self, time: u64) {
        if let Some(last) = self.last.filter(|last| time > *last) {
            self.missing += ((time - last) / SOUND_STEP).saturating_sub(1);
        }
        self.last = self.last.max(Some(time));
    }

    /// A picture with this time stamp; `contiguous` when nothing is missing before it.
    pub(super) fn picture(&mut self, time: u64, keyframe: bool, contiguous: bool) {
        self.whole = keyframe || (self.whole && contiguous);
        // A picture that cannot be decoded leaves the last one standing.
        if !self.whole {
            return;
        }
        if let Some(last) = self.last.filter(|last| time > *last) {
            let passed = time - last;
            self.played += passed / 90;
            self.frozen += if passed > FREEZE { passed / 90 } else { 0 };
        }
        self.last = self.last.max(Some(time));
    }
}

/// A data message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    /// Who sent it; empty for the server.
    pub from: String,
    /// What it is about.
    pub topic: String,
    /// Its content.
    pub payload: Vec<u8>,
    /// Came over the reliable channel.
    pub reliable: bool,
}

impl Report {
    pub(super) fn participant(&mut self, info: &proto::ParticipantInfo) {
        if info.sid == self.sid {
            self.may_publish = info.permission.as_ref().is_some_and(|permission| permission.can_publish);
            return;
        }
        if info.state() == proto::participant_info::State::Disconnected {
            self.others.retain(|_, other| other.sid != info.sid);
            return;
        }
        let other = self.others.entry(info.identity.clone()).or_default();
        if other.sid == info.sid && info.version < other.version {
            return;
        }
        *other = Remote {
            sid: info.sid.clone(),
            name: info.name.clone(),
            attributes: info.attributes.clone().into_iter().collect(),
            tracks: info
                .tracks
                .iter()
                .map(|track| {
                    let video = track.r#type() == proto::TrackType::Video;
                    (track.sid.clone(), RemoteTrack { video, muted: track.muted })
                })
                .collect(),
            version: info.version,
        };
    }

    pub(super) fn speakers(&mut self, changed: &proto::SpeakersChanged) {
        for speaker in &changed.speakers {
            if speaker.sid == self.sid {
                self.speaks = speaker.active;
            }
            let known = self.others.iter().find(|(_, other)| other.sid == speaker.sid);
            if let Some((identity, _)) = known {
                if speaker.active {
                    self.speaking.insert(identity.clone());
                } else {
                    self.speaking.remove(identity);
                }
            }
        }
    }

    pub(super) fn room(&mut self, room: Option<&proto::Room>) {
        if let Some(room) = room {
            self.people = room.num_participants;
            self.metadata.clone_from(&room.metadata);
            self.recorded = room.active_recording;
        }
    }

    pub(super) fn message(&mut self, message: Message) {
        self.messages.push(message);
        if self.messages.len() > KEPT_MESSAGES {
            self.messages.remove(0);
        }
    }

    /// What came of somebody's sound or pictures, all tracks together.
    pub fn received_of(&self, identity: &str, video: bool) -> Received {
        let mut sum = Received::default();
        for (sid, track) in self.others.get(identity).into_iter().flat_map(|other| &other.tracks) {
            let Some(received) = self.received.get(sid).filter(|_| track.video == video) else { continue };
            sum.frames += received.frames;
            sum.keyframes += received.keyframes;
            sum.gaps += received.gaps;
            sum.bytes += received.bytes;
            sum.missing += received.missing;
            sum.played += received.played;
            sum.frozen += received.frozen;
        }
        sum
    }

    /// Frames received of the tracks of somebody: sound and pictures.
    pub fn frames_of(&self, identity: &str) -> (u64, u64) {
        let mut frames = (0, 0);
        for (sid, track) in self.others.get(identity).into_iter().flat_map(|other| &other.tracks) {
            let count = self.received.get(sid).map_or(0, |received| received.frames);
            if track.video {
                frames.1 += count;
            } else {
                frames.0 += count;
            }
        }
        frames
    }
}
