use axum::http::StatusCode;
use domain::mail::Method;

use crate::program::{Setting, mails, with};

const ADA: [(&str, &str); 9] = [
    ("name", "Ada Okafor"),
    ("email", "Ada@Example.org"),
    ("profession", "nurse-practitioner"),
    ("credentials", "NP-PHC"),
    ("site", "Moose Factory clinic"),
    ("community", "Moose Factory"),
    ("language", "en"),
    ("zone", "America/Chicago"),
    ("terms", "yes"),
];

impl Setting {
    fn form(&self) -> String {
        format!("/cycles/{}/registration", self.cycle)
    }

    fn queue(&self) -> String {
        format!("/cycles/{}/registrations", self.cycle)
    }

    /// The ids of those who wait, as the queue offers them.
    async fn waiting(&self) -> Vec<String> {
        let page = self.trial.get(&self.queue(), self.cookie()).await.body;
        let parts = page.split("type=\"checkbox\" name=\"registration\" value=\"").skip(1);
        parts.map(|part| part.split('"').next().unwrap().to_owned()).collect()
    }

    /// Registers somebody and decides.
    pub async fn decided(&self, email: &str, decision: &str) {
        let sent = self.trial.post(&self.form(), None, &with(&ADA, &[("email", email)])).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let waiting = self.waiting().await;
        let fields: Vec<_> = waiting
            .iter()
            .map(|id| ("registration", id.as_str()))
            .chain([("decision", decision), ("note", "Until soon")])
            .collect();
        let path = format!("/cycles/{}/decisions", self.cycle);
        assert_eq!(self.trial.post(&path, self.cookie(), &fields).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn a_stranger_registers_and_is_approved_into_every_coming_session() {
    let setting = Setting::begin().await;
    let sent = setting.trial.post(&setting.form(), None, &ADA).await;
    assert_eq!(sent.location, format!("{}/receipt", setting.form()));
    let receipt = setting.trial.get(&sent.location, None).await;
    assert!(receipt.body.contains("Your registration is in") && !receipt.body.contains("Ada"), "{}", receipt.body);
    let told: Vec<_> = mails(&setting.trial).await.into_iter().map(|mail| (mail.address, mail.subject)).collect();
    assert_eq!(
        told,
        [
            ("cora.coordinator@example.org".to_owned(), "A registration waits: Douleur & opioïdes".to_owned()),
            ("ada@example.org".to_owned(), "Your registration: Douleur & opioïdes".to_owned()),
        ]
    );
    let home = setting.trial.get("/", setting.cookie()).await;
    assert!(home.body.contains(&setting.queue()) && home.body.contains("1 waiting"), "{}", home.body);

    let waiting = setting.waiting().await;
    let decision = [("registration", waiting[0].as_str()), ("decision", "approve"), ("note", "Welcome, Ada!")];
    let decided =
        setting.trial.post(&format!("/cycles/{}/decisions", setting.cycle), setting.cookie(), &decision).await;
    assert_eq!(decided.location, format!("{}?said=registration-approved", setting.queue()));
    let mut sent = mails(&setting.trial).await;
    sent.truncate(4);
    let welcome = sent.iter().find(|mail| mail.calendar.is_none()).unwrap();
    assert!(
        welcome.subject == "Welcome to Douleur & opioïdes" && welcome.body.contains("Welcome, Ada!"),
        "{}",
        welcome.body
    );
    let calendars: Vec<_> = sent.iter().filter_map(|mail| mail.calendar.as_ref()).collect();
    assert_eq!(calendars.len(), 3);
    assert!(
        calendars
            .iter()
            .all(|calendar| calendar.method == Method::Request && calendar.text.contains("\r\nSEQUENCE:0\r\n"))
    );
    assert!(calendars.iter().any(|calendar| calendar.text.contains("DTSTART;TZID=America/Toronto:20261203T123000")));
    assert!(calendars.iter().all(|calendar| calendar.text.contains("ORGANIZER;CN=Pain hub:mailto:hub@example.org")));

    // The personal link leads in, to what is next on Ada's own clock.
    let link = welcome.body.lines().find_map(|line| line.strip_prefix("http://localhost:8080")).unwrap();
    let entered = setting.trial.post(link, None, &[]).await;
    let cookie = crate::login::login(&entered);
    let home = setting.trial.get("/", Some(&cookie)).await;
    assert!(home.body.contains("What pain is") && home.body.contains("11:30"), "{}", home.body);
    assert!(home.body.contains("at the hub"), "{}", home.body);
    assert!(!home.body.contains("/room"), "the room is not open a week before");
    let session = setting.sessions().await.remove(0);
    let page = setting.trial.get(&format!("/sessions/{session}"), Some(&cookie)).await;
    assert!(page.body.contains("Tell kinds apart") && page.body.contains("Nursing: 1"), "{}", page.body);
    let french = setting.trial.get(&format!("/sessions/{session}?lang=fr"), Some(&cookie)).await;
    let plain = french.body.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(plain.contains("Soins infirmiers : 1"), "{plain}");
    assert!(!page.body.contains("/plan\""), "planning is not for participants");
    setting.trial.script.pass_minutes(7 * 24 * 60 - 20);
    let home = setting.trial.get("/", Some(&cookie)).await;
    assert!(home.body.contains(&format!("href=\"/sessions/{session}/room\"")), "{}", home.body);
}

#[tokio::test]
async fn a_known_address_is_neither_shown_nor_changed_by_a_stranger() {
    let setting = Setting::begin().await;
    let nora = setting.trial.practitioner("Nora Nurse").await;
    let stranger = with(&ADA, &[("email", "nora.nurse@example.org"), ("name", "Somebody Else"), ("site", "Nowhere")]);
    let sent = setting.trial.post(&setting.form(), None, &stranger).await;
    assert_eq!(sent.location, format!("{}/receipt", setting.form()), "the answer is the same as for a new address");
    assert!(!setting.trial.get(&sent.location, None).await.body.contains("Nora"));
    let mut tx = setting.trial.app.db.read().await.unwrap();
    let known = store::person::own(&mut tx, &nora.who).await.unwrap();
    assert_eq!((known.person.name.as_str(), known.person.site.as_str()), ("Nora Nurse", "Moose Factory clinic"));
    let page = setting.trial.get(&setting.queue(), setting.cookie()).await;
    assert!(page.body.contains("Nora Nurse") && !page.body.contains("Somebody Else"), "{}", page.body);
    // The same address again changes nothing and says nothing more.
    let again = setting.trial.post(&setting.form(), None, &stranger).await;
    assert_eq!(again.location, sent.location);
    assert_eq!(setting.waiting().await.len(), 1);
}

#[tokio::test]
async fn a_signed_in_person_only_accepts_the_terms() {
    let setting = Setting::begin().await;
    let nora = setting.trial.practitioner("Nora Nurse").await;
    let page = setting.trial.get(&setting.form(), Some(&nora.cookie)).await;
    assert!(page.body.contains("Nora Nurse, RN") && !page.body.contains("name=\"email\""), "{}", page.body);
    let refused = setting.trial.post(&setting.form(), Some(&nora.cookie), &[("hopes", "Sleep")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Accept the conditions") && refused.body.contains("Sleep"), "{}", refused.body);
    let sent = setting.trial.post(&setting.form(), Some(&nora.cookie), &[("terms", "yes")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = setting.trial.get(&setting.form(), Some(&nora.cookie)).await;
    assert!(page.body.contains("A coordinator confirms your place"), "{}", page.body);
}

#[tokio::test]
async fn every_fault_of_a_registration_stands_at_its_field() {
    let setting = Setting::begin().await;
    let long = "x".repeat(1001);
    let changed = [("name", ""), ("email", "ada"), ("profession", "wizard"), ("hopes", long.as_str()), ("terms", "")];
    let page = setting.trial.post(&setting.form(), None, &with(&ADA, &changed)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "email", "profession", "hopes", "terms"] {
        assert!(page.body.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(page.body.contains(&format!("id=\"{field}-error\"")), "{field}");
    }
    assert!(page.body.contains("Moose Factory clinic") && page.body.contains(&long), "what was typed is kept");
    assert_eq!(setting.waiting().await.len(), 0);
    assert_eq!(mails(&setting.trial).await.len(), 0);
}

#[tokio::test]
async fn a_closed_cycle_takes_no_registration() {
    let setting = Setting::begin().await;
    let settings = [("title", "Winter 2026"), ("capacity", "1"), ("revision", "1")];
    let path = format!("/cycles/{}/settings", setting.cycle);
    assert_eq!(setting.trial.post(&path, setting.cookie(), &settings).await.status, StatusCode::SEE_OTHER);
    let page = setting.trial.get(&setting.form(), None).await;
    assert!(
        page.body.contains("Registration for this cycle is closed") && !page.body.contains("name=\"terms\""),
        "{}",
        page.body
    );
    let sent = setting.trial.post(&setting.form(), None, &ADA).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(setting.waiting().await.len(), 0);
}

#[tokio::test]
async fn decisions_name_somebody_and_hold_the_number_of_places() {
    let setting = Setting::begin().await;
    let settings = [("title", "Winter 2026"), ("capacity", "1"), ("open", "yes"), ("revision", "1")];
    setting.trial.post(&format!("/cycles/{}/settings", setting.cycle), setting.cookie(), &settings).await;
    setting.trial.post(&setting.form(), None, &ADA).await;
    setting.trial.post(&setting.form(), None, &with(&ADA, &[("email", "bo@example.org")])).await;
    let waiting = setting.waiting().await;
    assert_eq!(waiting.len(), 2);
    let path = format!("/cycles/{}/decisions", setting.cycle);
    let nobody = setting.trial.post(&path, setting.cookie(), &[("decision", "approve"), ("note", "Hello")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.body.contains("Choose at least one person") && nobody.body.contains("Hello"), "{}", nobody.body);
    let unknown = [("decision", "approve"), ("registration", "7")];
    assert_eq!(setting.trial.post(&path, setting.cookie(), &unknown).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stranger = setting.trial.app.world.id::<domain::id::RegistrationId>().to_string();
    let foreign = [("decision", "approve"), ("registration", stranger.as_str())];
    assert_eq!(setting.trial.post(&path, setting.cookie(), &foreign).await.status, StatusCode::NOT_FOUND);
    let both = [("decision", "approve"), ("registration", &waiting[0]), ("registration", &waiting[1])];
    let decided = setting.trial.post(&path, setting.cookie(), &both).await;
    assert!(decided.location.ends_with("?said=registration-full"), "{}", decided.location);
    assert_eq!(setting.waiting().await, [waiting[1].clone()]);
    let page = setting.trial.get(&decided.location, setting.cookie()).await;
    assert!(page.body.contains("1 of 1") && page.body.contains("Every place is taken"), "{}", page.body);
}

#[tokio::test]
async fn a_declined_person_is_told_why_and_may_ask_again() {
    let setting = Setting::begin().await;
    setting.decided("ada@example.org", "decline").await;
    let mail = mails(&setting.trial).await.remove(0);
    assert!(mail.body.contains("Until soon") && mail.calendar.is_none(), "{}", mail.body);
    let page = setting.trial.get(&setting.queue(), setting.cookie()).await;
    assert!(page.body.contains("Declined and withdrawn"), "{}", page.body);
    setting.trial.post(&setting.form(), None, &ADA).await;
    assert_eq!(setting.waiting().await.len(), 1);
}

#[tokio::test]
async fn leaving_a_cycle_empties_the_calendar() {
    let setting = Setting::begin().await;
    let nora = setting.trial.practitioner("Nora Nurse").await;
    setting.trial.post(&setting.form(), Some(&nora.cookie), &[("terms", "yes")]).await;
    let waiting = setting.waiting().await;
    let approve = [("decision", "approve"), ("registration", waiting[0].as_str())];
    setting.trial.post(&format!("/cycles/{}/decisions", setting.cycle), setting.cookie(), &approve).await;
    assert_eq!(
        setting.trial.get(&format!("/cycles/{}", setting.cycle), Some(&nora.cookie)).await.status,
        StatusCode::OK
    );
    let left = setting.trial.post(&format!("{}/withdrawal", setting.form()), Some(&nora.cookie), &[]).await;
    assert_eq!(left.location, "/?said=registration-left");
    let cancelled =
        mails(&setting.trial).await.iter().take(3).filter_map(|mail| mail.calendar.clone()).collect::<Vec<_>>();
    assert!(cancelled.len() == 3 && cancelled.iter().all(|calendar| calendar.method == Method::Cancel));
    assert_eq!(
        setting.trial.get(&format!("/cycles/{}", setting.cycle), Some(&nora.cookie)).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_wrong_line_is_put_right_again_but_whoever_left_stays_away() {
    let setting = Setting::begin().await;
    let path = format!("/cycles/{}/decisions", setting.cycle);
    setting.decided("ada@example.org", "decline").await;
    let restore = |page: &str| {
        let part = page.split("value=\"restore\"").next().unwrap();
        let id = part.rsplit("name=\"registration\" value=\"").next().unwrap().split('"').next().unwrap();
        (page.contains("value=\"restore\"")).then(|| id.to_owned())
    };
    let page = setting.trial.get(&setting.queue(), setting.cookie()).await.body;
    let id = restore(&page).unwrap();
    let taken = setting.trial.post(&path, setting.cookie(), &[("registration", &id), ("decision", "restore")]).await;
    assert_eq!(taken.location, format!("{}?said=registration-approved", setting.queue()));
    let sent = mails(&setting.trial).await;
    assert_eq!(sent.iter().take(4).filter(|mail| mail.calendar.is_some()).count(), 3, "every session again");
    let welcome = sent.iter().find(|mail| mail.subject.starts_with("Welcome")).unwrap();
    let page = setting.trial.get(&setting.queue(), setting.cookie()).await.body;
    assert_eq!(restore(&page), None);
    // Taken off the list by the coordinator: that can be taken back as well. Left by themselves: it cannot.
    let off = [("registration", id.as_str()), ("decision", "withdraw")];
    setting.trial.post(&path, setting.cookie(), &off).await;
    let page = setting.trial.get(&setting.queue(), setting.cookie()).await.body;
    assert_eq!(restore(&page).as_deref(), Some(id.as_str()));
    setting.trial.post(&path, setting.cookie(), &[("registration", &id), ("decision", "restore")]).await;
    let link = welcome.body.lines().find_map(|line| line.strip_prefix("http://localhost:8080")).unwrap();
    let cookie = crate::login::login(&setting.trial.post(link, None, &[]).await);
    let left = format!("/cycles/{}/registration/withdrawal", setting.cycle);
    assert_eq!(setting.trial.post(&left, Some(&cookie), &[]).await.status, StatusCode::SEE_OTHER);
    let page = setting.trial.get(&setting.queue(), setting.cookie()).await.body;
    assert_eq!(restore(&page), None);
    let late = setting.trial.post(&path, setting.cookie(), &[("registration", &id), ("decision", "restore")]).await;
    assert_eq!(late.location, format!("{}?said=registration-late", setting.queue()));
}

#[tokio::test]
async fn a_pasted_list_is_invited_once_and_one_sees_who_has_registered() {
    let setting = Setting::begin().await;
    let path = format!("/cycles/{}/invitations", setting.cycle);
    setting.decided("ada@example.org", "approve").await;
    let before = mails(&setting.trial).await.len();
    let list = "Ada Okafor <ada@example.org>; Bea <Bea@Example.org>\nZoë\tzoe@example.org\r\n";
    let fields = [("addresses", list), ("note", "You asked about sleep.")];
    let sent = setting.trial.post(&path, setting.cookie(), &fields).await;
    assert_eq!(sent.location, format!("{path}?said=registration-invited"), "{}", sent.body);
    let mut written = mails(&setting.trial).await;
    written.truncate(written.len() - before);
    let to: std::collections::BTreeSet<_> = written.iter().map(|mail| mail.address.as_str()).collect();
    assert_eq!(to, ["bea@example.org", "zoe@example.org"].into());
    let mail = &written[0];
    assert_eq!(mail.subject, "You are invited: Douleur & opioïdes");
    for part in ["You asked about sleep.", "The first session is on Thursday, December 3, 2026", &setting.form()] {
        assert!(mail.body.contains(part), "{part}\n{}", mail.body);
    }
    // The same list again writes to nobody; whoever registered is seen, and is not reminded.
    let sent = setting.trial.post(&path, setting.cookie(), &fields).await;
    assert_eq!(sent.location, format!("{path}?said=registration-invited-nobody"));
    setting.trial.post(&setting.form(), None, &with(&ADA, &[("email", "zoe@example.org"), ("name", "Zoë")])).await;
    let page = setting.trial.get(&path, setting.cookie()).await.body;
    assert!(page.contains("2 invited, 1 of them not registered"), "{page}");
    let count = mails(&setting.trial).await.len();
    setting.trial.post(&path, setting.cookie(), &[fields[0], ("again", "yes")]).await;
    let reminded = mails(&setting.trial).await;
    assert_eq!((reminded.len(), reminded[0].address.as_str()), (count + 1, "bea@example.org"));
    // Five thousand lines are told in a sentence and kept on the page.
    let many: String = (0..5000).map(|number| format!("person{number}@example.org\n")).collect();
    let refused = setting.trial.post(&path, setting.cookie(), &[("addresses", &many)]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("person4999@example.org"));
    assert!(refused.body.contains("These are 5000 addresses") || refused.body.contains("These are 5,000 addresses"));
    assert_eq!(mails(&setting.trial).await.len(), count + 1);
    // Nobody is sent to a door that is shut.
    let closed = format!("/cycles/{}/settings", setting.cycle);
    let page = setting.trial.get(&closed, setting.cookie()).await.body;
    let revision = crate::case_ground::hidden(&page, "revision");
    let shut = [("title", "Winter 2026"), ("revision", revision.as_str())];
    assert_eq!(setting.trial.post(&closed, setting.cookie(), &shut).await.status, StatusCode::SEE_OTHER);
    let refused = setting.trial.post(&path, setting.cookie(), &[("addresses", "nia@example.org")]).await;
    assert!(refused.body.contains("does not take registrations"), "{}", refused.body);
}
