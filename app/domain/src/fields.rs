//! What a person typed, and the faults found in it: each at its field, as the key of a sentence.

use std::fmt;

use jiff::civil::{Date, Time};

/// The values of a form, in the order they were sent. A name may come several times (checkboxes, table rows).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields as decoded from a request.
    pub fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a name, trimmed; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether a name was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Every value of a name, trimmed, empty ones left out.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, value)| key == name && !value.trim().is_empty()).map(|(_, value)| value.trim())
    }

    /// Whether a checkbox of this name and value is ticked.
    pub fn ticked(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|found| found == value)
    }

    /// Every pair, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The same fields with a further value.
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.push((name.into(), value.into()));
        self
    }

    /// The same fields with one value in the place of all others of its name.
    pub fn replacing(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.retain(|(key, _)| key != name);
        self.with(name, value)
    }
}

/// Values may be health data: only the names are ever printed.
impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(key, _)| key)).finish()
    }
}

/// One thing wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field's name, where the sentence is shown.
    pub field: String,
    /// The key of the sentence in the word files, as "fault-missing".
    pub key: &'static str,
    /// The sentence's values by name, as ("most", "120").
    pub args: Vec<(&'static str, String)>,
}

/// Everything wrong with a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Exactly one fault.
    pub fn one(field: impl Into<String>, key: &'static str) -> Self {
        let mut faults = Self::default();
        faults.add(field, key);
        faults
    }

    /// Adds a fault whose sentence has no values.
    pub fn add(&mut self, field: impl Into<String>, key: &'static str) {
        self.add_with(field, key, Vec::new());
    }

    /// Adds a fault with the values of its sentence.
    pub fn add_with(&mut self, field: impl Into<String>, key: &'static str, args: Vec<(&'static str, String)>) {
        self.0.push(Fault { field: field.into(), key, args });
    }

    /// Adds all of another's faults.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The faults in the order found.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault> {
        self.0.iter()
    }

    /// The first fault of a field.
    pub fn of(&self, field: &str) -> Option<&Fault> {
        self.0.iter().find(|fault| fault.field == field)
    }
}

/// Reads fields one by one and remembers what is wrong with them; a value read with a fault is empty or none.
///
/// ```
/// use domain::fields::{Check, Fields};
/// let fields = Fields::default().with("name", " Ada ");
/// let mut check = Check::new(&fields);
/// let name = check.text("name", 120);
/// assert_eq!(check.done(name).unwrap(), "Ada");
/// ```
pub struct Check<'a> {
    fields: &'a Fields,
    faults: Faults,
}

impl<'a> Check<'a> {
    /// A check of these fields with nothing found yet.
    pub fn new(fields: &'a Fields) -> Self {
        Self { fields, faults: Faults::default() }
    }

    /// The fields under check.
    pub fn fields(&self) -> &'a Fields {
        self.fields
    }

    /// A text that must be there, of at most `most` characters.
    pub fn text(&mut self, name: &str, most: usize) -> String {
        let text = self.maybe_text(name, most);
        if self.fields.get(name).is_empty() {
            self.faults.add(name, "fault-missing");
        }
        text
    }

    /// A text that may be left out, of at most `most` characters.
    pub fn maybe_text(&mut self, name: &str, most: usize) -> String {
        let text = self.fields.get(name);
        if text.chars().count() > most {
            self.faults.add_with(name, "fault-too-long", vec![("most", most.to_string())]);
            return String::new();
        }
        if text.contains('\0') {
            self.faults.add(name, "fault-unreadable");
            return String::new();
        }
        text.to_owned()
    }

    /// A text of one line that must be there: no line breaks or other control characters, which mails and files would trip over.
    pub fn line(&mut self, name: &str, most: usize) -> String {
        let text = self.text(name, most);
        self.one_line(name, text)
    }

    /// A text of one line that may be left out.
    pub fn maybe_line(&mut self, name: &str, most: usize) -> String {
        let text = self.maybe_text(name, most);
        self.one_line(name, text)
    }

    fn one_line(&mut self, name: &str, text: String) -> String {
        if text.chars().any(char::is_control) {
            if self.faults.of(name).is_none() {
                self.faults.add(name, "fault-unreadable");
            }
            return String::new();
        }
        text
    }

    /// An e-mail address: one @ with something on both sides and a dot in the domain, at most 254 characters (RFC 5321).
    pub fn email(&mut self, name: &str) -> String {
        let text = self.text(name, 254);
        if !text.is_empty() && !is_email(&text) {
            self.faults.add(name, "fault-email");
            return String::new();
        }
        text
    }

    /// A value that `parse` knows; the field must be there.
    pub fn choice<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.fields.get(name);
        if text.is_empty() {
            self.faults.add(name, "fault-choose");
            return None;
        }
        let value = parse(text);
        if value.is_none() {
            self.faults.add(name, "fault-unknown-option");
        }
        value
    }

    /// A value that `parse` knows, or none when the field is empty.
    pub fn maybe_choice<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if self.fields.get(name).is_empty() { None } else { self.choice(name, parse) }
    }

    /// A whole number within bounds; the field must be there.
    pub fn number(&mut self, name: &str, least: i64, most: i64) -> Option<i64> {
        let text = self.fields.get(name);
        if text.is_empty() {
            self.faults.add(name, "fault-missing");
            return None;
        }
        match text.parse() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            Ok(_) => {
                self.faults.add_with(
                    name,
                    "fault-range",
                    vec![("least", least.to_string()), ("most", most.to_string())],
                );
                None
            }
            Err(_) => {
                self.faults.add(name, "fault-number");
                None
            }
        }
    }

    /// A date, as browsers send it (2026-11-26), from 2000 to 2100.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let text = self.text(name, 40);
        let date = text.parse().ok().filter(|date: &Date| (2000..=2100).contains(&date.year()) && text.len() == 10);
        if date.is_none() && !text.is_empty() {
            self.faults.add(name, "fault-date");
        }
        date
    }

    /// A time of day, as browsers send it (12:30) or as people type it (9 h 05).
    pub fn time(&mut self, name: &str) -> Option<Time> {
        let text = self.text(name, 40);
        let time = clock(&text);
        if time.is_none() && !text.is_empty() {
            self.faults.add(name, "fault-time");
        }
        time
    }

    /// A box that must be ticked (value "yes"), with its own sentence when it is not.
    pub fn agreed(&mut self, name: &str, key: &'static str) {
        if self.fields.get(name) != "yes" {
            self.faults.add(name, key);
        }
    }

    /// Records a fault that only the noun's own rule can see.
    pub fn fault(&mut self, field: impl Into<String>, key: &'static str) {
        self.faults.add(field, key);
    }

    /// Records a fault with the values of its sentence.
    pub fn fault_with(&mut self, field: impl Into<String>, key: &'static str, args: Vec<(&'static str, String)>) {
        self.faults.add_with(field, key, args);
    }

    /// The value when nothing is wrong, else everything that is.
    pub fn done<T>(self, value: T) -> Result<T, Faults> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }

    /// The value made from parts that are all there when nothing is wrong, else everything that is.
    pub fn build<T>(self, make: impl FnOnce() -> Option<T>) -> Result<T, Faults> {
        if !self.faults.is_empty() {
            return Err(self.faults);
        }
        make().ok_or_else(|| Faults::one("", "fault-unreadable"))
    }
}

