//! A form with a file: its fields, the file's name and bytes.

use axum::{
    body::Bytes,
    extract::{FromRequest, Multipart, Request},
};
use domain::{
    fields::{Faults, Fields},
    id::WaveId,
};
use store::survey::{Known, Waiting};

use crate::{
    app::App,
    ask::Ask,
    error::Error,
    sent::{KEY, Sent},
    visit::Visit,
};

/// The largest request, in bytes: the largest file that is read, and its form.
pub const MOST: usize = 17 * 1024 * 1024;

/// The form.
pub struct File {
    /// Its fields and key.
    pub sent: Sent,
    /// What the file is called.
    pub name: String,
    /// The file.
    pub bytes: Bytes,
}

impl File {
    /// The wave that it is meant for, of these, and the file as it waits; every fault at its field.
    pub fn meant(&self, waves: Vec<Known>) -> Result<(Known, Waiting), Faults> {
        let wave: Option<WaveId> = self.sent.fields.get("wave").parse().ok();
        let known = waves.into_iter().find(|known| Some(known.wave.id) == wave);
        let mut faults = Faults::default();
        if known.is_none() {
            faults.add("wave", "fault-choose");
        }
        if self.bytes.is_empty() {
            faults.add("file", "fault-missing");
        }
        let known = known.filter(|_| faults.is_empty()).ok_or(faults)?;
        let waiting = Waiting { wave: known.wave.id, name: self.name.clone(), bytes: self.bytes.to_vec() };
        Ok((known, waiting))
    }
}

/// Asks for the wave that a file is meant for.
pub fn wave(v: &Visit, f: Ask<'_>, waves: &[Known]) -> ui::Select {
    let label = |known: &Known| {
        let wave = crate::survey::wave(v, &known.wave);
        (known.wave.id.to_string(), v.t2("dictionary-wave-of", "wave", wave, "cycle", known.cycle.as_str()))
    };
    f.select("wave", "dictionary-wave").items(waves.iter().map(label))
}

impl FromRequest<App> for File {
    type Rejection = Error;

    async fn from_request(request: Request, app: &App) -> Result<Self, Error> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Error::Unreadable)?;
        let (mut name, mut bytes, mut pairs) = (String::new(), Bytes::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(|_| Error::TooLarge)? {
            let field = part.name().unwrap_or_default().to_owned();
            let own: String =
                part.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(120).collect();
            let content = part.bytes().await.map_err(|_| Error::TooLarge)?;
            if field == "file" {
                (name, bytes) = (own, content);
            } else {
                pairs.push((field, String::from_utf8_lossy(&content).into_owned()));
            }
        }
        let fields = Fields::new(pairs);
        let key = fields.get(KEY).parse().unwrap_or_else(|_| app.world.id());
        Ok(Self { sent: Sent { fields, key }, name, bytes })
    }
}
