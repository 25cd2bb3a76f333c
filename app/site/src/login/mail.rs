//! The mails that carry personal links, in the language of their reader.

use domain::{
    hub::Hub,
    link::{INVITATION_DAYS, SIGN_IN_MINUTES},
    mail::Mail,
};
use store::person::Known;

/// The mail with a sign-in link.
pub(crate) fn sign_in(hub: &Hub, to: &Known, link: String) -> Mail {
    write(hub, to, link, "login-mail", SIGN_IN_MINUTES)
}

/// The mail that invites a member to the hub's team.
pub(crate) fn invitation(hub: &Hub, to: &Known, link: String) -> Mail {
    write(hub, to, link, "member-mail", INVITATION_DAYS)
}

fn write(hub: &Hub, to: &Known, link: String, key: &str, lasts: i64) -> Mail {
    let words = words::of(to.person.language);
    let hub = hub.name.get(to.person.language);
    let body =
        [("name", (&to.person.name).into()), ("hub", hub.into()), ("link", link.into()), ("lasts", lasts.into())];
    Mail {
        person: Some(to.id),
        address: to.person.email.clone(),
        subject: words.tell(&format!("{key}-subject"), &[("hub", hub.into())]),
        body: words.tell(&format!("{key}-body"), &body),
        calendar: None,
    }
}
