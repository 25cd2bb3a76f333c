//! A participant's transport: the same towards every server.

use std::net::SocketAddr;
use std::time::Instant;

use str0m::format::Codec;
use str0m::media::{MediaKind, Mid, Pt};
use str0m::rtp::{Extension, ExtensionMap};
use str0m::{Candidate, Rtc};

use crate::Failure;

/// A connection from `local` that speaks VP8 and Opus, packet by packet.
pub fn transport(local: SocketAddr) -> Result<Rtc, Failure> {
    let mut extensions = ExtensionMap::empty();
    extensions.set(1, Extension::AudioLevel);
    extensions.set(2, Extension::AbsoluteSendTime);
    extensions.set(3, Extension::TransportSequenceNumber);
    extensions.set(4, Extension::RtpMid);
    let mut rtc = Rtc::builder()
        .clear_codecs()
        .enable_opus(true, false)
        .enable_vp8(true)
        .set_extension_map(extensions)
        .set_rtp_mode(true)
        .build(Instant::now());
    rtc.add_local_candidate(Candidate::host(local, "udp")?);
    Ok(rtc)
}

/// The number under which a section's codec goes.
pub fn payload(rtc: &Rtc, mid: Mid) -> Option<Pt> {
    let media = rtc.media(mid)?;
    let codec = if media.kind() == MediaKind::Video { Codec::Vp8 } else { Codec::Opus };
    let mut known = rtc.codec_config().iter().filter(|params| params.spec().codec == codec).map(|params| params.pt());
    known.find(|payload| media.remote_pts().contains(payload))
}
