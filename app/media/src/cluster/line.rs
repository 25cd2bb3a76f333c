//! The way to a cluster's API: one short connection a call. Calls are few (somebody is muted, sent out, counted), so nothing
//! is kept open that could be stale when it is needed.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, StatusCode, header};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::aws_lc_rs};

use super::address::Address;
use crate::StartError;

/// The largest answer that is read: thousands of participants.
const LARGEST: usize = 8 * 1024 * 1024;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LineError {
    /// Nothing was sent: it can be tried again whatever it was.
    #[error("it cannot be reached: {0}")]
    Unsent(String),
    /// It may have been done or not.
    #[error("it did not answer in time")]
    Slow,
    /// It may have been done or not.
    #[error("it broke off its answer: {0}")]
    Broken(String),
}

/// A way to one machine's API.
pub(crate) struct Line {
    address: Address,
    tls: Option<(TlsConnector, ServerName<'static>)>,
    patience: Duration,
}

impl Line {
    /// A way that waits no longer than `patience` for a connection, and for an answer.
    pub(crate) fn new(address: Address, patience: Duration) -> Result<Self, StartError> {
        let tls = if address.tls {
            let name =
                ServerName::try_from(address.host.clone()).map_err(|_| StartError::Address(address.public.clone()))?;
            Some((TlsConnector::from(Arc::new(trust()?)), name))
        } else {
            None
        };
        Ok(Self { address, tls, patience })
    }

    pub(crate) fn address(&self) -> &Address {
        &self.address
    }

    /// Posts JSON with a token; a status and a body come back, whatever they say. Redirections are not followed.
    pub(crate) async fn post(&self, path: &str, token: &str, body: Bytes) -> Result<(StatusCode, Bytes), LineError> {
        let request = Request::post(format!("{}{path}", self.address.prefix))
            .header(header::HOST, &self.address.authority)
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Full::new(body))
            .map_err(|error| LineError::Unsent(error.to_string()))?;
        let late = || LineError::Unsent("it does not take connections".to_owned());
        let connected = timeout(self.patience, TcpStream::connect((self.address.host.as_str(), self.address.port)));
        let stream = connected.await.map_err(|_| late())?.map_err(|error| LineError::Unsent(error.to_string()))?;
        match &self.tls {
            None => self.exchange(stream, request).await,
            Some((connector, name)) => {
                let shaken = timeout(self.patience, connector.connect(name.clone(), stream));
                let stream = shaken.await.map_err(|_| late())?.map_err(|error| LineError::Unsent(error.to_string()))?;
                self.exchange(stream, request).await
            }
        }
    }

    async fn exchange<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
        &self,
        stream: S,
        request: Request<Full<Bytes>>,
    ) -> Result<(StatusCode, Bytes), LineError> {
        let unsent = |error: hyper::Error| LineError::Unsent(error.to_string());
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(unsent)?;
        // It ends when the answer is read, or when nobody waits for one any more. What goes wrong with it, the answer says.
        let driver = tokio::spawn(async move { connection.await.ok() });
        let answer = timeout(self.patience, async {
            let response = sender.send_request(request).await.map_err(|error| LineError::Broken(error.to_string()))?;
            let status = response.status();
            let body = Limited::new(response.into_body(), LARGEST).collect().await;
            let body = body.map_err(|error| LineError::Broken(error.to_string()))?;
            Ok((status, body.to_bytes()))
        });
        let answer = answer.await.map_err(|_| LineError::Slow);
        driver.abort();
        answer?
    }
}

/// The certificate authorities that browsers trust.
fn trust() -> Result<ClientConfig, StartError> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| StartError::Tls(error.to_string()))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}
