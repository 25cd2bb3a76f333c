//! Recording a session: started by who leads, asked of everybody, ended by the agenda, kept for the coordinator.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use axum::http::StatusCode;
use domain::{id::ProgramId, moment::Moment};
use media::{Clip, Entrance, Join, Participant, Rooms, recording::Index, trial::Server};
use store::values;

use crate::{
    stage::Stage,
    trial::{NOON, Persona, Trial},
};

/// How long a loaded machine may take.
const PATIENCE: Duration = Duration::from_secs(30);

async fn rule(stage: &Stage, extent: &str) {
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let program: ProgramId = tx.one("SELECT id FROM program", values![], |row| row.get("id")).await.unwrap();
    drop(tx);
    let path = format!("/programs/{program}/recording");
    assert!(stage.trial.get(&path, Some(&stage.coordinator.cookie)).await.body.contains("Recording of sessions"));
    let saved = stage.post(&stage.coordinator, &path, &[("extent", extent), ("days", "30")]).await;
    assert!(saved.location.ends_with("?said=recording-changed"), "{saved:?}");
}

/// Lets people into the media room, with a voice and a face.
async fn enter(stage: &Stage, people: &[(&Persona, usize)]) -> Vec<Participant> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("ws://{}", listener.local_addr().unwrap());
    let rooms: Rooms = stage.trial.app.rooms.clone();
    let router: axum::Router = rooms.router();
    tokio::spawn(async move { axum::serve(listener, router).await });
    #[expect(clippy::disallowed_methods, reason = "the media server looks at the wall clock as well")]
    let passed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    let now = Moment::from_micros(i64::try_from(passed.as_micros()).unwrap());
    let mut inside = Vec::new();
    for (persona, clip) in people {
        let join = Join {
            session: stage.session,
            person: persona.who.person,
            name: "Somebody".to_owned(),
            attributes: BTreeMap::new(),
            may_publish: true,
            hidden: false,
            life: Duration::from_secs(60),
        };
        let token = rooms.ticket(&join, now).token;
        let entrance = Entrance { url: url.clone(), token, clip: Some(Clip::speaker(*clip)), subscribe: true };
        inside.push(Participant::join(entrance).await.unwrap());
    }
    inside
}

async fn press(stage: &Stage, who: &Persona, recording: &str) -> crate::trial::Answer {
    stage.post(who, &stage.of("recording"), &[("recording", recording)]).await
}

/// Whether the page says so. The sentences of its script do not count.
fn is_recorded(room: &str) -> bool {
    room.contains("data-recorded=\"true\"")
}

async fn answer(stage: &Stage, who: &Persona, given: &str) {
    let kept = stage.post(who, &stage.of("recording/consent"), &[("given", given)]).await;
    assert_eq!(kept.location, format!("{}#room-recording", stage.of("room")));
}

/// The folder of the only recording.
fn folder(stage: &Stage) -> PathBuf {
    let mut all = std::fs::read_dir(stage.trial.folder().join("recordings")).unwrap();
    all.next().unwrap().unwrap().path()
}

