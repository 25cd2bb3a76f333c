//! One's own talk and contacts: for oneself alone, with the choice to let facilitators see the minutes.

use askama::Template;
use domain::{
    fields::Fields,
    id::PersonId,
    network::{Ego, ego},
    speaking::Batch,
};
use store::speaking::Listed;
use ui::{Cell, Column, Table};

use super::{balance, minutes, tell};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    page::page,
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "speaking/mine.html")]
struct Mine<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    talk: Vec<(String, Table)>,
    contacts: Vec<(String, Table)>,
}

/// Shows it.
pub async fn get(v: Visit) -> Reply {
    let who = v.who()?;
    let mut tx = v.app.db.read().await?;
    let agreed = store::speaking::consents(&mut tx, who).await?;
    let cycles = store::speaking::of_person(&mut tx, who).await?;
    let waves = store::network::of_person(&mut tx, who).await?;
    drop(tx);
    let named = |cycle| {
        let wave = waves.iter().find(|wave| wave.cycle == cycle);
        wave.map(|wave| v.t2("speaking-cycle", "program", &wave.program, "cycle", &wave.title)).unwrap_or_default()
    };
    let mut talk = Vec::new();
    for (cycle, sessions) in &cycles {
        let table = sessions_of(&v, sessions, who.person, &named(*cycle)).map_err(Error::broken)?;
        talk.extend(table.map(|table| (named(*cycle), table)));
    }
    let mut contacts = Vec::new();
    for wave in &waves {
        let own = ego(&wave.members, &wave.contacts, who.person);
        if !own.is_empty() {
            contacts.push((named(wave.cycle), contacts_of(&v, &own, &named(wave.cycle))));
        }
    }
    let fields = if agreed { Fields::default().with("show", "yes") } else { Fields::default() };
    let form = Form { fields, ..Form::default() };
    page(&Mine { v: &v, ask: Ask::new(&v, &form), talk, contacts })
}

/// Lets facilitators see one's minutes, or no longer.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::speaking::consent(&mut tx, v.who()?, sent.fields.ticked("show", "yes"), v.now).await?;
    v.done(tx, &sent, "/me/talk?said=speaking-consent").await
}

/// One's own sessions of a cycle; none when nobody spoke in any of them.
fn sessions_of(v: &Visit, sessions: &[Listed], me: PersonId, caption: &str) -> askama::Result<Option<Table>> {
    let told = tell(sessions);
    let number = |key: &str| Column::new(v.t(key)).numeric();
    let columns = [
        Column::new(v.t("speaking-session")),
        number("speaking-mine-minutes"),
        number("speaking-mine-turns"),
        number("speaking-mine-presenting"),
        Column::new(v.t("speaking-mine-family")),
    ];
    let mut rows = Vec::new();
    for (record, heard) in sessions.iter().filter(|(_, heard)| heard.has_speech()) {
        let Some(own) = heard.own(me) else { continue };
        let present = heard.people.iter().find(|present| present.person == me);
        let leads = present.is_some_and(|present| present.leads);
        let batch: Option<&Batch> = told.batches.iter().find(|batch| batch.sessions.contains(&record.id));
        let line = present.and_then(|present| {
            let family = present.profession.family();
            batch?.lines.iter().find(|line| line.families.contains(&family))
        });
        let beside = match line {
            _ if leads => Cell::new(v.t("speaking-mine-leads")),
            Some(line) => balance(v, line.balance)?,
            None => Cell::new(v.t("speaking-mine-waits")),
        };
        let name = v.words.tell(
            "speaking-mine-session",
            &[("number", record.number.into()), ("date", v.date(&record.starts).into())],
        );
        let turns = if leads { "–".to_owned() } else { own.turns.to_string() };
        rows.push(vec![
            Cell::new(name),
            Cell::new(minutes(v, own.seconds)),
            Cell::new(turns),
            Cell::new(minutes(v, own.presenting)),
            beside,
        ]);
    }
    let table = Table::new(caption).caption_hidden().columns(columns);
    Ok((!rows.is_empty()).then(|| table.rows(rows).named_rows().stacked()))
}

/// One's own contacts of a cycle, by profession and kind.
fn contacts_of(v: &Visit, own: &[Ego], caption: &str) -> Table {
    let columns = [
        Column::new(v.t("network-mine-profession")),
        Column::new(v.t("network-mine-kind")),
        Column::new(v.t("network-mine-to-them")).numeric(),
        Column::new(v.t("network-mine-to-me")).numeric(),
    ];
    let rows = own.iter().map(|ego| {
        [
            v.t(format!("profession-{}", ego.profession.code())),
            v.t(format!("network-kind-{}", ego.kind.code())),
            ego.to_them.to_string(),
            ego.to_me.to_string(),
        ]
    });
    Table::new(caption).caption_hidden().columns(columns).rows(rows).named_rows().stacked()
}
