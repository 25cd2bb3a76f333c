//! A form with a file: its fields, the file's name and bytes.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
};
use domain::fields::Fields;

use crate::{
    app::App,
    error::Error,
    sent::{KEY, Sent},
};

/// The largest request, in bytes: the largest file that is read, and its form.
pub const MOST: usize = 17 * 1024 * 1024;

/// The form.
pub struct File {
    /// Its fields and key.
    pub sent: Sent,
    /// What the file is called.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
}

impl FromRequest<App> for File {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
        let (mut name, mut bytes, mut pairs) = (String::new(), Bytes::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|_| Error::TooLarge)? {
            let field = part.name().unwrap_or_default().to_owned();
            let own: String =
                part.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect();
            let content = part.bytes().await.map_err(|_| Error::TooLarge)?;
            if field == "file" {
                (name, bytes) = (own, content);
            } else {
                pairs.push((field, String::from_utf8_lossy(&content).into_owned()));
            }
        }
        let fields = Fields::new(pairs);
        let key = fields.get(KEY).parse().unwrap_or_else(|_| app.world.id());
        Ok(Self { sent: Sent { fields, key }, name, bytes })
    }
}
