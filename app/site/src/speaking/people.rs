//! For facilitators: the balance of a session, and the minutes of those who let facilitators see them.

use std::collections::BTreeSet;

use askama::Template;
use domain::{access::SeeTalk, small_cells::FLOOR, speaking::shown};
use store::session;
use ui::{Cell, Column, Html, Table};

use super::{lines, minutes, numbers, tell};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "speaking/people.html")]
struct People<'a> {
    v: &'a Visit,
    session: session::Record,
    /// The sessions that the balance is told of, with the balance; none while too few people were there.
    balance: Option<(String, Html)>,
    people: Option<Table>,
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<SeeTalk>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let session = session::get(&mut tx, &permit).await?;
    let all = store::speaking::of_session(&mut tx, &permit).await?;
    let names = store::speaking::consenting(&mut tx, &permit).await?;
    drop(tx);
    let told = tell(&all);
    let batch = told.batches.iter().find(|batch| batch.sessions.contains(&session.id));
    let heard = all.iter().find(|(record, _)| record.id == session.id).map(|(_, heard)| heard);
    let records: Vec<session::Record> = all.iter().map(|(record, _)| record.clone()).collect();
    let (mut balance, mut people) = (None, None);
    if let (Some(batch), Some(heard)) = (batch, heard) {
        let name = numbers(&v, batch, &records);
        let table = lines(&v, batch, &name).map_err(Error::broken)?;
        balance = Some((name, Html::rendered(&table).map_err(Error::broken)?));
        let agreed: BTreeSet<_> = names.keys().copied().collect();
        let mut rows = Vec::new();
        for person in shown(heard, batch, &agreed, FLOOR) {
            let (Some(name), Some(own)) = (names.get(&person), heard.own(person)) else { continue };
            let [seconds, presenting] = [own.seconds, own.presenting].map(|seconds| minutes(&v, seconds));
            rows.push([
                Cell::new(name).attribute("dir", "auto"),
                Cell::new(seconds),
                Cell::new(own.turns.to_string()),
                Cell::new(presenting),
            ]);
        }
        let number = |key: &str| Column::new(v.t(key)).numeric();
        let columns = [
            Column::new(v.t("speaking-person")),
            number("speaking-minutes"),
            number("speaking-turns"),
            number("speaking-mine-presenting"),
        ];
        let table = Table::new(v.t("speaking-agreed")).caption_hidden().columns(columns);
        people = (!rows.is_empty()).then(|| table.rows(rows).named_rows().stacked());
    }
    page(&People { v: &v, session, balance, people })
}
