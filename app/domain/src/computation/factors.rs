//! The factor tables that a program's totals are made by: every table that `mme` knows in full; CDC 2022 unless chosen
//! otherwise. There is no single morphine equivalent, so a number never stands without its table's name.

use mme::table;

use crate::fields::Check;

/// The table of totals while nobody chose another: CDC 2022.
pub const USUAL: &str = "cdc2022";

/// A factor table that a program can choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factors(&'static str);

impl Factors {
    /// Every table, in the order of `mme`; not those of which only some rows are known.
    pub fn all() -> impl Iterator<Item = Self> {
        table::all().iter().filter(|table| !table.partial).map(|table| Self(&table.id))
    }

    /// The table of an id, as "cdc2022".
    pub fn parse(id: &str) -> Option<Self> {
        table::named(id).filter(|table| !table.partial).map(|table| Self(&table.id))
    }

    /// Its id, as the database keeps it.
    pub const fn id(self) -> &'static str {
        self.0
    }

    /// Its short name, as it stands behind every total.
    pub fn name(self) -> &'static str {
        table::named(self.0).map_or(self.0, |table| &table.name)
    }

    /// Its full title and where it is printed.
    pub fn about(self) -> [&'static str; 2] {
        table::named(self.0).map_or([""; 2], |table| [&table.title, &table.source])
    }

    /// Whether its publisher replaced it, or meant it for research alone.
    pub fn is_superseded(self) -> bool {
        table::named(self.0).is_some_and(|table| table.status.starts_with("superseded"))
    }
}

/// What a program chose: the table of its totals, and one that is shown beside it in the view of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tables {
    /// The table of every total and of what guidelines say.
    pub factors: Factors,
    /// A second one, for comparison; never the same.
    pub beside: Option<Factors>,
}

impl Default for Tables {
    fn default() -> Self {
        Self { factors: Factors(USUAL), beside: None }
    }
}

impl Tables {
    /// The choice of a form: the field "factors", and "factors_beside", which may be left out.
    pub fn check(check: &mut Check<'_>) -> Option<Self> {
        let factors = check.choice("factors", Factors::parse);
        let beside = check.maybe_choice("factors_beside", Factors::parse);
        if factors.is_some() && factors == beside {
            check.fault("factors_beside", "program-fault-beside");
        }
        Some(Self { factors: factors?, beside })
    }

    /// The choice as it is kept: two ids, the second one empty when there is none.
    pub fn parse(factors: &str, beside: &str) -> Option<Self> {
        Some(Self {
            factors: Factors::parse(factors)?,
            beside: if beside.is_empty() { None } else { Some(Factors::parse(beside)?) },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Fields;

    fn chosen(pairs: &[(&str, &str)]) -> Result<Tables, Vec<(String, &'static str)>> {
        let fields = pairs.iter().fold(Fields::default(), |fields, (name, value)| fields.with(*name, *value));
        let mut check = Check::new(&fields);
        let tables = Tables::check(&mut check);
        check.build(|| tables).map_err(|faults| faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect())
    }

    #[test]
    fn every_table_can_be_chosen_and_the_usual_one_is_among_them() {
        assert_eq!(Factors::all().count(), 9);
        assert!(Factors::parse("mpog").is_none(), "known in part");
        for factors in Factors::all() {
            assert_eq!(Factors::parse(factors.id()), Some(factors));
            assert!(!factors.name().is_empty() && !factors.about()[1].is_empty(), "{}", factors.id());
        }
        assert_eq!(Tables::default().factors.name(), "CDC 2022");
        assert!(!Tables::default().factors.is_superseded() && Factors::parse("cdc2016").unwrap().is_superseded());
    }

    #[test]
    fn a_second_table_is_another_one_or_none() {
        let tables = chosen(&[("factors", "nougg2010"), ("factors_beside", "cdc2022")]).unwrap();
        assert_eq!((tables.factors.id(), tables.beside.map(Factors::id)), ("nougg2010", Some("cdc2022")));
        assert_eq!(Tables::parse("nougg2010", "cdc2022"), Some(tables));
        assert_eq!(chosen(&[("factors", "cdc2022")]).unwrap(), Tables::default());
        let fault = |field: &str, key| Err(vec![(field.to_owned(), key)]);
        assert_eq!(chosen(&[]), fault("factors", "fault-choose"));
        assert_eq!(chosen(&[("factors", "folklore")]), fault("factors", "fault-unknown-option"));
        let twice = [("factors", "cdc2022"), ("factors_beside", "cdc2022")];
        assert_eq!(chosen(&twice), fault("factors_beside", "program-fault-beside"));
    }
}
