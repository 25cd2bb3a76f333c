//! The house test: reads the tree and fails when something stands in the wrong room.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use domain::language::Language;

/// Which room may lean on which; libraries lean on nobody.
const EDGES: &[(&str, &[&str])] = &[
    (
        "allround",
        &[
            "site",
            "jobs",
            "ui",
            "words",
            "store",
            "media",
            "paper",
            "domain",
            "sfu",
            "measures",
            "qda",
            "instruments",
            "mme",
            "deid",
            "strip",
        ],
    ),
    ("site", &["ui", "words", "store", "media", "paper", "domain", "strip", "qda"]),
    ("jobs", &["ui", "words", "store", "media", "paper", "domain"]),
    ("browser", &["domain"]),
    ("ui", &[]),
    ("words", &["domain"]),
    ("store", &["domain"]),
    ("media", &["domain", "sfu"]),
    ("paper", &["domain"]),
    ("domain", &["deid", "fhir", "mme", "instruments", "measures", "redcap"]),
    ("sfu", &[]),
    ("measures", &[]),
    ("qda", &[]),
    ("instruments", &[]),
    ("mme", &[]),
    ("deid", &[]),
    ("fhir", &[]),
    ("strip", &[]),
    ("redcap", &[]),
];

/// Heavy or far-reaching crates, and the only rooms that may know them.
const KEPT: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("object_store", &["store"]),
    ("str0m", &["sfu"]),
    ("livekit-protocol", &["sfu"]),
    ("typst", &["paper"]),
    ("icalendar", &["paper"]),
    ("lettre", &["jobs"]),
    ("tokio-rustls", &["media"]),
    ("fluent-bundle", &["words"]),
    ("icu", &["words"]),
    ("askama", &["ui", "site"]),
    ("axum", &["site", "sfu", "media", "allround"]),
    ("argon2", &["site"]),
    ("quick-xml", &["qda", "strip", "redcap"]),
    ("zip", &["paper", "qda", "strip"]),
    ("rust_xlsxwriter", &["paper"]),
    ("encoding_rs", &["qda", "redcap"]),
    ("image", &["strip"]),
    ("lopdf", &["strip"]),
    ("clap", &["allround"]),
    ("figment", &["allround"]),
];

