//! The first bytes of H.264 in RTP (RFC 6184): does a picture begin here that needs no other?

const SEQUENCE_PARAMETERS: u8 = 7;
/// Several units in one packet, each after its length in two bytes.
const TOGETHER: u8 = 24;
/// A piece of a unit; its second byte says which unit, and whether it is the first piece.
const PIECE: u8 = 28;
const FIRST_PIECE: u8 = 0x80;

/// Whether a packet begins a picture that needs no other. Senders put the parameters of a sequence (SPS) before each such picture;
/// one without them could be read only by whoever has those of the same layer.
pub(crate) fn starts_keyframe(payload: &[u8]) -> bool {
    let Some((first, mut rest)) = payload.split_first() else { return false };
    match kind(*first) {
        SEQUENCE_PARAMETERS => true,
        PIECE => rest.first().is_some_and(|head| head & FIRST_PIECE != 0 && kind(*head) == SEQUENCE_PARAMETERS),
        TOGETHER => {
            while let Some((length, after)) = rest.split_first_chunk::<2>() {
                let Some((unit, next)) = after.split_at_checked(usize::from(u16::from_be_bytes(*length))) else {
                    return false;
                };
                if unit.first().is_some_and(|first| kind(*first) == SEQUENCE_PARAMETERS) {
                    return true;
                }
                rest = next;
            }
            false
        }
        _ => false,
    }
}

fn kind(byte: u8) -> u8 {
    byte & 0x1f
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keyframe_begins_with_the_parameters_of_the_sequence() {
        for (payload, begins) in [
            (&[][..], false),
            (&[0x67, 0x42, 0xe0], true),
            // Picture parameters, an independent picture and another one by themselves.
            (&[0x68, 1], false),
            (&[0x65, 1], false),
            (&[0x41, 1], false),
            // Together with others, first or second; cut off; empty units.
            (&[0x78, 0, 2, 0x67, 1, 0, 1, 0x68], true),
            (&[0x78, 0, 1, 0x09, 0, 2, 0x67, 1], true),
            (&[0x78, 0, 1, 0x68, 0, 2, 0x65, 1], false),
            (&[0x78, 0, 9, 0x67, 1], false),
            (&[0x78, 0, 0, 0, 0, 0], false),
            (&[0x78, 0], false),
            (&[0x78], false),
            // In pieces: only the first says so.
            (&[0x7c, 0x87, 1], true),
            (&[0x7c, 0x07, 1], false),
            (&[0x7c, 0x85, 1], false),
            (&[0x7c], false),
        ] {
            assert_eq!(starts_keyframe(payload), begins, "{payload:x?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn str0m_finds_the_same(payload in proptest::collection::vec(proptest::num::u8::ANY, 0..60)) {
            // It takes a unit that is cut off for one that is there.
            let theirs = str0m::format::detect_h264_nalu(&payload, SEQUENCE_PARAMETERS);
            proptest::prop_assert!(theirs || !starts_keyframe(&payload));
        }
    }
}
