//! What is worked out of answers, and what is not.

use super::*;
use crate::{
    fields::Fields,
    form::{self, Answers},
};

fn answers(pages: &[(&str, &[(&str, &str)])]) -> Answers {
    pages.iter().fold(Answers::default(), |answers, (section, fields)| {
        let form = form::newest();
        let fields = fields.iter().fold(Fields::default(), |fields, (name, value)| fields.with(*name, *value));
        form.draft(form.section(section).unwrap(), &fields, &answers).unwrap()
    })
}

const OPIOID: &[(&str, &str)] = &[
    ("opioid-now", "yes"),
    ("medications-0-drug", "Hydromorphone"),
    ("medications-0-formulation", "long-acting"),
    ("medications-0-dose", "12"),
    ("medications-0-unit", "mg"),
    ("medications-0-route", "oral"),
    ("medications-0-frequency", "twice daily"),
];

fn of(pages: &[(&str, &[(&str, &str)])], language: Language) -> Computation {
    Computation::of(form::newest(), &answers(pages), Tables::default(), language)
}

fn flags(dose: &Dose) -> Vec<&str> {
    dose.flags.iter().map(|flag| flag.flag.as_str()).collect()
}

#[test]
fn a_total_names_its_table_and_opens_to_its_line() {
    let dose = of(&[("medications", OPIOID)], Language::En).dose.unwrap();
    assert_eq!((dose.text.as_str(), dose.outcome.as_str()), ("120 MME/day (CDC 2022).", "value"));
    assert_eq!(dose.lines[0].formula.as_deref(), Some("24 mg/day × 5 = 120 MME/day"));
    assert_eq!((dose.table.id.as_str(), dose.table.name.as_str()), ("cdc2022", "CDC 2022"));
    assert!(!dose.table.version.is_empty() && !dose.table.source.is_empty());
    let french = of(&[("medications", OPIOID)], Language::Fr).dose.unwrap();
    assert_eq!(french.text, "120 mg d’équivalent morphine par jour (CDC 2022).");
}

