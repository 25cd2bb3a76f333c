//! Checked numbers, telephones, postal codes and addresses in networks: every valid one is found, whatever stands around it.

use deid::{Label, Tier, scan};
use proptest::prelude::*;

/// The digit that makes a number pass the mod-10 check.
fn luhn_digit(digits: &[u8]) -> u8 {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2 == 0, u32::from(*digit)) {
            (true, digit) if digit > 4 => digit * 2 - 9,
            (true, digit) => digit * 2,
            (false, digit) => digit,
        })
        .sum();
    ((10 - sum % 10) % 10) as u8
}

fn text(digits: &[u8]) -> String {
    digits.iter().map(|digit| char::from(b'0' + digit)).collect()
}

/// Whether one finding that stops a text lies over the whole needle.
fn stopped(text: &str, needle: &str) -> bool {
    let start = text.find(needle).unwrap();
    let covers = |finding: &deid::Finding| {
        finding.tier != Tier::Hint && finding.bytes.start <= start && finding.bytes.end >= start + needle.len()
    };
    scan(text).iter().any(covers)
}

const FRAMES: &[&str] = &[
    "#",
    "Health card # on file.",
    "pt's number is #, thanks",
    "HCN: #\nDOB unknown",
    "seen today (#) for knee pain",
    "Carte: #; douleur au genou depuis 3 ans",
    "Her OHIP is # and pain is 8/10.",
];

proptest! {
    #[test]
    fn every_ontario_health_number_is_found(first in 1u8..10, rest in prop::collection::vec(0u8..10, 8), code in "([A-Z]{2})?", shape in 0usize..4, frame in 0..FRAMES.len()) {
        let mut digits = vec![first];
        digits.extend(rest);
        digits.push(luhn_digit(&digits));
        let plain = text(&digits);
        let (a, b, c) = (&plain[..4], &plain[4..7], &plain[7..]);
        let number = match shape {
            0 => plain.clone(),
            1 => format!("{a} {b} {c}"),
            2 => format!("{a}-{b}-{c}"),
            _ => plain.chars().map(String::from).collect::<Vec<_>>().join(" "),
        };
        let number = if code.is_empty() { number } else { format!("{number} {code}") };
        prop_assert!(stopped(&FRAMES[frame].replace('#', &number), &number));
    }

    #[test]
    fn every_social_insurance_number_is_found(first in 1u8..10, rest in prop::collection::vec(0u8..10, 7), shape in 0usize..3, frame in 0..FRAMES.len()) {
        let mut digits = vec![first];
        digits.extend(rest);
        digits.push(luhn_digit(&digits));
        let plain = text(&digits);
        let (a, b, c) = (&plain[..3], &plain[3..6], &plain[6..]);
        let number = match shape { 0 => plain.clone(), 1 => format!("{a} {b} {c}"), _ => format!("{a}-{b}-{c}") };
        prop_assert!(stopped(&FRAMES[frame].replace('#', &number), &number));
    }

    #[test]
    fn every_ramq_number_is_found(name in "[A-Z]{4}", year in 0u8..100, month in 1u8..13, woman in any::<bool>(), day in 1u8..32, last in 0u8..100, shape in 0usize..4, lower in any::<bool>(), frame in 0..FRAMES.len()) {
        let month = month + if woman { 50 } else { 0 };
        let number = match shape {
            0 => format!("{name}{year:02}{month:02}{day:02}{last:02}"),
            1 => format!("{name} {year:02}{month:02} {day:02}{last:02}"),
            2 => format!("{name} {year:02}{month:02}{day:02}{last:02}"),
            _ => format!("{name}-{year:02}{month:02}-{day:02}{last:02}"),
        };
        // Small letters that are a little word ("with 2012 0315") are not taken for a name.
        let number = if lower && !name.contains(['A', 'E', 'I', 'O', 'U', 'Y']) { number.to_lowercase() } else { number };
        prop_assert!(stopped(&FRAMES[frame].replace('#', &number), &number));
    }

    #[test]
    fn every_canadian_telephone_is_found(area in prop::sample::select(vec!["204", "226", "249", "250", "289", "343", "365", "403", "416", "418", "431", "437", "438", "450", "506", "514", "519", "548", "579", "581", "587", "604", "613", "639", "647", "705", "709", "778", "780", "807", "819", "825", "867", "873", "902", "905", "800", "866", "877", "888"]), exchange in 200u16..1000, line in 0u16..10_000, shape in 0usize..7, frame in 0..FRAMES.len()) {
        if exchange % 100 == 11 {
            return Ok(());
        }
        let number = match shape {
            0 => format!("{area}-{exchange}-{line:04}"),
            1 => format!("({area}) {exchange}-{line:04}"),
            2 => format!("{area} {exchange} {line:04}"),
            3 => format!("{area}.{exchange}.{line:04}"),
            4 => format!("{area}{exchange}{line:04}"),
            5 => format!("1-{area}-{exchange}-{line:04}"),
            _ => format!("+1 {area} {exchange} {line:04}"),
        };
        let needle = number.trim_start_matches(['(', '+']);
        prop_assert!(stopped(&FRAMES[frame].replace('#', &number), needle));
    }

    #[test]
    fn every_postal_code_is_found(code in "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]", lower in any::<bool>(), frame in 0..FRAMES.len()) {
        // Six signs in one run that read as levels of the spine are spine: L4L5S1.
        prop_assume!(code.contains(' ') || !code.bytes().all(|byte| b"CTLS".contains(&byte) || byte.is_ascii_digit()));
        let code = if lower { code.to_lowercase() } else { code };
        prop_assert!(stopped(&FRAMES[frame].replace('#', &code), &code));
    }

    #[test]
    fn every_mail_address_is_found(local in "[a-z][a-z0-9]{0,8}([._-][a-z0-9]{1,8})?", host in "[a-z]{2,10}", top in "(ca|com|org|qc\\.ca|on\\.ca|net)", frame in 0..FRAMES.len()) {
        let address = format!("{local}@{host}.{top}");
        prop_assert!(stopped(&FRAMES[frame].replace('#', &address), &address));
    }

    #[test]
    fn every_british_columbia_number_is_found(middle in prop::collection::vec(0u8..10, 8), spaced in any::<bool>(), frame in 0..FRAMES.len()) {
        let weights = [2u32, 4, 8, 5, 10, 9, 7, 3];
        let sum: u32 = middle.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight % 11).sum();
        let check = 11 - sum % 11;
        if check > 9 {
            return Ok(());
        }
        let plain = format!("9{}{check}", text(&middle));
        let number = if spaced { format!("{} {} {}", &plain[..4], &plain[4..7], &plain[7..]) } else { plain };
        prop_assert!(stopped(&FRAMES[frame].replace('#', &number), &number));
    }
}

