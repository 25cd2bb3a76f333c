//! Trains the tagger, the judge and the network on the project's own texts, or measures them on sets that their training left out.
//!
//! `cargo run --release -p deid --example train` writes `train/weights`, `train/verdicts`, `train/network` and, in `train/hash.txt`, their hashes.
//! `-- --look RST` (`AA,AB` for longer names) tells how the library finds these sets as it is, with `list` behind what leaks and
//! what is flagged needlessly; `-- --judge RST` how each is found by a tagger and a judge that learned from the other sets, at
//! several limits (one of them behind it: what goes wrong there); `-- --rules RST` how often each rule is right before it is judged; `-- --curve` what more sets teach.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a tool for developers, run by hand: it may break off"
)]

mod data;
mod examples;
mod look;
mod model;
mod network;
#[path = "../bench/score.rs"]
#[expect(dead_code, reason = "the benchmark asks for more")]
mod score;
mod verdict;

fn main() {
    let docs = data::read();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let sets = args.get(1).map_or("ABCDEFGHIJKLMNOPQRSTUVWXYZ", String::as_str);
    match args.first().map(String::as_str) {
        Some("--look") => look::look(&docs, sets, args.len() > 2),
        Some("--rules") => verdict::rules(&docs, sets),
        Some("--curve") => verdict::curve(&docs),
        Some("--judge") => verdict::cross(&docs, sets, args.get(2).and_then(|limit| limit.parse().ok())),
        _ => train(&docs),
    }
}

/// Where the network's chances begin.
const SEED: u64 = 9;

fn train(docs: &[data::Doc]) {
    let all = examples::examples(docs);
    let learned: Vec<_> = all.iter().filter(|example| !docs[example.doc].held).collect();
    let (weights, _) = model::quantize(&model::train(&examples::shuffled(learned)));
    let network = network::train(docs, SEED);
    let cases = verdict::cases(docs, &all);
    let verdicts = verdict::learn(&cases.iter().collect::<Vec<_>>());
    let hash = |bytes: &[u8]| {
        let start = 0xcbf2_9ce4_8422_2325_u64;
        bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let hashes = format!("{:016x} {:016x} {:016x}\n", hash(&weights), hash(&verdicts), hash(&network));
    std::fs::write(data::folder().join("train/weights"), &weights).unwrap();
    std::fs::write(data::folder().join("train/verdicts"), &verdicts).unwrap();
    std::fs::write(data::folder().join("train/network"), &network).unwrap();
    std::fs::write(data::folder().join("train/hash.txt"), &hashes).unwrap();
    let some = |bytes: &[u8]| format!("{} of {} are not 0", bytes.iter().filter(|w| **w != 0).count(), bytes.len());
    print!("{} examples; weights: {}; verdicts: {}; hashes {hashes}", all.len(), some(&weights), some(&verdicts));
}
