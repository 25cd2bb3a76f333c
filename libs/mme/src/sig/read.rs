//! Reads directions from left to right: doses, how often, as needed, at most.

use super::bracket::{bracketed, is_over, is_step};
use super::dose::dose;
use super::frequency::{Often, Time, clock, is_time, often, spaces};
use super::limit::{as_needed, duration, most};
use super::token::{Token, fold, french, tokens};
use super::{Sig, Span};
use crate::Ratio;
use crate::route::Route;
use crate::unit::Unit;

/// One dose with its own times.
#[derive(Default)]
pub(super) struct Part {
    pub(super) dose: Option<(Span, Unit)>,
    pub(super) times: Option<Span>,
    pub(super) at: i64,
    /// The time named last, and the token behind it.
    pub(super) last: Option<(Time, usize)>,
    pub(super) prn: bool,
    /// Whether `times` counts doses ("qid") and is no interval between them.
    pub(super) counted: bool,
    /// A word stands where a time of the day would ("au xyz").
    pub(super) maybe: bool,
    /// Taken on a condition ("if severe").
    pub(super) condition: bool,
    /// Told of now, of what was last or comes next.
    pub(super) dated: bool,
    /// Before or with meals.
    pub(super) meals: bool,
    /// For so many days, then something else.
    pub(super) ends: bool,
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
        let whole: Vec<_> = all.iter().copied().filter(|token| !matches!(token, Token::Open | Token::Close)).collect();
        let second = sentence(&whole);
        if !second.unclear {
            sig = second;
        }
    }
    bracketed(&all, &mut sig);
    sig.sequence |= (0..all.len()).any(|place| is_step(&all, place));
    sig.unclear |= doubtful;
    sig
}

pub(super) fn sentence(tokens: &[Token<'_>]) -> Sig {
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
            let added = at.checked_sub(1).is_some_and(|place| matches!(word(tokens, place), "plus" | "and" | "et"));
            if let Some(part) = parts.last_mut() {
                part.prn = true;
                part.condition |= used == 1 && matches!(word(tokens, at), "if" | "si");
                // "tid + prn": how much more, is not told.
                sig.unclear |= added && (part.times.is_some() || part.at > 0);
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
                    // "2 tabs AM, 1 PM": one more, or at one o'clock?
                    sig.unclear |= time == Time::Clock && part.last.is_some_and(|(before, _)| before != Time::Clock);
                    part.last = Some((time, at + used));
                }
                // "daily" beside "q4h" or a time of day adds nothing.
                Often::Times(times) => match part.times {
                    Some(_) if times == [Ratio::ONE; 2] => {}
                    // "daily, 3 days a week": not every day.
                    Some(_) if times[1] < Ratio::ONE => sig.unclear = true,
                    Some(before) if before != [Ratio::ONE; 2] && before != times => sig.unclear = true,
                    _ => {
                        part.times = Some(times);
                        part.counted = !spaces(tokens, at);
                    }
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
            | "reduce" | "reduire" | "wean" | "cesser" | "taper" | "sevrage" | "until" | "till" | "↑" | "↓" | "→",
        )) => {
            sig.sequence = true;
        }
        Some(Token::Word("up" | "down")) if word(tokens, at + 1) == "by" => sig.sequence = true,
        Some(Token::Word("d")) if tokens.get(at + 1) == Some(&Token::Slash) && word(tokens, at + 2) == "c" => {
            sig.unclear = true;
        }
        Some(Token::Word(word)) if is_over(word) => sig.unclear = true,
        Some(Token::Word(
            "now" | "currently" | "next" | "last" | "maintenant" | "actuellement" | "prochain" | "prochaine"
            | "dernier" | "derniere",
        )) => {
            if let Some(part) = parts.last_mut() {
                part.dated = true;
            }
        }
        Some(Token::Word(
            "divided" | "divise" | "divises" | "divisee" | "prises" | "alternate" | "alternating" | "alterner"
            | "alternance" | "awake" | "eveil" | "eveille" | "eveillee" | "l'eveil" | "waking" | "except" | "sauf"
            | "sliding" | "variable" | "repeat" | "repeter" | "extra" | "additional" | "supplementaire" | "monday"
            | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mondays" | "weekdays"
            | "weekends" | "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche" | "mwf"
            | "tts" | "m" | "w" | "f" | "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat"
            | "sun" | "lun" | "bi" | "pair" | "pairs" | "impair" | "impairs" | "even" | "odd" | "most" | "usually"
            | "sometimes" | "rarely" | "occasionally" | "parfois" | "rarement" | "mer" | "jeu" | "ven" | "sam" | "dim"
            | "lmv",
        )) => sig.unclear = true,
        Some(Token::Word("au" | "aux" | "at")) => {
            let next = word(tokens, at + 1);
            let known = next.is_empty() || is_time(next) || matches!(next, "meal" | "meals" | "repas");
            if let Some(part) = parts.last_mut().filter(|_| !known) {
                part.maybe = true;
            }
        }
        Some(Token::Word(word))
            if sig.route.is_none() && !matches!(*word, "in" | "ir" | "film" | "patch" | "timbre") =>
        {
            sig.route = Route::of(word);
        }
        _ => {}
    }
    1
}

fn finish(mut sig: Sig, parts: &[Part]) -> Sig {
    let times = |part: &Part| {
        let at = (part.at > 0).then_some([Ratio::whole(part.at); 2]);
        match (part.times, at) {
            // "ac and hs": at meals means three more times, if nothing else counts them.
            (Some(times), Some(at)) if part.meals && times == [Ratio::whole(4); 2] && at[0] == Ratio::ONE => {
                Ok(Some(times))
            }
            (None, Some(_)) if part.meals || part.maybe => Err(()),
            (Some(times), Some(at)) if times != at && times != [Ratio::ONE; 2] => Err(()),
            (Some(times), Some(at)) if times == [Ratio::ONE; 2] && at[0] > Ratio::ONE => Ok(Some(at)),
            (times, at) => Ok(times.or(at)),
        }
    };
    // So long this, so long that: one after the other, not together.
    sig.sequence |= parts.len() > 1 && parts.iter().any(|part| part.ends || part.dated);
    // "1 tab tid, 1 tab bid": hardly both.
    let often = |part: &&Part| !part.prn && part.times.is_some_and(|times| times[1] > Ratio::ONE);
    sig.unclear |= parts.iter().filter(often).count() > 1;
    // "10 mg if mild, 20 mg if severe": one of them.
    sig.unclear |= parts.len() > 1 && parts.iter().any(|part| part.condition);
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
        // "1 tab tid and 1 tab prn, max 3/day": three of the second, or of both?
        let mixed = parts.iter().any(|part| part.prn) && !sig.prn;
        sig.unclear |= mixed && (sig.most.is_some() || sig.most_times.is_some());
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
    // "1 tab daily, up to 2 a day": one of the two is not meant.
    if let (Some((most, of)), Some(dose), Some(unit), Some(times), true) =
        (sig.most, sig.dose, sig.unit, sig.per_day, only.counted)
    {
        let each = match (of, unit) {
            (None | Some(Unit::Pieces(_)), Unit::Pieces(_)) => Some(Ratio::ONE),
            (Some(Unit::Mass(of)), Unit::Mass(mass)) => mass.over(of),
            (Some(Unit::Volume(of)), Unit::Volume(volume)) => volume.over(of),
            _ => None,
        };
        let allowed = each.and_then(|each| dose[1].times(times[1])?.times(each));
        sig.unclear |= allowed.is_some_and(|allowed| most > allowed);
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
