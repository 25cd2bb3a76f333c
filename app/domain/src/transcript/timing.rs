//! When the cues of a typed transcript were said: the order of its speakers laid against the order in which the room heard them.

use super::{Stretch, Voice};

/// A cue without a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Its number.
    pub number: u32,
    /// Who speaks.
    pub voice: Voice,
    /// How many characters were said.
    pub length: usize,
}

/// When a cue was said, in milliseconds from the first sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The cue's number.
    pub number: u32,
    /// When it begins.
    pub from: i64,
    /// When it ends.
    pub to: i64,
}

/// Somebody who falls in for so many milliseconds does not end another's turn.
const ASIDE: i64 = 1_000;

/// So many turns back somebody may go on.
const BACK: usize = 16;

/// The most pairs of turns that are compared.
const PAIRS: usize = 16_000_000;

/// A turn that the room heard.
struct Heard {
    voice: Voice,
    from: i64,
    to: i64,
    spoken: i64,
}

/// A typed turn: which cues it has, and their characters.
struct Turn {
    voice: Voice,
    cues: std::ops::Range<usize>,
    length: usize,
}

/// Lays the turns of a transcript against the turns that the room heard, both in their order: of all ways to pair turns of one
/// voice without crossing, the one that explains most of the time that was spoken, with a turn expected to last as long as its
/// characters took at the pace of the whole. The cues of a paired turn share its time by their characters; other cues, and those
/// of unknown voices, get none.
pub fn place(cues: &[Typed], heard: &[Stretch]) -> Vec<Placed> {
    let (turns, heard) = (turns(cues), joined(heard));
    let (Some(zero), columns) = (heard.iter().map(|turn| turn.from).min(), heard.len() + 1) else { return Vec::new() };
    let written: usize = turns.iter().map(|turn| turn.length).sum();
    let spoken: i64 = heard.iter().map(|turn| turn.spoken).sum();
    if written == 0 || turns.len().saturating_mul(heard.len()) > PAIRS {
        return Vec::new();
    }
    let expected = |turn: &Turn| share(spoken, turn.length, written);
    let worth = |turn: &Turn, heard: &Heard| {
        let same = turn.voice == heard.voice && turn.voice != Voice::Unknown;
        // A pair explains the time that both have, and is better than none.
        same.then(|| expected(turn).min(heard.spoken).max(0) + 1)
    };
    // best[row × columns + column]: the most that the turns from `row` and `column` on can explain.
    let mut best = vec![0_i64; (turns.len() + 1) * columns];
    let at = |best: &[i64], row: usize, column: usize| best.get(row * columns + column).copied().unwrap_or(0);
    for (row, turn) in turns.iter().enumerate().rev() {
        for (column, own) in heard.iter().enumerate().rev() {
            let apart = at(&best, row + 1, column).max(at(&best, row, column + 1));
            let paired = worth(turn, own).map_or(0, |worth| worth + at(&best, row + 1, column + 1));
            if let Some(cell) = best.get_mut(row * columns + column) {
                *cell = apart.max(paired);
            }
        }
    }
    let (mut row, mut column, mut placed) = (0, 0, Vec::new());
    while let (Some(turn), Some(own)) = (turns.get(row), heard.get(column)) {
        let here = at(&best, row, column);
        if worth(turn, own).is_some_and(|worth| worth + at(&best, row + 1, column + 1) == here) {
            placed.extend(shared(cues.get(turn.cues.clone()).unwrap_or_default(), own, zero));
            (row, column) = (row + 1, column + 1);
        } else if at(&best, row + 1, column) == here {
            row += 1;
        } else {
            column += 1;
        }
    }
    placed
}

/// `part` of `whole` characters, as a share of `time`.
fn share(time: i64, part: usize, whole: usize) -> i64 {
    let (part, whole) = (i128::try_from(part).unwrap_or(0), i128::try_from(whole.max(1)).unwrap_or(1));
    i64::try_from(i128::from(time) * part / whole).unwrap_or(i64::MAX)
}

/// The cues of a turn, one after the other in its time.
fn shared(cues: &[Typed], turn: &Heard, zero: i64) -> Vec<Placed> {
    let whole: usize = cues.iter().map(|cue| cue.length).sum();
    let mut said = 0;
    let mut border = |length: usize| {
        said += length;
        turn.from + share(turn.to - turn.from, said, whole) - zero
    };
    let mut from = turn.from - zero;
    let placed = cues.iter().map(|cue| {
        let to = border(cue.length);
        let placed = Placed { number: cue.number, from, to };
        from = to;
        placed
    });
    placed.collect()
}

fn turns(cues: &[Typed]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (place, cue) in cues.iter().enumerate() {
        match turns.last_mut() {
            Some(last) if last.voice == cue.voice => {
                last.cues.end = place + 1;
                last.length += cue.length;
            }
            _ => turns.push(Turn { voice: cue.voice, cues: place..place + 1, length: cue.length }),
        }
    }
    turns
}

