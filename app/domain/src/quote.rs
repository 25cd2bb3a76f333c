//! Quotes: words of a participant that a report may print, and the guard against telling by them who it was.
//!
//! The guard counts the participants of the study who share everything that is shown beside the words: fewer than
//! [`BLOCKS`] may not be shown, fewer than [`WARNS`] should not. It names the richest description that passes instead.

use std::collections::BTreeSet;

use crate::{
    fields::{Check, Faults, Fields},
    identifier,
    participant::Traits,
};

/// With fewer people who share what is shown, a quote is held back.
pub const BLOCKS: u32 = 3;

/// With fewer people who share what is shown, a warning is given.
pub const WARNS: u32 = 5;

/// The longest quote, in characters.
pub const TEXT: usize = 2000;

/// Something shown beside a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// The profession, which tells its family.
    Profession,
    /// The family of the profession.
    Family,
    /// Whether the person prescribes.
    Prescriber,
    /// The number of the focus group.
    Group,
}

impl Shown {
    /// Everything that can be shown, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Profession, Self::Family, Self::Prescriber, Self::Group];

    /// The attribute of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "quote-shows-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Profession => "profession",
            Self::Family => "family",
            Self::Prescriber => "prescriber",
            Self::Group => "group",
        }
    }
}

/// What is shown beside a quote.
pub type Showing = BTreeSet<Shown>;

/// The attributes of codes with spaces between, as the database keeps them.
pub fn showing(codes: &str) -> Option<Showing> {
    codes.split_whitespace().map(Shown::parse).collect()
}

/// The codes of attributes with spaces between.
pub fn codes(showing: &Showing) -> String {
    showing.iter().map(|shown| shown.code()).collect::<Vec<_>>().join(" ")
}

/// Somebody quoted: what they were at the time, and the focus group in which they said it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What they were.
    pub traits: &'a Traits,
    /// The number of the focus group.
    pub group: u32,
}

/// How many participants share what is shown of somebody, the person among them.
pub fn sharing(showing: &Showing, subject: Subject<'_>, all: &[Traits]) -> u32 {
    let own = subject.traits;
    let shares = |other: &&Traits| {
        showing.iter().all(|shown| match shown {
            Shown::Profession => other.profession == own.profession,
            Shown::Family => other.family() == own.family(),
            Shown::Prescriber => other.prescriber == own.prescriber,
            Shown::Group => other.groups.contains(&subject.group),
        })
    };
    u32::try_from(all.iter().filter(shares).count()).unwrap_or(u32::MAX)
}

/// The richest description, no finer than what is asked for, that [`WARNS`] people or more share: the profession counts more
/// than its family, then whether they prescribe, then the group. Nothing at all where even the family is too small.
pub fn advised(showing: &Showing, subject: Subject<'_>, all: &[Traits]) -> Showing {
    let kinds: &[Option<Shown>] = if showing.contains(&Shown::Profession) {
        &[Some(Shown::Profession), Some(Shown::Family), None]
    } else if showing.contains(&Shown::Family) {
        &[Some(Shown::Family), None]
    } else {
        &[None]
    };
    let others = [Shown::Prescriber, Shown::Group].map(|shown| showing.contains(&shown).then_some(shown));
    let [prescriber, group] = others;
    for kind in kinds {
        for rest in [[prescriber, group], [prescriber, None], [None, group], [None, None]] {
            let candidate: Showing = rest.into_iter().flatten().chain(*kind).collect();
            if sharing(&candidate, subject, all) >= WARNS {
                return candidate;
            }
        }
    }
    Showing::new()
}

/// What the number of people who share a description means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// So few that it is held back.
    Blocks,
    /// Few.
    Warns,
    /// Enough.
    Passes,
}

impl Verdict {
    /// The verdict on a number of people.
    pub const fn on(people: u32) -> Self {
        match people {
            people if people < BLOCKS => Self::Blocks,
            people if people < WARNS => Self::Warns,
            _ => Self::Passes,
        }
    }

