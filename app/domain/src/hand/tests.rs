//! Tests of the queue: one written-out example, and what holds for any hands.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::Id as _;

fn hand(number: u128, spoke: bool, family: Family, again: bool, raised: i64, rank: Option<i64>) -> Hand {
    let id = Uuid::from_u128(number);
    let raised = Moment::from_micros(raised);
    Hand { id: HandId::from_uuid(id), person: PersonId::from_uuid(id), family, spoke, again, raised, rank }
}

fn numbers(queue: &[Hand]) -> Vec<u128> {
    queue.iter().map(|hand| hand.id.uuid().as_u128()).collect()
}

#[test]
fn spokes_come_first_and_professions_together() {
    let hands = vec![
        hand(1, false, Family::Physician, false, 10, None),
        hand(2, true, Family::Physician, true, 20, None),
        hand(3, true, Family::Nursing, false, 15, None),
        hand(4, true, Family::Physician, false, 40, None),
        hand(5, true, Family::Nursing, false, 50, None),
        hand(6, false, Family::Pharmacy, false, 5, None),
    ];
    assert_eq!(numbers(&queue(hands)), [3, 5, 4, 2, 6, 1]);
}

#[test]
fn the_facilitators_order_stands_before_the_rule() {
    let hands = vec![
        hand(1, true, Family::Nursing, false, 10, None),
        hand(2, false, Family::Physician, true, 90, Some(0)),
        hand(3, true, Family::Nursing, false, 20, Some(1)),
    ];
    assert_eq!(numbers(&queue(hands)), [2, 3, 1]);
}

#[test]
fn a_hand_moved_up_fixes_only_those_it_passed() {
    let line = queue((1..=4).map(|n| hand(n, true, Family::Nursing, false, i64::try_from(n).unwrap(), None)).collect());
    let ranks = moved(&line, line[2].id, 0).unwrap();
    let found: Vec<_> = ranks.iter().map(|(id, rank)| (id.uuid().as_u128(), *rank)).collect();
    assert_eq!(found, [(3, 0), (1, 1), (2, 2)]);
    assert_eq!(moved(&line, HandId::from_uuid(Uuid::from_u128(9)), 0), None);
}

fn any_hands() -> impl Strategy<Value = Vec<Hand>> {
    let family = prop::sample::select(Family::ALL.to_vec());
    let one = (any::<bool>(), family, any::<bool>(), 0..50_i64);
    prop::collection::vec(one, 0..20).prop_map(|hands| {
        hands
            .into_iter()
            .zip(1..)
            .map(|((spoke, family, again, raised), n)| hand(n, spoke, family, again, raised, None))
            .collect()
    })
}

proptest! {
    #[test]
    fn the_rule_holds_between_all_neighbors(hands in any_hands()) {
        let line = queue(hands.clone());
        prop_assert_eq!(line.len(), hands.len());
        for pair in line.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            prop_assert!(before.spoke || !after.spoke);
            if before.spoke == after.spoke && before.family == after.family {
                prop_assert!((before.again, before.raised) <= (after.again, after.raised));
            }
        }
        // A family stands together within spokes and within the hub.
        let mut groups: Vec<_> = line.iter().map(|hand| (hand.spoke, hand.family)).collect();
        groups.dedup();
        let all = groups.len();
        groups.sort();
        groups.dedup();
        prop_assert_eq!(groups.len(), all);
    }

    #[test]
    fn the_queue_does_not_depend_on_how_it_is_handed_over(hands in any_hands().prop_flat_map(|hands| (Just(hands.clone()), Just(hands).prop_shuffle()))) {
        let (one, other) = hands;
        prop_assert_eq!(queue(one), queue(other));
    }

    #[test]
    fn a_move_puts_the_hand_there_and_keeps_all_others_in_order(
        hands in any_hands().prop_filter("somebody", |hands| !hands.is_empty()),
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..5),
    ) {
        let mut line = queue(hands);
        for (from, to) in moves {
            let (from, to) = (from.index(line.len()), to.index(line.len()));
            let mut expected = numbers(&line);
            let number = expected.remove(from);
            expected.insert(to, number);
            for (id, rank) in moved(&line, line[from].id, to).unwrap() {
                line.iter_mut().filter(|hand| hand.id == id).for_each(|hand| hand.rank = Some(rank));
            }
            line = queue(line);
            prop_assert_eq!(numbers(&line), expected);
        }
    }
}
