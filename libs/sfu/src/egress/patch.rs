//! Numbers of pictures in the head of a VP8 payload (RFC 7741 §4.2), set in place.

/// What a receiver's stream says instead of what the sender wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Patch {
    pub(crate) picture: Option<u16>,
    pub(crate) base: Option<u8>,
}

impl Patch {
    /// Sets the numbers where the payload has them, in as many bits as it has for them.
    pub(crate) fn apply(self, payload: &mut [u8]) {
        if self != Self::default() {
            let _ = self.set(payload);
        }
    }

    fn set(self, payload: &mut [u8]) -> Option<()> {
        let (first, rest) = payload.split_first_mut()?;
        (*first & 0x80 != 0).then_some(())?;
        let (flags, mut rest) = rest.split_first_mut()?;
        let flags = *flags;
        if flags & 0x80 != 0 {
            let (high, after) = rest.split_first_mut()?;
            if *high & 0x80 == 0 {
                if let Some(picture) = self.picture {
                    *high = u8::try_from(picture & 0x7f).ok()?;
                }
                rest = after;
            } else {
                let (low, after) = after.split_first_mut()?;
                if let Some(picture) = self.picture {
                    let [upper, lower] = (picture | 0x8000).to_be_bytes();
                    (*high, *low) = (upper, lower);
                }
                rest = after;
            }
        }
        if flags & 0x40 != 0
            && let Some(base) = self.base
        {
            *rest.first_mut()? = base;
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patched(payload: &[u8], picture: u16, base: u8) -> Vec<u8> {
        let mut payload = payload.to_vec();
        Patch { picture: Some(picture), base: Some(base) }.apply(&mut payload);
        payload
    }

    #[test]
    fn numbers_are_set_in_the_bits_that_are_there() {
        assert_eq!(patched(&[0x90, 0xc0, 0x81, 2, 3, 9], 0x1234, 77), [0x90, 0xc0, 0x92, 0x34, 77, 9]);
        assert_eq!(patched(&[0x90, 0xc0, 0x01, 3, 9], 0x1234, 77), [0x90, 0xc0, 0x34, 77, 9]);
        assert_eq!(patched(&[0x90, 0x40, 3, 9], 0x1234, 77), [0x90, 0x40, 77, 9]);
        assert_eq!(patched(&[0x10, 3, 9], 0x1234, 77), [0x10, 3, 9]);
        for length in 0..5 {
            let cut: Vec<u8> = [0x90, 0xc0, 0x81, 2, 3].into_iter().take(length).collect();
            assert_eq!(patched(&cut, 1, 1).len(), length);
        }
    }
}
