//! Teaches the network: gradients by hand, steps by Adam (Kingma and Ba 2015), always in the same order, so that the same texts
//! give the same weights on every machine.

use deid::input::{RARE_ROWS, ROWS, WORD_ROWS};
use deid::network::{ANSWERS, BYTES, FINE, FINER, REACHES, Row, Seen, WIDTH, observe};

use crate::{
    data::{Doc, Pools, Random, variant},
    examples::{glue, thin},
};

/// Of each text, this many variants a round; of a template fewer.
const VARIANTS: usize = 12;
const FEW: usize = 3;
const ROUNDS: usize = 4;
/// Words of a step, at least.
const STEP: usize = 6_000;
const RATE: f32 = 3e-3;
/// How fast rows that are hardly ever met go back to nothing.
const DECAY: f32 = 1.0;
/// What a word of which the rules are certain weighs beside others.
const CERTAIN: f32 = 0.1;
/// What telling names from places weighs beside finding them.
const KINDS: f32 = 0.3;
/// Of a thousand: rows left out, rows of words by themselves left out, and numbers of a layer left out.
const LEFT: u64 = 100;
const LEFT_WORDS: u64 = 400;
const LEFT_INSIDE: u64 = 200;

/// Where the parts begin in all weights, one after the other as in their file.
const TABLE: usize = ROWS * WIDTH;
const LAYER: usize = (3 * WIDTH + 1) * WIDTH;
const LAYERS: usize = TABLE + REACHES.len() * LAYER;
const ALL: usize = LAYERS + (2 * WIDTH + 1) * ANSWERS;

/// A word's target: whether it identifies and as what; how much it weighs.
#[derive(Clone, Copy)]
struct Target {
    class: Option<usize>,
    weight: f32,
}

struct Lesson {
    seen: Seen,
    targets: Vec<Target>,
}

fn lesson(docs: &[Doc], pools: &Pools, doc: usize, style: usize, round: usize) -> Lesson {
    let mut random = Random(((doc * 64 + style) * 8 + round) as u64);
    let (text, spans) = glue(&variant(&docs[doc], pools, style, &mut random));
    let mut forgets = thin(style);
    forgets.seed += 1_000 * round as u64 + doc as u64;
    let seen = observe(&text, forgets);
    let target = |(bytes, certain): (&std::ops::Range<usize>, &bool)| {
        let weight = if *certain { CERTAIN } else { 1.0 };
        let found = spans.iter().find(|(span, _)| span.start < bytes.end && bytes.start < span.end);
        match found.map(|(_, label)| *label) {
            None | Some("AGE") => Target { class: None, weight },
            Some("NAME") => Target { class: Some(0), weight },
            Some("LOCATION") => Target { class: Some(1), weight },
            Some("ORG") => Target { class: Some(2), weight },
            Some("DATE") => Target { class: Some(3), weight },
            // Numbers are told by their shape alone.
            Some(_) => Target { class: None, weight: 0.0 },
        }
    };
    let targets = seen.bytes.iter().zip(&seen.certain).map(target).collect();
    Lesson { seen, targets }
}

/// 1 / (1 + e^-x), without an exponential.
fn logistic(x: f32) -> f32 {
    let mut power = 1.0 - x.clamp(-16.0, 16.0) / 1_024.0;
    for _ in 0..10 {
        power *= power;
    }
    1.0 / (1.0 + power)
}

fn rows(flat: &[f32]) -> &[Row] {
    flat.as_chunks().0
}

/// The layers with what goes in and what comes out exchanged, so that going back is adding rows as well.
struct Turned(Vec<Vec<Row>>);

impl Turned {
    fn of(all: &[f32]) -> Self {
        let layer = |at: usize| {
            let taps = rows(&all[TABLE + at * LAYER..][..3 * WIDTH * WIDTH]);
            let turn = |place: usize| std::array::from_fn(|input| taps[place / WIDTH * WIDTH + input][place % WIDTH]);
            (0..3 * WIDTH).map(turn).collect()
        };
        Self((0..REACHES.len()).map(layer).collect())
    }
}

fn add(sums: &mut Row, factor: f32, row: &Row) {
    sums.iter_mut().zip(row).for_each(|(sum, number)| *sum += factor * number);
}

