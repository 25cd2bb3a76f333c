//! The web application: one folder a noun, one file an action. Complete without JavaScript.
//!
//! Modules are listed from foundation to outcome; a module uses only those above it.

pub mod serve;

mod error;

mod limit;

pub mod cds;

pub mod app;
pub mod assets;

mod sent;
mod visit;

mod ask;
mod gate;
mod identifier;
mod page;
mod paragraph;
mod places;
mod table;

mod login;

mod computation;

mod form;
mod mail;

mod attachment;
mod comment;
mod follow_up;
mod import;

mod export;

mod case;

mod session;

mod cycle;
mod program;
mod registration;

mod survey;

mod home;
mod item_text;
mod member;
mod person;
mod setup;
mod snippet;

mod room;

mod recording;

mod agenda;
mod clarification;
mod hand;
mod recommendation;

mod study;

mod participant;

mod focus_group;
mod transcript;

mod quote;

mod coreq;

mod advice;
mod attendance;
mod change;
mod dictionary;
mod letter;
mod presentation;

mod purge;

mod certificate;
mod credit;

mod network;
mod speaking;

mod role_map;

mod codebook;
mod coding;
mod theme;

mod joint_display;

mod report;

pub mod routes;

pub use app::{App, Settings};
