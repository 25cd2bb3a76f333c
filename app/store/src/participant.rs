//! Who takes part in a study: for everybody under a pseudonym, with names only for who keeps the key.

use std::collections::BTreeMap;

use domain::{
    access::{Act, Consent, KeepKey, Permit},
    id::{FocusGroupId, HubId, ParticipantId, PersonId, StudyId},
    moment::Moment,
    participant::{Consents, How, Purpose, Traits, prescribes, pseudonym},
    person::Person,
    profession::Profession,
    study::Superseded,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    person::read_person,
    row::Row,
    study, values,
};

/// A participant as everybody in the study sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Their id, which says nothing.
    pub id: ParticipantId,
    /// 7 is P07.
    pub number: u32,
    /// What they were at the time.
    pub traits: Traits,
    /// What they agreed to.
    pub consents: Consents,
    /// When they withdrew.
    pub withdrawn: Option<Moment>,
}

impl Record {
    /// The pseudonym.
    pub fn pseudonym(&self) -> String {
        pseudonym(self.number)
    }

    /// Whether they count: they take part and have not withdrawn.
    pub fn counts(&self) -> bool {
        self.withdrawn.is_none() && !self.consents.is_refusal()
    }

    /// Whether words of theirs may be printed.
    pub fn quotable(&self) -> bool {
        self.counts() && self.consents.allow(Purpose::Quotes)
    }
}

/// A participant with who they are: for who keeps the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What everybody sees.
    pub record: Record,
    /// Who it is.
    pub person: PersonId,
    /// What the hub knows of them.
    pub known: Person,
}

/// One answer about one purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// About what.
    pub purpose: Purpose,
    /// Yes or no.
    pub given: bool,
    /// Whether it was recorded from paper.
    pub paper: bool,
    /// When.
    pub at: Moment,
}

/// Somebody of a registration list who could take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// What the hub knows of them.
    pub known: Person,
    /// The titles of the cycles they are approved for.
    pub cycles: Vec<String>,
}

/// The participants of a study under their pseudonyms, in their order.
pub async fn of_study<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Record>> {
    all(tx, permit.thing()).await
}

/// The same with names.
pub async fn named(tx: &mut Tx, permit: &Permit<KeepKey>) -> Result<Vec<Named>> {
    let sql = "SELECT participant.id AS participant, person.* FROM participant
        JOIN person ON person.id = participant.person WHERE participant.study = $1";
    let read = |row: &Row| Ok((row.get("participant")?, (row.get("id")?, read_person(row)?)));
    let people: BTreeMap<ParticipantId, (PersonId, Person)> =
        tx.all(sql, values![permit.thing()], read).await?.into_iter().collect();
    let named = |record: Record| {
        people.get(&record.id).map(|(person, known)| Named { person: *person, known: known.clone(), record })
    };
    Ok(all(tx, permit.thing()).await?.into_iter().filter_map(named).collect())
}

/// The signed-in participant themselves, and everything they answered, newest first.
pub async fn own(tx: &mut Tx, permit: &Permit<Consent>) -> Result<(Record, Vec<Given>)> {
    let sql = "SELECT id FROM participant WHERE study = $1 AND person = $2";
    let id: ParticipantId = tx.one(sql, values![permit.thing(), permit.person()], |row| row.get("id")).await?;
    let record = all(tx, permit.thing()).await?.into_iter().find(|record| record.id == id).ok_or(Error::Missing)?;
    Ok((record, given(tx, id).await?))
}

/// What a participant answered, newest first, for who keeps the key.
pub async fn answers(tx: &mut Tx, permit: &Permit<KeepKey>, id: ParticipantId) -> Result<Vec<Given>> {
    find(tx, permit.thing(), id).await?;
    given(tx, id).await
}

/// The people who are approved for any cycle of the study's program and neither take part yet nor are on the study's team.
pub async fn candidates(tx: &mut Tx, permit: &Permit<KeepKey>) -> Result<Vec<Candidate>> {
    let sql = "SELECT person.*, cycle.title AS cycle FROM person
        JOIN registration ON registration.person = person.id AND registration.state = 'approved'
        JOIN cycle ON cycle.id = registration.cycle JOIN study ON study.program = cycle.program
        WHERE study.id = $1 AND person.hub = $2
            AND NOT EXISTS (SELECT 1 FROM participant WHERE participant.study = study.id AND participant.person = person.id)
            AND NOT EXISTS (SELECT 1 FROM study_member WHERE study_member.study = study.id AND study_member.person = person.id)
        ORDER BY person.folded, person.id, cycle.starts, cycle.id";
    let read = |row: &Row| Ok((row.get("id")?, read_person(row)?, row.get("cycle")?));
    let mut found: Vec<Candidate> = Vec::new();
    for (person, known, cycle) in
        tx.all::<(PersonId, Person, String)>(sql, values![permit.thing(), permit.hub()], read).await?
    {
        match found.last_mut().filter(|last| last.person == person) {
            Some(last) => last.cycles.push(cycle),
            None => found.push(Candidate { person, known, cycles: vec![cycle] }),
        }
    }
    Ok(found)
}

