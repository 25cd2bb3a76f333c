//! A text or recording that several coders cut into segments, each in their own way, and what they share of it.

use crate::error::{Error, Result};
use crate::square::Square;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One stretch that one coder gave one code. Positions in any unit (characters, milliseconds); the end is exclusive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    /// Who coded.
    pub coder: String,
    /// First position.
    pub start: f64,
    /// First position behind the stretch.
    pub end: f64,
    /// The code.
    #[serde(alias = "value", alias = "category", alias = "label")]
    pub code: String,
}

/// One document or recording with the segments of all its coders.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Continuum {
    /// Where the continuum begins; usually 0.
    #[serde(default)]
    pub begin: f64,
    /// Its length, in the unit of the segments.
    pub length: f64,
    /// Who coded it, also those who found nothing in it; empty means everybody with a segment in any continuum.
    #[serde(default)]
    pub coders: Vec<String>,
    /// What they found.
    pub segments: Vec<Segment>,
}

/// The sums of one continuum that the coefficients need; those of several continua are added up.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shared {
    /// Lengths of intersections by code and code; the last place stands for gaps (Krippendorff 2019, eq. 32).
    pub(crate) meeting: Square,
    /// Self-pairing correction by code: squared lengths of segments, plain lengths of gaps (eq. 33).
    pub(crate) selves: Vec<f64>,
    /// The same for what segments bring into the coincidences of codes alone, as [`Pairing`] says.
    pub(crate) paired_selves: Vec<f64>,
}

/// What of a segment cannot meet itself by chance in cuα and (k)uα. With two coders both are its overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pairing {
    /// The squared length in which it meets another coder's segments, averaged over the other coders (2016, eq. 10).
    #[default]
    #[serde(alias = "2016", alias = "each")]
    EachCoder,
    /// The squared length in which it meets anybody's segment, as the R package quallmer reads the book (2019, eq. 37).
    #[serde(alias = "2019", alias = "anybody", alias = "union")]
    AnyCoder,
}

impl Shared {
    pub(crate) fn nothing(codes: usize) -> Self {
        Self { meeting: Square::zeros(codes + 1), selves: vec![0.0; codes + 1], paired_selves: vec![0.0; codes] }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        for (row, cells) in other.meeting.rows().iter().enumerate() {
            for (column, length) in cells.iter().enumerate() {
                self.meeting.add(row, column, *length);
            }
        }
        self.selves.iter_mut().zip(&other.selves).for_each(|(sum, more)| *sum += more);
        self.paired_selves.iter_mut().zip(&other.paired_selves).for_each(|(sum, more)| *sum += more);
    }
}

/// Where something begins or ends while sweeping over the continuum.
struct Edge {
    at: f64,
    segment: usize,
    opens: bool,
}

