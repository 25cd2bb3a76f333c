//! Every row of the product tables, read as a product: what the library finds is what the description says.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use mme::Ratio;
use mme::drug::Opioid;
use mme::product::{Product, ccdd, din, written};
use mme::route::{Form, Route};
use mme::unit::Unit;

const DIN: &str = include_str!("../../data/din.tsv");
const CCDD: &str = include_str!("../../data/ccdd.tsv");
const SECOND: &str = include_str!("../../reference/dpd.tsv");

fn rows(file: &'static str) -> Vec<Vec<&'static str>> {
    file.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect()
}

/// The parts of a product that a total hangs on.
type Told = (Option<Opioid>, Option<(Ratio, Unit)>, Option<Route>, Option<Form>, bool);

fn found(name: &str) -> Told {
    let read = Product::read(name);
    (read.opioid, read.strength, read.route, read.form, read.long_acting)
}

/// The same, by a plainer reader of the data set's own grammar: `INGREDIENT 8 mg per 5 mL and …` and one of a few forms.
fn told(description: &str) -> Told {
    let (mut opioid, mut strength) = (None, None);
    for part in description.split(" and ") {
        let Some(drug) = Opioid::all().find(|drug| part.split(' ').next() == Some(drug.facts().id)) else { continue };
        opioid = Some(drug);
        let words: Vec<&str> = part.split(' ').collect();
        let place = words.iter().position(|word| Ratio::parse(word).is_some()).unwrap();
        let value = Ratio::parse(words[place]);
        let micrograms = Ratio::whole(match words[place + 1] {
            "mg" => 1000,
            "mcg" => 1,
            other => panic!("{other} in {description}"),
        });
        let unit = match words.get(place + 2..).unwrap_or_default() {
            ["per", "hour", ..] => Unit::Rate(micrograms),
            ["per", "mL", ..] => Unit::Concentration(micrograms),
            ["per", many, "mL", ..] => Unit::Concentration(micrograms.over(Ratio::parse(many).unwrap()).unwrap()),
            ["per", other, ..] if *other != "vial" => panic!("per {other} in {description}"),
            _ => Unit::Mass(micrograms),
        };
        strength = value.map(|value| (value, unit));
    }
    let has = |words: &str| description.contains(words);
    let (route, form) = match () {
        () if has(" transdermal patch") => (Route::Transdermal, Form::Patch),
        () if has("suppository") => (Route::Rectal, Form::Suppository),
        () if has(" for injection") => (Route::Parenteral, Form::Injection),
        () if has(" implant") => (Route::Implant, Form::Implant),
        () if has(" nasal spray") => (Route::Nasal, Form::Spray),
        () if has(" buccal film") => (Route::BuccalFilm, Form::Film),
        () if has(" buccal tablet") => (Route::Buccal, Form::Solid),
        () if has(" sublingual tablet") => (Route::Sublingual, Form::Solid),
        () if has(" syrup") || has(" oral solution") || has(" oral suspension") || has(" oral drops") => {
            (Route::Oral, Form::Liquid)
        }
        () if has(" oral tablet") || has(" oral capsule") => (Route::Oral, Form::Solid),
        () => panic!("no form in {description}"),
    };
    let long = has(" prolonged-release ") || form == Form::Patch;
    (opioid, strength, Some(route), Some(form), long)
}

#[test]
fn every_din_is_read_as_its_description_says_alone_and_behind_its_brand() {
    let mut seen = BTreeSet::new();
    for row in rows(DIN) {
        let [code, brand, description] = row[..] else { panic!("{row:?}") };
        assert!(code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit()) && seen.insert(code), "{row:?}");
        let told = told(description);
        assert!(told.0.is_some() && told.1.is_some(), "{row:?}");
        assert_eq!(found(description), told, "{row:?}");
        // As it stands in a form, where the presenter chose it.
        let written = written(Some(brand), description);
        assert!(written.chars().count() <= 120 && written.starts_with(brand), "{written}");
        // One brand tells more than the description: its suspension is long-acting (an ion-exchange resin).
        let long = told.4 || brand == "TUSSIONEX";
        assert_eq!(found(&written), (told.0, told.1, told.2, told.3, long), "{written}");
        assert_eq!((din(code), ccdd(code)), (Some((brand, description)), Some(description)));
    }
    assert_eq!(seen.len(), 482);
    assert_eq!((din("12345678"), ccdd("12345678")), (None, None));
}

