//! What is learned: its weights are those that the training wrote, and what it adds waits for somebody's decision.

use deid::{Tier, scan};

#[test]
fn the_tables_have_the_hashes_that_the_training_told() {
    let hash = |bytes: &[u8]| {
        let start = 0xcbf2_9ce4_8422_2325_u64;
        bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    };
    let (weights, verdicts) = (include_bytes!("../../train/weights"), include_bytes!("../../train/verdicts"));
    let network = include_bytes!("../../train/network");
    let told = format!("{:016x} {:016x} {:016x}", hash(weights), hash(verdicts), hash(network));
    assert_eq!(told, include_str!("../../train/hash.txt").trim());
    assert_eq!(weights.len(), deid::tagger::BUCKETS * deid::tagger::CLASSES);
    assert_eq!(verdicts.len(), deid::judge::PLACES_OF_TABLE);
    assert_eq!(network.len(), deid::network::BYTES);
}

#[test]
fn what_tagger_and_network_add_needs_a_decision_and_never_blocks() {
    let text = include_str!("../../corpus/corpus.jsonl");
    let texts = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let found: Vec<_> = texts.flat_map(|note| scan(note["text"].as_str().unwrap())).collect();
    for rule in ["tagger", "network"] {
        let added: Vec<_> = found.iter().filter(|one| one.rule == rule).collect();
        assert!(!added.is_empty());
        assert!(added.iter().all(|one| one.tier == Tier::Confirm));
        // The rules carry the text: it adds a little.
        assert!(added.len() * 20 < found.len());
    }
}

#[test]
fn what_is_certain_stays_as_the_rules_found_it() {
    let text = include_str!("../../corpus/corpus.jsonl");
    for note in text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()) {
        let text = note["text"].as_str().unwrap();
        let certain = |found: Vec<deid::Finding>| {
            let certain = found.into_iter().filter(|one| one.tier == Tier::Block);
            certain.map(|one| (one.bytes, one.rule)).collect::<Vec<_>>()
        };
        assert_eq!(certain(scan(text)), certain(deid::scan_unlearned(text)), "{}", note["id"]);
    }
}

#[test]
fn an_everyday_word_is_a_name_by_its_neighbors_alone() {
    let rule = |text: &str| scan(text).into_iter().map(|one| one.rule).collect::<Vec<_>>();
    assert_eq!(rule("pain clinic says no opioids, back to gp"), [""; 0]);
    assert_eq!(rule("gap in care since discharge, bright light hurts"), [""; 0]);
}

#[test]
fn what_is_kept_once_is_kept_wherever_it_stands_and_an_answer_of_one_word_is_none() {
    let found = |text: &str| scan(text).into_iter().map(|one| text[one.bytes.clone()].to_owned()).collect::<Vec<_>>();
    assert_eq!(found("Moved to Timmins\nTIMMINS again"), ["Timmins", "TIMMINS"]);
    assert_eq!(found("Constant"), [""; 0]);
}
