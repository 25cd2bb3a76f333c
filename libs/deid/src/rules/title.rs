//! Names that something announces: a title, a relative, a role, a label, a credential behind.

use crate::{
    class::{
        ADMIN, CALLED, COMMON, CREDENTIAL, FUNCTION, GIVEN, KIN, MED, MONTH, NATION, ORG_HEAD, ORG_TAIL, PERSON, ROLE,
        SAYS, STREET_TAIL, SURNAME, TITLE, WORDY,
    },
    familiar::{typo, unknown},
    finding::{Label, Tier},
    rules::{
        Finds,
        naming::{Trust, closes, extent, fits, initial, initials_before, strong},
        work,
    },
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let set = text.at(place).set;
    if set.any(TITLE) {
        titled(text, place, finds);
    }
    if set.any(KIN.or(ROLE)) {
        related(text, place, finds);
    }
    if set.any(CALLED.or(ADMIN)) {
        labeled(text, place, finds);
    }
    if set.any(CREDENTIAL) {
        credited(text, place, finds);
    }
}

/// Dr Nguyen, Mme St-Pierre, Mr. O'Brien, Drs. Patel and Roy.
fn titled(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    // Morphine milligram equivalents.
    let number = text.at(place.wrapping_sub(1)).kind == Kind::Digits && text.sep(place) == sep::SPACE;
    if number && reads!(text, place, "mme" | "mm" | "m") {
        return;
    }
    // "He told nobody but me.": the English word.
    if reads!(text, place, "me") && word.case == Case::Lower && !text.french && text.style == Style::Mixed {
        return;
    }
    // "MS" and "M" are also an illness, morphine, a male; "dr" behind a name is a street.
    let guarded = reads!(text, place, "ms") && word.case == Case::Upper && !text.marked(place, mark::SHOUT)
        || reads!(text, place, "m") && !text.french
        || reads!(text, place, "mme" | "mmes") && word.case == Case::Upper && text.style == Style::Mixed
        || reads!(text, place, "pr" | "sr" | "st" | "me" | "mgr") && word.case != Case::Title;
    let trust = if guarded { Trust::Likely } else { Trust::Sure };
    let mut start = place + 1;
    // "bras dr. Spurling +": the right side, and a sign.
    if reads!(text, place, "dr") && text.is(start, MED) && text.sep(start + 1) & sep::PLUS != 0 {
        return;
    }
    // "Dr. and Mrs. Patel", "Dr (Mme) Roy".
    let equals = text.sep(start) & sep::MATH != 0 && text.capital(start);
    if text.sep(start) & !(sep::SPACE | sep::PERIOD | sep::LINE | sep::HYPHEN) != 0 && !equals
        || text.marked(place, mark::CALM)
    {
        return;
    }
    if text.letters(start) && text.at(start).len == 1 && !initial(text, start) && !text.caseless(place) {
        return;
    }
    let mut first = start;
    while (initial(text, start)
        || text.caseless(place)
            && text.at(start).len == 1
            && text.letters(start)
            && text.sep(start + 1) & sep::PERIOD != 0)
        && start < place + 4
        && text.sep_within(start + 1, sep::SPACE | sep::PERIOD | sep::HYPHEN)
    {
        start += 1;
    }
    if reads!(text, place, "m") && text.sep(place + 1) & sep::PERIOD == 0 && !strong(text, start, PERSON) {
        return;
    }
    let particle = text.is(start, crate::class::PARTICLE)
        && text.letters(start)
        && fits(text, start + 1, trust)
        && (text.at(start).case != Case::Lower
            || text.at(start + 1).case != Case::Lower
            || strong(text, start + 1, SURNAME));
    let saint = reads!(text, start, "st" | "ste" | "saint" | "sainte" | "o" | "d" | "n" | "mac" | "mc")
        && text.letters(start + 1)
        && (text.style != Style::Mixed || text.at(start + 1).case != Case::Lower)
        && text.sep(start + 1) & !(sep::HYPHEN | sep::APOSTROPHE | sep::PERIOD | sep::SPACE) == 0;
    if particle || saint || fits(text, start, trust) && !guard(text, place, start) {
        let end = extent(text, if particle || saint { start + 1 } else { start }, Trust::Sure);
        if text.is(place, STREET_TAIL)
            && text.at(place.wrapping_sub(2)).kind == Kind::Digits
            && text.at(place.wrapping_sub(2)).len < 6
            && !text.is(place.wrapping_sub(1), ROLE.or(KIN).or(FUNCTION).or(MED))
            && text.sep(place - 1) == sep::SPACE
            && text.sep(place) == sep::SPACE
        {
            return;
        }
        finds.words(text, first, end, (Label::Name, Tier::Block, "name-title"));
        also(text, end, Trust::Likely, Tier::Block, finds);
    } else if start > place + 1 && (text.at(place).case != Case::Lower) {
        if !initial(text, first) {
            first = start;
        }
        finds.words(text, first, start, (Label::Name, Tier::Confirm, "name-initial"));
    } else if initial(text, start)
        && text.at(place).case != Case::Lower
        && text.sep_within(start, sep::SPACE | sep::PERIOD)
        && !reads!(text, place, "m")
    {
        finds.words(text, start, start + 1, (Label::Name, Tier::Confirm, "name-initial"));
    }
}

