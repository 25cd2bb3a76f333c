//! A study on its pages: who sees what, consent and its end, a transcript from the file to the quote.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use store::values;

use crate::{
    stage::Stage,
    study_ground::{Ground, lay},
    trial::{Answer, NOON, Persona},
};
use domain::access::Role;

/// A study on the stage: led by an evaluator, the coordinator keeps the key, the specialist codes, the peer takes part.
struct Play {
    stage: Stage,
    lead: Persona,
    ground: Ground,
}

impl Play {
    async fn begin() -> Self {
        let stage = Stage::new().await;
        let lead = stage.trial.staff("Eve Valuator", &[Role::Evaluator]).await;
        let ground = lay(&stage.trial, [&lead, &stage.coordinator, &stage.specialist], &stage.peer).await;
        Self { stage, lead, ground }
    }

    fn of(&self, path: &str) -> String {
        format!("/studies/{}{path}", self.ground.study)
    }

    async fn get(&self, who: &Persona, path: &str) -> Answer {
        self.stage.trial.get(&self.of(path), Some(&who.cookie)).await
    }

    async fn post(&self, who: &Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.stage.post(who, &self.of(path), fields).await
    }

    /// Sends a file as a browser does.
    async fn upload(&self, file: &str) -> Answer {
        let body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"meeting.vtt\"\r\n\
            Content-Type: text/vtt\r\n\r\n{file}\r\n--edge--\r\n"
        );
        let request = Request::builder()
            .method(Method::POST)
            .uri(self.of(&format!("/groups/{}/transcript", self.ground.group)))
            .header(header::COOKIE, &self.stage.coordinator.cookie)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(Body::from(body))
            .unwrap();
        self.stage.trial.send(request).await
    }

    /// The focus group was held in the session's room at noon: who was heard there, whether they lead, and in which seconds.
    async fn hold(&self, heard: &[(&Persona, bool, i64, i64)]) {
        let mut tx = self.stage.trial.app.db.write().await.unwrap();
        let session = self.stage.session;
        let sql = "UPDATE focus_group SET session = $2 WHERE id = $1";
        tx.run(sql, values![self.ground.group, session]).await.unwrap();
        tx.run("UPDATE session SET starts = $2, opened = $2 WHERE id = $1", values![session, NOON]).await.unwrap();
        let second = |at: i64| domain::moment::Moment::from_micros(NOON.micros() + at * 1_000_000);
        for (persona, leads, from, to) in heard {
            let sql = "INSERT INTO speech (session, person, connection, profession, leads, began, ended)
                VALUES ($1, $2, $3, 'other', $4, $5, $6)";
            let person = persona.who.person;
            let values = values![session, person, person.to_string(), *leads, second(*from), second(*to)];
            tx.run(sql, values).await.unwrap();
        }
        tx.save().await.unwrap();
    }

    /// The peer's name.
    async fn name(&self) -> String {
        let mut tx = self.stage.trial.app.db.read().await.unwrap();
        let sql = "SELECT name FROM person WHERE id = $1";
        tx.one(sql, values![self.stage.peer.who.person], |row| row.get("name")).await.unwrap()
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.stage.trial.app.db.read().await.unwrap();
        tx.one(sql, values![], |row| row.get("n")).await.unwrap()
    }
}

#[tokio::test]
async fn nobody_but_the_keeper_of_the_key_sees_a_name_on_any_page() {
    let play = Play::begin().await;
    let name = play.name().await;
    let transcript = format!("/transcripts/{}", play.ground.transcript);
    let group = format!("/groups/{}", play.ground.group);
    for path in ["", "/team", "/guide", "/trail", "/coreq", "/coreq/csv", "/quotes", &transcript, &group] {
        for who in [&play.lead, &play.stage.specialist, &play.stage.coordinator] {
            let page = play.get(who, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains(&name), "{path} names a participant");
        }
    }
    assert!(play.get(&play.stage.coordinator, "/participants").await.body.contains(&name));
    assert_eq!(play.get(&play.stage.specialist, "/participants").await.status, StatusCode::NOT_FOUND);
    // Looking at the key is written down.
    assert_eq!(play.count("SELECT COUNT(*) AS n FROM audit WHERE act = 'key-read'").await, 1);
}

