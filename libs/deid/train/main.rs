//! Trains the tagger on the project's own texts, or judges it on sets of texts that its training left out.
//!
//! `cargo run --release -p deid --example train` writes `train/weights` and, in `train/hash.txt`, their hash; with
//! `-- --judge HIJ` it tells how each of these sets is found without the tagger and with one trained without the set.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for developers, run by hand: it may break off"
)]

mod data;
mod judge;
mod model;

fn main() {
    let docs = data::read();
    let mut args = std::env::args().skip(1);
    if args.next().as_deref() == Some("--judge") {
        judge::judge(&docs, args.next().as_deref());
        return;
    }
    let all = judge::examples(&docs);
    let learned: Vec<_> = all.iter().filter(|example| !docs[example.doc].held).collect();
    let (weights, _) = model::quantize(&model::train(&judge::shuffled(learned)));
    let hash = weights
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    std::fs::write(data::folder().join("train/weights"), &weights).unwrap();
    std::fs::write(data::folder().join("train/hash.txt"), format!("{hash:016x}\n")).unwrap();
    println!(
        "{} examples, {} of {} weights are not 0, hash {hash:016x}",
        all.len(),
        weights.iter().filter(|w| **w != 0).count(),
        weights.len()
    );
}