#[test]
fn every_code_of_the_clinical_data_set_is_read_as_its_description_says() {
    let mut counts = BTreeMap::new();
    let mut products = BTreeSet::new();
    for row in rows(CCDD) {
        let [code, description] = row[..] else { panic!("{row:?}") };
        *counts.entry(&code[..1]).or_insert(0) += 1;
        assert_eq!(ccdd(code), Some(description));
        if code.starts_with('8') {
            let read = found(description);
            assert!(read.0.is_some() && (read.1, read.2, read.3, read.4) == (None, None, None, false), "{row:?}");
            continue;
        }
        let told = told(description);
        assert!(told.0.is_some() && told.1.is_some(), "{row:?}");
        assert_eq!(found(description), told, "{row:?}");
        assert_eq!(found(&written(None, description)), told, "{row:?}");
        if code.starts_with('9') {
            products.insert(description);
        }
    }
    assert_eq!(counts, BTreeMap::from([("7", 57), ("8", 41), ("9", 237)]));
    // The data set's own products are each one of its non-proprietary ones, in the words of their salts.
    let general = |description: &str| {
        description
            .replace("codeine monohydrate, codeine sulfate trihydrate", "codeine, codeine sulfate")
            .replace("hydrochloride dihydrate", "hydrochloride")
    };
    let own = DIN.split("# Second part").next().unwrap();
    let own = own.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').nth(2).unwrap());
    let packs = rows(CCDD).into_iter().filter(|row| row[0].starts_with('7')).map(|row| row[1]);
    for description in own.chain(packs) {
        assert!(products.contains(general(description).as_str()), "{description}");
    }
}

#[test]
fn the_two_sources_of_products_never_contradict_each_other() {
    let (mut both, mut alone) = (0, 0);
    let first: BTreeSet<&str> = DIN.split("# Second part").next().unwrap().lines().map(|line| &line[..8]).collect();
    for row in rows(SECOND) {
        let [code, _, description] = row[..] else { panic!("{row:?}") };
        let (_, ours) = din(code).unwrap();
        assert_eq!(found(ours), found(description), "{row:?}");
        if first.contains(code) {
            both += 1;
        } else {
            alone += 1;
        }
    }
    assert_eq!((both, alone), (197, 81));
    assert!(DIN.contains("Of the 197 products") && DIN.contains("# that both name, 197 agree"));
}

#[test]
fn a_code_of_the_clinical_data_set_stands_for_its_product_in_an_order() {
    let answer = |row: &str| {
        let text = mme::batch::answer(mme::batch::Kind::Mme, row, &mme::batch::Options::default());
        let answer = mme::json::parse(&text).unwrap();
        let codes: Vec<_> = answer.get("codes").list().iter().map(|code| code.text().unwrap().to_owned()).collect();
        (answer.get("mme_per_day").number(), codes)
    };
    let row = |order: &str| format!(r#"{{"id": "x", "table": "cdc2022", "medications": [{{{order}}}]}}"#);
    let by_code = r#""ccdd": "9000202", "dose": 1, "dose_unit": "tablet", "frequency_per_day": 4"#;
    assert_eq!(answer(&row(by_code)), (Ratio::parse("40"), vec![]));
    let patch = r#""ccdd": "9001163", "dose": 1, "dose_unit": "patch", "sig": "1 patch q72h""#;
    assert_eq!(answer(&row(patch)), (Ratio::parse("120"), vec![]));
    // The drug alone has no strength: a dose in milligrams is enough, a tablet is not.
    let drug = r#""ccdd": "8000106", "route": "oral", "dose": 2, "dose_unit": "mg", "frequency_per_day": 4"#;
    assert_eq!(answer(&row(drug)), (Ratio::parse("40"), vec![]));
    let tablet = r#""ccdd": "8000106", "route": "oral", "dose": 2, "dose_unit": "tablet", "frequency_per_day": 4"#;
    assert_eq!(answer(&row(tablet)), (None, vec!["MISSING_STRENGTH".to_owned()]));
    let other =
        r#""ccdd": "9000202", "name": "oxycodone 5 mg", "dose": 1, "dose_unit": "tablet", "frequency_per_day": 4"#;
    assert_eq!(answer(&row(other)), (None, vec!["CODE_DISPLAY_MISMATCH".to_owned()]));
    let unknown = r#""ccdd": "9999999", "dose": 1, "dose_unit": "tablet", "frequency_per_day": 4"#;
    assert_eq!(answer(&row(unknown)), (None, vec!["UNKNOWN_CODE".to_owned()]));
}

#[test]
fn a_long_name_keeps_what_a_total_hangs_on() {
    let named = |code: &str| din(code).map(|(brand, description)| written(Some(brand), description)).unwrap();
    assert_eq!(named("02202441"), "OXYCONTIN (oxycodone hydrochloride 10 mg prolonged-release oral tablet)");
    assert_eq!(named("00507407"), "DALMACOL (hydrocodone bitartrate 1.65 mg per 5 mL syrup)");
    assert_eq!(named("02295709"), "SUBOXONE (buprenorphine 8 mg and naloxone 2 mg sublingual tablet)");
    assert_eq!(
        named("00176206"),
        "FIORINAL-C 1/2 (acetylsalicylic acid 330 mg and codeine phosphate 30 mg oral capsule)"
    );
    let syrup = ccdd("9006201").unwrap();
    assert_eq!(written(None, syrup), "hydrocodone bitartrate 1.65 mg per 5 mL syrup");
}
