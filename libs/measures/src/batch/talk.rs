//! Talk time of one session.

use super::input::Number;
use super::{Function, answer};
use crate::error::{Error, Result};
use crate::talk::{Balance, Detection, Level, Role, Speaker, Speech, balance, gini, segments};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) const FUNCTIONS: &[Function] = &[
    Function {
        name: "talk-time",
        aliases: &["talk", "talk-balance", "turns"],
        summary: "segments from audio levels, talk, turns, overlap, Gini and balance of professions",
        run: |json| answer(json, talk_time),
    },
    Function {
        name: "gini",
        aliases: &["gini-coefficient"],
        summary: "Gini coefficient, population and unbiased form",
        run: |json| answer(json, gini_of),
    },
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(default, alias = "people", alias = "present")]
    speakers: Vec<Present>,
    #[serde(default)]
    segments: Vec<Speech>,
    #[serde(default)]
    levels: BTreeMap<String, Vec<Packet>>,
    #[serde(default)]
    detection: Detection,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Present {
    Name(String),
    Speaker(Speaker),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Packet {
    Pair(u64, u8),
    Level(Level),
}

#[derive(Serialize)]
struct Output {
    method: String,
    #[serde(flatten)]
    balance: Balance,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    segments: Vec<Speech>,
}

fn talk_time(input: Input) -> Result<Output> {
    let named = |id: String| Speaker { id, profession: String::new(), role: Role::Participant };
    let speakers: Vec<Speaker> = input
        .speakers
        .into_iter()
        .map(|present| match present {
            Present::Name(id) => named(id),
            Present::Speaker(speaker) => speaker,
        })
        .collect();
    if !input.levels.is_empty() && !input.segments.is_empty() {
        return Err(Error::input("Give either \"segments\" or \"levels\", not both."));
    }
    let heard = !input.levels.is_empty();
    let mut found = Vec::new();
    for (person, packets) in input.levels {
        let levels: Vec<Level> = packets
            .into_iter()
            .map(|packet| match packet {
                Packet::Pair(at, level) => Level { at, level, voice: None },
                Packet::Level(level) => level,
            })
            .collect();
        found.extend(segments(&person, &levels, input.detection)?);
    }
    let Detection { threshold, packet, hang_over, least } = input.detection;
    let method = if !heard {
        "given segments; overlapping speech counts for each speaker".to_owned()
    } else {
        format!(
            "levels of at most {threshold} -dBov are speech, {packet} ms a packet, pauses to {hang_over} ms bridged, \
             segments below {least} ms dropped; milliseconds"
        )
    };
    let spoken = if !heard { &input.segments } else { &found };
    Ok(Output { method, balance: balance(&speakers, spoken)?, segments: found })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    #[serde(alias = "x", alias = "data")]
    values: Vec<Number>,
}

#[derive(Serialize)]
struct GiniOutput {
    method: &'static str,
    n: usize,
    gini: f64,
    gini_unbiased: Option<f64>,
}

fn gini_of(input: Values) -> Result<GiniOutput> {
    let values: Vec<f64> = input.values.iter().filter_map(|value| value.0).collect();
    if values.iter().any(|value| !value.is_finite() || *value < 0.0) {
        return Err(Error::input("Every value must be finite and not negative."));
    }
    let gini =
        gini(&values).ok_or_else(|| Error::not_estimable("There is nothing to share out: no value above zero."))?;
    let n = values.len();
    Ok(GiniOutput {
        method: "mean absolute difference over twice the mean; unbiased form times n / (n - 1)",
        n,
        gini,
        gini_unbiased: (n > 1).then(|| gini * n as f64 / (n as f64 - 1.0)),
    })
}
