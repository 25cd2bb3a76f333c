//! The hub's own words of questionnaires.

use domain::{
    access::{Act, Permit, WriteItemTexts},
    item_text::ItemText,
    language::Language,
    moment::Moment,
};

use crate::{db::Tx, error::Result, row::Row, values};

/// The words of one questionnaire in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// The language.
    pub language: Language,
    /// The words.
    pub text: ItemText,
    /// Who loaded them.
    pub by: String,
    /// When.
    pub loaded: Moment,
}

/// All of them, for those who may do something in the hub.
pub async fn all<A: Act>(tx: &mut Tx, permit: &Permit<A>) -> Result<Vec<Own>> {
    let sql = "SELECT item_text.*, person.name FROM item_text JOIN person ON person.id = item_text.person
        WHERE item_text.hub = $1 ORDER BY instrument, item_text.language";
    tx.all(sql, values![permit.hub()], read).await
}

/// Keeps words, in the place of those that were there.
pub async fn keep(
    tx: &mut Tx,
    permit: &Permit<WriteItemTexts>,
    (language, text): &(Language, ItemText),
    now: Moment,
) -> Result<()> {
    remove(tx, permit, &text.instrument, *language).await?;
    let document = serde_json::to_string(text)?;
    let sql =
        "INSERT INTO item_text (hub, instrument, language, document, person, loaded) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = values![permit.hub(), &text.instrument, *language, document, permit.person(), now];
    tx.run(sql, values).await.map(drop)
}

/// Removes words; nothing happens when there are none. Answers that were given by them stay: they are numbers.
pub async fn remove(tx: &mut Tx, permit: &Permit<WriteItemTexts>, instrument: &str, language: Language) -> Result<()> {
    let sql = "DELETE FROM item_text WHERE hub = $1 AND instrument = $2 AND language = $3";
    tx.run(sql, values![permit.hub(), instrument, language]).await.map(drop)
}

fn read(row: &Row) -> Result<Own> {
    Ok(Own {
        language: row.get("language")?,
        text: row.parse("document", |document| ItemText::load(document).ok())?,
        by: row.get("name")?,
        loaded: row.get("loaded")?,
    })
}
