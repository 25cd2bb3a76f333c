use std::path::Path;

use domain::{
    access::{HideField, JoinSession, LeadSession, ManageProgram, Role, SeeRecordings, Who},
    agenda::{Place, Step},
    id::{ProgramId, RecordingId},
    recording::{Ending, Extent, Rule, Source},
};
use futures_util::StreamExt as _;
use store::{Error, file::Files, recording, values};

use crate::{both::NOON, on_both, stage::Stage};

fn coordinator(stage: &Stage<'_>) -> Who {
    Who { roles: [Role::Coordinator].into(), ..stage.facilitator.clone() }
}

async fn begin(stage: &Stage<'_>) -> Result<RecordingId, Error> {
    let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await?;
    let mut tx = stage.trial.db.write().await?;
    let id = recording::begin(&mut tx, &permit, &stage.trial.script.world()).await?;
    tx.save().await.map(|()| id)
}

async fn end(stage: &Stage<'_>) -> Option<RecordingId> {
    let permit = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
    let mut tx = stage.trial.db.write().await.unwrap();
    let ended = recording::end(&mut tx, &permit, Ending::Stopped, &stage.trial.script.world()).await.unwrap();
    tx.save().await.unwrap();
    ended
}

async fn answer(stage: &Stage<'_>, who: &Who, given: bool) -> Result<(), Error> {
    let permit = stage.permit::<JoinSession>(who, stage.session).await?;
    let mut tx = stage.trial.db.write().await?;
    recording::answer(&mut tx, &permit, given, &stage.trial.script.world()).await?;
    tx.save().await
}

async fn standing(stage: &Stage<'_>, who: &Who) -> recording::Standing {
    let permit = stage.permit::<JoinSession>(who, stage.session).await.unwrap();
    recording::standing(&mut stage.trial.db.read().await.unwrap(), &permit).await.unwrap()
}

/// What the audit log says of recordings.
async fn audited(stage: &Stage<'_>) -> Vec<String> {
    let sql = "SELECT act FROM audit WHERE act LIKE '%record%' ORDER BY number";
    stage.trial.db.read().await.unwrap().all(sql, values![], |row| row.get("act")).await.unwrap()
}

