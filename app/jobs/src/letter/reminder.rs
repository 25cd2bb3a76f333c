//! Reminds those who can sign of a letter that waits. The mail says the case's code and where the letter is, nothing else.
//! Its link signs nobody in: the hub's team reads letters with its password.

use domain::{
    id::CaseId,
    letter::{Clock, clock},
    mail::Mail,
};
use store::letter::reminder::{Reader, Reminder};

use crate::tools::{Failure, Tools};

/// Reminds, unless the letter is signed or this was said before.
pub(crate) async fn remind(tools: &Tools, case: CaseId, version: u32, number: u32) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    let reminder = store::letter::reminder::remind(&mut tx, &tools.world, case, version, number).await?;
    if let Some(reminder) = reminder {
        let hub = store::hub::find(&mut tx, reminder.hub).await?;
        let address = format!("{}/cases/{case}/letter", tools.url);
        for reader in &reminder.people {
            let mail = mail(tools, &reminder, reader, &address, hub.name.get(reader.language));
            store::mail::add(&mut tx, &tools.world, reminder.hub, &mail).await?;
        }
    }
    tx.save().await?;
    Ok(())
}

fn mail(tools: &Tools, reminder: &Reminder, reader: &Reader, address: &str, hub: &str) -> Mail {
    let words = words::of(reader.language);
    let state = match clock(reminder.due, tools.world.now(), &reminder.zone) {
        Clock::In(0) => words.say("letter-due-today"),
        Clock::In(days) => words.tell("letter-due-in", &[("count", days.into())]),
        Clock::Over(0) => words.say("letter-overdue-now"),
        Clock::Over(days) => words.tell("letter-overdue", &[("count", days.into())]),
    };
    let values = [
        ("name", (&reader.name).into()),
        ("code", (&reminder.code).into()),
        ("state", state.into()),
        ("date", words.date(reminder.due, &reminder.zone).into()),
        ("address", address.into()),
        ("hub", hub.into()),
    ];
    Mail {
        person: Some(reader.person),
        address: reader.email.clone(),
        subject: words.tell("letter-reminder-subject", &values),
        body: words.tell("letter-reminder-body", &values),
        calendar: None,
    }
}
