//! Knowledge tests: what is right, and how hard each question is and how well it tells those who know from those who do not.

use measures::{ItemAnalysis, item_analysis};

use super::{Answers, Kind, Knowledge, Phase, Question, Survey};

impl Survey {
    /// The questions of a knowledge test asked at a wave of this phase, each with its key.
    pub fn knowledge(&self, phase: Phase) -> Vec<(&Question, &Knowledge)> {
        let asked = self.questions().filter(|question| question.is_asked(phase));
        asked
            .filter_map(|question| match &question.kind {
                Kind::Knowledge(knowledge) => Some((question, knowledge)),
                _ => None,
            })
            .collect()
    }

    /// The points of a person and the most there are; none without a question of this kind. An open question counts as wrong
    /// here: the person handed the test in without it.
    pub fn points(&self, phase: Phase, answers: &Answers) -> Option<(u32, u32)> {
        let all = self.knowledge(phase);
        let most: u32 = all.iter().map(|(_, knowledge)| knowledge.points).sum();
        let right =
            all.iter().filter(|(question, knowledge)| knowledge.is_right(&question.code, answers) == Some(true));
        (!all.is_empty()).then(|| (right.map(|(_, knowledge)| knowledge.points).sum(), most))
    }

    /// Difficulty and discrimination of each question of a knowledge test, over sheets that were handed in; none without such
    /// questions or sheets.
    pub fn item_statistics(&self, phase: Phase, sheets: &[&Answers]) -> Option<ItemAnalysis> {
        let all = self.knowledge(phase);
        let score = |answers: &Answers, (question, knowledge): &(&Question, &Knowledge)| {
            knowledge.is_right(&question.code, answers).map(|right| f64::from(u8::from(right)))
        };
        let rows: Vec<Vec<Option<f64>>> =
            sheets.iter().map(|answers| all.iter().map(|item| score(answers, item)).collect()).collect();
        if all.is_empty() || rows.is_empty() { None } else { item_analysis(&rows).ok() }
    }
}

impl Knowledge {
    /// Whether the answer to its question is right; none when it was left open.
    pub fn is_right(&self, question: &str, answers: &Answers) -> Option<bool> {
        answers.choice(question).map(|code| code == self.key)
    }

    /// The right option's label.
    pub fn right(&self) -> Option<&crate::language::Text> {
        self.options.iter().find(|option| option.code == self.key).map(|option| &option.label)
    }
}

#[cfg(test)]
mod tests {
    use crate::survey::{Answer, Answers, Phase, ready};

    #[test]
    fn a_test_is_marked_and_its_questions_are_weighed() {
        let quiz = ready("knowledge").unwrap();
        let keys: Vec<(String, String)> = quiz
            .knowledge(Phase::Before)
            .into_iter()
            .map(|(question, knowledge)| (question.code.clone(), knowledge.key.clone()))
            .collect();
        // Each knows one question fewer than the one before; what they do not know they leave open.
        let sheet = |known: usize| {
            keys.iter().take(known).fold(Answers::default(), |answers, (question, key)| {
                answers.with(question, Answer::Choice(key.clone()))
            })
        };
        assert_eq!(quiz.points(Phase::Before, &sheet(5)), Some((5, 8)));
        let wrong = sheet(8).with("k_1", Answer::Choice("o1".to_owned()));
        assert_eq!(quiz.points(Phase::Before, &wrong), Some((7, 8)));
        let right = sheet(8);
        let found = quiz.item_statistics(Phase::Before, &[&right, &wrong]).unwrap();
        assert_eq!((found.items[0].difficulty, found.items[1].difficulty), (Some(0.5), Some(1.0)));
    }
}
