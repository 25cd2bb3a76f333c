//! The life of a headless participant: one task that speaks, plays, listens and counts.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use livekit_protocol as proto;
use livekit_protocol::signal_request::Message as Ask;
use livekit_protocol::signal_response::Message as Told;
use prost::Message as _;
use str0m::media::KeyframeRequestKind;
use str0m::net::Receive;
use str0m::{Event, Input, Output};
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message as Frame;

use super::badness::{self, Badness};
use super::data::Ledger;
use super::door::{Socket, connect, enter, first_message, next_message, refusal};
use super::path::{Came, Path};
use super::stage::{Cue, Stage};
use super::transport::{self, Transport};
use super::{ClientError, Command, Entrance, Manner, Report, Way};
use crate::clock;
use crate::token::Source;

/// A sign of life for the server.
const PING: Duration = Duration::from_secs(5);
/// A keyframe that was asked for may take this long.
const ASK_AGAIN: Duration = Duration::from_millis(300);

/// Loudness, in dB below the loudest possible, above which a packet of sound is loud.
const QUIET: i8 = -60;

/// Everything a participant has.
pub(super) struct Run {
    pub(super) entrance: Entrance,
    commands: mpsc::Receiver<Command>,
    pub(super) report: watch::Sender<Report>,
    websocket: Option<Socket>,
    pub(super) path: Path,
    pub(super) transport: Transport,
    pub(super) stage: Option<Stage>,
    wake: Instant,
    next_ping: Instant,
    /// Sections the server asked for while an offer was open.
    pub(super) owed: Option<(u32, u32)>,
    pub(super) muted: HashMap<i32, bool>,
    pub(super) sids: HashMap<String, String>,
    pub(super) left: bool,
    pub(super) ledger: Ledger,
    /// The newest token.
    pub(super) token: watch::Sender<String>,
    /// Neither hears nor says anything: the path is gone.
    cut: bool,
    /// Spoils copies of what it sends.
    badness: Option<Badness>,
    /// What it says is told to be silence.
    silent: bool,
    /// When a keyframe was asked for last.
    asked: Option<Instant>,
}

impl Run {
    pub(super) async fn begin(
        entrance: Entrance,
        way: Way,
        commands: mpsc::Receiver<Command>,
        report: watch::Sender<Report>,
        token: watch::Sender<String>,
        manner: Manner,
    ) -> Result<Self, ClientError> {
        let stream = connect(&entrance.url).await?;
        let here = stream.local_addr().map_err(|error| ClientError::Connect(error.to_string()))?.ip();
        let path = match way {
            Way::Udp => Path::udp(here).await.map_err(|error| ClientError::Connect(error.to_string()))?,
            Way::Tcp => Path::Tcp(None),
        };
        let now = clock::now();
        let clip = entrance.clip.as_ref();
        let (transport, mut offer) =
            Transport::new(path.candidate(), clip, entrance.subscribe, manner != Manner::WithoutH264, now)?;
        if manner == Manner::Impostor {
            offer.sdp = badness::with_other_fingerprint(&offer.sdp);
        }
        let request = proto::JoinRequest {
            client_info: Some(proto::ClientInfo { protocol: 17, ..Default::default() }),
            connection_settings: Some(proto::ConnectionSettings {
                auto_subscribe: entrance.subscribe,
                ..Default::default()
            }),
            add_track_requests: transport::announcements(clip),
            publisher_offer: Some(offer),
            ..Default::default()
        };
        let mut websocket = enter(&entrance, stream, &request).await?;
        let first = first_message(&mut websocket).await?;
        let Told::Join(join) = first else {
            return Err(ClientError::Refused(refusal(&first)));
        };
        let stage = entrance.clip.clone().map(|clip| Stage::new(clip, now));
        let mut run = Self {
            entrance,
            commands,
            report,
            websocket: Some(websocket),
            path,
            transport,
            stage,
            wake: now,
            next_ping: now + PING,
            owed: None,
            muted: HashMap::new(),
            sids: HashMap::new(),
            left: false,
            ledger: Ledger::default(),
            token,
            cut: false,
            badness: None,
            silent: false,
            asked: None,
        };
        run.report.send_modify(|report| {
            report.relays = join.ice_servers.iter().flat_map(|server| server.urls.clone()).collect();
            if let Some(own) = &join.participant {
                report.sid.clone_from(&own.sid);
                report.participant(own);
            }
            for other in &join.other_participants {
                report.participant(other);
            }
            report.room(join.room.as_ref());
        });
        run.drain().await;
        Ok(run)
    }

