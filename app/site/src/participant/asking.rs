//! Asks by mail everybody who has not answered every question about consent.

use domain::access::KeepKey;
use store::link::Terms;

use super::mail;
use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// Does it; each mail carries a personal link to the page.
pub async fn post(v: Visit, permit: Allowed<KeepKey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let study = store::study::get(&mut tx, &permit).await?;
    let hub = store::hub::find(&mut tx, permit.hub()).await?;
    let named = store::participant::named(&mut tx, &permit).await?;
    let waiting = named.iter().filter(|one| one.record.counts() && !one.record.consents.is_complete());
    let mut asked = 0_usize;
    for one in waiting {
        let terms = Terms::own(one.person, &format!("/studies/{}/consent", study.id), v.now);
        let link = store::link::mailed(&mut tx, &v.app.world, &v.app.settings.url, &terms).await?;
        store::mail::add(&mut tx, &v.app.world, v.app.hub, &mail::asks(&hub, one, &study.study.title, &link)).await?;
        asked += 1;
    }
    store::study::log(&mut tx, &permit, "consent-asked", &asked.to_string(), v.now).await?;
    v.done(tx, &sent, &format!("/studies/{}/participants?said=participants-asked", permit.thing())).await
}