#[test]
fn what_is_typed_is_computed_as_what_is_kept() {
    let answers = answers(&[("medications", OPIOID), ("safety", &[("naloxone", "yes")])]);
    let factors = Tables::default().factors;
    let rows = serde_json::json!({ "rows": answers.rows("medications") }).to_string();
    let handed = question(&answers, factors, Language::En);
    let typed = Dose::typed(&handed, &rows).unwrap();
    assert!(typed == Dose::of(&answers, factors, Language::En).unwrap());
    assert!(Dose::typed("{}", &rows).is_none() && Dose::typed("", "").is_none());
    // On the page about safety the rows are as they were handed, and what is chosen replaces what was kept.
    let unticked = Dose::typed(&handed, r#"{"said": {"naloxone": [], "not-done": ["goals"]}}"#).unwrap();
    assert!(unticked.text == typed.text && !flags(&typed).contains(&"offer_naloxone"));
    assert!(flags(&unticked).contains(&"offer_naloxone") && flags(&unticked).contains(&"hqo_goals"));
    assert_eq!(products("hydromorph c")[0], "hydromorph contin");
}

#[test]
fn a_program_chooses_the_table_and_sees_another_beside_it() {
    let tables = Tables { factors: Factors::parse("cdc2016").unwrap(), beside: Some(Tables::default().factors) };
    let kept = Kept::of(form::newest(), &answers(&[("medications", OPIOID)]), tables);
    let (dose, beside) = (kept.en.dose.clone().unwrap(), kept.en.beside.clone().unwrap());
    assert_eq!((dose.text.as_str(), beside.text.as_str()), ("96 MME/day (CDC 2016).", "120 MME/day (CDC 2022)."));
    assert!(kept.fr.dose.as_ref().unwrap().text.ends_with("(CDC 2016)."));
    assert_eq!(kept.tables(), Some(tables));
    // What was kept before a second table could be chosen is read as it was.
    let old = kept.json().replace("\"beside\"", "\"other\"");
    assert!(Kept::parse(&old).unwrap().en.beside.is_none());
}

#[test]
fn what_cannot_be_counted_makes_the_total_a_lower_bound_and_says_why() {
    let more = [OPIOID, &[("medications-1-drug", "oxycodone"), ("medications-1-dose", "5")]].concat();
    let dose = of(&[("medications", &more)], Language::En).dose.unwrap();
    assert!(dose.lower_bound && dose.high.is_none());
    assert_eq!(dose.text, "At least 120 MME/day (CDC 2022); the total is not complete.");
    assert_eq!(dose.line(1).unwrap().formula, None);
    assert!(!dose.line(1).unwrap().why.is_empty());
    assert!(flags(&dose).contains(&"total_incomplete"));
}

#[test]
fn flags_rest_on_what_the_form_says_exactly() {
    let health: &[(&str, &str)] = &[("sleep-apnea", "suspected")];
    let small: &[(&str, &str)] = &[
        ("opioid-now", "yes"),
        ("medications-0-drug", "morphine"),
        ("medications-0-dose", "5"),
        ("medications-0-unit", "mg"),
        ("medications-0-route", "oral"),
        ("medications-0-frequency", "bid"),
    ];
    let quiet = of(&[("health", health), ("medications", small)], Language::En).dose.unwrap();
    assert_eq!(flags(&quiet), [""; 0]);
    let told: &[(&str, &str)] = &[("sleep-apnea", "untreated"), ("pregnancy", "pregnant")];
    let raised = of(&[("health", told), ("medications", small)], Language::En).dose.unwrap();
    assert_eq!(flags(&raised), ["offer_naloxone", "pregnancy_specialist"]);
    let offered = of(&[("health", told), ("medications", small), ("safety", &[("naloxone", "yes")])], Language::En);
    assert_eq!(flags(&offered.dose.unwrap()), ["pregnancy_specialist"]);
    let unchecked = &[("naloxone", "yes"), ("monitoring", "older"), ("urine-test", "never")];
    let unchecked = of(&[("medications", small), ("safety", unchecked)], Language::En).dose.unwrap();
    assert_eq!(flags(&unchecked), ["cdc_monitoring_program", "cdc_consider_toxicology", "hqo_monitoring"]);
    let first = &raised.flags[0];
    assert_eq!((first.guideline.as_str(), first.strength.as_str()), ("CDC 2022", "category A, evidence 4"));
    assert!(first.trigger.contains("sleep-disordered breathing"));
}

#[test]
fn every_suggestion_can_follow_from_the_form() {
    let small = |now: &'static str| {
        [
            ("opioid-now", now),
            ("medications-0-drug", "morphine"),
            ("medications-0-dose", "5"),
            ("medications-0-unit", "mg"),
            ("medications-0-route", "oral"),
            ("medications-0-frequency", "bid"),
        ]
    };
    let raised = |now: &'static str, section: &'static str, said: &[(&str, &str)]| {
        let dose = of(&[("medications", &small(now)), (section, said)], Language::En).dose.unwrap();
        flags(&dose).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let safety = |said: &[(&str, &str)]| raised("yes", "safety", said);
    assert_eq!(
        safety(&[("not-done", "assessment"), ("not-done", "discussion")]),
        ["hqo_assessment", "hqo_shared_decision"]
    );
    assert_eq!(safety(&[("not-done", "goals")]), ["hqo_goals"]);
    assert_eq!(safety(&[("not-done", "none")]), [""; 0]);
    assert_eq!(safety(&[("opioid-review", "older")]), ["cdc_evaluate_benefits_and_risks"]);
    assert_eq!(safety(&[("opioid-review", "late")]), ["cdc_evaluate_benefits_and_risks"]);
    assert_eq!(safety(&[("opioid-review", "early")]), [""; 0]);
    assert_eq!(safety(&[("persistent", "yes")]), ["ca_consider_rotation"]);
    assert_eq!(safety(&[("persistent", "unknown")]), [""; 0]);
    assert_eq!(safety(&[("taper", "fast")]), ["taper_faster_than_10_percent_month"]);
    assert_eq!(safety(&[("taper", "fast-early")]), [""; 0]);
    assert_eq!(safety(&[("taper", "abrupt")]), ["taper_never_abrupt"]);
    assert_eq!(
        safety(&[("taper-course", "worse"), ("taper-course", "difficult")]),
        ["ca_multidisciplinary", "ca_taper_may_pause"]
    );
    assert_eq!(safety(&[("concerns", "tolerance")]), ["offer_naloxone"]);
    // Acute pain: the least opioid for the shortest time; a new pain is told from one that lasts.
    assert_eq!(raised("yes", "pain", &[("duration", "under-1-month")]), ["cdc_acute_quantity"]);
    assert_eq!(raised("yes", "pain", &[("duration", "1-3-months")]), [""; 0]);
    let open = |duration: &str| {
        let pages: [(&str, &[(&str, &str)]); 3] = [
            ("medications", &small("yes")),
            ("pain", &[("duration", duration)]),
            ("safety", &[("not-done", "non-opioid")]),
        ];
        of(&pages, Language::En).dose.unwrap()
    };
    assert_eq!(flags(&open("under-1-month")), ["cdc_non_opioid_acute", "cdc_acute_quantity", "hqo_non_opioid_first"]);
    assert_eq!(flags(&open("1-3-months")), ["cdc_non_opioid_chronic", "hqo_non_opioid_first"]);
    assert_eq!(flags(&open("3-5-years")), ["cdc_non_opioid_chronic", "hqo_non_opioid_first"]);
    let disorder = |now: &'static str, code: &str| raised(now, "substances", &[("disorder", code)]);
    assert_eq!(
        disorder("yes", "opioids"),
        ["offer_naloxone", "oud_offer_treatment", "ca_avoid_in_active_sud", "hqo_oud"]
    );
    assert_eq!(disorder("yes", "other"), ["offer_naloxone", "ca_avoid_in_active_sud"]);
    assert_eq!(disorder("yes", "supervised"), ["oud_supervised_criteria"]);
    assert_eq!(disorder("yes", "never"), [""; 0]);
    assert_eq!(disorder("new", "past"), ["offer_naloxone", "ca_past_sud_non_opioid"]);
    let treated = [("disorder", "opioids"), ("treatment", "agonist")];
    assert!(!raised("yes", "substances", &treated).contains(&"oud_offer_treatment".to_owned()));
    assert_eq!(raised("new", "substances", &[("treatment", "agonist")]), ["offer_naloxone"]);
    assert_eq!(raised("new", "health", &[("psychiatric", "yes")]), ["ca_stabilize_psychiatric_first"]);
    // A trial is suggested only where everything that has to be told is told.
    let trial = |substance: &'static str| {
        let pages: [(&str, &[(&str, &str)]); 4] = [
            ("medications", &small("new")),
            ("safety", &[("not-done", "none"), ("persistent", "yes")]),
            ("health", &[("psychiatric", "no")]),
            ("substances", &[("disorder", substance)]),
        ];
        of(&pages, Language::En).dose.unwrap()
    };
    assert_eq!((flags(&trial("never")), flags(&trial("unknown"))), (vec!["ca_trial_of_opioids"], vec![]));
}

