//! The same figures as a table to take away: one comparison a line, decimals with a point. The codebook says what each column
//! holds.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    access::SeeChange,
    change::{Contrast, Figures, Level, Report, ScaleChange, Summary, summary},
    csv,
    small_cells::Told,
};

use super::{Seen, said};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// The columns; each is a row of the codebook.
pub const HEAD: [&str; 26] = [
    "scale",
    "item",
    "breakdown",
    "group",
    "comparison",
    "n",
    "mean_from",
    "sd_from",
    "mean_to",
    "sd_to",
    "change",
    "low_95",
    "high_95",
    "t",
    "df",
    "p_t",
    "p_signed_rank",
    "p_holm",
    "d_z",
    "g_z",
    "d_av",
    "g_av",
    "rank_biserial",
    "improved",
    "reached_target",
    "floor",
];

/// Gives it; a program that has too little gives the head alone.
pub async fn get(v: Visit, permit: Allowed<SeeChange>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let seen = Seen::of(&v, &mut tx, &permit).await?;
    drop(tx);
    file(&format!("change-{}", seen.program.slug), &rows(&v, &seen))
}

/// The head and a row a comparison.
pub(super) fn rows(v: &Visit, seen: &Seen) -> Vec<Vec<String>> {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    if let Some((_, report)) = seen.told() {
        Written { v, report, rows: &mut rows }.all();
    }
    rows
}

/// Rows as a file to keep.
pub(super) fn file(name: &str, rows: &[Vec<String>]) -> Result<Response, Error> {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")).map_err(Error::broken)?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, csv::written(rows)).into_response())
}

struct Written<'a> {
    v: &'a Visit,
    report: &'a Report,
    rows: &'a mut Vec<Vec<String>>,
}

impl Written<'_> {
    fn all(&mut self) {
        for scale in &self.report.scales {
            if let Ok(figures) = &scale.figures {
                self.scale(scale, figures);
            }
        }
        if let Some(Ok(knowledge)) = &self.report.knowledge {
            let levels = knowledge.levels.each_ref().map(Some);
            let place = ["knowledge", "", "", "", "true-pre"].map(str::to_owned);
            self.row(place, levels, &summary(&knowledge.change), None, [String::new(), String::new()]);
        }
    }

    fn scale(&mut self, scale: &ScaleChange, figures: &Figures) {
        let code = scale.code.as_str();
        let kept = figures.kept.iter().filter_map(|kept| kept.as_ref().ok());
        for contrast in figures.contrasts.iter().chain(kept) {
            let place = [code, "", "", "", contrast.comparison.code()].map(str::to_owned);
            let told = |told: Option<Told>| told.map(cell).unwrap_or_default();
            let steps = [told(contrast.steps.map(|own| own.improved)), told(contrast.steps.and_then(|own| own.target))];
            let own = summary(&contrast.change);
            self.row(place, levels(&figures.levels, contrast), &own, contrast.adjusted, steps);
        }
        let Some(main) = figures.main() else { return };
        let none = || [String::new(), String::new()];
        for one in &figures.breakdowns {
            for part in one.lines.iter().flatten() {
                let group = said::groups(self.v, &part.groups);
                let place = [code, "", one.by.code(), &group, main.comparison.code()].map(str::to_owned);
                let own = summary(&part.change);
                self.row(place, levels(&part.levels, main), &own, part.adjusted, none());
            }
        }
        for item in &scale.items {
            if let Some(own) = &item.figures {
                let place = [code, &item.code, "", "", main.comparison.code()].map(str::to_owned);
                self.row(place, own.levels.each_ref().map(Some), &summary(&own.change), own.adjusted, none());
            }
        }
    }

    fn row(
        &mut self,
        place: [String; 5],
        [from, to]: [Option<&Level>; 2],
        own: &Summary,
        adjusted: Option<f64>,
        steps: [String; 2],
    ) {
        let level = |level: Option<&Level>| {
            [number(level.map(|level| level.mean)), number(level.map(|level| level.deviation.unwrap_or(0.0)))]
        };
        let mut cells = place.to_vec();
        cells.push(own.people.to_string());
        cells.extend(level(from).into_iter().chain(level(to)));
        let [low, high] = own.interval.map_or([None, None], |ends| ends.map(Some));
        let figures = [own.change, low, high, own.t, own.df, own.p_t, own.p, adjusted];
        let effects = [own.d_z, own.g_z, own.d_av, own.g_av, own.rank_biserial];
        cells.extend(figures.into_iter().chain(effects).map(number));
        cells.extend(steps);
        cells.push(self.report.floor.to_string());
        self.rows.push(cells);
    }
}

fn levels<'l>(levels: &'l [Level], contrast: &Contrast) -> [Option<&'l Level>; 2] {
    [contrast.from, contrast.to].map(|at| levels.iter().find(|level| level.at == at))
}

fn number(value: Option<f64>) -> String {
    value.map(|value| format!("{value:.6}")).unwrap_or_default()
}

/// "14", "<= 4", ">= 15".
fn cell(told: Told) -> String {
    match told {
        Told::Exactly(count) => count.to_string(),
        Told::AtMost(count) => format!("<= {count}"),
        Told::AtLeast(count) => format!(">= {count}"),
    }
}
