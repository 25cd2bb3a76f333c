//! Reminders of letters that wait for a signature. Each goes out once, and keeps the job of the next one.

use domain::{
    id::{CaseId, HubId, PersonId},
    job::Job,
    language::Language,
    letter::{
        Clock, clock, due,
        reminder::{Member, after, reminded},
    },
    moment::{Moment, Zone},
    world::World,
};

use crate::{db::Tx, error::Result, job, row::Row, values};

/// A letter that waits, and who is told so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The hub.
    pub hub: HubId,
    /// The case's code.
    pub code: String,
    /// When the letter is due.
    pub due: Moment,
    /// The zone the session was planned in.
    pub zone: Zone,
    /// Who is told.
    pub people: Vec<Reader>,
}

/// Somebody who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their mail address.
    pub email: String,
    /// The language they read.
    pub language: Language,
}

struct Letter {
    hub: HubId,
    code: String,
    due: Moment,
    zone: Zone,
    wanted: bool,
}

/// Whom to remind of a letter now; none when it is signed, when this reminder went out before, or when the program wants no
/// reminders.
pub async fn remind(tx: &mut Tx, world: &World, case: CaseId, version: u32, number: u32) -> Result<Option<Reminder>> {
    let sql = "SELECT c.hub, c.code, COALESCE(a.begun, session.starts) AS starts, session.zone, program.letter_days,
            program.letter_reminders
        FROM \"case\" AS c JOIN session ON session.id = c.session JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program
        LEFT JOIN letter_amendment AS a ON a.\"case\" = c.id AND a.version = $2
        WHERE c.id = $1 AND ((c.state = 'presented' AND $2 = 1) OR a.version IS NOT NULL) AND NOT EXISTS (
            SELECT 1 FROM letter WHERE letter.\"case\" = c.id AND letter.version = $2 AND letter.signed IS NOT NULL
        )";
    let Some(letter) = tx.maybe(sql, values![case, version], read_letter).await? else { return Ok(None) };
    let now = world.now();
    let sql = "INSERT INTO reminder (\"case\", about, number, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    if tx.run(sql, values![case, format!("letter-{version}"), number, now]).await? == 0 {
        return Ok(None);
    }
    if let Some((number, at)) = after(letter.due, &letter.zone, number, now) {
        job::add(tx, world.id(), &Job::RemindLetter { case, version, number }, at, now).await?;
    }
    if !letter.wanted {
        return Ok(None);
    }
    let overdue = matches!(clock(letter.due, now, &letter.zone), Clock::Over(_));
    let people = people(tx, letter.hub, case, version, overdue).await?;
    let Letter { hub, code, due, zone, .. } = letter;
    Ok(Some(Reminder { hub, code, due, zone, people }))
}

async fn people(tx: &mut Tx, hub: HubId, case: CaseId, version: u32, overdue: bool) -> Result<Vec<Reader>> {
    let sql = "SELECT person.id, person.name, person.email, person.language,
            (EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id AND role = 'specialist')
                AND NOT EXISTS (
                    SELECT 1 FROM letter_signature AS s JOIN letter ON letter.id = s.letter
                    WHERE s.person = person.id AND letter.\"case\" = c.id AND letter.version = $3
                )
            ) AS can_sign,
            EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id AND role = 'coordinator') AS coordinates,
            (EXISTS (SELECT 1 FROM recommendation WHERE recommendation.\"case\" = c.id AND author = person.id)
                OR EXISTS (SELECT 1 FROM presence WHERE presence.session = c.session AND presence.person = person.id)
                OR EXISTS (SELECT 1 FROM segment WHERE segment.session = c.session AND segment.presenter = person.id)
            ) AS took_part
        FROM \"case\" AS c JOIN person ON person.hub = c.hub
        WHERE c.id = $1 AND c.hub = $2 AND EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id)
        ORDER BY person.folded, person.id";
    let team = tx.all(sql, values![case, hub, version], read_member).await?;
    let members: Vec<Member> = team.iter().map(|(member, _)| *member).collect();
    let chosen = reminded(&members, overdue);
    Ok(team.into_iter().map(|(_, reader)| reader).filter(|reader| chosen.contains(&reader.person)).collect())
}

fn read_letter(row: &Row) -> Result<Letter> {
    let zone: Zone = row.get("zone")?;
    Ok(Letter {
        hub: row.get("hub")?,
        code: row.get::<Option<String>>("code")?.unwrap_or_default(),
        due: due(row.get("starts")?, &zone, row.get("letter_days")?),
        zone,
        wanted: row.get("letter_reminders")?,
    })
}

fn read_member(row: &Row) -> Result<(Member, Reader)> {
    let person = row.get("id")?;
    let member = Member {
        person,
        can_sign: row.get("can_sign")?,
        took_part: row.get("took_part")?,
        coordinates: row.get("coordinates")?,
    };
    let reader = Reader { person, name: row.get("name")?, email: row.get("email")?, language: row.get("language")? };
    Ok((member, reader))
}