/// Files over 400 lines, each with its reason.
const LONG: &[(&str, &str)] = &[];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn crates() -> BTreeMap<String, PathBuf> {
    ["app", "libs"]
        .iter()
        .flat_map(|floor| fs::read_dir(root().join(floor)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("Cargo.toml").is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .collect()
}

/// The names in a manifest's section, as "[dependencies]".
fn dependencies(manifest: &Path, sections: &[&str]) -> BTreeSet<String> {
    let text = fs::read_to_string(manifest).unwrap();
    let mut inside = false;
    let mut names = BTreeSet::new();
    for line in text.lines() {
        if line.starts_with('[') {
            inside = sections.contains(&line.trim());
        } else if inside && let Some(name) = line.split(['.', '=', ' ']).next().filter(|name| !name.is_empty()) {
            names.insert(name.to_owned());
        }
    }
    names
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "node_modules", "dist", ".git"].contains(&name.as_str()) {
                    open.push(path);
                }
            } else if name.ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn arrows_run_down() {
    let crates = crates();
    let known: BTreeSet<_> = EDGES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(crates.keys().cloned().collect::<BTreeSet<_>>(), known, "a room is missing from the table of edges");
    for (name, allowed) in EDGES {
        let own = dependencies(&crates[*name].join("Cargo.toml"), &["[dependencies]"]);
        let wrong: Vec<_> = own.iter().filter(|dep| known.contains(*dep) && !allowed.contains(&dep.as_str())).collect();
        assert!(wrong.is_empty(), "{name} may not lean on {wrong:?}");
    }
}

#[test]
fn heavy_crates_stay_in_their_room() {
    for (name, path) in crates() {
        for dependency in dependencies(&path.join("Cargo.toml"), &["[dependencies]", "[dev-dependencies]"]) {
            if let Some((_, rooms)) = KEPT.iter().find(|(kept, _)| *kept == dependency) {
                assert!(rooms.contains(&name.as_str()), "{name} may not use {dependency}: only {rooms:?} may");
            }
        }
    }
}

#[test]
fn files_are_short() {
    let root = root();
    let mut long = Vec::new();
    for folder in ["app", "libs", "web/src", "e2e", "benches"] {
        for ending in [".rs", ".ts", ".mjs", ".html", ".scss"] {
            for path in files(&root.join(folder), ending) {
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
                if lines > 400 && !LONG.iter().any(|(file, _)| *file == name) {
                    long.push(format!("{name}: {lines}"));
                }
            }
        }
    }
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn rooms_that_are_tested_from_outside_hold_no_tests() {
    let outside: BTreeMap<_, _> = crates()
        .into_iter()
        .filter(|(_, folder)| fs::read_to_string(folder.join("Cargo.toml")).unwrap().contains("[lib]\ntest = false"))
        .collect();
    assert_eq!(outside.keys().collect::<Vec<_>>(), ["store", "ui"]);
    for file in outside.values().flat_map(|folder| files(&folder.join("src"), ".rs")) {
        assert!(!fs::read_to_string(&file).unwrap().contains("test]"), "{} would never run", file.display());
    }
}

#[test]
fn a_module_uses_only_modules_listed_above_it() {
    for (name, path) in crates() {
        let lib = path.join("src/lib.rs");
        let Ok(text) = fs::read_to_string(&lib) else { continue };
        if !text.contains("uses only those above it") {
            continue;
        }
        let order: Vec<&str> = text
            .lines()
            .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
            .collect();
        for (place, module) in order.iter().enumerate() {
            let mut sources = files(&path.join("src").join(module), ".rs");
            sources.push(path.join("src").join(format!("{module}.rs")));
            for source in sources {
                let text = fs::read_to_string(&source).unwrap_or_default();
                let code: String =
                    text.lines().take_while(|line| !line.contains("#[cfg(test)]")).collect::<Vec<_>>().join("\n");
                for later in order.iter().skip(place + 1) {
                    let used = code.contains(&format!("crate::{later}::"))
                        || code
                            .lines()
                            .any(|line| line.starts_with(&format!("    {later}::")) && in_crate_list(&code, line));
                    assert!(!used, "{name}: {module} uses {later}, which is listed below it ({})", source.display());
                }
            }
        }
    }
}

/// Whether a line stands inside a `use crate::{ … }` list.
fn in_crate_list(code: &str, line: &str) -> bool {
    let mut inside = false;
    for other in code.lines() {
        if other.starts_with("use crate::{") {
            inside = true;
        } else if other.starts_with("};") {
            inside = false;
        } else if inside && other == line {
            return true;
        }
    }
    false
}

#[test]
fn every_noun_has_one_name_in_every_layer() {
    let root = root();
    let nouns: BTreeSet<String> = files(&root.join("app/domain/src"), ".rs")
        .iter()
        .filter(|path| path.parent().unwrap().ends_with("domain/src"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    // Rooms of the store and the site that are about the machine, not about the field.
    let machine = [
        "lib",
        "db",
        "error",
        "file",
        "migrations",
        "receipt",
        "row",
        "signal",
        "trial",
        "value",
        "login",
        "audit",
        "dialect",
        "search",
        "setup",
        "token",
        "room",
    ];
    for path in files(&root.join("app/store/src"), ".rs") {
        if !path.parent().unwrap().ends_with("store/src") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            nouns.contains(&name) || machine.contains(&name.as_str()),
            "app/store/src/{name}.rs has no noun of that name in app/domain/src"
        );
    }
    for noun in words::NOUNS {
        for language in ["en", "fr"] {
            assert!(root.join(format!("app/words/{language}/{noun}.ftl")).is_file(), "{language}/{noun}.ftl");
        }
    }
}

/// Calls that name a message, and what ends the key.
const SAYS: &[&str] = &[".t(\"", ".t1(\"", ".t2(\"", ".say(\"", ".tell(\""];

#[test]
fn every_message_that_is_said_is_written() {
    let root = root();
    let mut missing = BTreeSet::new();
    let known = words::of(Language::En);
    for folder in ["app/site/src", "app/site/templates", "app/jobs/src", "app/domain/src"] {
        for path in files(&root.join(folder), ".rs").into_iter().chain(files(&root.join(folder), ".html")) {
            let text = fs::read_to_string(&path).unwrap();
            let said = SAYS.iter().flat_map(|call| text.split(call).skip(1)).filter_map(|rest| rest.split('"').next());
            let faults = text.split('"').filter(|part| part.starts_with("fault-") && !part.contains([' ', '{', '\n']));
            for key in said.chain(faults) {
                if !known.has(key) {
                    missing.insert(format!("{key} ({})", path.strip_prefix(&root).unwrap().display()));
                }
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn templates_hold_no_words_of_their_own() {
    let root = root();
    let mut found = Vec::new();
    for path in files(&root.join("app/site/templates"), ".html") {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            if let Some(words) = bare_words(line) {
                found.push(format!("{}:{}: {words}", path.strip_prefix(&root).unwrap().display(), number + 1));
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Text of a template line outside tags and template code that holds a word of four letters or more.
fn bare_words(line: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = line;
    while let Some(start) = rest.find(['<', '{']) {
        text.push_str(&rest[..start]);
        let opened = &rest[start..];
        let end = if opened.starts_with("{{") {
            opened.find("}}").map(|at| at + 2)
        } else if opened.starts_with("{%") {
            opened.find("%}").map(|at| at + 2)
        } else if opened.starts_with("{#") {
            opened.find("#}").map(|at| at + 2)
        } else if opened.starts_with('<') {
            opened.find('>').map(|at| at + 1)
        } else {
            Some(1)
        };
        match end {
            Some(end) => rest = &opened[end..],
            // A tag that goes on in the next line holds attributes, not words.
            None => return None,
        }
    }
    text.push_str(rest);
    let starts_inside_a_tag = line.contains('>') && line.find('<').is_none_or(|open| line.find('>').unwrap() < open);
    // An address shown as it is holds no words.
    let said = text.split_whitespace().filter(|part| !part.starts_with('/'));
    let wordy = said.flat_map(|part| part.split(|c: char| !c.is_alphabetic())).any(|word| word.chars().count() >= 4);
    (wordy && !starts_inside_a_tag && text.len() == text.trim_end_matches('>').len() && line.contains('<'))
        .then_some(text)
}

#[test]
fn routes_stand_in_one_table() {
    let site = root().join("app/site/src");
    let elsewhere: Vec<_> = files(&site, ".rs")
        .into_iter()
        .filter(|path| !path.ends_with("site/src/routes.rs"))
        .filter(|path| fs::read_to_string(path).unwrap().contains(".route("))
        .collect();
    assert_eq!(elsewhere, Vec::<PathBuf>::new());
}
