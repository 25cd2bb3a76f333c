use domain::{
    access::SeeNetwork,
    network::{Kind, ego},
    profession::Profession,
};
use store::{network, values};
use uuid::Uuid;

use crate::{
    both::NOON,
    on_both,
    scene::{self, ADA, ALAN, CORA, GRACE, STRANGER, advice, case, may, person, program, session},
};

on_both! {
    async fn contacts_are_read_from_what_people_did(trial) {
        let mut tx = trial.db.write().await.unwrap();
        scene::set(&mut tx, trial).await;
        // Struck in the session: it is no advice.
        tx.run("UPDATE recommendation SET struck = TRUE WHERE id = $1", values![advice(3)]).await.unwrap();
        let sql = "INSERT INTO recommendation_second (recommendation, person, author_kind, profession, created)
            VALUES ($1, $2, 'specialist', 'anesthesiologist', $3)";
        for number in [2, 3] {
            tx.run(sql, values![advice(number), person(ALAN), NOON.plus_minutes(9)]).await.unwrap();
        }
        let sql = "INSERT INTO clarification (id, \"case\", session, author, question, asked, answer, answered)
            VALUES ($1, $2, $3, $4, 'Sleep?', $5, $6, $7)";
        let id = |number| Uuid::from_u128(number);
        let answered = values![id(70), case(), session(), person(GRACE), NOON, "Bad", NOON.plus_minutes(1)];
        tx.run(sql, answered).await.unwrap();
        let open = values![id(71), case(), session(), person(ALAN), NOON, None::<String>, None::<i64>];
        tx.run(sql, open).await.unwrap();
        for (number, author) in [(80, ALAN), (81, CORA)] {
            let sql = "INSERT INTO comment (id, \"case\", author, profession, text, created) VALUES ($1, $2, $3, 'other', 'x', $4)";
            let at = NOON.plus_minutes(i64::try_from(number).unwrap() - 200);
            tx.run(sql, values![id(number), case(), person(author), at]).await.unwrap();
        }
        let permit = may::<SeeNetwork>(&mut tx, trial, CORA, program()).await;
        let waves = network::of_program(&mut tx, &permit).await.unwrap();
        let wave = &waves[0];
        assert_eq!((waves.len(), wave.title.as_str(), wave.program.as_str()), (1, "Fall 2026", "Chronic pain"));
        let mut found: Vec<_> = wave.contacts.iter().map(|c| (c.kind, c.from, c.to)).collect();
        found.sort_unstable();
        let (ada, grace, alan, cora) = (person(ADA), person(GRACE), person(ALAN), person(CORA));
        assert_eq!(found, [
            (Kind::Question, grace, ada),
            (Kind::Question, alan, ada),
            (Kind::Answer, ada, grace),
            (Kind::Advice, grace, ada),
            (Kind::Advice, alan, ada),
            (Kind::Second, alan, grace),
            (Kind::Comment, cora, alan),
        ]);
        // Alan was an anesthesiologist when he last wrote, Ada is what she is now; strangers are no members.
        let members: Vec<_> = wave.members.iter().map(|member| (member.person, member.profession)).collect();
        assert_eq!(members, [
            (ada, Profession::NursePractitioner),
            (grace, Profession::Pharmacist),
            (alan, Profession::Anesthesiologist),
            (cora, Profession::Other),
        ]);
        let own = network::of_person(&mut tx, &scene::who(trial, GRACE)).await.unwrap();
        let mine = ego(&own[0].members, &own[0].contacts, grace);
        assert_eq!(mine.iter().map(|one| (one.kind, one.to_them, one.to_me)).collect::<Vec<_>>(), [
            (Kind::Second, 0, 1), (Kind::Question, 1, 0), (Kind::Answer, 0, 1), (Kind::Advice, 1, 0),
        ]);
        assert!(network::of_person(&mut tx, &scene::who(trial, STRANGER)).await.unwrap().is_empty());
    }
}
