//! A headless participant's side of the media connection.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use livekit_protocol as proto;
use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::channel::{ChannelConfig, ChannelId, Reliability};
use str0m::media::{Direction, MediaKind, MediaTime, Mid, Simulcast, SimulcastLayer};
use str0m::rtp::{Extension, ExtensionMap};
use str0m::{Candidate, Rtc};

use super::ClientError;
use super::clip::Clip;
use super::stage::{Cue, Stage};

/// Names of the sizes, smallest first.
pub(super) const SIZES: [&str; 3] = ["q", "h", "f"];
/// What is kept to be repeated, how long, and how much of what is sent may be: what str0m allows by itself a single keyframe exceeds
/// on a line that loses five in a hundred.
const KEPT: usize = 1_024;
const AGE: Duration = Duration::from_secs(3);
const SHARE: f32 = 0.5;
/// Sections opened to receive in, of each kind, before any is asked for.
const RECEIVING: usize = 3;
/// The client's own ids for what it sends.
pub(super) const CAMERA: &str = "headless-camera";
pub(super) const MICROPHONE: &str = "headless-microphone";

/// The connection and what runs over it.
pub(super) struct Transport {
    pub(super) rtc: Rtc,
    pending: Option<SdpPendingOffer>,
    offer: u32,
    camera: Option<Mid>,
    /// Its streams know how freely they may repeat.
    tuned: bool,
    microphone: Option<Mid>,
    /// Sections open to receive in.
    receiving: Vec<Mid>,
    /// The track that each section carries.
    pub(super) tracks: HashMap<String, String>,
    pub(super) reliable: Option<ChannelId>,
    pub(super) lossy: Option<ChannelId>,
}

impl Transport {
    /// A connection from an address, where it is known already, and its first offer.
    pub(super) fn new(
        local: Option<Candidate>,
        clip: Option<&Clip>,
        subscribe: bool,
        h264: bool,
        now: Instant,
    ) -> Result<(Self, proto::SessionDescription), ClientError> {
        let mut extensions = ExtensionMap::empty();
        extensions.set(1, Extension::AudioLevel);
        extensions.set(2, Extension::AbsoluteSendTime);
        extensions.set(3, Extension::TransportSequenceNumber);
        extensions.set(4, Extension::RtpMid);
        extensions.set(10, Extension::RtpStreamId);
        extensions.set(11, Extension::RepairedRtpStreamId);
        let vp8 = clip.is_none_or(|clip| !clip.is_h264());
        let mut config = Rtc::builder().clear_codecs().enable_opus(true, true).enable_vp8(vp8);
        if h264 {
            crate::worker::offer_h264(config.codec_config());
        }
        let mut rtc = config.set_extension_map(extensions).build(now);
        if let Some(candidate) = local {
            rtc.add_local_candidate(candidate);
        }
        let mut transport = Self {
            rtc,
            pending: None,
            offer: 0,
            camera: None,
            tuned: false,
            microphone: None,
            receiving: Vec::new(),
            tracks: HashMap::new(),
            reliable: None,
            lossy: None,
        };
        let mut changes = transport.rtc.sdp_api();
        changes.add_channel_with_config(ChannelConfig { label: "_reliable".into(), ..Default::default() });
        changes.add_channel_with_config(ChannelConfig {
            label: "_lossy".into(),
            ordered: false,
            reliability: Reliability::MaxRetransmits { retransmits: 0 },
            ..Default::default()
        });
        let count = if subscribe { RECEIVING } else { 0 };
        for kind in [MediaKind::Audio, MediaKind::Video] {
            for _ in 0..count {
                transport.receiving.push(changes.add_media(kind, Direction::RecvOnly, None, None, None));
            }
        }
        if let Some(clip) = clip {
            let stream = || Some("headless".to_owned());
            if !clip.audio.is_empty() {
                let id = Some(MICROPHONE.to_owned());
                transport.microphone =
                    Some(changes.add_media(MediaKind::Audio, Direction::SendOnly, stream(), id, None));
            }
            if !clip.video.is_empty() {
                let simulcast = (clip.video.len() > 1).then(|| Simulcast {
                    send: SIZES.iter().take(clip.video.len()).map(|name| SimulcastLayer::new(name)).collect(),
                    recv: Vec::new(),
                });
                let id = Some(CAMERA.to_owned());
                transport.camera =
                    Some(changes.add_media(MediaKind::Video, Direction::SendOnly, stream(), id, simulcast));
            }
        }
        let (offer, pending) = changes.apply().ok_or_else(|| ClientError::Transport("nothing to offer".into()))?;
        transport.pending = Some(pending);
        let description = transport.describe(offer.to_sdp_string());
        Ok((transport, description))
    }

