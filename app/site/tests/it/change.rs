//! What changed: figures that an independent computation gives too, nobody's answers, nothing for those who may not see it.

use axum::http::StatusCode;
use domain::{
    access::Role,
    id::{CycleId, Id, ProgramId, SessionId, SurveyId, WaveId},
    small_cells::{Crossed, Told},
};
use serde_json::Value;
use store::values;
use uuid::Uuid;

use crate::trial::{NOON, Persona, Trial};

const SURVEY: &str = include_str!("../../../domain/src/change/reference/survey.json");
const DATA: &str = include_str!("../../../domain/src/change/reference/data.json");
const EXPECTED: &str = include_str!("../../../domain/src/change/reference/expected.json");

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The answers of the made-up data as the database keeps them.
fn kept(sheet: &Value) -> String {
    let answer = |(key, value): (&String, &Value)| {
        let answer = match (value.as_i64(), value.as_str()) {
            (Some(point), _) => serde_json::json!({ "point": point }),
            (None, Some("n/a")) => Value::from("not-applicable"),
            (None, code) => serde_json::json!({ "choice": code }),
        };
        (key.clone(), answer)
    };
    let map: serde_json::Map<String, Value> = sheet.as_object().unwrap().iter().map(answer).collect();
    Value::Object(map).to_string()
}

/// A program whose first `people` made-up people answered a survey before, after and later; all waves are closed.
async fn program(people: usize) -> Trial {
    let trial = Trial::begin().await;
    let (program, cycle, session, survey): (ProgramId, CycleId, SessionId, SurveyId) = (id(10), id(11), id(12), id(13));
    let mut personas = Vec::new();
    for number in 0..people {
        personas.push(trial.practitioner(&format!("Person Number {number}")).await);
    }
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 28, TRUE, $3)";
    tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        VALUES ($1, $2, 'Fall', '2026-11-26', '2026-11-26', FALSE, $3)";
    tx.run(sql, values![cycle, program, NOON]).await.unwrap();
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence,
            opened, ended)
        VALUES ($1, $2, 1, 'Sleep', '', '2026-11-26T12:30:00', 'America/Toronto', $3, 60, 'ended', 0, $3, $3)";
    tx.run(sql, values![session, cycle, NOON]).await.unwrap();
    let sql = "INSERT INTO survey (id, program, family, version, document, created) VALUES ($1, $2, $1, 1, $3, $4)";
    tx.run(sql, values![survey, program, SURVEY, NOON]).await.unwrap();
    let waves: [(WaveId, &str, i64); 3] = [(id(20), "before", 0), (id(21), "after", 0), (id(22), "later", 6)];
    for (wave, phase, months) in waves {
        let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled, opened, closed)
            VALUES ($1, $2, $3, $4, $5, 14, $6, $6, $7)";
        tx.run(sql, values![wave, survey, cycle, phase, months, NOON.plus_days(-20), NOON.plus_minutes(-5)])
            .await
            .unwrap();
    }
    for (place, (persona, made)) in (0_u128..).zip(personas.iter().zip(json(DATA).as_array().unwrap())) {
        let profession = match made["family"].as_str().unwrap() {
            "physician" => "family-physician",
            "nursing" => "registered-nurse",
            "pharmacy" => "pharmacist",
            "rehabilitation" => "physiotherapist",
            _ => "psychologist",
        };
        let sql = "UPDATE person SET profession = $2 WHERE id = $1";
        tx.run(sql, values![persona.who.person, profession]).await.unwrap();
        let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note)
            VALUES ($1, $2, $3, 'approved', '', $4, '')";
        tx.run(sql, values![Uuid::from_u128(1000 + place), cycle, persona.who.person, NOON]).await.unwrap();
        let token = trial.app.tokens.token(program, persona.who.person);
        for (wave, phase, _) in waves {
            if !made[phase].is_null() {
                let sql = "INSERT INTO survey_sheet (wave, token, answers, complete) VALUES ($1, $2, $3, TRUE)";
                tx.run(sql, values![wave, token.as_str(), kept(&made[phase])]).await.unwrap();
            }
        }
    }
    tx.save().await.unwrap();
    trial
}

fn page(rest: &str) -> String {
    format!("/programs/{}/change{rest}", Uuid::from_u128(10))
}

