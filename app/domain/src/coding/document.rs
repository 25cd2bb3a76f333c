//! A transcript as it is coded: lines, turns, and what each coder marked.

use std::collections::{BTreeMap, BTreeSet};

use super::Span;
use crate::id::{CodeId, CoderId, ParticipantId, TranscriptId};

/// A cue of the pseudonymized text. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub number: u32,
    /// The participant who speaks; none for a moderator or somebody unknown.
    pub participant: Option<ParticipantId>,
    /// What the speaker is called in the text, as "P07".
    pub label: String,
    /// The words.
    pub text: String,
}

crate::unprinted!(Line);

/// The cues that one person says in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The first cue.
    pub first: u32,
    /// The last cue.
    pub last: u32,
    /// The participant; none for a moderator or somebody unknown.
    pub participant: Option<ParticipantId>,
    /// What the speaker is called.
    pub label: String,
}

impl Turn {
    /// Whether a participant speaks: of this study, or of the project that the text was taken from, whose pseudonyms stay.
    pub fn has_pseudonym(&self) -> bool {
        self.participant.is_some() || self.label.starts_with('P')
    }

    /// Whether a cue belongs to it.
    pub fn holds(&self, cue: u32) -> bool {
        (self.first..=self.last).contains(&cue)
    }
}

/// The turns of a text.
pub fn turns(lines: &[Line]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for line in lines {
        match turns.last_mut() {
            Some(turn) if turn.participant == line.participant && turn.label == line.label => turn.last = line.number,
            _ => turns.push(Turn {
                first: line.number,
                last: line.number,
                participant: line.participant,
                label: line.label.clone(),
            }),
        }
    }
    turns
}

/// A coding as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Who gave it.
    pub coder: CoderId,
    /// The code.
    pub code: CodeId,
    /// The stretch.
    pub span: Span,
}

/// A transcript with what was marked in one round.
#[derive(Clone, Debug)]
pub struct Document {
    /// Which one.
    pub transcript: TranscriptId,
    /// Its name.
    pub name: String,
    /// Its turns.
    pub turns: Vec<Turn>,
    /// Who coded it: whoever says so or marked anything in it. For the others everything in it is missing, not absent.
    pub coders: BTreeSet<CoderId>,
    /// What was marked.
    pub marks: Vec<Mark>,
    /// Where each cue begins in the whole text, in code points, one between cues.
    starts: BTreeMap<u32, u32>,
    /// The length of the whole text.
    pub length: u32,
}

impl Document {
    /// A document of its lines; `coders` says who has finished it.
    pub fn new(
        transcript: TranscriptId,
        name: String,
        lines: &[Line],
        coders: BTreeSet<CoderId>,
        marks: Vec<Mark>,
    ) -> Self {
        let mut starts = BTreeMap::new();
        let mut length = 0_u32;
        for line in lines {
            starts.insert(line.number, length);
            length =
                length.saturating_add(u32::try_from(line.text.chars().count()).unwrap_or(u32::MAX)).saturating_add(1);
        }
        let coders = coders.into_iter().chain(marks.iter().map(|mark| mark.coder)).collect();
        Self { transcript, name, turns: turns(lines), coders, marks, starts, length }
    }

    /// A stretch as places in the whole text.
    pub fn places(&self, span: &Span) -> Option<(u32, u32)> {
        let place = |point: super::Point| Some(self.starts.get(&point.cue)?.saturating_add(point.at));
        Some((place(span.from)?, place(span.to)?))
    }

    /// Who gave which code in each turn.
    pub fn carried(&self) -> Vec<BTreeMap<CodeId, BTreeSet<CoderId>>> {
        let mut carried = vec![BTreeMap::<CodeId, BTreeSet<CoderId>>::new(); self.turns.len()];
        for mark in &self.marks {
            let from = self.turns.partition_point(|turn| turn.last < mark.span.from.cue);
            for (turn, codes) in self.turns.iter().zip(&mut carried).skip(from) {
                if turn.first > mark.span.to.cue {
                    break;
                }
                if mark.span.touches(turn.first, turn.last) {
                    codes.entry(mark.code).or_default().insert(mark.coder);
                }
            }
        }
        carried
    }
}
