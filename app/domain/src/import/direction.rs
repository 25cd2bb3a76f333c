//! One direction of a record as the columns of the form: dose, unit, route, how often. Only what is read without guessing;
//! what is written into a column reads back as what it was.

use fhir::{Dosage, Medication, Quantity, Span, Timing};
use mme::{
    Ratio,
    drug::plain,
    medication,
    route::{Form, Route},
    sig::Sig,
    unit::Unit,
};

use super::Note;
use crate::{form::Row, language::Language};

/// A low and a high end.
type Ends = [Ratio; 2];

/// Words of the table of how often.
static OFTEN: &str = include_str!("often.tsv");

/// The longest that the columns take, in characters.
const DOSE: usize = 20;
const FREQUENCY: usize = 60;

/// What a direction comes to.
pub(super) struct Reading {
    /// The columns dose, unit, route and frequency, as far as they are known.
    pub cells: Row,
    /// What is to be said of it.
    pub notes: Vec<Note>,
}

/// The form that a drug has, where the record or the name tells it.
pub(super) struct Shape {
    /// The form.
    pub form: Option<Form>,
    /// The route that the form or name implies.
    pub route: Option<Route>,
}

/// Reads a direction of a medication.
pub(super) fn read(dosage: &Dosage, medication: &Medication, shape: &Shape, language: Language) -> Reading {
    let comma = language == Language::Fr;
    let words = dosage.text.as_deref().unwrap_or_default();
    let sig = Sig::parse(words, comma);
    let mut reading = Reading { cells: Row::new(), notes: Vec::new() };
    if medication.steps || sig.sequence {
        reading.notes.push(Note::Steps);
        put(&mut reading.cells, "route", route(dosage, &sig, shape));
        return reading;
    }
    let clear = !words.is_empty() && !sig.unclear;
    let told = dosage.dose.as_ref().and_then(amount);
    let said = sig.dose.filter(|_| clear).map(|ends| (ends, sig.unit));
    if let (Some((told, unit)), Some((said, other))) = (&told, &said)
        && (told != said || !same(*unit, *other))
    {
        reading.notes.push(Note::Differs);
    }
    match (&dosage.dose, told.or(said)) {
        (_, Some((ends, unit))) => {
            put(&mut reading.cells, "dose", written(ends, comma).filter(|text| text.chars().count() <= DOSE));
            let unit = unit.and_then(|unit| column(unit, shape));
            if unit.is_none() {
                reading.notes.push(Note::Unit);
            }
            put(&mut reading.cells, "unit", unit.map(str::to_owned));
        }
        (Some(_), None) => reading.notes.push(Note::Dose),
        (None, None) => reading.notes.push(if clear || words.is_empty() { Note::Dose } else { Note::Unclear }),
    }
    put(&mut reading.cells, "route", route(dosage, &sig, shape));
    let (frequency, differs) = frequency(dosage, &sig, clear, words, language);
    if differs && !reading.notes.contains(&Note::Differs) {
        reading.notes.push(Note::Differs);
    }
    if frequency.is_none() {
        reading.notes.push(Note::Frequency);
    }
    put(&mut reading.cells, "frequency", frequency);
    reading
}

fn put(cells: &mut Row, column: &str, value: Option<String>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        cells.insert(column.to_owned(), value);
    }
}

/// Both ends of an amount and its unit; none when an end is missing.
fn amount(span: &Span) -> Option<(Ends, Option<Unit>)> {
    let end = |text: &Option<String>| Ratio::parse(text.as_deref()?);
    Some(([end(&span.low)?, end(&span.high)?], span.unit.as_deref().and_then(Unit::parse)))
}

/// Whether two units mean the same, or one of them says no more than "one of it".
fn same(one: Option<Unit>, other: Option<Unit>) -> bool {
    match (one, other) {
        (Some(Unit::Pieces(_)), Some(Unit::Pieces(_))) | (None, _) | (_, None) => true,
        (one, other) => one == other,
    }
}

