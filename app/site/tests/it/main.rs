//! The site's pages over a real database.

mod trial;

mod home;
mod login;
