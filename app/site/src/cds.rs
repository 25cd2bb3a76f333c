//! Decision support for clinics' records (CDS Hooks), apart from the pages: whoever knows a secret of the configuration asks, and
//! nothing of what they send is kept or written down.

use std::sync::Arc;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    cds::{self, Settings, Today},
    language::Language,
    world::World,
};
use serde_json::json;

/// The shortest secret, in characters.
pub const SECRET: usize = 32;

/// What answers, and for whom.
pub struct Desk {
    secrets: Vec<String>,
    settings: Settings,
    world: World,
}

impl Desk {
    /// A desk for those who know one of these secrets. None without a secret, or when one is shorter than [`SECRET`].
    pub fn new(secrets: Vec<String>, settings: Settings, world: World) -> Option<Self> {
        let long = !secrets.is_empty() && secrets.iter().all(|secret| secret.chars().count() >= SECRET);
        long.then_some(Self { secrets, settings, world })
    }

    /// Whether a request carries one of the secrets.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let Some((scheme, told)) = value.split_once(' ') else { return false };
        let is = |secret: &String| verify_slices_are_equal(secret.as_bytes(), told.trim().as_bytes()).is_ok();
        // Every secret is compared, whichever fits.
        scheme.eq_ignore_ascii_case("bearer") && self.secrets.iter().fold(false, |found, secret| is(secret) | found)
    }

    fn settings(&self, headers: &HeaderMap) -> Settings {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Settings { language: asked.map_or(self.settings.language, Language::from_accept), ..self.settings.clone() }
    }
}

/// Tells what services there are.
pub async fn discover(State(desk): State<Arc<Desk>>, headers: HeaderMap) -> Response {
    if !desk.knows(&headers) {
        return stranger();
    }
    dressed(Json(cds::discovery(desk.settings(&headers).language)).into_response())
}

/// Answers a request to a service.
pub async fn answer(
    State(desk): State<Arc<Desk>>,
    Path(service): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if !desk.knows(&headers) {
        return stranger();
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/json") {
        return dressed(StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response());
    }
    let settings = desk.settings(&headers);
    let language = settings.language;
    let today = Today::of(desk.world.now());
    let answer = tokio::task::spawn_blocking(move || cds::answer(&service, &body, today, &settings)).await;
    dressed(match answer {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(refusal)) => {
            let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::BAD_REQUEST);
            (status, Json(json!({"message": refusal.text(language)}))).into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    })
}

fn stranger() -> Response {
    let mut response = StatusCode::UNAUTHORIZED.into_response();
    response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    dressed(response)
}

fn dressed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
