//! Coding of transcripts: a stretch of the text, a code, who gave it, under which version of the codebook, and when.
//!
//! Coders work in rounds. A round is blind until it is closed: nobody sees what another has coded, nor how much. What was
//! removed stays as history. Everything that is counted is counted in speaker turns: the cues that one person says in a row.

mod agreement;
mod consensus;
mod dispute;
mod document;
mod matrix;
mod saturation;
mod span;

pub use agreement::{Agreement, FLOOR, Figures, RESAMPLES, agreement, unitizing};
pub use consensus::{Agreed, Consensus, Decision, Verdict, coded, consensus};
pub use dispute::{Confusion, Dispute, confusions, disputes};
pub use document::{Document, Line, Mark, Turn, turns};
pub use matrix::{Cell, Coded, Column, Matrix, Member, PUBLIC_FLOOR, Public, PublicRow, Row, matrix, public};
pub use saturation::{BASE, Cumulative, ORDERS, RUN, Saturated, Step, THRESHOLD, saturation};
pub use span::{Point, Span};

use crate::{
    fields::{Check, Faults, Fields},
    id::{CodeId, CoderId, CodingId, RoundId, TranscriptId},
    moment::Moment,
};

/// The longest memo or note, in characters.
pub const MEMO: usize = 4000;

/// A round of coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Its number in the study, from 1.
    pub number: u32,
    /// Whether nobody sees another's codings until it is closed.
    pub blind: bool,
    /// When it began.
    pub opened: Moment,
    /// When it was closed; none while it is open.
    pub closed: Option<Moment>,
    /// The seed of its bootstrap and of its random orders, kept so that both can be repeated.
    pub seed: u32,
}

impl Round {
    /// Whether codings are taken.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Whether others' codings are shown, and anything counted over them.
    pub fn shows_others(&self) -> bool {
        !self.blind || !self.is_open()
    }
}

/// One coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coding {
    /// Its id.
    pub id: CodingId,
    /// The round it was given in.
    pub round: RoundId,
    /// The text.
    pub transcript: TranscriptId,
    /// Who gave it.
    pub coder: CoderId,
    /// The code.
    pub code: CodeId,
    /// The version of the codebook it was given under.
    pub version: u32,
    /// The stretch.
    pub span: Span,
    /// When.
    pub created: Moment,
    /// When it was taken back; none while it stands.
    pub removed: Option<Moment>,
}

impl Coding {
    /// The coding as it counts.
    pub fn mark(&self) -> Mark {
        Mark { coder: self.coder, code: self.code, span: self.span }
    }
}

/// A memo as typed in the field "text".
pub fn memo(fields: &Fields) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let text = check.text("text", MEMO);
    check.done(text)
}

#[cfg(test)]
mod tests;
