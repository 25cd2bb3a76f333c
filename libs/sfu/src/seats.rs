//! Which of a subscriber's sound sections plays whose voice.
//!
//! A section belongs to a track: clients are told so once, and telling them otherwise takes an offer and an answer. In a big
//! room that would come too late for a first word and cost everybody an offer for each word of somebody else. So a section whose
//! owner is not passed on now plays another voice meanwhile, under the same source and unbroken numbers. Who speaks is told by
//! signalling, not by the section.

/// The sound sections of one subscriber. There are few.
#[derive(Debug)]
pub(crate) struct Seats<K> {
    seats: Vec<Seat<K>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seat<K> {
    owner: K,
    plays: K,
}

impl<K> Default for Seats<K> {
    fn default() -> Self {
        Self { seats: Vec::new() }
    }
}

impl<K: Copy + Eq> Seats<K> {
    /// A section is bound to a track.
    pub(crate) fn open(&mut self, owner: K) {
        self.close(owner);
        self.seats.push(Seat { owner, plays: owner });
    }

    /// A track has no section any more.
    pub(crate) fn close(&mut self, owner: K) {
        self.seats.retain(|seat| seat.owner != owner);
    }

    /// The owner of the section that plays `voice`, and whether it played another one until now. None when there is none left.
    /// `lends` says whose section can play others, `heard` who is passed on now.
    pub(crate) fn of(&mut self, voice: K, lends: impl Fn(K) -> bool, heard: impl Fn(K) -> bool) -> Option<(K, bool)> {
        let own = self.seats.iter().position(|seat| seat.owner == voice);
        let kept = || self.seats.iter().position(|seat| seat.plays == voice && lends(seat.owner));
        let free = || {
            let mut lent = self.seats.iter().enumerate().filter(|(_, seat)| lends(seat.owner));
            lent.find(|(_, seat)| seat.plays == seat.owner || !heard(seat.plays)).map(|(index, _)| index)
        };
        let index = own.or_else(kept).or_else(free)?;
        for (other, seat) in self.seats.iter_mut().enumerate() {
            if other != index && seat.plays == voice {
                seat.plays = seat.owner;
            }
        }
        let seat = self.seats.get_mut(index)?;
        let changed = seat.plays != voice;
        seat.plays = voice;
        Some((seat.owner, changed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Seats<u8> {
        let mut seats = Seats::default();
        for owner in [1, 2, 3] {
            seats.open(owner);
        }
        seats
    }

    #[test]
    fn a_voice_with_a_section_plays_there_and_a_guest_where_the_owner_is_silent() {
        let mut seats = three();
        let heard = |who| [1, 2, 9].contains(&who);
        let lends = |who| who == 3;
        assert_eq!(seats.of(1, lends, heard), Some((1, false)));
        assert_eq!(seats.of(9, lends, heard), Some((3, true)));
        assert_eq!(seats.of(9, lends, heard), Some((3, false)));
        assert_eq!(seats.of(8, lends, heard), None, "the only free section is taken");
        // The guest is silent, and another one speaks.
        assert_eq!(seats.of(8, lends, |who| who == 8), Some((3, true)));
    }

    #[test]
    fn an_owner_who_speaks_gets_the_section_back_and_the_guest_finds_another() {
        let mut seats = three();
        assert_eq!(seats.of(9, |who| who == 3, |who| who == 9), Some((3, true)));
        assert_eq!(seats.of(3, |_| false, |_| true), Some((3, true)));
        assert_eq!(seats.of(9, |who| who == 2, |_| true), Some((2, true)));
        seats.open(9);
        assert_eq!(seats.of(9, |who| who == 2, |_| true), Some((9, false)), "it has its own now");
        assert_eq!(seats.of(2, |_| false, |_| true), Some((2, false)));
    }

    #[test]
    fn a_section_that_is_gone_plays_nobody() {
        let mut seats = three();
        seats.of(9, |who| who == 3, |_| true);
        seats.close(3);
        assert_eq!(seats.of(9, |who| who == 3, |_| true), None);
    }
}