/// Hours and minutes around a colon or an h.
fn clock(text: &str) -> Option<Time> {
    let (hours, minutes) = text.split_once([':', 'h', 'H'])?;
    let part = |text: &str| text.trim().parse::<u8>().ok().and_then(|number| i8::try_from(number).ok());
    Time::new(part(hours)?, part(minutes)?, 0, 0).ok()
}

/// Whether a text has the form of a mail address.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else { return false };
    let plain = |part: &str| {
        !part.is_empty() && !part.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;:\"()[]".contains(c))
    };
    plain(local)
        && !local.contains('@')
        && plain(host)
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_form_is_found_at_once() {
        let fields =
            Fields::default().with("name", "x".repeat(121)).with("email", "nobody at nowhere").with("years", "many");
        let mut check = Check::new(&fields);
        check.text("name", 120);
        check.email("email");
        check.number("years", 0, 60);
        check.choice("profession", |_| Some(()));
        let faults = check.done(()).unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
        assert_eq!(
            found,
            [
                ("name", "fault-too-long"),
                ("email", "fault-email"),
                ("years", "fault-number"),
                ("profession", "fault-choose")
            ]
        );
    }

    #[test]
    fn a_line_holds_no_line_break() {
        let fields = Fields::default().with("name", "Ada\r\nBcc: all@example.org").with("site", "Clinic");
        let mut check = Check::new(&fields);
        check.line("name", 120);
        assert_eq!(check.maybe_line("site", 120), "Clinic");
        assert_eq!(check.done(()).unwrap_err(), Faults::one("name", "fault-unreadable"));
    }

    #[test]
    fn dates_and_times_are_read_as_browsers_and_people_write_them() {
        let read = |name: &str, value: &str| {
            let fields = Fields::default().with(name, value);
            let mut check = Check::new(&fields);
            if name == "date" {
                check.date(name).map(|date| date.to_string())
            } else {
                check.time(name).map(|time| time.to_string())
            }
        };
        assert_eq!(read("date", "2026-11-26").as_deref(), Some("2026-11-26"));
        for wrong in ["2026-02-30", "26/11/2026", "1999-12-31", "2026-11-26T12:30"] {
            assert_eq!(read("date", wrong), None, "{wrong}");
        }
        assert_eq!(read("time", "12:30").as_deref(), Some("12:30:00"));
        assert_eq!(read("time", "9 h 05").as_deref(), Some("09:05:00"));
        for wrong in ["24:00", "12:60", "noon", "12", "-1:30"] {
            assert_eq!(read("time", wrong), None, "{wrong}");
        }
    }

    #[test]
    fn typed_values_never_reach_a_log() {
        let fields = Fields::default().with("story", "the patient said");
        assert_eq!(format!("{fields:?}"), r#"["story"]"#);
    }

    #[test]
    fn addresses_need_a_local_part_and_a_dotted_host() {
        for good in ["ada@example.org", "o'neil+pain@clinic.on.ca", "zoë@exämple.ca"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["ada", "@example.org", "ada@", "ada@example", "a b@example.org", "ada@example..org", "a@b@c.org"] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
