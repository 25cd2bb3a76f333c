//! Jobs over a real database and a real mail server.

mod catcher;

mod mail;
