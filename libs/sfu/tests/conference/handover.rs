//! One server ends and the next begins: what moderators decided in between outlives it.

use std::time::Duration;

use sfu::client::{ClientError, Entrance, Participant};
use sfu::{Handover, Permission, Ways};

use crate::house::{House, until};

#[tokio::test]
async fn what_was_decided_outlives_a_restart_and_a_younger_token_knows_better() {
    for workers in [1, 3] {
        let house = House::open_with(Ways::default(), workers).await;
        let entrance = house.entrance("ana", None);
        let unused = house.entrance("ben", None);
        let ana = Participant::join(entrance.clone()).await.unwrap();
        let ben = house.watcher("ben").await;
        until(&ana, "ben", |report| report.others.contains_key("ben")).await;
        let listen = Permission { publish: false, sources: vec![], subscribe: true, data: false };
        assert_eq!(house.sfu.permit("room", "ana", listen).await, Ok(()));
        assert_eq!(house.sfu.remove("room", "ben").await, Ok(()));
        assert_eq!(house.sfu.describe_room("room", "phase: case".into()).await, Ok(()));
        until(&ana, "ana may not send", |report| !report.may_publish && report.metadata == "phase: case").await;
        until(&ben, "ben knows", |report| report.dismissed.is_some()).await;
        let sfu = house.sfu.clone();
        let left = tokio::task::spawn_blocking(move || sfu.shutdown()).await.unwrap();
        until(&ana, "ana knows", |report| report.dismissed.as_deref() == Some("SERVER_SHUTDOWN")).await;

        let kept = serde_json::to_string(&left).unwrap();
        let before: Handover = serde_json::from_str(&kept).unwrap();
        assert_eq!(before, left);
        // A server to which nobody comes back leaves the same to the next one.
        let between = House::open_after(Ways::default(), workers, before).await;
        let sfu = between.sfu.clone();
        let again = tokio::task::spawn_blocking(move || sfu.shutdown()).await.unwrap();
        assert_eq!((again.rights.len(), again.removed.len(), again.rooms.len()), (1, 1, 1));
        assert_eq!((&again.rights, &again.removed, &again.rooms), (&left.rights, &left.removed, &left.rooms));
        let next = House::open_after(Ways::default(), workers, again).await;
        let here = |entrance: Entrance| Entrance { url: format!("ws://{}", next.address), ..entrance };
        let used = Participant::join(here(entrance.clone())).await.err();
        assert!(matches!(used, Some(ClientError::Refused(text)) if text.contains("used already")), "{workers}");
        let sent_away = Participant::join(here(unused)).await.err().map(|error| error.to_string());
        assert_eq!(sent_away.as_deref(), Some("the server refused: PARTICIPANT_REMOVED"));
        let back = Entrance { token: ana.token(), ..here(entrance) };
        let ana = Participant::join(back).await.unwrap();
        until(&ana, "ana is in", |report| report.connected).await;
        assert!(!ana.report().may_publish, "what was taken away stays away");
        assert_eq!(ana.report().metadata, "phase: case");
        ana.leave().await;
        let later = Participant::join(next.entrance_after("ana", Duration::from_secs(2))).await.unwrap();
        until(&later, "a younger token knows better", |report| report.connected && report.may_publish).await;
    }
}
