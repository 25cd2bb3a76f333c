//! The field's types and rules, one file a noun. No I/O, no clock, no framework.
//!
//! Modules are listed from foundation to outcome; a module uses only those above it.

pub mod csv;
pub mod fields;
pub mod id;
pub mod language;
pub mod moment;
pub mod unprinted;
pub mod world;

pub mod hub;
pub mod profession;
pub mod voice;

pub mod person;

pub mod link;
pub mod mail;
pub mod password;

pub mod access;

pub mod agenda;
pub mod hand;

pub mod identifier;

pub mod form;
pub mod item_text;

pub mod computation;
pub mod term;

pub mod import;

pub mod cds;

pub mod case;

pub mod attachment;
pub mod clarification;
pub mod comment;
pub mod recommendation;
pub mod snippet;

pub mod schedule;
pub mod template;

pub mod program;

pub mod curriculum;
pub mod cycle;
pub mod session;

pub mod registration;

pub mod invitation;

pub mod job;

pub mod recording;

pub mod attendance;
pub mod credit;
pub mod follow_up;

pub mod export;

pub mod letter;

pub mod small_cells;

pub mod advice;

pub mod purge;

pub mod certificate;

pub mod presentation;

pub mod survey;

pub mod change;
pub mod dictionary;

pub mod network;
pub mod speaking;

pub mod role_map;

pub mod study;

pub mod participant;

pub mod focus_group;
pub mod pseudonym;
pub mod transcript;

pub mod quote;

pub mod codebook;
pub mod coding;
pub mod coreq;
pub mod theme;

pub mod joint_display;

pub mod report;
