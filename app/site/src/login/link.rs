//! A personal link: its page asks for one click, because mail scanners open every address they see.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::IntoResponse};
use store::{Tx, link::Link, login::Proof};

use super::{begin, with_cookie};
use crate::{
    error::{Error, Reply, leading_to, see_other},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "login/link.html")]
struct LinkPage<'a> {
    v: &'a Visit,
    link: Option<Link>,
    secret: String,
}

/// Shows whom the link signs in; somebody who is signed in already goes straight on.
pub async fn get(v: Visit, Path(secret): Path<String>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let link = store::link::find(&mut tx, v.app.hub, &secret, v.now).await?;
    if let Some(link) = &link
        && v.person() == Some(link.person)
    {
        return Ok(see_other(link.target.as_str()));
    }
    match link {
        Some(link) => page(&LinkPage { v: &v, link: Some(link), secret }),
        None => gone(&v),
    }
}

fn gone(v: &Visit) -> Reply {
    let page = page(&LinkPage { v, link: None, secret: String::new() })?;
    Ok((StatusCode::GONE, page).into_response())
}

/// Signs in and leads on; a member of the team is first asked for the password that their roles need.
pub async fn post(v: Visit, Path(secret): Path<String>) -> Reply {
    v.app.limits().link(&v.network)?;
    let mut tx = v.app.db.write().await?;
    let Some(link) = store::link::follow(&mut tx, v.app.hub, &secret, v.now).await? else {
        return gone(&v);
    };
    // In the demonstration nobody has a password, and the links it prints stand for it.
    let proof = match link.once {
        _ if v.app.settings.demo => Proof::Password,
        true => Proof::Mail,
        false => Proof::Link,
    };
    let location = location(&mut tx, &link, proof).await?;
    let cookie = begin(&v, &mut tx, link.person, proof).await?;
    tx.save().await?;
    Ok(with_cookie(see_other(&location), cookie))
}

async fn location(tx: &mut Tx, link: &Link, proof: Proof) -> Result<String, Error> {
    if proof == Proof::Password || store::person::roles(tx, link.person).await?.is_empty() {
        return Ok(link.target.as_str().to_owned());
    }
    let page = match store::password::of(tx, link.person).await? {
        Some(_) => "/sign-in/password",
        None => "/sign-in/credentials",
    };
    Ok(leading_to(page, &link.target))
}
