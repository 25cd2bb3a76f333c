//! Somebody withdraws from a study and takes their survey answers out: what they said and answered leaves every figure.

use axum::http::StatusCode;
use domain::{
    access::{SeeChange, SeeNetwork},
    id::{CycleId, Id, ParticipantId, ProgramId, QuoteId, ReportId, SurveyId, ThemeId, WaveId},
    survey::{Answer, Answers, Design, Survey, ready},
};
use store::{Tx, access::permit, values};
use uuid::Uuid;

use crate::{
    coding::{Ground, transcript},
    trial::NOON,
};

const SAID: &str = "I would ask the pharmacist before I change anything.";

fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128((7 << 64) + number))
}

/// As the study's ground has it.
fn program() -> ProgramId {
    ProgramId::from_uuid(Uuid::from_u128((9 << 64) + 1))
}

fn participant(number: u128) -> ParticipantId {
    ParticipantId::from_uuid(Uuid::from_u128((2 << 64) + number + 1))
}

/// The ready survey of self-efficacy with the roster's page behind it.
fn survey() -> Survey {
    let mut asked = ready("self-efficacy").unwrap();
    asked.sections.extend(ready("roster").unwrap().sections);
    asked
}

/// Twenty people answer before and after; each names the next three.
async fn answer(tx: &mut Tx, ground: &Ground) {
    let cycle: CycleId = id(1);
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created) VALUES ($1, $2, 'Fall', '2026-09-01', '2026-11-01', FALSE, $3)";
    tx.run(sql, values![cycle, program(), NOON]).await.unwrap();
    let professions = ground.data["people"].as_array().unwrap();
    for (number, person) in (0_u128..).zip(&ground.people) {
        let profession = professions[usize::try_from(number).unwrap()].as_str().unwrap();
        let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note, profession)
            VALUES ($1, $2, $3, 'approved', '', $4, '', $5)";
        let row: WaveId = id(100 + number);
        tx.run(sql, values![row, cycle, person.who.person, NOON, profession]).await.unwrap();
    }
    let asked = survey();
    let sql = "INSERT INTO survey (id, program, family, version, document, created) VALUES ($1, $2, $1, 1, $3, $4)";
    tx.run(sql, values![id::<SurveyId>(2), program(), asked.json(), NOON]).await.unwrap();
    for (place, phase) in ["before", "after"].into_iter().enumerate() {
        let wave: WaveId = id(10 + place as u128);
        let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled, opened)
            VALUES ($1, $2, $3, $4, 0, 14, $5, $5)";
        tx.run(sql, values![wave, id::<SurveyId>(2), cycle, phase, NOON]).await.unwrap();
        for (number, person) in ground.people.iter().enumerate() {
            let own = permit(tx, &person.who, wave).await.unwrap();
            let key = &ground.trial.app.tokens;
            let next = |step: usize| key.token(program(), ground.people[(number + step) % 20].who.person);
            let mut answers = Answers::default().with("consulted", Answer::People((1..4).map(next).collect()));
            for item in &asked.scales[0].items {
                let point = 2 + i32::try_from((number + place * 3) % 4).unwrap();
                let designs = if place == 0 { vec![Design::TruePre] } else { vec![Design::Post] };
                for design in designs {
                    answers.set(design.key(item), Some(Answer::Point(point)));
                }
            }
            store::survey::keep(tx, &own, key, &answers, true).await.unwrap();
        }
        tx.run("UPDATE survey_wave SET closed = $2 WHERE id = $1", values![wave, NOON]).await.unwrap();
    }
}

/// A theme over every code, a cleared quote of the first person, a reading with both beside it, and a report that tells of it.
async fn read(tx: &mut Tx, ground: &Ground) {
    let lead = ground.lead.who.person;
    let theme: ThemeId = id(20);
    tx.run("INSERT INTO theme (id, study, created) VALUES ($1, $2, $3)", values![theme, ground.study, NOON])
        .await
        .unwrap();
    let codes: Vec<String> = (0..ground.data["codes"].as_array().unwrap().len())
        .map(|n| crate::coding::code(n as u64).to_string())
        .collect();
    let sql = "INSERT INTO theme_version (theme, version, name, description, codes, author, created)
        VALUES ($1, 1, 'Knowing whom to ask', '', $2, $3, $4)";
    tx.run(sql, values![theme, codes.join(" "), lead, NOON]).await.unwrap();
    let quote: QuoteId = id(21);
    let sql =
        "INSERT INTO quote (id, study, transcript, cue, participant, text, shown, state, reason, picked_by, picked,
            cleared_by, cleared) VALUES ($1, $2, $3, 2, $4, $5, '', 'cleared', '', $6, $7, $6, $7)";
    tx.run(sql, values![quote, ground.study, transcript(0), participant(0), SAID, lead, NOON]).await.unwrap();
    let sql = "INSERT INTO joint_display (theme, version, study, survey, scale, quotes, reading, words, author, created, network)
        VALUES ($1, 1, $2, $3, $4, $5, 'confirm', 'They ask.', $6, $7, 'asked-density')";
    let quotes = serde_json::to_string(&[quote]).unwrap();
    let scale = survey().scales[0].code.clone();
    tx.run(sql, values![theme, ground.study, id::<SurveyId>(2), scale, quotes, lead, NOON]).await.unwrap();
    let sql = "INSERT INTO report (id, program, snapshot, until, documents, people, studies, frozen, frozen_by)
        VALUES ($1, $2, '0123456789abcdef', $3, '[]', '[]', $4, $3, $5)";
    let studies = serde_json::to_string(&[ground.study]).unwrap();
    tx.run(sql, values![id::<ReportId>(22), program(), NOON, studies, lead]).await.unwrap();
}

