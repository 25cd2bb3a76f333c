//! Placeholder until the corpus stands.
fn main() {}
