//! Datagrams in a stream: two bytes of length, then as many bytes (RFC 4571).

/// Largest datagram that is taken in. Larger ones no client sends: who announces one speaks another language.
const LARGEST: usize = 2_000;

/// Something came that cannot be a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoFrame;

/// The bytes of a stream that were read and not yet used.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    bytes: Vec<u8>,
    /// Bytes of these that were used.
    used: usize,
}

impl Frames {
    /// Takes in what was read.
    pub(crate) fn extend(&mut self, bytes: &[u8]) {
        self.bytes.drain(..self.used);
        self.used = 0;
        self.bytes.extend_from_slice(bytes);
    }

    /// The next whole frame, without using it.
    ///
    /// # Errors
    /// When the stream holds something else.
    pub(crate) fn peek(&self) -> Result<Option<&[u8]>, NoFrame> {
        let Some((head, rest)) = self.bytes.get(self.used..).and_then(|bytes| bytes.split_first_chunk::<2>()) else {
            return Ok(None);
        };
        let length = usize::from(u16::from_be_bytes(*head));
        if length == 0 || length > LARGEST {
            return Err(NoFrame);
        }
        Ok(rest.get(..length))
    }

    /// The next whole frame.
    ///
    /// # Errors
    /// When the stream holds something else.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<u8>>, NoFrame> {
        let frame = self.peek()?.map(<[u8]>::to_vec);
        if let Some(frame) = &frame {
            self.used += 2 + frame.len();
        }
        Ok(frame)
    }

    /// Whether nothing waits to be used.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.used == self.bytes.len()
    }
}

/// The length that stands before a datagram; None for one that is too long for a frame.
pub(crate) fn head(datagram: &[u8]) -> Option<[u8; 2]> {
    u16::try_from(datagram.len()).ok().map(u16::to_be_bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(frames: &[Vec<u8>]) -> Vec<u8> {
        frames.iter().flat_map(|frame| [&head(frame).unwrap()[..], frame].concat()).collect()
    }

    proptest! {
        #[test]
        fn frames_come_out_as_they_went_in_however_the_stream_is_cut(
            frames in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..LARGEST), 0..8),
            cut in 1..4_000usize,
        ) {
            let bytes = written(&frames);
            let mut stream = Frames::default();
            let mut came = Vec::new();
            for piece in bytes.chunks(cut) {
                stream.extend(piece);
                while let Some(frame) = stream.next().unwrap() {
                    came.push(frame);
                }
            }
            prop_assert_eq!(came, frames);
            prop_assert!(stream.is_empty());
        }

        #[test]
        fn anything_else_is_refused_or_waited_for(bytes in prop::collection::vec(any::<u8>(), 0..5_000)) {
            let mut stream = Frames::default();
            stream.extend(&bytes);
            while let Ok(Some(frame)) = stream.next() {
                prop_assert!((1..=LARGEST).contains(&frame.len()));
            }
        }
    }

    #[test]
    fn other_protocols_are_known_by_their_first_bytes() {
        for bytes in [b"GET / HTTP/1.1\r\n".as_slice(), b"\x16\x03\x01\x02\x00", b"\0\0", b"SSH-2.0"] {
            let mut stream = Frames::default();
            stream.extend(bytes);
            assert_eq!(stream.next(), Err(NoFrame));
        }
    }
}
