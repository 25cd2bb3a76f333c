//! Which words are explained without a dictionary of names: medical endings, and forms of known words.

use crate::{
    class::{COMMON, FUNCTION, KNOWN, MED, PARTICLE, PHRASE, TYPED},
    lexicon::lexicon,
    text::{Text, mark},
    word,
};

/// A word that no list holds and no ending explains.
pub(crate) fn unknown(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    word.marks & (mark::STRANGE | mark::CALM) == mark::STRANGE && word.set.0 & !PHRASE.0 & !PARTICLE.0 == 0
}

/// Whether the ending of a word in small letters is one of medicine or grammar.
pub(crate) fn medical(low: &str) -> bool {
    let lexicon = lexicon();
    low.is_ascii()
        && low.len() > 5
        && (2..=low.len().min(11))
            .any(|length| low.get(low.len() - length..).is_some_and(|ending| lexicon.ending(ending)))
}

const HEADS: [&str; 19] = [
    "un", "re", "non", "pre", "post", "anti", "hyper", "hypo", "sub", "over", "peri", "inter", "intra", "multi",
    "poly", "neuro", "cardio", "psycho", "physio",
];
const TAILS: [&str; 17] =
    ["s", "es", "ed", "d", "ing", "ly", "er", "al", "e", "ee", "ees", "ment", "ement", "able", "less", "like", "y"];

/// Whether a word in small letters is another form of a listed word.
pub(crate) fn inflected(low: &str) -> bool {
    let lexicon = lexicon();
    let known = |stem: &str, more: &str| stem.len() > 2 && lexicon.spelled(stem, more).any(COMMON.or(KNOWN).or(MED));
    let headed = |head: &&str| low.strip_prefix(*head).is_some_and(|rest| rest.len() > 3 && known(rest, ""));
    let tailed = |tail: &&str| {
        low.strip_suffix(*tail)
            .is_some_and(|stem| known(stem, "") || (matches!(*tail, "ing" | "ed" | "er" | "able") && known(stem, "e")))
    };
    let plural = low.strip_suffix("ies").is_some_and(|stem| known(stem, "y") || known(stem, "ie"));
    plural || HEADS.iter().any(headed) || TAILS.iter().any(tailed)
}

/// Two everyday words in one.
fn compound(low: &str) -> bool {
    let lexicon = lexicon();
    let known = |part: &str| part.len() > 2 && lexicon.spelled(part, "").any(COMMON.or(FUNCTION));
    let two = |cut| low.split_at_checked(cut).is_some_and(|(head, tail)| known(head) && known(tail));
    (3..low.len()).any(two)
}

/// Whether one slip of the finger makes this word of a listed one: two letters exchanged, one missing, doubled or wrong.
fn slip(low: &str) -> bool {
    let lexicon = lexicon();
    let word = low.as_bytes();
    if !low.is_ascii() || !(4..20).contains(&word.len()) {
        return false;
    }
    // The hash of the word's first letters, once; a variant goes on from there.
    let mut heads = [word::SEED; 20];
    for (place, letter) in word.iter().enumerate() {
        let head = heads.get(place).copied().unwrap_or_default();
        if let Some(next) = heads.get_mut(place + 1) {
            *next = word::more(head, *letter);
        }
    }
    let known = |head: usize, middle: &[u8], tail: usize| {
        let start = heads.get(head).copied().unwrap_or_default();
        let rest = word.get(tail..).unwrap_or_default();
        let hash = middle.iter().chain(rest).fold(start, |hash, letter| word::more(hash, *letter)) | 1;
        lexicon.daily(hash).any(TYPED)
    };
    // One look says whether a letter may be missing; only then each letter is tried.
    let gapped = lexicon.gapped(word::spell(low, ""));
    (0..=word.len()).any(|place| {
        let exchanged = match word.get(place..place + 2) {
            Some(&[one, two]) => one != two && known(place, &[two, one], place + 2),
            _ => false,
        };
        let near = word.get(place).map_or("", |letter| neighbors(*letter));
        exchanged
            || place < word.len() && known(place, &[], place + 1)
            || near.bytes().any(|letter| known(place, &[letter], place + 1))
            || gapped && (b'a'..=b'z').any(|letter| known(place, &[letter], place))
    })
}

/// The keys beside a letter on the keyboards of English and French Canada, and vowels taken for each other.
fn neighbors(letter: u8) -> &'static str {
    match letter {
        b'a' => "sqzeo",
        b'b' => "vnp",
        b'c' => "xvks",
        b'd' => "sft",
        b'e' => "wriao",
        b'f' => "dg",
        b'g' => "fhj",
        b'h' => "gj",
        b'i' => "uoye",
        b'j' => "hkg",
        b'k' => "jlc",
        b'l' => "k",
        b'm' => "n",
        b'n' => "bm",
        b'o' => "ipae",
        b'p' => "ob",
        b'q' => "wa",
        b'r' => "et",
        b's' => "adzc",
        b't' => "ryd",
        b'u' => "yio",
        b'v' => "cb",
        b'w' => "qe",
        b'x' => "zc",
        b'y' => "tui",
        b'z' => "xs",
        _ => "",
    }
}

/// Whether one slip of the finger makes the word at this place of a listed one.
pub(crate) fn typo(text: &Text, place: usize) -> bool {
    reason(text, place) & 1 != 0
}

/// Whether a word nobody listed is explained all the same: a slip of the finger, or two words in one.
pub(crate) fn explained(text: &Text, place: usize) -> bool {
    reason(text, place) != 0
}

/// Both answers, worked out once for each word of a text.
fn reason(text: &Text, place: usize) -> u8 {
    let hash = text.at(place).hash;
    if let Some(reason) = text.reasons.borrow().get(&hash) {
        return *reason;
    }
    let low = text.low(place);
    let reason = u8::from(slip(&low)) | u8::from(compound(&low)) << 1;
    text.reasons.borrow_mut().insert(hash, reason);
    reason
}
