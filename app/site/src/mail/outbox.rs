//! The mails that were sent, wait or were given up. Their texts are not shown: they hold links that sign others in.

use askama::Template;
use domain::access::ManageHub;
use store::mail::{Listed, PAGE};

use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "mail/outbox.html")]
struct Outbox<'a> {
    v: &'a Visit,
    mails: Vec<Listed>,
    total: u64,
    page: u32,
    last: u32,
}

/// Shows a page of it.
pub async fn get(v: Visit, permit: Allowed<ManageHub>) -> Reply {
    let asked = v.asked("page").parse().unwrap_or(0);
    let (mails, total) = store::mail::list(&mut v.app.db.read().await?, &permit, asked).await?;
    let last = u32::try_from(total.saturating_sub(1) / PAGE.unsigned_abs()).unwrap_or(u32::MAX);
    page(&Outbox { v: &v, mails, total, page: asked, last })
}
