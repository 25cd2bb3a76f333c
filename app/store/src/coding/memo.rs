//! Memos: thoughts on a code, a cue or a theme, with who wrote them and when. They are added and never changed.

use domain::{
    access::{Act, AnalyzeStudy, Permit},
    id::{CodeId, MemoId, StudyId, ThemeId, TranscriptId},
    moment::Moment,
    world::World,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// What a memo is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A code.
    Code(CodeId),
    /// A theme.
    Theme(ThemeId),
    /// A cue.
    Cue(TranscriptId, u32),
}

/// A memo. Health data, under pseudonyms.
#[derive(Clone, PartialEq, Eq)]
pub struct Memo {
    /// Its id.
    pub id: MemoId,
    /// What it is on.
    pub on: On,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created: Moment,
}

domain::unprinted!(Memo);

/// Every memo of a study, oldest first.
pub async fn memos<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Memo>> {
    let sql = "SELECT memo.*, person.name AS name FROM memo JOIN person ON person.id = memo.author
        WHERE memo.study = $1 ORDER BY memo.created, memo.id";
    let read = |row: &Row| {
        let cue = (row.get::<Option<TranscriptId>>("transcript")?, row.get::<Option<i64>>("cue")?);
        let on = match (row.get("code")?, row.get("theme")?, cue) {
            (Some(code), None, _) => On::Code(code),
            (None, Some(theme), _) => On::Theme(theme),
            (None, None, (Some(transcript), Some(cue))) => {
                On::Cue(transcript, u32::try_from(cue).map_err(|_| Error::Inconsistent("cue"))?)
            }
            _ => return Err(Error::Inconsistent("memo")),
        };
        let (id, text, author) = (row.get("id")?, row.get("text")?, row.get("name")?);
        Ok(Memo { id, on, text, author, created: row.get("created")? })
    };
    tx.all(sql, values![permit.thing()], read).await
}

/// Writes one. What it is on must be the study's, or it is [`Error::Missing`].
pub async fn write_memo(tx: &mut Tx, permit: &Permit<AnalyzeStudy>, world: &World, on: On, text: &str) -> Result<()> {
    let (mut code, mut theme, mut transcript, mut cue) = (None, None, None, None);
    match on {
        On::Code(id) => {
            let sql = "SELECT version FROM code WHERE study = $1 AND code = $2 LIMIT 1";
            tx.one(sql, values![permit.thing(), id], |row| row.get::<i64>("version")).await?;
            code = Some(id);
        }
        On::Theme(id) => {
            let sql = "SELECT created FROM theme WHERE study = $1 AND id = $2";
            tx.one(sql, values![permit.thing(), id], |row| row.get::<i64>("created")).await?;
            theme = Some(id);
        }
        On::Cue(id, number) => {
            let found = super::lines_between(tx, permit, id, (number, number)).await?;
            found.first().ok_or(Error::Missing)?;
            (transcript, cue) = (Some(id), Some(number));
        }
    }
    let sql = "INSERT INTO memo (id, study, code, theme, transcript, cue, text, author, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let id: MemoId = world.id();
    let values = values![id, permit.thing(), code, theme, transcript, cue, text, permit.person(), world.now()];
    tx.run(sql, values).await?;
    Ok(())
}
