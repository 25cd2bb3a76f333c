//! What was worked out of a case, as people read it: the dose with its lines and flags, scores, and alerts.

pub mod saved;

use askama::Template;
use domain::{
    access::{Act, Permit},
    computation::{Computation, Dose, Flag, Kept, Line, Score, Topic, topics},
    form::Section,
    id::CaseId,
    language::Language,
};
use store::{Tx, case::Record};
use ui::Html;

use crate::{error::Error, visit::Visit};

/// Everything of it. Headings stand below a heading of the second level.
#[derive(Template)]
#[template(path = "computation/whole.html")]
struct Whole<'a> {
    v: &'a Visit,
    all: &'a Computation,
    topics: Vec<Topic<'a>>,
}

/// The total and the flags in few words.
#[derive(Template)]
#[template(path = "computation/brief.html")]
struct Brief<'a> {
    v: &'a Visit,
    all: &'a Computation,
    /// What guidelines suggest, in short, and the names of its topics.
    short: Html,
    about: String,
}

/// What guidelines suggest, every suggestion in its topic's line.
#[derive(Template)]
#[template(path = "computation/short.html")]
struct Short<'a> {
    v: &'a Visit,
    topics: Vec<Topic<'a>>,
}

impl Visit {
    /// Under which table a total stands, with its version.
    pub(crate) fn by_table(&self, dose: &Dose) -> String {
        let table = &dose.table;
        self.t2("computation-table", "table", table.name.as_str(), "version", table.version.as_str())
    }

    /// How a line's number came about, or why it has none.
    pub(crate) fn because(&self, line: &Line) -> String {
        line.formula.iter().chain(&line.why).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// The guideline of a flag, with the number and strength of the recommendation.
    pub(crate) fn cited(&self, flag: &Flag) -> String {
        let number = match (flag.recommendation.as_str(), flag.recommendation.strip_prefix("statement ")) {
            ("", _) => None,
            (_, Some(number)) => Some(self.t1("computation-statement", "number", number)),
            (number, None) => Some(self.t1("computation-recommendation", "number", number)),
        };
        let strength = match (flag.strength.as_str(), flag.strength.split_once(", evidence ")) {
            ("" | "quality statement", _) => None,
            ("weak", _) => Some(self.t("computation-weak")),
            ("strong", _) => Some(self.t("computation-strong")),
            (_, Some((category, evidence))) => {
                let category = category.trim_start_matches("category ");
                Some(self.t2("computation-category", "category", category, "evidence", evidence))
            }
            (other, None) => Some(other.to_owned()),
        };
        [Some(self.guideline(&flag.guideline)), number, strength].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What a topic of suggestions is called.
    pub(crate) fn topic(&self, code: &str) -> String {
        self.t(format!("computation-topic-{code}"))
    }

    /// The guidelines behind a topic, in few words.
    pub(crate) fn behind(&self, topic: &Topic<'_>) -> String {
        topic.guidelines().into_iter().map(|name| self.guideline(name)).collect::<Vec<_>>().join(", ")
    }

    /// A guideline's name; those that are called otherwise in the reader's language are told so.
    pub(crate) fn guideline(&self, name: &str) -> String {
        let word: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        let key = format!("computation-guideline-{word}");
        if self.words.has(&key) { self.t(key) } else { name.to_owned() }
    }

    /// A score's figures in words: "14 of 27".
    pub(crate) fn figures_of(&self, score: &Score) -> String {
        let told = score.figures.iter().map(|figure| {
            let most = figure.range.as_ref().map_or("", |[_, most]| most.as_str());
            let (name, value) = (figure.key.as_str(), figure.value.as_str());
            match (score.figures.len(), self.words.has(&format!("computation-figure-{name}"))) {
                (2.., true) => self.words.tell(
                    "computation-figure-named",
                    &[
                        ("name", self.t(format!("computation-figure-{name}")).into()),
                        ("value", value.into()),
                        ("most", most.into()),
                    ],
                ),
                _ => self.t2("computation-figure", "value", value, "most", most),
            }
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    /// A score's figures with what they mean.
    pub(crate) fn score_of(&self, score: &Score) -> String {
        let mut told = vec![self.figures_of(score)];
        told.extend(score.meanings.iter().cloned());
        told.join(", ")
    }
}

/// A line's morphine equivalents alone; empty for a drug that has none.
pub fn number(v: &Visit, line: &Line) -> String {
    let written = |number: &serde_json::Number| {
        let text = number.to_string();
        if v.language == Language::Fr { text.replace('.', ",") } else { text }
    };
    match (&line.low, &line.high, line.outcome.as_str()) {
        (Some(low), Some(high), _) if low == high => written(low),
        (Some(low), Some(high), _) => v.t2("computation-range", "low", written(low), "high", written(high)),
        (_, _, "no_opioid") => String::new(),
        _ => v.t("computation-not-counted"),
    }
}

/// What guidelines suggest about a dose, every suggestion in its topic's line; nothing when they suggest nothing.
pub fn short(v: &Visit, dose: &Dose) -> Result<Html, Error> {
    let topics = topics(&dose.flags);
    if topics.is_empty() { Ok(Html::default()) } else { Html::rendered(&Short { v, topics }).map_err(Error::broken) }
}

/// Everything that was worked out, as a part of a page; nothing when there is nothing.
pub fn whole(v: &Visit, all: &Computation) -> Result<Html, Error> {
    let topics = all.dose.as_ref().map(|dose| topics(&dose.flags)).unwrap_or_default();
    if all.is_empty() { Ok(Html::default()) } else { Html::rendered(&Whole { v, all, topics }).map_err(Error::broken) }
}

/// The total with its flags in few words, for the room's panel and for the top of a page; nothing without an opioid.
pub fn brief(v: &Visit, all: &Computation) -> Result<Html, Error> {
    let tells =
        all.dose.as_ref().is_some_and(Dose::has_opioid) || all.scores.iter().any(|score| !score.alerts.is_empty());
    if !tells {
        return Ok(Html::default());
    }
    let Some(dose) = &all.dose else {
        return Html::rendered(&Brief { v, all, short: Html::default(), about: String::new() }).map_err(Error::broken);
    };
    let about = topics(&dose.flags).iter().map(|topic| v.topic(topic.code)).collect::<Vec<_>>().join(" · ");
    Html::rendered(&Brief { v, all, short: short(v, dose)?, about }).map_err(Error::broken)
}

/// What belongs to one section, worked out of the answers as they are now.
pub fn of_section(v: &Visit, record: &Record, section: &Section) -> Result<Html, Error> {
    whole(v, &Computation::of(record.form, &record.answers, record.tables, v.language).part(section))
}

/// What was worked out when the case was handed in; of an open case, and of one with hidden fields, what follows from the
/// answers as they are seen now, by the tables of then.
pub async fn of_case<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    v: &Visit,
    permit: &Permit<A>,
    record: &Record,
) -> Result<Computation, Error> {
    let kept = if record.state.is_open() { None } else { store::computation::last(tx, permit).await? };
    let tables = kept.as_ref().and_then(Kept::tables).unwrap_or(record.tables);
    Ok(match kept.filter(|_| record.hidden.is_empty()) {
        Some(kept) => kept.get(v.language),
        None => Computation::of(record.form, &record.answers, tables, v.language),
    })
}
