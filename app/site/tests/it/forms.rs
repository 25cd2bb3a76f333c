//! Bad input in every form: a sentence at its field, what was typed kept, nothing half-written.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use domain::id::RequestKey;

use crate::{
    access::{lines, verdict},
    access_table::ROUTES,
    case_ground::hidden,
    everybody::Everybody,
    figures::FIGURES,
    forms_case_table::{BUTTONS, CASE_FORMS, ELSEWHERE},
    forms_study_table::STUDY_FORMS,
    forms_table::{FORMS, Form},
    trial::{Answer, Trial, request},
};

type Fields = Vec<(String, String)>;

/// Every form.
fn forms() -> impl Iterator<Item = &'static Form> {
    FORMS.iter().chain(CASE_FORMS).chain(STUDY_FORMS)
}

/// What the database holds of everything that forms change, in figures: whatever is written changes one of them.
async fn figures(trial: &Trial) -> Vec<String> {
    let mut tx = trial.app.db.read().await.unwrap();
    let mut found = Vec::new();
    for sql in FIGURES {
        found.push(tx.one(sql, vec![], |row| row.get::<String>("figures")).await.unwrap());
    }
    found
}

/// A form with the world it is sent into.
struct Desk<'a> {
    all: &'a Everybody,
    form: &'a Form,
}

impl Desk<'_> {
    fn cookie(&self) -> Option<&str> {
        self.all.cookie(self.form.who)
    }

    /// The fields that are taken, with what the form's page has in its hidden ones.
    async fn good(&self, trial: &Trial) -> Fields {
        let page = if self.form.page.is_empty() { self.form.path } else { self.form.page };
        let mut body = String::new();
        if self.form.good.iter().any(|(_, value)| *value == "{page}") {
            body = trial.get(&self.all.address(page), self.cookie()).await.body;
        }
        let value = |(name, value): &(&str, &str)| match *value {
            "{page}" => (self.all.address(name), hidden(&body, name)),
            value => (self.all.address(name), self.all.address(value)),
        };
        self.form.good.iter().map(value).collect()
    }

    async fn send(&self, trial: &Trial, fields: &Fields) -> Answer {
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        trial.post(&self.all.address(self.form.path), self.cookie(), &fields).await
    }

    /// The fields with another value of one of them; without it when there is none.
    fn with(&self, good: &Fields, name: &str, value: Option<&str>) -> Fields {
        let name = self.all.address(name);
        let mut fields: Fields = good.iter().filter(|(other, _)| *other != name).cloned().collect();
        fields.extend(value.map(|value| (name, self.all.address(value))));
        fields
    }

    /// The texts among these fields are in the page, as far as they are not the one that could not be read.
    fn keeps(&self, fields: &Fields, body: &str) {
        let texts = self.form.lines.iter().chain(self.form.texts).map(|(name, _)| self.all.address(name));
        for name in texts.collect::<BTreeSet<_>>() {
            for (_, value) in fields.iter().filter(|(found, value)| *found == name && !value.contains(['\0', '\r'])) {
                assert!(body.contains(&escaped(value)), "{} loses {name}: {}", self.form.path, brief(value));
            }
        }
    }

    /// Sends fields of which one is wrong: told at that field, everything kept, nothing written.
    async fn is_told(&self, trial: &Trial, fields: &Fields, name: &str) {
        let before = figures(trial).await;
        let answer = self.send(trial, fields).await;
        let (path, id) = (self.form.path, format!("{}{}", self.all.address(self.form.at), self.all.address(name)));
        let typed = fields.iter().find(|(found, _)| *found == self.all.address(name)).map_or("", |(_, value)| value);
        let case = format!("{path} as {} with {name}: {:?}", self.form.who, brief(typed));
        assert!(matches!(answer.status.as_u16(), 409 | 422), "{case}: {} {}", answer.status, answer.location);
        let link = format!("href=\"#{id}\">");
        let (_, rest) = answer
            .body
            .split_once(&link)
            .unwrap_or_else(|| panic!("{case}: nothing leads to #{id}: {}", summary(&answer.body)));
        let sentence = rest.split('<').next().unwrap();
        assert!(sentence.len() > 8 && !sentence.contains("fault-"), "{case}: {sentence}");
        let tag = tag(&answer.body, &id).unwrap_or_else(|| panic!("{case}: there is no #{id}"));
        let chooses = ["<select", "<button"].iter().any(|choice| tag.starts_with(choice))
            || tag.contains("\"radio\"")
            || tag.contains("\"checkbox\"");
        assert!(chooses || typed.contains(['\0', '\r']) || answer.body.contains(&escaped(typed)), "{case} is lost");
        self.keeps(fields, &answer.body);
        assert_eq!(figures(trial).await, before, "{case}");
    }

    /// Sends fields that are refused as a whole: with a sentence, or not there; nothing written.
    async fn is_refused(&self, trial: &Trial, fields: &Fields, why: &str) {
        let before = figures(trial).await;
        let answer = self.send(trial, fields).await;
        let case = format!("{} with {why}", self.form.path);
        assert!(answer.status.is_client_error(), "{case}: {} {}", answer.status, answer.location);
        if answer.status != StatusCode::NOT_FOUND {
            assert!(answer.body.contains("govuk-error-summary"), "{case}: nothing is said");
            self.keeps(fields, &answer.body);
        }
        assert_eq!(figures(trial).await, before, "{case}");
    }
}

