//! Directions and what they say.

use super::*;
use crate::route::Form;

fn number(text: &str) -> Ratio {
    text.split_once('/').map_or_else(
        || Ratio::parse(text).unwrap(),
        |(top, bottom)| Ratio::parse(top).unwrap().over(Ratio::parse(bottom).unwrap()).unwrap(),
    )
}

fn range(text: &str) -> Option<Span> {
    if text == "-" {
        return None;
    }
    let (low, high) = text.split_once("..").unwrap_or((text, text));
    Some([number(low), number(high)])
}

/// Directions | dose | unit | times a day | as needed | most.
const SAID: &[(&str, &str, &str, &str, bool, &str)] = &[
    ("300 mg PO BID PRN", "300", "mg", "2", true, "-"),
    ("1 timbre aux 72 h", "1", "patch", "1/3", false, "-"),
    ("1-2 co q4-6h prn", "1..2", "tab", "4..6", true, "-"),
    ("2 cos au coucher", "2", "tab", "1", false, "-"),
    ("10 mL q6h", "10", "mL", "4", false, "-"),
    ("1-2 co q4h prn, max 8/jour", "1..2", "tab", "6", true, "8"),
    ("Take 1 tablet by mouth twice daily", "1", "tab", "2", false, "-"),
    ("take one tab po three times a day as needed for pain", "1", "tab", "3", true, "-"),
    ("Prendre 1 comprimé 4 fois par jour au besoin", "1", "tab", "4", true, "-"),
    ("prendre 2,5 mg aux 4 heures", "2.5", "mg", "6", false, "-"),
    ("1/2 co tid", "1/2", "tab", "3", false, "-"),
    ("1 1/2 tabs bid", "3/2", "tab", "2", false, "-"),
    ("½ comprimé die", "0.5", "tab", "1", false, "-"),
    ("Apply 1 patch every 3 days", "1", "patch", "1/3", false, "-"),
    ("50 mcg/h q72h", "50", "mcg/h", "1/3", false, "-"),
    ("1 co le matin et 2 co au coucher", "3", "tab", "1", false, "-"),
    ("1 co matin et soir", "1", "tab", "2", false, "-"),
    ("2 mg toutes les 4 à 6 heures si besoin", "2", "mg", "4..6", true, "-"),
    ("PO OD", "-", "", "1", false, "-"),
    ("b.i.d.", "-", "", "2", false, "-"),
    ("q.4.h.", "-", "", "6", false, "-"),
    ("1 tab q 8 h x 7 days", "1", "tab", "3", false, "-"),
    ("1 tab (5 mg) qid", "1", "tab", "4", false, "-"),
    ("5 mg qhs", "5", "mg", "1", false, "-"),
    ("10 mg every other day", "10", "mg", "1/2", false, "-"),
    ("1 patch weekly", "1", "patch", "1/7", false, "-"),
    ("1 timbre aux 7 jours", "1", "patch", "1/7", false, "-"),
    ("30 mg q12h", "30", "mg", "2", false, "-"),
    ("5 à 10 mg q4h PRN maximum 60 mg/jour", "5..10", "mg", "6", true, "60"),
    ("1 tab q6h prn not to exceed 3 tablets per day", "1", "tab", "4", true, "3"),
    ("1 co jusqu'à 4 fois par jour", "1", "tab", "0..4", true, "4"),
    ("15 mL 4x/j", "15", "mL", "4", false, "-"),
    ("1 cap daily at bedtime", "1", "tab", "1", false, "-"),
    ("10 mg at 10:00 and 22:00", "10", "mg", "2", false, "-"),
    ("1 tab every night at bedtime", "1", "tab", "1", false, "-"),
    ("1 co le soir au coucher", "1", "tab", "1", false, "-"),
    ("1 co le matin, le soir et au coucher", "1", "tab", "3", false, "-"),
    ("1½ co bid", "1.5", "tab", "2", false, "-"),
    ("1 et 1/2 co bid", "1.5", "tab", "2", false, "-"),
    ("1 comprimé et demi deux fois par jour", "1.5", "tab", "2", false, "-"),
    ("one and a half tablets bid", "1.5", "tab", "2", false, "-"),
    ("half a tablet daily", "0.5", "tab", "1", false, "-"),
    ("un demi-comprimé aux 8 heures", "0.5", "tab", "3", false, "-"),
    ("1/2 à 1 co tid", "0.5..1", "tab", "3", false, "-"),
    ("1 co un jour sur deux", "1", "tab", "1/2", false, "-"),
    ("1 timbre par semaine", "1", "patch", "1/7", false, "-"),
    ("1 tab bid for a week", "1", "tab", "2", false, "-"),
    ("10 mg 4 hourly", "10", "mg", "6", false, "-"),
    ("1 co à 8 h et 20 h", "1", "tab", "2", false, "-"),
    ("5 mg to 10 mg q6h", "5..10", "mg", "4", false, "-"),
    ("1 co QID ac et hs", "1", "tab", "4", false, "-"),
    ("1 patch every 3rd day", "1", "patch", "1/3", false, "-"),
    ("up to 6 tabs a day", "6", "tab", "1", true, "6"),
    ("30 mg BD", "30", "mg", "2", false, "-"),
    ("10 mg q4h prn (max 4/day)", "10", "mg", "6", true, "4"),
    ("10 mg q4h prn max 4 doses per day", "10", "mg", "6", true, "4"),
];