/// A word behind a title in a text without capitals that is more likely an ordinary word.
fn guard(text: &Text, title: usize, place: usize) -> bool {
    let lower = text.at(place).case == Case::Lower && !text.caseless(title);
    lower && !strong(text, place, PERSON) && !unknown(text, place)
}

/// wife Linda, his son Tyler, nurse Beth, patient Sarah Okafor, ma fille (Océane).
fn related(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    // "husband is Raj", "wife's name Linda".
    while next < place + 4
        && text.sep_within(next, sep::SPACE | sep::APOSTROPHE)
        && (reads!(text, next, "is" | "was" | "est" | "s" | "name")
            || reads!(text, next, "of" | "de" | "d") && text.capital(next + 1) && text.is(next + 1, GIVEN))
        && text.at(next).case != Case::Title
    {
        next += 1;
    }
    let people = text.at(next).case == Case::Lower && text.style == Style::Mixed && text.is(next, NATION);
    // "Le patient est charpentier".
    let works = text.at(next).case == Case::Lower && work::occupation(text.at(next).hash);
    if text.is(next, TITLE) || people || works {
        return;
    }
    let sep = text.sep(next);
    // "ex-player" is one word.
    if sep == sep::HYPHEN {
        return;
    }
    if sep & sep::PERIOD != 0 && sep & sep::SPACE != 0 && text.at(place).len > 3
        || sep & (sep::STOP | sep::SLASH | sep::LINE | sep::CLOSE) != 0
    {
        return;
    }
    let loose = sep & (sep::COMMA | sep::OPEN | sep::COLON | sep::HYPHEN | sep::QUOTE) != 0;
    let kin = text.is(place, KIN);
    let first = if initial(text, next) { next + 1 } else { next };
    let capital =
        text.capital(first) || text.at(first).case != Case::Lower && sep & (sep::COLON | sep::OPEN | sep::QUOTE) != 0;
    // "elder Garnet Angeconeb": any capitalized word before a name that no list holds.
    let new = text.capital(first)
        && text.sep_within(first + 1, sep::SPACE)
        && text.capital(first + 1)
        && unknown(text, first + 1)
        && text.at(first + 1).len > 3
        && !text.is(first, FUNCTION.or(MED).or(ROLE).or(TITLE).or(ORG_HEAD).or(ORG_TAIL));
    let fit = if new {
        true
    } else if loose {
        let apart = sep & sep::COMMA != 0 && text.sep(first + 1) & sep::COMMA != 0;
        strong(text, first, GIVEN)
            || text.caseless(first)
                && kin
                && sep & sep::OPEN != 0
                && text.sep(first + 1) & sep::CLOSE != 0
                && text.is(first, GIVEN)
                && !text.is(first, FUNCTION.or(MED))
            || text.caseless(first)
                && sep & sep::COLON != 0
                && text.is(first, GIVEN)
                && !text.is(first, FUNCTION.or(MED).or(MONTH))
                && closes(text, first)
            || apart && (capital || text.caseless(first)) && text.is(first, PERSON) && !text.is(first, MED.or(FUNCTION))
            || capital && (text.is(first, PERSON) || unknown(text, first)) && fits(text, first, Trust::Likely)
    } else {
        fits(text, first, Trust::Likely)
            || kin
                && capital
                && text.is(first, GIVEN)
                && text.at(first).case == Case::Title
                && !text.is(first, FUNCTION)
            || kin
                && capital
                && text.at(first).case == Case::Title
                && text.at(first).len > 3
                && closes(text, first)
                && !text.is(first, COMMON.or(FUNCTION).or(MED).or(TITLE).or(KIN).or(ROLE).or(SAYS).or(ADMIN).or(NATION))
                && !text.is(first, ORG_HEAD.or(ORG_TAIL).or(MONTH).or(CREDENTIAL))
            || kin
                && text.caseless(first)
                && unknown(text, first)
                && text.at(first).len > 3
                && (text.style == Style::Upper || !typo(text, first))
            || text.caseless(first)
                && (kin || closes(text, first))
                && (text.style != Style::Mixed || !text.is(first, COMMON.or(SAYS)))
                && text.is(first, GIVEN)
                && !text.is(first, FUNCTION.or(MONTH).or(MED).or(SAYS))
                && !reads!(text, first, "line")
    };
    if !fit || text.at(first).case == Case::Upper && !text.marked(first, mark::SHOUT) && !text.is(first, PERSON) {
        return;
    }
    let end = extent(text, if new { first + 1 } else { first }, Trust::Likely);
    let tier = if text.is(first, WORDY) { Tier::Confirm } else { Tier::Block };
    let rule = if kin { "name-kin" } else { "name-role" };
    finds.words(text, next, end, (Label::Name, if kin { tier } else { Tier::Confirm }, rule));
    also(text, end, Trust::Likely, Tier::Confirm, finds);
}

