//! Asks people by mail to register for a cycle: a pasted list of addresses, and who of them has.

use askama::Template;
use domain::{
    access::ManageCycle, fields::Faults, hub::Hub, invitation::Call, language::Language, mail::Mail, moment::Zone,
    registration::State,
};
use store::{
    Tx, cycle,
    invitation::{self, Invited},
    person::Known,
    program, registration, session,
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

struct About {
    program: program::Record,
    cycle: cycle::Record,
    invited: Vec<Invited>,
}

impl About {
    async fn read(tx: &mut Tx, permit: &Allowed<ManageCycle>) -> Result<Self, Error> {
        let cycle = cycle::get(tx, permit).await?;
        let program = program::find(tx, permit.hub(), cycle.program).await?;
        Ok(Self { program, cycle, invited: invitation::of_cycle(tx, permit).await? })
    }

    /// Whether somebody who follows the mail can register.
    fn is_open(&self) -> bool {
        self.program.published && self.cycle.cycle.open
    }
}

#[derive(Template)]
#[template(path = "registration/invitations.html")]
struct Invitations<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    about: &'a About,
}

impl Invitations<'_> {
    fn standing(&self, invited: &Invited) -> String {
        match invited.state {
            Some(state) => self.v.t(format!("registration-state-{}", state.code())),
            None => self.v.t("registration-invite-unanswered"),
        }
    }

    fn day(&self, invited: &Invited) -> String {
        self.v.words.short_date(invited.at, self.v.zone())
    }

    fn unanswered(&self) -> usize {
        self.about.invited.iter().filter(|invited| invited.state.is_none()).count()
    }
}

/// Shows the form and who was asked before.
pub async fn get(v: Visit, permit: Allowed<ManageCycle>) -> Reply {
    let about = About::read(&mut v.app.db.read().await?, &permit).await?;
    let form = Form::default();
    page(&Invitations { v: &v, f: Ask::new(&v, &form), about: &about })
}

/// Writes to everybody on the list who has not registered, once.
pub async fn post(v: Visit, permit: Allowed<ManageCycle>, sent: Sent) -> Reply {
    let checked = Call::check(&sent.fields);
    let mut tx = v.write(&sent).await?;
    let about = About::read(&mut tx, &permit).await?;
    let faults = match checked {
        Err(faults) => faults,
        Ok(_) if !about.is_open() => Faults::one("", "registration-none-closed"),
        Ok(call) => {
            let written = write(&mut tx, &v, &permit, &about, &call).await?;
            let said = if written > 0 { "registration-invited" } else { "registration-invited-nobody" };
            return v.done(tx, &sent, &format!("/cycles/{}/invitations?said={said}", permit.thing())).await;
        }
    };
    let form = Form { fields: sent.fields, faults };
    again(&Invitations { v: &v, f: Ask::new(&v, &form), about: &about })
}

/// To how many a mail goes: not to those who wait or take part already.
async fn write(
    tx: &mut Tx,
    v: &Visit,
    permit: &Allowed<ManageCycle>,
    about: &About,
    call: &Call,
) -> Result<usize, Error> {
    let hub = store::hub::find(tx, permit.hub()).await?;
    let first = session::upcoming(tx, about.cycle.id, v.now).await?.into_iter().next();
    let mut written = 0;
    for address in &call.addresses {
        let known = store::person::by_email(tx, permit.hub(), address).await?;
        let standing = match &known {
            Some(known) => registration::standing(tx, about.cycle.id, known.id).await?,
            None => None,
        };
        if matches!(standing, Some(State::Requested | State::Approved))
            || !invitation::note(tx, permit, address, call.again, v.now).await?
        {
            continue;
        }
        let mail = mail(v, &hub, about, (address, known.as_ref()), first.as_ref(), &call.note);
        store::mail::add(tx, &v.app.world, v.app.hub, &mail).await?;
        written += 1;
    }
    Ok(written)
}

fn mail(
    v: &Visit,
    hub: &Hub,
    about: &About,
    (address, known): (&str, Option<&Known>),
    first: Option<&session::Record>,
    note: &str,
) -> Mail {
    let program = &about.program.program;
    let (language, zone): (Language, &Zone) =
        known.map_or((program.language, &program.zone), |known| (known.person.language, &known.person.zone));
    let words = words::of(language);
    let first = first.map(|first| words.tell("registration-first", &[("when", words.when(first.starts, zone).into())]));
    let paragraph = |text: Option<String>| text.map(|text| format!("{text}\n\n")).unwrap_or_default();
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    let link = format!("{}/cycles/{}/registration", v.app.settings.url, about.cycle.id);
    let page = format!("{}/programs/{}", v.app.settings.url, about.program.slug);
    let values = [
        ("program", (&program.title).into()),
        ("cycle", (&about.cycle.cycle.title).into()),
        ("hub", hub.name.get(language).into()),
        ("mailbox", (&hub.mailbox).into()),
        ("first", paragraph(first).into()),
        ("note", paragraph(note).into()),
        ("page", page.into()),
        ("link", link.into()),
    ];
    Mail {
        person: known.map(|known| known.id),
        address: address.to_owned(),
        subject: words.tell("registration-mail-invited-subject", &values),
        body: words.tell("registration-mail-invited-body", &values),
        calendar: None,
    }
}
