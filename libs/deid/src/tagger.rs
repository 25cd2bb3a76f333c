//! The trained tagger: where the rules are silent, a linear model looks at a word's classes, form and neighbors.
//!
//! Its weights are made by `train/` out of the project's own texts; reading them takes a table of small numbers and
//! additions only, so that the same text gives the same answer on every machine.

use crate::{
    class::{
        AGE_UNIT, AGED, CALLED, COMMON, COMPANY, CREDENTIAL, FUNCTION, GENERIC, GEO_HEAD, GEO_TAIL, GIVEN, IN, KIN,
        LIVES, MED, MONTH, NATION, NUMERAL, ORG_HEAD, ORG_TAIL, PROVINCE, ROLE, SAYS, STOP, STREET_HEAD, STREET_TAIL,
        SURNAME, Set, TITLE, UNIT, WEEKDAY, WHEN, WORKS,
    },
    finding::{Label, Tier},
    judge::Doubts,
    network::{self, Weights},
    rules::Finds,
    seen::{self, CUES, Vocabulary, form, gap, group, kind, neighbor},
    text::{Style, Text, Thin, mark},
    word::{Case, Kind, more, sep},
};

/// Places of the table of weights; a power of two.
pub const BUCKETS: usize = 1 << 15;
/// Features of a word.
pub const FEATURES: usize = 38;
/// Classes: name, location, organization.
pub const CLASSES: usize = 3;

/// What is never asked about: words that name nothing by themselves.
const NEVER: Set = FUNCTION
    .or(MONTH)
    .or(WEEKDAY)
    .or(PROVINCE)
    .or(UNIT)
    .or(AGE_UNIT)
    .or(NUMERAL)
    .or(TITLE)
    .or(KIN)
    .or(MED)
    .or(STOP)
    .or(SAYS)
    .or(WHEN)
    .or(CREDENTIAL)
    .or(AGED)
    .or(WORKS)
    .or(LIVES)
    .or(IN)
    .or(CALLED);

/// What is not asked about between other capitals either.
const HARD: Set =
    FUNCTION.or(MONTH).or(WEEKDAY).or(PROVINCE).or(UNIT).or(AGE_UNIT).or(NUMERAL).or(TITLE).or(KIN).or(CREDENTIAL);

/// A capital beside another one: "Family Medicine Estevan".
fn chained(text: &Text, place: usize) -> bool {
    let (start, end) = seen::run(text, place);
    end > start + 1
}

/// Nouns of kinds.
const KINDS: Set = ORG_TAIL
    .or(ORG_HEAD)
    .or(GEO_TAIL)
    .or(GEO_HEAD)
    .or(STREET_TAIL)
    .or(STREET_HEAD)
    .or(NATION)
    .or(GENERIC)
    .or(COMPANY)
    .or(ROLE);

/// Whether the tagger is asked about a word.
pub(crate) fn asked(text: &Text, place: usize) -> bool {
    let word = text.at(place);
    // The capital of "Nothing is possible" is that of its sentence.
    let begins = word.case == Case::Title && word.marks & mark::START != 0 && text.style == Style::Mixed;
    // "Right eye pain": it describes what follows.
    let next = place + 1;
    let describes = begins
        && word.set.any(COMMON)
        && text.sep(next) == sep::SPACE
        && text.is(next, COMMON.or(MED))
        && !text.is(next, SAYS.or(FUNCTION).or(GIVEN).or(SURNAME).or(ORG_TAIL).or(GEO_TAIL))
        && (text.at(next).case == Case::Lower || text.is(next, MED));
    word.kind == Kind::Letters
        && word.len > 2
        && !describes
        // "handouts in Cree": a language, unless another capital makes it a name.
        && !(word.set.any(NATION) && !word.set.any(GIVEN) && text.at(next).case == Case::Lower)
        && word.marks & mark::CALM == 0
        && !word.set.any(if text.capital(place) && chained(text, place) { HARD } else { NEVER })
}

fn mix(kind: u64, one: u64, two: u64) -> u32 {
    seen::mix(kind, one, two) & (BUCKETS as u32 - 1)
}

