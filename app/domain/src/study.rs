//! A qualitative study of a program: its question, its team, its interview guide.
//!
//! Names and codings are kept apart: who keeps the key to the pseudonyms does not code. A small team may let one person do
//! both for a reason, which everybody in the study reads.

use std::collections::{BTreeMap, BTreeSet};

use crate::fields::{Check, Faults, Fields};

/// What a member of the hub's team does in a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Answers for it.
    Lead,
    /// Codes what was said, under pseudonyms.
    Coder,
    /// Keeps the key: who is who.
    Keeper,
}

impl Part {
    /// Every part, in the order in which a choice lists them.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Coder, Self::Keeper];

    /// The part of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "study-part-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Coder => "coder",
            Self::Keeper => "key-keeper",
        }
    }
}

/// Whether a study goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It goes on.
    Open,
    /// It is over: nothing is added any more, withdrawals still count.
    Closed,
}

impl State {
    /// The state of a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Open, Self::Closed].into_iter().find(|state| state.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "study-state-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }
}

/// Why reports about a study that are older do not stand any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Superseded {
    /// Somebody withdrew.
    Withdrawal,
    /// Somebody took a consent back.
    Consent,
    /// A quote was taken away.
    Quote,
    /// A transcript was corrected.
    Correction,
    /// Somebody took their survey answers out of the program.
    Answers,
}

impl Superseded {
    /// The code, as the database keeps it; its name is the message "study-superseded-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Withdrawal => "withdrawal",
            Self::Consent => "consent",
            Self::Quote => "quote",
            Self::Correction => "correction",
            Self::Answers => "answers",
        }
    }

    /// The reason of a code.
    pub fn parse(code: &str) -> Option<Self> {
        let all = [Self::Withdrawal, Self::Consent, Self::Quote, Self::Correction, Self::Answers];
        all.into_iter().find(|why| why.code() == code)
    }
}

/// What a study is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Study {
    /// Its title.
    pub title: String,
    /// The question it asks.
    pub question: String,
    /// How often one person may be quoted before a warning.
    pub quotes_each: u32,
}

/// How often one person may be quoted before a warning, unless a study says otherwise.
pub const QUOTES_EACH: u32 = 3;

impl Study {
    /// Reads `title`, `question`, `quotes_each`.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let title = check.line("title", 160);
        let question = check.text("question", 1000);
        let quotes_each = check.number("quotes_each", 1, 20).and_then(|number| u32::try_from(number).ok());
        check.build(|| Some(Self { title, question, quotes_each: quotes_each? }))
    }

    /// The fields of a form that shows it.
    pub fn fields(&self) -> Fields {
        Fields::default()
            .with("title", &self.title)
            .with("question", &self.question)
            .with("quotes_each", self.quotes_each.to_string())
    }
}

/// A version of the interview guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// The questions, a line each.
    pub text: String,
    /// Why it was changed; empty for the first.
    pub reason: String,
}

impl Guide {
    /// Reads `text` and, where there is a version before it, `reason`.
    pub fn check(fields: &Fields, is_first: bool) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let text = check.text("text", 9_000);
        let reason = if is_first { String::new() } else { check.text("reason", 500) };
        check.done(Self { text, reason })
    }
}

/// The parts of somebody, and the reason where they may see names and code at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The parts; none takes the person off the team.
    pub parts: BTreeSet<Part>,
    /// Why names and codings are not kept apart; empty where they are.
    pub reason: String,
}

impl Membership {
    /// Reads the ticked `part`s and `reason`. Keeping the key and coding at once needs a reason.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let parts: Option<BTreeSet<Part>> = fields.all("part").map(Part::parse).collect();
        if parts.is_none() {
            check.fault("part", "fault-unknown-option");
        }
        let both = parts.as_ref().is_some_and(is_both);
        let reason = check.maybe_text("reason", 500);
        if both && reason.chars().count() < REASON {
            check.fault("reason", "study-fault-glass");
        }
        check.build(|| Some(Self { parts: parts?, reason: if both { reason } else { String::new() } }))
    }

    /// Whether these parts see names and code.
    pub fn breaks_glass(&self) -> bool {
        is_both(&self.parts)
    }
}

/// The least characters of a reason that is more than a sigh.
pub const REASON: usize = 10;

fn is_both(parts: &BTreeSet<Part>) -> bool {
    parts.contains(&Part::Keeper) && parts.contains(&Part::Coder)
}

