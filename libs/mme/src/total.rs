//! A whole list by one table. A total never leaves its table.

use crate::Ratio;
use crate::code::{Code, Codes, Outcome};
use crate::drug::Opioid;
use crate::line::Line;
use crate::medication::Medication;
use crate::reading::{Day, Drug, Reading};
use crate::sig::Span;
use crate::table::Table;

/// The lines of a list, read once for any number of tables.
#[derive(Debug)]
pub struct List {
    lines: Vec<(Reading, Option<Reading>)>,
    notes: Codes,
    renewals: bool,
}

/// What a table makes of the list.
#[derive(Debug)]
pub struct Total<'a> {
    /// The table.
    pub table: &'a Table,
    /// What came of it.
    pub outcome: Outcome,
    /// The total, when it is one number. Of an incomplete list: what is at least taken ([`Total::lower_bound`]).
    pub mme: Option<Ratio>,
    /// Low end.
    pub low: Option<Ratio>,
    /// High end; none when it is not known.
    pub high: Option<Ratio>,
    /// Whether something could not be counted, so that the number is a lower bound.
    pub lower_bound: bool,
    /// Reasons, of all lines together.
    pub codes: Codes,
    /// The lines in their order.
    pub lines: Vec<Line>,
}

impl List {
    /// Reads the lines.
    #[must_use]
    pub fn read(lines: &[Medication]) -> Self {
        let lines: Vec<_> = lines.iter().map(|line| (Reading::of(line), Reading::by_supply(line))).collect();
        let counted: Vec<_> = lines.iter().map(|(reading, _)| reading).filter(|line| !line.inactive).collect();
        let mut notes = Codes::NONE;
        let mut renewals = false;
        for (place, line) in counted.iter().enumerate() {
            let Drug::Opioid(drug) = line.drug else { continue };
            for other in counted.iter().skip(place + 1).filter(|other| other.drug == line.drug) {
                let equal =
                    line.day == other.day && line.strength == other.strength && line.told.per_day == other.told.per_day;
                if line.bare && other.bare {
                    renewals = true;
                } else if drug.facts().id == "methadone" {
                    // Split doses of methadone stand on lines of their own; their sum chooses the band.
                } else if equal
                    && line.day.is_some()
                    && line.label == other.label
                    && !matches!(line.day, Some(Day::Worn(..)))
                {
                    notes.add(Code::PossibleDuplicate);
                } else if line.long_acting == other.long_acting {
                    notes.add(Code::SameDrugTwice);
                }
            }
        }
        Self { lines, notes, renewals }
    }

    /// Marks orders whose days of supply ended before the day of the list, or that are more than a year old without any.
    pub fn stale(&mut self, orders: &[Medication], today: i64) {
        for ((reading, supplied), order) in self.lines.iter_mut().zip(orders) {
            let start = order.ordered.as_deref().and_then(crate::history::day);
            let days = order.days.one().and_then(|days| i64::try_from(days.floor()).ok());
            // Without days of supply an order of more than a year ago is asked about.
            let lasts = days.unwrap_or(365);
            if let Some(start) = start
                && start.saturating_add(lasts) < today
            {
                reading.notes.add(Code::StaleOrder);
                if let Some(supplied) = supplied {
                    supplied.notes.add(Code::StaleOrder);
                }
            }
        }
    }

    /// The lines as the table's own formula understands them.
    pub fn by<'a>(&'a self, table: &Table) -> impl Iterator<Item = &'a Reading> + Clone {
        let by_supply = table.by_supply;
        self.lines.iter().map(move |(line, supplied)| supplied.as_ref().filter(|_| by_supply).unwrap_or(line))
    }

    /// The drug's whole day over all lines that count, for tables with bands: micrograms a day or an hour.
    fn whole<'a>(lines: impl Iterator<Item = &'a Reading>, drug: Opioid) -> Option<Span> {
        let same = lines
            .filter(|line| line.drug == Drug::Opioid(drug) && !line.inactive && !line.oud && line.faults.is_empty());
        let mut sum: Option<Span> = None;
        for day in same.filter_map(|line| line.day.as_ref()) {
            let more = match day {
                Day::Mass(day) => *day,
                Day::Worn(rate, count) => [rate.times(count[0])?, rate.times(count[1])?],
            };
            sum = Some(match sum {
                None => more,
                Some([low, high]) => [more[0].plus(low)?, more[1].plus(high)?],
            });
        }
        sum
    }

    /// The total by a table.
    #[must_use]
    pub fn total<'a>(&self, table: &'a Table) -> Total<'a> {
        let lines: Vec<Line> = self
            .by(table)
            .map(|line| {
                let whole = match line.drug {
                    Drug::Opioid(drug) if self.lines.len() > 1 => Self::whole(self.by(table), drug),
                    _ => None,
                };
                let mut found = Line::of(line, table, whole);
                if line.bare && self.renewals && found.codes.has(Code::MissingDose) {
                    found.codes = Code::RenewalsAllActive.into();
                }
                found
            })
            .collect();
        self.summed(table, lines)
    }

    fn summed<'a>(&self, table: &'a Table, lines: Vec<Line>) -> Total<'a> {
        let mut codes = lines.iter().fold(Codes::NONE, |codes, line| codes.with(line.codes));
        let has = |outcome: Outcome| lines.iter().any(|line| line.outcome == outcome);
        let any = lines.iter().any(|line| line.mme.is_some());
        let mut refused = has(Outcome::Refuse);
        let mut sum = Some([Ratio::ZERO; 2]);
        for mme in lines.iter().filter_map(|line| line.mme) {
            sum = sum.and_then(|[low, high]| Some([low.plus(mme[0])?, high.plus(mme[1])?]));
        }
        if sum.is_none() {
            codes.add(Code::ImplausibleHighDose);
            refused = true;
        }
        if any {
            codes = codes.with(self.notes);
        }
        let sum = sum.filter(|_| any);
        let outcome = match sum {
            Some(_) if refused => Outcome::Warn,
            Some([low, high]) if low != high => Outcome::Range,
            Some(_) if codes.warn() => Outcome::Warn,
            Some(_) if has(Outcome::Excluded) => Outcome::Excluded,
            Some(_) => Outcome::Value,
            None if refused => Outcome::Refuse,
            None if has(Outcome::Excluded) => Outcome::Excluded,
            None if has(Outcome::Ignored) => Outcome::Ignored,
            None => Outcome::NoOpioid,
        };
        let single = sum.filter(|[low, high]| low == high || refused).map(|[low, _]| low);
        Total {
            table,
            outcome,
            mme: single,
            low: sum.map(|[low, _]| low),
            high: sum.filter(|_| !refused).map(|[_, high]| high),
            lower_bound: refused && sum.is_some(),
            codes,
            lines,
        }
    }
}
