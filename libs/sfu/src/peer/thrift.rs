//! What is done differently for somebody with a poor line.

use std::time::Instant;

use str0m::bwe::Bitrate;

use super::Peer;
use crate::worker::{repeat_freely, repeat_sparingly};

impl Peer {
    /// Corrects an estimate that cannot be right, and repeats less of what was lost where packets wait: they are asked for
    /// again and again before they can have come.
    pub(crate) fn mind_the_line(&mut self, now: Instant) {
        if let Some(anew) = self.line.correct(self.estimate, now) {
            self.estimate = anew;
            self.guard(|rtc| rtc.bwe().reset(Bitrate::bps(anew)));
        }
        let full = self.line.is_full();
        if full == std::mem::replace(&mut self.sparing, full) {
            return;
        }
        let outlets: Vec<_> = self.subscriptions.values().filter_map(|subscription| subscription.outlet).collect();
        self.guard(|rtc| {
            let mut direct = rtc.direct_api();
            for outlet in outlets {
                match direct.stream_tx(&outlet.ssrc) {
                    Some(stream) if full => repeat_sparingly(stream),
                    Some(stream) => repeat_freely(stream),
                    None => {}
                }
            }
        });
    }
}
