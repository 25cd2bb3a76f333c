use domain::{hub::Hub, language::Text, moment::Zone};
use store::hub;

use crate::{both::NOON, on_both};

on_both! {
    async fn a_hub_is_founded_once(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let found = hub::found(&mut tx, world.id(), world.now()).await.unwrap();
        assert_eq!(found, trial.hub);
        let hub = hub::find(&mut tx, found).await.unwrap();
        let name = Text { en: "Pain hub".to_owned(), fr: "Pôle douleur".to_owned() };
        let zone = Zone::parse("America/Toronto").unwrap();
        assert_eq!(hub, Hub { name, zone, mailbox: "hub@example.org".to_owned() });
    }

    async fn an_empty_database_gets_a_hub_without_a_name(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        tx.run("DELETE FROM hub", vec![]).await.unwrap();
        let first = hub::found(&mut tx, world.id(), NOON).await.unwrap();
        assert_eq!(hub::found(&mut tx, world.id(), NOON).await.unwrap(), first);
        assert_eq!(hub::find(&mut tx, first).await.unwrap().name, Text::default());
    }
}
