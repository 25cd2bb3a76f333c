//! How a headless participant misbehaves, for tests of a server: always the same way.

use str0m::net::Transmit;

/// Makes copies of what is sent: one as it is, one spoiled.
#[derive(Default)]
pub(super) struct Badness {
    count: usize,
    /// A datagram from some time ago, sent again.
    old: Vec<u8>,
}

impl Badness {
    pub(super) fn copies(&mut self, sent: &Transmit) -> [Transmit; 2] {
        let datagram: &[u8] = &sent.contents;
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
        [spoiled, old].map(|bytes| Transmit {
            proto: sent.proto,
            source: sent.source,
            destination: sent.destination,
            contents: bytes.into(),
        })
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
        let here = std::net::SocketAddr::from(([127, 0, 0, 1], 9));
        let sent = Transmit {
            proto: str0m::net::Protocol::Udp,
            source: here,
            destination: here,
            contents: vec![128; 60].into(),
        };
        for _ in 0..40 {
            assert_ne!(&*badness.copies(&sent)[0].contents, &*sent.contents);
        }
        assert_eq!(&*badness.copies(&sent)[1].contents, &*sent.contents, "sent again");
    }
}