/// How far a study has come, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Whether somebody keeps the key.
    pub keeper: bool,
    /// Whether somebody codes.
    pub coder: bool,
    /// Versions of the interview guide.
    pub guides: usize,
    /// Participants who have not withdrawn.
    pub participants: usize,
    /// Those of them who have not answered every question about consent.
    pub unanswered: usize,
    /// Focus groups.
    pub groups: usize,
    /// Focus groups without a transcript.
    pub silent: usize,
    /// Transcripts whose speakers are names.
    pub imported: usize,
    /// Transcripts whose names are being replaced.
    pub linked: usize,
    /// Frozen transcripts.
    pub frozen: usize,
}

/// What is to be done next in a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Somebody must keep the key.
    Keeper,
    /// The interview guide is to be written.
    Guide,
    /// Participants are to be chosen.
    Participants,
    /// Participants are to be asked for their consent.
    Consent,
    /// A focus group is to be written down.
    Group,
    /// Speakers are to be told.
    Speakers,
    /// Names are to be replaced.
    Names,
    /// A transcript is to be imported.
    Transcript,
    /// Somebody must code.
    Coder,
    /// It can be coded.
    Code,
}

impl Next {
    /// What comes next: the first part of the work that is open.
    pub const fn of(so_far: &Progress) -> Self {
        match so_far {
            Progress { keeper: false, .. } => Self::Keeper,
            Progress { guides: 0, .. } => Self::Guide,
            Progress { participants: 0, .. } => Self::Participants,
            Progress { unanswered: 1.., frozen: 0, .. } => Self::Consent,
            Progress { groups: 0, .. } => Self::Group,
            Progress { imported: 1.., .. } => Self::Speakers,
            Progress { linked: 1.., .. } => Self::Names,
            Progress { silent: 1.., .. } => Self::Transcript,
            Progress { coder: false, .. } => Self::Coder,
            _ => Self::Code,
        }
    }

    /// The code; its sentence is the message "study-next-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keeper => "keeper",
            Self::Guide => "guide",
            Self::Participants => "participants",
            Self::Consent => "consent",
            Self::Group => "group",
            Self::Speakers => "speakers",
            Self::Names => "names",
            Self::Transcript => "transcript",
            Self::Coder => "coder",
            Self::Code => "code",
        }
    }
}

/// The items of COREQ, by number, as somebody wrote them: "1" to "32".
pub type Written = BTreeMap<String, String>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_keeps_the_key_codes_only_for_a_reason() {
        let parts = |parts: &[&str], reason: &str| {
            let fields = parts.iter().fold(Fields::default(), |fields, part| fields.with("part", *part));
            Membership::check(&fields.with("reason", reason))
        };
        assert_eq!(parts(&["key-keeper", "coder"], "").unwrap_err(), Faults::one("reason", "study-fault-glass"));
        let broken = parts(&["key-keeper", "coder"], "Only two of us can read French.").unwrap();
        assert!(broken.breaks_glass());
        let apart = parts(&["lead", "coder"], "not needed, not kept").unwrap();
        assert_eq!((apart.breaks_glass(), apart.reason.as_str()), (false, ""));
        assert_eq!(parts(&["boss"], "").unwrap_err(), Faults::one("part", "fault-unknown-option"));
    }

    #[test]
    fn the_first_open_part_of_the_work_comes_next() {
        let ready =
            Progress { keeper: true, coder: true, guides: 1, participants: 5, groups: 2, ..Progress::default() };
        assert_eq!(Next::of(&Progress::default()), Next::Keeper);
        assert_eq!(Next::of(&Progress { unanswered: 2, ..ready }), Next::Consent);
        // Once something is frozen, a late answer does not hold up the rest.
        assert_eq!(Next::of(&Progress { unanswered: 2, linked: 1, frozen: 1, ..ready }), Next::Names);
        assert_eq!(Next::of(&Progress { imported: 1, linked: 1, ..ready }), Next::Speakers);
        assert_eq!(Next::of(&Progress { silent: 1, frozen: 1, ..ready }), Next::Transcript);
        assert_eq!(Next::of(&Progress { frozen: 2, ..ready }), Next::Code);
    }

    #[test]
    fn a_later_guide_says_why_it_was_changed() {
        let fields = Fields::default().with("text", "Who do you turn to?");
        assert_eq!(Guide::check(&fields, true).unwrap().reason, "");
        assert_eq!(Guide::check(&fields, false).unwrap_err(), Faults::one("reason", "fault-missing"));
    }
}
