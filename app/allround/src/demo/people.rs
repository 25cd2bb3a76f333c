//! The cast: the hub's team and those who take part.

use std::collections::BTreeSet;

use anyhow::anyhow;
use domain::{
    access::{Role, Who},
    fields::Fields,
    hub::Hub,
    id::PersonId,
    language::Text,
    link::Target,
    moment::Zone,
    person::{Person, fold},
};
use store::{Tx, link::Terms};

use super::{
    book::{self, Row},
    stage::Stage,
};

/// The zone of the hub and of everybody in it.
pub const ZONE: &str = "America/Toronto";

/// The names of those who take part, by program.
pub struct Cast {
    /// In the English program.
    pub english: Vec<String>,
    /// In the French program.
    pub french: Vec<String>,
    /// The hub's team.
    pub hub: Vec<String>,
}

impl Cast {
    /// How many people there are.
    pub fn len(&self) -> usize {
        self.english.len() + self.french.len() + self.hub.len()
    }
}

/// Names the hub and brings everybody in.
pub async fn load(stage: &Stage, tx: &mut Tx) -> anyhow::Result<Cast> {
    let book = book::people()?;
    stage.at(stage.real_now().plus_days(-400));
    let zone = Zone::parse(ZONE).ok_or_else(|| anyhow!("no zone {ZONE}"))?;
    let name = Text { en: "Northern Shore Pain Hub".to_owned(), fr: "Pôle douleur de la Rive-Nord".to_owned() };
    let hub = Hub { name, zone, mailbox: "hub@northern-shore.example".to_owned() };
    let secret = store::setup::add(tx, &stage.world).await?;
    store::setup::close(tx, &secret, stage.hub, &hub, stage.world.now()).await?;
    let mut cast = Cast { english: Vec::new(), french: Vec::new(), hub: Vec::new() };
    for (rows, names) in
        [(&book.hub, &mut cast.hub), (&book.english, &mut cast.english), (&book.french, &mut cast.french)]
    {
        for row in rows {
            names.push(add(stage, tx, row).await?);
        }
    }
    Ok(cast)
}

async fn add(stage: &Stage, tx: &mut Tx, row: &Row) -> anyhow::Result<String> {
    let [name, profession, credentials, site, community, language, roles] = row;
    let letters: String = fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '.' }).collect();
    let fields = Fields::default()
        .with("name", name)
        .with("email", format!("{}@example.org", letters.replace("..", ".")))
        .with("profession", profession)
        .with("credentials", credentials)
        .with("site", site)
        .with("community", community)
        .with("language", language)
        .with("zone", ZONE);
    let person = Person::check(&fields).map_err(|faults| anyhow!("{name}: {faults:?}"))?;
    let id: PersonId = stage.world.id();
    store::person::add(tx, id, stage.hub, &person, stage.world.now()).await?;
    let roles: BTreeSet<Role> = roles.split_whitespace().filter_map(Role::parse).collect();
    store::person::give(tx, id, &roles).await?;
    stage.enter(name, Who { person: id, hub: stage.hub, roles });
    Ok(name.clone())
}

/// A personal link for the demonstration's length.
pub async fn link(stage: &Stage, tx: &mut Tx, name: &str, target: &str) -> anyhow::Result<String> {
    let terms = Terms {
        person: stage.who(name)?.person,
        target: Target::or_home(target),
        expires: stage.world.now().plus_days(7),
        once: false,
    };
    Ok(store::link::mailed(tx, &stage.world, &stage.url, &terms).await?)
}
