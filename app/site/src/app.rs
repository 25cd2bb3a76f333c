//! What every page stands on.

use std::{path::PathBuf, sync::Arc};

use axum::http::HeaderValue;
use domain::{id::HubId, world::World};
use media::{Rooms, together::Composer};
use store::{Db, file::Files, identifier::Seal, survey::TokenKey};
use tokio::sync::Semaphore;

use crate::{limit::Limits, page};

/// How this installation is reached and shown.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address without a trailing slash, as "https://echo.example.org".
    pub url: String,
    /// Whether this is the demonstration: everything fictional, nothing kept.
    pub demo: bool,
}

impl Settings {
    /// Whether browsers reach this installation by HTTPS, so that cookies can be kept to it.
    pub fn secure(&self) -> bool {
        self.url.starts_with("https://")
    }
}

/// The running installation.
#[derive(Clone)]
pub struct App(Arc<Running>);

struct Running {
    parts: Parts,
    limits: Limits,
    desk: Arc<Semaphore>,
    policy: HeaderValue,
}

/// Files that are made clean at a time.
const DESK: usize = 2;

/// The parts of an installation, handed over by the binary.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// The hub whose site this is.
    pub hub: HubId,
    /// Where letters and certificates are kept.
    pub files: Files,
    /// Where sessions are recorded.
    pub recordings: PathBuf,
    /// How it is reached and shown.
    pub settings: Settings,
    /// The key by which kept details are told again.
    pub seal: Seal,
    /// The key of survey tokens.
    pub tokens: TokenKey,
    /// The program that reads strangers' files in a process of its own (`allround strip-apart`); none reads them here.
    pub cleaner: Option<PathBuf>,
    /// Makes one file of everybody in a recording, where it can.
    pub composer: Composer,
    /// The rooms in which sessions are seen and heard.
    pub rooms: Rooms,
}

impl App {
    /// An installation of these parts.
    pub fn new(parts: Parts) -> Self {
        let limits = Limits::new(&parts.world);
        let policy = page::policy(parts.rooms.address());
        Self(Arc::new(Running { parts, limits, desk: Arc::new(Semaphore::new(DESK)), policy }))
    }

    /// Where files are made clean, a few at a time.
    pub(crate) fn desk(&self) -> &Arc<Semaphore> {
        &self.0.desk
    }

    /// What a page may load and connect to.
    pub(crate) fn policy(&self) -> &HeaderValue {
        &self.0.policy
    }

    /// How often one may try.
    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }
}

impl std::ops::Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0.parts
    }
}
