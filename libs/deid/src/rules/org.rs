//! Hospitals, clinics, schools, employers: by name, and new ones by the noun beside them or the verb before.

use crate::{
    class::{
        COMMON, COMPANY, CREDENTIAL, FUNCTION, GENERIC, IN, KIN, MED, ORG, ORG_HEAD, ORG_TAIL, PARTICLE, PERSON,
        PLACES, PROVINCE, ROLE, SAINT, SAYS, SCHOOLING, SITE, STOP, TITLE, UNIT, WORDY, WORKS,
    },
    familiar::{typo, unknown},
    finding::{Label, Tier},
    rules::Finds,
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

const fn what(rule: &'static str) -> (Label, Tier, &'static str) {
    (Label::Org, Tier::Confirm, rule)
}

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    if word.marks & mark::CALM != 0 {
        return;
    }
    if set.any(ORG) {
        single(text, place, finds);
    }
    if set.any(ORG_TAIL.or(COMPANY)) {
        tail(text, place, finds);
    }
    if set.any(ORG_HEAD) {
        head(text, place, finds);
    }
    if set.any(WORKS.or(SITE).or(SCHOOLING)) {
        announced(text, place, finds);
    }
}

/// Entries of several words.
pub(crate) fn phrases(text: &Text, finds: &mut Finds) {
    for phrase in text.phrases.iter().filter(|phrase| phrase.set.any(ORG)) {
        let words = phrase.start..phrase.end;
        let plain = words.clone().all(|word| text.is(word, WORDY.or(GENERIC)) || text.at(word).len < 2);
        let shown = words.clone().all(|word| {
            text.at(word).case != Case::Lower
                || text.is(word, FUNCTION.or(PARTICLE))
                || text.at(word).kind == Kind::Digits
        });
        let cued = near(text, phrase.start, WORKS.or(SITE).or(SCHOOLING))
            || text.is(phrase.start.wrapping_sub(1), IN.or(ORG_HEAD).or(ORG_TAIL))
            || text.is(phrase.start.wrapping_sub(2), IN) && text.is(phrase.start.wrapping_sub(1), FUNCTION)
            || phrase.end - phrase.start > 2 && text.style != Style::Mixed;
        if !text.marked(phrase.start, mark::CALM) && (!plain || shown && text.style == Style::Mixed || cued) {
            finds.words(text, phrase.start, beyond(text, phrase.end), what("organization"));
        }
    }
}

/// One of the three words before is a cue.
fn near(text: &Text, place: usize, set: crate::class::Set) -> bool {
    (1..4).any(|back| text.is(place.wrapping_sub(back), set))
}

/// The noun behind a known name belongs to it: "Mount Sinai Hospital".
fn beyond(text: &Text, end: usize) -> usize {
    let mut last = end;
    while last < end + 3
        && text.is(last, ORG_TAIL.or(COMPANY))
        && text.sep_within(last, sep::SPACE)
        && (text.at(last).case != Case::Lower || text.style != Style::Mixed)
    {
        last += 1;
    }
    last
}

fn single(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    let cued = near(text, place, WORKS.or(SITE).or(SCHOOLING).or(crate::class::IN));
    // Three letters stand for many things: an institution is announced, or stands in brackets.
    let led = cued || text.sep(place) & (sep::OPEN | sep::AT | sep::OTHER | sep::COLON) != 0 || word.len > 4;
    let sure =
        led && !set.any(WORDY.or(PERSON).or(crate::class::PLACES).or(STOP).or(TITLE).or(UNIT).or(crate::class::RARE));
    let mixed = text.style == Style::Mixed && word.marks & mark::SHOUT == 0;
    let fit = if mixed && word.case != Case::Lower {
        sure || cued && !set.any(FUNCTION)
    } else {
        sure && word.len > 3
            || !set.any(FUNCTION.or(UNIT)) && word.len > 3 && text.is(place.wrapping_sub(1), WORKS)
            || cued && !set.any(COMMON.or(FUNCTION).or(UNIT).or(PERSON)) && word.len > 2
    };
    if fit {
        finds.words(text, place, beyond(text, place + 1), what("organization"));
    }
}

/// Whether a word tells which one, not only what kind.
fn telling(text: &Text, place: usize) -> bool {
    let set = text.at(place).set;
    text.marked(place, mark::NAMED)
        || text.letters(place)
            && text.at(place).len > 1
            && !set.any(GENERIC.or(FUNCTION).or(STOP).or(KIN).or(TITLE).or(ORG_TAIL).or(UNIT).or(CREDENTIAL))
            && (!set.any(MED) || set.any(PLACES.or(PERSON).or(ORG)))
}

