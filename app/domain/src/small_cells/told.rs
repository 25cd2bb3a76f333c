//! What of a count of people is told: exactly, or where it lies. The one home of "too few to be told".

/// The floor as a number of people.
pub fn least(floor: u32) -> usize {
    usize::try_from(floor).unwrap_or(usize::MAX)
}

/// Whether a number of people may be told, and may be what is left when others are taken away.
pub fn nobody_or_enough(people: usize, floor: u32) -> bool {
    people == 0 || people >= least(floor)
}

/// A count among people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// So many of all.
    Exactly(u32),
    /// Fewer than the floor: at most so many.
    AtMost(u32),
    /// All but fewer than the floor: at least so many.
    AtLeast(u32),
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Told {
    /// Tells a count of a whole, so that neither the count nor the rest is a small number that is known exactly.
    pub fn of(count: usize, whole: usize, floor: u32) -> Self {
        let most = floor.saturating_sub(1);
        // Of one more than the floor, all but a few can only mean all but one: that is told as few are.
        if whole == least(floor).saturating_add(1) && (1..whole).contains(&count) {
            Self::AtMost(floor)
        } else if !nobody_or_enough(count, floor) {
            Self::AtMost(most.min(number(whole)))
        } else if !nobody_or_enough(whole.saturating_sub(count), floor) {
            Self::AtLeast(number(whole).saturating_sub(most))
        } else {
            Self::Exactly(number(count))
        }
    }

    /// Tells how many of a whole have a trait. That everybody has it says it of each of them, so it is not told from nearly
    /// everybody.
    pub fn trait_of(count: usize, whole: usize, floor: u32) -> Self {
        if count > 0 && whole <= least(floor).saturating_add(1) {
            // Of so few, everybody alone would be told like this: then only that it is not nobody.
            Self::AtMost(number(whole))
        } else if whole > 0 && count == whole {
            Self::AtLeast(number(whole).saturating_sub(floor.saturating_sub(1)))
        } else {
            Self::of(count, whole, floor)
        }
    }

    /// The number in it.
    pub const fn number(self) -> u32 {
        match self {
            Self::Exactly(number) | Self::AtMost(number) | Self::AtLeast(number) => number,
        }
    }

    /// The least it can be.
    const fn lowest(self) -> u32 {
        match self {
            Self::Exactly(number) | Self::AtLeast(number) => number,
            Self::AtMost(_) => 0,
        }
    }

    /// The most it can be of a whole.
    const fn highest(self, whole: u32) -> u32 {
        match self {
            Self::Exactly(number) | Self::AtMost(number) => number,
            Self::AtLeast(_) => whole,
        }
    }

    /// The code; its sentence is the message "change-told-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Exactly(_) => "exactly",
            Self::AtMost(_) => "at-most",
            Self::AtLeast(_) => "at-least",
        }
    }
}

/// Two things that people did or did not, as they may be told beside each other and beside how many people there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossed {
    /// Who did the first.
    pub first: Told,
    /// Who did the second.
    pub second: Told,
    /// Who did both.
    pub both: Told,
    /// Who did the first only.
    pub only_first: Told,
    /// Who did the second only.
    pub only_second: Told,
}

