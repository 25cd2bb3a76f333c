//! What stands in the way of a recommendation: a fixed list, so that barriers can be counted without reading any text.

/// What kept a recommendation from being followed, or followed in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Barrier {
    /// There is nobody, or nothing, of the kind in reach.
    Unavailable,
    /// It exists, but people wait for it.
    WaitingList,
    /// What it costs, or what insurance does not cover.
    Cost,
    /// The patient preferred otherwise.
    Preference,
    /// The patient's state changed, so that it no longer fitted.
    ClinicalChange,
    /// It was begun and not borne.
    SideEffect,
    /// The practitioner or the clinic had no time for it yet.
    Time,
    /// Anything else.
    Other,
}

impl Barrier {
    /// Every barrier, in the order in which a choice lists them.
    pub const ALL: [Self; 8] = [
        Self::Unavailable,
        Self::WaitingList,
        Self::Cost,
        Self::Preference,
        Self::ClinicalChange,
        Self::SideEffect,
        Self::Time,
        Self::Other,
    ];

    /// The barrier of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|barrier| barrier.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "follow-up-barrier-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unavailable => "unavailable",
            Self::WaitingList => "waiting-list",
            Self::Cost => "cost",
            Self::Preference => "preference",
            Self::ClinicalChange => "clinical-change",
            Self::SideEffect => "side-effect",
            Self::Time => "time",
            Self::Other => "other",
        }
    }
}
