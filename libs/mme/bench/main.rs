//! How many lines, rows and directions a second on one core, and how many printed cases and published numbers agree.
//!
//! Prints `name value unit` lines and writes them as JSON to the file named by `BENCH_JSON`, when there is one; writes the tables
//! of `README.md`. There is no peer to race: no public package in Rust, Python or JavaScript computes these (the R packages ask a
//! server or hold a product table).

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the environment")]

mod agreement;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use mme::batch::{Kind, Options, answer};
use mme::json::{Json, parse};
use mme::medication::Medication;
use mme::sig::Sig;
use mme::table;
use mme::total::List;

/// One line of the report.
struct Figure {
    name: &'static str,
    value: f64,
    unit: &'static str,
}

static CASES: &str = include_str!("../tests/all/cases.jsonl");

const SIGS: [&str; 12] = [
    "300 mg PO BID PRN",
    "1 timbre aux 72 h",
    "1-2 co q4-6h prn, max 8/jour",
    "Take 1-2 tablets by mouth every 4 to 6 hours as needed for pain",
    "2 cos au coucher",
    "10 mL q6h",
    "Prendre 1 comprimé 4 fois par jour au besoin",
    "Place 1 patch onto the skin every 72 (seventy-two) hours.",
    "1 co le matin et 2 co au coucher",
    "2,5 mg toutes les 4 heures",
    "5 à 10 mg q4h PRN maximum 60 mg/jour",
    "take 1 tablet (5 mg total) by mouth every 6 (six) hours as needed",
];

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --all-targets` runs benchmarks as well, only to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("# run me with `cargo bench`");
        return Ok(());
    }
    let rows: Vec<Json> = CASES.lines().filter_map(parse).collect();
    let medications: Vec<Vec<Medication>> = rows
        .iter()
        .map(|row| row.get("medications").list().iter().filter_map(|line| Medication::read(line, false)).collect())
        .collect();
    let lines: usize = medications.iter().map(Vec::len).sum();
    let lists: Vec<List> = medications.iter().map(|lines| List::read(lines)).collect();
    let table = table::named("cdc2022").ok_or("no table")?;
    let figures = [
        Figure {
            name: "mme_lines",
            value: rate(lines, || lists.iter().for_each(|list| drop(black_box(list.total(table))))),
            unit: "lines/s",
        },
        Figure {
            name: "mme_lines_from_fields",
            value: rate(lines, || medications.iter().for_each(|lines| drop(black_box(List::read(lines).total(table))))),
            unit: "lines/s",
        },
        Figure {
            name: "mme_sigs",
            value: rate(SIGS.len(), || SIGS.iter().for_each(|sig| _ = black_box(Sig::parse(sig, false)))),
            unit: "sigs/s",
        },
        Figure {
            name: "mme_rows_json",
            value: rate(rows.len(), || {
                CASES.lines().for_each(|row| drop(black_box(answer(Kind::Mme, row, &Options::default()))))
            }),
            unit: "rows/s",
        },
        Figure { name: "mme_cases_agreeing", value: agreeing(&rows) * 100.0, unit: "%" },
        Figure { name: "mme_published_agreeing", value: published() * 100.0, unit: "%" },
    ];
    for Figure { name, value, unit } in &figures {
        println!("{name} {value:.0} {unit}");
    }
    write_readme(&figures)?;
    if let Ok(path) = std::env::var("BENCH_JSON") {
        let line = |figure: &Figure| {
            serde_json::json!({
                "name": figure.name, "value": figure.value, "unit": figure.unit, "peer": null, "peer_value": null, "ratio": null,
            })
        };
        std::fs::write(path, serde_json::to_vec_pretty(&figures.iter().map(line).collect::<Vec<_>>())?)?;
    }
    Ok(())
}

/// Replaces the three tables of the README.
fn write_readme(figures: &[Figure]) -> Result<(), Box<dyn Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let line = |figure: &Figure| format!("| `{}` | {:.0} | {} |\n", figure.name, figure.value, figure.unit);
    let told = format!("| figure | value | unit |\n|---|--:|---|\n{}", figures.iter().map(line).collect::<String>());
    let mut readme = std::fs::read_to_string(path)?;
    for (mark, made) in [("defects", agreement::defect_table()), ("agreement", agreement::table()), ("figures", told)] {
        readme = agreement::replaced(&readme, mark, &made).ok_or(format!("the README has no place for {mark}"))?;
    }
    Ok(std::fs::write(path, readme)?)
}

/// The share of published numbers that agree; what differs is told.
fn published() -> f64 {
    let outcomes = agreement::outcomes();
    for (set, outcome) in &outcomes {
        outcome.differing.iter().for_each(|line| println!("# {set}: {line}"));
    }
    for defect in agreement::defects().iter().filter(|defect| defect.ours != defect.wanted) {
        println!("# defect {}: {} and not {}", defect.letter, defect.ours, defect.wanted);
    }
    let sum = |of: fn(&agreement::Outcome) -> usize| outcomes.iter().map(|(_, one)| of(one)).sum::<usize>() as f64;
    sum(|one| one.agree) / sum(|one| one.compared)
}

/// Units a second, the best of five runs of a fifth of a second.
fn rate(units: usize, mut work: impl FnMut()) -> f64 {
    work();
    let mut best = 0.0_f64;
    for _ in 0..5 {
        let (start, mut done) = (Instant::now(), 0_u32);
        while start.elapsed() < Duration::from_millis(200) {
            work();
            done += 1;
        }
        best = best.max(f64::from(done) * units as f64 / start.elapsed().as_secs_f64());
    }
    best
}

/// The share of printed cases whose outcome, codes and number are as expected.
fn agreeing(rows: &[Json]) -> f64 {
    let good = CASES.lines().zip(rows).filter(|(line, row)| {
        let given = parse(&answer(Kind::Mme, line, &Options::default())).unwrap_or(Json::Null);
        let expected = row.get("expected");
        let number = |key: &str| expected.get(key).is_null() || expected.get(key).number() == given.get(key).number();
        expected.get("outcome") == given.get("outcome")
            && expected.get("codes") == given.get("codes")
            && number("mme_per_day")
    });
    good.count() as f64 / rows.len() as f64
}
