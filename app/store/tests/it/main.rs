//! Every store test, on SQLite and on PostgreSQL.

mod both;

mod audit;
mod case;
mod cycle;
mod hub;
mod job;
mod link;
mod login;
mod mail;
mod password;
mod person;
mod program;
mod registration;
mod setup;
