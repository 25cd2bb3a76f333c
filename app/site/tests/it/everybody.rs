//! A hub with one of every thing and one person of every kind, so that every address of the site leads somewhere.
//!
//! Its session is live and collects recommendations on its case, whose letter is sent already: so no act is refused because
//! it comes too early, and what is refused is refused because of who asks.

use axum::http::StatusCode;
use domain::{
    access::{BeginCase, CommentCase, ManageProgram, ReadLetter, ReviewCase, Role, WriteCase},
    credit::Rule,
    id::{
        AttachmentId, CaseId, CertificateId, CycleId, FileId, HubId, Id as _, MailId, PersonId, ProgramId, RecordingId,
        SegmentId, SessionId, StudyId, TrackId, TranscriptId, ViewId,
    },
    link::Target,
    mail::Mail,
};
use store::{Tx, access::permit, case, file::Kept, link::Terms, login::Proof, values};

use crate::{
    case_ground::hidden,
    coding_ground,
    stage::Stage,
    study_ground,
    trial::{NOON, Persona, Trial, somebody},
};

/// Everybody, in the order of the table's columns: short name and login; nobody has none.
pub type People = Vec<(&'static str, Option<Persona>)>;

pub struct Everybody {
    /// Closed, to be resumed.
    pub trial: Trial,
    pub people: People,
    /// What stands in the place of each parameter of an address: its beginning, the parameter, the value.
    pub values: Vec<(&'static str, &'static str, String)>,
}

impl Everybody {
    /// On SQLite, closed: each test resumes it.
    pub async fn begin() -> Self {
        let all = Self::on(Trial::begin().await).await;
        all.trial.close().await;
        all
    }

    /// In a trial, which stays open.
    pub async fn on(trial: Trial) -> Self {
        let stage = Stage::on(trial).await.opened().await;
        let people = people(&stage).await;
        let of = |name: &str| people.iter().find(|(found, _)| *found == name).unwrap().1.as_ref().unwrap();
        let mut values = in_the_room(&stage, of("per"), of("out")).await;
        letter(&stage).await;
        let (trial, presenter) = (&stage.trial, &stage.presenter);
        let coordinator = of("coo");
        let mut tx = trial.app.db.write().await.unwrap();
        let cycle: CycleId = one(&mut tx, "SELECT cycle AS id FROM session WHERE id = $1", stage.session).await;
        values.extend(others(&mut tx, &stage, cycle, of("oth"), coordinator).await);
        values.push(("", "certificate", certificate(&mut tx, &stage, cycle, coordinator).await.to_string()));
        values.push(("", "report", crate::report::frozen(&mut tx, &stage, cycle, coordinator).await.to_string()));
        values.push(("", "attachment", attachment(&mut tx, &stage).await.to_string()));
        values.extend(recorded(&mut tx, &stage, coordinator).await);
        values.push(("", "code", "7KQ4-M9TD-2XWP".to_owned()));
        values.push(("", "mail", given_up(&mut tx, &stage).await.to_string()));
        let terms =
            Terms { person: of("gst").who.person, target: Target::home(), expires: NOON.plus_days(7), once: false };
        values.push(("", "secret", store::link::add(&mut tx, &trial.app.world, &terms).await.unwrap()));
        values.extend(crate::survey::open(&mut tx, &stage, cycle, coordinator).await);
        tx.save().await.unwrap();
        let team = [of("eva"), of("coo"), of("spe")];
        let ground = study_ground::begin(trial, team, of("per")).await;
        let named = |name: &str| ground.iter().rev().find(|(_, of, _)| *of == name).unwrap().2.parse().unwrap();
        let place = (StudyId::from_uuid(named("study")), TranscriptId::from_uuid(named("transcript")));
        values.extend(ground);
        values.extend(coding_ground::lay(trial, place, of("eva"), of("spe")).await);
        let member = trial.staff("Mel Member", &[Role::Evaluator]).await;
        values.push(("/studies/", "person", member.who.person.to_string()));
        values.push(("/members/", "person", member.who.person.to_string()));
        values.push(("", "member", member.who.person.to_string()));
        values.push(("", "guest", of("gst").who.person.to_string()));
        values.push(("", "person", presenter.who.person.to_string()));
        values.push(("", "session", stage.session.to_string()));
        values.push(("", "cycle", cycle.to_string()));
        values.push(("", "case", stage.case.to_string()));
        values.push(("", "section", "goals".to_owned()));
        values.push(("", "act", "renew".to_owned()));
        values.push(("", "version", "1".to_owned()));
        values.push(("", "name", "app.css".to_owned()));
        Self { trial: stage.trial, people, values }
    }

    /// The address of a route, with something real for each parameter.
    pub fn address(&self, path: &str) -> String {
        let mut address = path.to_owned();
        while let Some((before, after)) = address.clone().split_once('{') {
            let (name, after) = after.split_once('}').unwrap();
            let found = self.values.iter().find(|(start, of, _)| *of == name && path.starts_with(start));
            let value = &found.unwrap_or_else(|| panic!("nothing stands for {name} of {path}")).2;
            address = format!("{before}{value}{after}");
        }
        address
    }

    /// The cookie of somebody.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let (_, persona) = self.people.iter().find(|(found, _)| *found == name).unwrap();
        persona.as_ref().map(|persona| persona.cookie.as_str())
    }

    /// What stands for a parameter.
    pub fn value(&self, name: &str) -> String {
        self.address(&format!("{{{name}}}"))
    }
}

