//! What happened to our advice: counts of a program, as a page and as a table to take away.

pub mod csv;
pub mod show;

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::{Permit, SeeAdvice},
    advice::{Column, Group, Line, Report, Shared, Total, What, as_of, report},
    follow_up::Barrier,
    id::CycleId,
    moment::Moment,
    small_cells::FLOOR,
};
use store::{Tx, program::Record};

use crate::{error::Error, visit::Visit};

/// What is counted, until when, and how things are called.
struct Counted<'a> {
    v: &'a Visit,
    program: Record,
    /// The first moment that does not count; none while too little has happened.
    until: Option<Moment>,
    report: Option<Report>,
    cycles: BTreeMap<CycleId, String>,
}

/// The breakdowns, in the order of the page.
const BREAKDOWNS: [&str; 3] = ["domains", "authors", "cycles"];

impl<'a> Counted<'a> {
    async fn of(v: &'a Visit, tx: &mut Tx, permit: &Permit<SeeAdvice>) -> Result<Self, Error> {
        let program = store::program::get(tx, permit).await?;
        let events = store::advice::events(tx, permit).await?;
        let until = as_of(&events, &program.program.zone, v.now, FLOOR);
        let report = match until {
            Some(until) => report(&store::advice::given(tx, permit, until).await?, FLOOR),
            None => None,
        };
        let cycles = store::cycle::of_program(tx, permit).await?;
        let cycles = cycles.into_iter().map(|listed| (listed.record.id, listed.record.cycle.title)).collect();
        Ok(Self { v, program, until, report, cycles })
    }

    /// The last day that counts, in words.
    fn day(&self) -> String {
        let last = self.until.map(|until| until.plus_seconds(-1));
        last.map(|last| self.v.words.date(last, &self.program.program.zone)).unwrap_or_default()
    }

    /// The lines of a breakdown.
    fn lines<'r>(&self, report: &'r Report, breakdown: &str) -> &'r [Line] {
        match breakdown {
            "domains" => &report.domains,
            "authors" => &report.authors,
            _ => &report.cycles,
        }
    }

    fn group(&self, group: &Group) -> String {
        match group {
            Group::Domain(domain) => self.v.t(format!("recommendation-domain-{}", domain.code())),
            Group::Kind(kind) => self.v.t(format!("advice-kind-{}", kind.code())),
            Group::Profession(profession) => self.v.t(format!("profession-{}", profession.code())),
            Group::Family(family) => {
                self.v.t1("advice-family", "family", self.v.t(format!("family-{}", family.code())))
            }
            Group::Cycle(cycle) => self.cycles.get(cycle).cloned().unwrap_or_default(),
        }
    }

    /// What a line is called: its group, or all that are told together.
    fn named(&self, line: &Line) -> String {
        joined(line.groups.iter().map(|group| self.group(group)))
    }

    fn column<T: Column>(&self, total: &Total<T>) -> String {
        parts(self.v, total.parts.iter().map(|part| part.code()))
    }

    fn barrier(&self, total: &Total<Option<Barrier>>) -> String {
        let called = |barrier: &Option<Barrier>| match barrier {
            Some(barrier) => self.v.t(format!("follow-up-barrier-{}", barrier.code())),
            None => self.v.t("advice-barrier-unsaid"),
        };
        joined(total.parts.iter().map(called))
    }
}

/// What a share counts, in words.
pub(crate) fn what(v: &Visit, shared: &Shared) -> String {
    match &shared.what {
        What::Answered => v.t("advice-answered"),
        What::Said => v.t("advice-said"),
        What::Fates(fates) => parts(v, fates.iter().map(|fate| fate.code())),
        What::Views(views) => parts(v, views.iter().map(|view| view.code())),
    }
}

/// "60% (39 to 78)".
pub(crate) fn percent(v: &Visit, shared: &Shared) -> String {
    let [share, low, high] = shared.percent.map(|percent| format!("{percent:.0}"));
    let values = [("share", share.as_str().into()), ("low", low.as_str().into()), ("high", high.as_str().into())];
    v.words.tell("advice-percent", &values)
}

/// A share as a bar beside its number; nothing that the number does not say.
#[derive(Template)]
#[template(path = "advice/bar.html")]
pub(crate) struct Bar {
    /// The share, from 0 to 100.
    pub percent: f64,
    /// The number in words.
    pub words: String,
}

fn parts(v: &Visit, codes: impl Iterator<Item = &'static str>) -> String {
    joined(codes.map(|code| v.t(format!("advice-{code}"))))
}

fn joined(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" / ")
}
