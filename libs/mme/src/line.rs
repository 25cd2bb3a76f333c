//! One line by one table: its number, or why there is none.

use crate::Ratio;
use crate::code::{Code, Codes, Outcome};
use crate::drug::Opioid;
use crate::reading::{Day, Drug, Reading};
use crate::route::Route;
use crate::sig::Span;
use crate::table::{Row, Rule, Table};

/// What the table makes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What came of it.
    pub outcome: Outcome,
    /// MME a day, low and high end; none when there is no number.
    pub mme: Option<Span>,
    /// Why, and what to look at.
    pub codes: Codes,
    /// How the number came about.
    pub by: By,
    /// What the table says about leaving it out.
    pub reason: Option<String>,
}

/// How a line's number came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// No number.
    Nothing,
    /// Milligrams a day times a factor, or micrograms when the table prints its factor by these.
    Factor(Ratio, bool),
    /// Milligrams a day times each end of a factor that is printed as a span.
    Between([Ratio; 2]),
    /// The rate worn times a factor.
    Rate(Ratio),
    /// The factor of the band of the drug's whole day, in milligrams.
    Band(Ratio, Ratio),
    /// A printed point or range.
    Printed,
}

impl Line {
    fn none(outcome: Outcome, codes: impl Into<Codes>) -> Self {
        Self { outcome, mme: None, codes: codes.into(), by: By::Nothing, reason: None }
    }

    fn because(code: Code, outcome: Outcome, reason: &str) -> Self {
        Self { reason: Some(reason.to_owned()), ..Self::none(outcome, code) }
    }

    /// Reads the line by the table. `whole` is the drug's whole day over all counted lines, in micrograms: bands look at it.
    #[must_use]
    pub fn of(reading: &Reading, table: &Table, whole: Option<Span>) -> Self {
        if reading.inactive {
            return Self::none(Outcome::Ignored, Code::NotActive);
        }
        let drug = match reading.drug {
            Drug::Opioid(drug) => drug,
            Drug::Other(_) => return Self::none(Outcome::NoOpioid, Codes::NONE),
            Drug::Unknown(code) => return Self::none(Outcome::Refuse, code),
        };
        if !reading.broken.is_empty() {
            return Self::none(Outcome::Refuse, reading.broken);
        }
        // Tables of oral factors have no word on needles and suppositories: that comes before what they say of the drug.
        if let Some(route) = reading.route.filter(|route| Route::APART.contains(route) && !table.knows(*route)) {
            let _ = route;
            return Self::none(Outcome::Refuse, Code::RouteNotInTable);
        }
        if reading.mismatch {
            return Self::none(Outcome::Refuse, Code::FormDoseMismatch);
        }
        if reading.oud {
            return Self::none(Outcome::Excluded, Code::OudIndication);
        }
        match row(reading, drug, table) {
            Ok(row) => counted(reading, drug, row, whole),
            Err(line) => *line,
        }
    }
}

/// Buprenorphine is left out without making the rest incomplete: a partial agonist has no place in the total (CDC 2022).
fn left_out(drug: Opioid) -> Outcome {
    if drug.facts().id == "buprenorphine" { Outcome::Excluded } else { Outcome::Refuse }
}

/// The row for the drug and the route, or the line that says why there is none.
fn row<'a>(reading: &Reading, drug: Opioid, table: &'a Table) -> Result<&'a Row, Box<Line>> {
    let rows = table.rows(drug);
    if rows.is_empty() {
        return Err(Box::new(Line::none(left_out(drug), Code::DrugNotInTable)));
    }
    for row in rows.iter().filter(|row| row.routes.is_empty()) {
        if let Rule::Excluded(reason) = &row.rule {
            return Err(Box::new(Line::because(Code::ExcludedByTable, left_out(drug), reason)));
        }
    }
    let Some(route) = reading.route else {
        return Err(Box::new(Line::none(Outcome::Refuse, reading.faults.with(Code::MissingRoute.into()))));
    };
    match rows.iter().find(|row| row.routes.contains(&route)) {
        None => Err(Box::new(Line::none(Outcome::Refuse, Code::RouteNotInTable))),
        Some(Row { rule: Rule::Ambiguous(reason), .. }) => {
            Err(Box::new(Line::because(Code::AmbiguousRoute, Outcome::Refuse, reason)))
        }
        Some(row) => Ok(row),
    }
}

