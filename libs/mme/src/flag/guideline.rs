//! Which flags a guideline raises.

use super::Facts;
use crate::Ratio;

/// A guideline, its version and where it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guideline {
    /// CDC 2022.
    Cdc2022,
    /// HHS 2019, on tapers.
    Hhs2019,
    /// Canadian 2017.
    Canada2017,
    /// Canadian 2010, superseded.
    Canada2010,
    /// The Ontario tapering template.
    Cep,
    /// The Ontario quality standard.
    Hqo2018,
    /// United Kingdom 2020.
    Uk2020,
    /// Canadian Family Physician 2011.
    Cfp2011,
    /// A rule of this library.
    Design,
}

static GUIDELINES: &str = include_str!("../../data/guidelines.tsv");

impl Guideline {
    const ALL: [Self; 9] = [
        Self::Cdc2022,
        Self::Hhs2019,
        Self::Canada2017,
        Self::Canada2010,
        Self::Cep,
        Self::Hqo2018,
        Self::Uk2020,
        Self::Cfp2011,
        Self::Design,
    ];

    const fn id(self) -> &'static str {
        match self {
            Self::Cdc2022 => "cdc2022",
            Self::Hhs2019 => "hhs2019",
            Self::Canada2017 => "canada2017",
            Self::Canada2010 => "canada2010",
            Self::Cep => "cep",
            Self::Hqo2018 => "hqo2018",
            Self::Uk2020 => "uk2020",
            Self::Cfp2011 => "cfp2011",
            Self::Design => "design",
        }
    }

    /// By its id.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|guideline| guideline.id() == id)
    }

    /// By a title as people write it ("CDC 2022", "Canadian 2017 (CMAJ 189:E659)", "CEP Opioid Tapering Template (Ontario)").
    #[must_use]
    pub fn titled(title: &str) -> Option<Self> {
        let folded = crate::drug::plain(title);
        let has = |word: &str| folded.contains(word);
        Some(match () {
            () if has("cep") || has("tapering template") => Self::Cep,
            () if has("hhs") => Self::Hhs2019,
            () if has("cfp") || has("rxfiles") || has("can fam physician") => Self::Cfp2011,
            () if has("hqo") || has("quality standard") || has("ontario health") || has("norme de qualite") => {
                Self::Hqo2018
            }
            () if has("nougg") || (has("canad") && has("2010")) => Self::Canada2010,
            () if has("canad") || has("cmaj") => Self::Canada2017,
            () if has("uk")
                || has("fpm")
                || has("opioids aware")
                || has("openprescribing")
                || has("faculty of pain") =>
            {
                Self::Uk2020
            }
            () if has("cdc") => Self::Cdc2022,
            () => return Self::of(&folded),
        })
    }

    /// Name, version, source.
    #[must_use]
    pub fn about(self) -> [&'static str; 3] {
        let mut rows = GUIDELINES.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
        let found =
            rows.find_map(|mut row| (row.next()? == self.id()).then_some([row.next()?, row.next()?, row.next()?]));
        found.unwrap_or([""; 3])
    }
}

