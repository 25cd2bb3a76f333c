//! Offers and answers, and asking clients for offers.

use livekit_protocol as proto;
use livekit_protocol::leave_request::Action;
use livekit_protocol::signal_response::Message;
use str0m::Rtc;
use str0m::change::SdpOffer;
use str0m::media::{MediaKind, Mid};

use super::Worker;
use crate::ids::PeerKey;
use crate::presence::Departure;
use crate::sdp::Opus;
use crate::track::Track;

impl Worker {
    /// A client offers: new sections, tracks it sends or no longer sends, or new addresses.
    pub(super) fn offered(&mut self, key: PeerKey, description: proto::SessionDescription) {
        self.place(key);
        let Some(peer) = self.peers.get_mut(&key) else { return };
        let outcome = match peer.negotiator.offered(&description.sdp, description.id) {
            Ok(outcome) => outcome,
            Err(error) => {
                tracing::info!(participant = %peer.sid, %error, "an offer was refused");
                self.give_up(key);
                return;
            }
        };
        let answer = peer.guard(|rtc| {
            for (mid, _) in &outcome.bound {
                renew_source(rtc, Mid::from(mid.as_str()));
            }
            let offer = SdpOffer::from_sdp_string(&description.sdp).ok()?;
            rtc.sdp_api().accept_offer(offer).ok()
        });
        let Some(answer) = answer.flatten() else {
            tracing::info!(participant = %peer.sid, "an offer could not be answered");
            self.give_up(key);
            return;
        };
        peer.learn_resends();
        let ufrag = peer.guard(|rtc| rtc.direct_api().local_ice_credentials().ufrag);
        if let Some(ufrag) = ufrag
            && ufrag != peer.ufrag
        {
            // The old name stays valid until the client has found the way by the new one.
            self.by_ufrag.insert(ufrag.clone(), key);
            self.seat.names.insert(&ufrag, self.seat.number);
            peer.ufrag = ufrag;
        }
        self.drain(key);
        self.sections_ended(key, &outcome.ended);
        self.bind_tracks(key);
        // Clients must know a participant before its track comes.
        self.announce_changes();
        self.answer(key, &answer.to_sdp_string());
        self.bind_outlets(key, &outcome.bound);
        self.quiet_idle(key);
        self.asking.insert(key);
    }

    /// Sections that carry nothing have no source. str0m would fill a line up to 50 kbit/s through them, which on a line
    /// for sound alone is most of it, and looks through all sources for each packet of the others.
    fn quiet_idle(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        let idle: Vec<Mid> = peer.negotiator.idle().map(Mid::from).collect();
        peer.guard(|rtc| {
            let mut direct = rtc.direct_api();
            for mid in idle {
                if let Some(source) = direct.stream_tx_by_mid(mid, None).map(|stream| stream.ssrc()) {
                    direct.remove_stream_tx(source);
                }
            }
        });
    }

    fn answer(&mut self, key: PeerKey, text: &str) {
        let Some(peer) = self.peers.get(&key) else { return };
        let opus = |mid: &str| {
            let track = peer
                .tracks
                .iter()
                .filter_map(|track| self.tracks.get(track))
                .find(|track| track.mid.as_deref() == Some(mid));
            let mut extra = Vec::new();
            if track.is_none_or(|track| track.dtx) {
                extra.push("usedtx=1");
            }
            if track.is_some_and(|track| track.stereo) {
                extra.push("stereo=1");
            }
            Opus { parameters: extra.join(";"), redundant: track.is_some_and(Track::repairs) }
        };
        let (sdp, mid_to_track_id) = peer.negotiator.answer(text, opus);
        let id = peer.negotiator.offer_id();
        let description = proto::SessionDescription { r#type: "answer".to_owned(), sdp, id, mid_to_track_id };
        self.send(key, Message::Answer(description));
    }

    /// Ends a connection that cannot be negotiated; the client may try anew.
    fn give_up(&mut self, key: PeerKey) {
        self.dismiss(key, Action::Disconnect, proto::DisconnectReason::StateMismatch);
        self.depart(key, Departure::Failed);
    }

    /// Asks clients for the sections that their tracks need.
    pub(super) fn ask_for_offers(&mut self) {
        for key in std::mem::take(&mut self.asking) {
            let Some(peer) = self.peers.get_mut(&key) else { continue };
            if peer.link.is_none() {
                continue;
            }
            if let Some(requirement) = peer.negotiator.requirement() {
                peer.send(Message::MediaSectionsRequirement(proto::MediaSectionsRequirement {
                    num_audios: requirement.audios,
                    num_videos: requirement.videos,
                }));
            }
        }
    }
}

/// Gives a section another source than it had before. It may never carry two tracks under one:
/// browsers would decode the second one without showing it.
///
/// Removing and declaring is not the same as `reset_stream_tx`: that leaves the stream filed
/// under its old number in str0m 0.25, where neither we nor its own repair find it.
fn renew_source(rtc: &mut Rtc, mid: Mid) {
    let Some(video) = rtc.media(mid).map(|media| media.kind() == MediaKind::Video) else {
        // The section is new in this offer; its source will be as well.
        return;
    };
    let mut direct = rtc.direct_api();
    let before = direct.stream_tx_by_mid(mid, None).map(|stream| stream.ssrc());
    if let Some(before) = before {
        direct.remove_stream_tx(before);
    }
    let source = direct.new_ssrc();
    // Sound has no repair stream; with one, Chrome refuses the whole answer.
    let repair = video.then(|| direct.new_ssrc());
    direct.declare_stream_tx(source, repair, mid, None);
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};
    use std::time::Instant;

    use super::*;
    use crate::client::offer_for_tests;

    #[test]
    fn a_section_that_carries_another_track_gets_a_source_that_can_be_found() {
        let now = Instant::now();
        let offer = offer_for_tests(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), now);
        let mut rtc = Rtc::builder().set_rtp_mode(true).set_ice_lite(true).build(now);
        rtc.sdp_api().accept_offer(SdpOffer::from_sdp_string(&offer).unwrap()).unwrap();
        let mut kinds = Vec::new();
        for section in crate::sdp::sections(&offer).1.iter().filter(|section| section.kind.is_some()) {
            let mid = Mid::from(section.mid);
            let before = rtc.direct_api().stream_tx_by_mid(mid, None).unwrap().ssrc();
            renew_source(&mut rtc, mid);
            let mut direct = rtc.direct_api();
            let after = direct.stream_tx_by_mid(mid, None).unwrap().ssrc();
            assert_ne!(before, after);
            assert!(direct.stream_tx(&before).is_none());
            let repair = direct.stream_tx(&after).unwrap().rtx().is_some();
            let video = section.kind == Some(crate::sdp::Kind::Video);
            assert_eq!(repair, video, "only pictures are repaired");
            kinds.push(video);
        }
        assert_eq!(kinds, [false, false, false, true, true, true]);
    }
}
