use std::collections::BTreeSet;

use domain::{
    access::{CorrectPeople, ManageHub, Role, SeePeople, Who},
    id::PersonId,
    language::Language,
    moment::Zone,
    person::{Correction, Person, Profile},
    profession::Profession,
};
use store::{
    Error, access,
    person::{self, PAGE, Search},
};

use crate::{
    both::{NOON, Trial},
    on_both,
};

pub fn somebody(name: &str, email: &str) -> Person {
    Person {
        name: name.to_owned(),
        email: email.to_owned(),
        profession: Profession::Pharmacist,
        credentials: "PharmD".to_owned(),
        site: "Clinique du Nord".to_owned(),
        community: "Hearst".to_owned(),
        postal_area: "P0L".to_owned(),
        language: Language::Fr,
        zone: Zone::parse("America/Toronto").unwrap(),
    }
}

pub async fn administrator(trial: &Trial, tx: &mut store::Tx) -> Who {
    let person: PersonId = trial.script.world().id();
    person::add(tx, person, trial.hub, &somebody("Zoë Admin", "zoe@example.org"), NOON).await.unwrap();
    let roles = BTreeSet::from([Role::Administrator]);
    person::give(tx, person, &roles).await.unwrap();
    Who { person, hub: trial.hub, roles }
}

