//! Pages: how a template becomes an answer, and how a problem becomes a page with a way on.

mod out;

use std::any::Any;

use askama::Template;
use axum::{
    body::Body,
    extract::{FromRequestParts, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, Uri, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use domain::link::Target;
use store::file::Download;
use tower_http::csrf::ProtectionError;

use crate::{
    app::App,
    error::{Error, Problem, Reply, leading_to, see_other},
    visit::{LANGUAGE_COOKIE, Visit},
};

const REST: &str = "img-src 'self' data:; media-src 'self' blob:; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; \
    object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Nothing is loaded from anywhere else, nothing inline runs, nobody frames us. Our own rules run as WebAssembly. Scripts
/// connect to us, and to the media cluster where there is one.
pub fn policy(cluster: Option<&str>) -> HeaderValue {
    let asks = cluster.and_then(asked_at).map(|origin| format!(" {origin}")).unwrap_or_default();
    let policy =
        format!("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ws: wss:{asks}; {REST}");
    // An address that no header can hold is none that a browser could connect to.
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'self'"))
}

/// Where the client of a cluster at "wss://media.example.org/…" asks why it was refused: "https://media.example.org".
fn asked_at(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    let scheme = if uri.scheme_str()? == "wss" { "https" } else { "http" };
    Some(format!("{scheme}://{}", uri.authority()?))
}

/// A page that is as asked for.
pub fn page(template: &impl Template) -> Reply {
    Ok(Html(template.render().map_err(Error::broken)?).into_response())
}

/// The same page again, because what was sent has faults: nothing was changed.
pub fn again(template: &impl Template) -> Reply {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, twice(template)?).into_response())
}

/// A page with its faults on top. They are told by the labels of the fields below and in their order, which the visit knows
/// once the page has been laid out.
fn twice(template: &impl Template) -> Result<Html<String>, Error> {
    template.render().map_err(Error::broken)?;
    template.render().map(Html).map_err(Error::broken)
}

/// The same page again, because somebody else was faster: nothing was changed, the newer state is shown beside it.
pub fn conflict(template: &impl Template) -> Reply {
    Ok((StatusCode::CONFLICT, twice(template)?).into_response())
}

/// A handler that broke off. What its panic says may quote case text: it is neither logged nor shown.
pub fn broke_off(_: Box<dyn Any + Send>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// A kept file, opened in the browser under its own name.
pub fn file(download: Download) -> Reply {
    let plain: String =
        download.name.chars().map(|c| if c.is_ascii_graphic() && c != '"' && c != '\\' { c } else { ' ' }).collect();
    let disposition = format!("inline; filename=\"{plain}\"");
    let mut response: Response = Body::from(download.bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(&download.media_type).map_err(Error::broken)?);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(Error::broken)?);
    Ok(response)
}

/// A document laid out now, opened in the browser under its own name. What a broken layout says may quote people's texts: it
/// goes nowhere.
pub async fn laid_out(name: String, work: impl FnOnce() -> Result<Vec<u8>, paper::Error> + Send + 'static) -> Reply {
    let bytes = tokio::task::spawn_blocking(work).await.map_err(|_| Error::broken("the layout broke off"))?;
    let bytes = bytes.map_err(Error::broken)?;
    file(Download { bytes: bytes.into(), media_type: paper::MEDIA_TYPE.to_owned(), name })
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    v: &'a Visit,
    title: String,
    body: String,
    /// Where a password opens what a personal link does not; none when it would not help.
    unlock: Option<String>,
}

/// Wraps the whole site: problems become pages, a chosen language is remembered, every answer carries its safety headers.
pub async fn dress(State(app): State<App>, request: Request, next: Next) -> Result<Response, Error> {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path();
    // No person reads what is answered there.
    if path.starts_with("/assets/") || path.starts_with("/rtc/") || path.starts_with("/media/") {
        return Ok(headers(next.run(Request::from_parts(parts, body)).await, &app));
    }
    let visit = Visit::from_request_parts(&mut parts, &app).await?;
    let address = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    see_login(&visit).await?;
    let asked_language = parts.uri.query().is_some_and(|query| query.contains("lang="));
    let reads = parts.method.is_safe();
    let (typed, body) = out::Typed::keep(&visit, &parts, body).await;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    if let Some(problem) = problem(&response) {
        let status = response.status();
        let kept = typed.map_or(Ok(None), |typed| typed.show(&visit, problem, status))?;
        response = match kept {
            Some(page) => page,
            None => show(&visit, problem, status, if reads { &address } else { "/" })?,
        };
    }
    if asked_language {
        let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; SameSite=Lax; Max-Age=31536000", visit.language.code());
        response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).map_err(Error::broken)?);
    }
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(headers(response, &app))
}

/// Writes down, now and then, that a login is in use.
async fn see_login(visit: &Visit) -> Result<(), Error> {
    if let (Some(login), Some(secret)) = (&visit.login, &visit.secret)
        && store::login::is_stale(login, visit.now)
    {
        let mut tx = visit.app.db.write().await?;
        store::login::see(&mut tx, &store::token::hash(secret), visit.now).await?;
        tx.save().await?;
    }
    Ok(())
}

/// What is wrong with an answer: what a handler left in it, or what axum itself refused.
fn problem(response: &Response) -> Option<Problem> {
    if let Some(problem) = response.extensions().get::<Problem>() {
        return Some(*problem);
    }
    if response.extensions().get::<ProtectionError>().is_some() {
        return Some(Problem::Cross);
    }
    let bare = !response.headers().contains_key(header::CONTENT_TYPE)
        || response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED if bare => Some(Problem::Missing),
        StatusCode::PAYLOAD_TOO_LARGE if bare => Some(Problem::TooLarge),
        StatusCode::BAD_REQUEST | StatusCode::UNSUPPORTED_MEDIA_TYPE if bare => Some(Problem::Unreadable),
        StatusCode::INTERNAL_SERVER_ERROR if bare => Some(Problem::Broken),
        _ => None,
    }
}

fn show(visit: &Visit, problem: Problem, status: StatusCode, address: &str) -> Reply {
    let reference = visit.key().to_string();
    let reference = reference.get(24..).unwrap_or_default();
    let (name, body) = match problem {
        Problem::SignIn => {
            return Ok(see_other(&leading_to("/sign-in", &Target::or_home(address))));
        }
        Problem::Missing => ("missing", visit.t("site-error-missing-body")),
        Problem::Unreadable => ("unreadable", visit.t("site-error-unreadable-body")),
        Problem::TooLarge => ("too-large", visit.t("site-error-too-large-body")),
        Problem::Busy(seconds) => ("busy", visit.t1("site-error-busy-body", "seconds", seconds)),
        Problem::Cross => ("cross", visit.t("site-error-cross-body")),
        Problem::Broken => {
            tracing::error!(reference, path = visit.path, "a page failed");
            ("broken", visit.t1("site-error-broken-body", "reference", reference))
        }
    };
    let title = visit.t(format!("site-error-{name}-title"));
    let locked = problem == Problem::Missing && visit.login.as_ref().is_some_and(|login| login.locked);
    let unlock = locked.then(|| leading_to("/sign-in/password", &Target::or_home(address)));
    let page = page(&ProblemPage { v: visit, title, body, unlock })?;
    Ok((status, page).into_response())
}

fn headers(mut response: Response, app: &App) -> Response {
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(self), microphone=(self), display-capture=(self)"),
    ];
    // A page may have a stricter one of its own.
    response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert_with(|| app.policy().clone());
    for (name, value) in fixed {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
