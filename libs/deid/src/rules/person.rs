//! Names that stand alone: dictionary names decided by capitals and neighbors, full names, surname-first, unknown capitalized
//! words.

use crate::{
    class::{
        ADMIN, COMMON, CREDENTIAL, FUNCTION, GEO_HEAD, GIVEN, IN, KIN, LIVES, MED, MONTH, ORG, ORG_HEAD, PARTICLE,
        PERSON, PLACES, ROLE, SAINT, SAYS, SEX, SURNAME, TITLE, UNIT, WORDY, WORKS,
    },
    familiar::{explained, typo, unknown},
    finding::{Label, Tier},
    rules::{
        Finds,
        alone::{acts, doubtful, enclosed, lonely, nicknamed},
        dispensed::dispensed,
        naming::{NEVER, Trust, closes, extent, given, initial, initials_before, strong},
        title::also,
        work,
    },
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep, words},
};

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    let blank = set.0 & !crate::class::PHRASE.0 & !PARTICLE.0 == 0;
    if !(set.any(PERSON) || blank && (word.case != Case::Lower || text.style != Style::Mixed))
        || word.marks & mark::CALM != 0
        || word.len < 2
        // "aren't": a verb that is not.
        || word.case == Case::Lower && text.sep(place + 1) == sep::APOSTROPHE && reads!(text, place + 1, "t")
    {
        return;
    }
    // Inside a name that began before: the hyphened or spaced second part is taken from its beginning.
    let Some((start, end, rule)) = reading(text, place) else { return };
    let start = initials_before(text, fore(text, start));
    let end = end.max(start + 1);
    finds.words(text, start, end, (Label::Name, Tier::Confirm, rule));
    also(text, end, Trust::Bare, Tier::Confirm, finds);
}

/// "by Sony Singh": a capital before a sure surname is the given name, whatever word it is, when a person is announced.
fn fore(text: &Text, start: usize) -> usize {
    let name = start.wrapping_sub(1);
    let led = reads!(text, name.wrapping_sub(1), "by" | "with" | "w" | "par" | "avec" | "and" | "et" | "saw" | "from")
        || text.is(name.wrapping_sub(1), KIN.or(ROLE));
    let fits = led
        && text.sep(start) == sep::SPACE
        && text.sep(name) == sep::SPACE
        && text.capital(name)
        && strong(text, start, SURNAME)
        && !text.is(name, NEVER.or(MED).or(ROLE).or(MONTH).or(ADMIN).or(PLACES).or(GEO_HEAD).or(SAINT).or(ORG_HEAD))
        && !text.marked(name, mark::NAMED)
        && !text.marked(name, mark::CALM);
    if fits { name } else { start }
}

