//! A curriculum: the topics of a cycle in order, each with what people can do afterwards.

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_outline_is_read_as_people_write_it() {
        let topics = read("1. What pain is\n- Tell the three kinds of pain apart\n – Explain them\n\n2) Opioids: starting\n3D imaging\n");
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

    proptest! {
        #[test]
        fn no_line_is_lost(outline in "(\\PC{0,30}\n){0,20}") {
            let lines = outline.lines().filter(|line| !line.trim().is_empty()).count();
            let read: usize = read(&outline).iter().map(|topic| 1 + topic.objectives.len()).sum();
            prop_assert_eq!(read, lines);
        }
    }
}
