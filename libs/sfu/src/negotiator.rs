//! Decides which media section carries which track, for one participant.
//!
//! The client alone makes offers. It opens sections to receive in and sections to send from; an
//! answer says which track each receiving section carries. This is a state machine over texts: no
//! sockets, no clock, no codec.

use std::collections::{HashMap, VecDeque};

use crate::sdp::{self, Direction, Kind};
use crate::track::Coding;

/// Largest description that is read, in bytes.
const LONGEST: usize = 512 * 1024;
/// Most sections one participant may open.
const MOST_SECTIONS: usize = 400;

/// Why an offer was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OfferError {
    #[error("the offer is too large")]
    TooLarge,
    #[error("the offer has a section without a name, or a name twice")]
    Malformed,
}

/// A track somebody wants to receive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The track's sid, `TR_…`.
    pub(crate) track: String,
    /// The stream it belongs to, `PA_…|camera`.
    pub(crate) stream: String,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Use {
    /// Open to receive in, nothing there now.
    Idle,
    /// The client receives this track in it.
    Carries(Wanted),
    /// Carried a track before. Browsers notice a new track only when the section was told to be
    /// idle in between, so it is free again after an answer said so (`told`) and an offer followed.
    Freed { told: bool },
    /// The client sends in it; `track` is its own id for what it sends.
    Sends { track: String },
    /// Not usable: rejected, inactive, or the data channel.
    Closed,
}

struct Section {
    mid: String,
    kind: Option<Kind>,
    coding: Coding,
    used: Use,
}

/// What follows from an offer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// Sections that begin to carry another track, and that track.
    pub(crate) bound: Vec<(String, String)>,
    /// Sections in which the client begins to send: section, kind, the client's track id.
    pub(crate) sending: Vec<(String, Kind, String)>,
    /// Sections in which the client has stopped sending.
    pub(crate) ended: Vec<String>,
}

/// How many more sections the client has to open; zero of both means "offer again".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Requirement {
    pub(crate) audios: u32,
    pub(crate) videos: u32,
}

/// The sections of one participant and the tracks waiting for one.
#[derive(Default)]
pub(crate) struct Negotiator {
    sections: Vec<Section>,
    waiting: VecDeque<Wanted>,
    /// A section was freed or has changed: the client has to be told by an answer.
    stale: bool,
    /// The client was asked to offer and has not done so yet.
    asked: bool,
    offer: u32,
}

impl Negotiator {
    /// Remembers that the client shall receive a track as soon as it offers a section for it.
    pub(crate) fn want(&mut self, wanted: Wanted) {
        if !self.wants(&wanted.track) {
            self.waiting.push_back(wanted);
        }
    }

    /// Frees the section that carries a track, or forgets that it was wanted.
    pub(crate) fn drop_track(&mut self, track: &str) {
        self.waiting.retain(|wanted| wanted.track != track);
        for section in &mut self.sections {
            if matches!(&section.used, Use::Carries(wanted) if wanted.track == track) {
                section.used = Use::Freed { told: false };
                self.stale = true;
            }
        }
    }

    fn wants(&self, track: &str) -> bool {
        self.waiting.iter().any(|wanted| wanted.track == track)
            || self
                .sections
                .iter()
                .any(|section| matches!(&section.used, Use::Carries(wanted) if wanted.track == track))
    }

    /// Takes in an offer and binds waiting tracks to free sections.
    ///
    /// Call before the offer is given to the transport: the answer it writes names the sources as
    /// they are then, so a section that begins to carry another track needs its new source first.
    pub(crate) fn offered(&mut self, text: &str, id: u32) -> Result<Outcome, OfferError> {
        if text.len() > LONGEST {
            return Err(OfferError::TooLarge);
        }
        let (_, offered) = sdp::sections(text);
        if offered.len() > MOST_SECTIONS {
            return Err(OfferError::TooLarge);
        }
        for (index, section) in offered.iter().enumerate() {
            let twice = offered.iter().skip(index + 1).any(|other| other.mid == section.mid);
            if section.mid.is_empty() || section.mid.len() > 16 || twice {
                return Err(OfferError::Malformed);
            }
        }
        let mut outcome = Outcome::default();
        let mut before: HashMap<String, Section> =
            self.sections.drain(..).map(|section| (section.mid.clone(), section)).collect();
        for section in &offered {
            let old = before.remove(section.mid).map(|section| section.used);
            let used = self.next_use(section, old, &mut outcome);
            let (mid, kind, coding) = (section.mid.to_owned(), section.kind, section.coding());
            self.sections.push(Section { mid, kind, coding, used });
        }
        // A section whose name is gone was replaced by another one in its place.
        for (mid, section) in before {
            match section.used {
                Use::Carries(wanted) => self.waiting.push_back(wanted),
                Use::Sends { .. } => outcome.ended.push(mid),
                Use::Idle | Use::Freed { .. } | Use::Closed => {}
            }
        }
        self.bind(&mut outcome);
        self.offer = id;
        self.asked = false;
        self.stale = false;
        Ok(outcome)
    }

