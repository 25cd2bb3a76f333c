//! Ages in digits. Under 90 they are told as hints; from 90 on they identify.

use crate::{
    class::{AGE_UNIT, AGED, FUNCTION, KIN, PERSON, ROLE, SEX, UNIT},
    familiar::unknown,
    finding::{Label, Tier},
    rules::Finds,
    text::{Style, Text},
    word::{Kind, reads, sep},
};

pub(crate) const OLD: (Label, Tier, &str) = (Label::Age90, Tier::Block, "age-90");
const YOUNG: (Label, Tier, &str) = (Label::Age, Tier::Hint, "age");

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let Some((years, end)) = (match text.at(place).kind {
        Kind::Digits => separate(text, place),
        _ => joined(text, place),
    }) else {
        return;
    };
    match years {
        0..90 => finds.words(text, place, end, YOUNG),
        90..=120 if !open(text, place, end) => finds.words(text, place, end, OLD),
        _ => {}
    }
}

/// "90 or older", "90 ans et plus": the band that stands for such ages.
fn open(text: &Text, place: usize, end: usize) -> bool {
    let plus = |at: usize| {
        let low = text.low(at + 1);
        reads!(text, at, "or" | "and" | "et" | "ou")
            && matches!(low.as_str(), "older" | "over" | "more" | "above" | "plus")
    };
    text.number(place) == Some(90) && (plus(place + 1) || plus(end) || text.sep(place + 1) & sep::PLUS != 0)
}

/// 92yo, 92F, 92M, 45ans.
fn joined(text: &Text, place: usize) -> Option<(u64, usize)> {
    let low = text.low(place);
    let digits = low.bytes().take_while(u8::is_ascii_digit).count();
    let years: u64 = low.get(..digits)?.parse().ok()?;
    let sex = matches!(low.get(digits..)?, "f" | "m" | "h");
    // "her 90th birthday".
    let feast = matches!(low.get(digits..)?, "th" | "st" | "nd" | "rd" | "e");
    if feast && years >= 90 && reads!(text, place + 1, "birthday" | "anniversaire") {
        return Some((years, place + 1));
    }
    let unit = matches!(low.get(digits..)?, "yo" | "y" | "yr" | "yrs" | "ans" | "yof" | "yom" | "yom " | "a");
    let heat = (1..4).any(|back| {
        reads!(text, place.wrapping_sub(back), "temp" | "temperature" | "t" | "fever" | "febrile" | "afebrile")
    });
    let decimal = text.sep(place) & sep::PERIOD != 0 && text.sep(place) & sep::SPACE == 0;
    if !(sex && !heat || unit) || !(1..=120).contains(&years) || decimal || sex && years < 15 {
        return None;
    }
    if unit && low.ends_with('y') && duration(text, place) {
        return None;
    }
    let old = text.low(place + 1);
    let more = matches!(old.as_str(), "old" | "o") && text.sep_within(place + 1, sep::SPACE | sep::HYPHEN | sep::SLASH);
    Some((years, place + 1 + usize::from(more)))
}

/// A word before says that this is a length of time.
pub(crate) fn duration(text: &Text, place: usize) -> bool {
    (1..4).any(|back| {
        reads!(
            text,
            place.wrapping_sub(back),
            "for"
                | "x"
                | "over"
                | "past"
                | "last"
                | "since"
                | "depuis"
                | "pendant"
                | "durant"
                | "dans"
                | "within"
                | "after"
                | "next"
                | "every"
                | "il"
                | "apres"
                | "about"
                | "pack"
                | "paquets"
                | "environ"
                | "duration"
                | "times"
                | "ya"
                | "fois"
                | "in"
        )
    }) && !text.is(place.wrapping_sub(1), AGED)
}

