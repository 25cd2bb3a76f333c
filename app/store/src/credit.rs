//! Credit: a program's dated rules, and the reckoning of a cycle from attendance.

use std::collections::BTreeMap;

use domain::{
    access::{Act, ManageProgram, Permit, Who},
    attendance::{self, Correction, Meeting, stays},
    certificate::{Progress, Standing, standing},
    credit::{Attended, Reckoning, Rule, reckon, rule_of},
    id::{CycleId, HubId, PersonId, ProgramId, SessionId},
    moment::{Moment, Zone},
};

use crate::{
    attendance::{corrections, events, read_meeting},
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Every version of a program's rule, the newest first.
pub async fn rules<A: Act<Thing = ProgramId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Rule>> {
    of_program(tx, permit.thing()).await
}

/// Adds a version. Nothing of the versions before changes. [`Error::Taken`] when somebody else added one at the same time.
pub async fn add_rule(tx: &mut Tx, permit: &Permit<ManageProgram>, rule: &Rule) -> Result<u32> {
    let sql = "SELECT COALESCE(MAX(version), 0) AS version FROM credit_rule WHERE program = $1";
    let last: u32 = tx.one(sql, values![permit.thing()], |row| row.get("version")).await?;
    let version = last + 1;
    let sql =
        "INSERT INTO credit_rule (program, version, valid_from, hundredths_per_hour, session_percent, cycle_percent,
            accreditor, statement)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = values![
        permit.thing(),
        version,
        rule.valid_from.to_string(),
        rule.hundredths_per_hour,
        rule.session_percent,
        rule.cycle_percent,
        &rule.accreditor,
        &rule.statement,
    ];
    tx.run(sql, values).await?;
    Ok(version)
}

async fn of_program(tx: &mut Tx, program: ProgramId) -> Result<Vec<Rule>> {
    tx.all("SELECT * FROM credit_rule WHERE program = $1 ORDER BY version DESC", values![program], read_rule).await
}

fn read_rule(row: &Row) -> Result<Rule> {
    Ok(Rule {
        version: row.get("version")?,
        valid_from: row.parse("valid_from", |date| date.parse().ok())?,
        hundredths_per_hour: row.get("hundredths_per_hour")?,
        session_percent: row.get("session_percent")?,
        cycle_percent: row.get("cycle_percent")?,
        accreditor: row.get("accreditor")?,
        statement: row.get("statement")?,
    })
}

/// A session of a cycle, as far as credit goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The session.
    pub id: SessionId,
    /// Its number in the cycle.
    pub number: u32,
    /// Its topic.
    pub topic: String,
    /// Its times.
    pub meeting: Meeting,
    /// The zone it was planned in.
    pub zone: Zone,
}

/// A cycle with everything that credit is reckoned from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The cycle.
    pub cycle: CycleId,
    /// Its title.
    pub title: String,
    /// Its first local date.
    pub starts: String,
    /// Its last local date.
    pub ends: String,
    /// Its program.
    pub program: ProgramId,
    /// The program's title.
    pub program_title: String,
    /// How far it has come.
    pub progress: Progress,
    /// The rule that decides on the certificate: that of its last session.
    pub rule: Option<Rule>,
    /// Sessions that have ended, in order.
    pub sittings: Vec<Sitting>,
    rules: Vec<Rule>,
    minutes: BTreeMap<(SessionId, PersonId), (u32, Option<Correction>)>,
}

impl Ledger {
    /// A person's reckoning over the sessions held so far.
    pub fn reckon(&self, person: PersonId) -> Reckoning {
        let attended = |sitting: &Sitting| Attended {
            session: sitting.id,
            date: sitting.meeting.starts.local(&sitting.zone).date(),
            length: sitting.meeting.length(),
            minutes: self.minutes(sitting.id, person),
        };
        reckon(&self.rules, self.sittings.iter().map(attended).collect())
    }

    /// The minutes of a person in a session that count.
    pub fn minutes(&self, session: SessionId, person: PersonId) -> u32 {
        self.minutes.get(&(session, person)).map_or(0, |(measured, by)| attendance::counted(*measured, by.as_ref()))
    }

    /// How many of the sessions held so far a person was there for, at least half of each.
    pub fn attended(&self, person: PersonId) -> u32 {
        let there = |sitting: &&Sitting| {
            let minutes = self.minutes(sitting.id, person);
            minutes > 0 && minutes * 2 >= sitting.meeting.length()
        };
        u32::try_from(self.sittings.iter().filter(there).count()).unwrap_or(u32::MAX)
    }

