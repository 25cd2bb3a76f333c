//! That somebody presented a case, as a proof of it says to an insurer, a college or an employer: who, when, in which program
//! of which hub. Never a word of the case, not even its code.

use crate::{
    certificate::Code,
    language::Text,
    letter::Named,
    moment::{Moment, Zone},
};

/// Everything a proof says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presentation {
    /// The hub's name.
    pub hub: Text,
    /// The program's title.
    pub program: String,
    /// When the session was.
    pub starts: Moment,
    /// The zone the session was planned in.
    pub zone: Zone,
    /// Who presented.
    pub named: Named,
    /// The code by which anyone can check the proof; none for a case that was presented before there were codes.
    pub code: Option<Code>,
}
