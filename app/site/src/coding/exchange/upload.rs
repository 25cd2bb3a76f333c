//! Takes a file in to be looked at, or puts it away.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use domain::{
    access::ManageStudy,
    fields::{Faults, Fields},
};
use qda::{limits::Limits, refi::inspect};
use store::coding;

use super::show;
use crate::{
    app::App,
    error::{Error, Reply},
    gate::Allowed,
    sent::{KEY, Sent},
    visit::Visit,
};

/// A form with a file and the file's name.
pub struct File {
    sent: Sent,
    name: String,
    bytes: Bytes,
}

impl FromRequest<App> for File {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
        let (mut name, mut bytes, mut key) = (String::new(), Bytes::new(), String::new());
        while let Some(part) = parts.next_field().await.map_err(|_| Error::TooLarge)? {
            let field = part.name().unwrap_or_default().to_owned();
            let own = part.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect();
            let content = part.bytes().await.map_err(|_| Error::TooLarge)?;
            if field == "file" {
                (name, bytes) = (own, content);
            } else if field == KEY {
                key = String::from_utf8_lossy(&content).into_owned();
            }
        }
        let key = key.parse().unwrap_or_else(|_| app.world.id());
        Ok(Self { sent: Sent { fields: Fields::default(), key }, name, bytes })
    }
}

/// Keeps it and shows what it holds.
pub async fn post(v: Visit, permit: Allowed<ManageStudy>, file: File) -> Reply {
    v.app.limits().upload(v.who()?.person)?;
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    let read = tokio::task::spawn_blocking(move || {
        inspect(&name, std::io::Cursor::new(bytes), &Limits::default()).map_err(|error| error.to_string())
    });
    let fault = if file.bytes.is_empty() {
        Some((Faults::one("file", "fault-missing"), None))
    } else {
        match read.await.map_err(Error::broken)? {
            Ok(_) => None,
            Err(why) => Some((Faults::one("file", "coding-fault-file"), Some(why))),
        }
    };
    if let Some((faults, why)) = fault {
        return show::wrong(&v, &permit, faults, why).await;
    }
    let mut tx = v.write(&file.sent).await?;
    coding::keep_file(&mut tx, &permit, &file.name, &file.bytes, v.now).await?;
    v.done(tx, &file.sent, &format!("/studies/{}/exchange/file", permit.thing())).await
}

/// Puts it away.
pub async fn discard(v: Visit, permit: Allowed<ManageStudy>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    coding::discard(&mut tx, &permit).await?;
    v.done(tx, &sent, &format!("/studies/{}/exchange?said=coding-file-removed", permit.thing())).await
}
