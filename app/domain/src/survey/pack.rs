//! The ready pack: surveys that a program can begin with, in English and French, and change as its own.

use super::Survey;

/// A survey of the pack.
pub struct Ready {
    /// Its code; its name is the message "survey-pack-CODE", what it is for "survey-pack-CODE-body".
    pub code: &'static str,
    json: &'static str,
}

macro_rules! pack {
    ($($code:literal $file:literal),+ $(,)?) => {
        /// Every survey of the pack, in the order in which a choice lists them.
        pub const PACK: &[Ready] = &[$(Ready { code: $code, json: include_str!(concat!("pack/", $file, ".json")) }),+];
    };
}

pack![
    "self-efficacy" "self_efficacy",
    "satisfaction" "satisfaction",
    "knowledge" "knowledge",
    "interprofessional-7" "interprofessional_7",
    "interprofessional-5" "interprofessional_5",
    "roster" "roster",
];

impl Ready {
    /// The survey, to be kept as a program's own.
    pub fn survey(&self) -> Option<Survey> {
        Survey::parse(self.json)
    }
}

/// The survey of a code.
pub fn ready(code: &str) -> Option<Survey> {
    PACK.iter().find(|ready| ready.code == code).and_then(Ready::survey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{Design, Kind, Phase};

    #[test]
    fn every_ready_survey_can_be_asked_but_the_one_whose_words_a_hub_must_enter() {
        for one in PACK {
            let survey = one.survey().unwrap();
            let faults = survey.check();
            let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
            if one.code.starts_with("interprofessional") {
                assert_eq!(found.len(), 21, "{}", one.code);
                assert!(found.iter().all(|(_, key)| *key == "survey-fault-text"), "{found:?}");
            } else {
                assert_eq!(found, [], "{}", one.code);
            }
        }
    }

    #[test]
    fn the_pack_has_the_shapes_it_promises() {
        let efficacy = ready("self-efficacy").unwrap();
        assert_eq!((efficacy.scales[0].items.len(), efficacy.scales[0].designs(&efficacy)), (10, Design::ALL.to_vec()));
        assert_eq!((efficacy.scales[0].target, efficacy.scales[0].threshold), (Some(0.7), Some(5.0)));
        let quiz = ready("knowledge").unwrap();
        let items = quiz.questions().filter(|question| matches!(question.kind, Kind::Knowledge(_)));
        assert_eq!(items.count(), 8);
        for (code, most) in [("interprofessional-7", 7), ("interprofessional-5", 5)] {
            let shape = ready(code).unwrap();
            let counts: Vec<_> = shape.scales.iter().map(|scale| scale.items.len()).collect();
            assert_eq!(counts, [20, 5, 3, 4, 3, 3, 2]);
            assert_eq!(shape.item("ip_20").and_then(|(grid, _)| grid.range()), Some((1, most)));
            assert!(shape.question("ip_21").is_some_and(|question| question.is_asked(Phase::After)));
        }
        assert!(ready("roster").unwrap().has_roster());
    }
}