/// The flags that the facts raise under a guideline, or under every guideline.
#[must_use]
pub fn raised(facts: &Facts, guideline: Option<Guideline>) -> Vec<&'static str> {
    let asked = |one: Guideline| guideline.is_none_or(|asked| asked == one);
    let mut flags = Vec::new();
    let mut add = |flag: &'static str, when: bool| {
        if when && !flags.contains(&flag) {
            flags.push(flag);
        }
    };
    // An incomplete total is a lower bound: what it reaches is reached.
    let at_least = |limit: i64| facts.total.is_some_and(|total| total >= Ratio::whole(limit));
    let opioid = facts.total.is_none_or(|total| total > Ratio::ZERO);
    let new_start = facts.new_start == Some(true);
    let risk = facts.overdose || facts.substance_use || facts.sleep_apnea || facts.lost_tolerance;
    if asked(Guideline::Cdc2022) {
        add("ge50_pause_and_reassess", at_least(50));
        let naloxone = at_least(50) || (opioid && (facts.benzodiazepine || risk));
        add("offer_naloxone", naloxone && !facts.naloxone);
        add("opioid_benzodiazepine", opioid && facts.benzodiazepine);
        add("opioid_cns_depressant", opioid && facts.depressant);
        let naive = facts.opioid_naive.or(facts.new_start) == Some(true);
        add("er_la_at_start", facts.long_acting && naive);
        // "10 % every 4 weeks" is what the sources mean by 10 % a month.
        let rate = facts.taper_four_weeks.or(facts.taper_month);
        let fast = facts.taper_fast || rate.is_some_and(|rate| rate > Ratio::whole(10));
        add("taper_faster_than_10_percent_month", fast && facts.years.is_none_or(|years| years >= Ratio::ONE));
        add("taper_never_abrupt", facts.abrupt);
        add("oud_supervised_criteria", facts.supervised_criteria);
        add("oud_offer_treatment", facts.oud && !facts.oud_treated);
        add("pregnancy_specialist", facts.pregnant);
        let not_optimised = facts.non_opioid_optimised == Some(false);
        add("cdc_non_opioid_acute", not_optimised && facts.acute_pain);
        add("cdc_non_opioid_chronic", not_optimised && facts.chronic_pain);
        add("cdc_acute_quantity", opioid && facts.acute_pain);
        add("cdc_evaluate_benefits_and_risks", opioid && facts.review_due);
        add("cdc_monitoring_program", opioid && facts.monitoring_checked == Some(false));
        add("cdc_consider_toxicology", opioid && facts.toxicology == Some(false));
    }
    if asked(Guideline::Hhs2019) {
        // 4 weeks are 28 days, a month here 30.
        let limit = Ratio::new(150, 7);
        add("hhs_taper_outside_5_20", facts.taper_month.zip(limit).is_some_and(|(rate, limit)| rate > limit));
    }
    if asked(Guideline::Canada2017) {
        add("ca_new_start_ge50_weak", new_start && at_least(50));
        add("ca_new_start_ge90_strong", new_start && at_least(90));
        add("ca_ge90_suggest_taper", !new_start && at_least(90));
        add(
            "ca_optimise_non_opioid_first",
            facts.non_opioid_optimised == Some(false) && facts.new_start != Some(false),
        );
        add("ca_avoid_in_active_sud", facts.active_substance_use);
        add("ca_consider_rotation", opioid && facts.new_start != Some(true) && facts.persistent_problem);
        add("ca_multidisciplinary", facts.taper_difficulty);
        add("ca_taper_may_pause", facts.taper_worse);
        let naive = facts.opioid_naive.or(facts.new_start) == Some(true);
        let clear = facts.no_substance_use && facts.psychiatric == Some(false);
        add(
            "ca_trial_of_opioids",
            clear && naive && facts.non_opioid_optimised == Some(true) && facts.persistent_problem,
        );
        add("ca_stabilize_psychiatric_first", new_start && facts.psychiatric == Some(true));
        let past = facts.substance_use && !facts.active_substance_use && !facts.oud && !facts.oud_treated;
        add("ca_past_sud_non_opioid", new_start && past);
    }
    if asked(Guideline::Canada2010) && guideline.is_some() {
        add("ca2010_watchful_dose", at_least(200));
    }
    if asked(Guideline::Cep) {
        let above = facts.total.is_some_and(|total| total > Ratio::whole(50));
        add("cep_naloxone_on_hand", (above || (opioid && (facts.overdose || facts.benzodiazepine))) && !facts.naloxone);
    }
    if asked(Guideline::Hqo2018) {
        add("hqo_non_opioid_first", facts.non_opioid_optimised == Some(false));
        add("hqo_benzodiazepine", opioid && facts.benzodiazepine);
        add("hqo_oud", facts.oud);
        add("hqo_tapering", facts.new_start != Some(true) && at_least(90));
        add("hqo_assessment", facts.assessed == Some(false));
        add("hqo_goals", facts.goals == Some(false));
        add("hqo_shared_decision", facts.shared_decision == Some(false));
        add("hqo_trial_dose", new_start && facts.total.is_some_and(|total| total > Ratio::whole(50)));
        add("hqo_monitoring", opioid && facts.monitoring_checked == Some(false));
    }
    if asked(Guideline::Uk2020) {
        add("uk_ge120_high_dose", at_least(120));
    }
    if asked(Guideline::Cfp2011) {
        let above = |count: Option<Ratio>, limit: i64| count.is_some_and(|count| count > Ratio::whole(limit));
        add("cfp_acetaminophen_max", above(facts.combination_tablets, 10));
        add("cfp_tramadol_acetaminophen_max", above(facts.tramadol_tablets, 8));
    }
    let maybe = facts.total.is_some_and(|low| low < Ratio::whole(50))
        && facts.high.is_some_and(|high| high >= Ratio::whole(50));
    add("ge50_may_be_reached", maybe && (asked(Guideline::Cdc2022) || asked(Guideline::Canada2017)));
    add("total_incomplete", facts.incomplete);
    flags
}
