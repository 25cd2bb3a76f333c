//! A poll report of a meeting: found people by address, named nobody, kept under tokens.

use axum::http::StatusCode;
use domain::id::CycleId;
use store::values;
use uuid::Uuid;

use crate::{
    dictionary::{Ground, SURVEY, address, count, id},
    trial::NOON,
};

#[tokio::test]
async fn a_poll_report_is_kept_under_the_tokens_of_its_people_and_names_nobody() {
    let ground = Ground::begin().await;
    let noa = ground.trial.practitioner("Noa Bell").await;
    let mut tx = ground.trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
    let cycle: CycleId = id(11);
    tx.run(sql, values![Uuid::from_u128(1), cycle, noa.who.person, NOON]).await.unwrap();
    let email: String = tx
        .one("SELECT email FROM person WHERE id = $1", values![noa.who.person], |row| row.get("email"))
        .await
        .unwrap();
    tx.save().await.unwrap();
    let survey = domain::survey::Survey::parse(SURVEY).unwrap();
    let words = survey.item("s1").unwrap().1.text.en.clone();
    let report = format!(
        "Poll Report\n#,User Name,User Email,Submitted Date/Time\n1,Noa Bell,{},10:00,\"{words}\",4\n\
         2,Zed Stranger,zed@example.org,10:01,\"{words}\",5\n3,iPad of Quin,,10:02,\"{words}\",5\n",
        email.to_uppercase()
    );
    let poll = address("/poll");
    let wave = Uuid::from_u128(20).to_string();
    let nothing = ground.upload(&ground.cora, &poll, &[("wave", "")], "").await;
    assert!(nothing.body.contains("href=\"#wave\"") && nothing.body.contains("href=\"#file\""));
    let kept = ground.upload(&ground.cora, &poll, &[("wave", &wave)], &report).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    let page = ground.read(&ground.cora, &poll).await;
    for (words, number) in [
        ("Answers read", "3"),
        ("People of the cycle", "1"),
        ("Addresses of nobody", "1"),
        ("Rows without an address", "1"),
    ] {
        assert_eq!(count(&page, words), number, "{words}");
    }
    for name in ["Noa Bell", "Zed", "Quin", "zed@example.org"] {
        assert!(!page.contains(name), "{name}");
    }
    assert_eq!(ground.get(&ground.rhea, &poll).await.status, StatusCode::NOT_FOUND);
    ground.post(&ground.cora, &address("/poll/taking"), &[]).await;
    let token = ground.trial.app.tokens.token(id(10), noa.who.person);
    assert_eq!(ground.sheets(20).await, [(token.to_string(), "{\"s1\":{\"point\":4}}".to_owned())]);
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let left: i64 = tx.one("SELECT COUNT(*) AS n FROM survey_file", values![], |row| row.get("n")).await.unwrap();
    assert_eq!(left, 0);
}
