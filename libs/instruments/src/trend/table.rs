//! The same figures as an HTML table, for those who read instead of look.

use std::fmt::Write as _;

use super::{Trend, escape};
use crate::{exact::Exact, words::Language};

impl Trend<'_> {
    /// A table with a caption: when, score, band (where the instrument has bands), change since the first score.
    #[must_use]
    pub fn table(&self, language: Language) -> String {
        let banded = self.points.iter().any(|point| point.figure.is_some_and(|figure| self.band(figure).is_some()));
        let heads = [
            Some(language.pick("When", "Moment")),
            Some(language.pick("Score", "Score")),
            banded.then(|| language.pick("Band", "Niveau")),
            Some(language.pick("Change since the first", "Écart depuis le premier")),
        ];
        let mut table = format!("<table><caption>{}</caption><thead><tr>", escape(self.instrument.names.get(language)));
        for head in heads.into_iter().flatten() {
            let _ = write!(table, "<th scope=\"col\">{head}</th>");
        }
        table.push_str("</tr></thead><tbody>");
        let first = self.points.iter().find_map(|point| point.figure);
        let mut seen = false;
        for point in &self.points {
            let _ = write!(table, "<tr><th scope=\"row\">{}</th>", escape(&point.label));
            let Some(figure) = point.figure else {
                let none = language.pick("no score", "aucun score");
                let _ = write!(table, "<td>{none}</td>{}<td></td></tr>", if banded { "<td></td>" } else { "" });
                continue;
            };
            let _ = write!(table, "<td>{}</td>", self.shown(figure, language));
            if banded {
                let band = self.band(figure).map_or("", |band| band.names.get(language));
                let _ = write!(table, "<td>{}</td>", escape(band));
            }
            let change = first.filter(|_| seen).and_then(|first| figure.minus(first));
            let _ = write!(table, "<td>{}</td></tr>", change.map_or(String::new(), |change| signed(change, language)));
            seen = true;
        }
        table.push_str("</tbody></table>");
        table
    }
}

fn signed(change: Exact, language: Language) -> String {
    let text = language.decimal(&change.decimals(1));
    if change > Exact::whole(0) { format!("+{text}") } else { text }
}
