//! How much somebody wants to receive at most.

use livekit_protocol as proto;
use livekit_protocol::request_response::Reason;
use livekit_protocol::signal_response::Message;

use super::Worker;
use crate::ids::PeerKey;

/// The attribute by which a client tells it: whole kbit/s, sound and pictures together; empty for no limit. Everybody may say it
/// of themselves, and nobody else is told.
const RECEIVES: &str = "receives";

impl Worker {
    /// Takes such a wish; false when the request is about something else.
    pub(super) fn take_ceiling(&mut self, key: PeerKey, update: &proto::UpdateParticipantMetadata) -> bool {
        let Some(told) = update.attributes.get(RECEIVES) else { return false };
        if update.attributes.len() > 1 || !update.name.is_empty() || !update.metadata.is_empty() {
            return false;
        }
        let limit = match told.as_str() {
            "" => None,
            text => match text.parse::<u32>() {
                Ok(kilobits) => Some(u64::from(kilobits).saturating_mul(1_000)),
                Err(_) => {
                    let text = "receives is a number of kbit/s";
                    self.respond(key, update.request_id, Reason::InvalidRequest, text, None);
                    return true;
                }
            },
        };
        let Some(peer) = self.peers.get_mut(&key) else { return true };
        peer.line.limit = limit;
        // Clients wait until they read the value in what they are told about themselves.
        peer.version = peer.version.saturating_add(1);
        if let Some(mut info) = self.info(key) {
            info.attributes.insert(RECEIVES.to_owned(), told.clone());
            self.send(key, Message::Update(proto::ParticipantUpdate { participants: vec![info] }));
        }
        self.respond(key, update.request_id, Reason::Ok, "", None);
        self.allocate_for(key);
        true
    }
}