fn separate(text: &Text, place: usize) -> Option<(u64, usize)> {
    let years = text.number(place).filter(|years| (1..=120).contains(years))?;
    let next = place + 1;
    let wanted = text.is(next, AGE_UNIT.or(SEX))
        || text.is(place.wrapping_sub(1), AGED)
        || text.is(place.wrapping_sub(2), AGED)
        || years >= 90;
    if !wanted {
        return None;
    }
    let low = text.low(next);
    let near = text.sep_within(next, sep::SPACE | sep::HYPHEN | sep::LINE);
    let decimal = [sep::PERIOD, sep::SLASH, sep::COMMA].contains(&text.sep(place))
        && text.at(place.wrapping_sub(1)).kind == Kind::Digits
        && place > 0;
    if decimal || text.sep(next) & sep::PERCENT != 0 {
        return None;
    }
    let aged = text.is(place.wrapping_sub(1), AGED) && text.sep(place) & (sep::STOP) == 0
        || text.is(place.wrapping_sub(2), AGED) && text.is(place.wrapping_sub(1), FUNCTION);
    if near && text.is(next, AGE_UNIT) {
        let mut end = next + 1;
        let whole = match low.as_str() {
            "yo" | "yrold" | "yof" | "yom" => true,
            "y" => reads!(text, end, "o" | "old") && text.sep_within(end, sep::SLASH | sep::PERIOD | sep::SPACE),
            _ => {
                reads!(text, end, "old") && text.sep_within(end, sep::SPACE | sep::HYPHEN)
                    || reads!(text, end, "of") && reads!(text, end + 1, "age")
                    || reads!(text, end, "d") && reads!(text, end + 1, "age")
            }
        };
        if whole {
            end += match low.as_str() {
                "yo" | "yrold" | "yof" | "yom" => 0,
                "y" => 1,
                _ if reads!(text, end, "of" | "d") => 2,
                _ => 1,
            };
            return Some((years, end));
        }
        let french = matches!(low.as_str(), "ans" | "an");
        let of = reads!(text, place.wrapping_sub(1), "de" | "a") && !duration(text, place.wrapping_sub(1));
        if aged
            || french && (of || text.sep(place) & (sep::COMMA | sep::OPEN) != 0) && !duration(text, place)
            || years >= 90 && (lone(text, place) || !duration(text, place) && low != "y")
        {
            let half = french && reads!(text, end, "et") && reads!(text, end + 1, "demi");
            return Some((years, if half { end + 2 } else { end }));
        }
        return None;
    }
    let person = text.is(next, SEX);
    let led = text.sep(place) & (sep::LINE | sep::COMMA | sep::OPEN | sep::COLON) != 0
        || text.is(place.wrapping_sub(1), FUNCTION)
        || text.sep(place) & sep::PERIOD != 0;
    if near
        && person
        && text.sep_within(next, sep::SPACE)
        && years > 15
        && led
        && !(low.len() == 1 && (heat(text, place) || measured(text, place)))
    {
        return Some((years, next));
    }
    // "Annie, 91, fell": behind a name and between commas.
    let named = years >= 90
        && text.sep(place) & (sep::COMMA | sep::OPEN) != 0
        && text.sep(next) & (sep::COMMA | sep::PERIOD | sep::LINE | sep::CLOSE) != 0
        && text.at(next).kind == Kind::Letters
        && (text.is(place.wrapping_sub(1), SEX.or(KIN).or(ROLE))
            || (text.is(place.wrapping_sub(1), PERSON) || unknown(text, place.wrapping_sub(1)))
                && text.at(place.wrapping_sub(1)).case != crate::word::Case::Lower);
    if named {
        return Some((years, next));
    }
    // "He is 90, Ismaili", "our resident, Donalda, 99, hoards", "lonely, 97, and right".
    let end = text.sep(next);
    let between = text.sep(place) & sep::COMMA != 0
        && end & sep::COMMA != 0
        && text.at(place.wrapping_sub(1)).kind == Kind::Letters
        && text.at(next).kind == Kind::Letters
        && !text.is(place.wrapping_sub(1), UNIT.or(crate::class::MED).or(ROLE))
        && text.at(place.wrapping_sub(1)).case != crate::word::Case::Upper;
    if (90..106).contains(&years) && lone(text, place) {
        return Some((years, next));
    }
    let said = reads!(text, place.wrapping_sub(1), "is" | "s" | "was" | "turns" | "turned" | "turning" | "est")
        && reads!(
            text,
            place.wrapping_sub(2),
            "he" | "she"
                | "who"
                | "mom"
                | "mum"
                | "dad"
                | "patient"
                | "pt"
                | "qui"
                | "man"
                | "woman"
                | "lady"
                | "gentleman"
        )
        && end & (sep::COMMA | sep::PERIOD | sep::STOP) != 0
        && text.at(next).kind == Kind::Letters;
    if (90..106).contains(&years) && (between || said) {
        return Some((years, next));
    }
    // "Mother 95 in a home", "sa mère 93 est".
    let kin = years >= 90
        && text.sep_within(place, sep::SPACE)
        && text.is(place.wrapping_sub(1), KIN.or(SEX))
        && text.letters(next)
        && !text.is(next, UNIT)
        && text.is(next, FUNCTION.or(crate::class::SAYS));
    if kin {
        return Some((years, next));
    }
    let counted = text.is(next, UNIT) && near || text.sep(next) & sep::SLASH != 0 && text.at(next).kind == Kind::Digits;
    (aged && !counted && years > 1).then_some((years, next))
}

