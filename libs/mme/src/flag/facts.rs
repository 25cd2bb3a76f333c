//! What is known about the person and the treatment, read from the short form of the flag cases.

use crate::Ratio;
use crate::drug::{Class, Named, plain, within};
use crate::json::Json;

/// What is known. What was not said is not known, and raises nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// MME a day; of a range its low end.
    pub total: Option<Ratio>,
    /// High end of a range.
    pub high: Option<Ratio>,
    /// Something could not be counted.
    pub incomplete: bool,
    /// On a benzodiazepine.
    pub benzodiazepine: bool,
    /// On another depressant of the central nervous system.
    pub depressant: bool,
    /// Naloxone on file.
    pub naloxone: bool,
    /// Overdose in the past.
    pub overdose: bool,
    /// Substance use disorder, now or in the past.
    pub substance_use: bool,
    /// Substance use disorder now.
    pub active_substance_use: bool,
    /// Sleep-disordered breathing.
    pub sleep_apnea: bool,
    /// Tolerance lost.
    pub lost_tolerance: bool,
    /// On a long-acting opioid.
    pub long_acting: bool,
    /// No opioid before.
    pub opioid_naive: Option<bool>,
    /// A new start.
    pub new_start: Option<bool>,
    /// Whether non-opioid treatment was optimized.
    pub non_opioid_optimised: Option<bool>,
    /// Persistent pain or adverse effects.
    pub persistent_problem: bool,
    /// Serious difficulty with a taper.
    pub taper_difficulty: bool,
    /// Pain or function worse for more than a month during a taper.
    pub taper_worse: bool,
    /// Per cent a month (30 days) of a planned taper.
    pub taper_month: Option<Ratio>,
    /// Per cent every 4 weeks, when the taper is planned so: the sources' month.
    pub taper_four_weeks: Option<Ratio>,
    /// Told that a planned taper is faster than 10 % a month, without a figure.
    pub taper_fast: bool,
    /// Stop at once.
    pub abrupt: bool,
    /// Years on opioids.
    pub years: Option<Ratio>,
    /// Pregnant.
    pub pregnant: bool,
    /// Opioid use disorder.
    pub oud: bool,
    /// Treated with methadone or buprenorphine.
    pub oud_treated: bool,
    /// Tolerance or withdrawal counted as criteria under supervision.
    pub supervised_criteria: bool,
    /// Acute pain (under a month), where it is told.
    pub acute_pain: bool,
    /// Subacute or chronic pain, where it is told.
    pub chronic_pain: bool,
    /// Benefits and risks are due to be weighed: by weeks since a start, months since a review, or days on an opioid.
    pub review_due: bool,
    /// Whether the prescription monitoring record was looked at within 3 months.
    pub monitoring_checked: Option<bool>,
    /// Whether a toxicology test was ever made or considered.
    pub toxicology: Option<bool>,
    /// Whether a psychiatric disorder is active.
    pub psychiatric: Option<bool>,
    /// Told that there is no substance use disorder, now or in the past.
    pub no_substance_use: bool,
    /// Whether pain and function were assessed comprehensively.
    pub assessed: Option<bool>,
    /// Whether goals are set.
    pub goals: Option<bool>,
    /// Whether benefits and harms were talked over.
    pub shared_decision: Option<bool>,
    /// Combination tablets with acetaminophen a day.
    pub combination_tablets: Option<Ratio>,
    /// Tramadol/acetaminophen tablets a day.
    pub tramadol_tablets: Option<Ratio>,
}

