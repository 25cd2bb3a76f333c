use std::collections::BTreeSet;

use domain::{
    access::{BeginProgram, ManageProgram, Role, Who},
    computation::Tables,
    id::{Id, ProgramId},
    identifier::Floor,
    language::Language,
    moment::Zone,
    program::Program,
    template::Template,
};
use store::{Error, access, program};
use uuid::Uuid;

use crate::{
    both::{NOON, Trial},
    on_both,
    person::somebody,
};

pub fn pain() -> Program {
    Program {
        title: "Chronic pain".to_owned(),
        summary: "Weekly sessions.".to_owned(),
        audience: "Primary care teams.".to_owned(),
        language: Language::En,
        zone: Zone::parse("America/Toronto").unwrap(),
        template: Template::parse("weekly-90").unwrap(),
        disclaimer: "Advice supports your judgment.".to_owned(),
        letter_days: 2,
        letter_signatures: 1,
        letter_reminders: true,
        session_reminders: true,
        follow_up_days: 60,
        floor: Floor::Twenty,
        tables: Tables::default(),
    }
}

/// A new person of the hub with these roles.
pub async fn member(trial: &Trial, tx: &mut store::Tx, name: &str, roles: &[Role]) -> Who {
    let person = trial.script.world().id();
    let email = format!("{}@example.org", name.to_lowercase());
    store::person::add(tx, person, trial.hub, &somebody(name, &email), NOON).await.unwrap();
    let roles: BTreeSet<_> = roles.iter().copied().collect();
    store::person::give(tx, person, &roles).await.unwrap();
    Who { person, hub: trial.hub, roles }
}

/// A published program.
pub async fn begun(trial: &Trial, tx: &mut store::Tx, coordinator: &Who) -> ProgramId {
    let id: ProgramId = trial.script.world().id();
    let begin = access::permit::<BeginProgram>(tx, coordinator, trial.hub).await.unwrap();
    program::add(tx, &begin, id, &pain(), NOON).await.unwrap();
    let manage = access::permit::<ManageProgram>(tx, coordinator, id).await.unwrap();
    program::publish(tx, &manage, true).await.unwrap();
    id
}

on_both! {
    async fn a_program_is_kept_and_its_address_is_its_own(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let begin = access::permit::<BeginProgram>(&mut tx, &coordinator, trial.hub).await.unwrap();
        let (first, second): (ProgramId, ProgramId) = (trial.script.world().id(), trial.script.world().id());
        assert_eq!(program::add(&mut tx, &begin, first, &pain(), NOON).await.unwrap(), "chronic-pain");
        assert_eq!(program::add(&mut tx, &begin, second, &pain(), NOON).await.unwrap(), "chronic-pain-2");
        let found = program::by_slug(&mut tx, trial.hub, "chronic-pain").await.unwrap();
        assert_eq!((found.id, found.program, found.published), (first, pain(), false));
        assert_eq!(program::published(&mut tx, trial.hub).await.unwrap(), []);
    }

    async fn an_old_page_cannot_overwrite_a_newer_program(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        let id = begun(trial, &mut tx, &coordinator).await;
        let manage = access::permit::<ManageProgram>(&mut tx, &coordinator, id).await.unwrap();
        let before = program::get(&mut tx, &manage).await.unwrap();
        let newer = Program { title: "Pain and sleep".to_owned(), ..pain() };
        program::change(&mut tx, &manage, &newer, before.revision).await.unwrap();
        let late = program::change(&mut tx, &manage, &pain(), before.revision).await;
        assert!(matches!(late, Err(Error::Taken)));
        let after = program::get(&mut tx, &manage).await.unwrap();
        assert_eq!((after.program, after.slug.as_str()), (newer, "chronic-pain"));
    }

    async fn only_the_hubs_own_programs_are_found(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let coordinator = member(trial, &mut tx, "Cora", &[Role::Coordinator]).await;
        begun(trial, &mut tx, &coordinator).await;
        let other = domain::id::HubId::from_uuid(Uuid::from_u128(8));
        assert!(matches!(program::by_slug(&mut tx, other, "chronic-pain").await, Err(Error::Missing)));
        assert_eq!(program::published(&mut tx, other).await.unwrap(), []);
        assert_eq!(program::published(&mut tx, trial.hub).await.unwrap().len(), 1);
    }
}