    fn next_use(&mut self, section: &sdp::Section<'_>, old: Option<Use>, outcome: &mut Outcome) -> Use {
        let Some(kind) = section.kind else {
            return Use::Closed;
        };
        let next = if section.direction.sends() {
            let track = section.track.unwrap_or(section.mid).to_owned();
            let known = matches!(&old, Some(Use::Sends { track: before }) if *before == track);
            if !known {
                outcome.sending.push((section.mid.to_owned(), kind, track.clone()));
            }
            Use::Sends { track }
        } else if section.direction == Direction::Receive {
            match old.clone() {
                Some(Use::Carries(wanted)) => Use::Carries(wanted),
                Some(Use::Freed { told: false }) => Use::Freed { told: true },
                _ => Use::Idle,
            }
        } else {
            Use::Closed
        };
        match old {
            Some(Use::Sends { track }) if next != (Use::Sends { track: track.clone() }) => {
                outcome.ended.push(section.mid.to_owned());
            }
            Some(Use::Carries(wanted)) if !matches!(next, Use::Carries(_)) => {
                self.waiting.push_back(wanted);
            }
            _ => {}
        }
        next
    }

    fn bind(&mut self, outcome: &mut Outcome) {
        let mut still = VecDeque::new();
        while let Some(wanted) = self.waiting.pop_front() {
            let free =
                self.sections.iter_mut().find(|section| section.used == Use::Idle && section.kind == Some(wanted.kind));
            match free {
                Some(section) => {
                    outcome.bound.push((section.mid.clone(), wanted.track.clone()));
                    section.used = Use::Carries(wanted);
                }
                None => still.push_back(wanted),
            }
        }
        self.waiting = still;
    }

    /// The transport's answer as the client must read it, and the track of each section.
    ///
    /// `opus` gives extra parameters for the section in which the client sends its sound.
    pub(crate) fn answer(&self, text: &str, opus: impl Fn(&str) -> sdp::Opus) -> (String, HashMap<String, String>) {
        let (head, sections) = sdp::sections(text);
        let mut lines: Vec<String> = head.into_iter().map(str::to_owned).collect();
        let mut tracks = HashMap::new();
        for section in sections {
            let used =
                self.sections.iter().find(|known| known.mid == section.mid).map_or(&Use::Closed, |known| &known.used);
            lines.extend(match used {
                Use::Carries(wanted) => {
                    tracks.insert(section.mid.to_owned(), wanted.track.clone());
                    section.carrying(&wanted.stream, &wanted.track)
                }
                Use::Sends { .. } => section.receiving(&opus(section.mid)),
                Use::Idle | Use::Freed { .. } => section.idle(),
                Use::Closed if section.kind.is_some() => section.idle(),
                Use::Closed => section.untouched(),
            });
        }
        let mut text = lines.join("\r\n");
        text.push_str("\r\n");
        (text, tracks)
    }

    /// Sections that carry nothing now.
    pub(crate) fn idle(&self) -> impl Iterator<Item = &str> {
        let idle = |section: &&Section| matches!(section.used, Use::Idle | Use::Freed { .. });
        self.sections.iter().filter(|section| section.kind.is_some()).filter(idle).map(|section| section.mid.as_str())
    }

    /// What the client has to be asked for now, if anything; at most one question is open.
    pub(crate) fn requirement(&mut self) -> Option<Requirement> {
        if self.asked || self.sections.is_empty() || (self.waiting.is_empty() && !self.stale) {
            return None;
        }
        self.asked = true;
        let missing = |kind: Kind| {
            let wanted = self.waiting.iter().filter(|wanted| wanted.kind == kind).count();
            let free = self
                .sections
                .iter()
                .filter(|section| section.kind == Some(kind))
                .filter(|section| match section.used {
                    Use::Idle | Use::Freed { told: true } => true,
                    // A picture waits for the section that is being freed. A voice does not: a section more costs little.
                    Use::Freed { told: false } => kind == Kind::Video,
                    _ => false,
                })
                .count();
            u32::try_from(wanted.saturating_sub(free)).unwrap_or(0)
        };
        Some(Requirement { audios: missing(Kind::Audio), videos: missing(Kind::Video) })
    }

    /// Forgets an open question, for a client that has lost its connection meanwhile.
    pub(crate) fn forget_question(&mut self) {
        self.asked = false;
    }

    /// The number of the last offer; an answer repeats it.
    pub(crate) fn offer_id(&self) -> u32 {
        self.offer
    }

    /// The section that carries a track.
    pub(crate) fn section_of(&self, track: &str) -> Option<&str> {
        self.sections.iter().find_map(|section| match &section.used {
            Use::Carries(wanted) if wanted.track == track => Some(section.mid.as_str()),
            _ => None,
        })
    }

    /// How pictures are written that the client sends in a section.
    pub(crate) fn coding(&self, mid: &str) -> Coding {
        self.sections.iter().find(|section| section.mid == mid).map_or(Coding::Vp8, |section| section.coding)
    }

    /// Sections in which the client sends: section, kind, the client's track id.
    pub(crate) fn sending(&self) -> impl Iterator<Item = (&str, Kind, &str)> {
        self.sections.iter().filter_map(|section| match (&section.used, section.kind) {
            (Use::Sends { track }, Some(kind)) => Some((section.mid.as_str(), kind, track.as_str())),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
