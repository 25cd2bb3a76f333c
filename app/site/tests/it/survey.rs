//! Surveys in the browser: begun from the pack, scheduled, answered page by page, read by code, taken out again.

use axum::http::StatusCode;
use domain::{
    access::{ManageProgram, ManageReaders, Role},
    id::{CycleId, WaveId},
};
use store::{Tx, access::permit, values};

use crate::{
    case_ground::hidden,
    everybody::Everybody,
    stage::Stage,
    trial::{Answer, NOON, Persona, Trial},
};

/// A survey whose wave is open.
pub async fn open(
    tx: &mut Tx,
    stage: &Stage,
    cycle: CycleId,
    coordinator: &Persona,
) -> Vec<(&'static str, &'static str, String)> {
    let world = &stage.trial.app.world;
    let sql = "SELECT program FROM cycle WHERE id = $1";
    let program = tx.one(sql, values![cycle], |row| row.get("program")).await.unwrap();
    let pass = permit::<ManageProgram>(tx, &coordinator.who, program).await.unwrap();
    let ready = domain::survey::ready("satisfaction").unwrap();
    let survey = store::survey::add(tx, &pass, world, &ready).await.unwrap();
    let wave: WaveId = world.id();
    let sql = "INSERT INTO survey_wave (id, survey, cycle, phase, months, days, scheduled, opened)
        VALUES ($1, $2, $3, 'after', 0, 14, $4, $4)";
    tx.run(sql, values![wave, survey, cycle, NOON]).await.unwrap();
    vec![
        ("", "survey", survey.to_string()),
        ("", "wave", wave.to_string()),
        ("", "question", "intend".to_owned()),
        ("", "scale", "satisfaction".to_owned()),
        ("/waves/", "section", "session".to_owned()),
    ]
}

/// A hub in which everybody is there, and a trial of it.
struct Hub {
    all: Everybody,
    trial: Trial,
}

impl Hub {
    async fn begin() -> Self {
        let all = Everybody::begin().await;
        let trial = all.trial.resume().await;
        Self { all, trial }
    }

    async fn get(&self, who: &str, path: &str) -> Answer {
        self.trial.get(&self.all.address(path), self.all.cookie(who)).await
    }

    async fn post(&self, who: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.trial.post(&self.all.address(path), self.all.cookie(who), fields).await
    }

    async fn count(&self, sql: &'static str) -> i64 {
        let mut tx = self.trial.app.db.read().await.unwrap();
        tx.one(sql, values![], |row| row.get("total")).await.unwrap()
    }

    /// A survey of the pack, begun by the coordinator; its address.
    async fn begun(&self, pack: &str) -> String {
        let begun = self.post("coo", "/programs/{program}/surveys", &[("pack", pack)]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER, "{pack}");
        begun.location.split('?').next().unwrap().to_owned()
    }

