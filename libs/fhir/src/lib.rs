//! What a case about pain needs of a FHIR R4 record: medications, conditions, observations, an age band and a sex; read
//! tolerantly, within bounds, and without who it is about. And the way back: a bundle about nobody.
//!
//! A record comes as a bundle, as one resource, or as a list of them. Unknown fields are left alone, what is malformed is left
//! out, and everything that was left out is told with its reason. Names, dates, identifiers and addresses never leave the
//! reader: of dates only which observation is newer and which ten years of age somebody is in.
//!
//! ```
//! let record = fhir::read(r#"{"resourceType": "MedicationStatement", "status": "active",
//!     "medicationCodeableConcept": {"text": "Hydromorphone 2 mg"}, "subject": {"display": "Somebody"},
//!     "dosage": [{"text": "1 co BID"}]}"#.as_bytes(), None).unwrap();
//! assert_eq!(record.medications[0].drug.text.as_deref(), Some("Hydromorphone 2 mg"));
//! assert_eq!(record.medications[0].dosages[0].text.as_deref(), Some("1 co BID"));
//! ```

mod value;

mod concept;
mod left;
mod quantity;

mod condition;
mod medication;
mod observation;
mod person;

mod read;
pub mod write;

pub use concept::{Coding, Concept, System};
pub use condition::Condition;
pub use left::{Kind, Left, Reason};
pub use medication::{Dosage, Ingredient, Medication, Order, Status, Timing};
pub use observation::{Observation, Value};
pub use person::{Day, Person, Sex};
pub use quantity::{Quantity, Span};
pub use read::{BYTES, LINES, RESOURCES, Record, Unreadable, read, read_value};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
