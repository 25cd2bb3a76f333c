//! The page: a sentence, and for each wave who turned to whom as a picture and a table, with figures that say what they mean.

use askama::Template;
use domain::{
    access::SeeNetwork,
    network::{External, Kind, Picture},
    small_cells::FLOOR,
};
use ui::{Cell, Column, Html, Table};

use super::{Wave, Waves};
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "network/show.html")]
struct Show<'a> {
    v: &'a Visit,
    waves: Waves<'a>,
}

/// The table as a picture: the deeper a square, the more pairs. Lines and columns carry the letters of the table beside it.
#[derive(Template)]
#[template(path = "network/heat.html")]
struct Heat {
    letters: Vec<char>,
    squares: Vec<Square>,
    side: usize,
}

struct Square {
    x: usize,
    y: usize,
    /// From 0, nothing, to 4, the most; none when hidden.
    step: Option<u32>,
    words: String,
}

/// Units of a square of the picture.
const SQUARE: usize = 56;

/// The letters of lines and columns.
fn letters(picture: &Picture) -> Vec<char> {
    ('A'..='Z').take(picture.groups.len()).collect()
}

impl Show<'_> {
    fn heat(&self, picture: &Picture) -> askama::Result<Html> {
        let most = picture.matrix.iter().flatten().filter_map(|cell| *cell).max().unwrap_or(0).max(1);
        let rows = picture.matrix.iter().enumerate();
        let square = |(y, (x, cell)): (usize, (usize, &Option<u32>))| Square {
            x: (x + 1) * SQUARE,
            y: (y + 1) * SQUARE,
            step: cell.map(|count| (count * 4).div_ceil(most)),
            words: cell.map_or_else(|| "·".to_owned(), |count| count.to_string()),
        };
        let squares = rows.flat_map(|(y, row)| row.iter().enumerate().map(move |cell| (y, cell))).map(square).collect();
        let letters = letters(picture);
        Html::rendered(&Heat { side: (letters.len() + 1) * SQUARE + 4, letters, squares })
    }

    /// Who turned (line) to whom (column), in pairs of people.
    fn matrix(&self, wave: &Wave, picture: &Picture) -> Table {
        let v = self.v;
        let letters = letters(picture);
        let number = |words: String| Column::new(words).numeric();
        let mut columns = vec![Column::new(v.t("network-from"))];
        columns.extend(letters.iter().map(|letter| number(v.t1("network-to", "letter", letter.to_string()))));
        columns.push(number(v.t("network-all")));
        let rows = picture.groups.iter().zip(&letters).zip(picture.matrix.iter().zip(&picture.given)).map(
            |((group, letter), (row, all))| {
                let name = v.words.tell(
                    "network-line",
                    &[
                        ("letter", letter.to_string().into()),
                        ("families", self.waves.group(group).into()),
                        ("people", group.people.into()),
                    ],
                );
                let cells = row.iter().map(|cell| self.cell(*cell));
                std::iter::once(Cell::new(name)).chain(cells).chain([Cell::new(all.to_string())]).collect::<Vec<_>>()
            },
        );
        let totals = picture.received.iter().chain([&picture.ties]).map(|count| Cell::new(count.to_string()));
        let last = std::iter::once(Cell::new(v.t("network-all"))).chain(totals).collect::<Vec<_>>();
        let table = Table::new(v.t1("network-matrix", "cycle", &wave.title)).caption_hidden().columns(columns);
        table.rows(rows.chain([last])).named_rows().stacked().class("app-counts")
    }

    fn cell(&self, count: Option<u32>) -> Cell {
        match count {
            Some(count) => Cell::new(count.to_string()),
            None => Cell::new(self.v.t("network-hidden")).class("app-counts__hidden"),
        }
    }

    /// Each figure with what it means here.
    fn figures(&self, wave: &Wave, picture: &Picture) -> Table {
        let v = self.v;
        let mut rows: Vec<[String; 3]> = Vec::new();
        let mut row =
            |code: &str, value: String, means: String| rows.push([v.t(format!("network-{code}")), value, means]);
        let reached = picture.to_physicians;
        row(
            "reached",
            self.maybe(reached.map(|reached| reached.times.to_string())),
            match reached {
                Some(reached) => match reached.pairs {
                    Some(pairs) => v.t1("network-reached-pairs", "pairs", pairs),
                    None => v.t("network-reached-unknown"),
                },
                None => v.t1("network-reached-none", "floor", picture.floor),
            },
        );
        row(
            "density",
            self.maybe(picture.density.map(|density| self.waves.decimal(density))),
            v.t2("network-density-of", "ties", picture.ties, "people", picture.people),
        );
        row(
            "reciprocity",
            self.maybe(picture.reciprocity.map(|share| self.waves.decimal(share))),
            match picture.reciprocity {
                Some(_) => v.t("network-reciprocity-means"),
                None => v.t1("network-reciprocity-none", "floor", picture.floor),
            },
        );
        let (index, means) = self.external(&picture.external);
        row("external", index, means);
        let diversity = picture.diversity;
        row(
            "diversity",
            self.maybe(diversity.map(|(mean, _)| self.waves.decimal(mean))),
            match diversity {
                Some((_, people)) => v.t1("network-diversity-of", "people", people),
                None => v.t1("network-diversity-none", "floor", picture.floor),
            },
        );
        let columns = [
            Column::new(v.t("network-figure")),
            Column::new(v.t("network-value")).numeric(),
            Column::new(v.t("network-means")),
        ];
        let table = Table::new(v.t1("network-figures", "cycle", &wave.title)).caption_hidden().columns(columns);
        table.rows(rows).named_rows().stacked()
    }

    fn maybe(&self, value: Option<String>) -> String {
        value.unwrap_or_else(|| "–".to_owned())
    }

    /// The E-I index, and beside it what sizes alone would give and how unusual it is; or why there is none.
    fn external(&self, external: &External) -> (String, String) {
        let v = self.v;
        let none = || "–".to_owned();
        match external {
            External::Index { index, expected, dealt, p, arrangements, .. } => {
                let reading = if *p >= 0.05 {
                    "network-external-alike"
                } else if index > dealt {
                    "network-external-more"
                } else {
                    "network-external-less"
                };
                let values = [
                    ("expected", self.waves.decimal(*expected).into()),
                    ("p", self.waves.p(*p).into()),
                    ("arrangements", (*arrangements).into()),
                ];
                (
                    self.waves.decimal(*index),
                    format!("{} {}", v.words.tell("network-external-beside", &values), v.t(reading)),
                )
            }
            External::NoTies => (none(), v.t("network-external-no-ties")),
            External::OneGroup => (none(), v.t("network-external-one-group")),
            External::Hidden => (none(), v.t("network-external-hidden")),
        }
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
                Cell::new(self.maybe(reached.map(|reached| reached.times.to_string()))),
                Cell::new(self.maybe(reached.and_then(|reached| reached.pairs).map(|pairs| pairs.to_string()))),
                Cell::new(self.maybe(wave.picture.as_ref().map(|picture| picture.contacts.to_string()))),
                Cell::new(self.maybe(wave.until.map(|_| self.waves.day(wave)))),
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
