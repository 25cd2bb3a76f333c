//! The public guide's CDS Hooks cards, reproduced as it gives them (2016 factors, its own titles), each with how ours differs.

use super::Facts;
use crate::Ratio;
use crate::drug::{Class, Named, Opioid, plain, within};
use crate::json::Json;
use crate::medication::Medication;
use crate::product::Product;
use crate::words::Language;

/// A card of the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// Our key.
    pub key: &'static str,
    /// `warning`.
    pub indicator: &'static str,
    /// The guide's title, quoted.
    pub summary: &'static str,
    differs: [&'static str; 2],
}

/// Conditions for which the guide gives no card: sickle cell disease, end of life, active cancer.
const EXEMPT: &[&str] = &[
    "sickle",
    "hospice",
    "palliative",
    "end of life",
    "end-of-life",
    "terminal",
    "malignant",
    "carcinoma",
    "cancer",
    "neoplasm",
    "metasta",
    "leukemia",
    "lymphoma",
    "sarcoma",
    "myeloma",
    "melanoma",
];

static CARDS: &str = include_str!("../../data/cards.tsv");

impl Card {
    fn named(key: &str) -> Option<Self> {
        let mut rows = CARDS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
        rows.find_map(|mut row| {
            let found = row.next()?;
            let (indicator, summary) = (row.next()?, row.next()?);
            (found == key).then_some(())?;
            Some(Self { key: found, indicator, summary, differs: [row.next()?, row.next()?] })
        })
    }

    /// Where and why our own answer differs.
    #[must_use]
    pub fn differs(&self, language: Language) -> &'static str {
        let [english, french] = self.differs;
        if language == Language::French { french } else { english }
    }
}

/// One medication as the guide sees it.
struct Seen {
    product: Product,
    class: Option<Class>,
    mme: Option<Ratio>,
}

/// The cards of a request in short form: `hook`, `medications` (the order first), `conditions`, `observations`. Which of
/// the guide's services is asked stands in `service`, or in the id (`cdshooks-rec-08-…`); without either all are.
#[must_use]
pub fn cards(row: &Json) -> Vec<Card> {
    let name = row.get("service").label().or_else(|| row.get("id").label()).unwrap_or_default().to_owned();
    let service = name
        .split_once("rec-")
        .or_else(|| name.split_once("opioidcds-"))
        .and_then(|(_, rest)| rest.get(..2))
        .unwrap_or("")
        .to_owned();
    let asked = |number: &str| service.is_empty() || service == number;
    let seen: Vec<Seen> = row.get("medications").list().iter().filter_map(Seen::read).collect();
    let mut facts = Facts::default();
    let (mut exempt, mut recent) = (false, false);
    for condition in row.get("conditions").list() {
        let display = condition.get("display").text().unwrap_or_default();
        let before = std::mem::take(&mut facts.oud);
        facts.with_history(display);
        facts.oud |= matches!(condition.get("code").label(), Some("191865004" | "75544000" | "5602001"));
        recent |= facts.oud && condition.get("recent").bool() == Some(true);
        facts.oud |= before;
        facts.substance_use |= condition.get("code").label() == Some("66590003");
        let folded = plain(display);
        exempt |= EXEMPT.iter().any(|word| folded.contains(word));
    }
    let hook = row.get("hook").text().unwrap_or_default();
    let opioid = seen.iter().any(|seen| seen.product.opioid.is_some());
    let mut keys = Vec::new();
    if exempt {
        return Vec::new();
    }
    if asked("03") || service == "04" && name.contains("long-acting") {
        keys.extend(starts_long_acting(&seen).then_some("er_la"));
    }
    let mme = total(&seen);
    if asked("04") || asked("05") {
        match mme {
            Some(mme) if mme >= Ratio::whole(90) => keys.push("taper_now"),
            Some(mme) if mme >= Ratio::whole(50) => keys.push("taper_consider"),
            _ => {}
        }
    }
    if asked("07") {
        let at_least = |key: &str, days: i64| row.get(key).number().is_some_and(|found| found >= Ratio::whole(days));
        keys.extend((at_least("opioid_days_past_10", 7) || at_least("opioid_days_past_90", 63)).then_some("evaluate"));
    }
    if asked("08") && opioid {
        let benzodiazepine = seen.iter().any(|seen| seen.class == Some(Class::Benzodiazepine));
        let naloxone = seen.iter().any(|seen| seen.class == Some(Class::Naloxone));
        let high = mme.is_some_and(|mme| mme >= Ratio::whole(50));
        let risk = benzodiazepine || high || facts.substance_use || facts.sleep_apnea;
        keys.extend((risk && !naloxone).then_some("naloxone"));
    }
    if asked("10") && opioid {
        keys.extend(urine(row, &seen, hook, service == "10"));
    }
    if asked("11")
        && opioid
        && seen.iter().any(|seen| matches!(seen.class, Some(Class::Benzodiazepine | Class::Depressant)))
    {
        keys.push("benzodiazepine");
    }
    // The diagnosis must be of the last 90 days. Where nothing tells that it is (`recent`), it is asked about while an order is
    // being made, and not on merely opening the chart.
    let treated = ["buprenorphine", "methadone"].iter().filter_map(|id| Opioid::of(id)).collect::<Vec<_>>();
    let on_treatment = seen.iter().any(|seen| seen.product.opioid.is_some_and(|drug| treated.contains(&drug)));
    if asked("12") && facts.oud && !on_treatment && (recent || hook != "patient-view") {
        keys.push("oud");
    }
    keys.into_iter().filter_map(Card::named).collect()
}

