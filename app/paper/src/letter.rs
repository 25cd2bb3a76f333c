//! The recommendation letter, as final texts: the draft on the screen and the PDF are made from the same ones.

use domain::{
    letter::{self, Author, Named, Other, arrange, signature::Signature, version::Version},
    voice::Voice,
};
use serde::Serialize;

use crate::world::{self, Error, Template};

const TEMPLATE: Template = Template { name: "letter", markup: include_str!("../templates/letter.typ") };

/// A letter in the reader's language, ready to be read.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// "en" or "fr".
    pub language: &'static str,
    /// The hub's name.
    pub hub: String,
    /// The title, with the case's code.
    pub title: String,
    /// To whom, from which program and session, signed by whom.
    pub facts: Vec<Fact>,
    /// Which version this is, what it replaces and why; empty for the first.
    pub version: String,
    /// What this letter is.
    pub intro: String,
    /// The heading of the questions.
    pub questions_title: String,
    /// The presenter's questions; none, and the heading is left out.
    pub questions: Vec<String>,
    /// The recommendations by domain.
    pub parts: Vec<Part>,
    /// The heading of the disclaimer.
    pub note_title: String,
    /// The program's disclaimer, one text a paragraph.
    pub note: Vec<String>,
    /// Who signed and when, one signature a line; none in a draft.
    pub signature: Vec<String>,
    /// At the foot of each page, before the page number.
    pub footer: String,
    /// "Page".
    pub page: String,
    /// "of", between the page number and the number of pages.
    pub of: String,
}

/// One line of facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// The recommendations of one domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The domain's name.
    pub heading: String,
    /// By profession.
    pub groups: Vec<Group>,
}

/// The recommendations of one profession within a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The profession's name.
    pub heading: String,
    /// The recommendations.
    pub items: Vec<Item>,
}

/// One recommendation.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its number, counted through the whole letter.
    pub number: usize,
    /// Its text, one text a paragraph.
    pub text: Vec<String>,
    /// Who gave it, who said the same, who seconded it, what it rests on: one line each.
    pub notes: Vec<String>,
}

domain::unprinted!(Letter, Item);

impl Letter {
    /// What a letter says, said by a voice; a draft when it is not signed yet.
    pub fn of(letter: &letter::Letter, voice: &dyn Voice) -> Self {
        let hub = letter.hub.get(voice.language()).to_owned();
        let date = voice.date(letter.starts, &letter.zone);
        let fact = |key: &str, value: String| Fact { name: voice.say(key), value };
        Self {
            language: voice.language().code(),
            title: voice.tell("letter-paper-title", &[("code", &letter.case)]),
            facts: vec![
                fact("letter-paper-to", named(&letter.presenter, voice)),
                fact("letter-paper-program", letter.program.clone()),
                fact(
                    "letter-paper-session",
                    voice.tell("letter-paper-session-value", &[("topic", &letter.topic), ("date", &date)]),
                ),
            ],
            version: version(letter, voice),
            intro: voice.say("letter-paper-intro"),
            questions_title: voice.count("letter-paper-questions", i64::try_from(letter.questions.len()).unwrap_or(0)),
            questions: letter.questions.clone(),
            parts: arrange(&letter.items).into_iter().map(|part| part_of(part, voice)).collect(),
            note_title: voice.say("letter-paper-note"),
            note: paragraphs(&letter.disclaimer),
            signature: letter.signatures.iter().map(|signature| signed(signature, letter, voice)).collect(),
            footer: format!("{hub} · {}", letter.case),
            page: voice.say("letter-paper-page"),
            of: voice.say("letter-paper-of"),
            hub,
        }
    }
}

/// "Signed by Ada Lovelace, NP, Nurse practitioner, Friday, November 27, 2026, 10:05 a.m. EST".
fn signed(signature: &Signature, letter: &letter::Letter, voice: &dyn Voice) -> String {
    let (name, when) = (named(&signature.named, voice), voice.when(signature.at, &letter.zone));
    voice.tell("letter-paper-signed", &[("name", &name), ("when", &when)])
}

/// "Version 2, replaces the letter of Friday, November 27, 2026: the dose was wrong."
fn version(letter: &letter::Letter, voice: &dyn Voice) -> String {
    let Version { number, replaces: Some(replaces), reason } = &letter.version else { return String::new() };
    let (number, date) = (number.to_string(), voice.date(*replaces, &letter.zone));
    if reason.is_empty() {
        return voice.tell("letter-paper-version-bare", &[("number", &number), ("date", &date)]);
    }
    voice.tell("letter-paper-version", &[("number", &number), ("date", &date), ("reason", reason)])
}

