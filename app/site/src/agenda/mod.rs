//! The agenda while a session is live: opening the doors, moving on, choosing what is on the stage.

pub mod opening;
pub mod place;
pub mod section;
