//! A wave drawn: who turned to whom as a picture and as a table, and its figures with what they mean.

use askama::Template;
use domain::{
    network::{External, Group, Picture},
    voice::Voice as _,
};
use ui::{Cell, Column, Html, Table};

use super::families;
use crate::visit::Visit;

/// A wave to draw.
pub(super) struct Drawn<'a> {
    /// For whom.
    pub v: &'a Visit,
    /// What the wave is called.
    pub title: &'a str,
    /// Its figures.
    pub picture: &'a Picture,
    /// How many answered, where people were asked.
    pub heard: Option<usize>,
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

impl Drawn<'_> {
    /// The table as a picture.
    pub fn heat(&self) -> askama::Result<Html> {
        let most = self.picture.matrix.iter().flatten().filter_map(|cell| *cell).max().unwrap_or(0).max(1);
        let rows = self.picture.matrix.iter().enumerate();
        let square = |(y, (x, cell)): (usize, (usize, &Option<u32>))| Square {
            x: (x + 1) * SQUARE,
            y: (y + 1) * SQUARE,
            step: cell.map(|count| (count * 4).div_ceil(most)),
            words: cell.map_or_else(|| "·".to_owned(), |count| count.to_string()),
        };
        let squares = rows.flat_map(|(y, row)| row.iter().enumerate().map(move |cell| (y, cell))).map(square).collect();
        let letters = letters(self.picture);
        Html::rendered(&Heat { side: (letters.len() + 1) * SQUARE + 4, letters, squares })
    }

    /// Who turned (line) to whom (column), in pairs of people.
    pub fn matrix(&self) -> Table {
        let (v, picture) = (self.v, self.picture);
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
                        ("families", group_name(v, group).into()),
                        ("people", group.people.into()),
                    ],
                );
                let cells = row.iter().map(|cell| self.cell(*cell));
                std::iter::once(Cell::new(name)).chain(cells).chain([Cell::new(all.to_string())]).collect::<Vec<_>>()
            },
        );
        let totals = picture.received.iter().chain([&picture.ties]).map(|count| Cell::new(count.to_string()));
        let last = std::iter::once(Cell::new(v.t("network-all"))).chain(totals).collect::<Vec<_>>();
        let table = Table::new(v.t1("network-matrix", "cycle", self.title)).caption_hidden().columns(columns);
        table.rows(rows.chain([last])).named_rows().stacked().class("app-counts")
    }

    fn cell(&self, count: Option<u32>) -> Cell {
        match count {
            Some(count) => Cell::new(count.to_string()),
            None => Cell::new(self.v.t("network-hidden")).class("app-counts__hidden"),
        }
    }

    /// Each figure with what it means here.
    pub fn figures(&self) -> Table {
        let (v, picture) = (self.v, self.picture);
        let mut rows: Vec<[String; 3]> = Vec::new();
        let mut row =
            |code: &str, value: String, means: String| rows.push([v.t(format!("network-{code}")), value, means]);
        let reached = picture.to_physicians;
        row(
            "reached",
            maybe(reached.map(|reached| reached.times.to_string())),
            match reached {
                Some(_) if self.heard.is_some() => v.t("network-asked-reached"),
                Some(reached) => match reached.pairs {
                    Some(pairs) => v.t1("network-reached-pairs", "pairs", pairs),
                    None => v.t("network-reached-unknown"),
                },
                None if self.heard.is_some() => v.t1("network-asked-reached-none", "floor", picture.floor),
                None => v.t1("network-reached-none", "floor", picture.floor),
            },
        );
        row(
            "density",
            maybe(picture.density.map(|density| decimal(v, density))),
            match self.heard {
                None => v.t2("network-density-of", "ties", picture.ties, "people", picture.people),
                Some(heard) => {
                    let of =
                        [("ties", picture.ties.into()), ("heard", heard.into()), ("people", picture.people.into())];
                    v.words.tell("network-asked-density-of", &of)
                }
            },
        );
        row(
            "reciprocity",
            maybe(picture.reciprocity.map(|share| decimal(v, share))),
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
            maybe(diversity.map(|(mean, _)| decimal(v, mean))),
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
        let table = Table::new(v.t1("network-figures", "cycle", self.title)).caption_hidden().columns(columns);
        table.rows(rows).named_rows().stacked()
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
                    ("expected", decimal(v, *expected).into()),
                    ("p", p_value(v, *p).into()),
                    ("arrangements", (*arrangements).into()),
                ];
                (decimal(v, *index), format!("{} {}", v.words.tell("network-external-beside", &values), v.t(reading)))
            }
            External::NoTies => (none(), v.t("network-external-no-ties")),
            External::OneGroup => (none(), v.t("network-external-one-group")),
            External::Hidden => (none(), v.t("network-external-hidden")),
        }
    }
}

/// A figure, or a dash.
pub(super) fn maybe(value: Option<String>) -> String {
    value.unwrap_or_else(|| "–".to_owned())
}

/// What a line is called.
pub(super) fn group_name(v: &Visit, group: &Group) -> String {
    families(v, &group.families)
}

/// A figure with two decimals.
pub(crate) fn decimal(v: &Visit, value: f64) -> String {
    v.words.decimal(value, 2)
}

/// A p value: three places, and no zero.
fn p_value(v: &Visit, p: f64) -> String {
    if p < 0.001 {
        v.t1("network-p-below", "p", v.words.decimal(0.001, 3))
    } else {
        v.t1("network-p", "p", v.words.decimal(p, 3))
    }
}
