//! Roads by number ("hwy 17", "Rge Rd 234", "route 132"), streets without their noun ("at 20 Shuter"), and streets of a text
//! without capitals ("on arthur st").

use crate::{
    class::{
        COMMON, FUNCTION, GENERIC, LIVES, MED, MONTH, ORG, ORG_TAIL, PERSON, PLACES, PROVINCE, STOP, STREET_HEAD,
        STREET_TAIL, TITLE, UNIT,
    },
    familiar::unknown,
    finding::{Label, Tier},
    rules::{Finds, naming::closes, place_noun::toponym},
    text::{Style, Text},
    word::{Case, Kind, reads, sep},
};

const ROAD: (Label, Tier, &str) = (Label::Location, Tier::Confirm, "street");

/// At a word for a road.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    if !text.is(place, STREET_HEAD.or(STREET_TAIL)) {
        return;
    }
    numbered(text, place, finds);
    led(text, place, finds);
}

/// "hwy 17", "Highway 6 N", "Rge Rd 234", "Concession 4", "route 132".
fn numbered(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let word = text.at(next);
    let number =
        word.kind == Kind::Digits && word.len < 5 || word.kind == Kind::Mixed && word.len < 4 && house(text, next);
    if !number || next >= text.words.len() || !text.sep_within(next, sep::SPACE | sep::HASH | sep::HYPHEN) {
        return;
    }
    let before = place.wrapping_sub(1);
    let shown = text.at(place).case == Case::Title;
    let sure = reads!(text, place, "hwy" | "highway" | "autoroute" | "sideroad");
    let survey = reads!(text, place, "road" | "rd")
        && reads!(
            text,
            before,
            "rge" | "range" | "twp" | "township" | "county" | "regional" | "grid" | "provincial" | "forestry" | "mine"
        );
    let farm = shown
        && reads!(text, place, "concession" | "line" | "road")
        && reads!(text, before, "on" | "off" | "from" | "past" | "near" | "along" | "at" | "of");
    let french = reads!(text, place, "route" | "rang")
        && (word.len > 1 || reads!(text, place, "rang"))
        && (text.french || shown)
        && !text.is(next + 1, UNIT);
    if !(sure || survey || farm || french) || text.sep(next + 1) & (sep::SLASH | sep::PERCENT) != 0 {
        return;
    }
    let mut end = next + 1;
    if reads!(text, end, "n" | "s" | "e" | "w" | "north" | "south" | "east" | "west" | "nord" | "sud" | "est" | "ouest")
        && text.sep_within(end, sep::SPACE)
        && (text.at(end).case != Case::Lower || text.style != Style::Mixed)
    {
        end += 1;
    }
    finds.words(text, if survey { before } else { place }, end, ROAD);
}

/// "on arthur st", "near 36 St": a word before says that a street follows, though no capital shows it.
fn led(text: &Text, place: usize, finds: &mut Finds) {
    if !text.is(place, STREET_TAIL) || reads!(text, place, "dr" | "way" | "line" | "place" | "hill" | "run" | "row") {
        return;
    }
    let name = place.wrapping_sub(1);
    let on = reads!(text, name.wrapping_sub(1), "on" | "off" | "along" | "near" | "corner" | "and");
    if !text.sep_within(place, sep::SPACE) || !text.sep_within(name, sep::SPACE | sep::HYPHEN) {
        return;
    }
    let count = text.at(name);
    let ordinal = count.kind != Kind::Letters
        && count.len > 1
        && count.len < 5
        && reads!(text, place, "st" | "street" | "ave" | "avenue");
    let word =
        text.caseless(name) && text.is(name, PERSON.or(PLACES)) && !text.is(name, COMMON.or(MED).or(FUNCTION).or(UNIT))
            || text.caseless(name) && unknown(text, name);
    let house_before = name.wrapping_sub(1);
    if ordinal
        && text.sep(name) & !sep::SPACE == sep::HYPHEN
        && house(text, house_before)
        && text.at(house_before).len > 2
    {
        finds.words(text, house_before, place + 1, ROAD);
        return;
    }
    if !on {
        return;
    }
    if ordinal || word && (closes(text, place) || !text.is(place + 1, UNIT)) {
        finds.words(text, name, place + 1, ROAD);
    }
}

/// "at 20 Shuter", "lives 88 Kinsmere": a house and a capital behind a word that announces an address.
pub(crate) fn house_at(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let before = place.wrapping_sub(1);
    let announced = text.is(before, LIVES)
        || reads!(text, before, "at" | "address" | "addr" | "adresse" | "apt" | "au" | "residing" | "housing");
    let plain = MED.or(UNIT).or(FUNCTION).or(MONTH).or(STOP).or(ORG).or(ORG_TAIL).or(TITLE).or(PROVINCE).or(GENERIC);
    let never = MED.or(UNIT).or(COMMON).or(FUNCTION).or(MONTH).or(STOP).or(ORG).or(ORG_TAIL).or(TITLE).or(PROVINCE);
    if !announced
        || !house(text, place)
        || text.sep(place) & (sep::PERIOD | sep::STOP | sep::SLASH | sep::LINE | sep::HASH) != 0
        || text.sep(next) != sep::SPACE
        || !text.capital(next)
        || text.at(next).case != Case::Title
        || text.at(next).len < 4
        || text.is(next, never.or(GENERIC)) && (text.at(place).len <= 2 || text.is(next, plain))
    {
        return;
    }
    let end = toponym(text, next);
    if closes(text, end - 1) {
        finds.words(text, place, end, ROAD);
    }
}

/// A house number: up to five digits, perhaps with a letter.
pub(crate) fn house(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    place < text.words.len()
        && word.len < 6
        && match word.kind {
            Kind::Digits => true,
            Kind::Mixed => {
                let low = text.low(place);
                low.trim_end_matches(|letter: char| letter.is_ascii_lowercase())
                    .bytes()
                    .all(|byte| byte.is_ascii_digit())
                    && low.trim_start_matches(|digit: char| digit.is_ascii_digit()).len() == 1
            }
            Kind::Letters => false,
        }
}