impl Crossed {
    /// Tells four counts of people: both, the first only, the second only, neither. Where one of them is few, they are told by
    /// what follows from the margins anyway, and so say nothing more; of fewer than twice the floor nothing is told.
    pub fn of([both, only_first, only_second, neither]: [usize; 4], floor: u32) -> Self {
        let all = [both, only_first, only_second, neither];
        let people: usize = all.iter().sum();
        let whole = number(people);
        let margin = |count: usize| {
            if people < least(floor).saturating_mul(2) { Told::AtMost(whole) } else { Told::of(count, people, floor) }
        };
        let (first, second) = (margin(both + only_first), margin(both + only_second));
        let enough = people >= least(floor).saturating_mul(2);
        if enough && all.iter().all(|count| nobody_or_enough(*count, floor)) {
            let [both, only_first, only_second] =
                [both, only_first, only_second].map(|count| Told::Exactly(number(count)));
            return Self { first, second, both, only_first, only_second };
        }
        let only = |own: Told, other: Told| Told::AtMost(own.highest(whole).min(whole.saturating_sub(other.lowest())));
        Self {
            first,
            second,
            both: Told::AtLeast((first.lowest() + second.lowest()).saturating_sub(whole)),
            only_first: only(first, second),
            only_second: only(second, first),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_small_count_and_a_small_rest_are_told_by_where_they_lie() {
        let of = |count| Told::of(count, 16, 5);
        assert_eq!(of(0), Told::Exactly(0));
        assert_eq!(of(3), Told::AtMost(4));
        assert_eq!(of(5), Told::Exactly(5));
        assert_eq!(of(11), Told::Exactly(11));
        assert_eq!(of(14), Told::AtLeast(12));
        assert_eq!(of(16), Told::Exactly(16));
        assert_eq!([14, 16].map(|count| Told::trait_of(count, 16, 5)), [Told::AtLeast(12); 2]);
        assert_eq!(Told::trait_of(0, 0, 5), Told::Exactly(0));
        assert_eq!([1, 4, 5, 6].map(|count| Told::trait_of(count, 6, 5)), [Told::AtMost(6); 4]);
        assert_eq!([1, 4, 5].map(|count| Told::trait_of(count, 5, 5)), [Told::AtMost(5); 3]);
        // All but one of six are not told from one of six.
        assert_eq!([1, 4, 5].map(|count| Told::of(count, 6, 5)), [Told::AtMost(5); 3]);
        assert_eq!([0, 6].map(|count| Told::of(count, 6, 5)), [Told::Exactly(0), Told::Exactly(6)]);
        // Of seven, three are few and four are few: only that neither is nobody.
        assert_eq!(Told::of(3, 7, 5), Told::AtMost(4));
    }

    #[test]
    fn counts_beside_each_other_are_exact_only_where_none_is_few() {
        let told = Crossed::of([20, 10, 0, 5], 5);
        assert_eq!((told.first, told.second), (Told::Exactly(30), Told::Exactly(20)));
        assert_eq!(
            (told.both, told.only_first, told.only_second),
            (Told::Exactly(20), Told::Exactly(10), Told::Exactly(0))
        );
        // Ten of fourteen did both: who did not is few, whichever way they did not.
        let told = Crossed::of([10, 2, 1, 1], 5);
        assert_eq!((told.first, told.second), (Told::AtLeast(10), Told::AtLeast(10)));
        assert_eq!(
            (told.both, told.only_first, told.only_second),
            (Told::AtLeast(6), Told::AtMost(4), Told::AtMost(4))
        );
        let told = Crossed::of([18, 2, 7, 13], 5);
        assert_eq!((told.first, told.second), (Told::Exactly(20), Told::Exactly(25)));
        assert_eq!(
            (told.both, told.only_first, told.only_second),
            (Told::AtLeast(5), Told::AtMost(15), Told::AtMost(20))
        );
    }

    /// Of all ways in which so many people can be told the same, at least two differ in each small count of any of them.
    #[test]
    fn no_small_count_follows_from_what_is_told() {
        for whole in 5..=14_usize {
            let mut alike: BTreeMap<String, Vec<[usize; 4]>> = BTreeMap::new();
            for both in 0..=whole {
                for one in 0..=whole - both {
                    for two in 0..=whole - both - one {
                        let all = [both, one, two, whole - both - one - two];
                        alike.entry(format!("{:?}", Crossed::of(all, 5))).or_default().push(all);
                    }
                }
            }
            for tables in alike.values() {
                let counts = |[both, one, two, neither]: &[usize; 4]| {
                    [*both, *one, *two, *neither, both + one, both + two, two + neither, one + neither]
                };
                for place in 0..8 {
                    let values: std::collections::BTreeSet<usize> =
                        tables.iter().map(|table| counts(table)[place]).collect();
                    let only = values.iter().next().copied().filter(|_| values.len() == 1);
                    assert!(only.is_none_or(|count| nobody_or_enough(count, 5)), "{whole}: {tables:?}");
                }
            }
        }
    }
}
