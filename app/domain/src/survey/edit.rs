//! Changing a survey in plain forms: its headings, a question at a time, and the order of the questions. Codes stay what they
//! are; a new question, item or option gets one of its own.

mod question;
mod scale;

use super::{Design, Grid, Kind, Knowledge, Point, Question, Section, Survey};
use crate::{
    fields::{Check, Faults, Fields},
    language::Text,
};

/// The most rows (items, points, options) that one question has.
pub const MOST_ROWS: usize = 40;

/// Rows that stand empty below those that are there.
pub const SPARE: usize = 3;

/// The kinds a new question can be of, in the order in which a choice lists them.
pub const KINDS: [&str; 7] = ["grid", "single", "multiple", "number", "text", "knowledge", "roster"];

/// A text in both languages from the fields `NAME-en` and `NAME-fr`; either may be empty while the survey is written.
fn both(check: &mut Check<'_>, name: &str, most: usize) -> Text {
    Text { en: check.maybe_text(&format!("{name}-en"), most), fr: check.maybe_text(&format!("{name}-fr"), most) }
}

fn with_both(fields: Fields, name: &str, text: &Text) -> Fields {
    fields.with(format!("{name}-en"), &text.en).with(format!("{name}-fr"), &text.fr)
}

fn is_blank(text: &Text) -> bool {
    text.en.is_empty() && text.fr.is_empty()
}

/// "1" and on, while there is a row of this number; a removed or left-out row is skipped.
fn rows<'a>(fields: &'a Fields, name: &'a str) -> impl Iterator<Item = String> + 'a {
    let row = move |number: usize| format!("{name}-{number}");
    let there = move |row: &String| fields.has(row) && !fields.ticked(&format!("{row}-remove"), "yes");
    (1..=MOST_ROWS).map(row).filter(there)
}

impl Survey {
    /// The first code of this shape ("q1", "q2" …) that nothing has.
    fn fresh(&self, stem: &str) -> String {
        let codes = self.codes();
        let free = (1..).map(|number| format!("{stem}{number}")).find(|code| !codes.contains(code.as_str()));
        free.unwrap_or_default()
    }

    /// A survey with a first page and nothing on it.
    pub fn begun(title: Text) -> Self {
        let section =
            Section { code: "page1".to_owned(), title: title.clone(), intro: Text::default(), questions: Vec::new() };
        let (intro, source) = (Text::default(), String::new());
        Self { format: super::FORMAT, title, intro, source, sections: vec![section], scales: Vec::new() }
    }

    /// Whether another survey asks the same: all but the texts are equal. So much may be changed once there are answers.
    pub fn same_questions(&self, other: &Self) -> bool {
        self.bare() == other.bare()
    }

    fn bare(&self) -> Self {
        let mut bare = self.clone();
        (bare.title, bare.intro, bare.source) = (Text::default(), Text::default(), String::new());
        for section in &mut bare.sections {
            (section.title, section.intro) = (Text::default(), Text::default());
            for question in &mut section.questions {
                (question.text, question.hint) = (Text::default(), Text::default());
                match &mut question.kind {
                    Kind::Grid(grid) => {
                        grid.items.iter_mut().for_each(|item| item.text = Text::default());
                        grid.points.iter_mut().for_each(|point| point.label = Text::default());
                    }
                    Kind::Single { options } | Kind::Multiple { options } => {
                        options.iter_mut().for_each(|option| option.label = Text::default());
                    }
                    Kind::Knowledge(knowledge) => {
                        knowledge.options.iter_mut().for_each(|option| option.label = Text::default());
                        (knowledge.explanation, knowledge.source) = (Text::default(), String::new());
                    }
                    Kind::Number { unit, .. } => *unit = Text::default(),
                    Kind::Text { .. } | Kind::Roster => {}
                }
            }
        }
        bare.scales.iter_mut().for_each(|scale| scale.title = Text::default());
        bare
    }

    /// The form of its headings: `title`, `intro`, and for each page from 1 on `section-N` (its code), its title and
    /// `section-N-intro`, each in both languages; below them a row for a further page.
    pub fn headings(&self) -> Fields {
        let fields = with_both(with_both(Fields::default(), "title", &self.title), "intro", &self.intro);
        let fields = (1..).zip(&self.sections).fold(fields, |fields, (number, section)| {
            let row = format!("section-{number}");
            let fields = with_both(fields.with(&row, &section.code), &row, &section.title);
            with_both(fields, &format!("{row}-intro"), &section.intro)
        });
        fields.with(format!("section-{}", self.sections.len() + 1), "")
    }

