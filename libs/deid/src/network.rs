//! The network: reads the words of a text in a row, with what the rules found, and tells of each how likely it identifies.
//!
//! A word becomes the sum of the rows of a table, one row for each thing that is true of it; three layers then let words look at
//! their neighbors, seven to each side in all (dilated convolutions with what went in added to what comes out: Strubell and others,
//! "Fast and accurate entity recognition with iterated dilated convolutions", 2017). Weights are numbers of eight bits, sums are
//! taken in one order, and nothing but sums, products and comparisons is used, so that the same text gives the same answer on
//! every machine. The time is linear, and memory is bounded: a text is read in blocks.

use std::sync::LazyLock;

use crate::{
    finding::{Found, Label, Tier},
    input::{self, Inputs},
    rules::Finds,
    text::{Text, mark},
    word::sep,
};

/// Numbers that a word is told in.
pub const WIDTH: usize = 32;
/// How far to each side a layer looks.
pub const REACHES: [usize; 3] = [1, 2, 4];
/// What is told of a word: whether it identifies, and if so as a name, a place, an institution, a date.
pub const ANSWERS: usize = 5;
/// Words that all layers together look at, to each side.
const HALO: usize = {
    let [one, two, three] = REACHES;
    one + two + three
};
/// Above which sum, in eighths, a word is flagged whatever the judge says.
const SURE: i16 = 14;
/// Words of a block.
const BLOCK: usize = 4_096;

/// Steps in which the rows of the table and the answers are written: 32 make one.
pub const FINE: f32 = 32.0;
/// Steps of the layers.
pub const FINER: f32 = 128.0;

/// What a word is told in.
pub type Row = [f32; WIDTH];

/// Sums that are taken together: so many that all stay close at hand.
const LANE: usize = 16;

const _: () = assert!(WIDTH.is_multiple_of(LANE));

/// Some sums.
type Lane = [f32; LANE];

/// One layer.
#[derive(Clone, Debug)]
struct Layer {
    /// By lane, for the word before, the word itself and the one behind: of each number that goes in, its weight in each sum.
    taps: Vec<[[Lane; WIDTH]; 3]>,
    /// Where each sum begins.
    bias: Row,
}

impl Layer {
    /// What the words near a word make of it.
    fn sums(&self, near: [Option<&Row>; 3]) -> Row {
        let mut sums = self.bias;
        for (sums, taps) in sums.as_chunks_mut::<LANE>().0.iter_mut().zip(&self.taps) {
            let mut lane = *sums;
            for (tap, row) in taps.iter().zip(near) {
                for (number, weights) in row.into_iter().flatten().zip(tap) {
                    if *number != 0.0 {
                        lane.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += number * weight);
                    }
                }
            }
            *sums = lane;
        }
        sums
    }
}

/// All weights.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// A row for each thing that can be true of a word.
    table: Vec<Row>,
    /// The layers, in the order of [`REACHES`].
    layers: Vec<Layer>,
    /// Of each number of a word, as it comes out of the layers and as it went in, its weight in each answer; then where those begin.
    answers: Vec<[f32; ANSWERS]>,
}

/// Bytes of the file of weights.
pub const BYTES: usize = WIDTH * (input::ROWS + REACHES.len() * (3 * WIDTH + 1)) + ANSWERS * (2 * WIDTH + 1);

impl Weights {
    /// Weights from their file; a file of another length gives none, and no word identifies.
    fn read(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != BYTES {
            return None;
        }
        let mut rest = bytes.iter();
        let mut next = |steps: f32| rest.next().map_or(0.0, |byte| f32::from(byte.cast_signed()) / steps);
        let table = (0..input::ROWS).map(|_| std::array::from_fn(|_| next(FINE))).collect();
        let layers = REACHES.iter().map(|_| {
            let mut taps = vec![[[[0.0; LANE]; WIDTH]; 3]; WIDTH / LANE];
            for (tap, input) in (0..3).flat_map(|tap| (0..WIDTH).map(move |input| (tap, input))) {
                for lane in taps.iter_mut().filter_map(|lanes| lanes.get_mut(tap)?.get_mut(input)) {
                    *lane = std::array::from_fn(|_| next(FINER));
                }
            }
            Layer { taps, bias: std::array::from_fn(|_| next(FINER)) }
        });
        let layers = layers.collect();
        let answers = (0..=2 * WIDTH).map(|_| std::array::from_fn(|_| next(FINE))).collect();
        Some(Self { table, layers, answers })
    }

