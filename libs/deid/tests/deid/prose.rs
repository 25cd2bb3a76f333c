//! What other hands' prose taught: capitals that name nobody, names told of in commas, ages without a unit.

use deid::{Tier, scan};

fn found(text: &str) -> Vec<String> {
    let stops = scan(text).into_iter().filter(|one| one.tier != Tier::Hint);
    stops.map(|one| text.get(one.bytes).unwrap_or_default().to_owned()).collect()
}

#[test]
fn capitals_on_every_noun_name_nobody() {
    let text = "She takes Gabapentin with Supper. The Pharmacist and her Spouse worry about Sedation at Night, and the \
                Insurer wants a Plan by the Nurse. Strengths: humour, Faith, and a patient Mother.";
    assert_eq!(found(text), [""; 0]);
}

#[test]
fn who_is_glossed_in_commas_is_a_person() {
    assert_eq!(found("Sleep is poor and mood is low. Pike, the gynecologist, found minimal disease."), ["Pike"]);
    assert_eq!(found("The referral came from Cross, who covers obstetrics, and pain is worse."), ["Cross"]);
    assert_eq!(found("Mood is better. Tylenol, the nurse says, is enough for her knees."), [""; 0]);
}

#[test]
fn an_article_with_a_capital_belongs_to_the_name() {
    assert_eq!(found("He is a line cook, laid off from The Wooden Monkey after surgery."), ["The Wooden Monkey"]);
    assert_eq!(found("Il mange de l'orignal et marche loin de la glace. Sommeil pauvre."), [""; 0]);
}

#[test]
fn ages_from_ninety_need_no_unit_in_prose() {
    assert_eq!(found("At 91 she still lives above the shop."), ["91"]);
    assert_eq!(found("He was looking after a man of 95 in pain."), ["95"]);
    assert_eq!(found("Her mom is 93 now and sleeps poorly."), ["93"]);
    assert_eq!(
        found("Sa nièce (92, au volant) dort mal. Une dame, 100 ans et demi, est venue."),
        ["92", "100 ans et demi"]
    );
    assert_eq!(found("Romberg positive, B12 low at 98. He now walks with two sticks."), [""; 0]);
    assert_eq!(found("Sats are 94 and pulse is 92 with exertion."), [""; 0]);
}

#[test]
fn extensions_and_serials_are_found() {
    assert_eq!(found("Rappeler le bureau (poste 4417) demain matin."), ["4417"]);
    assert_eq!(found("Fauteuil motorisé, série QM-0098431, en panne depuis peu."), ["QM-0098431"]);
    assert_eq!(found("He takes BPC-157 and had COVID-19 twice."), [""; 0]);
}

#[test]
fn the_place_in_what_is_no_institution_is_found() {
    for (text, place) in [
        (
            "Voici ce qui s'est passé à notre clinique de Hawkesbury avec une fatigue et une perte de poids.",
            "Hawkesbury",
        ),
        ("L'électrophorèse est en cours au laboratoire d'Amos. Je lui ai donné de la prégabaline.", "Amos"),
    ] {
        assert!(found(text).iter().any(|one| one.contains(place)), "{text}");
    }
    let rang = found("L'autre est chez le père, rang Saint-Antoine, Hébertville. Sommeil pauvre.");
    assert_eq!(rang, ["Saint-Antoine", "Hébertville"]);
}

#[test]
fn a_weekday_with_its_number_and_a_feast_are_days() {
    assert_eq!(found("So Mon 18 group is cancelled. See the team Wed 10 am or Fri 9-5."), ["Mon 18"]);
    assert_eq!(found("Le 15, il a consulté. La prochaine dose tombe le Mardi gras."), ["15", "Mardi gras"]);
    assert_eq!(found("Severe low back pain since a sneeze on Epiphany."), ["Epiphany"]);
}

#[test]
fn a_day_without_its_month_is_found_by_what_stands_around_it() {
    for (text, days) in [
        ("Methadone held on the 12th and 15th, then restarted.", vec!["12th", "15th"]),
        ("It was 168/94 on the 14th and again 170/92 two days later.", vec!["14th"]),
        ("The next boat is the 10th.", vec!["10th"]),
        ("She covers for me til the 30th, she knows the case.", vec!["30th"]),
        ("the appt was moved from the 4th to the 11th. Rides are confirmed", vec!["4th", "11th"]),
        ("foot is weak since sat 21. that is a scan", vec!["sat 21"]),
        ("Infiltration faite le 2 du mois dernier, sans effet.", vec!["2 du mois dernier"]),
        ("On a fait une place le 12 courant, il l'a refusée.", vec!["12 courant"]),
        ("Il faut le formulaire d'ici le 8.", vec!["8"]),
        ("Chirurgie remise au 17, puis annulée.", vec!["17"]),
        ("Chirurgie prévue le 28 avril prochain à l'hôpital.", vec!["28 avril prochain"]),
        ("Chute le 21 du mois d'août, elle va bien.", vec!["21 du mois d'août"]),
        ("J'ai évalué votre patiente le 6 mars 23 à la clinique.", vec!["6 mars 23"]),
    ] {
        assert_eq!(found(text), days, "{text}");
    }
}

#[test]
fn ordinals_and_numbers_that_are_no_days_are_left_alone() {
    for text in [
        "She is on the 25th percentile, and her pain is in the 5th toe and the 4th finger.",
        "On the 3rd visit we raised it; the 2nd and 3rd doses were missed.",
        "SpO2 sat 94 on room air, sat 21 minutes in the chair.",
        "Il passe du 12 au 8, le 3 premiers jours sont durs.",
        "La dose passe de 6 à 8 mg, le 5 mg est cassé en deux.",
    ] {
        assert!(found(text).is_empty(), "{text} {:?}", found(text));
    }
}
