//! The tables of a scale and of a knowledge test. Each holds what its picture shows and more.

use domain::{
    change::{
        Breakdown, By, Comparison, Contrast, Distribution, Figures, KnowledgeChange, Level, Part, Reliability,
        ScaleChange,
    },
    small_cells::Told,
    survey::Survey,
};
use ui::{Cell, Column, Table};

use super::said;
use crate::visit::Visit;

fn numbers(v: &Visit, first: &str, keys: &[&str]) -> Vec<Column> {
    let first = Column::new(v.t(first));
    std::iter::once(first).chain(keys.iter().map(|key| Column::new(v.t(*key)).numeric())).collect()
}

fn named(name: String) -> Cell {
    Cell::new(name).attribute("dir", "auto")
}

fn deviation(v: &Visit, level: &Level) -> String {
    said::number(v, level.deviation.unwrap_or(0.0), 2)
}

/// Where people stood at each time.
pub fn levels(v: &Visit, levels: &[Level]) -> Table {
    let columns = numbers(v, "change-time", &["change-mean", "change-deviation", "change-ci"]);
    let row = |level: &Level| {
        let mean = said::number(v, level.mean, 2);
        [said::at(v, level.at), mean, deviation(v, level), said::interval(v, level.interval)]
    };
    Table::new(v.t("change-levels"))
        .caption_hidden()
        .columns(columns)
        .rows(levels.iter().map(row))
        .named_rows()
        .stacked()
}

/// The comparisons, that with months later among them.
pub fn contrasts(v: &Visit, figures: &Figures) -> Table {
    let keys = [
        "change-people",
        "change-change",
        "change-ci",
        "change-p",
        "change-holm",
        "change-g-z",
        "change-g-av",
        "change-r",
    ];
    let all = figures.contrasts.iter().chain(figures.kept.iter().filter_map(|kept| kept.as_ref().ok()));
    let row = |contrast: &Contrast| {
        let change = &contrast.change;
        let test = change.t_test.known();
        let effects = change.effects.known();
        let effect = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| said::number(v, value, 2));
        let ranks = change.signed_rank.known();
        [
            named(said::comparison(v, contrast.comparison)),
            Cell::new(change.n.to_string()),
            Cell::new(change.mean_change.map_or_else(|| "–".to_owned(), |value| said::change(v, value))),
            Cell::new(said::interval(v, test.map(|test| test.interval))),
            Cell::new(said::p(v, ranks.map(|ranks| ranks.p))),
            Cell::new(said::p(v, contrast.adjusted)),
            Cell::new(effect(effects.and_then(|own| own.g_z.known()).map(|own| own.value))),
            Cell::new(effect(effects.and_then(|own| own.g_av.known()).map(|own| own.value))),
            Cell::new(effect(ranks.map(|ranks| ranks.rank_biserial))),
        ]
    };
    let table = Table::new(v.t("change-contrasts")).caption_hidden().columns(numbers(v, "change-comparison", &keys));
    table.rows(all.map(row)).named_rows().stacked().class("app-counts")
}

/// A breakdown's lines.
pub fn breakdown(v: &Visit, figures: &Figures, one: &Breakdown<Part>) -> Option<Table> {
    let lines = one.lines.as_ref().ok()?;
    let main = figures.main()?;
    let heads = [said::at(v, main.from), said::at(v, main.to)];
    let mut columns = vec![Column::new(v.t(by(one.by))), Column::new(v.t("change-people")).numeric()];
    columns.extend(heads.map(|head| Column::new(head).numeric()));
    columns.extend(
        ["change-change", "change-ci", "change-holm", "change-g-av"].map(|key| Column::new(v.t(key)).numeric()),
    );
    let row = |part: &Part| {
        let mean = |at| part.levels.iter().find(|level| level.at == at).map(|level| said::number(v, level.mean, 2));
        let dash = || "–".to_owned();
        let effect = part.change.effects.known().and_then(|own| own.g_av.known()).map(|own| own.value);
        [
            named(said::groups(v, &part.groups)),
            Cell::new(part.change.n.to_string()),
            Cell::new(mean(main.from).unwrap_or_else(dash)),
            Cell::new(mean(main.to).unwrap_or_else(dash)),
            Cell::new(part.change.mean_change.map_or_else(dash, |value| said::change(v, value))),
            Cell::new(said::interval(v, part.change.t_test.known().map(|test| test.interval))),
            Cell::new(said::p(v, part.adjusted)),
            Cell::new(effect.map_or_else(dash, |value| said::number(v, value, 2))),
        ]
    };
    let table = Table::new(v.t(by(one.by))).caption_hidden().columns(columns);
    Some(table.rows(lines.iter().map(row)).named_rows().stacked().class("app-counts"))
}

