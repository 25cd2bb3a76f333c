//! Tells Cargo that the embedded files are built apart: a new style or script makes a new binary.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
}
