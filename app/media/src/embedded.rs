//! Rooms inside this process.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::id::{PersonId, SessionId};
use sfu::token::{Key, Source};
use sfu::{Config, Notice, Permission, Sfu};

use crate::handover;
use crate::presence::moment;
use crate::rooms::{Refusal, Settings, Sitter, StartError, Stay, Work};

impl From<sfu::Refusal> for Refusal {
    fn from(refusal: sfu::Refusal) -> Self {
        match refusal {
            sfu::Refusal::NoRoom | sfu::Refusal::NoParticipant => Self::NotThere,
            sfu::Refusal::NoTrack | sfu::Refusal::TooLong => Self::NotSent,
            sfu::Refusal::Busy => Self::Busy,
        }
    }
}

/// The media server of this process, with the key of its tickets.
#[derive(Clone)]
pub(crate) struct Embedded {
    pub(crate) sfu: Sfu,
    pub(crate) key: Key,
    handover: Option<PathBuf>,
}

impl Embedded {
    pub(crate) fn start(settings: &Settings) -> Result<Self, StartError> {
        if settings.secret.len() < 32 {
            return Err(StartError::ShortSecret(settings.secret.len()));
        }
        let key = Key::new("rooms", &settings.secret);
        let before = settings.handover.as_deref().map(handover::take).unwrap_or_default();
        let config = Config {
            bind: settings.bind,
            advertised: settings.advertised,
            key: key.clone(),
            workers: settings.threads,
            ways: settings.ways.clone(),
        };
        let sfu = Sfu::start_after(config, before)?;
        Ok(Self { sfu, key, handover: settings.handover.clone() })
    }

    /// Ends, and leaves what the next start has to know.
    pub(crate) fn stop(&self) {
        let left = self.sfu.shutdown();
        if let Some(file) = &self.handover {
            handover::leave(file, &left);
        }
    }

    pub(crate) async fn present(&self, session: SessionId) -> Result<Vec<Sitter>, Refusal> {
        let participants = self.sfu.participants(&session.to_string()).await?;
        Ok(participants
            .into_iter()
            .filter_map(|participant| {
                Some(Sitter {
                    person: participant.identity.parse().ok()?,
                    sends: participant.tracks.iter().filter_map(|track| Some((track.source?, track.muted))).collect(),
                    connected: participant.connected,
                })
            })
            .collect())
    }

    pub(crate) async fn stays(&self) -> Result<Vec<Stay>, Refusal> {
        let mut stays = Vec::new();
        for room in self.sfu.rooms().await? {
            let Ok(session) = room.name.parse() else { continue };
            for participant in self.sfu.participants(&room.name).await? {
                let (Ok(person), Some(since)) = (participant.identity.parse(), moment(participant.joined)) else {
                    continue;
                };
                stays.push(Stay { session, person, stay: participant.sid, since });
            }
        }
        Ok(stays)
    }

    pub(crate) async fn mute(&self, session: SessionId, person: PersonId, source: Source) -> Result<(), Refusal> {
        Ok(self.sfu.mute(&session.to_string(), &person.to_string(), source).await?)
    }

    pub(crate) async fn remove(&self, session: SessionId, person: PersonId) -> Result<(), Refusal> {
        Ok(self.sfu.remove(&session.to_string(), &person.to_string()).await?)
    }

    pub(crate) async fn permit(&self, session: SessionId, person: PersonId, publish: bool) -> Result<(), Refusal> {
        let permission = Permission { publish, sources: Vec::new(), subscribe: true, data: true };
        Ok(self.sfu.permit(&session.to_string(), &person.to_string(), permission).await?)
    }

    pub(crate) async fn describe(
        &self,
        session: SessionId,
        person: PersonId,
        attributes: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let (room, identity) = (session.to_string(), person.to_string());
        Ok(self.sfu.describe(&room, &identity, None, None, attributes).await?)
    }

    pub(crate) async fn tell(
        &self,
        session: SessionId,
        topic: &str,
        payload: Vec<u8>,
        to: &[PersonId],
    ) -> Result<(), Refusal> {
        let to = to.iter().map(ToString::to_string).collect();
        Ok(self.sfu.notify(&session.to_string(), Notice { topic: topic.to_owned(), payload, to }).await?)
    }

    pub(crate) async fn inscribe(&self, session: SessionId, text: &str) -> Result<(), Refusal> {
        Ok(self.sfu.describe_room(&session.to_string(), text.to_owned()).await?)
    }

    pub(crate) async fn close(&self, session: SessionId) -> Result<(), Refusal> {
        Ok(self.sfu.close_room(&session.to_string()).await?)
    }

    pub(crate) fn work(&self) -> Work {
        let counters = self.sfu.counters();
        Work {
            forwarded_packets: counters.forwarded_packets,
            sent_bytes: counters.sent_bytes,
            people: counters.participants,
            rooms: counters.rooms,
            cpu: counters.cpu,
        }
    }
}
