//! The mails of the demonstration, which sends none.

use askama::Template;
use domain::{mail::Mail, moment::Moment};

use crate::{
    error::{Error, Reply},
    page::page,
    visit::Visit,
};

/// Mails the page shows.
const MOST: i64 = 50;

#[derive(Template)]
#[template(path = "mail/caught.html")]
struct Caught<'a> {
    v: &'a Visit,
    mails: Vec<(Moment, Mail)>,
}

impl Caught<'_> {
    /// The path that a line leads to when it is an address of this site.
    fn path<'l>(&self, line: &'l str) -> Option<&'l str> {
        line.trim().strip_prefix(&self.v.app.settings.url).filter(|path| path.starts_with('/'))
    }
}

/// Shows them to everybody; outside the demonstration there is no such page.
pub async fn get(v: Visit) -> Reply {
    if !v.app.settings.demo {
        return Err(Error::Missing);
    }
    let mails = store::mail::caught(&mut v.app.db.read().await?, v.app.hub, MOST).await?;
    page(&Caught { v: &v, mails })
}
