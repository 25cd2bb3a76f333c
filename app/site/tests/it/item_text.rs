//! A hub's own words of a questionnaire, from the coordinator's page to the case form.

use axum::http::StatusCode;

use crate::case_ground::Ground;

const WORDS: &str = r#"{"instrument": "isi", "language": "en", "instruction": "Please rate each.",
    "items": ["Falling?", "Staying?", "Waking?", "Glad?", "Seen?", "Worried?", "Held back?"],
    "answers": [{"value": 0, "label": "No"}, {"value": 2, "label": "Some"}, {"value": 4, "label": "Much"}],
    "source": "our copy", "permission": "letter of the owner"}"#;

#[tokio::test]
async fn a_questionnaire_asks_in_the_hubs_own_words_once_they_are_loaded() {
    let ground = Ground::begin().await;
    let case = ground.begun().await;
    let scores = format!("{case}/form/scores");
    let before = ground.get_as(&ground.presenter, &scores).await.body;
    assert!(before.contains("id=\"isi-0-total\"") && !before.contains("isi-0-1"), "{before}");
    let load = ground.post_as(&ground.coordinator, "/questionnaires", &[("document", WORDS)]).await;
    assert_eq!(load.status, StatusCode::SEE_OTHER, "{}", load.body);
    let page = ground.get_as(&ground.presenter, &scores).await.body;
    assert!(page.contains("7. Held back?") && page.contains("2 – Some"), "{page}");
    let answers: Vec<(String, &str)> = (1..=7).map(|item| (format!("isi-0-{item}"), "2")).collect();
    let answers: Vec<(&str, &str)> = answers.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    assert_eq!(ground.save(&case, "scores", &answers).await.status, StatusCode::SEE_OTHER);
    let counted = ground.get_as(&ground.presenter, &scores).await.body;
    assert!(counted.contains("14"), "{counted}");
    let remove = [("instrument", "isi"), ("language", "en")];
    let removed = ground.post_as(&ground.coordinator, "/questionnaires/removal", &remove).await;
    assert_eq!(removed.status, StatusCode::SEE_OTHER);
    // What was answered stays, by number.
    let after = ground.get_as(&ground.presenter, &scores).await.body;
    assert!(!after.contains("Held back?") && after.contains("14"), "{after}");
}

#[tokio::test]
async fn a_document_that_does_not_fit_is_told_and_stays_to_be_mended() {
    let ground = Ground::begin().await;
    let short = WORDS.replace("\"Falling?\", ", "");
    let faults = [
        ("", "Fill this in"),
        ("{", "The document cannot be read at line 1, column 1."),
        (short.as_str(), "The instrument has 7 items; the document has 6."),
    ];
    for (document, sentence) in faults {
        let refused = ground.post_as(&ground.coordinator, "/questionnaires", &[("document", document)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains(sentence), "{}", refused.body);
        assert!(refused.body.contains("The hub has loaded no text."), "{}", refused.body);
    }
    let kept = ground.post_as(&ground.coordinator, "/questionnaires", &[("document", &short)]).await.body;
    assert!(kept.contains("Held back?"), "{kept}");
}
