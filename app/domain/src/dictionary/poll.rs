//! A poll or survey report of Zoom as answers to a wave: who answered stays an address for as long as it takes to find the person;
//! names go at once.

use std::collections::{BTreeMap, BTreeSet};

use redcap::{Limits, zoom::Who};

use super::{Note, Unreadable};
use crate::{
    language::{Language, Text},
    survey::{Answer, Answers, Choice, Design, Kind, MOST_TEXT, Phase, Survey},
};

/// What a report holds for a wave.
#[derive(Clone, PartialEq)]
pub struct Poll {
    /// How many answers were read.
    pub answers: usize,
    /// Who answered, by address in small letters, with what.
    pub people: Vec<(String, Answers)>,
    /// How many answered without an address: anonymously, or as guests under a name that proves nothing.
    pub nameless: usize,
    /// Questions of the report that are questions of the survey: their words, the key.
    pub matched: Vec<(String, String)>,
    /// What was not taken.
    pub notes: Vec<Note>,
}

crate::unprinted!(Poll);

/// Reads a report for a wave of this phase. Questions and choices are known by their words, in either language.
pub fn poll(file: &str, bytes: &[u8], (survey, phase): (&Survey, Phase)) -> Result<Poll, Unreadable> {
    let report = redcap::zoom::read(file, bytes, &Limits::default())?.value;
    let keys = keys(survey, phase);
    let mut found =
        Poll { answers: report.answers.len(), people: Vec::new(), nameless: 0, matched: Vec::new(), notes: Vec::new() };
    let mut people: BTreeMap<String, Answers> = BTreeMap::new();
    let (mut matched, mut unknown, mut nameless) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for given in &report.answers {
        let Who::Known { email, .. } = &given.who else {
            nameless.insert(given.row);
            continue;
        };
        let Some(key) = keys.get(&folded(&given.question)) else {
            unknown.insert(given.question.clone());
            continue;
        };
        matched.insert((given.question.clone(), key.clone()));
        match answer(survey, key, &given.answer) {
            Some(answer) => people.entry(email.clone()).or_default().set(key, Some(answer)),
            None => found.notes.push(Note::new(given.row, &given.question, "no-such-choice", &given.answer)),
        }
    }
    found.notes.extend(unknown.iter().map(|question| Note::new(0, question, "unknown-question", "")));
    found.people = people.into_iter().collect();
    found.nameless = nameless.len();
    found.matched = matched.into_iter().collect();
    Ok(found)
}

/// Words without what hands add: capitals, spaces, a mark at the end.
fn folded(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.trim_end_matches(['?', '.', ':', '!', ' ', '*']).to_owned()
}

fn says(text: &Text, words: &str) -> bool {
    Language::ALL.into_iter().any(|language| {
        let own = folded(text.get(language));
        !own.is_empty() && own == folded(words)
    })
}

/// The keys that are about now, by the words of their questions.
fn keys(survey: &Survey, phase: Phase) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for question in survey.questions().filter(|question| question.is_asked(phase)) {
        let mut add = |text: &Text, key: &str| {
            for language in Language::ALL {
                let words = folded(text.get(language));
                if !words.is_empty() {
                    found.entry(words).or_insert_with(|| key.to_owned());
                }
            }
        };
        match question.grid() {
            Some(grid) if grid.asked(phase).iter().any(|design| *design != Design::RetrospectivePre) => {
                grid.items.iter().for_each(|item| add(&item.text, &item.code));
            }
            Some(_) => {}
            None => add(&question.text, &question.code),
        }
    }
    found
}

fn answer(survey: &Survey, key: &str, words: &str) -> Option<Answer> {
    let choice = |options: &[Choice], words: &str| {
        options.iter().find(|option| says(&option.label, words)).map(|option| option.code.clone())
    };
    if let Some((grid, _)) = survey.item(key) {
        let point =
            |point: &&crate::survey::Point| says(&point.label, words) || point.value.to_string() == words.trim();
        return grid.points.iter().find(point).map(|point| Answer::Point(point.value));
    }
    match &survey.question(key)?.kind {
        Kind::Single { options } => choice(options, words).map(Answer::Choice),
        Kind::Knowledge(knowledge) => choice(&knowledge.options, words).map(Answer::Choice),
        Kind::Multiple { options } => {
            let chosen: Vec<String> = words.split(';').map(|one| choice(options, one)).collect::<Option<_>>()?;
            let order = options.iter().map(|option| option.code.clone());
            Some(Answer::Choices(order.filter(|code| chosen.contains(code)).collect()))
        }
        Kind::Number { least, most, .. } => {
            let value: f64 = words.trim().replace(',', ".").parse().ok()?;
            let inside =
                value.is_finite() && least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most);
            inside.then_some(Answer::Number(value))
        }
        Kind::Text { long } => {
            let most = if *long { MOST_TEXT.1 } else { MOST_TEXT.0 };
            let text = words.trim();
            (!text.is_empty() && text.chars().count() <= most).then(|| Answer::Text(text.to_owned()))
        }
        Kind::Grid(_) | Kind::Roster => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::ready;

    #[test]
    fn a_report_is_read_by_words_and_its_names_go() {
        let survey = ready("satisfaction").unwrap();
        let (grid, item) = survey.item("sat_1").unwrap();
        let (question, best) = (item.text.en.clone(), grid.points.last().unwrap().clone());
        let intend = &survey.question("intend").unwrap().text.fr;
        let label = survey.question("intend").unwrap().kind.options()[0].label.fr.clone();
        let text = format!(
            "Poll Report\n#,User Name,User Email,Submitted Date/Time\n\
             1,Ann Able,Ann@Example.org,10:00,\"{question}\",\"{}\",\"{intend}\",\"{label}\"\n\
             2,Ben,ben@example.org,10:01,\"{question}\",Sometimes,Coffee?,Yes\n\
             3,anonymous,,10:02,\"{question}\",\"{}\"\n4,iPad of Cleo,,10:03,\"{question}\",\"{}\"\n",
            best.label.en, best.label.en, best.label.en
        );
        let found = poll("p.csv", text.as_bytes(), (&survey, Phase::Session)).unwrap();
        assert_eq!((found.answers, found.nameless, found.people.len(), found.matched.len()), (6, 2, 1, 2));
        let (email, answers) = &found.people[0];
        assert_eq!(email, "ann@example.org");
        assert_eq!(answers.point("sat_1", Design::Post), Some(best.value));
        assert_eq!(answers.choice("intend"), Some("yes"));
        let told: Vec<_> = found.notes.iter().map(|note| (note.row, note.code, note.detail.as_str())).collect();
        assert_eq!(told, [(4, "no-such-choice", "Sometimes"), (0, "unknown-question", "")]);
        assert!(found.notes.iter().all(|note| !note.detail.contains("Cleo") && !note.column.contains("Cleo")));
    }
}
