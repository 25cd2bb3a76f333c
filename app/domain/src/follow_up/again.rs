//! Scores now: the questionnaires of the case answered again, and what changed since the case was presented.
//!
//! Education, not prescribing. A difference says nothing about its cause: no recommendation is named beside it. Figures of
//! then and now are compared only when both were worked out by the same rules.

use std::collections::BTreeSet;

use instruments::{
    Exact,
    trend::{Direction, Point, Trend},
};
use serde::{Deserialize, Serialize};

use crate::{
    computation::{Score, score},
    form::{self, Answers, Field, Form, words},
    language::Language,
    moment::Moment,
    unprinted,
};

/// What was answered again. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Again {
    /// When.
    pub at: Moment,
    /// The answers.
    pub answers: Answers,
    /// What was worked out of them then, with the instruments' editions.
    pub scores: Scores,
}

/// Scores as they are kept: in both languages, since people of both read one case. Health data.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    /// In English.
    pub en: Vec<Score>,
    /// In French.
    pub fr: Vec<Score>,
}

impl Again {
    /// Without the questionnaires that are hidden in the case: who hid one then means it.
    #[must_use]
    pub fn without(mut self, form: &Form, hidden: &BTreeSet<String>) -> Self {
        let fields = form.sections.iter().flat_map(|section| &section.fields);
        let fields = fields.filter(|field| hidden.contains(&field.name));
        let gone: BTreeSet<&str> =
            fields.filter_map(score::instrument).map(|instrument| instrument.id.as_str()).collect();
        self.scores.en.retain(|score| !gone.contains(score.instrument.as_str()));
        self.scores.fr.retain(|score| !gone.contains(score.instrument.as_str()));
        self
    }
}

impl Scores {
    /// Works them out of answers to [`questionnaires`]; none when nothing was answered.
    pub fn of(answers: &Answers) -> Option<Self> {
        let of = |language| score::all(form::newest(), answers, language);
        let scores = Self { en: of(Language::En), fr: of(Language::Fr) };
        (!scores.en.is_empty()).then_some(scores)
    }

    /// The scores in a language.
    pub fn get(&self, language: Language) -> &[Score] {
        match language {
            Language::En => &self.en,
            Language::Fr => &self.fr,
        }
    }

    /// As JSON, to be kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The scores kept as JSON.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

/// The questionnaires that a follow-up asks for again: those answered in the case, as the newest form asks for them.
pub fn questionnaires(form: &Form, answers: &Answers) -> Vec<&'static Field> {
    let answered: BTreeSet<String> =
        score::all(form, answers, Language::En).into_iter().map(|score| score.instrument).collect();
    let fields = form::newest().sections.iter().flat_map(|section| &section.fields);
    fields.filter(|field| field.asks_for().is_some_and(|asked| answered.contains(&asked.id))).collect()
}

/// A questionnaire then and now. Health data.
#[derive(Clone, PartialEq)]
pub struct Compared {
    /// When the case was handed in; none when it had no such score, or its answers were hidden or removed.
    pub before: Option<Score>,
    /// At the follow-up.
    pub after: Score,
    /// The figures that can be compared.
    pub moved: Vec<Moved>,
    /// Whether there are figures of then and now, but by different rules.
    pub other_rules: bool,
}

/// Which way a figure went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the good.
    Better,
    /// To the bad.
    Worse,
    /// Nowhere.
    Same,
}

impl Way {
    /// The code; its name is the message "follow-up-way-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Same => "same",
        }
    }
}

/// A figure then and now. Health data.
#[derive(Clone, PartialEq)]
pub struct Moved {
    /// Its name among the instrument's results, as "total".
    pub key: String,
    /// Then, as people write it.
    pub before: String,
    /// Now.
    pub after: String,
    /// Now less then, with its sign.
    pub difference: String,
    /// Which way that is, by the instrument's own direction.
    pub way: Way,
    /// All of it in words, with the smallest difference that matters where one is published.
    pub sentence: String,
    /// The figures as a chart and as a table.
    pub trend: Drawn,
}

