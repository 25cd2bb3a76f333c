//! Joint displays: what people read out of a study's themes and the figures beside them, in versions.

use std::collections::BTreeMap;

use domain::{
    access::{Act, AnalyzeStudy, Permit},
    id::{StudyId, SurveyId, ThemeId},
    joint_display::{Fit, NetworkFigure, Reading},
    moment::Moment,
};

use crate::{
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// A version of a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// The version's number, from 1.
    pub number: u32,
    /// What it says.
    pub reading: Reading,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub created: Moment,
}

/// The newest reading of each theme of a study.
pub async fn of_study<A: Act<Thing = StudyId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<BTreeMap<ThemeId, Version>> {
    let sql = "SELECT joint_display.*, person.name AS author_name FROM joint_display
        JOIN person ON person.id = joint_display.author WHERE joint_display.study = $1 ORDER BY theme, version";
    let read = |row: &Row| Ok((row.get("theme")?, read(row)?));
    // The last of a theme stays.
    Ok(tx.all(sql, values![permit.thing()], read).await?.into_iter().collect())
}

/// Adds a version after the one that was read (0 before the first). [`Error::Taken`] when somebody added one in between.
pub async fn write(
    tx: &mut Tx,
    permit: &Permit<AnalyzeStudy>,
    (theme, read): (ThemeId, u32),
    reading: &Reading,
    now: Moment,
) -> Result<()> {
    let known = of_study(tx, permit).await?.remove(&theme);
    if known.as_ref().map_or(0, |known| known.number) != read {
        return Err(Error::Taken);
    }
    if known.is_some_and(|known| known.reading == *reading) {
        return Ok(());
    }
    let quotes = serde_json::to_string(&reading.quotes).map_err(|_| Error::Inconsistent("quotes"))?;
    let survey = reading.scale.as_ref().map(|(survey, _)| *survey);
    let scale = reading.scale.as_ref().map(|(_, scale)| scale.as_str()).unwrap_or_default();
    let network = reading.network.map(NetworkFigure::code).unwrap_or_default();
    let sql = "INSERT INTO joint_display (theme, version, study, survey, scale, quotes, reading, words, author, created, network)
        SELECT theme.id, $2, theme.study, $4, $5, $6, $7, $8, $9, $10, $11 FROM theme WHERE theme.id = $1 AND theme.study = $3
        ON CONFLICT (theme, version) DO NOTHING";
    let values = values![
        theme,
        read.saturating_add(1),
        permit.thing(),
        survey,
        scale,
        quotes,
        reading.fit.code(),
        &reading.words,
        permit.person(),
        now,
        network
    ];
    if tx.run(sql, values).await? == 0 { Err(Error::Taken) } else { Ok(()) }
}

fn read(row: &Row) -> Result<Version> {
    let survey: Option<SurveyId> = row.get("survey")?;
    let scale: String = row.get("scale")?;
    let network: String = row.get("network")?;
    Ok(Version {
        number: row.get("version")?,
        reading: Reading {
            scale: survey.map(|survey| (survey, scale)),
            network: NetworkFigure::parse(&network),
            quotes: row.parse("quotes", |quotes| serde_json::from_str(quotes).ok())?,
            fit: row.parse("reading", Fit::parse)?,
            words: row.get("words")?,
        },
        author: row.get("author_name")?,
        created: row.get("created")?,
    })
}
