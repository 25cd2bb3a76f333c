//! Where a cluster is.

use std::net::IpAddr;

use axum::http::Uri;

/// An address of a cluster, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// As browsers connect to it: "wss://media.example.org".
    pub(crate) public: String,
    /// The name or number of the machine, without brackets.
    pub(crate) host: String,
    /// The port of its signalling and API.
    pub(crate) port: u16,
    /// Host and port as the `Host` header says them.
    pub(crate) authority: String,
    /// What stands before the API's paths; empty or beginning with a slash, never ending with one.
    pub(crate) prefix: String,
    /// By TLS.
    pub(crate) tls: bool,
}

impl Address {
    /// Reads "wss://media.example.org" or the same with "https". Without TLS only on this machine: browsers of HTTPS pages go
    /// nowhere else without it, and tickets open rooms.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.trim().parse().ok()?;
        let tls = match uri.scheme_str()? {
            "wss" | "https" => true,
            "ws" | "http" => false,
            _ => return None,
        };
        let authority = uri.authority()?.as_str().to_owned();
        let host = uri.host()?.trim_start_matches('[').trim_end_matches(']').to_owned();
        if host.is_empty() || authority.contains('@') || uri.query().is_some() || (!tls && !is_this_machine(&host)) {
            return None;
        }
        let prefix = uri.path().trim_end_matches('/').to_owned();
        let public = format!("{}://{authority}{prefix}", if tls { "wss" } else { "ws" });
        let port = uri.port_u16().unwrap_or(if tls { 443 } else { 80 });
        Some(Self { public, host, port, authority, prefix, tls })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_is_reached_by_tls_or_on_this_machine() {
        let address = Address::parse("https://media.example.org/").unwrap();
        assert_eq!(address.public, "wss://media.example.org");
        assert_eq!((address.host.as_str(), address.port, address.tls), ("media.example.org", 443, true));
        let address = Address::parse("wss://[2001:db8::7]:7443/rooms/").unwrap();
        assert_eq!(address.public, "wss://[2001:db8::7]:7443/rooms");
        assert_eq!((address.host.as_str(), address.port, address.prefix.as_str()), ("2001:db8::7", 7443, "/rooms"));
        assert_eq!(address.authority, "[2001:db8::7]:7443");
        let address = Address::parse("ws://127.0.0.1:7880").unwrap();
        assert_eq!((address.public.as_str(), address.port, address.tls), ("ws://127.0.0.1:7880", 7880, false));
        assert_eq!(Address::parse("http://localhost").unwrap().port, 80);
    }

    #[test]
    fn nowhere_else_without_tls_and_nothing_odd() {
        for odd in [
            "",
            "media.example.org",
            "ws://media.example.org",
            "http://10.0.0.7:7880",
            "ftp://media.example.org",
            "wss://key@media.example.org",
            "wss://media.example.org?room=1",
            "wss:///rooms",
        ] {
            assert_eq!(Address::parse(odd), None, "{odd}");
        }
    }
}
