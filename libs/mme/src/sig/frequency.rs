//! How often: words, intervals and counts.

use super::Span;
use super::token::Token;
use crate::Ratio;

/// What a stretch of tokens says about how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// So many times a day.
    Times(Span),
    /// At one time of the day (morning, bedtime).
    At,
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

/// A number or a range of numbers (`4`, `4-6`, `4 to 6`, `4 à 6`) at the place, and how many tokens it takes.
pub fn span(tokens: &[Token<'_>], place: usize) -> Option<(Span, usize)> {
    let low = number(tokens, place)?;
    // "1 1/2" and "1/2".
    let hours = matches!(word(tokens, place + 3), "h" | "hr" | "hrs" | "hours" | "heures");
    if tokens.get(place + 1) == Some(&Token::Slash)
        && !hours
        && let Some(bottom) = number(tokens, place + 2)
    {
        let half = low.over(bottom)?;
        return Some(([half, half], 3));
    }
    if let (Some(top), Some(Token::Slash), Some(bottom)) =
        (number(tokens, place + 1), tokens.get(place + 2), number(tokens, place + 3))
    {
        let sum = low.plus(top.over(bottom)?)?;
        return Some(([sum, sum], 4));
    }
    let joined =
        tokens.get(place + 1) == Some(&Token::Dash) || matches!(word(tokens, place + 1), "to" | "a" | "or" | "ou");
    match number(tokens, place + 2) {
        Some(high) if joined => Some(([low, high], 3)),
        _ => Some(([low, low], 1)),
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
fn a_week(tokens: &[Token<'_>], place: usize) -> Option<usize> {
    match tokens.get(place)? {
        Token::Slash | Token::Word("per" | "par" | "a" | "each") => {}
        Token::Word("weekly") => return Some(1),
        _ => return None,
    }
    (days(word(tokens, place + 1)) == Some(Ratio::whole(7))).then_some(2)
}

/// An interval after "q", "every", "aux", "toutes les": `4 h`, `4-6 hours`, `3 jours`.
fn interval(tokens: &[Token<'_>], place: usize) -> Option<(Often, usize)> {
    if let Some(([low, high], used)) = span(tokens, place) {
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
        "morning" | "night" | "evening" | "bedtime" | "noon" | "matin" | "soir" | "nuit" | "midi" | "am" | "pm"
        | "hs" => Some((Often::At, 1)),
        unit => Some((both(Ratio::ONE.over(days(unit)?)?), 1)),
    }
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
            return Some((Often::At, 2));
        }
        if used == 1 && tokens.get(after) == Some(&Token::Colon) && number(tokens, after + 1).is_some() {
            let half = usize::from(matches!(word(tokens, after + 2), "am" | "pm" | "h"));
            return Some((Often::At, 3 + half));
        }
        // "4/jour" without a unit
        if tokens.get(after) == Some(&Token::Slash) {
            return a_day(tokens, after).map(|more| (Often::Times(count), used + more));
        }
        return None;
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
        "bid" => (times(2), 1),
        "tid" => (times(3), 1),
        "qid" => (times(4), 1),
        "qod" => (both(Ratio::new(1, 2)?), 1),
        "weekly" | "qweek" | "qwk" | "hebdomadaire" => (both(Ratio::new(1, 7)?), 1),
        "qam" | "qpm" | "qhs" | "hs" | "am" | "pm" | "nightly" | "bedtime" | "coucher" | "matin" | "soir" | "midi"
        | "noon" | "morning" | "evening" | "night" | "souper" | "dejeuner" | "diner" | "lever" | "reveil"
        | "breakfast" | "supper" | "dinner" | "lunch" => (Often::At, 1),
        "x" => {
            let (count, used) = span(tokens, place + 1)?;
            let more = a_day(tokens, place + 1 + used)?;
            (Often::Times(count), 1 + used + more)
        }
        "un" if next == "jour" => return None,
        "toutes" | "tous" if matches!(next, "les" | "le") => {
            interval(tokens, place + 2).map(|(often, used)| (often, used + 2))?
        }
        "q" | "every" | "each" | "aux" | "chaque" | "ever" => {
            interval(tokens, place + 1).map(|(often, used)| (often, used + 1))?
        }
        _ => {
            let used = a_day(tokens, place)?;
            (times(1), used)
        }
    };
    Some(found)
}
