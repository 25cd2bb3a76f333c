//! The hub's library of recommendations.

use std::collections::BTreeMap;

use domain::{access::WriteSnippets, fields::Fields, snippet::Wording};
use store::Tx;

use super::stage::Stage;

/// Fills it.
pub async fn load(stage: &Stage, tx: &mut Tx, author: &str) -> anyhow::Result<()> {
    let texts: Vec<BTreeMap<String, String>> = serde_json::from_str(include_str!("../../demo/library.json"))?;
    let permit = stage.permit::<WriteSnippets>(tx, author, stage.hub).await?;
    for text in texts {
        let fields = Fields::new(text.into_iter().collect());
        let wording = Wording::check(&fields).map_err(|faults| anyhow::anyhow!("library: {faults:?}"))?;
        store::snippet::add(tx, &permit, &stage.world, &wording).await?;
    }
    Ok(())
}
