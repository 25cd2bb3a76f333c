//! Brings in the transcript of a focus group: a file of a meeting program or a transcript service.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::KeepKey,
    fields::Faults,
    id::{FocusGroupId, StudyId},
    transcript::{BYTES, CUES, Voice},
};
use qda::{
    Kind,
    limits::Limits,
    transcript::{Options, Transcript, read},
};
use store::{
    focus_group,
    transcript::{New, Notice, Original},
};

use super::upload::Upload;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::Form,
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "transcript/import.html")]
struct Import<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    group: focus_group::Record,
}

impl Import<'_> {
    fn file(&self) -> ui::Input {
        let file = ui::Input::new("file", ui::Label::new(self.v.t("transcript-file"))).kind("file");
        file.attribute("accept", ".vtt,.srt,.docx,.txt,.sbv")
            .hint(self.v.t("transcript-file-hint"))
            .error(self.ask.error("file"))
    }
}

async fn load<'a>(
    v: &'a Visit,
    permit: &Allowed<KeepKey>,
    id: FocusGroupId,
    form: &'a Form,
) -> Result<Import<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, permit).await?;
    let group = focus_group::get(&mut tx, permit, id).await?;
    Ok(Import { v, ask: Ask::new(v, form), desk, group })
}

/// Asks for the file.
pub async fn get(v: Visit, permit: Allowed<KeepKey>, Path((_, id)): Path<(StudyId, FocusGroupId)>) -> Reply {
    page(&load(&v, &permit, id, &Form::default()).await?)
}

/// Reads it; each cue of the file is a cue.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, FocusGroupId)>,
    upload: Upload,
) -> Reply {
    v.app.limits().upload(v.who()?.person)?;
    let Upload { sent, name, file } = upload;
    let mut tx = v.app.db.read().await?;
    let named = store::participant::named(&mut tx, &permit).await?;
    drop(tx);
    let speakers = named.into_iter().map(|named| named.known.name).collect();
    let read = if file.is_empty() { Err("transcript-fault-file") } else { parse(file, speakers).await? };
    let transcript = match read {
        Ok(transcript) => transcript,
        Err(key) => {
            let form = Form { fields: sent.fields, faults: Faults::one("file", key) };
            return again(&load(&v, &permit, id, &form).await?);
        }
    };
    let mut tx = v.write(&sent).await?;
    let id = store::transcript::add(&mut tx, &permit, &v.app.world, id, &new(name, transcript)).await?;
    let place = format!("/studies/{}/transcripts/{id}/speakers?said=transcript-imported", permit.thing());
    v.done(tx, &sent, &place).await
}

/// Reads a file beside the requests; or why not, as the key of a sentence.
async fn parse(file: axum::body::Bytes, speakers: Vec<String>) -> Result<Result<Transcript, &'static str>, Error> {
    let limits =
        Limits { text: BYTES as u64, cues: CUES, total: 64 << 20, entry: 32 << 20, xml: 64 << 20, ..Limits::default() };
    let options = Options { limits, speakers, ..Options::default() };
    let work = move || read("transcript", &file, &options).map_err(|error| error.kind());
    let read = tokio::task::spawn_blocking(work).await.map_err(|_| Error::broken("the reader broke off"))?;
    Ok(read.map_err(|kind| match kind {
        Kind::TooLarge => "transcript-fault-large",
        Kind::Refused => "transcript-fault-refused",
        Kind::Io | Kind::Unknown | Kind::Broken => "transcript-fault-broken",
    }))
}

fn new(file_name: String, transcript: Transcript) -> New {
    let notice = |notice: qda::transcript::Notice| Notice {
        what: notice.what,
        count: u64::try_from(notice.count).unwrap_or(u64::MAX),
    };
    let millis = |time: Option<u64>| time.and_then(|time| i64::try_from(time).ok());
    let cue = |(number, cue): (u32, qda::transcript::Cue)| Original {
        number,
        start: millis(cue.start),
        end: millis(cue.end),
        speaker: cue.speaker.filter(|name| !name.trim().is_empty()),
        voice: Voice::Unknown,
        text: cue.text,
    };
    New {
        file_name,
        format: transcript.format.name(),
        notices: transcript.notices.into_iter().map(notice).collect(),
        cues: (1..).zip(transcript.cues).map(cue).collect(),
    }
}
