//! Makes a short number out of everything the answers depend on: the lists, the rules, the table of look-alikes.

#![expect(clippy::disallowed_methods, reason = "a build script is told its folders by the environment")]

use std::{env, error::Error, fs, path::Path};

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let mut files = Vec::new();
    for folder in ["lists", "src"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(&root), folder, &mut files)?;
    }
    files.sort();
    let mut hash = SEED;
    for name in &files {
        let text = fs::read_to_string(Path::new(&root).join(name))?;
        hash = mix(hash, name);
        // Line ends differ between machines; comments and blank lines change no answer.
        let telling = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        hash = telling.fold(hash, mix);
    }
    println!("cargo::rustc-env=DEID_CONTENT={:08x}", (hash >> 32) ^ (hash & 0xffff_ffff));
    Ok(())
}

/// The files of a folder that answers depend on, as names that are the same on every machine.
fn collect(root: &Path, folder: &str, files: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(root, &name, files)?;
        } else if name.ends_with(".txt") || name.ends_with(".rs") {
            files.push(name);
        }
    }
    Ok(())
}

/// FNV-1a over a line and its end.
fn mix(hash: u64, line: &str) -> u64 {
    line.bytes().chain([b'\n']).fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}
