//! Who gets one of a subscriber's few sections when there are more tracks than sections.
//!
//! What cannot be seen or heard now needs no section, but keeps the one it has until somebody else needs it: each change costs
//! the client an offer.

use std::time::{Duration, Instant};

/// What must have been of no use for so long before it gives up its section.
const PATIENCE: Duration = Duration::from_secs(2);
/// Sections given to others at once.
const CHANGES: usize = 2;

/// A track that a subscriber would receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Candidate<K> {
    pub(crate) key: K,
    /// It has a section, or one was asked for.
    pub(crate) placed: bool,
    /// Since when there is nothing to hear or see of it; None while there is.
    pub(crate) idle: Option<Instant>,
    /// When it was placed last, or began to wait.
    pub(crate) since: Instant,
}

/// What changes.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan<K> {
    pub(crate) release: Vec<K>,
    pub(crate) place: Vec<K>,
}

/// Decides for `most` sections. Who has waited longest comes first.
pub(crate) fn plan<K: Copy>(most: usize, candidates: &[Candidate<K>], now: Instant) -> Plan<K> {
    let placed = candidates.iter().filter(|candidate| candidate.placed).count();
    let everybody = candidates.len() <= most;
    let mut waiting: Vec<&Candidate<K>> =
        candidates.iter().filter(|one| !one.placed && (everybody || one.idle.is_none())).collect();
    waiting.sort_by_key(|candidate| candidate.since);
    let free = most.saturating_sub(placed);
    let mut idle: Vec<(Instant, K)> = candidates
        .iter()
        .filter(|candidate| candidate.placed)
        .filter_map(|candidate| Some((candidate.idle?, candidate.key)))
        .filter(|(since, _)| now.saturating_duration_since(*since) >= PATIENCE)
        .collect();
    idle.sort_by_key(|(since, _)| *since);
    let changes = waiting.len().saturating_sub(free).min(CHANGES).min(idle.len());
    let release: Vec<K> = idle.into_iter().take(changes).map(|(_, key)| key).collect();
    let place = waiting.into_iter().take(free.saturating_add(changes)).map(|candidate| candidate.key).collect();
    Plan { release, place }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(key: u8, placed: bool, idle: Option<Instant>, since: Instant) -> Candidate<u8> {
        Candidate { key, placed, idle, since }
    }

    #[test]
    fn when_there_is_room_for_all_all_are_placed() {
        let now = Instant::now();
        let muted = candidate(1, false, Some(now), now);
        let open = candidate(2, false, None, now);
        assert_eq!(plan(2, &[muted, open], now), Plan { release: vec![], place: vec![1, 2] });
        assert_eq!(plan(1, &[muted, open], now), Plan { release: vec![], place: vec![2] });
        assert_eq!(plan(0, &[open], now), Plan { release: vec![], place: vec![] });
    }

    #[test]
    fn who_waits_takes_the_section_of_who_was_idle_longest_two_at_a_time() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut all: Vec<_> = (0..4).map(|key| candidate(key, true, Some(at(10 - u64::from(key))), start)).collect();
        all.extend((4..8).map(|key| candidate(key, false, None, at(20 - u64::from(key)))));
        assert_eq!(plan(4, &all, at(12)), Plan { release: vec![3, 2], place: vec![7, 6] });
        assert_eq!(plan(5, &all, at(12)), Plan { release: vec![3, 2], place: vec![7, 6, 5] });
        assert_eq!(plan(4, &all, at(9)), Plan { release: vec![3], place: vec![7] });
        assert_eq!(plan(4, &all, at(8)), Plan { release: vec![], place: vec![] });
    }

    #[test]
    fn who_is_seen_keeps_the_section_and_nobody_is_moved_without_need() {
        let start = Instant::now();
        let later = start + Duration::from_secs(60);
        let seen = candidate(1, true, None, start);
        let waits = candidate(2, false, None, start);
        assert_eq!(plan(1, &[seen, waits], later), Plan { release: vec![], place: vec![] });
        let idle = candidate(1, true, Some(start), start);
        let idler = candidate(2, false, Some(start), start);
        assert_eq!(plan(1, &[idle, idler], later), Plan { release: vec![], place: vec![] });
    }

    proptest::proptest! {
        #[test]
        fn there_are_never_more_than_sections(
            most in 0usize..10,
            all in proptest::collection::vec((proptest::bool::ANY, proptest::option::of(0u64..10), 0u64..10), 0..30),
        ) {
            let start = Instant::now();
            let at = |seconds| start + Duration::from_secs(seconds);
            let mut left = most;
            let all: Vec<_> = all.into_iter().enumerate().map(|(key, (placed, idle, since))| {
                let placed = placed && left > 0;
                left -= usize::from(placed);
                Candidate { key, placed, idle: idle.map(at), since: at(since) }
            }).collect();
            let plan = plan(most, &all, at(10));
            let placed = all.iter().filter(|one| one.placed).count();
            proptest::prop_assert!(placed - plan.release.len() + plan.place.len() <= most);
        }
    }
}
