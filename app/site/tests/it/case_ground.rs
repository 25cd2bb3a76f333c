//! A cycle with people and two sessions, for the tests of the case and its form.

use axum::http::StatusCode;
use domain::{
    access::Role,
    id::{CaseId, CycleId, ProgramId, SegmentId, SessionId},
};
use store::values;

use crate::trial::{Answer, NOON, Persona, Trial};

pub struct Ground {
    pub trial: Trial,
    pub cycle: CycleId,
    pub presenter: Persona,
    pub peer: Persona,
    pub coordinator: Persona,
    pub specialist: Persona,
    /// The one segment for a case of a session in a week.
    pub segment: SegmentId,
}

/// The sections that must be filled in before a case can be submitted, with fields that do.
pub const NEEDED: &[(&str, &[(&str, &str)])] = &[
    ("question", &[("question-1", "How could the dose be lowered?"), ("tags", "taper"), ("tags", "safety")]),
    ("person", &[("age-band", "40-49"), ("gender", "woman")]),
    ("pain", &[("duration", "3-5-years"), ("regions", "low-back"), ("pain-average", "7")]),
    ("function", &[("function-activity", "6")]),
    ("medications", &[("opioid-now", "yes"), ("medications-0-drug", "hydromorphone"), ("medications-0-dose", "4")]),
    ("goals", &[("goals", "Walk to the mailbox")]),
];

impl Ground {
    pub async fn begin() -> Self {
        let trial = Trial::begin().await;
        let presenter = trial.practitioner("Ada Okafor").await;
        let peer = trial.practitioner("Noah Cardinal").await;
        let coordinator = trial.staff("Camille Tremblay", &[Role::Coordinator]).await;
        let specialist = trial.staff("Ravi Menon", &[Role::Specialist]).await;
        let world = &trial.app.world;
        let (program, cycle): (ProgramId, CycleId) = (world.id(), world.id());
        let (session, segment): (SessionId, SegmentId) = (world.id(), world.id());
        let mut tx = trial.app.db.write().await.unwrap();
        let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
                follow_up_days, published, created)
            VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', 'biweekly-60', '', 2, 60, TRUE, $3)";
        tx.run(sql, values![program, trial.app.hub, NOON]).await.unwrap();
        let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
            VALUES ($1, $2, 'Winter', '2026-11-26', '2027-02-25', TRUE, $3)";
        tx.run(sql, values![cycle, program, NOON]).await.unwrap();
        for persona in [&presenter, &peer] {
            let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note)
                VALUES ($1, $2, $3, 'approved', '', $4, '')";
            tx.run(sql, values![world.id::<CaseId>(), cycle, persona.who.person, NOON]).await.unwrap();
        }
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            VALUES ($1, $2, 3, 'Tapering', '', '2026-12-03T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
        tx.run(sql, values![session, cycle, NOON.plus_days(7)]).await.unwrap();
        let sql =
            "INSERT INTO segment (id, session, position, kind, title, minutes) VALUES ($1, $2, 0, 'case', '', 25)";
        tx.run(sql, values![segment, session]).await.unwrap();
        tx.save().await.unwrap();
        Self { trial, cycle, presenter, peer, coordinator, specialist, segment }
    }

    /// A case that the presenter has begun; its address.
    pub async fn begun(&self) -> String {
        let begun = self.post_as(&self.presenter, &format!("/cycles/{}/cases", self.cycle), &[]).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        begun.location.strip_suffix("/form").unwrap().to_owned()
    }

    /// A case with everything needed; its address.
    pub async fn filled(&self) -> String {
        let case = self.begun().await;
        for (section, fields) in NEEDED {
            let saved = self.save(&case, section, fields).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{section}");
        }
        case
    }

    /// A case that the presenter has submitted; its address.
    pub async fn submitted(&self) -> String {
        let case = self.filled().await;
        assert_eq!(self.submit(&case).await.status, StatusCode::SEE_OTHER);
        case
    }

    /// Opens a section's page and sends it with these fields.
    pub async fn save(&self, case: &str, section: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get_as(&self.presenter, &format!("{case}/form/{section}")).await;
        let version = hidden(&page.body, "version");
        let fields: Vec<_> = fields.iter().copied().chain([("version", version.as_str())]).collect();
        self.post_as(&self.presenter, &format!("{case}/form/{section}"), &fields).await
    }

    /// Opens the page of the last look and submits with both promises.
    pub async fn submit(&self, case: &str) -> Answer {
        let page = self.get_as(&self.presenter, &format!("{case}/submission")).await;
        let revision = hidden(&page.body, "revision");
        let fields = [("revision", revision.as_str()), ("deidentified", "yes"), ("consent", "yes")];
        self.post_as(&self.presenter, &format!("{case}/submission"), &fields).await
    }

    pub async fn get_as(&self, persona: &Persona, path: &str) -> Answer {
        self.trial.get(path, Some(&persona.cookie)).await
    }

    pub async fn post_as(&self, persona: &Persona, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.trial.post(path, Some(&persona.cookie), fields).await
    }

    /// The newest mails: address and text, subject included.
    pub async fn mails(&self, most: i64) -> Vec<(String, String)> {
        let mut tx = self.trial.app.db.read().await.unwrap();
        let mails = store::mail::caught(&mut tx, self.trial.app.hub, most).await.unwrap();
        mails.into_iter().map(|(_, mail)| (mail.address, format!("{}\n{}", mail.subject, mail.body))).collect()
    }

    pub async fn set_session(&self, state: &str) {
        let mut tx = self.trial.app.db.write().await.unwrap();
        tx.run("UPDATE session SET state = $1", values![state]).await.unwrap();
        tx.save().await.unwrap();
    }
}

/// The value of a hidden field of a page.
pub fn hidden(body: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = body.split_once(&start).unwrap_or_else(|| panic!("no hidden field {name}")).1;
    rest.split('"').next().unwrap().to_owned()
}