on_both! {
    async fn a_person_is_found_by_address_and_kept_once(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let eloise = somebody("Éloïse Roy", "eloise@example.org");
        let id: PersonId = world.id();
        person::add(&mut tx, id, trial.hub, &eloise, NOON).await.unwrap();
        let again = person::add(&mut tx, world.id(), trial.hub, &eloise, NOON).await;
        assert!(matches!(again, Err(Error::Taken)));
        let known = person::by_email(&mut tx, trial.hub, "Eloise@Example.org").await.unwrap().unwrap();
        assert_eq!((known.id, known.person, known.roles), (id, eloise, BTreeSet::new()));
        assert_eq!(person::by_email(&mut tx, world.id(), "eloise@example.org").await.unwrap(), None);
        tx.save().await.unwrap();
    }

    async fn a_list_is_narrowed_and_paged_by_name(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let who = administrator(trial, &mut tx).await;
        for number in 0..120 {
            let name = format!("Person {number:03}");
            person::add(&mut tx, world.id(), trial.hub, &somebody(&name, &format!("p{number}@example.org")), NOON).await.unwrap();
        }
        person::add(&mut tx, world.id(), trial.hub, &somebody("Éloïse 100%", "eloise@example.org"), NOON).await.unwrap();
        let permit = access::permit::<SeePeople>(&mut tx, &who, trial.hub).await.unwrap();
        let all = person::list(&mut tx, &permit, &Search::default(), 2).await.unwrap();
        assert_eq!((all.total, all.people.len()), (122, 122 - 2 * usize::try_from(PAGE).unwrap()));
        assert_eq!(all.people.last().unwrap().roles, BTreeSet::from([Role::Administrator]));
        let names = |text: &str| Search { text: text.to_owned(), ..Search::default() };
        for (text, total) in [("eloise", 1), ("ÉLOÏSE", 1), ("100%", 1), ("on 01", 10), ("hearst", 122), ("_", 0), ("nobody", 0)] {
            assert_eq!(person::list(&mut tx, &permit, &names(text), 0).await.unwrap().total, total, "{text}");
        }
        let nurses = Search { profession: Some(Profession::RegisteredNurse), ..Search::default() };
        assert_eq!(person::list(&mut tx, &permit, &nurses, 0).await.unwrap().total, 0);
        let members = Search { members: true, ..Search::default() };
        assert_eq!(person::list(&mut tx, &permit, &members, 0).await.unwrap().total, 1);
    }

    async fn people_change_themselves_but_neither_address_nor_profession(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let who = administrator(trial, &mut tx).await;
        let to = Profile {
            name: "Zoë Roy".to_owned(),
            credentials: String::new(),
            site: "Poste 7".to_owned(),
            community: "Kapuskasing".to_owned(),
            postal_area: String::new(),
            language: Language::En,
            zone: Zone::utc(),
        };
        person::change_own(&mut tx, &who, &to).await.unwrap();
        let known = person::own(&mut tx, &who).await.unwrap().person;
        assert_eq!((known.name.as_str(), known.community.as_str(), known.language), ("Zoë Roy", "Kapuskasing", Language::En));
        assert_eq!((known.email.as_str(), known.profession), ("zoe@example.org", Profession::Pharmacist));
        let permit = access::permit::<SeePeople>(&mut tx, &who, trial.hub).await.unwrap();
        let moved = Search { text: "kapuskasing".to_owned(), ..Search::default() };
        assert_eq!(person::list(&mut tx, &permit, &moved, 0).await.unwrap().total, 1);
    }

    async fn the_last_administrator_keeps_the_role(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let who = administrator(trial, &mut tx).await;
        let permit = access::permit::<ManageHub>(&mut tx, &who, trial.hub).await.unwrap();
        let other: PersonId = world.id();
        person::add(&mut tx, other, trial.hub, &somebody("Ada", "ada@example.org"), NOON).await.unwrap();
        let roles = BTreeSet::from([Role::Coordinator, Role::Facilitator]);
        person::set_roles(&mut tx, &permit, other, &roles).await.unwrap();
        assert_eq!(person::roles(&mut tx, other).await.unwrap(), roles);
        tx.save().await.unwrap();
        let mut tx = trial.db.write().await.unwrap();
        let gone = person::set_roles(&mut tx, &permit, who.person, &BTreeSet::new()).await;
        assert!(matches!(gone, Err(Error::Taken)));
        let nobody = person::set_roles(&mut tx, &permit, world.id(), &roles).await;
        assert!(matches!(nobody, Err(Error::Missing)));
    }

    async fn an_address_is_corrected_once_and_not_by_everybody(trial) {
        let world = trial.script.world();
        let mut tx = trial.db.write().await.unwrap();
        let who = administrator(trial, &mut tx).await;
        let (ada, coordinator): (PersonId, PersonId) = (world.id(), world.id());
        person::add(&mut tx, ada, trial.hub, &somebody("Ada", "adda@example.org"), NOON).await.unwrap();
        person::add(&mut tx, coordinator, trial.hub, &somebody("Cora", "cora@example.org"), NOON).await.unwrap();
        person::give(&mut tx, coordinator, &[Role::Coordinator].into()).await.unwrap();
        let cora = Who { person: coordinator, hub: trial.hub, roles: [Role::Coordinator].into() };
        let permit = access::permit::<CorrectPeople>(&mut tx, &cora, trial.hub).await.unwrap();
        assert_eq!(person::correctable(&mut tx, &permit, &cora, ada).await.unwrap().id, ada);
        for other in [coordinator, who.person] {
            assert!(matches!(person::correctable(&mut tx, &permit, &cora, other).await, Err(Error::Missing)));
        }
        assert!(person::correctable(&mut tx, &permit, &who, coordinator).await.is_ok());
        let to = Correction { email: "ada@example.org".to_owned(), profession: Profession::RegisteredNurse };
        person::correct(&mut tx, &permit, ada, "adda@example.org", &to).await.unwrap();
        let late = person::correct(&mut tx, &permit, ada, "adda@example.org", &to).await;
        assert!(matches!(late, Err(Error::Taken)));
        let known = person::by_email(&mut tx, trial.hub, "ada@example.org").await.unwrap().unwrap();
        assert_eq!((known.id, known.person.profession), (ada, Profession::RegisteredNurse));
        let permit = access::permit::<SeePeople>(&mut tx, &who, trial.hub).await.unwrap();
        let old = Search { text: "adda@".to_owned(), ..Search::default() };
        assert_eq!(person::list(&mut tx, &permit, &old, 0).await.unwrap().total, 0);
    }
}