    /// The survey with the headings of a filled-in form. A page without questions and headings goes.
    pub fn with_headings(&self, fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let mut to = self.clone();
        to.title = Text { en: check.line("title-en", 200), fr: check.line("title-fr", 200) };
        to.intro = both(&mut check, "intro", 2000);
        for row in rows(fields, "section") {
            let title = Text {
                en: check.maybe_line(&format!("{row}-en"), 200),
                fr: check.maybe_line(&format!("{row}-fr"), 200),
            };
            let intro = both(&mut check, &format!("{row}-intro"), 2000);
            let code = fields.get(&row);
            if let Some(section) = to.sections.iter_mut().find(|section| section.code == code) {
                (section.title, section.intro) = (title, intro);
            } else if code.is_empty() && !is_blank(&title) {
                let code = to.fresh("page");
                to.sections.push(Section { code, title, intro, questions: Vec::new() });
            }
        }
        to.sections.retain(|section| !(section.questions.is_empty() && is_blank(&section.title)));
        check.done(to)
    }

    /// The survey with a new question of a kind at the end of a page, and the question's code.
    pub fn adding(&self, section: &str, kind: &str) -> Option<(Self, String)> {
        let code = self.fresh("q");
        let kind = match kind {
            "grid" => Kind::Grid(Grid {
                points: (1..=5).map(|value| Point { value, label: Text::default() }).collect(),
                not_applicable: true,
                designs: vec![Design::Post],
                items: Vec::new(),
            }),
            "single" => Kind::Single { options: Vec::new() },
            "multiple" => Kind::Multiple { options: Vec::new() },
            "number" => Kind::Number { least: None, most: None, unit: Text::default() },
            "text" => Kind::Text { long: true },
            "knowledge" => Kind::Knowledge(Knowledge {
                options: Vec::new(),
                key: String::new(),
                explanation: Text::default(),
                source: String::new(),
                points: 1,
            }),
            "roster" => Kind::Roster,
            _ => return None,
        };
        let (text, hint, phases) = (Text::default(), Text::default(), Vec::new());
        let question = Question { code: code.clone(), text, hint, required: false, phases, kind };
        let mut to = self.clone();
        to.sections.iter_mut().find(|found| found.code == section)?.questions.push(question);
        Some((to, code))
    }

    /// The survey without a question. Scales lose its items, and go when they have none left.
    pub fn without(&self, question: &str) -> Self {
        let mut to = self.clone();
        for section in &mut to.sections {
            section.questions.retain(|found| found.code != question);
        }
        to.tidied()
    }

    /// Scales hold no item that is not there.
    fn tidied(mut self) -> Self {
        let known: Vec<String> = self.codes().into_iter().map(str::to_owned).collect();
        for scale in &mut self.scales {
            scale.items.retain(|item| known.contains(item));
        }
        self.scales.retain(|scale| !scale.items.is_empty());
        self
    }

    /// The survey with a question one place further up or down; over the edge of its page, onto the next one.
    pub fn moving(&self, question: &str, up: bool) -> Self {
        let mut to = self.clone();
        let place = |section: &Section| section.questions.iter().position(|found| found.code == question);
        let found = to.sections.iter().enumerate().find_map(|(page, section)| Some((page, place(section)?)));
        let Some((page, place)) = found else { return to };
        let last = to.sections.get(page).map_or(0, |section| section.questions.len()).saturating_sub(1);
        let over = if up { place == 0 } else { place == last };
        let next = if up { page.checked_sub(1) } else { Some(page + 1).filter(|next| *next < to.sections.len()) };
        if !over {
            let other = if up { place - 1 } else { place + 1 };
            if let Some(section) = to.sections.get_mut(page) {
                section.questions.swap(place, other);
            }
        } else if let Some(next) = next {
            let moved = to.sections.get_mut(page).map(|section| section.questions.remove(place));
            if let Some((section, moved)) = to.sections.get_mut(next).zip(moved) {
                let at = if up { section.questions.len() } else { 0 };
                section.questions.insert(at, moved);
            }
        }
        to
    }

