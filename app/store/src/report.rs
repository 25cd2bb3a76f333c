//! Reports of a program: what they count, and the reports as they were frozen.

use std::collections::{BTreeMap, BTreeSet};

use aws_lc_rs::digest::{SHA256, digest};
use domain::{
    access::{Act, FreezeReport, Permit, ReadReport, SeeChange},
    id::{CycleId, PersonId, ProgramId, ReportId, StudyId},
    language::Language,
    moment::Moment,
    person::fold,
    profession::Profession,
    report::{Document, Hours, Rated, SATISFACTION, Took, too_near},
    small_cells::basis::{Basis, Frozen},
    study::Superseded,
    survey::{Design, Standing},
};

use crate::{
    credit,
    db::Tx,
    error::{Error, Result},
    row::Row,
    study,
    survey::{self, TokenKey},
    values,
};

/// How many signs of the hash name a snapshot.
const NAME: usize = 16;

/// A report about to be frozen.
pub struct New {
    /// Its id.
    pub id: ReportId,
    /// The first moment that does not count.
    pub until: Moment,
    /// The texts, in every language.
    pub documents: Vec<Document>,
    /// The people its figures rest on.
    pub people: BTreeSet<PersonId>,
    /// What each figure rests on, under its own marks ([`sealed`]).
    pub figures: Frozen,
    /// The studies it tells of.
    pub studies: BTreeSet<StudyId>,
}

/// What became of freezing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    New(ReportId),
    /// The very same report was kept before.
    Same(ReportId),
    /// It would differ from a kept one by a few people.
    TooNear(ReportId),
}

/// A report as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The report.
    pub id: ReportId,
    /// The name of its snapshot.
    pub snapshot: String,
    /// The first moment that does not count.
    pub until: Moment,
    /// When it was frozen.
    pub frozen: Moment,
    /// Who froze it.
    pub by: String,
    /// Since when it is superseded, and why.
    pub superseded: Option<(Moment, Superseded)>,
}

/// A kept report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// As a list shows it.
    pub listed: Listed,
    /// Its program.
    pub program: ProgramId,
    documents: Vec<Document>,
}

impl Record {
    /// The document of a language.
    pub fn document(&self, language: Language) -> Result<&Document> {
        let of = |document: &&Document| document.language() == language;
        self.documents.iter().find(of).ok_or(Error::Inconsistent("documents"))
    }
}

/// What the figures of each report of a program rest on, the newest report first.
pub async fn frozen<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Frozen>> {
    let sql = "SELECT figures FROM report WHERE program = $1 ORDER BY frozen DESC, id DESC";
    let read = |row: &Row| row.parse("figures", |figures| serde_json::from_str(figures).ok());
    tx.all(sql, values![permit.thing()], read).await
}

/// The marks under which a figure's basis is kept. Those of answers need the key of the tokens, so that a report never says who
/// answered, or what; those of the program's own records are plain hashes, so that they compare also when that key was lost.
pub fn sealed(key: &TokenKey, (program, figure): (ProgramId, &str), (basis, answers): (&Basis, bool)) -> Basis {
    let mark = |who: &str, part: Option<&str>| {
        let text = part.map_or_else(|| who.to_owned(), |part| format!("{who}\0{part}"));
        let mut mark = if answers {
            key.part(program, figure, &text).to_string()
        } else {
            let hash = digest(&SHA256, format!("{program}\0{figure}\0{text}").as_bytes());
            hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
        };
        mark.truncate(NAME);
        mark
    };
    basis.marked(mark)
}

