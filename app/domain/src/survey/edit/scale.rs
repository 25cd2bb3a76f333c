//! A scale in a form: what it is called, its items and which of them are reversed, its bounds, and how many items must be answered.

use std::collections::BTreeSet;

use super::with_both;
use crate::{
    fields::{Check, Faults, Fields},
    language::Text,
    survey::{Grid, Item, Kind, LEAST, Scale, Survey},
};

impl Survey {
    /// The items of its grids in order, each with its grid: what a scale can be made of.
    pub fn scalable(&self) -> Vec<(&Grid, &Item)> {
        let grids = self.questions().filter_map(super::Question::grid);
        grids.flat_map(|grid| grid.items.iter().map(move |item| (grid, item))).collect()
    }

    /// The form of a scale, or of a new one where none has this code.
    pub fn scale_form(&self, code: &str) -> Fields {
        let new = || Scale {
            code: String::new(),
            title: Text::default(),
            items: Vec::new(),
            target: None,
            threshold: None,
            least: LEAST,
            higher_is_better: true,
        };
        let scale = self.scales.iter().find(|scale| scale.code == code).cloned().unwrap_or_else(new);
        let number = |bound: Option<f64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        let fields = with_both(Fields::default(), "title", &scale.title);
        let fields = scale.items.iter().fold(fields, |fields, item| fields.with("item", item));
        let reversed = scale.items.iter().filter(|code| self.item(code).is_some_and(|(_, item)| item.reversed));
        let fields = reversed.fold(fields, |fields, item| fields.with("reversed", item));
        fields
            .with("least", scale.least.to_string())
            .with("target", number(scale.target))
            .with("threshold", number(scale.threshold))
            .with("better", if scale.higher_is_better { "higher" } else { "lower" })
    }

    /// The survey with a scale as a filled-in form has it; with a new one where none has this code.
    pub fn with_scale(&self, code: &str, fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let title = Text { en: check.line("title-en", 200), fr: check.line("title-fr", 200) };
        let order: Vec<String> = self.scalable().iter().map(|(_, item)| item.code.clone()).collect();
        let chosen: BTreeSet<&str> = fields.all("item").collect();
        let reversed: BTreeSet<&str> = fields.all("reversed").collect();
        let items: Vec<String> = order.into_iter().filter(|item| chosen.contains(item.as_str())).collect();
        if items.len() != chosen.len() {
            check.fault("item", "fault-unknown-option");
        } else if items.is_empty() {
            check.fault("item", "survey-fault-scale-none");
        }
        let ranges: BTreeSet<(i32, i32)> = items.iter().filter_map(|item| self.item(item)?.0.range()).collect();
        if ranges.len() > 1 {
            check.fault("item", "survey-fault-scale-apart");
        }
        if !reversed.iter().all(|item| chosen.contains(item)) {
            check.fault("reversed", "survey-fault-scale-reversed");
        }
        let least = check.number("least", 1, 100).and_then(|least| u32::try_from(least).ok());
        let target = super::question::bound(&mut check, "target");
        if target.is_some_and(|target| target <= 0.0) {
            check.fault("target", "survey-fault-scale-target");
        }
        let threshold = super::question::bound(&mut check, "threshold");
        if let (Some(threshold), Some((low, high))) = (threshold, ranges.first())
            && !(f64::from(*low)..=f64::from(*high)).contains(&threshold)
        {
            let args = vec![("least", low.to_string()), ("most", high.to_string())];
            check.fault_with("threshold", "survey-fault-scale-threshold", args);
        }
        let higher = check.choice("better", |word| ["higher", "lower"].contains(&word).then_some(word == "higher"));
        let known = self.scales.iter().any(|scale| scale.code == code);
        let scale = check.build(|| {
            let code = if known { code.to_owned() } else { self.fresh_scale() };
            Some(Scale { code, title, items, target, threshold, least: least?, higher_is_better: higher? })
        })?;
        let mut to = self.clone();
        for item in to.sections.iter_mut().flat_map(|section| &mut section.questions).flat_map(items_of) {
            if scale.items.contains(&item.code) {
                item.reversed = reversed.contains(item.code.as_str());
            }
        }
        match to.scales.iter_mut().find(|own| own.code == scale.code) {
            Some(own) => *own = scale,
            None => to.scales.push(scale),
        }
        Ok(to)
    }

