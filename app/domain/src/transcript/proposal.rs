//! Who spoke where a transcript names nobody: what the room heard at that time.

use super::Voice;

/// A cue on its transcript's clock, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timed {
    /// Its number.
    pub number: u32,
    /// When it begins.
    pub from: i64,
    /// When it ends.
    pub to: i64,
    /// Who speaks, where its name says so.
    pub voice: Option<Voice>,
}

/// A stretch of speech that the room heard, in milliseconds of the world's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Who spoke.
    pub voice: Voice,
    /// From when.
    pub from: i64,
    /// Until when.
    pub to: i64,
}

/// How long a cue and a stretch have in common when the transcript's clock begins at `zero`.
fn common(cue: &Timed, stretch: &Stretch, zero: i64) -> i64 {
    let (from, to) = (cue.from.saturating_add(zero).max(stretch.from), cue.to.saturating_add(zero).min(stretch.to));
    to.saturating_sub(from).max(0)
}

/// Who speaks in the cues without a name: whoever was heard longest during a cue, if that was half of it or more. Where the
/// transcript's clock begins is not written in it: of the moments that come into question, the one is taken at which the named
/// cues are heard from those who are named, or, without names, at which anybody is heard longest.
pub fn propose(cues: &[Timed], heard: &[Stretch], zeros: &[i64]) -> Vec<(u32, Voice)> {
    let fit = |zero: i64| -> i64 {
        let named = cues.iter().filter(|cue| cue.voice.is_some());
        let own = named.map(|cue| {
            heard
                .iter()
                .filter(|stretch| cue.voice == Some(stretch.voice))
                .map(|stretch| common(cue, stretch, zero))
                .sum::<i64>()
        });
        own.sum()
    };
    let any = |zero: i64| -> i64 {
        cues.iter().map(|cue| heard.iter().map(|stretch| common(cue, stretch, zero)).sum::<i64>()).sum()
    };
    // The first of equals: the list begins with the likeliest.
    let Some(zero) = zeros.iter().copied().rev().max_by_key(|zero| (fit(*zero), any(*zero))) else { return Vec::new() };
    let voice = |cue: &Timed| {
        let mut heard_here: Vec<(Voice, i64)> = Vec::new();
        for stretch in heard {
            let time = common(cue, stretch, zero);
            match heard_here.iter_mut().find(|(voice, _)| *voice == stretch.voice) {
                Some((_, sum)) => *sum += time,
                None => heard_here.push((stretch.voice, time)),
            }
        }
        let (voice, longest) = heard_here.into_iter().max_by_key(|(_, time)| *time)?;
        (longest > 0 && longest.saturating_mul(2) >= cue.to.saturating_sub(cue.from)).then_some((cue.number, voice))
    };
    cues.iter().filter(|cue| cue.voice.is_none()).filter_map(voice).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::{Id, ParticipantId};

    fn person(number: u128) -> Voice {
        Voice::Participant(ParticipantId::from_uuid(Uuid::from_u128(number)))
    }

    fn cue(number: u32, from: i64, to: i64, voice: Option<Voice>) -> Timed {
        Timed { number, from, to, voice }
    }

    #[test]
    fn whoever_was_heard_during_most_of_a_cue_speaks_it() {
        let heard = [
            Stretch { voice: Voice::Moderator, from: 1_000, to: 3_000 },
            Stretch { voice: person(1), from: 3_000, to: 7_000 },
            Stretch { voice: person(2), from: 6_500, to: 7_500 },
        ];
        let cues = [cue(1, 0, 2_000, None), cue(2, 2_000, 6_000, None), cue(3, 6_000, 9_000, None)];
        assert_eq!(propose(&cues, &heard, &[1_000]), [(1, Voice::Moderator), (2, person(1))]);
    }

    #[test]
    fn named_cues_tell_where_the_transcripts_clock_begins() {
        let heard = [
            Stretch { voice: person(1), from: 10_000, to: 12_000 },
            Stretch { voice: person(2), from: 12_000, to: 14_000 },
        ];
        let cues = [cue(1, 0, 2_000, Some(person(1))), cue(2, 2_000, 4_000, None)];
        assert_eq!(propose(&cues, &heard, &[0, 12_000, 10_000]), [(2, person(2))]);
        assert_eq!(propose(&cues, &heard, &[]), []);
        assert_eq!(propose(&cues, &[], &[10_000]), []);
    }
}
