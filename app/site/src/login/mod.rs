//! Signing in and out: by personal link for everybody, by password and one-time code for the hub's team.

pub(crate) mod mail;
pub(crate) mod proof;

pub mod credentials;
pub mod end;
pub mod link;
pub mod password;
pub mod sign_in;

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use domain::{
    id::PersonId,
    link::{LOGIN_DAYS, STAFF_LOGIN_MINUTES},
};
use store::{Tx, login::Proof, token};

use crate::{
    error::Error,
    visit::{Visit, login_cookie},
};

/// Begins a login; the header that gives its secret to the browser. An older login of this browser ends.
pub(crate) async fn begin(v: &Visit, tx: &mut Tx, person: PersonId, proof: Proof) -> Result<HeaderValue, Error> {
    if let Some(old) = &v.secret {
        store::login::remove(tx, &token::hash(old)).await?;
    }
    let secret = token::draw(&v.app.world);
    let minutes = match proof {
        Proof::Link | Proof::Mail => LOGIN_DAYS * 24 * 60,
        Proof::Password => STAFF_LOGIN_MINUTES,
    };
    store::login::add(tx, &token::hash(&secret), person, proof, v.now, v.now.plus_minutes(minutes)).await?;
    set_cookie(v, &secret, minutes * 60)
}

/// The header that keeps a login's secret in the browser for so many seconds; scripts cannot read it, other sites cannot send it with a form.
fn set_cookie(v: &Visit, secret: &str, seconds: i64) -> Result<HeaderValue, Error> {
    let secure = if v.app.settings.secure() { "; Secure" } else { "" };
    let cookie =
        format!("{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", login_cookie(&v.app));
    HeaderValue::from_str(&cookie).map_err(Error::broken)
}

/// An answer with a cookie to keep.
pub(crate) fn with_cookie(mut response: Response, cookie: HeaderValue) -> Response {
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}
