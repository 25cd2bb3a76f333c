//! Older answers of a survey taken in from another tool: a file is looked at first, then taken.

use askama::Template;
use axum::extract::RawQuery;
use domain::{
    access::TakeAnswers,
    dictionary::{Choosing, Older, older},
    fields::{Faults, Fields},
};
use store::{
    Tx, program,
    survey::{self, FileKind, Known, Record, Taken, Waiting},
};

use super::{
    noted::{self, Told},
    upload::File,
};
use crate::{
    ask::Ask,
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "dictionary/older.html")]
struct Start<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: Record,
    program: program::Record,
    waves: Vec<Known>,
    /// Whether a file waits.
    waits: bool,
    /// How many codes there are.
    codes: usize,
}

impl Start<'_> {
    fn wave(&self) -> ui::Select {
        super::upload::wave(self.v, self.f, &self.waves)
    }

    fn file(&self) -> ui::Input {
        let file = ui::Input::new("file", self.v.t("dictionary-file")).kind("file");
        let file = file.hint(self.v.t("dictionary-records-hint")).attribute("accept", ".csv,.xml,text/csv,text/xml");
        file.error(self.f.error("file"))
    }
}

async fn start<'a>(v: &'a Visit, permit: &Allowed<TakeAnswers>, form: &'a Form) -> Result<Start<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let record = survey::get(&mut tx, permit).await?;
    let program = program::find(&mut tx, permit.hub(), record.program).await?;
    let waves = survey::of_survey(&mut tx, permit).await?;
    let waits = survey::waiting_file(&mut tx, permit, FileKind::Records).await?.is_some();
    let codes = survey::codes(&mut tx, permit).await?.len();
    Ok(Start { v, f: Ask::new(v, form), record, program, waves, waits, codes })
}

/// Asks for the file and the wave it is meant for.
pub async fn get(v: Visit, permit: Allowed<TakeAnswers>) -> Reply {
    page(&start(&v, &permit, &Form::default()).await?)
}

/// Keeps the file and shows what it holds.
pub async fn post(v: Visit, permit: Allowed<TakeAnswers>, file: File) -> Reply {
    v.app.limits().upload(v.who()?.person)?;
    let waves = survey::of_survey(&mut v.app.db.read().await?, &permit).await?;
    let read = match file.meant(waves) {
        Ok((known, waiting)) => {
            read(known, waiting, Choosing::default()).await?.map_err(|fault| Faults::one("file", fault))
        }
        Err(faults) => Err(faults),
    };
    let File { sent, .. } = file;
    let faults = match read {
        Ok((_, waiting, _)) => {
            let mut tx = v.write(&sent).await?;
            survey::keep_file(&mut tx, &permit, FileKind::Records, &waiting, v.now).await?;
            return v.done(tx, &sent, &format!("/surveys/{}/import/file", permit.thing())).await;
        }
        Err(faults) => faults,
    };
    let form = Form { fields: sent.fields, faults };
    again(&start(&v, &permit, &form).await?)
}

/// Reads a file for its wave; the key of a sentence where it cannot be read.
async fn read(
    known: Known,
    file: Waiting,
    choosing: Choosing,
) -> Result<Result<(Older, Waiting, Known), &'static str>, Error> {
    let reading = tokio::task::spawn_blocking(move || {
        let phase = known.wave.when.phase();
        match older(&file.name, &file.bytes, (&known.survey, phase), &choosing) {
            Ok(found) => Ok((found, file, known)),
            Err(error) => Err(super::unreadable(error)),
        }
    });
    reading.await.map_err(Error::broken)
}

#[derive(Template)]
#[template(path = "dictionary/file.html")]
struct Preview<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: Record,
    known: Known,
    older: Older,
    taken: Taken,
    notes: Vec<Told>,
    /// Columns with the question they answer.
    matched: Vec<(String, String)>,
}

