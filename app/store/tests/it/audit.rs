use domain::{access::SeePeople, id::PersonId};
use store::{
    access,
    audit::{self, Entry, Verdict},
    values,
};

use crate::{both::NOON, on_both, person::administrator};

on_both! {
    async fn a_changed_or_missing_row_shows(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let who = administrator(trial, &mut tx).await;
        let permit = access::permit::<SeePeople>(&mut tx, &who, trial.hub).await.unwrap();
        for minute in 0..4 {
            audit::add_act(&mut tx, &permit, NOON.plus_minutes(minute)).await.unwrap();
        }
        let head = audit::head(&mut tx).await.unwrap();
        assert_eq!((head.rows, head.hash.len()), (4, 32));
        assert_eq!(audit::verify(&mut tx).await.unwrap(), Verdict::Whole(head));
        tx.save().await.unwrap();
        let breaks = [
            "UPDATE audit SET act = 'ReadNothing' WHERE number = 2",
            "UPDATE audit SET person = NULL WHERE number = 2",
            "UPDATE audit SET at = at + 1 WHERE number = 2",
            "DELETE FROM audit WHERE number = 2",
        ];
        for sql in breaks {
            let mut tx = trial.db.write().await.unwrap();
            tx.run(sql, values![]).await.unwrap();
            assert_eq!(audit::verify(&mut tx).await.unwrap(), Verdict::Broken(2), "{sql}");
        }
    }

    async fn the_chain_does_not_fork_under_many_writers(trial) {
        let world = trial.script.world();
        let person: PersonId = world.id();
        let writer = |number: u32| {
            let (db, hub) = (trial.db.clone(), trial.hub);
            tokio::spawn(async move {
                for row in 0..10 {
                    let mut tx = db.write().await.unwrap();
                    let (act, thing) = ("ReadCase".to_owned(), format!("{number}/{row}"));
                    let entry = Entry { hub, person: Some(person), act, thing };
                    audit::add(&mut tx, &entry, NOON).await.unwrap();
                    tx.save().await.unwrap();
                }
            })
        };
        for writer in (0..8).map(writer).collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let mut tx = trial.db.read().await.unwrap();
        let Verdict::Whole(head) = audit::verify(&mut tx).await.unwrap() else { panic!("the chain broke") };
        assert_eq!(head.rows, 80);
    }
}
