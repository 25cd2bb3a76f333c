//! How a project becomes part of a study: codes a version of the codebook, texts transcripts, codings a closed round, groups of
//! codes themes, notes memos. Participants come from the registration and are never taken from a file.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
    ops::Range,
};

use domain::{
    access::{AnalyzeStudy, ManageStudy, Permit},
    codebook::{Code, Color, NAME, described},
    coding::{Coding, Line, Point, Span},
    id::{CodeId, CoderId, TranscriptId},
    theme::Theme,
};
use qda::{
    limits::Limits,
    refi::{Bundle, Content, Convention, Guid, Project, Settled},
};
use store::{
    Tx, codebook,
    coding::{self, On, Pending, Source},
    participant, theme,
};

use super::project::{is_consensus, is_speaker, of_label, own};
use crate::{error::Error, visit::Visit};

/// A project with its texts.
pub(super) struct Read {
    file: String,
    project: Project,
    texts: Vec<Option<Settled>>,
}

/// Reads a file in the convention that was chosen, or in the one each text shows.
pub(super) fn read(pending: &Pending, chosen: Option<Convention>) -> Result<Read, qda::Error> {
    let mut bundle = Bundle::open(&pending.file_name, Cursor::new(&pending.bytes), &Limits::default())?;
    let mut found = bundle.detect()?;
    let mut texts = Vec::new();
    for place in 0..bundle.project.sources.len() {
        let mut own = found.get_mut(place).and_then(Option::take);
        if let (Some(own), Some(chosen)) = (own.as_mut(), chosen) {
            own.convention = chosen;
        }
        texts.push(bundle.settle(place, own.as_ref())?);
    }
    let mut notes = std::mem::take(&mut bundle.project.notes);
    for note in &mut notes {
        if let Some(text) = bundle.text(note)? {
            note.content = Content::Inline(text.text);
        }
    }
    bundle.project.notes = notes;
    Ok(Read { file: pending.file_name.clone(), project: bundle.project, texts })
}

/// Keeps everything in the transaction.
pub(super) async fn keep(
    tx: &mut Tx,
    permit: &Permit<ManageStudy>,
    analyze: &Permit<AnalyzeStudy>,
    v: &Visit,
    read: Read,
) -> Result<(), Error> {
    let world = &v.app.world;
    let Read { file, project, texts } = read;
    let known = codebook::newest(tx, permit).await?;
    let themes: BTreeSet<_> = theme::newest(tx, permit).await?.into_iter().map(|version| version.theme.name).collect();
    let codes = taken_codes(&project);
    let next = known.joined(codes.values().cloned().collect());
    if next.codes != known.codes && !next.codes.is_empty() {
        codebook::add(tx, analyze, &next, &v.t1("coding-taken-reason", "file", file.as_str()), world.now()).await?;
    }
    for set in &project.sets {
        let own: BTreeSet<CodeId> =
            set.codes.iter().filter_map(own::<CodeId>).filter(|code| next.find(*code).is_some()).collect();
        let name: String = set.name.chars().take(domain::theme::NAME).collect();
        if !own.is_empty() && !themes.contains(&name) {
            let description = set.description.clone().unwrap_or_default();
            theme::add(tx, analyze, world, &Theme { name, description, codes: own }).await?;
        }
    }
    let notes: BTreeMap<&Guid, &str> = project
        .notes
        .iter()
        .filter_map(|note| match &note.content {
            Content::Inline(text) if !text.trim().is_empty() => Some((&note.guid, text.as_str())),
            _ => None,
        })
        .collect();
    let memo = |guid: &Guid| notes.get(guid).map(|text| text.chars().take(domain::coding::MEMO).collect::<String>());
    // A project of one's own that comes back brings its memos along.
    let known_memos = coding::memos(tx, permit).await?;
    let is_new = |on: On, text: &str| !known_memos.iter().any(|memo| memo.on == on && memo.text == text);
    for code in &project.codes {
        let Some(id) = own::<CodeId>(&code.guid).filter(|id| next.find(*id).is_some()) else { continue };
        for text in code.memos.iter().filter_map(memo).filter(|text| is_new(On::Code(id), text)) {
            coding::write_memo(tx, analyze, world, On::Code(id), &text).await?;
        }
    }
    let participants = participant::of_study(tx, permit).await?;
    let mut here: BTreeMap<String, TranscriptId> = BTreeMap::new();
    for text in coding::texts(tx, permit).await? {
        here.insert(super::document(&coding::lines(tx, permit, text.id).await?), text.id);
    }
    let mut coders: BTreeMap<Option<Guid>, CoderId> = BTreeMap::new();
    let mut round = None;
    let day = v.now.local(v.zone()).date().to_string();
    for (source, text) in project.sources.iter().zip(texts) {
        let Some(Settled { text, spans }) = text else { continue };
        let pieces = pieces(&text);
        let transcript = match here.get(&text) {
            Some(known) => *known,
            None => {
                let name = source.name.clone().unwrap_or_else(|| file.clone());
                let line = |piece: &Piece| Line {
                    number: piece.number,
                    participant: of_label(&participants, &piece.label),
                    label: piece.label.clone(),
                    text: text.get(piece.words.clone()).unwrap_or_default().to_owned(),
                };
                let source = Source { name, lines: pieces.iter().map(line).collect() };
                if source.lines.is_empty() {
                    continue;
                }
                coding::take_source(tx, permit, world, &day, &source).await?
            }
        };
        for (selection, span) in source.selections.iter().zip(spans) {
            let Some(span) = span.and_then(|range| placed(&text, &pieces, &range)) else { continue };
            let on = On::Cue(transcript, span.from.cue);
            for text in selection.memos.iter().filter_map(memo).filter(|text| is_new(on, text)) {
                coding::write_memo(tx, analyze, world, on, &text).await?;
            }
            for given in &selection.codings {
                let Some(code) = own::<CodeId>(&given.code).filter(|code| next.find(*code).is_some()) else { continue };
                if given.by.as_ref().is_some_and(is_consensus) {
                    continue;
                }
                let coder = match coders.get(&given.by) {
                    Some(known) => *known,
                    None => {
                        let user = project.users.iter().find(|user| Some(&user.guid) == given.by.as_ref());
                        let name = user.and_then(|user| user.name.clone()).unwrap_or_else(|| file.clone());
                        let id = coding::taken_coder(tx, permit, world, &name).await?;
                        coders.insert(given.by.clone(), id);
                        id
                    }
                };
                let round = match round {
                    Some(round) => round,
                    None => *round.insert(coding::taken_round(tx, permit, world).await?),
                };
                let version = codebook::newest(tx, permit).await?.version;
                let created = world.now();
                let taken =
                    Coding { id: world.id(), round, transcript, coder, code, version, span, created, removed: None };
                coding::take_coding(tx, permit, world, &taken).await?;
            }
        }
    }
    Ok(())
}

