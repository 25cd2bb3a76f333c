//! Names out of transcripts: first every registered name in every form it is said in, then whatever `deid` finds, each as a
//! detail that is replaced or kept for a reason. Only whole words are ever replaced.
//!
//! A detail is *certain* when it needs no decision: a registered name that is no everyday word, an address, a number. The
//! others wait until somebody decides, once for all places that read alike.

mod everyday;
mod forms;
mod word;

use std::{collections::BTreeMap, ops::Range};

use deid::Label;

use crate::{identifier, participant, person::fold};
use forms::Forms;
use word::words;

/// How somebody of the registration list stands to the study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// A participant, with the number of the pseudonym.
    Participant(u32),
    /// Whoever leads the discussion.
    Moderator,
    /// Somebody of the hub's team.
    Team,
    /// Somebody else of the program.
    Colleague,
}

/// Somebody whose name must not stand in a transcript.
#[derive(Clone)]
pub struct Registered {
    /// The name, as "Bethany Crowe".
    pub name: String,
    /// The clinic or organization; may be empty.
    pub site: String,
    /// The town or region; may be empty.
    pub community: String,
    /// How they stand to the study.
    pub stand: Stand,
}

crate::unprinted!(Registered, Detail, Place);

/// What stands in the place of details, in the language of the transcripts: "[a colleague]".
#[derive(Clone, Debug)]
pub struct Stead {
    /// For a name that is several people's.
    pub name: String,
    /// For whoever leads the discussion.
    pub moderator: String,
    /// For somebody of the hub's team.
    pub team: String,
    /// For somebody else of the program.
    pub colleague: String,
    /// For a clinic or organization.
    pub site: String,
    /// For a town or region.
    pub community: String,
    /// For a mail address.
    pub mail: String,
    /// For words of somebody who did not agree to be written down.
    pub silence: String,
}

impl Stead {
    fn of(&self, stand: Stand) -> String {
        match stand {
            Stand::Participant(number) => participant::pseudonym(number),
            Stand::Moderator => self.moderator.clone(),
            Stand::Team => self.team.clone(),
            Stand::Colleague => self.colleague.clone(),
        }
    }
}

/// What a detail is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A registered person.
    Registered,
    /// A name that the library found.
    Name,
    /// A place, registered or found.
    Place,
    /// A clinic, an institution.
    Institution,
    /// A date.
    Date,
    /// An age from 90 on.
    Age,
    /// A number that stands for somebody.
    Number,
    /// A telephone number, an address in a network.
    Contact,
}

impl What {
    /// The code; its name is the message "transcript-what-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Name => "name",
            Self::Place => "place",
            Self::Institution => "institution",
            Self::Date => "date",
            Self::Age => "age",
            Self::Number => "number",
            Self::Contact => "contact",
        }
    }

    const fn of(label: Label) -> Self {
        match label {
            Label::Name => Self::Name,
            Label::Location => Self::Place,
            Label::Org => Self::Institution,
            Label::Date => Self::Date,
            Label::Age | Label::Age90 => Self::Age,
            Label::Id => Self::Number,
            Label::Contact => Self::Contact,
        }
    }
}

/// One place of a detail.
#[derive(Clone, PartialEq, Eq)]
pub struct Place {
    /// Which text, from 0.
    pub text: usize,
    /// Where in it: bytes.
    pub bytes: Range<usize>,
    /// The key of its detail.
    pub key: String,
}

/// A detail with all its places.
#[derive(Clone, PartialEq, Eq)]
pub struct Detail {
    /// What decisions are kept by.
    pub key: String,
    /// The detail as it is written in its first place.
    pub found: String,
    /// What it is.
    pub what: What,
    /// What could stand there instead.
    pub replacement: String,
    /// Whether it is replaced without a decision, and cannot be kept.
    pub certain: bool,
    /// How many places it has.
    pub count: usize,
    /// The text of its first place, from 0.
    pub first: usize,
}

