//! The site's pages over a real database.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod case_ground;
mod coding_ground;
mod everybody;
mod stage;
mod study;
mod study_ground;
mod survey;
mod trial;
mod withdrawal;

mod attachment;
mod made;

mod access;
mod access_case_table;
mod access_table;
mod advice;
mod after;

mod case;
mod cds;
mod change;
mod cluster;
mod coding;
mod coding_exchange;
mod comment;
mod computation;
mod dictionary;
mod export;
mod figures;
mod following;
mod form;
mod forms;
mod forms_case_table;
mod forms_study_table;
mod forms_table;
mod home;
mod identifier;
mod import;
mod item_text;
mod joint_display;
mod letter;
mod login;
mod mail;
mod medicines;
mod member;
mod network;
mod network_asked;
mod password;
mod person;
mod poll;
mod program;
mod purge;
mod recommendation;
mod recording;
mod recording_whole;
mod registration;
mod report;
mod room;
mod session;
mod setup;
mod similar;