    pub(super) async fn until_left(mut self) {
        while !self.left {
            let stage = self.stage.as_ref().and_then(Stage::next);
            let wake = stage.map_or(self.wake, |next| next.min(self.wake)).min(self.next_ping);
            tokio::select! {
                came = self.path.receive() => {
                    if let Some(came) = came {
                        self.receive(&came);
                    }
                }
                message = next_message(&mut self.websocket) => match message {
                    Some(message) => self.told(message).await,
                    None => self.come_back().await,
                },
                command = self.commands.recv() => match command {
                    Some(command) => self.obey(command).await,
                    None => self.left = true,
                },
                () = sleep_until(wake.into()) => self.pass().await,
            }
            self.drain().await;
        }
        // The server hears it from the websocket; the transport says good-bye as well.
        let _ = self.transport.rtc.close();
        self.drain().await;
        if let Some(mut websocket) = self.websocket.take() {
            // Closing before everything was read would take back what was said last.
            let farewell = async {
                let _ = websocket.close(None).await;
                while let Some(Ok(_)) = websocket.next().await {}
            };
            let _ = timeout(Duration::from_secs(2), farewell).await;
        }
    }

    fn receive(&mut self, came: &Came) {
        if let Ok(packet) = Receive::new(came.protocol, came.from, came.to, &came.bytes)
            && !self.cut
        {
            // A datagram that cannot be used is as good as lost.
            let _ = self.transport.rtc.handle_input(Input::Receive(clock::now(), packet));
        }
    }

    async fn pass(&mut self) {
        let now = clock::now();
        let _ = self.transport.rtc.handle_input(Input::Timeout(now));
        if now >= self.next_ping {
            self.next_ping = now + PING;
            let timestamp = crate::clock::millis(clock::wall());
            self.ask(Ask::PingReq(proto::Ping { timestamp, rtt: 0 })).await;
        }
        self.drain().await;
        let sizes = self.entrance.clip.as_ref().map_or(0, |clip| clip.video.len());
        for cue in self.stage.as_mut().map(|stage| stage.cues(now)).unwrap_or_default() {
            let source = match cue {
                Cue::Picture { .. } => proto::TrackSource::Camera,
                Cue::Sound { .. } => proto::TrackSource::Microphone,
            };
            if self.muted.get(&source.into()) == Some(&true) {
                continue;
            }
            if let Some(stage) = &self.stage {
                let cue = if self.silent { cue.hushed() } else { cue };
                self.transport.play(&cue, stage, sizes, now);
            }
            let _ = self.transport.rtc.handle_input(Input::Timeout(now));
            self.drain().await;
        }
        let left_out = self.stage.as_ref().map_or(0, Stage::left_out);
        if left_out > self.report.borrow().left_out {
            self.report.send_modify(|report| report.left_out = left_out);
        }
    }

