//! Names by their form alone: a capital noun and what "de", "des" or "of" ties to it, capitals in a row, two letters; and places
//! within what may be an institution. Only proposed; the judge decides.

use crate::{
    class::{
        COMMON, FUNCTION, GENERIC, KIN, MED, MONTH, NUMERAL, ORG_HEAD, PLACES, PROVINCE, ROLE, STOP, TITLE, UNIT,
        WEEKDAY,
    },
    finding::{Found, Label, Tier},
    seen,
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

/// Words tied by small words: at most so many times.
const TIES: usize = 3;

/// "Carrefour des aînés de Lachute", "Village musical acadien de Paquetville", "CH de Sainte-Anne", "House of Friendship".
pub(crate) fn propose(text: &Text, found: &[Found]) -> Vec<Found> {
    let mut all = Vec::new();
    let mut place = 0;
    while place < text.words.len() {
        let long = if head(text, place) { reach(text, place) } else { None };
        let Some((first, end, rule)) = long
            .map(|end| (place, end, "organization-long"))
            .or_else(|| row(text, place))
            .or_else(|| letters(text, place))
        else {
            place += 1;
            continue;
        };
        let label = if matches!(rule, "letters-alone" | "name-who") { Label::Name } else { Label::Org };
        let (start, stop) = (text.at(first).start, text.at(end - 1).end);
        let from = found.partition_point(|one| one.end <= start);
        let met = found.iter().skip(from).take_while(|one| one.start < stop);
        if !met.clone().any(|one| one.tier == Tier::Block || one.start <= start && one.end >= stop) {
            all.push(Found { start, end: stop, label, tier: Tier::Confirm, rule });
        }
        place = end;
    }
    all
}

/// The listed place in what may be the name of an institution: "clinique de Hawkesbury" may be no name, and tells where all the
/// same. Only for institutions of several words; each with the number of its finding.
pub(crate) fn within(text: &Text, found: &[Found]) -> Vec<(usize, Found)> {
    let part = |(number, one): (usize, &Found)| {
        if one.tier != Tier::Confirm || one.label != Label::Org {
            return None;
        }
        let first = text.words.partition_point(|word| word.end <= one.start);
        let end = text.words.partition_point(|word| word.start < one.end);
        let listed = text.phrases.partition_point(|phrase| phrase.start < first);
        let entry = text.phrases.iter().skip(listed).take_while(|phrase| phrase.end <= end);
        let entry = entry.filter(|phrase| phrase.set.any(PLACES)).map(|phrase| (phrase.start, phrase.end)).last();
        let single = |at: &usize| {
            let shown = text.style == Style::Mixed && !text.marked(*at, mark::SHOUT);
            text.is(*at, PLACES)
                && if shown { text.at(*at).case != Case::Lower } else { !text.is(*at, COMMON.or(FUNCTION)) }
        };
        let (from, to) = entry.or_else(|| (first + 1..end).rev().find(single).map(|at| (at, at + 1)))?;
        let (label, tier, rule) = (Label::Location, Tier::Confirm, "place-within");
        let (start, stop) = (text.at(from).start, text.at(to - 1).end);
        (to - from < end - first).then_some((number, Found { start, end: stop, label, tier, rule }))
    };
    found.iter().enumerate().filter_map(part).collect()
}

/// "Next Generation Guardians", "Two Bucks": two to five capitals in a row that begin here. The one that begins a sentence is left
/// out when it is a word of every day.
fn row(text: &Text, place: usize) -> Option<(usize, usize, &'static str)> {
    if text.style != Style::Mixed || !seen::shown(text, place) || seen::run(text, place).0 != place {
        return None;
    }
    let end = seen::run(text, place).1;
    let starts = text.marked(place, mark::START) && text.is(place, FUNCTION.or(COMMON));
    // "Nurse Olu", "Coach Deb": who somebody is stands before the name.
    let who = text.is(place, ROLE.or(KIN)) && text.sep(place + 1) == sep::SPACE;
    let first = place + usize::from(starts || who);
    let plain = |at: usize| text.marked(at, mark::SHOUT) || text.is(at, MONTH.or(WEEKDAY).or(TITLE).or(UNIT));
    let calm = (first..end).all(|at| text.marked(at, mark::CALM));
    let long = end > first + 1 || who && end == first + 1 && text.at(first).len > 2;
    if !long || calm || (first..end).any(plain) {
        return None;
    }
    Some((first, end, if who { "name-who" } else { "capitals-row" }))
}

/// "in my notes D.L.": two letters with their periods, or three.
fn letters(text: &Text, place: usize) -> Option<(usize, usize, &'static str)> {
    let letter = |at: usize| {
        let word = text.at(at);
        word.kind == Kind::Letters
            && word.len == 1
            && (word.case != Case::Lower || text.style == Style::Lower)
            && text.sep(at + 1) & sep::PERIOD != 0
    };
    if !letter(place) || !letter(place + 1) || text.sep(place + 1) != sep::PERIOD || text.sep(place) == sep::PERIOD {
        return None;
    }
    let end = place + 2 + usize::from(letter(place + 2) && text.sep(place + 2) == sep::PERIOD);
    let ended = text.sep(end) != sep::PERIOD || !text.letters(end);
    (ended && !(place..end).any(|at| text.marked(at, mark::CALM))).then_some((place, end, "letters-alone"))
}

fn head(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    // "maison des jeunes L'Entre-Temps"
    if text.french && word.case == Case::Lower && text.is(place, ORG_HEAD) {
        return true;
    }
    text.style == Style::Mixed
        && word.kind == Kind::Letters
        && word.case != Case::Lower
        && word.len > 1
        && word.marks & (mark::START | mark::SHOUT | mark::CALM) == 0
        && !word.set.any(FUNCTION.or(TITLE).or(MONTH).or(WEEKDAY).or(KIN).or(PROVINCE).or(UNIT).or(NUMERAL))
        && !seen::shown(text, place.wrapping_sub(1))
}

/// Behind the last word of the name; none when nothing is tied to the first.
fn reach(text: &Text, place: usize) -> Option<usize> {
    let mut end = seen::run(text, place).1;
    let mut tied = false;
    let small = text.at(place).case == Case::Lower;
    for _ in 0..TIES {
        let Some(next) = tie(text, end) else { break };
        end = next;
        tied = true;
    }
    if small && seen::shown(text, end) && text.sep(end) == sep::SPACE {
        end = seen::run(text, end).1;
    }
    // "ecole des trois-soleils", where nobody writes capitals: the last word tells which one.
    let telling = text.style != Style::Mixed && !text.is(end - 1, GENERIC.or(MED).or(KIN).or(ROLE).or(STOP));
    (tied && (!small || telling || seen::shown(text, end - 1))).then_some(end)
}

fn tie(text: &Text, from: usize) -> Option<usize> {
    let small = |place: usize| {
        let word = text.at(place);
        text.sep_within(place, sep::SPACE | sep::APOSTROPHE | sep::HYPHEN)
            && word.kind == Kind::Letters
            && word.case == Case::Lower
            && word.len > 2
            && !word.set.any(FUNCTION.or(UNIT).or(MONTH).or(WEEKDAY))
    };
    let link = |place: usize| {
        text.sep_within(place, sep::SPACE)
            && (text.french && reads!(text, place, "de" | "du" | "des" | "d" | "pour") || reads!(text, place, "of"))
    };
    let mut place = from;
    if small(place) && link(place + 1) {
        place += 1;
    }
    if !link(place) {
        return None;
    }
    place += 1;
    if reads!(text, place, "la" | "l" | "les" | "the") {
        place += 1;
    }
    if !text.sep_within(place, sep::SPACE | sep::APOSTROPHE) {
        return None;
    }
    if seen::shown(text, place) {
        return Some(seen::run(text, place).1);
    }
    small(place).then_some(place + 1)
}
