//! The columns of fixed effects.

use std::collections::BTreeMap;

use crate::error::{Error, Result};

/// One column of the design.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name, as "time" or "family=nursing".
    pub name: String,
    /// One value an observation.
    pub values: Vec<f64>,
}

/// The columns of fixed effects of n observations; begins with the intercept.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    n: usize,
    terms: BTreeMap<String, Vec<Column>>,
    columns: Vec<Column>,
}

impl Design {
    /// Only the intercept.
    ///
    /// ```
    /// use measures::mixed::Design;
    /// let design = Design::new(3).numeric("time", &[0.0, 1.0, 1.0])?.factor("family", &["nursing", "physician", "nursing"])?;
    /// let design = design.interaction("time", "family")?;
    /// let names: Vec<_> = design.columns().iter().map(|column| column.name.as_str()).collect();
    /// assert_eq!(names, ["intercept", "time", "family=physician", "time:family=physician"]);
    /// # Ok::<(), measures::Error>(())
    /// ```
    #[must_use]
    pub fn new(n: usize) -> Self {
        let intercept = Column { name: "intercept".to_owned(), values: vec![1.0; n] };
        Self { n, terms: BTreeMap::new(), columns: vec![intercept] }
    }

    /// Adds a number, as time or age.
    ///
    /// # Errors
    /// [`Error::Input`] for another number of values than observations or a value that is not finite.
    pub fn numeric(self, name: &str, values: &[f64]) -> Result<Self> {
        self.term(name, vec![Column { name: name.to_owned(), values: values.to_vec() }])
    }

    /// Adds a category: a column of 0 and 1 for each level but the first in alphabetical order, which is the reference.
    ///
    /// # Errors
    /// [`Error::Input`] for another number of labels than observations; [`Error::NotEstimable`] for a single level.
    pub fn factor<S: AsRef<str>>(self, name: &str, labels: &[S]) -> Result<Self> {
        let mut levels: Vec<&str> = labels.iter().map(AsRef::as_ref).collect();
        levels.sort_unstable();
        levels.dedup();
        if levels.len() < 2 {
            return Err(Error::not_estimable(format!("\"{name}\" has only one level")));
        }
        if levels.len() > 200 {
            return Err(Error::input(format!("\"{name}\" has {} levels; at most 200 are computed.", levels.len())));
        }
        let columns = levels.iter().skip(1).map(|level| Column {
            name: format!("{name}={level}"),
            values: labels.iter().map(|label| f64::from(u8::from(label.as_ref() == *level))).collect(),
        });
        let columns = columns.collect();
        self.term(name, columns)
    }

    /// Adds the products of the columns of two terms that are already in.
    ///
    /// # Errors
    /// [`Error::Input`] when one of them is not.
    pub fn interaction(self, left: &str, right: &str) -> Result<Self> {
        let of = |name: &str| {
            self.terms
                .get(name)
                .ok_or_else(|| Error::input(format!("The interaction needs the term \"{name}\" itself too.")))
        };
        let (left_columns, right_columns) = (of(left)?, of(right)?);
        let mut products = Vec::new();
        for own in left_columns {
            for other in right_columns {
                let values = own.values.iter().zip(&other.values).map(|(own, other)| own * other).collect();
                products.push(Column { name: format!("{}:{}", own.name, other.name), values });
            }
        }
        self.term(&format!("{left}:{right}"), products)
    }

    /// The columns, the intercept first.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn term(mut self, name: &str, columns: Vec<Column>) -> Result<Self> {
        if columns.iter().any(|column| column.values.len() != self.n) {
            return Err(Error::input(format!("\"{name}\" needs one value for each of the {} observations.", self.n)));
        }
        if !columns.iter().flat_map(|column| &column.values).all(|value| value.is_finite()) {
            return Err(Error::input(format!("Every value of \"{name}\" must be a finite number.")));
        }
        if self.columns.len() + columns.len() > 500 {
            return Err(Error::input("There are more than 500 columns of fixed effects."));
        }
        if self.terms.insert(name.to_owned(), columns.clone()).is_some() {
            return Err(Error::input(format!("The term \"{name}\" is there twice.")));
        }
        self.columns.extend(columns);
        Ok(self)
    }
}
