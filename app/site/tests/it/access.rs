//! Every route, every method, everybody: allowed or refused, none missing.

use std::{collections::BTreeSet, fmt::Write as _};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};

use crate::{
    access_case_table::{PREPARED, WRITTEN},
    access_table::{PEOPLE, ROUTES},
    everybody::Everybody,
    trial::{Persona, Trial, request},
};

/// Every method a route could have; HEAD comes with GET.
const METHODS: [Method; 7] =
    [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS, Method::TRACE];

/// What a form sends, where an empty one would tell nothing of who may send it.
pub fn fields<'a>(path: &str, cycle: &'a str) -> Vec<(&'static str, &'a str)> {
    match path {
        "/programs/{program}/publication" => vec![("published", "yes")],
        "/sessions/{session}/hand" => vec![("raised", "yes")],
        "/sessions/{session}/hands/{hand}/order" => vec![("to", "0")],
        "/sessions/{session}/people/{person}/removal" => vec![("removed", "yes")],
        "/cases/{case}/section" | "/cases/{case}/draft" => vec![("section", "goals")],
        "/cases/{case}/clarifications" => vec![("question", "Since when?")],
        "/cases/{case}/clarifications/{clarification}/answer" => vec![("answer", "Since spring.")],
        "/cases/{case}/recommendations" | "/cases/{case}/recommendations/{recommendation}" => {
            vec![("domain", "pharmacological"), ("text", "Lower the dose slowly.")]
        }
        "/cases/{case}/recommendations/{recommendation}/feasibility" => vec![("feasible", "here")],
        "/cases/{case}/recommendations/{recommendation}/second" => vec![("seconded", "yes")],
        "/questionnaires/removal" => vec![("instrument", "pomi"), ("language", "en")],
        "/snippets" => vec![("domain", "safety"), ("text_en", "Offer naloxone."), ("strength", "experience")],
        "/cases/{case}/hiding" => vec![("field", "goals"), ("hidden", "yes")],
        "/cases/{case}/removal" => vec![("text", "note")],
        "/cases/{case}/letter/objection" | "/cases/{case}/letter/amendment" => vec![("reason", "The dose was wrong")],
        "/me/answers" => vec![("program", cycle)],
        "/me/certificates" | "/cases/{case}/follow-up/presentation" => vec![("cycle", cycle)],
        _ => Vec::new(),
    }
}

/// How a request ended, as the table writes it: done or faulty ("ok"), led to the sign-in ("in"), not there ("no"), forbidden
/// ("ban"); "-" when the route has no such method.
pub async fn verdict(trial: &Trial, request: Request<Body>) -> &'static str {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let answer = trial.head(request).await;
    assert!(!answer.status.is_server_error(), "{method} {uri}: {}", answer.status);
    let location = answer.headers.get(header::LOCATION).map_or("", |value| value.to_str().unwrap());
    match answer.status {
        StatusCode::METHOD_NOT_ALLOWED => "-",
        StatusCode::SEE_OTHER if location.starts_with("/sign-in?to=") => "in",
        StatusCode::UNAUTHORIZED => "in",
        StatusCode::FORBIDDEN => "ban",
        StatusCode::NOT_FOUND => "no",
        _ => "ok",
    }
}

/// The lines of a table: method, path, and what everybody gets.
pub fn lines(table: &str) -> impl Iterator<Item = (Method, &str, Vec<&str>)> {
    // The line of the columns' names begins with a space.
    table.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).map(|line| {
        let mut words = line.split_whitespace();
        let method = words.next().unwrap().parse().unwrap();
        (method, words.next().unwrap(), words.collect())
    })
}

/// A table as it is, for whoever has to change the one that is written.
fn written(rows: &[(Method, &str, Vec<&'static str>)]) -> String {
    let mut table = format!("{:66}{}\n", "", PEOPLE.join(" "));
    for (method, path, verdicts) in rows {
        let cells: Vec<_> = verdicts.iter().map(|verdict| format!("{verdict:3}")).collect();
        writeln!(table, "{:4} {path:60} {}", method.as_str(), cells.join(" ").trim_end()).unwrap();
    }
    table
}

/// Asks everything as everybody, with `case` in the place of the case, each change on a database of its own.
async fn asked<'a>(all: &Everybody, table: &'a str, case: &str) -> Vec<(Method, &'a str, Vec<&'static str>)> {
    let address = |path: &str| all.address(&path.replace("{case}", &all.value(case)));
    let cycle = all.value("cycle");
    let mut trial = all.trial.resume().await;
    let mut rows = Vec::new();
    for (method, path, _) in lines(table) {
        let mut verdicts = Vec::new();
        for (_, persona) in &all.people {
            let cookie = persona.as_ref().map(|persona: &Persona| persona.cookie.as_str());
            let ask = |method: Method| request(method, &address(path), cookie, &fields(path, &cycle));
            let found = verdict(&trial, ask(method.clone())).await;
            // The beginning of a WebSocket has no HEAD.
            if method == Method::GET && !(path.ends_with("/echo") && found == "ok") {
                assert_eq!(verdict(&trial, ask(Method::HEAD)).await, found, "HEAD {path}");
            }
            if method != Method::GET && found == "ok" {
                trial = all.trial.resume().await;
            }
            verdicts.push(found);
        }
        rows.push((method, path, verdicts));
    }
    rows
}

async fn agree(all: &Everybody, table: &str, case: &str) {
    let is = asked(all, table, case).await;
    let names: Vec<_> = all.people.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, PEOPLE);
    // Style and scripts are built by another tool: without them only the address is there.
    let built = site::assets::address("app.css").contains("?v=");
    let differ: Vec<_> = lines(table)
        .zip(&is)
        .filter(|((_, path, verdicts), (.., is))| verdicts != is && (built || !path.starts_with("/assets/")))
        .map(|((method, path, _), _)| format!("{method} {path}"))
        .collect();
    assert!(differ.is_empty(), "these lines differ: {differ:#?}; the table is\n{}", written(&is));
}

