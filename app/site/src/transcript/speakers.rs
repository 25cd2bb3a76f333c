//! Who the speakers of a file are: suggested by name, asked where it is not plain, whoever leads the discussion apart.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use domain::{
    access::KeepKey,
    fields::{Faults, Fields},
    id::{StudyId, TranscriptId},
    transcript::{Suggestion, Voice, suggest},
};
use store::{
    Tx,
    participant::Named,
    transcript::{Record, Speaker},
};
use ui::{Radios, Select};

use super::not_frozen;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "transcript/speakers.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    record: Record,
    speakers: Vec<Speaker>,
    named: Vec<Named>,
    /// Cues under no name.
    nameless: usize,
    /// Those of them during which the room heard somebody.
    heard: Vec<Heard>,
    /// Whether the file has no times and the room has.
    untimed: bool,
}

/// A cue without a name, and who was heard in the room then.
struct Heard {
    number: u32,
    /// When it begins, as "12:05".
    at: String,
    text: String,
    voice: Voice,
}

/// So many cues without a name are asked about one by one; who was heard in the others is taken or left as one.
const ASKED: usize = 300;

impl Show<'_> {
    fn select(&self, place: &usize, speaker: &Speaker) -> Select {
        let v = self.v;
        let name = format!("speaker-{place}");
        let label = v.t2("transcript-speaker", "name", speaker.name.as_str(), "count", speaker.cues);
        let list =
            Select::new(&name, ui::Label::new(label)).placeholder(v.t("site-choose")).error(self.ask.error(&name));
        let list = list.value(self.ask.value(&name));
        let list = if self.is_unsure(speaker) { list.hint(v.t("transcript-unsure")) } else { list };
        self.items(list)
    }

    fn items(&self, list: Select) -> Select {
        let v = self.v;
        let person = |named: &Named| {
            (named.record.id.to_string(), format!("{} · {}", named.record.pseudonym(), named.known.name))
        };
        let rest = ["moderator", "unknown"].map(|code| (code.to_owned(), v.t(format!("transcript-voice-{code}"))));
        list.items(rest).items(self.named.iter().filter(|named| named.record.counts()).map(person))
    }

    fn nameless(&self) -> Select {
        let list = self.ask.select("nameless", "transcript-nameless-who");
        self.items(list).hint(self.v.t("transcript-nameless-hint"))
    }

    fn as_heard(&self) -> Radios {
        let choice = |code: &'static str| (code, self.v.t(format!("transcript-heard-{code}")));
        let hint = self.v.t2("transcript-heard-hint", "heard", self.heard.len(), "count", self.nameless);
        self.ask.radios("heard", "transcript-heard-take").hint(hint).choices(["yes", "no"].map(choice))
    }

    fn times(&self) -> Radios {
        let choice = |code: &'static str| (code, self.v.t(format!("transcript-times-{code}")));
        let hint = self.v.t("transcript-times-hint");
        self.ask.radios("times", "transcript-times-take").hint(hint).choices(["yes", "no"].map(choice))
    }

    fn asked(&self) -> impl Iterator<Item = &Heard> {
        self.heard.iter().take(ASKED)
    }

    fn cue(&self, heard: &Heard) -> Select {
        let name = format!("cue-{}", heard.number);
        let label = self.v.t2("transcript-heard-cue", "number", heard.number, "at", &heard.at);
        let typed = self.ask.value(&name);
        let value = if typed.is_empty() { code(heard.voice) } else { typed.to_owned() };
        self.items(Select::new(&name, ui::Label::new(label)).hint(&heard.text).value(value))
    }

    /// Whether nobody has said and the name fits only in part.
    fn is_unsure(&self, speaker: &Speaker) -> bool {
        let suggestion = suggestion(speaker, &self.named);
        speaker.voice.is_none() && matches!(suggestion, Suggestion::Somebody { sure: false, .. })
    }
}

fn suggestion(speaker: &Speaker, named: &[Named]) -> Suggestion {
    let names: Vec<&str> = named.iter().map(|one| one.known.name.as_str()).collect();
    suggest(&speaker.name, &names)
}

/// The value of a voice in the form.
fn code(voice: Voice) -> String {
    voice.participant().map_or_else(|| voice.code().to_owned(), |participant| participant.to_string())
}

/// What is filled in: what somebody said, else what the name suggests without doubt.
fn proposed(speaker: &Speaker, named: &[Named]) -> String {
    if let Some(voice) = speaker.voice {
        return code(voice);
    }
    match suggestion(speaker, named) {
        Suggestion::Somebody { place, sure: true } => {
            named.get(place).map(|one| one.record.id.to_string()).unwrap_or_default()
        }
        Suggestion::Moderator => Voice::Moderator.code().to_owned(),
        Suggestion::Somebody { .. } | Suggestion::Nobody => String::new(),
    }
}

