//! How often: words, intervals and counts.

use super::Span;
use super::token::Token;
use crate::Ratio;
use crate::unit::Unit;

/// A time of the day that directions name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Morning.
    Morning,
    /// Noon.
    Noon,
    /// Evening or night, up to bedtime.
    Night,
    /// A time of the clock.
    Clock,
}

/// The time of the day that a word names; meals as they are called in Canada.
fn time(word: &str) -> Option<Time> {
    Some(match word {
        "am" | "qam" | "morning" | "mornings" | "mane" | "matin" | "matins" | "lever" | "reveil" | "breakfast"
        | "dejeuner" | "dej" => Time::Morning,
        "noon" | "midi" | "lunch" | "diner" => Time::Noon,
        "pm" | "qpm" | "qhs" | "hs" | "nightly" | "nocte" | "bedtime" | "coucher" | "soir" | "soirs" | "soiree"
        | "evening" | "evenings" | "night" | "nights" | "nuit" | "souper" | "supper" | "dinner" => Time::Night,
        _ => return None,
    })
}

/// What a stretch of tokens says about how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// So many times a day.
    Times(Span),
    /// At one time of the day (morning, bedtime).
    At(Time),
}

fn both(times: Ratio) -> Often {
    Often::Times([times, times])
}

fn times(count: i64) -> Often {
    both(Ratio::whole(count))
}

/// Days of one unit of time.
fn days(word: &str) -> Option<Ratio> {
    match word {
        "h" | "hr" | "hrs" | "hour" | "hours" | "heure" | "heures" => Ratio::new(1, 24),
        "min" | "mins" | "minute" | "minutes" => Ratio::new(1, 1440),
        "d" | "day" | "days" | "j" | "jr" | "jrs" | "jour" | "jours" => Some(Ratio::ONE),
        "w" | "wk" | "wks" | "week" | "weeks" | "sem" | "semaine" | "semaines" => Some(Ratio::whole(7)),
        "mo" | "month" | "months" | "mois" => Some(Ratio::whole(30)),
        _ => None,
    }
}

fn word<'a>(tokens: &[Token<'a>], place: usize) -> &'a str {
    match tokens.get(place) {
        Some(Token::Word(word)) => word,
        _ => "",
    }
}

