//! The site's pages over a real database.

mod stage;
mod trial;

mod home;
mod login;
mod room;