fn counted(reading: &Reading, drug: Opioid, row: &Row, whole: Option<Span>) -> Line {
    let refuse = |code: Code| Line::none(Outcome::Refuse, code);
    let Some(day) = reading.day.as_ref().filter(|_| reading.faults.is_empty()) else {
        let faults = if reading.faults.is_empty() { Code::ImplausibleHighDose.into() } else { reading.faults };
        return Line::none(Outcome::Refuse, faults);
    };
    let mut codes = reading.notes;
    let mut reason = None;
    let found: Result<(Option<Span>, By), Code> = match (&row.rule, day) {
        (Rule::Factor { per_microgram, printed, unit, .. }, Day::Mass(day)) => {
            Ok((scaled(*day, *per_microgram), By::Factor(*printed, unit == "mcg")))
        }
        (Rule::Factor { per_microgram, .. }, Day::Worn(rate, count)) => {
            let worn = worn(*rate, *count);
            Ok((worn.and_then(|worn| scaled(worn, *per_microgram)), By::Rate(*per_microgram)))
        }
        (Rule::Between { per_microgram: [least, most], printed }, Day::Mass(day)) => {
            let ends = day[0].times(*least).zip(day[1].times(*most)).map(|(low, high)| [low, high]);
            Ok((ends, By::Between(*printed)))
        }
        (Rule::Bands(bands), Day::Mass(day)) => banded(bands, *day, whole.unwrap_or(*day)),
        (Rule::Points(points), Day::Worn(rate, count)) => match point(points, *rate, *count) {
            Some(mme) => Ok((Some(mme), By::Printed)),
            None => Err(Code::BandGap),
        },
        (Rule::Ranges(ranges, direction), Day::Worn(rate, count)) => {
            reason = Some(direction.clone());
            codes.add(Code::TableOneWay);
            one_way(ranges, *rate, *count, whole)
        }
        _ => Err(Code::UnitMismatch),
    };
    match found {
        Err(code) => refuse(code),
        Ok((None, _)) => refuse(Code::ImplausibleHighDose),
        Ok((Some(mme), by)) => {
            if drug.facts().id == "methadone" {
                codes.add(Code::MethadoneCaution);
            }
            let outcome = match () {
                () if mme[0] != mme[1] => Outcome::Range,
                () if codes.warn() => Outcome::Warn,
                () => Outcome::Value,
            };
            Line { outcome, mme: Some(mme), codes, by, reason }
        }
    }
}

fn scaled(day: Span, factor: Ratio) -> Option<Span> {
    Some([day[0].times(factor)?, day[1].times(factor)?])
}

fn worn(rate: Ratio, count: Span) -> Option<Span> {
    Some([rate.times(count[0])?, rate.times(count[1])?])
}

/// The band is chosen by the drug's whole day, so that 30 mg twice is 60 mg; between the bands there is no number.
fn banded(bands: &[(Ratio, Option<Ratio>, Ratio)], day: Span, whole: Span) -> Result<(Option<Span>, By), Code> {
    let thousand = Ratio::whole(1000);
    let factor = |micrograms: Ratio| {
        let milligrams = micrograms.over(thousand).ok_or(Code::ImplausibleHighDose)?;
        if milligrams.is_zero() {
            return Ok((Ratio::ZERO, milligrams));
        }
        let band = bands.iter().find(|(from, to, _)| milligrams >= *from && to.is_none_or(|to| milligrams <= to));
        band.map(|(_, _, factor)| (*factor, milligrams)).ok_or(Code::BandGap)
    };
    let ((low, _), (high, milligrams)) = (factor(whole[0])?, factor(whole[1])?);
    let times = |micrograms: Ratio, factor: Ratio| micrograms.over(thousand)?.times(factor);
    let mme = times(day[0], low).zip(times(day[1], high)).map(|(low, high)| [low, high]);
    Ok((mme, By::Band(high, milligrams)))
}

/// The printed number of the whole rate, or of each patch; nothing between the printed ones.
fn point(points: &[(Ratio, Ratio, Ratio)], rate: Ratio, count: Span) -> Option<Span> {
    let at = |rate: Ratio| points.iter().find(|(at, ..)| *at == rate).map(|(_, low, high)| [*low, *high]);
    let end = |count: Ratio| {
        if count.is_zero() {
            return Some([Ratio::ZERO; 2]);
        }
        let each = || at(rate).and_then(|[low, high]| Some([low.times(count)?, high.times(count)?]));
        at(rate.times(count)?).or_else(each)
    };
    Some([end(count[0])?[0], end(count[1])?[1]])
}

/// The printed range of the whole rate worn.
fn one_way(
    ranges: &[(Ratio, Ratio, Ratio)],
    rate: Ratio,
    count: Span,
    whole: Option<Span>,
) -> Result<(Option<Span>, By), Code> {
    let total = whole.or_else(|| worn(rate, count)).ok_or(Code::ImplausibleHighDose)?;
    let at = |rate: Ratio| ranges.iter().find(|(at, _, _)| *at == rate).map(|(_, low, high)| (*low, *high));
    let (_, high) = at(total[1]).ok_or(Code::BandGap)?;
    let low = if total[0].is_zero() { Ratio::ZERO } else { at(total[0]).ok_or(Code::BandGap)?.0 };
    // Of several patches each has its share of the whole rate's range.
    let share = |count: Ratio, of: Ratio, total: Ratio| {
        if total.is_zero() { Some(Ratio::ZERO) } else { of.times(rate.times(count)?.over(total)?) }
    };
    Ok((
        share(count[0], low, total[0]).zip(share(count[1], high, total[1])).map(|(low, high)| [low, high]),
        By::Printed,
    ))
}
