//! From a JSON document to answers, in every shape in which answers come in.
//!
//! Answers stand in `items` (a list in the order of the instrument, or an object by item name or number), in the lists of
//! its parts (`anxiety`, `depression`), in a list of what applies (`yes`, `criteria_met`), or in fields named like its
//! items. `null` and `""` are missing answers. Figures somebody else worked out stand in fields named like the results.

use serde_json::{Map, Value as Json};

use crate::{
    answers::{Answer, Answers, Sex},
    exact::Exact,
    instrument::Instrument,
    key::spelling,
    refusal::{Code, Refusal},
    score::Scored,
};

/// Fields that say something about the answers and are no answers.
const ASIDE: &[&str] = &["sex", "age", "date", "language", "lang", "setting", "note", "notes", "comment", "why"];
/// The oldest age that is believed.
const OLDEST: f64 = 130.0;

/// A scored document.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring<'a> {
    /// The results.
    pub scored: Scored<'a>,
    /// Fields that this instrument does not use.
    pub ignored: Vec<String>,
}

impl Instrument {
    /// Scores a JSON object.
    ///
    /// # Errors
    /// [`Refusal`], as [`Instrument::score`], and for fields of a wrong form or that contradict each other.
    ///
    /// ```
    /// let ort = instruments::find("ort").unwrap();
    /// let input = serde_json::json!({"sex": "male", "yes": ["ph_rx", "fh_alcohol"]});
    /// let scoring = ort.score_json(&input).unwrap();
    /// assert_eq!(scoring.scored.figure("total").unwrap().decimals(0), "8");
    /// assert_eq!(scoring.scored.code("band"), Some("high"));
    /// ```
    pub fn score_json(&self, input: &Json) -> Result<Scoring<'_>, Refusal> {
        let Json::Object(input) = input else { return Err(Refusal::new(Code::BadShape).field("input")) };
        let mut used: Vec<&str> = ASIDE.to_vec();
        let mut answers = Answers { items: self.read_items(input, &mut used)?, ..Answers::default() };
        if let Err(refusal) = self.read_rest(input, &mut answers, &mut used) {
            return Err(Refusal { alerts: self.alerts(&answers), ..refusal });
        }
        let scored = self.score(&answers)?;
        let ignored = input.keys().filter(|key| !used.contains(&key.as_str())).cloned().collect();
        Ok(Scoring { scored, ignored })
    }

    /// The answers in the order of the items; empty when there are none.
    fn read_items<'i>(&self, input: &'i Map<String, Json>, used: &mut Vec<&'i str>) -> Result<Vec<Answer>, Refusal> {
        let mut ways: Vec<Vec<Answer>> = Vec::new();
        for (name, value) in input.iter().filter(|(_, value)| !value.is_null()) {
            if name == "items" || self.fields.lists.contains(name) {
                used.push(name);
                ways.push(self.read_list(name, value)?);
            } else if self.fields.ticks.contains(name) || (name == "yes" && self.is_yes_no()) {
                used.push(name);
                ways.push(self.read_ticks(name, value)?);
            }
        }
        ways.extend(self.read_parts(input, used)?);
        ways.extend(self.read_named(input, used));
        let mut ways = ways.into_iter();
        let Some(first) = ways.next() else { return Ok(Vec::new()) };
        if ways.any(|way| way != first) {
            return Err(Refusal::new(Code::Conflict).field("items"));
        }
        Ok(first)
    }

    fn read_list(&self, name: &str, value: &Json) -> Result<Vec<Answer>, Refusal> {
        match value {
            Json::Array(values) => Ok(values.iter().map(|value| self.answer(value)).collect()),
            Json::Object(values) => {
                let mut items = vec![Answer::Missing; self.shape.count];
                for (key, value) in values {
                    let number = key.strip_prefix("item").or_else(|| key.strip_prefix('q')).unwrap_or(key);
                    let item = self.item_named(key).or_else(|| self.item_named(number.trim_start_matches('_')));
                    let slot = item.and_then(|item| items.get_mut(item.checked_sub(1)?));
                    *slot.ok_or_else(|| Refusal::new(Code::UnknownItem).field(name))? = self.answer(value);
                }
                Ok(items)
            }
            _ => Err(Refusal::new(Code::BadShape).field(name)),
        }
    }

    /// What is listed applies; what is not listed does not. Listing an item twice says no more than once.
    fn read_ticks(&self, name: &str, value: &Json) -> Result<Vec<Answer>, Refusal> {
        let Json::Array(values) = value else { return Err(Refusal::new(Code::BadShape).field(name)) };
        let mut items = vec![Answer::Given(0); self.shape.count];
        for value in values {
            let item = match value {
                Json::String(text) => self.item_named(text),
                Json::Number(_) => match self.answer(value) {
                    Answer::Given(number) => usize::try_from(number).ok(),
                    Answer::Missing | Answer::NotWhole | Answer::NotANumber => None,
                },
                _ => None,
            };
            let slot = item.and_then(|item| item.checked_sub(1)).and_then(|place| items.get_mut(place));
            *slot.ok_or_else(|| Refusal::new(Code::UnknownItem).field(name))? = Answer::Given(1);
        }
        Ok(items)
    }

    fn read_parts<'i>(
        &self,
        input: &'i Map<String, Json>,
        used: &mut Vec<&'i str>,
    ) -> Result<Option<Vec<Answer>>, Refusal> {
        let mut items = vec![Answer::Missing; self.shape.count];
        let mut found = false;
        for part in &self.fields.parts {
            let Some((name, value)) = input.get_key_value(&part.field).filter(|(_, value)| !value.is_null()) else {
                continue;
            };
            let Json::Array(values) = value else { return Err(Refusal::new(Code::BadShape).field(&part.field)) };
            used.push(name);
            found = true;
            for (place, value) in values.iter().enumerate() {
                let item = part.first.checked_add(place).filter(|item| *item <= part.last);
                let slot = item.and_then(|item| items.get_mut(item.checked_sub(1)?));
                *slot.ok_or_else(|| Refusal::new(Code::UnknownItem).field(&part.field))? = self.answer(value);
            }
        }
        Ok(found.then_some(items))
    }

    /// Fields named like the items.
    fn read_named<'i>(&self, input: &'i Map<String, Json>, used: &mut Vec<&'i str>) -> Option<Vec<Answer>> {
        let mut items = vec![Answer::Missing; self.shape.count];
        let mut found = false;
        for (name, value) in input.iter().filter(|(name, _)| !ASIDE.contains(&name.as_str())) {
            let wanted = spelling(name);
            let item = self.keys.iter().position(|key| key.key == wanted || key.also.contains(&wanted));
            if let Some(slot) = item.and_then(|item| items.get_mut(item)) {
                *slot = self.answer(value);
                used.push(name);
                found = true;
            }
        }
        found.then_some(items)
    }

    fn read_rest<'i>(
        &self,
        input: &'i Map<String, Json>,
        answers: &mut Answers,
        used: &mut Vec<&'i str>,
    ) -> Result<(), Refusal> {
        answers.sex = input.get("sex").and_then(Json::as_str).and_then(Sex::of);
        self.apply_age(input, answers)?;
        if let Some((name, value)) = self.excluded.as_ref().and_then(|excluded| input.get_key_value(&excluded.field)) {
            used.push(name);
            answers.excluded = match value {
                Json::Null => None,
                Json::Bool(value) => Some(*value),
                _ => return Err(Refusal::new(Code::BadShape).field(name)),
            };
        }
        for outcome in self.results.iter().filter(|outcome| outcome.rule.is_figure()) {
            let score = if outcome.key == "total" { input.get_key_value("score") } else { None };
            let Some((name, value)) = input.get_key_value(&outcome.key).or(score) else { continue };
            if used.contains(&name.as_str()) || value.is_null() {
                continue;
            }
            used.push(name);
            let Json::Number(number) = value else { return Err(Refusal::new(Code::NotANumber).field(&outcome.key)) };
            // A whole number may be written 14.0.
            let figure = Exact::decimal(&number.to_string());
            let figure = figure.ok_or_else(|| Refusal::new(Code::OutOfRange).field(&outcome.key))?;
            answers.reported.push((outcome.key.clone(), figure));
        }
        Ok(())
    }

    /// The age item follows from an age in years; an answer that says otherwise contradicts it.
    fn apply_age(&self, input: &Map<String, Json>, answers: &mut Answers) -> Result<(), Refusal> {
        let Some(rule) = self.age_item else { return Ok(()) };
        let age = match input.get("age") {
            None | Some(Json::Null) => return Ok(()),
            Some(Json::Number(age)) => age.as_f64().unwrap_or(f64::NAN),
            Some(_) => return Err(Refusal::new(Code::NotANumber).field("age")),
        };
        if !(0.0..=OLDEST).contains(&age) {
            return Err(Refusal::new(Code::OutOfRange).field("age"));
        }
        // Completed years: 45.5 is 45.
        let years = age.floor();
        let applies = (rule.from..=rule.to).any(|year| f64::from(i32::try_from(year).unwrap_or(-1)) == years);
        let ticked = self.fields.ticks.iter().any(|name| input.get(name).is_some_and(Json::is_array));
        let item = rule.item.checked_sub(1).and_then(|place| answers.items.get_mut(place));
        let Some(answer) = item else { return Ok(()) };
        match *answer {
            Answer::Given(1) if !applies => Err(Refusal::new(Code::Conflict).field("age")),
            Answer::Given(0) if applies && !ticked => Err(Refusal::new(Code::Conflict).field("age")),
            Answer::Given(0 | 1) | Answer::Missing => {
                *answer = Answer::Given(i64::from(applies));
                Ok(())
            }
            Answer::Given(_) | Answer::NotWhole | Answer::NotANumber => Ok(()),
        }
    }

    fn answer(&self, value: &Json) -> Answer {
        match value {
            Json::Null => Answer::Missing,
            Json::String(text) if text.trim().is_empty() => Answer::Missing,
            Json::Bool(value) if self.is_yes_no() => Answer::Given(i64::from(*value)),
            Json::String(text) if self.is_yes_no() => match text.trim().to_lowercase().as_str() {
                "yes" | "oui" => Answer::Given(1),
                "no" | "non" => Answer::Given(0),
                _ => Answer::NotANumber,
            },
            // A whole number may be written 3.0.
            Json::Number(number) => {
                let whole = Exact::decimal(&number.to_string()).and_then(Exact::as_whole);
                whole.map_or(Answer::NotWhole, Answer::Given)
            }
            Json::Bool(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => Answer::NotANumber,
        }
    }
}
