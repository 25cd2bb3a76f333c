//! The outbox: mails are kept by the transaction that causes them, together with the job that sends them.

use domain::{
    access::{ManageHub, Permit},
    id::{HubId, MailId},
    job::Job,
    mail::{Calendar, Mail, Method},
    moment::Moment,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    job,
    row::Row,
    values,
};

/// Mails a page of the outbox shows.
pub const PAGE: i64 = 50;

/// Keeps a mail and the job that sends it.
pub async fn add(tx: &mut Tx, world: &World, hub: HubId, mail: &Mail) -> Result<MailId> {
    let (id, now): (MailId, _) = (world.id(), world.now());
    let Mail { person, address, subject, body, calendar } = mail;
    let text = calendar.as_ref().map(|calendar| calendar.text.as_str());
    let method = calendar.as_ref().map(|calendar| calendar.method.code());
    let sql = "INSERT INTO mail (id, hub, person, address, subject, body, calendar, calendar_method, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.run(sql, values![id, hub, *person, address, subject, body, text, method, now]).await?;
    job::add(tx, world.id(), &Job::SendMail { mail: id }, now, now).await?;
    Ok(id)
}

/// A mail with the hub it is sent for, unless it was sent.
pub async fn unsent(tx: &mut Tx, id: MailId) -> Result<Option<(HubId, Mail)>> {
    let sql = "SELECT hub, person, address, subject, body, calendar, calendar_method FROM mail
        WHERE id = $1 AND sent IS NULL";
    tx.maybe(sql, values![id], |row| Ok((row.get("hub")?, read(row)?))).await
}

/// Marks a mail sent. What it said is erased unless `keep`: it may hold a link that signs its reader in.
pub async fn sent(tx: &mut Tx, id: MailId, now: Moment, keep: bool) -> Result<()> {
    let sql = if keep {
        "UPDATE mail SET sent = $2, error = NULL WHERE id = $1"
    } else {
        "UPDATE mail SET sent = $2, error = NULL, body = '', calendar = NULL WHERE id = $1"
    };
    tx.run_one(sql, values![id, now]).await
}

/// Keeps why a mail was not sent yet.
pub async fn failed(tx: &mut Tx, id: MailId, error: &str) -> Result<()> {
    tx.run_one("UPDATE mail SET error = $2 WHERE id = $1", values![id, error]).await
}

/// A mail as the outbox lists it: without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The mail.
    pub id: MailId,
    /// The address it goes to.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// When it was written.
    pub created: Moment,
    /// When the mail server took it.
    pub sent: Option<Moment>,
    /// Why it was not taken at the last try.
    pub error: Option<String>,
    /// Whether it was given up.
    pub dead: bool,
}

/// One page (from 0) of the outbox, those not sent first, then the newest; and how many there are.
pub async fn list(tx: &mut Tx, permit: &Permit<ManageHub>, page: u32) -> Result<(Vec<Listed>, u64)> {
    let count = "SELECT COUNT(*) AS total FROM mail WHERE hub = $1";
    let total: i64 = tx.one(count, values![permit.hub()], |row| row.get("total")).await?;
    let sql = "SELECT id, address, subject, created, sent, error, gave_up FROM mail WHERE hub = $1
        ORDER BY CASE WHEN sent IS NULL THEN 0 ELSE 1 END, created DESC, id DESC LIMIT $2 OFFSET $3";
    let listed = |row: &Row| {
        Ok(Listed {
            id: row.get("id")?,
            address: row.get("address")?,
            subject: row.get("subject")?,
            created: row.get("created")?,
            sent: row.get("sent")?,
            error: row.get("error")?,
            dead: row.get("gave_up")?,
        })
    };
    let mails = tx.all(sql, values![permit.hub(), PAGE, i64::from(page) * PAGE], listed).await?;
    Ok((mails, u64::try_from(total).unwrap_or(0)))
}

/// Notes that a mail was given up: nobody tries it again until somebody asks for it.
pub async fn give_up(tx: &mut Tx, id: MailId, error: &str) -> Result<()> {
    tx.run_one("UPDATE mail SET gave_up = TRUE, error = $2 WHERE id = $1", values![id, error]).await
}

/// Tries a given-up mail again; [`Error::Missing`] for any other.
pub async fn retry(tx: &mut Tx, permit: &Permit<ManageHub>, world: &World, id: MailId) -> Result<()> {
    let sql = "UPDATE mail SET gave_up = FALSE WHERE id = $1 AND hub = $2 AND gave_up AND sent IS NULL";
    tx.run_one(sql, values![id, permit.hub()]).await?;
    job::add(tx, world.id(), &Job::SendMail { mail: id }, world.now(), world.now()).await
}

/// The newest mails with their texts, for the demonstration's page of caught mails.
pub async fn caught(tx: &mut Tx, hub: HubId, most: i64) -> Result<Vec<(Moment, Mail)>> {
    let sql = "SELECT created, person, address, subject, body, calendar, calendar_method FROM mail
        WHERE hub = $1 ORDER BY created DESC, id DESC LIMIT $2";
    tx.all(sql, values![hub, most], |row| Ok((row.get("created")?, read(row)?))).await
}

fn read(row: &Row) -> Result<Mail> {
    let text: Option<String> = row.get("calendar")?;
    let method = row.maybe_parse("calendar_method", Method::parse)?;
    let calendar = match (text, method) {
        (Some(text), Some(method)) => Some(Calendar { text, method }),
        (None, _) => None,
        (Some(_), None) => return Err(Error::Inconsistent("mail.calendar_method")),
    };
    Ok(Mail {
        person: row.get("person")?,
        address: row.get("address")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        calendar,
    })
}
