//! The identifiers of a project: opaque, compared without case and braces.

use std::fmt;

/// What a file calls a GUID. Tools write them with braces or without, in either case, and some are no GUIDs at all.
///
/// ```
/// use qda::refi::Guid;
/// let wild = Guid::new("{5215CC69-B628-4E02-AFB9-9BEEAEE55808}");
/// assert_eq!(wild, Guid::new("5215cc69-b628-4e02-afb9-9beeaee55808"));
/// assert_eq!(wild.to_string(), "5215cc69-b628-4e02-afb9-9beeaee55808");
/// assert!(wild.standard());
/// assert!(!Guid::new("code-1").standard());
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Guid(Form);

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Form {
    Uuid([u8; 16]),
    Other(Box<str>),
}

impl Guid {
    /// The identifier a file wrote, as it is.
    #[must_use]
    pub fn new(written: &str) -> Self {
        let bare = written.trim().trim_start_matches('{').trim_end_matches('}').trim();
        match bytes(bare) {
            Some(bytes) => Self(Form::Uuid(bytes)),
            None => Self(Form::Other(bare.to_lowercase().into_boxed_str())),
        }
    }

    /// An identifier made from its bytes, for programs that write projects of their own.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Form::Uuid(bytes))
    }

    /// The same identifier for the same words, always; used where a file has none.
    #[must_use]
    pub fn derived(words: &str) -> Self {
        let mut bytes = [0; 16];
        let (high, low) = (hash(words, 0xcbf2_9ce4_8422_2325), hash(words, 0x9e37_79b9_7f4a_7c15));
        for (place, byte) in bytes.iter_mut().zip(high.to_be_bytes().into_iter().chain(low.to_be_bytes())) {
            *place = byte;
        }
        // Version 8 of RFC 9562: a form of one's own.
        if let Some(byte) = bytes.get_mut(6) {
            *byte = (*byte & 0x0f) | 0x80;
        }
        if let Some(byte) = bytes.get_mut(8) {
            *byte = (*byte & 0x3f) | 0x80;
        }
        Self(Form::Uuid(bytes))
    }

    /// Whether it has the form the schema asks for: 8-4-4-4-12 hexadecimal digits.
    #[must_use]
    pub fn standard(&self) -> bool {
        matches!(self.0, Form::Uuid(_))
    }

    /// Itself, or an identifier of the schema's form that is always the same for the same original.
    #[must_use]
    pub fn standardized(&self) -> Self {
        match &self.0 {
            Form::Uuid(_) => self.clone(),
            Form::Other(written) => Self::derived(written),
        }
    }

    /// Bytes it takes beside the structure itself.
    pub(super) fn weight(&self) -> usize {
        match &self.0 {
            Form::Uuid(_) => 0,
            Form::Other(written) => written.len(),
        }
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Uuid(bytes) => {
                for (place, byte) in bytes.iter().enumerate() {
                    if matches!(place, 4 | 6 | 8 | 10) {
                        out.write_str("-")?;
                    }
                    write!(out, "{byte:02x}")?;
                }
                Ok(())
            }
            Form::Other(written) => out.write_str(written),
        }
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{self}")
    }
}

fn bytes(bare: &str) -> Option<[u8; 16]> {
    let mut digits = bare.bytes();
    let mut bytes = [0_u8; 16];
    for (place, byte) in bytes.iter_mut().enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) && digits.next() != Some(b'-') {
            return None;
        }
        let high = char::from(digits.next()?).to_digit(16)?;
        let low = char::from(digits.next()?).to_digit(16)?;
        *byte = u8::try_from(high * 16 + low).ok()?;
    }
    digits.next().is_none().then_some(bytes)
}

/// FNV-1a, with a last mixing step so that short words differ in every byte.
fn hash(words: &str, basis: u64) -> u64 {
    let mut sum = basis;
    for byte in words.bytes() {
        sum = (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    sum ^= sum >> 32;
    sum = sum.wrapping_mul(0xd6e8_feb8_6659_fd93);
    sum ^ (sum >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_case_do_not_make_another_identifier() {
        let plain = Guid::new("0dcef2f5-e55c-49da-8c33-9b0803c7aeb4");
        for written in ["{0DCEF2F5-E55C-49DA-8C33-9B0803C7AEB4}", " 0DCEF2F5-e55c-49da-8c33-9b0803c7aeb4 "] {
            assert_eq!(Guid::new(written), plain);
        }
        assert_eq!(Guid::new("Code-1"), Guid::new("{code-1}"));
    }

    #[test]
    fn what_is_no_guid_becomes_one_that_stays_the_same() {
        let odd = Guid::new("line:6");
        assert!(!odd.standard());
        assert!(odd.standardized().standard());
        assert_eq!(odd.standardized(), Guid::new("LINE:6").standardized());
        assert_ne!(odd.standardized(), Guid::new("line:7").standardized());
        assert!(!Guid::new("0dcef2f5-e55c-49da-8c33-9b0803c7aeb4f").standard());
        assert!(!Guid::new("").standard());
    }
}
