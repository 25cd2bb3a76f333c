use domain::{
    access::{PurgeCase, ReadCase, RemoveAttachment, Role, Who, WriteCase},
    attachment::Kind,
    id::{AttachmentId, CaseId},
    purge::Target,
};
use store::{
    Error,
    attachment::{self, New},
    file::Files,
    purge, values,
};

use crate::{both::NOON, on_both, stage::Stage};

fn picture() -> New<'static> {
    New {
        kind: Kind::Png,
        caption: "A hand",
        bytes: b"clean".to_vec(),
        sights: 1,
        burned_in: false,
        dropped: vec!["gps", "camera"],
        undecided: 2,
    }
}

/// A stage whose first case is open again, and a folder for files.
async fn open<'a>(trial: &'a crate::both::Trial) -> (Stage<'a>, Files, tempfile::TempDir, CaseId) {
    let stage = Stage::new(trial).await;
    let folder = tempfile::tempdir().unwrap();
    let files = Files::folder(folder.path()).unwrap();
    let case = stage.cases[0];
    state(&stage, case, "draft").await;
    (stage, files, folder, case)
}

async fn state(stage: &Stage<'_>, case: CaseId, state: &str) {
    let mut tx = stage.trial.db.write().await.unwrap();
    tx.run("UPDATE \"case\" SET state = $2 WHERE id = $1", values![case, state]).await.unwrap();
    tx.save().await.unwrap();
}

async fn add(stage: &Stage<'_>, files: &Files, who: &Who, case: CaseId) -> Result<AttachmentId, Error> {
    let permit = stage.permit::<WriteCase>(who, case).await?;
    let mut tx = stage.trial.db.write().await.unwrap();
    let id = attachment::add(&mut tx, &permit, files, &stage.trial.script.world(), picture()).await?;
    tx.save().await.map(|()| id)
}

async fn remove(stage: &Stage<'_>, who: &Who, case: CaseId, id: AttachmentId) -> Result<(), Error> {
    let permit = stage.permit::<RemoveAttachment>(who, case).await?;
    let mut tx = stage.trial.db.write().await.unwrap();
    attachment::remove(&mut tx, &permit, id, &stage.trial.script.world()).await?;
    tx.save().await
}

fn coordinator(stage: &Stage<'_>) -> Who {
    Who { roles: [Role::Coordinator].into(), ..stage.facilitator.clone() }
}

