//! Decision support over HTTP: who may ask, and what comes back.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use domain::{
    cds::Settings,
    moment::Moment,
    world::{Script, World},
};
use serde_json::{Value, json};
use site::cds::Desk;
use tower::ServiceExt as _;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// Monday, May 4, 2026, at noon.
fn world() -> World {
    Script::at(Moment::from_micros(1_777_896_000_000_000)).world()
}

fn router() -> Router {
    let settings = Settings { parity: true, ..Settings::default() };
    let secrets = vec!["f".repeat(40), SECRET.to_owned()];
    site::routes::decision_support(Desk::new(secrets, settings, world()).unwrap())
}

async fn ask(method: Method, path: &str, bearer: &str, body: Vec<u8>) -> (StatusCode, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, bearer)
        .header(header::CONTENT_TYPE, "application/json")
        // A record's own page may be behind the request: there is no cookie that it could misuse.
        .header("sec-fetch-site", "cross-site");
    let answer = router().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = answer.status();
    assert!(answer.headers().get(header::SET_COOKIE).is_none());
    let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, serde_json::from_slice(&bytes).unwrap_or_default())
}

fn request() -> Vec<u8> {
    let order = json!({"resourceType": "MedicationRequest", "status": "active", "medicationCodeableConcept": {"text": "hydromorphone 2 mg tablet"},
        "dosageInstruction": [{"text": "1 tab q3h"}]});
    let request = json!({"hook": "patient-view", "hookInstance": "x", "context": {"patientId": "1", "userId": "Practitioner/1"},
        "prefetch": {"requests": {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": order}]}}});
    request.to_string().into_bytes()
}

#[tokio::test]
async fn only_those_who_know_a_secret_are_answered() {
    let known = format!("Bearer {SECRET}");
    let (status, services) = ask(Method::GET, "/cds-services", &known, Vec::new()).await;
    assert_eq!((status, services["services"].as_array().unwrap().len()), (StatusCode::OK, 2));
    let (status, answer) = ask(Method::POST, "/cds-services/mme-patient-view", &known, request()).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(answer["cards"][0]["summary"], "80 MME/day (CDC 2022).");
    assert_eq!(answer["extension"]["allround-parity"]["differences"][0]["id"], "rxnorm");
    for bearer in [
        "",
        "Bearer",
        "Bearer ",
        &format!("Basic {SECRET}"),
        &format!("Bearer {}", &SECRET[1..]),
        &format!("Bearer {SECRET}0"),
    ] {
        for (method, path) in [(Method::GET, "/cds-services"), (Method::POST, "/cds-services/mme-patient-view")] {
            let (status, answer) = ask(method, path, bearer, request()).await;
            assert_eq!((status, answer), (StatusCode::UNAUTHORIZED, Value::Null), "{bearer}");
        }
    }
}

#[tokio::test]
async fn a_chart_is_looked_back_from_on_the_servers_day() {
    let due = async |written: &str| {
        let mut request: Value = serde_json::from_slice(&request()).unwrap();
        let order = &mut request["prefetch"]["requests"]["entry"][0]["resource"];
        order["authoredOn"] = json!(written);
        order["dispenseRequest"] = json!({"expectedSupplyDuration": {"value": 7, "code": "d"}});
        let known = format!("Bearer {SECRET}");
        let asked = request.to_string().into_bytes();
        ask(Method::POST, "/cds-services/mme-patient-view", &known, asked).await.1["cards"].to_string()
    };
    assert!(due("2026-04-27").await.contains("weighing benefits"));
    assert!(!due("2026-04-28").await.contains("weighing benefits"));
}

#[tokio::test]
async fn what_is_no_request_gets_a_status_and_a_sentence() {
    let known = format!("bearer {SECRET}");
    for (path, body, status) in [
        ("/cds-services/mme-patient-view", b"{".to_vec(), StatusCode::BAD_REQUEST),
        ("/cds-services/other", request(), StatusCode::NOT_FOUND),
        ("/cds-services/mme-order-select", request(), StatusCode::BAD_REQUEST),
        (
            "/cds-services/mme-patient-view",
            br#"{"hook": "patient-view", "context": {}, "prefetch": {"requests": null}}"#.to_vec(),
            StatusCode::PRECONDITION_FAILED,
        ),
    ] {
        let (found, answer) = ask(Method::POST, path, &known, body).await;
        assert_eq!(found, status, "{path}");
        assert!(answer["message"].as_str().unwrap().len() > 20, "{path}");
    }
    let large = vec![b' '; domain::cds::MOST + 1];
    let (found, _) = ask(Method::POST, "/cds-services/mme-patient-view", &known, large).await;
    assert_eq!(found, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn there_is_no_desk_without_a_long_secret() {
    let desk = |secrets| Desk::new(secrets, Settings::default(), world());
    assert!(desk(Vec::new()).is_none());
    assert!(desk(vec!["short".to_owned()]).is_none());
    assert!(desk(vec![SECRET.to_owned(), String::new()]).is_none());
}