/// Goes forth and back through one text; adds its slopes to `slopes`, and gives by how much its words were missed.
fn learn(all: &[f32], turned: &Turned, lesson: &Lesson, random: &mut Random, slopes: &mut [f32]) -> f32 {
    let count = lesson.targets.len();
    let left = |random: &mut Random, thousandths: u64| random.next() % 1_000 < thousandths;
    let table = rows(&all[..TABLE]);
    let mut used: Vec<Vec<u16>> = Vec::with_capacity(count);
    let mut first: Vec<Row> = Vec::with_capacity(count);
    for word in lesson.seen.inputs.words() {
        let keep = |row: &u16| {
            let own = usize::from(*row) >= WORD_ROWS;
            !left(random, if own { LEFT_WORDS } else { LEFT })
        };
        let kept: Vec<u16> = word.iter().copied().filter(keep).collect();
        let mut sums = [0.0; WIDTH];
        kept.iter().for_each(|row| add(&mut sums, 1.0, &table[usize::from(*row)]));
        used.push(kept);
        first.push(sums.map(|sum: f32| sum.max(0.0)));
    }
    let mut states = vec![first];
    let mut gates: Vec<Vec<Row>> = Vec::new();
    let scale = 1_000.0 / (1_000 - LEFT_INSIDE) as f32;
    for (at, reach) in REACHES.into_iter().enumerate() {
        let layer = rows(&all[TABLE + at * LAYER..][..LAYER]);
        let before = &states[at];
        let (mut after, mut open) = (before.clone(), vec![[0.0; WIDTH]; count]);
        for place in 0..count {
            let mut sums = layer[3 * WIDTH];
            for (tap, near) in [place.checked_sub(reach), Some(place), Some(place + reach)].into_iter().enumerate() {
                let Some(near) = near.and_then(|near| before.get(near)) else { continue };
                for (input, number) in near.iter().enumerate().filter(|(_, number)| **number != 0.0) {
                    add(&mut sums, *number, &layer[tap * WIDTH + input]);
                }
            }
            for output in 0..WIDTH {
                if sums[output] > 0.0 && !left(random, LEFT_INSIDE) {
                    open[place][output] = scale;
                    after[place][output] += sums[output] * scale;
                }
            }
        }
        states.push(after);
        gates.push(open);
    }
    let answers: &[[f32; ANSWERS]] = all[LAYERS..].as_chunks().0;
    let mut loss = 0.0;
    let mut back: Vec<Row> = vec![[0.0; WIDTH]; count];
    let mut back_first: Vec<Row> = vec![[0.0; WIDTH]; count];
    for (place, target) in lesson.targets.iter().enumerate() {
        if target.weight == 0.0 {
            continue;
        }
        let (last, first) = (&states[REACHES.len()][place], &states[0][place]);
        let mut sums = answers[2 * WIDTH];
        for (number, weights) in last.iter().chain(first).zip(answers) {
            sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += number * weight);
        }
        let mut wrong = [0.0; ANSWERS];
        wrong[0] = (logistic(sums[0]) - if target.class.is_some() { 1.0 } else { 0.0 }) * target.weight;
        loss += wrong[0].abs();
        if let Some(class) = target.class {
            for (at, wrong) in wrong.iter_mut().enumerate().skip(1) {
                *wrong = (logistic(sums[at]) - if at == class + 1 { 1.0 } else { 0.0 }) * target.weight * KINDS;
            }
        }
        let into: &mut [[f32; ANSWERS]] = slopes[LAYERS..].as_chunks_mut().0;
        for (at, weights) in answers.iter().enumerate() {
            let number = match at {
                _ if at < WIDTH => last[at],
                _ if at < 2 * WIDTH => first[at - WIDTH],
                _ => 1.0,
            };
            into[at].iter_mut().zip(&wrong).for_each(|(slope, wrong)| *slope += number * wrong);
            let down: f32 = weights.iter().zip(&wrong).map(|(weight, wrong)| weight * wrong).sum();
            match at {
                _ if at < WIDTH => back[place][at] = down,
                _ if at < 2 * WIDTH => back_first[place][at - WIDTH] = down,
                _ => {}
            }
        }
    }
    for (at, reach) in REACHES.into_iter().enumerate().rev() {
        let before = &states[at];
        let into: &mut [Row] = slopes[TABLE + at * LAYER..][..LAYER].as_chunks_mut().0;
        let mut earlier = back.clone();
        for place in 0..count {
            let mut slope = back[place];
            slope.iter_mut().zip(&gates[at][place]).for_each(|(slope, gate)| *slope *= gate);
            if slope.iter().all(|slope| *slope == 0.0) {
                continue;
            }
            add(&mut into[3 * WIDTH], 1.0, &slope);
            for (tap, near) in [place.checked_sub(reach), Some(place), Some(place + reach)].into_iter().enumerate() {
                let Some(near) = near.filter(|near| *near < count) else { continue };
                for (input, number) in before[near].iter().enumerate().filter(|(_, number)| **number != 0.0) {
                    add(&mut into[tap * WIDTH + input], *number, &slope);
                }
                for (output, slope) in slope.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
                    add(&mut earlier[near], *slope, &turned.0[at][tap * WIDTH + output]);
                }
            }
        }
        back = earlier;
    }
    let into: &mut [Row] = slopes[..TABLE].as_chunks_mut().0;
    for (place, used) in used.iter().enumerate() {
        let mut slope = back[place];
        add(&mut slope, 1.0, &back_first[place]);
        slope.iter_mut().zip(&states[0][place]).for_each(|(slope, state)| {
            if *state <= 0.0 {
                *slope = 0.0;
            }
        });
        if slope.iter().any(|slope| *slope != 0.0) {
            used.iter().for_each(|row| add(&mut into[usize::from(*row)], 1.0, &slope));
        }
    }
    loss
}