on_both! {
    async fn what_was_attached_is_read_back_by_its_presenter_alone_while_the_case_is_written(trial) {
        let (stage, files, _folder, case) = open(trial).await;
        let id = add(&stage, &files, &stage.presenter, case).await.unwrap();
        let permit = stage.permit::<WriteCase>(&stage.presenter, case).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let all = attachment::of_case(&mut tx, &permit).await.unwrap();
        assert_eq!((all[0].id, all[0].kind, all[0].bytes, all[0].undecided), (id, Kind::Png, 5, 2));
        assert_eq!((all[0].dropped.as_slice(), all[0].duty().is_done()), (&["gps".to_owned(), "camera".to_owned()][..], false));
        let download = attachment::file(&mut tx, &permit, &files, id).await.unwrap();
        assert_eq!((download.media_type.as_str(), &download.bytes[..]), ("image/png", &b"clean"[..]));
        drop(tx);
        let permit = stage.permit::<ReadCase>(&stage.specialist, case).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        assert_eq!(attachment::of_case(&mut tx, &permit).await.unwrap(), []);
        assert!(matches!(attachment::file(&mut tx, &permit, &files, id).await, Err(Error::Missing)));
        drop(tx);
        state(&stage, case, "submitted").await;
        let mut tx = trial.db.read().await.unwrap();
        assert_eq!(attachment::of_case(&mut tx, &permit).await.unwrap().len(), 1);
    }

    async fn nothing_is_attached_to_a_case_that_is_with_the_hub_or_has_eight(trial) {
        let (stage, files, _folder, case) = open(trial).await;
        for _ in 0..8 {
            add(&stage, &files, &stage.presenter, case).await.unwrap();
        }
        assert!(matches!(add(&stage, &files, &stage.presenter, case).await, Err(Error::Taken)));
        assert!(matches!(add(&stage, &files, &stage.presenter, stage.cases[1]).await, Err(Error::Taken)));
        assert!(add(&stage, &files, &stage.peer, case).await.is_err());
    }

    async fn a_word_once_given_stays_and_other_cases_have_none(trial) {
        let (stage, files, _folder, case) = open(trial).await;
        let id = add(&stage, &files, &stage.presenter, case).await.unwrap();
        let permit = stage.permit::<WriteCase>(&stage.presenter, case).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        attachment::confirm(&mut tx, &permit, id, true, 1, NOON).await.unwrap();
        attachment::confirm(&mut tx, &permit, id, false, 0, NOON.plus_days(1)).await.unwrap();
        let all = attachment::of_case(&mut tx, &permit).await.unwrap();
        assert_eq!((all[0].looked, all[0].undecided, all[0].duty().is_done()), (Some(NOON), 0, true));
        tx.save().await.unwrap();
        state(&stage, stage.cases[1], "draft").await;
        let other = stage.permit::<WriteCase>(&stage.presenter, stage.cases[1]).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        assert!(matches!(attachment::confirm(&mut tx, &other, id, true, 0, NOON).await, Err(Error::Missing)));
    }

    async fn it_is_in_the_hands_of_whoever_has_the_case(trial) {
        let (stage, files, folder, case) = open(trial).await;
        let (one, two) = (add(&stage, &files, &stage.presenter, case).await.unwrap(), add(&stage, &files, &stage.presenter, case).await.unwrap());
        assert!(matches!(remove(&stage, &coordinator(&stage), case, one).await, Err(Error::Taken)));
        assert!(remove(&stage, &stage.peer, case, one).await.is_err());
        remove(&stage, &stage.presenter, case, one).await.unwrap();
        state(&stage, case, "submitted").await;
        assert!(matches!(remove(&stage, &stage.presenter, case, two).await, Err(Error::Taken)));
        assert!(matches!(remove(&stage, &coordinator(&stage), stage.cases[1], two).await, Err(Error::Missing)));
        remove(&stage, &coordinator(&stage), case, two).await.unwrap();
        assert!(matches!(remove(&stage, &coordinator(&stage), case, two).await, Err(Error::Missing)));
        drop(folder);
    }

    async fn a_case_that_is_removed_for_good_takes_its_attachments_along(trial) {
        let (stage, files, _folder, case) = open(trial).await;
        add(&stage, &files, &stage.presenter, case).await.unwrap();
        state(&stage, case, "submitted").await;
        let permit = stage.permit::<PurgeCase>(&coordinator(&stage), case).await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        purge::remove(&mut tx, &permit, &files, &Target::Case, &trial.script.world()).await.unwrap();
        let read = stage.permit::<ReadCase>(&stage.presenter, case).await.unwrap();
        assert_eq!(attachment::of_case(&mut tx, &read).await.unwrap(), []);
        let count: i64 = tx.one("SELECT COUNT(*) AS count FROM file", values![], |row| row.get("count")).await.unwrap();
        assert_eq!(count, 0);
    }

    async fn bytes_go_once_and_being_gone_is_no_error(trial) {
        let (stage, files, folder, case) = open(trial).await;
        let id = add(&stage, &files, &stage.presenter, case).await.unwrap();
        let mut tx = trial.db.read().await.unwrap();
        let file: domain::id::FileId = tx.one("SELECT file FROM attachment WHERE id = $1", values![id], |row| row.get("file")).await.unwrap();
        let path = folder.path().join(trial.hub.to_string()).join(file.to_string());
        assert!(path.is_file());
        files.remove(trial.hub, file).await.unwrap();
        assert!(!path.exists());
        files.remove(trial.hub, file).await.unwrap();
        assert_eq!(case, stage.cases[0]);
    }
}
