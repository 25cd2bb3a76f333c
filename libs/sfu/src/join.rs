//! Reads the join request that a client packs into the address of its websocket.

use std::io::Read;

use data_encoding::{BASE64URL, BASE64URL_NOPAD};
use flate2::read::GzDecoder;
use livekit_protocol as proto;
use prost::Message;

/// Longest packed request, as text in the address.
pub(crate) const LONGEST_PACKED: usize = 64 * 1024;
/// Longest request after unpacking, in bytes; a small file that unpacks to gigabytes stops here.
pub(crate) const LONGEST_UNPACKED: usize = 512 * 1024;

/// Why a join request was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum JoinError {
    #[error("the join request is missing")]
    Missing,
    #[error("the join request is too large")]
    TooLarge,
    #[error("the join request cannot be read")]
    Malformed,
}

/// Unpacks url-safe base64 of a `WrappedJoinRequest`, compressed or not.
pub(crate) fn read(packed: &str) -> Result<proto::JoinRequest, JoinError> {
    if packed.is_empty() {
        return Err(JoinError::Missing);
    }
    if packed.len() > LONGEST_PACKED {
        return Err(JoinError::TooLarge);
    }
    let bytes = BASE64URL
        .decode(packed.as_bytes())
        .or_else(|_| BASE64URL_NOPAD.decode(packed.as_bytes()))
        .map_err(|_| JoinError::Malformed)?;
    let wrapped = proto::WrappedJoinRequest::decode(bytes.as_slice()).map_err(|_| JoinError::Malformed)?;
    let request = match wrapped.compression() {
        proto::wrapped_join_request::Compression::None => wrapped.join_request,
        proto::wrapped_join_request::Compression::Gzip => unzip(&wrapped.join_request)?,
    };
    if request.len() > LONGEST_UNPACKED {
        return Err(JoinError::TooLarge);
    }
    proto::JoinRequest::decode(request.as_slice()).map_err(|_| JoinError::Malformed)
}

fn unzip(bytes: &[u8]) -> Result<Vec<u8>, JoinError> {
    let mut unpacked = Vec::new();
    let limit = u64::try_from(LONGEST_UNPACKED).unwrap_or(u64::MAX).saturating_add(1);
    GzDecoder::new(bytes).take(limit).read_to_end(&mut unpacked).map_err(|_| JoinError::Malformed)?;
    Ok(unpacked)
}

/// Packs a request the way the JavaScript client does.
pub(crate) fn write(request: &proto::JoinRequest) -> String {
    let wrapped = proto::WrappedJoinRequest {
        compression: proto::wrapped_join_request::Compression::None.into(),
        join_request: request.encode_to_vec(),
    };
    BASE64URL.encode(&wrapped.encode_to_vec())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn request() -> proto::JoinRequest {
        proto::JoinRequest { metadata: "hello".into(), participant_sid: "PA_1".into(), ..Default::default() }
    }

    fn zipped(bytes: &[u8]) -> String {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        let wrapped = proto::WrappedJoinRequest {
            compression: proto::wrapped_join_request::Compression::Gzip.into(),
            join_request: encoder.finish().unwrap(),
        };
        BASE64URL.encode(&wrapped.encode_to_vec())
    }

    #[test]
    fn plain_and_compressed_requests_are_read() {
        assert_eq!(read(&write(&request())), Ok(request()));
        assert_eq!(read(&zipped(&request().encode_to_vec())), Ok(request()));
        assert_eq!(read(write(&request()).trim_end_matches('=')), Ok(request()));
    }

    #[test]
    fn a_small_request_that_unpacks_to_a_huge_one_is_refused() {
        let bomb = zipped(&vec![0; 40 * 1024 * 1024]);
        assert!(bomb.len() < LONGEST_PACKED, "{}", bomb.len());
        assert_eq!(read(&bomb), Err(JoinError::TooLarge));
    }

    #[test]
    fn missing_oversized_and_senseless_requests_are_refused() {
        assert_eq!(read(""), Err(JoinError::Missing));
        assert_eq!(read(&"A".repeat(LONGEST_PACKED + 4)), Err(JoinError::TooLarge));
        assert_eq!(read("%%%"), Err(JoinError::Malformed));
        assert_eq!(read(&BASE64URL.encode(b"\xff\xff\xff\xff")), Err(JoinError::Malformed));
        assert_eq!(read(&zipped(b"\x0a\xff\xff\xff\xff\x0f")), Err(JoinError::Malformed));
    }
}
