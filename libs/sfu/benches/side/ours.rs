//! This library as a server of its own, and the way in.

use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, SystemTime};

use data_encoding::BASE64URL;
use futures_util::{SinkExt, StreamExt};
use livekit_protocol as proto;
use livekit_protocol::signal_response::Message as Told;
use prost::Message as _;
use sfu::token::{self, Grants, Key};
use sfu::{Config, Sfu};
use str0m::change::SdpAnswer;
use str0m::channel::{ChannelConfig, Reliability};
use str0m::media::{Direction, MediaKind};
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::member::{Sending, Web};
use crate::{Failure, Load, swarm, webrtc};

/// The server's process: serves until its input ends.
pub async fn serve(address: SocketAddr, workers: usize) -> Result<(), Failure> {
    let config =
        Config { bind: SocketAddr::new(address.ip(), 0), advertised: address.ip(), workers, ..Config::local(key()) };
    let sfu = Sfu::start(config)?;
    let listener = tokio::net::TcpListener::bind(address).await?;
    let app: axum::Router = sfu.router();
    tokio::spawn(async move { axum::serve(listener, app).await });
    println!("ready");
    tokio::task::spawn_blocking(|| std::io::stdin().read_line(&mut String::new())).await??;
    Ok(())
}

fn key() -> Key {
    Key::new("bench", b"only for this machine")
}

/// Who comes into which room.
pub struct Place {
    pub room: String,
    pub name: String,
    /// What they send.
    pub load: Option<Load>,
    /// Whether they take what the others send.
    pub receives: bool,
    /// Sections for sound, and as many for pictures, that it opens to receive in; the stock client opens three.
    pub sections: usize,
}

/// Somebody in a room; the websocket lives in a task of its own until the runtime ends.
pub async fn join(server: SocketAddr, here: IpAddr, place: Place) -> Result<Web, Failure> {
    let load = place.load;
    let (socket, local) = swarm::socket(here)?;
    let mut rtc = webrtc::transport(local)?;
    let mut changes = rtc.sdp_api();
    changes.add_channel_with_config(ChannelConfig { label: "_reliable".into(), ..Default::default() });
    changes.add_channel_with_config(ChannelConfig {
        label: "_lossy".into(),
        ordered: false,
        reliability: Reliability::MaxRetransmits { retransmits: 0 },
        ..Default::default()
    });
    for kind in [MediaKind::Audio, MediaKind::Video] {
        for _ in 0..place.sections {
            changes.add_media(kind, Direction::RecvOnly, None, None, None);
        }
    }
    let mut send = |kind, wanted: bool, id: &str| {
        wanted.then(|| changes.add_media(kind, Direction::SendOnly, Some("bench".into()), Some(id.into()), None))
    };
    let video = send(MediaKind::Video, load.is_some_and(|load| load.video.is_some()), "video");
    let audio = send(MediaKind::Audio, load.is_some_and(|load| load.audio), "audio");
    let (offer, pending) = changes.apply().ok_or("nothing to offer")?;
    let tracks = [(video, "video", proto::TrackType::Video), (audio, "audio", proto::TrackType::Audio)];
    let request = proto::JoinRequest {
        client_info: Some(proto::ClientInfo { protocol: 17, ..Default::default() }),
        connection_settings: Some(proto::ConnectionSettings { auto_subscribe: place.receives, ..Default::default() }),
        add_track_requests: tracks
            .into_iter()
            .filter(|(mid, _, _)| mid.is_some())
            .map(|(_, id, kind)| track(id, kind))
            .collect(),
        publisher_offer: Some(proto::SessionDescription {
            r#type: "offer".into(),
            sdp: offer.to_sdp_string(),
            id: 1,
            ..Default::default()
        }),
        ..Default::default()
    };
    let wrapped = proto::WrappedJoinRequest { join_request: request.encode_to_vec(), ..Default::default() };
    let grants = Grants::participant(place.room, place.name);
    #[expect(clippy::disallowed_methods, reason = "the server looks at the wall clock as well")]
    let token = token::mint(&key(), &grants, SystemTime::now(), Duration::from_secs(600));
    let packed = BASE64URL.encode(&wrapped.encode_to_vec());
    let url = format!("ws://{server}/rtc/v1?access_token={token}&join_request={packed}");
    let stream = tokio::net::TcpStream::connect(server).await?;
    let (mut websocket, _) = tokio_tungstenite::client_async(url, stream).await?;
    let answer = loop {
        let Some(frame) = websocket.next().await else { return Err("the server closed the websocket".into()) };
        let Frame::Binary(bytes) = frame? else { continue };
        match proto::SignalResponse::decode(bytes)?.message {
            Some(Told::Answer(answer)) => break answer,
            Some(Told::Leave(leave)) => return Err(format!("refused: {leave:?}").into()),
            _ => {}
        }
    };
    rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(&answer.sdp)?)?;
    tokio::spawn(async move {
        let mut beat = tokio::time::interval(Duration::from_secs(5));
        loop {
            tokio::select! {
                frame = websocket.next() => if frame.is_none_or(|frame| frame.is_err()) { return },
                _ = beat.tick() => {
                    let ping = proto::signal_request::Message::PingReq(proto::Ping::default());
                    let bytes = proto::SignalRequest { message: Some(ping) }.encode_to_vec();
                    if websocket.send(Frame::Binary(bytes.into())).await.is_err() { return }
                }
            }
        }
    });
    let sending = load.map(|_| Sending {
        video: video
            .zip(load.and_then(|load| load.video))
            .and_then(|(mid, pictures)| Some((mid, webrtc::payload(&rtc, mid)?, pictures))),
        audio: audio.and_then(|mid| Some((mid, webrtc::payload(&rtc, mid)?))),
    });
    Ok(Web::new(socket, local, rtc, sending))
}

fn track(id: &str, kind: proto::TrackType) -> proto::AddTrackRequest {
    let video = kind == proto::TrackType::Video;
    let source = if video { proto::TrackSource::Camera } else { proto::TrackSource::Microphone };
    proto::AddTrackRequest {
        cid: id.into(),
        name: id.into(),
        r#type: kind.into(),
        source: source.into(),
        width: if video { 640 } else { 0 },
        height: if video { 360 } else { 0 },
        ..Default::default()
    }
}