    /// The code; its sentence is the message "quote-verdict-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Warns => "warns",
            Self::Passes => "passes",
        }
    }
}

/// What the guard says of a quote.
#[derive(Clone, PartialEq, Eq)]
pub struct Guard {
    /// How many participants share what is shown.
    pub people: u32,
    /// Out of how many.
    pub of: u32,
    /// What that means.
    pub verdict: Verdict,
    /// What could be shown instead, where that is less.
    pub advised: Option<Showing>,
    /// Identifying details and pseudonyms that the words still hold.
    pub residual: Vec<String>,
    /// How many quotes of this person there are, this one among them.
    pub quoted: u32,
    /// More than this are too many.
    pub most: u32,
}

crate::unprinted!(Guard);

impl Guard {
    /// Looks at a quote: its words, what is shown, whose it is among all who take part, and how often they are quoted.
    pub fn of(text: &str, shown: &Showing, subject: Subject<'_>, all: &[Traits], (quoted, most): (u32, u32)) -> Self {
        let people = sharing(shown, subject, all);
        let verdict = Verdict::on(people);
        let advised = (verdict != Verdict::Passes).then(|| advised(shown, subject, all));
        let of = u32::try_from(all.len()).unwrap_or(u32::MAX);
        Self { people, of, verdict, advised, residual: residual(text), quoted, most }
    }

    /// Whether it takes a reason to clear the quote all the same.
    pub fn objects(&self) -> bool {
        self.verdict == Verdict::Blocks || !self.residual.is_empty()
    }

    /// Whether the person is quoted too often.
    pub const fn is_over_quoted(&self) -> bool {
        self.quoted > self.most
    }
}

/// What could still tell somebody by a quote: identifying details, and pseudonyms, which tie a quote to others.
fn residual(text: &str) -> Vec<String> {
    let mut found: Vec<String> = identifier::find(&[("text", text)], None).into_iter().map(|one| one.found).collect();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let pseudonyms = words.filter(|word| {
        word.strip_prefix('P').is_some_and(|rest| rest.len() >= 2 && rest.chars().all(|c| c.is_ascii_digit()))
    });
    found.extend(pseudonyms.map(str::to_owned));
    found.dedup();
    found
}

/// A quote as somebody picks it.
#[derive(Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, in the order of the cue.
    pub text: String,
    /// What is shown beside them.
    pub showing: Showing,
}

crate::unprinted!(Quote);

impl Quote {
    /// Reads `text` and the ticked `shows`. The words must be the cue's, in its order; "…" and [brackets] stand for what is
    /// left out or replaced.
    pub fn check(fields: &Fields, cue: &str) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let text = check.text("text", TEXT);
        let mut showing: Option<Showing> = fields.all("shows").map(Shown::parse).collect();
        if let Some(showing) = showing.as_mut().filter(|showing| showing.contains(&Shown::Profession)) {
            showing.remove(&Shown::Family);
        }
        if showing.is_none() {
            check.fault("shows", "fault-unknown-option");
        }
        if !text.is_empty() && !is_from(&text, cue) {
            check.fault("text", "quote-fault-words");
        }
        check.build(|| Some(Self { text, showing: showing? }))
    }
}

