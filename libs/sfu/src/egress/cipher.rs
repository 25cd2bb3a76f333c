//! Seals and opens packets: SRTP and SRTCP with AES in counter mode (RFC 3711) or in Galois counter mode (RFC 7714).

use aws_lc_rs::aead::{AES_128_GCM, AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{AES_128, AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey};
use aws_lc_rs::{hmac, iv};
use str0m::crypto::dtls::SrtpProfile;

use super::keys::Agreed;

/// Bytes of the counter mode's seal.
const SHORT_TAG: usize = 10;
/// The part of feedback that is not encrypted, and the number behind it.
const CONTROL_HEAD: usize = 8;
const CONTROL_INDEX: usize = 4;
const ENCRYPTED: u32 = 1 << 31;

/// What one side of a connection seals with.
pub(crate) struct Cipher {
    media: Algorithm,
    control: Algorithm,
}

enum Algorithm {
    Galois { key: LessSafeKey, salt: [u8; 12] },
    Counter(Box<Counter>),
}

struct Counter {
    key: EncryptingKey,
    salt: [u8; 14],
    check: hmac::Key,
}

/// What each derived key is for (RFC 3711 §4.3.1): key, check, salt, first of media, then of feedback.
const MEDIA: [u8; 3] = [0, 1, 2];
const CONTROL: [u8; 3] = [3, 4, 5];

impl Cipher {
    /// Ours, and the other side's; None for a profile that is not known.
    pub(crate) fn pair(agreed: &Agreed) -> Option<(Self, Self)> {
        let (key, salt) = match agreed.profile {
            SrtpProfile::AES128_CM_SHA1_80 => (16, 14),
            SrtpProfile::AEAD_AES_128_GCM => (16, 12),
            SrtpProfile::AEAD_AES_256_GCM => (32, 12),
            _ => return None,
        };
        let (client_key, rest) = agreed.material.split_at_checked(key)?;
        let (server_key, rest) = rest.split_at_checked(key)?;
        let (client_salt, rest) = rest.split_at_checked(salt)?;
        let server_salt = rest.get(..salt)?;
        let client = Self::derive(client_key, client_salt)?;
        let server = Self::derive(server_key, server_salt)?;
        Some(if agreed.client { (client, server) } else { (server, client) })
    }

    fn derive(master: &[u8], salt: &[u8]) -> Option<Self> {
        let media = Algorithm::derive(master, salt, MEDIA)?;
        let control = Algorithm::derive(master, salt, CONTROL)?;
        Some(Self { media, control })
    }

    /// Seals the packet of media that stands in `bytes` from `start`, whose head has `head` bytes. `index` is its extended sequence
    /// number. None when it cannot be sealed; `bytes` must not be sent then.
    pub(crate) fn seal(&self, bytes: &mut Vec<u8>, start: usize, head: usize, ssrc: u32, index: u64) -> Option<()> {
        let packet = bytes.get_mut(start..)?;
        match &self.media {
            Algorithm::Galois { key, salt } => {
                let (head, body) = packet.split_at_mut_checked(head)?;
                let tag = key.seal_in_place_separate_tag(nonce(salt, ssrc, index), Aad::from(&*head), body).ok()?;
                bytes.extend_from_slice(tag.as_ref());
            }
            Algorithm::Counter(counter) => {
                let Counter { key, salt, check } = counter.as_ref();
                let (_, body) = packet.split_at_mut_checked(head)?;
                key.less_safe_encrypt(body, start_of(salt, ssrc, index)).ok()?;
                let round = u32::try_from((index >> 16) & u64::from(u32::MAX)).ok()?;
                let mut signing = hmac::Context::with_key(check);
                signing.update(packet);
                signing.update(&round.to_be_bytes());
                bytes.extend_from_slice(signing.sign().as_ref().get(..SHORT_TAG)?);
            }
        }
        Some(())
    }

    /// Seals feedback, the `index`th that we send.
    pub(crate) fn seal_control(&self, bytes: &mut Vec<u8>, index: u32) -> Option<()> {
        let ssrc = word(bytes, 4)?;
        let mark = (ENCRYPTED | index).to_be_bytes();
        match &self.control {
            Algorithm::Galois { key, salt } => {
                let (head, body) = bytes.split_at_mut_checked(CONTROL_HEAD)?;
                let known = [&*head, &mark].concat();
                let nonce = nonce(salt, ssrc, u64::from(index));
                let tag = key.seal_in_place_separate_tag(nonce, Aad::from(&known), body).ok()?;
                bytes.extend_from_slice(tag.as_ref());
                bytes.extend_from_slice(&mark);
            }
            Algorithm::Counter(counter) => {
                let Counter { key, salt, check } = counter.as_ref();
                let (_, body) = bytes.split_at_mut_checked(CONTROL_HEAD)?;
                key.less_safe_encrypt(body, start_of(salt, ssrc, u64::from(index))).ok()?;
                bytes.extend_from_slice(&mark);
                let tag = hmac::sign(check, bytes);
                bytes.extend_from_slice(tag.as_ref().get(..SHORT_TAG)?);
            }
        }
        Some(())
    }

    /// Opens feedback into `plain`, and tells its number; None when it was not sealed by the other side.
    pub(crate) fn open_control(&self, bytes: &[u8], plain: &mut Vec<u8>) -> Option<u32> {
        let ssrc = word(bytes, 4)?;
        plain.clear();
        let index = |mark: &[u8]| {
            let mark = word(mark, 0)?;
            // All profiles encrypt feedback.
            (mark & ENCRYPTED != 0).then_some(mark & !ENCRYPTED)
        };
        match &self.control {
            Algorithm::Galois { key, salt } => {
                let (sealed, mark) = bytes.split_last_chunk::<CONTROL_INDEX>()?;
                let index = index(mark)?;
                let mut known = [0; CONTROL_HEAD + CONTROL_INDEX];
                let head = sealed.first_chunk::<CONTROL_HEAD>()?;
                known.iter_mut().zip(head.iter().chain(mark)).for_each(|(to, from)| *to = *from);
                plain.extend_from_slice(sealed);
                let nonce = nonce(salt, ssrc, u64::from(index));
                let opened = key.open_in_place(nonce, Aad::from(&known), plain.get_mut(CONTROL_HEAD..)?).ok()?.len();
                plain.truncate(CONTROL_HEAD.saturating_add(opened));
                Some(index)
            }
            Algorithm::Counter(counter) => {
                let Counter { key, salt, check } = counter.as_ref();
                let (signed, tag) = bytes.split_last_chunk::<SHORT_TAG>()?;
                let right = hmac::sign(check, signed);
                aws_lc_rs::constant_time::verify_slices_are_equal(right.as_ref().get(..SHORT_TAG)?, tag).ok()?;
                let (sealed, mark) = signed.split_last_chunk::<CONTROL_INDEX>()?;
                let index = index(mark)?;
                plain.extend_from_slice(sealed);
                let body = plain.get_mut(CONTROL_HEAD..)?;
                key.less_safe_encrypt(body, start_of(salt, ssrc, u64::from(index))).ok()?;
                Some(index)
            }
        }
    }
}

impl Algorithm {
    fn derive(master: &[u8], salt: &[u8], [key, check, season]: [u8; 3]) -> Option<Self> {
        let own = stretch(master, salt, key, master.len())?;
        let seasoning = stretch(master, salt, season, salt.len())?;
        if let Ok(salt) = <[u8; 12]>::try_from(seasoning.as_slice()) {
            let algorithm = if master.len() == 32 { &AES_256_GCM } else { &AES_128_GCM };
            let key = LessSafeKey::new(UnboundKey::new(algorithm, &own).ok()?);
            return Some(Self::Galois { key, salt });
        }
        let check = stretch(master, salt, check, 20)?;
        Some(Self::Counter(Box::new(Counter {
            key: running(&own)?,
            salt: <[u8; 14]>::try_from(seasoning.as_slice()).ok()?,
            check: hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &check),
        })))
    }
}

