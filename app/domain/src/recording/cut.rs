//! What is left out of a recording, and where in what is left something stands.

use crate::fields::{Check, Faults, Fields};

/// The longest recording of which somebody may name a stretch, in seconds: a day.
const LONGEST: u64 = 24 * 3_600;

/// A stretch of a recording, in milliseconds from its beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// Where it begins.
    pub from: u64,
    /// Where it ends; not before.
    pub to: u64,
}

impl Stretch {
    /// The stretch of a filled-in form with "from" and "to" as players show times ("12:30", "1:02:30"), of a recording as long as
    /// `length` milliseconds. The last second shown may be a part of one, so the end may lie a second behind it.
    pub fn check(fields: &Fields, length: u64) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let [from, to] = ["from", "to"].map(|name| {
            let text = check.text(name, 20);
            let read = clock(&text).map(|seconds| seconds.saturating_mul(1_000));
            if read.is_none() && !text.is_empty() {
                check.fault(name, "fault-clock");
            }
            read
        });
        if let (Some(from), Some(to)) = (from, to) {
            if to <= from {
                check.fault("to", "fault-clock-order");
            } else if from >= length || to > length.saturating_add(1_000) {
                check.fault(if from >= length { "from" } else { "to" }, "fault-clock-end");
            }
        }
        check.build(|| Some(Self { from: from?, to: to?.min(length) }))
    }
}

/// Seconds of a time as players show it; minutes and seconds have two digits where something stands before them.
fn clock(text: &str) -> Option<u64> {
    let mut seconds = 0_u64;
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    for (place, part) in parts.iter().enumerate() {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit()) && (1..=3).contains(&part.len());
        let number: u64 =
            part.parse().ok().filter(|number| digits && (place == 0 || (part.len() == 2 && *number < 60)))?;
        seconds = seconds.checked_mul(60)?.checked_add(number)?;
    }
    (seconds <= LONGEST).then_some(seconds)
}

/// Everything that is left out of a recording: in order, apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cuts(Vec<Stretch>);

impl Cuts {
    /// These stretches, which may overlap and come in any order.
    pub fn of(stretches: impl IntoIterator<Item = Stretch>) -> Self {
        let mut all: Vec<_> = stretches.into_iter().filter(|stretch| stretch.from < stretch.to).collect();
        all.sort_unstable();
        let mut apart: Vec<Stretch> = Vec::new();
        for stretch in all {
            match apart.last_mut() {
                Some(last) if stretch.from <= last.to => last.to = last.to.max(stretch.to),
                _ => apart.push(stretch),
            }
        }
        Self(apart)
    }

    /// Where a moment of the recording stands in what is left. All of a stretch stands where it begins.
    pub fn left(&self, at: u64) -> u64 {
        let gone = |cut: &Stretch| at.min(cut.to).saturating_sub(cut.from);
        at.saturating_sub(self.0.iter().map(gone).fold(0, u64::saturating_add))
    }

    /// Which moment of the recording stands at a place of what is left; the last one, where several do.
    pub fn origin(&self, at: u64) -> u64 {
        self.0.iter().fold(at, |at, cut| match cut.from <= at {
            true => at.saturating_add(cut.to.saturating_sub(cut.from)),
            false => at,
        })
    }

    /// Whether all of a stretch is left out.
    pub fn cover(&self, stretch: Stretch) -> bool {
        self.0.iter().any(|cut| cut.from <= stretch.from && stretch.to <= cut.to)
    }

    /// These stretches where they stand in what others leave.
    pub fn within(&self, others: &Self) -> Self {
        let placed = |cut: &Stretch| Stretch { from: others.left(cut.from), to: others.left(cut.to) };
        Self::of(self.0.iter().map(placed))
    }

    /// The same as a file has them that begins later.
    pub fn from(&self, start: u64) -> impl Iterator<Item = Stretch> {
        let moved =
            move |cut: &Stretch| Stretch { from: cut.from.saturating_sub(start), to: cut.to.saturating_sub(start) };
        self.0.iter().map(moved).filter(|cut| cut.from < cut.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cuts(all: &[(u64, u64)]) -> Cuts {
        Cuts::of(all.iter().map(|&(from, to)| Stretch { from, to }))
    }

    #[test]
    fn moments_stand_earlier_by_what_is_left_out_before_them() {
        let cuts = cuts(&[(50, 60), (10, 20), (15, 30), (40, 40)]);
        assert_eq!(cuts.0.len(), 2);
        for (at, left) in [(0, 0), (10, 10), (25, 10), (30, 10), (45, 25), (50, 30), (60, 30), (100, 70)] {
            assert_eq!(cuts.left(at), left, "{at}");
        }
        for (left, at) in [(0, 0), (9, 9), (10, 30), (25, 45), (30, 60), (70, 100)] {
            assert_eq!(cuts.origin(left), at, "{left}");
            assert_eq!(cuts.left(at), left);
        }
        assert!(cuts.cover(Stretch { from: 12, to: 30 }) && !cuts.cover(Stretch { from: 25, to: 55 }));
    }

    #[test]
    fn what_is_left_out_later_stands_where_the_earlier_left_it() {
        let (done, new) = (cuts(&[(10, 20)]), cuts(&[(0, 5), (15, 30), (40, 50)]));
        assert_eq!(new.within(&done), cuts(&[(0, 5), (10, 20), (30, 40)]));
        assert_eq!(cuts(&[(12, 18)]).within(&done), Cuts::default(), "gone already");
        let own: Vec<_> = new.from(20).map(|cut| (cut.from, cut.to)).collect();
        assert_eq!(own, [(0, 10), (20, 30)]);
    }

    #[test]
    fn a_stretch_is_named_as_players_show_it() {
        let read = |from: &str, to: &str| {
            let fields = Fields::default().with("from", from).with("to", to);
            Stretch::check(&fields, 3_725_400)
                .map(|stretch| (stretch.from, stretch.to))
                .map_err(|faults| faults.iter().map(|fault| (fault.field.clone(), fault.key)).collect::<Vec<_>>())
        };
        assert_eq!(read("0:05", "1:02:06"), Ok((5_000, 3_725_400)), "what is shown as the end");
        assert_eq!(read("61:00", "62:05"), Ok((3_660_000, 3_725_000)));
        let fault = |field: &str, key| Err(vec![(field.to_owned(), key)]);
        assert_eq!(read("1:00", "0:59"), fault("to", "fault-clock-order"));
        assert_eq!(read("1:00", "1:00"), fault("to", "fault-clock-order"));
        assert_eq!(read("62:06", "62:07"), fault("from", "fault-clock-end"));
        assert_eq!(read("1:00", "63:00"), fault("to", "fault-clock-end"));
        for odd in ["5", "1:5", "1:60", "1:2:3:4", "-1:00", "1:+5", "a:00", ":10", "999:00:00", "9999:00"] {
            assert_eq!(read(odd, "62:00"), fault("from", "fault-clock"), "{odd}");
        }
        assert_eq!(read("", "1:00"), fault("from", "fault-missing"));
    }
}