impl Seen {
    fn read(row: &Json) -> Option<Self> {
        let line = Medication::read(row, false)?;
        let name = line.name.clone().or_else(|| crate::product::rxnorm(line.rxnorm.as_deref()?).map(str::to_owned))?;
        let folded = plain(&name);
        let product = Product::read(&name);
        let class = within(&folded).find_map(|named| match named {
            Named::Other(class) if product.opioid.is_none() => Some(class),
            _ => None,
        });
        let status = line.status.as_deref().unwrap_or("active");
        if !matches!(status, "active" | "draft") {
            return None;
        }
        let mme = crate::guide::line(&line, crate::guide::Factors::Services);
        Some(Self { product, class, mme })
    }
}

fn total(seen: &[Seen]) -> Option<Ratio> {
    seen.iter()
        .filter_map(|seen| seen.mme)
        .try_fold(None, |sum: Option<Ratio>, more| Some(Some(sum.unwrap_or(Ratio::ZERO).plus(more)?)))
        .flatten()
}

/// The order (the first medication) is long-acting and nothing else on file is.
fn starts_long_acting(seen: &[Seen]) -> bool {
    let long = |seen: &Seen| seen.product.opioid.is_some() && seen.product.long_acting;
    seen.split_first().is_some_and(|(order, rest)| long(order) && !rest.iter().any(long))
}

/// What urine tests found. A result that says negative is no finding.
fn urine(row: &Json, seen: &[Seen], hook: &str, alone: bool) -> Vec<&'static str> {
    let tests = row.get("observations").list();
    if tests.is_empty() {
        // Only where the service itself is asked: the other services are asked about patients without tests as well.
        return if alone { vec!["urine_annual"] } else { Vec::new() };
    }
    let mut found = Vec::new();
    for test in tests {
        let value = test.get("value").text().map(plain).unwrap_or_default();
        let negative = ["neg", "not detected", "absent"].iter().any(|word| value.starts_with(word));
        let display = test.any(&["display", "name"]).text().map(plain).unwrap_or_default();
        if !negative {
            found.push(display);
        }
    }
    let any = |words: &[&str]| found.iter().any(|display| words.iter().any(|word| display.contains(word)));
    let hard = any(&["cocaine", "benzoylecgonine", "phencyclidine", "pcp"]);
    let other = any(&["tetrahydrocannabinol", "cannabinoid", "thc", "amphetamine", "heroin", "6-monoacetylmorphine"]);
    if hard && hook != "order-select" {
        return vec!["urine_cocaine_pcp"];
    }
    if hard || other {
        return vec!["urine_illicit"];
    }
    let prescribed: Vec<Opioid> = seen.iter().filter_map(|seen| seen.product.opioid).collect();
    let screened: Vec<Opioid> = found
        .iter()
        .flat_map(|display| within(display))
        .filter_map(|named| if let Named::Opioid(drug) = named { Some(drug) } else { None })
        .collect();
    let mut keys = Vec::new();
    if screened.iter().any(|drug| !prescribed.contains(drug)) {
        keys.push("urine_unprescribed");
    }
    if !screened.is_empty() && prescribed.iter().any(|drug| !screened.contains(drug)) {
        keys.push("urine_missing");
    }
    keys
}