async fn read(trial: &Trial, who: &Persona, rest: &str) -> String {
    let answer = trial.get(&page(rest), Some(&who.cookie)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    answer.body
}

fn two(value: &Value) -> String {
    format!("{:.2}", value.as_f64().unwrap())
}

#[tokio::test]
async fn the_page_prints_what_python_works_out() {
    let trial = program(26).await;
    let eve = trial.staff("Eve Valuator", &[Role::Evaluator]).await;
    let body = read(&trial, &eve, "").await;
    let expected = json(EXPECTED);
    let flow = &expected["flow"];
    let of = |key: &str| usize::try_from(flow[key].as_u64().unwrap()).unwrap();
    let neither = of("enrolled") - of("matched") - of("only_before") - of("only_after");
    let told = Crossed::of([of("matched"), of("only_before"), of("only_after"), neither], 5);
    let later = Told::of(of("later"), of("enrolled"), 5);
    let steps = [
        ("enrolled", Told::Exactly(u32::try_from(of("enrolled")).unwrap())),
        ("before", told.first),
        ("after", told.second),
        ("matched", told.both),
        ("only-before", told.only_first),
        ("only-after", told.only_second),
        ("later", later),
    ];
    let shown = u32::try_from(expected["sure"]["people"].as_u64().unwrap()).unwrap();
    assert!(matches!(told.both, Told::AtLeast(least) if least < shown), "{told:?}");
    for (key, told) in steps {
        let step = format!("app-flow__step--{key}\"");
        let own = body.split(&step).nth(1).unwrap().split("</dd>").next().unwrap();
        let words = match told {
            Told::Exactly(count) => count.to_string(),
            Told::AtMost(count) => format!("at most {count}"),
            // No bound stands below the number of people that the figures under it rest on.
            Told::AtLeast(count) => format!("at least {}", count.max(shown)),
        };
        assert!(own.contains(&format!("<strong>{words}</strong>")), "{key}: {own}");
    }
    let sure = &expected["sure"];
    let main = &sure["contrasts"]["true-pre"];
    let sentence = format!(
        "Among the {} people who answered before and after, the mean went from {} to {}: +{} (95% interval {} to {}) on a scale from 1 to 7.",
        sure["people"],
        two(&main["mean_pre"]),
        two(&main["mean_post"]),
        two(&main["mean_change"]),
        two(&main["low"]),
        two(&main["high"])
    );
    assert!(body.contains(&sentence), "{sentence}\n{body}");
    for scale in ["sure", "team"] {
        let main = &expected[scale]["contrasts"];
        for (_, contrast) in main.as_object().unwrap() {
            for figure in ["g_z", "g_av", "rank_biserial"] {
                let own = two(&contrast[figure]).replace('-', "\u{2212}");
                assert!(
                    body.contains(&format!(">{own}</td>")),
                    "{scale} {figure} {own}: {}",
                    body.split("<h4").nth(1).unwrap_or_default()
                );
            }
        }
        for (family, part) in expected[scale]["families"].as_object().unwrap() {
            let own = format!("{} to {}", two(&part["low"]).replace('-', "\u{2212}"), two(&part["high"]));
            assert!(body.contains(&own), "{scale} {family} {own}");
        }
        for (_, alpha) in expected[scale]["alpha"].as_object().unwrap() {
            assert!(body.contains(&format!(">{}</td>", two(&alpha["alpha"]))), "{scale}: {alpha}");
        }
    }
    // Fewer than five did not improve: told by where they lie, never how many.
    let improved = main["improved"].as_u64().unwrap();
    let people = sure["people"].as_u64().unwrap();
    let told = if people - improved < 5 && people > improved {
        format!("Improved by any amount: at least {} of {people}", people - 4)
    } else {
        format!("Improved by any amount: {improved} of {people}")
    };
    assert!(body.contains(&told), "{told}");
    // Small families are told together, and prescribers can be shown beside them.
    assert!(body.contains("Pharmacy / Psychology and social work / Rehabilitation"), "{body}");
    assert!(body.contains("Prescribers") && !body.contains("Person Number"));
    assert!(body.contains("<svg") && body.contains("exact for the ranks"), "{body}");

    let french = read(&trial, &eve, "?lang=fr").await;
    let comma = two(&main["mean_change"]).replace('.', ",");
    assert!(french.contains("Ce qui a changé") && french.contains(&format!("+{comma}")), "{french}");
}

#[tokio::test]
async fn the_table_to_take_away_holds_the_same_figures_and_its_codebook_every_column() {
    let trial = program(26).await;
    let cora = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    let csv = read(&trial, &cora, "/csv").await;
    let mut lines = csv.trim_start_matches('\u{feff}').lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').map(|cell| cell.trim_matches('"')).collect();
    let rows: Vec<Vec<String>> =
        lines.map(|line| line.split("\",\"").map(|cell| cell.trim_matches('"').to_owned()).collect()).collect();
    let place = |name: &str| head.iter().position(|column| *column == name).unwrap();
    let expected = json(EXPECTED);
    let row = rows
        .iter()
        .find(|row| row[0] == "sure" && row[1].is_empty() && row[2].is_empty() && row[4] == "true-pre")
        .unwrap();
    let main = &expected["sure"]["contrasts"]["true-pre"];
    for (column, key) in [
        ("change", "mean_change"),
        ("low_95", "low"),
        ("p_t", "p_t"),
        ("p_signed_rank", "p"),
        ("g_av", "g_av"),
        ("t", "t"),
    ] {
        let own: f64 = row[place(column)].parse().unwrap();
        assert!((own - main[key].as_f64().unwrap()).abs() < 1e-6, "{column}: {own}");
    }
    // No line stands for fewer people than the floor.
    assert!(rows.iter().all(|row| row[place("n")].parse::<u32>().unwrap() >= 5), "{csv}");
    let codebook = read(&trial, &cora, "/codebook").await;
    assert_eq!(codebook.lines().count(), head.len() + 1);
    assert!(head.iter().all(|column| codebook.contains(&format!("\"{column}\","))), "{codebook}");
}

#[tokio::test]
async fn four_people_show_nothing_and_a_specialist_sees_nothing() {
    let trial = program(4).await;
    let fay = trial.staff("Fay Cilitator", &[Role::Facilitator]).await;
    let body = read(&trial, &fay, "").await;
    assert!(body.contains("There is nothing to show yet") && !body.contains("app-flow"), "{body}");
    assert_eq!(read(&trial, &fay, "/csv").await.lines().count(), 1);
    let alan = trial.staff("Alan Turing", &[Role::Specialist]).await;
    assert_eq!(trial.get(&page(""), Some(&alan.cookie)).await.status, StatusCode::NOT_FOUND);
    let shown = trial.get("/programs/pain", Some(&fay.cookie)).await.body;
    assert!(shown.contains(&format!("href=\"{}\"", page(""))), "{shown}");
}

#[tokio::test]
async fn questions_leave_for_the_team_and_sheets_for_readers_alone_without_names_or_small_families() {
    let trial = program(26).await;
    let cora = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    let rhea = trial.staff("Rhea Reader", &[Role::Evaluator]).await;
    let questions = read(&trial, &cora, "/dictionary").await;
    assert!(questions.contains("s1,page,") && questions.contains("s1_then,page,"), "{questions}");
    for who in [&cora, &rhea] {
        assert_eq!(trial.get(&page("/records"), Some(&who.cookie)).await.status, StatusCode::NOT_FOUND);
    }
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![Uuid::from_u128(10), rhea.who.person, cora.who.person, NOON]).await.unwrap();
    tx.save().await.unwrap();
    let records = read(&trial, &rhea, "/records").await;
    let expected = json(EXPECTED);
    let sheets: u64 = ["before", "after", "later"].iter().map(|key| expected["flow"][*key].as_u64().unwrap()).sum();
    assert_eq!(records.lines().count() as u64, sheets + 1, "{records}");
    assert!(records.contains("before_arm_1") && records.contains("months_6_arm_1"), "{records}");
    // Of seven people of three small families nobody is told by family, and nobody by name.
    assert!(records.contains(",others,") && !records.contains("pharmacy") && !records.contains("Person"), "{records}");
    assert!(read(&trial, &rhea, "").await.contains(&page("/records")));
    assert!(!read(&trial, &cora, "").await.contains(&page("/records")));
}
