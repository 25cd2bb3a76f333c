//! Tests between groups and on tables; corrections for many tests.

use serde::Deserialize;

use super::{
    Function, answer,
    input::{Level, Number},
};
use crate::{
    Alternative, RankSumMethod, adjust, chi_square,
    error::{Error, Result},
    fisher, goodness_of_fit,
    mcnemar::{McNemar, mcnemar},
    rank_sum,
};

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "mcnemar",
        aliases: &[],
        summary: "yes and no before and after: exact, mid-p, chi-square",
        run: |json| answer(json, |input: Changes| input.test()),
    },
    Function {
        name: "mann-whitney",
        aliases: &["rank-sum", "mann-whitney-u", "mannwhitneyu", "wilcoxon-rank-sum"],
        summary: "rank-sum test of two groups, exact with ties; rank-biserial correlation",
        run: |json| {
            answer(json, |input: Groups| {
                let known = |list: &[Number]| list.iter().filter_map(|number| number.0).collect::<Vec<_>>();
                let (first, second) = (known(&input.first), known(&input.second));
                let result = rank_sum(&first, &second, input.method, input.alternative)?;
                let missing = [input.first.len() - first.len(), input.second.len() - second.len()];
                Ok(WithMissing { result, missing })
            })
        },
    },
    Function {
        name: "chi-square",
        aliases: &["chi2", "chisq", "chi-squared"],
        summary: "Pearson's chi-square of a table, or of counts against proportions",
        run: |json| {
            answer(json, |input: Table| match (&input.table, &input.observed) {
                (Some(table), None) if input.expected.is_none() => chi_square(table),
                (None, Some(observed)) => goodness_of_fit(observed, input.expected.as_deref()),
                _ => Err(Error::input("Give \"table\", or \"observed\" with or without \"expected\".")),
            })
        },
    },
    Function {
        name: "fisher",
        aliases: &["fisher-exact"],
        summary: "Fisher's exact test, 2 x 2 (with the odds ratio) and larger",
        run: |json| {
            answer(json, |input: Fisher| fisher(&input.table, input.alternative, Level::or_default(input.confidence)))
        },
    },
    Function {
        name: "adjust",
        aliases: &["p-adjust", "holm", "bh", "benjamini-hochberg", "bonferroni"],
        summary: "p values corrected for multiple testing: Holm, Benjamini-Hochberg, Bonferroni",
        run: |json| answer(json, |input: PValues| adjust(&Number::values(&input.p))),
    },
];

#[derive(serde::Serialize)]
struct WithMissing<T> {
    #[serde(flatten)]
    result: T,
    missing: [usize; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    #[serde(alias = "b")]
    yes_no: Option<u64>,
    #[serde(alias = "c")]
    no_yes: Option<u64>,
    table: Option<[[u64; 2]; 2]>,
    #[serde(alias = "before", alias = "x")]
    pre: Option<Vec<Number>>,
    #[serde(alias = "after", alias = "y")]
    post: Option<Vec<Number>>,
}

#[derive(serde::Serialize)]
struct McNemarWithMissing {
    #[serde(flatten)]
    test: McNemar,
    missing: usize,
}

impl Changes {
    fn test(self) -> Result<McNemarWithMissing> {
        match (self.yes_no, self.no_yes, self.table, self.pre, self.post) {
            (Some(yes_no), Some(no_yes), None, None, None) => {
                Ok(McNemarWithMissing { test: mcnemar(yes_no, no_yes)?, missing: 0 })
            }
            (None, None, Some([[yes_yes, yes_no], [no_yes, no_no]]), None, None) => {
                let n = [yes_yes, yes_no, no_yes, no_no].into_iter().fold(0_u64, u64::saturating_add);
                Ok(McNemarWithMissing { test: McNemar { n: Some(n), ..mcnemar(yes_no, no_yes)? }, missing: 0 })
            }
            (None, None, None, Some(pre), Some(post)) => Self::people(&pre, &post),
            _ => Err(Error::input(
                "Give \"yes_no\" and \"no_yes\", or \"table\" [[yes-yes, yes-no], [no-yes, no-no]], or \"pre\" and \"post\" of 0 and 1.",
            )),
        }
    }

    fn people(pre: &[Number], post: &[Number]) -> Result<McNemarWithMissing> {
        if pre.len() != post.len() {
            return Err(Error::input("The same people need two answers: \"pre\" and \"post\" differ in length."));
        }
        let (mut n, mut yes_no, mut no_yes) = (0, 0, 0);
        for pair in pre.iter().zip(post) {
            let (Number(Some(before)), Number(Some(after))) = pair else { continue };
            if ![0.0, 1.0].contains(before) || ![0.0, 1.0].contains(after) {
                return Err(Error::input("Answers are 0 or 1 (false or true)."));
            }
            n += 1;
            yes_no += u64::from(before > after);
            no_yes += u64::from(before < after);
        }
        let missing = pre.len() - n;
        Ok(McNemarWithMissing { test: McNemar { n: Some(n as u64), ..mcnemar(yes_no, no_yes)? }, missing })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Groups {
    #[serde(alias = "x", alias = "a", alias = "group1")]
    first: Vec<Number>,
    #[serde(alias = "y", alias = "b", alias = "group2")]
    second: Vec<Number>,
    #[serde(default)]
    method: RankSumMethod,
    #[serde(default)]
    alternative: Alternative,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(alias = "counts")]
    table: Option<Vec<Vec<f64>>>,
    observed: Option<Vec<f64>>,
    #[serde(alias = "proportions")]
    expected: Option<Vec<f64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fisher {
    #[serde(alias = "counts")]
    table: Vec<Vec<f64>>,
    #[serde(default)]
    alternative: Alternative,
    confidence: Option<Level>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PValues {
    #[serde(alias = "p_values", alias = "pvalues", alias = "values")]
    p: Vec<Number>,
}
