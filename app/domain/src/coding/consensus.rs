//! What the coders agreed on: what all gave, and for each difference what was decided.

use std::collections::{BTreeMap, BTreeSet};

use super::{Coded, Document, Turn, disputes};
use crate::{
    fields::{Check, Faults, Fields},
    id::{CodeId, CoderId, ParticipantId, PersonId, TranscriptId},
    moment::Moment,
};

/// How a difference is settled. What all coders gave stays in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As this coder had it.
    Coder(CoderId),
    /// Everything that anybody gave.
    All,
    /// Nothing of what was in dispute.
    None,
    /// These codes instead.
    Other(BTreeSet<CodeId>),
}

impl Verdict {
    /// A verdict as sent in the fields "verdict" ("all", "none", "other" or a coder's id) and "code" (several).
    pub fn check(
        fields: &Fields,
        coders: &BTreeSet<CoderId>,
        codes: &BTreeSet<CodeId>,
    ) -> Result<(Self, String), Faults> {
        let mut check = Check::new(fields);
        let chosen: BTreeSet<CodeId> =
            fields.all("code").filter_map(|text| text.parse().ok()).filter(|code| codes.contains(code)).collect();
        let verdict = check.choice("verdict", |text| match text {
            "all" => Some(Self::All),
            "none" => Some(Self::None),
            "other" => Some(Self::Other(chosen.clone())),
            coder => coder.parse().ok().filter(|coder| coders.contains(coder)).map(Self::Coder),
        });
        if matches!(&verdict, Some(Self::Other(codes)) if codes.is_empty()) {
            check.fault("code", "coding-fault-other");
        }
        let note = check.maybe_text("note", super::MEMO);
        check.build(|| Some((verdict?, note)))
    }

    /// The code, as the database keeps it; its name is the message "coding-verdict-CODE".
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Coder(_) => "coder",
            Self::All => "all",
            Self::None => "none",
            Self::Other(_) => "other",
        }
    }
}

/// A verdict with its circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The text.
    pub transcript: TranscriptId,
    /// The first cue of the turn.
    pub cue: u32,
    /// What was decided.
    pub verdict: Verdict,
    /// Why.
    pub note: String,
    /// By whom.
    pub person: PersonId,
    /// When.
    pub at: Moment,
}

/// A code that a turn carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The text.
    pub transcript: TranscriptId,
    /// The turn.
    pub turn: Turn,
    /// The code.
    pub code: CodeId,
}

impl Agreed {
    /// The participant who spoke.
    pub fn participant(&self) -> Option<ParticipantId> {
        self.turn.participant
    }
}

/// The consensus of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consensus {
    /// Every code of every turn.
    pub codings: Vec<Agreed>,
    /// Turns that are in dispute still: what nobody has decided counts as not given.
    pub open: usize,
    /// Turns that were decided.
    pub decided: usize,
    /// Texts that one coder alone coded, whose word counts.
    pub single: usize,
}

/// The consensus of documents; of several decisions on a turn the last one holds.
pub fn consensus(documents: &[Document], decisions: &[Decision]) -> Consensus {
    let mut last: BTreeMap<(TranscriptId, u32), &Decision> = BTreeMap::new();
    for decision in decisions {
        last.insert((decision.transcript, decision.cue), decision);
    }
    let disputed: BTreeMap<_, _> =
        disputes(documents).into_iter().map(|dispute| ((dispute.transcript, dispute.turn.first), dispute)).collect();
    let mut found = Consensus::default();
    for document in documents {
        found.single += usize::from(document.coders.len() == 1);
        for (turn, carried) in document.turns.iter().zip(document.carried()) {
            let place = (document.transcript, turn.first);
            let mut codes: BTreeSet<CodeId> =
                carried.into_iter().filter(|(_, coders)| *coders == document.coders).map(|(code, _)| code).collect();
            if let Some(dispute) = disputed.get(&place) {
                match last.get(&place).map(|decision| &decision.verdict) {
                    None => found.open += 1,
                    Some(verdict) => {
                        found.decided += 1;
                        match verdict {
                            Verdict::Coder(coder) => codes.extend(dispute.by.get(coder).into_iter().flatten()),
                            Verdict::All => codes.extend(dispute.codes()),
                            Verdict::None => {}
                            Verdict::Other(others) => codes.extend(others),
                        }
                    }
                }
            }
            let agreed = |code| Agreed { transcript: document.transcript, turn: turn.clone(), code };
            found.codings.extend(codes.into_iter().map(agreed));
        }
    }
    found
}

/// The turns that carry a code: by consensus, or as one coder has them.
pub fn coded(documents: &[Document], decisions: &[Decision], coder: Option<CoderId>) -> (Vec<Coded>, Consensus) {
    let found = match coder {
        None => consensus(documents, decisions),
        Some(coder) => {
            let own = |document: &Document| {
                let mut own = document.clone();
                own.marks.retain(|mark| mark.coder == coder);
                own.coders = [coder].into();
                document.coders.contains(&coder).then_some(own)
            };
            consensus(&documents.iter().filter_map(own).collect::<Vec<_>>(), &[])
        }
    };
    let coded = found.codings.iter().map(|one| Coded { code: one.code, participant: one.participant() }).collect();
    (coded, found)
}
