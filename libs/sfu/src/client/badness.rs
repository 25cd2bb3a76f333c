//! How a headless participant misbehaves, for tests of a server: always the same way.

/// Makes copies of what is sent: one as it is, one spoiled.
#[derive(Default)]
pub(super) struct Badness {
    count: usize,
    /// A datagram from some time ago, sent again.
    old: Vec<u8>,
}

impl Badness {
    pub(super) fn copies(&mut self, datagram: &[u8]) -> Vec<Vec<u8>> {
        self.count = self.count.wrapping_add(1);
        let mut spoiled = datagram.to_vec();
        match self.count % 4 {
            0 => spoiled.truncate(self.count.checked_rem(spoiled.len().max(1)).unwrap_or(0)),
            1 => {
                let at = self.count.wrapping_mul(7).checked_rem(spoiled.len().max(1)).unwrap_or(0);
                if let Some(byte) = spoiled.get_mut(at) {
                    *byte = !*byte;
                }
            }
            2 => spoiled.extend_from_slice(&[0xff; 24]),
            _ => {
                // Keeps the kind of packet and spoils the rest.
                for byte in spoiled.iter_mut().skip(2) {
                    *byte = byte.wrapping_mul(31).wrapping_add(1);
                }
            }
        }
        let old = if self.count.is_multiple_of(16) {
            std::mem::replace(&mut self.old, datagram.to_vec())
        } else {
            self.old.clone()
        };
        vec![spoiled, old]
    }
}

/// A description that claims another certificate.
pub(super) fn with_other_fingerprint(sdp: &str) -> String {
    let lines = sdp.split_inclusive('\n').map(|line| match line.strip_prefix("a=fingerprint:sha-256 ") {
        Some(print) => {
            let other: String = print
                .chars()
                .map(|digit| {
                    if digit == 'A' {
                        'B'
                    } else if digit == '0' {
                        '1'
                    } else {
                        digit
                    }
                })
                .collect();
            format!("a=fingerprint:sha-256 {other}")
        }
        None => line.to_owned(),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_another_one_and_the_rest_is_kept() {
        let sdp = "v=0\r\na=fingerprint:sha-256 A0:7F\r\na=mid:0\r\n";
        assert_eq!(with_other_fingerprint(sdp), "v=0\r\na=fingerprint:sha-256 B1:7F\r\na=mid:0\r\n");
    }

    #[test]
    fn copies_differ_from_what_was_sent() {
        let mut badness = Badness::default();
        let datagram = [128; 60];
        for _ in 0..40 {
            let copies = badness.copies(&datagram);
            assert_eq!(copies.len(), 2);
            assert_ne!(copies[0], datagram);
        }
        assert_eq!(badness.copies(&datagram)[1], datagram, "sent again");
    }
}
