//! Trains the tagger on the project's own texts, or judges it on sets of texts that its training left out.
//!
//! `cargo run --release -p deid --example train` writes `train/weights` and, in `train/hash.txt`, their hash. With
//! `-- --judge RST` it tells how each of these sets is found without the tagger and with one trained without the set, and with a
//! level behind them what goes wrong at it; with `-- --look RST` how the library finds them as it is, and with `list` behind
//! them what leaks and what is flagged needlessly.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for developers, run by hand: it may break off"
)]

mod data;
mod examples;
mod judge;
mod model;
#[path = "../bench/score.rs"]
#[expect(dead_code, reason = "the benchmark asks for more")]
mod score;

fn main() {
    let docs = data::read();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let sets = args.get(1).map_or("ABCDEFGHIJKLMNOPQRSTUVWXYZ", String::as_str);
    match args.first().map(String::as_str) {
        Some("--judge") => judge::judge(&docs, sets, args.get(2).and_then(|level| level.parse().ok())),
        Some("--look") => judge::look(&docs, sets, args.len() > 2),
        _ => train(&docs),
    }
}

fn train(docs: &[data::Doc]) {
    let all = examples::examples(docs);
    let learned: Vec<_> = all.iter().filter(|example| !docs[example.doc].held).collect();
    let (weights, _) = model::quantize(&model::train(&examples::shuffled(learned)));
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
