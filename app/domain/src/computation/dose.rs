//! The day's morphine equivalents of the medications in a case, by one factor table, with what guidelines suggest.

use mme::batch::{Options, list};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Factors, MEDICATIONS, said::Said};
use crate::{form::Answers, language::Language, unprinted};

/// The guidelines that speak, as `mme` reads their titles.
pub(crate) const GUIDELINES: [&str; 4] =
    ["CDC 2022", "Canadian 2017", "CEP Opioid Tapering Template", "Ontario quality standard"];

/// So many products are offered at once.
const PRODUCTS: usize = 8;

/// A total with its table, lines and flags; sentences in one language. Health data.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Dose {
    /// What came of it: "value", "warn", "range", "refuse", "excluded_with_notice", "no_opioid".
    pub outcome: String,
    /// MME a day: the low end, or what is at least taken; none when there is no number.
    pub low: Option<serde_json::Number>,
    /// The high end; none when it is not known.
    pub high: Option<serde_json::Number>,
    /// Whether something could not be counted, so that the number is a lower bound.
    pub lower_bound: bool,
    /// The total in words, with its table's name.
    pub text: String,
    /// The factor table.
    pub table: Table,
    /// The lines, in the order of the form.
    pub lines: Vec<Line>,
    /// What is to be said of the list as a whole.
    pub why: Vec<String>,
    /// What guidelines suggest.
    pub flags: Vec<Flag>,
}

/// A factor table.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its id, as "cdc2022".
    pub id: String,
    /// Its short name, as "CDC 2022".
    pub name: String,
    /// Its version as its source prints it.
    pub version: String,
    /// Where it is printed.
    pub source: String,
}

/// A medication of the list.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its row in the form's table, from 0.
    pub row: usize,
    /// What it is called.
    pub name: String,
    /// Which opioid it is; none for other drugs and unknown names.
    pub ingredient: Option<String>,
    /// What came of it, as of the whole.
    pub outcome: String,
    /// MME a day, low end; none when it has no number.
    pub low: Option<serde_json::Number>,
    /// High end.
    pub high: Option<serde_json::Number>,
    /// How its number came about: "24 mg/day × 5 = 120 MME/day".
    pub formula: Option<String>,
    /// Why it has no number, or what to look at.
    pub why: Vec<String>,
}

/// What a guideline suggests, and what brought it up.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Its id, as "offer_naloxone".
    pub flag: String,
    /// The guideline.
    pub guideline: String,
    /// Its version.
    pub version: String,
    /// Where it is printed.
    pub source: String,
    /// The number of the recommendation; may be empty.
    pub recommendation: String,
    /// The strength of the recommendation; may be empty.
    pub strength: String,
    /// What exactly brings it up.
    pub trigger: String,
    /// What it suggests.
    pub text: String,
}

/// What stands on a page while somebody types.
#[derive(Default, Deserialize)]
struct Typed {
    /// The rows of the table of medications, where the page has it.
    rows: Option<Value>,
    /// The options chosen on the page, by field.
    #[serde(default)]
    said: Said,
}

unprinted!(Dose, Line, Flag);

impl Flag {
    /// Whether it is a rule of `mme` itself and no guideline's.
    pub fn is_own(&self) -> bool {
        self.guideline == "Allround"
    }
}

impl Dose {
    /// The dose of the medications in the answers by a table; none while no medication is named.
    pub fn of(answers: &Answers, factors: Factors, language: Language) -> Option<Self> {
        Self::answer(question(answers, factors, language), Typed::default())
    }

    /// The dose as somebody types, by what the page was handed ([`super::question`]) and what stands on the page, as JSON:
    /// `{"rows": [{column: text}], "said": {field: [code]}}`. What is not on the page is as it was handed.
    pub fn typed(question: &str, typed: &str) -> Option<Self> {
        Self::answer(serde_json::from_str(question).ok()?, serde_json::from_str(typed).ok()?)
    }

    fn answer(mut question: Value, typed: Typed) -> Option<Self> {
        let asked = question.as_object_mut()?;
        let said: Said = serde_json::from_value(asked.remove("said")?).ok()?;
        asked.insert("facts".to_owned(), said.with(typed.said).facts());
        if let Some(rows) = typed.rows {
            asked.insert("rows".to_owned(), rows);
        }
        let dose: Self = serde_json::from_str(&list(&question.to_string(), &Options::default())).ok()?;
        (!dose.lines.is_empty()).then_some(dose)
    }

    /// Whether the list holds an opioid, or a name that may be one.
    pub fn has_opioid(&self) -> bool {
        self.outcome != "no_opioid"
    }

    /// The line of a row of the form's table.
    pub fn line(&self, row: usize) -> Option<&Line> {
        self.lines.iter().find(|line| line.row == row)
    }

    /// The lines that have something to tell: opioids, and names that are not known.
    pub fn told(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.outcome != "no_opioid")
    }
}

/// Drugs and products whose name begins with what was typed, or has a word that does.
pub fn products(typed: &str) -> Vec<String> {
    mme::product::suggest(typed, PRODUCTS).into_iter().map(|product| product.name).collect()
}

/// What `mme` is asked: by which table and guidelines, the rows, and the answers that facts are made of.
pub(super) fn question(answers: &Answers, factors: Factors, language: Language) -> Value {
    json!({
        "lang": language.code(),
        "table": factors.id(),
        "guidelines": GUIDELINES,
        "rows": answers.rows(MEDICATIONS),
        "said": Said::of(answers),
    })
}
