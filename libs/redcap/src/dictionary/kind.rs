//! What a field takes, and whether a text is that.

/// The kind of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum FieldKind {
    /// One line of text, possibly checked.
    #[default]
    Text,
    /// Several lines.
    Notes,
    /// One of several choices, all shown.
    Radio,
    /// One of several choices, in a list.
    Dropdown,
    /// Any number of choices.
    Checkbox,
    /// Yes (1) or no (0).
    YesNo,
    /// True (1) or false (0).
    TrueFalse,
    /// Worked out by a formula.
    Calc,
    /// A number from 0 to 100 by default.
    Slider,
    /// A text to read; takes no answer.
    Descriptive,
    /// A file.
    File,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Notes,
        Self::Radio,
        Self::Dropdown,
        Self::Checkbox,
        Self::YesNo,
        Self::TrueFalse,
        Self::Calc,
        Self::Slider,
        Self::Descriptive,
        Self::File,
    ];

    /// The word in the dictionary.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Notes => "notes",
            Self::Radio => "radio",
            Self::Dropdown => "dropdown",
            Self::Checkbox => "checkbox",
            Self::YesNo => "yesno",
            Self::TrueFalse => "truefalse",
            Self::Calc => "calc",
            Self::Slider => "slider",
            Self::Descriptive => "descriptive",
            Self::File => "file",
        }
    }

    /// The kind of a word; older words are known.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.trim().to_ascii_lowercase();
        match word.as_str() {
            "select" => Some(Self::Dropdown),
            "textarea" => Some(Self::Notes),
            _ => Self::ALL.into_iter().find(|kind| kind.code() == word),
        }
    }

    /// Whether it has choices of its own.
    #[must_use]
    pub const fn chooses(self) -> bool {
        matches!(self, Self::Radio | Self::Dropdown | Self::Checkbox)
    }
}

/// Validation types of REDCap that are known. Those of a number, date or time are carried out.
const KNOWN: &[&str] = &[
    "alpha_only",
    "autocomplete",
    "date_dmy",
    "date_mdy",
    "date_ymd",
    "datetime_dmy",
    "datetime_mdy",
    "datetime_seconds_dmy",
    "datetime_seconds_mdy",
    "datetime_seconds_ymd",
    "datetime_ymd",
    "email",
    "integer",
    "mrn_10d",
    "mrn_generic",
    "number",
    "number_1dp",
    "number_1dp_comma_decimal",
    "number_2dp",
    "number_2dp_comma_decimal",
    "number_3dp",
    "number_3dp_comma_decimal",
    "number_4dp",
    "number_4dp_comma_decimal",
    "number_comma_decimal",
    "phone",
    "phone_australia",
    "phone_uk",
    "postalcode_australia",
    "postalcode_canada",
    "postalcode_french",
    "postalcode_germany",
    "postalcode_uk",
    "signature",
    "ssn",
    "time",
    "time_hh_mm_ss",
    "time_mm_ss",
    "vmrn",
    "zipcode",
];

/// How a text is checked: the word in the dictionary (older ones in today's form), empty for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validation(String);

/// Whether a text is what its field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It is, or nothing is checked.
    Fits,
    /// It is not.
    Wrong,
    /// It is, but lies outside of the bounds.
    Outside,
}

impl Validation {
    /// The validation of a word.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        let word = word.trim().to_ascii_lowercase();
        Self(match word.as_str() {
            "int" => "integer".to_owned(),
            "float" => "number".to_owned(),
            "date" => "date_ymd".to_owned(),
            "datetime" => "datetime_ymd".to_owned(),
            "datetime_seconds" => "datetime_seconds_ymd".to_owned(),
            _ => word,
        })
    }

    /// The word.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.0
    }

    /// Whether the word is known.
    #[must_use]
    pub fn known(&self) -> bool {
        self.0.is_empty() || KNOWN.contains(&self.0.as_str())
    }

    /// Whether it asks for a number.
    #[must_use]
    pub fn numeric(&self) -> bool {
        self.0 == "integer" || self.0.starts_with("number")
    }

    /// Looks at a text as records hold it (dates as year-month-day whatever the format of the page).
    #[must_use]
    pub fn look(&self, text: &str, least: &str, greatest: &str) -> Fit {
        let word = self.0.as_str();
        if self.numeric() {
            let comma = word.ends_with("comma_decimal");
            let Some(value) = number(text, comma).filter(|value| word != "integer" || value.fract() == 0.0) else {
                return Fit::Wrong;
            };
            let below = number(least, comma).is_some_and(|least| value < least);
            let above = number(greatest, comma).is_some_and(|greatest| value > greatest);
            return if below || above { Fit::Outside } else { Fit::Fits };
        }
        let right = match word.split_once('_').map_or(word, |(first, _)| first) {
            "date" => date(text),
            "datetime" => text.split_once([' ', 'T']).is_some_and(|(day, hour)| date(day) && time(hour)),
            "time" => time(text),
            "email" => text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')),
            _ => true,
        };
        // Years first: earlier and later are an order of the texts.
        let outside = (word.starts_with("date") && right)
            && ((date(least) && text < least) || (date(greatest) && text > greatest));
        match (right, outside) {
            (false, _) => Fit::Wrong,
            (true, true) => Fit::Outside,
            (true, false) => Fit::Fits,
        }
    }
}

/// A plain decimal number: digits with an optional sign and a decimal mark; no exponent, no "inf".
fn number(text: &str, comma: bool) -> Option<f64> {
    let text = if comma { text.trim().replacen(',', ".", 1) } else { text.trim().to_owned() };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| plain)
}

fn whole(text: &str, length: usize, most: u32) -> bool {
    text.len() == length
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u32>().is_ok_and(|v| v <= most)
}

fn date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [year, month, day]
        if whole(year, 4, 9999) && whole(month, 2, 12) && whole(day, 2, 31) && *month != "00" && *day != "00")
}

fn time(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let minutes = |rest: &[&str]| rest.iter().all(|part| whole(part, 2, 59));
    match parts.as_slice() {
        [hour, rest @ ..] => {
            !rest.is_empty() && rest.len() <= 2 && hour.len() <= 2 && whole(hour, hour.len(), 59) && minutes(rest)
        }
        [] => false,
    }
}
