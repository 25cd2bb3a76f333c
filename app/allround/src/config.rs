//! One TOML file and the environment: how this installation is reached, where it keeps things, how it sends mail.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use media::{Tcp, Turn, Ways};
use serde::{Deserialize, Serialize};

/// How long a pass for the TURN server is good for: longer than any session, also for whoever comes in at its end.
const PASS: Duration = Duration::from_secs(12 * 60 * 60);

/// All settings. Each has a default with which a first start works on one machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The public address, as "https://hub.example.org". Browsers allow cameras only on HTTPS and on localhost.
    pub url: String,
    /// Where to listen for HTTP; a proxy in front does the TLS.
    pub listen: SocketAddr,
    /// The folder of everything kept here. Copy it to back the hub up.
    pub data: PathBuf,
    /// Where the database is.
    pub database: Database,
    /// How mail leaves.
    pub mail: Mail,
    /// How audio and video pass.
    pub media: Media,
    /// Decision support for clinics' records; off without a secret.
    pub cds: Cds,
}

/// The database's address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// "postgres://…"; without it, a SQLite file in the data folder.
    pub url: Option<String>,
}

/// The mail server.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// "smtps://user:password@mail.example.org" or "smtp://…:587?tls=required"; without it, mail waits in the outbox.
    /// The sender is the hub's own mailbox, which its administrator sets.
    pub url: Option<String>,
}

/// The media server.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Media {
    /// The port that audio and video use, over UDP and, unless `tcp` is off, over TCP.
    pub listen: SocketAddr,
    /// The address under which browsers reach that port; the machine's own when left out.
    pub address: Option<IpAddr>,
    /// Whether audio and video may come over TCP as well, from networks that let no UDP out.
    pub tcp: bool,
    /// The TCP port that browsers are told, as 443 when a proxy there hands on what is not TLS; that of `listen` when left out.
    pub tcp_port: Option<u16>,
    /// A TURN server's addresses, as "turns:turn.example.org:443?transport=tcp", for networks that let only TLS out.
    pub turn: Vec<String>,
    /// The secret it shares with this program (coturn's static-auth-secret).
    pub turn_secret: Option<String>,
    /// "wss://media.example.org": a LiveKit cluster instead of the media server in this program.
    pub url: Option<String>,
    /// The name of a key that the cluster knows.
    pub key: Option<String>,
    /// That key's secret, at least 32 characters.
    pub secret: Option<String>,
}

/// Decision support for clinics' records (CDS Hooks).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Cds {
    /// Secrets of at least 32 characters, one for each record that may ask; without any there is no such service.
    pub secrets: Vec<String>,
    /// The factor table, as "cdc2022".
    pub table: String,
    /// Whether the public guide's own answer is told beside ours.
    pub parity: bool,
}

impl Default for Cds {
    fn default() -> Self {
        Self { secrets: Vec::new(), table: domain::computation::USUAL.to_owned(), parity: false }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            url: "http://localhost:8080".to_owned(),
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data: PathBuf::from("allround-data"),
            database: Database::default(),
            mail: Mail::default(),
            media: Media::default(),
            cds: Cds::default(),
        }
    }
}

impl Default for Media {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 3478)),
            address: None,
            tcp: true,
            tcp_port: None,
            turn: Vec::new(),
            turn_secret: None,
            url: None,
            key: None,
            secret: None,
        }
    }
}

impl Media {
    /// How audio and video get through where UDP does not.
    ///
    /// # Errors
    /// A sentence, when a TURN server is named without its secret or the other way round.
    pub fn ways(&self) -> anyhow::Result<Ways> {
        let turn = match (&self.turn_secret, self.turn.is_empty()) {
            (Some(secret), false) => {
                Some(Turn { urls: self.turn.clone(), secret: secret.clone().into_bytes(), life: PASS })
            }
            (None, true) => None,
            _ => anyhow::bail!("media.turn and media.turn_secret belong together: set both or none"),
        };
        let tcp = self.tcp.then_some(Tcp { bind: self.listen, port: self.tcp_port });
        Ok(Ways { tcp, turn, ..Ways::default() })
    }
}

impl Config {
    /// The settings of a file, which need not be there, and of the environment (ALLROUND_DATABASE__URL), which wins.
    pub fn read(file: &Path) -> anyhow::Result<Self> {
        let settings = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("ALLROUND_").ignore(&["config", "test_pg"]).split("__"));
        let mut config: Self = settings.extract()?;
        config.url = config.url.trim_end_matches('/').to_owned();
        Ok(config)
    }

    /// The address of the database.
    pub fn database_url(&self) -> String {
        let file = || format!("sqlite:{}", self.data.join("allround.db").display());
        self.database.url.clone().unwrap_or_else(file)
    }
}
