//! Whom people say they turn to, wave by wave, against figures that a Python program worked out of the same answers (see
//! `tests/reference/asked.py`).

use axum::http::StatusCode;
use domain::{
    access::{Role, Who},
    id::{CycleId, ProgramId, SurveyId, WaveId},
    survey::{Answer, Answers, ready},
};
use serde_json::Value;
use store::{access::permit, values};

use crate::{
    network::{Ground, PROGRAM, address, id, line, list, near, number},
    trial::NOON,
};

fn reference() -> Value {
    serde_json::from_str(include_str!("../reference/asked.json")).unwrap()
}

/// Asks before and after the second cycle, and closes both waves.
async fn ask(ground: &Ground, data: &Value) {
    let mut tx = ground.trial.app.db.write().await.unwrap();
    let program = id::<ProgramId>(PROGRAM);
    let sql = "INSERT INTO survey (id, program, family, version, document, created) VALUES ($1, $2, $1, 1, $3, $4)";
    let document = ready("roster").unwrap().json();
    tx.run(sql, values![id::<SurveyId>(700), program, document, NOON]).await.unwrap();
    for (place, phase) in ["before", "after"].into_iter().enumerate() {
        let wave: WaveId = id(710 + place);
        let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled, opened)
            VALUES ($1, $2, $3, $4, 0, 14, $5, $5)";
        tx.run(sql, values![wave, id::<SurveyId>(700), id::<CycleId>(21), phase, NOON.plus_days(-1)]).await.unwrap();
        for answer in list(&data["waves"][place]) {
            let key = &ground.trial.app.tokens;
            let named = list(&answer[1]).iter().map(|other| key.token(program, ground.people[number(other)]));
            let who = Who { person: ground.people[number(&answer[0])], hub: ground.trial.app.hub, roles: [].into() };
            let own = permit(&mut tx, &who, wave).await.unwrap();
            let answers = Answers::default().with("consulted", Answer::People(named.collect()));
            store::survey::keep(&mut tx, &own, key, &answers, true).await.unwrap();
        }
    }
    tx.save().await.unwrap();
}

#[tokio::test]
async fn what_people_say_is_counted_as_an_independent_computation_counts_it() {
    let (ground, data) = (Ground::new().await, reference());
    let none = ground.page(&address("/asked"), &ground.facilitator).await;
    assert!(none.contains("No survey of this program asks"), "{none}");
    ask(&ground, &data).await;
    let open = ground.page(&address("/asked"), &ground.facilitator).await;
    assert!(open.contains("This wave is not over") && !open.contains("people answered"), "{open}");
    let mut tx = ground.trial.app.db.write().await.unwrap();
    tx.run("UPDATE survey_wave SET closed = $1", values![NOON]).await.unwrap();
    tx.save().await.unwrap();
    let found = ground.table(&address("/asked/csv"), &ground.facilitator, 4).await;
    let waves = ["Fall, before the program", "Fall, after the program"];
    for (wave, expected) in waves.iter().zip(list(&data["expected"])) {
        let figure = |from: &str, to: &str, figure: &str| {
            let key: Vec<String> = [wave, from, to, figure].map(str::to_owned).to_vec();
            found.get(&key).unwrap_or_else(|| panic!("{key:?} is missing of {found:?}")).clone()
        };
        for name in [
            "answered",
            "people",
            "pairs",
            "density",
            "reciprocity",
            "external",
            "internal",
            "e_i",
            "e_i_expected",
            "to_physicians_times",
            "to_physicians_pairs",
        ] {
            near(&figure("", "", name), &expected[name], 1e-9, name);
        }
        let lines: Vec<String> = list(&expected["lines"]).iter().map(|name| line(name.as_str().unwrap())).collect();
        for (row, from) in lines.iter().enumerate() {
            for (column, to) in lines.iter().enumerate() {
                near(&figure(from, to, "pairs"), &expected["matrix"][row][column], 0.0, &format!("{from} to {to}"));
            }
        }
    }
    let body = ground.page(&address("/asked"), &ground.facilitator).await;
    let of = |wave: usize, name: &str| data["expected"][wave][name].as_i64().unwrap();
    let (before, after) = (of(0, "to_physicians_pairs"), of(1, "to_physicians_pairs"));
    let step = format!("{after} ({}{})", if after > before { "+" } else { "\u{2212}" }, (after - before).abs());
    assert!(body.contains(&step), "{step} in {body}");
    assert!(body.contains(&format!("{} of 40 people answered", of(1, "answered"))), "{body}");
    assert!(!body.contains("Secret") && !body.contains("Norah"), "{body}");
    let french = ground.page(&format!("{}?lang=fr", address("/asked")), &ground.facilitator).await;
    assert!(french.contains("À qui les personnes disent s’adresser"), "{french}");
    // Who reads answers may see it, as every evaluator; a specialist has nothing to do with it.
    let specialist = ground.trial.staff("Sam Special", &[Role::Specialist]).await;
    let refused = ground.trial.get(&address("/asked"), Some(&specialist.cookie)).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}
