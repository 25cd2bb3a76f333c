//! What somebody sent who is not signed in any more: it stays on the page until they are, and is sent again from there.

use askama::Template;
use axum::{
    body::{Body, HttpBody as _, to_bytes},
    http::{Method, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Response},
};
use domain::{fields::Fields, link::Target};

use super::page;
use crate::{
    error::{Error, Problem, leading_to},
    sent::MOST,
    visit::Visit,
};

/// A form that was sent without a login that suffices. It goes back to the browser it came from and is kept nowhere.
pub struct Typed {
    address: String,
    fields: Fields,
}

#[derive(Template)]
#[template(path = "login/out.html")]
struct Out<'a> {
    v: &'a Visit,
    typed: &'a Typed,
    /// Where to sign in, and where that leads to.
    sign_in: String,
    locked: bool,
}

impl Typed {
    /// Looks at what is sent while nobody is signed in, or somebody whose link does not open what a password opens; the body
    /// goes on to its handler. None for whoever is signed in, and for anything but a form.
    pub async fn keep(v: &Visit, parts: &Parts, body: Body) -> (Option<Self>, Body) {
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        if parts.method != Method::POST || !is_form || v.login.as_ref().is_some_and(|login| !login.locked) {
            return (None, body);
        }
        if body.size_hint().upper().is_none_or(|most| most > MOST as u64) {
            return (None, body);
        }
        let Ok(bytes) = to_bytes(body, MOST).await else { return (None, Body::empty()) };
        let fields = Fields::new(form_urlencoded::parse(&bytes).into_owned().collect());
        let address = parts.uri.path_and_query().map_or_else(|| v.path.clone(), ToString::to_string);
        (Some(Self { address, fields }), Body::from(bytes))
    }

    /// The page that keeps it, in the place of an answer that says why it was not carried out; none where signing in would
    /// not help.
    pub fn show(&self, v: &Visit, problem: Problem, status: StatusCode) -> Result<Option<Response>, Error> {
        let locked = v.login.as_ref().is_some_and(|login| login.locked);
        if problem != Problem::SignIn && !(locked && problem == Problem::Missing) {
            return Ok(None);
        }
        let way = if locked { "/sign-in/password" } else { "/sign-in" };
        let sign_in = leading_to(way, &Target::home());
        let page = page(&Out { v, typed: self, sign_in, locked })?;
        Ok(Some((status, page).into_response()))
    }
}
