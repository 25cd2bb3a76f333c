//! What could stand instead of a detail, in the language of the text: a role, a band, a kind. Never the detail itself.

use std::borrow::Cow;

use crate::{
    class::{COMMUNITY, KIN, ORG_HEAD, ORG_TAIL, PLACES, ROLE, TITLE},
    day::{self, Day},
    finding::{Found, Label},
    region,
    text::Text,
    word::reads,
};

/// For a finding and the place of its first word: what could stand instead, and how much before it that takes along.
pub(crate) fn of(text: &Text, found: &Found, place: usize, today: Option<Day>) -> (Cow<'static, str>, usize) {
    if found.label == Label::Date {
        let mut end = place;
        while text.at(end).start < found.end && end < text.words.len() {
            end += 1;
        }
        return day::instead(text, place, end, today);
    }
    (kind(text, found, place), 0)
}

fn kind(text: &Text, found: &Found, place: usize) -> Cow<'static, str> {
    let (english, french) = match found.label {
        Label::Name => name(text, place),
        Label::Location => return location(text, place, found),
        Label::Org => organization(text, place, found),
        Label::Date => ("[date removed]", "[date retirée]"),
        Label::Age => return age(text, place),
        Label::Age90 => ("90 or older", "90 ans ou plus"),
        Label::Id => ("[number removed]", "[numéro retiré]"),
        Label::Contact => ("[contact removed]", "[coordonnées retirées]"),
    };
    Cow::Borrowed(if text.french { french } else { english })
}

fn name(text: &Text, place: usize) -> (&'static str, &'static str) {
    let back = |by: usize| place.wrapping_sub(by);
    if text.is(back(1), KIN) || text.is(back(2), KIN) {
        ("a family member", "un membre de la famille")
    } else if reads!(text, back(1), "dr" | "dre" | "drs" | "doctor" | "docteur" | "docteure" | "prof" | "nurse") {
        ("the clinician", "la personne soignante")
    } else if text.is(back(1), TITLE)
        || reads!(text, back(1), "patient" | "patiente" | "pt" | "client" | "cliente" | "name" | "nom")
    {
        ("the patient", "la personne")
    } else if text.is(back(1), ROLE) {
        ("a person in that role", "une personne dans ce rôle")
    } else {
        ("the person", "la personne")
    }
}

/// A town or community becomes its kind and its part of the province, when the lists know it: "a town in northwestern Ontario".
fn location(text: &Text, place: usize, found: &Found) -> Cow<'static, str> {
    let say = |english: &'static str, french: &'static str| Cow::Borrowed(if text.french { french } else { english });
    match found.rule {
        "postal-code" | "postal-area" | "zip" => return say("[postal code removed]", "[code postal retiré]"),
        "address" | "street" => return say("[address removed]", "[adresse retirée]"),
        _ => {}
    }
    let mut end = place;
    let mut community = found.rule == "community";
    while text.at(end).start < found.end && end < text.words.len() {
        community |= text.is(end, COMMUNITY) || reads!(text, end, "nation" | "reserve" | "band");
        end += 1;
    }
    let region = region::of(text, place, end);
    let kind = if community {
        ("a First Nations, Inuit or Métis community", "une communauté des Premières Nations, inuite ou métisse")
    } else if region.is_some_and(|region| region.0) {
        ("a city", "une grande ville")
    } else if text.is(place, PLACES) || found.rule == "place" || region.is_some() {
        ("a town", "une ville")
    } else {
        ("a place in the region", "un endroit de la région")
    };
    match region {
        Some((_, english, french)) => {
            let (kind, part) = if text.french { (kind.1, french) } else { (kind.0, english) };
            format!("{kind} {part}").into()
        }
        None => say(kind.0, kind.1),
    }
}

fn organization(text: &Text, place: usize, found: &Found) -> (&'static str, &'static str) {
    let mut word = place;
    let mut kind = ("an organization", "un organisme");
    while text.at(word).start < found.end && word < text.words.len() {
        if text.is(word, ORG_HEAD.or(ORG_TAIL)) {
            kind = match text.low(word).as_str() {
                "hospital" | "hopital" | "general" | "infirmary" | "chu" | "chum" => ("a hospital", "un hôpital"),
                "school" | "ecole" | "secondary" | "elementary" | "collegiate" | "academy" | "high" => {
                    ("a school", "une école")
                }
                "college" | "university" | "universite" | "cegep" | "polytechnic" => {
                    ("a college or university", "un collège ou une université")
                }
                "clinic" | "clinique" | "centre" | "center" | "clsc" | "gmf" | "fht" => ("a clinic", "une clinique"),
                "pharmacy" | "pharmacie" => ("a pharmacy", "une pharmacie"),
                _ => kind,
            };
        }
        word += 1;
    }
    kind
}

/// Five years of age as a band.
fn age(text: &Text, place: usize) -> Cow<'static, str> {
    let low = text.low(place);
    let digits = low.bytes().take_while(u8::is_ascii_digit).count();
    let years: u32 = low.get(..digits).and_then(|digits| digits.parse().ok()).unwrap_or_default();
    let from = years / 5 * 5;
    let band = if text.french { format!("{from} à {} ans", from + 4) } else { format!("age {from}–{}", from + 4) };
    band.into()
}
