//! Certificates: who of a cycle gets one, one's own, and the page where anyone checks one.

pub mod cycle;
pub mod own;
pub mod pdf;
pub mod verify;