impl Continuum {
    /// Checks the segments and sums up what the coders share. `codes` in order; `everybody` when no coders are named.
    pub(crate) fn shared(&self, codes: &BTreeMap<&str, usize>, everybody: &[&str], pairing: Pairing) -> Result<Shared> {
        let named: Vec<&str> = self.coders.iter().map(String::as_str).collect();
        let coders: &[&str] = if named.is_empty() { everybody } else { &named };
        self.checked(coders)?;
        let others = coders.len() as f64 - 1.0;
        let gap = codes.len();
        let mut shared = Shared::nothing(codes.len());
        // The length in which each segment meets those of each other coder, or (under one place) of anybody.
        let mut met: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let places: BTreeMap<&str, usize> = coders.iter().enumerate().map(|(place, coder)| (*coder, place)).collect();
        let coder = |segment: usize| self.segments.get(segment).and_then(|s| places.get(s.coder.as_str())).copied();
        let mut open: Vec<usize> = Vec::new();
        let mut here = self.begin;
        let code = |segment: usize| self.segments.get(segment).and_then(|s| codes.get(s.code.as_str())).copied();
        for edge in self.edges() {
            let length = edge.at - here;
            if length > 0.0 {
                let mut counts = vec![0.0; codes.len() + 1];
                for place in open.iter().filter_map(|s| code(*s)) {
                    counts.iter_mut().skip(place).take(1).for_each(|count| *count += 1.0);
                }
                let idle = coders.len().saturating_sub(open.len()) as f64;
                counts.iter_mut().skip(gap).for_each(|count| *count = idle);
                for (c, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0.0) {
                    for (k, other) in counts.iter().enumerate() {
                        let pairs = if c == k { count * (count - 1.0) } else { count * other };
                        shared.meeting.add(c, k, length * pairs / others);
                    }
                }
                shared.selves.iter_mut().skip(gap).for_each(|sum| *sum += idle * length);
                for segment in &open {
                    match pairing {
                        Pairing::EachCoder => open.iter().filter(|other| *other != segment).for_each(|other| {
                            *met.entry((*segment, coder(*other).unwrap_or(0))).or_default() += length;
                        }),
                        Pairing::AnyCoder if open.len() > 1 => *met.entry((*segment, 0)).or_default() += length,
                        Pairing::AnyCoder => {}
                    }
                }
            }
            here = edge.at;
            if edge.opens {
                open.push(edge.segment);
            } else {
                open.retain(|segment| *segment != edge.segment);
            }
        }
        for (place, segment) in self.segments.iter().enumerate() {
            let (length, at) = (segment.end - segment.start, code(place).unwrap_or(gap));
            shared.selves.iter_mut().skip(at).take(1).for_each(|sum| *sum += length * length);
        }
        let share = if pairing == Pairing::EachCoder { others } else { 1.0 };
        for ((segment, _), length) in met {
            let at = code(segment).unwrap_or(gap);
            shared.paired_selves.iter_mut().skip(at).take(1).for_each(|sum| *sum += length * length / share);
        }
        Ok(shared)
    }

    /// Begins and ends in order, ends before begins at the same place, the end of the continuum last.
    fn edges(&self) -> Vec<Edge> {
        let mut edges = Vec::with_capacity(2 * self.segments.len() + 1);
        for (segment, found) in self.segments.iter().enumerate() {
            edges.push(Edge { at: found.start, segment, opens: true });
            edges.push(Edge { at: found.end, segment, opens: false });
        }
        edges.push(Edge { at: self.begin + self.length, segment: usize::MAX, opens: false });
        edges.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.opens.cmp(&b.opens)));
        edges
    }

    fn checked(&self, coders: &[&str]) -> Result<()> {
        if !(self.begin.is_finite() && self.length.is_finite() && self.length > 0.0) {
            return Err(Error::input("A continuum needs a length above zero."));
        }
        if coders.len() < 2 {
            return Err(Error::input("Agreement needs at least two coders of the same continuum."));
        }
        let unique: std::collections::BTreeSet<&&str> = coders.iter().collect();
        if unique.len() < coders.len() {
            return Err(Error::input("A coder is named twice for one continuum."));
        }
        let end = self.begin + self.length;
        let mut by_coder: BTreeMap<&str, Vec<&Segment>> = BTreeMap::new();
        for segment in &self.segments {
            let Segment { coder, start, end: stop, code } = segment;
            if !coders.contains(&coder.as_str()) {
                return Err(Error::input(format!("Coder {coder} has a segment but is not among the coders.")));
            }
            if !(start.is_finite() && stop.is_finite() && start < stop && *start >= self.begin && *stop <= end) {
                return Err(Error::input(format!(
                    "The segment {start}–{stop} ({code}) of coder {coder} is empty or lies outside {}–{end}.",
                    self.begin
                )));
            }
            by_coder.entry(coder).or_default().push(segment);
        }
        for (coder, mut own) in by_coder {
            own.sort_by(|a, b| a.start.total_cmp(&b.start));
            for (first, second) in own.iter().zip(own.iter().skip(1)) {
                if second.start < first.end {
                    return Err(Error::input(format!(
                        "Coder {coder} coded {}–{} as {} and, overlapping it, {}–{} as {}. The unitizing alphas allow one \
                         code at a place: compute overlapping codes one by one.",
                        first.start, first.end, first.code, second.start, second.end, second.code
                    )));
                }
            }
        }
        Ok(())
    }
}
