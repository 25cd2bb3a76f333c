//! What of a room is recorded: which tracks, which layer of each, and nobody who is not named.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use livekit_protocol::TrackSource;
use str0m::rtp::{RtpPacket, Vp8Descriptor};
use tokio::sync::oneshot;

use super::Worker;
use crate::clock;
use crate::ids::TrackKey;
use crate::recording::{About, Begin, Ending, Line, Note, Packet, Ring, Unrecorded};
use crate::redundant::Piece;
use crate::sdp::Kind;

/// How often a picture is asked for that needs no other, at least: players go to those, and what is cut out later ends at one.
const FRESH: Duration = Duration::from_secs(20);

/// The recordings of one media thread.
#[derive(Default)]
pub(super) struct Recorder {
    rooms: HashMap<String, Recorded>,
    taps: HashMap<TrackKey, Tap>,
    /// What the writer had no room for.
    late: Vec<(Ring, Note)>,
}

/// A room that is recorded.
struct Recorded {
    number: u64,
    ring: Ring,
    people: BTreeSet<String>,
    trouble: Arc<AtomicBool>,
    /// Who wants to know that it has ended.
    waiting: Vec<oneshot::Sender<Ending>>,
}

/// A track that is recorded.
struct Tap {
    recording: u64,
    ring: Ring,
    line: Arc<Line>,
    /// The layer that is recorded, and the one that should be.
    now: Option<usize>,
    target: Option<usize>,
    /// Something was cut out right before: a picture that needs no other is due.
    anew: bool,
    /// When a picture was last asked for that needs no other.
    asked: Instant,
}

impl Recorder {
    /// Takes a packet of sound.
    pub(super) fn sound(&self, track: TrackKey, piece: &Piece, now: Instant) {
        let Some(tap) = self.taps.get(&track) else { return };
        let Piece { seq, time, payload } = piece;
        let packet = Packet { seq: *seq, time: *time, marker: true, payload: Arc::clone(payload), at: now };
        tap.ring.leave((tap.recording, track.0), 0, packet, false, &tap.line);
    }

    /// Takes a packet of a picture, if it is of the layer that is recorded.
    pub(super) fn picture(&mut self, track: TrackKey, layer: usize, packet: &RtpPacket, now: Instant) {
        let Some(tap) = self.taps.get_mut(&track) else { return };
        if tap.now != Some(layer) || tap.anew {
            let begins = Vp8Descriptor::parse(&packet.payload).is_ok_and(|vp8| vp8.starts_keyframe(&packet.payload));
            if tap.target == Some(layer) && begins {
                (tap.now, tap.anew) = (Some(layer), false);
            }
        }
        if tap.now != Some(layer) {
            return;
        }
        let (payload, marker) = (Arc::clone(&packet.payload), packet.header.marker);
        let packet = Packet { seq: *packet.seq_no, time: packet.header.timestamp, marker, payload, at: now };
        tap.ring.leave((tap.recording, track.0), layer, packet, true, &tap.line);
    }

    /// Whether a track is recorded: then it has to be sent even if nobody watches.
    pub(super) fn takes(&self, track: TrackKey) -> bool {
        self.taps.contains_key(&track)
    }

    fn order(&mut self, ring: &Ring, note: Note) {
        if !self.late.is_empty() {
            self.late.push((ring.clone(), note));
        } else if let Err(note) = ring.order(note) {
            self.late.push((ring.clone(), *note));
        }
    }

    fn end(&mut self, track: TrackKey) {
        if let Some(tap) = self.taps.remove(&track) {
            self.order(&tap.ring, Note::End((tap.recording, track.0)));
        }
    }
}

