//! Letters of several signatures and several versions, at the database: who is faster, what stays, what is removed.

use std::collections::BTreeSet;

use domain::{
    access::{PurgeCase, ReadLetter, Role, SignLetter, Who},
    id::{FileId, Id},
    job::Job,
    letter::{signature::Objection, version::Amendment, wording::Wording},
    purge::Target,
};
use store::{Error, Tx, access::permit, file::Files, job, letter, purge, values};

use crate::{
    both::Trial,
    on_both,
    scene::{self, ADA, ALAN, CORA, GRACE, advice, case, may, person},
};

/// Somebody as a specialist.
fn specialist(trial: &Trial, number: u128) -> Who {
    Who { person: person(number), hub: trial.hub, roles: BTreeSet::from([Role::Specialist]) }
}

async fn needs(tx: &mut Tx, signatures: i64) {
    tx.run("UPDATE program SET letter_signatures = $1", values![signatures]).await.unwrap();
}

async fn sign(tx: &mut Tx, trial: &Trial) {
    let pass = may::<SignLetter>(tx, trial, ALAN, case()).await;
    let desk = letter::desk(tx, &pass).await.unwrap();
    letter::sign(tx, &pass, &trial.script.world(), &desk).await.unwrap();
}

/// Sends what is signed.
async fn send(tx: &mut Tx, trial: &Trial) {
    let pass = may::<SignLetter>(tx, trial, ALAN, case()).await;
    let signed = letter::at_hand(tx, &pass).await.unwrap().unwrap();
    let (file, world) = (FileId::from_uuid(signed.id.uuid()), trial.script.world());
    assert!(letter::send(tx, &signed, file, world.now().plus_days(28), &world).await.unwrap());
}

async fn cosign(trial: &Trial, number: u128) {
    let mut tx = trial.db.write().await.unwrap();
    let pass = permit::<SignLetter>(&mut tx, &specialist(trial, number), case()).await.unwrap();
    let held = letter::hold(&mut tx, &pass).await.unwrap().unwrap();
    letter::cosign(&mut tx, &pass, &trial.script.world(), &held).await.unwrap();
    tx.save().await.unwrap();
}

async fn amend(tx: &mut Tx, trial: &Trial, reason: &str) -> Result<(), Error> {
    let pass = may::<SignLetter>(tx, trial, ALAN, case()).await;
    letter::version::amend(tx, &pass, &trial.script.world(), &Amendment(reason.to_owned())).await
}

async fn word(tx: &mut Tx, trial: &Trial, number: u128, text: &str, plain: &str) {
    let pass = may::<SignLetter>(tx, trial, ALAN, case()).await;
    let (read, _) = letter::wording::of(tx, &pass, advice(number)).await.unwrap();
    let to = Wording { text: text.to_owned(), plain: plain.to_owned() };
    letter::wording::change(tx, &pass, &trial.script.world(), advice(number), &read, &to).await.unwrap();
}

async fn jobs(tx: &mut Tx, trial: &Trial) -> usize {
    let mut sends = 0;
    while let Some(held) = job::take(tx, trial.script.world().now()).await.unwrap() {
        sends += usize::from(matches!(held.job, Job::SendLetter { .. }));
    }
    sends
}

