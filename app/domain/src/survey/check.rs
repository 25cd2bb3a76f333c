//! What is wrong with a survey before it can be asked: every fault, each at the code of its section, question, item or scale.

use std::collections::BTreeSet;

use super::{Choice, Design, Grid, Kind, Question, Scale, Survey};
use crate::{fields::Faults, language::Text};

/// The most points of a scale.
const MOST_POINTS: usize = 11;

/// The longest code: REDCap's names of variables leave room for the suffixes of its checkboxes.
const MOST_CODE: usize = 26;

/// Whether a text can be a code: small letters, digits and underscores after a letter, at most 26.
pub(crate) fn is_code(code: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    code.starts_with(|c: char| c.is_ascii_lowercase()) && code.len() <= MOST_CODE && code.chars().all(plain)
}

impl Survey {
    /// Everything that keeps it from being asked. Fields are codes; what is wrong with the survey itself stands at "survey".
    pub fn check(&self) -> Faults {
        let mut faults = Faults::default();
        both(&mut faults, "survey", &self.title);
        if self.questions().next().is_none() {
            faults.add("survey", "survey-fault-empty");
        }
        let mut seen = BTreeSet::new();
        for section in &self.sections {
            code(&mut faults, &mut seen, &section.code);
            both(&mut faults, &section.code, &section.title);
            for question in &section.questions {
                code(&mut faults, &mut seen, &question.code);
                question.check(&mut faults, &mut seen);
            }
        }
        let mut scales = BTreeSet::new();
        for scale in &self.scales {
            if !scales.insert(scale.code.as_str()) {
                faults.add(&scale.code, "survey-fault-code-twice");
            }
            scale.check(self, &mut faults);
        }
        faults
    }

    /// Whether it can be asked.
    pub fn is_ready(&self) -> bool {
        self.check().is_empty()
    }
}

fn code<'a>(faults: &mut Faults, seen: &mut BTreeSet<&'a str>, code: &'a str) {
    if !is_code(code) {
        faults.add(code, "survey-fault-code");
    }
    if !seen.insert(code) {
        faults.add(code, "survey-fault-code-twice");
    }
}

/// A text that people read must be there in both languages.
fn both(faults: &mut Faults, field: &str, text: &Text) {
    match (text.en.trim().is_empty(), text.fr.trim().is_empty()) {
        (false, false) => {}
        (true, true) => faults.add(field, "survey-fault-text"),
        (true, false) => faults.add(field, "survey-fault-text-en"),
        (false, true) => faults.add(field, "survey-fault-text-fr"),
    }
}

/// A text that may be left out is there in both languages or in none.
fn both_or_none(faults: &mut Faults, field: &str, text: &Text) {
    if !(text.en.trim().is_empty() && text.fr.trim().is_empty()) {
        both(faults, field, text);
    }
}

impl Question {
    fn check<'a>(&'a self, faults: &mut Faults, seen: &mut BTreeSet<&'a str>) {
        both(faults, &self.code, &self.text);
        both_or_none(faults, &self.code, &self.hint);
        match &self.kind {
            Kind::Grid(grid) => grid.check(&self.code, faults, seen),
            Kind::Single { options } | Kind::Multiple { options } => check_options(&self.code, options, faults),
            Kind::Knowledge(knowledge) => {
                check_options(&self.code, &knowledge.options, faults);
                if !knowledge.options.iter().any(|option| option.code == knowledge.key) {
                    faults.add(&self.code, "survey-fault-key");
                }
                both(faults, &self.code, &knowledge.explanation);
            }
            Kind::Number { least, most, unit } => {
                both_or_none(faults, &self.code, unit);
                if least.zip(*most).is_some_and(|(least, most)| least > most) {
                    faults.add(&self.code, "survey-fault-bounds");
                }
            }
            Kind::Text { .. } | Kind::Roster => {}
        }
    }
}

impl Grid {
    fn check<'a>(&'a self, field: &str, faults: &mut Faults, seen: &mut BTreeSet<&'a str>) {
        let values: BTreeSet<i32> = self.points.iter().map(|point| point.value).collect();
        let ordered = self.points.windows(2).all(|pair| matches!(pair, [low, high] if low.value < high.value));
        if !(2..=MOST_POINTS).contains(&self.points.len()) || values.len() != self.points.len() || !ordered {
            faults.add(field, "survey-fault-points");
        }
        if let [first, .., last] = self.points.as_slice() {
            both(faults, field, &first.label);
            both(faults, field, &last.label);
        }
        for point in &self.points {
            both_or_none(faults, field, &point.label);
        }
        if self.designs.is_empty() {
            faults.add(field, "survey-fault-designs");
        }
        if self.designs.contains(&Design::RetrospectivePre) && !self.designs.contains(&Design::Post) {
            faults.add(field, "survey-fault-then");
        }
        if self.items.is_empty() {
            faults.add(field, "survey-fault-items");
        }
        for item in &self.items {
            code(faults, seen, &item.code);
            both(faults, &item.code, &item.text);
        }
    }
}

fn check_options(field: &str, options: &[Choice], faults: &mut Faults) {
    let codes: BTreeSet<&str> = options.iter().map(|option| option.code.as_str()).collect();
    if options.len() < 2 {
        faults.add(field, "survey-fault-options");
    }
    if codes.len() != options.len() || !codes.iter().all(|code| is_code(code)) {
        faults.add(field, "survey-fault-option-codes");
    }
    for option in options {
        both(faults, field, &option.label);
    }
}

impl Scale {
    fn check(&self, survey: &Survey, faults: &mut Faults) {
        if !is_code(&self.code) {
            faults.add(&self.code, "survey-fault-code");
        }
        both(faults, &self.code, &self.title);
        let items: BTreeSet<&String> = self.items.iter().collect();
        let found: Vec<_> = self.items.iter().filter_map(|code| survey.item(code)).collect();
        if self.items.is_empty() || found.len() != self.items.len() || items.len() != self.items.len() {
            faults.add(&self.code, "survey-fault-scale-items");
        }
        let alike = found.windows(2).all(|pair| matches!(pair, [(one, _), (other, _)] if one.range() == other.range()));
        if !alike {
            faults.add(&self.code, "survey-fault-scale-points");
        }
        let range = found.first().and_then(|(grid, _)| grid.range());
        let outside =
            |value: f64| range.is_some_and(|(low, high)| !(f64::from(low)..=f64::from(high)).contains(&value));
        if self.threshold.is_some_and(outside) || self.target.is_some_and(|target| target <= 0.0) {
            faults.add(&self.code, "survey-fault-scale-bounds");
        }
    }
}
