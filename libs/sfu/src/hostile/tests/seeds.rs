//! The first files of each corpus: what honest clients send. `cargo test -p sfu --lib seeds -- --ignored` writes them anew.

use livekit_protocol as proto;
use livekit_protocol::signal_request::Message as Ask;
use prost::Message as _;

fn pack(messages: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for message in messages {
        bytes.extend_from_slice(&u16::try_from(message.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(message);
    }
    bytes
}

fn asks(asks: Vec<Ask>) -> Vec<u8> {
    let encode = |ask| proto::SignalRequest { message: Some(ask) }.encode_to_vec();
    pack(&asks.into_iter().map(encode).collect::<Vec<_>>())
}

fn offer() -> String {
    crate::client::offer_for_tests(([127, 0, 0, 1], 9).into(), std::time::Instant::now())
}

fn camera() -> proto::AddTrackRequest {
    let layer =
        |quality, width| proto::VideoLayer { quality, width, height: width / 2, bitrate: 90_000, ..Default::default() };
    proto::AddTrackRequest {
        cid: "camera".into(),
        name: "camera".into(),
        r#type: proto::TrackType::Video.into(),
        source: proto::TrackSource::Camera.into(),
        layers: vec![layer(0, 320), layer(1, 640), layer(2, 1_280)],
        ..Default::default()
    }
}

fn join() -> Vec<Vec<u8>> {
    let request = proto::JoinRequest {
        client_info: Some(proto::ClientInfo { protocol: 17, ..Default::default() }),
        connection_settings: Some(proto::ConnectionSettings { auto_subscribe: true, ..Default::default() }),
        add_track_requests: vec![camera()],
        publisher_offer: Some(proto::SessionDescription {
            r#type: "offer".into(),
            sdp: "v=0\r\n".into(),
            id: 1,
            ..Default::default()
        }),
        participant_attributes: [("hand".to_owned(), "1".to_owned())].into(),
        ..Default::default()
    };
    let resume = proto::JoinRequest { reconnect: true, participant_sid: "PA_1".into(), ..Default::default() };
    let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut zipped, &request.encode_to_vec()).unwrap();
    let zipped = proto::WrappedJoinRequest { compression: 1, join_request: zipped.finish().unwrap() };
    let packed = data_encoding::BASE64URL.encode(&zipped.encode_to_vec());
    vec![request.encode_to_vec(), resume.encode_to_vec(), packed.into_bytes(), zipped.join_request]
}

fn token() -> Vec<Vec<u8>> {
    let grants = crate::token::Grants::participant("room", "ana");
    let key = crate::token::Key::new("hub", b"a secret of the tests");
    let life = std::time::Duration::from_secs(60);
    vec![
        crate::token::mint(&key, &grants, std::time::SystemTime::UNIX_EPOCH, life).into_bytes(),
        br#"{"iss":"hub","sub":"ana","name":"Ana","nbf":0,"exp":60,"jti":"x","attributes":{"a":"b"},"video":{"roomJoin":true,"room":"r","canPublishSources":["camera","screen_share"],"canSubscribe":false,"hidden":true}}"#.to_vec(),
        br#"{"iss":"hub","sub":"ana","exp":60,"sha256":"","video":{}}"#.to_vec(),
    ]
}

fn webhook() -> Vec<Vec<u8>> {
    vec![
        br#"{"event":"track_published","id":"EV_1","createdAt":"1800000000","room":{"sid":"RM_1","name":"r"},"participant":{"sid":"PA_1","identity":"ana","name":"Ana"},"track":{"sid":"TR_1","type":"VIDEO","source":"CAMERA"}}"#.to_vec(),
        br#"{"event":"room_finished","id":"EV_2","createdAt":7,"room":{"sid":"RM_1"}}"#.to_vec(),
        br#"{"event":"egress_ended","egressInfo":{"egressId":"EG_1","status":3}}"#.to_vec(),
    ]
}

fn sdp() -> Vec<Vec<u8>> {
    let chromium = include_str!("../../negotiator/chromium-offer.sdp");
    let short = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=recvonly\r\na=rtpmap:111 opus/48000/2\r\n\
                 m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=sendonly\r\na=msid:s cam\r\na=ssrc:7 cname:c\r\n\
                 m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:2\r\n";
    let idle = short.replace("recvonly", "inactive");
    vec![chromium.as_bytes().to_vec(), [short, &idle, short].join("\u{c}").into_bytes(), offer().into_bytes()]
}

fn signal() -> Vec<Vec<u8>> {
    let description =
        |sdp: String, id| proto::SessionDescription { r#type: "offer".into(), sdp, id, ..Default::default() };
    #[expect(deprecated, reason = "clients in use still send it")]
    let layers = Ask::UpdateLayers(proto::UpdateVideoLayers { track_sid: "TR_1".into(), layers: camera().layers });
    vec![
        asks(vec![Ask::AddTrack(camera()), Ask::Offer(description(offer(), 2)), Ask::Offer(description(offer(), 3))]),
        asks(vec![
            Ask::Mute(proto::MuteTrackRequest { sid: "TR_1".into(), muted: true }),
            Ask::Subscription(proto::UpdateSubscription {
                track_sids: vec!["TR_1".into()],
                subscribe: true,
                ..Default::default()
            }),
            Ask::TrackSetting(proto::UpdateTrackSettings {
                track_sids: vec!["TR_1".into()],
                width: 320,
                height: 180,
                ..Default::default()
            }),
            Ask::SubscriptionPermission(proto::SubscriptionPermission {
                all_participants: false,
                track_permissions: vec![proto::TrackPermission {
                    participant_identity: "ben".into(),
                    all_tracks: true,
                    ..Default::default()
                }],
            }),
            Ask::UpdateMetadata(proto::UpdateParticipantMetadata {
                name: "M".into(),
                metadata: "m".into(),
                attributes: [("a".to_owned(), "b".to_owned())].into(),
                request_id: 7,
            }),
            Ask::PingReq(proto::Ping { timestamp: 5, rtt: 1 }),
            layers,
        ]),
        asks(vec![
            Ask::SyncState(proto::SyncState {
                datachannel_receive_states: vec![proto::DataChannelReceiveState {
                    publisher_sid: "PA_1".into(),
                    last_seq: 3,
                }],
                subscription: Some(proto::UpdateSubscription { track_sids: vec!["TR_1".into()], ..Default::default() }),
                ..Default::default()
            }),
            Ask::Simulate(proto::SimulateScenario {
                scenario: Some(proto::simulate_scenario::Scenario::SpeakerUpdate(3)),
            }),
            Ask::UpdateVideoTrack(proto::UpdateLocalVideoTrack { track_sid: "TR_1".into(), width: 640, height: 360 }),
            Ask::StoreDataBlobRequest(Default::default()),
            Ask::Leave(Default::default()),
        ]),
    ]
}

fn data() -> Vec<Vec<u8>> {
    use livekit_protocol::data_packet::Value;
    let packet = |value, sequence, to: &[&str]| {
        let destination_identities = to.iter().map(|name| (*name).to_owned()).collect();
        proto::DataPacket { value: Some(value), sequence, destination_identities, ..Default::default() }.encode_to_vec()
    };
    let user = |payload: &[u8]| {
        Value::User(proto::UserPacket { payload: payload.to_vec(), topic: Some("chat".into()), ..Default::default() })
    };
    vec![
        pack(&[packet(user(b"hello"), 1, &[]), packet(user(b"again!"), 2, &["ben"])]),
        pack(&[packet(Value::ChatMessage(proto::ChatMessage { message: "hi".into(), ..Default::default() }), 0, &[])]),
        pack(&[packet(Value::EncryptedPacket(Default::default()), u32::MAX, &["ben", "eve"]), vec![0xff; 40]]),
    ]
}

fn datagram() -> Vec<Vec<u8>> {
    let hello = [
        &[22, 254, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 1, 0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 34, 254, 253][..],
        &[9; 32],
        &[0, 0, 0, 2, 192, 43, 1, 0],
    ]
    .concat();
    let rtp = [&[0x90, 0x60, 0, 7, 0, 0, 0, 9, 1, 2, 3, 4, 0xbe, 0xde, 0, 1, 0x10, 0x85, 0, 0][..], &[8; 60]].concat();
    let rtcp = [&[0x81, 0xc9, 0, 7, 1, 2, 3, 4][..], &[0; 40]].concat();
    let stun = [&[0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42][..], &[1; 12]].concat();
    let signed = [&[6; 20][..], &[0x80, 0x28, 0, 4, 1, 2, 3, 4]].concat();
    vec![pack(&[hello.clone(), rtp.clone()]), pack(&[stun, signed, rtcp]), pack(&[rtp, vec![], vec![1], hello])]
}

fn vp8() -> Vec<Vec<u8>> {
    let key = vec![0x90, 0xe0, 0x81, 0x05, 0x07, 0x40, 0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00];
    let delta = vec![0x90, 0xe0, 0x81, 0x06, 0x08, 0x40, 0x31, 0x01, 0x00];
    let plain = vec![0x10, 0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a];
    let short = vec![0x90, 0x80, 0x7f, 0x31, 0x01];
    vec![pack(&[key.clone(), delta.clone(), delta.clone()]), pack(&[plain, delta.clone()]), pack(&[key, short, delta])]
}

fn feedback() -> Vec<Vec<u8>> {
    let words = |words: &[u32]| -> Vec<u8> { words.iter().flat_map(|word| word.to_be_bytes()).collect() };
    let packet = |kind: u8, form: u8, body: &[u32]| {
        let length = u16::try_from(body.len()).unwrap().to_be_bytes();
        [&[0x80 | form, kind][..], &length, &words(body)].concat()
    };
    let quality = packet(201, 1, &[1, 22, 0x0400_0003, 9, 8, 0xaabb, 0xcc]);
    let sender = packet(200, 1, &[1, 2, 3, 4, 5, 6, 22, 0, 0, 0, 0, 0]);
    let names = packet(202, 1, &[1, 0x0103_6162, 0x6300_0000]);
    let missing = packet(205, 1, &[1, 22, 0x0010_8001, 0xffff_ffff]);
    let keyframes = [packet(206, 1, &[1, 33]), packet(206, 4, &[1, 0, 44, 0x0100_0000])].concat();
    // A run of ten small steps; bits; pairs with a large step.
    let run = packet(205, 15, &[1, 2, 10, 0x0000_0501, 0x200a_0404, 0x0404_0404, 0x0404_0404]);
    let bits = packet(205, 15, &[1, 2, (10 << 16) | 14, 0x0000_0602, 0xaaaa_0404, 0x0404_0404, 0x0400_0000]);
    let pairs = packet(205, 15, &[1, 2, (24 << 16) | 7, 0x0000_0703, 0xe555_ffff, 0x0808_0808, 0x0808_0000]);
    vec![
        pack(&[[quality.clone(), missing.clone()].concat(), run.clone(), bits.clone(), pairs.clone()]),
        pack(&[[sender, names].concat(), keyframes, run.clone(), run]),
        pack(&[pairs, bits, [quality, missing].concat()]),
    ]
}

fn h264() -> Vec<Vec<u8>> {
    let together = vec![0x78, 0, 4, 0x67, 0x42, 0xc0, 0x0a, 0, 3, 0x68, 0xcb, 0x8c];
    let first = vec![0x7c, 0x85, 0x88, 0x84, 0x00];
    let last = vec![0x7c, 0x45, 0x11];
    let alone = vec![0x67, 0x42, 0xe0, 0x1f];
    let empty = vec![0x78, 0, 0, 0, 1, 0x09, 0, 9, 0x67];
    vec![
        pack(&[together, first, last.clone(), vec![0x61, 0xe0]]),
        pack(&[empty, vec![], last]),
        pack(&[alone, vec![0x68, 0xce], vec![0x65, 0x88], vec![0x7c, 0x87]]),
    ]
}

/// Sound and pictures as they are recorded: number, flags, time stamp, payload.
fn recording() -> Vec<Vec<u8>> {
    let packet =
        |step: u8, flags: u8, time: u32, payload: &[u8]| [&[step, flags][..], &time.to_be_bytes(), payload].concat();
    let key = [0x90, 0x80, 0x81, 0x05, 0x10, 0x02, 0x00, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xb4, 0x00, 9, 9];
    let delta = |number| [0x90, 0x80, 0x81, number, 0x31, 0x01, 0x00];
    let pictures = (0..12).map(|n: u8| match n {
        0 | 8 => packet(4, 1, u32::from(n) * 1_800, &key),
        _ => packet(4, 1, u32::from(n) * 1_800, &delta(5 + n)),
    });
    let layers = (0..8).map(|n: u8| packet(4, 1 | (n / 4) << 6, u32::from(n) * 1_800, &key));
    let sound = (0..30).map(|n: u8| packet(if n == 9 { 7 } else { 4 }, 1, u32::from(n) * 960, &[0x78, n, 7, 7]));
    let split = [packet(4, 0, 5, &key), packet(4, 0, 5, &[0x80, 0x80, 0x05, 1, 2]), packet(4, 1, 5, &[0x00, 3])];
    vec![
        pack(&pictures.collect::<Vec<_>>()),
        pack(&layers.collect::<Vec<_>>()),
        pack(&sound.collect::<Vec<_>>()),
        pack(&split),
    ]
}

#[test]
#[ignore = "writes files; run by hand when the protocol has changed"]
fn seeds() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (door, seeds) in [
        ("join", join()),
        ("token", token()),
        ("webhook", webhook()),
        ("sdp", sdp()),
        ("signal", signal()),
        ("data", data()),
        ("datagram", datagram()),
        ("vp8", vp8()),
        ("h264", h264()),
        ("recording", recording()),
        ("feedback", feedback()),
    ] {
        std::fs::create_dir_all(folder.join(door)).unwrap();
        for (number, seed) in seeds.iter().enumerate() {
            std::fs::write(folder.join(door).join(format!("honest-{number}")), seed).unwrap();
        }
    }
}