/// Waits until the index of the only recording shows something.
async fn shown(stage: &Stage, shown: impl Fn(&Index) -> bool) -> Index {
    let folder = folder(stage);
    let wait = async {
        loop {
            match Index::read(&folder) {
                Ok(index) if shown(&index) => return index,
                _ => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap_or_else(|_| panic!("{:#?}", Index::read(&folder)))
}

#[tokio::test]
async fn nothing_is_offered_unless_the_program_says_so() {
    let stage = Stage::open().await;
    assert!(!stage.room(&stage.facilitator).await.body.contains("id=\"room-recording\""));
    let refused = press(&stage, &stage.facilitator, "on").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("This program does not record its sessions"));
    rule(&stage, "didactic").await;
    let room = stage.room(&stage.facilitator).await.body;
    assert!(room.contains("Start recording") && room.contains("It stops by itself when a case begins"));
    assert!(!stage.room(&stage.peer).await.body.contains("Start recording"));
    assert_eq!(press(&stage, &stage.peer, "on").await.status, StatusCode::NOT_FOUND);
    let empty = press(&stage, &stage.facilitator, "on").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.body.contains("Join first, then start the recording"), "nobody is in the media room");
    assert!(!is_recorded(&stage.room(&stage.peer).await.body), "nothing was written down");
}

#[tokio::test]
async fn only_who_says_yes_is_recorded_and_a_case_ends_it() {
    let stage = Stage::open().await;
    rule(&stage, "didactic").await;
    let _inside = enter(&stage, &[(&stage.peer, 0), (&stage.presenter, 1)]).await;
    // A yes from before counts for the whole session.
    let started = press(&stage, &stage.facilitator, "on").await;
    assert_eq!(started.location, format!("{}#room-recording", stage.of("room")), "{}", started.body);
    for who in [&stage.peer, &stage.presenter, &stage.specialist] {
        let room = stage.room(who).await.body;
        assert!(is_recorded(&room) && room.contains("<strong>This session is being recorded</strong>"));
        assert!(room.contains("nobody has agreed yet"));
        assert!(room.contains("Yes, record me") && room.contains("The hub keeps recordings 30 days"));
        assert!(!room.contains("Stop recording<"), "{room}");
    }
    let french = stage.trial.get(&stage.of("room?lang=fr"), Some(&stage.peer.cookie)).await.body;
    assert!(french.contains("Cette séance est enregistrée") && french.contains("Oui, m’enregistrer"));
    let again = press(&stage, &stage.coordinator, "on").await;
    assert!(again.body.contains("The session is being recorded already"));
    answer(&stage, &stage.presenter, "no").await;
    answer(&stage, &stage.peer, "yes").await;
    let room = stage.room(&stage.peer).await.body;
    assert!(room.contains("You agreed: your voice") && room.contains("1 person has agreed"), "{room}");
    assert!(stage.room(&stage.presenter).await.body.contains("You are not recorded."));
    let peer = stage.peer.who.person.to_string();
    shown(&stage, |index| index.tracks.len() == 2 && index.tracks.iter().all(|track| track.length_ms > 500)).await;
    answer(&stage, &stage.peer, "no").await;
    let after = shown(&stage, |index| index.tracks.iter().all(|track| track.complete)).await;
    answer(&stage, &stage.peer, "yes").await;
    shown(&stage, |index| index.tracks.len() > after.tracks.len()).await;
    let welcome = format!("{}.whole", stage.segments[0]);
    stage.go("doors", &welcome).await;
    assert!(is_recorded(&stage.room(&stage.specialist).await.body), "no case yet");
    stage.go(&welcome, &stage.step("present")).await;
    let room = stage.room(&stage.facilitator).await.body;
    assert!(!is_recorded(&room) && room.contains("While a case is discussed, this program does not"));
    let index = shown(&stage, |index| index.ended.is_some()).await;
    assert!(index.tracks.iter().all(|track| track.identity == peer && track.complete), "{index:#?}");
    let refused = press(&stage, &stage.facilitator, "on").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let list = stage.trial.get(&stage.of("recordings"), Some(&stage.coordinator.cookie)).await.body;
    assert!(list.contains("Started by Fay Roy") && list.contains("a case began or the session ended"), "{list}");
    assert!(list.contains("The files are being taken over"));
}

#[tokio::test]
async fn where_a_program_says_so_cases_are_recorded_too_and_a_leader_stops_it() {
    let stage = Stage::open().await;
    rule(&stage, "whole").await;
    let _inside = enter(&stage, &[(&stage.specialist, 2)]).await;
    answer(&stage, &stage.specialist, "yes").await;
    stage.walk_to("present").await;
    press(&stage, &stage.facilitator, "on").await;
    shown(&stage, |index| index.tracks.len() == 2).await;
    stage.trial.script.pass_minutes(1);
    stage.go(&stage.step("present"), &stage.step("clarify")).await;
    assert!(is_recorded(&stage.room(&stage.peer).await.body));
    let path = stage.of_case("hiding");
    stage.post(&stage.coordinator, &path, &[("field", "question-1"), ("hidden", "yes")]).await;
    assert!(stage.room(&stage.facilitator).await.body.contains("1 stretch is left out"));
    assert!(!stage.room(&stage.peer).await.body.contains("stretch is left out"), "those who lead see to it");
    let cut = stage.of("recording/cut");
    assert_eq!(stage.post(&stage.peer, &cut, &[]).await.status, StatusCode::NOT_FOUND);
    stage.trial.script.pass_minutes(2);
    assert_eq!(
        stage.post(&stage.facilitator, &cut, &[]).await.location,
        format!("{}#room-recording", stage.of("room"))
    );
    assert!(stage.room(&stage.facilitator).await.body.contains("2 stretches are left out"));
    for _ in 0..2 {
        press(&stage, &stage.facilitator, "off").await;
    }
    assert!(!is_recorded(&stage.room(&stage.peer).await.body));
    shown(&stage, |index| index.ended.is_some()).await;
    let mut tx = stage.trial.app.db.read().await.unwrap();
    let sql = "SELECT ending, (SELECT COUNT(*) FROM recording_cut) AS cuts FROM recording";
    let read = |row: &store::row::Row| Ok((row.get::<String>("ending")?, row.get::<i64>("cuts")?));
    assert_eq!(tx.all(sql, values![], read).await.unwrap(), [("stopped".to_owned(), 2)]);
}

#[tokio::test]
async fn with_a_media_cluster_it_is_said_that_the_cluster_records_by_itself() {
    let server = Server::start(domain::world::Script::at(NOON).world()).await.unwrap();
    let rooms = Rooms::on(server.settings(PATIENCE)).unwrap();
    let stage = Stage::on(Trial::on_cluster(rooms).await).await.opened().await;
    rule(&stage, "whole").await;
    let room = stage.room(&stage.facilitator).await.body;
    assert!(room.contains("Only its own recorder (egress) could record them") && !room.contains("Start recording"));
    assert_eq!(press(&stage, &stage.facilitator, "on").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_track_is_taken_away_by_coordinators_only_and_each_time_is_written_down() {
    let all = crate::everybody::Everybody::begin().await;
    let trial = all.trial.resume().await;
    let list = trial.get(&all.address("/sessions/{session}/recordings"), all.cookie("coo")).await.body;
    assert!(list.contains("Pat Kim") && list.contains("Voice") && list.contains("1:00"), "{list}");
    let path = all.address("/sessions/{session}/recordings/{recording}/tracks/{track}");
    assert!(list.contains(&path));
    let taken = trial.head(crate::trial::request(axum::http::Method::GET, &path, all.cookie("coo"), &[])).await;
    assert_eq!(taken.status, StatusCode::OK);
    assert_eq!(taken.headers["content-disposition"], "attachment; filename=\"kept.pdf\"");
    assert_eq!(taken.headers["content-security-policy"], "sandbox; default-src 'none'");
    let mut tx = trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS count FROM audit WHERE act = 'opens a recorded track'";
    assert_eq!(tx.one(sql, values![], |row| row.get::<i64>("count")).await.unwrap(), 1);
    drop(tx);
    let cut = all.address("/sessions/{session}/recordings/{recording}/cut");
    let asked = trial.get(&cut, all.cookie("coo")).await.body;
    assert!(
        list.contains(&cut) && asked.contains("1:00 long") && asked.contains("It cannot be brought back"),
        "{asked}"
    );
    let done = trial.post(&cut, all.cookie("coo"), &[("from", "0:10"), ("to", "0:30")]).await;
    assert!(done.location.ends_with("/recordings?said=recording-cut"), "{done:?}");
    let refused = trial.get(&path, all.cookie("coo")).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.body.contains("Until that is done they are not given out"));
    assert!(!refused.body.contains("download>Download"), "{}", refused.body);
    assert!(refused.body.contains("0:40 long") && refused.body.contains("1 stretch was left out"), "{}", refused.body);
    let removal = all.address("/sessions/{session}/recordings/{recording}/removal");
    let wrong = trial.post(&removal, all.cookie("coo"), &[("track", &all.value("recording"))]).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    trial.post(&removal, all.cookie("coo"), &[("track", &all.value("track"))]).await;
    assert_eq!(trial.get(&path, all.cookie("coo")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_kept_plays_in_the_page_by_pieces_and_opening_it_is_written_down_once() {
    let all = crate::everybody::Everybody::begin().await;
    let trial = all.trial.resume().await;
    let path = all.address("/sessions/{session}/recordings/{recording}/tracks/{track}/view");
    let list = trial.get(&all.address("/sessions/{session}/recordings"), all.cookie("coo")).await.body;
    assert!(list.contains(&path));
    let shown = trial.get(&path, all.cookie("coo")).await.body;
    assert!(shown.contains("<audio") && shown.contains("Pat Kim, Voice") && !shown.contains("<video"), "{shown}");
    let media = shown.split("src=\"").find(|part| part.contains("/views/")).unwrap().split('"').next().unwrap();
    let ask = async |cookie, range: &str| {
        let mut asked = crate::trial::request(axum::http::Method::GET, media, cookie, &[]);
        asked.headers_mut().insert("range", range.parse().unwrap());
        let head = trial.head(crate::trial::request(axum::http::Method::GET, media, cookie, &[])).await;
        let answer = trial.send(asked).await;
        (answer.status, answer.body, head.headers.get("accept-ranges").is_some())
    };
    let coordinator = all.cookie("coo");
    assert_eq!(ask(coordinator, "bytes=1-3").await, (StatusCode::PARTIAL_CONTENT, "PDF".to_owned(), true));
    assert_eq!(ask(coordinator, "bytes=5-").await, (StatusCode::PARTIAL_CONTENT, "1.7".to_owned(), true));
    assert_eq!(ask(coordinator, "bytes=0-0,4-5").await, (StatusCode::OK, "%PDF-1.7".to_owned(), true));
    assert_eq!(ask(coordinator, "bytes=8-").await.0, StatusCode::RANGE_NOT_SATISFIABLE);
    let whole = trial.head(crate::trial::request(axum::http::Method::GET, media, coordinator, &[])).await;
    assert_eq!((whole.status, &whole.headers["content-length"]), (StatusCode::OK, &"8".parse().unwrap()));
    assert_eq!(whole.headers["content-security-policy"], "sandbox; default-src 'none'");
    for nobody in ["fac", "spe", "per", "pre"] {
        assert_eq!(ask(all.cookie(nobody), "bytes=0-").await.0, StatusCode::NOT_FOUND);
    }
    let mut tx = trial.app.db.read().await.unwrap();
    let sql = "SELECT COUNT(*) AS count FROM audit WHERE act = 'plays a recorded track'";
    assert_eq!(tx.one(sql, values![], |row| row.get::<i64>("count")).await.unwrap(), 1, "once, not for each piece");
    drop(tx);
    trial.script.pass_minutes(12 * 60);
    assert_eq!(ask(coordinator, "bytes=0-").await.0, StatusCode::NOT_FOUND, "a page that was left open");
    let cut = all.address("/sessions/{session}/recordings/{recording}/cut");
    let shown = trial.get(&path, coordinator).await.body;
    trial.post(&cut, coordinator, &[("from", "0:10"), ("to", "0:30")]).await;
    let media = shown.split("src=\"").find(|part| part.contains("/views/")).unwrap().split('"').next().unwrap();
    assert_eq!(trial.get(media, coordinator).await.status, StatusCode::CONFLICT);
    assert_eq!(trial.get(&path, coordinator).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn one_file_of_everybody_is_asked_for_where_ffmpeg_is_and_else_the_page_says_so() {
    let all = crate::everybody::Everybody::begin().await;
    let (list, path) =
        (all.address("/sessions/{session}/recordings"), "/sessions/{session}/recordings/{recording}/together");
    let (path, coordinator) = (all.address(path), all.cookie("coo"));
    let trial = all.trial.resume_with(media::together::Composer::at("/nowhere/ffmpeg")).await;
    let page = trial.get(&list, coordinator).await.body;
    assert!(page.contains("can be made where ffmpeg is installed. Here it is not") && !page.contains(&path), "{page}");
    let refused = trial.post(&path, coordinator, &[]).await;
    assert!(refused.location.ends_with("?said=recording-together-absent"));
    let french = trial.get(&format!("{list}?lang=fr"), coordinator).await.body;
    assert!(french.contains("là où ffmpeg est installé"));
    trial.close().await;
    let trial = all.trial.resume().await;
    assert!(trial.get(&list, coordinator).await.body.contains("Make one file of everybody"));
    let asked = trial.post(&path, coordinator, &[]).await;
    assert!(asked.location.ends_with("?said=recording-together"), "{asked:?}");
    let page = trial.get(&list, coordinator).await.body;
    assert!(page.contains("One file of everybody is being made") && !page.contains("Make one file"), "{page}");
    let sql = "SELECT COUNT(*) AS count FROM job WHERE body LIKE '%compose-recording%'";
    let mut tx = trial.app.db.read().await.unwrap();
    assert_eq!(tx.one(sql, values![], |row| row.get::<i64>("count")).await.unwrap(), 1);
}

#[tokio::test]
async fn the_room_is_told_when_nothing_more_can_be_written() {
    let stage = Stage::open().await;
    rule(&stage, "didactic").await;
    let _inside = enter(&stage, &[(&stage.peer, 0)]).await;
    answer(&stage, &stage.peer, "yes").await;
    let started = press(&stage, &stage.facilitator, "on").await;
    assert_eq!(started.location, format!("{}#room-recording", stage.of("room")), "{}", started.body);
    shown(&stage, |index| index.tracks.len() == 2).await;
    // Its folder is gone, at once and with all that is in it: the next index cannot be written.
    std::fs::rename(folder(&stage), stage.trial.folder().join("away")).unwrap();
    let wait = async {
        while is_recorded(&stage.room(&stage.peer).await.body) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(PATIENCE, wait).await.unwrap();
    let room = stage.room(&stage.facilitator).await.body;
    assert!(room.contains("The recording ended by itself at"), "{room}");
    assert!(room.contains("nothing more could be written to the disk. What was recorded until then is kept"), "{room}");
    assert!(room.contains("Start recording"));
}