/// AES in counter mode.
fn running(key: &[u8]) -> Option<EncryptingKey> {
    let algorithm = if key.len() == 32 { &AES_256 } else { &AES_128 };
    EncryptingKey::ctr(UnboundCipherKey::new(algorithm, key).ok()?).ok()
}

/// Derives a key for one use (RFC 3711 §4.3.3; a salt of twelve bytes is filled up with zeros, RFC 7714 §11).
fn stretch(master: &[u8], salt: &[u8], label: u8, length: usize) -> Option<Vec<u8>> {
    let mut start = [0; 16];
    start.get_mut(..salt.len())?.copy_from_slice(salt);
    *start.get_mut(7)? ^= label;
    let mut bytes = vec![0; length];
    running(master)?.less_safe_encrypt(&mut bytes, EncryptionContext::Iv128(iv::FixedLength::from(start))).ok()?;
    Some(bytes)
}

/// Salt, source and number as the start of Galois counter mode (RFC 7714 §8.1, §9.1).
fn nonce(salt: &[u8; 12], ssrc: u32, index: u64) -> Nonce {
    let number = (u128::from(ssrc) << 48) | u128::from(index & ((1 << 48) - 1));
    Nonce::assume_unique_for_key(mixed(salt, &number.to_be_bytes()))
}

