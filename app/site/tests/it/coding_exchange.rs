//! A study's codebook and projects, out to other coding programs and back.

use axum::http::{StatusCode, header};
use store::values;

use crate::coding::{Ground, code};

#[tokio::test]
async fn a_codebook_comes_back_with_the_same_tree() {
    let ground = Ground::begin().await;
    let lead = &ground.lead;
    let parent = code(0).to_string();
    let fields = [
        ("name", "Calling back"),
        ("definition", "The pharmacist calls"),
        ("include", "Also by mail"),
        ("color", "green"),
        ("parent", parent.as_str()),
    ];
    let refused = ground.post(lead, "codebook/codes", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields: Vec<_> = fields.into_iter().chain([("reason", "Heard in group 2")]).collect();
    assert_eq!(ground.post(lead, "codebook/codes", &fields).await.status, StatusCode::SEE_OTHER);
    let page = ground.get(lead, "codebook").await;
    assert!(page.body.contains("Heard in group 2") && page.body.contains("9 codes in version 2"));
    let file = ground.get(lead, "codebook/export.qdc").await.body;
    let before = ground.book().await;
    ground.upload("codebook.qdc", file.as_bytes()).await;
    let shown = ground.get(lead, "exchange/file").await;
    assert!(shown.body.contains("9 codes"), "{}", shown.body);
    assert_eq!(ground.post(lead, "exchange/taking", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(ground.book().await, before);
    assert_eq!(before.version, 2);
}

impl Ground {
    async fn book(&self) -> domain::codebook::Codebook {
        let mut tx = self.trial.app.db.read().await.unwrap();
        let permit = store::access::permit::<domain::access::AnalyzeStudy>(&mut tx, &self.lead.who, self.study).await;
        store::codebook::newest(&mut tx, &permit.unwrap()).await.unwrap()
    }

    /// Sends a file as a browser does.
    async fn upload(&self, name: &str, bytes: &[u8]) {
        let mut body = format!(
            "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--limit--\r\n");
        let request = axum::http::Request::post(self.at("exchange"))
            .header(header::COOKIE, &self.lead.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=limit")
            .header("sec-fetch-site", "same-origin")
            .body(axum::body::Body::from(body))
            .unwrap();
        let answer = self.trial.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_project_goes_out_for_each_program_and_comes_back_with_its_codings() {
    let ground = Ground::begin().await;
    let round = ground.code(1).await;
    ground.close(round).await;
    let theme = [("name", "Asking"), ("code", &code(0).to_string()), ("code", &code(4).to_string())];
    assert_eq!(ground.post(&ground.lead, "themes", &theme).await.status, StatusCode::SEE_OTHER);
    let page = ground.get(&ground.lead, "exchange").await;
    // The emoji of the texts is lost where programs count it differently, and the page says so before.
    assert!(page.body.contains("characters beyond U+FFFF, written as [emoji]"));
    let codings = ground.data["rounds"][1].as_array().unwrap().len();
    for dialect in ["portable", "maxqda", "atlas", "nvivo", "spec"] {
        let address = format!("exchange/project.qdpx?dialect={dialect}&coders=hidden");
        let stream = ground.trial.stream(&ground.at(&address), &ground.lead.cookie).await;
        let bytes = axum::body::to_bytes(axum::body::Body::from_stream(stream), 16 << 20).await.unwrap();
        assert!(bytes.starts_with(b"PK"), "{dialect}");
        ground.upload("study.qdpx", &bytes).await;
        let page = ground.get(&ground.lead, "exchange/file").await;
        assert!(page.body.contains("<q dir=\"auto\">"), "{dialect}");
        if dialect == "spec" {
            assert_eq!(ground.post(&ground.lead, "exchange/taking", &[]).await.status, StatusCode::SEE_OTHER);
        }
    }
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let count = |sql: &'static str| (sql, values![ground.study]);
    let mut counts = Vec::new();
    for (sql, values) in [
        count(
            "SELECT COUNT(*) AS n FROM coding JOIN coding_round ON coding_round.id = round WHERE study = $1 AND number = 2",
        ),
        count("SELECT COUNT(*) AS n FROM coder WHERE study = $1 AND person IS NULL"),
        count("SELECT COUNT(*) AS n FROM focus_group WHERE study = $1"),
        count("SELECT COUNT(*) AS n FROM codebook_version WHERE study = $1"),
        count("SELECT COUNT(*) AS n FROM theme WHERE study = $1"),
    ] {
        counts.push(tx.one(sql, values, |row| row.get::<i64>("n")).await.unwrap());
    }
    // The texts are known again, the codebook is the same, the theme is there already.
    assert_eq!(counts, [i64::try_from(codings).unwrap(), 2, 4, 1, 1]);
    let sql =
        "SELECT first_cue || ' ' || first_at || ' ' || last_cue || ' ' || last_at || ' ' || code AS place FROM coding
        JOIN coding_round ON coding_round.id = round WHERE number = $1 ORDER BY place";
    let mut places = Vec::new();
    for number in [1_i64, 2] {
        places.push(tx.all(sql, values![number], |row| row.get::<String>("place")).await.unwrap());
    }
    assert_eq!(places[0], places[1]);
}

#[tokio::test]
async fn a_foreign_project_brings_its_texts_codes_and_codings() {
    let ground = Ground::begin().await;
    let xml = r##"<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Other" origin="Pen">
        <Users><User guid="11111111-1111-4111-8111-111111111111" name="Zed"/></Users>
        <CodeBook><Codes><Code guid="22222222-2222-4222-8222-222222222222" name="Care" isCodable="true" color="#009E73">
        <Description>How they care.</Description></Code></Codes></CodeBook>
        <Sources><TextSource guid="33333333-3333-4333-8333-333333333333" name="Interview">
        <PlainTextContent>P01: We care a lot.
Nobody else spoke.</PlainTextContent>
        <PlainTextSelection guid="44444444-4444-4444-8444-444444444444" startPosition="8" endPosition="12">
        <Coding guid="55555555-5555-4555-8555-555555555555" creatingUser="11111111-1111-4111-8111-111111111111">
        <CodeRef targetGUID="22222222-2222-4222-8222-222222222222"/></Coding></PlainTextSelection></TextSource></Sources></Project>"##;
    ground.upload("other.qde", xml.as_bytes()).await;
    let page = ground.get(&ground.lead, "exchange/file?unit=code-point&breaks=as-written").await;
    assert!(page.body.contains("<q dir=\"auto\">care</q>"));
    // Not for who only codes.
    assert_eq!(ground.get(&ground.coders[0], "exchange/file").await.status, StatusCode::NOT_FOUND);
    assert_eq!(ground.post(&ground.lead, "exchange/taking", &[]).await.status, StatusCode::SEE_OTHER);
    let mut tx = ground.trial.app.db.read().await.unwrap();
    let sql = "SELECT coder.name || ' ' || first_cue || ' ' || first_at || ' ' || last_at || ' ' || cue.text AS told FROM coding
        JOIN coder ON coder.id = coding.coder JOIN cue ON cue.transcript = coding.transcript AND cue.number = first_cue
        WHERE coder.study = $1";
    let told = tx.all(sql, values![ground.study], |row| row.get::<String>("told")).await.unwrap();
    assert_eq!(told, ["Zed 1 3 7 We care a lot."]);
    drop(tx);
    let book = ground.book().await;
    let care = book.codes.last().unwrap();
    assert_eq!((book.version, care.name.as_str(), care.definition.as_str()), (2, "Care", "How they care."));
    assert_eq!(care.color, domain::codebook::Color::Green);
}
