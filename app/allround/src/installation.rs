//! An installation put together from its parts: database, rooms, site and jobs.

use std::{
    future::Future,
    net::{IpAddr, Ipv4Addr, UdpSocket},
    thread,
};

use anyhow::Context as _;
use axum::Router;
use domain::{cds::Settings, id::HubId, world::World};
use jobs::{Post, Tools};
use media::Rooms;
use site::App;
use store::Db;
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::{
    cluster,
    config::{Cds, Config},
    key, world,
};

/// Everything that runs.
pub struct Installation {
    /// The database.
    pub db: Db,
    /// Time and chance.
    pub world: World,
    /// The hub.
    pub hub: HubId,
    /// The rooms of live sessions.
    pub rooms: Rooms,
    /// The key of survey tokens.
    pub tokens: store::survey::TokenKey,
    listener: TcpListener,
    router: Router,
    tools: Tools,
}

/// The database of a configuration, with its hub.
pub async fn database(config: &Config) -> anyhow::Result<(Db, World, HubId)> {
    std::fs::create_dir_all(&config.data)
        .with_context(|| format!("the data folder {} cannot be made", config.data.display()))?;
    let world = world::real();
    let db = Db::open(&config.database_url()).await.context("the database cannot be opened")?;
    let mut tx = db.write().await?;
    let hub = store::hub::found(&mut tx, world.id(), world.now()).await?;
    tx.save().await?;
    Ok((db, world, hub))
}

impl Installation {
    /// Opens everything; nothing is served yet.
    pub async fn open(config: &Config, demo: bool) -> anyhow::Result<Self> {
        let (db, world, hub) = database(config).await?;
        let secret = key::of(&config.data, key::ROOMS, &world)?;
        let tokens = store::survey::TokenKey::of(&key::of(&config.data, key::SURVEYS, &world)?);
        let seal = store::identifier::Seal::of(&secret);
        let rooms = match cluster::rooms(&config.media, &world)? {
            Some(rooms) => rooms,
            None => Rooms::start(&media::Settings {
                bind: config.media.listen,
                advertised: config.media.address.map_or_else(own_address, Ok)?,
                secret,
                threads: thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1)),
                ways: config.media.ways()?,
                handover: Some(config.data.join("rooms.json")),
            })
            .context("the rooms cannot be opened")?,
        };
        let listener = TcpListener::bind(config.listen).await.with_context(|| format!("{} is taken", config.listen))?;
        let files = store::file::Files::folder(&config.data.join("files"))?;
        let composer = media::together::Composer::default();
        let settings = site::Settings { url: config.url.clone(), demo };
        let app = App::new(site::app::Parts {
            db: db.clone(),
            world: world.clone(),
            hub,
            settings,
            seal,
            tokens: tokens.clone(),
            cleaner: Some(std::env::current_exe().context("this program does not find itself")?),
            composer: composer.clone(),
            rooms: rooms.clone(),
            files: files.clone(),
            recordings: config.data.join("recordings"),
        });
        let post = match (&config.mail.url, demo) {
            (_, true) => Post::Caught,
            (Some(url), false) => Post::smtp(url).map_err(anyhow::Error::msg)?,
            (None, false) => Post::Unset,
        };
        let tools = Tools {
            db: db.clone(),
            world: world.clone(),
            url: config.url.clone(),
            post,
            files,
            recordings: config.data.join("recordings"),
            composer,
            desk: std::sync::Arc::default(),
            tokens: tokens.clone(),
        };
        let mut router = site::routes::router(app).merge(rooms.router());
        if let Some(desk) = desk(&config.cds, &world)? {
            router = router.merge(site::routes::decision_support(desk));
        }
        Ok(Self { db, world, hub, rooms, tokens, listener, router, tools })
    }

    /// Does every job that is due, by the time of a world.
    pub async fn catch_up(&self, world: World) -> anyhow::Result<u32> {
        Ok(jobs::worker::catch_up(&Tools { world, ..self.tools.clone() }).await?)
    }

    /// Serves and works until `stop` resolves, then takes leave: rooms tell their people to come back, jobs and requests end.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        let (end, ended) = watch::channel(false);
        let until = || {
            let mut ended = ended.clone();
            async move {
                ended.wait_for(|ended| *ended).await.ok();
            }
        };
        let mut open = JoinSet::new();
        open.spawn(site::serve::serve(self.listener, self.router, until()));
        if self.rooms.can_record()
            && let Err(error) = jobs::recording::close_open(&self.tools).await
        {
            tracing::warn!(%error, "recordings left open by the last run could not be closed");
        }
        open.spawn(jobs::worker::run(self.tools.clone(), until()));
        if let Some(presences) = self.rooms.presences() {
            open.spawn(jobs::presence::run(self.tools, presences));
        }
        stop.await;
        end.send(true).ok();
        // Open rooms hear that the house closes; their streams would hold the requests up.
        self.db.signals().end();
        self.rooms.stop();
        while open.join_next().await.is_some() {}
        self.db.close().await;
    }
}

/// The desk of decision support, where the configuration has a secret for it.
fn desk(config: &Cds, world: &World) -> anyhow::Result<Option<site::cds::Desk>> {
    if config.secrets.is_empty() {
        return Ok(None);
    }
    let settings = Settings { parity: config.parity, ..Settings::default() };
    let settings = settings.by(&config.table).with_context(|| format!("{} is no factor table", config.table))?;
    let desk = site::cds::Desk::new(config.secrets.clone(), settings, world.clone());
    let least = site::cds::SECRET;
    Ok(Some(desk.with_context(|| format!("a secret of [cds] is shorter than {least} characters"))?))
}

/// The address of the interface that leads outside; loopback when there is none. Nothing is sent.
fn own_address() -> anyhow::Result<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
    let found = socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).and_then(|()| socket.local_addr());
    Ok(found.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.ip()))
}

/// Resolves when the program is asked to stop, by Ctrl-C or by the service manager.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        tokio::signal::ctrl_c().await.ok();
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