/// A chart with its table, as HTML.
#[derive(Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The chart.
    pub chart: String,
    /// The table.
    pub table: String,
}

unprinted!(Again, Scores, Compared, Moved, Drawn);

/// Every questionnaire that was answered again, beside what was worked out of it before. `labels` name then and now.
pub fn compare(
    (form, answers): (&Form, &Answers),
    before: &[Score],
    again: &Again,
    language: Language,
    labels: [&str; 2],
) -> Vec<Compared> {
    let pair = |after: &Score| {
        let before = before.iter().find(|score| score.instrument == after.instrument);
        let then = score::exact(form, answers, &after.instrument);
        let now = score::exact(form::newest(), &again.answers, &after.instrument);
        let rules = instruments::find(&after.instrument).map(|instrument| (&instrument.version, instrument.revision));
        let by_these = |score: &Score| rules == Some((&score.version, score.revision));
        let comparable = before.is_some_and(by_these) && by_these(after);
        let both = |(key, now): &(String, Exact)| {
            let (_, then) = then.iter().find(|(known, _)| known == key)?;
            moved(&after.instrument, key, [*then, *now], language, labels)
        };
        let moved: Vec<Moved> = now.iter().filter_map(both).collect();
        let other_rules = !moved.is_empty() && !comparable;
        Compared {
            before: before.cloned(),
            after: after.clone(),
            moved: if comparable { moved } else { Vec::new() },
            other_rules,
        }
    };
    again.scores.get(language).iter().map(pair).collect()
}