/// Stretches of one voice as turns, in the order in which they begin. A word thrown in by another is a turn of its own and does
/// not cut the one it was thrown into.
fn joined(heard: &[Stretch]) -> Vec<Heard> {
    let mut sorted = heard.to_vec();
    sorted.sort_by_key(|stretch| (stretch.from, stretch.to));
    let mut turns: Vec<Heard> = Vec::new();
    for stretch in sorted {
        // Whoever spoke for long since somebody stopped has taken the turn over.
        let stays = |turn: &Heard| {
            let over = |other: &Heard| other.voice != turn.voice && other.to > turn.to && other.spoken >= ASIDE;
            !turns.iter().rev().take(BACK).any(over)
        };
        let own = turns.iter().rev().take(BACK).position(|turn| turn.voice == stretch.voice);
        let place = own.map(|back| turns.len() - 1 - back).filter(|place| turns.get(*place).is_some_and(stays));
        match place.and_then(|place| turns.get_mut(place)) {
            Some(turn) => {
                turn.to = turn.to.max(stretch.to);
                turn.spoken += stretch.to - stretch.from;
            }
            None => turns.push(Heard {
                voice: stretch.voice,
                from: stretch.from,
                to: stretch.to,
                spoken: stretch.to - stretch.from,
            }),
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{Id, ParticipantId};

    fn person(number: u128) -> Voice {
        Voice::Participant(ParticipantId::from_uuid(Uuid::from_u128(number)))
    }

    fn cues(all: &[(Voice, usize)]) -> Vec<Typed> {
        let cue = |(number, (voice, length)): (u32, &(Voice, usize))| Typed { number, voice: *voice, length: *length };
        (1..).zip(all).map(cue).collect()
    }

    fn heard(all: &[(Voice, i64, i64)]) -> Vec<Stretch> {
        all.iter().map(|(voice, from, to)| Stretch { voice: *voice, from: *from, to: *to }).collect()
    }

    fn times(cues: &[Typed], heard: &[Stretch]) -> Vec<(u32, i64, i64)> {
        place(cues, heard).into_iter().map(|placed| (placed.number, placed.from, placed.to)).collect()
    }

    #[test]
    fn turns_take_the_time_at_which_their_speaker_was_heard_and_cues_share_it_by_their_length() {
        let typed = cues(&[(Voice::Moderator, 40), (person(1), 30), (person(1), 10), (Voice::Moderator, 20)]);
        let room = heard(&[
            (Voice::Moderator, 100_000, 104_000),
            (person(1), 105_000, 107_000),
            (person(1), 107_500, 109_000),
            (Voice::Moderator, 110_000, 112_000),
        ]);
        let expected = [(1, 0, 4_000), (2, 5_000, 8_000), (3, 8_000, 9_000), (4, 10_000, 12_000)];
        assert_eq!(times(&typed, &room), expected);
    }

    #[test]
    fn a_word_thrown_in_that_nobody_typed_cuts_no_turn() {
        let typed = cues(&[(person(1), 100), (person(2), 50)]);
        let room = heard(&[
            (person(1), 0, 5_000),
            (person(2), 4_000, 4_400),
            (person(1), 5_500, 10_000),
            (person(2), 11_000, 16_000),
        ]);
        assert_eq!(times(&typed, &room), [(1, 0, 10_000), (2, 11_000, 16_000)]);
    }

    #[test]
    fn what_was_not_heard_or_is_nobodys_gets_no_time() {
        let typed = cues(&[(person(1), 50), (person(3), 50), (Voice::Unknown, 50), (person(2), 50)]);
        let room = heard(&[(person(1), 0, 5_000), (Voice::Unknown, 5_000, 9_000), (person(2), 9_000, 14_000)]);
        assert_eq!(times(&typed, &room), [(1, 0, 5_000), (4, 9_000, 14_000)]);
        assert_eq!(times(&typed, &[]), []);
        assert_eq!(times(&[], &room), []);
        assert_eq!(times(&cues(&[(person(1), 0)]), &room), []);
    }

    /// Forty rounds of five people; the typist left out every seventh turn and wrote one down that nobody heard.
    #[test]
    fn a_long_talk_is_found_again_though_turns_are_missing_on_both_sides() {
        let voice = |turn: usize| person(u128::try_from(turn * turn % 5).unwrap());
        let long = |turn: usize| 1_500 + i64::try_from(turn * 7919 % 6_000).unwrap();
        let (mut room, mut at) = (Vec::new(), 0);
        for turn in 0..200 {
            room.push((voice(turn), at, at + long(turn)));
            at += long(turn) + 300;
        }
        let kept: Vec<usize> = (0..200).filter(|turn| turn % 7 != 3).collect();
        let mut typed: Vec<(Voice, usize)> =
            kept.iter().map(|turn| (voice(*turn), usize::try_from(long(*turn) / 60).unwrap())).collect();
        typed.insert(90, (person(9), 80));
        let found = times(&cues(&typed), &heard(&room));
        let right = found.iter().filter(|(number, from, _)| {
            let place = usize::try_from(*number).unwrap() - 1;
            let turn = kept[if place > 90 { place - 1 } else { place }];
            // Turns of one voice after another are one turn: the time within it is by characters.
            (from - room[turn].1).abs() <= 8_000
        });
        let right = right.count();
        assert!(right * 100 >= kept.len() * 95, "{right} of {}", kept.len());
    }
}
