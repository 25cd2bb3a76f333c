//! Hiding a field from everyone at once, and removing texts for good.

use axum::http::StatusCode;
use store::values;

use crate::{case_ground::Ground, stage::Stage};

const SECRET: &str = "Wants to walk her llama to the mailbox";

#[tokio::test]
async fn a_hidden_field_is_hidden_from_everyone_at_once_and_can_be_shown_again() {
    let stage = Stage::open().await;
    let mut tx = stage.trial.app.db.write().await.unwrap();
    let sql = "UPDATE \"case\" SET answers = '{\"goals\":\"Wants to walk her llama to the mailbox\"}'";
    tx.run(sql, values![]).await.unwrap();
    tx.save().await.unwrap();
    stage.walk_to("present").await;
    stage.post(&stage.facilitator, &stage.of_case("section"), &[("section", "goals")]).await;
    assert!(stage.room(&stage.peer).await.body.contains(SECRET));
    let everyone = [&stage.peer, &stage.specialist, &stage.presenter, &stage.facilitator, &stage.coordinator];

    let room = stage.room(&stage.coordinator).await.body;
    assert!(room.contains("aria-label=\"Hide “") && !stage.room(&stage.peer).await.body.contains("/hiding"));
    let hiding = stage.of_case("hiding");
    let fields = |hidden| [("field", "goals"), ("hidden", hidden), ("from", "room")];
    assert_eq!(stage.post(&stage.peer, &hiding, &fields("yes")).await.status, StatusCode::NOT_FOUND);
    let hidden = stage.post(&stage.coordinator, &hiding, &fields("yes")).await;
    assert_eq!(hidden.location, format!("{}#room-section", stage.of("room")));
    for who in everyone {
        assert!(!stage.room(who).await.body.contains(SECRET));
        let case = stage.trial.get(&format!("/cases/{}", stage.case), Some(&who.cookie)).await;
        assert!(case.status == StatusCode::OK && !case.body.contains(SECRET), "{}", case.body);
    }
    stage.post(&stage.coordinator, &hiding, &fields("no")).await;
    assert!(stage.room(&stage.peer).await.body.contains(SECRET));
}

/// Everything the database says, row by row.
const EVERYTHING: &str = "SELECT answers || note AS said FROM \"case\"
    UNION ALL SELECT question || COALESCE(answer, '') FROM clarification
    UNION ALL SELECT text || feasible_why || outcome_why FROM recommendation
    UNION ALL SELECT text FROM comment
    UNION ALL SELECT term FROM case_term
    UNION ALL SELECT body FROM letter
    UNION ALL SELECT figures FROM computation
    UNION ALL SELECT answers || scores FROM follow_up_score
    UNION ALL SELECT answers || figures FROM follow_up_medicine
    UNION ALL SELECT subject || body FROM mail
    UNION ALL SELECT location FROM receipt
    UNION ALL SELECT body FROM job
    UNION ALL SELECT act || thing FROM audit";

async fn everything(ground: &Ground) -> String {
    let mut tx = ground.trial.app.db.read().await.unwrap();
    tx.all(EVERYTHING, values![], |row| row.get::<String>("said")).await.unwrap().concat()
}

#[tokio::test]
async fn a_removed_text_is_nowhere_and_the_log_does_not_repeat_it() {
    let ground = Ground::begin().await;
    let case = ground.filled().await;
    assert_eq!(ground.save(&case, "goals", &[("goals", SECRET)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ground.submit(&case).await.status, StatusCode::SEE_OTHER);
    let texts = ground.get_as(&ground.coordinator, &format!("{case}/texts")).await;
    assert!(texts.body.contains(SECRET), "{}", texts.body);
    let ask = ground.get_as(&ground.coordinator, &format!("{case}/removal?text=field-goals")).await;
    assert!(ask.body.contains("This cannot be undone"), "{}", ask.body);
    assert!(everything(&ground).await.contains("llama"));

    let removed = ground.post_as(&ground.coordinator, &format!("{case}/removal"), &[("text", "field-goals")]).await;
    assert_eq!(removed.location, format!("{case}/texts?said=text-removed"));
    let said = everything(&ground).await;
    assert!(!said.contains("llama") && said.contains("removes field-goals for good"), "{said}");
    // Nor in the files of the database itself.
    for file in ["trial.db", "trial.db-wal"] {
        let bytes = std::fs::read(ground.trial.folder().join(file)).unwrap_or_default();
        assert!(!bytes.windows(5).any(|window| window == b"llama"), "{file}");
    }
    // Whoever comes second finds it gone.
    let again = ground.post_as(&ground.coordinator, &format!("{case}/removal"), &[("text", "field-goals")]).await;
    assert_eq!(again.location, format!("{case}/texts?said=text-removed"));
}

#[tokio::test]
async fn everything_of_a_case_can_go_at_once() {
    let ground = Ground::begin().await;
    let case = ground.submitted().await;
    let gone = ground.post_as(&ground.coordinator, &format!("{case}/removal"), &[("text", "case")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let said = everything(&ground).await;
    assert!(!said.contains("mailbox") && !said.contains("hydromorphone") && said.contains("removes case for good"));
    let texts = ground.get_as(&ground.coordinator, &format!("{case}/texts")).await;
    assert!(texts.body.contains("This case holds no texts"), "{}", texts.body);
}
