//! What the plain check finds, and what it leaves alone.

use proptest::prelude::*;

use super::*;

/// The findings of a text, as class and excerpt.
fn found(text: &str) -> Vec<(Class, String)> {
    find(text).iter().map(|finding| (finding.class, finding.of(text))).collect()
}

fn all_are(class: Class, texts: &[&str]) {
    for text in texts {
        let sentence = format!("Seen ({text}), then better");
        assert_eq!(found(&sentence), [(class, (*text).to_owned())], "{text}");
    }
}

#[test]
fn dates_are_found_in_both_languages() {
    all_are(
        Class::Date,
        &[
            "2024-03-12",
            "2024/3/2",
            "12/03/2024",
            "3/12/24",
            "03-12-24",
            "12.03.2024",
            "20240312",
            "03/2024",
            "March 3rd 2024",
            "March 3, 2024",
            "Mar. 3 2024",
            "March 3",
            "Sept 12",
            "3 March 2024",
            "3rd of March",
            "3-Mar-2024",
            "May 4",
            "3 mars 2024",
            "1er avril 2023",
            "12 août",
            "3 déc. 2022",
            "mars 2024",
            "February 2019",
            "12‑03‑2024",
            "١٢/٠٣/٢٠٢٤",
        ],
    );
    assert_eq!(found("vue le 3 mars"), [(Class::Date, "3 mars".to_owned())]);
    assert_eq!(found("admitted March 3-5 and discharged"), [(Class::Date, "March 3".to_owned())]);
}

#[test]
fn telephone_and_fax_numbers_are_found() {
    all_are(
        Class::Phone,
        &[
            "(416) 555-2368",
            "416-555-2368",
            "416.555.2368",
            "416 555 2368",
            "1-800-555-2368",
            "+1 416 555 2368",
            "+33 1 42 68 53 00",
            "fax: 555-2368",
            "tél. 555-2368",
        ],
    );
    assert_eq!(found("call 416-555-2368 2 days before"), [(Class::Phone, "416-555-2368".to_owned())]);
    assert_eq!(found("take 2 416-555-2368"), [(Class::Phone, "416-555-2368".to_owned())]);
}

#[test]
fn addresses_of_mail_and_web_are_found() {
    all_are(Class::Email, &["ada@example.org", "ada.o'neil+pain@clinic.on.ca", "zoë@exämple.ca"]);
    all_are(Class::Url, &["https://example.org/a?b=1", "www.example.org", "http://example.org"]);
    assert_eq!(found("write to ada@example.org."), [(Class::Email, "ada@example.org".to_owned())]);
}

#[test]
fn health_cards_and_insurance_numbers_are_found() {
    all_are(
        Class::HealthCard,
        &[
            "1234 567 897",
            "1234-567-897-AB",
            "1234567897 XY",
            "TREM 5512 0114",
            "TREM55120114",
            "9876 543 210",
            "123 456 789",
        ],
    );
    all_are(Class::HealthCard, &["OHIP 12345 67", "carte RAMQ 123456"].map(|text| text.trim_start_matches("carte ")));
    all_are(Class::SocialInsurance, &["046 454 286", "046-454-286", "046454286", "123-45-6789", "SIN 046454286"]);
}

#[test]
fn postal_codes_and_record_numbers_are_found() {
    all_are(Class::PostalCode, &["K1A 0B1", "k1a0b1", "H2X-1Y4", "L4L 5S1", "12345-6789"]);
    all_are(Class::Record, &["MRN 448812", "MRN: 44-8812", "chart #4481", "dossier no 44812", "1234567890123"]);
}

