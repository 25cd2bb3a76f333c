//! Decides on registrations, one or many at once.

use domain::{
    access::ManageCycle,
    fields::{Check, Faults},
    id::RegistrationId,
    link::Target,
    registration::Step,
};
use store::{
    Tx, cycle,
    link::Terms,
    program,
    registration::{self, Decided, Record},
    session,
};

use super::{list::Queue, mail::Letter};
use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::again,
    sent::{Form, Sent},
    session::invitation,
    visit::Visit,
};

/// Days after the cycle's last session until which the link of the welcome mail works.
const LINK_DAYS: i64 = 30;

/// What a coordinator decided.
struct Decision {
    step: Step,
    chosen: Vec<RegistrationId>,
    note: String,
}

impl Decision {
    fn check(sent: &Sent) -> Result<Self, Faults> {
        let mut check = Check::new(&sent.fields);
        let step = check.choice("decision", Step::parse);
        let note = check.maybe_text("note", 1000);
        let mut chosen: Vec<RegistrationId> = Vec::new();
        for text in sent.fields.all("registration") {
            match text.parse() {
                Ok(id) if !chosen.contains(&id) => chosen.push(id),
                Ok(_) => {}
                Err(_) => check.fault("registration", "fault-unknown-option"),
            }
        }
        if sent.fields.get("registration").is_empty() {
            check.fault("registration", "registration-fault-none");
        }
        check.build(|| Some(Self { step: step?, chosen, note }))
    }
}

/// Carries the decision out and tells each person by mail; those approved get every coming session for their calendar.
pub async fn post(v: Visit, permit: Allowed<ManageCycle>, sent: Sent) -> Reply {
    let checked = Decision::check(&sent);
    let mut tx = v.write(&sent).await?;
    let decision = match checked {
        Ok(decision) => decision,
        Err(faults) => {
            let queue = Queue::read(&mut tx, &permit).await?;
            let form = Form { fields: sent.fields, faults };
            return again(&queue.page(&v, &form));
        }
    };
    let cycle = cycle::get(&mut tx, &permit).await?;
    let program = program::find(&mut tx, permit.hub(), cycle.program).await?;
    let hub = store::hub::find(&mut tx, permit.hub()).await?;
    let letter = Letter { v: &v, hub: &hub, program: &program.program, cycle: &cycle };
    let (mut full, mut late) = (false, false);
    for id in decision.chosen {
        match registration::decide(&mut tx, &permit, id, decision.step, &decision.note, v.now).await? {
            Decided::Done(record) => tell(&mut tx, &letter, decision.step, &record).await?,
            Decided::Full => full = true,
            Decided::Late => late = true,
        }
    }
    if matches!(decision.step, Step::Approve | Step::Restore) {
        store::survey::tend_cycle(&mut tx, permit.thing(), &v.app.world).await?;
    }
    let said = match decision.step {
        _ if full => "registration-full",
        _ if late => "registration-late",
        Step::Approve | Step::Restore => "registration-approved",
        Step::Decline => "registration-declined",
        Step::Withdraw | Step::Ask => "registration-withdrawn",
    };
    v.done(tx, &sent, &format!("/cycles/{}/registrations?said={said}", permit.thing())).await
}

async fn tell(tx: &mut Tx, letter: &Letter<'_>, step: Step, record: &Record) -> Result<(), Error> {
    let v = letter.v;
    let to = (record.person, &record.who);
    let sessions = session::upcoming(tx, letter.cycle.id, v.now).await?;
    let invitations = invitation::Invitations { v, hub: letter.hub, program: letter.program };
    let mail = match step {
        Step::Approve | Step::Restore => {
            let expires = sessions.last().map_or(v.now, session::Record::ends).plus_days(LINK_DAYS);
            let terms = Terms { person: record.person, target: Target::home(), expires, once: false };
            let link = store::link::mailed(tx, &v.app.world, &v.app.settings.url, &terms).await?;
            letter.approved(to, &link, &record.note)
        }
        Step::Decline => letter.declined(to, &record.note),
        Step::Withdraw | Step::Ask => letter.withdrawn(to, &record.note),
    };
    store::mail::add(tx, &v.app.world, v.app.hub, &mail).await?;
    match step {
        Step::Approve | Step::Restore => invitations.invite(tx, &sessions, to).await,
        Step::Withdraw => invitations.cancel(tx, &sessions, to, "").await,
        Step::Decline | Step::Ask => Ok(()),
    }
}
