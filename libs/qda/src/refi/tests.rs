//! What holds of whole files: made, foreign, damaged.

mod convert;
mod foreign;
mod hostile;
mod made;
mod replay;
mod round;
mod schema;
