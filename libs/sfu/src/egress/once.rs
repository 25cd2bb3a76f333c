//! Each report counts once: whoever repeats one on the way must not have anything sent again (RFC 3711 §3.3.2).

use std::collections::HashMap;

/// Sources of reports of one participant that are told apart.
const MOST: usize = 64;
/// Reports may come in another order within so many.
const WINDOW: u32 = 64;

/// For each source the highest number, and which of those before it have come.
#[derive(Debug, Default)]
pub(super) struct Once {
    seen: HashMap<u32, (u32, u64)>,
}

impl Once {
    /// Whether the report with this number has not come before.
    pub(super) fn is_new(&mut self, source: u32, number: u32) -> bool {
        if self.seen.len() >= MOST && !self.seen.contains_key(&source) {
            return false;
        }
        let (highest, before) = self.seen.entry(source).or_insert((number, 0));
        if *before == 0 && *highest == number {
            *before = 1;
            return true;
        }
        if number > *highest {
            let ahead = number.wrapping_sub(*highest);
            *before = before.checked_shl(ahead).unwrap_or(0) | 1;
            *highest = number;
            return true;
        }
        let behind = highest.wrapping_sub(number);
        let mark = 1u64.checked_shl(behind).filter(|_| behind < WINDOW).unwrap_or(0);
        let new = mark != 0 && *before & mark == 0;
        *before |= mark;
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_counts_once_in_whatever_order() {
        let mut once = Once::default();
        for number in [5, 7, 6, 200, 199, 137] {
            assert!(once.is_new(1, number), "{number}");
            assert!(!once.is_new(1, number), "{number}");
        }
        assert!(!once.is_new(1, 136), "too old to know");
        assert!(!once.is_new(1, 5));
        assert!(once.is_new(2, 5), "another source");
        for source in 3..100 {
            assert_eq!(once.is_new(source, 0), source <= 64);
        }
    }
}
