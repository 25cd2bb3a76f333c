//! A file of answers that waits: kept while somebody looks at what it holds, gone once it is taken in or put away.

use domain::{
    access::{Act, Permit},
    id::{SurveyId, WaveId},
    moment::Moment,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Records by codes, for those who read answers.
    Records,
    /// A poll report with addresses, for coordinators.
    Poll,
}

impl FileKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Poll => "poll",
        }
    }
}

/// A file that waits. Holds answers, and in a poll report names.
#[derive(Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The wave it is meant for.
    pub wave: WaveId,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

domain::unprinted!(Waiting);

/// Keeps a file; an earlier one of its kind gives way.
pub async fn keep_file<A: Act<Thing = SurveyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    kind: FileKind,
    file: &Waiting,
    now: Moment,
) -> Result<()> {
    discard_file(tx, permit, kind).await?;
    let sql = "INSERT INTO survey_file (survey, kind, wave, file_name, bytes, person, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let bytes = file.bytes.as_slice();
    tx.run(sql, values![permit.thing(), kind.code(), file.wave, &file.name, bytes, permit.person(), now]).await?;
    Ok(())
}

/// The file of a kind that waits.
pub async fn waiting_file<A: Act<Thing = SurveyId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    kind: FileKind,
) -> Result<Option<Waiting>> {
    let sql = "SELECT wave, file_name, bytes FROM survey_file WHERE survey = $1 AND kind = $2";
    let read =
        |row: &Row| Ok(Waiting { wave: row.get("wave")?, name: row.get("file_name")?, bytes: row.get("bytes")? });
    tx.maybe(sql, values![permit.thing(), kind.code()], read).await
}

/// Puts the file of a kind away.
pub async fn discard_file<A: Act<Thing = SurveyId>>(tx: &mut Tx, permit: &Permit<A>, kind: FileKind) -> Result<()> {
    tx.run("DELETE FROM survey_file WHERE survey = $1 AND kind = $2", values![permit.thing(), kind.code()]).await?;
    Ok(())
}
