//! Streets, box numbers and rural routes.

use crate::{
    class::{
        BOX, COMMON, FUNCTION, MED, PERSON, PLACES, PROVINCE, ROLE, STOP, STREET_HEAD, STREET_TAIL, STREET_WEAK, TITLE,
        UNIT,
    },
    familiar::unknown,
    finding::{Label, Tier},
    rules::{
        Finds,
        place_noun::toponym,
        road::{self, house},
    },
    text::{Style, Text},
    word::{Case, Kind, reads, sep, words},
};

const ADDRESS: (Label, Tier, &str) = (Label::Location, Tier::Block, "address");
const STREET: (Label, Tier, &str) = (Label::Location, Tier::Confirm, "street");

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let set = text.at(place).set;
    if set.any(STREET_TAIL) {
        tail(text, place, finds);
    }
    if set.any(STREET_HEAD) {
        head(text, place, finds);
    }
    road::at(text, place, finds);
    if text.at(place).kind != Kind::Letters {
        boxed(text, place, finds);
        road::house_at(text, place, finds);
    }
}

/// 123 Maple Street, 45 Old Mill Rd N, on Queen St W.
fn tail(text: &Text, place: usize, finds: &mut Finds) {
    let weak = text.is(place, STREET_WEAK);
    let mixed = text.style == Style::Mixed;
    // "opéré hmr dr harris": without capitals, a doctor and no drive.
    let doctor = reads!(text, place, "dr")
        && text.style != Style::Mixed
        && text.sep(place + 1) == sep::SPACE
        && (text.is(place + 1, PERSON) || unknown(text, place + 1));
    if doctor {
        return;
    }
    // "62a, PTG dr": an age, and the right side.
    if reads!(text, place, "dr") && text.french {
        return;
    }
    let mut start = place;
    let mut named = false;
    while start > 0
        && place - start < 4
        && text.sep_within(start, sep::SPACE | sep::APOSTROPHE | sep::PERIOD | sep::HYPHEN)
        && text.letters(start - 1)
    {
        let before = start - 1;
        if text.marked(start, crate::text::mark::START) {
            break;
        }
        let set = text.at(before).set;
        let shown = text.at(before).case != Case::Lower;
        let article = set.any(FUNCTION.or(UNIT)) && !reads!(text, before, "old" | "new" | "first" | "second");
        if article && !(shown && mixed) || set.any(MED.or(ROLE)) && !set.any(PLACES.or(PERSON)) {
            break;
        }
        if mixed && !shown && weak || set.any(TITLE) && !reads!(text, before, "st" | "pr") {
            break;
        }
        named |= shown && mixed || !set.any(COMMON.or(MED)) && (set.any(PERSON.or(PLACES)) || unknown(text, before));
        start = before;
    }
    if start == place && !(text.at(start.wrapping_sub(1)).kind == Kind::Mixed && house(text, start.wrapping_sub(2))) {
        return;
    }
    let number = start.wrapping_sub(1);
    let end = behind(text, place + 1);
    if house(text, number)
        && text.sep_within(start, sep::SPACE | sep::COMMA)
        && (!weak || named || !mixed && closed(text, place + 1))
        && (named || !mixed || text.at(place).case != Case::Lower)
    {
        let mut first = number;
        while first > 0 && text.sep(first) & !sep::SPACE == sep::HYPHEN && house(text, first - 1) {
            first -= 1;
        }
        if text.at(first).kind == Kind::Mixed
            && house(text, first.wrapping_sub(1))
            && text.sep_within(first, sep::SPACE | sep::COMMA)
        {
            first -= 1;
        }
        finds.words(text, first, end, ADDRESS);
        town(text, end, finds);
    } else if mixed && start < place && text.at(place).case != Case::Lower && (!weak || placed(text, start, place)) {
        let mut first = start;
        while first < place && text.at(first).case == Case::Lower {
            first += 1;
        }
        if first < place && !text.is(first, FUNCTION) {
            finds.words(text, first, end, STREET);
        }
    }
}

/// The capitalized (or unknown) words behind an address and its comma are the town.
fn town(text: &Text, next: usize, finds: &mut Finds) {
    let comma = text.sep(next) & sep::COMMA != 0 && text.sep_within(next, sep::COMMA | sep::SPACE | sep::LINE);
    let shown = text.capital(next) && !text.is(next, PROVINCE.or(STOP).or(TITLE).or(FUNCTION));
    let new = text.style != Style::Mixed && unknown(text, next);
    if comma && (shown || new) {
        finds.words(text, next, toponym(text, next), (Label::Location, Tier::Confirm, "place-address"));
    }
}

/// "on Princess St": a word before says that a street follows, and its name is capitalized.
fn placed(text: &Text, start: usize, place: usize) -> bool {
    let mut first = start;
    while first < place && text.at(first).case == Case::Lower {
        first += 1;
    }
    first < place
        && reads!(text, first.wrapping_sub(1), "on" | "off" | "at" | "near" | "along" | "the" | "and")
        && !text.is(first, MED.or(FUNCTION))
}

