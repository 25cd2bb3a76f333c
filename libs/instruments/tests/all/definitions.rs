//! The data files: complete, in agreement with themselves, and with nothing in them that may not be shipped.

use std::{collections::BTreeSet, fs, path::Path};

use instruments::{Exact, Instrument, LicenseClass, Rule, Weights, all, find};

#[test]
fn every_file_in_data_is_an_instrument_of_the_library_under_its_own_name() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let files: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().trim_end_matches(".json").to_owned())
        .collect();
    let known: BTreeSet<String> = all().iter().map(|instrument| instrument.id.clone()).collect();
    assert_eq!(known, files);
    assert_eq!(known.len(), 26);
}

#[test]
fn every_instrument_names_its_citation_source_version_and_license_evidence_in_words() {
    for instrument in all() {
        let words = [&instrument.names.en, &instrument.names.fr, &instrument.version, &instrument.citation];
        assert!(words.iter().all(|words| !words.trim().is_empty()), "{}", instrument.id);
        assert!(!instrument.sources.is_empty() && !instrument.license.evidence.is_empty(), "{}", instrument.id);
        for change in &instrument.important_changes {
            assert!(Exact::decimal(&change.points).is_some() && instrument.range(&change.of).is_some());
        }
    }
}

#[test]
fn names_and_other_spellings_lead_to_one_instrument_each() {
    let mut seen = BTreeSet::new();
    for instrument in all() {
        for name in instrument.aliases.iter().chain([&instrument.id]) {
            assert!(seen.insert(name.clone()), "{name}");
            assert_eq!(find(&name.to_uppercase().replace('_', "-")).unwrap().id, instrument.id);
        }
    }
}

#[test]
fn bands_follow_each_other_over_the_whole_range() {
    for instrument in all() {
        for outcome in &instrument.results {
            let Rule::Band { of, bands } = &outcome.rule else { continue };
            let (least, most) = instrument.range(of).unwrap();
            assert_eq!(Exact::whole(bands[0].from), least, "{}", instrument.id);
            assert_eq!(Exact::whole(bands.last().unwrap().to), most, "{}", instrument.id);
            for pair in bands.windows(2) {
                assert_eq!(pair[0].to + 1, pair[1].from, "{}", instrument.id);
            }
        }
    }
}

#[test]
fn rules_name_only_items_and_results_that_are_there() {
    for instrument in all() {
        let count = instrument.shape.count;
        let inside = |items: &[usize]| items.iter().all(|item| (1..=count).contains(item));
        assert!(inside(&instrument.reverse) && (instrument.keys.is_empty() || instrument.keys.len() == count));
        for (place, outcome) in instrument.results.iter().enumerate() {
            let before = &instrument.results[..place];
            match &outcome.rule {
                Rule::Sum { items, weights } => {
                    assert!(inside(items));
                    match weights {
                        None => {}
                        Some(Weights::Same { all }) => assert_eq!(all.len(), items.len()),
                        Some(Weights::BySex { female, male }) => {
                            assert_eq!((female.len(), male.len()), (items.len(), items.len()));
                        }
                    }
                }
                Rule::Mean { items } | Rule::Percent { items } => assert!(inside(items)),
                Rule::Band { of, .. } | Rule::Flag { of, .. } => {
                    assert!(before.iter().any(|result| result.key == *of && result.rule.is_figure()));
                }
                Rule::Item { item, .. } => assert!(inside(&[*item])),
                Rule::Syndrome { present, core, .. } => assert!(present.len() == count && inside(core)),
            }
        }
    }
}

#[test]
fn the_published_ranges_come_out() {
    let range = |name: &str, key: &str| {
        let (least, most) = find(name).unwrap().range(key).unwrap();
        (least.as_whole().unwrap(), most.as_whole().unwrap())
    };
    for (name, least, most) in [
        ("phq9", 0, 27),
        ("phq4", 0, 12),
        ("phq2", 0, 6),
        ("gad2", 0, 6),
        ("gad7", 0, 21),
        ("rmdq", 0, 24),
        ("ort", 0, 26),
        ("ort_oud", 0, 9),
        ("comm", 0, 68),
        ("soapp_r", 0, 96),
        ("soapp_14", 0, 56),
        ("pcs", 0, 52),
        ("tsk11", 11, 44),
        ("tsk17", 17, 68),
        ("dn4", 0, 10),
        ("lanss", 0, 24),
        ("s_lanss", 0, 24),
        ("pdi", 0, 70),
        ("isi", 0, 28),
        ("cage_aid", 0, 4),
        ("dire", 7, 21),
        ("pomi", 0, 6),
    ] {
        assert_eq!(range(name, "total"), (least, most), "{name}");
    }
    assert_eq!(range("peg", "mean"), (0, 10));
    assert_eq!(range("bpi", "severity_mean"), (0, 10));
    assert_eq!(range("bpi", "interference_mean"), (0, 10));
    assert_eq!(range("odi", "percent"), (0, 100));
    assert_eq!(range("oud", "counted"), (0, 11));
    assert_eq!(
        (range("pcs", "rumination"), range("pcs", "magnification"), range("pcs", "helplessness")),
        ((0, 16), (0, 12), (0, 24))
    );
}

fn class(name: &str) -> LicenseClass {
    find(name).unwrap().license.class
}

#[test]
fn item_text_ships_only_where_it_is_free() {
    let of = |wanted: LicenseClass| -> Vec<&str> {
        let matching = all().iter().filter(|instrument| instrument.license.class == wanted);
        matching.map(|instrument: &Instrument| instrument.id.as_str()).collect()
    };
    assert_eq!(of(LicenseClass::Text), ["phq9", "phq4", "phq2", "gad7", "gad2", "rmdq"]);
    assert_eq!(of(LicenseClass::Ask), ["peg", "ort", "ort_oud", "cage_aid"]);
    assert_eq!(of(LicenseClass::Paraphrase), ["oud"]);
    assert_eq!(class("bpi"), LicenseClass::Scorer);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("text");
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let id = name.split('.').next().unwrap();
        assert!(matches!(class(id), LicenseClass::Text | LicenseClass::Paraphrase), "{name}");
    }
}
