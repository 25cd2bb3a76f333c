//! No registered name is left in any form, and nothing is replaced inside words.

use proptest::prelude::*;

use super::*;

fn stead() -> Stead {
    Stead {
        name: "[a name]".to_owned(),
        moderator: "[the moderator]".to_owned(),
        team: "[the hub's team]".to_owned(),
        colleague: "[a colleague]".to_owned(),
        site: "[a clinic]".to_owned(),
        community: "[a community]".to_owned(),
        mail: "[an e-mail address]".to_owned(),
        silence: "[…]".to_owned(),
    }
}

fn person(name: &str, site: &str, community: &str, stand: Stand) -> Registered {
    Registered { name: name.to_owned(), site: site.to_owned(), community: community.to_owned(), stand }
}

fn register() -> Vec<Registered> {
    vec![
        person("Bethany Crowe", "Cedar Narrows Health Centre", "Cedar Narrows", Stand::Participant(7)),
        person("Éloïse Martel", "GMF Rivière-aux-Cèdres", "Baie-des-Aulnes", Stand::Participant(8)),
        person("Anne-Sophie Roy", "Back on Track", "Stillwater", Stand::Participant(9)),
        person("Siobhan O’Leary", "", "", Stand::Participant(10)),
        person("Grace Whitefeather", "", "", Stand::Team),
        person("Bethany Kowalczyk", "", "", Stand::Colleague),
        person("Tom Hanks", "", "", Stand::Colleague),
        person("Anna J. van der Meulen", "", "", Stand::Participant(11)),
    ]
}

/// Replaces everything as proposed, also what waits for a decision.
fn replaced(text: &str) -> String {
    let findings = find(&register(), &stead(), &[text]);
    let all = findings.details.iter().map(|one| (one.key.clone(), Some(one.replacement.clone()))).collect();
    findings.apply(&[text], &all).unwrap().remove(0)
}

/// Replaces every registered name, and keeps what else waits for a decision.
fn without_names(text: &str) -> String {
    let findings = find(&register(), &stead(), &[text]);
    let own = |one: &Detail| (one.what == What::Registered).then(|| one.replacement.clone());
    let all = findings.details.iter().map(|one| (one.key.clone(), own(one))).collect();
    findings.apply(&[text], &all).unwrap().remove(0)
}

/// What is replaced without any decision.
fn at_once(text: &str) -> String {
    let findings = find(&register(), &stead(), &[text]);
    let kept = findings.details.iter().filter(|one| !one.certain).map(|one| (one.key.clone(), None)).collect();
    findings.apply(&[text], &kept).unwrap().remove(0)
}

#[test]
fn a_name_is_replaced_in_every_form_it_is_said_in() {
    for (said, written) in [
        ("I asked Bethany Crowe about it.", "I asked P07 about it."),
        ("Crowe, Bethany was first.", "P07 was first."),
        ("I asked B. Crowe and b crowe’s team.", "I asked P07 and b P07’s team."),
        ("CROWE said so, crowe's way", "P07 said so, P07's way"),
        ("Then Dr. Crowe called.", "Then P07 called."),
        ("bethanycrowe is my handle", "P07 is my handle"),
        ("Eloise and ÉLOÏSE", "P08 and P08"),
        ("le plan d'Éloïse, qu’Éloïse aime", "le plan de P08, que P08 aime"),
        ("Anne-Sophie and Anne Sophie Roy", "P09 and P09"),
        ("Siobhan O'Leary, OLeary, O’Leary’s", "P10, P10, P10’s"),
        ("Éloïse M. agreed", "P08 agreed"),
        ("at the Cedar Narrows Health Centre", "at the [a clinic]"),
        ("in Baie-des-Aulnes and stillwater", "in [a community] and [a community]"),
        ("write to bethany.crowe@example.org today", "write to [an e-mail address] today"),
        ("we asked Whitefeather", "we asked [the hub's team]"),
        ("Many thanks, Dr. van der Meulen, de la part", "Many thanks, P11, de la part"),
    ] {
        assert_eq!(at_once(said), written);
    }
}

#[test]
fn nothing_is_replaced_inside_another_word() {
    for said in [
        "The crowed field, royal jelly, gracefully.",
        "The crowes ate nestlé by the martello crowe2.",
        "She bethanied.",
    ] {
        assert_eq!(replaced(said), said);
    }
}

