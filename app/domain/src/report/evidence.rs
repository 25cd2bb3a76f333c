//! What a program's own records show, by Moore's levels of outcomes (Moore, Green, Gallis 2009, J Contin Educ Health Prof 29:1),
//! and what they do not: most evaluations of tele-mentoring stop at the fourth level.

/// A level of outcomes, from taking part to the health of a community.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// 1: people took part.
    Participation,
    /// 2: they were satisfied.
    Satisfaction,
    /// 3: they knew more afterwards.
    Learning,
    /// 4: they felt or were able to do it.
    Competence,
    /// 5: they did it at work.
    Performance,
    /// 6: patients were better for it.
    PatientHealth,
    /// 7: the community was.
    CommunityHealth,
}

/// How far a level is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// By the program's own records; the figure in words.
    Evidenced(String),
    /// Something was asked, but on too few people to be told.
    TooFew,
    /// Beside an earlier report it would tell of a few people.
    TooNear,
    /// Nothing in the records speaks to it.
    NotEvidenced,
}

impl Level {
    /// Every level, from the first to the last.
    pub const ALL: [Self; 7] = [
        Self::Participation,
        Self::Satisfaction,
        Self::Learning,
        Self::Competence,
        Self::Performance,
        Self::PatientHealth,
        Self::CommunityHealth,
    ];

    /// The code; its name is the message "report-level-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participation => "participation",
            Self::Satisfaction => "satisfaction",
            Self::Learning => "learning",
            Self::Competence => "competence",
            Self::Performance => "performance",
            Self::PatientHealth => "patient-health",
            Self::CommunityHealth => "community-health",
        }
    }
}