/// The same for counter mode (RFC 3711 §4.1.1).
fn start_of(salt: &[u8; 14], ssrc: u32, index: u64) -> EncryptionContext {
    let number = (u128::from(ssrc) << 64) | (u128::from(index & ((1 << 48) - 1)) << 16);
    let mut start = number.to_be_bytes();
    for (byte, salt) in start.iter_mut().zip(salt) {
        *byte ^= salt;
    }
    EncryptionContext::Iv128(iv::FixedLength::from(start))
}

/// The salt over the last twelve bytes of a number.
fn mixed(salt: &[u8; 12], number: &[u8; 16]) -> [u8; 12] {
    let mut bytes = *salt;
    for (byte, number) in bytes.iter_mut().zip(number.iter().skip(4)) {
        *byte ^= number;
    }
    bytes
}

/// Four bytes as a number.
pub(super) fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..)?.first_chunk::<4>()?;
    Some(u32::from_be_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agreed(profile: SrtpProfile, key: usize, salt: usize, client: bool) -> Agreed {
        let material = (0u8..).take(2 * (key + salt)).collect();
        Agreed { profile, material, client }
    }

    fn hex(text: &str) -> Vec<u8> {
        data_encoding::HEXUPPER.decode(text.as_bytes()).unwrap()
    }

    fn profiles() -> [(SrtpProfile, usize, usize); 3] {
        [
            (SrtpProfile::AES128_CM_SHA1_80, 16, 14),
            (SrtpProfile::AEAD_AES_128_GCM, 16, 12),
            (SrtpProfile::AEAD_AES_256_GCM, 32, 12),
        ]
    }

    /// RFC 3711, appendix B.3.
    #[test]
    fn keys_are_derived_as_the_standard_shows() {
        let master = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
        let salt = hex("0EC675AD498AFEEBB6960B3AABE6");
        assert_eq!(stretch(&master, &salt, 0, 16).unwrap(), hex("C61E7A93744F39EE10734AFE3FF7A087"));
        assert_eq!(stretch(&master, &salt, 2, 14).unwrap(), hex("30CBBC08863D8C85D49DB34A9AE1"));
        let check = stretch(&master, &salt, 1, 94).unwrap();
        assert_eq!(check.get(..20).unwrap(), hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
    }

    /// RFC 3711, appendix B.2; RFC 7714 §16.1.1.
    #[test]
    fn media_is_sealed_as_the_standards_show() {
        let salt = <[u8; 14]>::try_from(hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD")).unwrap();
        let mut stream = [0; 32];
        let key = running(&hex("2B7E151628AED2A6ABF7158809CF4F3C")).unwrap();
        key.less_safe_encrypt(&mut stream, start_of(&salt, 0, 0)).unwrap();
        assert_eq!(stream.as_slice(), hex("E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB"));

        let algorithm = || Algorithm::Galois {
            key: LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &(0..16).collect::<Vec<u8>>()).unwrap()),
            salt: *b"Quid pro quo",
        };
        let cipher = Cipher { media: algorithm(), control: algorithm() };
        let head = hex("8040F17B8041F8D35501A0B2");
        let mut packet = [&[1, 2, 3][..], &head, b"Gallia est omnis divisa in partes tres"].concat();
        cipher.seal(&mut packet, 3, head.len(), 0x5501_a0b2, 0xf17b).unwrap();
        let sealed = "F24DE3A3FB34DE6CACBA861C9D7E4BCABE633BD50D294E6F42A5F47A51C7D19B36DE3ADF8833899D7F27BEB16A9152CF765EE4390CCE";
        assert_eq!(packet, [&[1, 2, 3][..], &head, &hex(sealed)].concat());
    }

    #[test]
    fn feedback_is_opened_by_the_other_side_and_by_nobody_else() {
        for (profile, key, salt) in profiles() {
            let (ours, theirs) = Cipher::pair(&agreed(profile, key, salt, false)).unwrap();
            let (theirs_too, ours_too) = Cipher::pair(&agreed(profile, key, salt, true)).unwrap();
            let plain: Vec<u8> = (100..128).collect();
            let mut sealed = plain.clone();
            ours.seal_control(&mut sealed, 77).unwrap();
            let opened = |cipher: &Cipher, bytes: &[u8]| {
                let mut plain = vec![3];
                let number = cipher.open_control(bytes, &mut plain)?;
                Some((plain, number))
            };
            assert_eq!(opened(&ours_too, &sealed), Some((plain.clone(), 77)));
            assert_eq!(opened(&theirs, &sealed), None);
            for at in 0..sealed.len() {
                let mut spoiled = sealed.clone();
                *spoiled.get_mut(at).unwrap() ^= 1;
                assert_eq!(opened(&ours_too, &spoiled), None, "{at}");
                assert_eq!(opened(&ours_too, sealed.get(..at).unwrap()), None);
            }
            let mut back = plain.clone();
            theirs_too.seal_control(&mut back, 1).unwrap();
            assert_eq!(opened(&theirs, &back), Some((plain, 1)));
        }
    }
}
