//! The plain check: finds the most certain identifying details in a text (dates, telephone numbers, addresses of mail
//! and web, health-card, insurance and record numbers, postal codes), in English and French.
//!
//! It only reports what is certain by its form, so that it can block a submission. Each rule looks at most a fixed number
//! of tokens ahead, hence the time is linear in the length of the text.

use std::ops::Range;

mod address;
mod date;
mod number;
mod token;

use token::Tokens;

/// What kind of detail a text gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// A date finer than a year (HIPAA Safe Harbor 3).
    Date,
    /// A telephone or fax number.
    Phone,
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A health-card number: Ontario, Québec and other provinces, or of that shape.
    HealthCard,
    /// A social insurance or social security number.
    SocialInsurance,
    /// A postal code or a ZIP+4 code.
    PostalCode,
    /// A record, chart or account number: named as such, or too long to be anything else.
    Record,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Phone,
        Self::Email,
        Self::Url,
        Self::HealthCard,
        Self::SocialInsurance,
        Self::PostalCode,
        Self::Record,
    ];

    /// The message that says what was found and how to write it safely; its value "found" is the detail itself.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "identifier-date",
            Self::Phone => "identifier-phone",
            Self::Email => "identifier-email",
            Self::Url => "identifier-url",
            Self::HealthCard => "identifier-health-card",
            Self::SocialInsurance => "identifier-social-insurance",
            Self::PostalCode => "identifier-postal-code",
            Self::Record => "identifier-record",
        }
    }
}

/// A detail found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: Unicode code points of the text, end exclusive.
    pub span: Range<usize>,
    /// What.
    pub class: Class,
}

impl Finding {
    /// The detail itself, to show to the person who typed it. Never log it.
    pub fn of(&self, text: &str) -> String {
        text.chars().skip(self.span.start).take(self.span.len()).collect()
    }
}

/// A rule's match: how many tokens it covers from the place it was tried at.
type Match = Option<(usize, Class)>;

/// A rule, tried at one token.
type Rule = fn(&Tokens, usize) -> Match;

/// The rules in the order tried: the first that matches at a place takes it.
const RULES: [Rule; 8] = [
    address::email,
    address::url,
    address::postal_code,
    date::numeric,
    date::named_month,
    number::labelled,
    number::health_card,
    number::digits,
];

/// Every certain detail in a text, in order, none overlapping.
pub fn find(text: &str) -> Vec<Finding> {
    let tokens = Tokens::of(text);
    let (mut found, mut place) = (Vec::new(), 0);
    while place < tokens.len() {
        match RULES.iter().find_map(|rule| rule(&tokens, place)) {
            Some((count, class)) => {
                found.push(Finding { span: tokens.span(place, count), class });
                place += count.max(1);
            }
            None => place += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests;
