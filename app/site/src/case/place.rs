//! A case's place in a session: given, changed or taken away.

use domain::{access::ReviewCase, fields::Check, id::SegmentId};

use super::{mail, review};
use crate::{error::Reply, gate::Allowed, sent::Sent, visit::Visit};

/// The choice that takes a case out of its session.
pub(super) const OUT: &str = "out";

/// What was chosen.
enum Choice {
    Into(SegmentId),
    Out,
}

/// Changes the place and tells the presenter.
pub async fn post(v: Visit, allowed: Allowed<ReviewCase>, sent: Sent) -> Reply {
    let mut check = Check::new(&sent.fields);
    let choice = check.choice("segment", |text| match text {
        OUT => Some(Choice::Out),
        id => id.parse().ok().map(Choice::Into),
    });
    let choice = match check.build(|| choice) {
        Ok(choice) => choice,
        Err(faults) => return review::faulty(&v, &allowed, sent, faults).await,
    };
    let mut tx = v.write(&sent).await?;
    let before = store::case::heading(&mut tx, &allowed).await?;
    store::case::get(&mut tx, &allowed).await?;
    let changed = match choice {
        Choice::Into(segment) => store::case::schedule(&mut tx, &allowed, segment, v.now).await,
        Choice::Out => store::case::unschedule(&mut tx, &allowed, v.now).await,
    };
    match changed {
        Ok(()) => {}
        Err(store::Error::Taken) => {
            drop(tx);
            return review::stale(&v, &allowed, sent, "case-fault-place").await;
        }
        Err(error) => return Err(error.into()),
    }
    let said = match choice {
        Choice::Into(_) => {
            let after = store::case::heading(&mut tx, &allowed).await?;
            mail::scheduled(&v, &mut tx, &after).await?;
            "case-scheduled"
        }
        Choice::Out => {
            mail::unscheduled(&v, &mut tx, &before).await?;
            "case-unscheduled"
        }
    };
    store::audit::add_act(&mut tx, &allowed, v.now).await?;
    v.done(tx, &sent, &format!("/cases/{}/review?said={said}", before.id)).await
}
