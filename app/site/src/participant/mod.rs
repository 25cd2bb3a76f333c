//! Who takes part in a study: the key for those who keep it, and everybody's own consent.

mod mail;

pub mod asking;
pub mod consent;
pub mod list;
pub mod show;

use domain::participant::Purpose;
use ui::Radios;

use crate::{ask::Ask, visit::Visit};

/// A yes or no for each purpose.
fn purposes(v: &Visit, ask: Ask<'_>) -> Vec<Radios> {
    let one = |purpose: Purpose| {
        let key = format!("participant-purpose-{}", purpose.code());
        let choices = [("yes", v.t("participant-yes")), ("no", v.t("participant-no"))];
        ask.radios(purpose.code(), key).inline().choices(choices)
    };
    Purpose::ALL.map(one).into_iter().collect()
}
