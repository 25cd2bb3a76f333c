use domain::{
    access::{FollowUpCase, ReadLetter, SeeLetters, SignLetter},
    case::State,
    follow_up::{Answer, Barrier, Outcome},
    id::{FileId, Id},
    job::Job,
    letter::{Author, Choice, Edition},
};
use store::{Error, Tx, follow_up, job, letter};
use uuid::Uuid;

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ADA, ALAN, CORA, advice, case, may},
};

async fn signed(tx: &mut Tx, trial: &Trial) -> letter::Signed {
    scene::set(tx, trial).await;
    let permit = may::<SignLetter>(tx, trial, ALAN, case()).await;
    let desk = letter::desk(tx, &permit).await.unwrap();
    letter::sign(tx, &permit, &trial.script.world(), &desk).await.unwrap();
    letter::signed(tx, &permit).await.unwrap().unwrap()
}

/// Signed and sent, with the follow-up due four weeks later.
async fn sent(tx: &mut Tx, trial: &Trial) {
    let letter = signed(tx, trial).await;
    let file = FileId::from_uuid(Uuid::from_u128(50));
    assert!(letter::send(tx, &letter, file, NOON.plus_days(28), &trial.script.world()).await.unwrap());
    assert!(!letter::send(tx, &letter, file, NOON.plus_days(28), &trial.script.world()).await.unwrap());
}

