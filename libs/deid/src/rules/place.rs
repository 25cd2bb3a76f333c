//! Places below the province: towns, communities, lakes and reserves by name, and new ones by the words around them.

use crate::{
    class::{
        COMMON, COMMUNITY, FUNCTION, GENERIC, GEO_HEAD, GEO_TAIL, GIVEN, HOLIDAY, IN, KIN, LIVES, MED, NATION, ORG,
        ORG_HEAD, ORG_TAIL, PARTICLE, PERSON, PLACE, PLACES, PROVINCE, ROLE, SAINT, SAYS, STOP, SURNAME, TITLE, UNIT,
        WORDY, WORLD,
    },
    familiar::{typo, unknown},
    finding::{Label, Tier},
    rules::{
        Finds, alone_day, branch, date,
        place_noun::{self, toponym},
    },
    text::{Phrase, Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

pub(crate) const fn what(rule: &'static str) -> (Label, Tier, &'static str) {
    (Label::Location, Tier::Confirm, rule)
}

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    if word.marks & mark::CALM != 0 {
        return;
    }
    if set.any(PLACES) && !set.any(crate::class::CREDENTIAL) {
        single(text, place, finds);
    }
    if set.any(GEO_TAIL) {
        place_noun::tail(text, place, finds);
    }
    if set.any(GEO_HEAD) {
        place_noun::head(text, place, finds);
    }
    if set.any(LIVES.or(IN)) {
        announced(text, place, finds);
    }
    if set.any(PROVINCE) {
        province(text, place, finds);
        let city = text.french
            && reads!(text, place, "quebec")
            && reads!(text, place.wrapping_sub(1), "a")
            && text.sep_within(place, sep::SPACE)
            && word.case == Case::Title;
        if city {
            finds.words(text, place, place + 1, what("place"));
        }
    }
    if set.any(SAINT) {
        saint(text, place, finds);
    }
}

/// Entries of several words.
pub(crate) fn phrases(text: &Text, finds: &mut Finds) {
    for phrase in &text.phrases {
        let set = phrase.set;
        if set.any(HOLIDAY) && date::year(text, phrase.end) {
            finds.words(text, phrase.start, phrase.end + 1, (Label::Date, Tier::Block, "date-holiday"));
        } else if set.any(HOLIDAY) {
            alone_day::phrase(text, phrase, finds);
        }
        if !set.any(PLACES) || set.any(ORG.or(PROVINCE).or(STOP)) || text.marked(phrase.start, mark::CALM) {
            continue;
        }
        if believed(text, phrase) {
            let mut start = phrase.start;
            if reads!(text, start, "mile") && text.at(start.wrapping_sub(1)).kind == Kind::Digits {
                start -= 1;
            }
            let rule = if set.any(COMMUNITY) { "community" } else { "place" };
            let (start, end) = place_noun::people(text, start, compass(text, phrase.end));
            finds.words(text, start, end, what(rule));
            branch::warded(text, start, end, finds);
        }
    }
}

/// Whether an entry of everyday words is meant as a place here.
fn believed(text: &Text, phrase: &Phrase) -> bool {
    let words = phrase.start..phrase.end;
    let plain = words.clone().all(|word| text.is(word, WORDY.or(NATION)) || text.at(word).len < 2);
    let shown = words.clone().all(|word| text.at(word).case != Case::Lower || text.is(word, FUNCTION.or(PARTICLE)));
    let before = phrase.start.wrapping_sub(1);
    let cued = text.is(before, IN.or(LIVES)) || text.is(before, FUNCTION) && text.is(before.wrapping_sub(1), LIVES);
    let named = text.is(before, TITLE) && text.sep(phrase.start) & sep::COMMA == 0;
    let noun = text.style != Style::Mixed && text.is(phrase.end - 1, GEO_TAIL);
    let listed = text.style != Style::Mixed
        && text.sep(phrase.start) & sep::COMMA != 0
        && (text.sep(phrase.end) & (sep::COMMA | sep::OPEN | sep::PERIOD | sep::LINE | sep::STOP) != 0
            || text.at(phrase.end).kind == Kind::Mixed);
    // "62f moose jaw, tn": such a pair of words before a mark is hardly anything else.
    let marked = text.caseless(phrase.start)
        && phrase.end > phrase.start + 1
        && text.sep(phrase.end) & (sep::COMMA | sep::PERIOD | sep::LINE | sep::STOP | sep::CLOSE | sep::OPEN) != 0
        && !words.clone().any(|word| text.is(word, FUNCTION.or(UNIT)));
    // Without capitals, hyphens make a name of everyday words: val-d'or.
    let tied = text.style != Style::Mixed
        && phrase.end > phrase.start + 1
        && (phrase.start + 1..phrase.end)
            .all(|word| text.sep(word) == sep::HYPHEN || text.sep(word) == sep::APOSTROPHE)
        && text.sep(phrase.start + 1) == sep::HYPHEN;
    // "loin de la glace", "mange de l'orignal", "the PEG": the article is none of a name.
    let article = text.style == Style::Mixed
        && !text.marked(phrase.start, mark::SHOUT)
        && phrase.end == phrase.start + 2
        && text.at(phrase.start).case == Case::Lower
        && reads!(text, phrase.start, "la" | "le" | "l" | "les" | "the")
        && (text.at(phrase.end - 1).case == Case::Lower && text.is(phrase.end - 1, WORDY)
            || text.at(phrase.end - 1).case == Case::Upper && text.at(phrase.end - 1).len < 5);
    if article {
        return false;
    }
    // "la grand-mère", "la présentation": no capital where one would stand.
    let small = text.style == Style::Mixed
        && !text.marked(phrase.start, mark::SHOUT)
        && words.clone().all(|word| text.at(word).case == Case::Lower)
        && (words.clone().any(|word| text.is(word, KIN.or(COMMON))) || phrase.end == phrase.start + 2)
        && !cued;
    !named
        && !small
        && (!plain
            || tied
            || shown && text.style == Style::Mixed
            || noun
            || listed
            || marked
            || cued
            || text.is(phrase.end, PROVINCE.or(GEO_TAIL)))
}

/// A compass point tied to a name belongs to it: "Rimouski-Est".
fn compass(text: &Text, end: usize) -> usize {
    let point = reads!(text, end, "nord" | "sud" | "est" | "ouest" | "north" | "south" | "east" | "west");
    if point && text.sep(end) == sep::HYPHEN { end + 1 } else { end }
}

fn single(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    let before = place.wrapping_sub(1);
    let cued = text.is(before, IN.or(LIVES)) && text.sep_within(place, sep::SPACE | sep::APOSTROPHE | sep::LINE);
    let followed = province_follows(text, place + 1);
    let sure = !set.any(WORDY.or(PERSON).or(TITLE).or(UNIT).or(STOP).or(crate::class::MONTH));
    let mixed = text.style == Style::Mixed && word.marks & mark::SHOUT == 0;
    let capital = mixed && matches!(word.case, Case::Title | Case::Inner);
    let apart = text.sep(place) & (sep::COMMA | sep::OPEN | sep::STOP | sep::SLASH) != 0;
    let person_near = !apart
        && (text.is(before, TITLE.or(KIN)) || text.is(before, ROLE) && (set.any(PERSON) || text.style == Style::Mixed))
        || text.is(place + 1, SAYS) && set.any(GIVEN)
        || !apart && text.is(before, GIVEN) && text.at(before).case != Case::Lower && set.any(SURNAME) && !cued;
    let foreign_only = set.any(WORLD) && !set.any(PLACE.or(COMMUNITY));
    // Provinces, countries and regions are no places below the province.
    if set.any(PROVINCE.or(STOP))
        || person_near
        || text.sep(place) == sep::HYPHEN && text.at(before).case != Case::Lower
    {
        return;
    }
    // "Soo-Jin": a short word tied to another capital that no list holds is a given name.
    if word.len < 5 && text.sep(place + 1) == sep::HYPHEN && text.capital(place + 1) && !text.is(place + 1, PLACES) {
        return;
    }
    let long = word.len > 3;
    let fit = if capital {
        // Cities elsewhere lend their names to scales and exercises: a word before says that a place is meant.
        sure && (!foreign_only || text.style == Style::Mixed && text.is(place.wrapping_sub(1), FUNCTION))
            || cued && !set.any(TITLE.or(UNIT))
            || followed
            || set.any(PERSON) && !set.any(WORDY) && text.capital(place) && !set.any(GIVEN)
            || set.any(COMMUNITY) && text.capital(place) && !set.any(COMMON.or(FUNCTION).or(PERSON).or(UNIT).or(STOP))
            || !set.any(PERSON.or(MED).or(FUNCTION).or(STOP))
                && text.capital(place)
                && !set.any(COMMON)
                && calm(text, place)
    } else if word.case == Case::Upper && mixed {
        sure && (cued && !foreign_only || long && (followed || word.len > 5))
    } else if text.style == Style::Mixed && word.case == Case::Lower {
        sure && word.len > 4 && (cued || followed || text.is(before, FUNCTION) || !foreign_only && word.len > 6)
    } else {
        sure && (long || cued && word.len > 2 && !foreign_only)
            || (cued || followed) && !set.any(COMMON.or(MED).or(FUNCTION).or(UNIT)) && long
    };
    if fit {
        let (start, end) = place_noun::people(text, place, compass(text, place + 1));
        finds.words(text, start, end, what(if set.any(COMMUNITY) { "community" } else { "place" }));
        branch::warded(text, start, end, finds);
    }
}

/// Small words on both sides.
fn calm(text: &Text, place: usize) -> bool {
    let before = text.at(place.wrapping_sub(1));
    let ends = text.sep(place + 1) & (sep::PERIOD | sep::STOP | sep::CLOSE | sep::LINE) != 0;
    let apart = text.sep(place) & sep::COMMA != 0 && ends;
    (before.case == Case::Lower || apart)
        && before.kind == Kind::Letters
        && (text.at(place + 1).case != Case::Title || ends)
}

/// ", ON" or " Ontario" or "(QC)" behind.
fn province_follows(text: &Text, next: usize) -> bool {
    let word = text.at(next);
    let short = word.len < 4;
    text.is(next, PROVINCE)
        && text.sep_within(next, sep::SPACE | sep::COMMA | sep::OPEN)
        && if short {
            word.case == Case::Upper || text.sep(next) & sep::COMMA != 0 && !text.is(next, FUNCTION)
        } else {
            true
        }
}

/// "lives in Xxxx", "from Xxxx", "habite à Xxxx": an unknown capitalized word behind is a place.
fn announced(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    let lives = text.is(place, LIVES);
    while lives
        && next < place + 4
        && reads!(
            text,
            next,
            "in" | "near"
                | "at"
                | "to"
                | "from"
                | "outside"
                | "a"
                | "au"
                | "aux"
                | "de"
                | "du"
                | "d"
                | "la"
                | "l"
                | "le"
                | "en"
                | "pres"
                | "up"
                | "out"
                | "down"
                | "around"
                | "by"
                | "north"
                | "south"
                | "the"
                | "of"
                | "back"
                | "dans"
        )
    {
        next += 1;
    }
    let word = text.at(next);
    if !text.letters(next)
        || !text.sep_within(next, sep::SPACE | sep::APOSTROPHE | sep::LINE | if lives { sep::COLON } else { 0 })
        || text.marked(next, mark::CALM)
        || word.len < 3
    {
        return;
    }
    let set = word.set;
    let never = FUNCTION
        .or(MED)
        .or(STOP)
        .or(TITLE)
        .or(KIN)
        .or(PROVINCE)
        .or(NATION)
        .or(crate::class::MONTH)
        .or(crate::class::WEEKDAY)
        .or(ORG_HEAD)
        .or(ROLE)
        .or(UNIT)
        .or(GEO_HEAD)
        .or(crate::class::STREET_HEAD);
    let fit = if text.capital(next) {
        let pair = text.sep(next + 1) == sep::SPACE
            && text.capital(next + 1)
            && (unknown(text, next + 1) || text.is(next + 1, PLACES) && !text.is(next + 1, PERSON.or(WORDY)));
        let alone = unknown(text, next) || pair || set.any(PLACES) || lives && !set.any(never) && !set.any(GENERIC);
        let person = set.any(PERSON) && !set.any(PLACES);
        alone && !set.any(never) && (!person || lives && !set.any(GIVEN)) && !text.is(toponym(text, next), ORG_TAIL)
    } else {
        lives
            && text.caseless(next)
            && word.len > 3
            && (unknown(text, next) && (text.style == Style::Upper || !typo(text, next))
                || set.any(PLACES) && !set.any(FUNCTION.or(MED).or(KIN).or(ROLE).or(UNIT)))
            && (next > place + 1 || text.at(place).len < 5 || text.sep(next) & sep::COLON != 0 || set.any(PLACES))
    };
    // Without capitals an unknown word behind "from" or "in" is a place, unless a slip explains it.
    let bare = text.is(place, IN)
        && text.caseless(next)
        && text.style != Style::Mixed
        && next == place + 1
        && text.at(place).len > 1
        && unknown(text, next)
        && word.len > 4
        && !typo(text, next);
    if !fit && !bare {
        return;
    }
    let end = if text.capital(next) { toponym(text, next) } else { chain(text, next) };
    if end == next + 1 && text.is(end, PERSON) && text.capital(end) && set.any(PERSON) {
        return;
    }
    finds.words(text, next, end, what("place-cue"));
}

/// A name of a place in a text without capitals: hyphens only.
fn chain(text: &Text, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + 8 && text.letters(end) && text.sep(end) == sep::HYPHEN {
        end += 1;
    }
    end
}

/// "Xxxx, ON", "Xxxx (Québec)": the capitalized words before a province.
fn province(text: &Text, place: usize, finds: &mut Finds) {
    if !province_follows(text, place) || text.style != Style::Mixed {
        return;
    }
    let strict = text.sep(place) & (sep::COMMA | sep::OPEN) != 0;
    let mut start = place;
    while start > 0
        && place - start < 4
        && (start == place || text.sep_within(start, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD))
    {
        let before = start - 1;
        let fine = matches!(text.at(before).case, Case::Title | Case::Inner)
            && !text.is(before, FUNCTION.or(MED).or(STOP).or(TITLE).or(ORG_TAIL).or(GENERIC).or(PROVINCE))
            && !(text.marked(before, mark::START) && text.is(before, COMMON));
        let joint = text.sep(start) == sep::HYPHEN && start < place && text.letters(before);
        if !(fine || joint) {
            break;
        }
        start = before;
    }
    let known = (start..place).any(|word| text.is(word, PLACES) || unknown(text, word));
    if start < place
        && !text.is(start, crate::class::WEEKDAY)
        && (strict || known)
        && !text.is(start, PERSON.or(SAYS)) | known
    {
        finds.words(text, start, place, what("place-province"));
    }
}

/// Saint-Félicien, Ste-Anne-des-Monts: the hyphen makes it a place; a space needs a word that announces one.
fn saint(text: &Text, place: usize, finds: &mut Finds) {
    let next = place + 1;
    let sep = text.sep(next);
    let hyphen = sep == sep::HYPHEN || sep == sep::PERIOD | sep::HYPHEN;
    let before = place.wrapping_sub(1);
    let cued = text.is(before, IN.or(LIVES));
    let named = text.is(before, TITLE.or(KIN).or(ROLE))
        || text.is(before, GIVEN) && !cued && text.at(before).case != Case::Lower;
    let end = toponym(text, next);
    let many = end > next + 1 && (next + 1..end).any(|word| text.sep(word) == sep::HYPHEN);
    let spaced = sep & !(sep::SPACE | sep::PERIOD) == 0 && cued && text.at(next).case != Case::Lower;
    if text.letters(next)
        && text.at(next).len > 2
        && !text.marked(next, mark::CALM)
        && (hyphen && (!named || many) || spaced)
        && !text.is(end, ORG_TAIL)
    {
        finds.words(text, place, end, what("place-saint"));
    }
}