impl Worker {
    pub(crate) fn record(
        &mut self,
        name: &str,
        ring: Ring,
        begin: Begin,
        people: BTreeSet<String>,
    ) -> Result<(), Unrecorded> {
        if self.recorder.rooms.contains_key(name) {
            return Err(Unrecorded::Already);
        }
        let room = self.rooms.get_mut(name).ok_or(Unrecorded::NoRoom)?;
        let peers = room.peers.iter().filter_map(|key| self.peers.get(key));
        let mut tracks = peers.flat_map(|peer| &peer.tracks).filter_map(|track| self.tracks.get(track));
        if tracks.any(crate::track::Track::is_encrypted) {
            return Err(Unrecorded::Encrypted);
        }
        let (number, trouble) = (begin.recording, Arc::clone(&begin.trouble));
        ring.order(Note::Begin(Box::new(begin))).map_err(|_| Unrecorded::Busy)?;
        self.recorder.rooms.insert(name.to_owned(), Recorded { number, ring, people, trouble, waiting: Vec::new() });
        self.look_after_recordings();
        Ok(())
    }

    pub(crate) fn record_person(&mut self, name: &str, identity: String, yes: bool) -> Result<(), Unrecorded> {
        let recorded = self.recorder.rooms.get_mut(name).ok_or(Unrecorded::NotRecorded)?;
        if yes {
            recorded.people.insert(identity);
        } else {
            recorded.people.remove(&identity);
        }
        self.look_after_recordings();
        Ok(())
    }

    pub(crate) fn cut_recording(&mut self, name: &str, from: SystemTime, why: String) -> Result<(), Unrecorded> {
        let recorded = self.recorder.rooms.get(name).ok_or(Unrecorded::NotRecorded)?;
        let (recording, ring) = (recorded.number, recorded.ring.clone());
        self.recorder.order(&ring, Note::Cut { recording, from, to: clock::wall(), why });
        // Behind what is left out, pictures go on with one that needs no other: better at once.
        let taps = self.recorder.taps.values_mut().filter(|tap| tap.recording == recording);
        taps.for_each(|tap| tap.anew = true);
        self.choose_recorded_layers();
        Ok(())
    }

    pub(crate) fn stop_recording(
        &mut self,
        name: &str,
        ending: Ending,
        done: Option<oneshot::Sender<()>>,
    ) -> Result<(), Unrecorded> {
        let Recorded { number, ring, waiting, .. } = self.recorder.rooms.remove(name).ok_or(Unrecorded::NotRecorded)?;
        self.recorder.taps.retain(|_, tap| tap.recording != number);
        self.recorder.order(&ring, Note::Finish { recording: number, at: clock::now(), ending, done });
        self.tell_of_recording(name, false);
        for one in waiting {
            // Whoever asked may have stopped waiting.
            let _ = one.send(ending);
        }
        Ok(())
    }

    pub(crate) fn tell_when_ended(&mut self, name: &str, tell: oneshot::Sender<Ending>) -> Result<(), Unrecorded> {
        let recorded = self.recorder.rooms.get_mut(name).ok_or(Unrecorded::NotRecorded)?;
        recorded.waiting.retain(|one| !one.is_closed());
        recorded.waiting.push(tell);
        Ok(())
    }

    pub(crate) fn is_recorded(&self, name: &str) -> bool {
        self.recorder.rooms.contains_key(name)
    }

    /// Ends all recordings: the server stops.
    pub(super) fn stop_recordings(&mut self) {
        for name in self.recorder.rooms.keys().cloned().collect::<Vec<_>>() {
            // It was there a moment ago.
            let _ = self.stop_recording(&name, Ending::Shutdown, None);
        }
    }

    /// Taps what should be recorded and lets go what should not, chooses layers, and asks for what a recording waits for.
    pub(super) fn look_after_recordings(&mut self) {
        for (ring, note) in std::mem::take(&mut self.recorder.late) {
            self.recorder.order(&ring, note);
        }
        if self.recorder.rooms.is_empty() {
            return;
        }
        for name in self.recorder.rooms.keys().cloned().collect::<Vec<_>>() {
            let trouble = self.recorder.rooms.get(&name).is_some_and(|room| room.trouble.load(Ordering::Relaxed));
            let ending = match self.rooms.contains_key(&name) {
                false => Some(Ending::Empty),
                true => trouble.then_some(Ending::Disk),
            };
            match ending {
                // It was there a moment ago.
                Some(ending) => _ = self.stop_recording(&name, ending, None),
                None => {
                    self.tell_of_recording(&name, true);
                    self.tap_room(&name);
                }
            }
        }
        self.choose_recorded_layers();
    }

