//! Reads the few lines of a session description that the negotiator needs, and rewrites them.

use crate::track::Coding;

/// What a media section carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Audio,
    Video,
}

/// Who sends in a section, seen from the one who wrote the description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Send,
    Receive,
    Both,
    Neither,
}

impl Direction {
    fn of(line: &str) -> Option<Self> {
        match line {
            "a=sendonly" => Some(Self::Send),
            "a=recvonly" => Some(Self::Receive),
            "a=sendrecv" => Some(Self::Both),
            "a=inactive" => Some(Self::Neither),
            _ => None,
        }
    }

    /// Whether the writer of the description sends in this section.
    pub(crate) fn sends(self) -> bool {
        matches!(self, Self::Send | Self::Both)
    }
}

/// How a client shall send its sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opus {
    /// What is added to the parameters of the codec.
    pub(crate) parameters: String,
    /// Packets carry earlier ones along (RED), where the client can do that.
    pub(crate) redundant: bool,
}

/// One `m=` section of a description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Section<'a> {
    /// None for the data channel and for media this server does not know.
    pub(crate) kind: Option<Kind>,
    pub(crate) mid: &'a str,
    pub(crate) direction: Direction,
    /// The id of the track in `a=msid:<stream> <track>`.
    pub(crate) track: Option<&'a str>,
    lines: Vec<&'a str>,
}

/// Splits a description into the lines before the first section and the sections.
pub(crate) fn sections(text: &str) -> (Vec<&str>, Vec<Section<'_>>) {
    let mut head = Vec::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        if let Some(media) = line.strip_prefix("m=") {
            let kind = match media.split(' ').next() {
                Some("audio") => Some(Kind::Audio),
                Some("video") => Some(Kind::Video),
                _ => None,
            };
            let rejected = media.split(' ').nth(1) == Some("0");
            sections.push(Section {
                kind,
                mid: "",
                direction: if rejected { Direction::Neither } else { Direction::Both },
                track: None,
                lines: vec![line],
            });
        } else if let Some(section) = sections.last_mut() {
            if let Some(direction) = Direction::of(line) {
                section.direction = direction;
            } else if let Some(mid) = line.strip_prefix("a=mid:") {
                section.mid = mid;
            } else if let Some(msid) = line.strip_prefix("a=msid:") {
                section.track = msid.split(' ').nth(1);
            }
            section.lines.push(line);
        } else {
            head.push(line);
        }
    }
    (head, sections)
}

impl Section<'_> {
    /// The section as sent to a client that receives `track` of `stream` in it.
    pub(crate) fn carrying(&self, stream: &str, track: &str) -> Vec<String> {
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in &self.lines {
            if line.starts_with("a=msid:") || Direction::of(line).is_some() {
                continue;
            }
            if let Some(source) = line.strip_prefix("a=ssrc:") {
                // The names inside `a=ssrc` lines repeat the msid; only the number is needed.
                if source.contains(" cname:") {
                    lines.push((*line).to_owned());
                }
                continue;
            }
            lines.push((*line).to_owned());
        }
        lines.push("a=sendonly".to_owned());
        lines.push(format!("a=msid:{stream} {track}"));
        lines
    }

    /// The section as sent to a client that receives nothing in it now.
    pub(crate) fn idle(&self) -> Vec<String> {
        let mut lines = self.without_sources();
        lines.push("a=inactive".to_owned());
        lines
    }

    /// The section as sent to a client that sends in it.
    pub(crate) fn receiving(&self, opus: &Opus) -> Vec<String> {
        let mut lines = self.receiving_with(&opus.parameters);
        if let (Some(payload), Some(first)) = (self.payload_of("red/48000"), lines.first_mut()) {
            // Browsers send what stands first. Sound that is encrypted end to end must not be redundant: packets that carry
            // earlier ones along are taken apart here, and nobody can do that with those.
            let mut words: Vec<&str> = first.split(' ').collect();
            if let Some(place) = words.iter().skip(3).position(|word| *word == payload) {
                if opus.redundant {
                    words.get_mut(3..=place + 3).unwrap_or_default().rotate_right(1);
                } else {
                    words.get_mut(place + 3..).unwrap_or_default().rotate_left(1);
                }
                *first = words.join(" ");
            }
        }
        lines
    }

    /// How pictures are written in it: as VP8 wherever the client knows it.
    pub(crate) fn coding(&self) -> Coding {
        let h264 = self.payload_of("vp8/").is_none() && self.payload_of("h264/").is_some();
        if h264 { Coding::H264 } else { Coding::Vp8 }
    }

    /// The payload type of a codec.
    fn payload_of(&self, codec: &str) -> Option<&str> {
        self.lines.iter().find_map(|line| {
            let (payload, name) = line.strip_prefix("a=rtpmap:")?.split_once(' ')?;
            name.to_ascii_lowercase().starts_with(codec).then_some(payload)
        })
    }

    fn receiving_with(&self, opus: &str) -> Vec<String> {
        let payload = self.payload_of("opus/");
        let mut lines = self.without_sources();
        if self.coding() == Coding::Vp8 {
            lines = without_h264(lines);
        }
        if let (Some(payload), false) = (payload, opus.is_empty()) {
            let start = format!("a=fmtp:{payload} ");
            match lines.iter_mut().find(|line| line.starts_with(&start)) {
                Some(line) => {
                    line.push(';');
                    line.push_str(opus);
                }
                None => lines.push(format!("{start}{opus}")),
            }
        }
        lines.push("a=recvonly".to_owned());
        lines
    }

    /// The section word by word.
    pub(crate) fn untouched(&self) -> Vec<String> {
        self.lines.iter().map(|line| (*line).to_owned()).collect()
    }

    fn without_sources(&self) -> Vec<String> {
        self.lines
            .iter()
            .filter(|line| {
                Direction::of(line).is_none()
                    && !line.starts_with("a=msid:")
                    && !line.starts_with("a=ssrc:")
                    && !line.starts_with("a=ssrc-group:")
            })
            .map(|line| (*line).to_owned())
            .collect()
    }
}