impl Facts {
    /// Reads the `input` of a case.
    #[must_use]
    pub fn read(input: &Json) -> Self {
        let yes = |keys: &[&str]| truthy(input.any(keys));
        let known = |keys: &[&str]| input.any(keys).bool();
        let number = |keys: &[&str]| input.any(keys).number();
        let total = input.any(&["total_mme", "mme_per_day", "total"]);
        let end = |keys: &[&str]| total.any(keys).number();
        let pain = |kinds: &[&str]| input.get("pain").text().is_some_and(|kind| kinds.contains(&plain(kind).as_str()));
        let mut facts = Self {
            total: total.number().or_else(|| end(&["low"])).or_else(|| number(&["low", "total_mme_low"])),
            high: end(&["high"]).or_else(|| number(&["high", "total_mme_high"])),
            incomplete: yes(&["incomplete", "total_incomplete", "lower_bound"]),
            benzodiazepine: yes(&["benzodiazepine", "benzodiazepines", "on_benzodiazepine"]),
            depressant: yes(&["cns_depressant", "sedatives", "alcohol"]),
            naloxone: yes(&["naloxone", "naloxone_on_file", "has_naloxone", "naloxone_on_hand", "on_naloxone"]),
            overdose: yes(&["overdose", "overdose_history", "history_overdose", "previous_overdose"]),
            active_substance_use: yes(&["active_sud", "active_substance_use_disorder", "sud_active"]),
            substance_use: yes(&["sud", "substance_use_disorder", "sud_history", "history_sud"]),
            sleep_apnea: yes(&["sleep_apnea", "sleep_apnoea", "sleep_disordered_breathing", "osa"]),
            lost_tolerance: yes(&["lost_tolerance", "tolerance_lost"]),
            long_acting: yes(&["long_acting", "er_la"]),
            opioid_naive: known(&["opioid_naive", "naive"]),
            new_start: known(&["new_start"]),
            non_opioid_optimised: known(&["non_opioid_optimised", "non_opioid_optimized"]),
            persistent_problem: yes(&[
                "persistent_pain",
                "adverse_effects",
                "persistent_problematic_pain",
                "problematic_adverse_effects",
            ]),
            taper_difficulty: yes(&[
                "taper_difficulty",
                "serious_challenges",
                "challenges_tapering",
                "taper_challenges",
                "taper_failed",
            ]),
            taper_worse: yes(&[
                "function_worse",
                "pain_worse",
                "function_worse_over_1_month",
                "pain_or_function_worse",
            ]),
            taper_month: number(&["taper_percent_per_month", "percent_per_month"]),
            taper_four_weeks: None,
            taper_fast: known(&["taper_faster_than_10_percent_month"]) == Some(true),
            abrupt: yes(&["abrupt", "abrupt_stop", "abrupt_discontinuation", "stop_abruptly"]),
            years: number(&["years_on_opioids", "opioid_years", "years"])
                .or_else(|| number(&["months_on_opioids", "months"])?.over(Ratio::whole(12))),
            pregnant: yes(&["pregnant", "pregnancy"]),
            oud: yes(&["oud", "opioid_use_disorder"]),
            oud_treated: yes(&["oud_treatment", "on_methadone", "on_buprenorphine", "agonist_treatment"]),
            supervised_criteria: yes(&["supervised", "under_supervision"]) && yes(&["tolerance", "withdrawal"]),
            acute_pain: pain(&["acute", "aigue"]) || yes(&["acute_pain"]),
            chronic_pain: pain(&["chronic", "subacute", "chronique", "subaigue"])
                || yes(&["chronic_pain", "subacute_pain"]),
            review_due: review_due(input),
            monitoring_checked: known(&["monitoring_checked", "pdmp_checked", "prescription_monitoring_checked"]),
            toxicology: known(&["toxicology_considered", "toxicology_test", "urine_test"]),
            psychiatric: known(&["active_psychiatric_disorder", "psychiatric_active"]),
            no_substance_use: ["sud_history", "active_sud"].iter().all(|key| input.get(key).bool() == Some(false)),
            assessed: known(&["comprehensive_assessment", "assessed"]),
            goals: known(&["goals_set"]),
            shared_decision: known(&["benefits_and_harms_discussed", "shared_decision"]),
            combination_tablets: number(&["combination_tablets_per_day", "acetaminophen_tablets_per_day"]),
            tramadol_tablets: number(&["tramadol_acetaminophen_tablets_per_day", "tramadol_apap_tablets_per_day"]),
        };
        facts.taper(input.get("taper"));
        for key in ["cns_depressants", "sedatives", "benzodiazepines", "co_medications", "other_medications"] {
            input
                .get(key)
                .list()
                .iter()
                .filter_map(Json::text)
                .for_each(|name| facts.with_drug(name, key == "cns_depressants"));
        }
        for key in ["history", "conditions", "diagnoses", "risk_factors"] {
            for said in input
                .get(key)
                .list()
                .iter()
                .filter_map(|said| said.text().or_else(|| said.any(&["display", "name"]).text()))
            {
                facts.with_history(said);
            }
        }
        facts
    }

