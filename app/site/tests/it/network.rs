//! Who turns to whom and how evenly people speak, against figures that a Python program worked out of the same data (see
//! `tests/reference`); and who sees what of it.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use domain::{
    access::Role,
    id::{CaseId, CycleId, Id, PersonId, ProgramId, SegmentId, SessionId},
    moment::Moment,
};
use serde_json::Value;
use store::values;
use uuid::Uuid;

use crate::trial::{NOON, Persona, Trial};

pub fn id<I: Id>(number: usize) -> I {
    I::from_uuid(Uuid::from_u128(u128::try_from(number).unwrap()))
}

fn reference() -> Value {
    serde_json::from_str(include_str!("../reference/network.json")).unwrap()
}

pub fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

pub fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

pub const PROGRAM: usize = 10;

/// The first moment of a cycle: the contacts of both lie in months that are over.
fn begins(cycle: usize) -> Moment {
    NOON.plus_days(if cycle == 0 { -80 } else { -50 })
}

/// The data in a database: the first person can sign in, as can the facilitator, who is not in the data.
pub struct Ground {
    pub trial: Trial,
    pub data: Value,
    first: Persona,
    pub facilitator: Persona,
    pub people: Vec<PersonId>,
}

impl Ground {
    pub async fn new() -> Self {
        let data = reference();
        let trial = Trial::begin().await;
        let first = trial.practitioner("Norah Nurse").await;
        let facilitator = trial.staff("Fay Roy", &[Role::Facilitator]).await;
        let people: Vec<PersonId> = (0..list(&data["data"]["people"]).len())
            .map(|n| if n == 0 { first.who.person } else { id(1000 + n) })
            .collect();
        let ground = Self { trial, data, first, facilitator, people };
        ground.begin().await;
        for cycle in 0..2 {
            ground.cycle(cycle).await;
        }
        ground.sessions().await;
        ground
    }

