//! Pictures and documents attached to cases: added and confirmed by the presenter while the case is open, read by those who
//! read the case, taken away by the presenter or a coordinator.

use domain::{
    access::{Act, Permit, ReadCase, RemoveAttachment, WriteCase},
    attachment::{Duty, Kind, MOST},
    id::{AttachmentId, CaseId, FileId, HubId},
    job::Job,
    moment::Moment,
    world::World,
};

use crate::{
    agenda, audit,
    db::Tx,
    error::{Error, Result},
    file::{Download, Files, Kept},
    job,
    row::Row,
    values,
};

/// A clean file to attach.
pub struct New<'a> {
    /// What it is.
    pub kind: Kind,
    /// What it shows, in the presenter's words.
    pub caption: &'a str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Pictures and pages that have to be looked at.
    pub sights: u32,
    /// Whether its camera says that writing is burned in.
    pub burned_in: bool,
    /// Codes of what was left behind.
    pub dropped: Vec<&'static str>,
    /// Details in its text that wait for a decision.
    pub undecided: u32,
}

/// An attachment.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    /// The attachment.
    pub id: AttachmentId,
    /// What it is.
    pub kind: Kind,
    /// What it shows, in the presenter's words.
    pub caption: String,
    /// Bytes of the clean file.
    pub bytes: u64,
    /// Pictures and pages that have to be looked at.
    pub sights: u32,
    /// Whether its camera says that writing is burned in.
    pub burned_in: bool,
    /// Codes of what was left behind.
    pub dropped: Vec<String>,
    /// Details in its text that wait for a decision.
    pub undecided: u32,
    /// When the presenter confirmed to have looked.
    pub looked: Option<Moment>,
}

domain::unprinted!(Record);

impl Record {
    /// What has to be done about it before the case can be submitted.
    pub fn duty(&self) -> Duty {
        Duty::of(self.sights, self.looked.is_some(), self.undecided)
    }
}

/// The attachments of a case in the order they came. Those of a case that is not submitted are its presenter's alone.
pub async fn of_case<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    let sql = "SELECT a.*, file.bytes FROM attachment AS a
        JOIN \"case\" AS c ON c.id = a.\"case\" JOIN file ON file.id = a.file
        WHERE c.id = $1 AND c.hub = $2 AND (c.presenter = $3 OR c.state NOT IN ('draft', 'returned'))
        ORDER BY a.added, a.id";
    tx.all(sql, values![permit.thing(), permit.hub(), permit.person()], read).await
}

/// Attaches a clean file. [`Error::Taken`] when the case is not open, or has as many as it may.
pub async fn add(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    files: &Files,
    world: &World,
    new: New<'_>,
) -> Result<AttachmentId> {
    let (id, file, now): (AttachmentId, FileId, _) = (world.id(), world.id(), world.now());
    let case = permit.thing();
    open(tx, permit, now).await?;
    let sql = "SELECT COUNT(*) AS count FROM attachment WHERE \"case\" = $1";
    let count: i64 = tx.one(sql, values![case], |row| row.get("count")).await?;
    if count >= i64::from(MOST) {
        return Err(Error::Taken);
    }
    let name = format!("attachment-{}.{}", count + 1, new.kind.code());
    let kept = Kept { id: file, hub: permit.hub(), media_type: new.kind.media_type(), name: &name, bytes: new.bytes };
    files.put(tx, kept, now).await?;
    let sql = "INSERT INTO attachment (id, \"case\", file, kind, caption, sights, burned_in, dropped, undecided, added)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (kind, dropped) = (new.kind.code(), new.dropped.join(" "));
    let values = values![id, case, file, kind, new.caption, new.sights, new.burned_in, dropped, new.undecided, now];
    tx.run(sql, values).await?;
    note(tx, permit, id, "adds an attachment", now).await?;
    Ok(id)
}

/// Keeps the presenter's word: the pictures were looked at, and so many details of the text still wait. [`Error::Taken`] when
/// the case is not open.
pub async fn confirm(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    attachment: AttachmentId,
    looked: bool,
    undecided: u32,
    now: Moment,
) -> Result<()> {
    open(tx, permit, now).await?;
    let sql = "UPDATE attachment SET looked = COALESCE($3, looked), undecided = $4 WHERE id = $1 AND \"case\" = $2";
    tx.run_one(sql, values![attachment, permit.thing(), looked.then_some(now), undecided]).await?;
    note(tx, permit, attachment, "confirms an attachment", now).await
}

