//! The picture of a scale: where people stood at each time with its interval, and how each family moved. The table beside it
//! holds the same figures.

use askama::Template;
use domain::change::{Figures, Level};

use super::said;
use crate::visit::Visit;

const LEFT: f64 = 210.0;
const RIGHT: f64 = 620.0;
const ROW: f64 = 30.0;
const TOP: f64 = 34.0;
/// So many letters of a name stand beside its row; the table has all of it.
const NAME: usize = 27;

/// A scale's picture.
#[derive(Template)]
#[template(path = "change/chart.html")]
pub struct Chart {
    id: String,
    title: String,
    description: String,
    height: String,
    bottom: String,
    below: String,
    ticks: Vec<Tick>,
    marks: Vec<Mark>,
    moves: Vec<Move>,
}

struct Tick {
    x: String,
    label: String,
}

/// A time: the mean as a dot, its interval as a line.
struct Mark {
    y: String,
    text: String,
    name: String,
    x: String,
    interval: Option<[String; 2]>,
}

/// A group: from an open dot to a full one.
struct Move {
    y: String,
    text: String,
    name: String,
    from: String,
    to: String,
}

/// Draws the figures of a scale whose scores lie within `range`.
pub fn chart(v: &Visit, id: &str, title: &str, figures: &Figures, (least, most): (i32, i32)) -> Chart {
    let (least, most) = (f64::from(least), f64::from(most).max(f64::from(least) + 1.0));
    let across = |value: f64| {
        let share = ((value - least) / (most - least)).clamp(0.0, 1.0);
        format!("{:.1}", LEFT + share * (RIGHT - LEFT))
    };
    let mut row = 0;
    let mut next = || {
        row += 1;
        let y = TOP + f64::from(row - 1) * ROW;
        (format!("{y:.0}"), format!("{:.0}", y + 4.0))
    };
    let marks = figures.levels.iter().map(|level| {
        let (y, text) = next();
        let interval = level.interval.map(|ends| ends.map(across));
        Mark { y, text, name: short(&said::at(v, level.at)), x: across(level.mean), interval }
    });
    let marks: Vec<Mark> = marks.collect();
    let main = figures.main();
    let end = |levels: &[Level], to: bool| {
        let at = main.map(|main| if to { main.to } else { main.from });
        levels.iter().find(|level| Some(level.at) == at).map(|level| level.mean)
    };
    let lines = figures.breakdowns.first().and_then(|one| one.lines.as_ref().ok());
    let moves = lines.into_iter().flatten().filter_map(|part| {
        let (from, to) = (end(&part.levels, false)?, end(&part.levels, true)?);
        let (y, text) = next();
        Some(Move { y, text, name: short(&said::groups(v, &part.groups)), from: across(from), to: across(to) })
    });
    let moves: Vec<Move> = moves.collect();
    let bottom = TOP + f64::from(u32::try_from(marks.len() + moves.len()).unwrap_or(0)) * ROW - 10.0;
    let whole = |value: f64| -> i32 { format!("{value:.0}").parse().unwrap_or(0) };
    let ticks =
        (whole(least)..=whole(most)).map(|value| Tick { x: across(f64::from(value)), label: value.to_string() });
    Chart {
        id: id.to_owned(),
        title: title.to_owned(),
        description: v.t("change-chart"),
        height: format!("{:.0}", bottom + 30.0),
        bottom: format!("{bottom:.0}"),
        below: format!("{:.0}", bottom + 20.0),
        ticks: ticks.collect(),
        marks,
        moves,
    }
}

fn short(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let kept: String = name.chars().take(NAME - 1).collect();
    format!("{}…", kept.trim_end())
}
