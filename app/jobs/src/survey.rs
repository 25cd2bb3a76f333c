//! Invites people to a wave of a survey and reminds them. Everybody gets the same mails and links at the same time, whoever has
//! answered: nothing that is kept or sent tells who has. A mail says who can see what, and nothing of any answer.

use domain::{
    id::WaveId,
    job::Job,
    link::{OWN_DAYS, Target},
    mail::Mail,
    moment::Moment,
    survey::{Standing, Window},
};
use store::{
    Tx, hub,
    link::{self, Terms},
    registration::Record,
    survey::{Notices, invite},
};

use crate::tools::{Failure, Tools};

/// How long a wave is looked at again at the latest.
const DAY: i64 = 1;

/// Writes to whoever's turn it is, and keeps itself for later until the wave is closed.
pub(crate) async fn tend(tools: &Tools, wave: WaveId, repeats: bool) -> Result<(), Failure> {
    let mut tx = tools.db.write().await?;
    let now = tools.world.now();
    let Some(notices) = invite(&mut tx, wave, now).await? else { return Ok(()) };
    for (record, number) in &notices.people {
        mail(tools, &mut tx, &notices, record, *number).await?;
    }
    if let Some(due) = again(&notices.known.wave.window, now).filter(|_| repeats) {
        store::job::add(&mut tx, tools.world.id(), &Job::TendWave { wave, repeats }, due, now).await?;
    }
    tx.save().await?;
    Ok(())
}

/// When to look again: when it opens, else in a day, as sessions move and people join; never once it is closed.
fn again(window: &Window, now: Moment) -> Option<Moment> {
    let tomorrow = now.plus_days(DAY);
    let opens = window.opens.filter(|opens| *opens > now);
    (window.standing(now) != Standing::Closed).then(|| opens.map_or(tomorrow, |opens| opens.min(tomorrow)))
}

async fn mail(tools: &Tools, tx: &mut Tx, notices: &Notices, record: &Record, number: u32) -> Result<(), Failure> {
    let hub = hub::find(tx, notices.hub).await?;
    let (wave, person) = (&notices.known.wave, &record.who);
    let expires = wave.window.closes.unwrap_or_else(|| tools.world.now().plus_days(OWN_DAYS));
    // It works until the wave is over, because its use leaves no trace.
    let target = Target::or_home(&format!("/waves/{}", wave.id));
    let terms = Terms { person: record.person, target, expires, once: false };
    let address = link::mailed(tx, &tools.world, &tools.url, &terms).await?;
    let words = words::of(person.language);
    let closes = match wave.window.closes {
        Some(closes) => words.tell("survey-mail-closes", &[("when", words.when(closes, &person.zone).into())]),
        None => String::new(),
    };
    let values = [
        ("name", (&person.name).into()),
        ("survey", notices.known.survey.title.get(person.language).into()),
        ("program", (&notices.known.program).into()),
        ("address", address.into()),
        ("closes", closes.into()),
        ("privacy", words.say("survey-mail-privacy").into()),
        ("hub", hub.name.get(person.language).into()),
    ];
    let key = if number == 0 { "survey-invitation" } else { "survey-reminder" };
    let mail = Mail {
        person: Some(record.person),
        address: person.email.clone(),
        subject: words.tell(&format!("{key}-subject"), &values),
        body: words.tell(&format!("{key}-body"), &values),
        calendar: None,
    };
    store::mail::add(tx, &tools.world, notices.hub, &mail).await?;
    Ok(())
}
