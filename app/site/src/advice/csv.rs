//! The same counts as a table to take away: one figure a line, with what is hidden said to be hidden.

use axum::{
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use domain::{
    access::SeeAdvice,
    advice::{Line, Report, Shared},
    csv,
};

use super::{BREAKDOWNS, Counted};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// The columns: what is broken down and into which group, the figure, how many, of how many, in percent with its interval,
/// the last day that counts, and the least number of cases that a figure stands for.
const HEAD: [&str; 11] =
    ["breakdown", "group", "part", "figure", "count", "of", "percent", "low_95", "high_95", "until", "floor"];

/// Gives it; a program that has too little to count gives the head alone.
pub async fn get(v: Visit, permit: Allowed<SeeAdvice>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let counted = Counted::of(&v, &mut tx, &permit).await?;
    drop(tx);
    let mut rows = vec![HEAD.map(str::to_owned)];
    if let Some(report) = &counted.report {
        let until = counted.until.map(|until| until.plus_seconds(-1).local(&counted.program.program.zone).date());
        let table = Written { counted: &counted, report, until: until.map(|day| day.to_string()).unwrap_or_default() };
        table.all(&mut rows);
    }
    let name = format!("attachment; filename=\"advice-{}.csv\"", counted.program.slug);
    let name = HeaderValue::from_str(&name).map_err(Error::broken)?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, csv::written(&rows)).into_response())
}

struct Written<'a> {
    counted: &'a Counted<'a>,
    report: &'a Report,
    until: String,
}

impl Written<'_> {
    fn all(&self, rows: &mut Vec<[String; 11]>) {
        let (v, report) = (self.counted.v, self.report);
        let whole = [v.t("advice-whole"), String::new(), String::new()];
        self.count(rows, &whole, &v.t("advice-given"), Some(report.given));
        for shared in report.shares() {
            self.share(rows, &whole, &super::what(v, &shared), &shared);
        }
        for breakdown in BREAKDOWNS {
            for line in self.counted.lines(report, breakdown) {
                let (name, by) = (self.counted.named(line), v.t(format!("advice-by-{breakdown}")));
                self.line(rows, &[by.clone(), name.clone(), String::new()], line);
                for part in &line.parts {
                    self.line(rows, &[by.clone(), name.clone(), self.counted.named(part)], part);
                }
            }
        }
        for line in &report.barriers {
            let group = [v.t("advice-barriers"), self.counted.barrier(line), String::new()];
            self.count(rows, &group, &v.t("advice-count"), Some(line.count));
        }
    }

    fn line(&self, rows: &mut Vec<[String; 11]>, group: &[String; 3], line: &Line) {
        let (v, report) = (self.counted.v, self.report);
        self.count(rows, group, &v.t("advice-given"), Some(line.given));
        for (total, cell) in report.fates.iter().zip(&line.fates) {
            self.count(rows, group, &self.counted.column(total), *cell);
        }
        if let Some(shared) = report.done_of(line) {
            self.share(rows, group, &v.t("advice-done-of-answered"), &shared);
        }
        for (total, cell) in report.views.iter().zip(&line.views) {
            self.count(rows, group, &self.counted.column(total), *cell);
        }
    }

    fn count(&self, rows: &mut Vec<[String; 11]>, group: &[String; 3], figure: &str, count: Option<u32>) {
        let count = count.map_or_else(|| self.counted.v.t("advice-hidden"), |count| count.to_string());
        self.row(rows, group, figure, [count, String::new(), String::new(), String::new(), String::new()]);
    }

    fn share(&self, rows: &mut Vec<[String; 11]>, group: &[String; 3], figure: &str, shared: &Shared) {
        let [share, low, high] = shared.percent.map(|percent| format!("{percent:.1}"));
        self.row(rows, group, figure, [shared.count.to_string(), shared.of.to_string(), share, low, high]);
    }

    fn row(&self, rows: &mut Vec<[String; 11]>, group: &[String; 3], figure: &str, numbers: [String; 5]) {
        let [by, name, part] = group.clone();
        let [count, of, share, low, high] = numbers;
        let floor = self.report.floor.to_string();
        rows.push([by, name, part, figure.to_owned(), count, of, share, low, high, self.until.clone(), floor]);
    }
}