/// The codes of a project that are codes of a codebook: without our own codes for speakers and themes.
fn taken_codes(project: &Project) -> BTreeMap<usize, Code> {
    let ours = project.origin.as_deref().is_some_and(|origin| origin.starts_with("Allround"));
    let left = |place: usize| {
        project.codes.get(place).is_none_or(|code| is_speaker(&code.guid, &code.name) || (ours && !code.codable))
    };
    let mut found = BTreeMap::new();
    for (place, code) in project.codes.iter().enumerate() {
        let Some(id) = own::<CodeId>(&code.guid).filter(|_| !left(place)) else { continue };
        let parts = described(code.description.as_deref().unwrap_or_default());
        let parent = code.parent.filter(|parent| !left(*parent)).and_then(|parent| project.codes.get(parent));
        let name: String = code.name.trim().chars().filter(|c| !c.is_control()).take(NAME).collect();
        let color = code.color.as_deref().and_then(Color::nearest).unwrap_or_default();
        found.insert(
            place,
            Code {
                id,
                parent: parent.and_then(|parent| own::<CodeId>(&parent.guid)),
                name: if name.is_empty() { "?".to_owned() } else { name },
                definition: parts.definition,
                include: parts.include,
                exclude: parts.exclude,
                example: parts.example,
                color,
            },
        );
    }
    found
}

/// A line of a text that becomes a cue.
struct Piece {
    number: u32,
    label: String,
    /// Its words, in bytes of the text.
    words: Range<usize>,
}

/// The lines of a text that say something. "P07: words" is said by P07, "M: words" by a moderator.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let end = start + line.len();
        if !line.trim().is_empty() {
            let label = line.split_once(": ").map(|(label, _)| label).filter(|label| is_label(label));
            let skipped = label.map_or(0, |label| label.len() + 2);
            let number = u32::try_from(found.len() + 1).unwrap_or(u32::MAX);
            found.push(Piece { number, label: label.unwrap_or("?").to_owned(), words: start + skipped..end });
        }
        start = end + 1;
    }
    found
}

fn is_label(label: &str) -> bool {
    let number =
        label.strip_prefix('P').is_some_and(|rest| rest.len() >= 2 && rest.chars().all(|c| c.is_ascii_digit()));
    number || label == "M" || label == "?"
}

/// A range of bytes as a stretch of cues; none where it holds no words.
fn placed(text: &str, pieces: &[Piece], range: &Range<usize>) -> Option<Span> {
    let first = pieces.iter().find(|piece| piece.words.end > range.start)?;
    let last = pieces.iter().rev().find(|piece| piece.words.start < range.end)?;
    let at = |piece: &Piece, byte: usize| {
        let byte = byte.clamp(piece.words.start, piece.words.end);
        let before = text.get(piece.words.start..byte)?.chars().count();
        Some(Point { cue: piece.number, at: u32::try_from(before).ok()? })
    };
    let span = Span { from: at(first, range.start)?, to: at(last, range.end)? };
    (span.from < span.to).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_cues_and_places_move_with_them() {
        let text = "P07: Eh 👍🏽 bien\n\nNobody said this\nM: So?";
        let found = pieces(text);
        let told: Vec<_> = found.iter().map(|one| (one.number, one.label.as_str(), &text[one.words.clone()])).collect();
        assert_eq!(told, [(1, "P07", "Eh 👍🏽 bien"), (2, "?", "Nobody said this"), (3, "M", "So?")]);
        let at = |words: &str| text.find(words).unwrap()..text.find(words).unwrap() + words.len();
        let span = |range: Range<usize>| {
            placed(text, &found, &range).map(|span| (span.from.cue, span.from.at, span.to.cue, span.to.at))
        };
        assert_eq!(span(at("👍🏽")), Some((1, 3, 1, 5)));
        assert_eq!(span(0..text.len()), Some((1, 0, 3, 3)));
        assert_eq!(span(at("P07: ")), None);
    }
}
