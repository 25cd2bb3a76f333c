//! How many people moved which way on a scale, as far as it may be told.

use crate::small_cells::{Told, nobody_or_enough};

/// How people moved on a scale. Each is told so that no difference of two of them is a small number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// How many people there are.
    pub of: u32,
    /// Improved by any amount.
    pub improved: Told,
    /// Reached the target; none where the scale has none, or where it could be subtracted.
    pub target: Option<Told>,
    /// Stayed the same and got worse; none where they cannot be told apart.
    pub others: Option<(u32, u32)>,
}

impl Steps {
    /// Tells four counts of people: worse, the same, improved, and of those the ones who reached the target.
    pub fn of(worse: usize, same: usize, improved: usize, target: Option<usize>, floor: u32) -> Self {
        let whole = worse + same + improved;
        let fine = |count: usize| nobody_or_enough(count, floor);
        let told = Told::trait_of(improved, whole, floor);
        let exact = matches!(told, Told::Exactly(_));
        // Of two exact counts, one within the other, the difference is known too.
        let apart = |own: &Told, reached: usize| {
            !exact || !matches!(own, Told::Exactly(_)) || fine(improved.saturating_sub(reached))
        };
        let target =
            target.and_then(|reached| Some(Told::trait_of(reached, whole, floor)).filter(|own| apart(own, reached)));
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let others = (exact && fine(worse) && fine(same)).then(|| (number(same), number(worse)));
        Self { of: number(whole), improved: told, target, others }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn steps_tell_no_difference_that_is_small() {
        let steps = Steps::of(5, 0, 11, Some(6), 5);
        assert_eq!(
            (steps.improved, steps.target, steps.others),
            (Told::Exactly(11), Some(Told::Exactly(6)), Some((0, 5)))
        );
        // Three improved without reaching the target: that is not told.
        assert_eq!(Steps::of(5, 0, 11, Some(8), 5).target, None);
        let few = Steps::of(1, 2, 13, Some(13), 5);
        assert_eq!((few.improved, few.target, few.others), (Told::AtLeast(12), Some(Told::AtLeast(12)), None));
        assert_eq!(Steps::of(2, 6, 10, None, 5).others, None);
    }

    proptest! {
        /// Whatever is told exactly, no sum or difference of exact figures is a small count.
        #[test]
        fn nothing_small_follows(worse in 0..12_usize, same in 0..12_usize, below in 0..12_usize, reached in 0..12_usize) {
            let (improved, whole) = (below + reached, worse + same + below + reached);
            let told = Steps::of(worse, same, improved, Some(reached), 5);
            let small = |count: usize| (1..5).contains(&count);
            if let Told::Exactly(_) = told.improved {
                prop_assert!(!small(improved) && !small(whole - improved));
                if let Some(Told::Exactly(_)) = told.target {
                    prop_assert!(!small(reached) && !small(whole - reached) && !small(below));
                }
            }
            if told.others.is_some() {
                prop_assert!(!small(worse) && !small(same) && matches!(told.improved, Told::Exactly(_)));
            }
        }
    }
}
