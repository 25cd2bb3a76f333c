//! What was said in a focus group: cues with stable numbers, first as imported, then under pseudonyms.
//!
//! imported → linked (every speaker is a participant, a moderator, or said to be unknown) → frozen (names replaced, the words
//! as imported gone from the database).

mod proposal;
mod timing;

pub use proposal::{Stretch, Timed, propose};
pub use timing::{Placed, Typed, place};

use crate::{id::ParticipantId, person::fold};

/// The largest file that is read, in bytes.
pub const BYTES: usize = 5 * 1024 * 1024;

/// The most cues of a transcript.
pub const CUES: usize = 20_000;

/// How far a transcript has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Read; its speakers are names.
    Imported,
    /// Every speaker is somebody; names are being replaced.
    Linked,
    /// Only pseudonyms are left; it can be coded.
    Frozen,
}

impl State {
    /// The state of a code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Imported, Self::Linked, Self::Frozen].into_iter().find(|state| state.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "transcript-state-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Imported => "imported",
            Self::Linked => "linked",
            Self::Frozen => "frozen",
        }
    }
}

/// Who says a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A participant.
    Participant(ParticipantId),
    /// Whoever leads the discussion.
    Moderator,
    /// Nobody knows.
    Unknown,
}

impl Voice {
    /// The code of its kind, as the database keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participant(_) => "participant",
            Self::Moderator => "moderator",
            Self::Unknown => "unknown",
        }
    }

    /// The voice of a kind and a participant; none when they do not fit.
    pub fn read(code: &str, participant: Option<ParticipantId>) -> Option<Self> {
        match (code, participant) {
            ("participant", Some(participant)) => Some(Self::Participant(participant)),
            ("moderator", None) => Some(Self::Moderator),
            ("unknown", None) => Some(Self::Unknown),
            _ => None,
        }
    }

    /// The participant who speaks.
    pub const fn participant(self) -> Option<ParticipantId> {
        match self {
            Self::Participant(participant) => Some(participant),
            Self::Moderator | Self::Unknown => None,
        }
    }
}

/// What a speaker's name in a file suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// The name is somebody's, place in the list that was asked; whether nothing speaks against it.
    Somebody {
        /// The place in the list.
        place: usize,
        /// Whether the whole name fits and fits nobody else.
        sure: bool,
    },
    /// It is a role of whoever leads the discussion.
    Moderator,
    /// Nobody is meant.
    Nobody,
}

/// Names under which whoever leads a discussion stands in transcripts, folded.
const MODERATORS: &[&str] = &[
    "moderator",
    "interviewer",
    "facilitator",
    "researcher",
    "host",
    "moderateur",
    "moderatrice",
    "animateur",
    "animatrice",
    "intervieweur",
    "intervieweuse",
    "chercheur",
    "chercheuse",
];

/// Whom a speaker's name in a file means, out of names in the form "Bethany Crowe": the whole name, in any order, with
/// credentials and pronouns beside it; else a first or last name or initials that fit only one person.
///
/// ```
/// use domain::transcript::{Suggestion, suggest};
/// let names = ["Bethany Crowe", "Éloïse Martin", "Beth Martin"];
/// assert_eq!(suggest("CROWE, Bethany (she/her)", &names), Suggestion::Somebody { place: 0, sure: true });
/// assert_eq!(suggest("Eloise", &names), Suggestion::Somebody { place: 1, sure: false });
/// assert_eq!(suggest("Martin", &names), Suggestion::Nobody);
/// assert_eq!(suggest("Interviewer 1", &names), Suggestion::Moderator);
/// ```
pub fn suggest(speaker: &str, names: &[&str]) -> Suggestion {
    let words = words(speaker);
    if words.iter().any(|word| MODERATORS.contains(&word.as_str())) {
        return Suggestion::Moderator;
    }
    let fits = |test: &dyn Fn(&[String]) -> bool| {
        let mut found = names.iter().enumerate().filter(|(_, name)| test(&self::words(name))).map(|(place, _)| place);
        found.next().filter(|_| found.next().is_none())
    };
    let whole = |name: &[String]| !name.is_empty() && name.iter().all(|part| words.contains(part));
    if let Some(place) = fits(&whole) {
        return Suggestion::Somebody { place, sure: true };
    }
    // First and last name, where one or the other writes names in between.
    let ends = |name: &[String]| {
        name.len() > 1 && [name.first(), name.last()].into_iter().flatten().all(|part| words.contains(part))
    };
    let part = |name: &[String]| name.iter().any(|part| part.chars().count() > 1 && words.contains(part));
    let initials = |name: &[String]| {
        let letters: String = name.iter().filter_map(|part| part.chars().next()).collect();
        name.len() > 1 && words.concat() == letters
    };
    let found = fits(&ends).or_else(|| fits(&part)).or_else(|| fits(&initials));
    found.map_or(Suggestion::Nobody, |place| Suggestion::Somebody { place, sure: false })
}

/// Whether a speaker's name in a file can be somebody's: more than a role or "Speaker 3".
pub fn is_name(speaker: &str) -> bool {
    const ROLES: &[&str] =
        &["speaker", "participant", "participante", "unknown", "inconnu", "inconnue", "intervenant", "voix", "p"];
    words(speaker).iter().any(|word| {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        !letters.is_empty() && !ROLES.contains(&letters) && !MODERATORS.contains(&letters)
    })
}

/// The words of a name, folded; what stands in brackets is left out.
fn words(name: &str) -> Vec<String> {
    let plain = name.split(['(', '[']).next().unwrap_or_default();
    let split = fold(plain);
    split.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_fits_two_people_is_nobodys() {
        let names = ["Marie-Claude Roy", "Marie Gagnon", "Jean Roy"];
        assert_eq!(suggest("Roy", &names), Suggestion::Nobody);
        assert_eq!(suggest("Marie", &names), Suggestion::Nobody);
        assert_eq!(suggest("Marie Claude Roy, inf.", &names), Suggestion::Somebody { place: 0, sure: true });
        assert_eq!(suggest("MG", &names), Suggestion::Somebody { place: 1, sure: false });
        assert_eq!(suggest("Speaker 3", &names), Suggestion::Nobody);
        assert_eq!(suggest("", &names), Suggestion::Nobody);
    }

    #[test]
    fn those_who_lead_are_known_by_their_role_in_both_languages() {
        for name in ["Interviewer", "Modératrice :", "ANIMATEUR 2", "Facilitator (JL)"] {
            assert_eq!(suggest(name, &["Jean Roy"]), Suggestion::Moderator, "{name}");
        }
    }

    #[test]
    fn a_role_or_a_number_is_no_name() {
        for name in ["Speaker 3", "Moderator", "P07", "12"] {
            assert!(!is_name(name), "{name}");
        }
        assert!(is_name("Dana Fox") && is_name("Moderator Dana"));
    }

    #[test]
    fn a_kind_without_its_participant_is_no_voice() {
        assert_eq!(Voice::read("participant", None), None);
        assert_eq!(Voice::read("moderator", None), Some(Voice::Moderator));
    }
}
