//! Conditions of a record as answers of the form: a box to tick, an option to choose, or words.

use std::collections::BTreeMap;

use fhir::{Concept, Condition, System};
use mme::drug::plain;

use super::{Line, Note, Target};
use crate::{form::Form, language::Language};

/// Where words go that no box stands for.
pub(super) const WORDS: &str = "health-words";

/// Boxes of the form: code, beginnings of codes of the tenth revision of the classification of diseases, words.
const BOXES: &[(&str, &[&str], &[&str])] = &[
    ("hypertension", &["I10", "I11", "I12", "I13", "I15"], &["hypertension", "high blood pressure", "hypertendu"]),
    (
        "heart",
        &["I20", "I21", "I22", "I24", "I25", "I42", "I44", "I47", "I48", "I49", "I50"],
        &["heart", "cardiac", "coronary", "atrial fibrillation", "cardiaque", "coronarien", "fibrillation auriculaire"],
    ),
    (
        "lung",
        &["J40", "J41", "J42", "J43", "J44", "J45", "J47", "J84"],
        &["copd", "mpoc", "asthma", "asthme", "emphys"],
    ),
    ("diabetes", &["E10", "E11", "E12", "E13", "E14"], &["diabetes", "diabete"]),
    (
        "gastrointestinal",
        &["K21", "K25", "K26", "K27", "K50", "K51", "K58"],
        &[
            "irritable bowel",
            "crohn",
            "colitis",
            "colite",
            "reflux",
            "peptic ulcer",
            "intestin irritable",
            "ulcere gastr",
        ],
    ),
    (
        "autoimmune",
        &["M05", "M06", "M32", "M45", "L40", "G35"],
        &[
            "rheumatoid",
            "lupus",
            "spondylarthr",
            "ankylosing",
            "psoria",
            "multiple sclerosis",
            "rhumatoide",
            "sclerose en plaques",
        ],
    ),
    ("headache", &["G43", "G44", "R51"], &["migraine", "headache", "cephalee"]),
    ("depression", &["F32", "F33"], &["depressi"]),
    ("anxiety", &["F40", "F41"], &["anxiety", "anxieux", "anxiete", "panic", "panique"]),
    (
        "ptsd",
        &["F43.1", "F431"],
        &["post-traumatic stress", "posttraumatic stress", "stress post-traumatique", "ptsd", "tspt"],
    ),
    ("psychosis", &["F20", "F25", "F29", "F30", "F31"], &["bipolar", "bipolaire", "schizo", "psychosis", "psychose"]),
];

/// Answers of the form: field, option, beginnings of codes, words.
const OPTIONS: &[(&str, &str, &[&str], &[&str])] = &[
    ("sleep-apnea", "untreated", &["G47.3", "G473"], &["sleep apn", "apnee du sommeil", "apnee obstructive"]),
    (
        "renal",
        "severe",
        &["N18.4", "N18.5", "N18.6", "N184", "N185", "N186"],
        &["dialysis", "dialyse", "end stage renal", "end-stage renal"],
    ),
    ("renal", "moderate", &["N18.3", "N183"], &["kidney disease stage 3", "renale chronique stade 3"]),
    ("renal", "mild", &["N18.2", "N182"], &["kidney disease stage 2", "renale chronique stade 2"]),
    ("hepatic", "cirrhosis", &["K74", "K70.3", "K703"], &["cirrhos"]),
    ("pregnancy", "pregnant", &["Z33", "Z34", "O09", "O10"], &["pregnan", "grossesse"]),
];

/// What makes of a name something that is not, or is somebody else's.
const NOT: &[&str] =
    &["no ", "history of", "family", "risk of", "screen", "fear of", "antecedent", "famili", "risque de", "depistage"];

/// A condition as a line; none for one that only an unknown code tells.
pub(super) fn line(condition: &Condition, form: &Form, language: Language) -> Option<Line> {
    let said = condition.what.names().join(" · ");
    let mut notes = Vec::new();
    let boxed = BOXES.iter().find(|(_, codes, words)| is(&condition.what, codes, words));
    let chosen = OPTIONS.iter().find(|(_, _, codes, words)| is(&condition.what, codes, words));
    let (target, field, value) = match (chosen, boxed) {
        (Some(("sleep-apnea", ..)), _) if condition.suspected => (Target::Answer, "sleep-apnea", "suspected"),
        (Some((field, option, ..)), _) => (Target::Answer, *field, *option),
        (None, Some((code, ..))) => (Target::Tick, "conditions", *code),
        (None, None) if is_cancer(&condition.what) => (Target::Tick, "conditions", "cancer"),
        (None, None) => (Target::Words, WORDS, condition.what.name()?),
    };
    match (field, condition.suspected) {
        ("sleep-apnea", true) => {}
        ("sleep-apnea", false) => notes.push(Note::Untreated),
        (_, true) => notes.push(Note::Suspected),
        (_, false) => {}
    }
    // A code alone says something to this program and nothing to a reader.
    let said = if said.is_empty() { form.word(field, value, language).to_owned() } else { said };
    let cells = BTreeMap::from([("value".to_owned(), value.to_owned())]);
    Some(Line { target, field: field.to_owned(), cells, said, notes })
}

fn is(what: &Concept, codes: &[&str], words: &[&str]) -> bool {
    if is_coded(what, codes) {
        return true;
    }
    what.names().iter().any(|name| {
        let folded = plain(name);
        !NOT.iter().any(|word| folded.contains(word)) && words.iter().any(|word| folded.contains(word))
    })
}

fn is_coded(what: &Concept, codes: &[&str]) -> bool {
    let own = what.codings.iter().filter(|coding| coding.system == System::Icd10);
    own.into_iter().any(|coding| codes.iter().any(|code| coding.code.to_ascii_uppercase().starts_with(code)))
}

fn is_cancer(what: &Concept) -> bool {
    let coded = what.codings.iter().any(|coding| {
        coding.system == System::Icd10
            && coding.code.starts_with('C')
            && coding.code.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
    });
    coded
        || is(
            what,
            &[],
            &["cancer", "carcinoma", "carcinome", "lymphoma", "lymphome", "leukemia", "leucemie", "melanom"],
        )
}
