//! A case from its first word to the agenda.

use anyhow::Context as _;
use domain::{
    access::{BeginCase, ReviewCase, WriteCase},
    id::CaseId,
    moment::Moment,
};
use store::{Tx, session::Record};

use super::{
    book::{self, Case},
    program::Cycle,
    stage::Stage,
};

/// Writes a case, as far as its stage says; `begun` is when its presenter began.
pub async fn prepare(stage: &Stage, tx: &mut Tx, cycle: &Cycle, case: &Case, begun: Moment) -> anyhow::Result<CaseId> {
    stage.at(begun);
    let begin = stage.permit::<BeginCase>(tx, &case.presenter, cycle.id).await?;
    let id = store::case::begin(tx, &begin, &stage.world).await?;
    let write = stage.permit::<WriteCase>(tx, &case.presenter, id).await?;
    let revision = store::case::save(tx, &write, &case.answers, 0, begun.plus_minutes(25)).await?;
    if case.stage > book::Stage::Draft {
        store::case::submit(tx, &write, revision, None, begun.plus_minutes(31)).await.context("submission")?;
    }
    Ok(id)
}

/// Prepares a case and puts it into the first free case segment of a session that is to come.
pub async fn schedule(
    stage: &Stage,
    tx: &mut Tx,
    cycle: &Cycle,
    case: &Case,
    session: &Record,
) -> anyhow::Result<CaseId> {
    let id = prepare(stage, tx, cycle, case, session.starts.plus_days(-10)).await?;
    stage.at(session.starts.plus_days(-6));
    let now = stage.world.now();
    let review = stage.permit::<ReviewCase>(tx, cycle.coordinator, id).await?;
    store::case::accept(tx, &review, &stage.world).await?;
    let slots = store::case::slots(tx, &review, now).await?;
    let slot = slots.iter().find(|slot| slot.session == session.id).context("no free case segment")?;
    store::case::schedule(tx, &review, slot.segment, now).await?;
    Ok(id)
}
