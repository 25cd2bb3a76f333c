//! One line a rule: what is found, with its label, and what is left alone.

use deid::{Day, Label, Tier, combination, scan, scan_at};

fn told(text: &str) -> Vec<(String, Label)> {
    let stops = scan(text).into_iter().filter(|finding| finding.tier != Tier::Hint);
    stops.map(|finding| (text[finding.bytes].to_owned(), finding.label)).collect()
}

#[test]
fn each_kind_of_detail_is_found_with_its_label() {
    use Label::{Age90, Contact, Date, Id, Location, Name, Org};
    for (text, detail, label) in [
        ("Dr. Nguyen suggested a taper", "Nguyen", Name),
        ("vue par la Dre Gagnon-Roy", "Gagnon-Roy", Name),
        ("Mrs. O'Brien has OA", "O'Brien", Name),
        ("his wife Lakshmi reports falls", "Lakshmi", Name),
        ("pt seen w daughter priya today", "priya", Name),
        ("TREMBLAY, Jean was assessed", "TREMBLAY, Jean", Name),
        ("Will says the pain is worse; his brother Will agrees", "Will", Name),
        ("S. Okafor, MD", "S. Okafor", Name),
        ("she goes by Skye", "Skye", Name),
        ("elle s'appelle Océane", "Océane", Name),
        ("lives in Moosonee with family", "Moosonee", Location),
        ("from Sandy Lake First Nation", "Sandy Lake First Nation", Location),
        ("communauté de Pessamit", "Pessamit", Location),
        ("évacuée de Poste-de-la-Baleine", "Poste-de-la-Baleine", Location),
        ("flown from Port Harrison to see us", "Port Harrison", Location),
        ("habite à Saint-Ubald-de-la-Rive", "Saint-Ubald-de-la-Rive", Location),
        ("moved to Wexcombe last year", "Wexcombe", Location),
        ("Dunrobbin, ON", "Dunrobbin", Location),
        ("at 45 Old Mill Road today", "45 Old Mill Road", Location),
        ("demeure au 1245, rang Saint-Louis", "1245, rang Saint-Louis", Location),
        ("K1A 0B1", "K1A 0B1", Location),
        ("admitted to Brackenrigg District Hospital", "Brackenrigg District Hospital", Org),
        ("suivi à l'Hôpital Sainte-Eudoxie", "Hôpital Sainte-Eudoxie", Org),
        ("works at Hendry Contracting", "Hendry Contracting", Org),
        ("travaille chez Métalex Beauvillage", "Métalex Beauvillage", Org),
        ("attends Wexcombe Elementary", "Wexcombe Elementary", Org),
        ("seen March 3rd in clinic", "March 3rd", Date),
        ("vu le 3 mars 2024", "3 mars 2024", Date),
        ("last Tuesday the 4th", "Tuesday the 4th", Date),
        ("on 2024-03-12 and", "2024-03-12", Date),
        ("12MAR2024", "12MAR2024", Date),
        ("du 3 au 7 mars", "3 au 7 mars", Date),
        ("since early February", "early February", Date),
        ("Thanksgiving 2022", "Thanksgiving 2022", Date),
        ("a 92-year-old woman", "92-year-old", Age90),
        ("âgée de 97 ans", "97 ans", Age90),
        ("a ninety-four year old", "ninety-four year old", Age90),
        ("chart no 00-12-93", "00-12-93", Id),
        ("write jean.roy@videotron.ca", "jean.roy@videotron.ca", Contact),
        ("jean at gmail dot com", "jean at gmail dot com", Contact),
        ("follow @kenora_nurse", "kenora_nurse", Contact),
        ("www.facebook.com/kayla.m", "www.facebook.com/kayla.m", Contact),
        ("from 192.168.4.21 last night", "192.168.4.21", Contact),
        ("call 807-555-0134 ext 22", "807-555-0134 ext 22", Contact),
    ] {
        assert!(told(text).contains(&(detail.to_owned(), label)), "{text}: {:?}", told(text));
    }
}