async fn people(stage: &Stage) -> People {
    let trial = &stage.trial;
    let locked = trial.persona(&somebody("Lou Locked"), &[Role::Coordinator], Proof::Link).await;
    let administrator = trial.staff("Ann Root", &[Role::Administrator]).await;
    let coordinator = trial.staff("Cora Diamond", &[Role::Coordinator]).await;
    let evaluator = trial.staff("Eve Valuator", &[Role::Evaluator]).await;
    let reader = trial.staff("Rhea Reader", &[Role::Evaluator]).await;
    let mut people: People = vec![("nob", None), ("abr", Some(abroad(stage).await)), ("lck", Some(locked))];
    for (short, name) in
        [("gst", "Gus Guest"), ("ask", "Ash King"), ("lft", "Lea Left"), ("oth", "Otis Other"), ("out", "Ona Out")]
    {
        people.push((short, Some(trial.practitioner(name).await)));
    }
    let mut tx = trial.app.db.write().await.unwrap();
    let cycle: CycleId = one(&mut tx, "SELECT cycle AS id FROM session WHERE id = $1", stage.session).await;
    let program: ProgramId = one(&mut tx, "SELECT program AS id FROM cycle WHERE id = $1", cycle).await;
    let sql = "INSERT INTO answer_reader (program, person, granted_by, granted) VALUES ($1, $2, $3, $4)";
    tx.run(sql, values![program, reader.who.person, administrator.who.person, NOON]).await.unwrap();
    for (short, persona) in &people {
        let state = match *short {
            "ask" => "requested",
            "lft" => "withdrawn",
            "out" => "approved",
            _ => continue,
        };
        enroll(&mut tx, stage, cycle, persona.as_ref().unwrap(), state).await;
    }
    tx.save().await.unwrap();
    let of = |persona: &Persona| Persona { who: persona.who.clone(), cookie: persona.cookie.clone() };
    people.insert(7, ("per", Some(of(&stage.peer))));
    people.push(("pre", Some(of(&stage.presenter))));
    people.push(("adm", Some(administrator)));
    people.push(("coo", Some(coordinator)));
    people.push(("fac", Some(of(&stage.facilitator))));
    people.push(("spe", Some(of(&stage.specialist))));
    people.push(("eva", Some(evaluator)));
    people.push(("rdr", Some(reader)));
    people
}

/// Somebody with every role in another hub of the same database.
async fn abroad(stage: &Stage) -> Persona {
    let app = &stage.trial.app;
    let (hub, person): (HubId, PersonId) = (app.world.id(), app.world.id());
    let mut tx = app.db.write().await.unwrap();
    let sql =
        "INSERT INTO hub (id, name_en, name_fr, zone, mailbox, created) VALUES ($1, 'South', 'Sud', 'UTC', '', $2)";
    tx.run(sql, values![hub, NOON]).await.unwrap();
    store::person::add(&mut tx, person, hub, &somebody("Abe Abroad"), NOON).await.unwrap();
    let roles = Role::ALL.into_iter().collect();
    store::person::give(&mut tx, person, &roles).await.unwrap();
    let secret = person.to_string();
    let hash = store::token::hash(&secret);
    store::login::add(&mut tx, &hash, person, Proof::Password, NOON, NOON.plus_days(1)).await.unwrap();
    tx.save().await.unwrap();
    Persona { who: domain::access::Who { person, hub, roles }, cookie: format!("login={secret}") }
}

