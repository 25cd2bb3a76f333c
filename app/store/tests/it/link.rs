use domain::{id::PersonId, link::Target};
use store::{
    link::{self, Terms},
    values,
};

use crate::{
    both::{NOON, Trial},
    on_both,
    person::somebody,
};

async fn ada(trial: &Trial, tx: &mut store::Tx) -> PersonId {
    let id = trial.script.world().id();
    store::person::add(tx, id, trial.hub, &somebody("Ada", "ada@example.org"), NOON).await.unwrap();
    id
}

on_both! {
    async fn a_single_use_link_works_once_and_only_until_its_end(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let person = ada(trial, &mut tx).await;
        let target = Target::parse("/cases").unwrap();
        let terms = Terms { person, target: target.clone(), expires: NOON.plus_minutes(30), once: true };
        let used = link::add(&mut tx, &world, &terms).await.unwrap();
        let late = link::add(&mut tx, &world, &terms).await.unwrap();
        let found = link::find(&mut tx, trial.hub, &used, world.now()).await.unwrap().unwrap();
        assert_eq!((found.person, found.name.as_str(), &found.target), (person, "Ada", &target));
        assert!(link::follow(&mut tx, trial.hub, &used, world.now()).await.unwrap().is_some());
        // A second click right after the first still gets in; a later one does not.
        assert!(link::follow(&mut tx, trial.hub, &used, world.now().plus_seconds(29)).await.unwrap().is_some());
        assert_eq!(link::follow(&mut tx, trial.hub, &used, world.now().plus_seconds(31)).await.unwrap(), None);
        trial.script.pass_minutes(30);
        assert_eq!(link::find(&mut tx, trial.hub, &late, world.now()).await.unwrap(), None);
        assert_eq!(link::follow(&mut tx, trial.hub, "guessed", NOON).await.unwrap(), None);
        assert_eq!(link::follow(&mut tx, world.id(), &late, NOON).await.unwrap(), None);
    }

    async fn a_sessions_link_works_again_and_again(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let person = ada(trial, &mut tx).await;
        let terms = Terms { person, target: Target::home(), expires: NOON.plus_days(7), once: false };
        let secret = link::add(&mut tx, &world, &terms).await.unwrap();
        for days in [0, 3, 6] {
            assert!(link::follow(&mut tx, trial.hub, &secret, NOON.plus_days(days)).await.unwrap().is_some());
        }
        // And keeps no trace of it: a survey's would tell who opened it.
        let used: Option<domain::moment::Moment> = tx.one("SELECT used FROM link", values![], |row| row.get("used")).await.unwrap();
        assert_eq!(used, None);
        assert_eq!(link::follow(&mut tx, trial.hub, &secret, NOON.plus_days(7)).await.unwrap(), None);
        link::remove_all(&mut tx, person).await.unwrap();
        assert_eq!(link::follow(&mut tx, trial.hub, &secret, NOON).await.unwrap(), None);
    }
}