/// A street of everyday words ends where a line, a comma or a place begins.
fn closed(text: &Text, next: usize) -> bool {
    text.sep(next) & (sep::LINE | sep::COMMA | sep::PERIOD | sep::STOP | sep::CLOSE) != 0
        || text.is(next, PLACES)
        || reads!(text, next, "apt" | "unit" | "n" | "s" | "e" | "w" | "in" | "near")
}

/// Compass point, unit and its number behind a street.
fn behind(text: &Text, mut end: usize) -> usize {
    const POINTS: &[u64] = words![
        "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "nord", "sud", "est", "ouest",
        "o",
    ];
    let point = text.at(end);
    if POINTS.contains(&text.at(end).hash)
        && text.sep_within(end, sep::SPACE | sep::PERIOD)
        && (point.case != Case::Lower || text.style != Style::Mixed)
    {
        end += 1;
    }
    let unit =
        reads!(text, end, "apt" | "apartment" | "app" | "appt" | "unit" | "suite" | "ste" | "bureau" | "appartement");
    if unit
        && text.at(end + 1).kind != Kind::Letters
        && text.sep_within(end, sep::SPACE | sep::COMMA)
        && text.at(end + 1).len < 6
    {
        end += 2;
    }
    end
}

/// 12, rue Principale; 3450 boul. Laurier app. 4; rang 4 Ouest; sur la rue Saint-Denis.
fn head(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    let mixed = text.style == Style::Mixed;
    while next < place + 5
        && text.letters(next)
        && reads!(text, next, "de" | "d" | "du" | "des" | "la" | "l" | "le" | "les" | "a")
        && (text.at(next).case == Case::Lower || !mixed)
    {
        next += 1;
    }
    let number = place.wrapping_sub(1);
    let numbered =
        house(text, number) && text.sep_within(place, sep::SPACE | sep::COMMA) && text.at(number).kind != Kind::Letters;
    let weak = text.is(place, STREET_WEAK);
    let first = text.at(next);
    let sep = text.sep(next);
    let shown = first.kind == Kind::Letters && (first.case != Case::Lower && mixed || !mixed && numbered);
    // "av 16h": before four in the afternoon.
    let hour =
        first.kind == Kind::Mixed && text.low(next).trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('h');
    let digits = !hour && first.kind != Kind::Letters && next < text.words.len() && first.len < 5;
    let near = sep & !(sep::SPACE | sep::PERIOD | sep::APOSTROPHE | sep::HYPHEN) == 0;
    if !near
        || !(shown && (!weak || numbered) || digits && numbered && !weak)
        || text.marked(next, crate::text::mark::START)
        || text.is(next, STOP)
    {
        return;
    }
    let mut end = next + 1;
    while end < next + 6 && text.letters(end) {
        let sep = text.sep(end);
        if text.marked(end, crate::text::mark::START) {
            break;
        }
        let tied = sep == sep::HYPHEN || sep == sep::APOSTROPHE && !reads!(text, end, "s");
        let more = sep & !(sep::SPACE | sep::PERIOD) == 0
            && text.at(end).case != Case::Lower
            && mixed
            && text.at(end - 1).len < 4;
        let capital =
            sep == sep::SPACE && text.at(end).case == Case::Title && mixed && !text.is(end, crate::class::STOP);
        if !(tied || more || capital) {
            break;
        }
        end += 1;
    }
    let end = behind(text, end);
    if numbered {
        finds.words(text, number, end, ADDRESS);
        town(text, end, finds);
    } else {
        finds.words(text, place, end, STREET);
    }
}

/// PO Box 123, C.P. 45, RR 2, R.R. #3, case postale 12.
fn boxed(text: &Text, place: usize, finds: &mut Finds) {
    let low = |back: usize| text.low(place.wrapping_sub(back));
    if !text.is(place.wrapping_sub(1), BOX)
        || text.sep(place) & !(sep::SPACE | sep::PERIOD | sep::HASH) != 0
        || text.at(place).len > 6
    {
        return;
    }
    let (one, two, three) = (low(1), low(2), low(3));
    let start = match (three.as_str(), two.as_str(), one.as_str()) {
        ("p", "o", "box") | ("site", _, "box") => 3,
        (_, "po" | "postal", "box") => 2,
        (_, "case", "postale") => 2,
        (_, "c", "p") | (_, "r", "r") if text.at(place.wrapping_sub(1)).case != Case::Lower => 2,
        (_, "rural", "route") => 2,
        (_, _, "rr" | "cp")
            if text.at(place.wrapping_sub(1)).case == Case::Upper && text.sep(place) & sep::HASH != 0 =>
        {
            1
        }
        _ => return,
    };
    finds.words(text, place - start, place + 1, ADDRESS);
}
