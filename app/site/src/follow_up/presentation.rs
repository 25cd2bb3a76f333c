//! Brings a case back: begins a follow-up presentation of it, a new and shorter case.

use domain::{
    access::FollowUpCase,
    form::{Advised, Answers},
    id::CycleId,
    letter,
};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    sent::Sent,
    visit::Visit,
};

/// Begins it in a cycle, with what the follow-up says already, and leads to its form.
pub async fn post(v: Visit, permit: Allowed<FollowUpCase>, sent: Sent) -> Reply {
    let cycle: CycleId = sent.fields.get("cycle").parse().map_err(|_| Error::Missing)?;
    let mut tx = v.write(&sent).await?;
    let signed = store::letter::signed(&mut tx, &permit).await?;
    let signed = signed.filter(|signed| signed.sent.is_some()).ok_or(Error::Missing)?;
    let said = store::follow_up::of_case(&mut tx, &permit).await?;
    let earlier = store::case::get(&mut tx, &permit).await?;
    let groups = letter::arrange(&signed.letter.items).into_iter().flat_map(|(_, groups)| groups);
    let advised = groups.flat_map(|(_, items)| items).map(|(_, item)| {
        let answer = said.answers.get(&item.id);
        Advised {
            text: item.text.clone(),
            outcome: answer.map_or("", |answer| answer.outcome.code()).to_owned(),
            why: answer.map_or("", |answer| answer.why.as_str()).to_owned(),
        }
    });
    let answers = Answers::following(&earlier.answers, &advised.collect::<Vec<_>>());
    let case = store::case::begin_following(&mut tx, &permit, cycle, &answers, &v.app.world).await?;
    v.done(tx, &sent, &format!("/cases/{case}/form")).await
}