#[tokio::test]
async fn whoever_keeps_the_key_codes_only_for_a_reason_that_everybody_reads() {
    let play = Play::begin().await;
    let path = format!("/team/{}", play.stage.coordinator.who.person);
    let both = [("part", "key-keeper"), ("part", "coder")];
    let refused = play.post(&play.lead, &path, &both).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#reason\""), "{}", refused.body);
    let both = [both[0], both[1], ("reason", "Only two of us read French.")];
    assert_eq!(play.post(&play.lead, &path, &both).await.status, StatusCode::SEE_OTHER);
    assert!(play.get(&play.stage.specialist, "").await.body.contains("Only two of us read French."));
    let own = format!("/team/{}", play.lead.who.person);
    assert_eq!(play.post(&play.lead, &own, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_participant_takes_a_consent_back_and_the_quote_is_gone() {
    let play = Play::begin().await;
    let quotes = "SELECT COUNT(*) AS n FROM quote";
    assert_eq!(play.count(quotes).await, 1);
    let answers = |quotes| [("take-part", "yes"), ("transcript", "yes"), ("quotes", quotes), ("reports", "yes")];
    let half = play.post(&play.stage.peer, "/consent", &answers("yes")[..2]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(play.post(&play.stage.peer, "/consent", &answers("no")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(play.count(quotes).await, 0);
    let quote = format!("/transcripts/{}/cues/2/quote", play.ground.transcript);
    let page = play.get(&play.stage.specialist, &quote).await;
    assert!(page.body.contains("has not agreed to be quoted"), "{}", page.body);
    let picked = [("text", "I ask the pharmacist first.")];
    assert_eq!(play.post(&play.stage.specialist, &quote, &picked).await.status, StatusCode::NOT_FOUND);
    assert_eq!(play.post(&play.stage.peer, "/consent/withdrawal", &[]).await.status, StatusCode::SEE_OTHER);
    assert!(play.get(&play.stage.peer, "/consent").await.body.contains("You left this study"));
    let show = play.get(&play.stage.specialist, "").await.body;
    assert!(show.contains("Older reports do not stand"), "{show}");
    assert_eq!(play.post(&play.stage.peer, "/consent", &answers("yes")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_key_keeper_records_paper_and_takes_somebody_out() {
    let play = Play::begin().await;
    let path = format!("/participants/{}", play.ground.participant);
    let keeper = &play.stage.coordinator;
    let paper = [("take-part", "yes"), ("transcript", "yes"), ("quotes", "no"), ("reports", "yes")];
    assert_eq!(play.post(keeper, &format!("{path}/consent"), &paper).await.status, StatusCode::SEE_OTHER);
    assert!(play.get(keeper, &path).await.body.contains("on paper"));
    let group = play.ground.group.to_string();
    let traits = [("prescriber", "yes"), ("group", group.as_str())];
    assert_eq!(play.post(keeper, &path, &traits).await.status, StatusCode::SEE_OTHER);
    assert_eq!(play.post(keeper, &path, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(play.post(keeper, &format!("{path}/withdrawal"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(play.count("SELECT COUNT(*) AS n FROM participant WHERE withdrawn IS NOT NULL").await, 1);
    let none = play.post(keeper, "/participants", &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_file_becomes_a_transcript_without_a_name_in_it() {
    let play = Play::begin().await;
    let (name, keeper) = (play.name().await, &play.stage.coordinator);
    let first = name.split(' ').next().unwrap();
    let bad = play.upload("").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    let file = format!(
        "WEBVTT\n\n00:01.000 --> 00:02.000\nInterviewer: Whom do you ask?\n\n\
        00:03.000 --> 00:04.000\n{name}: I am {first}, call 705-555-0134.\n\n\
        00:05.000 --> 00:06.000\n(laughter)\n\n\
        00:07.000 --> 00:08.000\nSomebody Else: {name}'s plan, from Moosonee.\n"
    );
    let sent = play.upload(&file).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let speakers = sent.location.split('?').next().unwrap().to_owned();
    let relative = speakers.strip_prefix(&play.of("")).unwrap().to_owned();
    let page = play.get(keeper, &relative).await;
    assert!(page.body.contains("4 cues, 3 names of speakers"), "{}", page.body);
    let participant = play.ground.participant.to_string();
    // Filled in where the whole name fits.
    assert!(page.body.contains(&format!("value=\"{participant}\" selected")), "{}", page.body);
    let open = [("speaker-0", "moderator"), ("speaker-1", participant.as_str())];
    assert_eq!(play.post(keeper, &relative, &open).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = [open[0], open[1], ("speaker-2", "unknown"), ("nameless", "unknown")];
    assert_eq!(play.post(keeper, &relative, &told).await.status, StatusCode::SEE_OTHER);
    let names = relative.replace("/speakers", "/names");
    let page = play.get(keeper, &names).await.body;
    assert!(page.contains("Moosonee") && page.contains("705-555-0134"), "{page}");
    // Nothing is frozen while a detail waits.
    let freezing = relative.replace("/speakers", "/freezing");
    assert_eq!(play.post(keeper, &freezing, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = decided(&page);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(play.post(keeper, &names, &fields).await.status, StatusCode::SEE_OTHER);
    let frozen = play.post(keeper, &freezing, &[]).await;
    assert_eq!(frozen.status, StatusCode::SEE_OTHER, "{}", frozen.body);
    let transcript = relative.replace("/speakers", "");
    let page = play.get(&play.stage.specialist, &transcript).await.body;
    assert!(page.contains("P01&#39;s plan") || page.contains("P01's plan"), "{page}");
    for gone in [name.as_str(), first, "Moosonee", "705-555-0134"] {
        assert!(!page.contains(gone), "{gone} is left");
    }
    let left = "SELECT COUNT(*) AS n FROM cue JOIN transcript ON transcript.id = cue.transcript
        WHERE transcript.state = 'frozen' AND (cue.original IS NOT NULL OR cue.speaker IS NOT NULL)";
    assert_eq!(play.count(left).await, 0);
    assert_eq!(play.count("SELECT COUNT(*) AS n FROM detail").await, 0);
    // A correction brings no name back in.
    let cue = format!("{transcript}/cues/2");
    let again = play.post(keeper, &cue, &[("text", &format!("I am {name}."))]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(play.post(keeper, &cue, &[("text", "I am P01.")]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn cues_without_a_name_are_proposed_from_what_the_room_heard_and_a_person_puts_them_right() {
    let play = Play::begin().await;
    let (keeper, trial) = (&play.stage.coordinator, &play.stage.trial);
    play.hold(&[(&play.stage.facilitator, true, 0, 2), (&play.stage.peer, false, 2, 6)]).await;
    let file = "WEBVTT\n\n00:00.000 --> 00:02.000\nWhom do you ask?\n\n00:02.000 --> 00:04.000\nThe pharmacist.\n\n\
        00:04.000 --> 00:06.000\nAlways.\n\n00:08.000 --> 00:09.000\n(a door)\n";
    let sent = play.upload(file).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let speakers = sent.location.split('?').next().unwrap().to_owned();
    let relative = speakers.strip_prefix(&play.of("")).unwrap().to_owned();
    let page = play.get(keeper, &relative).await.body;
    assert!(page.contains("For 3 of 4 cues without a name"), "{page}");
    let participant = play.ground.participant.to_string();
    assert_eq!(page.matches(&format!("value=\"{participant}\" selected")).count(), 2, "{page}");
    // The room is taken at its word but for one cue, and nobody was heard in the last.
    let fields = [("heard", "yes"), ("cue-3", "unknown"), ("nameless", "moderator")];
    assert_eq!(play.post(keeper, &relative, &fields).await.status, StatusCode::SEE_OTHER);
    let mut tx = trial.app.db.read().await.unwrap();
    let sql = "SELECT cue.kind FROM cue JOIN transcript ON transcript.id = cue.transcript
        WHERE transcript.file_name = 'meeting.vtt' ORDER BY cue.number";
    let kinds: Vec<String> = tx.all(sql, values![], |row| row.get("kind")).await.unwrap();
    assert_eq!(kinds, ["moderator", "participant", "unknown", "moderator"]);
    drop(tx);
    // Not taken, all of them are whoever is named for all.
    let fields = [("heard", "no"), ("nameless", "unknown")];
    assert_eq!(play.post(keeper, &relative, &fields).await.status, StatusCode::SEE_OTHER);
    let mut tx = trial.app.db.read().await.unwrap();
    let kinds: Vec<String> = tx.all(sql, values![], |row| row.get("kind")).await.unwrap();
    assert_eq!(kinds, ["unknown"; 4]);
}

#[tokio::test]
async fn a_typed_transcript_takes_its_times_from_the_room_and_gives_them_back() {
    let play = Play::begin().await;
    let (keeper, trial) = (&play.stage.coordinator, &play.stage.trial);
    let (lead, peer) = (&play.stage.facilitator, &play.stage.peer);
    play.hold(&[(lead, true, 0, 2), (peer, false, 3, 9), (lead, true, 10, 12)]).await;
    let name = play.name().await;
    let sent = play
        .upload(&format!("Moderator: Whom?\n\n{name}: Annie, always.\n\n{name}: Or Bob\n\nModerator: Why?\n"))
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let speakers = sent.location.split('?').next().unwrap().to_owned();
    let relative = speakers.strip_prefix(&play.of("")).unwrap().to_owned();
    assert!(play.get(keeper, &relative).await.body.contains("Take the times from the room"));
    let participant = play.ground.participant.to_string();
    let sql = "SELECT cue.start_ms, cue.end_ms FROM cue JOIN transcript ON transcript.id = cue.transcript
        WHERE transcript.file_name = 'meeting.vtt' ORDER BY cue.number";
    for (times, expected) in [
        (
            "yes",
            vec![
                (Some(0), Some(2_000)),
                (Some(3_000), Some(7_200)),
                (Some(7_200), Some(9_000)),
                (Some(10_000), Some(12_000)),
            ],
        ),
        ("no", vec![(None, None); 4]),
        (
            "yes",
            vec![
                (Some(0), Some(2_000)),
                (Some(3_000), Some(7_200)),
                (Some(7_200), Some(9_000)),
                (Some(10_000), Some(12_000)),
            ],
        ),
    ] {
        let fields = [("speaker-0", "moderator"), ("speaker-1", &participant), ("times", times)];
        assert_eq!(play.post(keeper, &relative, &fields).await.status, StatusCode::SEE_OTHER);
        let mut tx = trial.app.db.read().await.unwrap();
        let times_of =
            tx.all(sql, values![], |row| Ok((row.get::<Option<i64>>("start_ms")?, row.get::<Option<i64>>("end_ms")?)));
        assert_eq!(times_of.await.unwrap(), expected, "{times}");
    }
    let page = play.get(keeper, &format!("/groups/{}", play.ground.group)).await.body;
    assert!(page.contains("Times of 4 of 4 cues"), "{page}");
}

/// Every row of the review, replaced as proposed.
fn decided(page: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for number in 0.. {
        let (key, with) = (format!("key-{number}"), format!("with-{number}"));
        let value = |name: &str| {
            let rest = page.split_once(&format!("name=\"{name}\""))?.1;
            rest.split_once("value=\"").map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
        };
        let Some(found) = value(&key) else { break };
        fields.push((key, found));
        fields.push((format!("do-{number}"), "replace".to_owned()));
        fields.push((with.clone(), value(&with).unwrap()));
    }
    fields
}

#[tokio::test]
async fn a_quote_of_a_few_is_cleared_only_for_a_reason() {
    let play = Play::begin().await;
    let quote = format!("/quotes/{}", play.ground.quote);
    let coder = &play.stage.specialist;
    let page = play.get(coder, &quote).await.body;
    assert!(page.contains("Only 1 of 1 participants fits what is shown"), "{page}");
    let clearing = format!("{quote}/clearing");
    assert_eq!(play.post(coder, &clearing, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let reason = [("reason", "The person asked to be quoted like this.")];
    assert_eq!(play.post(coder, &clearing, &reason).await.status, StatusCode::SEE_OTHER);
    assert!(play.get(&play.lead, "/quotes").await.body.contains("The person asked to be quoted like this."));
    assert_eq!(play.count("SELECT COUNT(*) AS n FROM audit WHERE act = 'quote-overridden'").await, 1);
    // A change waits to be cleared again, and takes the cue's own words.
    assert_eq!(play.post(coder, &quote, &[("text", "I ask nobody.")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(play.post(coder, &quote, &[("text", "I ask … first.")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(play.count("SELECT COUNT(*) AS n FROM quote WHERE cleared IS NULL").await, 1);
    let removal = format!("{quote}/removal");
    assert_eq!(play.post(coder, &removal, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(play.count("SELECT COUNT(*) AS n FROM quote").await, 0);
}

#[tokio::test]
async fn coreq_tells_what_the_study_knows_and_keeps_what_the_team_writes() {
    let play = Play::begin().await;
    let page = play.get(&play.lead, "/coreq").await.body;
    assert!(page.contains("The interview guide has 1 version."), "{page}");
    assert!(page.contains("1 person codes."), "{page}");
    let written = [("item-1", "An interviewer from outside"), ("item-30", "They agree")];
    assert_eq!(play.post(&play.lead, "/coreq", &written).await.status, StatusCode::SEE_OTHER);
    let csv = play.get(&play.stage.specialist, "/coreq/csv").await.body;
    assert_eq!(csv.lines().count(), 33);
    assert!(csv.contains("\"1\",\"Who led the groups\",\"\",\"An interviewer from outside\""), "{csv}");
    assert_eq!(play.post(&play.stage.specialist, "/coreq", &written).await.status, StatusCode::NOT_FOUND);
}
