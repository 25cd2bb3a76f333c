//! One file of all parts of a session: offered, opened and withdrawn.

use axum::http::StatusCode;
use domain::id::{RecordingId, TrackId};
use store::values;

#[tokio::test]
async fn one_file_of_a_whole_session_is_offered_where_it_has_several_parts_and_opens_as_any_other() {
    let all = crate::everybody::Everybody::begin().await;
    let list = all.address("/sessions/{session}/recordings");
    let (path, coordinator) = (format!("{list}/together"), all.cookie("coo"));
    let (first, voice) = (all.value("recording"), all.value("track"));
    let (first, voice): (RecordingId, TrackId) = (first.parse().unwrap(), voice.parse().unwrap());
    let trial = all.trial.resume_with(media::together::Composer::at("/nowhere/ffmpeg")).await;
    let (second, track, whole): (RecordingId, TrackId, TrackId) =
        (trial.app.world.id(), trial.app.world.id(), trial.app.world.id());
    let run = async |trial: &crate::trial::Trial, sql: &'static str, values| {
        let mut tx = trial.app.db.write().await.unwrap();
        tx.run(sql, values).await.unwrap();
        tx.save().await.unwrap();
    };
    assert!(!trial.get(&list, coordinator).await.body.contains("The whole session"), "one part is the whole");
    let sql = "INSERT INTO recording (id, session, person, started, ended, ending, length, kept, deletes)
        SELECT $1, session, person, started + 60000000, ended + 60000000, ending, 30000, kept, deletes
        FROM recording WHERE id = $2";
    run(&trial, sql, values![second, first]).await;
    let sql = "INSERT INTO recording_track (id, recording, person, name, source, file, starts, length, cut)
        SELECT $1, $2, person, name, source, file, starts, length, cut FROM recording_track WHERE id = $3";
    run(&trial, sql, values![track, second, voice]).await;
    let page = trial.get(&list, coordinator).await.body;
    assert!(page.contains("Here it is not") && !page.contains("The whole session"), "nobody is offered it here");
    trial.close().await;
    let trial = trial.resume_with(media::together::Composer::default()).await;
    let page = trial.get(&list, coordinator).await.body;
    assert!(page.contains("The whole session in one file") && page.contains("Make one file of all parts"), "{page}");
    for nobody in ["fac", "spe", "per", "pre"] {
        assert_eq!(trial.post(&path, all.cookie(nobody), &[]).await.status, StatusCode::NOT_FOUND);
    }
    let asked = trial.post(&path, coordinator, &[]).await;
    assert!(asked.location.ends_with("?said=recording-together"), "{asked:?}");
    let page = trial.get(&list, coordinator).await.body;
    assert!(page.contains("One file of all parts is being made") && !page.contains(">Make one file of all"), "{page}");
    run(&trial, "UPDATE session SET recording_whole = 'failed'", values![]).await;
    let page = trial.get(&list, coordinator).await.body;
    assert!(
        page.contains("One file of all parts could not be made") && page.contains("Make one file of all"),
        "{page}"
    );
    run(&trial, "UPDATE session SET recording_whole = NULL", values![]).await;
    let sql = "INSERT INTO recording_track (id, recording, person, name, source, file, starts, length, cut)
        SELECT $1, recording, person, 'whole.webm', 'whole', file, 0, 92000, cut FROM recording_track WHERE id = $2";
    run(&trial, sql, values![whole, voice]).await;
    // Its file is its own.
    let sql = "INSERT INTO file SELECT $1, hub, media_type, name, bytes, sha256, created FROM file
        WHERE id IN (SELECT file FROM recording_track WHERE id = $2)";
    run(&trial, sql, values![second, voice]).await;
    run(&trial, "UPDATE recording_track SET file = $1 WHERE id <> $2", values![second, whole]).await;
    let french = trial.get(&format!("{list}?lang=fr"), coordinator).await.body;
    for told in ["Toute la séance en un fichier", "La partie 1 commence à 0:00", "La partie 2 commence à 1:02"] {
        let plain = french.replace(['\u{2068}', '\u{2069}'], "");
        assert!(plain.contains(told), "{told}: {french}");
    }
    assert_eq!(french.matches("id=\"track-").count(), 2, "it stands among nobody's files");
    let file = format!("{list}/{first}/tracks/{whole}");
    let view = format!("{file}/view");
    for nobody in ["fac", "spe", "per", "pre"] {
        for address in [&file, &view] {
            assert_eq!(trial.get(address, all.cookie(nobody)).await.status, StatusCode::NOT_FOUND);
        }
    }
    let page = trial.get(&format!("{view}?lang=en"), coordinator).await.body;
    assert!(page.contains("<video") && page.contains("The whole session in one file"), "{page}");
    let plain = page.replace(['\u{2068}', '\u{2069}'], "");
    assert!(plain.contains("The whole session: all parts one behind the other, "), "{plain}");
    assert!(!plain.contains("of its part of the recording"), "{plain}");
    assert_eq!(trial.get(&file, coordinator).await.status, StatusCode::OK);
    let sql = "SELECT act FROM audit WHERE thing LIKE $1 ORDER BY act";
    let mut tx = trial.app.db.read().await.unwrap();
    let acts = tx.all(sql, values![format!("%{whole}%")], |row| row.get::<String>("act")).await.unwrap();
    assert_eq!(acts, ["opens a recorded track", "plays a recorded track"]);
    drop(tx);
    let cut = format!("{list}/{second}/cut");
    let done = trial.post(&cut, coordinator, &[("from", "0:10"), ("to", "0:20")]).await;
    assert!(done.location.ends_with("?said=recording-cut"), "{done:?}");
    for address in [&file, &view] {
        assert_eq!(trial.get(address, coordinator).await.status, StatusCode::NOT_FOUND, "it held what is left out");
    }
}
