//! The links of mails about somebody's own things: they sign that person in and lead to the page.

use domain::{
    id::PersonId,
    link::{OWN_DAYS, Target, address},
};
use store::{Tx, link::Terms};

use crate::tools::{Failure, Tools};

/// A fresh link for one person to one page.
pub(crate) async fn personal(tools: &Tools, tx: &mut Tx, person: PersonId, page: &str) -> Result<String, Failure> {
    let expires = tools.world.now().plus_days(OWN_DAYS);
    let terms = Terms { person, target: Target::or_home(page), expires, once: true };
    let secret = store::link::add(tx, &tools.world, &terms).await?;
    Ok(address(&tools.url, &secret))
}
