//! A published track: what it is, its layers, and who receives it.

#![expect(deprecated, reason = "clients in use read these fields of a track")]

pub(crate) mod h264;

use std::time::Instant;

use livekit_protocol as proto;
use str0m::media::Rid;

use crate::ids::{PeerKey, TrackKey};
use crate::layer::Layer;
use crate::redundant::Recent;
use crate::sdp::Kind;

/// Largest picture, in pixels a side.
const LARGEST: u32 = 16_384;

/// How pictures are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Coding {
    #[default]
    Vp8,
    /// Where a client offers nothing else.
    H264,
}

impl Coding {
    /// Its name in the protocol.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Vp8 => "vp8",
            Self::H264 => "h264",
        }
    }
}

/// One track somebody sends, from the moment it was announced.
pub(crate) struct Track {
    pub(crate) key: TrackKey,
    pub(crate) owner: PeerKey,
    pub(crate) kind: Kind,
    /// The client's own id for it.
    pub(crate) cid: String,
    /// What others are told about it.
    pub(crate) info: proto::TrackInfo,
    /// The section it comes in; None until the client has offered one.
    pub(crate) mid: Option<String>,
    /// How its pictures are written; known for sure with the section.
    pub(crate) coding: Coding,
    /// Smallest first.
    pub(crate) layers: Vec<Layer>,
    pub(crate) subscribers: Vec<PeerKey>,
    /// The sender may fall silent in pauses.
    pub(crate) dtx: bool,
    pub(crate) stereo: bool,
    /// The last packets of sound, to repair it with.
    pub(crate) recent: Recent,
    /// Somebody receives it, and the owner was told so.
    pub(crate) told_subscribed: bool,
    /// The highest quality the owner was asked to send: None for "all", -1 for "nothing".
    pub(crate) asked_quality: Option<i32>,
    /// Since when less would do.
    pub(crate) less_since: Option<Instant>,
}

impl Track {
    /// A track as the client asked to publish it.
    pub(crate) fn new(
        key: TrackKey,
        owner: PeerKey,
        sid: String,
        request: proto::AddTrackRequest,
        now_us: i64,
    ) -> Self {
        let kind = if request.r#type() == proto::TrackType::Video { Kind::Video } else { Kind::Audio };
        let codec = request.simulcast_codecs.first();
        let cid = match codec {
            Some(codec) if !codec.cid.is_empty() => codec.cid.clone(),
            _ => request.cid.clone(),
        };
        let mut announced = match codec {
            Some(codec) if !codec.layers.is_empty() => codec.layers.clone(),
            _ => request.layers.clone(),
        };
        announced.retain(|layer| (0..3).contains(&layer.quality));
        announced.sort_by_key(|layer| layer.quality);
        announced.dedup_by_key(|layer| layer.quality);
        let layers = layers(kind, &announced, (request.width, request.height));
        let mime = match kind {
            Kind::Video => "video/VP8",
            Kind::Audio => "audio/opus",
        };
        let simulcast = layers.len() > 1;
        let repairs = repairs(kind, &request);
        let info = proto::TrackInfo {
            sid,
            r#type: request.r#type,
            name: request.name,
            muted: request.muted,
            width: request.width,
            height: request.height,
            simulcast,
            disable_dtx: request.disable_dtx,
            source: request.source,
            layers: announced.clone(),
            mime_type: mime.to_owned(),
            codecs: vec![proto::SimulcastCodecInfo {
                mime_type: mime.to_owned(),
                cid: cid.clone(),
                layers: announced,
                ..Default::default()
            }],
            stereo: request.stereo,
            disable_red: !repairs,
            encryption: request.encryption,
            stream: request.stream,
            version: Some(proto::TimedVersion { unix_micro: now_us, ticks: 0 }),
            audio_features: request.audio_features,
            ..Default::default()
        };
        Self {
            key,
            owner,
            kind,
            cid,
            info,
            mid: None,
            coding: Coding::default(),
            layers,
            dtx: !request.disable_dtx,
            stereo: request.stereo,
            subscribers: Vec::new(),
            recent: Recent::default(),
            told_subscribed: false,
            asked_quality: None,
            less_since: None,
        }
    }

