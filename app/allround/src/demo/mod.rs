//! `allround demo`: everything at once with fictional people; in a folder that is gone afterwards.
//!
//! Nothing is canned: the past is played through the same functions that pages call, with the clock set back, and those
//! who are live now are real WebRTC clients.

mod book;
mod stage;

mod case;
mod people;
mod program;
mod role_map;
mod session;
mod speaking;
mod study;

mod coding;

mod earlier;
mod library;
mod live;
mod survey;

use std::net::{IpAddr, SocketAddr};

use anyhow::Context as _;

use crate::{
    config::{Config, Media},
    installation::{Installation, asked_to_stop},
};
use stage::Stage;

/// Minutes for which the session that is live now has been running.
const RUNNING: i64 = 34;

/// Days since the signed letters went out.
const LETTERS: i64 = 12;

/// Runs the demonstration on a port of an address until it is stopped.
pub async fn run(port: u16, address: IpAddr) -> anyhow::Result<()> {
    let folder = tempfile::tempdir().context("no folder for the demonstration")?;
    let config = Config {
        url: format!("http://localhost:{port}"),
        listen: SocketAddr::from((address, port)),
        data: folder.path().to_owned(),
        media: Media { listen: SocketAddr::from((address, 0)), address: Some(address), ..Media::default() },
        ..Config::default()
    };
    let installation = Installation::open(&config, true).await?;
    let stage = Stage::new(&installation, config.url.clone());
    let mut tx = installation.db.write().await?;
    let loaded = load(&stage, &mut tx, &installation.tokens).await.context("the demonstration could not be loaded")?;
    tx.save().await?;
    // Letters that were signed are laid out and sent, as of some days ago; then they are followed up.
    stage.at(stage.real_now().plus_days(-earlier::LETTERS));
    installation.catch_up(stage.world.clone()).await?;
    let mut tx = installation.db.write().await?;
    earlier::follow_up(&stage, &mut tx, &loaded.winter, &loaded.earlier).await?;
    tx.save().await?;
    stage.at(stage.real_now().plus_days(-LETTERS));
    installation.catch_up(stage.world.clone()).await?;
    let mut tx = installation.db.write().await?;
    for case in book::cases()?.iter().filter(|case| case.stage == book::Stage::Closed) {
        let headings = store::case::of_presenter(&mut tx, &stage.who(&case.presenter)?).await?;
        let id = headings.first().context("the case is gone")?.id;
        session::follow_up(&stage, &mut tx, case, id, stage.real_now().plus_days(-1)).await?;
    }
    tx.save().await?;
    stage.at(stage.real_now());
    print(&config.url, &loaded);
    let live = tokio::spawn(live::play(
        stage,
        installation.rooms.clone(),
        installation.db.clone(),
        loaded.live,
        config.listen,
    ));
    installation.run(asked_to_stop()).await;
    live.abort();
    Ok(())
}

/// What was loaded, and the ways in.
struct Loaded {
    people: usize,
    sessions: usize,
    cases: usize,
    winter: program::Cycle,
    earlier: Vec<(u32, book::Case)>,
    live: session::Live,
    links: Vec<(&'static str, String, &'static str)>,
}

async fn load(stage: &Stage, tx: &mut store::Tx, tokens: &store::survey::TokenKey) -> anyhow::Result<Loaded> {
    let stage = stage.clone();
    let people = people::load(&stage, tx).await?;
    let now = stage.real_now();
    let [winter, spring, english] = program::english(&stage, tx, &people, now).await?;
    let french = program::french(&stage, tx, &people, now).await?;
    let book = book::cases()?;
    let earlier = earlier::play(&stage, tx, &winter).await?;
    for (offset, held) in &spring.sessions {
        session::play(&stage, tx, &spring, held, *offset, Vec::new()).await?;
    }
    session::certify(&stage, tx, &spring).await?;
    library::load(&stage, tx, english.facilitator).await?;
    let mut live = None;
    for cycle in [&english, &french] {
        for (offset, held) in &cycle.sessions {
            let cases = book.iter().filter(|case| case.session == Some(*offset) && cycle.has(&case.presenter));
            let played = session::play(&stage, tx, cycle, held, *offset, cases.collect()).await?;
            live = live.or(played);
        }
        for waiting in book.iter().filter(|case| case.session.is_none() && cycle.has(&case.presenter)) {
            case::prepare(&stage, tx, cycle, waiting, now.plus_days(-2)).await?;
        }
    }
    let studied = store::cycle::find(tx, stage.hub, english.id).await?.program;
    let study = study::load(&stage, tx, studied).await?;
    coding::load(&stage, tx, study).await?;
    stage.at(now.plus_days(-1));
    let (_, presented) = earlier.first().context("no case was presented")?;
    let headings = store::case::of_presenter(tx, &stage.who(&presented.presenter)?).await?;
    role_map::load(&stage, tx, headings.first().context("the case is gone")?.id).await?;
    survey::play(&stage, tx, [&winter, &english], tokens).await?;
    stage.at(now);
    let live = live.context("no session is live")?;
    let room = format!("/sessions/{}/check", live.session);
    let ways: [(&'static str, &str, &str, &'static str); 9] = [
        ("Coordinator", "Priya Raman", "/", "plans, reviews, approves"),
        ("Facilitator", "Daniel Okafor", &room, "drives the live session"),
        ("Case presenter", "Bethany Crowe", &room, "presents the first case"),
        ("Specialist", "Amina Yusuf", &room, "recommends, signs letters"),
        ("Participant", "Laura McKay", &room, "from a rural clinic"),
        ("Participante", "Sylvie Bouchard", "/", "en français"),
        ("Evaluator", "Kofi Mensah", "/", "sees attendance"),
        ("Answer reader", survey::READER, "/", "reads survey answers, without names"),
        ("Administrator", "Maren Holt", "/", "members, outbox"),
    ];
    let mut links = Vec::new();
    for (role, name, target, does) in ways {
        links.push((role, people::link(&stage, tx, name, target).await?, does));
    }
    let sessions = winter.sessions.len() + spring.sessions.len() + english.sessions.len() + french.sessions.len();
    let cases = book.len() + earlier.len();
    Ok(Loaded { people: people.len(), sessions, cases, winter, earlier, live, links })
}

fn print(url: &str, loaded: &Loaded) {
    println!(
        "Allround {} · demo. Everything is fictional, mail is caught, Ctrl-C forgets it all.",
        env!("CARGO_PKG_VERSION")
    );
    println!(
        "Loaded: 2 programs (EN, FR), {} sessions, {} people, {} cases, 1 session LIVE now",
        loaded.sessions, loaded.people, loaded.cases
    );
    println!("  {:<16}{url}/", "Public site");
    for (role, link, does) in &loaded.links {
        println!("  {role:<16}{link}   {does}");
    }
    println!("  {:<16}{url}/dev/mail", "Caught mail");
    println!("Synthetic participants are in the room and raise hands. Open two links in two browser profiles.");
}