#[test]
fn clinical_text_is_left_alone() {
    for text in [
        "Pain for 3 years, worse since 2019, 45 years old",
        "hydromorphone 2 x 500 mg, oxycodone 5-10 mg q4-6h prn, 300 mg PO BID",
        "gabapentin 300 600 900 mg, then 300-600-900, pregabalin 25 50 75",
        "titrate 5/10/15 mg, prednisone 50/40/30, 10/20/30 in steps",
        "PHQ-9 14, GAD-7 11, PHQ-9 14-12-10, scores 14/12/10, BPI 7/10, DN4 5/10",
        "C5-C6 and L4/L5, L4L5S1, T12, S1 radiculopathy, C5C6C7",
        "BP 120/80, HR 72, eGFR 58, HbA1c 7.2 %, platelets 250 000, 250000000 per litre",
        "DIN 02248808, morphine 15 mg (DIN 20191201)",
        "may 3 times a day, May 3-5 times a day, he may march 3 km, options 1 and 2 may help, the 2 of us",
        "1-2 tabs 3 x/day for 10-14 days, 1:1000, ratio 1/2000, pain 8/10 to 4/10",
        "douleur depuis 3 ans, 2 fois par jour, 7/10, il marche 2 km, dose de 50 mg aux 8 h",
        "CDC 2022, Canadian guideline 2017, 50-90 MME/day, 2016-2022",
        "morphine 30 mg @ 8 am and @ 8 pm, 50 mcg/h q72h, 12.5 mg",
        "3.5.2 list, 10.11.12, v1.2.3, 1-1-2, 1-0-1-1",
        "",
        "مريض يعاني من ألم منذ 3 سنوات 😀",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_number_cannot_hide_behind_characters_without_width() {
    let text = "call 416\u{200b}-555-\u{ad}2368";
    assert_eq!(found(text), [(Class::Phone, "416\u{200b}-555-\u{ad}2368".to_owned())]);
}

#[test]
fn a_long_text_of_anything_is_read_in_one_go() {
    for piece in ["1", "a.", "@", "a@", "1 ", "12-", "March ", "http://", "+1(", "MRN:", "K1A ", "é\u{200b}"] {
        find(&piece.repeat(200_000 / piece.len()));
    }
}

#[test]
fn no_case_code_looks_like_an_identifying_detail() {
    for first in "FHKMPRWXY".chars() {
        for middle in 2..=9 {
            let code = format!("{first}{middle}K-{middle}9");
            assert_eq!(found(&code), [], "{code}");
        }
    }
}

proptest! {
    /// Spans lie within the text, in order, without overlap, whatever the text.
    #[test]
    fn spans_are_sound_on_any_text(text in "\\PC*|([0-9]{1,10}[-/. ()@+]?|[A-Za-zé]{1,5} ?|\\PC){0,60}") {
        let mut last = 0;
        for finding in find(&text) {
            prop_assert!(finding.span.start >= last && finding.span.start < finding.span.end);
            prop_assert!(finding.span.end <= text.chars().count());
            last = finding.span.end;
        }
    }

    /// Every Ontario number of the right check digit is found, grouped or not.
    #[test]
    fn every_ontario_card_is_found(body in 100_000_000_u64..1_000_000_000) {
        let digits = (0..10).map(|last| format!("{body}{last}")).find(|digits| number::luhn(digits)).unwrap();
        prop_assume!(!digits.ends_with("0000"));
        let grouped = format!("{} {} {}", &digits[..4], &digits[4..7], &digits[7..]);
        prop_assert_eq!(found(&format!("card {digits} seen")), [(Class::HealthCard, digits.clone())]);
        prop_assume!(![&digits[..4], &digits[4..7], &digits[7..]].iter().all(|part| ["0", "25", "75"].iter().any(|end| part.ends_with(end))));
        prop_assert_eq!(found(&format!("card {grouped} seen")), [(Class::HealthCard, grouped.clone())]);
    }

    /// Every date of this century is found in each of its forms.
    #[test]
    fn every_date_is_found(year in 2000_u32..2030, month in 1_u32..=12, day in 1_u32..=28) {
        for form in [
            format!("{year}-{month:02}-{day:02}"),
            format!("{day:02}/{month:02}/{year}"),
            format!("{month}/{day}/{year}"),
            format!("{day}.{month}.{year}"),
            format!("{year}{month:02}{day:02}"),
        ] {
            prop_assert_eq!(found(&form), [(Class::Date, form.clone())]);
        }
    }
}
