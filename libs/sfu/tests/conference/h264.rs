//! A browser that has H.264 and no VP8 is seen by those who can read it; whoever cannot is told so.

use sfu::client::{Clip, Participant};

use crate::house::{House, until};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_h264_only_is_seen_in_the_size_that_is_wanted_and_whoever_cannot_read_it_is_told() {
    let house = House::open().await;
    let ana = Participant::join(house.entrance("ana", Some(Clip::h264()))).await.unwrap();
    let ben = house.watcher("ben").await;
    let chloe = Participant::join_without_h264(house.entrance("chloe", None)).await.unwrap();
    let dan = house.speaker(3).await;
    // From the small size to the large one, each from a keyframe on and without a gap.
    until(&ben, "ana is seen", |report| report.received_of("ana", true).keyframes > 1).await;
    let mut from = None;
    until(&ben, "ana is seen in the large size", |report| {
        let now = report.received_of("ana", true);
        let (frames, bytes) = *from.get_or_insert((now.frames, now.bytes));
        let passed = now.frames - frames >= 45;
        // Pictures of the small size have 180 bytes on average, of the large one 410.
        let large = passed && (now.bytes - bytes) / (now.frames - frames) > 300;
        if passed {
            from = Some((now.frames, now.bytes));
        }
        large
    })
    .await;
    assert_eq!(ben.report().received_of("ana", true).gaps, 0);
    // Everybody else goes on in VP8, and is seen by ana only if she could read it: she cannot.
    until(&ben, "dan is seen", |report| report.frames_of("dan").1 > 5).await;
    until(&chloe, "chloe is told", |report| report.refusals == ["SE_CODEC_UNSUPPORTED"]).await;
    until(&chloe, "dan is seen", |report| report.frames_of("dan").1 > 5).await;
    until(&chloe, "ana is heard", |report| report.frames_of("ana").0 > 5).await;
    until(&ana, "ana is told", |report| report.refusals.contains(&"SE_CODEC_UNSUPPORTED".to_owned())).await;
    until(&dan, "ana is seen", |report| report.frames_of("ana").1 > 5).await;
    assert_eq!((chloe.report().frames_of("ana").1, ana.report().frames_of("dan").1), (0, 0));
    assert!(ben.report().refusals.is_empty());
}
