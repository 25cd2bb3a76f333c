//! Jobs over a real database and a real mail server.

#![expect(clippy::unwrap_used, reason = "tests")]

mod catcher;

mod mail;
