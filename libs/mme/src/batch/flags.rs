//! `allround flags`: what guidelines have to say, and the public guide's cards in parity.

use super::mme::medications;
use super::{Options, language, row, write_id};
use crate::code::Outcome;
use crate::flag::{Facts, Flag, Guideline, cards, raised};
use crate::json::{Json, Writer};
use crate::table;
use crate::total::List;
use crate::words::{Language, say};

/// Answers one row: a guideline case (`guideline`, `input`) or a CDS Hooks request in short form (`hook`, `medications`, …).
#[must_use]
pub fn flags(text: &str, options: &Options) -> String {
    let (row, id) = match row(text, options) {
        Ok(read) => read,
        Err(refusal) => return refusal,
    };
    let language = language(&row, options);
    let hooked = !row.get("hook").is_null();
    let guideline = row.get("guideline").text().and_then(Guideline::titled);
    let facts = if hooked { None } else { Some(facts(&row, options, language)) };
    let found = facts.as_ref().map(|facts| raised(facts, guideline)).unwrap_or_default();
    let cards = if hooked { cards(&row) } else { Vec::new() };
    let mut writer = Writer::new();
    writer.object(|w| {
        write_id(w, &id);
        let any = !found.is_empty() || !cards.is_empty();
        w.key("outcome").text(if any { Outcome::Warn } else { Outcome::Value }.text());
        w.key("mme_per_day").number(
            facts
                .as_ref()
                .and_then(|facts| facts.total)
                .filter(|_| facts.as_ref().is_some_and(|facts| facts.high.is_none())),
        );
        w.key("low").number(facts.as_ref().and_then(|facts| facts.total));
        w.key("high")
            .number(facts.as_ref().and_then(|facts| if facts.incomplete { None } else { facts.high.or(facts.total) }));
        w.key("codes").list([""; 0], |w, code| w.text(code));
        w.key("flags").list(&found, |w, flag| w.text(flag));
        w.key("lines").list(&found, |w, id| described(w, id, language));
        w.key("cards").list(&cards, |w, card| {
            w.object(|w| {
                w.key("summary").text(card.summary);
                w.key("indicator").text(card.indicator);
                w.key("source").object(|w| {
                    w.key("label").text("cqframework/opioid-cds-r4 @b29bdcb (CC0)");
                    w.key("url").text("https://github.com/cqframework/opioid-cds-r4");
                });
                w.key("detail").text(card.differs(language));
            });
        });
        w.key("education").text(&say("education", language, &[]));
    });
    writer.finish()
}

/// The facts of a case; a total that was not given is computed when the row names medications and a table.
fn facts(row: &Json, options: &Options, language: Language) -> Facts {
    let input = if row.get("input").is_null() { row } else { row.get("input") };
    let mut facts = Facts::read(input);
    let holder = if input.get("medications").is_null() { row } else { input };
    let table = input
        .get("table")
        .text()
        .or_else(|| row.get("table").text())
        .or(options.table.as_deref())
        .and_then(table::named);
    if let (None, Some(lines), Some(table)) = (facts.total, medications(holder, language), table) {
        let total = List::read(&lines).total(table);
        facts.total = total.low;
        facts.high = total.high.filter(|high| Some(*high) != total.low);
        facts.incomplete |= total.lower_bound;
        for line in &lines {
            facts.with_drug(line.name.as_deref().or(line.ingredient.as_deref()).unwrap_or_default(), false);
        }
    }
    facts
}

pub(super) fn described(w: &mut Writer, id: &str, language: Language) {
    w.object(|w| {
        w.key("flag").text(id);
        let Some(flag) = Flag::named(id) else { return };
        let [name, version, source] = flag.guideline.about();
        w.key("guideline").text(name);
        w.key("version").text(version);
        w.key("source").text(source);
        w.key("recommendation").text(flag.recommendation);
        w.key("strength").text(flag.strength);
        w.key("trigger").text(&flag.trigger(language));
        w.key("text").text(&flag.text(language));
    });
}