impl Preview<'_> {
    fn counts(&self) -> [(&'static str, usize); 8] {
        let own = &self.older;
        [
            ("rows", own.rows),
            ("people", own.people.len()),
            ("added", self.taken.added),
            ("renewed", self.taken.renewed),
            ("blank", own.blank),
            ("empty", own.empty),
            ("ambiguous", own.ambiguous()),
            ("questions", self.matched.len()),
        ]
    }

    fn event(&self) -> ui::Select {
        let events = self.older.events.iter().map(|event| (event.clone(), event.clone()));
        self.f.select("event", "dictionary-event").items(events)
    }

    fn code(&self) -> ui::Select {
        let columns = self.older.columns.iter().map(|column| (column.clone(), column.clone()));
        self.f.select("code", "dictionary-code").hint(self.v.t("dictionary-code-hint")).items(columns)
    }
}

/// The file that waits, with its wave.
async fn waiting(tx: &mut Tx, permit: &Allowed<TakeAnswers>) -> Result<Option<(Known, Waiting)>, Error> {
    let Some(file) = survey::waiting_file(tx, permit, FileKind::Records).await? else { return Ok(None) };
    let known = survey::of_survey(tx, permit).await?.into_iter().find(|known| known.wave.id == file.wave);
    Ok(known.map(|known| (known, file)))
}

fn choosing(fields: &Fields) -> Choosing {
    Choosing { event: fields.get("event").to_owned(), code: fields.get("code").to_owned() }
}

/// Shows what the file holds for the wave: nothing of it is kept yet.
pub async fn preview(v: Visit, permit: Allowed<TakeAnswers>, RawQuery(query): RawQuery) -> Reply {
    let mut tx = v.app.db.read().await?;
    let found = waiting(&mut tx, &permit).await?;
    drop(tx);
    let Some((known, file)) = found else { return Ok(see_other(&format!("/surveys/{}/import", permit.thing()))) };
    let asked = Fields::new(form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect());
    let read = read(known, file, choosing(&asked)).await?;
    let (older, file, known) = read.map_err(|_| Error::broken("a file that was read cannot be read"))?;
    let mut tx = v.app.db.read().await?;
    let record = survey::get(&mut tx, &permit).await?;
    let taken = survey::would_take(&mut tx, &permit, &v.app.tokens, file.wave, &older.people).await?;
    drop(tx);
    let fields = Fields::default().with("event", &older.chosen.event).with("code", &older.chosen.code);
    let form = Form { fields, ..Form::default() };
    let matched = older.matched.iter().map(|(column, key)| (column.clone(), words(&v, &known, key))).collect();
    let notes = noted::told(&v, &older.notes);
    page(&Preview { v: &v, f: Ask::new(&v, &form), record, known, older, taken, notes, matched })
}

/// The words that a key stands for.
fn words(v: &Visit, known: &Known, key: &str) -> String {
    let code = key.strip_suffix(".then").unwrap_or(key);
    let item = known.survey.item(code).map(|(_, item)| &item.text);
    let text = item.or_else(|| known.survey.question(code).map(|question| &question.text));
    let words = text.map(|text| v.text(text).to_owned()).filter(|words| !words.is_empty());
    let words = words.unwrap_or_else(|| code.to_owned());
    if key == code {
        return words;
    }
    v.t2("survey-item-standpoint", "item", words, "standpoint", v.t("survey-standpoint-retrospective-pre"))
}

/// Takes it in.
pub async fn take(v: Visit, permit: Allowed<TakeAnswers>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let at = format!("/surveys/{}/import", permit.thing());
    let Some((known, file)) = waiting(&mut tx, &permit).await? else { return Ok(see_other(&at)) };
    let read = read(known, file, choosing(&sent.fields)).await?;
    let (older, file, _) = read.map_err(|_| Error::broken("a file that was read cannot be read"))?;
    match survey::take(&mut tx, &permit, &v.app.tokens, (file.wave, &older.people), v.now).await {
        Ok(_) => {}
        Err(store::Error::Taken) => {
            drop(tx);
            return Ok(see_other(&format!("{at}?said=dictionary-few")));
        }
        Err(error) => return Err(error.into()),
    }
    survey::discard_file(&mut tx, &permit, FileKind::Records).await?;
    v.done(tx, &sent, &format!("{at}?said=dictionary-taken")).await
}

/// Puts it away.
pub async fn removal(v: Visit, permit: Allowed<TakeAnswers>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    survey::discard_file(&mut tx, &permit, FileKind::Records).await?;
    v.done(tx, &sent, &format!("/surveys/{}/import?said=dictionary-put-away", permit.thing())).await
}
