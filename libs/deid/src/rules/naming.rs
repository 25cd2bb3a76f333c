//! Which words can be part of a person's name, and how far a name goes.

use crate::{
    class::{
        ADMIN, AGE_UNIT, BIRTH_CUE, COMMON, CREDENTIAL, FUNCTION, GENERIC, GIVEN, ID_CUE, KIN, MED, MONTH, NATION,
        ORG_HEAD, ORG_TAIL, PARTICLE, PERSON, PHONE_CUE, PROVINCE, ROLE, SAYS, STOP, SURNAME, Set, TITLE, UNIT,
        WEEKDAY, WORDY,
    },
    familiar::{medical, unknown},
    text::{Text, mark},
    word::{Case, Kind, reads, sep},
};

/// How sure the words before make us that a name follows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
pub(crate) enum Trust {
    /// Nothing but the word itself.
    Bare,
    /// A relative, a role, a list of names.
    Likely,
    /// A title or a label.
    Sure,
}

/// Words of structure: not a name, whatever stands before.
pub(crate) const NEVER: Set = FUNCTION
    .or(TITLE)
    .or(KIN)
    .or(CREDENTIAL)
    .or(STOP)
    .or(ORG_TAIL)
    .or(UNIT)
    .or(AGE_UNIT)
    .or(WEEKDAY)
    .or(PROVINCE)
    .or(NATION);

/// A dictionary name that is nothing else.
pub(crate) fn strong(text: &Text, place: usize, kind: Set) -> bool {
    let set = text.at(place).set;
    set.any(kind) && !set.any(WORDY.or(MONTH).or(STOP).or(NEVER)) && !text.marked(place, mark::CALM)
}

/// A single capital letter, with or without a period.
pub(crate) fn initial(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    word.kind == Kind::Letters && word.len == 1 && word.case == Case::Title
}

/// Whether the words behind show that a name ended here: punctuation, a verb, a small word.
pub(crate) fn closes(text: &Text, place: usize) -> bool {
    let next = place + 1;
    let marks = sep::LINE
        | sep::COMMA
        | sep::PERIOD
        | sep::COLON
        | sep::STOP
        | sep::CLOSE
        | sep::OPEN
        | sep::TAB
        | sep::APOSTROPHE;
    next >= text.words.len()
        || text.at(next).kind != Kind::Letters
        || text.sep(next) & marks != 0
        || text.is(next, SAYS.or(FUNCTION).or(BIRTH_CUE).or(ID_CUE).or(PHONE_CUE).or(CREDENTIAL))
}

/// Whether a name can begin or go on at this word, given what stands before.
pub(crate) fn fits(text: &Text, place: usize, trust: Trust) -> bool {
    let word = text.at(place);
    if word.kind != Kind::Letters || word.marks & mark::CALM != 0 || word.len < 2 {
        return false;
    }
    let set = word.set;
    let person = set.any(PERSON);
    let people =
        person && trust > Trust::Bare && set.any(NATION.or(STOP)) && !set.any(FUNCTION.or(TITLE).or(KIN).or(UNIT));
    if set.any(NEVER)
        && !people
        && !(trust == Trust::Sure && text.capital(place) && foreign(text, place))
        && !(person
            && text.capital(place)
            && trust > Trust::Bare
            && !(set.any(FUNCTION) && (word.len < 4 || word.case != Case::Title))
            && !set.any(TITLE.or(KIN)))
    {
        return false;
    }
    if text.style == crate::text::Style::Mixed && word.marks & mark::SHOUT == 0 {
        let shown = matches!(word.case, Case::Title | Case::Inner)
            || word.case == Case::Upper && (person || trust == Trust::Sure);
        if shown {
            return match trust {
                Trust::Sure => {
                    let titled = text.is(place.wrapping_sub(1), TITLE) && word.case != Case::Upper && word.len > 3;
                    !set.any(MED.or(ROLE).or(ORG_HEAD).or(ADMIN).or(GENERIC)) || titled || person && !set.any(MED)
                }
                Trust::Likely => {
                    person && (!set.any(MED) || set.any(SURNAME) && word.case == Case::Title && word.len > 3)
                        || !set.any(WORDY.or(ROLE).or(ORG_HEAD).or(ADMIN).or(SAYS)) && !medical(&text.low(place))
                }
                Trust::Bare => person && !set.any(MED) || unknown(text, place),
            };
        }
    }
    let listed = strong(text, place, PERSON) || people;
    let plain = !set.any(MED.or(MONTH).or(ROLE).or(FUNCTION).or(SAYS));
    match trust {
        Trust::Sure => {
            // Behind a doctor's title a rare word is a name: "dr spiegel", "le dr wai".
            let doctor = reads!(text, place.wrapping_sub(1), "dr" | "dre" | "mme" | "mrs" | "mr")
                && text.sep_within(place, sep::SPACE | sep::PERIOD);
            listed
                || unknown(text, place)
                || doctor && plain && word.len > 2 && !set.any(COMMON.or(UNIT).or(KIN).or(TITLE).or(STOP))
                || person
                    && plain
                    && (!set.any(COMMON)
                        || doctor && set.any(SURNAME)
                        || closes(text, place)
                        || strong(text, place + 1, SURNAME)
                        || text.is(place + 1, PARTICLE) && text.sep(place + 2) == sep::HYPHEN
                        || unknown(text, place + 1))
        }
        Trust::Likely => word.len > 2 && (listed || person && plain && !set.any(COMMON)),
        Trust::Bare => word.len > 2 && listed,
    }
}

