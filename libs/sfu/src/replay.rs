//! The last reliable messages for one participant, to be sent again when it comes back and has missed some.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

/// Most messages and bytes that are kept for one participant. The bytes are shared between all who got the same message.
const MOST: usize = 256;
const MOST_BYTES: usize = 1024 * 1024;

/// What was sent lately, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Replay {
    kept: VecDeque<Kept>,
    bytes: usize,
}

#[derive(Debug)]
struct Kept {
    sender: String,
    sequence: u32,
    bytes: Bytes,
}

impl Replay {
    /// Keeps a message. Messages without a number are not kept: who gets one twice could not tell.
    pub(crate) fn keep(&mut self, sender: &str, sequence: u32, bytes: Bytes) {
        if sequence == 0 || sender.is_empty() || bytes.len() > MOST_BYTES {
            return;
        }
        self.bytes = self.bytes.saturating_add(bytes.len());
        self.kept.push_back(Kept { sender: sender.to_owned(), sequence, bytes });
        while self.kept.len() > MOST || self.bytes > MOST_BYTES {
            let Some(oldest) = self.kept.pop_front() else { break };
            self.bytes = self.bytes.saturating_sub(oldest.bytes.len());
        }
    }

    /// What came after the last number received of each sender, in the order it was sent.
    pub(crate) fn after(&self, received: &HashMap<&str, u32>) -> Vec<Bytes> {
        self.kept
            .iter()
            .filter(|kept| kept.sequence > received.get(kept.sender.as_str()).copied().unwrap_or(0))
            .map(|kept| kept.bytes.clone())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &'static str) -> Bytes {
        Bytes::from_static(text.as_bytes())
    }

    #[test]
    fn what_was_missed_of_each_sender_comes_in_order() {
        let mut replay = Replay::default();
        replay.keep("ana", 1, message("a1"));
        replay.keep("ben", 7, message("b7"));
        replay.keep("ana", 2, message("a2"));
        replay.keep("ben", 8, message("b8"));
        replay.keep("", 9, message("the server's own"));
        replay.keep("ana", 0, message("without a number"));
        let received = HashMap::from([("ana", 1), ("ben", 8)]);
        assert_eq!(replay.after(&received), [message("a2")]);
        assert_eq!(replay.after(&HashMap::new()).len(), 4);
    }

    #[test]
    fn no_more_is_kept_than_fits() {
        let mut replay = Replay::default();
        for sequence in 1..=1_000 {
            replay.keep("ana", sequence, message("x"));
        }
        assert_eq!(replay.after(&HashMap::new()).len(), MOST);
        for sequence in 1_001..=1_040 {
            replay.keep("ana", sequence, Bytes::from(vec![0; 60_000]));
        }
        let kept: usize = replay.after(&HashMap::new()).iter().map(Bytes::len).sum();
        assert!(kept <= MOST_BYTES && kept > MOST_BYTES - 120_000, "{kept}");
        assert_eq!(replay.bytes, kept);
    }
}