/// Weights before anything is learned.
fn begin(random: &mut Random) -> Vec<f32> {
    // Nearly normal, by sums of even numbers.
    let mut near = |spread: f32| {
        let even: f32 = (0..6).map(|_| (random.next() % 65_536) as f32 / 65_536.0 - 0.5).sum();
        even * 1.414 * spread
    };
    let part = |at: usize| match at {
        _ if at < RARE_ROWS * WIDTH => 0.1,
        _ if at < TABLE => 0.0,
        // Where the sums of a layer begin.
        _ if at < LAYERS && (at - TABLE) % LAYER >= 3 * WIDTH * WIDTH => 0.0,
        _ if at < LAYERS => 0.5 * (2.0 / (3 * WIDTH) as f32).sqrt(),
        _ if at < ALL - ANSWERS => 0.05,
        _ => 0.0,
    };
    (0..ALL).map(|at| near(part(at))).collect()
}

/// Everything in its order: text, variant, round.
fn order(docs: &[Doc], random: &mut Random) -> Vec<(usize, usize, usize)> {
    let mut all = Vec::new();
    for round in 0..ROUNDS {
        let mut some = Vec::new();
        for (number, doc) in docs.iter().enumerate().filter(|(_, doc)| doc.network) {
            let count = if doc.set == "templates" { FEW } else { VARIANTS };
            some.extend((0..count).map(|style| (number, style, round)));
        }
        for at in (1..some.len()).rev() {
            some.swap(at, random.below(at + 1));
        }
        all.extend(some);
    }
    all
}

/// Learns from all texts that it may see, and gives the file of weights.
pub fn train(docs: &[Doc], seed: u64) -> Vec<u8> {
    let pools = Pools::read();
    let mut random = Random(seed);
    let mut all = begin(&mut random);
    let (mut means, mut squares) = (vec![0f32; ALL], vec![0f32; ALL]);
    let order = order(docs, &mut random);
    let (mut at, mut steps, mut loss, mut words) = (0, 0, 0.0, 0);
    let (mut fade, mut fade2) = (1.0f32, 1.0f32);
    while at < order.len() {
        let turned = Turned::of(&all);
        let mut batch: Vec<Lesson> = Vec::new();
        let mut size = 0;
        let start = at;
        while size < STEP && at < order.len() {
            let (doc, style, round) = order[at];
            let one = lesson(docs, &pools, doc, style, round);
            size += one.targets.len();
            batch.push(one);
            at += 1;
        }
        // Two halves, each by a thread of its own and added in the same order whatever the machine.
        let halves: Vec<(Vec<f32>, f32)> = std::thread::scope(|scope| {
            let begun: Vec<_> = (0..2)
                .map(|half| {
                    let (all, turned, batch) = (&all, &turned, &batch);
                    scope.spawn(move || {
                        let mut slopes = vec![0f32; ALL];
                        let mut loss = 0.0;
                        for (number, one) in batch.iter().enumerate().filter(|(number, _)| number % 2 == half) {
                            let mut random = Random(seed ^ ((start + number) as u64) << 8);
                            loss += learn(all, turned, one, &mut random, &mut slopes);
                        }
                        (slopes, loss)
                    })
                })
                .collect();
            begun.into_iter().map(|one| one.join().unwrap()).collect()
        });
        loss += halves[0].1 + halves[1].1;
        words += size;
        steps += 1;
        fade *= 0.9;
        fade2 *= 0.999;
        let rate = RATE * (1.0 - start as f32 / order.len() as f32) * (steps as f32 / 100.0).min(1.0);
        for number in 0..ALL {
            let slope = (halves[0].0[number] + halves[1].0[number]) / size as f32;
            means[number] = 0.9 * means[number] + 0.1 * slope;
            squares[number] = 0.999 * squares[number] + 0.001 * slope * slope;
            let (mean, square) = (means[number] / (1.0 - fade), squares[number] / (1.0 - fade2));
            let decay = if (RARE_ROWS * WIDTH..TABLE).contains(&number) { DECAY } else { 0.0 };
            all[number] -= rate * (mean / (square.sqrt() + 1e-8) + decay * all[number]);
        }
        if steps % 100 == 0 {
            eprintln!("{at} of {}: {:.5}", order.len(), loss / words as f32);
            (loss, words) = (0.0, 0);
        }
    }
    let bytes: Vec<u8> = all
        .iter()
        .enumerate()
        .map(|(at, weight)| {
            let steps = if (TABLE..LAYERS).contains(&at) { FINER } else { FINE };
            (weight * steps).round().clamp(-127.0, 127.0) as i8 as u8
        })
        .collect();
    assert_eq!(bytes.len(), BYTES);
    bytes
}
