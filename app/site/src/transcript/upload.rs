//! A transcript as it was sent. The file stays in memory: what was sent is never written to a disk.

use axum::{
    body::Bytes,
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
pub const MOST: usize = domain::transcript::BYTES + 1024 * 1024;

/// The most characters of a file's name that are kept.
const NAME: usize = 120;

/// A transcript.
pub struct Upload {
    /// The form without the file.
    pub sent: Sent,
    /// The file's name.
    pub name: String,
    /// The file; empty when none was chosen.
    pub file: Bytes,
}

impl FromRequest<App> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
        let (mut file, mut name, mut pairs) = (Bytes::new(), String::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
            let field = part.name().unwrap_or_default().to_owned();
            let called = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(|error| broken(&error))?;
            if field == "file" {
                name = called.chars().filter(|c| !c.is_control()).take(NAME).collect();
                file = bytes;
            } else if field == KEY {
                pairs.push((field, String::from_utf8(bytes.to_vec()).map_err(|_| Error::Unreadable)?));
            }
        }
        let fields = Fields::new(pairs);
        let key = fields.get(KEY).parse().unwrap_or_else(|_| app.world.id());
        Ok(Self { sent: Sent { fields, key }, name, file })
    }
}

fn broken(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::Unreadable }
}
