//! Against R (`reference/groups.R`), and what must hold for any data.

mod groups;