    /// The survey without a scale; its items stay.
    pub fn without_scale(&self, code: &str) -> Self {
        let mut to = self.clone();
        to.scales.retain(|scale| scale.code != code);
        to
    }

    fn fresh_scale(&self) -> String {
        let free = (1..).map(|number| format!("scale{number}"));
        free.into_iter().find(|code| !self.scales.iter().any(|scale| scale.code == *code)).unwrap_or_default()
    }
}

fn items_of(question: &mut super::Question) -> &mut [Item] {
    match &mut question.kind {
        Kind::Grid(grid) => &mut grid.items,
        _ => &mut [],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Answer, Answers, Design, ready};

    fn faults(found: Result<Survey, Faults>) -> Vec<(String, &'static str)> {
        found.unwrap_err().iter().map(|fault| (fault.field.clone(), fault.key)).collect()
    }

    #[test]
    fn every_scale_of_the_pack_comes_back_from_its_form() {
        for one in crate::survey::PACK {
            let survey = one.survey().unwrap();
            for scale in &survey.scales {
                // Items of the pack without texts are in order too.
                let back = survey.with_scale(&scale.code, &survey.scale_form(&scale.code));
                if scale.title.en.is_empty() {
                    continue;
                }
                assert_eq!(back.unwrap(), survey, "{} {}", one.code, scale.code);
            }
        }
    }

    #[test]
    fn a_scale_is_made_of_items_and_says_how_many_must_be_answered() {
        let survey = ready("satisfaction").unwrap();
        let form = survey.scale_form("none").replacing("title-en", "Use").replacing("title-fr", "Utilité");
        let form = form.with("item", "sat_2").with("item", "sat_1").with("reversed", "sat_2");
        let made = survey.with_scale("none", &form.replacing("least", "50")).unwrap();
        let scale = made.scales.last().unwrap();
        assert_eq!((scale.code.as_str(), scale.least), ("scale1", 50));
        assert_eq!(scale.items, ["sat_1", "sat_2"]);
        assert!(made.item("sat_2").unwrap().1.reversed && !made.item("sat_1").unwrap().1.reversed);
        let (low, high) = made.item("sat_2").unwrap().0.range().unwrap();
        // Half of two items is enough here.
        let answers = Answers::default().with("sat_2", Answer::Point(low));
        assert_eq!(scale.score(&made, &answers, Design::Post), Some(f64::from(high)));
        assert_eq!(made.without_scale("scale1").scales, survey.scales);
    }

    #[test]
    fn what_cannot_be_a_scale_is_told_at_its_field() {
        let survey = ready("satisfaction").unwrap();
        let form = survey.scale_form("satisfaction");
        let empty = survey.scale_form("none").replacing("title-en", "A").replacing("title-fr", "B");
        assert_eq!(faults(survey.with_scale("none", &empty)), [("item".to_owned(), "survey-fault-scale-none")]);
        let wrong = form.replacing("least", "0").replacing("target", "-1").replacing("threshold", "90");
        let keys = ["fault-range", "survey-fault-scale-target", "survey-fault-scale-threshold"];
        let found: Vec<_> = faults(survey.with_scale("satisfaction", &wrong)).into_iter().map(|(_, key)| key).collect();
        assert_eq!(found, keys);
        let strange = empty.clone().with("item", "nothing");
        assert_eq!(faults(survey.with_scale("none", &strange)), [("item".to_owned(), "fault-unknown-option")]);
        let reversed = empty.with("item", "sat_1").with("reversed", "sat_2");
        assert_eq!(
            faults(survey.with_scale("none", &reversed)),
            [("reversed".to_owned(), "survey-fault-scale-reversed")]
        );
    }
}
