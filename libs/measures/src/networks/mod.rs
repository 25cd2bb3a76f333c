//! Who turns to whom: density, reciprocity, mixing of professions, the E-I index against what group sizes alone would
//! give, and how varied each person's contacts are.

mod diversity;
mod external;
mod network;
mod structure;
#[cfg(test)]
mod tests;

pub use diversity::{Direction, Diversity, contact_diversity};
pub use external::{ExternalInternal, GroupExternalInternal, Permutation, external_internal};
pub use network::{Network, Person, Tie};
pub use structure::{Mixing, Structure, structure};
