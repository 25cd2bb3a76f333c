//! Proofs that somebody presented a case: for themselves, and for anyone who has the code.

use domain::{
    access::{Permit, ProvePresentation},
    certificate::Code,
    id::HubId,
    language::Text,
    presentation::Presentation,
};

use crate::{db::Tx, error::Result, letter::read_named, row::Row, values};

/// The proof of one's own presentation. [`crate::Error::Missing`] until the session has discussed the case.
///
/// A case that was presented before there were codes has a proof without one, which names its presenter as they are called now.
pub async fn get(tx: &mut Tx, permit: &Permit<ProvePresentation>) -> Result<Presentation> {
    let sql = "SELECT hub.name_en, hub.name_fr, program.title, session.starts, session.zone, presentation.code,
            COALESCE(presentation.name, person.name) AS name,
            COALESCE(presentation.credentials, person.credentials) AS credentials,
            COALESCE(presentation.profession, person.profession) AS profession
        FROM \"case\" AS c JOIN hub ON hub.id = c.hub JOIN session ON session.id = c.session
        JOIN cycle ON cycle.id = session.cycle JOIN program ON program.id = cycle.program
        JOIN person ON person.id = c.presenter LEFT JOIN presentation ON presentation.\"case\" = c.id
        WHERE c.id = $1 AND c.hub = $2 AND c.state IN ('presented', 'letter-sent', 'follow-up-due', 'closed')";
    tx.one(sql, values![permit.thing(), permit.hub()], read).await
}

/// The proof of a code, for anyone.
pub async fn of_code(tx: &mut Tx, hub: HubId, code: &Code) -> Result<Option<Presentation>> {
    let sql = "SELECT hub.name_en, hub.name_fr, program.title, session.starts, session.zone, presentation.code,
            presentation.name, presentation.credentials, presentation.profession
        FROM presentation JOIN \"case\" AS c ON c.id = presentation.\"case\" JOIN hub ON hub.id = c.hub
        JOIN session ON session.id = c.session JOIN cycle ON cycle.id = session.cycle
        JOIN program ON program.id = cycle.program WHERE presentation.code = $1 AND c.hub = $2";
    tx.maybe(sql, values![code.as_str(), hub], read).await
}

fn read(row: &Row) -> Result<Presentation> {
    Ok(Presentation {
        hub: Text { en: row.get("name_en")?, fr: row.get("name_fr")? },
        program: row.get("title")?,
        starts: row.get("starts")?,
        zone: row.get("zone")?,
        named: read_named(row)?,
        code: row.maybe_parse("code", Code::parse)?,
    })
}
