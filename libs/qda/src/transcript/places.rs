//! Between places in the text and times of the recording.

use super::{Cue, Transcript};

impl Transcript {
    /// The cue whose words hold the character at this place (a place behind the last word belongs to the cue too).
    #[must_use]
    pub fn cue_at(&self, place: usize) -> Option<&Cue> {
        let behind = self.cues.partition_point(|cue| cue.from <= place);
        self.cues.get(behind.checked_sub(1)?).filter(|cue| place <= cue.to)
    }

    /// When the character at this place was said, in milliseconds: evenly within its cue, or the cue's start when
    /// its end is not known.
    #[must_use]
    pub fn time_at(&self, place: usize) -> Option<u64> {
        let cue = self.cue_at(place)?;
        let start = cue.start?;
        let length = cue.end.unwrap_or(start).saturating_sub(start);
        let (done, all) = ((place - cue.from) as u64, (cue.to - cue.from).max(1) as u64);
        Some(start.saturating_add(length.saturating_mul(done) / all))
    }

    /// The cues that are being said at a time in milliseconds; a cue's end is outside of it.
    pub fn cues_at(&self, time: u64) -> impl Iterator<Item = &Cue> {
        self.cues.iter().filter(move |cue| {
            let Some(start) = cue.start else { return false };
            start <= time && cue.end.is_none_or(|end| time < end)
        })
    }

    /// The text between two places in code points; `None` when they are not in it or not in order.
    #[must_use]
    pub fn excerpt(&self, from: usize, to: usize) -> Option<&str> {
        let mut bytes = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let first = bytes.clone().nth(from)?;
        let last = bytes.nth(to)?;
        self.text.get(first..last)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Transcript, Turn};

    #[test]
    fn places_and_times_lead_to_each_other() {
        let turn = |start, end, speaker: Option<&str>, text: &str| Turn {
            start: Some(start),
            end,
            speaker: speaker.map(str::to_owned),
            text: text.to_owned(),
        };
        let t = Transcript::new([turn(0, Some(1_000), Some("Ana"), "ab👋d"), turn(500, None, None, "x")]);
        assert_eq!(t.text, "Ana: ab👋d\nx");
        assert_eq!(t.excerpt(7, 9), Some("👋d"));
        assert_eq!(t.excerpt(9, 12), None);
        assert_eq!([4, 5, 7, 9, 10].map(|place| t.time_at(place)), [None, Some(0), Some(500), Some(1_000), Some(500)]);
        assert_eq!(t.cues_at(600).count(), 2);
        assert_eq!(t.cues_at(1_000).count(), 1);
    }
}