/// Lets people of the registration list take part, in an order that chance gives: a pseudonym follows neither name nor date.
/// What they are is copied from their registration. Whoever is no [`Candidate`] is left out; how many were added.
pub async fn add(tx: &mut Tx, permit: &Permit<KeepKey>, world: &World, people: &[PersonId]) -> Result<usize> {
    // One list at a time, so that two keepers do not give one number twice.
    tx.run_one("UPDATE study SET revision = revision WHERE id = $1", values![permit.thing()]).await?;
    let candidates = candidates(tx, permit).await?;
    let mut chosen: Vec<(ParticipantId, [u8; 8], Candidate)> = candidates
        .into_iter()
        .filter(|candidate| people.contains(&candidate.person))
        .map(|candidate| (world.id(), world.secret(), candidate))
        .collect();
    chosen.sort_by_key(|(_, lot, _)| *lot);
    let sql = "SELECT COALESCE(MAX(number), 0) AS newest FROM participant WHERE study = $1";
    let mut number: i64 = tx.one(sql, values![permit.thing()], |row| row.get("newest")).await?;
    for (id, _, candidate) in &chosen {
        number += 1;
        let profession = candidate.known.profession;
        let sql = "INSERT INTO participant (id, study, person, number, profession, prescriber, added)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let values = values![
            *id,
            permit.thing(),
            candidate.person,
            number,
            profession.code(),
            prescribes(profession),
            world.now()
        ];
        tx.run(sql, values).await?;
    }
    study::log(tx, permit, "participants-added", &chosen.len().to_string(), world.now()).await?;
    Ok(chosen.len())
}

/// Says whether a participant prescribes and in which focus groups they were. [`Error::Missing`] for another study's.
pub async fn change(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    id: ParticipantId,
    prescriber: bool,
    groups: &[FocusGroupId],
    now: Moment,
) -> Result<()> {
    let sql = "UPDATE participant SET prescriber = $3 WHERE id = $1 AND study = $2";
    tx.run_one(sql, values![id, permit.thing(), prescriber]).await?;
    tx.run("DELETE FROM participant_group WHERE participant = $1", values![id]).await?;
    for group in groups {
        seat(tx, permit.thing(), id, *group).await?;
    }
    let number = number(tx, permit.thing(), id).await?;
    study::log(tx, permit, "participant-changed", &pseudonym(number), now).await
}

/// Says that a participant was in a focus group of the same study.
pub(crate) async fn seat(tx: &mut Tx, study: StudyId, id: ParticipantId, group: FocusGroupId) -> Result<()> {
    let sql = "INSERT INTO participant_group (participant, focus_group)
        SELECT participant.id, focus_group.id FROM participant JOIN focus_group ON focus_group.study = participant.study
        WHERE participant.id = $1 AND focus_group.id = $2 AND participant.study = $3
        ON CONFLICT DO NOTHING";
    tx.run(sql, values![id, group, study]).await?;
    Ok(())
}

/// Keeps what the signed-in participant agrees to.
pub async fn consent(tx: &mut Tx, permit: &Permit<Consent>, world: &World, to: &Consents) -> Result<()> {
    let (record, _) = own(tx, permit).await?;
    keep(tx, permit, world, &record, to, How::Own).await
}

/// Keeps what a participant agreed to on paper.
pub async fn record(
    tx: &mut Tx,
    permit: &Permit<KeepKey>,
    world: &World,
    id: ParticipantId,
    to: &Consents,
) -> Result<()> {
    let record = find(tx, permit.thing(), id).await?;
    keep(tx, permit, world, &record, to, How::Paper).await
}

/// Takes the signed-in participant out of the study.
pub async fn withdraw(tx: &mut Tx, permit: &Permit<Consent>, world: &World) -> Result<()> {
    let (record, _) = own(tx, permit).await?;
    leave(tx, permit, world, &record, How::Own).await
}

/// Takes a participant out of the study who said so to somebody.
pub async fn withdraw_for(tx: &mut Tx, permit: &Permit<KeepKey>, world: &World, id: ParticipantId) -> Result<()> {
    let record = find(tx, permit.thing(), id).await?;
    leave(tx, permit, world, &record, How::Paper).await
}

async fn leave<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    world: &World,
    record: &Record,
    how: How,
) -> Result<()> {
    let sql = "UPDATE participant SET withdrawn = $2 WHERE id = $1 AND withdrawn IS NULL";
    if tx.run(sql, values![record.id, world.now()]).await? == 0 {
        return Ok(());
    }
    let quotes = tx.run("DELETE FROM quote WHERE participant = $1", values![record.id]).await?;
    study::supersede(tx, permit.thing(), Superseded::Withdrawal, world).await?;
    let about = format!("{} {} quotes={quotes}", record.pseudonym(), how.code());
    study::log(tx, permit, "participant-withdrew", &about, world.now()).await
}

