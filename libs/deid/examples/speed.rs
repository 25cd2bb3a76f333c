//! Prints how fast notes are read: `cargo run --release -p deid --example speed < corpus.jsonl`.
use std::io::Read;

fn main() {
    let mut input = String::new();
    if std::io::stdin().read_to_string(&mut input).is_err() {
        return;
    }
    let notes: Vec<String> = input
        .lines()
        .filter_map(|line| {
            Some(serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str()?.to_owned())
        })
        .collect();
    deid::scan("");
    let bytes: usize = notes.iter().map(String::len).sum();
    let start = std::time::Instant::now();
    let mut found = 0;
    for _ in 0..50 {
        found = notes.iter().map(|note| deid::scan(note).len()).sum();
    }
    println!("{found} findings, {:.1} MB/s", bytes as f64 * 50.0 / start.elapsed().as_secs_f64() / 1e6);
}