async fn enroll(tx: &mut Tx, stage: &Stage, cycle: CycleId, persona: &Persona, state: &str) {
    let sql =
        "INSERT INTO registration (id, cycle, person, state, hopes, created, note) VALUES ($1, $2, $3, $4, '', $5, '')";
    let id: CaseId = stage.trial.app.world.id();
    tx.run(sql, values![id, cycle, persona.who.person, state, NOON]).await.unwrap();
}

/// A raised hand, a question, a recommendation by the peer, and somebody sent out.
async fn in_the_room(stage: &Stage, peer: &Persona, out: &Persona) -> Vec<(&'static str, &'static str, String)> {
    let noted = [("text", "Ask about sleep.")];
    let noted = stage.post(&stage.specialist, &stage.of_case("comments"), &noted).await;
    assert_eq!(noted.status, StatusCode::SEE_OTHER);
    stage.walk_to("clarify").await;
    let sent = [
        (peer, stage.of("hand"), vec![("raised", "yes")]),
        (peer, stage.of_case("clarifications"), vec![("question", "Since when?")]),
        (&stage.facilitator, stage.of(&format!("people/{}/removal", out.who.person)), vec![("removed", "yes")]),
    ];
    for (who, path, fields) in sent {
        assert_eq!(stage.post(who, &path, &fields).await.status, StatusCode::SEE_OTHER, "{path}");
    }
    stage.go(&stage.step("clarify"), &stage.step("recommend")).await;
    let advice = [("domain", "pharmacological"), ("text", "Offer naloxone.")];
    let given = stage.post(peer, &stage.of_case("recommendations"), &advice).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let snippet =
        [("domain", "safety"), ("text_en", "Offer naloxone."), ("strength", "strong"), ("source", "CDC 2022")];
    assert_eq!(stage.post(&stage.specialist, "/snippets", &snippet).await.status, StatusCode::SEE_OTHER);
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let mut values = Vec::new();
    for (name, sql) in [
        ("snippet", "SELECT snippet.id FROM snippet JOIN session ON session.id = $1"),
        ("hand", "SELECT id FROM hand WHERE session = $1"),
        ("clarification", "SELECT id FROM clarification WHERE session = $1"),
        ("recommendation", "SELECT id FROM recommendation WHERE session = $1"),
        (
            "comment",
            "SELECT comment.id FROM comment JOIN \"case\" AS c ON c.id = comment.\"case\" WHERE c.session = $1",
        ),
        (
            "program",
            "SELECT cycle.program AS id FROM session JOIN cycle ON cycle.id = session.cycle WHERE session.id = $1",
        ),
    ] {
        values.push(("", name, one::<CaseId>(&mut tx, sql, stage.session).await.to_string()));
    }
    values
}

/// The letter of the case: signed, laid out, sent.
async fn letter(stage: &Stage) {
    let app = &stage.trial.app;
    let mut tx = app.db.write().await.unwrap();
    tx.run("UPDATE \"case\" SET state = 'presented', presented = $1", values![NOON]).await.unwrap();
    let sql = "INSERT INTO plain_wording (recommendation, person, at, text) SELECT id, author, created, 'Ask for naloxone.' FROM recommendation";
    tx.run(sql, values![]).await.unwrap();
    tx.save().await.unwrap();
    let page = stage.trial.get(&stage.of_case("letter"), Some(&stage.specialist.cookie)).await.body;
    let seen = hidden(&page, "seen");
    let signed = stage.post(&stage.specialist, &stage.of_case("letter/signature"), &[("seen", &seen)]).await;
    assert_eq!(signed.status, StatusCode::SEE_OTHER);
    let mut tx = app.db.write().await.unwrap();
    let pass = permit::<ReadLetter>(&mut tx, &stage.specialist.who, stage.case).await.unwrap();
    let letter = store::letter::signed(&mut tx, &pass).await.unwrap().unwrap();
    let file = keep(&mut tx, stage, letter.id.uuid()).await;
    assert!(store::letter::send(&mut tx, &letter, file, NOON.plus_days(60), &app.world).await.unwrap());
    tx.save().await.unwrap();
}

/// A picture attached to the case.
async fn attachment(tx: &mut Tx, stage: &Stage) -> AttachmentId {
    let id: AttachmentId = stage.trial.app.world.id();
    let file = keep(tx, stage, id.uuid()).await;
    let sql = "INSERT INTO attachment (id, \"case\", file, kind, caption, sights, burned_in, dropped, undecided, looked, added)
        VALUES ($1, $2, $3, 'png', 'A hand', 1, FALSE, 'gps', 0, $4, $4)";
    tx.run(sql, values![id, stage.case, file, NOON]).await.unwrap();
    id
}

