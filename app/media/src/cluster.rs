//! Rooms on a LiveKit cluster: its API is called, its messages are heard.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use data_encoding::BASE64;
use domain::id::{PersonId, SessionId};
use domain::moment::Moment;
use domain::world::World;
use sfu::admin::Grant;
use sfu::token::{Key, Source};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::event::{self, EventRefusal, Heard};
use crate::presence::Told;
use crate::rooms::{Refusal, Sitter, StartError, Stay};
use crate::{Join, Ticket};

mod address;
mod api;
mod line;
mod shape;

pub(crate) use shape::{Name, Participant, Room, Whole};

use address::Address;
use api::{Api, ApiError, Verb};
use line::Line;

/// Events that may wait for a slow reader; further ones must be told again.
const QUEUE: usize = 256;
/// How long a ticket opens a room. The cluster does not know who was sent out, so it is as long as coming in takes; who is in
/// gets new ones from the cluster itself.
const LIFE: Duration = Duration::from_secs(60);
/// The longest message to pages, in bytes: the same as with rooms in this process.
const LONGEST: usize = 60_000;

/// How a cluster is reached.
#[derive(Clone)]
pub struct ClusterSettings {
    /// "wss://media.example.org", as browsers reach it; without TLS only on this machine.
    pub url: String,
    /// The name of a key that the cluster knows.
    pub key: String,
    /// That key's secret, at least 32 characters.
    pub secret: String,
    /// How long a call may take.
    pub patience: Duration,
    /// Time and chance.
    pub world: World,
}

impl std::fmt::Debug for ClusterSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClusterSettings").field("url", &self.url).field("key", &self.key).finish_non_exhaustive()
    }
}

/// A cluster, called with one key.
pub(crate) struct Cluster {
    api: Api,
    world: World,
    patience: Duration,
    heard: Mutex<Heard>,
    inbox: Mutex<Option<mpsc::Sender<Told>>>,
    told: Mutex<Option<mpsc::Receiver<Told>>>,
}

impl Cluster {
    pub(crate) fn new(settings: ClusterSettings) -> Result<Self, StartError> {
        let ClusterSettings { url, key, secret, patience, world } = settings;
        if key.is_empty() {
            return Err(StartError::NoKey);
        }
        if secret.len() < 32 {
            return Err(StartError::ShortSecret(secret.len()));
        }
        let address = Address::parse(&url).ok_or(StartError::Address(url))?;
        let api = Api::new(Line::new(address, patience)?, Key::new(key, secret.as_bytes()));
        let (inbox, told) = mpsc::channel(QUEUE);
        let (inbox, told) = (Mutex::new(Some(inbox)), Mutex::new(Some(told)));
        Ok(Self { api, world, patience, heard: Mutex::default(), inbox, told })
    }

    pub(crate) fn address(&self) -> &str {
        &self.api.line().address().public
    }

    pub(crate) async fn check(&self) -> Result<(), ApiError> {
        // A room that nobody has: whether the key is taken is all we want to know.
        let ask = shape::ListRooms { names: &["-"] };
        let _: shape::RoomList = self.api.call(Verb::ListRooms, Grant::List, &ask, self.world.now()).await?;
        Ok(())
    }

    pub(crate) fn ticket(&self, join: &Join, now: Moment) -> Ticket {
        let short = Join { life: join.life.min(LIFE), ..join.clone() };
        Ticket { url: Some(self.address().to_owned()), ..Ticket::sign(self.api.key(), &short, now) }
    }

    pub(crate) fn told(&self) -> Option<mpsc::Receiver<Told>> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    pub(crate) fn stop(&self) {
        self.inbox.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    pub(crate) async fn hear(&self, authorization: &str, body: &[u8], now: Moment) -> Result<(), EventRefusal> {
        let event = event::read(self.api.key(), authorization, body, now)?;
        if self.heard().knows(&event.id, now) {
            return Ok(());
        }
        if let Some(presence) = event.presence() {
            let inbox = self.inbox.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let (kept, is_kept) = oneshot::channel();
            let handed = async {
                inbox.ok_or(EventRefusal::Busy)?.send(Told { presence, kept }).await.map_err(|_| EventRefusal::Busy)?;
                is_kept.await.map_err(|_| EventRefusal::Busy)
            };
            timeout(self.patience, handed).await.map_err(|_| EventRefusal::Busy)??;
        }
        self.heard().note(event.id, now);
        Ok(())
    }

    fn heard(&self) -> std::sync::MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) async fn present(&self, session: SessionId) -> Result<Vec<Sitter>, Refusal> {
        let sitter = |participant: Participant| {
            let sends = participant.tracks.iter();
            Some(Sitter {
                person: participant.identity.parse().ok()?,
                sends: sends.filter_map(|track| Some((shape::source(&track.source)?, track.muted))).collect(),
                connected: participant.state.0 == "ACTIVE",
            })
        };
        Ok(self.participants(&session.to_string()).await?.into_iter().filter_map(sitter).collect())
    }

