//! What the room says about being recorded.

use domain::{moment::Moment, recording::Extent};

use super::View;

impl View {
    /// Since when the session is being recorded, if it is.
    pub fn recorded_since(&self) -> Option<Moment> {
        self.recording.open.map(|(_, since)| since)
    }

    /// Whether there is anything to say about recording to those who lead.
    pub fn can_record(&self) -> bool {
        self.recording.extent != Extent::Off
    }

    /// What a recording takes, in words.
    pub fn extent(&self) -> String {
        self.v.t(format!("room-recording-{}", self.recording.extent.code()))
    }

    /// Why the session cannot be recorded now, as the key of a sentence.
    pub fn refused(&self) -> Option<&'static str> {
        if !self.v.app.rooms.can_record() {
            return Some(domain::recording::Refused::Cluster.key());
        }
        let allowed = self.recording.extent.allows(&self.standing.agenda, self.place());
        allowed.err().map(domain::recording::Refused::key)
    }

    /// Whether the visitor is recorded, for the script: "yes", "no", or empty while they have not answered.
    pub fn recorded(&self) -> &'static str {
        match self.recording.own {
            Some(true) => "yes",
            Some(false) => "no",
            None => "",
        }
    }
}
