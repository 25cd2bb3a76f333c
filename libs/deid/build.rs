//! Makes the tables of the library out of its lists, and a short number out of everything the answers depend on.
//!
//! A list is text: `[CLASS CLASS]` opens a section, `#` a comment; entries are separated by commas or line ends. An entry
//! of several words is kept as the chain of its beginnings, so that the longest one is found in one walk.

#![expect(clippy::disallowed_methods, reason = "a build script is told its folders by the environment")]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

#[path = "src/chain.rs"]
mod chain;
#[path = "src/class.rs"]
#[expect(dead_code, reason = "shared with the library, which uses all of it")]
mod class;
#[path = "src/excerpt.rs"]
mod excerpt;
#[path = "src/fold.rs"]
mod fold;
#[path = "src/table.rs"]
#[expect(dead_code, reason = "shared with the library, which uses all of it")]
mod table;
#[path = "src/word.rs"]
#[expect(dead_code, unused_imports, unused_macros, reason = "shared with the library, which uses all of it")]
mod word;

use chain::{ENDING, canonical};
use class::{PHRASE, RARE, Set, TYPED};
use word::{Kind, step};

/// Lists of words that stand in every text.
const DAILY: &[&str] = &["words-common.txt", "grammar-en.txt", "grammar-fr.txt", "cues.txt", "medical.txt"];

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    let mut files = Vec::new();
    for folder in ["lists", "src"] {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(&root), folder, &mut files)?;
    }
    files.sort();
    let mut content = SEED;
    let classes = fs::read_to_string(Path::new(&root).join("src/class.rs"))?;
    let mut draft = Draft { classes: classes.lines().filter_map(class).collect(), ..Draft::default() };
    for name in &files {
        let text = fs::read_to_string(Path::new(&root).join(name))?;
        content = mix(content, name);
        // Line ends differ between machines; comments and blank lines change no answer.
        let telling = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        content = telling.fold(content, mix);
        match name.strip_prefix("lists/") {
            Some("endings.txt") => draft.endings(&text),
            Some("regions.txt") => draft.regions(&text)?,
            Some("clusters.txt") => draft.clusters(&text)?,
            Some("names-borne.txt") => draft.borne.extend(entries(&text).filter_map(word::hash)),
            Some(list) => draft.list(&text, DAILY.contains(&list))?,
            None => {}
        }
    }
    for table in ["train/weights", "train/verdicts", "train/network"] {
        println!("cargo::rerun-if-changed={table}");
        let learned = fs::read(Path::new(&root).join(table))?;
        content = learned.iter().fold(content, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME));
    }
    draft.write(Path::new(&out))?;
    println!("cargo::rustc-env=DEID_CONTENT={:08x}", (content >> 32) ^ (content & 0xffff_ffff));
    Ok(())
}

/// A class from its line in the source: `GIVEN = 0, // a given name`.
fn class(line: &str) -> Option<(String, Set)> {
    let (name, bit) = line.trim().split(',').next()?.split_once(" = ")?;
    let upper = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    Some((name.to_owned(), Set(1 << bit.parse::<u32>().ok().filter(|bit| upper && *bit < 64)?)))
}

/// What is read from the lists.
#[derive(Default)]
struct Draft {
    classes: BTreeMap<String, Set>,
    words: BTreeMap<u64, Set>,
    daily: BTreeSet<u64>,
    endings: BTreeSet<u64>,
    /// Daily words as they are typed.
    typed: BTreeSet<String>,
    chains: BTreeSet<u64>,
    /// Names that somebody bears, in other lists or in none.
    borne: Vec<u64>,
    /// Daily words and the number of their cluster.
    clusters: BTreeMap<u64, u8>,
    /// Towns and the number of their region.
    towns: BTreeMap<u64, usize>,
    /// Of each region: what lies there, a town or a city, and where, in English and French.
    regions: Vec<[String; 3]>,
}

