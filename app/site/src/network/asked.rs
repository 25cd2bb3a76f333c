//! Whom people say they turned to: the rosters of a program's surveys, wave by wave, as a page and as a table to take away.

use askama::Template;
use domain::{
    access::{Permit, SeeNetwork},
    moment::Moment,
    network::{Picture, Step, asked, step},
    small_cells::{FLOOR, basis::Basis},
};
use store::{
    Tx,
    network::{Roster, rosters},
    program::Record,
};
use ui::{Cell, Column, Table};

use super::{
    csv,
    drawn::{Drawn, decimal, maybe},
};
use crate::{
    change::said,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    survey,
    table::{Written, attachment},
    visit::Visit,
};

/// A wave of answers with its figures.
pub(crate) struct Wave {
    roster: Roster,
    /// What it is called: the cycle, and when it was asked.
    pub title: String,
    /// Its figures; none while it is open or rests on too few people.
    pub picture: Option<Picture>,
    /// What changed since the wave before of the same question and cycle.
    pub step: Option<Step>,
}

impl Wave {
    /// The wave as reports name it: the first version of the survey, the question, the asking.
    pub fn figure(&self) -> String {
        format!("network-said {} {} {}", self.roster.question.0, self.roster.question.1, self.roster.wave.id)
    }

    /// What it is called in the language of a visit.
    pub fn named(&self, v: &Visit) -> String {
        named(v, &self.roster)
    }

    /// What its figures rest on: everybody on the list, who answered, and whom they named.
    pub fn basis(&self) -> Basis {
        let Some(answers) = &self.roster.answers else { return Basis::default() };
        // Whoever answered names themselves, which counts nowhere and tells them from those who did not.
        let heard = answers.heard.iter().map(|person| (*person, *person));
        Picture::basis(&answers.members, &answers.named.iter().copied().chain(heard).collect::<Vec<_>>())
    }

    /// How many answered; none while the wave is open.
    pub fn heard(&self) -> Option<usize> {
        self.roster.answers.as_ref().map(|answers| answers.heard.len())
    }
}

/// The waves that were over by `until`, and those still open without figures; no figure stands for fewer than the floor.
pub(crate) async fn waves(
    v: &Visit,
    tx: &mut Tx,
    permit: &Permit<SeeNetwork>,
    (until, floor): (Moment, u32),
) -> Result<Vec<Wave>, Error> {
    let mut found: Vec<Wave> = Vec::new();
    for roster in rosters(tx, permit, &v.app.tokens, until).await? {
        let picture = roster.answers.as_ref().and_then(|answers| asked(answers, floor));
        let before = found.last().filter(|before| before.roster.goes_with(&roster));
        let step =
            before.and_then(|before| before.picture.as_ref()).zip(picture.as_ref()).map(|(one, two)| step(one, two));
        let title = named(v, &roster);
        found.push(Wave { title, picture, step, roster });
    }
    Ok(found)
}

fn named(v: &Visit, roster: &Roster) -> String {
    v.t2("network-asked-wave", "cycle", &roster.title, "when", survey::wave(v, &roster.wave))
}

#[derive(Template)]
#[template(path = "network/asked.html")]
struct Show<'a> {
    v: &'a Visit,
    program: Record,
    waves: Vec<Wave>,
}

impl<'a> Show<'a> {
    fn drawn(&self, wave: &'a Wave, picture: &'a Picture) -> Drawn<'a> {
        Drawn { v: self.v, title: &wave.title, picture, heard: wave.heard() }
    }

    /// The waves side by side, with what changed from one to the next.
    fn trend(&self) -> Table {
        let v = self.v;
        let number = |key: &str| Column::new(v.t(key)).numeric();
        let columns = [
            Column::new(v.t("network-asked-column-wave")),
            number("network-asked-column-heard"),
            number("network-asked-column-reached"),
            number("network-density"),
            number("network-asked-column-beyond"),
        ];
        let rows = self.waves.iter().map(|wave| {
            let (picture, step) = (wave.picture.as_ref(), wave.step.as_ref());
            let beside = |value: Option<String>, less: Option<String>| match (value, less) {
                (Some(value), Some(less)) => v.t2("network-asked-step", "value", value, "less", less),
                (value, _) => maybe(value),
            };
            let reached = picture.and_then(|own| own.to_physicians?.pairs).map(|pairs| pairs.to_string());
            let signed = |less: f64| said::change(v, less);
            let more =
                |less: i64| if less > 0 { format!("+{less}") } else { less.to_string().replace('-', "\u{2212}") };
            [
                Cell::new(&wave.title).attribute("dir", "auto"),
                Cell::new(maybe(wave.heard().map(|heard| heard.to_string()))),
                Cell::new(beside(reached, step.and_then(|step| step.to_physicians).map(more))),
                Cell::new(beside(
                    picture.and_then(|own| own.density).map(|value| decimal(v, value)),
                    step.and_then(|step| step.density).map(signed),
                )),
                Cell::new(beside(
                    picture.and_then(|own| own.external.beyond()).map(signed),
                    step.and_then(|step| step.beyond).map(signed),
                )),
            ]
        });
        Table::new(v.t("network-asked-trend")).caption_hidden().columns(columns).rows(rows).named_rows().stacked()
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeNetwork>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let program = store::program::get(&mut tx, &permit).await?;
    let waves = waves(&v, &mut tx, &permit, (v.now, FLOOR)).await?;
    drop(tx);
    page(&Show { v: &v, program, waves })
}

/// Gives the same figures as a table; waves that rest on too few people are left out.
pub async fn table(v: Visit, permit: Allowed<SeeNetwork>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let program = store::program::get(&mut tx, &permit).await?;
    let waves = waves(&v, &mut tx, &permit, (v.now, FLOOR)).await?;
    drop(tx);
    let mut written = Written::new(&csv::HEAD);
    for wave in &waves {
        let closes = wave.roster.wave.window.closes;
        let until = closes.map(|closes| closes.plus_seconds(-1).local(&program.program.zone).date());
        let until = until.map(|day| day.to_string()).unwrap_or_default();
        let Some(picture) = &wave.picture else { continue };
        let heard = wave.heard().unwrap_or_default().to_string();
        written.line(&[&wave.title, "", "", "answered", &heard, &until, &picture.floor.to_string()]);
        csv::figures(&v, [&wave.title, &until], picture, &mut written);
    }
    attachment(&format!("network-asked-{}.csv", program.slug), &written)
}
