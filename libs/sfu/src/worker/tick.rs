//! Slow matters, ten times a second: speakers, bandwidth, layers nobody needs, broken websockets.

use std::time::{Duration, Instant};

use livekit_protocol as proto;
use livekit_protocol::leave_request::Action;
use livekit_protocol::signal_response::Message;

use super::Worker;
use crate::allocate::{self, Video};
use crate::clock;
use crate::ids::{PeerKey, TrackKey};
use crate::peer::line::{self, Wanted};
use crate::presence::{Change, Departure};
use crate::sdp::Kind;
use crate::talk::Spoken;

/// How long a participant without websocket is waited for.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long after its websocket closed a participant may still be heard to have left.
const GRACE: Duration = Duration::from_millis(300);
/// How long after its transport closed a participant with websocket is waited for.
const CLOSED_PATIENCE: Duration = Duration::from_secs(5);
/// How long a layer must not be needed before its sender is told.
const LAYER_PATIENCE: Duration = Duration::from_secs(5);
/// A packet that waits this long to be sent means the path is full.
const LONGEST_QUEUE: Duration = Duration::from_millis(300);
/// One that waits this long has to wait for others.
const QUEUE: Duration = Duration::from_millis(60);
/// Speakers are looked at every so many ticks.
const SPEAKER_TICKS: u64 = 3;
/// The quality of connections is told every so many ticks.
const QUALITY_TICKS: u64 = 50;
/// How many are in a room is told every so many ticks, when it has changed.
const ROOM_TICKS: u64 = 10;

impl Worker {
    pub(super) fn tick(&mut self) {
        self.outlet.flush();
        self.ticks = self.ticks.wrapping_add(1);
        self.wire.streams.sweep(clock::now());
        let keys: Vec<PeerKey> = self.peers.keys().copied().collect();
        for key in &keys {
            self.look_after_link(*key);
            self.end_pretence(*key);
            self.ask_keyframes(*key);
        }
        if self.ticks.is_multiple_of(2) {
            for key in keys {
                self.allocate_for(key);
            }
        }
        self.place_in_turn();
        self.look_after_recordings();
        if self.ticks.is_multiple_of(SPEAKER_TICKS) {
            self.tell_speakers();
            self.tell_talk();
        }
        if self.ticks.is_multiple_of(QUALITY_TICKS) {
            self.tell_quality();
            self.renew_tokens();
        }
        if self.ticks.is_multiple_of(ROOM_TICKS) {
            self.tell_rooms();
        }
        let tracks: Vec<TrackKey> = self.tracks.keys().copied().collect();
        for track in tracks {
            self.mend(track);
            self.tell_needed_layers(track);
        }
    }

    fn look_after_link(&mut self, key: PeerKey) {
        let now = clock::now();
        let Some(peer) = self.peers.get_mut(&key) else { return };
        peer.paths.look(now);
        if peer.link.as_ref().is_some_and(|link| link.sink.is_closed()) {
            peer.link = None;
        }
        let gone = peer.lost.map(|since| now.saturating_duration_since(since));
        match (&peer.link, gone) {
            (None, None) => peer.lost = Some(now),
            // A client that leaves says so and closes at once: hear it out first.
            (None, Some(gone)) if gone < GRACE => {}
            // Without transport and without websocket nobody comes back as this participant.
            (None, Some(gone)) if peer.closed || gone >= PATIENCE => self.depart(key, Departure::Lost),
            (None, Some(_)) if !peer.told_lost => {
                peer.told_lost = true;
                self.tell(key, Change::Reconnecting);
            }
            (Some(_), None) if peer.closed => peer.lost = Some(now),
            (Some(_), Some(gone)) if peer.closed && gone >= CLOSED_PATIENCE => {
                self.dismiss(key, Action::Reconnect, proto::DisconnectReason::MediaFailure);
                self.depart(key, Departure::Failed);
            }
            _ => {}
        }
    }

    fn tell_speakers(&mut self) {
        let mut told = Vec::new();
        for room in self.rooms.values_mut() {
            let changes = room.speakers.tick();
            if !changes.is_empty() {
                told.push((room.peers.clone(), changes));
            }
        }
        for (peers, changes) in told {
            let speakers = changes
                .iter()
                .filter_map(|change| {
                    let peer = self.peers.get(&change.who)?;
                    Some(proto::SpeakerInfo { sid: peer.sid.clone(), level: change.level, active: change.active })
                })
                .collect();
            self.send_all(&peers, Message::SpeakersChanged(proto::SpeakersChanged { speakers }));
            for change in changes.iter().filter(|change| change.turned) {
                self.tell(change.who, Change::Speaking(change.active));
            }
        }
    }