impl Draft {
    fn list(&mut self, list: &str, daily: bool) -> Result<(), String> {
        let mut set = Set::NONE;
        for line in list.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if let Some(names) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                set = Set::NONE;
                for name in names.split(' ') {
                    set = set.or(*self.classes.get(name).ok_or_else(|| format!("no class is called {name}"))?);
                }
                continue;
            }
            for entry in line.split(',') {
                self.entry(entry, set);
                if daily {
                    self.daily.extend(word::hash(entry));
                    let entry = excerpt::folded(entry);
                    if set.any(TYPED) && entry.len() > 3 && entry.bytes().all(|byte| byte.is_ascii_lowercase()) {
                        self.typed.insert(entry);
                    }
                }
                // "Black & McDonald" is written with "and", too.
                if let Some((head, tail)) = entry.split_once(" & ") {
                    for and in ["and", "et"] {
                        self.entry(&format!("{head} {and} {tail}"), set);
                    }
                }
                // The apostrophe is often left out: St Joes.
                if entry.contains("'s") {
                    self.entry(&entry.replace("'s", "s"), set);
                }
            }
        }
        Ok(())
    }

    fn endings(&mut self, list: &str) {
        for ending in entries(list) {
            let hash = ending.bytes().rev().fold(ENDING, word::more);
            self.endings.insert(hash);
        }
    }

    /// A section `[town | in Ontario | en Ontario]` holds the places of one region.
    fn regions(&mut self, list: &str) -> Result<(), String> {
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                let parts: Vec<_> = head.split('|').map(|part| part.trim().to_owned()).collect();
                self.regions.push(parts.try_into().map_err(|_| format!("not a region: {head}"))?);
                continue;
            }
            for entry in line.split(',') {
                let words = word::split(entry, |_| Set::NONE);
                if let Some((first, rest)) = words.split_first() {
                    let chain = rest.iter().fold(step(0, canonical(first)), |state, word| step(state, canonical(word)));
                    let hash = if rest.is_empty() { first.hash } else { chain };
                    self.towns.insert(hash, self.regions.len());
                }
            }
        }
        Ok(())
    }

    /// A section `[7]` holds the words of one cluster.
    fn clusters(&mut self, list: &str) -> Result<(), Box<dyn Error>> {
        let mut number = 0;
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                number = head.parse()?;
                continue;
            }
            self.clusters.extend(line.split(',').filter_map(word::hash).map(|hash| (hash, number)));
        }
        Ok(())
    }

    fn add(&mut self, hash: u64, set: Set) {
        let known = self.words.entry(hash).or_default();
        *known = known.or(set);
    }

    fn entry(&mut self, entry: &str, set: Set) {
        let words = word::split(entry, |_| Set::NONE);
        let Some((first, rest)) = words.split_first() else { return };
        if rest.is_empty() {
            if first.kind != Kind::Digits {
                self.add(first.hash, set);
            }
            return;
        }
        self.add(first.hash, PHRASE);
        let mut state = step(0, canonical(first));
        for (place, word) in rest.iter().enumerate() {
            state = step(state, canonical(word));
            self.add(state, if place + 1 == rest.len() { set } else { PHRASE });
            self.chains.insert(state);
        }
    }

    fn write(&self, out: &Path) -> Result<(), Box<dyn Error>> {
        // Half of all words are rare and nothing else: a sieve holds them in a quarter of the room.
        let rare: Vec<u64> = self.words.iter().filter(|(_, set)| **set == RARE).map(|(hash, _)| *hash).collect();
        let told: BTreeMap<u64, Set> =
            self.words.iter().filter(|(_, set)| **set != RARE).map(|(hash, set)| (*hash, *set)).collect();
        let marked = |hashes: &[u64]| hashes.iter().map(|hash| (*hash, table::sign(table::spread(*hash)))).collect();
        fs::write(out.join("rare"), sieve(&marked(&rare))?)?;
        fs::write(out.join("borne"), sieve(&marked(&self.borne))?)?;
        // Every daily word is told, so that none is given the cluster of another.
        let cluster = |hash: &u64| (*hash, self.clusters.get(hash).copied().unwrap_or_default());
        fs::write(out.join("clusters"), sieve(&self.daily.iter().map(cluster).collect())?)?;
        // Frequent sets, of everyday words apart from others, have low numbers, which are packed shorter.
        let kind = |hash: &u64, set: &Set| (set.0, self.daily.contains(hash));
        let mut counts: BTreeMap<(u64, bool), usize> = BTreeMap::new();
        told.iter().for_each(|(hash, set)| *counts.entry(kind(hash, set)).or_default() += 1);
        let mut kinds: Vec<(u64, bool)> = counts.keys().copied().collect();
        kinds.sort_by_key(|kind| (usize::MAX - counts.get(kind).copied().unwrap_or_default(), *kind));
        if kinds.len() >> table::SETS != 0 {
            return Err("the lists have more sets of classes than a place can number".into());
        }
        let numbers: BTreeMap<(u64, bool), usize> = kinds.iter().enumerate().map(|(at, kind)| (*kind, at)).collect();
        let number = |(hash, set): (&u64, &Set)| Some((*hash, *numbers.get(&kind(hash, set))?));
        pack(out, "words", &told.iter().filter_map(number).collect())?;
        fs::write(out.join("sets"), kinds.iter().flat_map(|(set, _)| set.to_le_bytes()).collect::<Vec<_>>())?;
        fs::write(out.join("daily"), kinds.iter().map(|(_, daily)| u8::from(*daily)).collect::<Vec<_>>())?;
        pack(out, "endings", &self.endings.iter().map(|hash| (*hash, 0)).collect())?;
        pack(out, "towns", &self.towns)?;
        let regions = self.regions.iter().map(|[kind, english, french]| (kind == "city", english, french));
        fs::write(out.join("regions.rs"), format!("&{:?}", regions.collect::<Vec<_>>()))?;
        fs::write(out.join("typed"), fronts(&self.typed)?)?;
        let mut chains = table::Bits::with_room(self.chains.len() * 2);
        self.chains.iter().for_each(|hash| chains.add(*hash));
        fs::write(out.join("chains"), &*chains.bytes)?;
        Ok(())
    }
}