#[test]
fn what_may_be_no_name_waits_for_a_decision() {
    for said in [
        // A word of every day, small or where a sentence begins.
        "With grace we went on.",
        "Grace is what we need.",
        // Another name may begin or end with it.
        "Then Marie-Bethany came.",
        // Initials.
        "We moved from B.C. last year.",
        "I asked A.-S. R. again.",
        // Half of a compound name.
        "Sophie said so.",
        // Everyday words that are a clinic's name.
        "I was back on track.",
    ] {
        let findings = find(&register(), &stead(), &[said]);
        assert!(!findings.details.is_empty() && findings.details.iter().all(|one| !one.certain), "{said}");
        assert!(findings.apply(&[said], &Decisions::new()).is_none());
        let kept = findings.details.iter().map(|one| (one.key.clone(), None)).collect();
        assert_eq!(findings.apply(&[said], &kept).unwrap(), [said]);
    }
    assert_eq!(at_once("I asked Grace about it."), "I asked [the hub's team] about it.");
}

#[test]
fn a_first_name_of_a_participant_and_of_others_is_asked_about() {
    let findings = find(&register(), &stead(), &["I asked Bethany."]);
    let [detail] = findings.details.as_slice() else { panic!("{}", findings.details.len()) };
    assert_eq!((detail.certain, detail.replacement.as_str()), (false, "P07"));
    assert_eq!(at_once("Bethany Kowalczyk came."), "[a colleague] came.");
}

#[test]
fn a_registered_name_is_replaced_out_of_a_longer_one_that_is_kept() {
    assert_eq!(at_once("Crowesnest CROWE's way"), "Crowesnest P07's way");
}

#[test]
fn what_is_certain_cannot_be_kept() {
    let text = "I asked Crowe.";
    let findings = find(&register(), &stead(), &[text]);
    let kept = Decisions::from([(findings.details[0].key.clone(), None)]);
    assert_eq!(findings.apply(&[text], &kept).unwrap(), ["I asked P07."]);
}

#[test]
fn doctors_places_and_telephones_nobody_registered_are_listed_too() {
    let texts = ["Dr. Okonkwo in Moosonee said call 705-555-0134.", "Okonkwo again."];
    let findings = find(&register(), &stead(), &texts);
    let listed: Vec<_> = findings.details.iter().map(|one| (one.found.as_str(), one.what, one.count)).collect();
    for expected in [("Dr. Okonkwo", What::Name, 1), ("Moosonee", What::Place, 1), ("705-555-0134", What::Contact, 1)] {
        assert!(listed.contains(&expected), "{expected:?}");
    }
}

/// Words that hold a registered name inside, or stand for nothing.
const FILLER: &[&str] = &[
    "crowed",
    "royal",
    "gracefully",
    "pain",
    "Martello",
    "we",
    "team",
    "lunch",
    "Crowesnest",
    "eloised",
    "call",
    "the",
    "et",
    "avec",
    "martelage",
    "annexe",
    "brother",
];

/// Forms of the names of P07 and P08, with the words that must be gone.
const SAID: &[&str] = &[
    "Bethany Crowe",
    "BETHANY CROWE",
    "bethany crowe",
    "Crowe",
    "crowe",
    "CROWE's",
    "B. Crowe",
    "Crowe, Bethany",
    "Dr. Crowe",
    "Éloïse Martel",
    "Eloise Martel",
    "éloïse",
    "Martel",
    "É. Martel",
    "d'Éloïse",
    "MARTEL",
    "Martel’s",
    "Mme Martel",
    "Bethany C.",
    "Bethany-Crowe",
    "l’Éloïse",
    "Bethany",
    "post-Crowe",
    "B.C.",
];

const GONE: &[&str] = &["bethany", "crowe", "eloise", "martel"];

proptest! {
    #[test]
    fn no_registered_name_is_left_and_other_words_are_as_they_were(
        parts in prop::collection::vec((0..FILLER.len(), prop::option::of(0..SAID.len()), ", |. |; | … |\n"), 1..12),
    ) {
        let mut text = String::new();
        let mut plain = Vec::new();
        for (filler, said, after) in &parts {
            let stop = if after.len() == 1 && after == "|" { " " } else { after.as_str() };
            text.push_str(FILLER[*filler]);
            plain.push(FILLER[*filler]);
            if let Some(said) = said {
                text.push(' ');
                text.push_str(SAID[*said]);
            }
            text.push_str(stop);
            text.push(' ');
        }
        let written = without_names(&text);
        let left: Vec<String> = word::words(&written).into_iter().map(|word| word.folded).collect();
        for name in GONE {
            prop_assert!(!left.iter().any(|word| word == name), "{}", written);
        }
        let mut rest = written.as_str();
        for word in plain {
            let at = rest.find(word);
            prop_assert!(at.is_some(), "{} lost {}", written, word);
            rest = &rest[at.unwrap() + word.len()..];
        }
    }

    #[test]
    fn any_text_is_looked_through_without_a_panic(texts in prop::collection::vec("\\PC{0,60}", 0..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let findings = find(&register(), &stead(), &texts);
        let all = findings.details.iter().map(|one| (one.key.clone(), Some(String::new()))).collect();
        prop_assert_eq!(findings.apply(&texts, &all).unwrap().len(), texts.len());
    }
}
