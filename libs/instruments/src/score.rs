//! From answers to results, exactly, or to the reason why not.

use crate::{
    answers::{Answer, Answers, Sex},
    exact::Exact,
    instrument::{Instrument, Missing},
    refusal::{Code, Refusal},
    rule::{Rule, Weights},
    words::Words,
};

/// What was worked out of an instrument, in the order in which it is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored<'a> {
    /// The instrument.
    pub instrument: &'a Instrument,
    /// The results.
    pub results: Vec<Found<'a>>,
    /// Whether the figures were worked out by somebody else, and only read here.
    pub reported: bool,
}

/// One result.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<'a> {
    /// Its name in data.
    pub key: &'a str,
    /// Its value.
    pub value: Value<'a>,
    /// For people: how a figure came about, as `(9 + 8 + 8) ÷ 3`.
    pub formula: Option<String>,
    /// For people: what a band, level or raised flag means.
    pub meaning: Option<&'a Words>,
}

/// The value of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A total, which is a whole number.
    Total(Exact),
    /// A mean or percentage.
    Share(Exact),
    /// A band or level.
    Code(&'a str),
    /// A flag.
    Flag(bool),
    /// Cannot be said from a reported figure alone.
    Unknown,
}

impl<'a> Scored<'a> {
    /// A result by its name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        self.results.iter().find(|found| found.key == key).map(|found| found.value)
    }

    /// A figure by its name.
    #[must_use]
    pub fn figure(&self, key: &str) -> Option<Exact> {
        match self.get(key)? {
            Value::Total(figure) | Value::Share(figure) => Some(figure),
            Value::Code(_) | Value::Flag(_) | Value::Unknown => None,
        }
    }

    /// A band or level by its name.
    #[must_use]
    pub fn code(&self, key: &str) -> Option<&'a str> {
        if let Value::Code(code) = self.get(key)? { Some(code) } else { None }
    }

    /// A flag by its name.
    #[must_use]
    pub fn flag(&self, key: &str) -> Option<bool> {
        if let Value::Flag(flag) = self.get(key)? { Some(flag) } else { None }
    }
}

