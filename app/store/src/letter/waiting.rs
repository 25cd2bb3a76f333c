//! The list of letters and follow-ups that wait.

use domain::{
    access::{Permit, SeeLetters},
    case::State,
    id::CaseId,
    letter::due,
    moment::{Moment, Zone},
};

use crate::{db::Tx, error::Result, row::Row, values};

/// A case on its way from the session to the closed follow-up, for the list of letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The case.
    pub case: CaseId,
    /// Its code.
    pub code: String,
    /// The program's title.
    pub program: String,
    /// Where the case is.
    pub state: State,
    /// When its letter is or was due.
    pub due: Moment,
    /// The zone the session was planned in.
    pub zone: Zone,
    /// The number of its newest letter, once somebody signed it.
    pub version: Option<u32>,
    /// Signatures under that letter, and how many it needs.
    pub signatures: (u32, u32),
    /// When that letter had every signature.
    pub signed: Option<Moment>,
    /// When that letter was sent.
    pub sent: Option<Moment>,
    /// Whether an amended version is being written that nobody has signed.
    pub amended: bool,
    /// When the presenter opened it.
    pub opened: Option<Moment>,
    /// When the presenter is asked for the follow-up.
    pub follow_up_due: Option<Moment>,
}

impl Waiting {
    /// Whether it waits for a signature: the first one, a further one, or one under an amended version.
    pub fn is_unsigned(&self) -> bool {
        let begun = self.version.is_some() && self.sent.is_none();
        if begun { self.signed.is_none() } else { self.amended || self.state == State::Presented }
    }
}

/// Cases between their session and the end of their follow-up, those that wait longest first; closed ones last.
pub async fn waiting(tx: &mut Tx, permit: &Permit<SeeLetters>) -> Result<Vec<Waiting>> {
    let sql =
        "SELECT c.id, c.code, c.state, c.follow_up_due, program.title AS program, program.letter_days, session.starts,
            session.zone, letter.version, letter.due, letter.needed, letter.signed, letter.sent, letter.opened,
            (SELECT COUNT(*) FROM letter_signature WHERE letter_signature.letter = letter.id) AS signatures,
            EXISTS (
                SELECT 1 FROM letter_amendment AS a WHERE a.\"case\" = c.id AND a.version > COALESCE(letter.version, 0)
            ) AS amended
        FROM \"case\" AS c JOIN session ON session.id = c.session JOIN cycle ON cycle.id = c.cycle
        JOIN program ON program.id = cycle.program
        LEFT JOIN letter ON letter.\"case\" = c.id
            AND letter.version = (SELECT MAX(newest.version) FROM letter AS newest WHERE newest.\"case\" = c.id)
        WHERE c.hub = $1 AND c.state IN ('presented', 'letter-sent', 'follow-up-due', 'closed')
        ORDER BY CASE c.state WHEN 'presented' THEN 0 WHEN 'follow-up-due' THEN 1 WHEN 'letter-sent' THEN 2 ELSE 3 END,
            session.starts, c.id";
    tx.all(sql, values![permit.hub()], read).await
}

fn read(row: &Row) -> Result<Waiting> {
    let zone: Zone = row.get("zone")?;
    let promised = due(row.get("starts")?, &zone, row.get("letter_days")?);
    let count = |value: Option<i64>| value.and_then(|value| u32::try_from(value).ok());
    Ok(Waiting {
        case: row.get("id")?,
        code: row.get::<Option<String>>("code")?.unwrap_or_default(),
        program: row.get("program")?,
        state: row.parse("state", State::parse)?,
        due: row.get::<Option<Moment>>("due")?.unwrap_or(promised),
        zone,
        version: count(row.get("version")?),
        signatures: (row.get("signatures")?, count(row.get("needed")?).unwrap_or_default()),
        signed: row.get("signed")?,
        sent: row.get("sent")?,
        amended: row.get("amended")?,
        opened: row.get("opened")?,
        follow_up_due: row.get("follow_up_due")?,
    })
}
