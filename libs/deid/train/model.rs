//! A linear model: one weight a class and feature, learned in a fixed order with sums, products and roots only.
use deid::tagger::{BUCKETS, CLASSES, FEATURES};

pub struct Example {
    pub doc: usize,
    pub features: [u32; FEATURES],
    pub class: usize,
    pub weight: f32,
}

const ROUNDS: usize = 2;
const RATE: f32 = 0.05;
const DECAY: f32 = 1e-4;

pub fn train(examples: &[&Example]) -> Vec<f32> {
    let mut w = vec![0f32; BUCKETS * CLASSES];
    let mut g = vec![1e-2f32; BUCKETS * CLASSES];
    for _ in 0..ROUNDS {
        for e in examples {
            for c in 0..CLASSES {
                let m: f32 = e.features.iter().map(|f| w[*f as usize * CLASSES + c]).sum();
                let y = if e.class == c { 1.0 } else { -1.0 };
                // The slope of a loss between hinge and logistic, without an exponential.
                let z = m * y;
                let slope = if z > 0.0 { 0.5 / (1.0 + z) } else { 0.5 + 0.5 * -z / (1.0 - z) };
                if z > 8.0 {
                    continue;
                }
                let step = slope * y * e.weight;
                for f in &e.features {
                    let at = *f as usize * CLASSES + c;
                    let d = step - DECAY * w[at];
                    g[at] += d * d;
                    w[at] += RATE * d / g[at].sqrt();
                }
            }
        }
    }
    w
}

pub fn quantize(w: &[f32]) -> (Vec<u8>, f32) {
    let scale = 8.0;
    (w.iter().map(|x| steps(x * scale)).collect(), scale)
}

/// Whole steps of eight bits; less than 1.7 steps are none, so that the table packs well.
pub fn steps(weight: f32) -> u8 {
    let whole = if weight.abs() < 1.7 { 0.0 } else { weight.round() };
    whole.clamp(-127.0, 127.0) as i8 as u8
}