/// A recording of the session that is over, with what the presenter said.
async fn recorded(tx: &mut Tx, stage: &Stage, coordinator: &Persona) -> [(&'static str, &'static str, String); 3] {
    let (world, person) = (&stage.trial.app.world, coordinator.who.person);
    let (recording, track, view): (RecordingId, TrackId, ViewId) = (world.id(), world.id(), world.id());
    let sql = "INSERT INTO recording (id, session, person, started, ended, ending, length, kept, deletes)
        VALUES ($1, $2, $3, $4, $4, 'stopped', 60000, $4, $5)";
    tx.run(sql, values![recording, stage.session, person, NOON, NOON.plus_days(90)]).await.unwrap();
    let file = keep(tx, stage, track.uuid()).await;
    let sql = "INSERT INTO recording_track (id, recording, person, name, source, file, starts, length)
        VALUES ($1, $2, $3, '001-microphone.ogg', 'microphone', $4, 0, 60000)";
    tx.run(sql, values![track, recording, stage.presenter.who.person, file]).await.unwrap();
    tx.run("INSERT INTO recording_view VALUES ($1, $2, $3, $4)", values![view, track, person, NOON]).await.unwrap();
    [("", "recording", recording.to_string()), ("", "track", track.to_string()), ("", "view", view.to_string())]
}

async fn keep(tx: &mut Tx, stage: &Stage, id: uuid::Uuid) -> FileId {
    let id = FileId::from_uuid(id);
    let hub = stage.trial.app.hub;
    let kept = Kept { id, hub, media_type: "application/pdf", name: "kept.pdf", bytes: b"%PDF-1.7".to_vec() };
    stage.trial.app.files.put(tx, kept, NOON).await.unwrap();
    id
}

/// The other cases: one that is being written, one that waits for its session, and one of another cycle.
async fn others(
    tx: &mut Tx,
    stage: &Stage,
    cycle: CycleId,
    other: &Persona,
    coordinator: &Persona,
) -> Vec<(&'static str, &'static str, String)> {
    let world = &stage.trial.app.world;
    let begun = begin(tx, stage, &stage.presenter, cycle).await;
    let planned = begin(tx, stage, &stage.presenter, cycle).await;
    let pass = permit::<WriteCase>(tx, &stage.presenter.who, planned).await.unwrap();
    case::submit(tx, &pass, 0, None, NOON).await.unwrap();
    let pass = permit::<ReviewCase>(tx, &coordinator.who, planned).await.unwrap();
    case::accept(tx, &pass, world).await.unwrap();
    let (session, segment): (SessionId, SegmentId) = (world.id(), world.id());
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence)
        VALUES ($1, $2, 2, 'Tapering', '', '2026-12-03T12:30', 'America/Toronto', $3, 60, 'planned', 0)";
    tx.run(sql, values![session, cycle, NOON.plus_days(7)]).await.unwrap();
    let sql = "INSERT INTO segment (id, session, position, kind, title, minutes) VALUES ($1, $2, 0, 'case', '', 25)";
    tx.run(sql, values![segment, session]).await.unwrap();
    case::schedule(tx, &pass, segment, NOON).await.unwrap();
    let pass = permit::<CommentCase>(tx, &stage.specialist.who, planned).await.unwrap();
    let note = store::comment::add(tx, &pass, world, "Which formulation?").await.unwrap();
    let second: CycleId = world.id();
    let sql = "INSERT INTO cycle (id, program, title, starts, ends, open, created)
        SELECT $1, program, 'Spring', '2027-03-01', '2027-06-01', TRUE, created FROM cycle WHERE id = $2";
    tx.run(sql, values![second, cycle]).await.unwrap();
    enroll(tx, stage, second, other, "approved").await;
    let foreign = begin(tx, stage, other, second).await;
    let waiting = begin(tx, stage, &stage.presenter, cycle).await;
    let pass = permit::<WriteCase>(tx, &stage.presenter.who, waiting).await.unwrap();
    case::submit(tx, &pass, 0, None, NOON).await.unwrap();
    let (discussed, advice) = discussed(tx, stage, cycle).await;
    let sql = "SELECT id FROM registration WHERE person = $1";
    let asking: CaseId = one(tx, "SELECT id FROM registration WHERE state = 'requested' AND cycle = $1", cycle).await;
    let elsewhere: CaseId = one(tx, sql, other.who.person).await;
    let named = [
        ("begun", begun),
        ("planned", planned),
        ("foreign", foreign),
        ("waiting", waiting),
        ("discussed", discussed),
        ("advice", advice),
        ("asking", asking),
        ("elsewhere", elsewhere),
    ];
    let ids = [
        ("note", note.to_string()),
        ("next", session.to_string()),
        ("place", segment.to_string()),
        ("live-place", stage.segments[1].to_string()),
    ];
    named.map(|(name, id)| (name, id.to_string())).into_iter().chain(ids).map(|(name, id)| ("", name, id)).collect()
}