/// Capitalized words before "Hospital", "Public School", "Construction Ltd".
fn tail(text: &Text, place: usize, finds: &mut Finds) {
    let mixed = text.style == Style::Mixed && !text.marked(place, mark::SHOUT);
    let low_tail = text.at(place).case == Case::Lower;
    let strong = reads!(
        text,
        place,
        "hospital"
            | "school"
            | "clinic"
            | "pharmacy"
            | "university"
            | "college"
            | "manor"
            | "lodge"
            | "collegiate"
            | "elementary"
            | "physiotherapy"
            | "physio"
            | "dental"
            | "chiropractic"
            | "lumber"
            | "trucking"
            | "logging"
            | "construction"
            | "contracting"
            | "foods"
            | "centre"
    );
    let mut start = place;
    let mut sure = false;
    while start > 0 && place - start < 7 {
        let before = start - 1;
        let sep = text.sep(start);
        if sep & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD | sep::AMPERSAND) != 0
            || !text.letters(before)
        {
            break;
        }
        if sep & sep::PERIOD != 0 && text.marked(start, mark::START) {
            break;
        }
        let set = text.at(before).set;
        let genitive = text.at(before).len == 1 && text.sep(before) == sep::APOSTROPHE;
        let shown = text.at(before).case != Case::Lower;
        let joint = reads!(text, before, "and" | "of" | "de" | "du" | "des" | "la" | "for")
            && start < place
            && before > 0
            && text.at(before - 1).case != Case::Lower
            && !text.is(before - 1, FUNCTION.or(ROLE));
        let fine = if genitive || joint && mixed {
            true
        } else if mixed && shown {
            !(text.marked(before, mark::CALM)
                || set.any(STOP.or(TITLE).or(SAYS).or(ROLE))
                || set.any(FUNCTION) && before + 1 < place && text.at(before).len < 4)
        } else if mixed {
            set.any(GENERIC.or(ORG_TAIL)) && (!set.any(FUNCTION) || sep == sep::HYPHEN)
                || sep == sep::HYPHEN && text.at(before.wrapping_sub(1)).case != Case::Lower
        } else {
            set.any(GENERIC.or(ORG_TAIL)) && !set.any(FUNCTION)
                || set.any(PERSON.or(PLACES).or(ORG)) && !set.any(COMMON.or(MED).or(FUNCTION))
                || unknown(text, before) && !sure
                || reads!(text, before, "st" | "mount" | "port" | "fort" | "lake" | "saint" | "our" | "lady")
                || joint
                || text.marked(before, mark::NAMED)
                || strong
                    && !set.any(FUNCTION.or(MED).or(STOP).or(TITLE).or(KIN).or(ROLE).or(SAYS).or(UNIT))
                    && near(text, before, IN.or(WORKS).or(SITE).or(SCHOOLING))
        };
        if !fine || set.any(FUNCTION) && shown && text.marked(before, mark::START) {
            break;
        }
        if text.marked(before, mark::START) && set.any(COMMON) && !sure && !set.any(PLACES.or(PERSON)) && mixed {
            break;
        }
        sure |= telling(text, before) && (shown || !mixed);
        start = before;
        if text.marked(before, mark::START) && mixed {
            break;
        }
    }
    while start < place && text.is(start, FUNCTION) && !reads!(text, start, "st" | "our") {
        start += 1;
    }
    // Small letters on the noun: "Kenora hospital", "the Bell clinic"; the word before must be a name or a place.
    let named = !low_tail
        || !mixed
        || (start..place).any(|word| {
            text.is(word, PLACES.or(ORG).or(PERSON)) && !text.is(word, COMMON)
                || text.capital(word) && unknown(text, word)
        });
    if sure && named && start < place {
        finds.words(text, start, beyond(text, place + 1), what("organization-tail"));
    }
}

