//! Which words are explained without a dictionary of names: medical endings, and forms of known words.

use crate::{
    class::{COMMON, FUNCTION, KNOWN, MED, PARTICLE, PHRASE, TYPED},
    lexicon::lexicon,
    low::MOST,
    text::{Text, mark},
    word,
};

/// A word that no list holds and no ending explains.
pub(crate) fn unknown(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    word.marks & (mark::STRANGE | mark::CALM) == mark::STRANGE
        && word.set.0 & !PHRASE.0 & !PARTICLE.0 == 0
        && latin(text.slice(place))
}

/// Whether a word is written in Latin letters: of other scripts the lists know nothing, and all their words would be strange.
fn latin(word: &str) -> bool {
    word.is_ascii()
        || word.chars().all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) || !c.is_alphabetic())
}

/// Whether the ending of a word in small letters is one of medicine or grammar.
pub(crate) fn medical(low: &str) -> bool {
    let lexicon = lexicon();
    low.is_ascii() && low.len() > 5 && lexicon.ends(low)
}

const HEADS: [&[u8]; 19] = [
    b"un", b"re", b"non", b"pre", b"post", b"anti", b"hyper", b"hypo", b"sub", b"over", b"peri", b"inter", b"intra",
    b"multi", b"poly", b"neuro", b"cardio", b"psycho", b"physio",
];
/// Endings of grammar, and whether an e may have gone before them.
const TAILS: [(&[u8], bool); 17] = [
    (b"s", false),
    (b"es", false),
    (b"ed", true),
    (b"d", false),
    (b"ing", true),
    (b"ly", false),
    (b"er", true),
    (b"al", false),
    (b"e", false),
    (b"ee", false),
    (b"ees", false),
    (b"ment", false),
    (b"ement", false),
    (b"able", true),
    (b"less", false),
    (b"like", false),
    (b"y", false),
];

/// Whether a word in small letters is another form of a listed word.
pub(crate) fn inflected(low: &str) -> bool {
    let lexicon = lexicon();
    let word = low.as_bytes();
    // The hash of the word's first letters, once; a stem goes on from there.
    let mut stems = [word::SEED; MOST + 1];
    let mut hash = word::SEED;
    for (letter, stem) in word.iter().zip(stems.iter_mut().skip(1)) {
        hash = word::more(hash, *letter);
        *stem = hash;
    }
    let listed = |hash: u64| lexicon.get(hash | 1).any(COMMON.or(KNOWN).or(MED));
    let known = |cut: usize, letter: Option<u8>| {
        let stem = word.len().wrapping_sub(cut);
        let hash = stems.get(stem).filter(|_| stem > 2);
        hash.is_some_and(|hash| listed(letter.map_or(*hash, |letter| word::more(*hash, letter))))
    };
    let tailed = |(tail, mute): &(&[u8], bool)| {
        word.last() == tail.last()
            && word.ends_with(tail)
            && (known(tail.len(), None) || *mute && known(tail.len(), Some(b'e')))
    };
    let headed = |head: &&[u8]| {
        word.first() == head.first()
            && word.strip_prefix(*head).is_some_and(|rest| {
                rest.len() > 3 && listed(rest.iter().fold(word::SEED, |hash, letter| word::more(hash, *letter)))
            })
    };
    let plural = word.ends_with(b"ies")
        && (known(3, Some(b'y')) || stems.get(word.len() - 1).is_some_and(|stem| word.len() > 5 && listed(*stem)));
    plural || TAILS.iter().any(tailed) || HEADS.iter().any(headed)
}

/// Two everyday words in one.
fn compound(low: &str) -> bool {
    let lexicon = lexicon();
    let known = |hash: u64| lexicon.get(hash | 1).any(COMMON.or(FUNCTION));
    let mut head = word::SEED;
    low.bytes().enumerate().any(|(place, letter)| {
        head = word::more(head, letter);
        let tail = low.as_bytes().get(place + 1..).unwrap_or_default();
        place > 1
            && tail.len() > 2
            && known(head)
            && known(tail.iter().fold(word::SEED, |hash, letter| word::more(hash, *letter)))
    })
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
    let spelled = |head: usize, middle: &[u8], tail: usize| {
        let start = heads.get(head).copied().unwrap_or_default();
        let rest = word.get(tail..).unwrap_or_default();
        middle.iter().chain(rest).fold(start, |hash, letter| word::more(hash, *letter)) | 1
    };
    let known = |hash: u64| lexicon.daily(hash).any(TYPED);
    // Two letters exchanged in a longer word: any word of the language or of medicine may be meant.
    let longer = |hash: u64| word.len() > 6 && lexicon.get(hash).any(TYPED.or(KNOWN));
    // One look says whether a letter may be missing here, or another one may stand here; only then each is tried.
    let missing = lexicon.gapped(word::spell(low, ""));
    (0..=word.len()).any(|place| {
        let exchanged = match word.get(place..place + 2) {
            Some(&[one, two]) => {
                let other = spelled(place, &[two, one], place + 2);
                one != two && (known(other) || longer(other))
            }
            _ => false,
        };
        let wrong = word.get(place).is_some_and(|letter| {
            let without = spelled(place, &[], place + 1);
            let other = |other: u8| known(spelled(place, &[other], place + 1));
            known(without) || lexicon.gapped(without) && neighbors(*letter).bytes().any(other)
        });
        exchanged || wrong || missing && (b'a'..=b'z').any(|letter| known(spelled(place, &[letter], place)))
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
