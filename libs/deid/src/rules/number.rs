//! Numbers by their shape and check digit: health numbers, social insurance numbers, telephones, long numbers of any kind.

use crate::{
    class::{ID_CUE, NOT_ID, PHONE_CUE, UNIT},
    finding::{Label, Tier},
    fold::{Fold, fold},
    rules::{
        Finds,
        checks::{bc_phn, luhn, telephone},
    },
    text::Text,
    word::{Case, Kind, reads, sep},
};

const MOST: usize = 20;

/// Digits that stand together, in groups.
#[derive(Default)]
pub(crate) struct Run {
    digits: [u8; MOST],
    count: usize,
    groups: [u8; MOST],
    parts: usize,
    /// Everything that stands between the groups.
    pub(crate) seps: u32,
}

impl Run {
    pub(crate) fn digits(&self) -> &[u8] {
        self.digits.get(..self.count).unwrap_or_default()
    }

    pub(crate) fn groups(&self) -> &[u8] {
        self.groups.get(..self.parts).unwrap_or_default()
    }

    /// Adds the digits of a word; false when there is no room.
    pub(crate) fn take(&mut self, digits: impl Iterator<Item = u8>) -> bool {
        let before = self.count;
        for digit in digits {
            let Some(slot) = self.digits.get_mut(self.count) else { return false };
            *slot = digit;
            self.count += 1;
        }
        let Some(group) = self.groups.get_mut(self.parts) else { return false };
        *group = (self.count - before) as u8;
        self.parts += 1;
        true
    }
}

/// The digits that a word begins with.
fn leading<'a>(text: &Text<'a>, place: usize) -> impl Iterator<Item = u8> + Clone + 'a {
    let digit = |given: char| match given {
        '0'..='9' => Some(Some(given as u8 - b'0')),
        _ if given.is_ascii() => None,
        _ => match fold(given) {
            Fold::Digit(digit) => Some(Some(digit)),
            Fold::Nothing => Some(None),
            _ => None,
        },
    };
    text.slice(place).chars().map_while(digit).flatten()
}

const JOINS: u32 = sep::SPACE | sep::HYPHEN | sep::PERIOD | sep::OPEN | sep::CLOSE;

/// Whether a number goes on at this word: one separator, perhaps a bracket around an area code, no sentence end.
fn joined(text: &Text, place: usize) -> bool {
    let sep = text.sep(place);
    // "418/555-0186"
    let area = sep == sep::SLASH
        && [place.wrapping_sub(1), place, place + 1].map(|at| text.at(at).len) == [3, 3, 4]
        && text.sep(place + 1) == sep::HYPHEN;
    if area {
        return text.at(place + 1).kind == Kind::Digits;
    }
    place < text.words.len() && sep & !JOINS == 0 && sep & (sep::PERIOD | sep::SPACE) != (sep::PERIOD | sep::SPACE)
}

/// The longest reading from this word that a rule accepts. Gives the word after it.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) -> Option<usize> {
    let word = text.at(place);
    let alone = word.len < 7 && !(joined(text, place + 1) && text.at(place + 1).kind != Kind::Letters);
    if word.kind != Kind::Digits && !(word.kind == Kind::Mixed && word.len > 8) || alone || decimal(text, place) {
        return None;
    }
    let mut run = Run::default();
    let mut best = None;
    for next in place..place + MOST {
        let word = text.at(next);
        if next > place {
            if !joined(text, next) {
                break;
            }
            run.seps |= word.sep;
        }
        // A version code may be written right behind the last group.
        if word.kind == Kind::Letters {
            break;
        }
        let digits = leading(text, next);
        let count = digits.clone().count();
        let tail = usize::from(word.len).saturating_sub(count);
        if count == 0 || tail > 2 || !run.take(digits) {
            break;
        }
        if (!fraction(text, next + 1) || run.count > 8 && text.sep(next + 1) & sep::PERCENT == 0)
            && (tail == 0 || run.count == 10)
        {
            best = reading(text, place, next + 1, &run).map(|what| (next + 1, what)).or(best);
        }
        if tail > 0 {
            break;
        }
    }
    let (end, mut what) = best?;
    // A version code behind a number that passes the check leaves no doubt.
    if run.count == 10 && luhn(run.digits()) && version(text, end) > end {
        what = (Label::Id, Tier::Block, "ohip");
    }
    if text.is(place.wrapping_sub(1), NOT_ID) || text.is(place.wrapping_sub(2), NOT_ID) && text.at(place - 1).len < 7 {
        return Some(end);
    }
    let last = if what.0 == Label::Contact { extension(text, end) } else { version(text, end) };
    let first = text.at(place).start;
    let plus = text.raw.get(..first as usize).is_some_and(|before| before.ends_with('+'));
    let from = first - u32::from(plus);
    finds.bytes(from, text.at(last - 1).end, what);
    Some(last)
}

/// The digits after a decimal point, or beside a slash.
fn decimal(text: &Text, place: usize) -> bool {
    let before = text.at(place.wrapping_sub(1)).kind == Kind::Digits;
    before && (text.sep(place) == sep::PERIOD || text.sep(place) == sep::SLASH || text.sep(place) == sep::COMMA)
}

fn fraction(text: &Text, next: usize) -> bool {
    let sep = text.sep(next);
    let number = text.at(next).kind == Kind::Digits;
    sep & sep::PERCENT != 0
        || text.is(next, UNIT) && sep & !(sep::SPACE | sep::HYPHEN) == 0
        || number && sep == sep::SLASH
}

