//! Personal links: a secret sent by mail that signs one person in and leads them to one page.

/// Minutes a sign-in link works, once.
pub const SIGN_IN_MINUTES: i64 = 30;

/// Days an invitation to the hub's team works, once.
pub const INVITATION_DAYS: i64 = 7;

/// Days after a session until which the personal links of its mails work.
pub const SESSION_DAYS: i64 = 7;

/// Days a link in a mail about somebody's own case or certificate works, once.
pub const OWN_DAYS: i64 = 14;

/// Days a login by link lasts.
pub const LOGIN_DAYS: i64 = 30;

/// Minutes a login by password lasts: a working day.
pub const STAFF_LOGIN_MINUTES: i64 = 12 * 60;

/// The address of a link, as mails carry it; `url` is the installation's own without a trailing slash.
pub fn address(url: &str, secret: &str) -> String {
    format!("{url}/in/{secret}")
}

/// The address of the set-up page. Its secret stands in the fragment, which no server or proxy ever logs.
pub fn setup_address(url: &str, secret: &str) -> String {
    format!("{url}/setup#k={secret}")
}

/// Where a link or a sign-in leads: a path of this site, never another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target(String);

impl Target {
    /// The first page.
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    /// A path of this site with its query; none for anything a browser could take for another site.
    ///
    /// Browsers drop tabs and line breaks inside addresses and read `\` as `/`, so neither may be there.
    pub fn parse(path: &str) -> Option<Self> {
        let plain = path.len() <= 512 && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        (plain && path.starts_with('/') && !path.starts_with("//")).then(|| Self(path.to_owned()))
    }

    /// As [`Target::parse`]; the first page for anything else.
    pub fn or_home(path: &str) -> Self {
        Self::parse(path).unwrap_or_else(Self::home)
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_a_path_of_this_site() {
        for good in ["/", "/sessions/018f/room", "/cases?state=draft&lang=fr", "/a//b"] {
            assert_eq!(Target::parse(good).as_ref().map(Target::as_str), Some(good));
        }
        let tricks = [
            "",
            "home",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            " /",
            "/ evil",
            "/\u{2f}\u{ff0f}evil.example",
            "/caf\u{e9}",
        ];
        for bad in tricks {
            // "/\u{2f}" is "//" written otherwise.
            assert_eq!(Target::parse(bad), None, "{bad:?}");
        }
        assert_eq!(Target::parse(&format!("/{}", "a".repeat(512))), None);
    }

    #[test]
    fn addresses_are_written_one_way() {
        assert_eq!(address("https://hub.example", "s3cret"), "https://hub.example/in/s3cret");
        assert_eq!(setup_address("https://hub.example", "s3cret"), "https://hub.example/setup#k=s3cret");
    }
}