/// The places in the table of weights that a word looks at.
pub(crate) fn features(text: &Text, place: usize, words: &Vocabulary) -> [u32; FEATURES] {
    let word = text.at(place);
    let (p1, p2, p3) = (place.wrapping_sub(1), place.wrapping_sub(2), place.wrapping_sub(3));
    let (n1, n2) = (place + 1, place + 2);
    let (own, few, shape) = (kind(text, place), group(text, place), form(text, place));
    let (before, after) = (gap(text, place), gap(text, n1));
    let (b1, b2, b3) = (neighbor(text, p1), neighbor(text, p2), neighbor(text, p3));
    let (a1, a2) = (neighbor(text, n1), neighbor(text, n2));
    let low = text.low(place);
    let bytes = low.letters();
    let tail = |count: usize| bytes.iter().rev().take(count).fold(11, |hash, byte| more(hash, *byte));
    let head = bytes.iter().take(3).fold(13, |hash, byte| more(hash, *byte));
    let cue = |at: usize| text.at(at).set.0 & CUES.0;
    let covered = |at: usize| u64::from(text.marked(at, mark::COVERED));
    let french = u64::from(text.french);
    let (start, end) = seen::run(text, place);
    let (run_before, run_after) =
        (neighbor(text, start.wrapping_sub(1)) ^ gap(text, start) << 44, neighbor(text, end) ^ gap(text, end) << 44);
    let all = (start..end).fold(0, |all, at| all | group(text, at) | (text.at(at).set.0 & CUES.0) << 9);
    let begins = u64::from(word.marks & mark::START != 0);
    let long = (end - start).min(4) as u64;
    let (small, inside) = words.times(word.hash);
    let follower = text.low(n1);
    let follower = follower.letters().iter().rev().take(2).fold(17, |hash, byte| more(hash, *byte));
    let follows = text.at(n1).case as u64;
    let common = if word.set.any(COMMON) { word.hash } else { 5 };
    [
        mix(1, french, 0),
        mix(2, shape, few),
        mix(3, own, 0),
        mix(4, own, shape),
        mix(5, tail(3), shape),
        mix(6, tail(2), few),
        mix(7, head, 0),
        mix(8, u64::from(word.len.min(12)), few),
        mix(9, common, 0),
        mix(10, b1, before),
        mix(11, b1 ^ shape << 50, before),
        mix(12, b1, few),
        mix(13, a1, after),
        mix(14, a1, few),
        mix(15, b2, b1),
        mix(16, b2, few),
        mix(17, a2, a1),
        mix(18, b1, a1),
        mix(19, before << 32 | after, shape),
        mix(20, before << 32 | after, few),
        mix(21, form(text, p1) << 8 | form(text, n1), shape),
        mix(22, b3, b2),
        mix(23, covered(p1) << 1 | covered(n1), few ^ before << 40 ^ after << 20),
        mix(24, cue(p1), few),
        mix(25, cue(p2), few),
        mix(26, cue(n1), few),
        mix(27, cue(p1) | cue(p2) | cue(p3), few),
        mix(28, group(text, n1) | after << 20, few),
        mix(29, group(text, p1) | before << 20, few),
        mix(30, cue(n2), cue(n1)),
        mix(31, run_before, shape),
        mix(32, run_after, shape),
        mix(33, run_before, run_after ^ long << 50),
        mix(34, long << 3 | (place - start).min(4) as u64, few << 4 | shape),
        mix(35, small << 2 | inside, few << 4 | shape),
        mix(36, follower ^ follows << 50 ^ after << 40, few << 4 | shape),
        mix(37, words.stray, few << 4 | shape),
        mix(38, all, shape << 3 | begins),
    ]
}

/// From which score on a word is flagged: alone, and beside one that is.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of a word by itself.
    pub alone: i32,
    /// Of a word that a flagged one stands beside.
    pub beside: i32,
    /// Of a word beside one that a rule found.
    pub covered: i32,
}

impl Limits {
    /// Limits around one of a word by itself; `unit` is the scale of the weights.
    pub const fn around(alone: i32, unit: i32) -> Self {
        Self { alone, beside: alone - 3 * unit, covered: alone - unit }
    }
}

/// The votes for each class.
pub(crate) fn sums(weights: &[[u8; CLASSES]], features: &[u32; FEATURES]) -> [i32; CLASSES] {
    let mut sums = [0i32; CLASSES];
    for feature in features {
        if let Some(row) = weights.get(*feature as usize) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += i32::from(weight.cast_signed());
            }
        }
    }
    sums
}

/// The class with the most votes, and how many.
fn score(weights: &[[u8; CLASSES]], features: &[u32; FEATURES]) -> (i32, usize) {
    sums(weights, features)
        .iter()
        .enumerate()
        .fold((i32::MIN, 0), |best, (class, sum)| if *sum > best.0 { (*sum, class) } else { best })
}

/// Whether two words stand beside each other as parts of one name.
fn joined(text: &Text, place: usize) -> bool {
    text.sep_within(place, sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::AMPERSAND)
        && (text.caseless(place) == text.caseless(place.wrapping_sub(1)))
}

/// The weights, as `train/` wrote them: of each place one number a class.
static WEIGHTS: &[u8] = include_bytes!("../train/weights");

