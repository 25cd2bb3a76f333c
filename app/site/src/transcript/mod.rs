//! Transcripts of focus groups: brought in, their speakers told, their names replaced, frozen, read.

mod upload;

pub mod correction;
pub mod freezing;
pub mod import;
pub mod names;
pub mod removal;
pub mod show;
pub mod speakers;

pub use upload::MOST;

use domain::{
    access::KeepKey,
    id::TranscriptId,
    language::Language,
    pseudonym::{Decisions, Findings, Registered, Stead, find},
};
use store::{
    Tx,
    transcript::{Original, Record},
};

use crate::{error::Error, gate::Allowed, study::Desk, visit::Visit};

/// What stands in the place of details, in a language.
pub(crate) fn stead(language: Language) -> Stead {
    let words = words::of(language);
    let say = |what: &str| words.say(&format!("transcript-stead-{what}"));
    Stead {
        name: say("name"),
        moderator: say("moderator"),
        team: say("team"),
        colleague: say("colleague"),
        site: say("site"),
        community: say("community"),
        mail: say("mail"),
        silence: say("silence"),
    }
}

/// The language in which a study is held: its program's.
async fn language(tx: &mut Tx, permit: &Allowed<KeepKey>, desk: &Desk) -> Result<Language, Error> {
    Ok(store::program::find(tx, permit.hub(), desk.record.program).await?.program.language)
}

/// A transcript that is being worked on: its words as imported, what is found in them, and what was decided.
struct Draft {
    desk: Desk,
    record: Record,
    cues: Vec<Original>,
    findings: Findings,
    decisions: Decisions,
    stead: Stead,
}

impl Draft {
    async fn of(tx: &mut Tx, permit: &Allowed<KeepKey>, id: TranscriptId) -> Result<Self, Error> {
        let desk = Desk::of(tx, permit).await?;
        let record = store::transcript::get(tx, permit, id).await?;
        let cues = store::transcript::originals(tx, permit, id).await?;
        let register = store::transcript::register(tx, permit, id).await?;
        let decisions = store::transcript::decisions(tx, permit, id).await?;
        let stead = stead(language(tx, permit, &desk).await?);
        let (findings, cues, stead) = look(register, stead, cues).await?;
        Ok(Self { desk, record, cues, findings, decisions, stead })
    }

    /// How many details wait for a decision.
    fn open(&self) -> usize {
        self.findings.open(&self.decisions).count()
    }
}

/// Looks through the words beside the requests: a long transcript takes a while.
async fn look(
    register: Vec<Registered>,
    stead: Stead,
    cues: Vec<Original>,
) -> Result<(Findings, Vec<Original>, Stead), Error> {
    let work = move || {
        let texts: Vec<&str> = cues.iter().map(|cue| cue.text.as_str()).collect();
        let findings = find(&register, &stead, &texts);
        (findings, cues, stead)
    };
    // What a panic says could quote what was said.
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::broken("the search for names broke off"))
}

/// The place of a detail in a text, with some words before and behind it.
fn around(text: &str, bytes: &std::ops::Range<usize>) -> [String; 3] {
    const REACH: usize = 40;
    let before: Vec<char> = text.get(..bytes.start).unwrap_or_default().chars().rev().take(REACH).collect();
    let after: String = text.get(bytes.end..).unwrap_or_default().chars().take(REACH).collect();
    [before.into_iter().rev().collect(), text.get(bytes.clone()).unwrap_or_default().to_owned(), after]
}

/// Nothing is shown of a transcript whose words are gone or not there yet.
fn not_frozen(v: &Visit, draft: &Record) -> Option<axum::response::Response> {
    let frozen = draft.state == domain::transcript::State::Frozen;
    let here = v.path.rsplit_once('/').map_or("/", |(before, _)| before);
    frozen.then(|| crate::error::see_other(here))
}