/// Patient: Tremblay, Jean; seen by R. Singh; named Priya; s'appelle Océane.
fn labeled(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    let colon = text.sep(next) & (sep::COLON | sep::MATH) != 0;
    let called = text.is(place, CALLED);
    if text.sep(next) & (sep::STOP | sep::CLOSE | sep::COMMA | sep::SLASH | sep::BLANK) != 0
        || text.sep(next) & sep::LINE != 0 && !colon
    {
        return;
    }
    while initial(text, next) && next < place + 4 {
        next += 1;
    }
    let trust = if colon { Trust::Sure } else { Trust::Likely };
    let known = fits(text, next, trust) && !(colon && text.is(next, WORDY) && !text.is(next, PERSON));
    let plain = called
        && text.caseless(next)
        && text.is(next, GIVEN)
        && !text.is(next, FUNCTION.or(MED).or(MONTH))
        && !(text.style == Style::Mixed && text.is(next, COMMON))
        && closes(text, next);
    let quoted =
        called && text.sep(next) & sep::QUOTE != 0 && text.at(next).case == Case::Title && !text.is(next, FUNCTION);
    // "referred by baker, her doctor", "thanks hope, great case": the name ends at its comma.
    let ended = text.caseless(next)
        && text.sep_within(next, sep::SPACE)
        && text.sep(next + 1) & (sep::COMMA | sep::OPEN) != 0
        && text.at(next).len > 2
        && !text.is(next, FUNCTION.or(MED).or(MONTH).or(ROLE).or(KIN).or(SAYS))
        && (reads!(text, place, "by" | "par") && text.is(next, PERSON)
            || reads!(text, place, "thanks" | "merci" | "dear" | "cher" | "chere") && text.is(next, GIVEN));
    let greeted = text.marked(place, mark::START)
        && reads!(text, place, "salut" | "hi" | "hello" | "hey" | "allo" | "bonjour")
        && text.sep_within(next, sep::SPACE)
        && text.sep(next + 1) & sep::COMMA != 0
        && text.letters(next)
        && (2..9).contains(&text.at(next).len)
        && text.is(next, GIVEN)
        && !text.is(next, FUNCTION);
    // "its priti resident": a role behind leaves no doubt.
    let roled = called
        && text.caseless(next)
        && (unknown(text, next) || text.is(next, PERSON) && !text.is(next, FUNCTION.or(MED)))
        && text.sep(next + 1) == sep::SPACE
        && text.is(next + 1, ROLE.or(CREDENTIAL));
    let told = roled
        || greeted
        || quoted
        || ended
        || plain
        || called && text.caseless(next) && unknown(text, next) && !typo(text, next);
    if !(known || told)
        || text.at(next).case == Case::Upper
            && !text.is(next, PERSON)
            && !text.marked(next, mark::SHOUT)
            && !(colon && (text.at(next).len > 3 || text.style != Style::Mixed))
    {
        return;
    }
    let mut end = extent(text, next, trust);
    // Surname first: "Patient: TREMBLAY, Jean Marc".
    if text.sep(end) == sep::COMMA | sep::SPACE || text.sep(end) == sep::COMMA {
        let given = fits(text, end, Trust::Likely) && (text.is(end, GIVEN) || colon && unknown(text, end));
        if given {
            end = extent(text, end, Trust::Likely);
        }
    }
    let tier = if colon { Tier::Block } else { Tier::Confirm };
    finds.words(text, place + 1, end, (Label::Name, tier, if called { "name-called" } else { "name-label" }));
    also(text, end, Trust::Likely, Tier::Confirm, finds);
}

