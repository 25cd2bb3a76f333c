use axum::http::StatusCode;
use domain::access::Role;

use crate::trial::Trial;

#[tokio::test]
async fn the_first_page_opens_for_everybody() {
    let trial = Trial::begin().await;
    let page = trial.get("/", None).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("href=\"/sign-in\""), "{}", page.body);
}

#[tokio::test]
async fn a_signed_in_person_is_greeted_by_name() {
    let trial = Trial::begin().await;
    let coordinator = trial.staff("Camille Tremblay", &[Role::Coordinator]).await;
    let page = trial.get("/", Some(&coordinator.cookie)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Camille Tremblay"), "{}", page.body);
}

#[tokio::test]
async fn a_page_that_is_not_there_says_so() {
    let trial = Trial::begin().await;
    let page = trial.get("/nowhere", None).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.body.contains("Page not found"), "{}", page.body);
}

#[tokio::test]
async fn no_link_of_the_first_page_leads_nowhere() {
    let setting = crate::program::Setting::begin().await;
    for role in Role::ALL {
        let member = setting.trial.staff(&format!("Member {}", role.code()), &[role]).await;
        let page = setting.trial.get("/", Some(&member.cookie)).await.body;
        assert!(page.contains("What pain is"), "{page}");
        let links = page.split("href=\"/").skip(1).map(|part| part.split('"').next().unwrap());
        for link in links.filter(|link| !link.starts_with("assets/")) {
            let answer = setting.trial.get(&format!("/{link}"), Some(&member.cookie)).await;
            assert!(matches!(answer.status.as_u16(), 200 | 303), "{}: /{link} {}", role.code(), answer.status);
        }
    }
}