#[test]
fn numbers_of_medicine_are_left_alone() {
    for text in [
        "DIN 02247086, 2 tabs BID",
        "BP 130/80, HR 72, RR 16, SpO2 98%, T 36.8",
        "PHQ-9 14/27, GAD-7 12/21, DN4 5/10",
        "hydromorphone 2 mg q4h, max 12 mg/day, 90 MME",
        "L4-L5, C5-6, T8/9, S1",
        "platelets 250000, WBC 7.2, Hgb 134, ferritin 1200",
        "pain 8/10 x 6 wks, 4/52, 1/2 tab",
        "ICD-10 M54.5, PMID 28483845, NCT01234567",
        "since 2012, for 3 years, winter 2019",
        "fentanyl 25 mcg/h patch, 1000 mg acetaminophen",
        "gabapentin 300-300-600 since spring, then 100-100-300",
        "apical tumor, T4N0M0, chemoradiation under way",
    ] {
        let stops: Vec<_> = scan(text).into_iter().filter(|finding| finding.tier != Tier::Hint).collect();
        assert_eq!(stops, [], "{text}");
    }
}

#[test]
fn numbers_with_a_cue_are_found_in_both_languages() {
    for (text, needle) in [
        ("MRN 4481920", "4481920"),
        ("chart #00-12-93", "00-12-93"),
        ("dossier no 123456", "123456"),
        ("WSIB claim 22914873", "22914873"),
        ("dossier CNESST 123456789", "123456789"),
        ("Alberta PHN 12345-6789", "12345-6789"),
        ("Manitoba PHIN 123 456 782", "123 456 782"),
        ("band number 1450012301", "1450012301"),
        ("status card 123 4567 890", "123 4567 890"),
        ("driver's licence A1234-56789-01234", "A1234-56789-01234"),
        ("plate ABCD 123", "ABCD 123"),
        ("plaque W12 ABC", "W12 ABC"),
        ("CPSO 98765", "98765"),
        ("permis d'exercice 12-345", "12-345"),
        ("pacemaker serial number PJN123456X", "PJN123456X"),
        ("passport GA302922", "GA302922"),
        ("SSN 123-45-6789", "123-45-6789"),
        ("policy no. 77-1234-A", "77-1234-A"),
        ("NIHB client number 0123456789", "0123456789"),
        ("code permanent TREM12345678", "TREM12345678"),
    ] {
        assert!(stopped(text, needle), "{text}: {:?}", scan(text));
    }
}

#[test]
fn the_version_code_belongs_to_the_health_number() {
    let found = scan("1234-567-897-KB");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].label, found[0].rule, found[0].chars.clone()), (Label::Id, "ohip", 0..15));
}