/// A capital that the lists of people hold, or no list; a name that the lists hold where nobody writes capitals.
fn named(text: &Text, place: usize) -> bool {
    if text.style != Style::Mixed {
        return text.is(place, PERSON) && !text.is(place, crate::class::MED.or(FUNCTION));
    }
    text.at(place).case == crate::word::Case::Title
        && text.at(place).len > 2
        && (text.is(place, PERSON) || unknown(text, place))
        && !text.is(place, crate::class::MED)
        && !text.marked(place, crate::text::mark::CALM)
}

/// From 90 on, a number alone: "At 91 she lives alone", "a man of 95 in Kerrisdale", "mom is 93 now", "Dad (91)", "F 93 CHSLD", "il a
/// eu 90 ans".
fn lone(text: &Text, place: usize) -> bool {
    let (next, before, second) = (place + 1, place.wrapping_sub(1), place.wrapping_sub(2));
    let ended = sep::COMMA | sep::PERIOD | sep::STOP | sep::CLOSE | sep::SPACE;
    let open = text.sep_within(place, sep::SPACE)
        && (next >= text.words.len() || text.sep(next) & ended != 0)
        && text.sep(next) & (sep::SLASH | sep::PERCENT | sep::HYPHEN | sep::MATH) == 0
        && !text.is(next, UNIT)
        && text.at(next).kind == Kind::Letters;
    let people = KIN.or(crate::class::TITLE);
    let start = text.marked(before, crate::text::mark::START);
    open && text.sep_within(next, sep::SPACE | sep::COMMA)
        && reads!(text, before, "at" | "a")
        && reads!(text, next, "he" | "she" | "they" | "elle" | "il" | "still")
        || open
            && reads!(text, before, "of" | "de")
            && reads!(
                text,
                second,
                "man" | "woman" | "lady" | "gentleman" | "widow" | "widower" | "homme" | "femme" | "dame"
            )
        || open
            && reads!(text, before, "is" | "s" | "was" | "now" | "est" | "turned" | "turns")
            && (reads!(text, next, "now" | "and" | "with" | "but" | "on" | "in" | "et" | "mais")
                || text.sep(next) & (sep::PERIOD | sep::COMMA | sep::STOP) != 0)
            && (named(text, second)
                || reads!(
                    text,
                    second,
                    "he" | "she" | "who" | "patient" | "pt" | "is" | "s" | "elle" | "il" | "qui" | "law"
                )
                || text.is(second, people))
            && !(reads!(text, next, "on" | "in") && text.at(next + 1).kind != Kind::Letters)
        || text.sep(place) & sep::OPEN != 0
            && text.sep(next) & sep::CLOSE != 0
            && (text.is(before, KIN) || named(text, before) && text.is(before, crate::class::GIVEN))
        || open
            && text.sep(next) & sep::COMMA != 0
            && reads!(text, before, "now" | "nearly" | "almost" | "at")
            && (start
                || text.sep(before) & sep::COMMA != 0
                    && (named(text, second) || text.is(second, people) || reads!(text, second, "he" | "she")))
        || open
            && reads!(text, before, "be")
            && reads!(text, second, "will" | "ll")
            && (reads!(text, place.wrapping_sub(3), "he" | "she" | "who") || named(text, place.wrapping_sub(3)))
        || open && text.is(before, KIN) && text.sep(next) & (sep::COMMA | sep::PERIOD) != 0
        || open
            && start
            && text.at(before).case != crate::word::Case::Lower
            && text.at(before).len == 1
            && text.is(before, SEX)
        || text.french
            && reads!(text, next, "ans")
            && reads!(text, before, "eu" | "aura" | "fete" | "fetera" | "celebre")
}

/// "à 100 m", "up to 90 m": a length.
fn measured(text: &Text, place: usize) -> bool {
    let before = place.wrapping_sub(1);
    text.sep(place) & (sep::LINE | sep::COMMA | sep::OPEN | sep::COLON | sep::PERIOD) == 0
        && text.is(before, FUNCTION)
        && !reads!(text, before, "a" | "an" | "un" | "une" | "this" | "the" | "is" | "est")
        || reads!(text, before, "a") && text.french
}

fn heat(text: &Text, place: usize) -> bool {
    (1..4).any(|back| {
        reads!(text, place.wrapping_sub(back), "temp" | "temperature" | "t" | "fever" | "febrile" | "afebrile")
    })
}
