//! Factor tables: data files with name, version, date, source and licence, compiled in.

use std::sync::OnceLock;

use crate::Ratio;
use crate::drug::{Named, plain};
use crate::drug::{Opioid, exact};
use crate::json::{Json, parse};
use crate::route::Route;

/// A table of one guideline or research group.
#[derive(Debug)]
pub struct Table {
    /// Its id, as `cdc2022`.
    pub id: String,
    /// Short name, as it stands behind every total.
    pub name: String,
    /// Full title.
    pub title: String,
    /// Version as its source prints it.
    pub version: String,
    /// Day of issue, or the first day of the named month or year.
    pub date: String,
    /// Where it is printed.
    pub source: String,
    /// Under which terms.
    pub licence: String,
    /// Current, superseded, research only.
    pub status: String,
    /// Whether its own formula divides a dispensed quantity by the days of supply.
    pub by_supply: bool,
    /// Whether only some of its rows are known here: fit for comparison, not for totals.
    pub partial: bool,
    /// What its source says must be read with it.
    pub notes: Vec<String>,
    /// Rows by opioid.
    rows: Vec<Vec<Row>>,
    /// Routes that occur at all.
    routes: Vec<Route>,
}

/// One row.
#[derive(Debug)]
pub struct Row {
    /// The routes it is for; empty means every route.
    pub routes: Vec<Route>,
    /// What it says.
    pub rule: Rule,
}

/// What a row says.
#[derive(Debug)]
pub enum Rule {
    /// A factor.
    Factor {
        /// MME for one microgram a day, or for one microgram an hour.
        per_microgram: Ratio,
        /// The factor as printed.
        printed: Ratio,
        /// What the printed factor is for: `mg`, `mcg`, `mcg/h`.
        unit: String,
        /// Days that one patch is worn, when the printed factor is for a patch and not for a day.
        wear_days: Option<Ratio>,
    },
    /// A factor that is printed as a span.
    Between {
        /// MME for one microgram a day, or for one microgram an hour: least and most.
        per_microgram: [Ratio; 2],
        /// The span as printed.
        printed: [Ratio; 2],
    },
    /// Factors by the drug's whole daily milligrams: from, to (none: and more), factor.
    Bands(Vec<(Ratio, Option<Ratio>, Ratio)>),
    /// Printed rates with their MME, least and most; nothing between them.
    Points(Vec<(Ratio, Ratio, Ratio)>),
    /// Printed ranges by rate, one way only.
    Ranges(Vec<(Ratio, Ratio, Ratio)>, String),
    /// Left out on purpose.
    Excluded(String),
    /// The form could mean several rows.
    Ambiguous(String),
}

static FILES: [&str; 15] = [
    include_str!("../data/tables/cdc2022.json"),
    include_str!("../data/tables/cdc2016.json"),
    include_str!("../data/tables/cdc2016r.json"),
    include_str!("../data/tables/cdc2018r.json"),
    include_str!("../data/tables/heal2025.json"),
    include_str!("../data/tables/nougg2010.json"),
    include_str!("../data/tables/anzca2021.json"),
    include_str!("../data/tables/ukfpm2020.json"),
    include_str!("../data/tables/oralopioids.json"),
    include_str!("../data/tables/uoft.json"),
    include_str!("../data/tables/empendium.json"),
    include_str!("../data/tables/mpog.json"),
    include_str!("../data/tables/ppm2018.json"),
    include_str!("../data/tables/nebraska.json"),
    include_str!("../data/tables/notomd2025.json"),
];

/// Every table, in a fixed order.
#[must_use]
pub fn all() -> &'static [Table] {
    static ALL: OnceLock<Vec<Table>> = OnceLock::new();
    ALL.get_or_init(|| FILES.iter().filter_map(|file| Table::read(&parse(file)?)).collect())
}

/// The table with this id.
#[must_use]
pub fn named(id: &str) -> Option<&'static Table> {
    all().iter().find(|table| table.id == id)
}

impl Table {
    fn read(file: &Json) -> Option<Self> {
        let text = |key: &str| file.get(key).text().map(str::to_owned);
        let mut rows: Vec<Vec<Row>> = Opioid::all().map(|_| Vec::new()).collect();
        let mut routes = Vec::new();
        let ambiguous = file.get("ambiguous").list().iter().map(|row| (row, true));
        for (row, ambiguous) in ambiguous.chain(file.get("rows").list().iter().map(|row| (row, false))) {
            let Some(Named::Opioid(drug)) = exact(&plain(row.get("ingredient").text()?)) else { return None };
            let read = Row::read(row, ambiguous)?;
            if !ambiguous {
                routes.extend(read.routes.iter().copied());
            }
            rows.get_mut(usize::from(drug.0))?.push(read);
        }
        Some(Self {
            id: text("id")?,
            name: text("name")?,
            title: text("title")?,
            version: text("version")?,
            date: text("date")?,
            source: text("source")?,
            licence: text("licence")?,
            status: text("status")?,
            by_supply: !file.get("formula").is_null(),
            partial: file.get("partial").bool() == Some(true),
            notes: file.get("notes").list().iter().filter_map(Json::text).map(str::to_owned).collect(),
            rows,
            routes,
        })
    }

