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
