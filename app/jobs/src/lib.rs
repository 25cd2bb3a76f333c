//! Its first code is being written.
