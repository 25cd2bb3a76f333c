//! Sends back what it is sent, a few times: the check before the room measures the delay, and learns whether a live connection
//! gets through at all.

use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use domain::access::JoinSession;
use std::time::Duration;

use crate::{error::Reply, gate::Allowed};

/// Echoes a connection gets.
const MOST: usize = 16;

/// The longest a connection is kept waiting for.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the connection.
pub async fn get(_: Allowed<JoinSession>, upgrade: WebSocketUpgrade) -> Reply {
    Ok(upgrade.max_message_size(64).on_upgrade(echo))
}

async fn echo(mut socket: WebSocket) {
    for _ in 0..MOST {
        let heard = tokio::time::timeout(PATIENCE, socket.recv()).await;
        let Ok(Some(Ok(message @ Message::Text(_)))) = heard else { return };
        if socket.send(message).await.is_err() {
            return;
        }
    }
}