#[test]
fn directions_are_read_in_two_languages() {
    for (text, dose, unit, per_day, prn, most) in SAID {
        let sig = Sig::parse(text, false);
        assert!(!sig.unclear && !sig.sequence, "{text}: {sig:?}");
        assert_eq!(sig.dose, range(dose), "{text}");
        assert_eq!(sig.unit, Unit::parse(unit), "{text}");
        assert_eq!(sig.per_day, range(per_day), "{text}");
        assert_eq!(sig.prn, *prn, "{text}");
        assert_eq!(sig.most.map(|(most, _)| most).or(sig.most_times), range(most).map(|[low, _]| low), "{text}");
    }
}

#[test]
fn nothing_is_guessed() {
    for text in ["as directed", "", "use prn", "tel que prescrit", "with meals", "stat", "1 tab M/W/F"] {
        assert_eq!(Sig::parse(text, false).per_day, None, "{text}");
    }
    for text in [
        "30 mg/day in divided doses tid",
        "1,5 mg bid",
        "5 mg 10 mg bid",
        "alternate 5 mg and 10 mg daily",
        "1 tab 7",
        "5/325 bid",
        "10/5 mg bid",
        "1 tab ac & hs",
        "1 tab every 12 hours or 2 tabs at night",
        "1 tab q12h, may repeat once",
        "1 co le lundi et 2 co die",
        "1 co q4h éveillé",
        "10 mg q4h prn max 40/day",
        "1,000 mg aux 6 heures",
    ] {
        assert!(Sig::parse(text, false).unclear, "{text}");
    }
    for text in ["reduce by 10 mg every week", "1 tab bid x 3 days, 2 tabs bid x 3 days"] {
        assert!(Sig::parse(text, false).sequence, "{text}");
    }
    for text in ["30 mg bid x 7 days then 15 mg bid", "2 co tid puis 1 co tid"] {
        assert!(Sig::parse(text, false).sequence, "{text}");
    }
    assert_eq!(Sig::parse("1,5 mg bid", true).dose, range("1.5"));
}

#[test]
fn a_strength_beside_a_count_is_not_a_second_dose() {
    let sig = Sig::parse("Hydromorphone 2 mg tab: take 1-2 tabs q4h prn", false);
    assert_eq!(sig.strength, Some((Ratio::whole(2), Unit::parse("mg").unwrap())));
    assert_eq!((sig.dose, sig.unit), (range("1..2"), Some(Unit::Pieces(Some(Form::Solid)))));
}