    /// The address of the survey's only wave, opened by hand.
    async fn opened(&self, survey: &str, when: &str) -> String {
        let cycle = self.all.value("cycle");
        let plan = [("cycle", cycle.as_str()), ("when", when), ("months", "6"), ("days", "14")];
        let planned = self.post("coo", &format!("{survey}/waves"), &plan).await;
        assert_eq!(planned.status, StatusCode::SEE_OTHER);
        let page = self.get("coo", survey).await.body;
        assert!(!page.contains("have answered</li>"), "nobody can have answered what was never open: {page}");
        let wave = page.split("action=\"/waves/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let opened = self.post("coo", &format!("/waves/{wave}/opening"), &[("open", "yes")]).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        assert!(self.get("coo", survey).await.body.contains("have answered</li>"));
        format!("/waves/{wave}")
    }
}

#[tokio::test]
async fn a_survey_is_answered_page_by_page_and_can_be_changed_until_it_closes() {
    let hub = Hub::begin().await;
    let survey = hub.begun("self-efficacy").await;
    let wave = hub.opened(&survey, "after").await;
    assert!(hub.get("per", "/").await.body.contains(&wave));
    let start = hub.get("per", &wave).await.body;
    assert!(start.contains("coordinators see no answers") && start.contains("/sections/confidence"));
    let section = format!("{wave}/sections/confidence");
    let page = hub.get("per", &section).await.body;
    // Ten items, then and now, each a fieldset with seven points and "not applicable".
    assert_eq!(page.matches("<fieldset").count(), 20);
    assert_eq!(page.matches("type=\"radio\"").count(), 160);
    let wrong = hub.post("per", &section, &[("se_1", "9"), ("se_2", "7")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#se_1\"") && wrong.body.contains("value=\"7\" checked"));
    assert_eq!(hub.count("SELECT COUNT(*) AS total FROM survey_sheet").await, 0);
    let kept = hub.post("per", &section, &[("se_1", "6"), ("se_1.then", "3"), ("se_2", "na")]).await;
    assert_eq!(kept.location, format!("{wave}/sections/words"));
    let kept = hub.post("per", &kept.location, &[("change", "I ask about sleep <first>")]).await;
    assert_eq!(kept.location, format!("{wave}/check"));
    let check = hub.get("per", &kept.location).await.body;
    assert!(check.contains("I ask about sleep &#60;first&#62;") && check.contains("Not applicable"));
    // Seventeen answers are open: every required item needs one, and nothing is lost.
    let early = hub.post("per", &kept.location, &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(early.body.matches("<span class=\"govuk-error-message\">").count(), 17);
    let all: Vec<(String, &str)> =
        (1..=10).flat_map(|number| [(format!("se_{number}"), "6"), (format!("se_{number}.then"), "na")]).collect();
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    hub.post("per", &section, &all).await;
    let done = hub.post("per", &kept.location, &[]).await;
    assert_eq!(done.location, format!("{wave}?said=survey-handed-in"));
    // Changed, it stays handed in; no receipt tells that this person has answered.
    hub.post("per", &section, &[("se_1", "5")]).await;
    assert_eq!(hub.count("SELECT COUNT(*) AS total FROM survey_sheet WHERE complete").await, 1);
    let path = hub
        .count("SELECT COUNT(*) AS total FROM receipt WHERE path LIKE '/waves/%' AND path NOT LIKE '%/opening'")
        .await;
    assert_eq!(path, 0);
    let id = wave.rsplit('/').next().unwrap();
    hub.post("coo", &format!("/waves/{id}/opening"), &[("open", "no")]).await;
    let late = hub.post("per", &section, &[("se_1", "4")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("value=\"4\" checked"));
}

#[tokio::test]
async fn readers_see_answers_by_code_and_no_names_and_people_take_theirs_out() {
    let hub = Hub::begin().await;
    let survey = hub.begun("knowledge").await;
    let wave = hub.opened(&survey, "after").await;
    hub.post("per", &format!("{wave}/sections/knowledge_1"), &[("k_1", "o3"), ("k_2", "o1")]).await;
    hub.post("pre", &format!("{wave}/sections/knowledge_1"), &[("k_1", "o3"), ("k_2", "o3")]).await;
    for who in ["per", "pre"] {
        assert_eq!(hub.post(who, &format!("{wave}/check"), &[]).await.status, StatusCode::SEE_OTHER);
    }
    let id = wave.rsplit('/').next().unwrap();
    let answers = format!("/programs/{{program}}/answers/{id}");
    assert_eq!(hub.get("eva", &answers).await.status, StatusCode::NOT_FOUND);
    assert_eq!(hub.get("eva", "/sessions/{session}/attendance").await.status, StatusCode::OK);
    let page = hub.get("adm", "/programs/{program}/readers").await.body;
    let eve = page.split("Eve Valuator").next().unwrap().rsplit("value=\"").next().unwrap();
    let eve = eve.split('"').next().unwrap().to_owned();
    let nobody = hub.post("adm", "/programs/{program}/readers", &[("person", &hub.all.value("person"))]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let named = hub.post("adm", "/programs/{program}/readers", &[("person", &eve)]).await;
    assert_eq!(named.status, StatusCode::SEE_OTHER);
    assert_eq!(hub.get("eva", "/sessions/{session}/attendance").await.status, StatusCode::NOT_FOUND);
    // Nobody watches sheets come in: they are read once the wave is over, and then it stays over.
    assert_eq!(hub.get("eva", &answers).await.status, StatusCode::SEE_OTHER);
    let open = hub.get("eva", "/programs/{program}/answers").await.body;
    assert!(open.contains("People are answering it") && !open.contains(&format!("answers/{id}")), "{open}");
    let records = hub.get("eva", "/programs/{program}/change/records").await;
    assert!(!records.body.contains("session_1") && !records.body.contains("after_arm"), "{}", records.body);
    hub.post("coo", &format!("/waves/{id}/opening"), &[("open", "no")]).await;
    let again = hub.post("coo", &format!("/waves/{id}/opening"), &[("open", "yes")]).await;
    assert!(again.location.contains("said=survey-wave-final"), "{}", again.location);
    let sheets = hub.get("eva", &answers).await.body;
    assert!(!sheets.contains("Noa Bell") && !sheets.contains("Pat Kim"));
    // The first question is right on both sheets, the second on one.
    assert!(sheets.contains("1.00") && sheets.contains("0.50"));
    assert!(hub.get("coo", &survey).await.body.contains("Fewer than 5 of"));
    let token = sheets.split("<th scope=\"row\" class=\"govuk-table__header\"><code>").nth(1).unwrap();
    let token = token.split('<').next().unwrap().to_owned();
    let path = "/programs/{program}/unveilings";
    let faulty = hub.post("adm", path, &[("token", "nobody"), ("reason", "")]).await;
    assert!(faulty.body.contains("href=\"#token\"") && faulty.body.contains("href=\"#reason\""));
    let shown = hub.post("adm", path, &[("token", &token), ("reason", "A safety report")]).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Noa Bell") || shown.body.contains("Pat Kim"));
    for who in ["eva", "coo", "adm"] {
        let list = hub.get(who, path).await.body;
        assert!(list.contains("A safety report") && list.contains(&token), "{who}");
        assert!(!list.contains("Noa Bell") && !list.contains("Pat Kim"), "{who}");
    }
    let own = hub.get("per", "/me/answers").await.body;
    assert!(own.contains("/me/answers?program="));
    let sure = hub.get("per", "/me/answers?program={program}").await.body;
    let program = hidden(&sure, "program");
    assert_eq!(hub.post("per", "/me/answers", &[("program", &program)]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hub.count("SELECT COUNT(*) AS total FROM survey_sheet").await, 1);
    hub.post("adm", &format!("/programs/{{program}}/readers/{eve}/removal"), &[]).await;
    assert_eq!(hub.get("eva", &answers).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_survey_without_its_words_opens_once_they_are_entered_and_keeps_its_questions_once_answered() {
    let hub = Hub::begin().await;
    let survey = hub.begun("interprofessional-7").await;
    let wave = hub.opened(&survey, "after").await;
    assert_eq!(hub.get("per", &wave).await.status, StatusCode::NOT_FOUND);
    for (area, from, to) in [
        ("communication", 1, 5),
        ("collaboration", 6, 8),
        ("roles", 9, 12),
        ("centered", 13, 15),
        ("conflict", 16, 18),
        ("functioning", 19, 20),
    ] {
        let address = format!("{survey}/questions/ip_{area}");
        let page = hub.get("coo", &address).await.body;
        assert_eq!(hidden(&page, "item-1"), format!("ip_{from:02}"));
        let stem = "Please rate yourself.";
        let mut fields = vec![("text-en".to_owned(), stem.to_owned()), ("text-fr".to_owned(), stem.to_owned())];
        fields.extend(
            [("design", "retrospective-pre"), ("design", "post"), ("required", "yes")]
                .map(|(a, b)| (a.to_owned(), b.to_owned())),
        );
        for point in 1..=7 {
            fields.push((format!("point-{point}"), point.to_string()));
            fields.extend(["en", "fr"].map(|language| (format!("point-{point}-{language}"), format!("P{point}"))));
        }
        for (row, item) in (1..).zip(from..=to) {
            fields.push((format!("item-{row}"), format!("ip_{item:02}")));
            fields.extend(["en", "fr"].map(|language| (format!("item-{row}-{language}"), format!("Licensed {item}"))));
        }
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(hub.post("coo", &address, &fields).await.status, StatusCode::SEE_OTHER, "{area}");
    }
    let page = hub.get("coo", &format!("{survey}/questions/ip_21")).await.body;
    let mut single: Vec<(String, String)> =
        ["text-en", "text-fr"].map(|name| (name.to_owned(), "Altogether?".to_owned())).to_vec();
    single.push(("phase".to_owned(), "after".to_owned()));
    for row in 1..=5 {
        single.push((format!("option-{row}"), hidden(&page, &format!("option-{row}"))));
        single.extend(["en", "fr"].map(|language| (format!("option-{row}-{language}"), format!("O{row}"))));
    }
    let single: Vec<_> = single.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(hub.post("coo", &format!("{survey}/questions/ip_21"), &single).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hub.get("per", &wave).await.status, StatusCode::OK);
    assert!(hub.get("coo", &format!("{survey}/preview?phase=after&lang=fr")).await.body.contains("Licensed 20"));
    hub.post("per", &format!("{wave}/sections/overall"), &[("ip_21", "better")]).await;
    let address = format!("{survey}/questions/ip_21");
    let fewer: Vec<_> = single.iter().filter(|(name, _)| !name.starts_with("option-5")).copied().collect();
    let refused = hub.post("coo", &address, &fewer).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Go on with a new version"));
    assert_eq!(hub.post("coo", &address, &single).await.status, StatusCode::SEE_OTHER);
    let next = hub.post("coo", &format!("{survey}/versions"), &[]).await;
    let next = next.location.split('?').next().unwrap().to_owned();
    assert_ne!(next, survey);
    assert_eq!(hub.post("coo", &format!("{next}/questions/ip_21"), &fewer).await.status, StatusCode::SEE_OTHER);
    assert_eq!(hub.post("coo", &format!("{next}/questions/ip_21/removal"), &[]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_roster_keeps_codes_of_the_people_consulted_and_never_their_ids() {
    let hub = Hub::begin().await;
    let survey = hub.begun("roster").await;
    let wave = hub.opened(&survey, "after").await;
    let section = format!("{wave}/sections/network");
    let page = hub.get("per", &section).await.body;
    assert!(page.contains("Pat Kim") && !page.contains("Noa Bell,"));
    let person = hub.all.value("person");
    let nobody = hub.post("per", &section, &[("consulted", &hub.all.value("guest"))]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    hub.post("per", &section, &[("consulted", &person), ("others", "2,5")]).await;
    let mut tx = hub.trial.app.db.read().await.unwrap();
    let kept: String = tx.one("SELECT answers FROM survey_sheet", values![], |row| row.get("answers")).await.unwrap();
    assert!(!kept.contains(&person) && kept.contains("\"people\":[\""));
    drop(tx);
    let back = hub.get("per", &section).await.body;
    assert!(back.contains(&format!("value=\"{person}\" checked")));
}

#[tokio::test]
async fn a_coordinator_writes_a_survey_of_their_own() {
    let hub = Hub::begin().await;
    assert_eq!(hub.post("coo", "/programs/{program}/surveys", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let survey = hub.begun("blank").await;
    let headings = [
        ("title-en", "Mine"),
        ("title-fr", "Le mien"),
        ("section-1", "page1"),
        ("section-1-en", "One"),
        ("section-1-fr", "Un"),
        ("section-2", ""),
        ("section-2-en", "Two"),
        ("section-2-fr", "Deux"),
    ];
    assert_eq!(hub.post("coo", &format!("{survey}/headings"), &headings).await.status, StatusCode::SEE_OTHER);
    let empty = hub.post("coo", &format!("{survey}/headings"), &[("title-en", ""), ("title-fr", "Le mien")]).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.body.contains("href=\"#title-en\""));
    for kind in domain::survey::KINDS {
        let added = hub.post("coo", &format!("{survey}/questions"), &[("section", "page1"), ("kind", kind)]).await;
        assert!(added.location.contains("/questions/q"), "{kind}");
        let form = hub.get("coo", &added.location).await;
        assert_eq!(form.status, StatusCode::OK, "{kind}");
    }
    assert_eq!(
        hub.post("coo", &format!("{survey}/questions/q1/place"), &[("to", "down")]).await.status,
        StatusCode::SEE_OTHER
    );
    let page = hub.get("coo", &survey).await.body;
    assert!(page.find("/questions/q2\"").unwrap() < page.find("/questions/q1\"").unwrap());
    let plan = hub.post("coo", &format!("{survey}/waves"), &[("days", "0")]).await;
    assert_eq!(plan.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(["cycle", "when", "days"].iter().all(|name| plan.body.contains(&format!("href=\"#{name}\""))));
}

#[tokio::test]
async fn a_coordinator_is_no_reader_whoever_asks() {
    let hub = Hub::begin().await;
    let (_, admin) = hub.all.people.iter().find(|(name, _)| *name == "adm").unwrap();
    let (_, coordinator) = hub.all.people.iter().find(|(name, _)| *name == "coo").unwrap();
    let (admin, coordinator) = (&admin.as_ref().unwrap().who, &coordinator.as_ref().unwrap().who);
    assert!(admin.has(Role::Administrator));
    let mut tx = hub.trial.app.db.write().await.unwrap();
    let program = hub.all.value("program").parse().unwrap();
    let pass = permit::<ManageReaders>(&mut tx, admin, program).await.unwrap();
    let refused = store::survey::add_reader(&mut tx, &pass, coordinator.person, NOON).await;
    assert!(matches!(refused, Err(store::Error::Missing)));
}
