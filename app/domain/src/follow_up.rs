//! The follow-up: what became of each recommendation, in the presenter's words, what stood in the way, and the scores and
//! medications of now beside those of then.

mod again;
mod barrier;
pub mod medicines;

pub use again::{Again, Compared, Moved, Scores, Way, compare, questionnaires};
pub use barrier::Barrier;
pub use medicines::{Change, Doses, Medicines};

use crate::{
    fields::{Check, Faults, Fields},
    id::RecommendationId,
};

/// The most characters of a "why".
pub const WHY: usize = 1_000;

/// Days after which a presenter who has not finished the follow-up is asked once more, and then no further.
pub const AGAIN_DAYS: i64 = 14;

/// What became of a recommendation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// It was followed.
    Done,
    /// It was followed in part.
    Partly,
    /// It was not followed.
    Not,
}

impl Outcome {
    /// Every outcome, in the order in which a choice lists them.
    pub const ALL: [Self; 3] = [Self::Done, Self::Partly, Self::Not];

    /// The outcome of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "follow-up-outcome-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }
}

/// The answer for one recommendation.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// The recommendation.
    pub id: RecommendationId,
    /// What became of it.
    pub outcome: Outcome,
    /// What stood in the way, where something did; answers of old may lack it.
    pub barrier: Option<Barrier>,
    /// Why, or what happened; never empty for [`Outcome::Not`].
    pub why: String,
}

crate::unprinted!(Answer);

/// The answers as typed: "outcome-ID", "barrier-ID" and "why-ID" for each recommendation. One without an outcome is left for
/// later; a barrier or a why without an outcome is a fault, so that nothing said is lost. What was not done in full has a
/// barrier from the list, so that it can be counted without anybody reading the texts.
pub fn check(fields: &Fields, recommendations: &[RecommendationId]) -> Result<Vec<Answer>, Faults> {
    let mut check = Check::new(fields);
    let mut answers = Vec::new();
    for id in recommendations {
        let [outcome_field, barrier_field, why_field] =
            ["outcome", "barrier", "why"].map(|name| format!("{name}-{id}"));
        let why = check.maybe_text(&why_field, WHY);
        let typed = [&outcome_field, &barrier_field, &why_field].iter().any(|name| !fields.get(name).is_empty());
        let outcome = if typed { check.choice(&outcome_field, Outcome::parse) } else { None };
        let barred = matches!(outcome, Some(Outcome::Partly | Outcome::Not));
        let barrier = match fields.get(&barrier_field) {
            "" if barred => {
                check.fault(&barrier_field, "follow-up-fault-barrier");
                None
            }
            // Whatever was chosen before "done" was: nothing stood in the way.
            _ if !barred => None,
            _ => check.choice(&barrier_field, Barrier::parse),
        };
        if outcome == Some(Outcome::Not) && fields.get(&why_field).is_empty() {
            check.fault(&why_field, "follow-up-fault-why");
        }
        answers.extend(outcome.map(|outcome| Answer { id: *id, outcome, barrier, why }));
    }
    check.done(answers)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::Id;

    fn ids() -> [RecommendationId; 3] {
        [1, 2, 3].map(|number| RecommendationId::from_uuid(Uuid::from_u128(number)))
    }

    #[test]
    fn what_is_answered_is_kept_and_the_rest_waits() {
        let [one, two, three] = ids();
        let fields = Fields::default()
            .with(format!("outcome-{one}"), "done")
            .with(format!("barrier-{one}"), "other")
            .with(format!("outcome-{three}"), "not")
            .with(format!("barrier-{three}"), "unavailable")
            .with(format!("why-{three}"), "No physiotherapist within 200 km");
        let answers = check(&fields, &[one, two, three]).unwrap();
        assert_eq!(
            answers,
            [
                Answer { id: one, outcome: Outcome::Done, barrier: None, why: String::new() },
                Answer {
                    id: three,
                    outcome: Outcome::Not,
                    barrier: Some(Barrier::Unavailable),
                    why: "No physiotherapist within 200 km".to_owned(),
                },
            ]
        );
    }

    #[test]
    fn a_not_needs_a_barrier_and_a_why_and_a_why_needs_an_outcome() {
        let [one, two, three] = ids();
        let fields = Fields::default()
            .with(format!("outcome-{one}"), "not")
            .with(format!("why-{two}"), "It was hard")
            .with(format!("outcome-{three}"), "later");
        let faults = check(&fields, &[one, two, three]).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect();
        assert_eq!(
            found,
            [
                (format!("barrier-{one}"), "follow-up-fault-barrier"),
                (format!("why-{one}"), "follow-up-fault-why"),
                (format!("outcome-{two}"), "fault-choose"),
                (format!("outcome-{three}"), "fault-unknown-option"),
            ]
        );
    }

    #[test]
    fn what_was_done_in_part_needs_a_barrier_of_the_list_but_no_words() {
        let [one, two, three] = ids();
        let fields = Fields::default()
            .with(format!("outcome-{one}"), "partly")
            .with(format!("barrier-{one}"), "time")
            .with(format!("outcome-{two}"), "partly")
            .with(format!("barrier-{two}"), "weather")
            .with(format!("barrier-{three}"), "time");
        let faults = check(&fields, &[one, two, three]).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect();
        assert_eq!(
            found,
            [(format!("barrier-{two}"), "fault-unknown-option"), (format!("outcome-{three}"), "fault-choose")]
        );
    }

    #[test]
    fn somebody_elses_recommendation_is_not_looked_at() {
        let [one, two, _] = ids();
        let fields = Fields::default().with(format!("outcome-{two}"), "done");
        assert_eq!(check(&fields, &[one]), Ok(Vec::new()));
    }
}
