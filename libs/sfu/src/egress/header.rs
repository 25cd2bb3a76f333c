//! Writes the head of a packet of media (RFC 3550 §5.1) with what belongs to it alone (RFC 8285).

use str0m::media::Mid;

/// A number for all words of a client must fit four bits to be written here.
const LARGEST_NAME: u8 = 14;

/// What a client calls the extensions of one of its sections; None for those it does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) section: Option<u8>,
    pub(crate) transport: Option<u8>,
    pub(crate) level: Option<u8>,
    pub(crate) orientation: Option<u8>,
}

/// The head of one packet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) ssrc: u32,
    pub(super) payload: u8,
    pub(super) seq: u16,
    pub(super) time: u32,
    pub(super) marker: bool,
    /// Its section, as long as the client may not know whose source it is.
    pub(super) section: Option<Mid>,
    /// Its number in the connection.
    pub(super) transport: Option<u16>,
    /// How loud it is, in decibels below the loudest, and whether that is speech.
    pub(super) level: Option<(u8, bool)>,
    /// How the camera is held, as its sender writes it.
    pub(super) orientation: Option<u8>,
}

impl Head {
    /// Writes it at the end of `bytes`; how many bytes it has.
    pub(super) fn write(&self, names: Names, bytes: &mut Vec<u8>) -> usize {
        let start = bytes.len();
        bytes.extend_from_slice(&[0x90, (u8::from(self.marker) << 7) | (self.payload & 0x7f)]);
        bytes.extend_from_slice(&self.seq.to_be_bytes());
        bytes.extend_from_slice(&self.time.to_be_bytes());
        bytes.extend_from_slice(&self.ssrc.to_be_bytes());
        bytes.extend_from_slice(&[0xbe, 0xde, 0, 0]);
        let first = bytes.len();
        if let Some((level, speech)) = self.level {
            extend(bytes, names.level, &[(u8::from(speech) << 7) | (level & 0x7f)]);
        }
        if let Some(number) = self.transport {
            extend(bytes, names.transport, &number.to_be_bytes());
        }
        if let Some(orientation) = self.orientation {
            extend(bytes, names.orientation, &[orientation]);
        }
        if let Some(section) = self.section {
            extend(bytes, names.section, section.as_bytes());
        }
        while !bytes.len().wrapping_sub(first).is_multiple_of(4) {
            bytes.push(0);
        }
        let words = u8::try_from(bytes.len().wrapping_sub(first) / 4).unwrap_or(0);
        if let Some(length) = bytes.get_mut(first.wrapping_sub(1)) {
            *length = words;
        }
        bytes.len().wrapping_sub(start)
    }
}

fn extend(bytes: &mut Vec<u8>, name: Option<u8>, value: &[u8]) {
    let (Some(name), Ok(length)) = (name.filter(|name| (1..=LARGEST_NAME).contains(name)), u8::try_from(value.len()))
    else {
        return;
    };
    if (1..=16).contains(&length) {
        bytes.push((name << 4) | (length - 1));
        bytes.extend_from_slice(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Head = Head {
        ssrc: 0x0102_0304,
        payload: 96,
        seq: 0x0506,
        time: 0x0708_090a,
        marker: true,
        section: None,
        transport: None,
        level: None,
        orientation: None,
    };

    #[test]
    fn a_head_says_what_is_known_under_the_names_of_the_client() {
        let names = Names { section: Some(4), transport: Some(3), level: Some(1), orientation: None };
        let full = Head { section: Some(Mid::from("17")), transport: Some(258), level: Some((30, true)), ..HEAD };
        let mut bytes = vec![9];
        assert_eq!(full.write(names, &mut bytes), 24);
        let fixed = [0x90, 0x80 | 96, 5, 6, 7, 8, 9, 10, 1, 2, 3, 4];
        let extensions = [0xbe, 0xde, 0, 2, 0x10, 0x80 | 30, 0x31, 1, 2, 0x41, b'1', b'7'];
        assert_eq!(bytes, [&[9][..], &fixed, &extensions].concat());
    }

    #[test]
    fn a_head_without_anything_to_say_is_short_and_one_with_all_fits() {
        let mut bytes = Vec::new();
        assert_eq!(HEAD.write(Names::default(), &mut bytes), 16);
        let names = Names { section: Some(14), transport: Some(13), level: Some(12), orientation: Some(11) };
        let section = Some(Mid::from("0123456789abcdef"));
        let full = Head { section, transport: Some(1), level: Some((127, false)), orientation: Some(3), ..HEAD };
        bytes.clear();
        assert_eq!(full.write(names, &mut bytes), 12 + 4 + 24);
        assert!(bytes.len().is_multiple_of(4));
    }
}
