//! What stands in brackets beside the dose, steps told by week or day, and words that something is over.

use super::Sig;
use super::frequency::counted;
use super::read::{sentence, word};
use super::token::Token;
use crate::unit::Unit;

/// "week 1", "day 1-3", "sem 2": steps, wherever it stands. "2/day 1 tab" is none.
pub(super) fn is_step(all: &[Token<'_>], place: usize) -> bool {
    let named = matches!(
        word(all, place),
        "week"
            | "weeks"
            | "wk"
            | "sem"
            | "semaine"
            | "semaines"
            | "day"
            | "days"
            | "jour"
            | "jours"
            | "month"
            | "mois"
            | "step"
            | "etape"
    );
    let counted = place.checked_sub(1).is_some_and(|before| {
        matches!(all.get(before), Some(Token::Slash | Token::Number(_)))
            || matches!(word(all, before), "per" | "par" | "a" | "each" | "every" | "chaque" | "the" | "la" | "le")
    });
    named && !counted && matches!(all.get(place + 1), Some(Token::Number(_)))
}

/// What stands in brackets beside the dose: "5 mL (10 mg/5 mL)" is a strength, "2 tabs (10 mg)" the same dose once more,
/// "1 tab (or 2)" a choice.
pub(super) fn bracketed(all: &[Token<'_>], sig: &mut Sig) {
    let mut rest = all;
    while let Some(open) = rest.iter().position(|token| *token == Token::Open) {
        let behind = rest.get(open + 1..).unwrap_or_default();
        let close = behind.iter().position(|token| *token == Token::Close).unwrap_or(behind.len());
        let inner = behind.get(..close).unwrap_or_default();
        rest = behind.get(close..).unwrap_or_default();
        sig.unclear |= matches!(word(inner, 0), "or" | "ou" | "to" | "plus");
        sig.unclear |= (0..inner.len()).any(|place| is_ended(word(inner, place)));
        let told = sentence(inner);
        if let (None, Some(strength @ (_, Unit::Concentration(_)))) = (sig.strength, told.strength) {
            sig.strength = Some(strength);
        }
        // "1 tab tid (takes only bid)"
        let again = (0..inner.len()).any(|place| counted(word(inner, place)).is_some());
        sig.unclear |= again && told.dose.is_none() && told.per_day.is_some() && told.per_day != sig.per_day;
        if told.most.is_some() || told.per_day.is_some() {
            continue;
        }
        let amounts = (0..inner.len()).filter(|place| is_amount(inner, *place)).count();
        match (told.dose, told.unit) {
            (Some(dose), Some(unit)) if sig.unit.is_some_and(|own| own != unit) => {
                sig.stated = Some((dose, unit));
                sig.unclear |= amounts > 1;
            }
            _ => {}
        }
    }
}

/// Whether a word says that it is not taken any more.
fn is_ended(word: &str) -> bool {
    matches!(
        word,
        "stop"
            | "stopped"
            | "discontinue"
            | "discontinued"
            | "dc"
            | "arret"
            | "arrete"
            | "arreter"
            | "cesse"
            | "cessee"
    )
}

/// Whether a word says that it is or was over.
pub(super) fn is_over(word: &str) -> bool {
    is_ended(word) || matches!(word, "was" | "previously" | "formerly" | "auparavant" | "etait")
}

/// Whether a number with a unit of mass, or by the hour, stands at the place.
fn is_amount(tokens: &[Token<'_>], place: usize) -> bool {
    let number = matches!(tokens.get(place), Some(Token::Number(_)));
    number && matches!(Unit::of(word(tokens, place + 1)), Some(Unit::Mass(_)))
}
