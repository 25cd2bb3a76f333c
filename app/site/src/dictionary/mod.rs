//! A survey as a REDCap project to take away: its questions for the team, its sheets by token for those who read answers. And
//! what other tools hold taken in: a dictionary as a draft, older answers by codes.

pub mod codes;
pub mod draft;
mod noted;
pub mod older;
pub mod poll;
pub mod upload;

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    access::{Act, Permit, SeeAnswers, SeeChange},
    dictionary::{Filed, Unreadable, dictionary, families, records},
    id::{CycleId, ProgramId},
    language::Text,
    small_cells::FLOOR,
    survey::{Sheet, Survey, When},
};
use store::{
    Tx,
    survey::{Known, Record},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    survey::reading,
    visit::Visit,
};

/// The survey asked for, else the program's newest.
async fn survey<A: Act<Thing = ProgramId>>(v: &Visit, tx: &mut Tx, permit: &Permit<A>) -> Result<Record, Error> {
    let all = store::survey::of_program(tx, permit).await?;
    let asked = v.asked("survey").to_owned();
    all.into_iter().find(|record| asked.is_empty() || record.id.to_string() == asked).ok_or(Error::Missing)
}

/// Gives the data dictionary; the head alone while the program has no survey.
pub async fn questions(v: Visit, permit: Allowed<SeeChange>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let found = match survey(&v, &mut tx, &permit).await {
        Err(Error::Missing) if v.asked("survey").is_empty() => Survey::begun(Text::default()),
        found => found?.survey,
    };
    drop(tx);
    file("dictionary", dictionary(&found, v.language))
}

/// Gives the sheets of one version as records, partial ones too, with the family of professions where that stands for enough
/// people.
pub async fn sheets(v: Visit, permit: Allowed<SeeAnswers>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let record = survey(&v, &mut tx, &permit).await?;
    let waves = store::survey::known_waves(&mut tx, &permit).await?;
    let sheets = store::survey::sheets(&mut tx, &permit, Some(record.id)).await?;
    let tokens = store::survey::tokens(&mut tx, &permit, &v.app.tokens).await?;
    let cleared = store::survey::cleared(&mut tx, &permit).await?;
    drop(tx);
    // Free texts leave only where a reader let them.
    let readable =
        |sheet: &Sheet| waves.iter().any(|known| known.wave.id == sheet.wave && reading::readable(&v, known));
    let sheets: Vec<Sheet> = sheets
        .into_iter()
        .filter(readable)
        .map(|sheet| {
            let leaves =
                |code: &str, text: &str| cleared.contains(&(sheet.wave, v.app.tokens.text(sheet.wave, code, text)));
            Sheet { answers: sheet.answers.without_texts(leaves), ..sheet }
        })
        .collect();
    let own = tokens.into_iter().filter(|(token, _)| sheets.iter().any(|sheet| sheet.token == *token));
    let families = families(&own.filter_map(|(token, own)| Some((token, own.last()?.family()))).collect(), FLOOR);
    let mut cycles: Vec<CycleId> = Vec::new();
    // The newest cycle comes first; the oldest is the first arm.
    for known in waves.iter().rev() {
        if !cycles.contains(&known.wave.cycle) {
            cycles.push(known.wave.cycle);
        }
    }
    let event = |known: &Known| {
        let arm = cycles.iter().position(|cycle| *cycle == known.wave.cycle).map_or(1, |place| place + 1);
        let phase = match known.wave.when {
            When::Before => "before".to_owned(),
            When::After => "after".to_owned(),
            When::Months(months) => format!("months_{months}"),
            When::Session(_) => format!("session_{}", known.wave.session.unwrap_or_default()),
        };
        format!("{phase}_arm_{arm}")
    };
    let filed = sheets.iter().filter_map(|sheet| {
        let known = waves.iter().find(|known| known.wave.id == sheet.wave)?;
        Some(Filed { sheet, event: event(known) })
    });
    file("records", records(&record.survey, v.language, &filed.collect::<Vec<_>>(), &families))
}

/// The key of the sentence why a file cannot be read.
const fn unreadable(error: Unreadable) -> &'static str {
    match error.code.as_bytes() {
        b"too-large" => "dictionary-fault-too-large",
        b"broken" => "dictionary-fault-broken",
        b"refused" => "dictionary-fault-refused",
        b"no-code" => "dictionary-fault-no-code",
        _ => "dictionary-fault-unknown",
    }
}

fn file(name: &str, text: String) -> Result<Response, Error> {
    let name = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")).map_err(Error::broken)?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((head, text).into_response())
}