#[test]
fn a_treatment_of_opioid_use_disorder_among_the_medications_is_one() {
    let methadone: &[(&str, &str)] = &[
        ("opioid-now", "yes"),
        ("medications-0-drug", "methadone"),
        ("medications-0-dose", "80"),
        ("medications-0-unit", "mg"),
        ("medications-0-frequency", "daily"),
        ("medications-0-purpose", "oud"),
    ];
    let dose =
        of(&[("medications", methadone), ("substances", &[("disorder", "opioids")])], Language::En).dose.unwrap();
    assert!(!flags(&dose).contains(&"oud_offer_treatment"));
}

#[test]
fn a_new_start_is_told_from_an_opioid_that_goes_on() {
    let new = [&[("opioid-now", "new")], &OPIOID[1..]].concat();
    let started = of(&[("medications", &new)], Language::En).dose.unwrap();
    assert!(flags(&started).contains(&"er_la_at_start") && flags(&started).contains(&"ca_new_start_ge90_strong"));
    let going = of(&[("medications", OPIOID)], Language::En).dose.unwrap();
    assert!(!flags(&going).contains(&"er_la_at_start") && flags(&going).contains(&"ca_ge90_suggest_taper"));
}

#[test]
fn no_medication_has_no_dose_and_no_flag_orders_anything() {
    assert!(of(&[], Language::En).is_empty());
    let dose = of(&[("medications", OPIOID)], Language::En).dose.unwrap();
    for flag in &dose.flags {
        assert!(!flag.text.contains("must") && !flag.text.contains("should"), "{}", flag.text);
    }
}

