//! Coding from the codebook to saturation over a fictional study of twenty practitioners: every figure on the pages equals what
//! `coding_study/study.py` works out by definition.

use axum::http::{Method, StatusCode, header};
use domain::{
    access::Role,
    id::{CodeId, Id, RequestKey, RoundId, StudyId, TranscriptId},
};
use serde_json::Value;
use store::values;
use uuid::Uuid;

use crate::trial::{NOON, Persona, Trial, request};

fn data() -> Value {
    serde_json::from_str(include_str!("coding_study/study.json")).unwrap()
}

fn id<I: Id>(kind: u128, number: u128) -> I {
    I::from_uuid(Uuid::from_u128((kind << 64) + number))
}

const STUDY: u128 = 1;

pub fn code(number: u64) -> CodeId {
    id(5, u128::from(number) + 1)
}

pub fn transcript(number: u64) -> TranscriptId {
    id(4, u128::from(number) + 1)
}

/// The study with its people, texts and codebook; nothing is coded yet.
pub struct Ground {
    pub trial: Trial,
    pub lead: Persona,
    pub coders: [Persona; 2],
    /// The practitioners, by number.
    pub people: Vec<Persona>,
    pub study: StudyId,
    pub data: Value,
}

impl Ground {
    pub async fn begin() -> Self {
        let trial = Trial::begin().await;
        let lead = trial.staff("Lea Lead", &[Role::Evaluator]).await;
        let coders =
            [trial.staff("Ann Coder", &[Role::Evaluator]).await, trial.staff("Ben Coder", &[Role::Evaluator]).await];
        let data = data();
        let study: StudyId = id(1, STUDY);
        let mut people = Vec::new();
        for number in 0..20 {
            people.push(trial.practitioner(&format!("Practitioner {number}")).await);
        }
        let mut tx = trial.app.db.write().await.unwrap();
        let program: domain::id::ProgramId = id(9, 1);
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 60, TRUE, $3)";
        tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
        let sql = "INSERT INTO study (id, program, title, question, state, coreq, quotes_each, created)
            VALUES ($1, $2, 'Together', 'How?', 'open', '{}', 3, $3)";
        tx.run(sql, values![study, program, NOON]).await.unwrap();
        for (person, role) in [(&lead, "lead"), (&coders[0], "coder"), (&coders[1], "coder")] {
            let sql = "INSERT INTO study_member (study, person, role, given_by, given) VALUES ($1, $2, $3, $4, $5)";
            tx.run(sql, values![study, person.who.person, role, lead.who.person, NOON]).await.unwrap();
        }
        for (number, profession) in data["people"].as_array().unwrap().iter().enumerate() {
            let participant: domain::id::ParticipantId = id(2, number as u128 + 1);
            let sql = "INSERT INTO participant (id, study, person, number, profession, prescriber, added)
                VALUES ($1, $2, $3, $4, $5, FALSE, $6)";
            let place = i64::try_from(number).unwrap() + 1;
            let values =
                values![participant, study, people[number].who.person, place, profession.as_str().unwrap(), NOON];
            tx.run(sql, values).await.unwrap();
            for purpose in ["take-part", "transcript", "quotes", "reports"] {
                let sql = "INSERT INTO consent (participant, purpose, number, given, how, recorded_by, at)
                    VALUES ($1, $2, 1, TRUE, 'own', $3, $4)";
                tx.run(sql, values![participant, purpose, people[number].who.person, NOON]).await.unwrap();
            }
        }
        for (number, cues) in data["transcripts"].as_array().unwrap().iter().enumerate() {
            let group: domain::id::FocusGroupId = id(3, number as u128 + 1);
            let place = i64::try_from(number).unwrap() + 1;
            let sql = "INSERT INTO focus_group (id, study, number, held_on, place, others, notes, created)
                VALUES ($1, $2, $3, '2026-10-01', '', '', '', $4)";
            tx.run(sql, values![group, study, place, NOON]).await.unwrap();
            let own = transcript(number as u64);
            let sql = "INSERT INTO transcript (id, focus_group, file_name, format, notices, state, revision, created, created_by)
                VALUES ($1, $2, 'a.vtt', 'webvtt', '[]', 'frozen', 1, $3, $4)";
            tx.run(sql, values![own, group, NOON, lead.who.person]).await.unwrap();
            for (cue, said) in cues.as_array().unwrap().iter().enumerate() {
                let speaker: Option<domain::id::ParticipantId> =
                    said["speaker"].as_u64().map(|speaker| id(2, u128::from(speaker) + 1));
                let kind = if speaker.is_some() { "participant" } else { "moderator" };
                let sql = "INSERT INTO cue (transcript, number, kind, participant, text, revision)
                    VALUES ($1, $2, $3, $4, $5, 1)";
                let number = i64::try_from(cue).unwrap() + 1;
                tx.run(sql, values![own, number, kind, speaker, said["text"].as_str().unwrap()]).await.unwrap();
            }
        }
        let sql = "INSERT INTO codebook_version (study, version, author, created, reason) VALUES ($1, 1, $2, $3, '')";
        tx.run(sql, values![study, lead.who.person, NOON]).await.unwrap();
        let names = data["codes"].as_array().unwrap();
        for (place, name) in names.iter().enumerate() {
            let parent = data["parent"][name.as_str().unwrap()].as_str();
            let parent = parent.and_then(|parent| names.iter().position(|name| name.as_str() == Some(parent)));
            let sql = "INSERT INTO code (study, version, code, parent, place, name, definition, included, excluded, example, color)
                VALUES ($1, 1, $2, $3, $4, $5, '', '', '', '', 'blue')";
            let parent = parent.map(|parent| code(parent as u64));
            let at = i64::try_from(place).unwrap();
            let values = values![study, code(place as u64), parent, at, name.as_str().unwrap()];
            tx.run(sql, values).await.unwrap();
        }
        tx.save().await.unwrap();
        Self { trial, lead, coders, people, study, data }
    }

    /// The address of a page of the study.
    pub fn at(&self, end: &str) -> String {
        format!("/studies/{}/{end}", self.study)
    }

    pub async fn get(&self, who: &Persona, end: &str) -> crate::trial::Answer {
        self.trial.get(&self.at(end), Some(&who.cookie)).await
    }

    pub async fn post(&self, who: &Persona, end: &str, fields: &[(&str, &str)]) -> crate::trial::Answer {
        self.trial.post(&self.at(end), Some(&who.cookie), fields).await
    }

    /// Opens a round and gives every coding of the data's round in it, as the script of the page does.
    pub async fn code(&self, round: usize) -> RoundId {
        let opened = self.post(&self.lead, "coding/rounds", &[("blind", "yes")]).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        for one in self.data["rounds"][round].as_array().unwrap() {
            let coder = &self.coders[usize::try_from(one["coder"].as_u64().unwrap()).unwrap()];
            self.give(coder, one).await;
        }
        for coder in &self.coders {
            for number in 0..4 {
                let end = format!("coding/{}/finish", transcript(number));
                assert_eq!(self.post(coder, &end, &[("finished", "yes")]).await.status, StatusCode::SEE_OTHER);
            }
        }
        let mut tx = self.trial.app.db.read().await.unwrap();
        let sql = "SELECT id FROM coding_round WHERE study = $1 AND closed IS NULL";
        tx.one(sql, values![self.study], |row| row.get("id")).await.unwrap()
    }

    async fn give(&self, coder: &Persona, one: &Value) {
        let number = |name: &str| one[name].as_u64().unwrap().to_string();
        let key = self.trial.app.world.id::<RequestKey>().to_string();
        let end = format!("coding/{}/codings", transcript(one["transcript"].as_u64().unwrap()));
        let code = code(one["code"].as_u64().unwrap()).to_string();
        let fields = [
            ("request", key.as_str()),
            ("code", &code),
            ("first", &number("first")),
            ("from", &number("from")),
            ("last", &number("last")),
            ("to", &number("to")),
        ];
        let mut request = request(Method::POST, &self.at(&end), Some(&coder.cookie), &fields);
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
        let answer = self.trial.send(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    }

    pub async fn close(&self, round: RoundId) {
        let answer = self.post(&self.lead, &format!("coding/rounds/{round}/closing"), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
}

/// The texts of a table's cells in a page, row by row; the table that follows the heading.
fn rows(body: &str) -> Vec<Vec<String>> {
    let table = body.split("<tbody").nth(1).unwrap().split("</tbody>").next().unwrap();
    table
        .split("<tr")
        .skip(1)
        .map(|row| {
            let cells = row.split("<td").flat_map(|part| part.split("<th")).skip(1);
            cells.map(text).collect()
        })
        .collect()
}

/// What people read of a cell.
fn text(cell: &str) -> String {
    let mut out = String::new();
    let mut inside = true;
    for c in cell.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn figure(value: &Value) -> String {
    value.as_f64().map_or_else(|| "not estimable".to_owned(), |value| format!("{value:.3}"))
}

fn percent(value: &Value) -> String {
    format!("{:.1}%", value.as_f64().unwrap() * 100.0)
}

#[tokio::test]
async fn every_figure_of_two_rounds_equals_an_independent_computation() {
    let ground = Ground::begin().await;
    let expected = ground.data["expected"].clone();
    let first = ground.code(0).await;
    ground.close(first).await;
    let second = ground.code(1).await;
    ground.close(second).await;
    for (round, wanted) in [(first, &expected["agreement"][0]), (second, &expected["agreement"][1])] {
        // The first round stays readable after the second.
        let page = ground.get(&ground.coders[0], &format!("coding/rounds/{round}/agreement")).await;
        let shown = rows(&page.body);
        let all = wanted["codes"].as_array().unwrap().iter().chain([&wanted["pooled"]]);
        for (row, wanted) in shown.iter().zip(all) {
            let low = wanted["alpha"].as_f64().is_some_and(|alpha| alpha < 0.667);
            let alpha = if low { format!("{} (low)", figure(&wanted["alpha"])) } else { figure(&wanted["alpha"]) };
            let given = wanted["given"].as_u64().unwrap();
            let units = wanted["units"].as_u64().unwrap();
            assert_eq!(row[1], units.to_string());
            assert!(row[2].starts_with(&format!("{given} (")), "{row:?}");
            assert_eq!(row[3], percent(&wanted["percent"]));
            assert_eq!(row[4], figure(&wanted["kappa"]));
            assert_eq!(row[5], alpha);
            assert_eq!(row[7], figure(&wanted["ac1"]));
        }
        assert_eq!(shown.len(), 9);
        let table = ground.get(&ground.lead, &format!("coding/rounds/{round}/agreement.csv")).await.body;
        for (line, wanted) in table.lines().skip(1).zip(wanted["codes"].as_array().unwrap()) {
            let cells: Vec<_> = line.split(',').map(|cell| cell.trim_matches('"')).collect();
            for (place, name) in [(4, "percent"), (5, "kappa"), (6, "alpha"), (9, "ac1")] {
                let shown = cells[place].parse::<f64>().ok();
                let near = |(shown, wanted): (f64, f64)| (shown - wanted).abs() < 1e-9;
                assert_eq!(shown.is_some(), wanted[name].is_f64(), "{line}");
                assert!(shown.zip(wanted[name].as_f64()).is_none_or(near), "{line} {name}");
            }
        }
    }
    // Differences come first, and are decided one by one.
    let differences = format!("coding/rounds/{second}/differences");
    let page = ground.get(&ground.coders[1], &differences).await;
    let count = expected["disputes"][1].as_u64().unwrap();
    assert!(page.body.contains(&format!("{count} turns are coded differently")), "{count}");
    let coders = ground.coders_of_study().await;
    for decision in ground.data["decisions"].as_array().unwrap() {
        let text = transcript(decision["transcript"].as_u64().unwrap()).to_string();
        let cue = decision["cue"].as_u64().unwrap().to_string();
        let verdict = match decision["verdict"].as_str().unwrap() {
            "0" => coders[0].clone(),
            "1" => coders[1].clone(),
            other => other.to_owned(),
        };
        let fields = [("text", text.as_str()), ("cue", &cue), ("verdict", &verdict), ("note", "Talked over")];
        let answer = ground.post(&ground.lead, &format!("coding/rounds/{second}/decisions"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
    }
    let page = ground.get(&ground.lead, &format!("coding/rounds/{second}/matrix")).await;
    let professions = professions(&ground.data);
    for (row, wanted) in rows(&page.body).iter().zip(expected["matrix"].as_array().unwrap()) {
        let cell = |pair: &Value| format!("{} · {}", pair[0], pair[1]);
        for (place, profession) in professions.iter().enumerate() {
            assert_eq!(row[place + 1], cell(&wanted["cells"][profession.as_str()]), "{row:?}");
        }
        assert_eq!(row[professions.len() + 1], cell(&wanted["all"]));
    }
    let page = ground.get(&ground.lead, &format!("coding/rounds/{second}/saturation")).await;
    let wanted = &expected["saturation"];
    for (place, row) in rows(&page.body).iter().enumerate() {
        let ratio = if place < 2 { "base".to_owned() } else { percent(&wanted["ratios"][place - 2]) };
        let told = [&wanted["codes"][place], &wanted["new"][place], &wanted["cumulative"][place]].map(Value::to_string);
        assert_eq!(row[1..4], told);
        assert_eq!(row[4], ratio);
    }
    let share = percent(&wanted["share"]);
    assert!(page.body.contains(&format!("{share} are saturated")), "{share}");
    match wanted["notation"].as_str() {
        Some(notation) => assert!(page.body.contains(&format!("Reached: {notation}"))),
        None => assert!(page.body.contains("Not reached in this order")),
    }
    // Twenty people are too few for families of eleven: the public view tells the whole alone, and a true zero.
    let page = ground.get(&ground.lead, &format!("coding/rounds/{second}/matrix?view=public")).await;
    for (row, wanted) in rows(&page.body).iter().zip(expected["matrix"].as_array().unwrap()) {
        let (people, turns) = (wanted["all"][0].as_u64().unwrap(), wanted["all"][1].as_u64().unwrap());
        let shown = people == 0 || (people >= 11 && 20 - people >= 11);
        let told = |count: u64| if shown { count.to_string() } else { "hidden".to_owned() };
        assert_eq!(row[1..], [told(people), told(people), told(turns)], "{row:?}");
    }
}

/// The professions of the matrix in the order of its columns.
fn professions(data: &Value) -> Vec<String> {
    let mut found: Vec<domain::profession::Profession> = data["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|code| domain::profession::Profession::parse(code.as_str().unwrap()).unwrap())
        .collect();
    found.sort();
    found.dedup();
    found.into_iter().map(|profession| profession.code().to_owned()).collect()
}

impl Ground {
    /// The ids of Ann and Ben as coders.
    async fn coders_of_study(&self) -> Vec<String> {
        let mut tx = self.trial.app.db.read().await.unwrap();
        let mut found = Vec::new();
        for coder in &self.coders {
            let sql = "SELECT id FROM coder WHERE study = $1 AND person = $2";
            let id = tx.one(sql, values![self.study, coder.who.person], |row| row.get::<Uuid>("id")).await.unwrap();
            found.push(id.to_string());
        }
        found
    }
}

#[tokio::test]
async fn a_blind_round_tells_nobody_what_another_does_nor_how_much() {
    let ground = Ground::begin().await;
    ground.post(&ground.lead, "coding/rounds", &[("blind", "yes")]).await;
    let coding = &ground.data["rounds"][0][0].clone();
    ground.give(&ground.coders[0], coding).await;
    let text = transcript(coding["transcript"].as_u64().unwrap());
    let own = ground.get(&ground.coders[0], &format!("coding/{text}")).await;
    assert!(own.body.contains("<li data-id="));
    for other in [&ground.coders[1], &ground.lead] {
        let page = ground.get(other, &format!("coding/{text}")).await;
        assert!(!page.body.contains("<li data-id=") && !page.body.contains("Ann Coder"));
        assert!(page.body.contains("\"codings\":[]"));
        let list = ground.get(other, "coding").await;
        assert!(!list.body.contains("Ann Coder"));
        for end in [format!("coding/{text}/live"), format!("coding/{text}/changes")] {
            assert_eq!(ground.get(other, &end).await.status, StatusCode::NOT_FOUND);
        }
    }
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let sql = "SELECT id FROM coding_round WHERE study = $1";
    let round: RoundId = tx.one(sql, values![ground.study], |row| row.get("id")).await.unwrap();
    drop(tx);
    for page in ["differences", "agreement", "matrix", "saturation"] {
        let end = format!("coding/rounds/{round}/{page}");
        assert_eq!(ground.get(&ground.lead, &end).await.status, StatusCode::NOT_FOUND);
    }
    // Nobody takes back what is another's, and once the round is closed nobody takes anything back.
    let id = own.body.split("<li data-id=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let removal = format!("coding/{text}/codings/{id}/removal");
    assert_eq!(ground.post(&ground.coders[1], &removal, &[]).await.status, StatusCode::NOT_FOUND);
    ground.close(round).await;
    ground.post(&ground.coders[0], &removal, &[]).await;
    let page = ground.get(&ground.coders[1], &format!("coding/{text}")).await;
    assert!(page.body.contains("<li data-id=") && page.body.contains("Ann Coder"));
}

#[tokio::test]
async fn without_a_script_a_cue_has_a_form_and_the_last_act_is_undone() {
    let ground = Ground::begin().await;
    ground.post(&ground.lead, "coding/rounds", &[("blind", "no")]).await;
    let (text, ann) = (transcript(0), &ground.coders[0]);
    let page = ground.get(ann, &format!("coding/{text}?cue=2")).await;
    assert!(page.body.contains(&format!("action=\"{}\"", ground.at(&format!("coding/{text}/codings")))));
    let code = code(0).to_string();
    let given = ground.post(ann, &format!("coding/{text}/codings"), &[("first", "2"), ("code", &code)]).await;
    assert!(given.location.contains("?cue="), "{given:?}");
    let wrong = ground.post(ann, &format!("coding/{text}/codings"), &[("first", "2"), ("code", "")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = |answer: &crate::trial::Answer| answer.body.matches("<li data-id=").count();
    assert_eq!(shown(&ground.get(&ground.coders[1], &format!("coding/{text}")).await), 1);
    ground.post(ann, &format!("coding/{text}/undoing"), &[]).await;
    assert_eq!(shown(&ground.get(ann, &format!("coding/{text}")).await), 0);
    ground.trial.script.pass_minutes(1);
    ground.post(ann, &format!("coding/{text}/undoing"), &[]).await;
    assert_eq!(shown(&ground.get(ann, &format!("coding/{text}")).await), 1);
    // Who leads and does not code gives none.
    let lead = ground.post(&ground.lead, &format!("coding/{text}/codings"), &[("first", "2"), ("code", &code)]).await;
    assert_eq!(lead.status, StatusCode::NOT_FOUND);
    let memo = ground.post(ann, &format!("coding/{text}/cues/2/memos"), &[("text", "Listen again")]).await;
    assert_eq!(memo.status, StatusCode::SEE_OTHER);
    assert!(ground.get(ann, &format!("coding/{text}?cue=2")).await.body.contains("Listen again"));
}
