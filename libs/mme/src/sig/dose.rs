//! One dose with its unit: `1-2 co`, `2,5 mg`, `half a tablet`, `1 tab = 5 mg`, `2 c. à thé`.

use super::Sig;
use super::frequency::{and_half, span};
use super::read::{Part, word};
use super::token::Token;
use crate::Ratio;
use crate::unit::Unit;

/// "cuillère à thé", "c. à soupe": 5 and 15 milliliters.
fn spoon(tokens: &[Token<'_>], at: usize) -> Option<(Unit, usize)> {
    let named = matches!(word(tokens, at), "cuillere" | "cuilleres" | "cuilleree" | "cuillerees" | "c" | "cuil");
    let milliliters = match word(tokens, at + 2) {
        "the" => 5,
        "soupe" | "table" => 15,
        _ => return None,
    };
    (named && word(tokens, at + 1) == "a").then_some((Unit::Volume(Ratio::whole(milliliters)), 3))
}

/// A dose with its unit.
pub(super) fn dose(tokens: &[Token<'_>], at: usize, sig: &mut Sig, parts: &mut Vec<Part>) -> Option<usize> {
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
    let mut unit = match spoon(tokens, at + used) {
        Some((unit, more)) => {
            used += more;
            unit
        }
        None => {
            used += 1;
            Unit::of(name)?
        }
    };
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
        } else if tokens.get(at + used) == Some(&Token::Slash)
            && let Some(Token::Number(count)) = tokens.get(at + used + 1)
            && let Some(Unit::Volume(volume)) = Unit::of(word(tokens, at + used + 2))
        {
            // "10 mg/5 mL"
            sig.strength = Some((amount[0], Unit::Concentration(mass.over(count.times(volume)?)?)));
            return Some(used + 3);
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
