//! Published definitions and printed examples beside the library, and the defects in circulation: the tables of the README.

use std::collections::BTreeMap;
use std::fmt::Write;

use mme::Ratio;
use mme::batch::{Kind, Options, answer};
use mme::guide::{self, Factors};
use mme::json::{Json, parse};
use mme::medication::Medication;
use mme::product::din;
use serde_json::Value;

const PUBLISHED: &str = include_str!("cases/published.jsonl");
const BY_DIN: &str = include_str!("cases/oralopioids.tsv");
const DEFECTS: &str = include_str!("cases/defects.jsonl");

/// Where the numbers were published: the set, what it is, its source.
const SETS: [(&str, &str, &str); 8] = [
    (
        "heal-factors",
        "NIH HEAL calculator: one dose a day of each of its 29 drug names",
        "mmequiv (R, GPL-3), `get_med_list`, cran/mmequiv @1ff67df",
    ),
    (
        "heal-history",
        "NIH HEAL definitions 1 to 4, with and without buprenorphine: recorded answers of its server and the patients whose prescriptions the package prints",
        "mmequiv, tests and snapshot, cran/mmequiv @1ff67df",
    ),
    (
        "equations",
        "MMEequations: its worked patient, two prescriptions on one day",
        "opioiddatalab/MMEequations @fadc50d; Dasgupta 2021",
    ),
    (
        "oralopioids",
        "OralOpioids: MED per dispensing unit by DIN",
        "OralOpioids (R, GPL-3), ankonahouston/OralOpioids @a568e04",
    ),
    (
        "research",
        "CDC research file: formula examples",
        "CDC file of 2016, in OMTKLogicTests @4f66613 and its document",
    ),
    ("cdc2022", "CDC 2022: worked examples", "CDC, MMWR 71(3) materials"),
    (
        "guide",
        "Public FHIR guide: its own tests, by its arithmetic (parity mode)",
        "cqframework/opioid-mme-r4 @8c9f4b2, @4f66613 (Apache-2.0)",
    ),
    ("daily", "Public FHIR guide: times a day (`ToDaily`), by the library's own reading", "the same"),
];

/// What became of the numbers of one set.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Numbers compared.
    pub compared: usize,
    /// Numbers that are as printed.
    pub agree: usize,
    /// Numbers left out, by reason.
    pub left_out: BTreeMap<String, usize>,
    /// What differs: the case and both numbers.
    pub differing: Vec<String>,
}

impl Outcome {
    fn compare(&mut self, case: &str, printed: Option<&str>, rounded: bool, ours: Option<Ratio>) {
        self.compared += 1;
        if agrees(printed, rounded, ours) {
            self.agree += 1;
        } else {
            let ours = ours.map_or("none".to_owned(), |ours| ours.to_string());
            self.differing.push(format!("{case}: printed {}, here {ours}", printed.unwrap_or("none")));
        }
    }

    fn leave(&mut self, reason: &str) {
        *self.left_out.entry(reason.to_owned()).or_default() += 1;
    }
}

/// Exactly; or, where the source prints rounded (or cut) numbers, to the places it prints.
fn agrees(printed: Option<&str>, rounded: bool, ours: Option<Ratio>) -> bool {
    match (printed, ours) {
        (None, None) => true,
        (Some(printed), Some(ours)) if rounded => {
            let places = printed.split_once('.').map_or(0, |(_, places)| places.len());
            let (top, bottom) = (Ratio::parse(printed), 10_i64.checked_pow(u32::try_from(places).unwrap_or(0)));
            let cut = || Ratio::new(ours.times(Ratio::whole(bottom?))?.floor(), 1)?.over(Ratio::whole(bottom?));
            ours.rounded(places) == printed || top.is_some() && cut() == top
        }
        (Some(printed), Some(ours)) => Ratio::parse(printed) == Some(ours),
        _ => false,
    }
}

/// Every set, compared.
pub fn outcomes() -> Vec<(&'static str, Outcome)> {
    SETS.iter()
        .map(|(set, ..)| {
            let outcome = if *set == "oralopioids" { by_din() } else { published(set) };
            (*set, outcome)
        })
        .collect()
}

fn published(set: &str) -> Outcome {
    let mut outcome = Outcome::default();
    for case in lines(PUBLISHED).filter(|case| at(case, "set") == set) {
        let id = text(&case, "id");
        for reason in at(&case, "left_out").as_object().into_iter().flatten().filter_map(|(_, reason)| reason.as_str())
        {
            outcome.leave(reason);
        }
        let numbers = numbers(&case);
        for (path, printed) in at(&case, "want").as_object().into_iter().flatten() {
            let ours = numbers(path);
            outcome.compare(&format!("{id}, {path}"), printed.as_str(), at(&case, "rounded") == true, ours);
        }
    }
    outcome
}

/// What the library answers, by the path of a number in it.
fn numbers(case: &Value) -> impl Fn(&str) -> Option<Ratio> + use<> {
    let row = at(case, "row").to_string();
    let by_guide = match at(case, "guide").as_str() {
        Some("logic") => Some(Factors::Logic),
        Some(_) => Some(Factors::Services),
        None => None,
    };
    let given = parse(&answer(Kind::Mme, &row, &Options::default())).unwrap_or(Json::Null);
    move |path: &str| match by_guide {
        Some(factors) => {
            let row = parse(&row)?;
            let all = row.get("medications").list().iter().map(|line| Medication::read(line, false));
            guide::total(&all.collect::<Option<Vec<_>>>()?, factors)
        }
        None => path.split('/').fold(&given, |json, key| json.get(key)).number(),
    }
}

