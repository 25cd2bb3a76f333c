//! Reads directions from left to right: doses, how often, as needed, at most.

use super::frequency::{Often, Time, and_half, clock, often, span};
use super::limit::{as_needed, duration, most};
use super::token::{Token, fold, french, tokens};
use super::{Sig, Span};
use crate::Ratio;
use crate::route::Route;
use crate::unit::Unit;

/// One dose with its own times.
#[derive(Default)]
struct Part {
    dose: Option<(Span, Unit)>,
    times: Option<Span>,
    at: i64,
    /// The time named last, and the token behind it.
    last: Option<(Time, usize)>,
    prn: bool,
    /// Before or with meals.
    meals: bool,
    /// For so many days, then something else.
    ends: bool,
}

pub fn read(text: &str, comma: bool) -> Sig {
    let folded = fold(text);
    let (all, doubtful) = tokens(&folded, comma || (folded.contains(',') && french(&folded)));
    // What stands in brackets explains; it is read only when the rest does not suffice. A maximum is read anywhere.
    let (mut depth, mut kept) = (0, false);
    let mut plain = Vec::with_capacity(all.len());
    for (place, token) in all.iter().enumerate() {
        match token {
            Token::Open => {
                depth += 1;
                kept = matches!(word(&all, place + 1), "max" | "maximum" | "maxi" | "not" | "no" | "ne");
            }
            Token::Close => depth = (depth - 1).max(0),
            token if depth == 0 || kept => plain.push(*token),
            _ => {}
        }
    }
    let mut sig = sentence(&plain);
    if plain.len() < all.len() && (sig.dose.is_none() || sig.per_day.is_none() || sig.unclear) {
        let whole: Vec<_> = all.into_iter().filter(|token| !matches!(token, Token::Open | Token::Close)).collect();
        let second = sentence(&whole);
        if !second.unclear {
            sig = second;
        }
    }
    sig.unclear |= doubtful;
    sig
}

fn sentence(tokens: &[Token<'_>]) -> Sig {
    let mut sig = Sig::default();
    let mut parts = vec![Part::default()];
    let mut at = 0;
    while at < tokens.len() {
        at += step(tokens, at, &mut sig, &mut parts);
    }
    finish(sig, &parts)
}

/// Whether a token joins two things that are counted apart.
fn joins(token: &Token<'_>) -> bool {
    matches!(token, Token::Stop | Token::Slash | Token::Number(_) | Token::Word("and" | "et" | "plus"))
}

pub(super) fn word<'a>(tokens: &[Token<'a>], place: usize) -> &'a str {
    match tokens.get(place) {
        Some(Token::Word(word)) => word,
        _ => "",
    }
}