    async fn begin(&self) {
        let mut tx = self.trial.app.db.write().await.unwrap();
        let hub = self.trial.app.hub;
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 28, TRUE, $3)";
        tx.run(sql, values![id::<ProgramId>(PROGRAM), hub, NOON]).await.unwrap();
        for (number, profession) in list(&self.data["data"]["people"]).iter().enumerate() {
            let (person, profession) = (self.people[number], profession.as_str().unwrap());
            if number > 0 {
                let sql = "INSERT INTO person (id, hub, name, email, profession, credentials, site, community, language, zone,
                        folded, created)
                    VALUES ($1, $2, 'Secret Name', $3, 'other', '', '', '', 'en', 'UTC', '', $4)";
                tx.run(sql, values![person, hub, format!("{number}@example.org"), NOON]).await.unwrap();
            }
            tx.run("UPDATE person SET profession = $2 WHERE id = $1", values![person, profession]).await.unwrap();
        }
        tx.save().await.unwrap();
    }

    async fn cycle(&self, cycle: usize) {
        let (hub, at) = (self.trial.app.hub, begins(cycle));
        let data = &self.data["data"]["cycles"][cycle];
        let (own, session): (CycleId, SessionId) = (id(20 + cycle), id(30 + cycle));
        let mut tx = self.trial.app.db.write().await.unwrap();
        let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, $3, $4, $4, FALSE, $5)";
        let starts = format!("2026-0{}-01", 8 + cycle);
        tx.run(sql, values![own, id::<ProgramId>(PROGRAM), data["title"].as_str().unwrap(), starts, at]).await.unwrap();
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            VALUES ($1, $2, 9, '', '', '2026-09-26T12:30:00', 'America/Toronto', $3, 60, 'cancelled', 0)";
        tx.run(sql, values![session, own, at]).await.unwrap();
        for (number, person) in self.people.iter().enumerate() {
            let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note)
                VALUES ($1, $2, $3, 'approved', '', $4, '')";
            tx.run(
                sql,
                values![Uuid::from_u128(u128::try_from(9000 + cycle * 100 + number).unwrap()), own, *person, at],
            )
            .await
            .unwrap();
        }
        let case = |number: usize| id::<CaseId>(2000 + cycle * 100 + number);
        for (place, presenter) in list(&data["presenters"]).iter().enumerate() {
            let sql = "INSERT INTO \"case\" (id, hub, cycle, presenter, code, state, form, form_version, answers, revision, note,
                    session, created, updated)
                VALUES ($1, $2, $3, $4, $5, 'presented', 'chronic-pain', 2, '{}', 1, '', $6, $7, $7)";
            let values = values![
                case(place),
                hub,
                own,
                self.people[number(presenter)],
                format!("K{cycle}-{place}"),
                session,
                at
            ];
            tx.run(sql, values).await.unwrap();
        }
        let professions = list(&self.data["data"]["people"]);
        let advice = |number: usize| Uuid::from_u128(u128::try_from(100_000 + cycle * 1000 + number).unwrap());
        for (place, given) in list(&data["recommendations"]).iter().enumerate() {
            let author = number(&given[0]);
            let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created,
                    struck, feasible_why, outcome_why)
                VALUES ($1, $2, $3, $4, 'peer', $5, 'referral', 'Secret text', $6, $7, '', '')";
            let (profession, struck) = (professions[author].as_str().unwrap(), given[2].as_bool().unwrap());
            let values =
                values![advice(place), case(number(&given[1])), session, self.people[author], profession, at, struck];
            tx.run(sql, values).await.unwrap();
        }
        for (place, asked) in list(&data["questions"]).iter().enumerate() {
            let sql = "INSERT INTO clarification (id, \"case\", session, author, question, asked, answer, answered)
                VALUES ($1, $2, $3, $4, 'Secret text', $5, $6, $7)";
            let answered = asked[2].as_bool().unwrap();
            let values = values![
                Uuid::from_u128(u128::try_from(200_000 + cycle * 1000 + place).unwrap()),
                case(number(&asked[1])),
                session,
                self.people[number(&asked[0])],
                at,
                answered.then_some("Secret text"),
                answered.then_some(at)
            ];
            tx.run(sql, values).await.unwrap();
        }
        for second in list(&data["seconds"]) {
            let person = number(&second[0]);
            let sql = "INSERT INTO recommendation_second (recommendation, person, author_kind, profession, created)
                VALUES ($1, $2, 'peer', $3, $4)";
            let profession = professions[person].as_str().unwrap();
            tx.run(sql, values![advice(number(&second[1])), self.people[person], profession, at]).await.unwrap();
        }
        tx.save().await.unwrap();
    }

    /// Three sessions of the second cycle. Everybody present comes before it and leaves after it; from the tenth minute to the
    /// twentieth somebody presents.
    async fn sessions(&self) {
        let mut tx = self.trial.app.db.write().await.unwrap();
        for (place, data) in list(&self.data["data"]["sessions"]).iter().enumerate() {
            let (session, starts): (SessionId, _) =
                (id(40 + place), begins(1).plus_days(i64::try_from(place).unwrap()));
            let sql =
                "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state,
                    sequence, opened, ended)
                VALUES ($1, $2, $3, 'Sleep', '', '2026-10-07T12:30:00', 'America/Toronto', $4, 60, 'ended', 0, $4, $5)";
            let (number_of, ended) = (i64::try_from(place + 1).unwrap(), starts.plus_minutes(60));
            tx.run(sql, values![session, id::<CycleId>(21), number_of, starts, ended]).await.unwrap();
            let presenter = self.people[number(&data["presenter"])];
            let places =
                [(0, Some(1), None), (600, Some(2), Some(presenter)), (1200, Some(3), None), (3600, None, None)];
            for (second, segment, presenter) in places {
                let sql =
                    "INSERT INTO agenda_place (session, at, segment, step, presenter) VALUES ($1, $2, $3, 'whole', $4)";
                let segment = segment.map(id::<SegmentId>);
                tx.run(sql, values![session, starts.plus_seconds(second), segment, presenter]).await.unwrap();
            }
            let here = list(&data["here"]).iter().map(|person| self.people[number(person)]);
            for person in here {
                for (kind, minute) in [("joined", -5), ("left", 65)] {
                    let sql =
                        "INSERT INTO presence (session, person, connection, kind, at) VALUES ($1, $2, $3, $4, $5)";
                    tx.run(sql, values![session, person, person.to_string(), kind, starts.plus_minutes(minute)])
                        .await
                        .unwrap();
                }
            }
            for spoken in list(&data["speech"]) {
                let who = spoken[0].as_i64().unwrap();
                let person = usize::try_from(who).map_or(self.facilitator.who.person, |number| self.people[number]);
                let at = |value: &Value| Moment::from_micros(starts.micros() + value.as_i64().unwrap() * 1000);
                let sql = "INSERT INTO speech (session, person, connection, profession, leads, began, ended)
                    SELECT $1, id, $3, profession, $4, $5, $6 FROM person WHERE id = $2";
                let (connection, leads) = (person.to_string(), who < 0);
                let values = values![session, person, connection, leads, at(&spoken[1]), at(&spoken[2])];
                tx.run(sql, values).await.unwrap();
            }
        }
        tx.save().await.unwrap();
    }

    pub async fn page(&self, path: &str, who: &Persona) -> String {
        let answer = self.trial.get(path, Some(&who.cookie)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.body
    }

    /// A table to take away, as its cells by everything that stands before the value.
    pub async fn table(&self, path: &str, who: &Persona, value: usize) -> BTreeMap<Vec<String>, String> {
        let text = self.page(path, who).await;
        let rows = text.trim_start_matches('\u{feff}').lines().skip(1);
        let cells = rows.map(|row| row.trim_matches('"').split("\",\"").map(str::to_owned).collect::<Vec<_>>());
        cells.map(|cells| (cells[..value].to_vec(), cells[value].clone())).collect()
    }
}