/// One unit of each product, by its number alone.
fn by_din() -> Outcome {
    let mut outcome = Outcome::default();
    for row in BY_DIN.lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [printed, class, dins] = cells[..] else { continue };
        for code in dins.split(' ').map(|code| format!("{code:0>8}")) {
            let Some((brand, described)) = din(&code) else {
                outcome.leave("products that are not in `data/din.tsv`");
                continue;
            };
            match class {
                "" => {}
                "factor" => {
                    outcome.leave(
                        "printed with a factor that the package's own list of 2.0.5 does not have (C3, mixed table)",
                    );
                    continue;
                }
                "liquid" => {
                    outcome.leave("liquids by a wrong volume or rounded by milliliter (C3)");
                    continue;
                }
                _ => {
                    outcome.leave("patches by their content (C3)");
                    continue;
                }
            }
            let unit = ["tablet", "capsule", "suppository", "patch"].into_iter().find(|unit| described.ends_with(unit));
            let row = serde_json::json!({"table": "oralopioids", "medications": [
                {"din": code, "dose": 1, "dose_unit": unit.unwrap_or("mL"), "frequency_per_day": 1}]});
            let given = parse(&answer(Kind::Mme, &row.to_string(), &Options::default())).unwrap_or(Json::Null);
            let printed = (printed != "-").then_some(printed);
            outcome.compare(&format!("{code} {brand}"), printed, false, given.get("mme_per_day").number());
        }
    }
    outcome
}

/// The table of agreement, as it stands in the README.
pub fn table() -> String {
    let mut out = "| published | source | numbers | agree | left out, and why |\n|---|---|--:|--:|---|\n".to_owned();
    let (mut all, mut good) = (0, 0);
    for ((_, what, source), (_, outcome)) in SETS.iter().zip(outcomes()) {
        let why: Vec<String> = outcome.left_out.iter().map(|(reason, count)| format!("{count}: {reason}")).collect();
        let (compared, agree) = (outcome.compared, outcome.agree);
        _ = writeln!(out, "| {what} | {source} | {compared} | {agree} | {} |", why.join("; "));
        (all, good) = (all + compared, good + agree);
    }
    _ = writeln!(out, "| **all** | | **{all}** | **{good}** | |");
    out
}

/// One defect: what a guide or calculator in circulation gives, and what the library gives.
pub struct Defect {
    /// Its letter.
    pub letter: String,
    /// What it is, with the example.
    pub what: String,
    /// The test that shows it.
    pub test: String,
    /// Their number.
    pub theirs: String,
    /// What the library should give.
    pub wanted: String,
    /// What it gives.
    pub ours: String,
}

/// Every defect, asked.
pub fn defects() -> Vec<Defect> {
    lines(DEFECTS)
        .map(|case| {
            let given = answer(Kind::Mme, &at(&case, "row").to_string(), &Options::default());
            Defect {
                letter: text(&case, "letter"),
                what: text(&case, "defect"),
                test: text(&case, "test"),
                theirs: text(&case, "theirs"),
                wanted: text(&case, "ours"),
                ours: said(&parse(&given).unwrap_or(Json::Null)),
            }
        })
        .collect()
}

/// An answer in a few words.
fn said(given: &Json) -> String {
    let codes: Vec<&str> = given.get("codes").list().iter().filter_map(Json::text).collect();
    let codes = codes.join(", ");
    match (given.get("mme_per_day").number(), given.get("low").number()) {
        (_, Some(low)) if given.get("lower_bound") == &Json::Bool(true) => format!("at least {low}"),
        (Some(number), _) if given.get("outcome").text() == Some("warn") => format!("{number}, asked about: {codes}"),
        (Some(number), _) => number.to_string(),
        (None, _) => format!("no number: {codes}"),
    }
}

/// The table of defects, as it stands in the README.
pub fn defect_table() -> String {
    let mut out =
        "| | defect of a guide or calculator in circulation | it gives | here | test |\n|---|---|--:|---|---|\n"
            .to_owned();
    for Defect { letter, what, test, theirs, ours, .. } in defects() {
        _ = writeln!(out, "| {letter} | {what} | {theirs} | {ours} | `defects::{test}` |");
    }
    out
}

/// The README with what stands between two markers replaced; none when it lacks them.
pub fn replaced(readme: &str, mark: &str, with: &str) -> Option<String> {
    let (open, close) = (format!("<!-- bench: {mark} -->\n"), format!("<!-- end: {mark} -->"));
    let (before, rest) = readme.split_once(&open)?;
    let (_, after) = rest.split_once(&close)?;
    Some(format!("{before}{open}{with}{close}{after}"))
}

fn lines(file: &'static str) -> impl Iterator<Item = Value> {
    file.lines().filter_map(|line| serde_json::from_str(line).ok())
}

fn at<'a>(case: &'a Value, key: &str) -> &'a Value {
    case.get(key).unwrap_or(&Value::Null)
}

fn text(case: &Value, key: &str) -> String {
    at(case, key).as_str().unwrap_or_default().to_owned()
}
