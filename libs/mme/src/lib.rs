//! Morphine equivalents that say by which table, guideline flags that suggest, and teaching aids for tapers and rotation.
//!
//! Education, not prescribing. Exact decimals, no clock, no files, no network; nothing here panics on any input.
//!
//! ```
//! let answer = mme::batch::mme(r#"{"id": "1", "table": "cdc2022", "medications":
//!     [{"name": "morphine", "route": "oral", "sig": "15 mg aux 6 h"}]}"#, &mme::batch::Options::default());
//! assert!(answer.starts_with(r#"{"id":"1","outcome":"value","mme_per_day":60,"#));
//! ```

pub mod batch;
pub mod code;
pub mod drug;
pub mod flag;
pub mod guide;
pub mod history;
pub mod json;
pub mod line;
pub mod medication;
pub mod product;
mod ratio;
pub mod reading;
pub mod rotation;
pub mod route;
pub mod sig;
pub mod table;
pub mod taper;
pub mod total;
pub mod unit;
pub mod words;

pub use ratio::Ratio;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