    /// Sends and hears everything the transport has.
    async fn drain(&mut self) {
        loop {
            if !self.transport.rtc.is_alive() {
                // Why it closed comes over the websocket, or shows when that breaks.
                self.wake = clock::now() + PING;
                return;
            }
            match self.transport.rtc.poll_output() {
                Ok(Output::Transmit(_)) if self.cut => {}
                Ok(Output::Transmit(transmit)) => {
                    let copies = self.badness.as_mut().map(|badness| badness.copies(&transmit));
                    for copy in copies.into_iter().flatten() {
                        self.path.send(&copy).await;
                    }
                    self.path.send(&transmit).await;
                }
                Ok(Output::Event(event)) => self.event(event),
                Ok(Output::Timeout(at)) => {
                    self.wake = at.min(clock::now() + PING);
                    return;
                }
                Err(_) => self.transport.rtc.disconnect(),
            }
        }
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Connected => self.report.send_modify(|report| report.connected = true),
            Event::Closed => self.report.send_modify(|report| report.connected = false),
            Event::MediaData(data) => {
                let Some(track) = self.transport.tracks.get(&*data.mid) else { return };
                let mut decodable = true;
                self.report.send_modify(|report| {
                    let received = report.received.entry(track.clone()).or_default();
                    received.frames += 1;
                    received.bytes += u64::try_from(data.data.len()).unwrap_or(0);
                    received.keyframes += u64::from(data.is_keyframe());
                    received.gaps += u64::from(!data.contiguous);
                    received.digest = Some(super::clip::digest(&data.data));
                    received.loud += u64::from(data.ext_vals.audio_level.is_some_and(|level| level > QUIET));
                    let time = data.time.numer();
                    if data.params.spec().codec.is_audio() {
                        received.sound(time);
                    } else {
                        received.picture(time, data.is_keyframe(), data.contiguous);
                        decodable = received.whole;
                    }
                });
                // A decoder asks for a picture that needs no other.
                let now = clock::now();
                if !decodable && self.asked.is_none_or(|asked| now.saturating_duration_since(asked) > ASK_AGAIN) {
                    self.asked = Some(now);
                    if let Some(stream) = self.transport.rtc.direct_api().stream_rx_by_mid(data.mid, None) {
                        stream.request_keyframe(KeyframeRequestKind::Pli);
                    }
                }
            }
            Event::KeyframeRequest(request) => {
                let camera = self.transport.camera();
                if let (Some(size), Some(stage)) =
                    (Transport::size_of(request.mid, request.rid, camera), &mut self.stage)
                {
                    stage.refresh(size);
                }
            }
            Event::ChannelOpen(channel, label) => match label.as_str() {
                "_reliable" => self.transport.reliable = Some(channel),
                "_lossy" => self.transport.lossy = Some(channel),
                _ => {}
            },
            Event::ChannelData(data) => self.hear(&data),
            _ => {}
        }
    }

    async fn obey(&mut self, command: Command) {
        match command {
            Command::Attributes(attributes) => {
                let attributes = attributes.into_iter().collect();
                let update = proto::UpdateParticipantMetadata { attributes, request_id: 1, ..Default::default() };
                self.ask(Ask::UpdateMetadata(update)).await;
            }
            Command::Mute(source, muted) => {
                let number = crate::peer::source_number(source);
                self.muted.insert(number.into(), muted);
                let cid = if source == Source::Camera { transport::CAMERA } else { transport::MICROPHONE };
                if let Some(sid) = self.sids.get(cid).cloned() {
                    self.ask(Ask::Mute(proto::MuteTrackRequest { sid, muted })).await;
                }
            }
            Command::Send { topic, payload, to, reliable } => self.say(topic, payload, to, reliable),
            Command::Admit(identities) => {
                let track_permissions = identities
                    .into_iter()
                    .map(|participant_identity| proto::TrackPermission {
                        participant_identity,
                        all_tracks: true,
                        ..Default::default()
                    })
                    .collect();
                let permission = proto::SubscriptionPermission { all_participants: false, track_permissions };
                self.ask(Ask::SubscriptionPermission(permission)).await;
            }
            Command::Subscribe(track_sids, subscribe) => {
                let update = proto::UpdateSubscription { track_sids, subscribe, ..Default::default() };
                self.ask(Ask::Subscription(update)).await;
            }
            Command::Deafen(deaf) => self.ledger.deaf = deaf,
            Command::Misbehave(badly) => self.badness = badly.then(Badness::default),
            Command::Hush(silent) => self.silent = silent,
            Command::Path(false) => {
                self.cut = true;
                self.websocket = None;
            }
            Command::Path(true) => {
                self.cut = false;
                self.come_back().await;
            }
            Command::Raw(bytes) => {
                if let Some(websocket) = &mut self.websocket {
                    let _ = websocket.send(Frame::Binary(bytes.into())).await;
                }
            }
            Command::Turn => {
                if let Some(stage) = &mut self.stage {
                    stage.turn(clock::now());
                }
            }
            Command::Break => self.come_back().await,
            Command::Leave => {
                self.ask(Ask::Leave(proto::LeaveRequest::default())).await;
                self.left = true;
            }
        }
    }

    pub(super) async fn offer(&mut self, audios: u32, videos: u32, restart: bool) {
        if let Some(offer) = self.transport.offer(audios, videos, restart) {
            self.ask(Ask::Offer(offer)).await;
        }
    }

    async fn ask(&mut self, message: Ask) {
        if let Some(websocket) = &mut self.websocket {
            let request = proto::SignalRequest { message: Some(message) };
            // A broken websocket shows when it is read.
            let _ = websocket.send(Frame::Binary(Bytes::from(request.encode_to_vec()))).await;
        }
    }

    /// Opens another websocket for the same stay, and finds the way for media anew.
    pub(super) async fn come_back(&mut self) {
        self.websocket = None;
        let request = proto::JoinRequest {
            reconnect: true,
            participant_sid: self.report.borrow().sid.clone(),
            ..Default::default()
        };
        let attempt = async {
            let stream = connect(&self.entrance.url).await?;
            let mut websocket = enter(&self.entrance, stream, &request).await?;
            let first = first_message(&mut websocket).await?;
            Ok::<_, ClientError>((websocket, first))
        };
        match attempt.await {
            Ok((websocket, Told::Reconnect(reconnect))) => {
                self.websocket = Some(websocket);
                self.report.send_modify(|report| report.resumed += 1);
                let state = proto::SyncState { datachannel_receive_states: self.ledger.states(), ..Default::default() };
                self.ask(Ask::SyncState(state)).await;
                self.offer(0, 0, true).await;
                self.say_again(reconnect.last_message_seq);
            }
            Ok((_, other)) => {
                self.report.send_modify(|report| report.dismissed = Some(refusal(&other)));
                self.left = true;
            }
            Err(error) => {
                self.report.send_modify(|report| report.dismissed = Some(error.to_string()));
                self.left = true;
            }
        }
    }
}