#[test]
fn a_score_has_its_band_and_citation() {
    let given: &[(&str, &str)] = &[("phq9-0-total", "14"), ("peg-0-1", "9"), ("peg-0-2", "8"), ("peg-0-3", "8")];
    let scores = of(&[("scores", given)], Language::Fr).scores;
    let [phq9, peg] = scores.as_slice() else { panic!("two scores") };
    assert_eq!((phq9.figures[0].value.as_str(), phq9.meanings[0].as_str()), ("14", "modérée"));
    assert!(phq9.reported && phq9.citation.contains("Kroenke"));
    assert_eq!((peg.figures[0].value.as_str(), peg.reported), ("8,3", false));
    assert_eq!(phq9.figures[0].range, Some(["0".to_owned(), "27".to_owned()]));
}

#[test]
fn a_missing_answer_gives_no_score_but_the_alert_all_the_same() {
    let given: &[(&str, &str)] = &[("phq9-0-1", "2"), ("phq9-0-9", "1")];
    let score = of(&[("scores", given)], Language::En).scores.remove(0);
    assert!(score.figures.is_empty() && score.refusal.is_some());
    assert_eq!(score.alerts.len(), 1);
    let word: &[(&str, &str)] = &[("isi-0-total", "many")];
    assert!(of(&[("scores", word)], Language::En).scores[0].refusal.as_deref().unwrap().contains("not a number"));
}

#[test]
fn totals_of_the_first_form_are_scored_too() {
    let form = form::of("chronic-pain", 1).unwrap();
    let fields = Fields::default().with("depression-score", "21");
    let answers = form.draft(form.section("health").unwrap(), &fields, &Answers::default()).unwrap();
    let scores = Computation::of(form, &answers, Tables::default(), Language::En).scores;
    assert_eq!((scores[0].instrument.as_str(), scores[0].meanings[0].as_str()), ("phq9", "severe"));
}

#[test]
fn a_computation_belongs_to_its_sections_and_is_kept_whole() {
    let all = answers(&[("medications", OPIOID), ("scores", &[("phq9-0-total", "3")])]);
    let form = form::newest();
    let kept = Kept::of(form, &all, Tables::default());
    assert!(Kept::parse(&kept.json()).unwrap() == kept);
    let part = |name: &str| kept.clone().get(Language::En).part(form.section(name).unwrap());
    assert!(part("medications").dose.is_some() && part("medications").scores.is_empty());
    assert!(part("scores").dose.is_none() && part("scores").scores.len() == 1);
    assert!(part("pain").is_empty());
}

#[test]
fn a_computation_prints_nothing_of_the_case() {
    let computation = of(&[("medications", OPIOID)], Language::En);
    assert!(!format!("{computation:?}{:?}", computation.dose).contains("ydromorphone"));
}
