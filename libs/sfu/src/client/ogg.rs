//! Reads Opus packets out of Ogg files.

/// Reads a whole file with one Opus stream; None when it is something else or cut.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut packets: Vec<Vec<u8>> = Vec::new();
    let mut open: Vec<u8> = Vec::new();
    let mut rest = bytes;
    while !rest.is_empty() {
        let (head, tail) = rest.split_at_checked(27)?;
        if head.get(..4)? != b"OggS" {
            return None;
        }
        let (table, mut body) = tail.split_at_checked(usize::from(*head.get(26)?))?;
        for &length in table {
            let (segment, next) = body.split_at_checked(usize::from(length))?;
            open.extend_from_slice(segment);
            body = next;
            // A segment shorter than the longest ends a packet.
            if length < 255 {
                packets.push(std::mem::take(&mut open));
            }
        }
        rest = body;
    }
    let opus = packets.first().is_some_and(|head| head.starts_with(b"OpusHead"))
        && packets.get(1).is_some_and(|tags| tags.starts_with(b"OpusTags"));
    opus.then(|| packets.split_off(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(packets: &[&[u8]]) -> Vec<u8> {
        let mut bytes = b"OggS".to_vec();
        bytes.extend_from_slice(&[0; 22]);
        let mut table = Vec::new();
        for packet in packets {
            table.extend(std::iter::repeat_n(255u8, packet.len() / 255));
            table.push(u8::try_from(packet.len() % 255).unwrap());
        }
        bytes.push(u8::try_from(table.len()).unwrap());
        bytes.extend_from_slice(&table);
        bytes.extend(packets.concat());
        bytes
    }

    #[test]
    fn packets_follow_the_two_headers() {
        let long = [7u8; 300];
        let file = [page(&[b"OpusHead.."]), page(&[b"OpusTags.."]), page(&[&[1, 2], &long])].concat();
        assert_eq!(read(&file), Some(vec![vec![1, 2], long.to_vec()]));
    }

    #[test]
    fn other_files_and_cut_ones_are_refused() {
        assert_eq!(read(b""), None);
        assert_eq!(read(b"RIFF1234567890123456789012345678"), None);
        assert_eq!(read(&page(&[b"vorbis", b"x"])), None);
        let mut cut = [page(&[b"OpusHead"]), page(&[b"OpusTags"])].concat();
        cut.pop();
        assert_eq!(read(&cut), None);
    }
}
