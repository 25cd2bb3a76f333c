//! Small cells: what of a table may be printed, what a printed table gives away, and series of tables.

use super::input::Label;
use super::{Function, answer};
use crate::cells::{Attained, Printed, Publication, Release, Rule, Series, Table, attainable, publish, publish_series};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "small-cells",
        aliases: &["suppress", "suppression", "cells"],
        summary: "hides small cells and their helpers, with the attainable interval of every hidden cell",
        run: |json| answer(json, small_cells),
    },
    Function {
        name: "attainable",
        aliases: &["attainable-intervals", "audit", "recoverable"],
        summary: "what a printed table with gaps gives away about each missing figure",
        run: |json| answer(json, attainable_of),
    },
    Function {
        name: "small-cells-series",
        aliases: &["series", "differencing", "suppress-series"],
        summary: "tables printed one after the other, protected against subtraction",
        run: |json| answer(json, series),
    },
];

/// A table by counts or by people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(rename = "name", alias = "label")]
    title: Option<Label>,
    #[serde(alias = "cells", alias = "table", alias = "values")]
    counts: Option<Counts>,
    rows: Option<Vec<Label>>,
    columns: Option<Vec<Label>>,
    #[serde(alias = "people")]
    records: Option<Vec<Record>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Counts {
    List(Vec<u32>),
    Table(Vec<Vec<u32>>),
    ByRow(BTreeMap<String, BTreeMap<String, u32>>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    row: Label,
    column: Label,
    #[serde(default = "one", alias = "n")]
    count: u32,
}

fn one() -> u32 {
    1
}

impl Shape {
    /// The table; true when it is a list, whose cells are their own column totals.
    fn table(self) -> Result<(Table, bool)> {
        let names = |given: Option<Vec<Label>>, count: usize| match given {
            Some(labels) => labels.into_iter().map(|label| label.0.unwrap_or_default()).collect(),
            None => (1..=count).map(|place| place.to_string()).collect(),
        };
        match (self.counts, self.records) {
            (Some(Counts::List(list)), None) => {
                let columns = names(self.columns.or(self.rows), list.len());
                Ok((Table::new(vec!["all".to_owned()], columns, vec![list])?, true))
            }
            (Some(Counts::Table(counts)), None) => {
                let (rows, columns) = (counts.len(), counts.first().map_or(0, Vec::len));
                Ok((Table::new(names(self.rows, rows), names(self.columns, columns), counts)?, false))
            }
            (Some(Counts::ByRow(by_row)), None) => {
                let cells = by_row.into_iter().flat_map(|(row, cells)| {
                    cells.into_iter().map(move |(column, count)| (row.clone(), column, count))
                });
                Ok((from_cells(cells, self.rows, self.columns)?, false))
            }
            (None, Some(records)) => {
                let cells = records.into_iter().map(|record| {
                    (record.row.0.unwrap_or_default(), record.column.0.unwrap_or_default(), record.count)
                });
                Ok((from_cells(cells, self.rows, self.columns)?, false))
            }
            _ => Err(Error::input("Give a table as \"counts\" or as \"records\" of row, column and count.")),
        }
    }
}

fn from_cells(
    cells: impl Iterator<Item = (String, String, u32)>,
    rows: Option<Vec<Label>>,
    columns: Option<Vec<Label>>,
) -> Result<Table> {
    let listed =
        |labels: Option<Vec<Label>>| labels.into_iter().flatten().filter_map(|label| label.0).collect::<Vec<_>>();
    let (mut rows, mut columns) = (listed(rows), listed(columns));
    let mut sums: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let place = |names: &mut Vec<String>, name: String| {
        names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        })
    };
    for (row, column, count) in cells {
        let at = (place(&mut rows, row), place(&mut columns, column));
        let sum = sums.entry(at).or_default();
        *sum = sum.saturating_add(count);
    }
    let count = |row: usize, column: usize| sums.get(&(row, column)).copied().unwrap_or(0);
    let counts = (0..rows.len()).map(|row| (0..columns.len()).map(|column| count(row, column)).collect()).collect();
    Table::new(rows, columns, counts)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "cells", alias = "table", alias = "values")]
    counts: Option<Counts>,
    rows: Option<Vec<Label>>,
    columns: Option<Vec<Label>>,
    #[serde(alias = "people")]
    records: Option<Vec<Record>>,
    #[serde(default, alias = "families")]
    row_families: BTreeMap<String, String>,
    #[serde(default)]
    column_families: BTreeMap<String, String>,
    #[serde(flatten)]
    rule: Options,
}

/// The rule; the floor is also called k or threshold.
#[derive(Deserialize)]
#[serde(default)]
struct Options {
    #[serde(alias = "k", alias = "threshold", alias = "minimum")]
    floor: u32,
    hide_zeros: bool,
    row_totals: bool,
    column_totals: bool,
    total: bool,
}

impl Default for Options {
    fn default() -> Self {
        let Rule { floor, hide_zeros, row_totals, column_totals, total } = Rule::default();
        Self { floor, hide_zeros, row_totals, column_totals, total }
    }
}

impl Options {
    fn rule(self, list: bool) -> Rule {
        Rule {
            floor: self.floor,
            hide_zeros: self.hide_zeros,
            row_totals: self.row_totals && !list,
            column_totals: self.column_totals && !list,
            total: self.total,
        }
    }
}

fn small_cells(input: Input) -> Result<Publication> {
    let Input { counts, rows, columns, records, row_families, column_families, rule } = input;
    let (table, list) = Shape { title: None, counts, rows, columns, records }.table()?;
    let families = if list { (&column_families, &row_families) } else { (&row_families, &column_families) };
    publish(&table.by_family(families.0, families.1), &rule.rule(list))
}

#[derive(Serialize)]
struct Attainable {
    method: &'static str,
    exactly_known: usize,
    figures: Vec<Attained>,
}

fn attainable_of(printed: Printed) -> Result<Attainable> {
    let figures = attainable(&printed)?;
    Ok(Attainable {
        method: "exact minimum and maximum flows over whole numbers",
        exactly_known: figures.iter().filter(|figure| figure.exactly_known).count(),
        figures,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeriesInput {
    tables: Vec<Shape>,
    #[serde(default = "yes", alias = "cumulative")]
    growing: bool,
    #[serde(default, alias = "families")]
    row_families: BTreeMap<String, String>,
    #[serde(default)]
    column_families: BTreeMap<String, String>,
    #[serde(flatten)]
    rule: Options,
}

fn yes() -> bool {
    true
}

#[derive(Serialize)]
struct SeriesOutput {
    method: &'static str,
    printed: usize,
    refused: usize,
    tables: Vec<Release>,
}

fn series(input: SeriesInput) -> Result<SeriesOutput> {
    let mut lists = false;
    let mut tables = Vec::with_capacity(input.tables.len());
    for (at, mut shape) in input.tables.into_iter().enumerate() {
        let name = shape.title.take().and_then(|label| label.0).unwrap_or_else(|| format!("table {}", at + 1));
        let (table, list) = shape.table()?;
        lists |= list;
        let families = if list {
            (&input.column_families, &input.row_families)
        } else {
            (&input.row_families, &input.column_families)
        };
        tables.push((name, table.by_family(families.0, families.1)));
    }
    let releases = publish_series(&Series { tables, growing: input.growing }, &input.rule.rule(lists))?;
    let printed = releases.iter().filter(|release| release.printed).count();
    Ok(SeriesOutput {
        method: "what was hidden stays hidden; each table of differences to an earlier printed table is protected like a table of people",
        printed,
        refused: releases.len() - printed,
        tables: releases,
    })
}