pub fn address(rest: &str) -> String {
    format!("/programs/{}/network{rest}", id::<ProgramId>(PROGRAM))
}

pub fn near(found: &str, expected: &Value, within: f64, what: &str) {
    let (found, expected): (f64, f64) = (found.parse().unwrap(), expected.as_f64().unwrap());
    assert!((found - expected).abs() <= within, "{what}: {found}, expected {expected}");
}

/// A line as the page names it.
pub fn line(name: &str) -> String {
    name.replace("Other", "Other professions")
}

#[tokio::test]
async fn the_figures_of_each_wave_are_those_of_an_independent_computation() {
    let ground = Ground::new().await;
    let found = ground.table(&address("/csv"), &ground.facilitator, 4).await;
    for (cycle, expected) in ["Summer", "Fall"].iter().zip(list(&ground.data["expected"]["waves"])) {
        let figure = |from: &str, to: &str, figure: &str| {
            let key: Vec<String> = [cycle, from, to, figure].map(str::to_owned).to_vec();
            found.get(&key).unwrap_or_else(|| panic!("{key:?} is missing of {found:?}")).clone()
        };
        for name in [
            "people",
            "contacts",
            "pairs",
            "density",
            "reciprocity",
            "contact_diversity",
            "contact_diversity_people",
            "external",
            "internal",
            "e_i",
            "e_i_expected",
            "to_physicians_times",
            "to_physicians_pairs",
        ] {
            near(&figure("", "", name), &expected[name], 1e-9, name);
        }
        // Dealt at random there and here, from different dice.
        near(&figure("", "", "e_i_dealt"), &expected["e_i_dealt"], 0.01, "e_i_dealt");
        near(&figure("", "", "e_i_p_two_sided"), &expected["e_i_p_two_sided"], 0.03, "p");
        let lines: Vec<String> = list(&expected["lines"]).iter().map(|name| line(name.as_str().unwrap())).collect();
        for (row, from) in lines.iter().enumerate() {
            near(&figure(from, "", "people"), &expected["sizes"][row], 0.0, from);
            for (column, to) in lines.iter().enumerate() {
                near(&figure(from, to, "pairs"), &expected["matrix"][row][column], 0.0, &format!("{from} to {to}"));
            }
        }
    }
    let (fall, summer) = (&ground.data["expected"]["waves"][1], &ground.data["expected"]["waves"][0]);
    let times = |wave: &Value| wave["to_physicians_times"].to_string();
    let body = ground.page(&address(""), &ground.facilitator).await;
    let sentence = format!(
        "In Fall, people of other professions turned to physicians {} times; in Summer, {}.",
        times(fall),
        times(summer)
    );
    assert!(body.contains(&sentence), "{sentence} in {body}");
    assert!(!body.contains("Secret") && !body.contains("Norah") && !body.contains("K1-"), "no name, no text: {body}");
    let french = ground.page(&format!("{}?lang=fr", address("")), &ground.facilitator).await;
    assert!(french.contains("se sont adressées") && french.contains("Indice E-I"), "{french}");
}