    /// The correction of a person's minutes in a session, when there is one.
    pub fn correction(&self, session: SessionId, person: PersonId) -> Option<&Correction> {
        self.minutes.get(&(session, person)).and_then(|(_, correction)| correction.as_ref())
    }

    /// Whether a person has earned the cycle's certificate.
    pub fn standing(&self, reckoning: &Reckoning) -> Standing {
        standing(self.rule.as_ref(), self.progress, reckoning)
    }

    /// A session by its id.
    pub fn sitting(&self, session: SessionId) -> Option<&Sitting> {
        self.sittings.iter().find(|sitting| sitting.id == session)
    }
}

/// The ledger of a cycle, for those who may do something with it.
pub async fn of_cycle<A: Act<Thing = CycleId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Ledger> {
    ledger(tx, permit.hub(), permit.thing()).await
}

/// The ledgers of every cycle that a person takes part in, the newest first: they see their own credit in each.
pub async fn of_person(tx: &mut Tx, who: &Who) -> Result<Vec<Ledger>> {
    let sql = "SELECT cycle.id FROM registration JOIN cycle ON cycle.id = registration.cycle
        WHERE registration.person = $1 AND registration.state = 'approved' ORDER BY cycle.starts DESC, cycle.id";
    let cycles: Vec<CycleId> = tx.all(sql, values![who.person], |row| row.get("id")).await?;
    let mut ledgers = Vec::new();
    for cycle in cycles {
        ledgers.push(ledger(tx, who.hub, cycle).await?);
    }
    Ok(ledgers)
}

pub(crate) async fn ledger(tx: &mut Tx, hub: HubId, cycle: CycleId) -> Result<Ledger> {
    let sql = "SELECT cycle.title, cycle.starts, cycle.ends, program.id AS program, program.title AS program_title
        FROM cycle JOIN program ON program.id = cycle.program WHERE cycle.id = $1 AND program.hub = $2";
    let head = |row: &Row| {
        let (title, starts, ends) = (row.get("title")?, row.get("starts")?, row.get("ends")?);
        Ok((title, starts, ends, row.get("program")?, row.get("program_title")?))
    };
    let (title, starts, ends, program, program_title) = tx.one(sql, values![cycle, hub], head).await?;
    let rules = of_program(tx, program).await?;
    let sql = "SELECT id, number, topic, starts, minutes, opened, ended, zone, state FROM session
        WHERE cycle = $1 AND state <> 'cancelled' ORDER BY starts, number";
    let all = tx.all(sql, values![cycle], read_sitting).await?;
    let last = all.last().map(|(sitting, _)| sitting.meeting.starts.local(&sitting.zone).date());
    let sittings: Vec<Sitting> = all.iter().filter(|(_, held)| *held).map(|(sitting, _)| sitting.clone()).collect();
    let mut minutes = BTreeMap::new();
    for sitting in &sittings {
        attended(tx, sitting, &mut minutes).await?;
    }
    let count = |number: usize| u32::try_from(number).map_err(|_| Error::Inconsistent("session"));
    Ok(Ledger {
        cycle,
        title,
        starts,
        ends,
        program,
        program_title,
        progress: Progress { held: count(sittings.len())?, to_come: count(all.len() - sittings.len())? },
        rule: last.and_then(|date| rule_of(&rules, date)).cloned(),
        sittings,
        rules,
        minutes,
    })
}

type Minutes = BTreeMap<(SessionId, PersonId), (u32, Option<Correction>)>;

/// Puts everybody's minutes of an ended session into the ledger.
async fn attended(tx: &mut Tx, sitting: &Sitting, minutes: &mut Minutes) -> Result<()> {
    let (meeting, ended) = (sitting.meeting, sitting.meeting.ended.unwrap_or(Moment::from_micros(0)));
    for (person, events) in events(tx, sitting.id).await? {
        let measured = meeting.attended(&stays(&events, meeting.open(ended)), ended);
        minutes.insert((sitting.id, person), (measured, None));
    }
    for (person, corrected) in corrections(tx, sitting.id).await? {
        minutes.entry((sitting.id, person)).or_default().1 = Some(corrected.correction);
    }
    Ok(())
}

fn read_sitting(row: &Row) -> Result<(Sitting, bool)> {
    let held = row.get::<String>("state")? == "ended";
    let sitting = Sitting {
        id: row.get("id")?,
        number: row.get("number")?,
        topic: row.get("topic")?,
        meeting: read_meeting(row)?,
        zone: row.get("zone")?,
    };
    Ok((sitting, held))
}