/// Whether words are from a cue, in its order, as far as they stand outside of brackets and "…".
fn is_from(text: &str, cue: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let cue = plain(cue);
    let mut rest = cue.as_str();
    let mut any = false;
    for part in text.replace("...", "…").split(['…', '[']) {
        // What stands behind a bracket that was opened ends where it is closed. A cue has brackets of its own, too.
        let part = part.split_once(']').map_or(part, |(_, outside)| outside);
        let part = plain(part);
        if part.is_empty() {
            continue;
        }
        let Some(at) = rest.find(&part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
        any = true;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profession::Profession;

    fn traits(code: &str, prescriber: bool, group: u32) -> Traits {
        Traits { profession: Profession::parse(code).unwrap(), prescriber, groups: vec![group] }
    }

    /// Two nurse practitioners, one in each group; three registered nurses in the second; a pharmacist.
    fn study() -> Vec<Traits> {
        vec![
            traits("nurse-practitioner", true, 1),
            traits("nurse-practitioner", true, 2),
            traits("registered-nurse", false, 2),
            traits("registered-nurse", false, 2),
            traits("registered-nurse", false, 1),
            traits("pharmacist", false, 1),
        ]
    }

    fn shown(codes: &str) -> Showing {
        showing(codes).unwrap()
    }

    #[test]
    fn a_nurse_practitioner_of_group_2_is_shown_as_nursing() {
        let all = study();
        let subject = Subject { traits: &all[1], group: 2 };
        let asked = shown("profession group");
        assert_eq!(sharing(&asked, subject, &all), 1);
        assert_eq!(advised(&asked, subject, &all), shown("family"));
        let guard = Guard::of("I call first.", &asked, subject, &all, (1, 3));
        assert_eq!((guard.people, guard.of, guard.verdict), (1, 6, Verdict::Blocks));
        assert!(guard.objects() && !guard.is_over_quoted());
        assert_eq!(sharing(&shown("family"), subject, &all), 5);
        assert!(!Guard::of("I call first.", &shown("family"), subject, &all, (1, 3)).objects());
    }

    #[test]
    fn somebody_in_two_groups_is_one_of_each_and_one_person() {
        let mut all = study();
        all[0].groups = vec![1, 2];
        // Quoted from either group, they share it with everybody of it, and count once where the group is not shown.
        for (group, people) in [(1, 3), (2, 4)] {
            let subject = Subject { traits: &all[0], group };
            assert_eq!(sharing(&shown("group"), subject, &all), people);
        }
        assert_eq!(sharing(&shown("profession"), Subject { traits: &all[0], group: 2 }, &all), 2);
        assert_eq!(sharing(&shown("profession group"), Subject { traits: &all[1], group: 2 }, &all), 2);
    }

    #[test]
    fn the_only_pharmacist_is_shown_as_nobody() {
        let all = study();
        let subject = Subject { traits: &all[5], group: 1 };
        assert_eq!(advised(&shown("profession prescriber group"), subject, &all), Showing::new());
        assert_eq!(sharing(&Showing::new(), subject, &all), 6);
    }

    #[test]
    fn under_three_blocks_and_under_five_warns() {
        let verdicts = [0, 2, 3, 4, 5].map(Verdict::on);
        use Verdict::{Blocks, Passes, Warns};
        assert_eq!(verdicts, [Blocks, Blocks, Warns, Warns, Passes]);
    }

    #[test]
    fn what_the_words_still_tell_holds_a_quote_back() {
        let all = study();
        let subject = Subject { traits: &all[2], group: 2 };
        let guard = |text: &str| Guard::of(text, &Showing::new(), subject, &all, (4, 3));
        assert_eq!(guard("Dr. Okonkwo told P07 in Moosonee.").residual, ["Dr. Okonkwo", "Moosonee", "P07"]);
        assert!(guard("Dr. Okonkwo told me.").objects());
        assert!(!guard("The team told me, P7 not.").objects());
        assert!(guard("The team told me.").is_over_quoted());
    }

    #[test]
    fn words_are_the_cues_and_in_its_order() {
        let cue = "I trust them, well, [a clinic] too, and they call me first.";
        let read = |text: &str| {
            let fields = Fields::default().with("text", text).with("shows", "profession").with("shows", "family");
            Quote::check(&fields, cue)
        };
        assert_eq!(read("they call me first.").unwrap().showing, shown("profession"));
        for good in ["I trust them … they call me first.", "[We] trust them, well,", "... they call [us] first."] {
            assert!(read(good).is_ok(), "{good}");
        }
        for bad in ["they call me last", "they call me first … I trust them", "[nothing of theirs]", "…"] {
            assert_eq!(read(bad).unwrap_err(), Faults::one("text", "quote-fault-words"), "{bad}");
        }
    }
}