fn reading(text: &Text, place: usize) -> Option<(usize, usize, &'static str)> {
    let word = text.at(place);
    let set = word.set;
    let next = place + 1;
    let shown =
        text.style == Style::Mixed && matches!(word.case, Case::Title | Case::Inner) && word.marks & mark::SHOUT == 0;
    let beside = text.sep_within(next, sep::SPACE | sep::HYPHEN) && text.sep(next) & (sep::LINE | sep::TAB) == 0;
    if let Some(found) = inverted(text, place) {
        return Some(found);
    }
    if shown {
        if nicknamed(text, place) {
            let end = if text.sep(next) & sep::QUOTE != 0 { next } else { next + 1 };
            return Some((place, end, "name-quoted"));
        }
        if let Some(end) = enclosed(text, place) {
            return Some((place, end, "name-quoted"));
        }
        if let Some(end) = full(text, place) {
            return Some((place, end, "name-full"));
        }
        let normal = reads!(text, place.wrapping_sub(1), "n")
            && (text.is(place.wrapping_sub(2), MED)
                || text.sep(place.wrapping_sub(1)) & sep::COMMA != 0 && set.any(SAYS));
        if !normal
            && !set.any(FUNCTION)
            && initial(text, place.wrapping_sub(1))
            && text.sep(place) & (sep::PERIOD | sep::SPACE) != 0
            && text.sep(place) & sep::PERIOD != 0
            && (set.any(SURNAME) && !set.any(MED) || unknown(text, place))
        {
            return Some((place, extent(text, place, Trust::Bare), "name-initials"));
        }
        let placed = set.any(PLACES) && text.is(place.wrapping_sub(1), IN.or(LIVES)) && !acts(text, place);
        if !placed && strong(text, place, GIVEN) || strong(text, place, SURNAME) && !set.any(PLACES) && word.len > 2 {
            return Some((place, extent(text, place, Trust::Bare), "name-dictionary"));
        }
        if strong(text, place, SURNAME) && set.any(PLACES) && acts(text, place) {
            return Some((place, extent(text, place, Trust::Bare), "name-acts"));
        }
        if set.any(PERSON) && !set.any(NEVER) && !set.any(MED) {
            return doubtful(text, place);
        }
        if unknown(text, place) && lonely(text, place) {
            return Some((place, extent(text, place, Trust::Bare), "name-unknown"));
        }
        return None;
    }
    if word.case == Case::Upper && text.style == Style::Mixed && word.marks & mark::SHOUT == 0 {
        let beside_name = beside && given(text, next) && text.at(next).case != Case::Lower;
        let alone = strong(text, place, PERSON) && (word.len > 4 || beside_name);
        return alone.then(|| (place, extent(text, place, Trust::Bare), "name-capitals"));
    }
    if let Some(found) = heading(text, place) {
        return Some(found);
    }
    // Without capitals: names that are nothing else; a given name takes the surname beside it.
    // "reaching for a rose bush", "would jack it up": in a text with capitals, behind such words, a word of the language.
    if word.case == Case::Lower
        && text.style == Style::Mixed
        && reads!(
            text,
            place.wrapping_sub(1),
            "a" | "an"
                | "the"
                | "to"
                | "would"
                | "will"
                | "can"
                | "could"
                | "un"
                | "une"
                | "le"
                | "la"
                | "les"
                | "des"
                | "est"
        )
    {
        return None;
    }
    let long = if word.case == Case::Lower && text.style == Style::Mixed { 4 } else { 3 };
    let tied = text.sep(next) == sep::HYPHEN && text.is(next, WORDY) && !text.is(next, PERSON);
    if strong(text, place, GIVEN) && word.len >= long && !tied {
        let mut end = extent(text, place, Trust::Bare);
        if end == next
            && beside
            && text.letters(next)
            && (text.is(next, SURNAME) && !text.is(next, FUNCTION.or(MED).or(NEVER)) && !text.is(next, COMMON)
                || unknown(text, next) && text.at(next).len > 3)
        {
            end = next + 1;
        }
        return Some((place, end, "name-lower"));
    }
    if strong(text, place, SURNAME) && !set.any(PLACES) && word.len > 3 && text.style != Style::Mixed {
        let before = place.wrapping_sub(1);
        let start = if given(text, before) && text.sep(place) == sep::SPACE && !text.is(before, FUNCTION.or(MONTH)) {
            before
        } else {
            place
        };
        return Some((start, extent(text, place, Trust::Bare), "name-lower"));
    }
    // In a text without capitals a word that nothing explains is told, so that a person looks at it.
    if text.style != Style::Mixed
        && unknown(text, place)
        && word.len > 4
        && (reads!(text, place.wrapping_sub(1), "by" | "par")
            || text.is(place.wrapping_sub(1), KIN.or(CREDENTIAL)) && !text.is(place.wrapping_sub(1), MED.or(UNIT))
            || !dispensed(text, place))
        && !explained(text, place)
    {
        return Some((place, extent(text, place, Trust::Bare), "name-unknown"));
    }
    // "that jen presented": a given name that does what people do.
    let acting = set.any(GIVEN)
        && !set.any(COMMON.or(FUNCTION).or(MED).or(MONTH).or(NEVER))
        && text.style == Style::Lower
        && word.len > 2
        && text.is(next, SAYS)
        && !text.is(next, FUNCTION)
        && text.sep_within(next, sep::SPACE);
    // "pelvic physio w nelly.": behind a small word for company, where the clause ends.
    let along = set.any(GIVEN)
        && !set.any(COMMON.or(FUNCTION).or(MED).or(MONTH).or(NEVER).or(UNIT))
        && text.caseless(place)
        && word.len > 2
        && reads!(text, place.wrapping_sub(1), "w" | "with" | "by" | "saw" | "avec" | "par")
        && text.sep_within(place, sep::SPACE | sep::SLASH)
        && closes(text, place);
    if acting || along {
        return Some((place, next, "name-acts"));
    }
    // Two names that are everyday words too, and nothing else beside them.
    let pair = set.any(GIVEN)
        && !set.any(NEVER.or(MED).or(MONTH))
        && beside
        && text.sep(next) == sep::SPACE
        && text.letters(next);
    let second = strong(text, next, SURNAME) && text.at(next).len > 2
        || text.is(next, SURNAME) && !text.is(next, NEVER.or(MED).or(MONTH).or(SAYS)) && closes(text, next)
        || unknown(text, next) && text.at(next).len > 4 && !explained(text, next);
    let job = work::occupation(text.at(next).hash) && text.is(place, COMMON) && text.is(next, COMMON);
    if pair && second && !job {
        return Some((place, extent(text, next, Trust::Bare), "name-lower"));
    }
    None
}