/// A text as a page holds it.
fn escaped(text: &str) -> String {
    let sign = |c: char| match c {
        '&' | '<' | '>' | '"' | '\'' => format!("&#{};", u32::from(c)),
        c => c.to_string(),
    };
    text.trim().chars().map(sign).collect()
}

/// The tag of an id.
fn tag<'a>(body: &'a str, id: &str) -> Option<&'a str> {
    let at = body.find(&format!(" id=\"{id}\""))?;
    let start = body[..at].rfind('<')?;
    Some(&body[start..at + body[at..].find('>')?])
}

fn summary(body: &str) -> &str {
    let at = body.find("govuk-error-summary").unwrap_or(0);
    body[at..].split("</div>").next().unwrap()
}

fn brief(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A text of so many characters from several scripts, with signs that pages and databases trip over.
fn strange(length: usize) -> String {
    let signs = "ألم مزمن 😀 é <b>\"&' ᐃᓄᒃᑎᑐᑦ {0} %s ".chars().cycle();
    let mut text: String = signs.take(length - 1).collect();
    text.push('x');
    text
}

/// A route's path, however an address names what it is about.
fn route(path: &str) -> String {
    let renamed = ["begun", "planned", "waiting", "discussed"]
        .iter()
        .fold(path.to_owned(), |path, name| path.replace(&format!("{{{name}}}"), "{case}"));
    let renamed = renamed.replace("{next}", "{session}").replace("{member}", "{person}");
    let renamed = renamed.replace("{advice}", "{recommendation}");
    renamed.replace("/form/pain", "/form/{section}").replace("{note}", "{comment}")
}

#[test]
fn every_form_and_every_button_is_tried() {
    // What a media cluster posts is no form; `cluster` tries it.
    let sent = lines(ROUTES).filter(|(method, path, _)| *method == Method::POST && *path != "/media/events");
    let sent: BTreeSet<_> = sent.map(|(_, path, _)| path.to_owned()).collect();
    let paths = forms().map(|form| form.path).chain(BUTTONS.iter().map(|(_, path, _)| *path));
    let tried: BTreeSet<_> = paths.chain(ELSEWHERE.iter().map(|(path, _)| *path)).map(route).collect();
    assert_eq!(tried, sent);
}

#[tokio::test]
async fn whatever_is_missing_too_long_or_of_a_wrong_kind_is_told_at_its_field() {
    let all = Everybody::begin().await;
    for form in forms() {
        let (desk, trial) = (Desk { all: &all, form }, all.trial.resume().await);
        let good = desk.good(&trial).await;
        for name in form.needed {
            desk.is_told(&trial, &desk.with(&good, name, None), name).await;
            desk.is_told(&trial, &desk.with(&good, name, Some("  ")), name).await;
        }
        for (name, most) in form.lines.iter().chain(form.texts) {
            for text in ["é".repeat(most + 1), "x".repeat(10_000), "a\0b".to_owned()] {
                desk.is_told(&trial, &desk.with(&good, name, Some(&text)), name).await;
            }
        }
        for (name, _) in form.lines {
            desk.is_told(&trial, &desk.with(&good, name, Some("one\r\ntwo")), name).await;
        }
        for (name, value) in form.wrong {
            desk.is_told(&trial, &desk.with(&good, name, Some(value)), name).await;
        }
        for (name, value) in form.stale.iter().chain(form.foreign) {
            desk.is_refused(&trial, &desk.with(&good, name, Some(value)), &format!("{name}: {value}")).await;
        }
    }
}

#[tokio::test]
async fn what_is_right_is_taken_in_any_script_and_up_to_its_last_character() {
    let all = Everybody::begin().await;
    for form in forms() {
        let desk = Desk { all: &all, form };
        let trial = all.trial.resume().await;
        let mut fields = desk.good(&trial).await;
        for (name, most) in form.lines.iter().chain(form.texts) {
            fields = desk.with(&fields, name, None);
            fields.push((all.address(name), strange(*most)));
        }
        let before = figures(&trial).await;
        let answer = desk.send(&trial, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", form.path, summary(&answer.body));
        assert_ne!(figures(&trial).await, before, "{}", form.path);
    }
}

#[tokio::test]
async fn the_same_form_sent_twice_counts_once() {
    let all = Everybody::begin().await;
    let sent = forms().map(|form| (form.who, form.path));
    for (number, (who, path)) in sent.chain(BUTTONS.iter().map(|(who, path, _)| (*who, *path))).enumerate() {
        let trial = all.trial.resume().await;
        let key = all.trial.app.world.id::<RequestKey>().to_string();
        let fields = match (forms().nth(number), BUTTONS.iter().find(|(_, button, _)| *button == path)) {
            (Some(form), _) => Desk { all: &all, form }.good(&trial).await,
            (None, Some((.., fields))) => {
                fields.iter().map(|(name, value)| ((*name).to_owned(), all.address(value))).collect()
            }
            (None, None) => Vec::new(),
        };
        let mut sent: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        sent.push(("request", &key));
        let first = trial.post(&all.address(path), all.cookie(who), &sent).await;
        assert!(matches!(first.status.as_u16(), 200 | 303), "{path}: {} {}", first.status, summary(&first.body));
        let after = figures(&trial).await;
        let second = trial.post(&all.address(path), all.cookie(who), &sent).await;
        assert_eq!((first.status, &first.location), (second.status, &second.location), "{path}");
        assert_eq!(figures(&trial).await, after, "{path}");
    }
}

#[tokio::test]
async fn a_key_that_was_used_for_something_else_is_no_excuse_to_lose_a_form() {
    let all = Everybody::begin().await;
    let trial = all.trial.resume().await;
    let key = all.trial.app.world.id::<RequestKey>().to_string();
    let leave = all.address("/cycles/{cycle}/registration/withdrawal");
    let first = trial.post(&leave, all.cookie("ask"), &[("request", &key)]).await;
    assert_eq!(first.location, "/?said=registration-left");
    let before = figures(&trial).await;
    let another = trial.post(&leave, all.cookie("per"), &[("request", &key)]).await;
    assert_eq!(another.status, StatusCode::BAD_REQUEST);
    assert_eq!(figures(&trial).await, before);
}

#[tokio::test]
async fn a_form_of_another_content_type_is_refused() {
    let all = Everybody::begin().await;
    let trial = all.trial.resume().await;
    for form in forms() {
        let before = figures(&trial).await;
        let mut sent = request(Method::POST, &all.address(form.path), all.cookie(form.who), &[]);
        sent.headers_mut().insert(header::CONTENT_TYPE, "multipart/form-data; boundary=x".parse().unwrap());
        *sent.body_mut() = Body::from("--x\r\n\r\n--x--\r\n");
        assert_eq!(trial.head(sent).await.status, StatusCode::BAD_REQUEST, "{}", form.path);
        assert_eq!(figures(&trial).await, before, "{}", form.path);
    }
}

/// Bodies that no page of ours sends.
fn nasty(all: &Everybody) -> Vec<Vec<u8>> {
    let names = forms().flat_map(|form| form.good).chain(BUTTONS.iter().flat_map(|(.., fields)| *fields));
    let mut names: BTreeSet<_> = names.map(|(name, _)| all.address(name)).collect();
    names.extend(
        ["to", "request", "password", "code", "key", "secret", "add", "remove", "then", "version"].map(str::to_owned),
    );
    let case = all.value("case");
    let values = [
        "\0",
        "\u{202e}ألم\u{feff}",
        "-1",
        "999999999999999999999999",
        "1e400",
        "' OR 1=1 --",
        "{{7*7}}",
        case.as_str(),
    ];
    let mut bodies: Vec<Vec<u8>> = values
        .iter()
        .map(|value| {
            let pairs = names.iter().map(|name| (name.as_str(), *value));
            form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish().into_bytes()
        })
        .collect();
    bodies.push("a=b&".repeat(5000).into_bytes());
    bodies.push(names.iter().flat_map(|name| [name.as_bytes(), b"=%FF%FE\xff&"].concat()).collect());
    bodies.push(names.iter().flat_map(|name| format!("{name}={}&", "%F0%9F%98%80".repeat(500)).into_bytes()).collect());
    bodies
}

/// Addresses that no page of ours has.
const ODD: &[&str] = &[
    "/programs/%00",
    "/programs/%FF",
    "/programs/..%2f..%2fetc",
    "/people?q=%00&profession=%00",
    "/people?page=-1",
    "/people?page=4294967295",
    "/outbox?page=99999999999999999999",
    "/verify?code=%00",
    "/verify/%00",
    "/in/%00",
    "/assets/%00",
    "/cases/%00",
    "/sign-in?to=%00&lang=%00",
    "/?said=%00&lang=xx",
];

async fn nothing_breaks(all: &Everybody, trial: &Trial) {
    let bodies = nasty(all);
    for (method, path, verdicts) in lines(ROUTES).filter(|(method, ..)| *method == Method::POST) {
        // These end the login with which everything else is tried.
        if matches!(path, "/sign-out" | "/in/{secret}" | "/members/{person}/invitation") {
            continue;
        }
        let allowed = verdicts.iter().position(|verdict| *verdict == "ok").unwrap_or(0);
        for body in &bodies {
            let mut sent = request(method.clone(), &all.address(path), all.cookie(all.people[allowed].0), &[]);
            *sent.body_mut() = Body::from(body.clone());
            // A server error stops the test.
            verdict(trial, sent).await;
        }
    }
    for path in ODD {
        for who in ["nob", "per", "adm"] {
            verdict(trial, request(Method::GET, path, all.cookie(who), &[])).await;
        }
    }
}

#[tokio::test]
async fn nothing_that_is_sent_breaks_a_page() {
    let all = Everybody::begin().await;
    nothing_breaks(&all, &all.trial.resume().await).await;
}

#[tokio::test]
async fn nothing_that_is_sent_breaks_a_page_on_postgres() {
    let Some(trial) = Trial::postgres().await else { return };
    let all = Everybody::on(trial).await;
    nothing_breaks(&all, &all.trial).await;
}
