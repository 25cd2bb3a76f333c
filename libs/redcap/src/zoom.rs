//! Poll and survey reports of Zoom, read: who answered what, from a CSV with lines about the meeting above the table.
//!
//! Zoom writes these files in two shapes: questions and answers in turns behind each person, or one column a question.
//! Both are read, several tables in one file too. Anonymous polls name nobody; guests are known by their profile name only.

use std::collections::HashSet;

use crate::{
    Error, Kind, Limits, Notes, Problem, Taken,
    sheet::{self, Row},
};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The lines above the first table: title, topic, meeting, when.
    pub head: Vec<Vec<String>>,
    /// The answers in the order of the file.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The row of the file, as a spreadsheet counts.
    pub row: usize,
    /// Who gave it.
    pub who: Who,
    /// When, as the file has it.
    pub when: String,
    /// The question.
    pub question: String,
    /// The answer; several choices as the file joins them.
    pub answer: String,
}

/// Who gave an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Nobody is named.
    Anonymous,
    /// By an e-mail address (in lower case) and a name.
    Known {
        /// The address.
        email: String,
        /// The name.
        name: String,
    },
    /// By the name somebody gave in the meeting: no proof who it was.
    Guest(String),
}

impl Report {
    /// The questions, in the order in which they first stand.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        self.answers.iter().map(|answer| answer.question.as_str()).filter(|question| seen.insert(*question)).collect()
    }
}

/// Reads a poll or survey report.
///
/// # Errors
/// When the file is too large or damaged, or holds no table with names and addresses or times.
///
/// ```
/// let csv = "Poll Report\nTopic,Meeting ID\nPain,123\n#,User Name,User Email,Submitted Date/Time\n1,Ann,ann@example.org,2026-01-01 10:00,Useful?,Yes\n";
/// let report = redcap::zoom::read("poll.csv", csv.as_bytes(), &Default::default())?.value;
/// assert_eq!((report.answers[0].question.as_str(), report.answers[0].answer.as_str()), ("Useful?", "Yes"));
/// # Ok::<(), redcap::Error>(())
/// ```
pub fn read(file: &str, bytes: &[u8], limits: &Limits) -> Result<Taken<Report>, Error> {
    let Taken { value: sheet, mut notes } = sheet::read(file, bytes, limits)?;
    let mut report = Report::default();
    let mut table: Option<Head> = None;
    for row in &sheet.rows {
        if let Some(head) = Head::of(row) {
            table = Some(head);
        } else if let Some(head) = &table {
            take(row, head, &mut report, &mut notes);
        } else {
            report.head.push(row.cells.clone());
        }
    }
    if table.is_none() {
        let problem = "is no poll or survey report: no row names a user name beside an e-mail address or a time";
        return Err(Error::new(file, Kind::Unknown, problem));
    }
    Ok(Taken { value: report, notes })
}

/// The columns of a table.
struct Head {
    name: usize,
    email: Option<usize>,
    when: Option<usize>,
    /// Questions by column; empty when they stand in the rows.
    questions: Vec<(usize, String)>,
    first: usize,
}

impl Head {
    fn of(row: &Row) -> Option<Self> {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let find = |names: &[&str]| cells.iter().position(|cell| names.contains(&cell.as_str()));
        let name =
            find(&["user name", "username", "name", "participant", "nom d'utilisateur", "nom d’utilisateur", "nom"])?;
        let email = find(&[
            "user email",
            "email",
            "email address",
            "e-mail",
            "e-mail address",
            "adresse e-mail",
            "courriel",
            "e-mail de l'utilisateur",
            "e-mail de l’utilisateur",
        ]);
        let when = find(&[
            "submitted date/time",
            "submitted date and time",
            "submitted time",
            "submission time",
            "date/time",
            "date/heure de soumission",
            "date et heure de soumission",
            "heure de soumission",
        ]);
        if email.is_none() && when.is_none() {
            return None;
        }
        let first = [Some(name), email, when].into_iter().flatten().max()? + 1;
        let in_turns = |cell: &str| {
            let word =
                cell.trim_end_matches(|sign: char| sign.is_ascii_digit() || " #.:".contains(sign)).to_lowercase();
            ["", "question", "answer", "response", "réponse", "poll question", "poll answer"].contains(&word.as_str())
        };
        let rest: Vec<(usize, String)> =
            row.cells.iter().enumerate().skip(first).map(|(place, cell)| (place, cell.trim().to_owned())).collect();
        let turns = rest.iter().all(|(_, cell)| in_turns(cell));
        let questions =
            if turns { Vec::new() } else { rest.into_iter().filter(|(_, cell)| !cell.is_empty()).collect() };
        Some(Self { name, email, when, questions, first })
    }
}