#[tokio::test]
async fn the_balance_of_talk_is_that_of_an_independent_computation() {
    let ground = Ground::new().await;
    let found = ground.table(&address("/talk/csv"), &ground.facilitator, 4).await;
    let sessions = ["", "Session 1", "Session 2", "Session 3"];
    let expected = &ground.data["expected"];
    let all = std::iter::once(&expected["whole"]).chain(list(&expected["sessions"]));
    for (session, expected) in sessions.iter().zip(all) {
        let figure = |families: &str, figure: &str| {
            let key: Vec<String> = ["Fall", session, families, figure].map(str::to_owned).to_vec();
            found.get(&key).unwrap_or_else(|| panic!("{key:?} is missing of {found:?}")).clone()
        };
        for name in ["people", "seconds", "speech_seconds", "overlap_seconds", "turns", "gini", "gini_unbiased"] {
            near(&figure("", name), &expected[name], 1e-6, &format!("{session} {name}"));
        }
        for (families, line_of) in expected["lines"].as_object().unwrap() {
            for name in ["people", "seconds", "turns", "share_of_talk", "share_of_people", "balance"] {
                near(&figure(&line(families), name), &line_of[name], 1e-6, &format!("{session} {families} {name}"));
            }
        }
    }
    assert!(found.keys().all(|key| key[3] != "leading_seconds"), "one facilitator would be pointed at: {found:?}");
    let body = ground.page(&address("/talk"), &ground.facilitator).await;
    assert!(body.contains("3 sessions") && !body.contains("Secret") && !body.contains("Norah"), "{body}");
}

#[tokio::test]
async fn own_minutes_are_for_oneself_and_by_consent_for_facilitators() {
    let ground = Ground::new().await;
    let here =
        list(&ground.data["data"]["sessions"]).iter().position(|data| list(&data["here"]).contains(&Value::from(0)));
    let session: SessionId = id(40 + here.unwrap());
    let talk = format!("/sessions/{session}/talk");
    assert!(!ground.page(&talk, &ground.facilitator).await.contains("Norah Nurse"));
    let mine = ground.page("/me/talk", &ground.first).await;
    assert!(mine.contains("Chronic pain: Fall") && mine.contains("Your minutes") && mine.contains("Advice"), "{mine}");
    assert!(!mine.contains("Secret"), "{mine}");
    let key = ground.trial.app.world.id::<domain::id::RequestKey>().to_string();
    let kept = ground.trial.post("/me/talk", Some(&ground.first.cookie), &[("show", "yes"), ("request", &key)]).await;
    assert_eq!(kept.location, "/me/talk?said=speaking-consent");
    let shown = ground.page(&talk, &ground.facilitator).await;
    assert!(shown.contains("Norah Nurse") && !shown.contains("Secret Name"), "{shown}");
    let coordinator = ground.trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    assert_eq!(ground.trial.get(&talk, Some(&coordinator.cookie)).await.status, StatusCode::NOT_FOUND);
    let key = ground.trial.app.world.id::<domain::id::RequestKey>().to_string();
    ground.trial.post("/me/talk", Some(&ground.first.cookie), &[("request", &key)]).await;
    assert!(!ground.page(&talk, &ground.facilitator).await.contains("Norah Nurse"), "taken back");
}
