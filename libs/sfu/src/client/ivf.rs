//! Reads IVF files: VP8 (or H.264) pictures one after the other.

/// A recorded picture sequence that can be sent over and over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pictures {
    pub(super) width: u16,
    pub(super) height: u16,
    /// Pictures a second.
    pub(super) rate: u32,
    pub(super) frames: Vec<Vec<u8>>,
    /// They are H.264, each unit after a start code.
    pub(super) h264: bool,
}

impl Pictures {
    /// Whether a picture of these needs no other: in H.264 it begins with the parameters of the sequence.
    pub(super) fn is_keyframe(&self, frame: &[u8]) -> bool {
        if self.h264 { frame.get(4).is_some_and(|unit| unit & 0x1f == 7) } else { is_keyframe(frame) }
    }
}

/// Reads a whole file; None when it is not VP8 in IVF or holds no keyframe at its beginning.
pub(super) fn read(bytes: &[u8]) -> Option<Pictures> {
    let header = bytes.get(..32)?;
    let h264 = header.get(8..12)? == b"H264";
    if header.get(..4)? != b"DKIF" || !(h264 || header.get(8..12)? == b"VP80") {
        return None;
    }
    let number = |at: usize| header.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes);
    let short = |at: usize| header.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes);
    let rate = number(16)?.checked_div(number(20)?)?;
    let mut rest = bytes.get(usize::from(short(6)?)..)?;
    let mut frames = Vec::new();
    while let Some((head, tail)) = rest.split_at_checked(12) {
        let size: [u8; 4] = head.get(..4)?.try_into().ok()?;
        let (frame, next) = tail.split_at_checked(usize::try_from(u32::from_le_bytes(size)).ok()?)?;
        frames.push(frame.to_vec());
        rest = next;
    }
    let pictures = Pictures { width: short(12)?, height: short(14)?, rate, frames, h264 };
    let sound = rate > 0 && pictures.frames.first().is_some_and(|frame| pictures.is_keyframe(frame));
    sound.then_some(pictures)
}

/// Whether a VP8 picture needs no other.
fn is_keyframe(frame: &[u8]) -> bool {
    frame.first().is_some_and(|first| first & 1 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(codec: &[u8], frames: &[&[u8]]) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend_from_slice(b"DKIF\0\0\x20\0");
        bytes.extend_from_slice(codec);
        bytes.extend_from_slice(&[64, 1, 180, 0, 15, 0, 0, 0, 1, 0, 0, 0]);
        bytes.extend_from_slice(&u32::try_from(frames.len()).unwrap().to_le_bytes());
        bytes.extend_from_slice(&[0; 4]);
        for frame in frames {
            bytes.extend_from_slice(&u32::try_from(frame.len()).unwrap().to_le_bytes());
            bytes.extend_from_slice(&[0; 8]);
            bytes.extend_from_slice(frame);
        }
        bytes
    }

    #[test]
    fn pictures_and_their_size_are_read() {
        let pictures = read(&file(b"VP80", &[&[0x10, 1, 2], &[0x11, 3]])).unwrap();
        assert_eq!((pictures.width, pictures.height, pictures.rate), (320, 180, 15));
        assert_eq!(pictures.frames, [vec![0x10, 1, 2], vec![0x11, 3]]);
        assert!(is_keyframe(&pictures.frames[0]));
        assert!(!is_keyframe(&pictures.frames[1]));
    }

    #[test]
    fn other_files_and_cut_ones_are_refused() {
        assert_eq!(read(b""), None);
        assert_eq!(read(&file(b"VP90", &[&[0]])), None);
        assert_eq!(read(&file(b"VP80", &[])), None);
        assert_eq!(read(&file(b"VP80", &[&[0x11]])), None, "begins in the middle");
        let mut cut = file(b"VP80", &[&[0x10, 1, 2]]);
        cut.pop();
        assert_eq!(read(&cut), None);
    }
}
