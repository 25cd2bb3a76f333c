//! Every store test, on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod advice;
mod agenda;
mod attachment;
mod attendance;
mod audit;
mod both;
mod case;
mod change;
mod clarification;
mod coding;
mod comment;
mod computation;
mod credit;
mod cycle;
mod discard;
mod error;
mod hand;
mod hub;
mod job;
mod letter;
mod letter_version;
mod link;
mod login;
mod mail;
mod network;
mod older;
mod password;
mod person;
mod program;
mod recommendation;
mod recording;
mod recording_whole;
mod registration;
mod report;
mod role_map;
mod room;
mod scene;
mod setup;
mod speaking;
mod stage;
mod study;
mod survey;
mod survey_attack;
mod withdrawal;
