//! Rotation for teaching: only by a directional table, with a reduction, refused where the sources refuse.
//!
//! The table is that of the Canadian guideline of 2010 (appendix B-8.1: to and from oral morphine; morphine to fentanyl
//! patches in that direction only), the reduction its B-12 (start at one half). A table of morphine equivalents made for
//! counting is never used here (CDC 2022).

use crate::Ratio;
use crate::drug::{Named, Opioid, exact, plain, within};
use crate::json::Json;
use crate::medication::Amount;
use crate::table::{self, Rule, Table};

/// What may be talked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aid {
    /// From.
    pub from: &'static str,
    /// To.
    pub to: &'static str,
    /// Daily dose before, milligrams.
    pub before: Ratio,
    /// Equivalent by the table, milligrams a day; of a patch in oral morphine.
    pub equivalent: Option<Ratio>,
    /// After the reduction.
    pub start: Option<Ratio>,
    /// Start with 50 % and with 25 % taken off, the span that the sources name.
    pub span: Option<[Ratio; 2]>,
    /// Patch, micrograms an hour.
    pub patch: Option<Ratio>,
    /// Per cent taken off.
    pub reduction: Ratio,
    /// What to say before it is discussed.
    pub warnings: Vec<&'static str>,
}

/// The only directional table there is.
pub const TABLE: &str = "nougg2010";

fn drug(value: &Json) -> Result<(Opioid, bool), &'static str> {
    let name = value.text().or_else(|| value.any(&["ingredient", "drug", "name"]).text()).ok_or("MISSING_DRUG")?;
    let folded = plain(name);
    let found = exact(&folded).into_iter().chain(within(&folded)).find_map(|named| match named {
        Named::Opioid(drug) => Some(drug),
        Named::Other(_) => None,
    });
    let route = value.get("route").text().map(plain).unwrap_or_default();
    let patch = ["patch", "timbre", "transderm"].iter().any(|word| folded.contains(word) || route.contains(word));
    let brand = crate::product::Product::read(name).opioid;
    Ok((found.or(brand).ok_or("UNKNOWN_DRUG")?, patch || !value.any(&["mcg_h", "mcg_per_hour"]).is_null()))
}

fn factor(table: &Table, drug: Opioid) -> Result<Ratio, &'static str> {
    let rules = table.rows(drug);
    if rules.iter().any(|row| matches!(row.rule, Rule::Excluded(_))) {
        return Err("EXCLUDED_BY_TABLE");
    }
    let found = rules.iter().find_map(|row| match &row.rule {
        Rule::Factor { printed, .. } => Some(*printed),
        _ => None,
    });
    found.ok_or("DRUG_NOT_IN_TABLE")
}

/// Reads the `input` of a rotation row: `from` (`ingredient`, `mg_per_day` or `mcg_h`), `to`, `reduction_percent`, `table`.
///
/// # Errors
/// The code of what stands in the way.
pub fn aid(input: &Json) -> Result<Aid, &'static str> {
    let from_input = input.get("from");
    // Counted in morphine equivalents, the dose is no dose of a drug any more.
    if !from_input.any(&["mme", "mme_per_day", "total_mme"]).is_null() || !input.any(&["mme", "total_mme"]).is_null() {
        return Err("ROTATION_NOT_ALLOWED_WITH_MME_TABLE");
    }
    let table = input.any(&["table", "factor_table", "mme_table", "conversion_table"]);
    let named = table.text().or_else(|| from_input.get("table").text()).unwrap_or(TABLE);
    match table::named(named) {
        None => return Err("UNKNOWN_TABLE"),
        Some(table) if table.id != TABLE => return Err("ROTATION_NOT_ALLOWED_WITH_MME_TABLE"),
        Some(_) => {}
    }
    let table = table::named(TABLE).ok_or("UNKNOWN_TABLE")?;
    let (from, from_patch) = drug(from_input)?;
    let (to, to_patch) = drug(input.get("to"))?;
    let id = |drug: Opioid| drug.facts().id;
    if id(from) == "methadone" || id(to) == "methadone" || (id(from) == "codeine" && id(to) == "fentanyl") {
        return Err("SPECIALIST");
    }
    if from == to && from_patch == to_patch {
        return Err("SAME_DRUG");
    }
    if id(from) == "fentanyl" {
        return Err("TABLE_ONE_WAY");
    }
    let to_morphine = factor(table, from)?;
    let before = amount(from_input)?;
    let mut aid = Aid { from: id(from), to: id(to), before, ..Aid::default() };
    let in_morphine = before.times(to_morphine).ok_or("IMPLAUSIBLE_HIGH_DOSE")?;
    if id(to) == "fentanyl" {
        aid.patch = Some(patch(table, to, in_morphine)?);
        if id(from) != "morphine" {
            aid.equivalent = Some(in_morphine);
            aid.warnings.push("VIA_MORPHINE");
        }
        return Ok(aid);
    }
    aid.reduction = reduction(input, &mut aid.warnings)?;
    if id(from) != "morphine" && id(to) != "morphine" {
        aid.warnings.push("VIA_MORPHINE");
    }
    let equivalent = in_morphine.over(factor(table, to)?).ok_or("IMPLAUSIBLE_HIGH_DOSE")?;
    let less = |percent: Ratio| equivalent.times(Ratio::whole(100).minus(percent)?)?.over(Ratio::whole(100));
    aid.equivalent = Some(equivalent);
    aid.start = less(aid.reduction);
    aid.span = less(Ratio::whole(50)).zip(less(Ratio::whole(25))).map(|(low, high)| [low, high]);
    Ok(aid)
}

