//! Answers of a poll report kept under the tokens of the people whose addresses it names.

use domain::{
    access::{ManageSurvey, Permit},
    id::{PersonId, WaveId},
    moment::Moment,
    survey::{Answers, Sheet},
};

use super::{
    TokenKey,
    sheet::{held, put, stands_out},
    wave::program_of,
};
use crate::{
    audit,
    db::Tx,
    error::{Error, Result},
    row::Row,
    values,
};

/// Whom a report names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// People of the wave's cycle.
    pub known: usize,
    /// Addresses that are nobody's there.
    pub unknown: usize,
}

/// The people of a wave's cycle with these addresses, each with the answers.
async fn people<'a>(
    tx: &mut Tx,
    permit: &Permit<ManageSurvey>,
    wave: WaveId,
    polled: &'a [(String, Answers)],
) -> Result<Vec<(PersonId, &'a Answers)>> {
    let sql = "SELECT person.id, LOWER(person.email) AS email FROM registration
        JOIN survey_wave ON survey_wave.cycle = registration.cycle JOIN person ON person.id = registration.person
        WHERE survey_wave.id = $1 AND survey_wave.survey = $2 AND person.hub = $3 AND registration.state = 'approved'
        ORDER BY person.id";
    let read = |row: &Row| Ok((row.get::<PersonId>("id")?, row.get::<String>("email")?));
    let all = tx.all(sql, values![wave, permit.thing(), permit.hub()], read).await?;
    let own = |(email, answers): &'a (String, Answers)| {
        let (person, _) = all.iter().find(|(_, own)| own == email)?;
        Some((*person, answers))
    };
    Ok(polled.iter().filter_map(own).collect())
}

/// Whom a report names, by count.
pub async fn named(
    tx: &mut Tx,
    permit: &Permit<ManageSurvey>,
    wave: WaveId,
    polled: &[(String, Answers)],
) -> Result<Named> {
    let known = people(tx, permit, wave, polled).await?.len();
    Ok(Named { known, unknown: polled.len() - known })
}

/// Keeps the answers of the people of the wave's cycle; others are left out. What somebody answered here stays as it is.
/// [`Error::Taken`] for a wave that is over, when a few people's answers would stand out beside those that were told.
pub async fn take_poll(
    tx: &mut Tx,
    permit: &Permit<ManageSurvey>,
    key: &TokenKey,
    (wave, polled): (WaveId, &[(String, Answers)]),
    now: Moment,
) -> Result<Named> {
    let own = people(tx, permit, wave, polled).await?;
    let program = program_of(tx, wave).await?;
    let before = held(tx, wave).await?;
    let mut sheets = before.clone();
    for (person, answers) in &own {
        let token = key.token(program, *person);
        match sheets.iter_mut().find(|sheet| sheet.token == token) {
            Some(sheet) => {
                for (code, answer) in answers.iter() {
                    if sheet.answers.get(code).is_none() {
                        sheet.answers.set(code, Some(answer.clone()));
                    }
                }
            }
            None => sheets.push(Sheet { wave, token, answers: (*answers).clone(), complete: true }),
        }
    }
    if stands_out(tx, permit.hub(), wave, (&before, &sheets), now).await? {
        return Err(Error::Taken);
    }
    put(tx, wave, sheets).await?;
    let (act, thing) = ("takes a poll report in".to_owned(), wave.to_string());
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act, thing };
    audit::add(tx, &entry, now).await?;
    Ok(Named { known: own.len(), unknown: polled.len() - own.len() })
}
