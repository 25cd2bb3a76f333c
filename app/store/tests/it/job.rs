use domain::{id::MailId, job::Job};
use store::job;

use crate::on_both;

on_both! {
    async fn a_job_is_handed_out_once_until_its_lease_ends(trial) {
        let world = trial.script.world();
        let sent = Job::SendMail { mail: world.id::<MailId>() };
        let mut tx = trial.db.write().await.unwrap();
        job::add(&mut tx, world.id(), &sent, world.now(), world.now()).await.unwrap();
        let held = job::take(&mut tx, world.now()).await.unwrap().unwrap();
        assert_eq!((&held.job, held.attempt), (&sent, 1));
        assert_eq!(job::take(&mut tx, world.now()).await.unwrap(), None);
        trial.script.pass_minutes(2);
        let held = job::take(&mut tx, world.now()).await.unwrap().unwrap();
        assert_eq!(held.attempt, 2);
        job::done(&mut tx, held.id, world.now()).await.unwrap();
        trial.script.pass_minutes(60);
        assert_eq!(job::take(&mut tx, world.now()).await.unwrap(), None);
        tx.save().await.unwrap();
    }

    async fn waiting_does_not_count_as_a_try(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let sent = Job::SendMail { mail: world.id() };
        assert!(!job::is_due(&mut tx, world.now()).await.unwrap());
        job::add(&mut tx, world.id(), &sent, world.now(), world.now()).await.unwrap();
        for _ in 0..3 {
            assert!(job::is_due(&mut tx, world.now()).await.unwrap());
            let held = job::take(&mut tx, world.now()).await.unwrap().unwrap();
            assert_eq!(held.attempt, 1);
            job::wait(&mut tx, held.id, world.now().plus_minutes(1), "no mail server").await.unwrap();
            assert!(!job::is_due(&mut tx, world.now()).await.unwrap());
            trial.script.pass_minutes(1);
        }
    }

    async fn a_dropped_transaction_leaves_no_job(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let sent = Job::SendMail { mail: world.id() };
        job::add(&mut tx, world.id(), &sent, world.now(), world.now()).await.unwrap();
        drop(tx);
        let mut tx = trial.db.write().await.unwrap();
        assert_eq!(job::take(&mut tx, world.now()).await.unwrap(), None);
    }

    async fn eight_workers_do_forty_jobs_once_each(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        for _ in 0..40 {
            job::add(&mut tx, world.id(), &Job::SendMail { mail: world.id() }, world.now(), world.now()).await.unwrap();
        }
        tx.save().await.unwrap();
        let worker = || {
            let (db, now) = (trial.db.clone(), world.now());
            tokio::spawn(async move {
                let mut taken = Vec::new();
                loop {
                    let mut tx = db.write().await.unwrap();
                    let Some(held) = job::take(&mut tx, now).await.unwrap() else { return taken };
                    tx.save().await.unwrap();
                    taken.push(held.id);
                }
            })
        };
        let workers: Vec<_> = (0..8).map(|_| worker()).collect();
        let mut taken = Vec::new();
        for worker in workers {
            taken.extend(worker.await.unwrap());
        }
        taken.sort_unstable();
        taken.dedup();
        assert_eq!(taken.len(), 40);
    }
}