#[test]
fn medicine_is_left_alone() {
    for text in [
        "Parkinson's disease, Crohn's, Babinski downgoing, Tinel positive, Lewy bodies, Creutzfeldt-Jakob",
        "Edmonton Symptom Assessment Scale 4, McGill Pain Questionnaire, Ottawa ankle rules, Montreal Cognitive Assessment",
        "maladie de Crohn, signe de Lasègue, échelle de Tampa, critères de Budapest",
        "Hydromorph Contin 6 mg BID, Tylenol 3, Lyrica 75 mg, Cymbalta, Butrans, Suboxone 8/2",
        "May increase to 20 mg in 2 weeks. Will follow up. Hope to taper. Grace period given.",
        "LA enlargement, Hepatic Function Panel, Tapentadol ER, C5-C6, L4/L5, T8-9, S1",
        "for 3 years, since 2012, winter 2019, q4h, 3x/wk, 4/52, 8/10, 130/80, A1c 8.2%",
        "58M with OA, 45 yo, 67 ans, age 33, 6 year old child",
        "Busse et al., 2017; CDC 2022; Canadian Opioid Guideline 2017",
        "Cree speaking patient, First Nations, Inuit, Métis, francophone, from Ontario, from Jamaica",
        "le patient dort mal depuis 3 ans, douleur 8/10, mars et mai sont pires",
        "pt on methadone 85 mg, carries x 3, uses crystal meth on weekends, lives in a tent",
        "HISTORY OF PRESENT ILLNESS: ONGOING LOW BACK PAIN, WORSE WITH STAIRS",
        "90 years or older; 90 ans et plus; 98.6F temp; SpO2 97",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_name_once_found_is_found_everywhere() {
    let text = "Her son Bradyn came. bradyn's school called; Bradny was upset.";
    let names: Vec<_> = told(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Bradyn", "bradyn", "Bradny"]);
}

#[test]
fn invisible_characters_and_look_alikes_hide_nothing() {
    for text in ["Dr. Ngu\u{200b}yen", "Dr. Nguye\u{301}n", "Dr. Nguy\u{435}n", "Dr. \u{ff2e}guyen"] {
        assert_eq!(told(text).len(), 1, "{text:?}");
    }
    assert_eq!(told("HCN 1\u{200b}234 567 897").len(), 1);
}

#[test]
fn replacements_are_in_the_language_of_the_text_and_pass_the_check_themselves() {
    let cases = [
        (
            "Dr. Nguyen saw her in Moosonee on March 3, 2024 at 92 years old",
            [
                "the clinician",
                "a First Nations, Inuit or Métis community in northeastern Ontario",
                "2024",
                "90 or older",
            ],
        ),
        (
            "Mme Tremblay, 93 ans, habite à Val-d'Or depuis le 3 mars 2019",
            ["la personne", "90 ans ou plus", "une ville dans l'ouest du Québec", "2019"],
        ),
    ];
    for (text, wanted) in cases {
        let found: Vec<_> = scan(text).into_iter().map(|finding| finding.replacement).collect();
        assert_eq!(found, wanted, "{text}");
        for replacement in found {
            assert_eq!(told(&replacement), [], "{replacement}");
        }
    }
}

#[test]
fn a_date_becomes_the_time_since_when_the_day_is_known() {
    let today = Day { year: 2026, month: 11, day: 26 };
    for (text, wanted) in [
        ("surgery on March 3, 2023", "about four years ago"),
        ("seen 2026-09-14", "about two months ago"),
        ("MRI 25/10/2026", "about a month ago"),
        ("seen 2026-11-02", "within that month"),
        ("booked for January 12, 2027", "in about two months"),
        ("chute le 9 juin 2024", "il y a environ deux ans"),
        ("opérée le 3 octobre 2026", "il y a environ un mois"),
        ("rendez-vous le 14 mars 2027", "dans environ quatre mois"),
        // No year, no month: nothing is said that may be wrong.
        ("seen on March 3rd", "[date removed]"),
        ("seen 04/05/2026", "2026"),
        // A birth is no event.
        ("DOB March 3, 1961", "1961"),
    ] {
        let found = scan_at(text, today);
        assert_eq!(found[0].replacement, wanted, "{text}");
        assert_eq!(told(&found[0].replacement), [], "{text}");
    }
}

#[test]
fn a_date_takes_the_word_before_it_along_where_that_would_not_fit() {
    let today = Day { year: 2026, month: 11, day: 26 };
    for (text, wanted) in [
        ("MRI on 2024-03-12, then home", "MRI about three years ago, then home"),
        ("fusion in March 2023 at", "fusion about four years ago at"),
        ("off work since March 3, 2023.", "off work for about four years."),
        ("off work until 2027-03-20.", "off work until about four months from now."),
        ("seen on 04/05/2025", "seen in 2025"),
        ("born on March 3, 1961", "born in 1961"),
        ("her MRI of 2024-03-12", "her MRI of about three years ago"),
        ("opérée le 12 mars 2024 à jeun", "opérée il y a environ trois ans à jeun"),
        ("une IRM du 12 mars 2024 était", "une IRM d'il y a environ trois ans était"),
        ("en arrêt depuis le 12 mars 2024.", "en arrêt depuis environ trois ans."),
        ("en arrêt depuis mars 2024.", "en arrêt depuis environ trois ans."),
        ("prise jusqu'au 12 mars 2024.", "prise jusqu'à il y a environ trois ans."),
        ("née le 3 mars 1961", "née en 1961"),
    ] {
        let found = scan_at(text, today);
        let mut whole = text.to_owned();
        for one in found.iter().rev() {
            whole.replace_range(one.bytes.start - one.lead..one.bytes.end, &one.replacement);
        }
        assert_eq!(whole, wanted, "{found:?}");
    }
}

#[test]
fn a_place_becomes_its_kind_and_its_part_of_the_province() {
    for (text, wanted) in [
        ("lives in Kenora", "a town in northwestern Ontario"),
        ("moved from Toronto", "a city in central Ontario"),
        ("flown from Sandy Lake First Nation", "a First Nations, Inuit or Métis community in northwestern Ontario"),
        ("she lives in Cross Lake", "a First Nations, Inuit or Métis community in Manitoba"),
        ("elle habite à Rimouski", "une ville dans l'est du Québec"),
        ("elle vient de Chisasibi", "une communauté des Premières Nations, inuite ou métisse dans le nord du Québec"),
        ("moved to Wexcombe last year", "a place in the region"),
    ] {
        let found = scan(text);
        assert_eq!(found[0].replacement, wanted, "{text}");
        assert_eq!(told(&found[0].replacement), [], "{text}");
    }
}

#[test]
fn details_together_are_weighed_with_reasons_in_words() {
    let text = "Pilote de brousse de 58 ans, de Chisasibi, seul survivant d'un écrasement d'avion.";
    let together = combination(text, &scan(text)).unwrap();
    assert_eq!(
        together.reasons,
        ["une communauté est nommée", "l'âge est exact", "la profession est rare", "l'événement est inhabituel"]
    );
    assert_eq!(together.people, 1);
    assert_eq!(combination("58M with low back pain", &scan("58M with low back pain")), None);
}

#[test]
fn names_are_told_by_the_noun_beside_them() {
    use Label::{Name, Org};
    for (text, what, label) in [
        ("She owns a bakery, Crumb and Kettle, on the main street.", "Crumb and Kettle", Org),
        ("His neighbour, Bride, checks on him each night.", "Bride", Name),
        ("Pain is worse. I asked Noonan about the dose.", "Noonan", Name),
        ("He plays cards at branch 61 again.", "branch 61", Org),
        ("He was employed by Black and McDonald until the fall.", "Black and McDonald", Org),
    ] {
        assert_eq!(told(text), [(what.to_owned(), label)], "{text}");
    }
    // Kinds without a name, and people who are told by what they are.
    for calm in [
        "She owns a bakery, and stands all day.",
        "His neighbour, a nurse, checks on him.",
        "His wife, Catholic, prays.",
        "I asked ortho about a block.",
    ] {
        assert_eq!(told(calm), [], "{calm}");
    }
}