/// Without capitals, a word that begins a sentence and does what people do: "rhealynn says", "hope lives".
fn heading(text: &Text, place: usize) -> Option<(usize, usize, &'static str)> {
    const ACTS: &[u64] = words![
        "says",
        "reports",
        "states",
        "denies",
        "lives",
        "works",
        "takes",
        "wants",
        "feels",
        "thinks",
        "attends",
        "dit",
        "rapporte",
        "mentionne",
        "habite",
        "travaille",
        "prend",
        "nie",
    ];
    if !text.caseless(place) || !text.marked(place, mark::START) || !text.sep_within(place + 1, sep::SPACE | sep::COMMA)
    {
        return None;
    }
    // "hope is a 45 year old", "patrick est une femme de".
    let aged = text.is(place, GIVEN)
        && !text.is(place, FUNCTION.or(MED))
        && reads!(text, place + 1, "is" | "est")
        && reads!(text, place + 2, "a" | "an" | "un" | "une")
        && (text.at(place + 3).kind != Kind::Letters || text.is(place + 3, SEX));
    if aged {
        return Some((place, place + 1, "name-acts"));
    }
    let wed = text.sep(place + 1) & sep::COMMA != 0 && text.is(place + 2, KIN) && text.is(place + 1, FUNCTION);
    let acts = wed || ACTS.contains(&text.at(place + 1).hash);
    let listed = text.is(place, GIVEN) && !text.is(place, FUNCTION.or(MED)) && acts;
    let new = unknown(text, place) && text.is(place + 1, SAYS) && text.at(place).len > 3 && !typo(text, place);
    (listed || new).then_some((place, place + 1, "name-acts"))
}

/// Names of several words in the lists: O'Brien, Van den Berg, Jean-Luc.
pub(crate) fn phrases(text: &Text, finds: &mut Finds) {
    for phrase in text.phrases.iter().filter(|phrase| phrase.set.any(PERSON) && !phrase.set.any(PLACES.or(ORG))) {
        let words = phrase.start..phrase.end;
        let plain = words.clone().all(|word| text.is(word, WORDY) || text.at(word).len < 2);
        let shown = text.at(phrase.end - 1).case != Case::Lower && text.style == Style::Mixed;
        if (shown || !plain) && !text.marked(phrase.start, mark::CALM) {
            finds.words(
                text,
                phrase.start,
                extent(text, phrase.end - 1, Trust::Bare),
                (Label::Name, Tier::Confirm, "name-dictionary"),
            );
        }
    }
}

/// Given name and surname beside each other, or with initials and particles between.
fn full(text: &Text, place: usize) -> Option<usize> {
    let set = text.at(place).set;
    // "nursing by Olive Stuckless": any two capitals behind a word for a person, when the first can be a given name.
    let before = place.wrapping_sub(1);
    let told = (text.is(before, KIN.or(ROLE).or(TITLE)) || reads!(text, before, "by" | "with" | "w" | "par" | "avec"))
        && text.sep_within(place, sep::SPACE | sep::PERIOD | sep::SLASH);
    let next = place + 1;
    if told
        && set.any(GIVEN)
        && !set.any(NEVER.or(MED).or(MONTH))
        && text.sep(next) == sep::SPACE
        && text.capital(next)
        && text.at(next).len > 2
        && !text.is(next, NEVER.or(MED).or(MONTH).or(ROLE).or(ORG).or(SAYS).or(WORKS).or(LIVES).or(ADMIN))
        && closes(text, next)
    {
        return Some(next + 1);
    }
    let end = extent(text, place, Trust::Bare);
    if end < place + 2 || text.sep(place + 1) & sep::APOSTROPHE != 0 {
        return None;
    }
    let last = end - 1;
    let first_given = set.any(GIVEN) && !set.any(NEVER.or(MED));
    let first_new = unknown(text, place);
    let last_name = text.is(last, PERSON) || unknown(text, last) || strong(text, place, GIVEN) && text.capital(last);
    let last_sure = strong(text, last, SURNAME) || strong(text, last, GIVEN);
    // An everyday word that begins a sentence is a name only beside a sure one.
    let acts = (text.is(end, SAYS.or(FUNCTION)) || text.sep(end) & sep::COMMA != 0)
        && (text.is(last, SURNAME) && !text.is(last, COMMON) || unknown(text, last) && text.at(last).len > 3)
        && !text.is(last, MED);
    let started = text.marked(place, mark::START) && set.any(WORDY) && !acts;
    let both_new = first_new
        && unknown(text, last)
        && text.at(place).len > 3
        && text.at(last).len > 3
        && !typo(text, place)
        && !typo(text, last);
    let fits = both_new
        || first_given && last_name && (!started || last_sure)
        || first_new
            && last_sure
            && !(text.is(last, PLACES) && text.is(place.wrapping_sub(1), IN.or(LIVES)))
            && !typo(text, place)
        || strong(text, place, SURNAME) && last_name;
    (fits && text.at(last).case != Case::Lower && !text.is(place, ROLE)).then_some(end)
}

