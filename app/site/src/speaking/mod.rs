//! How evenly people speak, from the rooms' segments of speech: by family of professions for a program, in full for oneself, and
//! for facilitators of those who let them see it.

pub mod csv;
pub mod mine;
pub mod people;
pub mod show;

use askama::Template;
use domain::{
    access::{Permit, SeeNetwork},
    small_cells::FLOOR,
    speaking::{Batch, Told, told},
    voice::Voice as _,
};
use store::{Tx, program::Record, session, speaking::Listed};
use ui::{Cell, Column, Html, Table};

use crate::{error::Error, network::families, visit::Visit};

/// A cycle with what is told of it.
struct Cycle {
    title: String,
    sessions: Vec<session::Record>,
    told: Told,
}

/// The cycles of a program, the newest first.
struct Cycles {
    program: Record,
    cycles: Vec<Cycle>,
}

impl Cycles {
    async fn of(tx: &mut Tx, permit: &Permit<SeeNetwork>) -> Result<Self, Error> {
        let program = store::program::get(tx, permit).await?;
        let listed = store::cycle::of_program(tx, permit).await?;
        let title = |id| {
            let found = listed.iter().find(|listed| listed.record.id == id);
            found.map(|listed| listed.record.cycle.title.clone()).unwrap_or_default()
        };
        let cycles = store::speaking::of_program(tx, permit).await?;
        let cycles = cycles.into_iter().map(|(id, sessions)| {
            let told = tell(&sessions);
            Cycle { title: title(id), sessions: sessions.into_iter().map(|(record, _)| record).collect(), told }
        });
        Ok(Self { program, cycles: cycles.collect() })
    }
}

/// What is told of the sessions of a cycle.
fn tell(sessions: &[Listed]) -> Told {
    let heard: Vec<_> = sessions.iter().map(|(_, heard)| heard.clone()).collect();
    told(&heard, FLOOR)
}

/// Where a balance lies: even in the middle, twice as much at the right end.
#[derive(Template)]
#[template(path = "speaking/balance.html")]
struct Bar {
    from: f64,
    width: f64,
    words: String,
}

/// A balance in words with its bar; a dash when nobody spoke.
fn balance(v: &Visit, balance: Option<f64>) -> askama::Result<Cell> {
    let Some(balance) = balance else { return Ok(Cell::new("–")) };
    let at = (balance * 50.0).clamp(0.0, 100.0);
    let bar = Bar { from: at.min(50.0), width: (at - 50.0).abs(), words: v.words.decimal(balance, 2) };
    Ok(Cell::new(Html::rendered(&bar)?))
}

/// Minutes with one decimal place.
fn minutes(v: &Visit, seconds: f64) -> String {
    v.words.decimal(seconds / 60.0, 1)
}

fn percent(v: &Visit, share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| v.t1("speaking-percent", "percent", v.words.decimal(share * 100.0, 0)))
}

/// The sessions of a batch by their numbers.
fn numbers(v: &Visit, batch: &Batch, sessions: &[session::Record]) -> String {
    let named = batch.sessions.iter().filter_map(|id| sessions.iter().find(|record| record.id == *id));
    let numbers: Vec<String> = named.map(|record| record.number.to_string()).collect();
    v.t2("speaking-sessions", "count", numbers.len(), "numbers", numbers.join(", "))
}

/// The lines of a batch: people, minutes, turns, shares, balance.
fn lines(v: &Visit, batch: &Batch, caption: &str) -> askama::Result<Table> {
    let number = |key: &str| Column::new(v.t(key)).numeric();
    let columns = [
        Column::new(v.t("speaking-family")),
        number("speaking-people"),
        number("speaking-minutes"),
        number("speaking-turns"),
        number("speaking-share-talk"),
        number("speaking-share-people"),
        Column::new(v.t("speaking-balance")),
    ];
    let mut rows = Vec::new();
    for line in &batch.lines {
        rows.push(vec![
            Cell::new(families(v, &line.families)),
            Cell::new(line.people.to_string()),
            Cell::new(minutes(v, line.seconds)),
            Cell::new(line.turns.to_string()),
            Cell::new(percent(v, line.share_of_talk)),
            Cell::new(percent(v, Some(line.share_of_people))),
            balance(v, line.balance)?,
        ]);
    }
    let table = Table::new(caption).caption_hidden().columns(columns).rows(rows);
    Ok(table.named_rows().stacked().class("app-counts"))
}
