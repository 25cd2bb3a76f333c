//! Scenes that a client asks for to test how it copes. They touch nobody but itself.

use std::time::Duration;

use livekit_protocol as proto;
use livekit_protocol::leave_request::Action;
use livekit_protocol::signal_response::Message;
use livekit_protocol::simulate_scenario::Scenario;

use super::Worker;
use crate::clock;
use crate::ids::PeerKey;
use crate::presence::Departure;

/// Longest pretended speech.
const LONGEST_SPEECH: i32 = 60;

impl Worker {
    pub(super) fn simulate(&mut self, key: PeerKey, scenario: &proto::SimulateScenario) {
        match &scenario.scenario {
            Some(Scenario::SpeakerUpdate(seconds)) => self.pretend_speech(key, *seconds),
            Some(Scenario::SubscriberBandwidth(bits)) => {
                if let Some(peer) = self.peers.get_mut(&key) {
                    peer.ceiling = u64::try_from(*bits).ok().filter(|bits| *bits > 0);
                }
                self.allocate_for(key);
            }
            Some(Scenario::ServerLeave(_)) => {
                self.dismiss(key, Action::Disconnect, proto::DisconnectReason::ServerShutdown);
                self.depart(key, Departure::Removed);
            }
            Some(Scenario::NodeFailure(_) | Scenario::LeaveRequestFullReconnect(_)) => {
                self.dismiss(key, Action::Reconnect, proto::DisconnectReason::StateMismatch);
                self.depart(key, Departure::Failed);
            }
            // A server of one process has nowhere to migrate to: the client comes back over another websocket.
            Some(Scenario::Migration(_)) => self.dismiss(key, Action::Resume, proto::DisconnectReason::Migration),
            Some(Scenario::DisconnectSignalOnResume(_)) => self.interrupt_next(key, true),
            Some(Scenario::DisconnectSignalOnResumeNoMessages(_)) => self.interrupt_next(key, false),
            // Which way media takes is the client's choice among the candidates.
            Some(Scenario::SwitchCandidateProtocol(_)) | None => {}
        }
    }

    /// Shows a client as speaking, to itself only, until some seconds are over.
    fn pretend_speech(&mut self, key: PeerKey, seconds: i32) {
        let until = Duration::from_secs(u64::from(seconds.clamp(0, LONGEST_SPEECH).unsigned_abs()));
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.pretends = Some(clock::now() + until);
        }
        self.tell_pretence(key, true);
    }

    /// Ends pretended speech whose time is over.
    pub(super) fn end_pretence(&mut self, key: PeerKey) {
        let now = clock::now();
        let over = self.peers.get_mut(&key).is_some_and(|peer| peer.pretends.take_if(|until| *until <= now).is_some());
        if over {
            self.tell_pretence(key, false);
        }
    }

    fn tell_pretence(&mut self, key: PeerKey, active: bool) {
        let Some(sid) = self.peers.get(&key).map(|peer| peer.sid.clone()) else { return };
        let level = if active { 1.0 } else { 0.0 };
        let speakers = vec![proto::SpeakerInfo { sid, level, active }];
        self.send(key, Message::SpeakersChanged(proto::SpeakersChanged { speakers }));
    }

    fn interrupt_next(&mut self, key: PeerKey, after_first: bool) {
        if let Some(peer) = self.peers.get_mut(&key) {
            peer.interrupt = Some(after_first);
        }
    }
}
