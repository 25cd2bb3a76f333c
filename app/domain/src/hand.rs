//! The queue of raised hands: who speaks next.
//!
//! Spokes before hub, professions together, those who have not spoken yet before those who have, then as they were raised.
//! What the facilitator put in order by hand stands before all of it.

use std::collections::BTreeMap;

use crate::{
    id::{HandId, PersonId},
    moment::Moment,
    profession::Family,
};

/// A raised hand with what its order depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Its id.
    pub id: HandId,
    /// Who raised it.
    pub person: PersonId,
    /// The family of their profession.
    pub family: Family,
    /// Whether they come from a spoke: they hold no role in the hub.
    pub spoke: bool,
    /// Whether they have had a hand raised and lowered in this session before.
    pub again: bool,
    /// When it was raised.
    pub raised: Moment,
    /// The facilitator's order, when they gave one.
    pub rank: Option<i64>,
}

/// The hands in the order of speaking. The order in which they are handed over does not matter.
pub fn queue(mut hands: Vec<Hand>) -> Vec<Hand> {
    // A group's turn comes with its earliest hand, so that no family is always first. Hands that the facilitator placed count
    // too: placing one must not stir the others.
    let mut groups: BTreeMap<(bool, Family), Moment> = BTreeMap::new();
    for hand in &hands {
        let first = groups.entry((hand.spoke, hand.family)).or_insert(hand.raised);
        *first = hand.raised.min(*first);
    }
    hands.sort_by_cached_key(|hand| {
        let turn = groups.get(&(hand.spoke, hand.family)).copied().filter(|_| hand.rank.is_none());
        (hand.rank.is_none(), hand.rank, !hand.spoke, turn, hand.family, hand.again, hand.raised, hand.id)
    });
    hands
}

/// The ranks to keep so that a hand stands at a place (0 is next to speak) and everybody else stays as they are. The place is
/// bounded by the queue. None when the hand is not in the queue; hands behind the move stay without a rank.
pub fn moved(queue: &[Hand], hand: HandId, to: usize) -> Option<Vec<(HandId, i64)>> {
    let mut order: Vec<HandId> = queue.iter().map(|hand| hand.id).collect();
    let from = order.iter().position(|id| *id == hand)?;
    let to = to.min(order.len().saturating_sub(1));
    let moved = order.remove(from);
    order.insert(to, moved);
    let ranked = queue.iter().filter(|hand| hand.rank.is_some()).count();
    let fixed = ranked.max(from.max(to) + 1);
    Some(order.into_iter().zip(0..).take(fixed).collect())
}

#[cfg(test)]
mod tests;
