use std::collections::BTreeSet;

use domain::{access::Role, id::PersonId};
use store::login::{self, Proof};

use crate::{both::NOON, on_both, person::somebody};

on_both! {
    async fn roles_count_only_after_a_password(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let person: PersonId = world.id();
        store::person::add(&mut tx, person, trial.hub, &somebody("Ada", "ada@example.org"), NOON).await.unwrap();
        store::person::give(&mut tx, person, &BTreeSet::from([Role::Coordinator])).await.unwrap();
        for (token, proof) in [(b"a", Proof::Link), (b"b", Proof::Mail), (b"c", Proof::Password)] {
            login::add(&mut tx, token, person, proof, NOON, NOON.plus_days(1)).await.unwrap();
            let found = login::find(&mut tx, trial.hub, token, NOON).await.unwrap().unwrap();
            let strong = proof == Proof::Password;
            assert_eq!((found.proof, found.locked, found.who.has(Role::Coordinator)), (proof, !strong, strong));
        }
        assert_eq!(login::find(&mut tx, trial.hub, b"a", NOON.plus_days(1)).await.unwrap(), None);
        assert_eq!(login::find(&mut tx, world.id(), b"a", NOON).await.unwrap(), None);
        login::remove(&mut tx, b"a").await.unwrap();
        assert_eq!(login::find(&mut tx, trial.hub, b"a", NOON).await.unwrap(), None);
        login::remove_all(&mut tx, person).await.unwrap();
        assert_eq!(login::find(&mut tx, trial.hub, b"c", NOON).await.unwrap(), None);
    }

    async fn a_logins_last_use_is_written_down_now_and_then(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let person: PersonId = world.id();
        store::person::add(&mut tx, person, trial.hub, &somebody("Ada", "ada@example.org"), NOON).await.unwrap();
        login::add(&mut tx, b"a", person, Proof::Link, NOON, NOON.plus_days(1)).await.unwrap();
        let found = login::find(&mut tx, trial.hub, b"a", NOON).await.unwrap().unwrap();
        assert!(!login::is_stale(&found, NOON.plus_minutes(14)));
        assert!(login::is_stale(&found, NOON.plus_minutes(15)));
        login::see(&mut tx, b"a", NOON.plus_minutes(15)).await.unwrap();
        assert_eq!(login::find(&mut tx, trial.hub, b"a", NOON).await.unwrap().unwrap().seen, NOON.plus_minutes(15));
    }
}
