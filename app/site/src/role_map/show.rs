//! The map: what, who, within which limits; what is still open; and for those who take part, what their own profession says.

use askama::Template;
use domain::{
    access::{FillRoles, ReadCase},
    profession::Profession,
    role_map::{self, ACT, Act, Entry},
};
use store::{Tx, access::permit, case::Heading, role_map::Map};
use ui::{Cell, Column, Html, Table};

use super::{name, named};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::{Allowed, holds},
    identifier::{self, Found},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "role_map/show.html")]
struct Show<'a> {
    v: &'a Visit,
    heading: Heading,
    map: Map,
    /// The profession that the reader may fill in for.
    own: Option<Profession>,
    ask: Ask<'a>,
    form: &'a Form,
}

impl Show<'_> {
    fn name(&self) -> String {
        name(self.v, &self.heading)
    }

    fn profession(&self, profession: &Profession) -> String {
        self.v.t(format!("profession-{}", profession.code()))
    }

    fn entry(&self, act: &Act, profession: Profession) -> Option<&Entry> {
        let key = act.key();
        self.map.entries.iter().find(|entry| entry.act == key && entry.profession == profession)
    }

    /// The professions that say something of an act, in the order of the team.
    fn said(&self, act: &Act) -> Vec<&Entry> {
        self.map.team.iter().filter_map(|(profession, _)| self.entry(act, *profession)).collect()
    }

    /// Everything that was answered, an act after the other.
    fn table(&self) -> Option<Table> {
        let v = self.v;
        let mut rows = Vec::new();
        for act in &self.map.acts {
            for entry in self.said(act) {
                rows.push(self.row(act, entry));
            }
        }
        let columns = ["role-map-what", "role-map-who", "role-map-can", "role-map-limits", "role-map-by"];
        let table =
            Table::new(v.t("role-map-title")).caption_hidden().columns(columns.map(|key| Column::new(v.t(key))));
        (!rows.is_empty()).then(|| table.rows(rows).named_rows().stacked().class("app-counts"))
    }

    fn row(&self, act: &Act, entry: &Entry) -> Vec<Cell> {
        let v = self.v;
        let limits = match (entry.answer.limits.as_str(), entry.answer.jurisdiction.as_str()) {
            ("", "") => "–".to_owned(),
            (limits, "") => limits.to_owned(),
            ("", place) => v.t1("role-map-holds", "place", place),
            (limits, place) => format!("{limits} {}", v.t1("role-map-holds", "place", place)),
        };
        let date = v.date(&entry.at);
        let by = v.words.tell(
            "role-map-version",
            &[("name", entry.name.as_str().into()), ("date", date.into()), ("version", entry.version.into())],
        );
        vec![
            Cell::new(named(v, act)).attribute("dir", "auto"),
            Cell::new(self.profession(&entry.profession)),
            Cell::new(v.t(format!("role-map-can-{}", entry.answer.can.code()))),
            Cell::new(limits).attribute("dir", "auto").class("app-typed"),
            Cell::new(by).attribute("dir", "auto"),
        ]
    }

    /// How many acts a profession has not answered.
    fn open(&self, profession: &Profession) -> usize {
        self.map.acts.iter().filter(|act| self.entry(act, *profession).is_none()).count()
    }

    /// What the reader's own profession has said, or not yet, each with the way to say it.
    fn mine(&self, own: &Profession) -> Vec<(String, String, Option<String>)> {
        let said = |act: &Act| {
            let entry = self.entry(act, *own)?;
            Some(self.v.t(format!("role-map-can-{}", entry.answer.can.code())))
        };
        self.map.acts.iter().map(|act| (act.key(), named(self.v, act), said(act))).collect()
    }

    fn asked(&self) -> askama::Result<Html> {
        let found = Found::new(self.v, self.form);
        Ok(found.at(|field| field == "act")?.then(found.made()?))
    }
}

/// Shows it.
pub async fn get(v: Visit, allowed: Allowed<ReadCase>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let record = store::case::show(&mut tx, &allowed, v.now).await?;
    let heading = store::case::heading(&mut tx, &allowed).await?;
    let map = store::role_map::of_case(&mut tx, &allowed, &record).await?;
    let own = match holds(permit::<FillRoles>(&mut tx, v.who()?, allowed.thing()).await)? {
        Some(fills) => Some(store::role_map::own(&mut tx, &fills).await?),
        None => None,
    };
    tx.save().await?;
    let form = Form::default();
    page(&Show { v: &v, heading, map, own, ask: Ask::new(&v, &form), form: &form })
}

/// Adds an act and goes on to say whether one's own profession can do it.
pub async fn post(v: Visit, allowed: Allowed<FillRoles>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let looked = identifier::look(&v, &mut tx, &allowed, &sent.fields, &["act".to_owned()]).await?;
    match looked.check(role_map::act) {
        Ok(words) => {
            let act = store::role_map::add(&mut tx, &allowed, &words, &v.app.world).await?;
            identifier::keep(&v, &mut tx, &allowed, &looked).await?;
            v.done(tx, &sent, &format!("/cases/{}/roles/{act}", allowed.thing())).await
        }
        Err(faults) => refused(&v, &mut tx, &allowed, Form { fields: looked.fields, faults }).await,
    }
}

async fn refused(
    v: &Visit,
    tx: &mut Tx,
    allowed: &Allowed<FillRoles>,
    form: Form,
) -> Result<axum::response::Response, Error> {
    let record = store::case::get(tx, allowed).await?;
    let heading = store::case::heading(tx, allowed).await?;
    let map = store::role_map::of_case(tx, allowed, &record).await?;
    let own = Some(store::role_map::own(tx, allowed).await?);
    again(&Show { v, heading, map, own, ask: Ask::new(v, &form), form: &form })
}
