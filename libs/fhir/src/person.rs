//! What is told of the person: in which ten years of age, and the sex on the record. Nothing else of a `Patient` is read.

use serde_json::Value;

use crate::value::at;

/// A day of the calendar: year, month, day.
pub type Day = [u16; 3];

/// The sex on the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Other.
    Other,
}

/// The person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The first year of the ten years of age: 0, 10, … 80, and 90 for everybody from there on. None when the day is not told, or
    /// when only a year or month of birth is and the age may lie in two bands.
    pub decade: Option<u8>,
    /// The sex.
    pub sex: Option<Sex>,
}

impl Person {
    /// Reads a `Patient`; none when it tells neither.
    pub(crate) fn read(resource: &Value, today: Option<Day>) -> Option<Self> {
        let sex = match at(resource, "gender").as_str().unwrap_or_default() {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            "other" => Some(Sex::Other),
            _ => None,
        };
        let dead =
            at(resource, "deceasedBoolean").as_bool() == Some(true) || at(resource, "deceasedDateTime").is_string();
        let born = at(resource, "birthDate").as_str().filter(|_| !dead);
        let decade = today.and_then(|today| decade(born?, today));
        (sex.is_some() || decade.is_some()).then_some(Self { decade, sex })
    }
}

/// The ten years of age of somebody born on a date, or in a year or month.
fn decade(born: &str, today: Day) -> Option<u8> {
    let mut parts = born.get(..born.len().min(10))?.split('-').map(|part| part.parse::<u16>().ok());
    let year = parts.next()??;
    let month = parts.next().flatten();
    let day = parts.next().flatten();
    let [now, ..] = today;
    let age = |[y, m, d]: Day| {
        let [now, month, day] = today;
        now.checked_sub(y)?.checked_sub(u16::from((month, day) < (m, d)))
    };
    if year > now || year + 130 < now {
        return None;
    }
    let youngest = age([year, month.unwrap_or(12), day.unwrap_or(31)])?;
    let oldest = age([year, month.unwrap_or(1), day.unwrap_or(1)])?;
    let band = |age: u16| u8::try_from(age.min(90) / 10 * 10).ok();
    band(youngest).filter(|found| band(oldest) == Some(*found))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TODAY: Day = [2026, 11, 26];

    #[test]
    fn ages_are_told_in_tens_and_only_where_they_are_sure() {
        for (born, told) in [
            ("1986-11-26", Some(40)),
            ("1986-11-27", Some(30)),
            ("1986-11", None),
            ("1986", None),
            ("1980", Some(40)),
            ("1930-01-01", Some(90)),
            ("2020-01-01", Some(0)),
            ("2027", None),
            ("1790", None),
            ("born 1980", None),
            ("", None),
            ("19é0", None),
        ] {
            assert_eq!(decade(born, TODAY), told, "{born}");
        }
    }

    #[test]
    fn nothing_but_age_and_sex_is_read() {
        let read = |value: Value| Person::read(&value, Some(TODAY));
        let patient = json!({"gender": "female", "birthDate": "1980-02-03", "name": [{"family": "Doe"}]});
        assert_eq!(read(patient), Some(Person { decade: Some(40), sex: Some(Sex::Female) }));
        assert_eq!(read(json!({"name": [{"family": "Doe"}], "gender": "unknown"})), None);
        assert_eq!(read(json!({"birthDate": "1940-02-03", "deceasedBoolean": true})), None);
        assert_eq!(Person::read(&json!({"birthDate": "1980-02-03"}), None), None);
    }
}
