//! Every store test, on SQLite and on PostgreSQL.

mod both;
mod stage;

mod agenda;
mod audit;
mod case;
mod clarification;
mod cycle;
mod hand;
mod hub;
mod job;
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