fn amount(from: &Json) -> Result<Ratio, &'static str> {
    match Amount::read(from.any(&["mg_per_day", "mg_day", "dose_mg_per_day"]), false) {
        Amount::Missing => Err("MISSING_DOSE"),
        amount => match amount.one() {
            None => Err("NOT_A_NUMBER"),
            Some(dose) if dose.is_negative() => Err("NEGATIVE_DOSE"),
            Some(dose) if dose.is_zero() => Err("ZERO_DOSE"),
            Some(dose) => Ok(dose),
        },
    }
}

/// NOUGG B-12: one half is taken off when nothing is named.
fn reduction(input: &Json, warnings: &mut Vec<&'static str>) -> Result<Ratio, &'static str> {
    match Amount::read(input.any(&["reduction_percent", "reduction"]), false) {
        Amount::Missing => {
            warnings.push("REDUCTION_NOT_NAMED");
            Ok(Ratio::whole(50))
        }
        amount => {
            let percent = amount
                .one()
                .filter(|percent| !percent.is_negative() && *percent < Ratio::whole(100))
                .ok_or("BAD_PERCENT")?;
            if percent < Ratio::whole(25) {
                warnings.push("REDUCTION_SMALL");
            }
            Ok(percent)
        }
    }
}

/// The patch in whose printed range the morphine dose lies.
fn patch(table: &Table, fentanyl: Opioid, morphine: Ratio) -> Result<Ratio, &'static str> {
    let ranges = table.rows(fentanyl).iter().find_map(|row| match &row.rule {
        Rule::Ranges(ranges, _) => Some(ranges),
        _ => None,
    });
    let ranges = ranges.ok_or("DRUG_NOT_IN_TABLE")?;
    let found = ranges.iter().find(|(_, low, high)| morphine >= *low && morphine <= *high).map(|(rate, _, _)| *rate);
    let all = || ranges.iter().map(|(_, low, high)| (*low, *high));
    match found {
        Some(rate) => Ok(rate),
        None if all().all(|(low, _)| morphine < low) => Err("BELOW_TABLE"),
        None if all().all(|(_, high)| morphine > high) => Err("ABOVE_TABLE"),
        None => Err("BAND_GAP"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    fn asked(from: &str, amount: &str, to: &str, more: &str) -> Result<Aid, &'static str> {
        aid(&parse(&format!(r#"{{"from": {{"ingredient": "{from}", {amount}}}, "to": "{to}"{more}}}"#)).unwrap())
    }

    #[test]
    fn one_half_is_taken_off_when_nothing_is_named() {
        let aid = asked("oxycodone", r#""mg_per_day": 40"#, "morphine", "").unwrap();
        assert_eq!((aid.equivalent, aid.start), (Some(Ratio::whole(60)), Some(Ratio::whole(30))));
        assert_eq!(aid.warnings, ["REDUCTION_NOT_NAMED"]);
        let back = asked("morphine", r#""mg_per_day": 200"#, "hydromorphone", r#", "reduction_percent": 25"#).unwrap();
        assert_eq!((back.equivalent, back.start), (Some(Ratio::whole(40)), Some(Ratio::whole(30))));
    }

    #[test]
    fn what_the_sources_refuse_is_refused() {
        let mg = r#""mg_per_day": 100"#;
        for (from, amount, to, more, code) in [
            ("methadone", mg, "morphine", "", "SPECIALIST"),
            ("morphine", mg, "méthadone", "", "SPECIALIST"),
            ("codeine", mg, "fentanyl patch", "", "SPECIALIST"),
            ("fentanyl patch", r#""mcg_h": 50"#, "morphine", "", "TABLE_ONE_WAY"),
            ("tramadol", mg, "morphine", "", "EXCLUDED_BY_TABLE"),
            ("tapentadol", mg, "morphine", "", "DRUG_NOT_IN_TABLE"),
            ("buprenorphine patch", r#""mcg_h": 20"#, "morphine", "", "DRUG_NOT_IN_TABLE"),
            ("morphine", mg, "hydromorphone", r#", "table": "cdc2022""#, "ROTATION_NOT_ALLOWED_WITH_MME_TABLE"),
            ("morphine", r#""mg_per_day": 59"#, "fentanyl patch", "", "BELOW_TABLE"),
            ("morphine", r#""mg_per_day": 405"#, "fentanyl patch", "", "ABOVE_TABLE"),
            ("morphine", r#""mg_per_day": 134.5"#, "fentanyl patch", "", "BAND_GAP"),
            ("morphine", mg, "morphine", "", "SAME_DRUG"),
            ("morphine", r#""mg_per_day": "ten""#, "oxycodone", "", "NOT_A_NUMBER"),
            ("morphine", mg, "oxycodone", r#", "reduction_percent": 100"#, "BAD_PERCENT"),
        ] {
            assert_eq!(asked(from, amount, to, more), Err(code), "{from} to {to}");
        }
    }

    #[test]
    fn every_printed_range_leads_to_its_patch() {
        let ends = [
            (25, 60, 134),
            (37, 135, 179),
            (50, 180, 224),
            (62, 225, 269),
            (75, 270, 314),
            (87, 315, 359),
            (100, 360, 404),
        ];
        for (rate, low, high) in ends {
            for dose in [low, high] {
                let aid = asked("morphine", &format!(r#""mg_per_day": {dose}"#), "fentanyl patch", "").unwrap();
                assert_eq!(aid.patch, Some(Ratio::whole(rate)));
            }
        }
    }
}
