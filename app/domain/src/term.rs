//! What a case is found by when a similar one is looked for: diagnoses, drugs and their classes, what the question is about,
//! and the words of the question. Only what the answers say; hidden and removed answers have no terms.

use std::collections::BTreeMap;

use mme::drug::{Class, Named, Opioid, exact, plain};

use crate::{computation::MEDICATIONS, form::Answers, language::Language};

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A diagnosis chosen in the form.
    Diagnosis,
    /// A drug: an opioid by its ingredient, another one by its name.
    Drug,
    /// A class of drugs.
    Class,
    /// What the question is about.
    Tag,
    /// Another health condition.
    Condition,
    /// A word of a question.
    Word,
}

impl Kind {
    /// Every kind, in the order in which a reason names them.
    pub const ALL: [Self; 6] = [Self::Diagnosis, Self::Drug, Self::Class, Self::Tag, Self::Condition, Self::Word];

    /// The code, as the database keeps it; its name is the message "term-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Diagnosis => "diagnosis",
            Self::Drug => "drug",
            Self::Class => "class",
            Self::Tag => "tag",
            Self::Condition => "condition",
            Self::Word => "word",
        }
    }

    /// The kind of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How much one shared term counts. A diagnosis or a drug says more than a class, and that more than a word; the weights
    /// are ours and only order a list.
    pub const fn weight(self) -> u32 {
        match self {
            Self::Diagnosis | Self::Drug => 4,
            Self::Class => 2,
            Self::Tag | Self::Condition | Self::Word => 1,
        }
    }
}

/// Something a case is found by. Health data.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term {
    /// What it is.
    pub kind: Kind,
    /// The code of an option or ingredient, or a folded word.
    pub code: String,
}

crate::unprinted!(Term);

/// The most words of questions that count: three questions of 400 characters hold fewer.
const WORDS: usize = 80;

impl Term {
    /// A term.
    pub fn new(kind: Kind, code: impl Into<String>) -> Self {
        Self { kind, code: code.into() }
    }

    /// Everything that a case with these answers is found by, each with how it is written there.
    pub fn of(answers: &Answers) -> BTreeMap<Self, String> {
        let mut terms = BTreeMap::new();
        let choices = [(Kind::Diagnosis, "diagnoses"), (Kind::Tag, "tags"), (Kind::Condition, "conditions")];
        for (kind, field) in choices {
            for code in answers.many(field).iter().filter(|code| *code != "none" && *code != "other") {
                terms.insert(Self::new(kind, code), code.clone());
            }
        }
        for row in answers.rows(MEDICATIONS) {
            terms.extend(Self::of_drug(row.get("drug").map_or("", String::as_str)));
        }
        let questions = answers.questions().join(" ");
        terms.extend(Self::of_words(&questions));
        terms
    }

    /// The terms of a drug's name: the drug and its class. A name that is not known has none.
    pub fn of_drug(name: &str) -> Vec<(Self, String)> {
        let folded = plain(name);
        // A brand's prefix is tried without its hyphen last: "pms-hydromorphone" is a drug, "co-trimoxazole" one word.
        let words = folded.split(|sign: char| !(sign.is_alphanumeric() || sign == '-'));
        let parts = folded.split(|sign: char| !sign.is_alphanumeric());
        let all = std::iter::once(folded.as_str()).chain(words).chain(parts);
        let known = all.into_iter().find_map(|word| Some((word.to_owned(), exact(word)?)));
        let Some((found, named)) = known else { return Self::of_product(name) };
        match named {
            Named::Opioid(opioid) => Self::of_opioid(opioid.facts().id),
            Named::Other(class) => {
                let drug = (Self::new(Kind::Drug, found.clone()), found);
                let class = class_of(class).map(|code| (Self::new(Kind::Class, code), code.to_owned()));
                std::iter::once(drug).chain(class).collect()
            }
        }
    }

    /// The terms of a brand or a product by its DIN.
    fn of_product(name: &str) -> Vec<(Self, String)> {
        let described = mme::product::din(name).map_or(name, |(_, described)| described);
        let opioid = mme::product::Product::read(described).opioid;
        opioid.map(|opioid| Self::of_opioid(opioid.facts().id)).unwrap_or_default()
    }

    fn of_opioid(id: &str) -> Vec<(Self, String)> {
        let drug = (Self::new(Kind::Drug, id), id.to_owned());
        vec![drug, (Self::new(Kind::Class, "opioid"), "opioid".to_owned())]
    }

    /// The words of a question that say what it is about: folded, of four letters or more, without words that stand in every
    /// question; a plural counts as its singular.
    pub fn of_words(text: &str) -> BTreeMap<Self, String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '-').take(WORDS * 3);
        let meant = words.filter_map(|word| {
            let folded = plain(word);
            let single = folded.strip_suffix(['s', 'x']).filter(|rest| rest.len() >= 4).unwrap_or(&folded).to_owned();
            let says = folded.chars().count() >= 4
                && !folded.chars().all(|sign| sign.is_ascii_digit())
                && !COMMON.contains(&folded.as_str())
                && !COMMON.contains(&single.as_str());
            says.then(|| (Self::new(Kind::Word, single), word.to_lowercase()))
        });
        meant.take(WORDS).collect()
    }
}