/// Everybody approved to take part in a program's cycles before `until`, and the sessions that had ended by then.
pub async fn taken<A: Act<Thing = ProgramId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    until: Moment,
) -> Result<(Vec<Took>, Hours)> {
    let program = permit.thing();
    let (presented, credits) = (presented(tx, program, until).await?, credits(tx, program, until).await?);
    let mut hours = Hours::default();
    let mut all: BTreeMap<PersonId, Took> = BTreeMap::new();
    let sql = "SELECT id FROM cycle WHERE program = $1 ORDER BY id";
    for cycle in tx.all(sql, values![program], |row| row.get::<CycleId>("id")).await? {
        let ledger = credit::ledger(tx, permit.hub(), cycle).await?;
        let over = |sitting: &&credit::Sitting| sitting.meeting.ended.is_some_and(|end| end < until);
        let held: Vec<_> = ledger.sittings.iter().filter(over).collect();
        hours.sessions = hours.sessions.saturating_add(u32::try_from(held.len()).unwrap_or(u32::MAX));
        hours.minutes = held.iter().map(|sitting| sitting.meeting.length()).fold(hours.minutes, u32::saturating_add);
        for took in enrolled(tx, cycle, until).await? {
            let minutes =
                held.iter().map(|sitting| ledger.minutes(sitting.id, took.person)).filter(|minutes| *minutes > 0);
            let (sessions, minutes) =
                minutes.fold((0_u32, 0_u32), |(count, sum), minutes| (count + 1, sum.saturating_add(minutes)));
            let whole = all.entry(took.person).or_insert(took);
            whole.sessions = whole.sessions.saturating_add(sessions);
            whole.minutes = whole.minutes.saturating_add(minutes);
        }
    }
    for took in all.values_mut() {
        took.presented = presented.get(&took.person).copied().unwrap_or_default();
        took.hundredths = credits.get(&took.person).copied();
    }
    Ok((all.into_values().collect(), hours))
}

/// Those approved to take part in a cycle, before anything of them is counted.
async fn enrolled(tx: &mut Tx, cycle: CycleId, until: Moment) -> Result<Vec<Took>> {
    let sql =
        "SELECT person.id, COALESCE(registration.profession, person.profession) AS profession, person.postal_area,
            person.community
        FROM registration JOIN person ON person.id = registration.person
        WHERE registration.cycle = $1 AND registration.state = 'approved'
            AND COALESCE(registration.decided, registration.created) < $2 ORDER BY person.id";
    let read = |row: &Row| {
        Ok(Took {
            person: row.get("id")?,
            family: row.parse("profession", Profession::parse)?.family(),
            postal_area: row.get("postal_area")?,
            community: fold(&row.get::<String>("community")?),
            sessions: 0,
            minutes: 0,
            presented: 0,
            hundredths: None,
        })
    };
    tx.all(sql, values![cycle, until], read).await
}

/// How many cases each person presented.
async fn presented(tx: &mut Tx, program: ProgramId, until: Moment) -> Result<BTreeMap<PersonId, u32>> {
    let sql = "SELECT c.presenter AS person FROM \"case\" AS c JOIN cycle ON cycle.id = c.cycle
        WHERE cycle.program = $1 AND c.presented IS NOT NULL AND c.presented < $2";
    let mut counts = BTreeMap::new();
    for person in tx.all(sql, values![program, until], |row| row.get("person")).await? {
        *counts.entry(person).or_default() += 1;
    }
    Ok(counts)
}

/// The credits on each person's certificates, in hundredths.
async fn credits(tx: &mut Tx, program: ProgramId, until: Moment) -> Result<BTreeMap<PersonId, u32>> {
    let sql =
        "SELECT certificate.person, certificate.hundredths FROM certificate JOIN cycle ON cycle.id = certificate.cycle
        WHERE cycle.program = $1 AND certificate.issued < $2";
    let mut sums: BTreeMap<PersonId, u32> = BTreeMap::new();
    let read = |row: &Row| Ok((row.get("person")?, row.get("hundredths")?));
    for (person, hundredths) in tx.all(sql, values![program, until], read).await? {
        let sum = sums.entry(person).or_default();
        *sum = sum.saturating_add(hundredths);
    }
    Ok(sums)
}

/// What people rated on the scale of satisfaction at the waves that were over by `until`, and from which value to which it
/// goes; none where no survey of the program has it.
pub async fn rated(tx: &mut Tx, permit: &Permit<SeeChange>, until: Moment) -> Result<Option<((i32, i32), Vec<Rated>)>> {
    let sheets = survey::sheets(tx, permit, None).await?;
    let (mut range, mut waves) = (None, Vec::new());
    for known in survey::known_waves(tx, permit).await? {
        let Some(scale) = known.survey.scales.iter().find(|scale| scale.code == SATISFACTION) else { continue };
        let own = scale.items.first().and_then(|item| known.survey.item(item)).and_then(|(grid, _)| grid.range());
        // Waves on another range cannot be put together with these.
        if own.is_none() || range.is_some_and(|range| Some(range) != own) {
            continue;
        }
        range = own;
        let Some(closed) = known.wave.window.closes.filter(|_| known.wave.window.standing(until) == Standing::Closed)
        else {
            continue;
        };
        let handed_in = sheets.iter().filter(|sheet| sheet.wave == known.wave.id && sheet.complete);
        let score = |sheet: &domain::survey::Sheet| {
            Some((sheet.token.clone(), scale.score(&known.survey, &sheet.answers, Design::Post)?))
        };
        waves.push(Rated { closed, scores: handed_in.filter_map(score).collect() });
    }
    Ok(range.map(|range| (range, waves)))
}

