//! The mails about registrations, each in the language of its reader.

use domain::{hub::Hub, id::PersonId, mail::Mail, person::Person, program::Program, registration::State};
use store::{cycle, registration::Asked};

use crate::visit::Visit;

/// What the mails of one cycle have in common.
pub(super) struct Letter<'a> {
    pub v: &'a Visit,
    pub hub: &'a Hub,
    pub program: &'a Program,
    pub cycle: &'a cycle::Record,
}

/// Whom a mail is for.
pub(super) type To<'a> = (PersonId, &'a Person);

impl Letter<'_> {
    /// Tells the person that their request came, or how they stand already.
    pub fn received(&self, to: To<'_>, asked: Asked) -> Mail {
        let key = match asked {
            Asked::Waits => "registration-mail-received",
            Asked::Already(State::Approved) => "registration-mail-enrolled-already",
            Asked::Already(_) => "registration-mail-waits-already",
        };
        self.write(to, key, &self.address("/sign-in"), "")
    }

    /// Tells a coordinator that somebody waits. No name: mails are read in many places.
    pub fn waits(&self, to: To<'_>) -> Mail {
        self.write(
            to,
            "registration-mail-waits",
            &self.address(&format!("/cycles/{}/registrations", self.cycle.id)),
            "",
        )
    }

    /// Tells the person that they take part; `link` signs them in.
    pub fn approved(&self, to: To<'_>, link: &str, note: &str) -> Mail {
        self.write(to, "registration-mail-approved", link, note)
    }

    /// Tells the person that they do not take part, with the coordinator's note.
    pub fn declined(&self, to: To<'_>, note: &str) -> Mail {
        self.write(to, "registration-mail-declined", &self.form(), note)
    }

    /// Tells the person that they take part no more.
    pub fn withdrawn(&self, to: To<'_>, note: &str) -> Mail {
        self.write(to, "registration-mail-withdrawn", &self.form(), note)
    }

    fn form(&self) -> String {
        self.address(&format!("/cycles/{}/registration", self.cycle.id))
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.v.app.settings.url)
    }

    fn write(&self, (person, to): To<'_>, key: &str, link: &str, note: &str) -> Mail {
        let words = words::of(to.language);
        let note = if note.is_empty() { String::new() } else { format!("{note}\n\n") };
        let values = [
            ("name", (&to.name).into()),
            ("program", (&self.program.title).into()),
            ("cycle", (&self.cycle.cycle.title).into()),
            ("hub", self.hub.name.get(to.language).into()),
            ("mailbox", (&self.hub.mailbox).into()),
            ("link", link.into()),
            ("note", note.into()),
        ];
        Mail {
            person: Some(person),
            address: to.email.clone(),
            subject: words.tell(&format!("{key}-subject"), &values),
            body: words.tell(&format!("{key}-body"), &values),
            calendar: None,
        }
    }
}