/// Whether one of the four words before is a cue on the same line.
pub(crate) fn cued(text: &Text, place: usize, set: crate::class::Set) -> bool {
    for back in 1..5 {
        if text.sep(place.wrapping_sub(back - 1)) & sep::LINE != 0 && back > 1 {
            return false;
        }
        if text.is(place.wrapping_sub(back), set) {
            return true;
        }
    }
    false
}

fn reading(text: &Text, place: usize, end: usize, run: &Run) -> Option<(Label, Tier, &'static str)> {
    use Label::{Contact, Id};
    use Tier::{Block, Confirm};
    let digits = run.digits();
    let phone = cued(text, place, PHONE_CUE) || extension(text, end) > end;
    let id = cued(text, place, ID_CUE);
    let spelled = run.parts > 6 && run.groups().iter().all(|group| *group <= 2);
    let plain = run.parts == 1 || spelled;
    let hyphens = run.seps & (sep::HYPHEN | sep::CLOSE | sep::PERIOD) != 0;
    if text.sep(place) & sep::PLUS != 0
        && text.sep(place) & !(sep::PLUS | sep::SPACE | sep::OPEN | sep::COLON | sep::LINE | sep::BLANK) == 0
        && (8..16).contains(&run.count)
    {
        return Some((Contact, Block, "phone-international"));
    }
    match (run.groups(), run.count) {
        (_, 10)
            if plain
                || run.groups() == [4, 2, 4] && (id || reads!(text, place.wrapping_sub(1), "card" | "carte"))
                || matches!(run.groups(), [4, 3, 3] | [3, 3, 4] | [4, 6] | [3, 7] | [4, 4, 2] | [6, 4] | [5, 5]) =>
        {
            let phonelike = matches!(run.groups(), [3, 3, 4] | [3, 7] | [10]) && telephone(digits);
            if (phone || matches!(run.groups(), [3, 3, 4]) && !id) && phonelike {
                Some((Contact, Block, "phone"))
            } else if luhn(digits) && digits.first() != Some(&0) {
                Some((Id, Block, "ohip"))
            } else if bc_phn(digits) {
                Some((Id, Block, "phn"))
            } else if phonelike {
                Some((Contact, Block, "phone"))
            } else {
                Some((Id, if id { Block } else { Confirm }, "health-number"))
            }
        }
        ([1, 3, 3, 4] | [1, 3, 7] | [11], 11) if telephone(digits.get(1..)?) && digits.first() == Some(&1) => {
            Some((Contact, Block, "phone"))
        }
        ([3, 4], 7) if phone || hyphens && digits.first().is_some_and(|digit| *digit > 1) => {
            Some((Contact, if phone { Block } else { Confirm }, "phone-local"))
        }
        (_, 7) if phone => Some((Contact, Block, "phone-local")),
        ([3, 3, 3], 9) | ([9], 9) if luhn(digits) && digits.first() != Some(&0) => Some((Id, Block, "sin")),
        ([3, 3, 3], 9) if id || hyphens && !doses(digits) => Some((Id, if id { Block } else { Confirm }, "number-9")),
        ([3, 2, 4], 9) if hyphens || id => Some((Id, Block, "ssn")),
        ([4, 4, 4, 4] | [16], 16) if luhn(digits) => Some((Id, Block, "payment-card")),
        ([4, 6, 5], 15) => Some((Id, Confirm, "payment-card")),
        ([3, 3, 3, 3] | [4, 4, 4] | [4, 4, 4, 4] | [5, 4] | [5, 5, 4], _)
            if hyphens || id || end - place > 2 && run.count > 9 =>
        {
            Some((Id, Confirm, "number-groups"))
        }
        _ if plain && run.count >= 7 => Some((Id, if id { Block } else { Confirm }, "number-long")),
        _ => None,
    }
}

/// An extension after a telephone number.
fn extension(text: &Text, end: usize) -> usize {
    let word = text.at(end);
    if end < text.words.len() && word.sep & sep::LINE == 0 {
        if reads!(text, end, "ext" | "poste" | "extension" | "x" | "p") && text.at(end + 1).kind == Kind::Digits {
            return end + 2;
        }
        if word.kind == Kind::Mixed
            && text.low(end).strip_prefix('x').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return end + 1;
        }
    }
    end
}

/// The version code after a health number: one or two capitals.
fn version(text: &Text, mut end: usize) -> usize {
    if reads!(text, end, "vc" | "version" | "ver") && text.sep(end) & sep::LINE == 0 {
        let code = text.at(end + 1);
        if code.kind == Kind::Letters && code.len < 3 {
            return end + 2;
        }
        end += usize::from(code.kind == Kind::Letters && reads!(text, end + 1, "code"));
    }
    let word = text.at(end);
    let near = text.sep_within(end, sep::SPACE | sep::HYPHEN) && word.kind == Kind::Letters;
    let code = match word.len {
        2 => {
            word.case == Case::Upper
                || text.caseless(end)
                    && (!text.is(end, crate::class::WORDY.or(UNIT))
                        || text.sep(end + 1)
                            & (sep::COMMA | sep::PERIOD | sep::LINE | sep::TAB | sep::CLOSE | sep::STOP)
                            != 0)
        }
        1 => word.case != Case::Lower && text.sep(end + 1) & !(sep::SPACE) != 0,
        _ => false,
    };
    if near && code { end + 1 } else { end }
}

/// "gabapentin 300-300-600": doses of a day, as tablets have them.
fn doses(digits: &[u8]) -> bool {
    let group = |group: &[u8]| group.iter().fold(0u32, |sum, digit| sum * 10 + u32::from(*digit));
    digits.chunks(3).all(|three| group(three).is_multiple_of(25))
}
