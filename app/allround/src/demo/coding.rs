//! The demonstration's study coded: a codebook in two versions, a blind round by two people on the frozen transcripts, one
//! difference settled, a theme, and a second round that is open.

use anyhow::{Context as _, anyhow};
use domain::{
    access::{AnalyzeStudy, CodeStudy, ManageStudy},
    codebook::{Code, Codebook, Color},
    coding::{Decision, Line, Point, Span, Verdict, disputes},
    id::{CodeId, StudyId, TranscriptId},
    theme::Theme,
};
use store::{
    Tx, codebook,
    coding::{self, Given, On},
    theme,
};

use super::stage::Stage;

/// Who leads and codes, and who codes beside.
const LEAD: &str = "Kofi Mensah";
const CODER: &str = "Amina Yusuf";

/// A code: name, the one it stands under, definition, color, and words by which the first and the second coder find it.
type Row = (&'static str, Option<&'static str>, &'static str, Color, &'static [&'static str], &'static [&'static str]);

const CODES: [Row; 8] = [
    (
        "Roles",
        None,
        "What somebody says about what a profession does or may do.",
        Color::Blue,
        &["my own work ends", "occupational therapy", "how much a pharmacist", "Bethany's role", "dressing changes"],
        &["my own work ends", "occupational therapy", "how much a pharmacist", "fill in forms", "dressing changes"],
    ),
    (
        "Own role",
        Some("Roles"),
        "About one's own profession.",
        Color::Sky,
        &["my own work ends", "that I may say no", "I know more than I thought"],
        &["that I may say no", "I know more than I thought", "responsible for the prescription"],
    ),
    (
        "Approaching others",
        None,
        "Turning to another profession, or being turned to.",
        Color::Green,
        &["I call now", "question for", "questions", "across the corridor", "much earlier", "Thursdays"],
        &["I call now", "question for", "questions", "across the corridor", "Thursdays", "adjusted a whole regimen"],
    ),
    (
        "Planning together",
        Some("Approaching others"),
        "A plan that more than one profession carries.",
        Color::Purple,
        &["made a plan", "Thursdays", "runs the taper"],
        &["made a plan", "runs the taper"],
    ),
    (
        "Confidence",
        None,
        "Feeling surer, or daring to say that one does not know.",
        Color::Yellow,
        &["more confident", "I do not know", "nervous to say"],
        &["more confident", "I do not know"],
    ),
    (
        "View of patients",
        None,
        "How people with pain are seen and spoken of.",
        Color::Pink,
        &["differently", "difficult has gone", "drug seeker", "how the night was"],
        &["differently", "difficult has gone", "drug seeker", "hear the story", "how the night was"],
    ),
    (
        "Limits",
        None,
        "What stands in the way.",
        Color::Orange,
        &["Time.", "Paper.", "it stops", "fall back", "told by five people"],
        &["Time.", "Paper.", "it stops", "fall back", "locums"],
    ),
    ("Shame", None, "Being ashamed of what one did or did not know.", Color::Grey, &["ashamed"], &["ashamed"]),
];

/// Plays it.
pub async fn load(stage: &Stage, tx: &mut Tx, study: StudyId) -> anyhow::Result<()> {
    let now = stage.real_now();
    let analyze = stage.permit::<AnalyzeStudy>(tx, LEAD, study).await?;
    let manage = stage.permit::<ManageStudy>(tx, LEAD, study).await?;
    stage.at(now.plus_days(-10));
    let book = first(stage);
    codebook::add(tx, &analyze, &book, "", stage.world.now()).await?;
    let round = coding::open(tx, &manage, &stage.world, true).await?;
    let texts = coding::texts(tx, &analyze).await?;
    for (who, place) in [(LEAD, 0), (CODER, 1)] {
        let codes = stage.permit::<CodeStudy>(tx, who, study).await?;
        for text in &texts {
            let lines = coding::lines(tx, &codes, text.id).await?;
            for (code, span) in found(&book, &lines, place) {
                let given = Given { id: stage.world.id(), transcript: text.id, code, span };
                coding::give(tx, &codes, &stage.world, &given).await?;
            }
            coding::finish(tx, &codes, &stage.world, text.id, true).await?;
        }
    }
    stage.at(now.plus_days(-7));
    coding::close(tx, &manage, round.id, stage.world.now()).await?;
    let round = coding::rounds(tx, &analyze).await?.into_iter().next().context("the round is gone")?;
    settle(stage, tx, study, &round).await?;
    stage.at(now.plus_days(-6));
    let roles = book.codes.iter().find(|code| code.name == "Own role").context("a code is gone")?;
    let narrowed = Code {
        exclude: "Responsibility for a prescription alone: that is a limit.".to_owned(),
        example: "Now I say, this is a question for [the pharmacist], and I mean it.".to_owned(),
        ..roles.clone()
    };
    let reason = "Round 1: one of us took responsibility for a prescription as one's own role, the other did not.";
    codebook::add(tx, &analyze, &book.with(narrowed), reason, stage.world.now()).await?;
    let id = |name: &str| book.codes.iter().find(|code| code.name == name).map(|code| code.id);
    let told = Theme {
        name: "Knowing whom to ask".to_owned(),
        description: "Confidence does not come from knowing more, but from knowing the others and daring to ask."
            .to_owned(),
        codes: ["Approaching others", "Confidence"].into_iter().filter_map(id).collect(),
    };
    theme::add(tx, &analyze, &stage.world, &told).await?;
    let on = On::Code(id("Shame").context("a code is gone")?);
    coding::write_memo(tx, &analyze, &stage.world, on, "Once only. Ask about it in the last group?").await?;
    stage.at(now.plus_days(-5));
    coding::open(tx, &manage, &stage.world, false).await?;
    stage.at(now);
    Ok(())
}

/// The first version of the codebook.
fn first(stage: &Stage) -> Codebook {
    let mut codes: Vec<Code> = Vec::new();
    for (name, parent, definition, color, ..) in CODES {
        let parent = codes.iter().find(|code| Some(code.name.as_str()) == parent).map(|code| code.id);
        let (include, exclude, example) = (String::new(), String::new(), String::new());
        let (name, definition) = (name.to_owned(), definition.to_owned());
        codes.push(Code { id: stage.world.id(), parent, name, definition, include, exclude, example, color });
    }
    Codebook::of(1, codes)
}

/// What a coder finds in a text: the whole cue, for the first coder now and then only the words.
fn found(book: &Codebook, lines: &[Line], place: usize) -> Vec<(CodeId, Span)> {
    let mut given = Vec::new();
    for line in lines.iter().filter(|line| line.participant.is_some()) {
        for (name, _, _, _, one, other) in CODES {
            let words = if place == 0 { one } else { other };
            let Some(at) = words.iter().find_map(|words| line.text.find(words).map(|at| (at, *words))) else {
                continue;
            };
            let Some(code) = book.codes.iter().find(|code| code.name == name) else { continue };
            let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
            let (from, to) = if place == 0 && name == "Limits" {
                let from = count(line.text.get(..at.0).unwrap_or_default());
                (from, from.saturating_add(count(at.1)))
            } else {
                (0, count(&line.text))
            };
            let point = |at| Point { cue: line.number, at };
            given.push((code.id, Span { from: point(from), to: point(to) }));
        }
    }
    given
}

/// Settles the first difference.
async fn settle(stage: &Stage, tx: &mut Tx, study: StudyId, round: &domain::coding::Round) -> anyhow::Result<()> {
    let analyze = stage.permit::<AnalyzeStudy>(tx, LEAD, study).await?;
    let documents = coding::documents(tx, &analyze, round).await?;
    let all = disputes(&documents);
    let one = all.first().ok_or_else(|| anyhow!("the coders agree on everything"))?;
    let (transcript, cue): (TranscriptId, u32) = (one.transcript, one.turn.first);
    let note = "Both are said here: what the others saw, and what the work is.".to_owned();
    let decision =
        Decision { transcript, cue, verdict: Verdict::All, note, person: analyze.person(), at: stage.world.now() };
    Ok(coding::decide(tx, &analyze, &stage.world, round, &decision).await?)
}