/// What a drug is called in a language: an opioid by its ingredient's name, another one as its code says.
pub fn drug_name(code: &str, language: Language) -> &str {
    let place = usize::from(language == Language::Fr);
    Opioid::of(code).and_then(|opioid| opioid.facts().names.get(place).copied()).unwrap_or(code)
}

/// The code of a class that says something; "another drug" is none.
const fn class_of(class: Class) -> Option<&'static str> {
    match class {
        Class::Benzodiazepine => Some("benzodiazepine"),
        Class::Depressant => Some("depressant"),
        Class::Naloxone => Some("naloxone"),
        Class::Other => None,
    }
}

/// Words of four letters or more that any question may hold, folded.
const COMMON: &[&str] = &[
    "about",
    "after",
    "also",
    "another",
    "autre",
    "avant",
    "avec",
    "avoir",
    "been",
    "before",
    "best",
    "better",
    "between",
    "bien",
    "cette",
    "comment",
    "could",
    "dans",
    "depuis",
    "devrait",
    "does",
    "donc",
    "elle",
    "encore",
    "entre",
    "estce",
    "est-ce",
    "etre",
    "faire",
    "faut",
    "from",
    "have",
    "into",
    "leur",
    "leurs",
    "lors",
    "mais",
    "meilleur",
    "meilleure",
    "meme",
    "might",
    "moins",
    "more",
    "most",
    "need",
    "next",
    "nous",
    "only",
    "other",
    "ought",
    "ours",
    "over",
    "pain",
    "douleur",
    "patient",
    "patiente",
    "person",
    "personne",
    "peut",
    "peut-on",
    "plus",
    "pour",
    "pourrait",
    "pourrions-nous",
    "pourrait-on",
    "quand",
    "quel",
    "quelle",
    "question",
    "sans",
    "serait",
    "shall",
    "should",
    "some",
    "sont",
    "sous",
    "such",
    "than",
    "that",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "tout",
    "toute",
    "trop",
    "under",
    "very",
    "vous",
    "want",
    "well",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "will",
    "with",
    "without",
    "would",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fields::Fields,
        form::{Form, newest},
    };

    fn draft(form: &Form, section: &str, fields: &[(&str, &str)], before: &Answers) -> Answers {
        let fields = fields.iter().fold(Fields::default(), |fields, (name, value)| fields.with(*name, *value));
        form.draft(form.section(section).unwrap(), &fields, before).unwrap()
    }

    fn told(answers: &Answers) -> Vec<String> {
        Term::of(answers).into_keys().map(|term| format!("{}:{}", term.kind.code(), term.code)).collect()
    }

    #[test]
    fn a_case_is_found_by_diagnosis_drug_class_tag_and_words() {
        let form = newest();
        let answers = draft(
            form,
            "question",
            &[("question-1", "How could we lower the doses without losing function?"), ("tags", "taper")],
            &Answers::default(),
        );
        let drugs = [
            ("opioid-now", "yes"),
            ("medications-0-drug", "Hydromorph Contin 12 mg"),
            ("medications-1-drug", "Ativan"),
            ("medications-2-drug", "something nobody knows"),
        ];
        let answers = draft(form, "medications", &drugs, &answers);
        let answers = draft(form, "pain", &[("diagnoses", "fibromyalgia")], &answers);
        assert_eq!(
            told(&answers),
            [
                "diagnosis:fibromyalgia",
                "drug:ativan",
                "drug:hydromorphone",
                "class:benzodiazepine",
                "class:opioid",
                "tag:taper",
                "word:dose",
                "word:function",
                "word:losing",
                "word:lower",
            ]
        );
    }

    #[test]
    fn languages_and_ways_of_writing_meet() {
        let one = |name: &str| Term::of_drug(name).into_iter().next().map(|(term, _)| term.code);
        assert_eq!(one("Méthadone"), Some("methadone".to_owned()));
        assert_eq!(one("PMS-hydromorphone 2 mg"), Some("hydromorphone".to_owned()));
        assert_eq!(one("02341212"), Some("buprenorphine".to_owned()));
        assert_eq!(one("sugar"), None);
        let words = Term::of_words("Réduction des opioïdes : quelles étapes ?");
        let folded: Vec<&str> = words.keys().map(|term| term.code.as_str()).collect();
        assert_eq!(folded, ["etape", "opioide", "reduction"]);
        assert_eq!(words.values().next().map(String::as_str), Some("étapes"));
    }

    #[test]
    fn a_term_prints_nothing_of_the_case() {
        assert!(!format!("{:?}", Term::new(Kind::Word, "llama")).contains("llama"));
    }
}
