//! A record as it was sent: as a file, or pasted. It stays in memory and is gone with the request.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
};

use crate::{app::App, error::Error};

/// The largest request: a record somewhat over the limit gets a sentence, a larger one is cut off.
pub const MOST: usize = 2 * domain::import::BYTES;

/// Where a file is chosen, and where text is pasted.
pub const FILE: &str = "file";
pub const TEXT: &str = "text";

/// A record.
pub struct Upload {
    /// The bytes; empty when nothing was chosen or pasted.
    pub bytes: Bytes,
    /// The field they came from.
    pub field: &'static str,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
        let (mut file, mut text) = (Bytes::new(), Bytes::new());
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|error| broken(&error))?;
            match name.as_str() {
                FILE => file = bytes,
                TEXT => text = bytes,
                _ => {}
            }
        }
        Ok(if file.is_empty() && !text.trim_ascii().is_empty() {
            Self { bytes: text, field: TEXT }
        } else {
            Self { bytes: file, field: FILE }
        })
    }
}

fn broken(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::Unreadable }
}
