//! A sent form: its fields and the key that makes a repetition harmless.

use axum::{
    body::{Bytes, to_bytes},
    extract::{FromRequest, Request},
    http::header,
};
use domain::{
    fields::{Faults, Fields},
    id::RequestKey,
};

use crate::{app::App, error::Error};

/// The name of the hidden field that carries the key.
pub const KEY: &str = "request";

/// The largest form, in bytes. A full case form in French is a tenth of it.
pub const MOST: usize = 512 * 1024;

/// A form as it was sent.
pub struct Sent {
    /// What the person typed.
    pub fields: Fields,
    /// The form's own key; a form sent without one counts as new.
    pub key: RequestKey,
}

impl FromRequest<App> for Sent {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded")) {
            return Err(Error::Unreadable);
        }
        let body: Bytes = to_bytes(request.into_body(), MOST).await.map_err(|_| Error::TooLarge)?;
        let fields = Fields::new(form_urlencoded::parse(&body).into_owned().collect());
        let key = fields.get(KEY).parse().unwrap_or_else(|_| app.world.id());
        Ok(Self { fields, key })
    }
}

/// What a form page shows: the values to fill in and what is wrong with them.
#[derive(Default)]
pub struct Form {
    /// The values.
    pub fields: Fields,
    /// The faults, none on a fresh form.
    pub faults: Faults,
}
