//! Why a request cannot be answered as asked; the `page` module makes each a page with a way on.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::link::Target;

/// A request that ends early.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not this person's.
    #[error("missing")]
    Missing,
    /// Only signed-in people come here.
    #[error("not signed in")]
    SignIn,
    /// The same request was carried out before and led there.
    #[error("repeated")]
    Repeated(String),
    /// Not what the page would have sent.
    #[error("unreadable request")]
    Unreadable,
    /// More than the page accepts.
    #[error("too large")]
    TooLarge,
    /// Too many tries; seconds to wait.
    #[error("too many tries")]
    Busy(u64),
    /// Our fault.
    #[error(transparent)]
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

/// What a handler gives back.
pub type Reply = Result<Response, Error>;

/// Left in a response for the layer that turns it into a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// See [`Error::Missing`].
    Missing,
    /// See [`Error::SignIn`].
    SignIn,
    /// See [`Error::Unreadable`].
    Unreadable,
    /// See [`Error::TooLarge`].
    TooLarge,
    /// See [`Error::Busy`].
    Busy(u64),
    /// The request came from another site.
    Cross,
    /// See [`Error::Broken`].
    Broken,
}

impl Error {
    /// Our own fault, whatever failed below.
    pub fn broken(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Broken(error.into())
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Missing => Self::Missing,
            other => Self::Broken(Box::new(other)),
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let (status, problem) = match self {
            Self::Missing => (StatusCode::NOT_FOUND, Problem::Missing),
            Self::SignIn => (StatusCode::UNAUTHORIZED, Problem::SignIn),
            Self::Repeated(location) => return see_other(&location),
            Self::Unreadable => (StatusCode::BAD_REQUEST, Problem::Unreadable),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, Problem::TooLarge),
            Self::Busy(seconds) => (StatusCode::TOO_MANY_REQUESTS, Problem::Busy(seconds)),
            Self::Broken(error) => {
                tracing::error!(error = &*error as &(dyn std::error::Error + 'static), "a request failed");
                (StatusCode::INTERNAL_SERVER_ERROR, Problem::Broken)
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

/// A redirect after a successful POST. Locations are paths of this site.
pub fn see_other(location: &str) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let value = HeaderValue::from_str(location).unwrap_or(HeaderValue::from_static("/"));
    response.headers_mut().insert(header::LOCATION, value);
    response
}

/// The address of a page that afterwards leads on to another.
pub fn leading_to(page: &str, target: &Target) -> String {
    let to: String = form_urlencoded::byte_serialize(target.as_str().as_bytes()).collect();
    format!("{page}?to={to}")
}
