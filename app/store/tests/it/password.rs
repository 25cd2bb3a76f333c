use domain::id::PersonId;
use store::password;

use crate::{both::NOON, on_both, person::somebody};

on_both! {
    async fn a_code_is_spent_once_and_none_before_it_works_again(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let person: PersonId = world.id();
        store::person::add(&mut tx, person, trial.hub, &somebody("Ada", "ada@example.org"), NOON).await.unwrap();
        assert!(password::of(&mut tx, person).await.unwrap().is_none());
        password::set(&mut tx, person, "$argon2id$…", b"key", 100).await.unwrap();
        let kept = password::by_email(&mut tx, trial.hub, "ADA@example.org").await.unwrap().unwrap();
        assert_eq!((kept.person, kept.password.as_str(), kept.key.as_slice()), (person, "$argon2id$…", &b"key"[..]));
        assert!(!password::spend(&mut tx, person, 100).await.unwrap());
        assert!(password::spend(&mut tx, person, 101).await.unwrap());
        assert!(!password::spend(&mut tx, person, 101).await.unwrap());
        assert!(!password::spend(&mut tx, person, 100).await.unwrap());
        password::forget(&mut tx, person).await.unwrap();
        assert!(password::of(&mut tx, person).await.unwrap().is_none());
        assert!(password::by_email(&mut tx, world.id(), "ada@example.org").await.unwrap().is_none());
    }
}