/// Adds answers where they differ from the last ones; what was taken back has its effect at once.
async fn keep<A: Act<Thing = StudyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    world: &World,
    record: &Record,
    to: &Consents,
    how: How,
) -> Result<()> {
    if record.withdrawn.is_some() {
        return Err(Error::Taken);
    }
    for (purpose, given) in &to.0 {
        if record.consents.0.get(purpose) == Some(given) {
            continue;
        }
        let sql = "INSERT INTO consent (participant, purpose, number, given, how, recorded_by, at)
            SELECT $1, $2, COALESCE(MAX(number), 0) + 1, $3, $4, $5, $6 FROM consent WHERE participant = $1 AND purpose = $2";
        let values = values![record.id, purpose.code(), *given, how.code(), permit.person(), world.now()];
        tx.run(sql, values).await?;
    }
    let back = to.taken_back(&record.consents);
    if back.contains(&Purpose::Quotes) || back.contains(&Purpose::TakePart) {
        tx.run("DELETE FROM quote WHERE participant = $1", values![record.id]).await?;
    }
    if !back.is_empty() {
        study::supersede(tx, permit.thing(), Superseded::Consent, world).await?;
    }
    let given: Vec<&str> = to.0.iter().filter(|(_, given)| **given).map(|(purpose, _)| purpose.code()).collect();
    let about = format!("{} {} {}", record.pseudonym(), how.code(), given.join(" "));
    study::log(tx, permit, "consent-kept", &about, world.now()).await
}

pub(crate) async fn find(tx: &mut Tx, study: StudyId, id: ParticipantId) -> Result<Record> {
    all(tx, study).await?.into_iter().find(|record| record.id == id).ok_or(Error::Missing)
}

async fn number(tx: &mut Tx, study: StudyId, id: ParticipantId) -> Result<u32> {
    Ok(find(tx, study, id).await?.number)
}

async fn given(tx: &mut Tx, id: ParticipantId) -> Result<Vec<Given>> {
    let sql = "SELECT * FROM consent WHERE participant = $1 ORDER BY at DESC, purpose, number DESC";
    let read = |row: &Row| {
        let purpose = row.parse("purpose", Purpose::parse)?;
        let paper = row.get::<String>("how")? == How::Paper.code();
        Ok(Given { purpose, given: row.get("given")?, paper, at: row.get("at")? })
    };
    tx.all(sql, values![id], read).await
}

/// The participants of a study for the house itself: reports and analyses that hold their own permit.
pub(crate) async fn all(tx: &mut Tx, study: StudyId) -> Result<Vec<Record>> {
    let sql = "SELECT consent.participant, consent.purpose, consent.given FROM consent JOIN participant ON participant.id = consent.participant
        WHERE participant.study = $1 ORDER BY consent.number";
    let read = |row: &Row| Ok((row.get("participant")?, row.parse("purpose", Purpose::parse)?, row.get("given")?));
    let mut consents: BTreeMap<ParticipantId, Consents> = BTreeMap::new();
    for (participant, purpose, given) in tx.all::<(ParticipantId, Purpose, bool)>(sql, values![study], read).await? {
        consents.entry(participant).or_default().0.insert(purpose, given);
    }
    let sql = "SELECT participant_group.participant, focus_group.number FROM participant_group
        JOIN focus_group ON focus_group.id = participant_group.focus_group
        WHERE focus_group.study = $1 ORDER BY focus_group.number";
    let read = |row: &Row| Ok((row.get("participant")?, row.get("number")?));
    let mut groups: BTreeMap<ParticipantId, Vec<u32>> = BTreeMap::new();
    for (participant, number) in tx.all::<(ParticipantId, u32)>(sql, values![study], read).await? {
        groups.entry(participant).or_default().push(number);
    }
    let sql = "SELECT id, number, profession, prescriber, withdrawn FROM participant WHERE study = $1 ORDER BY number";
    let read = |row: &Row| {
        let id: ParticipantId = row.get("id")?;
        let traits = Traits {
            profession: row.parse("profession", Profession::parse)?,
            prescriber: row.get("prescriber")?,
            groups: groups.get(&id).cloned().unwrap_or_default(),
        };
        let consents = consents.get(&id).cloned().unwrap_or_default();
        Ok(Record { id, number: row.get("number")?, traits, consents, withdrawn: row.get("withdrawn")? })
    };
    tx.all(sql, values![study], read).await
}

/// A study that asks a person, as the front page tells them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The study.
    pub study: StudyId,
    /// Its title.
    pub title: String,
}

/// The studies that a person is asked to take part in and has not answered.
pub async fn asked(tx: &mut Tx, hub: HubId, person: PersonId) -> Result<Vec<Asked>> {
    let sql = "SELECT study.id, study.title FROM participant JOIN study ON study.id = participant.study
        JOIN program ON program.id = study.program
        WHERE participant.person = $1 AND program.hub = $2 AND participant.withdrawn IS NULL
            AND NOT EXISTS (SELECT 1 FROM consent WHERE consent.participant = participant.id)
        ORDER BY study.created, study.id";
    let read = |row: &Row| Ok(Asked { study: row.get("id")?, title: row.get("title")? });
    tx.all(sql, values![person, hub], read).await
}
