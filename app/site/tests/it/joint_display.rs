//! The joint display of a study: themes beside what was measured, read by people.

use axum::http::StatusCode;

use crate::everybody::Everybody;

const WORDS: &str = "They ask the pharmacist <first> now.";

#[tokio::test]
async fn a_theme_is_read_by_a_person_and_stands_with_name_and_date() {
    let all = Everybody::begin().await;
    let trial = all.trial.resume().await;
    let list = all.address("/studies/{study}/joint-display");
    let theme = all.address("/studies/{study}/joint-display/{theme}");
    let page = trial.get(&list, all.cookie("eva")).await.body;
    assert!(page.contains("Knowing whom to ask") && page.contains("Nobody has read it yet"), "{page}");
    // Nothing said is nothing read, and what was chosen stays.
    let faulty = trial.post(&theme, all.cookie("eva"), &[("version", "0"), ("fit", "expand"), ("words", "")]).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("value=\"expand\" checked"), "{}", faulty.body);
    let fields = [("version", "0"), ("fit", "expand"), ("words", WORDS)];
    let kept = trial.post(&theme, all.cookie("eva"), &fields).await;
    assert_eq!(kept.location, format!("{list}?said=joint-display-saved"));
    let page = trial.get(&list, all.cookie("eva")).await.body;
    assert!(page.contains("They ask the pharmacist &#60;first&#62; now.") && page.contains("Expand:"), "{page}");
    // Somebody who read the theme before that does not write over it.
    let late = [("version", "0"), ("fit", "conflict"), ("words", "The scale fell.")];
    let late = trial.post(&theme, all.cookie("spe"), &late).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        late.body.contains("Somebody saved another reading") && late.body.contains("The scale fell."),
        "{}",
        late.body
    );
    // A quote that was not cleared cannot stand for a theme.
    let quote =
        [("version", "1"), ("fit", "confirm"), ("words", "x"), ("quote", "01a218e8-31c0-7000-8000-000000000001")];
    assert_eq!(trial.post(&theme, all.cookie("spe"), &quote).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}