fn part_of((domain, groups): letter::Part<'_>, voice: &dyn Voice) -> Part {
    let group = |(profession, items): letter::Group<'_>| Group {
        heading: voice.say(&format!("profession-{}", profession.code())),
        items: items
            .into_iter()
            .map(|(number, item)| Item { number, text: paragraphs(&item.text), notes: notes(item, voice) })
            .collect(),
    };
    let heading = voice.say(&format!("recommendation-domain-{}", domain.code()));
    Part { heading, groups: groups.into_iter().map(group).collect() }
}

/// Who gave a recommendation: a specialist by name, a peer by profession and community, a person with lived experience by
/// nothing else.
fn by(author: &Author, voice: &dyn Voice) -> String {
    match author {
        Author::Specialist { name, credentials } => {
            voice.tell("letter-paper-by-specialist", &[("name", &with_credentials(name, credentials))])
        }
        Author::Peer { community } if community.is_empty() => voice.say("letter-paper-by-peer"),
        Author::Peer { community } => voice.tell("letter-paper-by-peer-from", &[("community", community)]),
        Author::LivedExperience => voice.say("letter-paper-by-lived-experience"),
    }
}

/// The lines under a recommendation: who gave it, who edited its wording, who said the same, who seconded it, what it rests on.
fn notes(item: &letter::Item, voice: &dyn Voice) -> Vec<String> {
    let others = |key: &str, others: &[Other]| {
        let named = |other: &Other| {
            let profession = voice.say(&format!("profession-{}", other.profession.code()));
            format!("{profession}, {}", by(&other.author, voice))
        };
        let named: Vec<String> = others.iter().map(named).collect();
        (!named.is_empty()).then(|| voice.tell(key, &[("names", &named.join("; "))]))
    };
    let evidence = item.evidence.as_ref().map(|evidence| {
        let strength = voice.say(&format!("recommendation-strength-{}", evidence.strength.code()));
        let parts = [strength.as_str(), &evidence.source, &evidence.link];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        voice.tell("letter-paper-evidence", &[("evidence", &parts.join(" · "))])
    });
    let edited = item.edited.as_ref().map(|name| voice.tell("letter-paper-edited", &[("name", name)]));
    let lines = [
        Some(by(&item.author, voice)),
        edited,
        others("letter-paper-also", &item.also),
        others("letter-paper-seconds", &item.seconds),
        evidence,
    ];
    lines.into_iter().flatten().collect()
}

/// "Ada Lovelace, NP, Nurse practitioner".
pub(crate) fn named(person: &Named, voice: &dyn Voice) -> String {
    let profession = voice.say(&format!("profession-{}", person.profession.code()));
    format!("{}, {profession}", with_credentials(&person.name, &person.credentials))
}

/// "Ada Lovelace, NP".
pub(crate) fn with_credentials(name: &str, credentials: &str) -> String {
    if credentials.is_empty() { name.to_owned() } else { format!("{name}, {credentials}") }
}

