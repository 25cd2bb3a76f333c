use domain::{hub::Hub, language::Text, moment::Zone};
use store::{Error, setup};

use crate::{both::NOON, on_both, person::administrator};

fn hub() -> Hub {
    let name = Text { en: "Pain North".to_owned(), fr: "Douleur Nord".to_owned() };
    Hub { name, zone: Zone::utc(), mailbox: "north@example.org".to_owned() }
}

on_both! {
    async fn a_set_up_link_works_once_for_thirty_minutes_and_only_the_newest(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let old = setup::add(&mut tx, &world).await.unwrap();
        let new = setup::add(&mut tx, &world).await.unwrap();
        assert!(!setup::is_open(&mut tx, &old, NOON).await.unwrap());
        assert!(setup::is_open(&mut tx, &new, NOON.plus_minutes(29)).await.unwrap());
        assert!(!setup::is_open(&mut tx, &new, NOON.plus_minutes(30)).await.unwrap());
        setup::close(&mut tx, &new, trial.hub, &hub(), NOON).await.unwrap();
        assert_eq!(store::hub::find(&mut tx, trial.hub).await.unwrap(), hub());
        let again = setup::close(&mut tx, &new, trial.hub, &hub(), NOON).await;
        assert!(matches!(again, Err(Error::Missing)));
    }

    async fn a_link_is_needed_while_nobody_administers(trial) {
        let mut tx = trial.db.write().await.unwrap();
        assert!(setup::is_needed(&mut tx, trial.hub).await.unwrap());
        administrator(trial, &mut tx).await;
        assert!(!setup::is_needed(&mut tx, trial.hub).await.unwrap());
    }
}
