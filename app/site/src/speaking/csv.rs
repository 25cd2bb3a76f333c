//! The balance of talk as a table to take away: one figure a line.

use domain::{access::SeeNetwork, small_cells::FLOOR, speaking::Batch};

use super::{Cycle, Cycles, numbers};
use crate::{
    error::Reply,
    gate::Allowed,
    network::families,
    table::{Written, attachment},
    visit::Visit,
};

/// The columns: the cycle, its sessions (empty for all that are told), the families of a line (empty for everybody), the figure,
/// its value, and the least number of people that a line stands for.
const HEAD: [&str; 6] = ["cycle", "sessions", "families", "figure", "value", "floor"];

/// Gives it; what is not told yet is left out.
pub async fn get(v: Visit, permit: Allowed<SeeNetwork>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let cycles = Cycles::of(&mut tx, &permit).await?;
    drop(tx);
    let mut written = Written::new(&HEAD);
    for cycle in &cycles.cycles {
        if let Some(whole) = &cycle.told.whole {
            write(&v, cycle, "", whole, &mut written);
        }
        let pooled = [("presenting_seconds", cycle.told.presenting), ("leading_seconds", cycle.told.leading)];
        for (figure, pooled) in pooled {
            if let Some(pooled) = pooled {
                let sessions = v.t1("speaking-first-sessions", "count", pooled.sessions);
                let seconds = pooled.seconds.to_string();
                written.line(&[&cycle.title, &sessions, "", figure, &seconds, &FLOOR.to_string()]);
            }
        }
        for batch in &cycle.told.batches {
            write(&v, cycle, &numbers(&v, batch, &cycle.sessions), batch, &mut written);
        }
    }
    attachment(&format!("talk-{}.csv", cycles.program.slug), &written)
}

fn write(v: &Visit, cycle: &Cycle, sessions: &str, batch: &Batch, written: &mut Written) {
    let mut line = |families: &str, figure: &str, value: String| {
        written.line(&[&cycle.title, sessions, families, figure, &value, &FLOOR.to_string()]);
    };
    let maybe = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    line("", "people", batch.people.to_string());
    line("", "seconds", batch.seconds.to_string());
    line("", "speech_seconds", batch.speech.to_string());
    line("", "overlap_seconds", batch.overlap.to_string());
    line("", "turns", batch.turns.to_string());
    line("", "gini", maybe(batch.gini));
    line("", "gini_unbiased", maybe(batch.gini_unbiased));
    for told in &batch.lines {
        let name = families(v, &told.families);
        line(&name, "people", told.people.to_string());
        line(&name, "seconds", told.seconds.to_string());
        line(&name, "turns", told.turns.to_string());
        line(&name, "share_of_talk", maybe(told.share_of_talk));
        line(&name, "share_of_people", told.share_of_people.to_string());
        line(&name, "balance", maybe(told.balance));
    }
}
