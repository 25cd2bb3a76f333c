use domain::{
    access::{FillRoles, ReadCase},
    profession::Profession,
    role_map::{Act, Answer, Can, Part, STARTERS},
};
use store::{Error, case, role_map};

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ADA, ALAN, GRACE, may},
};

fn answer(can: Can, limits: &str) -> Answer {
    Answer { can, limits: limits.to_owned(), jurisdiction: "Ontario".to_owned() }
}

async fn map(tx: &mut store::Tx, trial: &Trial) -> role_map::Map {
    let permit = may::<ReadCase>(tx, trial, ALAN, scene::case()).await;
    let record = case::get(tx, &permit).await.unwrap();
    role_map::of_case(tx, &permit, &record).await.unwrap()
}

on_both! {
    async fn a_profession_speaks_for_itself_in_versions(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        let sql = "UPDATE \"case\" SET answers = '{\"involved\":[\"nurse\",\"healer\"]}'";
        tx.run(sql, vec![]).await.unwrap();
        // Participants see a case from its session on.
        tx.run("UPDATE session SET state = 'ended'", vec![]).await.unwrap();
        let before = map(&mut tx, trial).await;
        assert_eq!(before.team, [
            (Profession::PainPhysician, Part::Advised),
            (Profession::NursePractitioner, Part::Presents),
            (Profession::RegisteredNurse, Part::Local),
            (Profession::Pharmacist, Part::Advised),
        ]);
        assert_eq!((before.acts.len(), before.entries.len()), (STARTERS.len(), 0));
        let grace = may::<FillRoles>(&mut tx, trial, GRACE, scene::case()).await;
        assert_eq!(role_map::own(&mut tx, &grace).await.unwrap(), Profession::Pharmacist);
        role_map::answer(&mut tx, &grace, ("renew", 0), &answer(Can::No, ""), NOON).await.unwrap();
        let again = answer(Can::Conditions, "For continuity of care.");
        // Somebody has said something since the page was opened.
        let late = role_map::answer(&mut tx, &grace, ("renew", 0), &again, NOON).await;
        assert!(matches!(late, Err(Error::Taken)), "{late:?}");
        role_map::answer(&mut tx, &grace, ("renew", 1), &again, NOON.plus_minutes(5)).await.unwrap();
        let ada = may::<FillRoles>(&mut tx, trial, ADA, scene::case()).await;
        role_map::answer(&mut tx, &ada, ("renew", 0), &answer(Can::Yes, ""), NOON).await.unwrap();
        let unknown = role_map::answer(&mut tx, &ada, ("fly", 0), &answer(Can::Yes, ""), NOON).await;
        assert!(matches!(unknown, Err(Error::Missing)), "{unknown:?}");
        let found = map(&mut tx, trial).await;
        let said: Vec<_> = found
            .entries
            .iter()
            .map(|entry| (entry.profession, entry.version, entry.answer.clone(), entry.name.as_str(), entry.at))
            .collect();
        assert_eq!(said, [
            (Profession::NursePractitioner, 1, answer(Can::Yes, ""), "Ada Lovelace", NOON),
            (Profession::Pharmacist, 2, again, "Grace Hopper", NOON.plus_minutes(5)),
        ]);
    }

    async fn an_act_is_added_once_for_every_case_of_the_hub_and_the_language(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        tx.run("UPDATE session SET state = 'ended'", vec![]).await.unwrap();
        let ada = may::<FillRoles>(&mut tx, trial, ADA, scene::case()).await;
        let world = trial.script.world();
        let key = role_map::add(&mut tx, &ada, "Fit a brace", &world).await.unwrap();
        assert_eq!(role_map::add(&mut tx, &ada, "fit a BRACE", &world).await.unwrap(), key);
        role_map::answer(&mut tx, &ada, (&key, 0), &answer(Can::Yes, ""), NOON).await.unwrap();
        let found = map(&mut tx, trial).await;
        assert!(matches!(found.acts.last(), Some(Act::Own(_, words)) if words == "Fit a brace"), "{:?}", found.acts.last());
        assert_eq!((found.acts.len(), found.entries[0].act.as_str()), (STARTERS.len() + 1, key.as_str()));
        // The entries of a French program are its own.
        tx.run("UPDATE program SET language = 'fr'", vec![]).await.unwrap();
        let french = map(&mut tx, trial).await;
        assert_eq!((french.acts.len(), french.entries.len()), (STARTERS.len(), 0));
    }

    async fn what_was_hidden_of_the_form_is_not_told_by_the_team(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        tx.run("UPDATE \"case\" SET answers = '{\"involved\":[\"social-worker\"]}'", vec![]).await.unwrap();
        let permit = may::<ReadCase>(&mut tx, trial, ALAN, scene::case()).await;
        let mut record = case::get(&mut tx, &permit).await.unwrap();
        let team = role_map::of_case(&mut tx, &permit, &record).await.unwrap().team;
        assert!(team.contains(&(Profession::SocialWorker, Part::Local)));
        record.hidden.insert("involved".to_owned());
        let team = role_map::of_case(&mut tx, &permit, &record).await.unwrap().team;
        assert!(team.iter().all(|(profession, _)| *profession != Profession::SocialWorker));
    }
}
