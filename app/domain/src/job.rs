//! What happens later: a closed list, so that every job has someone who does it.

use serde::{Deserialize, Serialize};

use crate::{
    id::{CaseId, CertificateId, FileId, HubId, LetterId, MailId, PersonId, RecordingId, SessionId, WaveId},
    moment::Moment,
};

/// A thing to do later. Bodies carry ids only, never what people wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Job {
    /// Hand a mail of the outbox to the mail server.
    SendMail {
        /// The mail.
        mail: MailId,
    },
    /// Lay out a signed letter, keep it, and tell the presenter where it is.
    SendLetter {
        /// The letter.
        letter: LetterId,
    },
    /// Lay a letter out anew, because a text was removed from it; nobody is mailed.
    ReprintLetter {
        /// The letter.
        letter: LetterId,
    },
    /// Remind those who can sign of a letter that is due or overdue.
    RemindLetter {
        /// The case.
        case: CaseId,
        /// Which letter of the case.
        version: u32,
        /// Which reminder, as `letter::reminder` counts them.
        number: u32,
    },
    /// Lay out a certificate, keep it, and tell its owner where it is.
    SendCertificate {
        /// The certificate.
        certificate: CertificateId,
    },
    /// Ask a presenter what became of the recommendations, on the day.
    RemindFollowUp {
        /// The case.
        case: CaseId,
    },
    /// Ask a presenter once more.
    RepeatFollowUp {
        /// The case.
        case: CaseId,
    },
    /// Remind whoever takes part of a session, the day before.
    RemindSession {
        /// The session.
        session: SessionId,
    },
    /// Invite to a wave of a survey whoever is to be invited by now, and remind.
    TendWave {
        /// The wave.
        wave: WaveId,
        /// Whether it keeps itself for the next day while the wave is not closed.
        repeats: bool,
    },
    /// Take the files of a recording over once it has ended.
    KeepRecording {
        /// The recording.
        recording: RecordingId,
    },
    /// Write the files of a recording anew without what is left out of it.
    CutRecording {
        /// The recording.
        recording: RecordingId,
    },
    /// Put the tracks of a recording together into one file of everybody.
    ComposeRecording {
        /// The recording.
        recording: RecordingId,
        /// Who asked for it.
        person: PersonId,
    },
    /// Put all parts of a session's recording together into one file.
    ComposeSession {
        /// The session.
        session: SessionId,
        /// Who asked for it.
        person: PersonId,
    },
    /// Delete a recording whose day has come.
    RemoveRecording {
        /// The recording.
        recording: RecordingId,
    },
    /// Remove the bytes of a file that is no longer kept.
    RemoveFile {
        /// The hub it belonged to.
        hub: HubId,
        /// The file.
        file: FileId,
    },
}

/// Tries before a job is given up and shown as dead: with the waits of [`again`] some 20 hours.
pub const ATTEMPTS: u32 = 14;

/// Seconds a worker has for one job before it is handed to another.
pub const LEASE: i64 = 120;

/// When to try again after a failed attempt (1 is the first): 15 s, doubling, at most 6 h.
pub fn again(now: Moment, attempt: u32) -> Moment {
    let wait = 15_i64.saturating_mul(1_i64 << attempt.saturating_sub(1).min(20));
    now.plus_seconds(wait.min(6 * 3600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_six_hours() {
        let start = Moment::from_micros(0);
        let waits: Vec<_> = [1, 2, 3, 30].map(|attempt| again(start, attempt).seconds()).to_vec();
        assert_eq!(waits, [15, 30, 60, 6 * 3600]);
    }
}
