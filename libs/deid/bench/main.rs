//! Recall, precision and speed on the labelled corpus, beside other tools in the same run.
//!
//! `PEER_PYTHON` names the Python that has the peers; without it only our own figures are printed. Prints `name value unit`
//! lines and writes them as JSON to the file named by `BENCH_JSON`, when there is one.

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the environment")]

mod score;

use std::{collections::BTreeMap, error::Error, process::Command, time::Instant};

use score::{Flag, Note, Tally, notes, sealed, share};
use serde_json::{Value, json};

const CORPUS: &str = include_str!("../corpus/corpus.jsonl");

/// What one tool flagged, and how fast.
struct Tool {
    name: String,
    flags: BTreeMap<String, Vec<Flag>>,
    speed: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo test --all-targets` runs benchmarks as well, only to see that they start.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("# run me with `cargo bench`");
        return Ok(());
    }
    let mut notes = notes(CORPUS);
    notes.retain(|note| note.split == "test");
    notes.extend(sealed());
    let mut tools = vec![own(&notes, &[]), own(&notes, &[deid::Tier::Block])];
    tools.extend(peers(&notes)?);
    // Clinical prose as it mostly is: with few details or none.
    let calm: Vec<_> = notes.iter().filter(|note| note.gold.is_empty()).map(|note| note.text.as_str()).collect();
    let mut figures = vec![
        ("deid-calm-speed".to_owned(), speed(&calm, deid::scan), "MB/s"),
        ("deid-calm-rules-speed".to_owned(), speed(&calm, deid::scan_unlearned), "MB/s"),
    ];
    for tool in &tools {
        figures.extend(report(tool, &notes));
    }
    for (name, value, unit) in &figures {
        println!("{name} {value:.4} {unit}");
    }
    if let Ok(path) = std::env::var("BENCH_JSON") {
        let own = |name: &str| figures.iter().find(|(other, ..)| other == name).map(|(_, value, _)| *value);
        let line = |(name, value, unit): &(String, f64, &str)| {
            let (tool, rest) = name.split_once('-').unwrap_or(("", name));
            let peer = (tool != "deid").then_some(tool);
            let mine = own(&format!("deid-{rest}"));
            let ratio = peer.and(mine).map(|mine| mine / value);
            json!({ "name": format!("deid-{rest}"), "value": mine.unwrap_or(*value), "unit": unit, "peer": peer, "peer_value": peer.map(|_| value), "ratio": ratio })
        };
        std::fs::write(path, serde_json::to_vec_pretty(&figures.iter().map(line).collect::<Vec<_>>())?)?;
    }
    Ok(())
}

/// Our own flags: those that stop a text, or those of some tiers.
fn own(notes: &[Note], only: &[deid::Tier]) -> Tool {
    deid::scan("a");
    let flags = |note: &Note| {
        let stops = |finding: &deid::Finding| {
            finding.tier != deid::Tier::Hint && (only.is_empty() || only.contains(&finding.tier))
        };
        let found = deid::scan(&note.text);
        (note.id.clone(), found.into_iter().filter(stops).map(flag).collect())
    };
    let all = notes.iter().map(flags).collect();
    let speed = speed(&notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), deid::scan);
    let name = if only.is_empty() { "deid" } else { "block" };
    Tool { name: name.to_owned(), flags: all, speed }
}

fn flag(finding: deid::Finding) -> Flag {
    let label = serde_json::to_value(finding.label).ok().and_then(|label| Some(label.as_str()?.to_owned()));
    Flag { place: finding.chars, label: label.unwrap_or_default() }
}

/// MB/s on one core. The best of several rounds: what else the machine does only ever slows it down.
fn speed(texts: &[&str], scan: impl Fn(&str) -> Vec<deid::Finding>) -> f64 {
    let bytes: usize = texts.iter().copied().map(str::len).sum();
    let round = |_| {
        let start = Instant::now();
        let found: usize = texts.iter().map(|text| scan(text).len()).sum();
        assert!(found < bytes);
        bytes as f64 / start.elapsed().as_secs_f64() / 1e6
    };
    let begun = Instant::now();
    (0..200).take_while(|number| *number < 3 || begun.elapsed().as_secs() < 5).map(round).fold(0.0, f64::max)
}

/// Runs the peers in their Python on these texts; none without it.
fn peers(notes: &[Note]) -> Result<Vec<Tool>, Box<dyn Error>> {
    let Ok(python) = std::env::var("PEER_PYTHON") else { return Ok(Vec::new()) };
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = std::env::temp_dir().join(format!("deid-texts-{}.jsonl", std::process::id()));
    let line = |note: &Note| json!({ "id": note.id, "lang": note.lang, "text": note.text }).to_string() + "\n";
    std::fs::write(&texts, notes.iter().map(line).collect::<String>())?;
    let output = Command::new(python).arg(folder.join("bench/peers.py")).arg(&texts).output();
    std::fs::remove_file(&texts)?;
    let output = output?;
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout)?;
    let tool = |line: &str| {
        let value: Value = serde_json::from_str(line).ok()?;
        let place = |span: &Value| {
            let at = |index: usize| Some(span.get(index)?.as_u64()? as usize);
            Some(Flag { place: at(0)?..at(1)?, label: span.get(2)?.as_str()?.to_owned() })
        };
        let spans = |(id, spans): (&String, &Value)| {
            (id.clone(), spans.as_array().into_iter().flatten().filter_map(place).collect())
        };
        Some(Tool {
            name: value.get("tool")?.as_str()?.to_owned(),
            flags: value.get("flags")?.as_object()?.iter().map(spans).collect(),
            speed: value.get("speed")?.as_f64()?,
        })
    };
    Ok(text.lines().filter_map(tool).collect())
}

fn tally<'a>(tool: &Tool, notes: impl Iterator<Item = &'a Note>) -> Tally {
    let mut tally = Tally::default();
    for note in notes {
        // A tool that was not asked about a text (another language) is not counted on it.
        if let Some(flags) = tool.flags.get(&note.id) {
            tally.add(note, flags);
        }
    }
    tally
}

fn report(tool: &Tool, notes: &[Note]) -> Vec<(String, f64, &'static str)> {
    let name = &tool.name;
    let mut figures = vec![(format!("{name}-speed"), tool.speed, "MB/s")];
    for set in ["test", "sealed"] {
        let all = tally(tool, notes.iter().filter(|note| note.split == set));
        figures.push((format!("{name}-{set}-recall"), all.recall(), "share"));
        figures.push((format!("{name}-{set}-precision"), all.precision(), "share"));
        figures.push((format!("{name}-{set}-f1"), all.f1(), "share"));
        figures.push((format!("{name}-{set}-characters-masked"), share(all.letters.0, all.letters.1), "share"));
        figures.push((format!("{name}-{set}-clean-documents"), share(all.clean, all.identified), "share"));
        figures.push((format!("{name}-{set}-characters-right"), share(all.marked.0, all.marked.1), "share"));
        figures.push((format!("{name}-{set}-leaks"), all.leaks as f64 / all.identified.max(1) as f64, "a-document"));
        figures.push((format!("{name}-{set}-calm-flagged"), share(all.calm_flagged, all.calm), "share"));
        figures.push((
            format!("{name}-{set}-needless"),
            all.needless as f64 * 1000.0 / all.words.max(1) as f64,
            "per-1000-words",
        ));
    }
    for lang in ["en", "fr"] {
        let part = tally(tool, notes.iter().filter(|note| note.split == "sealed" && note.lang == lang));
        if part.found.is_empty() {
            continue;
        }
        figures.push((format!("{name}-{lang}-recall"), part.recall(), "share"));
        figures.push((format!("{name}-{lang}-precision"), part.precision(), "share"));
        figures.push((format!("{name}-{lang}-f1"), part.f1(), "share"));
        figures.push((format!("{name}-{lang}-characters-masked"), share(part.letters.0, part.letters.1), "share"));
        for label in part.found.keys() {
            let (recall, precision, f1) = part.label(label);
            for (what, value) in [("recall", recall), ("precision", precision), ("f1", f1)] {
                figures.push((format!("{name}-{lang}-{}-{what}", label.to_lowercase()), value, "share"));
            }
        }
    }
    figures
}
