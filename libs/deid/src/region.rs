//! In which part of the country a named place lies, in words that name no place below the province.

use crate::{lexicon::lexicon, text::Text};

/// Whether it is a large city, and where, in English and French; as `build.rs` writes them.
const REGIONS: &[(bool, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/regions.rs"));

/// The longest name of a place, in words.
const LONGEST: usize = 7;

/// The region of the longest listed name among the words from `start` to before `end`.
pub(crate) fn of(text: &Text, start: usize, end: usize) -> Option<&'static (bool, &'static str, &'static str)> {
    let lexicon = lexicon();
    let end = end.min(start + 2 * LONGEST);
    let mut best = (0, 0);
    for first in start..end {
        let mut state = lexicon.first(text.at(first));
        for last in first..end.min(first + LONGEST) {
            let hash = if last == first {
                text.at(first).hash
            } else {
                state = lexicon.chained(state, text.at(last));
                state
            };
            let region = lexicon.region(hash);
            if region > 0 && last + 1 - first > best.0 {
                best = (last + 1 - first, region);
            }
        }
    }
    REGIONS.get(best.1.checked_sub(1)?)
}