fn moved(instrument: &str, key: &str, [then, now]: [Exact; 2], language: Language, labels: [&str; 2]) -> Option<Moved> {
    let (instrument, own) = (instruments::find(instrument)?, words(language));
    let change = instrument.change(key, then, now).ok()?;
    let [first, last] = labels.map(str::to_owned);
    let points = vec![Point { label: first, figure: Some(then) }, Point { label: last, figure: Some(now) }];
    let trend = Trend::new(instrument, key, points).ok()?;
    let written = |figure: Exact| own.decimal(&figure.decimals(1));
    let difference = match change.direction {
        Direction::Same => written(change.difference),
        _ if change.difference > Exact::whole(0) => format!("+{}", written(change.difference)),
        _ => written(change.difference).replace('-', "\u{2212}"),
    };
    Some(Moved {
        key: key.to_owned(),
        before: written(then),
        after: written(now),
        difference,
        way: match change.direction {
            Direction::Better => Way::Better,
            Direction::Worse => Way::Worse,
            Direction::Same => Way::Same,
        },
        sentence: change.sentence(own),
        trend: Drawn {
            chart: trend.svg(own, &format!("trend-{}-{key}", instrument.id.replace('_', "-"))),
            table: trend.table(own),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Fields;

    fn case(json: &str) -> (&'static Form, Answers) {
        (form::newest(), Answers::parse(json).unwrap())
    }

    fn again(sent: &Fields, asked: &[&Field]) -> Again {
        let answers = form::questionnaires(asked, sent).unwrap();
        let scores = Scores::of(&answers).unwrap();
        Again { at: Moment::from_micros(0), answers, scores }
    }

    fn sent(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().fold(Fields::default(), |fields, (name, value)| fields.with(*name, *value))
    }

    #[test]
    fn only_what_the_case_answered_is_asked_again_and_old_totals_count() {
        let (form, answers) = case(r#"{"peg":[{"mean":"7.5"}],"phq9":[{"total":"18"}]}"#);
        let names = |asked: Vec<&Field>| asked.iter().map(|field| field.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(questionnaires(form, &answers)), ["phq9", "peg"]);
        let old = form::of("chronic-pain", 1).unwrap();
        let answers = Answers::parse(r#"{"anxiety-score":"12"}"#).unwrap();
        assert_eq!(names(questionnaires(old, &answers)), ["gad7"]);
        assert_eq!(names(questionnaires(form, &Answers::default())), [""; 0]);
    }

    #[test]
    fn the_instrument_says_which_way_is_better_and_how_much_matters() {
        let (form, answers) = case(r#"{"phq9":[{"total":"18"}],"peg":[{"1":"8","2":"8","3":"6"}]}"#);
        let asked = questionnaires(form, &answers);
        let again =
            again(&sent(&[("phq9-0-total", "12"), ("peg-0-1", "9"), ("peg-0-2", "8"), ("peg-0-3", "6")]), &asked);
        let before = score::all(form, &answers, Language::En);
        let found = compare((form, &answers), &before, &again, Language::En, ["Baseline", "Follow-up"]);
        let [phq, peg] = found.as_slice() else { panic!("two questionnaires") };
        let told = |moved: &Moved| (moved.before.clone(), moved.after.clone(), moved.difference.clone(), moved.way);
        assert_eq!(told(&phq.moved[0]), ("18".into(), "12".into(), "\u{2212}6".into(), Way::Better));
        assert!(phq.moved[0].sentence.contains("6 points lower, which is better"), "{}", phq.moved[0].sentence);
        let matters = instruments::find("phq9").unwrap().important_change("total").is_some();
        assert_eq!(phq.moved[0].sentence.contains("published change that matters"), matters);
        assert_eq!(told(&peg.moved[0]), ("7.3".into(), "7.7".into(), "+0.3".into(), Way::Worse));
        assert!(phq.moved[0].trend.chart.starts_with("<svg") && phq.moved[0].trend.table.starts_with("<table"));
    }

    #[test]
    fn there_is_no_difference_without_both_figures_by_the_same_rules() {
        let (form, answers) = case(r#"{"phq9":[{"1":"2","2":"1"}],"gad7":[{"total":"9"}]}"#);
        let asked = questionnaires(form, &answers);
        let again = again(&sent(&[("phq9-0-total", "12"), ("gad7-0-total", "7")]), &asked);
        let mut before = score::all(form, &answers, Language::Fr);
        let found = compare((form, &answers), &before, &again, Language::Fr, ["Au départ", "Au suivi"]);
        assert!(found[0].before.as_ref().is_some_and(|score| score.refusal.is_some()));
        assert_eq!((found[0].moved.len(), found[0].other_rules), (0, false));
        assert_eq!((found[1].moved.len(), found[1].other_rules), (1, false));
        before[1].revision += 1;
        let found = compare((form, &answers), &before, &again, Language::Fr, ["Au départ", "Au suivi"]);
        assert_eq!((found[1].moved.len(), found[1].other_rules), (0, true));
        // Removed from the case: shown without a comparison. Hidden there: not shown.
        let shown = again.clone().without(form, &["gad7".to_owned()].into());
        assert_eq!((shown.scores.en.len(), shown.scores.fr[0].instrument.as_str()), (1, "phq9"));
        let hidden = Answers::default();
        let found = compare((form, &hidden), &[], &again, Language::Fr, ["Au départ", "Au suivi"]);
        assert!(found.iter().all(|compared| compared.before.is_none() && compared.moved.is_empty()));
    }

    #[test]
    fn an_answer_keeps_the_range_and_a_missing_one_refuses_as_in_the_form() {
        let (form, answers) = case(r#"{"phq9":[{"total":"18"}]}"#);
        let asked = questionnaires(form, &answers);
        let faults = form::questionnaires(&asked, &sent(&[("phq9-0-1", "4")])).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["phq9-0-1"]);
        let again = again(&sent(&[("phq9-0-1", "3"), ("phq9-0-9", "1")]), &asked);
        let score = &again.scores.en[0];
        assert!(score.refusal.is_some() && score.figures.is_empty());
        assert_eq!(Scores::parse(&again.scores.json()), Some(again.scores.clone()));
        let none = form::questionnaires(&asked, &Fields::default()).unwrap();
        assert_eq!(Scores::of(&none), None);
        let page = form::questionnaire_fields(&asked, &again.answers, Fields::default());
        assert_eq!(form::questionnaires(&asked, &page).unwrap(), again.answers);
    }
}