/// Takes what stands at the place and tells how many tokens it was.
fn step(tokens: &[Token<'_>], at: usize, sig: &mut Sig, parts: &mut Vec<Part>) -> usize {
    if matches!(tokens.get(at), Some(Token::Word(_))) {
        if let Some(used) = most(tokens, at, sig) {
            return used;
        }
        if let Some(used) = duration(tokens, at) {
            let lasts = matches!(word(tokens, at), "for" | "x" | "pendant" | "pour" | "during");
            if let Some(part) = parts.last_mut() {
                part.ends |= lasts;
            }
            return used;
        }
        if matches!(word(tokens, at), "ac" | "pc" | "meal" | "meals" | "repas") {
            if let Some(part) = parts.last_mut() {
                part.meals = true;
            }
            return 1;
        }
        if let Some(used) = as_needed(tokens, at) {
            if let Some(part) = parts.last_mut() {
                part.prn = true;
            }
            return used;
        }
    }
    if let Some((often, used)) = often(tokens, at) {
        if let Some(part) = parts.last_mut() {
            match often {
                // "every night at bedtime" is one time, "morning and night" are two.
                Often::At(time) => {
                    let between = part.last.and_then(|(_, end)| tokens.get(end..at));
                    let apart = between.is_none_or(|between| between.iter().any(joins));
                    let again = part.last.is_some_and(|(before, _)| before == time && time != Time::Clock);
                    part.at += i64::from(apart || !again);
                    part.last = Some((time, at + used));
                }
                // "daily" beside "q4h" or a time of day adds nothing.
                Often::Times(times) => match part.times {
                    None => part.times = Some(times),
                    Some(_) if times == [Ratio::ONE; 2] => {}
                    Some(before) if before == [Ratio::ONE; 2] || before == times => part.times = Some(times),
                    Some(_) => sig.unclear = true,
                },
            }
        }
        return used;
    }
    if let Some(used) = dose(tokens, at, sig, parts) {
        return used;
    }
    // "à 8 h et 20 h": a further time of the clock.
    if let Some(part) = parts.last_mut()
        && matches!(part.last, Some((Time::Clock, _)))
        && let Some(used) = clock(tokens, at)
    {
        part.at += 1;
        return used;
    }
    match tokens.get(at) {
        Some(Token::Number(_)) => sig.unclear = true,
        Some(Token::Word(
            "then" | "puis" | "ensuite" | "titrate" | "titrer" | "increase" | "augmenter" | "decrease" | "diminuer"
            | "reduce" | "reduire" | "wean" | "cesser" | "taper" | "sevrage",
        )) => {
            sig.sequence = true;
        }
        Some(Token::Word(
            "divided" | "divise" | "divises" | "divisee" | "prises" | "alternate" | "alternating" | "alterner"
            | "alternance" | "awake" | "eveil" | "eveille" | "eveillee" | "l'eveil" | "waking" | "except" | "sauf"
            | "sliding" | "variable" | "repeat" | "repeter" | "extra" | "additional" | "supplementaire" | "monday"
            | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mondays" | "weekdays"
            | "weekends" | "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche",
        )) => sig.unclear = true,
        Some(Token::Word(word))
            if sig.route.is_none() && !matches!(*word, "in" | "ir" | "film" | "patch" | "timbre") =>
        {
            sig.route = Route::of(word);
        }
        _ => {}
    }
    1
}

/// A dose with its unit.
fn dose(tokens: &[Token<'_>], at: usize, sig: &mut Sig, parts: &mut Vec<Part>) -> Option<usize> {
    let (mut amount, mut used) = span(tokens, at)?;
    // "half a tablet", "demi-comprimé"
    if Some(amount[0]) == Ratio::new(1, 2) && amount[0] == amount[1] {
        used += usize::from(tokens.get(at + used) == Some(&Token::Dash));
        used += usize::from(word(tokens, at + used) == "of");
        used += usize::from(matches!(word(tokens, at + used), "a" | "an"));
    }
    let mut name = word(tokens, at + used);
    // "1 ou 2 (deux) comprimés" and "1 full tablet"
    if matches!(name, "full" | "whole" | "entier" | "de" | "x") {
        used += 1;
        name = word(tokens, at + used);
    }
    let mut unit = Unit::of(name)?;
    used += 1;
    // "1 comprimé et demi"
    if let (Unit::Pieces(_), Some((half, more))) = (unit, and_half(tokens, at + used)) {
        amount = [amount[0].plus(half)?, amount[1].plus(half)?];
        used += more;
    }
    if let Unit::Mass(mass) = unit {
        if tokens.get(at + used) == Some(&Token::Slash)
            && matches!(word(tokens, at + used + 1), "h" | "hr" | "hour" | "heure")
        {
            unit = Unit::Rate(mass);
            used += 2;
        } else if tokens.get(at + used) == Some(&Token::Slash) && matches!(word(tokens, at + used + 1), "ml") {
            sig.strength = Some((amount[0], Unit::Concentration(mass)));
            return Some(used + 2);
        }
        // "2 mg tab": the strength of a piece, when a count of pieces comes as well.
        if let Some(Unit::Pieces(form)) = Unit::of(word(tokens, at + used)) {
            let counted = (at + used + 1..tokens.len()).any(|place| {
                span(tokens, place).is_some_and(|(_, more)| {
                    matches!(Unit::of(word(tokens, place + more)), Some(Unit::Pieces(_) | Unit::Mass(_)))
                })
            });
            if counted {
                sig.strength = Some((amount[0], unit));
                return Some(used + 1);
            }
            // "25 mcg/h patch q72h", "5 mg tab bid": one piece of this strength.
            let _ = form;
            used += 1;
        }
    }
    // "5 mg to 10 mg"
    let joined =
        tokens.get(at + used) == Some(&Token::Dash) || matches!(word(tokens, at + used), "to" | "a" | "or" | "ou");
    if joined
        && amount[0] == amount[1]
        && let Some((high, more)) = span(tokens, at + used + 1)
        && high[0] == high[1]
        && Unit::of(word(tokens, at + used + 1 + more)) == Some(unit)
    {
        amount[1] = high[1];
        used += more + 2;
    }
    let part = parts.last_mut()?;
    match part.dose {
        None => part.dose = Some((amount, unit)),
        // "1 tab = 5 mg", "2 patches of 25 mcg/h": the strength of a piece. "2 tabs 10 mg" could be both together.
        Some((before, Unit::Pieces(_)))
            if matches!(unit, Unit::Mass(_) | Unit::Rate(_)) && part.times.is_none() && part.at == 0 =>
        {
            let each = at.checked_sub(1).is_some_and(|place| matches!(word(tokens, place), "of" | "de" | "a"));
            if amount[0] == amount[1] && (each || before == [Ratio::ONE; 2] || matches!(unit, Unit::Rate(_))) {
                sig.strength = Some((amount[0], unit));
            } else {
                sig.unclear = true;
            }
        }
        Some((before, mass @ (Unit::Mass(_) | Unit::Rate(_))))
            if matches!(unit, Unit::Pieces(_)) && part.times.is_none() && part.at == 0 =>
        {
            sig.strength = Some((before[0], mass));
            part.dose = Some((amount, unit));
        }
        Some(_) if part.times.is_some() || part.at > 0 => {
            // One or the other: which, is not told.
            sig.unclear |= at.checked_sub(1).is_some_and(|place| matches!(word(tokens, place), "or" | "ou"));
            parts.push(Part { dose: Some((amount, unit)), ..Part::default() })
        }
        Some(_) => sig.unclear = true,
    }
    Some(used)
}

fn finish(mut sig: Sig, parts: &[Part]) -> Sig {
    let times = |part: &Part| {
        let at = (part.at > 0).then_some([Ratio::whole(part.at); 2]);
        match (part.times, at) {
            // "ac and hs": at meals means three more times, if nothing else counts them.
            (Some(times), Some(at)) if part.meals && times == [Ratio::whole(4); 2] && at[0] == Ratio::ONE => {
                Ok(Some(times))
            }
            (None, Some(_)) if part.meals => Err(()),
            (Some(times), Some(at)) if times != at && times != [Ratio::ONE; 2] => Err(()),
            (Some(times), Some(at)) if times == [Ratio::ONE; 2] && at[0] > Ratio::ONE => Ok(Some(at)),
            (times, at) => Ok(times.or(at)),
        }
    };
    // So long this, so long that: one after the other, not together.
    sig.sequence |= parts.len() > 1 && parts.iter().any(|part| part.ends);
    let [only] = parts else {
        // Several doses in a day: only when each has its times and all count in one unit.
        let mut sum = [Ratio::ZERO; 2];
        let Some((_, unit)) = parts.first().and_then(|part| part.dose) else {
            sig.unclear = true;
            return sig;
        };
        for part in parts {
            let (Some((dose, same)), Ok(Some(per_day))) = (part.dose, times(part)) else {
                sig.unclear = true;
                return sig;
            };
            let low = if part.prn { Some(Ratio::ZERO) } else { dose[0].times(per_day[0]) };
            let added =
                low.and_then(|low| sum[0].plus(low)).zip(dose[1].times(per_day[1]).and_then(|high| sum[1].plus(high)));
            match added {
                Some((low, high)) if same == unit => sum = [low, high],
                _ => sig.unclear = true,
            }
        }
        sig.dose = Some(sum);
        sig.unit = Some(unit);
        sig.per_day = Some([Ratio::ONE; 2]);
        sig.prn |= parts.iter().all(|part| part.prn);
        return sig;
    };
    sig.prn |= only.prn;
    if let Some((dose, unit)) = only.dose {
        sig.dose = Some(dose);
        sig.unit = Some(unit);
    }
    match times(only) {
        Ok(found) => sig.per_day = found.or(sig.per_day),
        Err(()) => sig.unclear = true,
    }
    // "up to 6 tablets a day", and nothing else: from none to that.
    if let (Some((most, Some(unit))), None, None, false) = (sig.most, sig.dose, sig.per_day, sig.unclear) {
        sig.dose = Some([most, most]);
        sig.unit = Some(unit);
        sig.per_day = Some([Ratio::ONE; 2]);
        sig.prn = true;
    }
    // "10 mg q4h, max 4/day": doses. "max 40/day" could be milligrams.
    if let (Some((most, None)), Some(Unit::Mass(_) | Unit::Volume(_)), Some(times)) = (sig.most, sig.unit, sig.per_day)
    {
        sig.most = None;
        sig.most_times = Some(most);
        sig.unclear |= most > times[1] || !most.is_whole();
    }
    sig
}