    /// The answers for some words, told by their inputs.
    fn answer(&self, inputs: &Inputs) -> Vec<[f32; ANSWERS]> {
        let first: Vec<Row> = inputs.words().map(|rows| self.enter(rows)).collect();
        let mut last = first.clone();
        for (layer, reach) in self.layers.iter().zip(REACHES) {
            let before = last.clone();
            for (place, row) in last.iter_mut().enumerate() {
                let near = [place.checked_sub(reach), Some(place), Some(place + reach)];
                let sums = layer.sums(near.map(|near| before.get(near?)));
                row.iter_mut().zip(sums).for_each(|(number, sum)| *number += sum.max(0.0));
            }
        }
        let told = |(first, last): (&Row, &Row)| {
            let mut sums = self.answers.last().copied().unwrap_or_default();
            for (number, weights) in last.iter().chain(first).zip(&self.answers) {
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += number * weight);
            }
            sums
        };
        first.iter().zip(&last).map(told).collect()
    }

    /// A word as the sum of its rows.
    fn enter(&self, rows: &[u16]) -> Row {
        let mut sums = [0.0; WIDTH];
        for row in rows.iter().filter_map(|row| self.table.get(usize::from(*row))) {
            sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
        }
        sums.map(|sum: f32| sum.max(0.0))
    }
}

/// What the network tells of the words of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// Of each word, how much speaks for it, in eighths of log-odds, and as what.
    words: Vec<(i16, Label)>,
}

/// The weights that ship.
static SHIPPED: LazyLock<Option<Weights>> = LazyLock::new(|| Weights::read(include_bytes!("../train/network")));

/// The network that ships.
pub(crate) fn shipped() -> Option<&'static Weights> {
    SHIPPED.as_ref()
}

impl Reading {
    /// Reads a text in which the rules have found what they find.
    pub(crate) fn of(text: &Text, finds: &Finds, weights: &Weights) -> Self {
        let mut words = Vec::with_capacity(text.words.len());
        let told = input::Told::of(text, finds);
        let mut from = 0;
        while from < text.words.len() {
            let to = (from + BLOCK).min(text.words.len());
            let start = from.saturating_sub(HALO);
            let inputs = input::of(text, &told, start..(to + HALO).min(text.words.len()));
            let answers = weights.answer(&inputs);
            words.extend(answers.get(from - start..to - start).unwrap_or_default().iter().map(settle));
            from = to;
        }
        Self { words }
    }

    /// The most that speaks for one of these words, in eighths; nothing for a text that was not read.
    pub(crate) fn most(&self, from: usize, to: usize) -> i32 {
        let words = self.words.get(from..to.min(self.words.len())).unwrap_or_default();
        words.iter().map(|(sum, _)| i32::from(*sum)).max().unwrap_or_default()
    }

    /// Words in a row, each of which speaks enough for itself; what is certain already is left as it is.
    pub(crate) fn sure(&self, text: &Text, found: &[Found]) -> Vec<Found> {
        let mut finds = Finds { all: Vec::new() };
        let mut certain = found.iter().filter(|one| one.tier == Tier::Block).peekable();
        let mut free = |place: usize| {
            let word = text.at(place);
            while certain.next_if(|one| one.end <= word.start).is_some() {}
            certain.peek().is_none_or(|one| word.end <= one.start)
        };
        let sure = self.words.iter().enumerate().filter(|(place, (sum, _))| *sum > SURE && free(*place));
        let mut words = sure.peekable();
        while let Some((start, (_, label))) = words.next() {
            let mut end = start + 1;
            while words.next_if(|(place, (_, next))| *place == end && next == label && joins(text, end)).is_some() {
                end += 1;
            }
            finds.words(text, start, end, (*label, Tier::Confirm, "network"));
        }
        finds.all
    }
}

