//! Who is in a session's room, and what is said about the session there.

use domain::{
    access::{Act, JoinSession, LeadSession, Permit, ReadCase},
    id::{HubId, PersonId, SegmentId, SessionId},
    moment::Moment,
    profession::Profession,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// A person as the room shows them: always from registration, never from what a browser says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// Where they work.
    pub community: String,
    /// Whether they come from a spoke: they hold no role in the hub.
    pub spoke: bool,
}

/// What the room says about its session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The session's number in its cycle.
    pub number: u32,
    /// Its topic; empty while it is not known.
    pub topic: String,
    /// What people can do afterwards.
    pub objectives: Vec<String>,
    /// The program's title.
    pub program: String,
    /// The program's sentence on what recommendations are and are not.
    pub disclaimer: String,
    /// The planned minutes of the session.
    pub minutes: u32,
}

/// What the room says about its session.
pub async fn heading(tx: &mut Tx, permit: &Permit<JoinSession>) -> Result<Heading> {
    let sql =
        "SELECT session.number, session.topic, session.objectives, session.minutes, program.title, program.disclaimer
        FROM session JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        WHERE session.id = $1 AND program.hub = $2";
    let read = |row: &Row| {
        Ok(Heading {
            number: row.get("number")?,
            topic: row.get("topic")?,
            objectives: domain::curriculum::objectives(&row.get::<String>("objectives")?),
            program: row.get("title")?,
            disclaimer: row.get("disclaimer")?,
            minutes: row.get("minutes")?,
        })
    };
    tx.one(sql, values![permit.thing(), permit.hub()], read).await
}

/// What a segment of the agenda is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The segment.
    pub segment: SegmentId,
    /// The code of its case.
    pub code: Option<String>,
    /// The name of the presenter of its case, or of its talk.
    pub presenter: Option<String>,
}

/// Whether the audit log says that the person saw this case in its session, however often the open room shows it.
pub async fn has_seen(tx: &mut Tx, permit: &Permit<ReadCase>) -> Result<bool> {
    let sql = "SELECT COUNT(*) AS count FROM audit
            JOIN \"case\" AS c ON c.id = $4 JOIN session ON session.id = c.session
        WHERE audit.person = $1 AND audit.act = $2 AND audit.thing = $3 AND audit.at >= session.opened";
    let (thing, act) = (permit.thing().to_string(), permit.act());
    Ok(tx.one(sql, values![permit.person(), act, thing, permit.thing()], |row| row.get::<i64>("count")).await? > 0)
}

/// What each segment of the agenda is about.
pub async fn parts(tx: &mut Tx, permit: &Permit<JoinSession>) -> Result<Vec<Part>> {
    let sql = "SELECT segment.id, c.code, person.name
        FROM segment LEFT JOIN \"case\" AS c ON c.id = segment.\"case\"
            LEFT JOIN person ON person.id = COALESCE(c.presenter, segment.presenter)
        WHERE segment.session = $1";
    let read = |row: &Row| Ok(Part { segment: row.get("id")?, code: row.get("code")?, presenter: row.get("name")? });
    tx.all(sql, values![permit.thing()], read).await
}

/// The people in the room now, hub after spokes, by name: those with a stay that was joined and not left.
pub async fn present<A: Act<Thing = SessionId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Face>> {
    let sql = "SELECT person.id, person.name, person.profession, person.community,
            NOT EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id) AS spoke
        FROM person
        WHERE person.hub = $2 AND EXISTS (
            SELECT 1 FROM presence AS joined
            WHERE joined.session = $1 AND joined.person = person.id AND joined.kind = 'joined' AND NOT EXISTS (
                SELECT 1 FROM presence AS gone
                WHERE gone.session = joined.session AND gone.person = joined.person
                    AND gone.connection = joined.connection AND gone.kind = 'left'
            )
        )
        ORDER BY spoke DESC, person.name, person.id";
    tx.all(sql, values![permit.thing(), permit.hub()], face).await
}

/// The people who were sent out of the room and not let back in, by name.
pub async fn removed(tx: &mut Tx, permit: &Permit<JoinSession>) -> Result<Vec<Face>> {
    let sql = "SELECT person.id, person.name, person.profession, person.community,
            NOT EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id) AS spoke
        FROM removal JOIN person ON person.id = removal.person
        WHERE removal.session = $1 AND person.hub = $2 ORDER BY person.name, person.id";
    tx.all(sql, values![permit.thing(), permit.hub()], face).await
}

/// Keeps a person out of the room until somebody lets them back in. Nobody of another hub is named here.
pub async fn remove(tx: &mut Tx, permit: &Permit<LeadSession>, person: PersonId, now: Moment) -> Result<()> {
    face_of(tx, permit.hub(), person).await?;
    let sql = "INSERT INTO removal (session, person, removed_by, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    tx.run(sql, values![permit.thing(), person, permit.person(), now]).await?;
    tx.tell(permit.thing()).await
}

/// Everybody who was sent out of a session that goes on now: for whoever has to keep them out of its room.
pub async fn sent_out(tx: &mut Tx) -> Result<Vec<(SessionId, PersonId)>> {
    let sql = "SELECT removal.session, removal.person FROM removal JOIN session ON session.id = removal.session
        WHERE session.state = 'live'";
    tx.all(sql, values![], |row| Ok((row.get("session")?, row.get("person")?))).await
}

/// Lets a person back in.
pub async fn let_in(tx: &mut Tx, permit: &Permit<LeadSession>, person: PersonId) -> Result<()> {
    tx.run("DELETE FROM removal WHERE session = $1 AND person = $2", values![permit.thing(), person]).await?;
    tx.tell(permit.thing()).await
}

/// One person of the hub as the room shows them.
pub async fn face_of(tx: &mut Tx, hub: HubId, person: PersonId) -> Result<Face> {
    let sql = "SELECT person.id, person.name, person.profession, person.community,
            NOT EXISTS (SELECT 1 FROM membership WHERE membership.person = person.id) AS spoke
        FROM person WHERE person.id = $1 AND person.hub = $2";
    tx.one(sql, values![person, hub], face).await
}

/// Since when the person has been in this session's rooms, over all stays; none when they have not joined.
pub async fn first_joined(tx: &mut Tx, permit: &Permit<JoinSession>) -> Result<Option<Moment>> {
    let sql = "SELECT at FROM presence WHERE session = $1 AND person = $2 AND kind = 'joined' ORDER BY at LIMIT 1";
    tx.maybe(sql, values![permit.thing(), permit.person()], |row| row.get("at")).await
}

fn face(row: &Row) -> Result<Face> {
    Ok(Face {
        person: row.get("id")?,
        name: row.get("name")?,
        profession: row.parse("profession", Profession::parse)?,
        community: row.get("community")?,
        spoke: row.get("spoke")?,
    })
}
