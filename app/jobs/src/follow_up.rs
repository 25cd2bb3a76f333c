//! Asks a presenter what became of the recommendations, on the day.

use domain::{id::CaseId, mail::Mail};

use store::link::{self, Terms};

use crate::tools::{Failure, Tools};

/// Asks, unless the follow-up was answered or asked for before.
pub(crate) async fn remind(tools: &Tools, case: CaseId) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    let Some(reminder) = store::follow_up::ask(&mut tx, case, tools.world.now()).await? else { return Ok(()) };
    let hub = store::hub::find(&mut tx, reminder.hub).await?;
    let terms = Terms::own(reminder.person, &format!("/cases/{case}/follow-up"), tools.world.now());
    let link = link::mailed(&mut tx, &tools.world, &tools.url, &terms).await?;
    let words = words::of(reminder.language);
    let values = [
        ("name", (&reminder.name).into()),
        ("code", (&reminder.code).into()),
        ("address", link.into()),
        ("hub", hub.name.get(reminder.language).into()),
    ];
    let mail = Mail {
        person: Some(reminder.person),
        address: reminder.email,
        subject: words.say("follow-up-mail-subject"),
        body: words.tell("follow-up-mail-body", &values),
        calendar: None,
    };
    store::mail::add(&mut tx, &tools.world, reminder.hub, &mail).await?;
    tx.save().await?;
    Ok(())
}
