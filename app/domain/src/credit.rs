//! Credit by a program's rule: dated versions of the rule, and the reckoning with every step that led to the figure.

use jiff::civil::Date;

use crate::{
    fields::{Check, Faults, Fields},
    id::SessionId,
};

/// The most characters of an accreditor's name.
pub const ACCREDITOR: usize = 200;

/// The most characters of an accreditation statement.
pub const STATEMENT: usize = 2_000;

/// Credits are given in quarters, as hundredths of a credit.
const QUARTER: u32 = 25;

/// A program's rule from a date on. Earlier sessions keep the rule of their day.
///
/// The usual rate is 100 hundredths an hour: since 16 December 2024 the College of Family Physicians of Canada certifies
/// every activity at one credit an hour (it was two for some before), as the MOC program's Section 1 does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its number within the program, from 1.
    pub version: u32,
    /// The first local date it holds for.
    pub valid_from: Date,
    /// Credits for one hour, in hundredths.
    pub hundredths_per_hour: u32,
    /// The share of a session that must be attended for it to count, in percent of its length.
    pub session_percent: u32,
    /// The share of the cycle's sessions that must count before a certificate is given, in percent.
    pub cycle_percent: u32,
    /// Who accredits.
    pub accreditor: String,
    /// What the accreditor wants printed.
    pub statement: String,
}

impl Rule {
    /// A rule as typed; the store numbers it.
    pub fn check(fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let valid_from = date(&mut check, "valid_from");
        let mut number = |name: &str, least: i64, most: i64| {
            check.number(name, least, most).and_then(|number| u32::try_from(number).ok())
        };
        let hundredths_per_hour = number("hundredths_per_hour", 0, 1_000);
        let session_percent = number("session_percent", 1, 100);
        let cycle_percent = number("cycle_percent", 1, 100);
        let accreditor = check.text("accreditor", ACCREDITOR);
        let statement = check.text("statement", STATEMENT);
        check.build(|| {
            Some(Self {
                version: 0,
                valid_from: valid_from?,
                hundredths_per_hour: hundredths_per_hour?,
                session_percent: session_percent?,
                cycle_percent: cycle_percent?,
                accreditor,
                statement,
            })
        })
    }

    /// Minutes of a session of this length that must be attended: the share, rounded up to whole minutes, at least one.
    pub fn minutes_needed(&self, length: u32) -> u32 {
        length.saturating_mul(self.session_percent).div_ceil(100).max(1)
    }

    /// How many of so many sessions must count: the share, rounded up, at least one.
    pub fn sessions_needed(&self, sessions: u32) -> u32 {
        sessions.saturating_mul(self.cycle_percent).div_ceil(100).max(1)
    }
}

fn date(check: &mut Check<'_>, name: &str) -> Option<Date> {
    let text = check.fields().get(name);
    if text.is_empty() {
        check.fault(name, "fault-missing");
        return None;
    }
    let date = text.parse().ok();
    if date.is_none() {
        check.fault(name, "fault-date");
    }
    date
}

/// The rule of a date: the one that began last on or before it; of two that began on the same date, the later version.
pub fn rule_of(rules: &[Rule], date: Date) -> Option<&Rule> {
    rules.iter().filter(|rule| rule.valid_from <= date).max_by_key(|rule| (rule.valid_from, rule.version))
}

/// One session as a person attended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    /// The session.
    pub session: SessionId,
    /// Its local date, which chooses the rule.
    pub date: Date,
    /// Minutes that everybody could attend.
    pub length: u32,
    /// Minutes attended.
    pub minutes: u32,
}

/// Why a session counts or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Enough of it was attended.
    Counts,
    /// Too little of it was attended: minutes needed.
    TooShort(u32),
    /// The program had no rule on that day.
    NoRule,
}

/// One line of the reckoning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The session as attended.
    pub attended: Attended,
    /// The version of the rule that was used.
    pub rule: Option<u32>,
    /// Whether it counts.
    pub verdict: Verdict,
    /// Sixtieths of a hundredth of a credit: minutes × hundredths an hour, exact.
    parts: u64,
}

impl Line {
    /// Whether the session counts.
    pub fn counts(&self) -> bool {
        self.verdict == Verdict::Counts
    }

    /// What the session contributes, in whole hundredths of a credit, rounded down for showing.
    pub fn hundredths(&self) -> u32 {
        u32::try_from(self.parts / 60).unwrap_or(u32::MAX)
    }
}

/// The reckoning of one person's sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reckoning {
    /// Each session, in the order given.
    pub lines: Vec<Line>,
    /// How many count.
    pub sessions: u32,
    /// Minutes of those that count.
    pub minutes: u32,
    /// Credits in hundredths, rounded down to quarters of a credit once, over the sum: rounding each session would cost
    /// a diligent person hours.
    pub hundredths: u32,
}

/// Reckons a person's credit, each session by the rule of its own date.
pub fn reckon(rules: &[Rule], attended: Vec<Attended>) -> Reckoning {
    let lines: Vec<Line> = attended.into_iter().map(|attended| line(rules, attended)).collect();
    let counted = || lines.iter().filter(|line| line.counts());
    let parts: u64 = counted().map(|line| line.parts).sum();
    let exact = u32::try_from(parts / 60).unwrap_or(u32::MAX);
    Reckoning {
        sessions: u32::try_from(counted().count()).unwrap_or(u32::MAX),
        minutes: counted().map(|line| line.attended.minutes).sum(),
        hundredths: exact - exact % QUARTER,
        lines,
    }
}

fn line(rules: &[Rule], attended: Attended) -> Line {
    let Some(rule) = rule_of(rules, attended.date) else {
        return Line { attended, rule: None, verdict: Verdict::NoRule, parts: 0 };
    };
    let needed = rule.minutes_needed(attended.length);
    if attended.minutes < needed {
        return Line { attended, rule: Some(rule.version), verdict: Verdict::TooShort(needed), parts: 0 };
    }
    let parts = u64::from(attended.minutes) * u64::from(rule.hundredths_per_hour);
    Line { attended, rule: Some(rule.version), verdict: Verdict::Counts, parts }
}

#[cfg(test)]
#[path = "credit_tests.rs"]
mod tests;
