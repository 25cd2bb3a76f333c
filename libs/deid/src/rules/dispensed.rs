//! Words around an unknown word that make it a drug rather than a name.

use crate::{
    class::{MED, UNIT},
    text::Text,
    word::{Kind, sep, words},
};

/// Words around it say that this is a drug: a dose behind, "trial of" before, another drug beside.
pub(crate) fn dispensed(text: &Text, place: usize) -> bool {
    const BEFORE: &[u64] = words![
        "trial",
        "tried",
        "vs",
        "versus",
        "started",
        "start",
        "starting",
        "taking",
        "takes",
        "took",
        "consider",
        "considering",
        "switch",
        "switched",
        "treated",
        "added",
        "add",
        "stopped",
        "stop",
        "using",
        "uses",
        "used",
        "failed",
        "failing",
        "rx",
        "prescribed",
        "covered",
        "dose",
        "doses",
        "tolerate",
        "tolerated",
        "essai",
        "essais",
        "prend",
        "prenait",
        "debuter",
        "debute",
        "cesse",
        "ajout",
        "tenter",
        "echec",
        "rotate",
        "rotated",
        "increase",
        "increased",
        "reduce",
        "reduced",
        "inject",
        "injected",
        "patch",
        "cream",
        "gel",
        "allergic",
        "allergie",
    ];
    let before = (1..=3).any(|back| {
        let at = place.wrapping_sub(back);
        let open = (1..back).all(|inner| text.sep(place.wrapping_sub(inner)) & (sep::STOP | sep::PERIOD) == 0);
        open && (BEFORE.contains(&text.at(at).hash) || back < 3 && text.is(at, MED) && text.at(at).len > 4)
    });
    const BESIDE: &[u64] = words![
        "use",
        "try",
        "trying",
        "on",
        "off",
        "onto",
        "prescribe",
        "prescribing",
        "restart",
        "restarted",
        "resume",
        "sous",
        "essayer",
        "utiliser",
        "prendre",
        "cesser",
        "ajouter",
        "prescrire",
        "than",
        "brand",
    ];
    let before = before || BESIDE.contains(&text.at(place.wrapping_sub(1)).hash);
    let dosed = text.at(place + 1).kind != Kind::Letters
        && place + 1 < text.words.len()
        && text.sep_within(place + 1, sep::SPACE);
    before || dosed || text.is(place + 1, MED.or(UNIT)) && text.sep_within(place + 1, sep::SPACE | sep::COMMA)
}
