//! A small hub in the middle of its work: a program, a cycle of two sessions, a case that was presented, its advice.

use std::collections::BTreeSet;

use domain::{
    access::{Act, Permit, Role, Who},
    attendance::{Event, Kind},
    id::{CaseId, CycleId, Id, PersonId, ProgramId, RecommendationId, SessionId},
    language::Language,
    moment::{Moment, Zone},
    person::Person,
    profession::Profession,
};
use store::{
    Tx,
    access::{Tied, permit},
    attendance::{self, Seen},
    values,
};
use uuid::Uuid;

use crate::both::{NOON, Trial};

pub fn program() -> ProgramId {
    ProgramId::from_uuid(Uuid::from_u128(10))
}

pub fn cycle() -> CycleId {
    CycleId::from_uuid(Uuid::from_u128(11))
}

/// The first session: an hour from [`NOON`] on, ended after 60 minutes.
pub fn session() -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(12))
}

/// The second session, a week later.
pub fn next_session() -> SessionId {
    SessionId::from_uuid(Uuid::from_u128(13))
}

pub fn case() -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(14))
}

pub fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

pub const ADA: u128 = 20;
pub const GRACE: u128 = 21;
pub const ALAN: u128 = 22;
pub const CORA: u128 = 23;
pub const STRANGER: u128 = 24;

pub fn advice(number: u128) -> RecommendationId {
    RecommendationId::from_uuid(Uuid::from_u128(30 + number))
}

/// A person with the roles they have here.
pub fn who(trial: &Trial, number: u128) -> Who {
    let roles = match number {
        ALAN => BTreeSet::from([Role::Specialist]),
        CORA => BTreeSet::from([Role::Coordinator]),
        _ => BTreeSet::new(),
    };
    Who { person: person(number), hub: trial.hub, roles }
}

/// The permit of a person, who must have it.
pub async fn may<A: Act<Thing: Tied>>(tx: &mut Tx, trial: &Trial, number: u128, thing: A::Thing) -> Permit<A> {
    permit::<A>(tx, &who(trial, number), thing).await.unwrap()
}

/// Ada (nurse practitioner, Kenora) presents; Grace (pharmacist) is her peer; Alan is a specialist, Cora the coordinator.
pub async fn set(tx: &mut Tx, trial: &Trial) {
    let hub = trial.hub;
    let people = [
        (ADA, "Ada Lovelace", "nurse-practitioner", "NP", "Kenora"),
        (GRACE, "Grace Hopper", "pharmacist", "PharmD", "Sioux Lookout"),
        (ALAN, "Alan Turing", "pain-physician", "MD", "Toronto"),
        (CORA, "Cora Diamond", "administrative-staff", "", "Toronto"),
        (STRANGER, "Sam Stranger", "other", "", "Elsewhere"),
    ];
    for (id, name, profession, credentials, community) in people {
        let somebody = Person {
            name: name.to_owned(),
            email: format!("{id}@example.org"),
            profession: Profession::parse(profession).unwrap(),
            credentials: credentials.to_owned(),
            site: String::new(),
            community: community.to_owned(),
            postal_area: String::new(),
            language: Language::En,
            zone: Zone::parse("America/Toronto").unwrap(),
        };
        store::person::add(tx, person(id), hub, &somebody, NOON).await.unwrap();
    }
    let sql = "INSERT INTO program (id, hub, slug, title, summary, audience, language, zone, template, disclaimer, letter_days,
            follow_up_days, published, created)
        VALUES ($1, $2, 'pain', 'Chronic pain', '', '', 'en', 'America/Toronto', '', 'Suggestions only.', 2, 28, TRUE, $3)";
    tx.run(sql, values![program(), hub, NOON]).await.unwrap();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        VALUES ($1, $2, 'Fall 2026', '2026-11-26', '2026-12-03', FALSE, $3)";
    tx.run(sql, values![cycle(), program(), NOON]).await.unwrap();
    for id in [ADA, GRACE] {
        let sql = "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, 'approved', '', $4, '')";
        tx.run(sql, values![Uuid::from_u128(100 + id), cycle(), person(id), NOON]).await.unwrap();
    }
    for (number, id, starts) in [(1, session(), NOON), (2, next_session(), NOON.plus_days(7))] {
        let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
            VALUES ($1, $2, $3, 'Sleep and pain', '', '2026-11-26T12:30:00', 'America/Toronto', $4, 60, 'planned', 0)";
        tx.run(sql, values![id, cycle(), number, starts]).await.unwrap();
    }
    let sql = "INSERT INTO \"case\" (id, hub, cycle, presenter, code, state, form, form_version, answers, revision, note, session,
            created, updated)
        VALUES ($1, $2, $3, $4, 'K4M-72', 'presented', 'chronic-pain', 1, $5, 1, '', $6, $7, $7)";
    let answers = r#"{"question-1":"Is a slow taper safe?","question-3":"What helps sleep?"}"#;
    tx.run(sql, values![case(), hub, cycle(), person(ADA), answers, session(), NOON]).await.unwrap();
    let given = [
        (1, ALAN, "specialist", "pain-physician", "pharmacological", "Lower the dose slowly."),
        (2, GRACE, "peer", "pharmacist", "pharmacological", "Offer naloxone."),
        (3, GRACE, "peer", "pharmacist", "non-pharmacological", "Ask about sleep."),
    ];
    for (number, author, kind, profession, domain, text) in given {
        let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created, struck,
                feasible_why, outcome_why)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, '', '')";
        let created = NOON.plus_minutes(number);
        let values = values![
            advice(u128::try_from(number).unwrap()),
            case(),
            session(),
            person(author),
            kind,
            profession,
            domain,
            text,
            created
        ];
        tx.run(sql, values).await.unwrap();
    }
}

/// Ends a session after an hour.
pub async fn end(tx: &mut Tx, session: SessionId, starts: Moment) {
    let sql = "UPDATE session SET state = 'ended', opened = $2, ended = $3 WHERE id = $1";
    tx.run(sql, values![session, starts.plus_minutes(-10), starts.plus_minutes(60)]).await.unwrap();
}

/// A person in the room of a session for some minutes of it.
pub async fn attend(tx: &mut Tx, session: SessionId, starts: Moment, number: u128, minutes: (i64, i64)) {
    for (kind, minute) in [(Kind::Joined, minutes.0), (Kind::Left, minutes.1)] {
        let event = Event { at: starts.plus_minutes(minute), kind, connection: format!("{number}-{}", minutes.0) };
        attendance::add(tx, &Seen { session, person: person(number), event }).await.unwrap();
    }
}