fn take(row: &Row, head: &Head, report: &mut Report, notes: &mut Notes) {
    let cell = |place: usize| row.cell(place).trim().to_owned();
    // A title between two tables.
    if row.cells.iter().filter(|cell| !cell.trim().is_empty()).count() < 2 {
        report.head.push(row.cells.clone());
        return;
    }
    let pairs: Vec<(String, String)> = if head.questions.is_empty() {
        let rest: Vec<String> = (head.first..row.cells.len()).map(cell).collect();
        rest.chunks(2)
            .filter_map(|pair| Some((pair.first()?.clone(), pair.get(1).cloned().unwrap_or_default())))
            .collect()
    } else {
        head.questions.iter().map(|(place, question)| (question.clone(), cell(*place))).collect()
    };
    let pairs: Vec<_> =
        pairs.into_iter().filter(|(question, answer)| !question.is_empty() && !answer.is_empty()).collect();
    if pairs.is_empty() {
        return notes.add(row.number, "", Problem::NoAnswer, "");
    }
    let (name, email) = (cell(head.name), head.email.map(cell).unwrap_or_default().to_lowercase());
    let nobody = ["", "anonymous", "anonymous attendee", "anonyme", "participant anonyme"];
    let who = if email.contains('@') {
        Who::Known { email, name }
    } else if nobody.contains(&name.to_lowercase().as_str()) {
        if !notes.kept.iter().any(|note| note.problem == Problem::Anonymous) {
            notes.add(row.number, "", Problem::Anonymous, "");
        }
        Who::Anonymous
    } else {
        notes.add(row.number, "", Problem::Guest, &name);
        Who::Guest(name)
    };
    let when = head.when.map(cell).unwrap_or_default();
    let answer =
        |(question, answer)| Answer { row: row.number, who: who.clone(), when: when.clone(), question, answer };
    report.answers.extend(pairs.into_iter().map(answer));
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURNS: &str = "\u{feff}Poll Report,\r\nReport Generated:,\"2026-03-02 12:00:00\"\r\nTopic,Meeting ID,Actual Start Time\r\n\"Pain, chronic\",123 456,\"Mar 2, 2026 10:00\"\r\nPoll Details,\r\n\
        #,User Name,User Email,Submitted Date/Time,\r\n\
        1,Ann Able,Ann@Example.org,\"Mar 2, 2026 10:40:01\",\"Useful?\",\"Yes\",\"Topics, next?\",\"Sleep;Opioids\"\r\n\
        2,anonymous,,\"Mar 2, 2026 10:40:05\",\"Useful?\",\"No\",\"Topics, next?\",\r\n\
        3,iPad of Ben,,\"Mar 2, 2026 10:40:07\",\"Useful?\",\"Yes\"\r\n\
        4,Cleo,cleo@example.org,\"Mar 2, 2026 10:41:00\",\r\n";

    fn told(report: &Report) -> Vec<(usize, &str, &str)> {
        report.answers.iter().map(|given| (given.row, given.question.as_str(), given.answer.as_str())).collect()
    }

    #[test]
    fn a_poll_report_with_questions_in_turns_is_read() {
        let Taken { value: report, notes } = read("p.csv", TURNS.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(report.head[3][0], "Pain, chronic");
        assert_eq!(
            told(&report),
            [(7, "Useful?", "Yes"), (7, "Topics, next?", "Sleep;Opioids"), (8, "Useful?", "No"), (9, "Useful?", "Yes")]
        );
        let who: Vec<_> = report.answers.iter().map(|given| given.who.clone()).collect();
        assert_eq!(who[0], Who::Known { email: "ann@example.org".into(), name: "Ann Able".into() });
        assert_eq!(who[2..], [Who::Anonymous, Who::Guest("iPad of Ben".into())]);
        assert_eq!(report.questions(), ["Useful?", "Topics, next?"]);
        let problems: Vec<_> = notes.kept.iter().map(|note| (note.row, note.problem.code())).collect();
        assert_eq!(problems, [(8, "anonymous"), (9, "guest"), (10, "no-answer")]);
    }

    #[test]
    fn a_survey_report_with_a_column_for_each_question_is_read() {
        let csv = "Survey Report\nTopic;Webinar ID\nPain;12\n#;User Name;Email Address;Submitted Date and Time;How was it?;Comments\n\
            1;Ann;ann@example.org;10:00;Good;\"More\ncases\"\n\nPoll 2\n#;Name;Email;Submitted Time;Again?\n1;Ann;ann@example.org;10:05;Yes\n";
        let report = read("s.csv", csv.as_bytes(), &Limits::default()).unwrap().value;
        assert_eq!(told(&report), [(5, "How was it?", "Good"), (5, "Comments", "More\ncases"), (9, "Again?", "Yes")]);
    }

    #[test]
    fn a_file_of_another_sort_is_refused() {
        for text in ["", "a,b\n1,2\n", "Name,Phone\nx,1\n"] {
            assert_eq!(read("p.csv", text.as_bytes(), &Limits::default()).unwrap_err().kind(), Kind::Unknown);
        }
    }
}
