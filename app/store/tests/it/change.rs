use domain::{
    access::{AnswerWave, ManageProgram, ManageSurvey, ManageWave, SeeChange},
    profession::Family,
    survey::{Answer, Answers, Schedule, Survey, When},
};
use store::{
    change,
    survey::{self, TokenKey},
};

use crate::{
    both::NOON,
    on_both,
    scene::{ADA, CORA, GRACE, cycle, may, program, set},
};

on_both! {
    // Ada presented; who is behind a sheet is joined in memory, and only once its waves are closed.
    async fn sheets_of_closed_waves_are_joined_with_what_their_holders_are(trial) {
        let mut tx = trial.db.write().await.unwrap();
        set(&mut tx, trial).await;
        let (world, key) = (trial.script.world(), TokenKey::of(&[8; 32]));
        let manages = may::<ManageProgram>(&mut tx, trial, CORA, program()).await;
        let asks = Survey::parse(include_str!("../../../domain/src/change/reference/survey.json")).unwrap();
        let first = survey::add(&mut tx, &manages, &world, &asks).await.unwrap();
        let manages = may::<ManageSurvey>(&mut tx, trial, CORA, first).await;
        let plan = Schedule { cycle: cycle(), waves: vec![When::Before, When::After], sessions: false, days: 14 };
        survey::schedule(&mut tx, &manages, &plan, &world).await.unwrap();
        let waves: Vec<_> = survey::of_survey(&mut tx, &manages).await.unwrap().iter().map(|known| known.wave.id).collect();
        for (place, wave) in waves.iter().enumerate() {
            for number in [ADA, GRACE] {
                let own = may::<AnswerWave>(&mut tx, trial, number, *wave).await;
                let point = i32::try_from(place).unwrap() + 3;
                let answers = Answers::default().with("s1", Answer::Point(point));
                // Grace never hands in what she began after the cycle.
                survey::keep(&mut tx, &own, &key, &answers, place == 0 || number == ADA).await.unwrap();
            }
        }
        let sees = may::<SeeChange>(&mut tx, trial, CORA, program()).await;
        let open = change::of_survey(&mut tx, &sees, &key, (first, 1), NOON).await.unwrap();
        assert_eq!((open.cycles, open.waiting, open.members.len()), (0, 1, 0));
        for wave in &waves {
            let wave = may::<ManageWave>(&mut tx, trial, CORA, *wave).await;
            survey::close_by_hand(&mut tx, &wave, NOON).await.unwrap();
        }
        // One pair is enough where one is the floor, and too few where five are.
        let few = change::of_survey(&mut tx, &sees, &key, (first, 5), NOON).await.unwrap();
        assert_eq!((few.cycles, few.waiting, few.members.len()), (0, 1, 0));
        let found = change::of_survey(&mut tx, &sees, &key, (first, 1), NOON).await.unwrap();
        assert_eq!((found.cycles, found.waiting, found.members.len()), (1, 0, 2));
        let ada = found.members.iter().find(|member| member.family == Some(Family::Nursing)).unwrap();
        let grace = found.members.iter().find(|member| member.family == Some(Family::Pharmacy)).unwrap();
        assert!(ada.prescribes && ada.presented && !grace.prescribes && !grace.presented);
        assert!(ada.before.is_some() && ada.after.is_some() && ada.later.is_none());
        assert!(grace.before.is_some() && grace.after.is_none());

        // The next version is the same survey: its answers are counted with those of the first.
        let next = survey::add_version(&mut tx, &manages, &world).await.unwrap();
        let both = change::of_survey(&mut tx, &sees, &key, (next, 1), NOON).await.unwrap();
        assert_eq!(both.members.len(), 2);
    }
}