on_both! {
    async fn the_draft_holds_what_was_advised_with_specialists_by_name_and_peers_by_place(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let permit = may::<SignLetter>(&mut tx, trial, ALAN, case()).await;
        let desk = letter::desk(&mut tx, &permit).await.unwrap();
        assert_eq!(desk.letter.questions, ["Is a slow taper safe?", "What helps sleep?"]);
        assert_eq!((desk.letter.case.as_str(), desk.letter.disclaimer.as_str()), ("K4M-72", "Suggestions only."));
        let authors: Vec<_> = desk.letter.items.iter().map(|item| &item.author).collect();
        let peer = Author::Peer { community: "Sioux Lookout".to_owned() };
        let alan = Author::Specialist { name: "Alan Turing".to_owned(), credentials: "MD".to_owned() };
        assert_eq!(authors, [&alan, &peer, &peer]);
        // Thursday noon, two working days: Monday night.
        assert_eq!(desk.due, NOON.plus_days(4).plus_minutes(11 * 60 + 29));
    }

    async fn a_specialist_strikes_and_orders_until_the_signature(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let permit = may::<SignLetter>(&mut tx, trial, ALAN, case()).await;
        let choice = |number, struck, place| Choice { id: advice(number), struck, place };
        let edition = Edition(vec![choice(1, true, None), choice(2, false, Some(2)), choice(3, false, Some(1))]);
        letter::edit(&mut tx, &permit, &edition).await.unwrap();
        letter::edit(&mut tx, &permit, &edition).await.unwrap();
        let desk = letter::desk(&mut tx, &permit).await.unwrap();
        assert_eq!(desk.letter.items.iter().map(|item| item.id).collect::<Vec<_>>(), [advice(3), advice(2)]);
        letter::sign(&mut tx, &permit, &trial.script.world(), &desk).await.unwrap();
        let refused = letter::edit(&mut tx, &permit, &edition).await;
        assert!(matches!(refused, Err(Error::Taken)), "{refused:?}");
    }

    async fn two_signatures_make_one_letter_and_one_job(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let letter = signed(&mut tx, trial).await;
        let permit = may::<SignLetter>(&mut tx, trial, ALAN, case()).await;
        let desk = letter::desk(&mut tx, &permit).await.unwrap();
        let again = letter::sign(&mut tx, &permit, &world, &desk).await;
        assert!(matches!(again, Err(Error::Taken)), "{again:?}");
        let signed: Vec<_> = letter.letter.signatures.iter().map(|one| (one.named.name.as_str(), one.at)).collect();
        assert_eq!(signed, [("Alan Turing", NOON)]);
        let held = job::take(&mut tx, world.now()).await.unwrap().unwrap();
        assert_eq!(held.job, Job::SendLetter { letter: letter.id });
        assert_eq!(job::take(&mut tx, world.now()).await.unwrap(), None);
    }

    async fn what_is_said_after_the_signature_does_not_reach_the_letter(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let before = signed(&mut tx, trial).await;
        tx.run("UPDATE recommendation SET text = 'Changed.'", store::values![]).await.unwrap();
        assert!(letter::find(&mut tx, before.id).await.unwrap().letter == before.letter);
    }

    async fn a_sent_letter_moves_the_case_and_sets_the_day_of_the_follow_up(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        sent(&mut tx, trial).await;
        let permit = may::<ReadLetter>(&mut tx, trial, ADA, case()).await;
        let letter = letter::signed(&mut tx, &permit).await.unwrap().unwrap();
        assert_eq!((letter.sent, letter.follow_up_due, letter.opened), (Some(NOON), Some(NOON.plus_days(28)), None));
        letter::open(&mut tx, &permit, &letter, NOON.plus_minutes(9)).await.unwrap();
        letter::open(&mut tx, &permit, &letter, NOON.plus_minutes(99)).await.unwrap();
        let staff = may::<ReadLetter>(&mut tx, trial, ALAN, case()).await;
        letter::open(&mut tx, &staff, &letter, NOON.plus_minutes(1)).await.unwrap();
        let letter = letter::signed(&mut tx, &permit).await.unwrap().unwrap();
        assert_eq!(letter.opened, Some(NOON.plus_minutes(9)));
        let list = may::<SeeLetters>(&mut tx, trial, CORA, trial.hub).await;
        let waiting = letter::waiting(&mut tx, &list).await.unwrap();
        assert_eq!(waiting.iter().map(|row| (row.code.as_str(), row.state)).collect::<Vec<_>>(), [("K4M-72", State::LetterSent)]);
        trial.script.pass_minutes(28 * 24 * 60);
        let mut jobs = Vec::new();
        while let Some(held) = job::take(&mut tx, world.now()).await.unwrap() {
            jobs.push(held.job);
        }
        assert_eq!(jobs, [Job::SendLetter { letter: letter.id }, Job::RemindFollowUp { case: case() }]);
    }

    async fn the_reminder_marks_the_follow_up_due_once(trial) {
        let mut tx = trial.db.write().await.unwrap();
        sent(&mut tx, trial).await;
        let reminder = follow_up::ask(&mut tx, case(), &trial.script.world()).await.unwrap().unwrap();
        assert_eq!((reminder.email.as_str(), reminder.code.as_str()), ("20@example.org", "K4M-72"));
        assert_eq!(follow_up::ask(&mut tx, case(), &trial.script.world()).await.unwrap(), None);
        let permit = may::<FollowUpCase>(&mut tx, trial, ADA, case()).await;
        assert_eq!(follow_up::of_case(&mut tx, &permit).await.unwrap().state, State::FollowUpDue);
    }

    async fn answers_are_kept_piece_by_piece_and_the_last_one_closes_the_case(trial) {
        let mut tx = trial.db.write().await.unwrap();
        sent(&mut tx, trial).await;
        let permit = may::<FollowUpCase>(&mut tx, trial, ADA, case()).await;
        let all = [advice(1), advice(2), advice(3)];
        let answer =
            |number, outcome, barrier, why: &str| Answer { id: advice(number), outcome, barrier, why: why.to_owned() };
        let first = [answer(1, Outcome::Done, None, ""), answer(2, Outcome::Not, Some(Barrier::Unavailable), "No pharmacy here")];
        assert!(!follow_up::save(&mut tx, &permit, &first, &all, NOON).await.unwrap());
        let kept = follow_up::of_case(&mut tx, &permit).await.unwrap();
        assert_eq!(kept.answers.into_values().collect::<Vec<_>>(), first);
        let last = [answer(3, Outcome::Partly, None, "")];
        assert!(follow_up::save(&mut tx, &permit, &last, &all, NOON).await.unwrap());
        assert_eq!(follow_up::of_case(&mut tx, &permit).await.unwrap().state, State::Closed);
        let late = follow_up::save(&mut tx, &permit, &last, &all, NOON).await;
        assert!(matches!(late, Err(Error::Taken)), "{late:?}");
        // The reminder that is still in the queue finds nothing to do.
        assert_eq!(follow_up::ask(&mut tx, case(), &trial.script.world()).await.unwrap(), None);
    }

    async fn a_follow_up_before_the_letter_is_refused(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let permit = may::<FollowUpCase>(&mut tx, trial, ADA, case()).await;
        let early = follow_up::save(&mut tx, &permit, &[], &[advice(1)], NOON).await;
        assert!(matches!(early, Err(Error::Taken)), "{early:?}");
    }
}
