//! Who spoke how long in a session: stretches of speech without a sound, cut where somebody presented, counted by family of
//! professions and never for a few people alone.
//!
//! Three capacities are told apart: who leads (a facilitator or coordinator), who presents (gives the talk or presents the
//! case that the agenda stands at), and everybody else, who takes part in the discussion. Only the last enter the balance.

mod balance;
#[cfg(test)]
mod tests;

pub use balance::{Batch, Line, Pooled, Told, shown, told};

use measures::talk::{Balance, Role, Speaker, Speech, balance as reckon};

use crate::{
    attendance::Interval,
    id::{PersonId, SessionId},
    moment::Moment,
    profession::{Family, Profession},
};

/// Pauses up to this many microseconds belong to the segment around them.
pub const HANG_OVER: i64 = 400_000;

/// Segments shorter than this many microseconds are coughs and clicks.
pub const LEAST: i64 = 200_000;

/// Segments of one person from pieces in any order, as several connections may have told them: pauses up to the hang-over are
/// bridged, what remains too short is dropped.
pub fn segments(pieces: &[Interval]) -> Vec<Interval> {
    let mut sorted: Vec<Interval> = pieces.iter().copied().filter(|piece| piece.from < piece.to).collect();
    sorted.sort_unstable();
    let mut found: Vec<Interval> = Vec::new();
    for piece in sorted {
        match found.last_mut() {
            Some(last) if micros(last.to, piece.from) <= HANG_OVER => last.to = last.to.max(piece.to),
            _ => found.push(piece),
        }
    }
    found.retain(|segment| micros(segment.from, segment.to) >= LEAST);
    found
}

fn micros(from: Moment, to: Moment) -> i64 {
    to.micros().saturating_sub(from.micros())
}

/// The parts of intervals that lie inside others, both in order and without overlap.
fn within(parts: &[Interval], others: &[Interval]) -> Vec<Interval> {
    let cut = |part: &Interval, other: &Interval| {
        let cut = Interval { from: part.from.max(other.from), to: part.to.min(other.to) };
        (cut.from < cut.to).then_some(cut)
    };
    parts.iter().flat_map(|part| others.iter().filter_map(move |other| cut(part, other))).collect()
}

/// Where a session stood from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Since when.
    pub at: Moment,
    /// Whether that was in a part of the agenda; false once the session is over.
    pub inside: bool,
    /// Who gave the talk or presented the case.
    pub presenter: Option<PersonId>,
}

/// Somebody who was in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Who.
    pub person: PersonId,
    /// Their profession then.
    pub profession: Profession,
    /// Whether they lead sessions.
    pub leads: bool,
    /// Their segments.
    pub speech: Vec<Interval>,
}

/// A session that is over, as far as speaking goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The session.
    pub session: SessionId,
    /// Where it stood, in order.
    pub places: Vec<Place>,
    /// When it ended.
    pub ended: Moment,
    /// Everybody who was there.
    pub people: Vec<Present>,
}

/// What somebody said of their own in a session.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Own {
    /// Seconds in the discussion; all seconds of those who lead.
    pub seconds: f64,
    /// Turns there.
    pub turns: usize,
    /// Seconds of presenting.
    pub presenting: f64,
}

impl Heard {
    /// The time in which speech counts, in parts with their presenters: what is said at the doors and after the end does not.
    fn parts(&self) -> Vec<(Interval, Option<PersonId>)> {
        let ends = self.places.iter().skip(1).map(|place| place.at).chain([self.ended]);
        let part = |(place, to): (&Place, Moment)| {
            let part = Interval { from: place.at, to: to.min(self.ended) };
            (place.inside && part.from < part.to).then_some((part, place.presenter))
        };
        self.places.iter().zip(ends).filter_map(part).collect()
    }

    /// Somebody's speech in the discussion, and what they presented.
    fn split(&self, present: &Present) -> [Vec<Interval>; 2] {
        let presents = |presenter: &Option<PersonId>| *presenter == Some(present.person);
        [false, true].map(|own| {
            let mut parts: Vec<Interval> = Vec::new();
            for (part, _) in self.parts().into_iter().filter(|(_, presenter)| presents(presenter) == own) {
                match parts.last_mut() {
                    // The agenda moved on while somebody spoke: that is one stretch all the same.
                    Some(last) if last.to == part.from => last.to = part.to,
                    _ => parts.push(part),
                }
            }
            within(&present.speech, &parts)
        })
    }

    /// Whether anything was said that counts. Sessions from before speech was kept, and silent ones, are left out.
    pub fn has_speech(&self) -> bool {
        self.people.iter().any(|present| self.split(present).iter().any(|spoken| !spoken.is_empty()))
    }

    /// Those who took part in the discussion.
    fn participants(&self) -> impl Iterator<Item = &Present> {
        self.people.iter().filter(|present| !present.leads)
    }

    /// Everybody as the measures know them, each under `name`, those who present a second time as presenters. Times are
    /// seconds since `zero`.
    fn voiced(&self, zero: Moment, group: impl Fn(Family) -> String) -> (Vec<Speaker>, Vec<Speech>) {
        let (mut speakers, mut speech) = (Vec::new(), Vec::new());
        for present in &self.people {
            let role = if present.leads { Role::Facilitator } else { Role::Participant };
            let id = format!("{} {}", self.session, present.person);
            let profession = group(present.profession.family());
            for (spoken, role, id) in
                self.split(present).into_iter().zip([role, Role::Presenter]).map(|(spoken, role)| {
                    let id = if role == Role::Presenter { format!("{id} presenting") } else { id.clone() };
                    (spoken, role, id)
                })
            {
                speech.extend(spoken.iter().map(|part| Speech {
                    person: id.clone(),
                    start: seconds(zero, part.from),
                    end: seconds(zero, part.to),
                }));
                speakers.push(Speaker { id, profession: profession.clone(), role });
            }
        }
        (speakers, speech)
    }

    /// What a person said; none when they were not there.
    pub fn own(&self, person: PersonId) -> Option<Own> {
        let present = self.people.iter().find(|present| present.person == person)?;
        let [discussion, presenting] = self.split(present).map(|spoken| total(&spoken));
        let balance = self.balance()?;
        let id = format!("{} {person}", self.session);
        let talk = balance.participants.people.iter().find(|talk| talk.person == id);
        Some(Own { seconds: discussion, turns: talk.map_or(0, |talk| talk.turns), presenting })
    }

    fn balance(&self) -> Option<Balance> {
        let (speakers, speech) = self.voiced(self.ended, |family| family.code().to_owned());
        reckon(&speakers, &speech).ok()
    }
}

fn seconds(from: Moment, to: Moment) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "within a cycle, microseconds are exact in 53 bits")]
    let micros = micros(from, to) as f64;
    micros / 1_000_000.0
}

fn total(spoken: &[Interval]) -> f64 {
    let micros: i64 = spoken.iter().map(|part| micros(part.from, part.to)).sum();
    seconds(Moment::from_micros(0), Moment::from_micros(micros))
}