/// Tremblay, Jean: a surname, a comma, a given name.
fn inverted(text: &Text, place: usize) -> Option<(usize, usize, &'static str)> {
    let next = place + 1;
    let word = text.at(place);
    // "Lemieux, Ghyslaine, 68": no list holds the second.
    let new = strong(text, place, SURNAME)
        && !text.is(next, WORDY.or(NEVER))
        && text.at(next).case == Case::Title
        && text.sep(next + 1) & (sep::COMMA | sep::LINE | sep::OPEN) != 0
        && (text.at(next + 1).kind != Kind::Letters || text.is(next + 1, crate::class::BIRTH_CUE));
    // "rang Saint-Antoine, Hébertville" is no Hébertville Antoine.
    let behind_saint = text.sep(place) & sep::HYPHEN != 0 && text.is(place.wrapping_sub(1), SAINT);
    if behind_saint
        || text.sep(next) & sep::COMMA == 0
        || text.sep(next) & !(sep::COMMA | sep::SPACE) != 0
        || !(new
            || strong(text, next, GIVEN)
            || text.style == Style::Lower && text.is(next, GIVEN) && !text.is(next, FUNCTION.or(MED)))
    {
        return None;
    }
    let surname =
        strong(text, place, SURNAME) || unknown(text, place) || word.case == Case::Upper && text.is(place, SURNAME);
    // "Penner, Gerhard, 58": an age behind leaves no doubt.
    let aged = word.case != Case::Lower
        && text.at(next).case != Case::Lower
        && !text.is(place, NEVER.or(MED))
        && text.sep(next + 1) & sep::COMMA != 0
        && text.at(next + 1).kind != Kind::Letters
        && (word.marks & mark::START != 0 || text.sep(place) & sep::COLON != 0);
    if aged && strong(text, next, GIVEN) && !text.is(place, COMMON) {
        return Some((place, extent(text, next, Trust::Bare), "name-inverted"));
    }
    let headed = word.marks & mark::START != 0 || word.case == Case::Upper || text.sep(place) & sep::COLON != 0;
    let labeled = text.style == Style::Lower
        && reads!(text, place.wrapping_sub(1), "for" | "re" | "pt" | "patient" | "name" | "nom");
    let cased = word.case != Case::Lower && text.at(next).case != Case::Lower
        || text.style == Style::Lower && (headed || labeled);
    let before = place.wrapping_sub(1);
    let listed = given(text, before) && text.at(before).case != Case::Lower && text.sep(place) == sep::SPACE;
    (surname
        && cased
        && !listed
        && !text.is(place, FUNCTION)
        && (!text.is(place, PLACES)
            || text.is(place, SURNAME) && (word.case == Case::Upper || text.sep(place) & sep::COLON != 0)))
        .then(|| (place, extent(text, next, Trust::Bare), "name-inverted"))
}

/// The name behind an initial and its period.
pub(crate) fn signed_at(text: &Text, place: usize, finds: &mut Finds) {
    if signed(text, place) {
        let start = initials_before(text, place);
        finds.words(text, start, extent(text, place, Trust::Bare), (Label::Name, Tier::Confirm, "name-initials"));
    }
}

/// "her sergeant, K. Fewer": an initial behind a role or a comma makes a name of any capitalized word.
fn signed(text: &Text, place: usize) -> bool {
    let letter = place.wrapping_sub(1);
    let before = place.wrapping_sub(2);
    let led = text.sep(letter) & (sep::COMMA | sep::OPEN | sep::COLON | sep::LINE) != 0
        || text.is(before, ROLE.or(KIN).or(TITLE).or(ADMIN))
        || reads!(text, before, "by" | "with" | "and" | "w" | "par" | "avec" | "et");
    initial(text, letter)
        && !(reads!(text, letter, "n") && text.is(place, SAYS))
        && text.sep(place) & sep::PERIOD != 0
        && led
        && !(text.is(place, FUNCTION) && text.sep(place) & sep::SPACE != 0)
        && !text.is(place, NEVER.or(MED))
        && !text.marked(place, mark::CALM)
        && text.capital_or_start(place)
}