/// The clean file, for those who may do something with the case. Callers write down that it was opened.
pub async fn file<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    files: &Files,
    attachment: AttachmentId,
) -> Result<Download> {
    let sql = "SELECT a.file FROM attachment AS a JOIN \"case\" AS c ON c.id = a.\"case\"
        WHERE a.id = $4 AND c.id = $1 AND c.hub = $2 AND (c.presenter = $3 OR c.state NOT IN ('draft', 'returned'))";
    let values = values![permit.thing(), permit.hub(), permit.person(), attachment];
    let file: FileId = tx.one(sql, values, |row| row.get("file")).await?;
    files.get(tx, permit.hub(), file).await
}

/// Writes down that somebody opened an attachment.
pub async fn opened(tx: &mut Tx, permit: &Permit<ReadCase>, attachment: AttachmentId, now: Moment) -> Result<()> {
    note(tx, permit, attachment, "opens an attachment", now).await
}

/// Takes an attachment away, file and all: its presenter while the case is open, a coordinator once it is with the hub.
/// [`Error::Taken`] when it is not in one's hands now.
pub async fn remove(
    tx: &mut Tx,
    permit: &Permit<RemoveAttachment>,
    attachment: AttachmentId,
    world: &World,
) -> Result<()> {
    let sql = "SELECT a.file, CASE WHEN c.presenter = $3 THEN c.state IN ('draft', 'returned')
            ELSE c.state NOT IN ('draft', 'returned') END AS own
        FROM attachment AS a JOIN \"case\" AS c ON c.id = a.\"case\" WHERE a.id = $4 AND c.id = $1 AND c.hub = $2";
    let values = values![permit.thing(), permit.hub(), permit.person(), attachment];
    let (file, own): (FileId, bool) = tx.one(sql, values, |row| Ok((row.get("file")?, row.get("own")?))).await?;
    if !own {
        return Err(Error::Taken);
    }
    drop_one(tx, permit.hub(), attachment, file, world).await?;
    agenda::tell_of_case(tx, permit.thing()).await?;
    note(tx, permit, attachment, "removes an attachment", world.now()).await
}

/// Takes everything away that is attached to a case, with the rest of what it holds.
pub(crate) async fn forget<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>, world: &World) -> Result<()> {
    let sql = "SELECT id, file FROM attachment WHERE \"case\" = $1";
    let all: Vec<(AttachmentId, FileId)> =
        tx.all(sql, values![permit.thing()], |row| Ok((row.get("id")?, row.get("file")?))).await?;
    for (attachment, file) in all {
        drop_one(tx, permit.hub(), attachment, file, world).await?;
    }
    Ok(())
}

async fn drop_one(tx: &mut Tx, hub: HubId, attachment: AttachmentId, file: FileId, world: &World) -> Result<()> {
    tx.run_one("DELETE FROM attachment WHERE id = $1", values![attachment]).await?;
    tx.run("DELETE FROM file WHERE id = $1 AND hub = $2", values![file, hub]).await?;
    // The bytes go when the transaction has come to stay.
    let now = world.now();
    job::add(tx, world.id(), &Job::RemoveFile { hub, file }, now, now).await
}

/// Holds the case while something is attached to it. [`Error::Taken`] when it is not open.
async fn open(tx: &mut Tx, permit: &Permit<WriteCase>, now: Moment) -> Result<()> {
    let sql = "UPDATE \"case\" SET updated = $4
        WHERE id = $1 AND hub = $2 AND presenter = $3 AND state IN ('draft', 'returned')";
    let changed = tx.run(sql, values![permit.thing(), permit.hub(), permit.person(), now]).await?;
    if changed == 0 { Err(Error::Taken) } else { Ok(()) }
}

async fn note<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    attachment: AttachmentId,
    act: &str,
    now: Moment,
) -> Result<()> {
    let thing = format!("{} {attachment}", permit.thing());
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act: act.to_owned(), thing };
    audit::add(tx, &entry, now).await
}

fn read(row: &Row) -> Result<Record> {
    let dropped: String = row.get("dropped")?;
    let bytes: i64 = row.get("bytes")?;
    Ok(Record {
        id: row.get("id")?,
        kind: row.parse("kind", Kind::parse)?,
        caption: row.get("caption")?,
        bytes: bytes.unsigned_abs(),
        sights: row.get("sights")?,
        burned_in: row.get("burned_in")?,
        dropped: dropped.split_whitespace().map(str::to_owned).collect(),
        undecided: row.get("undecided")?,
        looked: row.get("looked")?,
    })
}
