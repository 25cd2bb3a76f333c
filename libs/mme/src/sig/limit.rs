//! What bounds directions: as needed, for how long, at most how much a day.

use super::Sig;
use super::frequency::{a_day, a_week, counted, span};
use super::read::word;
use super::token::Token;
use crate::Ratio;
use crate::unit::Unit;

/// "prn", "au besoin", "if needed".
pub(super) fn as_needed(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let next = word(tokens, at + 1);
    match word(tokens, at) {
        "prn" => Some(1),
        "as" | "if" | "when" if matches!(next, "needed" | "required" | "necessary") => Some(2),
        "au" | "si" if matches!(next, "besoin" | "necessaire" | "douleur" | "requis") => Some(2),
        // Whatever the condition is, it may not be met.
        "if" | "si" => Some(1),
        "en" if next == "reserve" => Some(2),
        "en" if next == "cas" => Some(2),
        "on" | "sur" if matches!(next, "demand" | "demande") => Some(2),
        "lors" | "sparingly" | "parcimonie" | "flare" | "flares" | "crise" | "crises" => Some(1),
        "breakthrough" => Some(1),
        _ => None,
    }
}

/// "for 7 days", "x 10 days", "pendant 7 jours": how long, which says nothing about the day.
pub(super) fn duration(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let lead = match word(tokens, at) {
        "for" | "x" | "pendant" | "pour" | "during" | "quantity" | "qty" | "qte" | "mitte" | "refills" | "refill"
        | "disp" | "dispense" => 1,
        _ => return None,
    };
    // "for a week"
    if matches!(word(tokens, at + lead), "a" | "la" | "the") && span(tokens, at + lead).is_none() {
        let long = matches!(word(tokens, at + lead + 1), "day" | "week" | "month" | "semaine" | "journee");
        return long.then_some(lead + 2);
    }
    let colon = usize::from(tokens.get(at + lead) == Some(&Token::Colon));
    let (_, used) = span(tokens, at + lead + colon)?;
    let unit = word(tokens, at + lead + colon + used);
    match word(tokens, at) {
        // "x 3 days a week": how often, not how long.
        "for" | "x" | "pendant" | "pour" | "during" if a_week(tokens, at + lead + used + 1).is_some() => None,
        "for" | "x" | "pendant" | "pour" | "during" => matches!(
            unit,
            "d" | "day"
                | "days"
                | "j"
                | "jour"
                | "jours"
                | "week"
                | "weeks"
                | "wk"
                | "semaine"
                | "semaines"
                | "sem"
                | "month"
                | "months"
                | "mois"
        )
        .then_some(lead + used + 1),
        _ => Some(lead + colon + used + usize::from(Unit::of(unit).is_some())),
    }
}

/// "max 8/jour", "maximum 60 mg per day", "not to exceed 6 tablets daily", "up to 4 times a day".
pub(super) fn most(tokens: &[Token<'_>], at: usize, sig: &mut Sig) -> Option<usize> {
    let phrase: usize = match (word(tokens, at), word(tokens, at + 1), word(tokens, at + 2)) {
        ("not", "to", "exceed")
        | ("no" | "not", "more", "than")
        | ("ne", "pas", "depasser")
        | ("do", "not", "exceed") => 3,
        ("up", "to", _) | ("jusqu'a", _, _) if word(tokens, at) != "up" || word(tokens, at + 1) == "to" => {
            if word(tokens, at) == "up" { 2 } else { 1 }
        }
        ("max" | "maximum" | "maxi" | "maximale" | "maximal", _, _) => 1,
        _ => return None,
    };
    let mut place = at + phrase;
    while matches!(word(tokens, place), "of" | "de" | "dose" | "daily" | "quotidienne" | "is" | "est")
        || matches!(tokens.get(place), Some(Token::Colon | Token::Stop))
    {
        place += 1;
    }
    let up_to = matches!(word(tokens, at), "up" | "jusqu'a");
    if up_to && let Some(count) = counted(word(tokens, place)).map(Ratio::whole) {
        // "up to qid"
        sig.most_times = Some(count);
        sig.prn = true;
        sig.per_day.get_or_insert([Ratio::ZERO, count]);
        return Some(place + 1 - at);
    }
    let Some((count, used)) = span(tokens, place) else {
        // "4 tabs max per day": what it bounds stands elsewhere.
        sig.unclear |= !up_to;
        return (!up_to).then_some(phrase);
    };
    place += used;
    let mut unit = None;
    let times = matches!(word(tokens, place), "fois" | "times" | "x" | "doses");
    if times {
        place += 1;
    } else if let Some(found) = Unit::of(word(tokens, place)) {
        unit = Some(found);
        place += 1;
    }
    let daily = word(tokens, at + phrase) == "daily" || word(tokens, at + phrase) == "dose";
    match a_day(tokens, place) {
        Some(more) => place += more,
        None if daily => {}
        None => {
            sig.unclear = true;
            return Some(place - at);
        }
    }
    if times {
        // So many times: with no other word on how often, that is what is said, from none on.
        sig.most_times = Some(count[1]);
        sig.prn = true;
        sig.per_day.get_or_insert([Ratio::ZERO, count[1]]);
    } else {
        sig.most = Some((count[1], unit));
    }
    Some(place - at)
}
