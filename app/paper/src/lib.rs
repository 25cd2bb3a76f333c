//! Documents people keep: letters, certificates and reports as accessible PDF (PDF/UA-1), reports as Word documents, spreadsheets, and
//! calendar invitations. Knows texts, no database and no network.
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
pub mod report;
pub mod workbook;

pub use world::{Error, MEDIA_TYPE};