struct Read {
    desk: Desk,
    record: Record,
    speakers: Vec<Speaker>,
    named: Vec<Named>,
    nameless: Vec<u32>,
    heard: Vec<Heard>,
    untimed: bool,
}

async fn read(tx: &mut Tx, permit: &Allowed<KeepKey>, id: TranscriptId) -> Result<Read, Error> {
    let desk = Desk::of(tx, permit).await?;
    let record = store::transcript::get(tx, permit, id).await?;
    let speakers = store::transcript::speakers(tx, permit, id).await?;
    let named = store::participant::named(tx, permit).await?;
    let cues = store::transcript::originals(tx, permit, id).await?;
    let nameless = cues.iter().filter(|cue| cue.speaker.is_none()).map(|cue| cue.number).collect();
    let proposed: BTreeMap<u32, Voice> = store::transcript::proposals(tx, permit, id).await?.into_iter().collect();
    let heard = cues.iter().filter_map(|cue| {
        let seconds = cue.start.unwrap_or_default() / 1000;
        let at = format!("{}:{:02}", seconds / 60, seconds % 60);
        Some(Heard { number: cue.number, at, text: cue.text.clone(), voice: *proposed.get(&cue.number)? })
    });
    let heard = heard.collect();
    let untimed = store::transcript::is_untimed(tx, permit, id).await?;
    Ok(Read { desk, record, speakers, named, nameless, heard, untimed })
}

fn show<'a>(v: &'a Visit, form: &'a Form, read: Read) -> Show<'a> {
    let Read { desk, record, speakers, named, nameless, heard, untimed } = read;
    Show { v, ask: Ask::new(v, form), desk, record, speakers, named, nameless: nameless.len(), heard, untimed }
}

/// Asks.
pub async fn get(v: Visit, permit: Allowed<KeepKey>, Path((_, id)): Path<(StudyId, TranscriptId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let read = read(&mut tx, &permit, id).await?;
    drop(tx);
    if let Some(away) = not_frozen(&v, &read.record) {
        return Ok(away);
    }
    let fields = read.speakers.iter().enumerate().fold(Fields::default(), |fields, (place, speaker)| {
        fields.with(format!("speaker-{place}"), proposed(speaker, &read.named))
    });
    let fields = fields.with("nameless", Voice::Unknown.code()).with("heard", "yes").with("times", "yes");
    let form = Form { fields, ..Form::default() };
    page(&show(&v, &form, read))
}

/// Keeps what was said.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let read = read(&mut tx, &permit, id).await?;
    if let Some(away) = not_frozen(&v, &read.record) {
        return Ok(away);
    }
    let voice = |code: &str| match code {
        "moderator" => Some(Voice::Moderator),
        "unknown" => Some(Voice::Unknown),
        id => {
            read.named.iter().find(|one| one.record.id.to_string() == id).map(|one| Voice::Participant(one.record.id))
        }
    };
    let mut faults = Faults::default();
    let mut names = Vec::new();
    for (place, speaker) in read.speakers.iter().enumerate() {
        let field = format!("speaker-{place}");
        match voice(sent.fields.get(&field)) {
            Some(voice) => names.push((speaker.name.clone(), voice)),
            None => faults.add(field, "fault-choose"),
        }
    }
    let cues: Vec<(u32, Voice)> = match voice(sent.fields.get("nameless")) {
        Some(rest) => {
            let heard = |number: u32| {
                let own =
                    read.heard.iter().find(|heard| heard.number == number && sent.fields.get("heard") == "yes")?;
                // Whoever is asked about a cue may have put it right.
                voice(sent.fields.get(&format!("cue-{number}"))).or(Some(own.voice))
            };
            read.nameless.iter().map(|number| (*number, heard(*number).unwrap_or(rest))).collect()
        }
        None if read.nameless.is_empty() => Vec::new(),
        None => {
            faults.add("nameless", "fault-choose");
            Vec::new()
        }
    };
    if !faults.is_empty() {
        drop(tx);
        let form = Form { fields: sent.fields, faults };
        return again(&show(&v, &form, read));
    }
    store::transcript::link(&mut tx, &permit, id, &names, &cues, v.now).await?;
    store::transcript::take_times(&mut tx, &permit, id, sent.fields.get("times") == "yes").await?;
    v.done(tx, &sent, &format!("/studies/{}/transcripts/{id}/names?said=saved", permit.thing())).await
}