    pub(crate) async fn stays(&self) -> Result<Vec<Stay>, Refusal> {
        let all = shape::ListRooms { names: &[] };
        let rooms: shape::RoomList = self.api.call(Verb::ListRooms, Grant::List, &all, self.world.now()).await?;
        let mut stays = Vec::new();
        for room in rooms.rooms {
            // Others may have rooms on the same cluster.
            let Ok(session) = room.name.parse() else { continue };
            for participant in self.participants(&room.name).await? {
                let Ok(person) = participant.identity.parse() else { continue };
                let since = match participant.joined() {
                    0 => self.world.now(),
                    micros => Moment::from_micros(micros),
                };
                stays.push(Stay { session, person, stay: participant.sid, since });
            }
        }
        Ok(stays)
    }

    async fn participants(&self, room: &str) -> Result<Vec<Participant>, Refusal> {
        let ask = shape::InRoom { room };
        let found = self.api.call(Verb::ListParticipants, Grant::Room(room), &ask, self.world.now()).await;
        match found {
            Ok(shape::ParticipantList { participants }) => {
                Ok(participants.into_iter().filter(|participant| participant.state.0 != "DISCONNECTED").collect())
            }
            Err(ApiError::NotFound) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    async fn participant(&self, room: &str, identity: &str) -> Result<Participant, ApiError> {
        let ask = shape::Somebody { room, identity, revoke_token_ts: None };
        self.api.call(Verb::GetParticipant, Grant::Room(room), &ask, self.world.now()).await
    }

    pub(crate) async fn mute(&self, session: SessionId, person: PersonId, source: Source) -> Result<(), Refusal> {
        let (room, identity) = (session.to_string(), person.to_string());
        let sends = self.participant(&room, &identity).await?.tracks;
        let mut found = Err(Refusal::NotSent);
        for track in sends.iter().filter(|track| shape::source(&track.source) == Some(source)) {
            let ask = shape::Mute { room: &room, identity: &identity, track_sid: &track.sid, muted: true };
            let grant = Grant::Room(&room);
            let _: shape::Done = self.api.call(Verb::MutePublishedTrack, grant, &ask, self.world.now()).await?;
            found = Ok(());
        }
        found
    }

    pub(crate) async fn remove(&self, session: SessionId, person: PersonId) -> Result<(), Refusal> {
        let (room, identity) = (session.to_string(), person.to_string());
        // A ticket of the second after this one is another decision.
        let after = self.world.now().micros().div_euclid(1_000_000).saturating_add(1);
        let ask = shape::Somebody { room: &room, identity: &identity, revoke_token_ts: Some(after.to_string()) };
        let grant = Grant::Room(&room);
        let _: shape::Done = self.api.call(Verb::RemoveParticipant, grant, &ask, self.world.now()).await?;
        Ok(())
    }

    pub(crate) async fn permit(&self, session: SessionId, person: PersonId, publish: bool) -> Result<(), Refusal> {
        let (room, identity) = (session.to_string(), person.to_string());
        // The whole permission is replaced: whether they are hidden stays as it was.
        let hidden = self.participant(&room, &identity).await?.permission.is_some_and(|permission| permission.hidden);
        let permission =
            shape::Permission { can_subscribe: true, can_publish: publish, can_publish_data: true, hidden };
        self.update(&room, &identity, Some(permission), BTreeMap::new()).await
    }

    pub(crate) async fn describe(
        &self,
        session: SessionId,
        person: PersonId,
        attributes: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        self.update(&session.to_string(), &person.to_string(), None, attributes).await
    }

    async fn update(
        &self,
        room: &str,
        identity: &str,
        permission: Option<shape::Permission>,
        attributes: BTreeMap<String, String>,
    ) -> Result<(), Refusal> {
        let ask = shape::Update { room, identity, permission, attributes };
        let grant = Grant::Room(room);
        let _: shape::Done = self.api.call(Verb::UpdateParticipant, grant, &ask, self.world.now()).await?;
        Ok(())
    }

    pub(crate) async fn tell(
        &self,
        session: SessionId,
        topic: &str,
        payload: Vec<u8>,
        to: &[PersonId],
    ) -> Result<(), Refusal> {
        if payload.len() > LONGEST {
            return Err(Refusal::NotSent);
        }
        let room = session.to_string();
        let ask = shape::Data {
            room: &room,
            data: BASE64.encode(&payload),
            kind: "RELIABLE",
            destination_identities: to.iter().map(ToString::to_string).collect(),
            topic,
            nonce: BASE64.encode(&self.world.secret::<16>()),
        };
        let _: shape::Done = self.api.call(Verb::SendData, Grant::Room(&room), &ask, self.world.now()).await?;
        Ok(())
    }

    pub(crate) async fn inscribe(&self, session: SessionId, text: &str) -> Result<(), Refusal> {
        if text.len() > LONGEST {
            return Err(Refusal::NotSent);
        }
        let room = session.to_string();
        let ask = shape::Inscription { room: &room, metadata: text };
        let grant = Grant::Room(&room);
        let _: shape::Done = self.api.call(Verb::UpdateRoomMetadata, grant, &ask, self.world.now()).await?;
        Ok(())
    }

    pub(crate) async fn close(&self, session: SessionId) -> Result<(), Refusal> {
        let room = session.to_string();
        let ask = shape::InRoom { room: &room };
        let _: shape::Done = self.api.call(Verb::DeleteRoom, Grant::Create, &ask, self.world.now()).await?;
        Ok(())
    }
}
