//! Certificates: issued once a person and cycle, checked by anyone who has the code.

use domain::{
    access::{ManageCycle, Permit, SeeCertificate, Who},
    certificate::{Certificate, Code, Standing, earned},
    credit::{Line, Reckoning},
    id::{CertificateId, CycleId, FileId, HubId, PersonId},
    job::Job,
    language::{Language, Text},
    letter::Named,
    moment::Moment,
    world::World,
};

use crate::{
    credit::{self, Ledger},
    db::Tx,
    error::{Error, Result},
    file::{Download, Files},
    job,
    letter::read_named,
    row::Row,
    values,
};

/// Somebody enrolled in a cycle, with where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub person: PersonId,
    /// As a certificate names them.
    pub named: Named,
    /// Their reckoning.
    pub reckoning: Reckoning,
    /// Whether they have earned the certificate.
    pub standing: Standing,
    /// Their certificate, once issued, and when.
    pub issued: Option<(CertificateId, Moment)>,
}

/// A kept certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: CertificateId,
    /// The hub that issued it.
    pub hub: HubId,
    /// Whose it is.
    pub person: PersonId,
    /// Its cycle.
    pub cycle: CycleId,
    /// What it says.
    pub certificate: Certificate,
    /// The PDF, once it is there.
    pub file: Option<FileId>,
}

macro_rules! select {
    ($where:literal) => {
        concat!(
            "SELECT certificate.*, hub.name_en, hub.name_fr, hub.zone, cycle.title AS cycle_title, cycle.starts, cycle.ends,
                program.title AS program_title, credit_rule.accreditor, credit_rule.statement
            FROM certificate JOIN hub ON hub.id = certificate.hub JOIN cycle ON cycle.id = certificate.cycle
            JOIN program ON program.id = cycle.program
            JOIN credit_rule ON credit_rule.program = program.id AND credit_rule.version = certificate.rule_version
            WHERE ",
            $where
        )
    };
}

/// Everybody enrolled in a cycle, by name, with its ledger.
pub async fn candidates(tx: &mut Tx, permit: &Permit<ManageCycle>) -> Result<(Ledger, Vec<Candidate>)> {
    let ledger = credit::of_cycle(tx, permit).await?;
    let sql = "SELECT person.id, person.name, person.credentials, person.profession, certificate.id AS certificate,
            certificate.issued
        FROM registration JOIN person ON person.id = registration.person
        LEFT JOIN certificate ON certificate.person = person.id AND certificate.cycle = registration.cycle
        WHERE registration.cycle = $1 AND registration.state = 'approved' ORDER BY person.folded, person.id";
    let people = tx.all(sql, values![ledger.cycle], read_enrolled).await?;
    let candidate = |(person, named, issued): Enrolled| {
        let reckoning = ledger.reckon(person);
        Candidate { person, named, standing: ledger.standing(&reckoning), reckoning, issued }
    };
    let candidates = people.into_iter().map(candidate).collect();
    Ok((ledger, candidates))
}

/// Issues the certificate of everybody who has earned it and has none yet; how many that were.
pub async fn issue_all(tx: &mut Tx, permit: &Permit<ManageCycle>, world: &World) -> Result<u32> {
    let (ledger, candidates) = candidates(tx, permit).await?;
    let mut count = 0;
    for candidate in candidates.iter().filter(|candidate| candidate.issued.is_none()) {
        count += u32::from(issue(tx, permit.hub(), &ledger, candidate, world).await?);
    }
    Ok(count)
}

/// Issues a person's own certificate. [`Error::Taken`] when they have not earned it; one that is there already stays.
pub async fn issue_own(tx: &mut Tx, who: &Who, cycle: CycleId, world: &World) -> Result<()> {
    let sql = "SELECT person.id, person.name, person.credentials, person.profession, certificate.id AS certificate,
            certificate.issued
        FROM registration JOIN person ON person.id = registration.person
        LEFT JOIN certificate ON certificate.person = person.id AND certificate.cycle = registration.cycle
        WHERE registration.cycle = $1 AND registration.person = $2 AND registration.state = 'approved'";
    let (person, named, issued) = tx.one(sql, values![cycle, who.person], read_enrolled).await?;
    let ledger = credit::ledger(tx, who.hub, cycle).await?;
    let reckoning = ledger.reckon(person);
    let candidate = Candidate { person, named, standing: ledger.standing(&reckoning), reckoning, issued };
    if candidate.issued.is_none() && candidate.standing != Standing::Earned {
        return Err(Error::Taken);
    }
    issue(tx, who.hub, &ledger, &candidate, world).await?;
    Ok(())
}

