//! The site's pages over a real database.

mod case_ground;
mod stage;
mod trial;

mod case;
mod form;
mod home;
mod login;
mod program;
mod registration;
mod room;
mod session;
