//! A case on its way: one machine from the first draft to the closed follow-up, and the code people say instead of a name.

use std::fmt;

use crate::world::World;

/// Where a case is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The presenter is writing it; nobody else reads it.
    Draft,
    /// The presenter handed it in; a coordinator reviews it.
    Submitted,
    /// A coordinator gave it back with a note.
    Returned,
    /// A coordinator found it complete and free of identifying details; it has its code.
    Accepted,
    /// It has its place in a session.
    Scheduled,
    /// It was discussed in its session.
    Presented,
    /// The recommendations went to the presenter.
    LetterSent,
    /// The presenter is asked what became of the recommendations.
    FollowUpDue,
    /// The presenter answered.
    Closed,
}

/// What happens to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Event {
    /// The presenter hands it in.
    Submit,
    /// The presenter takes it back, before its session begins.
    Withdraw,
    /// A coordinator gives it back with a note.
    Return,
    /// A coordinator accepts it.
    Accept,
    /// A coordinator gives it a place in a session, or another place.
    Schedule,
    /// A coordinator takes it out of its session.
    Unschedule,
    /// Its session discussed it.
    Present,
    /// The letter was sent.
    SendLetter,
    /// The day of the follow-up has come.
    AskFollowUp,
    /// The presenter answered the follow-up, on the day or before.
    Close,
    /// An amended letter went out that says more than was answered.
    Amend,
}

/// A move that the machine does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case that is {} cannot {event:?}", state.code())]
pub struct Forbidden {
    /// Where the case is.
    pub state: State,
    /// What was asked for.
    pub event: Event,
}

impl State {
    /// Every state, in the order of the way.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Accepted,
        Self::Scheduled,
        Self::Presented,
        Self::LetterSent,
        Self::FollowUpDue,
        Self::Closed,
    ];

    /// The state of a code, as the database keeps it.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// The code, as the database keeps it; its name is the message "case-state-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Accepted => "accepted",
            Self::Scheduled => "scheduled",
            Self::Presented => "presented",
            Self::LetterSent => "letter-sent",
            Self::FollowUpDue => "follow-up-due",
            Self::Closed => "closed",
        }
    }

    /// The state after an event.
    pub const fn after(self, event: Event) -> Result<Self, Forbidden> {
        Ok(match (self, event) {
            (Self::Draft | Self::Returned, Event::Submit) => Self::Submitted,
            (Self::Submitted | Self::Accepted | Self::Scheduled, Event::Withdraw) => Self::Draft,
            (Self::Submitted, Event::Return) => Self::Returned,
            (Self::Submitted, Event::Accept) => Self::Accepted,
            (Self::Accepted | Self::Scheduled, Event::Schedule) => Self::Scheduled,
            (Self::Scheduled, Event::Unschedule) => Self::Accepted,
            (Self::Scheduled, Event::Present) => Self::Presented,
            (Self::Presented, Event::SendLetter) => Self::LetterSent,
            (Self::LetterSent, Event::AskFollowUp) => Self::FollowUpDue,
            (Self::LetterSent | Self::FollowUpDue, Event::Close) => Self::Closed,
            (Self::Closed, Event::Amend) => Self::LetterSent,
            _ => return Err(Forbidden { state: self, event }),
        })
    }

    /// Whether its presenter may change the form now.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// Whether it is with the hub and was not discussed yet: until its session begins its presenter may take it back.
    pub const fn is_withdrawable(self) -> bool {
        self.after(Event::Withdraw).is_ok()
    }
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 11] = [
        Self::Submit,
        Self::Withdraw,
        Self::Return,
        Self::Accept,
        Self::Schedule,
        Self::Unschedule,
        Self::Present,
        Self::SendLetter,
        Self::AskFollowUp,
        Self::Close,
        Self::Amend,
    ];
}

/// The code people say and write instead of a name: "K4M-72".
///
/// Its nine letters are not confused with a digit by eye, nor with one another by ear in English or French, and none
/// names a vertebra (C, T, L, S). The pattern is neither a postal code nor a spinal level.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(String);

const LETTERS: &[u8] = b"FHKMPRWXY";
const DIGITS: &[u8] = b"23456789";

