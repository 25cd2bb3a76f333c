//! The negotiator against offers as browsers write them.

use super::*;
use crate::sdp::Opus;

fn offer(sections: &[(&str, &str, &str)]) -> String {
    let mut text = String::from("v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
    for (mid, media, attributes) in sections {
        text.push_str(&format!("m={media} 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:{mid}\r\n{attributes}\r\n"));
    }
    text
}

fn layout() -> Vec<(&'static str, &'static str, &'static str)> {
    vec![("0", "audio", "a=recvonly"), ("1", "video", "a=recvonly"), ("2", "application", "a=sctp-port:5000")]
}

fn wanted(track: &str, kind: Kind) -> Wanted {
    Wanted { track: track.into(), stream: "PA_ana|camera".into(), kind }
}

/// What the transport answers: every section sendonly with a name and a source of its own.
fn transport_answer(sections: &[(&str, &str, &str)]) -> String {
    let mut text = String::from("v=0\r\n");
    for (mid, media, _) in sections {
        text.push_str(&format!(
            "m={media} 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:{mid}\r\na=sendonly\r\na=msid:x y\r\n\
             a=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10\r\n\
             a=ssrc:7{mid} cname:c\r\na=ssrc:7{mid} msid:x y\r\na=ssrc-group:FID 7{mid} 8{mid}\r\n"
        ));
    }
    text
}

#[test]
fn waiting_tracks_are_bound_by_kind_and_named_in_the_answer() {
    let mut negotiator = Negotiator::default();
    negotiator.want(wanted("TR_v", Kind::Video));
    negotiator.want(wanted("TR_a", Kind::Audio));
    assert_eq!(negotiator.requirement(), None, "nothing is asked before the first offer");
    let outcome = negotiator.offered(&offer(&layout()), 5).unwrap();
    assert_eq!(outcome.bound, [("1".to_owned(), "TR_v".to_owned()), ("0".to_owned(), "TR_a".to_owned())]);
    let (answer, tracks) = negotiator.answer(&transport_answer(&layout()), |_| Opus::default());
    assert_eq!(negotiator.offer_id(), 5);
    assert_eq!(tracks.get("0").map(String::as_str), Some("TR_a"));
    assert_eq!(tracks.get("1").map(String::as_str), Some("TR_v"));
    let (_, sections) = sdp::sections(&answer);
    assert_eq!(sections.first().unwrap().direction, Direction::Send);
    assert_eq!(sections.first().unwrap().track, Some("TR_a"));
    assert!(answer.contains("a=msid:PA_ana|camera TR_v\r\n"));
    assert!(answer.contains("a=ssrc:71 cname:c\r\n"));
    let media = answer.split("m=application").next().unwrap();
    assert!(!media.contains("msid:x y"), "{answer}");
    assert_eq!(negotiator.requirement(), None);
}

#[test]
fn a_section_with_nothing_to_carry_is_answered_inactive_without_sources() {
    let mut negotiator = Negotiator::default();
    negotiator.offered(&offer(&layout()), 1).unwrap();
    let (answer, tracks) = negotiator.answer(&transport_answer(&layout()), |_| Opus::default());
    assert!(tracks.is_empty());
    let (_, sections) = sdp::sections(&answer);
    for section in sections.iter().take(2) {
        assert_eq!(section.direction, Direction::Neither);
        assert_eq!(section.track, None);
    }
    assert!(!answer.split("m=application").next().unwrap().contains("a=ssrc"));
}

#[test]
fn missing_sections_are_asked_for_once_until_the_client_offers() {
    let mut negotiator = Negotiator::default();
    negotiator.offered(&offer(&layout()), 1).unwrap();
    for track in ["TR_1", "TR_2", "TR_3"] {
        negotiator.want(wanted(track, Kind::Video));
    }
    assert_eq!(negotiator.requirement(), Some(Requirement { audios: 0, videos: 2 }));
    negotiator.want(wanted("TR_4", Kind::Audio));
    assert_eq!(negotiator.requirement(), None);
    let mut more = layout();
    more.push(("3", "video", "a=recvonly"));
    more.push(("4", "video", "a=recvonly"));
    let outcome = negotiator.offered(&offer(&more), 2).unwrap();
    assert_eq!(outcome.bound.len(), 4);
    assert_eq!(negotiator.requirement(), None);
}

#[test]
fn a_freed_section_is_idle_for_one_answer_before_it_carries_another_track() {
    let mut negotiator = Negotiator::default();
    negotiator.want(wanted("TR_old", Kind::Video));
    negotiator.offered(&offer(&layout()), 1).unwrap();
    negotiator.drop_track("TR_old");
    negotiator.want(wanted("TR_new", Kind::Video));
    assert_eq!(negotiator.requirement(), Some(Requirement::default()));

    let outcome = negotiator.offered(&offer(&layout()), 2).unwrap();
    assert_eq!(outcome.bound, []);
    let (answer, _) = negotiator.answer(&transport_answer(&layout()), |_| Opus::default());
    assert!(!answer.contains("TR_"), "{answer}");

    assert_eq!(negotiator.requirement(), Some(Requirement::default()));
    let outcome = negotiator.offered(&offer(&layout()), 3).unwrap();
    assert_eq!(outcome.bound, [("1".to_owned(), "TR_new".to_owned())]);
    assert_eq!(negotiator.section_of("TR_new"), Some("1"));
    assert_eq!(negotiator.section_of("TR_old"), None);
}

#[test]
fn sending_begins_and_ends_with_the_offers() {
    let mut negotiator = Negotiator::default();
    let mut sections = layout();
    sections.push(("3", "video", "a=sendonly\r\na=msid:stream cam-1"));
    let outcome = negotiator.offered(&offer(&sections), 1).unwrap();
    assert_eq!(outcome.sending, [("3".to_owned(), Kind::Video, "cam-1".to_owned())]);
    assert_eq!(negotiator.offered(&offer(&sections), 2).unwrap(), Outcome::default());
    let (answer, _) = negotiator.answer(&transport_answer(&sections), |mid| {
        assert_eq!(mid, "3");
        Opus { parameters: "usedtx=1".to_owned(), redundant: true }
    });
    assert!(answer.contains("a=fmtp:111 minptime=10;usedtx=1\r\n"), "{answer}");
    assert!(answer.ends_with("a=recvonly\r\n"), "{answer}");

    sections.pop();
    sections.push(("3", "video", "a=inactive\r\na=msid:stream cam-1"));
    assert_eq!(negotiator.offered(&offer(&sections), 3).unwrap().ended, ["3"]);
    sections.pop();
    sections.push(("3", "video", "a=sendonly\r\na=msid:stream cam-2"));
    let outcome = negotiator.offered(&offer(&sections), 4).unwrap();
    assert_eq!(outcome.sending, [("3".to_owned(), Kind::Video, "cam-2".to_owned())]);
}

#[test]
fn oversized_and_malformed_offers_change_nothing() {
    let mut negotiator = Negotiator::default();
    negotiator.want(wanted("TR_a", Kind::Audio));
    negotiator.offered(&offer(&layout()), 1).unwrap();
    let twice = offer(&[("0", "audio", "a=recvonly"), ("0", "audio", "a=recvonly")]);
    assert_eq!(negotiator.offered(&twice, 2), Err(OfferError::Malformed));
    let nameless = offer(&[("", "audio", "a=recvonly")]);
    assert_eq!(negotiator.offered(&nameless, 2), Err(OfferError::Malformed));
    assert_eq!(negotiator.offered(&"x".repeat(LONGEST + 1), 2), Err(OfferError::TooLarge));
    let many = "m=audio 9 x 0\r\na=mid:1\r\n".repeat(MOST_SECTIONS + 1);
    assert_eq!(negotiator.offered(&many, 2), Err(OfferError::TooLarge));
    assert_eq!(negotiator.section_of("TR_a"), Some("0"));
    assert_eq!(negotiator.offer_id(), 1);
}

proptest::proptest! {
    #[test]
    fn any_text_is_taken_or_refused_without_a_panic(text in "(m=(audio|video|x) [0-9]|a=(mid:[a-c]|sendonly|recvonly|msid:a b)|\\PC|\r\n){0,60}") {
        let mut negotiator = Negotiator::default();
        negotiator.want(wanted("TR_a", Kind::Audio));
        if negotiator.offered(&text, 1).is_ok() {
            let _ = negotiator.answer(&text, |_| Opus::default());
            let _ = negotiator.requirement();
        }
    }
}

#[test]
fn an_offer_of_chromium_with_camera_and_microphone_is_read() {
    let mut negotiator = Negotiator::default();
    for (track, kind) in [("TR_1", Kind::Audio), ("TR_2", Kind::Video), ("TR_3", Kind::Audio)] {
        negotiator.want(wanted(track, kind));
    }
    let outcome = negotiator.offered(include_str!("chromium-offer.sdp"), 4).unwrap();
    let pair = |mid: &str, track: &str| (mid.to_owned(), track.to_owned());
    assert_eq!(outcome.bound, [pair("0", "TR_1"), pair("3", "TR_2"), pair("1", "TR_3")]);
    let sending: Vec<_> = outcome.sending.iter().map(|(mid, kind, _)| (mid.as_str(), *kind)).collect();
    assert_eq!(sending, [("7", Kind::Audio), ("8", Kind::Video)]);
    assert_eq!(outcome.ended, [""; 0]);
}