/// A found detail before it is grouped.
struct Found {
    text: usize,
    bytes: Range<usize>,
    key: String,
    what: What,
    replacement: String,
    certain: bool,
}

/// Everything that was found in the texts of a transcript.
pub struct Findings {
    /// The details, those that wait for a decision first, then by their first place.
    pub details: Vec<Detail>,
    /// Their places, in order, without overlaps.
    pub places: Vec<Place>,
}

/// What somebody decided about a detail: the words that stand there instead, or none when it is kept.
pub type Decisions = BTreeMap<String, Option<String>>;

/// Looks through the texts of a transcript, in their order.
pub fn find(register: &[Registered], stead: &Stead, texts: &[&str]) -> Findings {
    let forms = Forms::of(register, stead);
    let mut found: Vec<Found> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let words = words(text);
        found.extend(mails(text).map(|bytes| Found {
            text: place,
            key: key(text.get(bytes.clone()).unwrap_or_default()),
            bytes,
            what: What::Contact,
            replacement: stead.mail.clone(),
            certain: true,
        }));
        for hit in forms.hits(text, &words) {
            let written = text.get(hit.bytes.clone()).unwrap_or_default();
            // What is doubtful is decided apart from what is certain, although it folds alike: "Will" and "will".
            let doubt = if hit.certain { "" } else { "?" };
            found.push(Found {
                text: place,
                key: format!("{}{doubt}", key(written)),
                bytes: hit.bytes,
                what: hit.what,
                replacement: hit.replacement,
                certain: hit.certain,
            });
        }
    }
    let mut found = settled(found);
    // What the library finds beside a registered name in one stretch is a detail of its own: whoever keeps it does not keep
    // the name with it.
    let taken = ranges(&found);
    let names: Vec<String> = (0..texts.len()).map(|number| number.to_string()).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(texts.iter().copied()).collect();
    for one in identifier::find(&fields, None) {
        let Ok(text) = one.field.parse() else { continue };
        let certain = one.blocks() && matches!(one.label, Label::Contact | Label::Id);
        let written = texts.get(text).copied().unwrap_or_default();
        for bytes in rest(written, one.bytes, taken.get(&text).map_or(&[], Vec::as_slice)) {
            found.push(Found {
                text,
                key: key(written.get(bytes.clone()).unwrap_or_default()),
                bytes,
                what: What::of(one.label),
                replacement: one.replacement.clone(),
                certain,
            });
        }
    }
    gather(found, texts)
}

/// Where something was found, by text.
fn ranges(found: &[Found]) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut taken: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for one in found {
        taken.entry(one.text).or_default().push(one.bytes.clone());
    }
    taken
}

/// What is left of a stretch without what is taken: pieces of two letters or more, from a letter to a letter.
fn rest(text: &str, bytes: Range<usize>, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut inside: Vec<&Range<usize>> =
        taken.iter().filter(|range| range.start < bytes.end && bytes.start < range.end).collect();
    if inside.is_empty() {
        return vec![bytes];
    }
    inside.sort_by_key(|range| range.start);
    let mut pieces = Vec::new();
    let mut from = bytes.start;
    for range in inside {
        pieces.push(from..range.start.max(from));
        from = from.max(range.end);
    }
    pieces.push(from..bytes.end.max(from));
    let trimmed = |piece: Range<usize>| {
        let part = text.get(piece.clone())?;
        let start = piece.start + part.find(char::is_alphanumeric)?;
        let end = piece.start + part.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        let letters = text.get(start..end)?.chars().filter(|c| c.is_alphanumeric()).count();
        (letters > 1).then_some(start..end)
    };
    pieces.into_iter().filter_map(trimmed).collect()
}

/// The longest of what overlaps, what is certain before what is not.
fn settled(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|one| (std::cmp::Reverse(one.bytes.len()), !one.certain, one.what));
    let mut taken: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    found.retain(|one| {
        let ranges = taken.entry(one.text).or_default();
        let free = ranges.iter().all(|other| one.bytes.end <= other.start || other.end <= one.bytes.start);
        if free {
            ranges.push(one.bytes.clone());
        }
        free
    });
    found
}

