//! Every store test, on SQLite and on PostgreSQL.

mod both;
mod agenda;
mod attendance;
mod audit;
mod case;
mod clarification;
mod credit;
mod scene;
mod stage;
mod cycle;
mod hand;
mod hub;
mod job;
mod letter;
mod link;
mod login;
mod mail;
mod password;
mod person;
mod program;
mod recommendation;
mod registration;
mod room;
mod setup;
