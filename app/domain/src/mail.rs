//! Mails of the outbox: plain texts that lead to a page of the site. Case text never stands in one.

use crate::id::PersonId;

/// A mail to one address.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// Whom it is for, when the hub knows them.
    pub person: Option<PersonId>,
    /// The address it goes to.
    pub address: String,
    /// The subject: one line.
    pub subject: String,
    /// The text, in short paragraphs.
    pub body: String,
    /// The invitation it carries.
    pub calendar: Option<Calendar>,
}

/// An iCalendar part (RFC 5545) with its method (RFC 5546).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The text of the calendar.
    pub text: String,
    /// What it asks: a request or a cancellation.
    pub method: Method,
}

/// What a calendar part asks of the recipient's calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Put the event in, or change it.
    Request,
    /// Take the event out.
    Cancel,
}

impl Method {
    /// The word, as the calendar and its content type carry it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }

    /// The method of a word.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Request, Self::Cancel].into_iter().find(|method| method.code() == code)
    }
}

/// A mail's text may hold a sign-in link: only its address is printed.
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("address", &self.address).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_mail_shows_no_link() {
        let mail = Mail {
            person: None,
            address: "ada@example.org".to_owned(),
            subject: "Sign in".to_owned(),
            body: "https://hub.example/in/s3cret".to_owned(),
            calendar: None,
        };
        assert_eq!(format!("{mail:?}"), r#"Mail { address: "ada@example.org", .. }"#);
    }
}
