//! Small cells: which figures of a table about people may be printed, so that nobody can work out the others.

mod attainable;
mod flow;
mod protect;
mod publish;
mod series;
mod table;
#[cfg(test)]
mod tests;

pub use attainable::{Attained, Printed, attainable};
pub use publish::{Hidden, Publication, Rule, Status, publish};
pub use series::{Release, Series, publish_series};
pub use table::{Place, Table};
