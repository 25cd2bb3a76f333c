//! Dates and times as people say them, by ICU4X's Canadian English and French.

use domain::{
    language::Language,
    moment::{Moment, Zone},
};
use icu::{
    calendar::{Date, Iso},
    datetime::{DateTimeFormatter, NoCalendarFormatter, fieldsets},
    locale::{Locale, locale},
    time::{DateTime, Time},
};

use crate::Words;

/// Year, month, day, hour, minute of a wall clock.
type Wall = DateTime<Iso>;

impl Words {
    /// "Thursday, November 26, 2026" / "jeudi 26 novembre 2026".
    pub fn date(&self, at: Moment, zone: &Zone) -> String {
        self.day(wall(at, zone).date)
    }

    /// "Nov 26, 2026" / "26 nov. 2026", for tables.
    pub fn short_date(&self, at: Moment, zone: &Zone) -> String {
        let date = wall(at, zone).date;
        DateTimeFormatter::try_new(self.locale().into(), fieldsets::YMD::medium())
            .map_or_else(|_| iso(date), |formatter| formatter.format(&date).to_string())
    }

    /// The same as [`Words::date`], of a local date written as 2026-11-26; the text itself when it is no date.
    pub fn local_date(&self, text: &str) -> String {
        local(text).map_or_else(|| text.to_owned(), |date| self.day(date))
    }

    /// The same as [`Words::short_date`], of a local date written as 2026-11-26; the text itself when it is no date.
    pub fn local_short_date(&self, text: &str) -> String {
        let Some(date) = local(text) else { return text.to_owned() };
        DateTimeFormatter::try_new(self.locale().into(), fieldsets::YMD::medium())
            .map_or_else(|_| iso(date), |formatter| formatter.format(&date).to_string())
    }

    /// Weekday, day and month in short, as the leaf of a calendar shows them: "Thu", "26", "Nov" / "jeu.", "26", "nov.".
    pub fn leaf(&self, at: Moment, zone: &Zone) -> [String; 3] {
        let date = wall(at, zone).date;
        let weekday = DateTimeFormatter::try_new(self.locale().into(), fieldsets::E::short());
        let month = DateTimeFormatter::try_new(self.locale().into(), fieldsets::M::medium());
        [
            weekday.map_or_else(|_| String::new(), |formatter| formatter.format(&date).to_string()),
            date.day_of_month().0.to_string(),
            month.map_or_else(|_| String::new(), |formatter| formatter.format(&date).to_string()),
        ]
    }

    /// "12:30 p.m." / "12 h 30".
    pub fn time(&self, at: Moment, zone: &Zone) -> String {
        let time = wall(at, zone).time;
        NoCalendarFormatter::try_new(self.locale().into(), fieldsets::T::hm())
            .map_or_else(|_| String::new(), |formatter| formatter.format(&time).to_string())
    }

    /// Date, time and zone: "Thursday, November 26, 2026, 12:30\u{202f}p.m. EST" / "jeudi 26 novembre 2026, 12 h 30 HNE".
    pub fn when(&self, at: Moment, zone: &Zone) -> String {
        format!("{}, {}", self.date(at, zone), self.time_with_zone(at, zone))
    }

    /// "12:30 p.m. EST" / "12 h 30 HNE".
    pub fn time_with_zone(&self, at: Moment, zone: &Zone) -> String {
        format!("{} {}", self.time(at, zone), self.zone(at, zone))
    }

    fn day(&self, date: Date<Iso>) -> String {
        DateTimeFormatter::try_new(self.locale().into(), fieldsets::YMDE::long())
            .map_or_else(|_| iso(date), |formatter| formatter.format(&date).to_string())
    }

    fn zone(&self, at: Moment, zone: &Zone) -> String {
        let short = at.zone_abbreviation(zone);
        let french = match (self.language(), short.as_str()) {
            (Language::Fr, "EST") => "HNE",
            (Language::Fr, "EDT") => "HAE",
            (Language::Fr, "CST") => "HNC",
            (Language::Fr, "CDT") => "HAC",
            (Language::Fr, "MST") => "HNR",
            (Language::Fr, "MDT") => "HAR",
            (Language::Fr, "PST") => "HNP",
            (Language::Fr, "PDT") => "HAP",
            (Language::Fr, "AST") => "HNA",
            (Language::Fr, "ADT") => "HAA",
            (Language::Fr, "NST") => "HNT",
            (Language::Fr, "NDT") => "HAT",
            _ => return short,
        };
        french.to_owned()
    }

    fn locale(&self) -> Locale {
        match self.language() {
            Language::En => locale!("en-CA"),
            Language::Fr => locale!("fr-CA"),
        }
    }
}

fn wall(at: Moment, zone: &Zone) -> Wall {
    let local = at.local(zone);
    let part = |value: i8| u8::try_from(value).unwrap_or_default();
    let date = Date::try_new_iso(i32::from(local.year()), part(local.month()), part(local.day()));
    let time = Time::try_new(part(local.hour()), part(local.minute()), part(local.second()), 0);
    let epoch = || Date::try_new_iso(1970, 1, 1);
    DateTime {
        date: date
            .or_else(|_| epoch())
            .unwrap_or_else(|_| Date::from_rata_die(icu::calendar::types::RataDie::new(1), Iso)),
        time: time.unwrap_or_else(|_| Time::start_of_day()),
    }
}

fn local(text: &str) -> Option<Date<Iso>> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::try_new_iso(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn iso(date: Date<Iso>) -> String {
    format!("{:04}-{:02}-{:02}", date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_dated_in_the_readers_language_and_zone() {
        let toronto = Zone::parse("America/Toronto").unwrap();
        let at = Moment::from_micros(1_795_714_200_000_000);
        assert_eq!(crate::of(Language::En).when(at, &toronto), "Thursday, November 26, 2026, 12:30\u{202f}p.m. EST");
        assert_eq!(crate::of(Language::Fr).when(at, &toronto), "jeudi 26 novembre 2026, 12 h 30 HNE");
    }

    #[test]
    fn a_calendar_leaf_is_short() {
        let toronto = Zone::parse("America/Toronto").unwrap();
        let at = Moment::from_micros(1_795_714_200_000_000);
        assert_eq!(crate::of(Language::En).leaf(at, &toronto), ["Thu", "26", "Nov"]);
        assert_eq!(crate::of(Language::Fr).leaf(at, &toronto), ["jeu.", "26", "nov."]);
        assert_eq!(crate::of(Language::Fr).local_short_date("2026-11-26"), "26 nov. 2026");
    }

    #[test]
    fn a_local_date_is_said_in_words_and_a_wrong_one_is_left_alone() {
        assert_eq!(crate::of(Language::Fr).local_date("2026-11-26"), "jeudi 26 novembre 2026");
        assert_eq!(crate::of(Language::En).local_date("soon"), "soon");
    }
}
