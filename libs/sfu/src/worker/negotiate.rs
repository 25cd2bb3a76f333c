//! Offers and answers, and asking clients for offers.

use livekit_protocol as proto;
use livekit_protocol::leave_request::Action;
use livekit_protocol::signal_response::Message;
use str0m::Rtc;
use str0m::change::SdpOffer;
use str0m::media::{MediaKind, Mid};
use str0m::rtp::Ssrc;

use super::Worker;
use crate::egress::Source;
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
        let renewed = |mid: Mid| outcome.bound.iter().any(|(bound, _)| Mid::from(bound.as_str()) == mid);
        let stay: Vec<Source> = peer.egress.sources().filter(|source| !renewed(source.mid)).collect();
        let answer = peer.guard(|rtc| {
            stay.iter().for_each(|source| declare(rtc, source));
            let offer = SdpOffer::from_sdp_string(&description.sdp).ok()?;
            let answer = rtc.sdp_api().accept_offer(offer).ok()?;
            let (_, sections) = crate::sdp::sections(&description.sdp);
            let numbered = sections.iter().filter_map(|section| take_over(rtc, Mid::from(section.mid)));
            Some((answer, numbered.collect::<Vec<_>>()))
        });
        let Some((answer, numbered)) = answer.flatten() else {
            tracing::info!(participant = %peer.sid, "an offer could not be answered");
            self.give_up(key);
            return;
        };
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
        self.bind_outlets(key, &outcome.bound, &numbered);
        self.quiet_idle(key);
        self.asking.insert(key);
    }

    /// Sections that carry nothing have no source.
    fn quiet_idle(&mut self, key: PeerKey) {
        let Some(peer) = self.peers.get_mut(&key) else { return };
        for mid in peer.negotiator.idle() {
            peer.egress.silence(Mid::from(mid));
        }
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

/// The numbers under which a section sends, as its answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbered {
    pub(super) mid: Mid,
    pub(super) ssrc: Ssrc,
    /// Those of what is repeated; sound is not.
    pub(super) repair: Option<Ssrc>,
}

/// Lets the next answer name the source that a section has; one that is to carry another track gets another. No section may ever
/// carry two tracks under one: browsers would decode the second one without showing it.
fn declare(rtc: &mut Rtc, source: &Source) {
    if rtc.media(source.mid).is_some() {
        let repair = source.repair.map(|repair| repair.ssrc.into());
        rtc.direct_api().declare_stream_tx(source.ssrc.into(), repair, source.mid, None);
    }
}

/// Takes a source that an answer names out of the transport, which makes them for all sections that it may send in: what leaves there
/// is written by `egress`, and nothing else may be sealed under its number.
fn take_over(rtc: &mut Rtc, mid: Mid) -> Option<Numbered> {
    let sound = rtc.media(mid)?.kind() == MediaKind::Audio;
    let mut direct = rtc.direct_api();
    let stream = direct.stream_tx_by_mid(mid, None)?;
    let (ssrc, repair) = (stream.ssrc(), stream.rtx().filter(|_| !sound));
    direct.remove_stream_tx(ssrc);
    Some(Numbered { mid, ssrc, repair })
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};
    use std::time::Instant;

    use super::*;
    use crate::client::offer_for_tests;
    use crate::egress::{Names, Repair};

    #[test]
    fn an_answer_names_the_source_that_a_section_has_or_another_one_and_the_transport_keeps_none() {
        let now = Instant::now();
        let offer = offer_for_tests(SocketAddr::from((Ipv4Addr::LOCALHOST, 9)), now);
        let mut rtc = Rtc::builder().set_rtp_mode(true).set_ice_lite(true).build(now);
        let mids: Vec<Mid> = crate::sdp::sections(&offer)
            .1
            .iter()
            .filter(|section| section.kind.is_some())
            .map(|section| Mid::from(section.mid))
            .collect();
        let mut accept = |declared: &[Source]| {
            declared.iter().for_each(|source| declare(&mut rtc, source));
            let answer = rtc.sdp_api().accept_offer(SdpOffer::from_sdp_string(&offer).unwrap()).unwrap();
            let numbered: Vec<Numbered> = mids.iter().filter_map(|mid| take_over(&mut rtc, *mid)).collect();
            for Numbered { ssrc, .. } in &numbered {
                assert!(answer.to_sdp_string().contains(&format!("a=ssrc:{ssrc} ")));
                assert!(rtc.direct_api().stream_tx(ssrc).is_none());
            }
            numbered
        };
        let first = accept(&[]);
        assert_eq!(
            first.iter().map(|it| it.repair.is_some()).collect::<Vec<_>>(),
            [false, false, false, true, true, true]
        );
        let stays = first.get(4).unwrap();
        let repair = stays.repair.map(|ssrc| Repair { ssrc: *ssrc, payload: 97 });
        let source = Source { ssrc: *stays.ssrc, mid: stays.mid, rate: 90_000, names: Names::default(), repair };
        let second = accept(&[source]);
        for (before, after) in first.iter().zip(&second) {
            assert_eq!(before == after, before.mid == stays.mid, "{before:?} {after:?}");
        }
    }
}