    /// Whether any row at all is for this route: tables of oral factors have no word on injections.
    #[must_use]
    pub fn knows(&self, route: Route) -> bool {
        self.routes.contains(&route)
    }

    /// The rows of an opioid.
    #[must_use]
    pub fn rows(&self, drug: Opioid) -> &[Row] {
        self.rows.get(usize::from(drug.0)).map_or(&[], Vec::as_slice)
    }
}

impl Row {
    fn read(row: &Json, ambiguous: bool) -> Option<Self> {
        let mut routes = Vec::new();
        for route in row.get("routes").list() {
            match route.text()? {
                "any" => {}
                name => routes.push(Route::of(name)?),
            }
        }
        Some(Self {
            routes,
            rule: if ambiguous { Rule::Ambiguous(row.get("reason").text()?.to_owned()) } else { Rule::read(row)? },
        })
    }
}

impl Rule {
    fn read(row: &Json) -> Option<Self> {
        if let Some(reason) = row.get("excluded").text() {
            return Some(Self::Excluded(reason.to_owned()));
        }
        let unit = row.get("unit").text()?;
        let numbers = |value: &Json| value.list().iter().map(Json::number).collect::<Vec<_>>();
        let per_microgram = |factor: Ratio| if unit == "mg" { factor.over(Ratio::whole(1000)) } else { Some(factor) };
        // "165 mg equal 30 mg of morphine."
        let equal = match numbers(row.get("equals")).as_slice() {
            [Some(dose), Some(morphine)] => morphine.over(*dose),
            _ => None,
        };
        if let Some(printed) = row.get("factor").number().or(equal) {
            let wear_days = row.get("wear_days").number();
            let worn = wear_days.map_or(Some(printed), |days| printed.over(days))?;
            let per_microgram = per_microgram(worn)?;
            return Some(Self::Factor { per_microgram, printed, unit: unit.to_owned(), wear_days });
        }
        if let [Some(low), Some(high)] = numbers(row.get("factor")).as_slice() {
            let per_microgram = [per_microgram(*low)?, per_microgram(*high)?];
            return Some(Self::Between { per_microgram, printed: [*low, *high] });
        }
        let triples = |key: &str| row.get(key).list().iter().map(numbers).collect::<Vec<_>>();
        if !row.get("bands").is_null() {
            let bands = triples("bands").into_iter().map(|band| match band.as_slice() {
                [Some(from), to, Some(factor)] => Some((*from, *to, *factor)),
                _ => None,
            });
            return bands.collect::<Option<_>>().map(Self::Bands);
        }
        if !row.get("points").is_null() {
            let points = triples("points").into_iter().map(|point| match point.as_slice() {
                [Some(rate), Some(mme)] => Some((*rate, *mme, *mme)),
                [Some(rate), Some(low), Some(high)] => Some((*rate, *low, *high)),
                _ => None,
            });
            return points.collect::<Option<_>>().map(Self::Points);
        }
        let ranges = triples("ranges").into_iter().map(|range| match range.as_slice() {
            [Some(rate), Some(low), Some(high)] => Some((*rate, *low, *high)),
            _ => None,
        });
        Some(Self::Ranges(ranges.collect::<Option<Vec<_>>>()?, row.get("direction").text()?.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read_with_its_source_and_licence() {
        let ids: Vec<_> = all().iter().map(|table| table.id.as_str()).collect();
        let wanted = [
            "cdc2022",
            "cdc2016",
            "cdc2016r",
            "cdc2018r",
            "heal2025",
            "nougg2010",
            "anzca2021",
            "ukfpm2020",
            "oralopioids",
            "uoft",
            "empendium",
            "mpog",
            "ppm2018",
            "nebraska",
            "notomd2025",
        ];
        assert_eq!(ids, wanted);
        for table in all() {
            assert!(Opioid::all().any(|drug| !table.rows(drug).is_empty()), "{}", table.id);
            assert!(!table.source.is_empty() && !table.licence.is_empty() && !table.date.is_empty(), "{}", table.id);
        }
        assert!(named("unknown-table").is_none());
    }
}