/// A number or a range as it is typed; none for what has no finite decimals.
fn written([low, high]: Ends, comma: bool) -> Option<String> {
    let number = |ratio: Ratio| {
        let text = ratio.to_string();
        let exact = Ratio::parse(&text) == Some(ratio);
        exact.then(|| if comma { text.replace('.', ",") } else { text })
    };
    let first = number(low)?;
    Some(if low == high { first } else { format!("{first}-{}", number(high)?) })
}

/// The option of a unit in the form.
fn column(unit: Unit, shape: &Shape) -> Option<&'static str> {
    let of = |mass: Ratio| match mass {
        mass if mass == Ratio::ONE => Some("mcg"),
        mass if mass == Ratio::whole(1000) => Some("mg"),
        mass if mass == Ratio::whole(1_000_000) => Some("g"),
        _ => None,
    };
    match unit {
        Unit::Mass(mass) => of(mass),
        Unit::Volume(volume) if volume == Ratio::ONE => Some("ml"),
        Unit::Rate(mass) if mass == Ratio::ONE => Some("mcg-h"),
        Unit::Pieces(form) => Some(match form.or(shape.form) {
            Some(Form::Solid) => "tablet",
            Some(Form::Patch) => "patch",
            _ => "units",
        }),
        Unit::Volume(_) | Unit::Rate(_) | Unit::Concentration(_) => None,
    }
}

/// The option of a route in the form.
fn route(dosage: &Dosage, sig: &Sig, shape: &Shape) -> Option<String> {
    let named = dosage.route.as_deref().map(|name| {
        let folded = plain(name);
        let short =
            folded.trim_end_matches(" route").trim_end_matches(" use").trim_start_matches("voie ").trim().to_owned();
        (Route::of(&short).or_else(|| Route::of(&folded)), short)
    });
    let has = |words: &[&str]| named.as_ref().is_some_and(|(_, name)| words.iter().any(|word| name.contains(word)));
    let needle = [
        ("subcutaneous", &["subcut", "sous-cut", "hypoderm"][..]),
        ("intramuscular", &["intramusc"][..]),
        ("intravenous", &["intraven", "intravein"][..]),
        ("inhaled", &["inhal"][..]),
    ];
    if let Some((code, _)) = needle.iter().find(|(_, words)| has(words)) {
        return Some((*code).to_owned());
    }
    let known = match &named {
        Some((route, _)) => *route,
        None => sig.route.or(shape.route),
    };
    let code = match known? {
        Route::Oral => "oral",
        Route::Transdermal => "transdermal",
        Route::Buccal
        | Route::Sublingual
        | Route::Lozenge
        | Route::BuccalFilm
        | Route::OralSpray
        | Route::MucosalSpray
        | Route::OralTransmucosal => "buccal",
        Route::Nasal => "nasal",
        Route::Rectal => "rectal",
        Route::Topical => "topical",
        Route::Spinal => "intrathecal",
        Route::Parenteral | Route::Implant | Route::Other => return None,
    };
    Some(code.to_owned())
}

/// How often, in words that are read again as the same; and whether words and parts of the direction differ.
fn frequency(dosage: &Dosage, sig: &Sig, clear: bool, words: &str, language: Language) -> (Option<String>, bool) {
    let said = sig.per_day.filter(|_| clear);
    let told = dosage.timing.as_ref().and_then(per_day);
    let differs = matches!((told, said), (Some(told), Some(said)) if told != said);
    let Some(per_day) = told.or(said) else { return (None, differs) };
    let needed = dosage.as_needed || sig.prn;
    let most = match &dosage.most {
        Some(Quantity { value, unit }) => Ratio::parse(value).map(|most| (most, unit.as_deref().and_then(Unit::parse))),
        None => sig.most.filter(|_| clear),
    };
    let interval = dosage.timing.as_ref().and_then(hours).filter(|_| told.is_some());
    let made = in_words(per_day, interval, needed, most, language).filter(|made| {
        let again = Sig::parse(made, language == Language::Fr);
        let number = |most: Option<(Ratio, Option<Unit>)>| most.map(|(most, _)| most);
        again.per_day == Some(per_day)
            && again.prn == needed
            && number(again.most) == number(most)
            && again.dose.is_none()
            && !again.unclear
    });
    // What has no words of ours stays as the record has it, where the field has room.
    let own = || (told.is_none() && !words.is_empty()).then(|| words.to_owned());
    (made.or_else(own).filter(|text| text.chars().count() <= FREQUENCY), differs)
}