#[tokio::test]
async fn every_route_has_its_line_and_every_line_its_route() {
    let trial = Trial::begin().await;
    let mut routes = BTreeSet::new();
    for path in site::routes::table().iter().map(|row| row.path).collect::<BTreeSet<_>>() {
        let address = path.replace(['{', '}'], "");
        for method in METHODS {
            if verdict(&trial, request(method.clone(), &address, None, &[])).await != "-" {
                routes.insert((method.to_string(), path));
            }
        }
    }
    let table: Vec<_> = lines(ROUTES).map(|(method, path, _)| (method.to_string(), path)).collect();
    let known: BTreeSet<_> = table.iter().cloned().collect();
    assert_eq!(known.len(), table.len(), "a line stands twice");
    let missing: Vec<_> = routes.difference(&known).collect();
    let stale: Vec<_> = known.difference(&routes).collect();
    assert!(missing.is_empty() && stale.is_empty(), "no line for {missing:?}, no route for {stale:?}");
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let all = Everybody::begin().await;
    agree(&all, ROUTES, "case").await;
}

#[tokio::test]
async fn a_case_that_is_being_written_is_there_for_its_presenter_alone() {
    let all = Everybody::begin().await;
    agree(&all, WRITTEN, "begun").await;
}

#[tokio::test]
async fn a_case_that_waits_for_its_session_is_not_there_for_the_others() {
    let all = Everybody::begin().await;
    agree(&all, PREPARED, "planned").await;
}

#[tokio::test]
async fn nothing_is_taken_from_another_site() {
    let all = Everybody::begin().await;
    let trial = all.trial.resume().await;
    let cycle = all.value("cycle");
    for (method, path, verdicts) in lines(ROUTES).filter(|(method, ..)| *method == Method::POST) {
        let allowed = verdicts.iter().position(|verdict| *verdict == "ok").unwrap_or(0);
        let cookie = all.people[allowed].1.as_ref().map(|persona| persona.cookie.as_str());
        for (header, value) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
        {
            let mut sent = request(method.clone(), &all.address(path), cookie, &fields(path, &cycle));
            sent.headers_mut().remove("sec-fetch-site");
            sent.headers_mut().insert("host", "localhost:8080".parse().unwrap());
            sent.headers_mut().insert(header, value.parse().unwrap());
            assert_eq!(verdict(&trial, sent).await, "ban", "{path} with {header}: {value}");
        }
    }
}

#[tokio::test]
async fn parts_of_another_case_or_session_are_not_there() {
    let all = Everybody::begin().await;
    let trial = all.trial.resume().await;
    let (foreign, planned) = (all.value("foreign"), all.value("planned"));
    let (question, advice, hand) = (all.value("clarification"), all.value("recommendation"), all.value("hand"));
    let mut tx = trial.app.db.read().await.unwrap();
    let sql = "SELECT id FROM session WHERE number = 2";
    let next: domain::id::SessionId = tx.one(sql, vec![], |row| row.get("id")).await.unwrap();
    drop(tx);
    let answer = [("answer", "Mine")].as_slice();
    let text = [("domain", "pharmacological"), ("text", "Mine")].as_slice();
    for (who, path, fields) in [
        ("oth", format!("/cases/{foreign}/clarifications/{question}/answer"), answer),
        ("pre", format!("/cases/{planned}/clarifications/{question}/answer"), answer),
        ("oth", format!("/cases/{foreign}/recommendations/{advice}/feasibility"), &[("feasible", "here")]),
        ("pre", format!("/cases/{planned}/recommendations/{advice}/feasibility"), &[("feasible", "here")]),
        ("spe", format!("/cases/{planned}/recommendations/{advice}"), text),
        ("fac", format!("/cases/{planned}/recommendations/{advice}/striking"), &[("struck", "yes")]),
        ("fac", format!("/sessions/{next}/hands/{hand}/lowering"), &[]),
        ("coo", format!("/sessions/{next}/attendance/{foreign}"), &[("minutes", "5"), ("reason", "x")]),
    ] {
        let sent = trial.post(&path, all.cookie(who), fields).await;
        assert!(sent.status.is_client_error(), "{who} {path}: {}", sent.status);
    }
    let mut tx = trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS changed FROM recommendation WHERE text = 'Mine' OR feasible IS NOT NULL OR struck";
    let changed: i64 = tx.one(sql, vec![], |row| row.get("changed")).await.unwrap();
    let sql = "SELECT COUNT(*) AS changed FROM clarification WHERE answer IS NOT NULL";
    let answered: i64 = tx.one(sql, vec![], |row| row.get("changed")).await.unwrap();
    let sql = "SELECT COUNT(*) AS changed FROM hand WHERE lowered IS NOT NULL";
    let lowered: i64 = tx.one(sql, vec![], |row| row.get("changed")).await.unwrap();
    assert_eq!((changed, answered, lowered), (0, 0, 0));
}
