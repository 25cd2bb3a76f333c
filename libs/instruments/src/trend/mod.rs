//! A score over time: what changed, whether it matters, and a small chart with its table.

mod change;
mod chart;
mod table;

use crate::{
    exact::Exact,
    instrument::{Higher, Instrument},
    refusal::{Code, Refusal},
    rule::Band,
    words::Language,
};

pub use change::{Change, Direction};

/// A figure at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// When, in words for people: "baseline", "3 months".
    pub label: String,
    /// The figure; none when there was no score.
    pub figure: Option<Exact>,
}

/// A result of an instrument over time, from the earliest to the latest.
///
/// ```
/// use instruments::{Exact, Language, find, trend::{Point, Trend}};
///
/// let point = |label: &str, total| Point { label: label.to_owned(), figure: Some(Exact::whole(total)) };
/// let trend = Trend::new(find("phq9").unwrap(), "total", vec![point("Baseline", 18), point("3 months", 12)]).unwrap();
/// assert_eq!(
///     trend.change().unwrap().sentence(Language::En),
///     "From 18 (moderately severe) to 12 (moderate): 6 points lower, which is better. \
///      This reaches the published change that matters, 5 points (Löwe B et al. \
///      Monitoring depression treatment outcomes with the Patient Health Questionnaire-9. Med Care 2004;42:1194-1201.)."
/// );
/// assert!(trend.svg(Language::En, "phq9").starts_with("<svg "));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Trend<'a> {
    instrument: &'a Instrument,
    key: String,
    range: (Exact, Exact),
    points: Vec<Point>,
}

impl<'a> Trend<'a> {
    /// A figure of this instrument (`key`: `total`, `mean`, `percent` …) over time.
    ///
    /// # Errors
    /// [`Code::BadShape`] when the instrument has no such figure, [`Code::OutOfRange`] when a figure cannot be one of it.
    pub fn new(instrument: &'a Instrument, key: &str, points: Vec<Point>) -> Result<Self, Refusal> {
        let range = instrument.range(key).ok_or_else(|| Refusal::new(Code::BadShape).field("key"))?;
        let inside = |figure: Exact| figure >= range.0 && figure <= range.1;
        if !points.iter().filter_map(|point| point.figure).all(inside) {
            return Err(Refusal::new(Code::OutOfRange).field(key));
        }
        Ok(Self { instrument, key: key.to_owned(), range, points })
    }

    /// The points.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// From the first figure to the last; none when there are not two.
    #[must_use]
    pub fn change(&self) -> Option<Change<'a>> {
        let mut figures = self.points.iter().filter_map(|point| point.figure);
        let before = figures.next()?;
        self.instrument.change(&self.key, before, figures.next_back()?).ok()
    }

    /// The chart in words: what it shows, then from where to where.
    #[must_use]
    pub fn description(&self, language: Language) -> String {
        let (least, most) = (self.shown(self.range.0, language), self.shown(self.range.1, language));
        let scored = self.points.iter().filter(|point| point.figure.is_some()).count();
        let end = match (self.instrument.higher_is, language) {
            (Higher::Worse, Language::En) => "higher is worse",
            (Higher::Better, Language::En) => "higher is better",
            (Higher::Worse, Language::Fr) => "plus élevé signifie pire",
            (Higher::Better, Language::Fr) => "plus élevé signifie mieux",
        };
        let name = self.instrument.names.get(language);
        let mut text = match language {
            Language::En => format!("{name}, from {least} to {most}, {end}. Scores: {scored}."),
            Language::Fr => format!("{name}, de {least} à {most}, {end}. Nombre de scores : {scored}."),
        };
        if let Some(change) = self.change() {
            text.push(' ');
            text.push_str(&change.sentence(language));
        }
        text
    }

    /// A figure for people, with at most one decimal.
    fn shown(&self, figure: Exact, language: Language) -> String {
        let percent = if self.is_percentage() { language.pick("%", "\u{a0}%") } else { "" };
        language.decimal(&figure.decimals(1)) + percent
    }

    fn is_percentage(&self) -> bool {
        self.instrument.is_percentage(&self.key)
    }

    fn band(&self, figure: Exact) -> Option<&'a Band> {
        self.instrument.band_of(&self.key, figure)
    }
}

/// Text for SVG and HTML.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter if letter.is_control() => escaped.push(' '),
            // Not allowed in XML.
            '\u{fffe}' | '\u{ffff}' => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}