/// Hôpital Sainte-Justine, École des Pionniers, University of Calgary, CHSLD Champlain.
fn head(text: &Text, place: usize, finds: &mut Finds) {
    let mixed = text.style == Style::Mixed && !text.marked(place, mark::SHOUT);
    let mut next = place + 1;
    let mut sure = false;
    let mut end = next;
    while next < place + 9 && text.letters(next) {
        let sep = text.sep(next);
        let set = text.at(next).set;
        if sep & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD | sep::QUOTE) != 0
            || sep & sep::PERIOD != 0 && text.marked(next, mark::START)
        {
            break;
        }
        // St. Basil's: the possessive belongs to the name.
        if sep == sep::APOSTROPHE && reads!(text, next, "s") {
            if sure {
                end = next + 1;
            }
            break;
        }
        let small = reads!(
            text,
            next,
            "de" | "d"
                | "du"
                | "des"
                | "la"
                | "l"
                | "le"
                | "les"
                | "of"
                | "at"
                | "sur"
                | "a"
                | "au"
                | "aux"
                | "en"
                | "the"
                | "et"
                | "and"
                | "st"
                | "ste"
                | "saint"
                | "sainte"
        );
        let shown = text.at(next).case != Case::Lower;
        let tied = sep == sep::HYPHEN;
        let fine = if mixed {
            shown || tied
        } else if text.sep(next + 1) == sep::HYPHEN && (!set.any(FUNCTION) || set.any(SAINT)) {
            true
        } else {
            set.any(PERSON.or(PLACES).or(ORG)) && !set.any(COMMON.or(MED)) || unknown(text, next) && !sure || tied
        };
        if fine
            && !set.any(STOP.or(SAYS).or(PROVINCE).or(KIN)) | tied
            && !text.marked(next, mark::CALM)
            && (!small || tied || shown && sure)
            || (small && reads!(text, next, "st" | "ste" | "saint" | "sainte"))
        {
            sure |= telling(text, next) && !small;
            end = next + 1;
        } else if small && next < end + 3 || set.any(GENERIC.or(ROLE)) && !mixed | !shown && !sure && next < place + 5 {
            // A small word is passed over, and kept when a name follows.
        } else {
            break;
        }
        next += 1;
    }
    if sure && end > place + 1 {
        finds.words(text, place, end, what("organization-head"));
    }
}

/// "works at Xxxx", "admitted to Xxxx", "goes to Xxxx": the capitalized words behind.
fn announced(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    while next < place + 4
        && reads!(
            text,
            next,
            "the"
                | "a"
                | "an"
                | "at"
                | "for"
                | "with"
                | "la"
                | "le"
                | "l"
                | "les"
                | "chez"
                | "au"
                | "aux"
                | "du"
                | "de"
                | "local"
                | "old"
                | "pour"
                | "to"
                | "from"
                | "in"
                | "out"
                | "of"
                | "her"
                | "his"
        )
    {
        next += 1;
    }
    if !text.sep_within(next, sep::SPACE | sep::APOSTROPHE | sep::QUOTE | sep::LINE | sep::COLON)
        || !text.letters(next)
        || text.marked(next, mark::CALM)
    {
        return;
    }
    let set = text.at(next).set;
    let never = FUNCTION
        .or(MED)
        .or(STOP)
        .or(TITLE)
        .or(KIN)
        .or(PROVINCE)
        .or(ROLE)
        .or(crate::class::MONTH)
        .or(crate::class::WEEKDAY)
        .or(crate::class::NATION)
        .or(CREDENTIAL)
        .or(UNIT);
    let works = text.is(place, WORKS.or(SCHOOLING));
    let upper = text.at(next).case == Case::Upper && text.at(next).len > 1;
    let fit = if text.style == Style::Mixed && !text.marked(next, mark::SHOUT) && text.at(next).case != Case::Lower {
        !set.any(never)
            && (!upper || works && !set.any(WORDY) || set.any(ORG) || unknown(text, next) && text.at(next).len > 2)
            && (works || !set.any(WORDY) || set.any(PERSON.or(PLACES).or(ORG)) || text.at(next + 1).case == Case::Title)
            && !(set.any(GENERIC) && text.at(next + 1).case == Case::Lower)
    } else {
        text.caseless(next)
            && unknown(text, next)
            && text.at(next).len > 3
            && (works || text.style != Style::Mixed && !typo(text, next))
    };
    if !fit {
        return;
    }
    let mut end = next + 1;
    while end < next + 5 && text.letters(end) {
        let sep = text.sep(end);
        let more = text.style != Style::Mixed
            && sep == sep::SPACE
            && (text.is(end, ORG_TAIL.or(COMPANY).or(PLACES)) && !text.is(end, FUNCTION) || unknown(text, end));
        let joined = sep == sep::HYPHEN
            || sep == sep::APOSTROPHE
            || sep & !(sep::SPACE | sep::AMPERSAND) == 0 && sep & sep::AMPERSAND != 0;
        let and = reads!(text, end, "and" | "et" | "of" | "de" | "du")
            && text.capital(end + 1)
            && sep == sep::SPACE
            && !text.is(end + 1, PERSON);
        let shown =
            sep == sep::SPACE && text.at(end).case != Case::Lower && text.style == Style::Mixed && !text.is(end, never);
        if !(joined || and || shown || more) {
            break;
        }
        end += 1;
    }
    finds.words(text, next, beyond(text, end), what("organization-cue"));
}