    /// Tells whoever keeps it who spoke from when to when.
    fn tell_talk(&mut self) {
        let now = clock::now();
        let told: Vec<_> = self.rooms.values_mut().flat_map(|room| room.talk.told(now)).collect();
        for spoken in told {
            self.tell_spoken(&spoken);
        }
    }

    /// What somebody said last, before they are told to be gone.
    pub(super) fn tell_last_words(&mut self, key: PeerKey) {
        let Some(room) = self.peers.get(&key).and_then(|peer| self.rooms.get_mut(&peer.room)) else { return };
        room.talk.end(key);
        for spoken in room.talk.told(clock::now()) {
            self.tell_spoken(&spoken);
        }
    }

    fn tell_spoken(&mut self, spoken: &Spoken<PeerKey>) {
        let (now, wall) = (clock::now(), clock::wall());
        let at = |then: Instant| {
            let ago = now.saturating_duration_since(then);
            wall.checked_sub(ago).unwrap_or(wall)
        };
        self.tell(spoken.who, Change::Spoke { from: at(spoken.from), to: at(spoken.to) });
    }

    /// Tells everybody in a room how well the others are connected: newcomers all of it, the others what has changed.
    /// In a big room the whole list would fill a poor line.
    fn tell_quality(&mut self) {
        let rooms: Vec<Vec<PeerKey>> = self.rooms.values().map(|room| room.peers.clone()).collect();
        for keys in rooms {
            let (mut all, mut changed, mut newcomers, mut others) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
            for key in keys {
                let Some(peer) = self.peers.get_mut(&key).filter(|peer| peer.connected) else { continue };
                let (quality, score) = quality(peer);
                let before = peer.told_quality.replace(quality);
                if before.is_none() { &mut newcomers } else { &mut others }.push(key);
                if peer.grants.hidden {
                    continue;
                }
                let (participant_sid, quality) = (peer.sid.clone(), quality.into());
                let info = proto::ConnectionQualityInfo { participant_sid, quality, score };
                if before.map(i32::from) != Some(quality) {
                    changed.push(info.clone());
                }
                all.push(info);
            }
            for (to, updates) in [(newcomers, all), (others, changed)] {
                if !updates.is_empty() {
                    self.send_all(&to, Message::ConnectionQuality(proto::ConnectionQualityUpdate { updates }));
                }
            }
        }
    }

    /// Shares a participant's bandwidth among the videos it watches.
    pub(super) fn allocate_for(&mut self, key: PeerKey) {
        let now = clock::now();
        let Some(peer) = self.peers.get_mut(&key) else { return };
        if !peer.connected {
            return;
        }
        let mut keys = Vec::new();
        let mut videos = Vec::new();
        let sound = peer.line.sound(now);
        let mut desired = sound;
        let (mut smallest, mut screen) = (0, 0);
        let estimate = peer.ceiling.map_or(peer.egress.estimate(), |ceiling| peer.egress.estimate().min(ceiling));
        for (track_key, subscription) in &peer.subscriptions {
            let Some(track) = self.tracks.get(track_key) else { continue };
            if track.kind != Kind::Video || subscription.outlet.is_none() {
                continue;
            }
            let shown = subscription.want.filter(|_| !track.info.muted);
            let layers = shown.map_or_else(Vec::new, |want| {
                track.layers.iter().take(want.saturating_add(1)).map(|layer| layer.rate(now)).collect()
            });
            if let Some(layer) = shown.and_then(|want| track.layers.get(want)) {
                desired = desired.saturating_add(layer.likely_rate());
            }
            let least = layers.iter().copied().flatten().next().unwrap_or(0);
            smallest += match subscription.target {
                Some(_) => least,
                None if line::may_return(estimate, subscription.starves(now)) => line::room_for(least),
                None => 0,
            };
            screen += if track.rank() > 0 { least } else { 0 };
            keys.push(*track_key);
            videos.push(Video { rank: track.rank(), layers, now: subscription.now });
        }
        let queue = peer.egress.waits(now);
        let congested = queue > LONGEST_QUEUE;
        let spent: u64 = videos.iter().filter_map(|video| video.layers.get(video.now?).copied()?).sum();
        let budget = peer.line.budget(estimate, sound, Wanted { spent, smallest, screen }, congested);
        let full = peer.line.is_full();
        let chosen = allocate::allocate(budget, &videos);
        let mut states = Vec::new();
        for ((track_key, video), layer) in keys.into_iter().zip(&videos).zip(chosen) {
            let Some(subscription) = peer.subscriptions.get_mut(&track_key) else { continue };
            // Nothing is alive: wait where we are for the first packet.
            let Some(lowest) = video.layers.iter().position(Option::is_some) else {
                if !video.layers.is_empty() && subscription.target.is_none() {
                    subscription.target = Some(0);
                }
                continue;
            };
            subscription.aim(layer, lowest, full, now);
            let paused = subscription.target.is_none();
            if paused != subscription.told_paused {
                subscription.told_paused = paused;
                states.push((track_key, paused));
            }
        }
        // Whoever is shown nothing needs no more than sound: a line is not tried out for its own sake.
        let idle = videos.iter().all(|video| video.layers.is_empty());
        let desired = if idle || !line::may_search(estimate, queue > QUEUE || full) { 0 } else { desired };
        let desired = (desired.saturating_mul(5) / 4).min(peer.line.limit.unwrap_or(u64::MAX));
        // What follows from it comes with the next packet or wake: a wake of everybody for this would cost more.
        peer.egress.aim(desired);
        self.tell_paused(key, &states);
    }

