//! Debian's Janus with its plugin for rooms, and the way in: JSON over HTTP.

use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use str0m::change::{SdpAnswer, SdpOffer};
use str0m::media::{Direction, MediaKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::ground::{Ground, Running};
use crate::member::{Sending, Web};
use crate::{Failure, Load, swarm, webrtc};

/// Threads for media: without this each participant gets one, and Janus costs three times as much.
const EVENT_LOOPS: usize = 2;

/// Starts Janus with a configuration of its own in `folder`.
pub fn start(ground: &Ground, folder: &Path, server: SocketAddr) -> Result<Running, Failure> {
    let (ip, port) = (server.ip(), server.port());
    let general = format!(
        "general: {{ debug_level = 1 server_name = \"bench\" event_loops = {EVENT_LOOPS} }}\n\
         nat: {{ ice_lite = true ice_enforce_list = \"{ip}\" nice_debug = false }}\n\
         media: {{ ipv6 = false }}\n\
         plugins: {{ disable = \"libjanus_audiobridge.so,libjanus_duktape.so,libjanus_echotest.so,libjanus_lua.so,\
         libjanus_nosip.so,libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,\
         libjanus_videocall.so,libjanus_voicemail.so\" }}\n\
         transports: {{ disable = \"libjanus_mqtt.so,libjanus_nanomsg.so,libjanus_pfunix.so,libjanus_rabbitmq.so,\
         libjanus_websockets.so\" }}\n"
    );
    let http = format!(
        "general: {{ json = \"compact\" base_path = \"/janus\" http = true port = {port} ip = \"{ip}\" https = false }}\n\
         admin: {{ admin_http = false }}\n"
    );
    std::fs::write(folder.join("janus.jcfg"), general)?;
    std::fs::write(folder.join("janus.transport.http.jcfg"), http)?;
    std::fs::write(folder.join("janus.plugin.videoroom.jcfg"), "general: { }\n")?;
    let folder = folder.display().to_string();
    ground.start(Path::new("/usr/bin/janus"), &["-F".into(), folder], None, true)
}

/// One session with Janus and its handle on the plugin.
pub struct Session {
    server: SocketAddr,
    session: u64,
    handle: u64,
}

impl Session {
    /// Opens one, as soon as the server answers.
    pub async fn open(server: SocketAddr) -> Result<Self, Failure> {
        let begun = Instant::now();
        let made = loop {
            match post(server, "/janus", &json!({"janus": "create", "transaction": "1"})).await {
                Ok(made) => break made,
                Err(error) if begun.elapsed() > Duration::from_secs(20) => return Err(error),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        };
        let session = number(&made, "/data/id")?;
        let attach = json!({"janus": "attach", "plugin": "janus.plugin.videoroom", "transaction": "2"});
        let made = post(server, &format!("/janus/{session}"), &attach).await?;
        Ok(Self { server, session, handle: number(&made, "/data/id")? })
    }

    /// Makes the room that everybody joins.
    pub async fn make_room(&self) -> Result<(), Failure> {
        let body = json!({
            "request": "create", "room": 1, "publishers": 16, "bitrate": 0, "audiocodec": "opus", "videocodec": "vp8",
            "transport_wide_cc_ext": true, "fir_freq": 0,
        });
        let done =
            post(self.server, &self.path(), &json!({"janus": "message", "transaction": "3", "body": body})).await?;
        number(&done, "/plugindata/data/room").map(|_| ())
    }

    fn path(&self) -> String {
        format!("/janus/{}/{}", self.session, self.handle)
    }

    /// Says something that is answered by an event.
    async fn ask(&self, body: Value, jsep: Option<Value>) -> Result<Value, Failure> {
        let mut message = json!({"janus": "message", "transaction": "4", "body": body});
        if let (Some(jsep), Some(fields)) = (jsep, message.as_object_mut()) {
            fields.insert("jsep".into(), jsep);
        }
        post(self.server, &self.path(), &message).await?;
        loop {
            let event = get(self.server, &format!("/janus/{}", self.session)).await?;
            if let Some(error) = event.pointer("/plugindata/data/error") {
                return Err(format!("janus: {error}").into());
            }
            if event.pointer("/janus").and_then(Value::as_str) == Some("event") {
                return Ok(event);
            }
        }
    }
}

/// Somebody who sends. The session must be kept alive: see [`keep`].
pub async fn publish(session: &Session, here: IpAddr, load: Load) -> Result<(Web, u64), Failure> {
    let joined = session.ask(json!({"request": "join", "ptype": "publisher", "room": 1}), None).await?;
    let feed = number(&joined, "/plugindata/data/id")?;
    let (socket, local) = swarm::socket(here)?;
    let mut rtc = webrtc::transport(local)?;
    let mut changes = rtc.sdp_api();
    let mut send = |kind, wanted: bool, id: &str| {
        wanted.then(|| changes.add_media(kind, Direction::SendOnly, Some("bench".into()), Some(id.into()), None))
    };
    let audio = send(MediaKind::Audio, load.audio, "audio");
    let video = send(MediaKind::Video, load.video.is_some(), "video");
    let (offer, pending) = changes.apply().ok_or("nothing to offer")?;
    let jsep = json!({"type": "offer", "sdp": offer.to_sdp_string()});
    let told = session
        .ask(json!({"request": "configure", "audio": load.audio, "video": load.video.is_some()}), Some(jsep))
        .await?;
    let answer = told.pointer("/jsep/sdp").and_then(Value::as_str).ok_or("janus gave no answer")?;
    rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(answer)?)?;
    let sending = Sending {
        video: video.zip(load.video).and_then(|(mid, pictures)| Some((mid, webrtc::payload(&rtc, mid)?, pictures))),
        audio: audio.and_then(|mid| Some((mid, webrtc::payload(&rtc, mid)?))),
    };
    Ok((Web::new(socket, local, rtc, Some(sending)), feed))
}

/// Somebody who receives all that `feeds` send.
pub async fn subscribe(session: &Session, here: IpAddr, feeds: &[u64]) -> Result<Web, Failure> {
    let streams: Vec<Value> = feeds.iter().map(|feed| json!({"feed": feed})).collect();
    let told =
        session.ask(json!({"request": "join", "ptype": "subscriber", "room": 1, "streams": streams}), None).await?;
    let offer = told.pointer("/jsep/sdp").and_then(Value::as_str).ok_or("janus gave no offer")?;
    let (socket, local) = swarm::socket(here)?;
    let mut rtc = webrtc::transport(local)?;
    let answer = rtc.sdp_api().accept_offer(SdpOffer::from_sdp_string(offer)?)?;
    let jsep = json!({"type": "answer", "sdp": answer.to_sdp_string()});
    session.ask(json!({"request": "start"}), Some(jsep)).await?;
    Ok(Web::new(socket, local, rtc, None))
}

/// Keeps a session open until the runtime ends.
pub fn keep(session: Session) {
    tokio::spawn(async move {
        let alive = json!({"janus": "keepalive", "transaction": "5"});
        loop {
            tokio::time::sleep(Duration::from_secs(25)).await;
            if post(session.server, &format!("/janus/{}", session.session), &alive).await.is_err() {
                return;
            }
        }
    });
}

fn number(value: &Value, at: &str) -> Result<u64, Failure> {
    value.pointer(at).and_then(Value::as_u64).ok_or_else(|| format!("janus: no {at} in {value}").into())
}

async fn post(server: SocketAddr, path: &str, body: &Value) -> Result<Value, Failure> {
    let body = body.to_string();
    let mut head = format!("POST {path} HTTP/1.0\r\nhost: {server}\r\ncontent-type: application/json\r\n");
    let _ = write!(head, "content-length: {}\r\n\r\n{body}", body.len());
    exchange(server, &head).await
}

async fn get(server: SocketAddr, path: &str) -> Result<Value, Failure> {
    exchange(server, &format!("GET {path}?maxev=1 HTTP/1.0\r\nhost: {server}\r\n\r\n")).await
}

async fn exchange(server: SocketAddr, request: &str) -> Result<Value, Failure> {
    let mut stream = TcpStream::connect(server).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    tokio::time::timeout(Duration::from_secs(40), stream.read_to_string(&mut answer)).await??;
    let (_, body) = answer.split_once("\r\n\r\n").ok_or("an answer without a body")?;
    Ok(serde_json::from_str(body.trim_start_matches(|c: char| c != '{' && c != '['))?)
}
