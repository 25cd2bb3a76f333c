//! Puts other minutes in place of what the room measured, with a reason.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::CorrectAttendance,
    attendance::{Correction, stays},
    fields::Fields,
    id::SessionId,
};
use store::{Tx, attendance::Attendee};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "attendance/correct.html")]
struct CorrectPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    session: SessionId,
    attendee: &'a Attendee,
    measured: u32,
    length: u32,
}

/// Asks for the minutes and the reason.
pub async fn get(v: Visit, permit: Allowed<CorrectAttendance>, Path((_, person)): Path<(String, String)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (attendee, measured, length) = find(&mut tx, &v, &permit, &person).await?;
    let fields = attendee.correction.as_ref().map_or_else(Fields::default, |corrected| {
        let correction = &corrected.correction;
        Fields::default().with("minutes", correction.minutes.to_string()).with("reason", &correction.reason)
    });
    let form = Form { fields, ..Form::default() };
    page(&CorrectPage {
        v: &v,
        ask: Ask::new(&v, &form),
        session: permit.thing(),
        attendee: &attendee,
        measured,
        length,
    })
}

/// Keeps them.
pub async fn post(
    v: Visit,
    permit: Allowed<CorrectAttendance>,
    Path((_, person)): Path<(String, String)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let (attendee, measured, length) = find(&mut tx, &v, &permit, &person).await?;
    let session = permit.thing();
    match Correction::check(&sent.fields, length) {
        Ok(correction) => {
            store::attendance::correct(&mut tx, &permit, attendee.person, &correction, v.now).await?;
            let to = format!("/sessions/{session}/attendance?said=attendance-corrected");
            v.done(tx, &sent, &to).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&CorrectPage { v: &v, ask: Ask::new(&v, &form), session, attendee: &attendee, measured, length })
        }
    }
}

/// The person with what the room measured of them, and the most that anybody could attend.
async fn find(
    tx: &mut Tx,
    v: &Visit,
    permit: &Allowed<CorrectAttendance>,
    person: &str,
) -> Result<(Attendee, u32, u32), Error> {
    let person = person.parse().map_err(|_| Error::Missing)?;
    let attendee = store::attendance::of_person(tx, permit, person).await?;
    let meeting = store::attendance::meeting(tx, permit).await?;
    let measured = meeting.attended(&stays(&attendee.events, meeting.open(v.now)), v.now);
    Ok((attendee, measured, meeting.length()))
}