/// The judge's table.
static VERDICTS: &[u8] = include_bytes!("../train/verdicts");

/// From where on the tagger proposes; the judge drops most of it again.
pub const LIMITS: Limits = Limits::around(-40, 8);

/// Where recall stops to be worth its needless flags, as the sets of texts left out of the training showed.
const DOUBTS: Doubts = Doubts { rule: 3, tagger: 3 };

/// What is asked, and from which scores on it is listened to.
#[derive(Clone, Copy, Debug)]
pub struct Model<'a> {
    pub(crate) weights: &'a [[u8; CLASSES]],
    limits: Limits,
    /// The judge's table; empty, everything stays.
    pub(crate) judge: &'a [u8],
    pub(crate) doubts: Doubts,
    /// What reads the words in a row, if anything does.
    pub(crate) network: Option<&'a Weights>,
}

impl<'a> Model<'a> {
    /// A tagger of these weights, and no judge.
    pub(crate) fn of(weights: &'a [u8], limits: Limits) -> Self {
        Self {
            weights: weights.as_chunks().0,
            limits,
            judge: &[],
            doubts: Doubts { rule: 0, tagger: 0 },
            network: None,
        }
    }
}

impl Model<'static> {
    /// Nothing learned: rules and lists decide alone.
    pub(crate) const NONE: Self =
        Self { weights: &[], limits: LIMITS, judge: &[], doubts: Doubts { rule: 0, tagger: 0 }, network: None };
    /// What ships.
    pub(crate) fn shipped() -> Self {
        let weights = WEIGHTS.as_chunks().0;
        Self { weights, limits: LIMITS, judge: VERDICTS, doubts: DOUBTS, network: network::shipped() }
    }
}

/// Adds what the rules left silent: every finding of the tagger needs somebody's decision.
pub(crate) fn run(text: &Text, finds: &mut Finds, model: &Model) {
    if model.weights.is_empty() {
        return;
    }
    for (start, end, class) in tag(text, model.weights, model.limits) {
        let label = [Label::Name, Label::Location, Label::Org].get(class).copied().unwrap_or(Label::Name);
        finds.words(text, start, end, (label, Tier::Confirm, "tagger"));
    }
}

/// The words to flag: first, behind the last, and the class.
pub(crate) fn tag(text: &Text, weights: &[[u8; CLASSES]], limits: Limits) -> Vec<(usize, usize, usize)> {
    let mut spans: Vec<(usize, usize, usize)> = Vec::new();
    // Words not flagged that a flagged neighbor may still draw in, right before the present one.
    let mut waiting: Option<(usize, usize)> = None;
    let words = Vocabulary::of(text);
    for place in 0..text.words.len() {
        if text.marked(place, mark::COVERED) || !asked(text, place) {
            waiting = None;
            continue;
        }
        let (sum, class) = score(weights, &features(text, place, &words));
        let before = joined(text, place);
        let after_flag = before && spans.last().is_some_and(|last| last.1 == place);
        let touches = before && text.marked(place.wrapping_sub(1), mark::COVERED)
            || joined(text, place + 1) && text.marked(place + 1, mark::COVERED);
        // A noun of a kind of place or institution names none by itself.
        let bare = text.is(place, KINDS) && !text.is(place, GIVEN.or(SURNAME));
        let limit = if bare && !after_flag && !touches {
            i32::MAX
        } else if after_flag {
            limits.beside
        } else if touches {
            limits.covered
        } else {
            limits.alone
        };
        if sum <= limit {
            waiting = (sum > limits.beside).then_some((place, class));
            continue;
        }
        match spans.last_mut() {
            Some(last) if after_flag => last.1 = place + 1,
            _ => {
                let start = waiting.filter(|(at, _)| before && at + 1 == place).map_or(place, |(at, _)| at);
                spans.push((start, place + 1, class));
            }
        }
        waiting = None;
    }
    spans
}

/// A word as training sees it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Bytes of the text.
    pub bytes: std::ops::Range<usize>,
    /// Whether the rules found it.
    pub covered: bool,
    /// Places in the table of weights.
    pub features: [u32; FEATURES],
}

/// The words of a text that the tagger is asked about; `thin` makes lists forget.
pub fn observe(raw: &str, thin: Thin) -> Vec<Seen> {
    let mut text = Text::read_thin(raw, thin);
    crate::rules::rule(&mut text);
    let words = Vocabulary::of(&text);
    let seen = |place: usize| {
        let word = text.at(place);
        Seen {
            bytes: word.start as usize..word.end as usize,
            covered: text.marked(place, mark::COVERED),
            features: features(&text, place, &words),
        }
    };
    (0..text.words.len()).filter(|place| asked(&text, *place)).map(seen).collect()
}