impl Instrument {
    /// Scores answers, or reads reported figures when there are no answers.
    ///
    /// # Errors
    /// [`Refusal`] with the code, the items, and the alerts that hold although there is no score. Of several faults the
    /// first of this order is told: an item too many, a value that is no number, a value out of range, a missing answer,
    /// a missing sex, a reported figure that differs from the answers.
    pub fn score(&self, answers: &Answers) -> Result<Scored<'_>, Refusal> {
        self.score_all(answers).map_err(|refusal| Refusal { alerts: self.alerts(answers), ..refusal })
    }

    fn score_all(&self, answers: &Answers) -> Result<Scored<'_>, Refusal> {
        if answers.items.is_empty() && !answers.reported.is_empty() {
            return self.read_reported(answers);
        }
        self.check(answers)?;
        let mut results: Vec<Found<'_>> = Vec::with_capacity(self.results.len());
        for outcome in &self.results {
            let (value, formula) = if outcome.rule.is_figure() {
                let (value, formula) = self.figure(&outcome.rule, answers)?;
                (value, Some(formula))
            } else {
                (self.judge(&outcome.rule, Some(answers), &results), None)
            };
            results.push(Found { key: &outcome.key, value, formula, meaning: meaning(&outcome.rule, value) });
        }
        let scored = Scored { instrument: self, results, reported: false };
        for (key, figure) in &answers.reported {
            let same = scored.figure(key).is_some_and(|own| own == *figure || own.decimals(2) == figure.decimals(2));
            if !same {
                return Err(Refusal::new(Code::Conflict).field(key));
            }
        }
        Ok(scored)
    }

    /// Reads figures that somebody else worked out: bands and cut-offs follow, what rests on single answers is unknown.
    fn read_reported(&self, answers: &Answers) -> Result<Scored<'_>, Refusal> {
        let mut results: Vec<Found<'_>> = Vec::with_capacity(self.results.len());
        for outcome in &self.results {
            let reported = answers.reported.iter().find(|(key, _)| *key == outcome.key).map(|(_, figure)| *figure);
            let value = match (reported, self.range(&outcome.key)) {
                (Some(figure), Some((least, most))) => {
                    let whole = matches!(outcome.rule, Rule::Sum { .. });
                    if figure < least || figure > most || (whole && figure.as_whole().is_none()) {
                        return Err(Refusal::new(Code::OutOfRange).field(&outcome.key));
                    }
                    if whole { Value::Total(figure) } else { Value::Share(figure) }
                }
                (None, Some(_)) => Value::Unknown,
                (_, None) => self.judge(&outcome.rule, None, &results),
            };
            results.push(Found { key: &outcome.key, value, formula: None, meaning: meaning(&outcome.rule, value) });
        }
        Ok(Scored { instrument: self, results, reported: true })
    }

    fn check(&self, answers: &Answers) -> Result<(), Refusal> {
        let count = self.shape.count;
        if answers.items.len() > count {
            return Err(Refusal::new(Code::UnknownItem).at((count + 1..=answers.items.len()).collect()));
        }
        let places = |wrong: &dyn Fn(&Answer) -> bool| -> Vec<usize> {
            answers.items.iter().enumerate().filter(|(_, answer)| wrong(answer)).map(|(place, _)| place + 1).collect()
        };
        let within = self.shape.low..=self.shape.high;
        let outside = |answer: &Answer| match answer {
            Answer::Given(value) => !within.contains(value),
            Answer::NotWhole => true,
            Answer::Missing | Answer::NotANumber => false,
        };
        for (code, items) in
            [(Code::NotANumber, places(&|answer| *answer == Answer::NotANumber)), (Code::OutOfRange, places(&outside))]
        {
            if !items.is_empty() {
                return Err(Refusal::new(code).at(items));
            }
        }
        if answers.items.len() < count {
            return Err(Refusal::new(Code::Incomplete).short(answers.items.len(), count));
        }
        let missing = places(&|answer| *answer == Answer::Missing);
        if missing.len() == count {
            return Err(Refusal::new(Code::Incomplete).short(0, count));
        }
        if self.missing == Missing::Refuse && !missing.is_empty() {
            return Err(Refusal::new(Code::Incomplete).at(missing));
        }
        Ok(())
    }

    /// What an item counts, reversed where it is reversed and nothing where it is excluded.
    fn counted(&self, item: usize, answers: &Answers) -> Result<Option<i64>, Refusal> {
        let Some(value) = answers.given(item) else { return Ok(None) };
        if let Some(excluded) = self.excluded.as_ref().filter(|excluded| value != 0 && excluded.items.contains(&item)) {
            match answers.excluded {
                Some(true) => return Ok(Some(0)),
                Some(false) => {}
                None => return Err(Refusal::new(Code::Incomplete).field(&excluded.field)),
            }
        }
        Ok(Some(if self.reverse.contains(&item) {
            self.shape.low.saturating_add(self.shape.high).saturating_sub(value)
        } else {
            value
        }))
    }

    fn figure(&self, rule: &Rule, answers: &Answers) -> Result<(Value<'_>, String), Refusal> {
        let (items, weights) = match rule {
            Rule::Sum { items, weights } => (items, weights.as_ref()),
            Rule::Mean { items } | Rule::Percent { items } => (items, None),
            Rule::Band { .. } | Rule::Flag { .. } | Rule::Item { .. } | Rule::Syndrome { .. } => {
                return Err(Refusal::new(Code::BadShape));
            }
        };
        let points = match weights {
            None => None,
            Some(Weights::Same { all }) => Some(all),
            Some(Weights::BySex { female, male }) => match answers.sex {
                Some(Sex::Female) => Some(female),
                Some(Sex::Male) => Some(male),
                None => return Err(Refusal::new(Code::MissingSex).field("sex")),
            },
        };
        let mut counts = Vec::with_capacity(items.len());
        for (place, item) in items.iter().enumerate() {
            if let Some(value) = self.counted(*item, answers)? {
                counts.push(value.saturating_mul(points.map_or(1, |points| points.get(place).copied().unwrap_or(0))));
            }
        }
        let total = counts.iter().fold(0_i64, |total, count| total.saturating_add(*count));
        let answered = i64::try_from(counts.len()).unwrap_or(i64::MAX);
        let terms = counts.iter().map(i64::to_string).collect::<Vec<_>>().join(" + ");
        let incomplete = || Refusal::new(Code::Incomplete);
        Ok(match rule {
            Rule::Mean { .. } => {
                let mean = Exact::ratio(total, answered).ok_or_else(incomplete)?;
                (Value::Share(mean), format!("({terms}) ÷ {answered}"))
            }
            Rule::Percent { .. } => {
                let most = self.shape.high.saturating_mul(answered);
                let percent = Exact::ratio(total.saturating_mul(100), most).ok_or_else(incomplete)?;
                (Value::Share(percent), format!("({terms}) ÷ ({} × {answered}) × 100", self.shape.high))
            }
            _ => (Value::Total(Exact::whole(total)), terms),
        })
    }

    /// Results that rest on figures found before, or on single answers.
    fn judge<'a>(&'a self, rule: &'a Rule, answers: Option<&Answers>, found: &[Found<'a>]) -> Value<'a> {
        let figure = |key: &str| {
            found.iter().find(|found| found.key == key).and_then(|found| match found.value {
                Value::Total(figure) | Value::Share(figure) => Some(figure),
                Value::Code(_) | Value::Flag(_) | Value::Unknown => None,
            })
        };
        let judged = match rule {
            Rule::Band { of, .. } => {
                figure(of).and_then(|figure| rule.band(figure)).map(|band| Value::Code(band.code.as_str()))
            }
            Rule::Flag { of, at_least, above, .. } => figure(of).map(|figure| {
                let reached = at_least.is_some_and(|cut| figure >= Exact::whole(cut));
                Value::Flag(reached || above.is_some_and(|cut| figure > Exact::whole(cut)))
            }),
            Rule::Item { item, at_least, .. } => {
                answers.and_then(|answers| answers.given(*item)).map(|value| Value::Flag(value >= *at_least))
            }
            Rule::Syndrome { present, core, levels, none } => answers.map(|answers| {
                let here = |item: usize| {
                    let from = item.checked_sub(1).and_then(|place| present.get(place));
                    from.is_some_and(|from| answers.given(item).is_some_and(|value| value >= *from))
                };
                let symptoms = (1..=present.len()).filter(|item| here(*item)).count();
                let level = levels.iter().find(|level| symptoms >= level.at_least);
                let level = level.filter(|_| core.iter().any(|item| here(*item)));
                Value::Code(level.map_or(none.code.as_str(), |level| level.code.as_str()))
            }),
            Rule::Sum { .. } | Rule::Mean { .. } | Rule::Percent { .. } => None,
        };
        judged.unwrap_or(Value::Unknown)
    }

    /// What must be told whether there is a score or not.
    pub(crate) fn alerts(&self, answers: &Answers) -> Vec<String> {
        let raised = self.results.iter().filter(|outcome| match outcome.rule {
            Rule::Item { item, at_least, alert: true, .. } => answers
                .given(item)
                .is_some_and(|value| value >= at_least && (self.shape.low..=self.shape.high).contains(&value)),
            _ => false,
        });
        raised.map(|outcome| outcome.key.clone()).collect()
    }
}

fn meaning<'a>(rule: &'a Rule, value: Value<'_>) -> Option<&'a Words> {
    match value {
        Value::Code(code) => rule.meaning(code),
        Value::Flag(true) => rule.meaning(""),
        Value::Total(_) | Value::Share(_) | Value::Flag(false) | Value::Unknown => None,
    }
}
