//! Jobs over a real database and a real mail server.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod catcher;
mod trial;

mod after;

mod composing;
mod mail;
mod presence;
mod recording;
mod reminder;
mod roll;
mod session;
mod survey;
