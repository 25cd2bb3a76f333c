//! How often one may try: by the person or the address typed, then by the network, which a whole clinic shares.

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
};

use axum::{extract::ConnectInfo, http::request::Parts};
use domain::{id::PersonId, world::World};
use governor::{
    Quota, RateLimiter, clock::Clock, middleware::NoOpMiddleware, nanos::Nanos, state::keyed::DashMapStateStore,
};

use crate::error::Error;

/// The world's clock, as the limiters read it.
#[derive(Clone)]
struct Ticks(World);

impl Clock for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.now().micros()).unwrap_or(0).saturating_mul(1000))
    }
}

/// One limit for each key.
struct Limit {
    ticks: Ticks,
    limiter: RateLimiter<String, DashMapStateStore<String>, Ticks, NoOpMiddleware<Nanos>>,
}

/// Keys above which those that may try freely again are forgotten.
const MANY: usize = 20_000;

impl Limit {
    /// So many tries at once, then so many in an hour.
    fn new(world: &World, at_once: u32, hourly: u32) -> Self {
        let number = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_hour(number(hourly)).allow_burst(number(at_once));
        let ticks = Ticks(world.clone());
        Self { limiter: RateLimiter::dashmap_with_clock(quota, ticks.clone()), ticks }
    }

    fn take(&self, key: &str) -> Result<(), Error> {
        if self.limiter.len() > MANY {
            self.limiter.retain_recent();
        }
        self.limiter
            .check_key(&key.to_owned())
            .map_err(|until| Error::Busy(until.wait_time_from(self.ticks.now()).as_secs() + 1))
    }
}

/// Every limit of the site.
pub(crate) struct Limits {
    mails: Limit,
    passwords: Limit,
    setups: Limit,
    verifications: Limit,
    uploads: Limit,
    networks: Limit,
}

impl Limits {
    pub(crate) fn new(world: &World) -> Self {
        Self {
            mails: Limit::new(world, 5, 10),
            // At most 20 guesses at a password in any hour.
            passwords: Limit::new(world, 8, 12),
            setups: Limit::new(world, 10, 60),
            // A code has 60 bits; this only keeps a machine from trying all day.
            verifications: Limit::new(world, 30, 120),
            // Making a file clean takes a while; a case has eight.
            uploads: Limit::new(world, 20, 60),
            networks: Limit::new(world, 60, 600),
        }
    }

    /// A file sent by a person.
    pub(crate) fn upload(&self, person: PersonId) -> Result<(), Error> {
        self.uploads.take(&person.to_string())
    }

    /// A mail asked for with an address typed.
    pub(crate) fn mail(&self, address: &str, network: &Network) -> Result<(), Error> {
        self.mails.take(&address.to_lowercase())?;
        self.networks.take(&network.0)
    }

    /// A password given for an address, or by somebody whom a personal link has signed in: strangers who guess from elsewhere
    /// do not use up what is theirs.
    pub(crate) fn password(&self, of: &str, network: &Network) -> Result<(), Error> {
        self.passwords.take(&of.to_lowercase())?;
        self.networks.take(&network.0)
    }

    /// A personal link followed.
    pub(crate) fn link(&self, network: &Network) -> Result<(), Error> {
        self.networks.take(&network.0)
    }

    /// A certificate's code looked up.
    pub(crate) fn verification(&self, network: &Network) -> Result<(), Error> {
        self.verifications.take(&network.0)
    }

    /// A try at the set-up page.
    pub(crate) fn setup(&self, network: &Network) -> Result<(), Error> {
        self.setups.take(&network.0)
    }
}

/// The network a request came from: an IPv4 address, or the /64 that one household or clinic has in IPv6.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network(String);

impl Network {
    /// The network of a request. A proxy on this machine is believed when it names another in `X-Forwarded-For`.
    pub(crate) fn of(parts: &Parts) -> Self {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_canonical());
        let Some(peer) = peer else { return Self("unknown".to_owned()) };
        let forwarded = || {
            let line = parts.headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
            line.rsplit(',').next()?.trim().parse::<IpAddr>().ok()
        };
        let address = if peer.is_loopback() { forwarded().unwrap_or(peer) } else { peer };
        Self(match address.to_canonical() {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).to_string(),
        })
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;
    use domain::{moment::Moment, world::Script};

    use super::*;

    fn network(peer: &str, forwarded: Option<&str>) -> String {
        let mut request = Request::new(());
        request.extensions_mut().insert(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
        if let Some(forwarded) = forwarded {
            request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        Network::of(&request.into_parts().0).0
    }

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        assert_eq!(network("198.51.100.7:4000", Some("203.0.113.9")), "198.51.100.7");
        assert_eq!(network("127.0.0.1:4000", Some("10.0.0.1, 203.0.113.9")), "203.0.113.9");
        assert_eq!(network("[::ffff:127.0.0.1]:4000", None), "127.0.0.1");
        assert_eq!(network("127.0.0.1:4000", Some("garbage")), "127.0.0.1");
    }

    #[test]
    fn addresses_of_one_ipv6_network_count_together() {
        assert_eq!(network("[2001:db8:1:2:3:4:5:6]:4000", None), "2001:db8:1:2::");
        assert_eq!(network("[2001:db8:1:2:ffff::1]:4000", None), "2001:db8:1:2::");
    }

    #[test]
    fn at_most_twenty_passwords_of_an_address_are_tried_in_an_hour() {
        let script = Script::at(Moment::from_micros(1_795_714_200_000_000));
        let limits = Limits::new(&script.world());
        let mut tried = 0;
        for minute in 0..60 {
            for guess in 0..10 {
                let network = Network(format!("198.51.100.{}", (minute * 10 + guess) % 250));
                tried += u32::from(limits.password("Ada@example.org", &network).is_ok());
            }
            script.pass_minutes(1);
        }
        assert!((15..=20).contains(&tried), "{tried}");
        assert!(limits.password("other@example.org", &Network("198.51.100.1".to_owned())).is_ok());
    }
}
