//! What a follow-up presentation begins with: the recommendations with what the presenter said became of them, and the
//! medications of before, to be brought up to date. Everything else is asked anew.

use super::{Answer, Answers, Kind, Row, follow_up};

/// A recommendation of the letter, with what became of it as far as that was said.
pub struct Advised {
    /// What was advised.
    pub text: String,
    /// The code of the outcome; empty while nothing was said.
    pub outcome: String,
    /// Why, or how it went.
    pub why: String,
}

crate::unprinted!(Advised);

/// The table of medications, in every form.
const MEDICATIONS: &str = "medications";

/// The table of recommendations.
pub const ADVISED: &str = "advised";

impl Answers {
    /// The answers that a follow-up presentation of a case begins with.
    pub fn following(earlier: &Self, advised: &[Advised]) -> Self {
        let form = follow_up();
        let most = |column: &str| match form.column(ADVISED, column).map(|field| &field.kind) {
            Some(Kind::Short { most }) => *most,
            _ => 0,
        };
        let row = |one: &Advised| {
            let cells = [
                ("advice", line(&one.text, most("advice"))),
                ("outcome", one.outcome.clone()),
                ("why", line(&one.why, most("why"))),
            ];
            let filled = cells.into_iter().filter(|(_, text)| !text.is_empty());
            filled.map(|(name, text)| (name.to_owned(), text)).collect::<Row>()
        };
        let known = |row: &Row| {
            let cells = row.iter().filter(|(name, _)| form.column(MEDICATIONS, name).is_some());
            cells.map(|(name, text)| (name.clone(), text.clone())).collect::<Row>()
        };
        let mut answers = Self::default();
        answers.set(ADVISED, Answer::Rows(advised.iter().map(row).collect()));
        answers.set(MEDICATIONS, Answer::Rows(earlier.rows(MEDICATIONS).iter().map(known).collect()));
        answers
    }
}

/// A text as one line of at most so many characters.
fn line(text: &str, most: usize) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= most {
        return words;
    }
    let cut: String = words.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}