fn number(tokens: &[Token<'_>], place: usize) -> Option<Ratio> {
    match tokens.get(place) {
        Some(Token::Number(number)) => Some(*number),
        _ => None,
    }
}

/// One number at the place and how many tokens it takes: `2`, `1/2`, `1 1/2`, `1-1/2`, `one and a half`, `1 et demi`.
fn value(tokens: &[Token<'_>], place: usize) -> Option<(Ratio, usize)> {
    let low = number(tokens, place)?;
    if let Some(part) = fraction(tokens, place) {
        return Some((part, 3));
    }
    if !low.is_whole() {
        return Some((low, 1));
    }
    // "1 ½ tab"; "1 0.5 mg tab" is one tablet of half a milligram.
    let part = number(tokens, place + 1).filter(|part| *part < Ratio::ONE && !part.is_zero());
    if let Some(part) = part.filter(|_| matches!(Unit::of(word(tokens, place + 2)), Some(Unit::Pieces(_)))) {
        return Some((low.plus(part)?, 2));
    }
    let joiner = usize::from(tokens.get(place + 1) == Some(&Token::Dash));
    if let Some(part) = fraction(tokens, place + 1 + joiner) {
        return Some((low.plus(part)?, 4 + joiner));
    }
    match and_half(tokens, place + 1) {
        Some((part, used)) => Some((low.plus(part)?, 1 + used)),
        None => Some((low, 1)),
    }
}

/// `1/2`, `3/4`; `5/325` and `10/5` are two amounts and `4/24 h` is no part of anything.
fn fraction(tokens: &[Token<'_>], place: usize) -> Option<Ratio> {
    let (top, bottom) = (number(tokens, place)?, number(tokens, place + 2)?);
    let small = [2, 3, 4].iter().any(|part| bottom == Ratio::whole(*part)) && top < bottom && top.is_whole();
    let hours = matches!(word(tokens, place + 3), "h" | "hr" | "hrs" | "hours" | "heures");
    (tokens.get(place + 1) == Some(&Token::Slash) && small && !hours && !top.is_zero()).then(|| top.over(bottom))?
}

/// `and a half`, `et demi`, `et 1/2`: the part, and how many tokens.
pub fn and_half(tokens: &[Token<'_>], place: usize) -> Option<(Ratio, usize)> {
    if !matches!(word(tokens, place), "and" | "et" | "plus") {
        return None;
    }
    let lead = 1 + usize::from(matches!(word(tokens, place + 1), "a" | "une" | "un"));
    let half = Ratio::new(1, 2)?;
    match number(tokens, place + lead) {
        Some(found) if found == half => Some((half, lead + 1)),
        _ => fraction(tokens, place + lead).map(|part| (part, lead + 3)),
    }
}

/// A number or a range of numbers (`4`, `4-6`, `4 to 6`, `4 à 6`) at the place, and how many tokens it takes.
pub fn span(tokens: &[Token<'_>], place: usize) -> Option<(Span, usize)> {
    let (low, used) = value(tokens, place)?;
    let joined = tokens.get(place + used) == Some(&Token::Dash)
        || matches!(word(tokens, place + used), "to" | "a" | "or" | "ou");
    match value(tokens, place + used + 1) {
        Some((high, more)) if joined => Some(([low, high], used + 1 + more)),
        _ => Some(([low, low], used)),
    }
}

/// `/day`, `par jour`, `per 24 h`, `a day`: how many tokens say "a day"; none when nothing does.
pub fn a_day(tokens: &[Token<'_>], place: usize) -> Option<usize> {
    let lead = match tokens.get(place)? {
        Token::Slash => 1,
        Token::Word("per" | "par" | "a" | "in" | "en" | "each" | "dans" | "every" | "chaque") => 1,
        Token::Word("daily" | "quotidien" | "quotidiennement" | "die") => return Some(1),
        _ => return None,
    };
    let more = usize::from(lead == 1 && matches!(word(tokens, place + 1), "une" | "un" | "the"));
    if number(tokens, place + 1 + more) == Some(Ratio::whole(24))
        && matches!(word(tokens, place + 2 + more), "h" | "hr" | "hrs" | "hours" | "heures")
    {
        return Some(3 + more);
    }
    if number(tokens, place + 1) == Some(Ratio::ONE) && days(word(tokens, place + 2)) == Some(Ratio::ONE) {
        return Some(3);
    }
    (days(word(tokens, place + 1 + more)) == Some(Ratio::ONE)).then_some(2 + more)
}

/// The same for a week.
pub fn a_week(tokens: &[Token<'_>], place: usize) -> Option<usize> {
    match tokens.get(place)? {
        Token::Slash | Token::Word("per" | "par" | "a" | "each" | "chaque" | "every") => {}
        Token::Word("weekly") => return Some(1),
        _ => return None,
    }
    // The "W" of "M/W/F" is a Wednesday.
    let named = word(tokens, place + 1);
    (named != "w" && days(named) == Some(Ratio::whole(7))).then_some(2)
}

/// An interval after "q", "every", "aux", "toutes les": `4 h`, `4-6 hours`, `3 jours`.
fn interval(tokens: &[Token<'_>], place: usize) -> Option<(Often, usize)> {
    if let Some(([low, high], used)) = span(tokens, place) {
        // "every 3rd day"
        let used = used + usize::from(matches!(word(tokens, place + used), "rd" | "nd" | "th" | "e" | "eme"));
        let unit = days(word(tokens, place + used))?;
        if low.is_zero() || high.is_zero() || low > high {
            return None;
        }
        let per = |count: Ratio| Ratio::ONE.over(count.times(unit)?);
        return Some((Often::Times([per(high)?, per(low)?]), used + 1));
    }
    match word(tokens, place) {
        "other" | "second" if days(word(tokens, place + 1)) == Some(Ratio::ONE) => Some((both(Ratio::new(1, 2)?), 2)),
        "third" if days(word(tokens, place + 1)) == Some(Ratio::ONE) => Some((both(Ratio::new(1, 3)?), 2)),
        named if time(named).is_some() => Some((Often::At(time(named)?), 1)),
        unit => Some((both(Ratio::ONE.over(days(unit)?)?), 1)),
    }
}

/// `8 h`, `20 heures` as a time of the clock: how many tokens.
pub fn clock(tokens: &[Token<'_>], place: usize) -> Option<usize> {
    let hour = number(tokens, place).filter(|hour| hour.is_whole() && *hour <= Ratio::whole(24))?;
    (!hour.is_negative() && matches!(word(tokens, place + 1), "h" | "heures")).then_some(2)
}

/// Times a day in one word.
pub fn counted(word: &str) -> Option<i64> {
    Some(match word {
        "od" | "qd" | "die" | "daily" | "id" | "once" => 1,
        "bid" | "bd" | "twice" => 2,
        "tid" | "tds" | "thrice" => 3,
        "qid" | "qds" => 4,
        _ => return None,
    })
}

/// "bid-tid", "die ou bid", "tid/qid", "once or twice a day": from the one to the other.
fn from_to(tokens: &[Token<'_>], place: usize) -> Option<(Often, usize)> {
    let joined = matches!(tokens.get(place + 1), Some(Token::Dash | Token::Slash))
        || matches!(word(tokens, place + 1), "to" | "a" | "or" | "ou");
    let ends = [counted(word(tokens, place))?, counted(word(tokens, place + 2)).filter(|_| joined)?];
    let more = if matches!(word(tokens, place + 2), "twice" | "thrice") { a_day(tokens, place + 3)? } else { 0 };
    (ends[0] < ends[1]).then_some((Often::Times(ends.map(Ratio::whole)), 3 + more))
}

/// Whether the word before an interval stands there: "q6h" spaces doses, "qid" counts them.
pub fn spaces(tokens: &[Token<'_>], place: usize) -> bool {
    matches!(word(tokens, place), "q" | "every" | "each" | "aux" | "chaque" | "ever" | "toutes" | "tous" | "hourly")
        || (number(tokens, place).is_some() && (place + 1..=place + 4).any(|after| word(tokens, after) == "hourly"))
}

/// Whether a word names a time of the day.
pub fn is_time(named: &str) -> bool {
    time(named).is_some()
}

/// What the tokens from the place on say about how often, and how many they are.
pub fn often(tokens: &[Token<'_>], place: usize) -> Option<(Often, usize)> {
    if let Some((count, used)) = span(tokens, place) {
        let after = place + used;
        // "4 fois par jour", "3 times a day", "4x/j", "4 x", "2 times daily"
        if matches!(word(tokens, after), "fois" | "times" | "time" | "x" | "prise") {
            if let Some(more) = a_day(tokens, after + 1) {
                return Some((Often::Times(count), used + 1 + more));
            }
            if let Some(more) = a_week(tokens, after + 1) {
                let week = |count: Ratio| count.over(Ratio::whole(7));
                return Some((Often::Times([week(count[0])?, week(count[1])?]), used + 1 + more));
            }
            return None;
        }
        // "8 am", "10:00"
        if matches!(word(tokens, after), "am" | "pm") && used == 1 {
            return Some((Often::At(Time::Clock), 2));
        }
        // "4 hourly", "4-hourly"
        let dash = usize::from(tokens.get(after) == Some(&Token::Dash));
        if word(tokens, after + dash) == "hourly" && !count[0].is_zero() {
            let a_day = |hours: Ratio| Ratio::whole(24).over(hours);
            return Some((Often::Times([a_day(count[1])?, a_day(count[0])?]), used + dash + 1));
        }
        // "un jour sur deux"
        if days(word(tokens, after)) == Some(Ratio::ONE)
            && word(tokens, after + 1) == "sur"
            && let Some(of) = number(tokens, after + 2).filter(|of| *of >= count[1])
        {
            return Some((both(count[1].over(of)?), used + 3));
        }
        if used == 1 && tokens.get(after) == Some(&Token::Colon) && number(tokens, after + 1).is_some() {
            let half = usize::from(matches!(word(tokens, after + 2), "am" | "pm" | "h"));
            return Some((Often::At(Time::Clock), 3 + half));
        }
        // "4/jour" without a unit
        if tokens.get(after) == Some(&Token::Slash) {
            return a_day(tokens, after).map(|more| (Often::Times(count), used + more));
        }
        return None;
    }
    if let Some(found) = from_to(tokens, place) {
        return Some(found);
    }
    let next = word(tokens, place + 1);
    let found = match word(tokens, place) {
        "od" | "qd" | "die" | "daily" | "qday" | "quotidien" | "quotidiennement" | "id" => (times(1), 1),
        "once" | "twice" | "thrice" => {
            let count = match word(tokens, place) {
                "once" => 1,
                "twice" => 2,
                _ => 3,
            };
            let used = a_day(tokens, place + 1).map(|used| (times(count), used));
            let weekly =
                || a_week(tokens, place + 1).and_then(|used| Some((both(Ratio::new(i128::from(count), 7)?), used)));
            let (often, used) = used.or_else(weekly)?;
            (often, used + 1)
        }
        "bid" | "bd" => (times(2), 1),
        "tid" | "tds" => (times(3), 1),
        "qid" | "qds" => (times(4), 1),
        "bis" if next == "in" && word(tokens, place + 2) == "die" => (times(2), 3),
        "ter" if next == "in" && word(tokens, place + 2) == "die" => (times(3), 3),
        "quater" if next == "in" && word(tokens, place + 2) == "die" => (times(4), 3),
        "hourly" => (times(24), 1),
        "qod" => (both(Ratio::new(1, 2)?), 1),
        "weekly" | "qweek" | "qwk" | "hebdomadaire" => (both(Ratio::new(1, 7)?), 1),
        "a" if clock(tokens, place + 1).is_some() => (Often::At(Time::Clock), 1 + clock(tokens, place + 1)?),
        named if time(named).is_some() => (Often::At(time(named)?), 1),
        "x" => {
            let (count, used) = span(tokens, place + 1)?;
            let more = a_day(tokens, place + 1 + used)?;
            (Often::Times(count), 1 + used + more)
        }
        "toutes" | "tous" if matches!(next, "les" | "le") => {
            interval(tokens, place + 2).map(|(often, used)| (often, used + 2))?
        }
        "q" | "every" | "each" | "aux" | "chaque" | "ever" => {
            interval(tokens, place + 1).map(|(often, used)| (often, used + 1))?
        }
        _ => {
            let weekly = || Some((both(Ratio::new(1, 7)?), a_week(tokens, place)?));
            a_day(tokens, place).map(|used| (times(1), used)).or_else(weekly)?
        }
    };
    Some(found)
}
