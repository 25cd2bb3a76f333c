use domain::{
    access::{HideField, JoinSession, LeadSession, ManageProgram, Role, SeeRecordings, Who},
    agenda::{Place, Step},
    id::{ProgramId, RecordingId},
    recording::{Cuts, Ending, Extent, Rule, Source, Stretch, Together},
};
use futures_util::StreamExt as _;
use store::{
    Error,
    file::{Files, Range},
    recording::{self, Part},
    values,
};

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

fn voice(recording: RecordingId, stage: &Stage<'_>) -> Part {
    let (person, source) = (stage.peer.person, Source::Microphone);
    Part { recording, person, source, starts: 500, length: 60_000, number: 0 }
}

fn stretch(from: u64, to: u64) -> Stretch {
    Stretch { from, to }
}

on_both! {
    async fn what_is_left_out_is_not_given_out_before_its_files_are_written_anew(trial) {
        let stage = Stage::open(trial).await;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let world = trial.script.world();
        let path = folder.path().join("001-microphone.ogg");
        std::fs::write(&path, b"before").unwrap();
        let id = begin(&stage).await.unwrap();
        trial.script.pass_minutes(10);
        // The room began it a moment later than it was written down; what is left out is moved with it.
        let lead = stage.permit::<LeadSession>(&stage.facilitator, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert_eq!(recording::cut_last(&mut tx, &lead, &world).await.unwrap(), Some(NOON.plus_minutes(9)));
        assert_eq!(recording::cut_last(&mut tx, &lead, &world).await.unwrap(), None, "it is left out already");
        recording::align(&mut tx, id, NOON.plus_minutes(60)).await.unwrap();
        recording::align(&mut tx, id, NOON.plus_seconds(2)).await.unwrap();
        let (cuts, number) = recording::to_leave_out(&mut tx, id).await.unwrap();
        assert_eq!((cuts, number), (Cuts::of([stretch(537_999, 598_000)]), 1));
        assert!(matches!(recording::uncut(&mut tx, id).await, Err(Error::Taken)), "it is not kept");
        tx.save().await.unwrap();
        assert_eq!(standing(&stage, &stage.facilitator).await.cuts, 1);
        end(&stage).await;
        let brought = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let part = Part { number: 1, ..voice(id, &stage) };
        recording::keep_track(&mut tx, &files, &brought, &part, &world).await.unwrap();
        recording::settle(&mut tx, id, 660_000, &world).await.unwrap();
        tx.save().await.unwrap();

        let see = stage.permit::<SeeRecordings>(&coordinator(&stage), stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert_eq!(recording::kept(&mut tx, &see, id).await.unwrap(), (NOON.plus_seconds(2), 599_999));
        let record = recording::list(&mut tx, &see).await.unwrap().remove(0);
        assert!(!record.waits && recording::unfinished(&mut tx).await.unwrap().is_empty());
        let track = record.tracks[0].id;
        recording::file(&mut tx, &see, &files, id, track).await.unwrap();
        recording::cut_stretch(&mut tx, &see, id, stretch(10_500, 20_500), &world).await.unwrap();
        recording::cut_stretch(&mut tx, &see, id, stretch(0, 100), &world).await.unwrap();
        assert!(recording::list(&mut tx, &see).await.unwrap()[0].waits);
        let refused = recording::file(&mut tx, &see, &files, id, track).await;
        assert!(matches!(refused, Err(Error::Taken)));
        assert_eq!(recording::unfinished(&mut tx).await.unwrap(), [(id, true)]);
        let uncut = recording::uncut(&mut tx, id).await.unwrap().remove(0);
        assert_eq!((uncut.cuts.as_slice(), uncut.starts, uncut.number), ([stretch(10_000, 20_000)].as_slice(), 400, 3));
        tx.save().await.unwrap();
        std::fs::write(&path, b"after").unwrap();
        let brought = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        recording::replace(&mut tx, &files, &uncut, Some((&brought, 400, 50_000)), &world).await.unwrap();
        recording::replace(&mut tx, &files, &uncut, None, &world).await.unwrap();
        let record = recording::list(&mut tx, &see).await.unwrap().remove(0);
        let track = &record.tracks[0];
        assert_eq!((track.starts, track.length, track.bytes, record.cuts), (400, 50_000, 5, 3));
        let found = recording::file(&mut tx, &see, &files, id, track.id).await.unwrap();
        let pieces: Vec<_> = found.body.map(|piece| piece.unwrap()).collect().await;
        assert_eq!(pieces.concat(), b"after");
        tx.save().await.unwrap();
        let jobs = "SELECT COUNT(*) AS count FROM job WHERE body LIKE '%remove-file%'";
        let mut tx = trial.db.read().await.unwrap();
        let count = tx.one(jobs, values![], |row| row.get::<i64>("count")).await.unwrap();
        assert_eq!(count, 1, "the file that was, and no guard");
        drop(tx);
        let left: Vec<_> = audited(&stage).await.into_iter().filter(|act| act.starts_with("leaves")).collect();
        assert_eq!(left, ["leaves a stretch out of a recording"; 3]);
    }

    async fn one_file_of_everybody_goes_as_soon_as_anything_of_it_changes(trial) {
        let stage = Stage::open(trial).await;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let world = trial.script.world();
        let [voice_path, path] = ["001-microphone.ogg", "together.webm"].map(|name| folder.path().join(name));
        std::fs::write(&voice_path, b"voice").unwrap();
        std::fs::write(&path, b"everybody").unwrap();
        let id = begin(&stage).await.unwrap();
        end(&stage).await;
        let see = stage.permit::<SeeRecordings>(&coordinator(&stage), stage.session).await.unwrap();
        let brought = recording::bring(&trial.db, &files, trial.hub, &voice_path, &world).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(recording::ask_together(&mut tx, &see, id, &world).await, Err(Error::Taken)), "not kept");
        recording::keep_track(&mut tx, &files, &brought, &voice(id, &stage), &world).await.unwrap();
        recording::settle(&mut tx, id, 61_000, &world).await.unwrap();
        recording::ask_together(&mut tx, &see, id, &world).await.unwrap();
        assert!(matches!(recording::ask_together(&mut tx, &see, id, &world).await, Err(Error::Taken)), "once");
        assert_eq!(recording::list(&mut tx, &see).await.unwrap()[0].together, Err(Some(Together::Waits)));
        let score = recording::score(&mut tx, id).await.unwrap().unwrap();
        assert_eq!((score.length, score.tracks.len(), score.tracks[0].2), (61_000, 1, voice(id, &stage)));
        tx.save().await.unwrap();
        let about = (id, see.person());
        let brought = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let changed = recording::Score { number: 1, ..score.clone() };
        let refused = recording::keep_together(&mut tx, &files, about, &changed, &brought, &world).await;
        assert!(matches!(refused, Err(Error::Taken)));
        recording::keep_together(&mut tx, &files, about, &score, &brought, &world).await.unwrap();
        assert_eq!(recording::score(&mut tx, id).await.unwrap(), None, "it is there");
        let record = recording::list(&mut tx, &see).await.unwrap().remove(0);
        let together = record.together.unwrap();
        assert_eq!((record.tracks.len(), together.bytes, together.length), (1, 9, 61_000));
        // Whoever opens it plays it; nobody else by that address, and not for ever.
        let (view, track) = recording::view(&mut tx, &see, id, together.id, &world).await.unwrap();
        assert!(track.is_together() && track.is_seen());
        tx.save().await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let now = world.now();
        let piece = |_| Range::Piece(1..=4);
        let found = recording::play(&mut tx, &see, &files, (id, view), piece, now).await.unwrap();
        let pieces: Vec<_> = found.body.map(|piece| piece.unwrap()).collect().await;
        assert_eq!((pieces.concat().as_slice(), found.length), (b"very".as_slice(), 9));
        let late = recording::play(&mut tx, &see, &files, (id, view), piece, now.plus_minutes(720)).await;
        assert!(matches!(late, Err(Error::Missing)));
        let other = Who { roles: [Role::Coordinator].into(), ..stage.specialist.clone() };
        let other = store::access::permit::<SeeRecordings>(&mut tx, &other, stage.session).await.unwrap();
        let passed_on = recording::play(&mut tx, &other, &files, (id, view), piece, now).await;
        assert!(matches!(passed_on, Err(Error::Missing)));
        recording::cut_stretch(&mut tx, &see, id, stretch(0, 1_000), &world).await.unwrap();
        let record = recording::list(&mut tx, &see).await.unwrap().remove(0);
        assert_eq!((record.together, record.waits, record.tracks.len()), (Err(None), true, 1));
        let gone = recording::play(&mut tx, &see, &files, (id, view), piece, now).await;
        assert!(matches!(gone, Err(Error::Missing)));
        recording::ask_together(&mut tx, &see, id, &world).await.unwrap();
        assert!(matches!(recording::score(&mut tx, id).await, Err(Error::Taken)), "first something is left out");
        recording::fail_together(&mut tx, id).await.unwrap();
        assert_eq!(recording::list(&mut tx, &see).await.unwrap()[0].together, Err(Some(Together::Failed)));
    }

    async fn who_takes_their_word_back_can_have_deleted_what_was_recorded_of_them(trial) {
        let stage = Stage::open(trial).await;
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let world = trial.script.world();
        let path = folder.path().join("001-microphone.ogg");
        std::fs::write(&path, b"voice").unwrap();
        let first = begin(&stage).await.unwrap();
        end(&stage).await;
        let peer = voice(first, &stage);
        for (name, person) in [("001-microphone.ogg", peer.person), ("002-microphone.ogg", stage.specialist.person)] {
            std::fs::write(folder.path().join(name), b"voice").unwrap();
            let path = folder.path().join(name);
            let brought = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
            let mut tx = trial.db.write().await.unwrap();
            recording::keep_track(&mut tx, &files, &brought, &Part { person, ..peer }, &world).await.unwrap();
            tx.save().await.unwrap();
        }
        trial.script.pass_minutes(1);
        let second = begin(&stage).await.unwrap();
        trial.script.pass_minutes(5);
        let permit = stage.permit::<JoinSession>(&stage.peer, stage.session).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        recording::erase(&mut tx, &permit, &world).await.unwrap();
        tx.save().await.unwrap();
        let see = stage.permit::<SeeRecordings>(&coordinator(&stage), stage.session).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let tracks = recording::list(&mut tx, &see).await.unwrap().remove(0).tracks;
        assert_eq!(tracks.len(), 1, "the specialist stays");
        assert_ne!(tracks[0].name, "Noa Bell");
        let minutes = |minutes: u64| minutes * 60_000;
        assert!(recording::is_erased(&mut tx, second, stage.peer.person, minutes(4)).await.unwrap());
        assert!(!recording::is_erased(&mut tx, second, stage.peer.person, minutes(6)).await.unwrap(), "a new yes");
        assert!(!recording::is_erased(&mut tx, second, stage.specialist.person, 0).await.unwrap());
        drop(tx);
        assert_eq!(audited(&stage).await.last().unwrap(), "has deleted what was recorded of them");
    }

    async fn what_was_recorded_of_a_case_is_left_out_whenever_something_of_it_is_hidden(trial) {
        let stage = Stage::open(trial).await;
        let first = begin(&stage).await.unwrap();
        trial.script.pass_minutes(10);
        let case = stage.first(Step::Present);
        stage.walk(&[Place::In(stage.segments[0], Step::Whole), case]).await;
        trial.script.pass_minutes(5);
        end(&stage).await;
        trial.script.pass_minutes(2);
        let second = begin(&stage).await.unwrap();
        trial.script.pass_minutes(1);
        stage.go(case, Place::In(stage.segments[0], Step::Whole)).await;
        trial.script.pass_minutes(7);
        end(&stage).await;
        let permit = stage.permit::<HideField>(&coordinator(&stage), stage.cases[0]).await.unwrap();
        for _ in 0..2 {
            let mut tx = trial.db.write().await.unwrap();
            let open = recording::cut(&mut tx, &permit, &trial.script.world()).await.unwrap();
            assert_eq!(open, None, "none goes on");
            tx.save().await.unwrap();
        }
        let mut tx = trial.db.read().await.unwrap();
        let read = |row: &store::row::Row| Ok((row.get::<RecordingId>("recording")?, row.get("from_ms")?, row.get("to_ms")?));
        let sql = "SELECT * FROM recording_cut ORDER BY to_ms DESC";
        let cuts: Vec<(RecordingId, i64, i64)> = tx.all(sql, values![], read).await.unwrap();
        assert_eq!(cuts, [(first, 600_000, 900_000), (second, 0, 60_000)]);
    }

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
            let open = recording::cut(&mut tx, &permit, &trial.script.world()).await.unwrap();
            assert_eq!(open.is_some(), case == stage.cases[0]);
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
            let part = voice(id, &stage);
            let brought = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
            let second = recording::bring(&trial.db, &files, trial.hub, &path, &world).await.unwrap();
            let mut tx = trial.db.write().await.unwrap();
            recording::keep_track(&mut tx, &files, &brought, &part, &world).await.unwrap();
            tx.save().await.unwrap();
            let mut tx = trial.db.write().await.unwrap();
            let again = recording::keep_track(&mut tx, &files, &second, &part, &world).await;
            assert!(matches!(again, Err(Error::Taken)), "once");
            drop(tx);
            let mut tx = trial.db.write().await.unwrap();
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
        assert_eq!(tx.one(sql, none, |row| row.get::<i64>("count")).await.unwrap(), 4, "and what was brought in vain");
        drop(tx);
        let said = audited(&stage).await;
        let deleted: Vec<_> = said.iter().filter(|act| act.starts_with("deletes")).collect();
        assert_eq!(deleted, ["deletes a recording", "deletes a recording: its day has come"]);
    }
}