    /// Pages show that they are recorded, or no longer.
    fn tell_of_recording(&mut self, name: &str, recorded: bool) {
        let Some(room) = self.rooms.get_mut(name) else { return };
        if room.recorded != recorded {
            room.recorded = recorded;
            self.tell_room(name);
        }
    }

    fn tap_room(&mut self, name: &str) {
        let (Some(recorded), Some(room)) = (self.recorder.rooms.get(name), self.rooms.get(name)) else { return };
        let (number, ring) = (recorded.number, recorded.ring.clone());
        let mut wanted = Vec::new();
        for peer in room.peers.iter().filter_map(|key| self.peers.get(key)) {
            if recorded.people.contains(&peer.grants.identity) {
                let tracks = peer.tracks.iter().filter_map(|track| self.tracks.get(track));
                wanted.extend(tracks.filter(|track| track.mid.is_some() && !track.is_encrypted()).map(|track| {
                    let line = Arc::new(Line::default());
                    About {
                        key: (number, track.key.0),
                        track: track.info.sid.clone(),
                        identity: peer.grants.identity.clone(),
                        participant: peer.sid.clone(),
                        source: source(track.info.source()),
                        video: track.kind == Kind::Video,
                        stereo: track.stereo,
                        line,
                    }
                }));
            }
        }
        let keys: BTreeSet<TrackKey> = wanted.iter().map(|about| TrackKey(about.key.1)).collect();
        let taps = self.recorder.taps.iter().filter(|(_, tap)| tap.recording == number);
        for gone in taps.map(|(track, _)| *track).filter(|track| !keys.contains(track)).collect::<Vec<_>>() {
            self.recorder.end(gone);
        }
        for about in wanted {
            let track = TrackKey(about.key.1);
            // What the writer has not been told of yet comes first.
            if self.recorder.taps.contains_key(&track) || !self.recorder.late.is_empty() {
                continue;
            }
            let line = Arc::clone(&about.line);
            line.wanting.store(about.video, Ordering::Relaxed);
            // Else at the next look.
            if ring.order(Note::Track(Box::new(about))).is_ok() {
                let tap = Tap {
                    recording: number,
                    ring: ring.clone(),
                    line,
                    now: None,
                    target: None,
                    anew: false,
                    asked: clock::now(),
                };
                self.recorder.taps.insert(track, tap);
            }
        }
    }

    /// The best layer that comes is recorded, from its next picture on that needs no other.
    fn choose_recorded_layers(&mut self) {
        let now = clock::now();
        let mut asked = Vec::new();
        for (key, tap) in &mut self.recorder.taps {
            let Some(track) = self.tracks.get(key).filter(|track| track.kind == Kind::Video) else { continue };
            if track.info.muted {
                continue;
            }
            tap.target = track.layers.iter().rposition(|layer| layer.alive(now)).or(tap.target);
            let stale = now.saturating_duration_since(tap.asked) >= FRESH;
            if stale || tap.anew || tap.now != tap.target || tap.line.wanting.load(Ordering::Relaxed) {
                tap.asked = now;
                asked.extend(tap.target.map(|layer| (*key, layer)));
            }
        }
        for (track, layer) in asked {
            self.ask_keyframe(track, layer);
        }
    }
}

/// What a track shows or says, as files are named.
fn source(source: TrackSource) -> &'static str {
    match source {
        TrackSource::Microphone => "microphone",
        TrackSource::Camera => "camera",
        TrackSource::ScreenShare => "screen",
        TrackSource::ScreenShareAudio => "screen-sound",
        TrackSource::Unknown => "other",
    }
}
