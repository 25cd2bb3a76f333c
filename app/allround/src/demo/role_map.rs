//! What some professions of the demonstration say they can do; the others are still to fill it in.

use domain::{access::FillRoles, fields::Fields, id::CaseId, role_map::Answer};
use serde::Deserialize;
use store::Tx;

use super::stage::Stage;

#[derive(Deserialize)]
struct Said {
    author: String,
    act: String,
    can: String,
    #[serde(default)]
    limits: String,
}

/// Fills a part of the map, each entry by somebody of its profession, from the page of a case.
pub async fn load(stage: &Stage, tx: &mut Tx, case: CaseId) -> anyhow::Result<()> {
    let all: Vec<Said> = serde_json::from_str(include_str!("../../demo/role_map.json"))?;
    for said in all {
        let permit = stage.permit::<FillRoles>(tx, &said.author, case).await?;
        let place = if said.can == "no" { "" } else { "Ontario" };
        let fields = Fields::default().with("can", &said.can).with("limits", &said.limits).with("jurisdiction", place);
        let answer = Answer::check(&fields).map_err(|faults| anyhow::anyhow!("role map: {faults:?}"))?;
        store::role_map::answer(tx, &permit, (&said.act, 0), &answer, stage.world.now()).await?;
    }
    Ok(())
}