fn by(by: By) -> String {
    format!("change-by-{}", by.code())
}

/// The items of a scale.
pub fn items(v: &Visit, survey: &Survey, scale: &ScaleChange) -> Table {
    let keys = ["change-people", "change-change", "change-ci", "change-holm"];
    let mut columns = numbers(v, "change-item", &keys);
    columns.extend([Column::new(v.t("change-spread-before")), Column::new(v.t("change-spread-after"))]);
    let row = |item: &domain::change::ItemChange| {
        let name = named(said::item(v, survey, &item.code));
        let Some(figures) = &item.figures else {
            return vec![name, Cell::new(v.t("change-item-few")).class("app-counts__hidden").colspan(6)];
        };
        let [before, after] = &figures.distributions;
        let change = &figures.change;
        vec![
            name,
            Cell::new(change.n.to_string()),
            Cell::new(change.mean_change.map_or_else(|| "–".to_owned(), |value| said::change(v, value))),
            Cell::new(said::interval(v, change.t_test.known().map(|test| test.interval))),
            Cell::new(said::p(v, figures.adjusted)),
            Cell::new(spread(before)),
            Cell::new(spread(after)),
        ]
    };
    let table = Table::new(v.t("change-items")).caption_hidden().columns(columns);
    table.rows(scale.items.iter().map(row)).named_rows().stacked().class("app-counts")
}

/// "1–4: 6 · 5: 7": points told together, and how many chose them.
pub fn spread(distribution: &Distribution) -> String {
    let told = |(points, count): &(Vec<i32>, u32)| {
        let points: Vec<String> = match points.as_slice() {
            [first, .., last] if usize::try_from(last - first).is_ok_and(|span| span + 1 == points.len()) => {
                vec![format!("{first}–{last}")]
            }
            points => points.iter().map(i32::to_string).collect(),
        };
        format!("{}: {count}", points.join("+"))
    };
    distribution.points.iter().filter(|(_, count)| *count > 0).map(told).collect::<Vec<_>>().join(" · ")
}

/// How well a scale's items go together.
pub fn reliability(v: &Visit, all: &[Reliability]) -> Table {
    let columns = numbers(v, "change-time", &["change-people", "change-alpha", "change-ci"]);
    let row = |own: &Reliability| {
        let alpha = own.alpha.known();
        [
            said::at(v, own.at),
            alpha.map_or_else(|| "–".to_owned(), |alpha| alpha.n.to_string()),
            alpha.map_or_else(|| "–".to_owned(), |alpha| said::number(v, alpha.alpha, 2)),
            said::interval(v, alpha.map(|alpha| alpha.interval)),
        ]
    };
    Table::new(v.t("change-reliability"))
        .caption_hidden()
        .columns(columns)
        .rows(all.iter().map(row))
        .named_rows()
        .stacked()
}

/// The questions of a knowledge test.
pub fn questions(v: &Visit, survey: &Survey, knowledge: &KnowledgeChange) -> Table {
    let keys = ["change-right-before", "change-right-after", "change-mcnemar", "change-holm"];
    let of = u32::try_from(knowledge.people).unwrap_or(u32::MAX);
    let row = |one: &domain::change::QuestionChange| {
        let question = survey.question(&one.code).map(|question| v.text(&question.text).to_owned());
        let [before, after] = one.right.map(|told: Told| said::told(v, told, of));
        [
            named(question.unwrap_or_else(|| one.code.clone())),
            Cell::new(before),
            Cell::new(after),
            Cell::new(said::p(v, one.test.known().map(|test| test.p))),
            Cell::new(said::p(v, one.adjusted)),
        ]
    };
    let table = Table::new(v.t("change-questions")).caption_hidden().columns(numbers(v, "change-question", &keys));
    table.rows(knowledge.questions.iter().map(row)).named_rows().stacked().class("app-counts")
}

/// Whether a comparison counts steps.
pub fn counts_steps(contrast: &&Contrast) -> bool {
    contrast.steps.is_some() && contrast.comparison != Comparison::Shift
}