on_both! {
    async fn nothing_is_recorded_unless_a_program_says_so(trial) {
        let stage = Stage::open(trial).await;
        let off = standing(&stage, &stage.peer).await;
        assert_eq!((off.extent, off.days, off.open, off.own, off.agreed), (Extent::Off, 90, None, None, 0));
        let mut tx = trial.db.write().await.unwrap();
        let program: ProgramId = tx.one("SELECT id FROM program", values![], |row| row.get("id")).await.unwrap();
        let permit = store::access::permit::<ManageProgram>(&mut tx, &coordinator(&stage), program).await.unwrap();
        let rule = Rule { extent: Extent::Didactic, days: 14 };
        recording::change(&mut tx, &permit, rule, NOON).await.unwrap();
        assert_eq!(recording::rule(&mut tx, &permit).await.unwrap(), rule);
        tx.save().await.unwrap();
        let on = standing(&stage, &stage.peer).await;
        assert_eq!((on.extent, on.days), (Extent::Didactic, 14));
        assert_eq!(audited(&stage).await, ["sets recording to didactic for 14 days"]);
    }

    async fn a_session_is_recorded_once_at_a_time_and_each_answer_is_kept(trial) {
        let stage = Stage::open(trial).await;
        let first = begin(&stage).await.unwrap();
        assert!(matches!(begin(&stage).await, Err(Error::Taken)));
        assert!(matches!(answer(&stage, &stage.stranger, true).await, Err(Error::Missing)));
        for (who, given) in [(&stage.peer, true), (&stage.presenter, false), (&stage.peer, false), (&stage.peer, true)] {
            trial.script.pass_minutes(1);
            answer(&stage, who, given).await.unwrap();
        }
        let peer = standing(&stage, &stage.peer).await;
        assert_eq!((peer.open.unwrap().0, peer.own, peer.agreed), (first, Some(true), 1));
        assert_eq!(standing(&stage, &stage.presenter).await.own, Some(false));
        assert_eq!(standing(&stage, &stage.specialist).await.own, None);
        // Other words would be another question.
        let mut tx = trial.db.write().await.unwrap();
        let agreed = recording::agreed(&mut tx, stage.session).await.unwrap();
        assert_eq!(agreed.into_iter().collect::<Vec<_>>(), [stage.peer.person]);
        tx.run("UPDATE recording_consent SET wording = 'older'", values![]).await.unwrap();
        assert!(recording::agreed(&mut tx, stage.session).await.unwrap().is_empty());
        drop(tx);
        assert_eq!((end(&stage).await, end(&stage).await), (Some(first), None));
        assert_ne!(begin(&stage).await.unwrap(), first);
        let said = audited(&stage).await;
        let yes = "agrees to be recorded";
        let no = "does not agree to be recorded";
        assert_eq!(said, ["starts a recording", yes, no, no, yes, "ends a recording: stopped", "starts a recording"]);
    }

    async fn hiding_a_field_cuts_out_what_was_on_the_stage_from_its_beginning(trial) {
        let stage = Stage::open(trial).await;
        let id = begin(&stage).await.unwrap();
        trial.script.pass_minutes(10);
        stage.walk(&[Place::In(stage.segments[0], Step::Whole), stage.first(Step::Present)]).await;
        trial.script.pass_minutes(5);
        stage.go(stage.first(Step::Present), stage.first(Step::Clarify)).await;
        trial.script.pass_minutes(2);
        for case in stage.cases {
            let permit = stage.permit::<HideField>(&coordinator(&stage), case).await.unwrap();
            let mut tx = trial.db.write().await.unwrap();
            recording::cut(&mut tx, &permit, trial.script.world().now()).await.unwrap();
            tx.save().await.unwrap();
        }
        let mut tx = trial.db.read().await.unwrap();
        let read = |row: &store::row::Row| Ok((row.get::<RecordingId>("recording")?, row.get("from_ms")?, row.get("to_ms")?));
        let cuts: Vec<(RecordingId, i64, i64)> = tx.all("SELECT * FROM recording_cut", values![], read).await.unwrap();
        assert_eq!(cuts, [(id, 600_000, 1_020_000)], "the case on the stage, not the other");
    }

    async fn what_is_kept_is_for_coordinators_and_goes_when_it_is_deleted_or_its_day_has_come(trial) {
        let stage = Stage::open(trial).await;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let world = trial.script.world();
        let path = folder.path().join("001-microphone.ogg");
        let large: Vec<u8> = (0..9_000_000_u32).map(|number| (number % 251) as u8).collect();
        std::fs::write(&path, &large).unwrap();
        let mut kept = Vec::new();
        for _ in 0..2 {
            let id = begin(&stage).await.unwrap();
            let permit = stage.permit::<SeeRecordings>(&coordinator(&stage), stage.session).await.unwrap();
            let mut tx = trial.db.write().await.unwrap();
            let open = recording::remove(&mut tx, &permit, id, None, &world).await;
            assert!(matches!(open, Err(Error::Taken)), "it goes on");
            drop(tx);
            end(&stage).await;
            let mut tx = trial.db.write().await.unwrap();
            let about = (Source::Microphone, 500, 60_000);
            let path: &Path = &path;
            recording::keep_track(&mut tx, &files, id, trial.hub, stage.peer.person, path, about, &world).await.unwrap();
            let again = recording::keep_track(&mut tx, &files, id, trial.hub, stage.peer.person, path, about, &world).await;
            assert!(matches!(again, Err(Error::Taken)), "once");
            drop(tx);
            let mut tx = trial.db.write().await.unwrap();
            recording::keep_track(&mut tx, &files, id, trial.hub, stage.peer.person, path, about, &world).await.unwrap();
            recording::settle(&mut tx, id, 61_000, &world).await.unwrap();
            tx.save().await.unwrap();
            kept.push(id);
        }
        for who in [&stage.facilitator, &stage.specialist, &stage.peer, &stage.presenter] {
            assert!(stage.permit::<SeeRecordings>(who, stage.session).await.is_err());
        }
        let permit = stage.permit::<SeeRecordings>(&coordinator(&stage), stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let list = recording::list(&mut tx, &permit).await.unwrap();
        assert_eq!(list.iter().map(|record| record.id).collect::<Vec<_>>(), kept);
        let track = &list[0].tracks[0];
        assert_eq!((track.name.as_str(), track.source, track.bytes), ("Noa Bell", Source::Microphone, 9_000_000));
        let mut found = recording::file(&mut tx, &permit, &files, kept[0], track.id).await.unwrap();
        let mut read = Vec::new();
        while let Some(piece) = found.body.next().await {
            read.extend(piece.unwrap());
        }
        assert!(read == large);
        let other = recording::file(&mut tx, &permit, &files, kept[1], track.id).await;
        assert!(matches!(other, Err(Error::Missing)), "a track of another recording");
        recording::remove(&mut tx, &permit, kept[0], None, &world).await.unwrap();
        tx.save().await.unwrap();
        // What somebody changed on the disk does not pass for what was kept.
        let mut tx = trial.db.write().await.unwrap();
        let track = recording::list(&mut tx, &permit).await.unwrap()[1].tracks[0].id;
        let sql = "UPDATE file SET sha256 = $1";
        tx.run(sql, values![vec![0_u8; 32]]).await.unwrap();
        let found = recording::file(&mut tx, &permit, &files, kept[1], track).await.unwrap();
        let pieces: Vec<_> = found.body.collect().await;
        assert!(pieces.last().unwrap().is_err());
        recording::expire(&mut tx, kept[1], &world).await.unwrap();
        tx.save().await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let list = recording::list(&mut tx, &permit).await.unwrap();
        assert!(list.iter().all(|record| record.tracks.is_empty() && record.gone.is_some()));
        let count = |sql: &'static str| (sql, values![]);
        let (sql, none) = count("SELECT COUNT(*) AS count FROM file");
        assert_eq!(tx.one(sql, none, |row| row.get::<i64>("count")).await.unwrap(), 0);
        let (sql, none) = count("SELECT COUNT(*) AS count FROM job WHERE body LIKE '%remove-file%'");
        assert_eq!(tx.one(sql, none, |row| row.get::<i64>("count")).await.unwrap(), 2);
        drop(tx);
        let said = audited(&stage).await;
        let deleted: Vec<_> = said.iter().filter(|act| act.starts_with("deletes")).collect();
        assert_eq!(deleted, ["deletes a recording", "deletes a recording: its day has come"]);
    }
}