    /// The survey with a question as a filled-in form has it.
    pub fn with_question(&self, code: &str, fields: &Fields) -> Result<Self, Faults> {
        let Some(question) = self.question(code) else { return Err(Faults::one("", "fault-unreadable")) };
        let changed = question.typed(fields)?;
        let mut to = self.clone();
        for found in to.sections.iter_mut().flat_map(|section| &mut section.questions) {
            if found.code == code {
                *found = changed.clone();
            }
        }
        Ok(to.tidied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::ready;

    fn without_field(fields: &Fields, name: &str) -> Fields {
        let kept = fields.pairs().filter(|(key, _)| *key != name);
        Fields::new(kept.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    #[test]
    fn every_question_of_the_pack_comes_back_from_its_form() {
        for one in crate::survey::PACK {
            let survey = one.survey().unwrap();
            for question in survey.questions() {
                let changed = survey.with_question(&question.code, &question.form()).unwrap();
                assert_eq!(changed, survey, "{} {}", one.code, question.code);
            }
            assert_eq!(survey.with_headings(&survey.headings()).unwrap(), survey, "{}", one.code);
        }
    }

    #[test]
    fn a_new_question_gets_codes_of_its_own() {
        let survey = Survey::begun(Text { en: "Mine".to_owned(), fr: "Le mien".to_owned() });
        let (survey, code) = survey.adding("page1", "grid").unwrap();
        assert_eq!(code, "q1");
        let form = survey.question("q1").unwrap().form();
        let form = form.replacing("item-1-en", "One").replacing("item-3-en", "Two").replacing("item-3-reversed", "yes");
        let survey = survey.with_question("q1", &form).unwrap();
        let (grid, item) = survey.item("q1_2").unwrap();
        assert_eq!((grid.items.len(), item.text.en.as_str(), item.reversed), (2, "Two", true));
        assert_eq!(survey.adding("page1", "magic"), None);
        assert_eq!(survey.adding("page9", "text"), None);
    }

    #[test]
    fn only_texts_may_change_once_there_are_answers() {
        let survey = ready("self-efficacy").unwrap();
        let form = survey.question("se").unwrap().form();
        let typo = survey.with_question("se", &form.clone().replacing("item-1-en", "Assess pain and sleep")).unwrap();
        assert!(survey.same_questions(&typo));
        for other in [form.clone().with("item-1-reversed", "yes"), form.clone().with("item-2-remove", "yes")] {
            assert!(!survey.same_questions(&survey.with_question("se", &other).unwrap()));
        }
        let fewer = survey.with_question("se", &form.with("item-2-remove", "yes")).unwrap();
        assert_eq!(fewer.scales[0].items.len(), 9);
        assert!(fewer.is_ready());
        assert_eq!(survey.without("se").scales, []);
    }

    #[test]
    fn questions_move_within_pages_and_over_their_edges() {
        let survey = ready("knowledge").unwrap();
        let order =
            |survey: &Survey| {
                survey
                    .sections
                    .iter()
                    .map(|section| section.questions.len())
                    .zip(survey.sections.iter().map(|section| {
                        section.questions.first().map(|question| question.code.clone()).unwrap_or_default()
                    }))
                    .collect::<Vec<_>>()
            };
        let is = |pairs: [(usize, &str); 2]| pairs.map(|(count, code)| (count, code.to_owned())).to_vec();
        assert_eq!(order(&survey.moving("k_2", true)), is([(4, "k_2"), (4, "k_5")]));
        assert_eq!(order(&survey.moving("k_4", false)), is([(3, "k_1"), (5, "k_4")]));
        assert_eq!(order(&survey.moving("k_5", true)), is([(5, "k_1"), (3, "k_6")]));
        assert_eq!(survey.moving("k_1", true), survey);
        assert_eq!(survey.moving("k_8", false), survey);
    }

    #[test]
    fn what_a_form_says_wrongly_is_a_fault_at_its_field() {
        let survey = ready("knowledge").unwrap();
        let form = survey.question("k_1").unwrap().form();
        let faults = survey.with_question("k_1", &form.replacing("key", "9").replacing("points", "0")).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("points", "fault-range"), ("key", "survey-fault-key")]);
        let survey = ready("self-efficacy").unwrap();
        let form = without_field(&survey.question("se").unwrap().form(), "design");
        let faults = survey.with_question("se", &form.with("design", "retrospective-pre")).unwrap_err();
        assert_eq!(faults.of("design").unwrap().key, "survey-fault-then");
    }
}