/// "S. Okafor, MD", "Beth Lalonde RN": the name before a credential.
fn credited(text: &Text, place: usize, finds: &mut Finds) {
    let last = place.wrapping_sub(1);
    if !text.sep_within(place, sep::SPACE | sep::COMMA | sep::OPEN) || text.at(place).case == Case::Lower || place == 0
    {
        return;
    }
    let surname = text.letters(last)
        && text.at(last).case != Case::Lower
        && (text.is(last, PERSON) && !text.is(last, MED) || unknown(text, last))
        && !text.marked(last, mark::CALM);
    if !surname || text.at(last).len < 2 || text.style != Style::Mixed {
        return;
    }
    let mut start = last;
    let before = last.wrapping_sub(1);
    if text.sep_within(last, sep::SPACE | sep::HYPHEN)
        && text.at(before).case != Case::Lower
        && (text.is(before, PERSON) || unknown(text, before))
        && text.letters(before)
    {
        start = before;
    }
    start = initials_before(text, start);
    finds.words(text, start, place, (Label::Name, Tier::Block, "name-credential"));
}

/// Further names of a list: "Tyler, Jayden and Mia", "Roy et Gagnon".
pub(crate) fn also(text: &Text, mut end: usize, trust: Trust, tier: Tier, finds: &mut Finds) {
    for _ in 0..6 {
        let link =
            reads!(text, end, "and" | "et" | "or" | "ou" | "n" | "y") && text.sep_within(end, sep::SPACE | sep::COMMA);
        let sign = text.sep(end) & (sep::COMMA | sep::AMPERSAND | sep::SLASH) != 0
            && text.sep(end) & (sep::LINE | sep::PERIOD) == 0;
        let next = if link { end + 1 } else { end };
        if !(link || sign) || !text.letters(next) {
            return;
        }
        let mut first = next;
        while initial(text, first) && first < next + 2 {
            first += 1;
        }
        let listed = strong(text, first, PERSON)
            || text.capital(first) && (text.is(first, PERSON) || unknown(text, first)) && fits(text, first, trust);
        if !listed || text.at(first).case == Case::Upper && !text.is(first, PERSON) {
            return;
        }
        let stop = extent(text, first, Trust::Likely);
        finds.words(text, next, stop, (Label::Name, tier, "name-list"));
        end = stop;
    }
}