/// The entries of a list without classes.
fn entries(list: &str) -> impl Iterator<Item = &str> {
    let entries = list.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(','));
    entries.map(str::trim).filter(|entry| !entry.is_empty())
}

/// Packs a table: see `table.rs`.
fn pack(out: &Path, name: &str, words: &BTreeMap<u64, usize>) -> Result<(), Box<dyn Error>> {
    let size = (words.len() * 3 / 2).next_power_of_two();
    let mut counts = vec![0u8; size];
    let mut sorted: Vec<(usize, u32, usize)> = Vec::new();
    for (hash, number) in words {
        let home = table::place(*hash) & (size - 1);
        let count = counts.get_mut(home).ok_or("a place lies outside of the table")?;
        *count = count.checked_add(1).ok_or("too many words begin at one place")?;
        sorted.push((home, table::tag(*hash), *number));
    }
    sorted.sort_unstable();
    let tags: Vec<u8> = sorted.iter().flat_map(|(_, tag, _)| ((tag & 0xffff) as u16).to_le_bytes()).collect();
    let top =
        |words: &[(usize, u32, usize)]| words.iter().rev().fold(0u8, |byte, (_, tag, _)| byte << 1 | (tag >> 16) as u8);
    let tops: Vec<u8> = sorted.chunks(8).map(top).collect();
    let mut numbers = Vec::new();
    for (_, _, number) in sorted {
        if number < table::SHORT {
            numbers.push(u8::try_from(number)?);
        } else {
            numbers.push(u8::try_from(table::SHORT + (number >> 8))?);
            numbers.push((number & 0xff) as u8);
        }
    }
    for (part, bytes) in [("counts", counts), ("tags", tags), ("tops", tops), ("numbers", numbers)] {
        fs::write(out.join(format!("{name}-{part}")), bytes)?;
    }
    Ok(())
}

/// The bytes of a sieve that tells a number for each of these hashes: places are taken from hashes that have one for themselves
/// until none is left, and filled backwards.
fn sieve(told: &BTreeMap<u64, u8>) -> Result<Vec<u8>, Box<dyn Error>> {
    let block = told.len() * 123 / 300 + 32;
    let numbers: BTreeMap<u64, u8> = told.iter().map(|(hash, number)| (table::spread(*hash), *number)).collect();
    let mut count = vec![0u32; 3 * block];
    let mut together = vec![0u64; 3 * block];
    for hash in numbers.keys() {
        for place in table::thirds(*hash, block) {
            *count.get_mut(place).ok_or("a place lies outside")? += 1;
            *together.get_mut(place).ok_or("a place lies outside")? ^= hash;
        }
    }
    let mut open: Vec<usize> = (0..3 * block).filter(|place| count.get(*place) == Some(&1)).collect();
    let mut order = Vec::new();
    while let Some(place) = open.pop() {
        if count.get(place) != Some(&1) {
            continue;
        }
        let hash = together.get(place).copied().unwrap_or_default();
        order.push((hash, place));
        for other in table::thirds(hash, block) {
            if let (Some(count), Some(together)) = (count.get_mut(other), together.get_mut(other)) {
                *count -= 1;
                *together ^= hash;
                if *count == 1 {
                    open.push(other);
                }
            }
        }
    }
    if order.len() != numbers.len() {
        return Err("the rare words make a circle; give their sieve more room".into());
    }
    let mut bytes = vec![0u8; 3 * block];
    for (hash, place) in order.into_iter().rev() {
        let others =
            table::thirds(hash, block).into_iter().filter_map(|at| bytes.get(at)).fold(0, |all, byte| all ^ byte);
        if let Some(byte) = bytes.get_mut(place) {
            *byte = numbers.get(&hash).copied().unwrap_or_default() ^ others;
        }
    }
    Ok(bytes)
}

/// Words in their order, each as how many letters it shares with the one before it, and the others.
fn fronts(words: &BTreeSet<String>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    let mut before = "";
    for word in words {
        let shared = word.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
        if shared >= usize::from(b'a') {
            return Err("a word shares too much with the one before it".into());
        }
        bytes.push(u8::try_from(shared)?);
        bytes.extend(word.bytes().skip(shared));
        before = word;
    }
    Ok(bytes)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

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
