//! The mail that asks somebody for their consent, in the language of its reader.

use domain::{hub::Hub, mail::Mail};
use store::participant::Named;

/// Asks; `link` signs in and leads to the page.
pub fn asks(hub: &Hub, to: &Named, study: &str, link: &str) -> Mail {
    let words = words::of(to.known.language);
    let values = [
        ("name", (&to.known.name).into()),
        ("study", study.into()),
        ("hub", hub.name.get(to.known.language).into()),
        ("mailbox", (&hub.mailbox).into()),
        ("link", link.into()),
    ];
    Mail {
        person: Some(to.person),
        address: to.known.email.clone(),
        subject: words.tell("participant-mail-subject", &values),
        body: words.tell("participant-mail-body", &values),
        calendar: None,
    }
}
