//! How a password is hashed and checked, and the one-time codes beside it.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use data_encoding::BASE32_NOPAD;
use domain::{fields::Fields, moment::Moment, password::Password, world::World};
use qrcode::{QrCode, render::svg};
use tokio::sync::Semaphore;
use totp_rs::Builder;

use crate::error::Error;

/// Hashes at a time: each takes 19 MiB and a core for some 30 ms (argon2id, m = 19456, t = 2, p = 1: OWASP's first choice).
static HASHING: Semaphore = Semaphore::const_new(4);

/// The argon2id string of a password.
pub(crate) async fn hash(world: &World, password: Password) -> Result<String, Error> {
    let salt = world.secret::<16>();
    blocking(move || {
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| Error::broken(error.to_string()))
    })
    .await?
}

/// Whether a typed password is the kept one. Without a kept one it takes as long and is false.
pub(crate) async fn is_right(typed: &str, kept: Option<&str>) -> Result<bool, Error> {
    let (typed, kept) = (typed.to_owned(), kept.map(str::to_owned));
    blocking(move || {
        let known = kept.is_some();
        let Some(hash) = kept.as_deref().or(NOBODYS.as_deref()) else { return false };
        let Ok(hash) = PasswordHash::new(hash) else { return false };
        Argon2::default().verify_password(typed.as_bytes(), &hash).is_ok() && known
    })
    .await
}

/// A password as it was typed: spaces at its ends belong to it.
pub(crate) fn typed<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.pairs().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
}

/// What the passwords of strangers are compared with, so that an unknown address is answered as slowly as a known one.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| {
    Argon2::default().hash_password_with_salt(b"nobody", b"nobody's salt...").ok().map(|hash| hash.to_string())
});

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let _place = HASHING.acquire().await.map_err(Error::broken)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::broken)
}

/// The key of a person's one-time codes (RFC 6238: SHA-1, six digits, 30 seconds), 160 bits.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key([u8; 20]);

impl Key {
    /// A new key.
    pub(crate) fn draw(world: &World) -> Self {
        Self(world.secret())
    }

    /// A kept key; none when it has another length.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.try_into().ok()?))
    }

    /// A key as it was shown, in base 32.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Self::of(&BASE32_NOPAD.decode(text.replace(' ', "").as_bytes()).ok()?)
    }

    /// The key in base 32, in groups of four for typing.
    pub(crate) fn groups(&self) -> String {
        let text = BASE32_NOPAD.encode(&self.0);
        let groups: Vec<String> =
            text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join(" ")
    }

    /// The bytes, to be kept.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The time step of a code that is right now, or was or will be half a minute away; none when it is wrong.
    pub(crate) fn step(&self, code: &str, now: Moment) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let codes = Builder::new().with_secret(self.0).build().ok()?;
        i64::try_from(codes.check(&code, u64::try_from(now.seconds()).ok()?)?).ok()
    }

    /// What an authenticator scans, as an SVG picture.
    pub(crate) fn picture(&self, hub: &str, email: &str) -> Result<String, Error> {
        let encode = |text: &str| {
            form_urlencoded::byte_serialize(text.replace(':', " ").as_bytes()).collect::<String>().replace('+', "%20")
        };
        let (hub, email, secret) = (encode(hub), encode(email), BASE32_NOPAD.encode(&self.0));
        let address = format!("otpauth://totp/{hub}:{email}?secret={secret}&issuer={hub}");
        let svg =
            QrCode::new(address).map_err(Error::broken)?.render::<svg::Color<'_>>().min_dimensions(220, 220).build();
        // An XML declaration has no place inside a page.
        Ok(svg.find("<svg").and_then(|at| svg.get(at..)).unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use domain::world::Script;

    use super::*;

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, SHA-1, of which the last six digits.
        let key = Key::of(b"12345678901234567890").unwrap();
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        assert_eq!(key.step("287082", at(59)), Some(1));
        assert_eq!(key.step("081 804", at(1_111_111_109)), Some(37_037_036));
        assert_eq!(key.step("081804", at(1_111_111_109 + 60)), None);
        assert_eq!(key.step("081804", at(1_111_111_109 + 20)), Some(37_037_036));
        assert_eq!(key.step("", at(59)), None);
    }

    #[test]
    fn a_key_is_shown_in_groups_and_read_again() {
        let key = Key::of(b"12345678901234567890").unwrap();
        assert_eq!(key.groups(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert!(Key::parse(&key.groups()) == Some(key));
        assert!(Key::parse("GEZD").is_none());
    }

    #[test]
    fn the_picture_is_svg_alone() {
        let picture = Key::of(&[7; 20]).unwrap().picture("Pôle douleur: Nord", "ada@example.org").unwrap();
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"), "{picture}");
    }

    #[tokio::test]
    async fn a_password_is_right_only_as_it_was_set() {
        let typed = "lavande tiroir comète";
        let Ok(password) = Password::check(&Fields::default().with("password", typed), &[]) else { panic!("refused") };
        let kept = hash(&Script::default().world(), password).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right(typed, Some(&kept)).await.unwrap());
        assert!(!is_right("lavande tiroir comete", Some(&kept)).await.unwrap());
        assert!(!is_right("nobody", None).await.unwrap());
    }
}
