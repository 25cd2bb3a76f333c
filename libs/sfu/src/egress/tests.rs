//! What leaves when, with real keys and a real socket.

use std::net::{IpAddr, Ipv4Addr};

use str0m::crypto::dtls::SrtpProfile;

use super::*;
use crate::egress::keys::Agreed;

const SOURCE: u32 = 7;

fn egress(estimate: u64, now: Instant) -> (Egress, Wire, Route) {
    let agreement = Agreement::default();
    let agreed = Agreed { profile: SrtpProfile::AEAD_AES_128_GCM, material: vec![1; 56], client: false };
    agreement.set(agreed).unwrap();
    let mut egress = Egress::new(agreement, estimate, now);
    bind(&mut egress);
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let wire = Wire::open(SocketAddr::new(here, 0), here, false).unwrap();
    // Nobody reads there; what the system has no room for is lost.
    let route = Route { protocol: Protocol::Udp, to: wire.local };
    (egress, wire, route)
}

fn bind(egress: &mut Egress) {
    let names = Names { transport: Some(3), ..Names::default() };
    let repair = Some(Repair { ssrc: 8, payload: 97 });
    egress.bind(Source { ssrc: SOURCE, mid: Mid::from("1"), rate: 90_000, names, repair });
}

fn sent(wire: &Wire) -> u64 {
    wire.sent_packets + wire.refused_packets
}

#[test]
fn what_did_not_fit_one_turn_has_another_at_once() {
    let now = Instant::now();
    let (mut egress, mut wire, route) = egress(1_000_000_000, now);
    for seq in 0..600 {
        egress.write(SOURCE, Packet::for_tests(seq), now);
    }
    assert_eq!(egress.drain(&mut wire, route, now), Some(now));
    assert_eq!(sent(&wire), 512);
    assert_eq!(egress.drain(&mut wire, route, now), None);
    assert_eq!(sent(&wire), 600);
}

#[test]
fn a_line_is_tried_out_with_what_was_sent_and_left_alone_when_there_is_nothing() {
    let start = Instant::now();
    let (mut egress, mut wire, route) = egress(1_000_000, start);
    egress.aim(3_000_000);
    assert_eq!(egress.drain(&mut wire, route, start), None, "nothing fills a trial yet");
    egress.write(SOURCE, Packet::for_tests(1), start);
    let mut now = start;
    // A burst is spread over some milliseconds.
    for _ in 0..100 {
        now += Duration::from_micros(500);
        egress.drain(&mut wire, route, now);
    }
    assert!(sent(&wire) > 5, "{}", sent(&wire));
    let tried = sent(&wire);
    // The section carries another source, of which nothing was sent yet.
    bind(&mut egress);
    let later = start + Duration::from_secs(60);
    assert_eq!(egress.drain(&mut wire, route, later), None);
    assert_eq!(sent(&wire), tried);
}
