//! A coding project of more than 200 MB, read in bounded memory: seconds and the peak of memory.
//!
//! Each way of reading runs in a process of its own, so that its peak is its own. The peer reads the same file with
//! Python's standard library (`zipfile` and `ElementTree`), counts the selections and decodes every text, but neither
//! finds the convention nor turns positions into ranges. Prints `name value unit` lines and writes them as JSON to the
//! file named by the environment variable `BENCH_JSON`, when there is one.

#![expect(clippy::disallowed_methods, reason = "a benchmark is its own binary: it reads the environment")]

use std::{
    error::Error,
    fmt::Write as _,
    fs::File,
    io::{BufReader, BufWriter, Write},
    path::Path,
    process::Command,
    time::Instant,
};

use qda::{
    limits::Limits,
    refi::{Bundle, inspect},
};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const TEXTS: usize = 800;
const PARAGRAPHS: usize = 250;
const SELECTIONS: usize = 75;
const RECORDING: usize = 180 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [way, path] = arguments.as_slice()
        && way.starts_with("read-")
    {
        return read(way, path);
    }
    // `cargo test --all-targets` runs benchmarks as well, only to see that they start.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("# run me with `cargo bench`");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("project.qdpx");
    make(&path)?;
    let mut figures = vec![figure("qda_project_size", megabytes(path.metadata()?.len()), "MB", None)];
    let peer =
        Command::new("python3").arg("-c").arg(PEER).arg(&path).output().ok().and_then(|out| numbers(&out.stdout));
    for way in ["inspect", "import"] {
        let own = Command::new(std::env::current_exe()?).arg(format!("read-{way}")).arg(&path).output()?;
        let (seconds, memory) =
            numbers(&own.stdout).ok_or_else(|| String::from_utf8_lossy(&own.stderr).into_owned())?;
        figures.push(figure(&format!("qda_project_{way}_time"), seconds, "s", peer.map(|(seconds, _)| seconds)));
        figures.push(figure(&format!("qda_project_{way}_peak_memory"), memory, "MB", peer.map(|(_, memory)| memory)));
    }
    if let Ok(path) = std::env::var("BENCH_JSON") {
        std::fs::write(path, serde_json::to_vec_pretty(&figures)?)?;
    }
    Ok(())
}

/// Reads the project in this process and prints seconds and megabytes.
fn read(way: &str, path: &str) -> Result<(), Box<dyn Error>> {
    let begin = Instant::now();
    let file = BufReader::new(File::open(path)?);
    let selections = if way == "read-inspect" {
        inspect(path, file, &Limits::default())?.counts.selections
    } else {
        let mut bundle = Bundle::open(path, file, &Limits::default())?;
        let found = bundle.detect()?;
        let mut placed = 0;
        for (place, found) in found.iter().enumerate() {
            let settled = bundle.settle(place, found.as_ref())?;
            placed += settled.map_or(0, |settled| settled.spans.iter().flatten().count() as u64);
        }
        placed
    };
    if selections != (TEXTS * SELECTIONS) as u64 {
        return Err(format!("{selections} selections").into());
    }
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    println!("{} {}", begin.elapsed().as_secs_f64(), megabytes(peak.unwrap_or_default() * 1024));
    Ok(())
}

/// Texts with selections, and a recording that nothing can compress.
fn make(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(path)?));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut qde = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Large\"><CodeBook><Codes>\
         <Code guid=\"00000000-0000-4000-8000-0000000000c0\" name=\"Trust\" isCodable=\"true\"/></Codes></CodeBook><Sources>",
    );
    for text in 0..TEXTS {
        let guid = format!("00000000-0000-4000-8000-{text:012x}");
        let mut words = String::new();
        write!(qde, "<TextSource guid=\"{guid}\" name=\"Interview {text}\" plainTextPath=\"internal://{guid}.txt\">")?;
        let mut start = 0;
        for paragraph in 0..PARAGRAPHS {
            let begin = words.len();
            write!(words, "Nous parlons de douleur {text}.{paragraph} et d’équipe; ")?;
            for word in 0..40 {
                write!(words, "mot{} ", (text * 7919 + paragraph * 104_729 + word * 1_299_709) % 5003)?;
            }
            words.push_str("fin.\n");
            let next = start + words.get(begin..).map_or(0, |added| added.chars().count());
            if paragraph < SELECTIONS {
                let end = next - 1;
                write!(
                    qde,
                    "<PlainTextSelection guid=\"{guid}-{paragraph}\" startPosition=\"{start}\" endPosition=\"{end}\"><Coding \
                     guid=\"{guid}-{paragraph}-c\"><CodeRef targetGUID=\"00000000-0000-4000-8000-0000000000c0\"/></Coding>\
                     </PlainTextSelection>"
                )?;
            }
            start = next;
        }
        qde.push_str("</TextSource>");
        zip.start_file(format!("sources/{guid}.txt"), deflated)?;
        zip.write_all(words.as_bytes())?;
    }
    qde.push_str("<AudioSource guid=\"a\" name=\"Recording\" path=\"internal://a.mp3\"/></Sources></Project>");
    zip.start_file("project.qde", deflated)?;
    zip.write_all(qde.as_bytes())?;
    zip.start_file("sources/a.mp3", stored)?;
    let mut noise = 1_u64;
    for _ in 0..RECORDING >> 3 {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        zip.write_all(&noise.to_le_bytes())?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

const PEER: &str = r#"
import resource, sys, time, zipfile
import xml.etree.ElementTree as tree
begin = time.time()
space = "{urn:QDA-XML:project:1.0}"
with zipfile.ZipFile(sys.argv[1]) as archive:
    root = tree.fromstring(archive.read("project.qde"))
    selections = sum(1 for _ in root.iter(space + "PlainTextSelection"))
    for source in root.iter(space + "TextSource"):
        archive.read("sources/" + source.get("plainTextPath")[len("internal://"):]).decode("utf-8")
print(time.time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
"#;

fn numbers(out: &[u8]) -> Option<(f64, f64)> {
    let text = String::from_utf8_lossy(out);
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[expect(clippy::cast_precision_loss, reason = "megabytes for people")]
fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn figure(name: &str, value: f64, unit: &str, peer: Option<f64>) -> serde_json::Value {
    println!("{name} {value:.2} {unit}");
    let named = peer.map(|_| "Python zipfile and ElementTree");
    serde_json::json!({
        "name": name, "value": value, "unit": unit,
        "peer": named, "peer_value": peer, "ratio": peer.map(|peer| value / peer),
    })
}