/// Whether a word may belong to the name that the word before it belongs to.
fn joins(text: &Text, place: usize) -> bool {
    let within = sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::AMPERSAND | sep::PERIOD;
    text.sep_within(place, within) && !text.marked(place, mark::START)
}

/// Eighths, and the class with the most votes.
fn settle(answers: &[f32; ANSWERS]) -> (i16, Label) {
    let [sum, classes @ ..] = *answers;
    let labels = [Label::Name, Label::Location, Label::Org, Label::Date];
    let best = labels.into_iter().zip(classes).reduce(|best, next| if next.1 > best.1 { next } else { best });
    ((sum * 8.0).clamp(-999.0, 999.0) as i16, best.map_or(Label::Name, |(label, _)| label))
}

/// A text as training sees it: of each word its bytes, the tier of what the rules found there, and its inputs.
#[derive(Debug)]
pub struct Seen {
    /// Bytes of the text.
    pub bytes: Vec<std::ops::Range<usize>>,
    /// Whether the rules are certain of it.
    pub certain: Vec<bool>,
    /// Rows of the table.
    pub inputs: Inputs,
}

/// The words of a text; `thin` makes lists forget.
pub fn observe(raw: &str, thin: crate::Thin) -> Seen {
    let mut text = Text::read_thin(raw, thin);
    let finds = crate::rules::rule(&mut text);
    let told = input::Told::of(&text, &finds);
    let certain = (0..text.words.len()).map(|place| told.tier(place) == Some(Tier::Block)).collect();
    let bytes = text.words.iter().map(|word| word.start as usize..word.end as usize).collect();
    Seen { bytes, certain, inputs: input::of(&text, &told, 0..text.words.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_tell_what_one_piece_would() {
        let raw = "Seen in Moosonee by Dr. Okafor on March 3, works at Two Bucks. ".repeat(1_000);
        let mut text = Text::read(&raw);
        let finds = crate::rules::rule(&mut text);
        assert!(text.words.len() > 2 * BLOCK);
        let weights = shipped().unwrap();
        let whole = weights.answer(&input::of(&text, &input::Told::of(&text, &finds), 0..text.words.len()));
        let parts = Reading::of(&text, &finds, weights).words;
        assert_eq!(parts, whole.iter().map(settle).collect::<Vec<_>>());
    }

    #[test]
    fn a_file_of_another_length_is_none() {
        assert!(Weights::read(&[0; BYTES]).is_some());
        assert!(Weights::read(&[0; BYTES - 1]).is_none());
    }

    #[test]
    fn words_in_a_row_are_one_finding_and_what_stands_apart_is_not() {
        let text = Text::read("Kept at Two Bucks, Bay Mills");
        let sums = [0, 0, 30, 30, 30, 30];
        let reading = Reading { words: sums.map(|sum| (sum, Label::Org)).to_vec() };
        let places = |found: Vec<Found>| found.iter().map(|one| (one.start, one.end)).collect::<Vec<_>>();
        assert_eq!(places(reading.sure(&text, &[])), [(8, 17), (19, 28)]);
        let certain = Found { start: 12, end: 17, label: Label::Org, tier: Tier::Block, rule: "" };
        assert_eq!(places(reading.sure(&text, &[certain])), [(8, 11), (19, 28)]);
        let text = Text::read("Kept at Two. Bucks now");
        let reading = Reading { words: vec![(0, Label::Org), (0, Label::Org), (30, Label::Org), (30, Label::Org)] };
        assert_eq!(places(reading.sure(&text, &[])), [(8, 11), (13, 18)]);
        assert_eq!(reading.most(1, 3), 30);
        assert_eq!(Reading::default().most(1, 3), 0);
    }
}
