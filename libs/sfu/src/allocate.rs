//! Shares a subscriber's bandwidth among the videos it watches.

/// One video of a subscriber.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Video {
    /// Larger is served first: a shared screen before faces.
    pub(crate) rank: u8,
    /// Bits a second of each layer that is alive and not larger than wanted, smallest first;
    /// None for a layer nobody sends now. Empty when the video is not wanted at all.
    pub(crate) layers: Vec<Option<u64>>,
    /// The layer forwarded now.
    pub(crate) now: Option<usize>,
}

/// A raise needs this share of the budget free of doubt: estimates swing.
const RAISE_PERCENT: u64 = 90;

/// Chooses a layer for each video, or None to pause it. First everyone's smallest layer in the
/// order of rank, then one step up for each in turn as long as the budget lasts.
///
/// What is forwarded already is kept while it fits the whole budget; going up must fit nine
/// tenths of it.
pub(crate) fn allocate(budget: u64, videos: &[Video]) -> Vec<Option<usize>> {
    let mut order: Vec<usize> = (0..videos.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(videos.get(index).map_or(0, |video| video.rank)));
    let mut chosen: Vec<Option<usize>> = vec![None; videos.len()];
    let mut spent = 0u64;
    let mut moved = true;
    while moved {
        moved = false;
        for &index in &order {
            let (Some(video), Some(slot)) = (videos.get(index), chosen.get_mut(index)) else {
                continue;
            };
            let from = slot.map_or(0, |layer| layer.saturating_add(1));
            let next =
                video.layers.iter().enumerate().skip(from).find_map(|(layer, rate)| rate.map(|rate| (layer, rate)));
            let Some((layer, rate)) = next else { continue };
            let before = slot.and_then(|layer| video.layers.get(layer).copied().flatten()).unwrap_or(0);
            let total = spent.saturating_sub(before).saturating_add(rate);
            let kept = video.now.is_some_and(|now| layer <= now);
            let limit = if kept { budget } else { budget.saturating_mul(RAISE_PERCENT) / 100 };
            if total <= limit {
                spent = total;
                *slot = Some(layer);
                moved = true;
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    fn video(rank: u8, now: Option<usize>) -> Video {
        Video { rank, layers: vec![Some(100), Some(400), Some(1_500)], now }
    }

    #[test]
    fn everyone_gets_the_best_when_there_is_enough() {
        assert_eq!(allocate(10_000, &[video(0, None), video(1, None)]), [Some(2), Some(2)]);
    }

    #[test]
    fn everyone_is_seen_before_anyone_is_sharp() {
        let videos = [video(0, None), video(0, None), video(5, None)];
        assert_eq!(allocate(400, &videos), [Some(0), Some(0), Some(0)]);
        assert_eq!(allocate(700, &videos), [Some(0), Some(0), Some(1)]);
    }

    #[test]
    fn the_lowest_rank_is_paused_first() {
        assert_eq!(allocate(150, &[video(0, None), video(5, None)]), [None, Some(0)]);
        assert_eq!(allocate(10, &[video(0, None)]), [None]);
    }

    #[test]
    fn a_dead_layer_is_stepped_over() {
        let dead = Video { rank: 0, layers: vec![None, Some(400), None], now: None };
        assert_eq!(allocate(10_000, &[dead]), [Some(1)]);
        let gone = Video { rank: 0, layers: vec![None, None, None], now: Some(1) };
        assert_eq!(allocate(10_000, &[gone]), [None]);
    }

    #[test]
    fn what_is_shown_stays_until_it_does_not_fit_and_a_raise_needs_room() {
        assert_eq!(allocate(1_500, &[video(0, Some(2))]), [Some(2)]);
        assert_eq!(allocate(1_500, &[video(0, Some(1))]), [Some(1)]);
        assert_eq!(allocate(1_670, &[video(0, Some(1))]), [Some(2)]);
        assert_eq!(allocate(1_499, &[video(0, Some(2))]), [Some(1)]);
    }

    #[test]
    fn an_unwanted_video_takes_nothing() {
        let unwanted = Video { rank: 9, layers: vec![], now: Some(2) };
        assert_eq!(allocate(400, &[unwanted, video(0, Some(1))]), [None, Some(1)]);
    }

    proptest::proptest! {
        #[test]
        fn the_budget_is_never_exceeded(
            budget in 0u64..5_000,
            videos in proptest::collection::vec(
                (0u8..4, proptest::collection::vec(proptest::option::of(1u64..2_000), 0..4), proptest::option::of(0usize..4)),
                0..12,
            ),
        ) {
            let videos: Vec<Video> = videos
                .into_iter()
                .map(|(rank, layers, now)| Video { rank, layers, now })
                .collect();
            let chosen = allocate(budget, &videos);
            let spent: u64 = videos
                .iter()
                .zip(&chosen)
                .filter_map(|(video, layer)| video.layers[(*layer)?])
                .sum();
            proptest::prop_assert!(spent <= budget);
        }
    }
}