/// The word after the name that begins at `start` (which fits).
pub(crate) fn extent(text: &Text, start: usize, trust: Trust) -> usize {
    let mut end = start + 1;
    let onward = if trust == Trust::Sure { Trust::Likely } else { Trust::Bare };
    while end < start + 7 {
        let sep = text.sep(end);
        if end >= text.words.len()
            || sep & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD) != 0
            || sep & sep::TAB != 0
        {
            break;
        }
        let short = text.at(end - 1).len == 1 || text.at(end - 1).len < 4 && text.is(end - 1, PARTICLE.or(TITLE));
        if sep & sep::PERIOD != 0 && !short || sep & sep::LINE != 0 {
            break;
        }
        if sep & sep::APOSTROPHE != 0 {
            // O'Brien, N'Diaye; not the possessive.
            if text.at(end - 1).len < 3 && text.letters(end) && text.at(end).len > 2 {
                end += 1;
                continue;
            }
            break;
        }
        if sep == sep::HYPHEN {
            let joined = text.letters(end)
                && (text.at(end).case != Case::Lower && !text.is(end, FUNCTION.or(PROVINCE))
                    || text.caseless(end) && text.is(end, PERSON)
                    || text.caseless(end) && unknown(text, end)
                    || text.is(end, PARTICLE) && text.sep(end + 1) == sep::HYPHEN
                    // Ji-woo Park: the second part of a given name may be small.
                    || text.at(end - 1).case == Case::Title
                        && text.sep(end + 1) == sep::SPACE
                        && text.capital(end + 1)
                        && (unknown(text, end) || text.is(end, GIVEN) && !text.is(end, FUNCTION))
                        && (unknown(text, end - 1) || text.is(end - 1, PERSON) || text.at(end - 1).len < 3));
            if !joined {
                break;
            }
            end += 1;
            continue;
        }
        let next = end + 1;
        let after = text.sep_within(next, sep::SPACE | sep::PERIOD | sep::APOSTROPHE | sep::HYPHEN)
            && (sep & sep::PERIOD == 0 || short);
        if text.is(end, PARTICLE)
            && after
            && (fits(text, next, onward) || text.is(next, PARTICLE) && fits(text, next + 1, onward))
            && text.capital_or_start(next)
        {
            end = next;
            continue;
        }
        if initial(text, end) && after && (fits(text, next, onward) || initial(text, next)) {
            end = next;
            continue;
        }
        if initial(text, end) && text.sep(next) & sep::PERIOD != 0 && !text.is(end - 1, FUNCTION) {
            end = next;
            break;
        }
        let plain = !text.is(end, MED.or(NEVER).or(MONTH).or(SAYS).or(ROLE));
        // Without capitals a surname that is an everyday word counts behind a given name, when the name ends there.
        let closed = text.caseless(end)
            && (given(text, end - 1) || unknown(text, end - 1))
            && text.is(end, SURNAME)
            && plain
            && closes(text, end);
        // A capital right behind a sure given name is a surname, whatever word it is.
        let family = text.capital(end)
            && (strong(text, end - 1, GIVEN) || trust == Trust::Sure && unknown(text, end - 1))
            && (!text.is(end, NEVER.or(MED).or(ROLE).or(SAYS).or(GENERIC).or(ORG_HEAD).or(MONTH).or(ADMIN))
                || foreign(text, end))
            && (!text.is(end, COMMON) || closes(text, end) || tied(text, next));
        let shown = family || text.capital(end) && text.is(end, PERSON) && !text.is(end, MED) || closed;
        if !(fits(text, end, onward) || shown) || text.is(end, SAYS) && !text.is(end, SURNAME) {
            break;
        }
        // One dictionary name in a text without capitals takes a second only when it is a name too.
        end = next;
    }
    end
}

/// A small word of the other language, with a capital: "Petronella Vos" in an English text.
fn foreign(text: &Text, place: usize) -> bool {
    let set = text.at(place).set;
    let own = if text.french { crate::class::FR } else { crate::class::EN };
    set.any(FUNCTION)
        && !set.any(own)
        && text.at(place).case == Case::Title
        && text.at(place).len > 2
        && closes(text, place)
}

/// A capital goes on behind: "Lorraine Big Canoe", "Simon Gros-Louis".
fn tied(text: &Text, next: usize) -> bool {
    text.capital(next)
        && (text.sep(next) == sep::HYPHEN || text.sep(next) == sep::SPACE && closes(text, next))
        && !text.is(next, NEVER.or(MED).or(ORG_HEAD).or(GENERIC).or(ROLE).or(MONTH))
}

/// The start of initials before a name: "J. Chen", "J.-P. Roy".
pub(crate) fn initials_before(text: &Text, start: usize) -> usize {
    let mut first = start;
    while first > 0
        && first + 3 > start
        && initial(text, first - 1)
        && text.sep_within(first, sep::SPACE | sep::PERIOD | sep::HYPHEN)
        && text.sep(first) & (sep::PERIOD | sep::SPACE) != 0
    {
        first -= 1;
    }
    let letter = start.wrapping_sub(1);
    if first == start
        && text.caseless(start)
        && text.letters(letter)
        && text.at(letter).len == 1
        && text.sep(start) & sep::PERIOD != 0
        && text.sep(start) & sep::LINE == 0
        && !text.is(letter.wrapping_sub(1), MED.or(UNIT))
        && letter > 0
    {
        return letter;
    }
    if first + 1 == start && text.sep(start) & sep::PERIOD == 0 && text.is(first, FUNCTION) {
        return start;
    }
    first
}

/// Whether a given name stands here, in a dictionary or by its shape beside a surname.
pub(crate) fn given(text: &Text, place: usize) -> bool {
    text.is(place, GIVEN) && !text.is(place, MED) && !text.marked(place, mark::CALM)
}
