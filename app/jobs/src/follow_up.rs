//! Asks a presenter what became of the recommendations, on the day and once more when no answer came.

use domain::{id::CaseId, mail::Mail};

use store::{
    Tx,
    follow_up::Reminder,
    link::{self, Terms},
};

use crate::tools::{Failure, Tools};

/// Asks, unless the follow-up was answered or asked for before.
pub(crate) async fn remind(tools: &Tools, case: CaseId) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    let Some(reminder) = store::follow_up::ask(&mut tx, case, &tools.world).await? else { return Ok(()) };
    mail(tools, &mut tx, case, reminder, "follow-up-mail").await?;
    tx.save().await?;
    Ok(())
}

/// Asks once more, unless the follow-up was answered or asked for again before.
pub(crate) async fn repeat(tools: &Tools, case: CaseId) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    let asked = store::follow_up::ask_again(&mut tx, case, tools.world.now()).await?;
    let Some(reminder) = asked else { return Ok(()) };
    mail(tools, &mut tx, case, reminder, "follow-up-again").await?;
    tx.save().await?;
    Ok(())
}

async fn mail(tools: &Tools, tx: &mut Tx, case: CaseId, reminder: Reminder, key: &str) -> Result<(), Failure> {
    let hub = store::hub::find(tx, reminder.hub).await?;
    let terms = Terms::own(reminder.person, &format!("/cases/{case}/follow-up"), tools.world.now());
    let link = link::mailed(tx, &tools.world, &tools.url, &terms).await?;
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
        subject: words.tell(&format!("{key}-subject"), &values),
        body: words.tell(&format!("{key}-body"), &values),
        calendar: None,
    };
    store::mail::add(tx, &tools.world, reminder.hub, &mail).await?;
    Ok(())
}
