//! The whole site on a fresh SQLite database, with its own time and chance, and people to visit it as.

use std::sync::LazyLock;

use axum::{
    Router,
    body::{Body, BodyDataStream, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use domain::{
    access::{Role, Who},
    id::{HubId, PersonId},
    language::Language,
    moment::{Moment, Zone},
    person::Person,
    profession::Profession,
    world::Script,
};
use media::{Rooms, together::Composer};
use site::{App, Settings, app::Parts};
use store::{
    Db,
    file::Files,
    identifier::Seal,
    login::{self, Proof},
    survey::TokenKey,
};
use tower::ServiceExt as _;

/// Thursday, November 26, 2026, 12:30 in Toronto.
pub const NOON: Moment = Moment::from_micros(1_795_714_200_000_000);

/// An installation to try things on.
pub struct Trial {
    pub app: App,
    pub script: Script,
    router: Router,
    folder: tempfile::TempDir,
}

const DATABASE: &str = "trial.db";

fn url(folder: &tempfile::TempDir) -> String {
    format!("sqlite:{}", folder.path().join(DATABASE).display())
}

/// The media rooms, the same for all tests: their sessions differ.
fn rooms() -> Rooms {
    static ROOMS: LazyLock<Rooms> = LazyLock::new(|| {
        let settings = media::Settings {
            bind: "127.0.0.1:0".parse().unwrap(),
            advertised: "127.0.0.1".parse().unwrap(),
            secret: vec![7; 32],
            threads: 1,
            ways: media::Ways::default(),
            handover: None,
        };
        Rooms::start(&settings).unwrap()
    });
    ROOMS.clone()
}

/// Somebody signed in.
pub struct Persona {
    /// Their rights, as the store asks for them.
    pub who: Who,
    /// Their login, for the `cookie` of a request.
    pub cookie: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    /// Where a redirect leads; empty without one.
    pub location: String,
    pub body: String,
    pub cookies: Vec<String>,
}

impl Trial {
    /// A founded hub in Toronto without people or programs.
    pub async fn begin() -> Self {
        Self::with(Settings { url: "http://localhost:8080".to_owned(), demo: false }).await
    }

    /// The same, reached and shown in another way.
    pub async fn with(settings: Settings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&url(&folder)).await.unwrap();
        Self::on(db, folder, settings, rooms()).await
    }

    /// The same with the rooms of a cluster.
    pub async fn on_cluster(rooms: Rooms) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&url(&folder)).await.unwrap();
        let settings = Settings { url: "http://localhost:8080".to_owned(), demo: false };
        Self::on(db, folder, settings, rooms).await
    }

    async fn on(db: Db, folder: tempfile::TempDir, settings: Settings, rooms: Rooms) -> Self {
        let script = Script::at(NOON);
        let world = script.world();
        let mut tx = db.write().await.unwrap();
        let hub: HubId = store::hub::found(&mut tx, world.id(), NOON).await.unwrap();
        let sql = "UPDATE hub SET name_en = 'Pain hub', name_fr = 'Pôle douleur', zone = 'America/Toronto', \
            mailbox = 'hub@example.org'";
        tx.run(sql, vec![]).await.unwrap();
        tx.save().await.unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let app = App::new(Parts {
            db,
            world,
            hub,
            files,
            recordings: folder.path().join("recordings"),
            settings,
            seal: Seal::of(&[7; 32]),
            tokens: TokenKey::of(&[8; 32]),
            cleaner: None,
            composer: Composer::default(),
            rooms,
        });
        Self { router: site::routes::router(app.clone()), app, script, folder }
    }

    /// Where its database and files are.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Ends it, to go on from here several times.
    pub async fn close(&self) {
        self.app.db.close().await;
    }

    /// Another trial that goes on from where this one was closed, with a database of its own. Kept files and chance are shared.
    pub async fn resume(&self) -> Self {
        self.resume_with(self.app.composer.clone()).await
    }

    /// The same with another way to put recordings together.
    pub async fn resume_with(&self, composer: Composer) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(self.folder.path().join(DATABASE), folder.path().join(DATABASE)).unwrap();
        let db = Db::open(&url(&folder)).await.unwrap();
        let (world, hub, files) = (self.app.world.clone(), self.app.hub, self.app.files.clone());
        let (settings, seal) = (self.app.settings.clone(), self.app.seal.clone());
        let recordings = folder.path().join("recordings");
        let tokens = self.app.tokens.clone();
        let parts = Parts {
            db,
            world,
            hub,
            files,
            recordings,
            settings,
            seal,
            tokens,
            cleaner: None,
            composer,
            rooms: rooms(),
        };
        let app = App::new(parts);
        Self { router: site::routes::router(app.clone()), app, script: self.script.clone(), folder }
    }

    /// The same on PostgreSQL; none when no server was named, which only people at their own machine may do.
    #[expect(
        clippy::disallowed_methods,
        reason = "tests learn of the server that the test run started for them, and the time"
    )]
    pub async fn postgres() -> Option<Self> {
        let Ok(server) = std::env::var("ALLROUND_TEST_PG") else {
            assert!(std::env::var_os("CI").is_none(), "ALLROUND_TEST_PG must name a PostgreSQL server in CI");
            return None;
        };
        // A later process may have the number of an earlier one.
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
        let name = format!("site_{}_{now}", std::process::id());
        store::trial::create_database(&server, &name).await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        let db = Db::open(&format!("{base}/{name}")).await.unwrap();
        let settings = Settings { url: "http://localhost:8080".to_owned(), demo: false };
        Some(Self::on(db, tempfile::tempdir().unwrap(), settings, rooms()).await)
    }

    /// A practitioner of a spoke, signed in by link: no role.
    pub async fn practitioner(&self, name: &str) -> Persona {
        self.persona(&somebody(name), &[], Proof::Link).await
    }

    /// A member of the hub, signed in with password and code.
    pub async fn staff(&self, name: &str, roles: &[Role]) -> Persona {
        self.persona(&somebody(name), roles, Proof::Password).await
    }

    /// A person with these roles, signed in with this proof.
    pub async fn persona(&self, person: &Person, roles: &[Role], proof: Proof) -> Persona {
        let id: PersonId = self.app.world.id();
        let mut tx = self.app.db.write().await.unwrap();
        store::person::add(&mut tx, id, self.app.hub, person, self.now()).await.unwrap();
        let roles = roles.iter().copied().collect();
        store::person::give(&mut tx, id, &roles).await.unwrap();
        let (secret, now) = (id.to_string(), self.now());
        let hash = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, secret.as_bytes());
        login::add(&mut tx, hash.as_ref(), id, proof, now, now.plus_days(30)).await.unwrap();
        tx.save().await.unwrap();
        let name = if self.app.settings.secure() { "__Host-login" } else { "login" };
        Persona { who: Who { person: id, hub: self.app.hub, roles }, cookie: format!("{name}={secret}") }
    }

    /// The present moment of this trial.
    pub fn now(&self) -> Moment {
        self.app.world.now()
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.ask(Method::GET, path, cookie, &[]).await
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, cookie: Option<&str>, fields: &[(&str, &str)]) -> Answer {
        self.ask(Method::POST, path, cookie, fields).await
    }

    async fn ask(&self, method: Method, path: &str, cookie: Option<&str>, fields: &[(&str, &str)]) -> Answer {
        self.send(request(method, path, cookie, fields)).await
    }

    /// The head of what comes back; a body that never ends is not waited for.
    pub async fn head(&self, request: Request<Body>) -> axum::http::response::Parts {
        self.router.clone().oneshot(request).await.unwrap().into_parts().0
    }

    /// Opens a stream of events.
    pub async fn stream(&self, path: &str, cookie: &str) -> BodyDataStream {
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap().into_body().into_data_stream()
    }

    /// Sends any request.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let text = |name: header::HeaderName| -> Vec<String> {
            parts.headers.get_all(name).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
        };
        Answer {
            status: parts.status,
            location: text(header::LOCATION).concat(),
            cookies: text(header::SET_COOKIE),
            body: String::from_utf8_lossy(&to_bytes(body, 16 << 20).await.unwrap()).into_owned(),
        }
    }
}

/// A request as a browser on a page of this site sends it.
pub fn request(method: Method, path: &str, cookie: Option<&str>, fields: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(&method).uri(path).header(header::ACCEPT_LANGUAGE, "en-CA");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let mut body = Body::empty();
    if !method.is_safe() {
        request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        body = Body::from(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish());
    }
    request.body(body).unwrap()
}

/// A registered nurse of this name, with an address made from it.
pub fn somebody(name: &str) -> Person {
    Person {
        name: name.to_owned(),
        email: format!("{}@example.org", domain::person::fold(name).replace(' ', ".")),
        profession: Profession::RegisteredNurse,
        credentials: "RN".to_owned(),
        site: "Moose Factory clinic".to_owned(),
        community: "Moose Factory".to_owned(),
        postal_area: String::new(),
        language: Language::En,
        zone: Zone::parse("America/Toronto").unwrap(),
    }
}
