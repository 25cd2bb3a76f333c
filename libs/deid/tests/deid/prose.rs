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
    assert_eq!(found("Romberg positive, B12 low at 98. He now walks with two sticks."), [""; 0]);
    assert_eq!(found("Sats are 94 and pulse is 92 with exertion."), [""; 0]);
}

#[test]
fn extensions_and_serials_are_found() {
    assert_eq!(found("Rappeler le bureau (poste 4417) demain matin."), ["4417"]);
    assert_eq!(found("Fauteuil motorisé, série QM-0098431, en panne depuis peu."), ["QM-0098431"]);
    assert_eq!(found("He takes BPC-157 and had COVID-19 twice."), [""; 0]);
}
