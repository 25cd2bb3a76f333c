//! The mails that put a session into people's calendars, keep it up to date there, and take it out again.

use domain::{
    hub::Hub,
    id::PersonId,
    link::{SESSION_DAYS, Target},
    mail::{Calendar, Mail, Method},
    person::Person,
    program::Program,
};
use paper::calendar::Invitation;
use store::{Tx, link::Terms, session::Record};

use crate::{error::Error, visit::Visit};

/// What the invitations of one program have in common.
pub(crate) struct Invitations<'a> {
    pub v: &'a Visit,
    pub hub: &'a Hub,
    pub program: &'a Program,
}

/// Whom an invitation is for.
type To<'a> = (PersonId, &'a Person);

impl Invitations<'_> {
    /// Invites a person to sessions: one mail each, because mail programs take one event from a mail.
    pub async fn invite(&self, tx: &mut Tx, sessions: &[Record], to: To<'_>) -> Result<(), Error> {
        self.send(tx, sessions, to, "session-mail-invited", "", Method::Request).await
    }

    /// Tells a person that a session was changed.
    pub async fn change(&self, tx: &mut Tx, session: &Record, to: To<'_>) -> Result<(), Error> {
        self.send(tx, std::slice::from_ref(session), to, "session-mail-changed", "", Method::Request).await
    }

    /// Takes sessions out of a person's calendar.
    pub async fn cancel(&self, tx: &mut Tx, sessions: &[Record], to: To<'_>, note: &str) -> Result<(), Error> {
        self.send(tx, sessions, to, "session-mail-cancelled", note, Method::Cancel).await
    }

    async fn send(
        &self,
        tx: &mut Tx,
        sessions: &[Record],
        to: To<'_>,
        key: &str,
        note: &str,
        method: Method,
    ) -> Result<(), Error> {
        for session in sessions {
            let path = format!("/sessions/{}", session.id);
            let link = match (method, Target::parse(&path)) {
                (Method::Request, Some(target)) => {
                    let expires = session.ends().plus_days(SESSION_DAYS);
                    let terms = Terms { person: to.0, target, expires, once: false };
                    store::link::mailed(tx, &self.v.app.world, &self.v.app.settings.url, &terms).await?
                }
                _ => format!("{}{path}", self.v.app.settings.url),
            };
            let mail = self.mail(session, to, key, note, &link, method);
            store::mail::add(tx, &self.v.app.world, self.v.app.hub, &mail).await?;
        }
        Ok(())
    }

    fn mail(&self, session: &Record, (person, to): To<'_>, key: &str, note: &str, link: &str, method: Method) -> Mail {
        let words = words::of(to.language);
        let topic = if session.topic.is_empty() { words.say("session-topic-open") } else { session.topic.clone() };
        let note = if note.is_empty() { String::new() } else { format!("{note}\n\n") };
        let hub = self.hub.name.get(to.language);
        let values = [
            ("name", (&to.name).into()),
            ("program", (&self.program.title).into()),
            ("topic", (&topic).into()),
            ("when", words.when(session.starts, &to.zone).into()),
            ("minutes", session.minutes.into()),
            ("hub", hub.into()),
            ("mailbox", (&self.hub.mailbox).into()),
            ("link", link.into()),
            ("note", note.into()),
        ];
        let uid = format!("{}.{person}@allround", session.id);
        let invitation = Invitation {
            uid: &uid,
            sequence: session.sequence,
            stamp: self.v.now,
            starts: session.starts,
            minutes: session.minutes,
            zone: &session.zone,
            title: &words.tell("session-mail-title", &values),
            description: &words.tell("session-mail-description", &values),
            address: link,
            organizer: (hub, &self.hub.mailbox),
            attendee: (&to.name, &to.email),
        };
        let text = match method {
            Method::Request => invitation.request(),
            Method::Cancel => invitation.cancel(),
        };
        Mail {
            person: Some(person),
            address: to.email.clone(),
            subject: words.tell(&format!("{key}-subject"), &values),
            body: words.tell(&format!("{key}-body"), &values),
            calendar: Some(Calendar { text, method }),
        }
    }
}
