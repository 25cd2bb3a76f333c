//! What can be removed for good: a text of a case, or everything in it.

use crate::id::{ClarificationId, CommentId, ObjectionId, RecommendationId, WordingId};

/// A text of a case, by where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The answer to a field of the form.
    Field(String),
    /// The coordinator's note with which the case was returned.
    Note,
    /// A clarifying question.
    Question(ClarificationId),
    /// The answer to a clarifying question.
    Answer(ClarificationId),
    /// A comment of the hub's team.
    Comment(CommentId),
    /// A recommendation.
    Recommendation(RecommendationId),
    /// Why the presenter cannot follow it.
    Reason(RecommendationId),
    /// What the presenter wrote about it in the follow-up.
    Outcome(RecommendationId),
    /// A recommendation in plain words for the patient.
    Plain(RecommendationId),
    /// How a recommendation was worded before somebody changed it.
    Wording(WordingId),
    /// Why somebody put a letter back to draft.
    Objection(ObjectionId),
    /// Why a letter was amended, by the version that says so.
    Amendment(u32),
    /// The questionnaires answered again at the follow-up.
    Scores,
    /// The medications at the follow-up.
    Medicines,
    /// Every text of the case.
    Case,
}

impl Target {
    /// Whether it may have been shown or said while its case was on the stage.
    pub fn was_on_stage(&self) -> bool {
        matches!(self, Self::Field(_) | Self::Question(_) | Self::Answer(_) | Self::Case)
    }

    /// The target of a code.
    pub fn parse(code: &str) -> Option<Self> {
        let (kind, thing) = code.split_once('-').unwrap_or((code, ""));
        Some(match kind {
            "field" if !thing.is_empty() => Self::Field(thing.to_owned()),
            "note" if thing.is_empty() => Self::Note,
            "scores" if thing.is_empty() => Self::Scores,
            "medicines" if thing.is_empty() => Self::Medicines,
            "case" if thing.is_empty() => Self::Case,
            "question" => Self::Question(thing.parse().ok()?),
            "answer" => Self::Answer(thing.parse().ok()?),
            "comment" => Self::Comment(thing.parse().ok()?),
            "recommendation" => Self::Recommendation(thing.parse().ok()?),
            "reason" => Self::Reason(thing.parse().ok()?),
            "outcome" => Self::Outcome(thing.parse().ok()?),
            "plain" => Self::Plain(thing.parse().ok()?),
            "wording" => Self::Wording(thing.parse().ok()?),
            "objection" => Self::Objection(thing.parse().ok()?),
            "amendment" => Self::Amendment(thing.parse().ok()?),
            _ => return None,
        })
    }

    /// The code, as addresses and the audit log carry it: a kind and an id, never what people wrote.
    pub fn code(&self) -> String {
        match self {
            Self::Field(name) => format!("field-{name}"),
            Self::Note => "note".to_owned(),
            Self::Scores => "scores".to_owned(),
            Self::Medicines => "medicines".to_owned(),
            Self::Case => "case".to_owned(),
            Self::Question(id) => format!("question-{id}"),
            Self::Answer(id) => format!("answer-{id}"),
            Self::Comment(id) => format!("comment-{id}"),
            Self::Recommendation(id) => format!("recommendation-{id}"),
            Self::Reason(id) => format!("reason-{id}"),
            Self::Outcome(id) => format!("outcome-{id}"),
            Self::Plain(id) => format!("plain-{id}"),
            Self::Wording(id) => format!("wording-{id}"),
            Self::Objection(id) => format!("objection-{id}"),
            Self::Amendment(version) => format!("amendment-{version}"),
        }
    }

    /// The kind; its name is the message "purge-kind-KIND".
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Field(_) => "field",
            Self::Note => "note",
            Self::Scores => "scores",
            Self::Medicines => "medicines",
            Self::Case => "case",
            Self::Question(_) => "question",
            Self::Answer(_) => "answer",
            Self::Comment(_) => "comment",
            Self::Recommendation(_) => "recommendation",
            Self::Reason(_) => "reason",
            Self::Outcome(_) => "outcome",
            Self::Plain(_) => "plain",
            Self::Wording(_) => "wording",
            Self::Objection(_) => "objection",
            Self::Amendment(_) => "amendment",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_reads_back_from_its_code() {
        let (question, advice) = ("018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002");
        let all = [
            Target::Field("question-1".to_owned()),
            Target::Note,
            Target::Scores,
            Target::Medicines,
            Target::Case,
            Target::Question(question.parse().unwrap()),
            Target::Answer(question.parse().unwrap()),
            Target::Comment(question.parse().unwrap()),
            Target::Recommendation(advice.parse().unwrap()),
            Target::Reason(advice.parse().unwrap()),
            Target::Outcome(advice.parse().unwrap()),
            Target::Plain(advice.parse().unwrap()),
            Target::Wording(advice.parse().unwrap()),
            Target::Objection(question.parse().unwrap()),
            Target::Amendment(2),
        ];
        for target in all {
            assert!(target.code().starts_with(target.kind()));
            assert_eq!(Target::parse(&target.code()), Some(target));
        }
        for wrong in
            ["", "field-", "field", "note-x", "scores-1", "medicines-1", "case-1", "question-1", "answer", "page-tests"]
        {
            assert_eq!(Target::parse(wrong), None, "{wrong}");
        }
    }
}
