//! The recommendations on a case: they stand in the room of its session, and are given there.

use domain::{
    access::Recommend,
    fields::Fields,
    recommendation::{Advice, Origin},
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    room::{AboutCase, kept, lead, named},
    sent::Sent,
    visit::Visit,
};

/// Leads to the room.
pub async fn get(v: Visit, permit: Allowed<Recommend>) -> Reply {
    lead(&v, &permit, "room-advice").await
}

/// Gives one. Refused while the session does not take recommendations on this case.
pub async fn post(v: Visit, permit: Allowed<Recommend>, sent: Sent) -> Reply {
    let mut form = AboutCase::begin(&v, &permit, sent, &Advice::TEXTS).await?;
    let taken = taken(&v, &mut form).await?;
    let given = match form.check(|fields| Advice::check(taken.as_ref().unwrap_or(fields))) {
        Ok(advice) => {
            let given = store::recommendation::add(&mut form.tx, &permit, &v.app.world, &advice).await;
            kept(given, "text", "recommendation-refused")?
        }
        Err(faults) => Err(faults),
    };
    form.end(&v, "room-advice", named("advice", permit.thing()), given).await
}

/// A snippet that is chosen while no text is typed stands for its own text, and for its domain and source where those are
/// left empty; none when there is nothing to fill in.
async fn taken(v: &Visit, form: &mut AboutCase) -> Result<Option<Fields>, Error> {
    let Some(origin) = Origin::parse(form.fields().get("snippet")) else { return Ok(None) };
    if !form.fields().get("text").is_empty() {
        return Ok(None);
    }
    let Some(wording) = store::snippet::find(&mut form.tx, v.who()?.hub, origin).await? else { return Ok(None) };
    let mut fields = form.fields().clone().replacing("text", wording.text(v.language));
    if fields.get("domain").is_empty() {
        fields = fields.replacing("domain", wording.domain.code());
    }
    if ["strength", "source", "link"].iter().all(|name| fields.get(name).is_empty()) {
        let evidence = wording.evidence;
        fields = fields.replacing("strength", evidence.strength.code()).replacing("source", evidence.source);
        fields = fields.replacing("link", evidence.link);
    }
    Ok(Some(fields))
}
