//! The project's own texts, with their details exchanged for others of the same kind.
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use crate::score::{label, pieces};

#[derive(Clone, Debug)]
pub struct Doc {
    pub set: String,
    pub pieces: Vec<(String, Option<&'static str>)>,
    /// Kept apart: tagger and judge are judged on it and never learn from it.
    pub held: bool,
    /// The network learns from it.
    pub network: bool,
}

pub struct Random(pub u64);
impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
    pub fn of<'a>(&mut self, list: &'a [String]) -> &'a str {
        &list[self.below(list.len())]
    }
}

pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read() -> Vec<Doc> {
    let mut docs = Vec::new();
    for (_, name) in
        [("en", "voices_en.txt"), ("fr", "voices_fr.txt"), ("en", "voices_en_test.txt"), ("fr", "voices_fr_test.txt")]
    {
        let Ok(text) = fs::read_to_string(folder().join("corpus").join(name)) else { continue };
        let mut set = if name.contains("test") { "E".to_owned() } else { "A-G".to_owned() };
        for block in text.split("\n\n") {
            let mut lines = Vec::new();
            for line in block.lines() {
                if let Some(s) = line.strip_prefix("# Set ") {
                    set = s.chars().next().unwrap().to_string();
                }
                if !line.starts_with('#') {
                    lines.push(line);
                }
            }
            let body = lines.join("\n");
            if body.trim().is_empty() {
                continue;
            }
            let held = name.contains("test");
            docs.push(Doc { set: set.clone(), pieces: pieces(body.trim()), held, network: !held });
        }
    }
    for set in
        ["R", "S", "T", "U", "V", "W", "X", "Y", "Z", "AA", "AB", "AC", "AD", "AE", "AF", "AG", "AH", "AI", "AJ", "AL"]
    {
        let Ok(text) = fs::read_to_string(folder().join(format!("corpus/fresh_{set}.txt"))) else { continue };
        let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
        docs.extend(blocks.enumerate().map(|(number, block)| {
            let held = set == "T" && number % 2 == 1;
            Doc { set: set.to_owned(), pieces: pieces(block), held, network: !held }
        }));
    }
    for (_, name) in [("en", "frames_en.txt"), ("fr", "frames_fr.txt")] {
        let Ok(text) = fs::read_to_string(folder().join("train").join(name)) else { continue };
        for block in text.split("\n\n") {
            let body: Vec<_> = block.lines().filter(|l| !l.starts_with('#')).collect();
            let body = body.join("\n");
            if !body.trim().is_empty() {
                docs.push(Doc { set: "frames".into(), pieces: pieces(body.trim()), held: false, network: true });
            }
        }
    }
    // Templates (their tuning half, already filled), noise and hard cases.
    let text = fs::read_to_string(folder().join("corpus/corpus.jsonl")).unwrap();
    for line in text.lines() {
        let v: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = v["id"].as_str().unwrap();
        if id.starts_with("voice") || id.starts_with("fresh") || v["split"] == "test" {
            continue;
        }
        let variant = id.rsplit('-').next().unwrap();
        if !id.starts_with("noise") && !id.starts_with("hard") && variant != "0" {
            continue;
        }
        let chars: Vec<char> = v["text"].as_str().unwrap().chars().collect();
        let mut at = 0;
        let mut p = Vec::new();
        for s in v["spans"].as_array().unwrap() {
            let (a, b) = (s["start"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize);
            p.push((chars[at..a].iter().collect(), None));
            p.push((chars[a..b].iter().collect(), label(s["label"].as_str().unwrap())));
            at = b;
        }
        p.push((chars[at..].iter().collect(), None));
        docs.push(Doc { set: "templates".into(), pieces: p, held: false, network: true });
    }
    // Last, so that what tagger and judge learn stays the same: sets that teach the network alone, and texts that nobody looks into
    // who mends rules, for totals only.
    let shown = ["AK", "AM", "AN", "AO", "AP", "AQ", "AR"].map(|set| (set, format!("corpus/fresh_{set}.txt")));
    let sealed = ["1", "2", "3", "4", "5", "6"].map(|set| (set, format!("corpus/sealed/{set}.txt")));
    for (set, path) in shown.into_iter().chain(sealed) {
        let Ok(text) = fs::read_to_string(folder().join(path)) else { continue };
        let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
        let network = set.len() > 1;
        docs.extend(blocks.map(|block| Doc { set: set.to_owned(), pieces: pieces(block), held: true, network }));
    }
    docs
}

pub struct Pools {
    given: Vec<String>,
    surname: Vec<String>,
    place: Vec<String>,
    community: Vec<String>,
    common: Vec<String>,
    named: Vec<String>,
    /// Names that no other list holds.
    borne: Vec<String>,
    org: Vec<String>,
    keep: BTreeSet<String>,
}

fn sections() -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut names: Vec<_> = fs::read_dir(folder().join("lists"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    for path in names {
        if path.ends_with("regions.txt") || path.ends_with("endings.txt") {
            continue;
        }
        let mut now: Vec<String> = Vec::new();
        for line in fs::read_to_string(path).unwrap().lines() {
            let line = line.split('#').next().unwrap().trim();
            if let Some(h) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                now = h.split(' ').map(str::to_owned).collect();
                continue;
            }
            for e in line.split(',').map(str::trim).filter(|e| !e.is_empty()) {
                for n in &now {
                    all.entry(n.clone()).or_default().push(e.to_owned());
                }
            }
        }
    }
    all
}

impl Pools {
    pub fn read() -> Self {
        let s = sections();
        let take = |n: &str| s.get(n).cloned().unwrap_or_default();
        let single =
            |v: Vec<String>| v.into_iter().filter(|w| !w.contains([' ', '-', '\'']) && w.len() > 3).collect::<Vec<_>>();
        let (given, surname) = (single(take("GIVEN")), single(take("SURNAME")));
        let mut keep = BTreeSet::new();
        for n in [
            "ORG_TAIL",
            "ORG_HEAD",
            "GEO_TAIL",
            "GEO_HEAD",
            "STREET_TAIL",
            "STREET_HEAD",
            "GENERIC",
            "COMPANY",
            "FUNCTION",
            "PARTICLE",
            "TITLE",
            "CREDENTIAL",
            "KIN",
            "ROLE",
        ] {
            keep.extend(take(n));
        }
        let cue: BTreeSet<String> = ["SAYS", "UNIT", "MED", "MONTH", "WEEKDAY", "AGE_UNIT", "NUMERAL", "PROVINCE"]
            .into_iter()
            .flat_map(&take)
            .collect();
        let common: Vec<String> = single(take("COMMON"))
            .into_iter()
            .filter(|w| !keep.contains(w) && !cue.contains(w) && w.len() < 9)
            .collect();
        let people: BTreeSet<&String> = given.iter().chain(&surname).collect();
        let named = common.iter().filter(|w| people.contains(w)).cloned().collect();
        let others: BTreeSet<&String> = s.values().flatten().collect();
        let borne = fs::read_to_string(folder().join("lists/names-borne.txt")).unwrap();
        let borne = borne.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(','));
        let borne = borne.map(|name| name.trim().to_owned()).filter(|name| name.len() > 3 && !others.contains(name));
        let borne = borne.collect();
        let org = take("ORG").into_iter().filter(|w| w.len() > 3).collect();
        Self {
            place: take("PLACE").into_iter().filter(|w| w.len() > 3).collect(),
            community: take("COMMUNITY"),
            given,
            surname,
            common,
            named,
            borne,
            org,
            keep,
        }
    }

    fn pseudo(&self, r: &mut Random, from: &[String]) -> String {
        let (a, b) = (r.of(from).to_owned(), r.of(from).to_owned());
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let h: String = a[..a.len().div_ceil(2)].iter().collect();
        let t: String = b[b.len() / 2..].iter().collect();
        h + &t
    }

    fn shape(model: &str, new: &str) -> String {
        let letters: Vec<char> = model.chars().filter(|c| c.is_alphabetic()).collect();
        if letters.len() > 1 && letters.iter().all(|c| c.is_uppercase()) {
            return new.to_uppercase();
        }
        if letters.first().is_some_and(|c| c.is_uppercase()) {
            let mut out = String::new();
            let mut up = true;
            for c in new.chars() {
                if up {
                    out.extend(c.to_uppercase())
                } else {
                    out.push(c)
                }
                up = !c.is_alphabetic() && c != '\'';
            }
            return out;
        }
        new.to_owned()
    }

    fn token(&self, kind: &str, token: &str, first: bool, r: &mut Random) -> String {
        let bare: String = token.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        if bare.chars().count() < 3
            || self.keep.contains(&bare)
            || token.chars().any(|c| c.is_ascii_digit())
            || token.contains(['/', '&', '"', '(', ')', '@'])
        {
            return token.to_owned();
        }
        let trail: String =
            token.chars().rev().take_while(|c| !c.is_alphanumeric()).collect::<Vec<_>>().into_iter().rev().collect();
        let d = r.below(100);
        let new = match kind {
            "NAME" => match d {
                0..=39 => {
                    if first {
                        r.of(&self.given).to_owned()
                    } else {
                        r.of(&self.surname).to_owned()
                    }
                }
                40..=54 => r.of(&self.borne).to_owned(),
                55..=64 => {
                    let f = if first { &self.given } else { &self.surname };
                    self.pseudo(r, f)
                }
                65..=89 => r.of(&self.named).to_owned(),
                _ => r.of(&self.common).to_owned(),
            },
            "LOCATION" => match d {
                0..=39 => self.pseudo(r, &self.surname),
                40..=59 => r.of(&self.surname).to_owned(),
                60..=79 => r.of(&self.named).to_owned(),
                _ => r.of(&self.common).to_owned(),
            },
            _ => match d {
                0..=24 => self.pseudo(r, &self.surname),
                25..=49 => r.of(&self.surname).to_owned(),
                50..=69 => r.of(&self.named).to_owned(),
                _ => r.of(&self.common).to_owned(),
            },
        };
        Self::shape(token, &new) + &trail
    }

    /// Another detail of the same kind.
    pub fn swap(&self, kind: &str, text: &str, r: &mut Random) -> String {
        if r.below(100) < 20 {
            return text.to_owned();
        }
        let whole = r.below(100);
        if kind == "LOCATION" && whole < 35 && !text.chars().any(|c| c.is_ascii_digit()) {
            return Self::shape(text, if r.below(3) == 0 { r.of(&self.community) } else { r.of(&self.place) });
        }
        if kind == "ORG" && whole < 15 {
            return Self::shape(text, r.of(&self.org));
        }
        let count = text.split(' ').count();
        text.split(' ')
            .enumerate()
            .map(|(n, t)| self.token(kind, t, n + 1 < count || count == 1 && n == 0 && r.below(2) == 0, r))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

pub fn variant(doc: &Doc, pools: &Pools, number: usize, r: &mut Random) -> Vec<(String, Option<&'static str>)> {
    let style = number % 6;
    doc.pieces
        .iter()
        .map(|(text, label)| {
            let mut t = match label {
                Some(l @ ("NAME" | "LOCATION" | "ORG")) if number > 0 => pools.swap(l, text, r),
                _ => text.clone(),
            };
            match style {
                1 | 4 => t = t.to_lowercase(),
                2 if label.is_none() => t = t.replace(". ", " ").replace(", ", " "),
                5 if number % 12 == 5 => t = t.to_uppercase(),
                _ => {}
            }
            (t, *label)
        })
        .collect()
}