/// Freezes a report, unless the very same is kept or a kept one would differ from it by a few people.
pub async fn freeze(tx: &mut Tx, permit: &Permit<FreezeReport>, new: &New, now: Moment) -> Result<Outcome> {
    let documents = serde_json::to_string(&new.documents).map_err(|_| Error::Inconsistent("documents"))?;
    let hash = digest(&SHA256, documents.as_bytes());
    let snapshot: String = hash.as_ref().iter().take(NAME / 2).map(|byte| format!("{byte:02x}")).collect();
    let sql = "SELECT id, snapshot, people FROM report WHERE program = $1 ORDER BY frozen DESC, id";
    let read = |row: &Row| {
        let people: BTreeSet<PersonId> = row.parse("people", |people| serde_json::from_str(people).ok())?;
        Ok((row.get::<ReportId>("id")?, row.get::<String>("snapshot")?, people))
    };
    let kept = tx.all(sql, values![permit.thing()], read).await?;
    if let Some((id, ..)) = kept.iter().find(|(_, name, _)| *name == snapshot) {
        return Ok(Outcome::Same(*id));
    }
    if let Some((id, ..)) = kept.iter().find(|(.., people)| too_near(people, &new.people)) {
        return Ok(Outcome::TooNear(*id));
    }
    let broken = |_| Error::Inconsistent("people");
    let people = serde_json::to_string(&new.people).map_err(broken)?;
    let studies = serde_json::to_string(&new.studies).map_err(broken)?;
    let figures = serde_json::to_string(&new.figures).map_err(|_| Error::Inconsistent("figures"))?;
    let sql =
        "INSERT INTO report (id, program, snapshot, until, documents, people, studies, figures, frozen, frozen_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = values![new.id, permit.thing(), snapshot, new.until, documents, people, studies, figures];
    tx.run(sql, [values, values![now, permit.person()]].concat()).await?;
    Ok(Outcome::New(new.id))
}

/// A program's reports, the newest first.
pub async fn of_program<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Listed>> {
    let sql = "SELECT report.id, snapshot, until, frozen, studies, answers_out, person.name FROM report
        JOIN person ON person.id = report.frozen_by WHERE report.program = $1 ORDER BY frozen DESC, report.id";
    let mut reports = Vec::new();
    for (listed, studies) in tx.all(sql, values![permit.thing()], read).await? {
        reports.push(supersede(tx, listed, &studies).await?);
    }
    Ok(reports)
}

/// A report, for those who may read it.
pub async fn get(tx: &mut Tx, permit: &Permit<ReadReport>) -> Result<Record> {
    let sql = "SELECT report.id, program, snapshot, until, frozen, studies, answers_out, documents, person.name
        FROM report
        JOIN person ON person.id = report.frozen_by WHERE report.id = $1";
    let whole = |row: &Row| {
        let documents = row.parse("documents", |documents| serde_json::from_str(documents).ok())?;
        Ok((read(row)?, row.get("program")?, documents))
    };
    let ((listed, studies), program, documents) = tx.one(sql, values![permit.thing()], whole).await?;
    Ok(Record { listed: supersede(tx, listed, &studies).await?, program, documents })
}

fn read(row: &Row) -> Result<(Listed, Vec<StudyId>)> {
    let listed = Listed {
        id: row.get("id")?,
        snapshot: row.get("snapshot")?,
        until: row.get("until")?,
        frozen: row.get("frozen")?,
        by: row.get("name")?,
        superseded: row.get::<Option<Moment>>("answers_out")?.map(|day| (day, Superseded::Answers)),
    };
    Ok((listed, row.parse("studies", |studies| serde_json::from_str(studies).ok())?))
}

/// Whether something was taken back since a report was frozen, from one of the studies it tells of, or before that from the
/// program's surveys.
async fn supersede(tx: &mut Tx, mut listed: Listed, studies: &[StudyId]) -> Result<Listed> {
    for study in studies {
        let since = study::superseded(tx, *study, listed.frozen).await?.map(|(why, at)| (at, why));
        listed.superseded = [listed.superseded, since].into_iter().flatten().min_by_key(|(at, _)| *at);
    }
    Ok(listed)
}
