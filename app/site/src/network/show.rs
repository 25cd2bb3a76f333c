//! The page: a sentence, and for each wave who turned to whom as a picture and a table, with figures that say what they mean.

use askama::Template;
use domain::{
    access::SeeNetwork,
    network::{Kind, Picture},
    small_cells::FLOOR,
};
use ui::{Cell, Column, Table};

use super::{
    Wave, Waves,
    drawn::{Drawn, maybe},
};
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "network/show.html")]
struct Show<'a> {
    v: &'a Visit,
    waves: Waves<'a>,
}

impl<'a> Show<'a> {
    fn drawn(&self, wave: &'a Wave, picture: &'a Picture) -> Drawn<'a> {
        Drawn { v: self.v, title: &wave.title, picture, heard: None }
    }

    /// The one figure of each wave, side by side.
    fn trend(&self) -> Table {
        let v = self.v;
        let number = |key: &str| Column::new(v.t(key)).numeric();
        let columns = [
            Column::new(v.t("network-wave")),
            number("network-times"),
            number("network-pairs"),
            number("network-contacts"),
            Column::new(v.t("network-until-short")),
        ];
        let rows = self.waves.waves.iter().map(|wave| {
            let reached = wave.picture.as_ref().and_then(|picture| picture.to_physicians);
            [
                Cell::new(&wave.title).attribute("dir", "auto"),
                Cell::new(maybe(reached.map(|reached| reached.times.to_string()))),
                Cell::new(maybe(reached.and_then(|reached| reached.pairs).map(|pairs| pairs.to_string()))),
                Cell::new(maybe(wave.picture.as_ref().map(|picture| picture.contacts.to_string()))),
                Cell::new(maybe(wave.until.map(|_| self.waves.day(wave)))),
            ]
        });
        Table::new(v.t("network-trend")).caption_hidden().columns(columns).rows(rows).named_rows().stacked()
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeNetwork>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let waves = Waves::of(&v, &mut tx, &permit).await?;
    drop(tx);
    page(&Show { v: &v, waves })
}