/// Issues one certificate with the job that prints it; false when it was not earned or is there already.
async fn issue(tx: &mut Tx, hub: HubId, ledger: &Ledger, candidate: &Candidate, world: &World) -> Result<bool> {
    let ended = |line: &Line| ledger.sitting(line.attended.session).and_then(|sitting| sitting.meeting.ended);
    let Candidate { person, named, reckoning, standing, .. } = candidate;
    let (Standing::Earned, Some(rule), Some(earned)) = (standing, &ledger.rule, earned(reckoning, ended)) else {
        return Ok(false);
    };
    let (id, now): (CertificateId, _) = (world.id(), world.now());
    let sql = "INSERT INTO certificate (id, hub, person, cycle, name, credentials, profession, code, hundredths, minutes, sessions,
            rule_version, earned, issued)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (person, cycle) DO NOTHING";
    let values = values![
        id,
        hub,
        *person,
        ledger.cycle,
        &named.name,
        &named.credentials,
        named.profession.code(),
        Code::draw(world).as_str(),
        reckoning.hundredths,
        reckoning.minutes,
        reckoning.sessions,
        rule.version,
        earned,
        now,
    ];
    if tx.run(sql, values).await? == 0 {
        return Ok(false);
    }
    job::add(tx, world.id(), &Job::SendCertificate { certificate: id }, now, now).await?;
    Ok(true)
}

/// The certificate of a code, for anyone: what is printed on it can be checked against this.
pub async fn of_code(tx: &mut Tx, hub: HubId, code: &Code) -> Result<Option<Kept>> {
    tx.maybe(select!("certificate.code = $1 AND certificate.hub = $2"), values![code.as_str(), hub], read).await
}

/// A certificate, for its owner and the coordinator.
pub async fn get(tx: &mut Tx, permit: &Permit<SeeCertificate>) -> Result<Kept> {
    find(tx, permit.thing()).await
}

/// A certificate, for the job that prints it.
pub async fn find(tx: &mut Tx, id: CertificateId) -> Result<Kept> {
    tx.one(select!("certificate.id = $1"), values![id], read).await
}

/// A person's certificates, the newest first.
pub async fn of_person(tx: &mut Tx, who: &Who) -> Result<Vec<Kept>> {
    let sql = select!("certificate.person = $1 AND certificate.hub = $2 ORDER BY certificate.issued DESC");
    tx.all(sql, values![who.person, who.hub], read).await
}

/// To whom a certificate is told: their mail address and the language they read.
pub async fn owner(tx: &mut Tx, person: PersonId) -> Result<(String, Language)> {
    let sql = "SELECT email, language FROM person WHERE id = $1";
    tx.one(sql, values![person], |row| Ok((row.get("email")?, row.get("language")?))).await
}

/// Notes the PDF of a certificate; false when it has one already.
pub async fn print(tx: &mut Tx, id: CertificateId, file: FileId) -> Result<bool> {
    let sql = "UPDATE certificate SET file = $2 WHERE id = $1 AND file IS NULL";
    Ok(tx.run(sql, values![id, file]).await? == 1)
}

/// The PDF; [`Error::Missing`] while it is being made.
pub async fn download(tx: &mut Tx, permit: &Permit<SeeCertificate>, files: &Files) -> Result<Download> {
    let file = get(tx, permit).await?.file.ok_or(Error::Missing)?;
    files.get(tx, permit.hub(), file).await
}

type Enrolled = (PersonId, Named, Option<(CertificateId, Moment)>);

fn read_enrolled(row: &Row) -> Result<Enrolled> {
    let certificate: Option<CertificateId> = row.get("certificate")?;
    let issued: Option<Moment> = row.get("issued")?;
    Ok((row.get("id")?, read_named(row)?, certificate.zip(issued)))
}

fn read(row: &Row) -> Result<Kept> {
    let certificate = Certificate {
        hub: Text { en: row.get("name_en")?, fr: row.get("name_fr")? },
        zone: row.get("zone")?,
        named: read_named(row)?,
        program: row.get("program_title")?,
        cycle: row.get("cycle_title")?,
        starts: row.get("starts")?,
        ends: row.get("ends")?,
        code: row.parse("code", Code::parse)?,
        hundredths: row.get("hundredths")?,
        minutes: row.get("minutes")?,
        sessions: row.get("sessions")?,
        accreditor: row.get("accreditor")?,
        statement: row.get("statement")?,
        earned: row.get("earned")?,
        issued: row.get("issued")?,
    };
    let (hub, person, cycle) = (row.get("hub")?, row.get("person")?, row.get("cycle")?);
    Ok(Kept { id: row.get("id")?, hub, person, cycle, certificate, file: row.get("file")? })
}