/// One detail for all places that read alike.
fn gather(mut found: Vec<Found>, texts: &[&str]) -> Findings {
    found.sort_by_key(|one| (one.text, one.bytes.start));
    let mut details: Vec<Detail> = Vec::new();
    let mut places = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for one in found {
        let written = texts.get(one.text).and_then(|text| text.get(one.bytes.clone())).unwrap_or_default();
        places.push(Place { text: one.text, bytes: one.bytes, key: one.key.clone() });
        let at = *known.entry(one.key.clone()).or_insert(details.len());
        match details.get_mut(at) {
            Some(detail) => {
                detail.count += 1;
                detail.certain |= one.certain;
            }
            None => details.push(Detail {
                key: one.key,
                found: written.to_owned(),
                what: one.what,
                replacement: one.replacement,
                certain: one.certain,
                count: 1,
                first: one.text,
            }),
        }
    }
    details.sort_by_key(|detail| (detail.certain, detail.first));
    Findings { details, places }
}

impl Findings {
    /// The details that wait for a decision.
    pub fn open<'a>(&'a self, decisions: &'a Decisions) -> impl Iterator<Item = &'a Detail> {
        self.details.iter().filter(|detail| !detail.certain && !decisions.contains_key(&detail.key))
    }

    /// The texts with every detail replaced as decided; none while something waits.
    pub fn apply(&self, texts: &[&str], decisions: &Decisions) -> Option<Vec<String>> {
        if self.open(decisions).next().is_some() {
            return None;
        }
        let proposed: BTreeMap<&str, &Detail> =
            self.details.iter().map(|detail| (detail.key.as_str(), detail)).collect();
        let replace = |(number, text): (usize, &&str)| {
            let mut written = String::with_capacity(text.len());
            let mut from = 0;
            for place in self.places.iter().filter(|place| place.text == number) {
                let detail = proposed.get(place.key.as_str())?;
                let replacement = match decisions.get(&place.key) {
                    // What is certain cannot be kept, whatever a form says.
                    Some(None) if !detail.certain => continue,
                    Some(Some(own)) => own.as_str(),
                    _ => detail.replacement.as_str(),
                };
                written.push_str(text.get(from..place.bytes.start)?);
                unelide(&mut written, replacement);
                written.push_str(replacement);
                from = place.bytes.end;
            }
            written.push_str(text.get(from..)?);
            Some(written)
        };
        texts.iter().enumerate().map(replace).collect()
    }
}

/// "d'Éloïse" becomes "de P07": an elision before a replacement that begins with a consonant is written out.
fn unelide(written: &mut String, replacement: &str) {
    let vowel = |letter: char| "aeiouyhéèêâîôû".contains(letter.to_ascii_lowercase());
    if replacement.chars().next().is_none_or(vowel) {
        return;
    }
    let Some(before) = written.strip_suffix(['\'', '’']) else { return };
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if ["d", "qu", "lorsqu", "puisqu", "jusqu", "j", "m", "n", "s", "t"].contains(&fold(word).as_str()) {
        let rest = before.len();
        written.truncate(rest);
        written.push_str("e ");
    }
}

/// A detail as decisions are kept by: folded, with single spaces.
fn key(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The mail addresses of a text.
fn mails(text: &str) -> impl Iterator<Item = Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let start = before.rfind(|c| !part(c)).map_or(0, |end| end + before.get(end..).map_or(1, first_len));
        let after = text.get(at + 1..)?;
        let end = after.find(|c| !part(c)).unwrap_or(after.len());
        let host = after.get(..end)?.trim_end_matches(['.', '-', '_']);
        (start < at && host.contains('.')).then_some(start..at + 1 + host.len())
    })
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
#[path = "pseudonym/tests.rs"]
mod tests;