on_both! {
    async fn two_who_sign_at_once_both_stand_and_the_letter_is_sent_once(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        needs(&mut tx, 3).await;
        sign(&mut tx, trial).await;
        tx.save().await.unwrap();
        tokio::join!(cosign(trial, GRACE), cosign(trial, CORA));
        let mut tx = trial.db.write().await.unwrap();
        let pass = may::<ReadLetter>(&mut tx, trial, ALAN, case()).await;
        let signed = letter::at_hand(&mut tx, &pass).await.unwrap().unwrap();
        assert_eq!((signed.signers.len(), signed.letter.signatures.len(), signed.signed.is_some()), (3, 3, true));
        assert_eq!(jobs(&mut tx, trial).await, 1);
    }

    async fn one_person_signs_once(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        needs(&mut tx, 2).await;
        sign(&mut tx, trial).await;
        let pass = may::<SignLetter>(&mut tx, trial, ALAN, case()).await;
        let held = letter::hold(&mut tx, &pass).await.unwrap().unwrap();
        let again = letter::cosign(&mut tx, &pass, &trial.script.world(), &held).await;
        assert!(matches!(again, Err(Error::Taken)), "{again:?}");
        assert_eq!(jobs(&mut tx, trial).await, 0);
    }

    async fn a_letter_that_was_signed_since_it_was_laid_out_is_laid_out_again(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        sign(&mut tx, trial).await;
        let pass = may::<SignLetter>(&mut tx, trial, ALAN, case()).await;
        let laid_out = letter::at_hand(&mut tx, &pass).await.unwrap().unwrap();
        tx.save().await.unwrap();
        cosign(trial, GRACE).await;
        let mut tx = trial.db.write().await.unwrap();
        let (file, world) = (FileId::from_uuid(laid_out.id.uuid()), trial.script.world());
        let refused = letter::send(&mut tx, &laid_out, file, world.now(), &world).await;
        assert!(matches!(refused, Err(Error::Taken)), "{refused:?}");
        drop(tx);
        let mut tx = trial.db.write().await.unwrap();
        send(&mut tx, trial).await;
    }

    async fn an_objection_is_kept_and_no_signature_stands(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        needs(&mut tx, 2).await;
        sign(&mut tx, trial).await;
        let pass = permit::<SignLetter>(&mut tx, &specialist(trial, GRACE), case()).await.unwrap();
        let held = letter::hold(&mut tx, &pass).await.unwrap().unwrap();
        let objection = Objection("Too fast.".to_owned());
        letter::signature::object(&mut tx, &pass, &trial.script.world(), &held, &objection).await.unwrap();
        assert!(letter::is_draft(&mut tx, &pass).await.unwrap());
        let kept = letter::signature::objections(&mut tx, &pass).await.unwrap();
        assert_eq!(kept.iter().map(|one| (one.name.as_str(), one.reason.as_str())).collect::<Vec<_>>(), [("Grace Hopper", "Too fast.")]);
        // It can be signed anew, and then by whoever objected.
        sign(&mut tx, trial).await;
        tx.save().await.unwrap();
        cosign(trial, GRACE).await;
    }

    async fn a_version_is_begun_only_after_the_one_before_went_out(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        assert!(matches!(amend(&mut tx, trial, "Early.").await, Err(Error::Taken)));
        sign(&mut tx, trial).await;
        assert!(matches!(amend(&mut tx, trial, "Early.").await, Err(Error::Taken)));
        for version in 2..5_u32 {
            send(&mut tx, trial).await;
            amend(&mut tx, trial, "A slip.").await.unwrap();
            assert!(matches!(amend(&mut tx, trial, "Twice.").await, Err(Error::Taken)));
            let pass = may::<SignLetter>(&mut tx, trial, ALAN, case()).await;
            let desk = letter::desk(&mut tx, &pass).await.unwrap();
            assert_eq!((desk.letter.version.number, desk.letter.version.reason.as_str()), (version, "A slip."));
            sign(&mut tx, trial).await;
        }
    }

    async fn what_is_removed_leaves_every_version(trial) {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(folder.path()).unwrap();
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        word(&mut tx, trial, 1, "Lower the dose slowly.", "Dora can help.").await;
        sign(&mut tx, trial).await;
        send(&mut tx, trial).await;
        amend(&mut tx, trial, "Dora said so.").await.unwrap();
        word(&mut tx, trial, 1, "Lower the dose by a tenth.", "").await;
        sign(&mut tx, trial).await;
        send(&mut tx, trial).await;
        let reads = may::<ReadLetter>(&mut tx, trial, ADA, case()).await;
        let removes = may::<PurgeCase>(&mut tx, trial, CORA, case()).await;
        let world = trial.script.world();
        let held: Vec<_> = purge::held(&mut tx, &removes).await.unwrap().into_iter().map(|held| held.target).collect();
        let [wording] = held.iter().filter(|target| target.kind() == "wording").collect::<Vec<_>>()[..] else { panic!() };
        for target in [&Target::Plain(advice(1)), &Target::Amendment(2), wording] {
            assert!(held.contains(target), "{}", target.code());
            purge::remove(&mut tx, &removes, &files, target, &world).await.unwrap();
        }
        let first = letter::version::of(&mut tx, &reads, 1).await.unwrap().letter;
        let second = letter::version::of(&mut tx, &reads, 2).await.unwrap().letter;
        let texts = |letter: &domain::letter::Letter| letter.items.iter().map(|item| item.text.clone()).collect::<Vec<_>>();
        // The first letter had the earlier wording, which is gone with its place; the second stands.
        assert_eq!(texts(&first), ["Offer naloxone.", "Ask about sleep."]);
        assert_eq!(texts(&second), ["Lower the dose by a tenth.", "Offer naloxone.", "Ask about sleep."]);
        assert!(second.version.reason.is_empty() && first.items.iter().all(|item| item.plain.is_empty()));
        let left = purge::held(&mut tx, &removes).await.unwrap();
        assert!(left.iter().all(|held| !held.text.contains("Dora") && held.text != "Lower the dose slowly."));
    }
}
