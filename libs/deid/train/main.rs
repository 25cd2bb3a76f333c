//! Trains the tagger: `cargo run --release -p deid --example train -- [--judge]`.

mod data;
mod judge;
mod model;

fn main() {
    let docs = data::read();
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("--judge") => judge::judge(&docs, args.next().as_deref()),
        _ => {}
    }
}
