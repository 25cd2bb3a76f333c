//! Reminds of a session, the day before: whoever takes part with a link of their own, whoever only presents without one, since the
//! hub's team signs in with its password.

use domain::{
    id::{PersonId, SessionId},
    link::{SESSION_DAYS, Target},
    mail::Mail,
    person::Person,
};
use store::{
    link::{self, Terms},
    session::reminder::Reminder,
};

use crate::tools::{Failure, Tools};

/// Reminds, unless the session was moved or called off or people were reminded before.
pub(crate) async fn remind(tools: &Tools, session: SessionId) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    if let Some(reminder) = store::session::reminder::remind(&mut tx, &tools.world, session).await? {
        let hub = store::hub::find(&mut tx, reminder.hub).await?;
        let path = format!("/sessions/{session}");
        let expires = reminder.session.ends().plus_days(SESSION_DAYS);
        for record in &reminder.participants {
            let terms = Terms { person: record.person, target: Target::or_home(&path), expires, once: false };
            let link = link::mailed(&mut tx, &tools.world, &tools.url, &terms).await?;
            let mail = mail(&reminder, (record.person, &record.who), &link, hub.name.get(record.who.language));
            store::mail::add(&mut tx, &tools.world, reminder.hub, &mail).await?;
        }
        let address = format!("{}{path}", tools.url);
        for known in &reminder.presenters {
            let mail = mail(&reminder, (known.id, &known.person), &address, hub.name.get(known.person.language));
            store::mail::add(&mut tx, &tools.world, reminder.hub, &mail).await?;
        }
    }
    tx.save().await?;
    Ok(())
}

fn mail(reminder: &Reminder, (person, to): (PersonId, &Person), link: &str, hub: &str) -> Mail {
    let words = words::of(to.language);
    let session = &reminder.session;
    let topic = if session.topic.is_empty() { words.say("session-topic-open") } else { session.topic.clone() };
    let values = [
        ("name", (&to.name).into()),
        ("program", (&reminder.program).into()),
        ("topic", topic.into()),
        ("when", words.when(session.starts, &to.zone).into()),
        ("minutes", session.minutes.into()),
        ("link", link.into()),
        ("hub", hub.into()),
    ];
    Mail {
        person: Some(person),
        address: to.email.clone(),
        subject: words.tell("session-mail-reminder-subject", &values),
        body: words.tell("session-mail-reminder-body", &values),
        calendar: None,
    }
}
