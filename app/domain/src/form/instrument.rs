//! The answers to a scored questionnaire, as a page sends them: item by item, or the figures somebody worked out.

use instruments::{Instrument, ItemText};

use super::{Answer, Answers, Field, Kind, Row, cell};
use crate::{
    fields::{Check, Faults, Fields},
    language::Language,
};

/// The longest figure: "-12.25" and more.
const FIGURE: usize = 8;

impl Field {
    /// The questionnaire that the field asks for.
    pub fn asks_for(&self) -> Option<&'static Instrument> {
        let Kind::Instrument { instrument, .. } = &self.kind else { return None };
        instruments::find(instrument)
    }

    /// The words of its items: the hub's own, or those that everybody may reproduce.
    pub fn item_text<'a>(&self, own: &'a [ItemText], language: Language) -> Option<&'a ItemText> {
        let instrument = self.asks_for()?;
        let words = words(language);
        let fits =
            |text: &&ItemText| text.instrument == instrument.id && Language::parse(&text.language) == Some(language);
        own.iter().find(fits).or_else(|| instrument.text(words))
    }

    /// Whether the form asks for its items even where it has no words for them.
    pub fn asks_items(&self) -> bool {
        matches!(self.kind, Kind::Instrument { items: true, .. })
    }

    /// The numbers of its items, from 1.
    pub fn items(&self) -> std::ops::RangeInclusive<usize> {
        1..=self.asks_for().map_or(0, |instrument| instrument.shape.count)
    }

    /// What a page sent of a questionnaire, none when it sent nothing. Answers keep the instrument's range; whether there
    /// is a score is not decided here.
    pub(super) fn read_instrument(&self, sent: &Fields, faults: &mut Faults) -> Option<Row> {
        let instrument = self.asks_for()?;
        let Kind::Instrument { figures, .. } = &self.kind else { return None };
        let mut check = Check::new(sent);
        let mut row = Row::new();
        for item in self.items() {
            let (key, name) = (item.to_string(), cell(&self.name, 0, &item.to_string()));
            if !sent.get(&name).is_empty()
                && let Some(answer) = check.number(&name, instrument.shape.low, instrument.shape.high)
            {
                row.insert(key, answer.to_string());
            }
        }
        for figure in figures {
            let text = check.maybe_line(&cell(&self.name, 0, &figure.key), FIGURE);
            if !text.is_empty() {
                row.insert(figure.key.clone(), text);
            }
        }
        if let Err(found) = check.done(()) {
            faults.extend(found);
        }
        (!row.is_empty()).then_some(row)
    }
}

/// What a page sent of questionnaires that stand apart from the form's sections, or every limit it breaks.
pub fn questionnaires(fields: &[&Field], sent: &Fields) -> Result<Answers, Faults> {
    let (mut answers, mut faults) = (Answers::default(), Faults::default());
    for field in fields {
        let row = field.read_instrument(sent, &mut faults);
        answers.set(&field.name, Answer::Rows(row.into_iter().collect()));
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// The same answers as the fields of a page.
pub fn questionnaire_fields(fields: &[&Field], answers: &Answers, page: Fields) -> Fields {
    let rows = fields.iter().flat_map(|field| answers.rows(&field.name).first().map(|row| (*field, row)));
    let cells = rows.flat_map(|(field, row)| row.iter().map(|(key, value)| (cell(&field.name, 0, key), value)));
    cells.fold(page, |page, (name, value)| page.with(name, value))
}

/// The language as the instruments call it.
pub(crate) const fn words(language: Language) -> instruments::Language {
    match language {
        Language::En => instruments::Language::En,
        Language::Fr => instruments::Language::Fr,
    }
}