/// A text as paragraphs, empty lines left out.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The letter as PDF. `ident` names the document for good, as the letter's id does.
pub fn pdf(letter: &Letter, ident: &str) -> Result<Vec<u8>, Error> {
    world::pdf(&TEMPLATE, letter, ident)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reading::{assert_accessible, read, text};

    fn item(number: usize, text: &str, by: &str) -> Item {
        Item { number, text: text.lines().map(str::to_owned).collect(), notes: vec![by.to_owned()] }
    }

    fn fact(name: &str, value: &str) -> Fact {
        Fact { name: name.to_owned(), value: value.to_owned() }
    }

    fn letter() -> Letter {
        let group = |heading: &str, items| Group { heading: heading.to_owned(), items };
        Letter {
            language: "en",
            hub: "Pain hub".to_owned(),
            title: "Recommendations for case K4M-72".to_owned(),
            facts: vec![
                fact("To", "Ada Lovelace, NP"),
                fact("Program", "Chronic pain and opioid stewardship"),
                fact("Session", "Sleep and pain, Thursday, November 26, 2026"),
            ],
            version: String::new(),
            intro: "You brought this case to the session. Here is what your colleagues suggest.".to_owned(),
            questions_title: "Your questions".to_owned(),
            questions: vec!["Is a slow taper safe?".to_owned(), "What helps sleep?".to_owned()],
            parts: vec![
                Part {
                    heading: "Drug treatment".to_owned(),
                    groups: vec![
                        group(
                            "Pharmacist",
                            vec![
                                item(
                                    1,
                                    "Lower the dose by 5 to 10 % every four weeks.\nWatch for withdrawal.",
                                    "Grace Hopper, PharmD (specialist)",
                                ),
                                item(2, "Offer naloxone.", "Pharmacist, Kenora (peer)"),
                            ],
                        ),
                        group(
                            "Physician",
                            vec![item(3, "Review #benzodiazepines *first*.", "Alan Turing, MD (specialist)")],
                        ),
                    ],
                },
                Part {
                    heading: "Beyond drugs".to_owned(),
                    groups: vec![group(
                        "Physiotherapist",
                        vec![item(4, "Pace activity.", "Physiotherapist, Sioux Lookout (peer)")],
                    )],
                },
            ],
            note_title: "Please note".to_owned(),
            note: vec!["These are suggestions. The decision stays with the treating practitioner.".to_owned()],
            signature: vec![
                "Signed by Alan Turing, MD, Pain physician, Friday, November 27, 2026, 9:00 a.m. EST".to_owned(),
                "Signed by Ada Okafor, OT, Occupational therapist, Friday, November 27, 2026, 10:00 a.m. EST"
                    .to_owned(),
            ],
            footer: "Pain hub · K4M-72".to_owned(),
            page: "Page".to_owned(),
            of: "of".to_owned(),
        }
    }

    #[test]
    fn the_letter_reads_in_order_from_title_to_signature() {
        let pdf = pdf(&letter(), "letter-1").unwrap();
        assert_accessible(&pdf, "Recommendations for case K4M-72");
        let Some(text) = text(&pdf) else { return };
        assert_eq!(
            text,
            "Pain hub Recommendations for case K4M-72 To: Ada Lovelace, NP Program: Chronic pain and opioid stewardship \
             Session: Sleep and pain, Thursday, November 26, 2026 \
             You brought this case to the session. Here is what your colleagues suggest. \
             Your questions • Is a slow taper safe? • What helps sleep? \
             Drug treatment Pharmacist 1. Lower the dose by 5 to 10 % every four weeks. Watch for withdrawal. \
             Grace Hopper, PharmD (specialist) 2. Offer naloxone. Pharmacist, Kenora (peer) \
             Physician 3. Review #benzodiazepines *first*. Alan Turing, MD (specialist) \
             Beyond drugs Physiotherapist 4. Pace activity. Physiotherapist, Sioux Lookout (peer) \
             Please note These are suggestions. The decision stays with the treating practitioner. \
             Signed by Alan Turing, MD, Pain physician, Friday, November 27, 2026, 9:00 a.m. EST \
             Signed by Ada Okafor, OT, Occupational therapist, Friday, November 27, 2026, 10:00 a.m. EST \
             Pain hub · K4M-72 Page 1 of 1"
        );
    }

    #[test]
    fn headings_and_lists_are_tagged_for_screen_readers() {
        let pdf = pdf(&letter(), "letter-1").unwrap();
        let Some(structure) = read("pdfinfo", &["-struct"], &pdf) else { return };
        let tags = || structure.lines().filter_map(|line| line.split_whitespace().next());
        let count = |name: &str| tags().filter(|tag| *tag == name).count();
        assert_eq!((count("H1"), count("H2"), count("H3"), count("L"), count("LI")), (1, 4, 3, 4, 6), "{structure}");
    }

    #[test]
    fn the_same_letter_is_the_same_file() {
        assert_eq!(pdf(&letter(), "letter-1").unwrap(), pdf(&letter(), "letter-1").unwrap());
    }

    #[test]
    fn no_name_and_no_text_makes_the_letter_fail() {
        let odd = [
            "👩🏽‍⚕️ Zoë 🇨🇦",
            "محمد علي",
            "אברהם",
            "ᐊᓕᐅᒃᑲ",
            "李小龍",
            "e\u{301}\u{325}x\u{489}",
            "\u{202E}evil",
            "\u{0}\u{7}\u{FFFE}",
            "",
            "\u{E001}",
        ];
        let long = "n".repeat(400);
        for name in odd.into_iter().chain([long.as_str()]) {
            let mut letter = letter();
            letter.facts = vec![fact(name, name)];
            letter.parts[0].groups[0].items[0] = item(1, name, name);
            let pdf = pdf(&letter, "letter-1").unwrap();
            assert_accessible(&pdf, "Recommendations for case K4M-72");
        }
    }

    #[test]
    fn a_letter_of_many_pages_numbers_them() {
        let mut letter = letter();
        letter.parts[0].groups[0].items =
            (1..=60).map(|number| item(number, &"Long advice. ".repeat(20), "Grace")).collect();
        let Some(text) = text(&pdf(&letter, "letter-1").unwrap()) else { return };
        assert!(text.contains("Page 2 of "), "{text}");
        assert!(text.contains("60. Long advice."));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn any_text_can_be_set(text in "\\PC{0,80}") {
            let mut letter = letter();
            letter.title = format!("Case {text}");
            letter.parts[0].groups[0].items[0] = item(1, &text, &text);
            prop_assert!(pdf(&letter, "letter-1").is_ok());
        }
    }
}