    /// The section it comes in is known, and with it how its pictures are written.
    pub(crate) fn bind(&mut self, mid: String, coding: Coding) {
        self.info.mid.clone_from(&mid);
        if self.kind == Kind::Video && coding == Coding::H264 {
            self.info.mime_type = "video/H264".to_owned();
        }
        if let Some(codec) = self.info.codecs.first_mut() {
            codec.mid.clone_from(&mid);
            codec.mime_type.clone_from(&self.info.mime_type);
        }
        (self.mid, self.coding) = (Some(mid), coding);
    }

    /// Whether packets may carry earlier ones along.
    pub(crate) fn repairs(&self) -> bool {
        self.kind == Kind::Audio && !self.info.disable_red
    }

    /// The name of the stream a subscriber sees: tracks of one stream play in step.
    pub(crate) fn stream(&self, owner_sid: &str) -> String {
        let screen =
            matches!(self.info.source(), proto::TrackSource::ScreenShare | proto::TrackSource::ScreenShareAudio);
        let name = match (self.info.stream.as_str(), screen) {
            ("", true) => "screen",
            ("", false) => "camera",
            (named, _) => named,
        };
        let name: String = name.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
        format!("{owner_sid}|{name}")
    }

    /// The sender says how large its pictures are now. Smaller layers shrink with the largest.
    pub(crate) fn resize(&mut self, width: u32, height: u32) {
        let (width, height) = (width.min(LARGEST), height.min(LARGEST));
        if width == 0 || height == 0 || self.kind != Kind::Video {
            return;
        }
        self.info.width = width;
        self.info.height = height;
        let before = self.layers.last().map_or((0, 0), |layer| (layer.width, layer.height));
        for layer in &mut self.layers {
            layer.width = scaled(layer.width, width, before.0);
            layer.height = scaled(layer.height, height, before.1);
        }
    }

    /// The sender says how large each of its layers is now; layers it does not have are not heeded.
    pub(crate) fn relayer(&mut self, announced: &[proto::VideoLayer]) {
        for new in announced {
            let known = self.layers.iter_mut().find(|layer| layer.quality == new.quality);
            if let Some(layer) = known
                && new.width > 0
                && new.height > 0
            {
                layer.width = new.width.min(LARGEST);
                layer.height = new.height.min(LARGEST);
            }
            let told = self.info.codecs.iter_mut().flat_map(|codec| &mut codec.layers).chain(&mut self.info.layers);
            for layer in told.filter(|layer| layer.quality == new.quality) {
                layer.width = new.width.min(LARGEST);
                layer.height = new.height.min(LARGEST);
            }
        }
        if let Some(largest) = self.layers.last() {
            self.info.width = largest.width;
            self.info.height = largest.height;
        }
    }

    /// The layer with this name in the stream.
    pub(crate) fn layer_of(&self, rid: Option<Rid>) -> Option<usize> {
        match rid {
            None => (!self.layers.is_empty()).then_some(0),
            Some(rid) => self.layers.iter().position(|layer| layer.rid == Some(rid)),
        }
    }

    /// The smallest layer that covers the given size, or the largest.
    pub(crate) fn layer_for_size(&self, width: u32, height: u32) -> usize {
        self.layers
            .iter()
            .position(|layer| layer.width >= width && layer.height >= height)
            .unwrap_or(self.layers.len().saturating_sub(1))
    }

    /// The largest layer that is not better than the given quality.
    pub(crate) fn layer_for_quality(&self, quality: i32) -> usize {
        self.layers.iter().rposition(|layer| layer.quality <= quality).unwrap_or(0)
    }

    /// Whether only the members of the room can read it.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.info.encryption() != proto::encryption::Type::None
    }

    /// How important it is to see: a shared screen before faces.
    pub(crate) fn rank(&self) -> u8 {
        match self.info.source() {
            proto::TrackSource::ScreenShare => 2,
            _ => 0,
        }
    }
}

/// `size` in the proportion in which the largest layer went from `before` to `after`.
fn scaled(size: u32, after: u32, before: u32) -> u32 {
    let size = u64::from(size).saturating_mul(u64::from(after)).checked_div(u64::from(before));
    size.and_then(|size| u32::try_from(size).ok()).unwrap_or(after).max(1)
}

