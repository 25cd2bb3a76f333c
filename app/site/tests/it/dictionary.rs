//! Surveys of other tools taken in: a dictionary as a draft, older answers by codes, codes joined by somebody, figures with them,
//! texts that stay here, and what a spreadsheet holds.

use axum::http::{Request, StatusCode, header};
use domain::{
    access::Role,
    id::{CycleId, Id, ProgramId, SurveyId, WaveId},
};
use store::values;
use uuid::Uuid;

use crate::trial::{Answer, NOON, Persona, Trial};

pub const SURVEY: &str = include_str!("../../../domain/src/change/reference/survey.json");

pub fn id<I: Id>(number: u128) -> I {
    I::from_uuid(Uuid::from_u128(number))
}

/// A program with a survey whose waves before and after are over, its coordinator, and somebody who reads answers.
pub struct Ground {
    pub trial: Trial,
    pub cora: Persona,
    pub rhea: Persona,
}

impl Ground {
    pub async fn begin() -> Self {
        let trial = Trial::begin().await;
        let cora = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
        let rhea = trial.staff("Rhea Reader", &[Role::Evaluator]).await;
        let (program, cycle, survey): (ProgramId, CycleId, SurveyId) = (id(10), id(11), id(13));
        let mut tx = trial.app.db.write().await.unwrap();
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer,
                letter_days, follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 28, TRUE, $3)";
        tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
        let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
            VALUES ($1, $2, 'Fall', '2026-11-26', '2026-11-26', FALSE, $3)";
        tx.run(sql, values![cycle, program, NOON]).await.unwrap();
        let sql = "INSERT INTO survey (id, program, family, version, document, created) VALUES ($1, $2, $1, 1, $3, $4)";
        tx.run(sql, values![survey, program, SURVEY, NOON]).await.unwrap();
        for (number, phase) in [(20, "before"), (21, "after")] {
            let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled, opened, closed)
                VALUES ($1, $2, $3, $4, 0, 14, $5, $5, $6)";
            let wave: WaveId = id(number);
            tx.run(sql, values![wave, survey, cycle, phase, NOON.plus_days(-20), NOON.plus_minutes(-5)]).await.unwrap();
        }
        let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![program, rhea.who.person, cora.who.person, NOON]).await.unwrap();
        tx.save().await.unwrap();
        Self { trial, cora, rhea }
    }

    pub async fn get(&self, who: &Persona, path: &str) -> Answer {
        self.trial.get(path, Some(&who.cookie)).await
    }

    pub async fn read(&self, who: &Persona, path: &str) -> String {
        let answer = self.get(who, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer.body
    }

    pub async fn post(&self, who: &Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.trial.post(path, Some(&who.cookie), fields).await
    }

    /// Sends a form with a file as a browser does.
    pub async fn upload(&self, who: &Persona, path: &str, fields: &[(&str, &str)], file: &str) -> Answer {
        let part = |(name, value): &(&str, &str)| {
            format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body: String = fields.iter().map(part).collect();
        body += "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\nContent-Type: text/csv\r\n\r\n";
        body += &format!("{file}\r\n--limit--\r\n");
        let request = Request::post(path)
            .header(header::COOKIE, &who.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=limit")
            .header("sec-fetch-site", "same-origin")
            .body(axum::body::Body::from(body))
            .unwrap();
        self.trial.send(request).await
    }

    /// Takes a file of records into a wave.
    async fn take(&self, wave: u128, file: &str) -> String {
        let import = address("/import");
        let looked = self.upload(&self.rhea, &import, &[("wave", &Uuid::from_u128(wave).to_string())], file).await;
        assert_eq!(
            (looked.status, looked.location.as_str()),
            (StatusCode::SEE_OTHER, address("/import/file").as_str())
        );
        let shown = self.read(&self.rhea, &looked.location).await;
        let taken = self.post(&self.rhea, &address("/import/taking"), &[]).await;
        assert_eq!(taken.location, address("/import?said=dictionary-taken"));
        shown
    }

    pub async fn sheets(&self, wave: u128) -> Vec<(String, String)> {
        let mut tx = self.trial.app.db.read().await.unwrap();
        let sql = "SELECT token, answers FROM survey_sheet WHERE wave = $1 ORDER BY rowid";
        let wave: WaveId = id(wave);
        tx.all(sql, values![wave], |row| Ok((row.get("token")?, row.get("answers")?))).await.unwrap()
    }
}

pub fn address(rest: &str) -> String {
    format!("/surveys/{}{rest}", Uuid::from_u128(13))
}

fn program(rest: &str) -> String {
    format!("/programs/{}{rest}", Uuid::from_u128(10))
}

/// Records with all items of the first grid answered alike.
fn records(rows: &[(&str, i32)]) -> String {
    let mut text = "record_id,s1,s2,s3,s4,s5,s6,colour\n".to_owned();
    for (code, value) in rows {
        text += &format!("{code},{value},{value},{value},{value},{value},{value},blue\n");
    }
    text
}

/// What a page says a count of its list is.
pub fn count(body: &str, words: &str) -> String {
    let row = body.split(words).nth(1).unwrap_or_else(|| panic!("{words}: {body}"));
    row.split("__value\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_dictionary_becomes_a_draft_and_what_is_missing_is_said() {
    let ground = Ground::begin().await;
    let path = program("/surveys/import");
    let fields = "Variable / Field Name,Form Name,Field Type,Field Label,\"Choices, Calculations, OR Slider Labels\",Identifier?\n\
        record_id,needs,text,Record,,\nsure,needs,radio,How sure?,\"1, Not | 2, Very\",\nemail,needs,text,E-mail,,y\nsum,needs,calc,Sum,[sure]*2,\n";
    let asked = [("title", "Needs <2024>"), ("language", "en")];
    let wrong = ground.upload(&ground.cora, &path, &asked, "a,b\n1,2\n").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Needs &#60;2024&#62;") && wrong.body.contains("href=\"#file\""), "{}", wrong.body);
    let empty = ground.upload(&ground.cora, &path, &[("title", ""), ("language", "xx")], "").await;
    for field in ["title", "language", "file"] {
        assert!(empty.body.contains(&format!("href=\"#{field}\"")), "{field}");
    }
    let drafted = ground.upload(&ground.cora, &path, &asked, fields).await;
    assert_eq!(drafted.status, StatusCode::OK);
    assert!(drafted.body.contains("One question was taken from the file."), "{}", drafted.body);
    assert!(
        drafted.body.contains("One field is marked as identifying people") && drafted.body.contains("email: E-mail")
    );
    assert!(drafted.body.contains("worked out by a formula"));
    let draft = drafted.body.split("href=\"/surveys/").nth(1).unwrap().split('"').next().unwrap();
    let shown = ground.read(&ground.cora, &format!("/surveys/{draft}")).await;
    assert!(shown.contains("How sure?") && shown.contains("Before it can be opened"), "{shown}");
    assert_eq!(ground.get(&ground.rhea, &path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn older_answers_are_looked_at_first_and_taken_once() {
    let ground = Ground::begin().await;
    assert_eq!(ground.get(&ground.cora, &address("/import")).await.status, StatusCode::NOT_FOUND);
    let page = ground.read(&ground.rhea, &address("/import")).await;
    assert!(page.contains("before the program") && page.contains("enctype=\"multipart/form-data\""));
    let nothing = ground.upload(&ground.rhea, &address("/import"), &[("wave", "x")], "").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("href=\"#wave\"") && nothing.body.contains("href=\"#file\""));

    let file = records(&[("MA12", 3), ("JO07", 9), ("KL44", 2), ("KL44", 5)]);
    let shown = ground.take(20, &file).await;
    for (words, number) in [
        ("Rows read", "4"),
        ("People with answers", "3"),
        ("Of these new", "3"),
        ("without an answer", "1"),
        ("more than once", "1"),
    ] {
        assert_eq!(count(&shown, words), number, "{words}");
    }
    assert!(shown.contains("6 values are not among the choices") && shown.contains("Row 3, s1: 9"), "{shown}");
    assert!(shown.contains("colour"));
    let first = ground.sheets(20).await;
    assert_eq!(first.len(), 3);
    // In the order of the tokens, and nothing of a code or row number in them.
    assert!(first.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert!(first.iter().all(|(token, answers)| token.len() == 32 && !answers.contains("MA12")));
    // The same again renews and doubles nobody; a corrected value comes in.
    let again = ground.take(20, &records(&[("MA12", 4), ("JO07", 1), ("KL44", 2), ("KL44", 5)])).await;
    assert_eq!((count(&again, "Of these new"), count(&again, "there before")), ("1".to_owned(), "3".to_owned()));
    let second = ground.sheets(20).await;
    assert_eq!(second.len(), 4);
    assert!(first.iter().all(|(token, _)| second.iter().any(|(other, _)| other == token)));
    // Put away, nothing of a file stays.
    let wave = Uuid::from_u128(20).to_string();
    ground.upload(&ground.rhea, &address("/import"), &[("wave", &wave)], &file).await;
    ground.post(&ground.rhea, &address("/import/removal"), &[]).await;
    let gone = ground.get(&ground.rhea, &address("/import/file")).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let left: i64 = tx.one("SELECT COUNT(*) AS n FROM survey_file", values![], |row| row.get("n")).await.unwrap();
    assert_eq!(left, 0);
    let broken = ground.upload(&ground.rhea, &address("/import"), &[("wave", &wave)], "\"a,b\n1,2\n").await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(broken.body.contains("The file is damaged"), "{}", broken.body);
}

#[tokio::test]
async fn codes_are_joined_by_somebody_and_their_pairs_are_counted_as_not_known() {
    let ground = Ground::begin().await;
    let before =
        [("MA12", 3), ("jo07", 2), ("XX99", 3), ("QQ55", 4), ("AB12", 2), ("RS34", 3), ("KL44", 1), ("KL44", 1)];
    let after = [("MA12", 5), ("JO07", 4), ("XX98", 5), ("QQ56", 5), ("AB12", 4), ("RS34", 6), ("KL44", 7)];
    ground.take(20, &records(&before)).await;
    ground.take(21, &records(&after)).await;
    let codes = address("/import/codes");
    let page = ground.read(&ground.rhea, &codes).await;
    assert_eq!(count(&page, "Codes with answers before and after"), "3");
    assert_eq!(count(&page, "Pairs to be decided"), "3");
    assert!(
        page.contains("<code>jo07</code> · <code>JO07</code>") && page.contains("<li><code>KL44</code></li>"),
        "{page}"
    );
    // While pairs wait nothing is counted.
    let change = ground.read(&ground.cora, &program("/change")).await;
    assert!(change.contains("There is nothing to show yet") && change.contains("Older answers wait"), "{change}");
    let pair = |page: &str, code: &str| {
        let card = page.split(&format!("<h4 class=\"app-card__title\"><code>{code}</code>")).nth(1).unwrap();
        card.split("name=\"pair\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let wrong = pair(&page, "jo07");
    for (code, joined) in [("jo07", "yes"), ("XX99", "yes"), ("QQ55", "no")] {
        let decided = ground.post(&ground.rhea, &codes, &[("pair", &pair(&page, code)), ("joined", joined)]).await;
        assert_eq!(decided.status, StatusCode::SEE_OTHER, "{code}");
    }
    let again = ground.post(&ground.rhea, &codes, &[("pair", &pair(&page, "jo07")), ("joined", "no")]).await;
    assert_eq!(again.location, format!("{codes}?said=dictionary-decided-before"));
    let page = ground.read(&ground.rhea, &codes).await;
    assert_eq!(
        (count(&page, "Codes with answers before and after"), count(&page, "Pairs to be decided")),
        ("5".to_owned(), "0".to_owned())
    );
    assert_eq!(page.matches("Rhea Reader").count(), 3 + own_name(&page));
    // Ambiguous codes were never joined: each is one of its own.
    let (first, second) = (ground.sheets(20).await, ground.sheets(21).await);
    let both = first.iter().filter(|(token, _)| second.iter().any(|(other, _)| other == token)).count();
    assert_eq!((first.len(), second.len(), both), (8, 7, 5));
    // The later file again: joined codes stay joined.
    ground.take(21, &records(&after)).await;
    assert_eq!(ground.sheets(21).await, second);

    let change = ground.read(&ground.cora, &program("/change")).await;
    assert!(change.contains("Among the 5 people who answered before and after"), "{change}");
    assert!(!change.contains("Older answers wait") && !change.contains("MA12"));
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS n FROM audit WHERE act LIKE '%older answers of two codes%'";
    let logged: i64 = tx.one(sql, values![], |row| row.get("n")).await.unwrap();
    assert_eq!(logged, 3);
    drop(tx);
    // One pair was no pair: it is taken apart for a reason, and the figures follow.
    let open = ground.post(&ground.rhea, &codes, &[("pair", &wrong), ("joined", "no-more"), ("reason", "")]).await;
    assert_eq!(open.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(open.body.matches("class=\"govuk-error-message\"").count(), 1, "{}", open.body);
    let done =
        ground.post(&ground.rhea, &codes, &[("pair", &wrong), ("joined", "no-more"), ("reason", "Two sisters")]).await;
    assert_eq!(done.location, format!("{codes}?said=dictionary-separated"));
    let page = ground.read(&ground.rhea, &codes).await;
    assert!(page.contains("Taken apart again") && page.contains("Two sisters"), "{page}");
    assert_eq!(count(&page, "Codes with answers before and after"), "4");
    let change = ground.read(&ground.cora, &program("/change")).await;
    assert!(!change.contains("Among the 5 people"), "{change}");
    let again =
        ground.post(&ground.rhea, &codes, &[("pair", &wrong), ("joined", "no-more"), ("reason", "Once more")]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

/// How often the reader's own name stands in the frame of a page.
fn own_name(page: &str) -> usize {
    page.split("<main").next().unwrap_or_default().matches("Rhea Reader").count()
}

#[tokio::test]
async fn a_spreadsheet_holds_the_figures_and_their_codebook_and_is_the_same_each_time() {
    let ground = Ground::begin().await;
    let people = |plus: i32| {
        (0..6)
            .map(|n| (["A1", "B2", "C3", "D4", "E5", "F6"][n], i32::try_from(n % 3).unwrap() + plus))
            .collect::<Vec<_>>()
    };
    ground.take(20, &records(&people(1))).await;
    ground.take(21, &records(&people(3))).await;
    let mut files = Vec::new();
    for _ in 0..2 {
        let request = Request::get(program("/change/xlsx"))
            .header(header::COOKIE, &ground.cora.cookie)
            .body(axum::body::Body::empty())
            .unwrap();
        let head = ground.trial.head(request).await;
        assert_eq!(head.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"change-pain.xlsx\"");
        files.push(ground.get(&ground.cora, &program("/change/xlsx")).await.body);
    }
    assert!(files[0].starts_with("PK") && files[0] == files[1]);
    assert_eq!(
        ground.get(&ground.trial.practitioner("Noa Bell").await, &program("/change/xlsx")).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn texts_stay_out_of_exports_until_somebody_looked_and_their_details_are_marked() {
    let ground = Ground::begin().await;
    let mut tx = ground.trial.app.db.write().await.unwrap();
    let document = SURVEY.replacen(
        "\"questions\": [",
        "\"questions\": [{\"code\": \"say\", \"text\": {\"en\": \"Say\", \"fr\": \"Dites\"}, \"kind\": \"text\", \"long\": true},",
        1,
    );
    assert_ne!(document, SURVEY);
    let survey: SurveyId = id(13);
    tx.run("UPDATE survey SET document = $2 WHERE id = $1", values![survey, document]).await.unwrap();
    tx.save().await.unwrap();
    ground.take(20, "record_id,s1,say\nA1,3,I ask about sleep.\nB2,4,\"Ask Dr. Okafor, 416-555-0199.\"\n").await;
    let answers = program(&format!("/answers/{}", Uuid::from_u128(20)));
    let page = ground.read(&ground.rhea, &answers).await;
    assert!(page.contains("<mark>Dr. Okafor</mark>") && page.contains("I ask about sleep."), "{page}");
    let records = ground.read(&ground.rhea, &program("/change/records")).await;
    assert!(!records.contains("sleep") && !records.contains("Okafor"), "{records}");
    let clear = |page: &str| {
        let own = page.split("I ask about sleep.").nth(1).unwrap();
        own.split("name=\"mark\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let mark = clear(&page);
    let cleared =
        ground.post(&ground.rhea, &format!("{answers}/clearance"), &[("mark", &mark), ("cleared", "yes")]).await;
    assert_eq!(cleared.status, StatusCode::SEE_OTHER);
    let records = ground.read(&ground.rhea, &program("/change/records")).await;
    assert!(records.contains("I ask about sleep.") && !records.contains("Okafor"), "{records}");
    ground.post(&ground.rhea, &format!("{answers}/clearance"), &[("mark", &mark), ("cleared", "no")]).await;
    assert!(!ground.read(&ground.rhea, &program("/change/records")).await.contains("sleep"));
    let unknown = "0".repeat(32);
    let none =
        ground.post(&ground.rhea, &format!("{answers}/clearance"), &[("mark", &unknown), ("cleared", "yes")]).await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_scale_is_edited_in_a_form_and_bad_input_is_said_at_its_field() {
    let ground = Ground::begin().await;
    let shown = ground.read(&ground.cora, &address("")).await;
    assert!(shown.contains(&address("/scales/new")), "{shown}");
    let new = address("/scales/new");
    let wrong = [
        ("title-en", "Both"),
        ("title-fr", ""),
        ("least", "0"),
        ("better", "higher"),
        ("target", "-1"),
        ("reversed", "s1"),
    ];
    let told = ground.post(&ground.cora, &new, &wrong).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["title-fr", "item", "reversed", "least", "target"] {
        assert!(told.body.contains(&format!("href=\"#{field}\"")), "{field}: {}", told.body);
    }
    assert!(told.body.contains("value=\"Both\"") && told.body.contains("Reverse only items that belong to the scale"));
    let right = [
        ("title-en", "First two"),
        ("title-fr", "Deux"),
        ("item", "s1"),
        ("item", "s2"),
        ("reversed", "s2"),
        ("least", "50"),
        ("better", "higher"),
        ("target", "0.5"),
        ("threshold", ""),
    ];
    let kept = ground.post(&ground.cora, &new, &right).await;
    assert_eq!(kept.location, address("?said=saved#scales"));
    let shown = ground.read(&ground.cora, &address("/scales/scale1")).await;
    assert!(shown.contains("value=\"First two\"") && shown.contains("value=\"50\""), "{shown}");
    let gone = ground.post(&ground.cora, &address("/scales/scale1/removal"), &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_eq!(ground.get(&ground.cora, &address("/scales/scale1")).await.status, StatusCode::NOT_FOUND);
    // Once there are answers the scale stays what it is.
    ground.take(20, &records(&[("A1", 3)])).await;
    let late = ground.post(&ground.cora, &new, &right).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("Go on with a new version"));
}