fn say(key: &str, number: &str, language: Language) -> Option<String> {
    let mut row = OFTEN.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    let mut row = row.find_map(|mut row| (row.next() == Some(key)).then_some(row))?;
    let text = if language == Language::Fr { row.nth(1) } else { row.next() };
    Some(text?.replace("{n}", number))
}

/// "every 4-6 h as needed, max 8 a day".
fn in_words(
    [low, high]: Ends,
    interval: Option<Ends>,
    needed: bool,
    most: Option<(Ratio, Option<Unit>)>,
    language: Language,
) -> Option<String> {
    let comma = language == Language::Fr;
    let turned = |ratio: Ratio| Ratio::ONE.over(ratio).filter(|turned| turned.is_whole());
    let mut text = match interval {
        Some(hours) => say("hours", &written(hours, comma)?, language)?,
        None if low.is_whole() && high.is_whole() && !low.is_zero() => match written([low, high], comma)?.as_str() {
            "1" => say("once", "1", language)?,
            number => say("times", number, language)?,
        },
        None if low == high => {
            let week = low.times(Ratio::whole(7))?;
            match turned(low) {
                Some(days) if days == Ratio::whole(7) => say("week", "1", language)?,
                Some(days) => say("days", &days.to_string(), language)?,
                None if week.is_whole() => say("weekly", &week.to_string(), language)?,
                None => return None,
            }
        }
        None => return None,
    };
    if needed {
        text += &say("needed", "", language)?;
    }
    if let Some((most, unit)) = most {
        let mass = match unit {
            Some(Unit::Mass(mass)) if mass == Ratio::whole(1000) => " mg",
            Some(Unit::Mass(mass)) if mass == Ratio::ONE => " mcg",
            Some(Unit::Volume(volume)) if volume == Ratio::ONE => " mL",
            Some(Unit::Pieces(_)) | None => "",
            Some(_) => return None,
        };
        text += &say("most", &format!("{}{mass}", written([most, most], comma)?), language)?;
    }
    Some(text)
}

/// Times a day, both ends, from the parts of a direction.
fn per_day(timing: &Timing) -> Option<Ends> {
    let number = |text: &Option<String>| text.as_deref().and_then(Ratio::parse);
    let one = Ratio::ONE;
    let unit = timing.unit.as_deref().and_then(medication::Timing::days);
    if let Some(unit) = unit {
        // A frequency without a period is one in one of its units, and the other way round: FHIR's own defaults.
        let (low, period) = (number(&timing.frequency).unwrap_or(one), number(&timing.period).unwrap_or(one));
        let high = number(&timing.frequency_max).unwrap_or(low);
        let longest = number(&timing.period_max).unwrap_or(period);
        let positive = [low, high, period, longest].iter().all(|ratio| !ratio.is_zero() && !ratio.is_negative());
        if !positive || high < low || longest < period {
            return None;
        }
        return Some([low.over(longest.times(unit)?)?, high.over(period.times(unit)?)?]);
    }
    if let Ok(times @ 1..) = i64::try_from(timing.times_of_day) {
        return Some([Ratio::whole(times); 2]);
    }
    Sig::parse(timing.code.as_deref()?, false).per_day
}

/// The hours between two times, both ends, where a direction is given so.
fn hours(timing: &Timing) -> Option<Ends> {
    let number = |text: &Option<String>| text.as_deref().and_then(Ratio::parse);
    let each = number(&timing.frequency).is_none_or(|times| times == Ratio::ONE) && timing.frequency_max.is_none();
    let period = number(&timing.period)?;
    let longest = number(&timing.period_max).unwrap_or(period);
    (each && timing.unit.as_deref() == Some("h")).then_some([period, longest])
}
