//! Every store test, on SQLite and on PostgreSQL.

mod both;

mod job;
