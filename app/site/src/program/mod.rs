//! Programs: the public pages, and what a coordinator says about them.

pub mod list;
pub mod new;
pub mod publication;
pub mod settings;
pub mod show;

pub(crate) mod pattern;
