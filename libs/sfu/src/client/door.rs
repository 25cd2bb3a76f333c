//! The websocket of a headless participant: opening it and reading from it.

use std::time::Duration;

use futures_util::StreamExt;
use livekit_protocol as proto;
use livekit_protocol::signal_response::Message as Told;
use prost::Message as _;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message as Frame;

use super::{ClientError, Entrance};
use crate::join;

pub(super) type Socket = WebSocketStream<TcpStream>;

/// How long the server may take to let somebody in.
const ENTRY: Duration = Duration::from_secs(10);

pub(super) async fn connect(url: &str) -> Result<TcpStream, ClientError> {
    let address = url
        .strip_prefix("ws://")
        .map(|rest| rest.trim_end_matches('/'))
        .ok_or_else(|| ClientError::Address(url.to_owned()))?;
    let stream = TcpStream::connect(address).await.map_err(|error| ClientError::Connect(error.to_string()))?;
    // Signalling is short messages; none should wait for another.
    let _ = stream.set_nodelay(true);
    Ok(stream)
}

pub(super) async fn enter(
    entrance: &Entrance,
    stream: TcpStream,
    request: &proto::JoinRequest,
) -> Result<Socket, ClientError> {
    let url = format!(
        "{}/rtc/v1?access_token={}&join_request={}",
        entrance.url.trim_end_matches('/'),
        entrance.token,
        join::write(request)
    );
    let opened = timeout(ENTRY, tokio_tungstenite::client_async(url, stream)).await;
    match opened {
        Ok(Ok((websocket, _))) => Ok(websocket),
        Ok(Err(tokio_tungstenite::tungstenite::Error::Http(response))) => {
            let text = response.body().as_ref().map(|body| String::from_utf8_lossy(body).into_owned());
            Err(ClientError::Refused(text.unwrap_or_else(|| response.status().to_string())))
        }
        Ok(Err(error)) => Err(ClientError::Connect(error.to_string())),
        Err(_) => Err(ClientError::Connect("the server does not answer".into())),
    }
}

pub(super) async fn first_message(websocket: &mut Socket) -> Result<Told, ClientError> {
    let message = timeout(ENTRY, read_message(websocket)).await;
    message.ok().flatten().ok_or_else(|| ClientError::Refused("the websocket closed without a word".into()))
}

/// The next message; never when there is no websocket, None when it has closed.
pub(super) async fn next_message(websocket: &mut Option<Socket>) -> Option<Told> {
    match websocket {
        Some(websocket) => read_message(websocket).await,
        None => std::future::pending().await,
    }
}

async fn read_message(websocket: &mut Socket) -> Option<Told> {
    loop {
        match websocket.next().await?.ok()? {
            Frame::Binary(bytes) => {
                let response = proto::SignalResponse::decode(bytes).ok()?;
                if response.message.is_some() {
                    return response.message;
                }
            }
            Frame::Close(_) => return None,
            _ => {}
        }
    }
}

/// Why the server sent a participant away, or did not let it in.
pub(super) fn refusal(message: &Told) -> String {
    match message {
        Told::Leave(leave) => leave.reason().as_str_name().to_owned(),
        _ => "an unexpected first message".to_owned(),
    }
}
