//! Documents people keep: letters and certificates as accessible PDF (PDF/UA-1), and calendar invitations. Knows texts, no database and no network.
//!
//! Modules are listed from foundation to outcome; a module uses only those above it.

mod timezone;
mod world;

#[cfg(test)]
mod reading;

pub mod calendar;
pub mod letter;

pub mod certificate;
pub mod patient;
pub mod presentation;

pub use world::{Error, MEDIA_TYPE};
