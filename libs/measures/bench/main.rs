//! Measures of this library beside Python packages, in the same run.
//!
//! `PEER_PYTHON` names the Python that has the peers; without it only our own times are printed. Prints `name value unit`
//! lines and writes them as JSON to the file named by `BENCH_JSON`, when there is one. The ratio is ours ÷ peer: 0.02 means
//! fifty times faster.

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the environment")]

mod alpha;
mod paired;

use std::error::Error;
use std::process::Command;

/// One line of the report.
pub struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    peer: String,
    peer_value: Option<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --all-targets` runs benchmarks as well, only to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("# run me with `cargo bench`");
        return Ok(());
    }
    let mut figures = alpha::measure()?;
    figures.extend(paired::measure()?);
    for Figure { name, value, unit, peer, peer_value } in &figures {
        println!("{name} {value:.4} {unit}");
        if let Some(theirs) = peer_value {
            println!("# {peer}: {theirs:.4} {unit}, {:.0} times ours", theirs / value);
        }
    }
    if let Ok(path) = std::env::var("BENCH_JSON") {
        let line = |figure: &Figure| {
            serde_json::json!({
                "name": figure.name, "value": figure.value, "unit": figure.unit, "peer": figure.peer,
                "peer_value": figure.peer_value, "ratio": figure.peer_value.map(|theirs| figure.value / theirs),
            })
        };
        std::fs::write(path, serde_json::to_vec_pretty(&figures.iter().map(line).collect::<Vec<_>>())?)?;
    }
    Ok(())
}

/// Runs a peer script on a JSON document; none without a Python that has the peers.
pub fn peer(script: &str, input: &str, arguments: &[&str]) -> Result<Option<serde_json::Value>, Box<dyn Error>> {
    let Ok(python) = std::env::var("PEER_PYTHON") else { return Ok(None) };
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("input.json");
    std::fs::write(&path, input)?;
    let script = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("bench").join(script);
    let output = Command::new(python).arg(script).arg(&path).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(Some(serde_json::from_slice(&output.stdout)?))
}

/// The peer with the version that it told.
pub fn named(package: &str, told: Option<&serde_json::Value>) -> String {
    format!("{package} {} (Python)", told.and_then(|told| told["version"].as_str()).unwrap_or("?"))
}
