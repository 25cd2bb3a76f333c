//! A sent form with a file in it. The file stays in memory: what was sent is never written to a disk.

use axum::body::Bytes;
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::MultipartError},
    http::StatusCode,
};
use domain::fields::Fields;

use crate::{
    app::App,
    error::Error,
    sent::{KEY, Sent},
};

/// The largest request: a file somewhat over the limit gets a sentence at its field, a larger one is cut off.
pub const MOST: usize = domain::attachment::BYTES + 6 * 1024 * 1024;

/// Fields beside the file, at most.
const FIELDS: usize = 200;

/// Bytes of them all, at most.
const TYPED: usize = 64 * 1024;

/// A form with a file.
pub struct Upload {
    /// The form without the file.
    pub sent: Sent,
    /// The file; empty when none was chosen.
    pub file: Bytes,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
        let (mut file, mut pairs, mut typed) = (Bytes::new(), Vec::new(), 0);
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|error| broken(&error))?;
            if name == "file" {
                file = bytes;
                continue;
            }
            typed += bytes.len();
            if typed > TYPED || pairs.len() >= FIELDS {
                return Err(Error::TooLarge);
            }
            pairs.push((name, String::from_utf8(bytes.to_vec()).map_err(|_| Error::Unreadable)?));
        }
        let fields = Fields::new(pairs);
        let key = fields.get(KEY).parse().unwrap_or_else(|_| app.world.id());
        Ok(Self { sent: Sent { fields, key }, file })
    }
}

fn broken(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::Unreadable }
}