    fn tell_paused(&mut self, key: PeerKey, states: &[(TrackKey, bool)]) {
        if states.is_empty() {
            return;
        }
        let stream_states = states
            .iter()
            .filter_map(|(track, paused)| {
                let track = self.tracks.get(track)?;
                let owner = self.peers.get(&track.owner)?;
                let state = if *paused { proto::StreamState::Paused } else { proto::StreamState::Active };
                Some(proto::StreamStateInfo {
                    participant_sid: owner.sid.clone(),
                    track_sid: track.info.sid.clone(),
                    state: state.into(),
                })
            })
            .collect();
        self.send(key, Message::StreamStateUpdate(proto::StreamStateUpdate { stream_states }));
    }

    /// Tells a sender which layers somebody has use for: more at once, less after a while.
    fn tell_needed_layers(&mut self, track_key: TrackKey) {
        let now = clock::now();
        let Some(track) = self.tracks.get_mut(&track_key) else { return };
        if track.kind != Kind::Video || track.mid.is_none() {
            return;
        }
        let wanted = track
            .subscribers
            .iter()
            .filter_map(|subscriber| {
                self.peers.get(subscriber)?.subscriptions.get(&track_key).filter(|one| one.placed)?.want
            })
            .max();
        // A recording takes what others have use for, and something where nobody watches.
        let wanted = wanted.or(self.recorder.takes(track_key).then_some(0));
        let quality = wanted.and_then(|layer| track.layers.get(layer)).map_or(-1, |layer| layer.quality);
        let asked = track.asked_quality.unwrap_or(2);
        if quality == asked {
            track.less_since = None;
            return;
        }
        if quality < asked {
            let since = *track.less_since.get_or_insert(now);
            if now.saturating_duration_since(since) < LAYER_PATIENCE {
                return;
            }
        }
        track.less_since = None;
        track.asked_quality = Some(quality);
        let qualities: Vec<proto::SubscribedQuality> =
            (0..3).map(|number| proto::SubscribedQuality { quality: number, enabled: number <= quality }).collect();
        let update = proto::SubscribedQualityUpdate {
            track_sid: track.info.sid.clone(),
            subscribed_codecs: vec![proto::SubscribedCodec {
                codec: track.coding.name().to_owned(),
                qualities: qualities.clone(),
            }],
            ..quality_list(qualities)
        };
        let owner = track.owner;
        self.send(owner, Message::SubscribedQualityUpdate(update));
    }
}

#[expect(deprecated, reason = "older clients read the list here")]
fn quality_list(qualities: Vec<proto::SubscribedQuality>) -> proto::SubscribedQualityUpdate {
    proto::SubscribedQualityUpdate { subscribed_qualities: qualities, ..Default::default() }
}

/// How good a participant's connection is, by what it cannot be shown: a broken websocket or a
/// paused picture is poor, a smaller one than wished is good, else it is excellent. "Lost" is
/// never told: clients start over when they hear it.
fn quality(peer: &crate::peer::Peer) -> (proto::ConnectionQuality, f32) {
    let paused = peer.subscriptions.values().any(|subscription| subscription.told_paused);
    let smaller = peer.subscriptions.values().any(crate::subscription::Subscription::is_lowered);
    if paused || peer.link.is_none() {
        (proto::ConnectionQuality::Poor, 2.0)
    } else if smaller {
        (proto::ConnectionQuality::Good, 3.5)
    } else {
        (proto::ConnectionQuality::Excellent, 5.0)
    }
}