/// How many pairs of answers there are, how many answered and who named whom at the first wave, and what stands in the display.
async fn standing(ground: &Ground) -> (usize, usize, usize, String) {
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let (app, who) = (&ground.trial.app, &ground.lead.who);
    let change = permit::<SeeChange>(&mut tx, who, program()).await.unwrap();
    let now = NOON.plus_minutes(1);
    let counted = store::change::of_survey(&mut tx, &change, &app.tokens, (id(2), 5), now).await.unwrap();
    let pairs = counted.members.iter().filter(|one| one.before.is_some() && one.after.is_some()).count();
    let network = permit::<SeeNetwork>(&mut tx, who, program()).await.unwrap();
    let rosters = store::network::rosters(&mut tx, &network, &app.tokens, now).await.unwrap();
    let answers = rosters[0].answers.clone().unwrap();
    drop(tx);
    let display = ground.get(&ground.lead, "joint-display").await;
    assert_eq!(display.status, StatusCode::OK);
    (pairs, answers.heard.len(), answers.named.len(), display.body)
}

async fn page(ground: &Ground, path: &str) -> String {
    let answer = ground.trial.get(path, Some(&ground.lead.cookie)).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer.body
}

#[tokio::test]
async fn whoever_withdraws_leaves_quotes_counts_pairs_and_ties_and_older_reports_say_so() {
    let ground = Ground::begin().await;
    let round = ground.code(0).await;
    ground.close(round).await;
    let mut tx = ground.trial.app.db.write().await.unwrap();
    answer(&mut tx, &ground).await;
    read(&mut tx, &ground).await;
    tx.save().await.unwrap();
    let (pairs, heard, named, display) = standing(&ground).await;
    assert_eq!((pairs, heard, named), (20, 20, 60));
    assert!(display.contains(SAID) && display.contains("of 20 people"), "{display}");
    assert!(
        display.contains("Density, by what people say") && display.contains("Fall, before the program: 0.16"),
        "{display}"
    );
    assert!(display.contains("20 people"), "{display}");
    let asked = page(&ground, &format!("/programs/{}/network/asked", program())).await;
    assert!(asked.contains("20 of 20 people answered") && !asked.contains("Practitioner"), "{asked}");
    let reports = format!("/programs/{}/reports", program());
    assert!(page(&ground, &reports).await.contains("Current"));

    let gone = &ground.people[0];
    let left = ground.post(gone, "consent/withdrawal", &[("answers", "yes")]).await;
    assert_eq!(left.location, ground.at("consent?said=consent-withdrawn"));

    let (pairs, heard, named, display) = standing(&ground).await;
    // Their three answers are gone, and so are the three people's who named them.
    assert_eq!((pairs, heard, named), (19, 19, 54));
    assert!(!display.contains(SAID) && display.contains("No cleared quote was chosen"), "{display}");
    assert!(display.contains("of 19 people") && !display.contains("of 20 people"), "{display}");
    assert!(!ground.get(&ground.lead, "quotes").await.body.contains(SAID));
    let listed = page(&ground, &reports).await;
    assert!(listed.contains("Superseded") && !listed.contains("Current"), "{listed}");
    let trail = ground.get(&ground.lead, "trail").await.body;
    assert!(trail.contains("P01") && trail.contains("Withdrew") && !trail.contains("Practitioner 0"), "{trail}");
    // The audit says that they left the study, and nothing of answers.
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let sql = "SELECT act FROM audit WHERE person = $1 ORDER BY number DESC LIMIT 1";
    let act: String = tx.one(sql, values![gone.who.person], |row| row.get("act")).await.unwrap();
    assert_eq!(act, "participant-withdrew");
}

#[tokio::test]
async fn answers_alone_can_be_taken_out_and_older_reports_say_so() {
    let ground = Ground::begin().await;
    let mut tx = ground.trial.app.db.write().await.unwrap();
    answer(&mut tx, &ground).await;
    read(&mut tx, &ground).await;
    tx.save().await.unwrap();
    let gone = &ground.people[3];
    let out = [("program", program().to_string())];
    let out: Vec<_> = out.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = ground.trial.post("/me/answers", Some(&gone.cookie), &out).await;
    assert_eq!(answer.location, "/me/answers?said=survey-forgotten");
    assert_eq!(standing(&ground).await.0, 19);
    let listed = page(&ground, &format!("/programs/{}/reports", program())).await;
    assert!(listed.contains("Superseded") && !listed.contains("Current"), "{listed}");
    // A report of the same day that was frozen after it stands.
    let mut tx = ground.trial.app.db.write().await.unwrap();
    let sql = "INSERT INTO report (id, program, snapshot, until, documents, people, studies, frozen, frozen_by)
        VALUES ($1, $2, 'fedcba9876543210', $3, '[]', '[]', '[]', $3, $4)";
    tx.run(sql, values![id::<ReportId>(23), program(), NOON.plus_minutes(1), ground.lead.who.person]).await.unwrap();
    tx.save().await.unwrap();
    let listed = page(&ground, &format!("/programs/{}/reports", program())).await;
    assert!(listed.contains("Superseded") && listed.contains("Current"), "{listed}");
    // What they said in the study stands: that is another consent.
    assert!(ground.get(&ground.lead, "joint-display").await.body.contains(SAID));
}