/// A case of a session that has ended, whose letter waits to be signed, and the recommendation in it.
async fn discussed(tx: &mut Tx, stage: &Stage, cycle: CycleId) -> (CaseId, CaseId) {
    let world = &stage.trial.app.world;
    let case = begin(tx, stage, &stage.presenter, cycle).await;
    let (session, advice): (SessionId, CaseId) = (world.id(), world.id());
    let sql = "INSERT INTO session (id, cycle, number, topic, objectives, local_start, zone, starts, minutes, state, sequence,
            opened, ended)
        VALUES ($1, $2, 3, 'Sleep', '', '2026-11-19T12:30', 'America/Toronto', $3, 60, 'ended', 0, $3, $4)";
    let starts = NOON.plus_days(-7);
    tx.run(sql, values![session, cycle, starts, starts.plus_minutes(60)]).await.unwrap();
    let sql = "UPDATE \"case\" SET state = 'presented', code = 'W3M-72', session = $2, presented = $3 WHERE id = $1";
    tx.run(sql, values![case, session, starts]).await.unwrap();
    let sql = "INSERT INTO recommendation (id, \"case\", session, author, author_kind, profession, domain, text, created, struck,
            feasible_why, outcome_why)
        VALUES ($1, $2, $3, $4, 'specialist', 'registered-nurse', 'pharmacological', 'Lower the dose.', $5, FALSE, '', '')";
    tx.run(sql, values![advice, case, session, stage.specialist.who.person, starts]).await.unwrap();
    (case, advice)
}

async fn begin(tx: &mut Tx, stage: &Stage, presenter: &Persona, cycle: CycleId) -> CaseId {
    let pass = permit::<BeginCase>(tx, &presenter.who, cycle).await.unwrap();
    case::begin(tx, &pass, &stage.trial.app.world).await.unwrap()
}

/// The presenter's certificate, printed.
async fn certificate(tx: &mut Tx, stage: &Stage, cycle: CycleId, coordinator: &Persona) -> CertificateId {
    let app = &stage.trial.app;
    let program = one(tx, "SELECT program AS id FROM cycle WHERE id = $1", cycle).await;
    let pass = permit::<ManageProgram>(tx, &coordinator.who, program).await.unwrap();
    let rule = Rule {
        version: 0,
        valid_from: "2026-01-01".parse().unwrap(),
        hundredths_per_hour: 100,
        session_percent: 75,
        cycle_percent: 60,
        accreditor: "College".to_owned(),
        statement: "Certified activity.".to_owned(),
    };
    store::credit::add_rule(tx, &pass, &rule).await.unwrap();
    let id: CertificateId = app.world.id();
    let file = keep(tx, stage, id.uuid()).await;
    let sql = "INSERT INTO certificate (id, hub, person, cycle, name, credentials, profession, code, hundredths, minutes, sessions,
            rule_version, earned, issued, file)
        VALUES ($1, $2, $3, $4, 'Pat Kim', '', 'registered-nurse', '7KQ4-M9TD-2XWP', 100, 60, 1, 1, $5, $5, $6)";
    tx.run(sql, values![id, app.hub, stage.presenter.who.person, cycle, NOON, file]).await.unwrap();
    id
}

/// A mail that was given up.
async fn given_up(tx: &mut Tx, stage: &Stage) -> MailId {
    let mail = Mail {
        person: None,
        address: "eloise@example.org".to_owned(),
        subject: "Your link".to_owned(),
        body: String::new(),
        calendar: None,
    };
    let app = &stage.trial.app;
    let id = store::mail::add(tx, &app.world, app.hub, &mail).await.unwrap();
    store::mail::give_up(tx, id, "550 no such mailbox").await.unwrap();
    id
}

/// The one id that a query with one parameter finds.
async fn one<I>(tx: &mut Tx, sql: &'static str, of: impl Into<store::value::Value>) -> I
where
    I: store::row::Column,
{
    tx.one(sql, vec![of.into()], |row| row.get("id")).await.unwrap()
}