    fn taper(&mut self, taper: &Json) {
        let days = taper.any(&["interval", "every"]).text().and_then(crate::taper::interval_days);
        if let (Some(percent), Some(days)) = (taper.get("percent").number(), days) {
            self.taper_four_weeks = (days == Ratio::whole(28)).then_some(percent);
            self.taper_month = percent.times(Ratio::whole(30)).and_then(|rate| rate.over(days));
        }
    }

    /// Adds a drug that is taken as well; of a list of depressants even an unknown one is a depressant.
    pub fn with_drug(&mut self, name: &str, listed: bool) {
        let folded = plain(name);
        // Naloxone inside an opioid's tablet is not take-home naloxone.
        if crate::product::Product::read(name).opioid.is_some() {
            return;
        }
        let found = within(&folded).find_map(|named| match named {
            Named::Other(class) => Some(class),
            Named::Opioid(_) => None,
        });
        match found {
            Some(Class::Benzodiazepine) => self.benzodiazepine = true,
            Some(Class::Naloxone) => self.naloxone = true,
            Some(Class::Depressant) => self.depressant = true,
            _ => self.depressant |= listed,
        }
    }

    /// Adds a condition or a word of the history.
    pub fn with_history(&mut self, said: &str) {
        let folded = plain(said).replace('_', " ");
        let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
        if has(&["no history", "denies", "sans antecedent", "aucun"]) {
            return;
        }
        self.overdose |= has(&["overdose", "surdose"]);
        self.sleep_apnea |=
            has(&["sleep-disordered", "sleep disordered", "sleep apnea", "sleep apnoea", "apnee", "osa"]);
        self.lost_tolerance |= has(&[
            "lost tolerance",
            "loss of tolerance",
            "tolerance lost",
            "perte de tolerance",
            "release from prison",
            "incarceration",
        ]);
        self.pregnant |= has(&["pregnan", "grossesse", "enceinte"]);
        let opioid = has(&[
            "opioid use disorder",
            "opioid dependence",
            "opioid addiction",
            "usage d'opioides",
            "opiate dependence",
        ]);
        self.oud |= opioid || folded == "oud";
        let substance = has(&[
            "substance use",
            "substance misuse",
            "alcohol use disorder",
            "alcohol dependence",
            "drug abuse",
            "drug dependence",
            "addiction",
            "usage de substances",
            "alcoolisme",
        ]) || folded == "sud"
            || folded.starts_with("sud ");
        self.substance_use |= self.oud || substance;
        self.active_substance_use |=
            (substance || self.oud) && has(&["active", "actif", "current"]) && !has(&["inactive"]);
    }
}

/// That it is told so, weeks since a start or a higher dose without a review, months since the last one, days on an opioid in the past 10 and 90:
/// the lines of CDC 2022 (recommendation 7) and those of the public guide's look-back.
fn review_due(input: &Json) -> bool {
    let number = |key: &str| input.get(key).number();
    let above = |key: &str, limit: i64| number(key).is_some_and(|found| found > Ratio::whole(limit));
    let at_least = |key: &str, limit: i64| number(key).is_some_and(|found| found >= Ratio::whole(limit));
    let reviewed = input.get("reviewed_since").bool() == Some(true);
    input.get("review_due").bool() == Some(true)
        || (above("weeks_since_start", 4) && !reviewed && number("months_since_review").is_none())
        || (above("weeks_since_increase", 4) && !reviewed && number("months_since_review").is_none())
        || above("months_since_review", 3)
        || at_least("opioid_days_past_10", 7)
        || at_least("opioid_days_past_90", 63)
}

/// `true`, a text or number that is not no, or a list with something in it.
fn truthy(value: &Json) -> bool {
    match value {
        Json::Bool(value) => *value,
        Json::Text(text) => {
            !matches!(plain(text).as_str(), "" | "no" | "none" | "non" | "false" | "0" | "never" | "aucun")
        }
        Json::Number(text) => Ratio::parse(text).is_some_and(|number| number > Ratio::ZERO),
        Json::List(values) => !values.is_empty(),
        Json::Object(pairs) => !pairs.is_empty(),
        Json::Null => false,
    }
}