/// A section without H.264 and its repairs: where VP8 is known, nothing else is sent.
fn without_h264(lines: Vec<String>) -> Vec<String> {
    let named = |line: &String| {
        Some(line.strip_prefix("a=rtpmap:")?.split_once(' ')?.0.to_owned())
            .filter(|_| line.split_once(' ').is_some_and(|(_, name)| name.to_ascii_lowercase().starts_with("h264/")))
    };
    let mut gone: Vec<String> = lines.iter().filter_map(named).collect();
    let repairs = |line: &String| {
        let (payload, rest) = line.strip_prefix("a=fmtp:")?.split_once(' ')?;
        let of = rest.strip_prefix("apt=")?;
        gone.iter().any(|payload| payload == of).then(|| payload.to_owned())
    };
    let repairs: Vec<String> = lines.iter().filter_map(repairs).collect();
    gone.extend(repairs);
    if gone.is_empty() {
        return lines;
    }
    let about = |line: &str| {
        ["a=rtpmap:", "a=fmtp:", "a=rtcp-fb:"]
            .iter()
            .find_map(|start| line.strip_prefix(start)?.split(' ').next())
            .is_some_and(|payload| gone.iter().any(|gone| gone == payload))
    };
    let mut kept: Vec<String> = lines.into_iter().filter(|line| !about(line)).collect();
    if let Some(first) = kept.first_mut() {
        let words = first.split(' ').enumerate();
        let words = words.filter(|(place, word)| *place < 3 || !gone.iter().any(|gone| gone == word));
        *first = words.map(|(_, word)| word).collect::<Vec<_>>().join(" ");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_sent_as_h264_only_where_nothing_else_is_known() {
        let text = "m=video 9 UDP/TLS/RTP/SAVPF 96 97 108 109\r\na=mid:0\r\na=sendonly\r\na=rtpmap:96 VP8/90000\r\na=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\na=rtpmap:108 H264/90000\r\na=rtcp-fb:108 nack\r\na=fmtp:108 packetization-mode=1\r\na=rtpmap:109 rtx/90000\r\na=fmtp:109 apt=108";
        let (_, both) = sections(text);
        assert_eq!(both[0].coding(), Coding::Vp8);
        let lines = both[0].receiving(&Opus::default());
        assert_eq!(lines[0], "m=video 9 UDP/TLS/RTP/SAVPF 96 97");
        assert!(lines.iter().all(|line| !line.contains(":108") && !line.contains(":109")), "{lines:?}");
        assert!(lines.iter().any(|line| line == "a=fmtp:97 apt=96"));
        let alone = text.replace(" 96 97", "").replace("a=rtpmap:96 VP8/90000\r\n", "");
        let (_, alone) = sections(&alone);
        assert_eq!(alone[0].coding(), Coding::H264);
        assert_eq!(alone[0].receiving(&Opus::default())[0], "m=video 9 UDP/TLS/RTP/SAVPF 108 109");
    }

    #[test]
    fn sound_that_repairs_itself_stands_first_where_the_client_knows_it() {
        let text = "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0\r\na=mid:0\r\na=recvonly\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:63 red/48000/2";
        let first = |text: &str, redundant| {
            let (_, sections) = sections(text);
            sections[0].receiving(&Opus { parameters: String::new(), redundant })[0].clone()
        };
        assert_eq!(first(text, true), "m=audio 9 UDP/TLS/RTP/SAVPF 63 111 0");
        assert_eq!(first(text, false), "m=audio 9 UDP/TLS/RTP/SAVPF 111 0 63", "it stands last where it is not wanted");
        let plain = text.replace("red/48000/2", "PCMU/8000");
        assert_eq!(first(&plain, true), "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 0");
    }
}