fn layers(kind: Kind, announced: &[proto::VideoLayer], size: (u32, u32)) -> Vec<Layer> {
    if kind == Kind::Audio {
        return vec![Layer::new(None, 2, (0, 0), 32_000)];
    }
    if announced.len() < 2 {
        let rate = announced.first().map_or(0, |layer| u64::from(layer.bitrate)).max(150_000);
        return vec![Layer::new(None, 2, size, rate)];
    }
    announced
        .iter()
        .map(|layer| {
            let rid = match (layer.rid.as_str(), layer.quality) {
                ("", 0) => "q",
                ("", 1) => "h",
                ("", _) => "f",
                (named, _) => named,
            };
            let rate = u64::from(layer.bitrate).max(80_000);
            Layer::new(Some(rid.into()), layer.quality, (layer.width, layer.height), rate)
        })
        .collect()
}

/// Whether sound may be sent so that it repairs itself: what only its receivers can read must come to them as it is.
fn repairs(kind: Kind, request: &proto::AddTrackRequest) -> bool {
    kind == Kind::Audio && !request.disable_red && request.encryption() == proto::encryption::Type::None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(quality: i32, width: u32) -> proto::VideoLayer {
        proto::VideoLayer { quality, width, height: width * 9 / 16, bitrate: 100_000, ..Default::default() }
    }

    fn camera() -> Track {
        let request = proto::AddTrackRequest {
            cid: "cam".into(),
            r#type: proto::TrackType::Video.into(),
            source: proto::TrackSource::Camera.into(),
            width: 1280,
            height: 720,
            layers: vec![layer(2, 1280), layer(0, 320), layer(1, 640), layer(1, 640), layer(9, 1)],
            ..Default::default()
        };
        Track::new(TrackKey(1), PeerKey(1), "TR_1".into(), request, 0)
    }

    #[test]
    fn layers_are_sorted_and_found_by_name_size_and_quality() {
        let track = camera();
        let names: Vec<_> = track.layers.iter().map(|layer| layer.rid.unwrap().to_string()).collect();
        assert_eq!(names, ["q", "h", "f"]);
        assert_eq!(track.layer_of(Some("h".into())), Some(1));
        assert_eq!(track.layer_of(Some("z".into())), None);
        assert_eq!(track.layer_for_size(200, 100), 0);
        assert_eq!(track.layer_for_size(400, 100), 1);
        assert_eq!(track.layer_for_size(4_000, 100), 2);
        assert_eq!(track.layer_for_quality(0), 0);
        assert_eq!(track.layer_for_quality(2), 2);
    }

    #[test]
    fn a_picture_that_changes_its_size_keeps_its_layers_in_proportion() {
        let sizes =
            |track: &Track| -> Vec<_> { track.layers.iter().map(|layer| (layer.width, layer.height)).collect() };
        let mut track = camera();
        track.resize(960, 540);
        assert_eq!(sizes(&track), [(240, 135), (480, 270), (960, 540)]);
        assert_eq!((track.info.width, track.info.height), (960, 540));
        track.resize(0, 540);
        track.resize(u32::MAX, u32::MAX);
        assert_eq!(sizes(&track).last(), Some(&(LARGEST, LARGEST)));
        track.relayer(&[layer(1, 320), layer(2, 640), layer(7, 5)]);
        assert_eq!(sizes(&track)[1..], [(320, 180), (640, 360)]);
        assert_eq!((track.info.width, track.info.layers[1].width), (640, 320));
    }

    #[test]
    fn a_single_encoding_has_one_layer_without_a_name() {
        let request = proto::AddTrackRequest {
            r#type: proto::TrackType::Video.into(),
            layers: vec![layer(2, 1280)],
            source: proto::TrackSource::ScreenShare.into(),
            ..Default::default()
        };
        let track = Track::new(TrackKey(1), PeerKey(1), "TR_1".into(), request, 0);
        assert_eq!(track.layers.len(), 1);
        assert_eq!(track.layer_of(None), Some(0));
        assert!(!track.info.simulcast);
        assert_eq!(track.stream("PA_1"), "PA_1|screen");
        assert_eq!(track.rank(), 2);
    }

    #[test]
    fn stream_names_cannot_smuggle_lines_into_a_description() {
        let request = proto::AddTrackRequest { stream: "x\r\na=evil y".into(), ..Default::default() };
        let track = Track::new(TrackKey(1), PeerKey(1), "TR_1".into(), request, 0);
        assert_eq!(track.stream("PA_1"), "PA_1|xaevily");
    }
}
