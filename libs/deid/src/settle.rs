//! Which findings stay when several lie over the same words.

use crate::finding::{Found, Label, Tier};

/// How strongly a finding claims its words: the tier first, then checked numbers before shapes before dictionaries.
fn claim(found: &Found) -> (u8, bool, u32, bool) {
    let tier = match found.tier {
        Tier::Block => 2,
        Tier::Confirm => 1,
        Tier::Hint => 0,
    };
    // What only its capital or its neighbors tell gives way to everything that knows more.
    if matches!(found.rule, "capital-alone" | "tagger" | "network") {
        return (tier, false, 0, false);
    }
    let checked = matches!(found.rule, "ohip" | "phn" | "sin" | "ramq" | "payment-card");
    (tier, checked, found.end - found.start, found.label == Label::Org)
}

/// Joins overlapping findings of the same label and drops the weaker of different ones where they meet. Sorted by place,
/// without overlaps. Time: sorting, then one pass.
pub(crate) fn settle(mut all: Vec<Found>) -> Vec<Found> {
    all.retain(|found| found.start < found.end);
    all.sort_unstable_by(|one, other| {
        let rest = |found: &Found| (found.end, found.label, found.tier, found.rule);
        one.start.cmp(&other.start).then_with(|| rest(one).cmp(&rest(other)))
    });
    let mut kept: Vec<Found> = Vec::with_capacity(all.len());
    for next in all {
        // What `next` meets lies at the end of `kept`, because both are sorted and free of overlaps.
        let mut next = Some(next);
        while let (Some(new), Some(last)) = (next, kept.last_mut()) {
            if last.end <= new.start {
                break;
            }
            next = meet(last, new);
            if last.start == last.end {
                kept.pop();
            }
        }
        kept.extend(next);
    }
    kept
}

/// Lets two overlapping findings meet: changes the earlier one, and gives what is left of the later one.
fn meet(last: &mut Found, new: Found) -> Option<Found> {
    let hints = (last.tier == Tier::Hint, new.tier == Tier::Hint);
    let kin = last.label == new.label || places(last.label) && places(new.label);
    if hints.0 == hints.1 && kin {
        let stronger = if claim(&new) > claim(last) { new } else { *last };
        *last = Found { start: last.start, end: last.end.max(new.end), ..stronger };
        return None;
    }
    if new.end <= last.end && claim(last) >= claim(&new) {
        return None;
    }
    if claim(&new) > claim(last) {
        // The earlier one keeps what lies before, when it is no hint; the words of one finding are rarely worth splitting.
        last.end = if last.tier == Tier::Hint { last.start } else { new.start.max(last.start) };
        return Some(new);
    }
    let left = Found { start: last.end, ..new };
    (new.tier != Tier::Hint && left.start < left.end).then_some(left)
}

fn places(label: Label) -> bool {
    matches!(label, Label::Location | Label::Org)
}
