//! A curriculum: the topics of a cycle in order, each with what people can do afterwards.

use crate::{
    fields::{Check, Faults, Fields},
    id::PersonId,
};

/// One topic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topic {
    /// What the session is about.
    pub title: String,
    /// What people can do afterwards, one a line.
    pub objectives: Vec<String>,
}

/// Reads a curriculum as coordinators keep it in a document: a line is a topic, and the lines after it that begin with a
/// dash or bullet are its objectives. Numbers before a topic ("3.", "3)") are left out. Empty lines count for nothing.
pub fn read(outline: &str) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for line in outline.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (line.strip_prefix(['-', '–', '—', '•', '*']), topics.last_mut()) {
            (Some(objective), Some(topic)) => topic.objectives.push(objective.trim().to_owned()),
            (Some(first), None) => topics.push(Topic { title: first.trim().to_owned(), ..Topic::default() }),
            (None, _) => topics.push(Topic { title: unnumbered(line).to_owned(), ..Topic::default() }),
        }
    }
    topics
}

fn unnumbered(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    match rest.strip_prefix(['.', ')']) {
        Some(title) if rest.len() < line.len() && !title.trim().is_empty() => title.trim(),
        _ => line,
    }
}

/// The objectives that a text lists, one a line, without dashes or bullets before them.
pub fn objectives(text: &str) -> Vec<String> {
    let plain = |line: &str| line.trim().trim_start_matches(['-', '–', '—', '•', '*']).trim().to_owned();
    text.lines().map(plain).filter(|line| !line.is_empty()).collect()
}

/// What a session teaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is about; empty while that is not known.
    pub topic: String,
    /// What people can do afterwards.
    pub objectives: Vec<String>,
    /// Who gives the talk.
    pub presenter: Option<PersonId>,
}

/// A session's line in the form of a whole curriculum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The session's number in its cycle; the fields are `topic-N`, `objectives-N` and `presenter-N`.
    pub number: u32,
    /// What it teaches so far.
    pub now: Entry,
}

/// The rows that a filled-in form changes, by number. A row that the form does not have stays as it is.
pub fn check(fields: &Fields, rows: &[Row], presents: impl Fn(PersonId) -> bool) -> Result<Vec<(u32, Entry)>, Faults> {
    let mut check = Check::new(fields);
    let mut changed = Vec::new();
    for Row { number, now } in rows {
        let name = |part: &str| format!("{part}-{number}");
        if !fields.has(&name("topic")) {
            continue;
        }
        let entry = Entry {
            topic: check.maybe_line(&name("topic"), 200),
            objectives: objectives(&check.maybe_text(&name("objectives"), 2000)),
            presenter: check
                .maybe_choice(&name("presenter"), |text| text.parse().ok().filter(|person| presents(*person))),
        };
        if entry != *now {
            changed.push((*number, entry));
        }
    }
    check.done(changed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_outline_is_read_as_people_write_it() {
        let topics = read(
            "1. What pain is\n- Tell the three kinds of pain apart\n – Explain them\n\n2) Opioids: starting\n3D imaging\n",
        );
        let topic = |title: &str, objectives: &[&str]| Topic {
            title: title.to_owned(),
            objectives: objectives.iter().map(|text| (*text).to_owned()).collect(),
        };
        assert_eq!(
            topics,
            [
                topic("What pain is", &["Tell the three kinds of pain apart", "Explain them"]),
                topic("Opioids: starting", &[]),
                topic("3D imaging", &[]),
            ]
        );
    }

    #[test]
    fn an_objective_before_any_topic_is_a_topic() {
        assert_eq!(read("- Sleep").first().unwrap().title, "Sleep");
    }

    #[test]
    fn objectives_lose_their_dashes() {
        assert_eq!(objectives(" - Taper slowly\n\n• Listen "), ["Taper slowly", "Listen"]);
    }

    #[test]
    fn only_changed_rows_are_given_back() {
        let row = |number: u32, topic: &str| Row { number, now: Entry { topic: topic.to_owned(), ..Entry::default() } };
        let rows = [row(1, "Sleep"), row(2, "Mood"), row(3, "Tapering")];
        let fields =
            Fields::default().with("topic-1", "Sleep").with("topic-2", "Mood and pain").with("objectives-2", "- Ask");
        let changed = check(&fields, &rows, |_| true).unwrap();
        assert_eq!(
            changed,
            [(2, Entry { topic: "Mood and pain".to_owned(), objectives: vec!["Ask".to_owned()], presenter: None })]
        );
        let wrong = fields.with("presenter-1", "nobody").with("topic-3", "x".repeat(201));
        let faults = check(&wrong, &rows, |_| true).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(found, [("presenter-1", "fault-unknown-option"), ("topic-3", "fault-too-long")]);
    }

    proptest! {
        #[test]
        fn no_line_is_lost(outline in "(\\PC{0,30}\n){0,20}") {
            let lines = outline.lines().filter(|line| !line.trim().is_empty()).count();
            let read: usize = read(&outline).iter().map(|topic| 1 + topic.objectives.len()).sum();
            prop_assert_eq!(read, lines);
        }
    }
}