    fn describe(&mut self, sdp: String) -> proto::SessionDescription {
        self.offer = self.offer.saturating_add(1);
        proto::SessionDescription { r#type: "offer".into(), sdp, id: self.offer, ..Default::default() }
    }

    /// Whether an offer waits for its answer.
    pub(super) fn waits(&self) -> bool {
        self.pending.is_some()
    }

    /// An offer with more sections, or with new addresses, or just the next one.
    pub(super) fn offer(&mut self, audios: u32, videos: u32, restart: bool) -> Option<proto::SessionDescription> {
        let mut changes = self.rtc.sdp_api();
        for (kind, count) in [(MediaKind::Audio, audios), (MediaKind::Video, videos)] {
            for _ in 0..count.min(64) {
                self.receiving.push(changes.add_media(kind, Direction::RecvOnly, None, None, None));
            }
        }
        // The answer has put sections to rest that carry nothing: open them again.
        for mid in &self.receiving {
            changes.set_direction(*mid, Direction::RecvOnly);
        }
        if restart {
            changes.ice_restart(true);
        }
        if !changes.has_changes() {
            self.receiving.push(changes.add_media(MediaKind::Audio, Direction::RecvOnly, None, None, None));
        }
        let (offer, pending) = changes.apply()?;
        self.pending = Some(pending);
        Some(self.describe(offer.to_sdp_string()))
    }

    /// Takes in the answer to the last offer.
    pub(super) fn answered(&mut self, answer: proto::SessionDescription) -> Result<(), ClientError> {
        if answer.id != self.offer {
            return Ok(());
        }
        let Some(pending) = self.pending.take() else { return Ok(()) };
        let failed = |error: &dyn std::fmt::Display| ClientError::Transport(error.to_string());
        let text = SdpAnswer::from_sdp_string(&answer.sdp).map_err(|error| failed(&error))?;
        self.rtc.sdp_api().accept_answer(pending, text).map_err(|error| failed(&error))?;
        self.tracks = answer.mid_to_track_id;
        if let Some(camera) = self.camera.filter(|_| !std::mem::replace(&mut self.tuned, true)) {
            let rids = SIZES.iter().map(|name| Some((*name).into())).chain([None]);
            for rid in rids {
                if let Some(stream) = self.rtc.direct_api().stream_tx_by_mid(camera, rid) {
                    stream.set_rtx_cache(KEPT, AGE, Some(SHARE));
                }
            }
        }
        Ok(())
    }

    /// Sends what a clip has to say now.
    pub(super) fn play(&mut self, cue: &Cue, stage: &Stage, sizes: usize, now: Instant) {
        match cue {
            Cue::Sound { packet, time, loud } => {
                let (Some(mid), Some(bytes)) = (self.microphone, stage.sound(*packet)) else { return };
                let Some(writer) = self.rtc.writer(mid) else { return };
                let Some(payload) = writer.payload_params().next().map(|params| params.pt()) else { return };
                let level = if *loud { -25 } else { -127 };
                let time = MediaTime::new(*time, str0m::media::Frequency::FORTY_EIGHT_KHZ);
                // Before the connection stands, and while it is lost, nobody hears it.
                let _ = writer.audio_level(level, *loud).write(payload, now, time, bytes);
            }
            Cue::Picture { size, bytes, frame, time } => {
                let (Some(mid), Some(bytes)) = (self.camera, bytes.frames.get(*frame)) else { return };
                let Some(mut writer) = self.rtc.writer(mid) else { return };
                let Some(payload) = writer.payload_params().next().map(|params| params.pt()) else { return };
                if sizes > 1
                    && let Some(name) = SIZES.get(*size)
                {
                    writer = writer.rid((*name).into());
                }
                let _ = writer.write(payload, now, MediaTime::from_90khz(*time), bytes.as_slice());
            }
        }
    }

    /// The size that a keyframe is wanted of, when it is one this client sends.
    pub(super) fn size_of(mid: Mid, rid: Option<str0m::media::Rid>, camera: Option<Mid>) -> Option<usize> {
        if Some(mid) != camera {
            return None;
        }
        match rid {
            None => Some(0),
            Some(rid) => SIZES.iter().position(|name| str0m::media::Rid::from(*name) == rid),
        }
    }

    pub(super) fn camera(&self) -> Option<Mid> {
        self.camera
    }
}

/// The requests that announce what a clip sends.
pub(super) fn announcements(clip: Option<&Clip>) -> Vec<proto::AddTrackRequest> {
    let mut requests = Vec::new();
    let Some(clip) = clip else { return requests };
    let kind = if clip.sealed { proto::encryption::Type::Gcm } else { proto::encryption::Type::None };
    let encryption = kind.into();
    if !clip.audio.is_empty() {
        requests.push(proto::AddTrackRequest {
            cid: MICROPHONE.into(),
            name: "microphone".into(),
            r#type: proto::TrackType::Audio.into(),
            source: proto::TrackSource::Microphone.into(),
            encryption,
            disable_red: clip.sealed,
            ..Default::default()
        });
    }
    if let Some(largest) = clip.video.last() {
        let source = if clip.slides { proto::TrackSource::ScreenShare } else { proto::TrackSource::Camera };
        requests.push(proto::AddTrackRequest {
            cid: CAMERA.into(),
            name: "camera".into(),
            r#type: proto::TrackType::Video.into(),
            source: source.into(),
            encryption,
            width: largest.width.into(),
            height: largest.height.into(),
            layers: (0i32..)
                .zip(&clip.video)
                .zip(SIZES)
                .map(|((quality, pictures), rid)| proto::VideoLayer {
                    quality,
                    width: pictures.width.into(),
                    height: pictures.height.into(),
                    bitrate: bitrate(pictures),
                    rid: rid.to_owned(),
                    ..Default::default()
                })
                .collect(),
            ..Default::default()
        });
    }
    requests
}

fn bitrate(pictures: &super::ivf::Pictures) -> u32 {
    let bytes: usize = pictures.frames.iter().map(Vec::len).sum();
    let frames = u64::try_from(pictures.frames.len()).unwrap_or(1).max(1);
    let bits = u64::try_from(bytes).unwrap_or(0) * 8 * u64::from(pictures.rate) / frames;
    u32::try_from(bits).unwrap_or(u32::MAX)
}
