//! Against R and Python (`reference/`), and what must hold for any data.

mod groups;
mod scales;
