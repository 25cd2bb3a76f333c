//! Answers of a poll in a meeting tool: the report is looked at first, then taken; nobody is named but to the machine.

use askama::Template;
use domain::{
    access::ManageSurvey,
    dictionary::{Poll, poll},
    fields::Faults,
};
use store::{
    Tx,
    survey::{self, FileKind, Known, Named, Record, Waiting},
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

/// What the file that waits holds.
struct Held {
    known: Known,
    poll: Poll,
    named: Named,
    notes: Vec<Told>,
}

#[derive(Template)]
#[template(path = "dictionary/poll.html")]
struct Page<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    record: Record,
    waves: Vec<Known>,
    held: Option<Held>,
}

impl Page<'_> {
    fn wave(&self) -> ui::Select {
        super::upload::wave(self.v, self.f, &self.waves)
    }

    fn file(&self) -> ui::Input {
        let file = ui::Input::new("file", self.v.t("dictionary-file")).kind("file");
        let file = file.hint(self.v.t("dictionary-poll-hint")).attribute("accept", ".csv,text/csv");
        file.error(self.f.error("file"))
    }

    fn counts(held: &Held) -> [(&'static str, usize); 4] {
        [
            ("answers", held.poll.answers),
            ("known", held.named.known),
            ("unknown", held.named.unknown),
            ("nameless", held.poll.nameless),
        ]
    }
}

/// The file that waits, read.
async fn waiting(tx: &mut Tx, permit: &Allowed<ManageSurvey>) -> Result<Option<(Known, Poll)>, Error> {
    let Some(file) = survey::waiting_file(tx, permit, FileKind::Poll).await? else { return Ok(None) };
    let known = survey::of_survey(tx, permit).await?.into_iter().find(|known| known.wave.id == file.wave);
    let Some(known) = known else { return Ok(None) };
    match read(known, file).await? {
        Ok((known, _, poll)) => Ok(Some((known, poll))),
        Err(_) => Ok(None),
    }
}

/// Reads a report for its wave; the key of a sentence where it cannot be read.
async fn read(known: Known, file: Waiting) -> Result<Result<(Known, Waiting, Poll), &'static str>, Error> {
    let reading = tokio::task::spawn_blocking(move || {
        let phase = known.wave.when.phase();
        match poll(&file.name, &file.bytes, (&known.survey, phase)) {
            Ok(found) => Ok((known, file, found)),
            Err(error) => Err(super::unreadable(error)),
        }
    });
    reading.await.map_err(Error::broken)
}

async fn shown<'a>(v: &'a Visit, permit: &Allowed<ManageSurvey>, form: &'a Form) -> Result<Page<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let record = survey::get(&mut tx, permit).await?;
    let waves = survey::of_survey(&mut tx, permit).await?;
    let held = match waiting(&mut tx, permit).await? {
        Some((known, poll)) => {
            let named = survey::named(&mut tx, permit, known.wave.id, &poll.people).await?;
            let notes = noted::told(v, &poll.notes);
            Some(Held { known, poll, named, notes })
        }
        None => None,
    };
    Ok(Page { v, f: Ask::new(v, form), record, waves, held })
}

/// Asks for a report, and shows what the one that waits holds.
pub async fn get(v: Visit, permit: Allowed<ManageSurvey>) -> Reply {
    page(&shown(&v, &permit, &Form::default()).await?)
}

/// Keeps a report to be looked at.
pub async fn post(v: Visit, permit: Allowed<ManageSurvey>, file: File) -> Reply {
    v.app.limits().upload(v.who()?.person)?;
    let waves = survey::of_survey(&mut v.app.db.read().await?, &permit).await?;
    let read = match file.meant(waves) {
        Ok((known, waiting)) => read(known, waiting).await?.map_err(|fault| Faults::one("file", fault)),
        Err(faults) => Err(faults),
    };
    let File { sent, .. } = file;
    let faults = match read {
        Ok((_, waiting, _)) => {
            let mut tx = v.write(&sent).await?;
            survey::keep_file(&mut tx, &permit, FileKind::Poll, &waiting, v.now).await?;
            return v.done(tx, &sent, &format!("/surveys/{}/poll#held", permit.thing())).await;
        }
        Err(faults) => faults,
    };
    let form = Form { fields: sent.fields, faults };
    again(&shown(&v, &permit, &form).await?)
}

/// Takes it in.
pub async fn take(v: Visit, permit: Allowed<ManageSurvey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let at = format!("/surveys/{}/poll", permit.thing());
    let Some((known, poll)) = waiting(&mut tx, &permit).await? else { return Ok(see_other(&at)) };
    match survey::take_poll(&mut tx, &permit, &v.app.tokens, (known.wave.id, &poll.people), v.now).await {
        Ok(_) => {}
        Err(store::Error::Taken) => {
            drop(tx);
            return Ok(see_other(&format!("{at}?said=dictionary-few")));
        }
        Err(error) => return Err(error.into()),
    }
    survey::discard_file(&mut tx, &permit, FileKind::Poll).await?;
    v.done(tx, &sent, &format!("{at}?said=dictionary-taken")).await
}

/// Puts it away.
pub async fn removal(v: Visit, permit: Allowed<ManageSurvey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    survey::discard_file(&mut tx, &permit, FileKind::Poll).await?;
    v.done(tx, &sent, &format!("/surveys/{}/poll?said=dictionary-put-away", permit.thing())).await
}
