//! Putting cues together, when somebody asks for it.

use super::{Transcript, Turn, build};

impl Transcript {
    /// Consecutive cues of the same named speaker as one, from the first one's start to the last one's end. Cues
    /// without a speaker stay alone. Places are counted anew.
    #[must_use]
    pub fn merged(&self) -> Self {
        let mut turns: Vec<Turn> = Vec::new();
        for turn in self.turns() {
            match turns.last_mut() {
                Some(last) if last.speaker.is_some() && last.speaker == turn.speaker => {
                    last.start = last.start.or(turn.start);
                    last.end = turn.end.max(last.end);
                    if !last.text.is_empty() && !turn.text.is_empty() {
                        last.text.push(' ');
                    }
                    last.text.push_str(&turn.text);
                }
                _ => turns.push(turn),
            }
        }
        self.again(turns)
    }

    /// Rolling captions said once: lines that repeat the end of the cue before are taken out, and a cue that only
    /// repeats gives its time to the one before.
    #[must_use]
    pub fn unrolled(&self) -> Self {
        let mut turns: Vec<Turn> = Vec::new();
        let mut before = "";
        for (cue, mut turn) in self.cues.iter().zip(self.turns()) {
            let repeats = repeated(before, &cue.text);
            before = &cue.text;
            if repeats > 0 {
                turn.text = cue.text.lines().skip(repeats).collect::<Vec<_>>().join("\n");
            }
            match turns.last_mut() {
                Some(last) if repeats > 0 && turn.text.is_empty() => last.end = turn.end.max(last.end),
                _ => turns.push(turn),
            }
        }
        self.again(turns)
    }

    /// How many cues begin with what the one before ended with.
    pub(super) fn rolling(&self) -> usize {
        let pairs = self.cues.iter().zip(self.cues.iter().skip(1));
        pairs.filter(|(a, b)| repeated(&a.text, &b.text) > 0).count()
    }

    fn again(&self, turns: Vec<Turn>) -> Self {
        let (text, cues) = build::lay_out(turns);
        Self { format: self.format, encoding: self.encoding, text, cues, notices: self.notices.clone() }
    }
}

/// How many of a cue's first lines are the last ones of the cue before (at most two: captions have two lines).
fn repeated(before: &str, text: &str) -> usize {
    let last: Vec<&str> = before.lines().rev().take(2).collect();
    let first: Vec<&str> = text.lines().take(2).collect();
    match (last.as_slice(), first.as_slice()) {
        ([b, a], [c, d]) if a == c && b == d => 2,
        ([a, ..], [b, ..]) if a == b => 1,
        _ => 0,
    }
}