impl Code {
    /// Draws a code. There are 41,472; the store draws again when its hub has it already.
    pub fn draw(world: &World) -> Self {
        let mut rest = u64::from_be_bytes(world.secret());
        let mut pick = |set: &[u8]| {
            let count = u64::try_from(set.len()).unwrap_or(1);
            let place = usize::try_from(rest % count).unwrap_or(0);
            rest /= count;
            set.get(place).copied().map_or('X', char::from)
        };
        let (b, c, a) = (pick(DIGITS), pick(LETTERS), pick(LETTERS));
        Self(String::from_iter([a, b, c, '-', pick(DIGITS), pick(DIGITS)]))
    }

    /// The code in a text, however it was typed: "k4m 72" is "K4M-72".
    pub fn parse(text: &str) -> Option<Self> {
        let plain: Vec<u8> =
            text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')).map(|byte| byte.to_ascii_uppercase()).collect();
        let [a, b, c, d, e] = <[u8; 5]>::try_from(plain).ok()?;
        let fits = [a, c].iter().all(|letter| LETTERS.contains(letter)) && [b, d, e].iter().all(|d| DIGITS.contains(d));
        fits.then(|| Self([a, b, c, b'-', d, e].map(char::from).iter().collect()))
    }

    /// The code as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{moment::Moment, world::Script};

    #[test]
    fn the_main_way_leads_from_draft_to_closed() {
        use Event::{Accept, AskFollowUp, Close, Present, Schedule, SendLetter, Submit};
        let way = [Submit, Accept, Schedule, Present, SendLetter, AskFollowUp, Close];
        let states: Vec<_> = way
            .iter()
            .scan(State::Draft, |state, event| {
                *state = state.after(*event).unwrap();
                Some(state.code())
            })
            .collect();
        assert_eq!(
            states,
            ["submitted", "accepted", "scheduled", "presented", "letter-sent", "follow-up-due", "closed"]
        );
    }

    #[test]
    fn the_machine_has_these_moves_and_no_other() {
        let moves: usize =
            State::ALL.iter().map(|state| Event::ALL.iter().filter(|event| state.after(**event).is_ok()).count()).sum();
        assert_eq!(moves, 16);
        assert_eq!(
            State::Submitted.after(Event::Schedule),
            Err(Forbidden { state: State::Submitted, event: Event::Schedule })
        );
    }

    #[test]
    fn every_state_has_one_code() {
        for state in State::ALL {
            assert_eq!(State::parse(state.code()), Some(state));
        }
    }

    #[test]
    fn only_a_draft_and_a_returned_case_may_be_changed() {
        let open: Vec<_> = State::ALL.into_iter().filter(|state| state.is_open()).collect();
        assert_eq!(open, [State::Draft, State::Returned]);
    }

    #[test]
    fn a_case_is_taken_back_while_the_hub_has_it_and_before_it_is_discussed() {
        let withdrawable: Vec<_> = State::ALL.into_iter().filter(|state| state.is_withdrawable()).collect();
        assert_eq!(withdrawable, [State::Submitted, State::Accepted, State::Scheduled]);
        assert_eq!(State::Scheduled.after(Event::Withdraw), Ok(State::Draft));
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        assert_eq!(Code::parse("k4m 72").unwrap().as_str(), "K4M-72");
        for wrong in ["", "K4M-7", "K4M-722", "I4M-72", "K0M-72", "K4M–72", "😀"] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn drawn_codes_differ_and_read_back() {
        let world = Script::at(Moment::from_micros(0)).world();
        let codes: BTreeSet<_> = (0..8).map(|_| Code::draw(&world)).collect();
        assert_eq!(codes.len(), 8);
        assert!(codes.iter().all(|code| Code::parse(code.as_str()).as_ref() == Some(code)));
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        proptest::collection::vec(proptest::sample::select(&Event::ALL[..]), 0..60)
    }

    proptest! {
        /// Whatever is tried, a case comes before people only when its last submission was accepted, and gets a letter
        /// only after it was presented.
        #[test]
        fn no_path_skips_review(tries in events()) {
            let (mut state, mut happened) = (State::Draft, Vec::new());
            for event in tries {
                if let Ok(next) = state.after(event) {
                    state = next;
                    happened.push(event);
                }
                let last = |event| happened.iter().rposition(|done| *done == event);
                if state >= State::Accepted {
                    prop_assert!(last(Event::Accept) > last(Event::Submit) && last(Event::Submit).is_some());
                    prop_assert!(last(Event::Return) < last(Event::Submit));
                    prop_assert!(last(Event::Withdraw) < last(Event::Submit));
                }
                if state >= State::LetterSent {
                    prop_assert!(last(Event::Present) > last(Event::Schedule) && last(Event::SendLetter) > last(Event::Present));
                }
            }
        }
    }
}
