//! Scores of the questionnaires in a case: figures with their bands, or why there is none.

use instruments::{Answer, Code, Exact, Rule, Scored, Value};
use serde::{Deserialize, Serialize};

use crate::{
    form::{Answers, Field, Form, Row, words},
    language::Language,
    unprinted,
};

/// A questionnaire's score, or why there is none; sentences in one language. Health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The field of the form that asked for it.
    pub field: String,
    /// The instrument's id, as "phq9".
    pub instrument: String,
    /// What people call it.
    pub name: String,
    /// The instrument's edition.
    pub version: String,
    /// The revision of the rules it was worked out by.
    pub revision: u32,
    /// The publication to cite.
    pub citation: String,
    /// The figures; empty when there is no score.
    pub figures: Vec<Figure>,
    /// What bands, cut-offs and algorithms say of them.
    pub meanings: Vec<String>,
    /// Whether somebody else worked the figures out.
    pub reported: bool,
    /// Why there is no score.
    pub refusal: Option<String>,
    /// What must be told at once, score or not.
    pub alerts: Vec<String>,
}

/// A figure of a score.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its name among the instrument's results, as "total".
    pub key: String,
    /// As people write it: "14", "7.3".
    pub value: String,
    /// The lowest and highest it can be.
    pub range: Option<[String; 2]>,
    /// How it came about, where answers were given.
    pub formula: Option<String>,
}

unprinted!(Score, Figure);

/// The scores of every questionnaire that was answered, in the order of the form.
pub fn all(form: &Form, answers: &Answers, language: Language) -> Vec<Score> {
    let fields = form.sections.iter().flat_map(|section| &section.fields);
    fields.filter_map(|field| Score::of(field, answers, language)).collect()
}

/// The figures of one instrument exactly, by their names; empty when there is no score.
pub fn exact(form: &Form, answers: &Answers, instrument: &str) -> Vec<(String, Exact)> {
    let mut fields = form.sections.iter().flat_map(|section| &section.fields);
    let found = fields.find_map(|field| asked(field, answers).filter(|(asked, _)| asked.id == instrument));
    let Some((instrument, Ok(input))) = found else { return Vec::new() };
    let Ok(scored) = instrument.score(&input) else { return Vec::new() };
    let figure = |found: &instruments::Found<'_>| match found.value {
        Value::Total(figure) | Value::Share(figure) => Some((found.key.to_owned(), figure)),
        Value::Code(_) | Value::Flag(_) | Value::Unknown => None,
    };
    scored.results.iter().filter_map(figure).collect()
}

/// Which instrument a field asks for, with its answers; none when it is not answered.
fn asked(
    field: &Field,
    answers: &Answers,
) -> Option<(&'static instruments::Instrument, Result<instruments::Answers, Code>)> {
    let instrument = instrument(field)?;
    if field.asks_for().is_some() {
        return Some((instrument, input(field, answers.rows(&field.name).first()?)));
    }
    let total = Some(answers.one(&field.name)).filter(|total| !total.is_empty())?;
    Some((instrument, input(field, &Row::from([("total".to_owned(), total.to_owned())]))))
}

/// The instrument that a field of any version of the form asks for.
pub fn instrument(field: &Field) -> Option<&'static instruments::Instrument> {
    let total = || instruments::find(TOTALS.iter().find(|(name, _)| *name == field.name)?.1);
    field.asks_for().or_else(total)
}

/// The questions of the first version of the form that asked for a total as a number.
const TOTALS: [(&str, &str); 2] = [("depression-score", "phq9"), ("anxiety-score", "gad7")];

impl Score {
    fn of(field: &Field, answers: &Answers, language: Language) -> Option<Self> {
        let (instrument, input) = asked(field, answers)?;
        let own = words(language);
        let mut score = Self {
            field: field.name.clone(),
            instrument: instrument.id.clone(),
            name: instrument.names.get(own).to_owned(),
            version: instrument.version.clone(),
            revision: instrument.revision,
            citation: instrument.citation.clone(),
            figures: Vec::new(),
            meanings: Vec::new(),
            reported: false,
            refusal: None,
            alerts: Vec::new(),
        };
        let input = match input {
            Ok(input) => input,
            Err(code) => {
                score.refusal = Some(code.sentence(own).to_owned());
                return Some(score);
            }
        };
        match instrument.score(&input) {
            Ok(scored) => score.tell(&scored, language),
            Err(refusal) => {
                score.refusal = Some(refusal.sentence(own));
                let named = |key: &String| instrument.results.iter().find(|outcome| outcome.key == *key);
                let told = refusal.alerts.iter().filter_map(|key| named(key)?.rule.meaning(key));
                score.alerts = told.map(|words| words.get(own).to_owned()).collect();
            }
        }
        Some(score)
    }

    fn tell(&mut self, scored: &Scored<'_>, language: Language) {
        let own = words(language);
        self.reported = scored.reported;
        for (found, outcome) in scored.results.iter().zip(&scored.instrument.results) {
            let meaning = found.meaning.map(|words| words.get(own).to_owned());
            match found.value {
                Value::Total(figure) | Value::Share(figure) => {
                    let places = u32::from(matches!(found.value, Value::Share(_)));
                    self.figures.push(Figure {
                        key: found.key.to_owned(),
                        value: own.decimal(&figure.decimals(places)),
                        range: scored.instrument.range(found.key).map(|ends| <[Exact; 2]>::from(ends).map(whole)),
                        formula: found.formula.clone().filter(|_| !scored.reported),
                    });
                }
                Value::Flag(true) if matches!(outcome.rule, Rule::Item { alert: true, .. }) => {
                    self.alerts.extend(meaning);
                }
                Value::Code(_) | Value::Flag(true) => self.meanings.extend(meaning),
                Value::Flag(false) | Value::Unknown => {}
            }
        }
    }
}

/// The answers as an instrument reads them: every item that the form asks for once one of them is given, and the figures.
fn input(field: &Field, row: &Row) -> Result<instruments::Answers, Code> {
    let given = |item: usize| row.get(&item.to_string());
    let answered = field.items().any(|item| given(item).is_some());
    let answer = |item| match given(item).map(|text| text.parse()) {
        Some(Ok(number)) => Answer::Given(number),
        Some(Err(_)) => Answer::NotANumber,
        None => Answer::Missing,
    };
    let mut input = instruments::Answers::default();
    if answered {
        input.items = field.items().map(answer).collect();
    }
    for (key, value) in row.iter().filter(|(key, _)| key.parse::<usize>().is_err()) {
        let figure = Exact::decimal(value.replace(',', ".").trim()).ok_or(Code::NotANumber)?;
        input.reported.push((key.clone(), figure));
    }
    Ok(input)
}

fn whole(figure: Exact) -> String {
    figure.decimals(0)
}
