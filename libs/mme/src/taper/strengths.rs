//! Marketed strengths, and the doses that they combine to.

use crate::Ratio;
use crate::drug::plain;
use crate::json::Json;

/// Strengths that can be combined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marketed {
    /// Their unit.
    pub unit: String,
    /// Smallest first.
    pub strengths: Vec<Ratio>,
    /// Whether only these doses are meant, and not every combination.
    pub ladder: bool,
}

static STRENGTHS: &str = include_str!("../../data/strengths.tsv");

impl Marketed {
    /// The strengths of a product form by name; none when it is not in the table.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let wanted = plain(name);
        let mut rows = STRENGTHS.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
        rows.find_map(|mut row| {
            let names = row.next()?;
            names.split(';').any(|name| plain(name) == wanted).then_some(())?;
            let unit = row.next()?.to_owned();
            let mut strengths: Vec<_> = row.next()?.split(' ').filter_map(Ratio::parse).collect();
            let mode = row.next();
            if mode == Some("yes") {
                let halves: Vec<_> = strengths.iter().filter_map(|strength| strength.over(Ratio::whole(2))).collect();
                strengths.extend(halves);
            }
            strengths.sort_unstable();
            strengths.dedup();
            Some(Self { unit, strengths, ladder: mode == Some("ladder") })
        })
    }

    /// From the row: `strengths` as numbers, or the name of a product form.
    pub(super) fn read(input: &Json) -> Option<Self> {
        let mut strengths: Vec<_> = input
            .any(&["strengths", "available_strengths", "available", "marketed_strengths", "patches"])
            .list()
            .iter()
            .filter_map(Json::number)
            .filter(|strength| *strength > Ratio::ZERO)
            .collect();
        if strengths.is_empty() {
            return input.any(&["product", "formulation", "drug", "ingredient", "form"]).text().and_then(Self::named);
        }
        strengths.sort_unstable();
        strengths.dedup();
        let unit = input.any(&["unit", "strength_unit"]).text().unwrap_or("mg").to_owned();
        // Patches given one by one: these doses, not every sum of them.
        let ladder = unit == "mcg/h";
        Some(Self { unit, strengths, ladder })
    }

    /// The dose nearest to the target that up to four units combine to, not above the dose before. Of two equally near the
    /// larger: slower is gentler. Nothing at all is nearest when the target is below half the smallest unit.
    #[must_use]
    pub fn nearest(&self, target: Ratio, before: Ratio) -> Ratio {
        let mut reached = vec![Ratio::ZERO];
        let mut all = vec![Ratio::ZERO];
        for _ in 0..if self.ladder { 1 } else { 4 } {
            let mut next = Vec::new();
            for sum in &reached {
                next.extend(self.strengths.iter().filter_map(|more| sum.plus(*more)).filter(|sum| *sum <= before));
            }
            next.sort_unstable();
            next.dedup();
            next.truncate(4000);
            all.extend(next.iter().copied());
            reached = next;
        }
        let apart = |dose: &Ratio| if *dose > target { dose.minus(target) } else { target.minus(*dose) };
        // A dose of more units than four: whole numbers of the largest and the nearest rest.
        let largest = self.strengths.last().copied().unwrap_or(Ratio::ONE);
        let count = target.over(largest).map(Ratio::floor).filter(|count| *count > if self.ladder { 0 } else { 3 });
        let base =
            count.and_then(|count| largest.times(Ratio::whole(i64::try_from(count - i128::from(!self.ladder)).ok()?)));
        if let Some(base) = base {
            let rest: Vec<_> = all.iter().filter_map(|sum| sum.plus(base)).filter(|sum| *sum <= before).collect();
            all.extend(rest);
        }
        let best = all.into_iter().min_by(|left, right| apart(left).cmp(&apart(right)).then(right.cmp(left)));
        best.unwrap_or(Ratio::ZERO)
    }
}
