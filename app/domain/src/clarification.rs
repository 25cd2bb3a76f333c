//! Clarifying questions on a case, and the presenter's answers. Questions only: advice has its own step.

use crate::fields::{Check, Faults, Fields};

/// The longest question, in characters.
pub const QUESTION: usize = 600;

/// The longest answer, in characters.
pub const ANSWER: usize = 1200;

/// A question as typed in the field "question".
pub fn question(fields: &Fields) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let question = check.text("question", QUESTION);
    check.done(question)
}

/// An answer as typed in the field "answer".
pub fn answer(fields: &Fields) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let answer = check.text("answer", ANSWER);
    check.done(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_has_one_to_six_hundred_characters() {
        let typed = |text: &str| question(&Fields::default().with("question", text));
        assert_eq!(typed("  Since when? ").unwrap(), "Since when?");
        assert_eq!(typed(" ").unwrap_err(), Faults::one("question", "fault-missing"));
        assert!(typed(&"é".repeat(600)).is_ok());
        assert_eq!(typed(&"é".repeat(601)).unwrap_err().of("question").unwrap().key, "fault-too-long");
    }
}
