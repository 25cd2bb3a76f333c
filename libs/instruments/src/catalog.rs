//! Every instrument of the library, compiled in.

use std::sync::LazyLock;

use crate::{instrument::Instrument, key::spelling};

/// The files, in the order in which a list shows them.
pub(crate) const FILES: &[&str] = &[
    include_str!("../data/phq9.json"),
    include_str!("../data/phq4.json"),
    include_str!("../data/phq2.json"),
    include_str!("../data/gad7.json"),
    include_str!("../data/gad2.json"),
    include_str!("../data/peg.json"),
    include_str!("../data/bpi.json"),
    include_str!("../data/pcs.json"),
    include_str!("../data/tsk11.json"),
    include_str!("../data/tsk17.json"),
    include_str!("../data/dn4.json"),
    include_str!("../data/lanss.json"),
    include_str!("../data/s_lanss.json"),
    include_str!("../data/odi.json"),
    include_str!("../data/rmdq.json"),
    include_str!("../data/pdi.json"),
    include_str!("../data/isi.json"),
    include_str!("../data/ort.json"),
    include_str!("../data/ort_oud.json"),
    include_str!("../data/soapp_r.json"),
    include_str!("../data/soapp_14.json"),
    include_str!("../data/comm.json"),
    include_str!("../data/pomi.json"),
    include_str!("../data/dire.json"),
    include_str!("../data/cage_aid.json"),
    include_str!("../data/oud.json"),
];

// A test reads every file: none is left out here.
static ALL: LazyLock<Vec<Instrument>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| serde_json::from_str(file).ok()).collect());

/// Every instrument.
#[must_use]
pub fn all() -> &'static [Instrument] {
    &ALL
}

/// The instrument of this name: its id in any spelling ("PHQ-9", "phq9") or an alias.
///
/// ```
/// assert_eq!(instruments::find("GAD-7").unwrap().id, "gad7");
/// assert!(instruments::find("riosord").is_none());
/// ```
#[must_use]
pub fn find(name: &str) -> Option<&'static Instrument> {
    let wanted = spelling(name);
    all().iter().find(|instrument| instrument.id == wanted || instrument.aliases.contains(&wanted))
}
