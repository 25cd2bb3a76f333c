use domain::{
    access::{ManageCycle, Permit, Role, Who},
    id::{CycleId, PersonId, RegistrationId},
    registration::{State, Step},
};
use store::{
    Error, Tx, access, invitation, program,
    registration::{self, Asked, Decided},
    session,
};

use crate::{
    both::{NOON, Trial},
    cycle::wintered,
    on_both,
    program::member,
};

async fn ask(trial: &Trial, tx: &mut Tx, cycle: CycleId, person: PersonId) -> Asked {
    registration::ask(tx, &trial.script.world(), trial.hub, cycle, person, "Tapering").await.unwrap()
}

async fn of(tx: &mut Tx, permit: &Permit<ManageCycle>, person: PersonId) -> RegistrationId {
    let all = registration::of_cycle(tx, permit).await.unwrap();
    all.into_iter().find(|record| record.person == person).unwrap().id
}

async fn decide(tx: &mut Tx, permit: &Permit<ManageCycle>, person: PersonId, step: Step) -> Decided {
    let id = of(tx, permit, person).await;
    registration::decide(tx, permit, id, step, "See you soon", NOON).await.unwrap()
}

async fn setting(trial: &Trial, tx: &mut Tx, capacity: Option<u32>) -> (Who, CycleId, Permit<ManageCycle>) {
    let coordinator = member(trial, tx, "Cora", &[Role::Coordinator]).await;
    let cycle = wintered(trial, tx, &coordinator, capacity).await;
    let permit = access::permit::<ManageCycle>(tx, &coordinator, cycle).await.unwrap();
    (coordinator, cycle, permit)
}

on_both! {
    async fn a_request_is_kept_once_and_approved_into_an_enrolment(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (_, cycle, permit) = setting(trial, &mut tx, None).await;
        let nurse = member(trial, &mut tx, "Nora", &[]).await;
        assert_eq!(ask(trial, &mut tx, cycle, nurse.person).await, Asked::Waits);
        assert_eq!(ask(trial, &mut tx, cycle, nurse.person).await, Asked::Already(State::Requested));
        assert_eq!(registration::enrolled(&mut tx, &permit).await.unwrap(), []);
        assert_eq!(session::next(&mut tx, &nurse, NOON, 9).await.unwrap(), []);
        let Decided::Done(record) = decide(&mut tx, &permit, nurse.person, Step::Approve).await else { panic!("not approved") };
        assert_eq!((record.state, record.who.name.as_str(), record.note.as_str()), (State::Approved, "Nora", "See you soon"));
        assert_eq!(decide(&mut tx, &permit, nurse.person, Step::Decline).await, Decided::Late);
        assert_eq!(ask(trial, &mut tx, cycle, nurse.person).await, Asked::Already(State::Approved));
        assert_eq!(session::next(&mut tx, &nurse, NOON, 9).await.unwrap().len(), 3);
        assert_eq!(program::of_person(&mut tx, &nurse).await.unwrap().len(), 1);
        assert!(registration::withdraw(&mut tx, cycle, nurse.person, NOON).await.unwrap());
        assert!(!registration::withdraw(&mut tx, cycle, nurse.person, NOON).await.unwrap());
        assert_eq!(session::next(&mut tx, &nurse, NOON, 9).await.unwrap(), []);
    }

    async fn a_declined_person_may_ask_again(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (_, cycle, permit) = setting(trial, &mut tx, None).await;
        let nurse = member(trial, &mut tx, "Nora", &[]).await;
        ask(trial, &mut tx, cycle, nurse.person).await;
        decide(&mut tx, &permit, nurse.person, Step::Decline).await;
        assert_eq!(registration::standing(&mut tx, cycle, nurse.person).await.unwrap(), Some(State::Declined));
        assert_eq!(ask(trial, &mut tx, cycle, nurse.person).await, Asked::Waits);
        let record = registration::of_cycle(&mut tx, &permit).await.unwrap().remove(0);
        assert_eq!((record.state, record.decided, record.note.as_str()), (State::Requested, None, ""));
    }

    async fn a_full_cycle_takes_nobody_more(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (coordinator, cycle, permit) = setting(trial, &mut tx, Some(1)).await;
        let (one, two) = (member(trial, &mut tx, "One", &[]).await, member(trial, &mut tx, "Two", &[]).await);
        ask(trial, &mut tx, cycle, one.person).await;
        ask(trial, &mut tx, cycle, two.person).await;
        let waiting = registration::waiting(&mut tx, &coordinator).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].cycle, waiting[0].people), (1, cycle, 2));
        assert!(matches!(decide(&mut tx, &permit, one.person, Step::Approve).await, Decided::Done(_)));
        assert_eq!(decide(&mut tx, &permit, two.person, Step::Approve).await, Decided::Full);
        assert!(matches!(decide(&mut tx, &permit, one.person, Step::Withdraw).await, Decided::Done(_)));
        assert!(matches!(decide(&mut tx, &permit, two.person, Step::Approve).await, Decided::Done(_)));
        assert_eq!(registration::count(&mut tx, cycle, State::Approved).await.unwrap(), 1);
    }

    async fn two_coordinators_at_once_never_overfill_a_cycle(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (coordinator, cycle, permit) = setting(trial, &mut tx, Some(3)).await;
        let mut waiting = Vec::new();
        for number in 0..8 {
            let nurse = member(trial, &mut tx, &format!("Nurse{number}"), &[]).await;
            ask(trial, &mut tx, cycle, nurse.person).await;
            waiting.push(of(&mut tx, &permit, nurse.person).await);
        }
        tx.save().await.unwrap();
        let approvals: Vec<_> = waiting.into_iter().map(|id| {
            let (db, coordinator) = (trial.db.clone(), coordinator.clone());
            tokio::spawn(async move {
                let mut tx = db.write().await.unwrap();
                let permit = access::permit::<ManageCycle>(&mut tx, &coordinator, cycle).await.unwrap();
                let decided = registration::decide(&mut tx, &permit, id, Step::Approve, "", NOON).await.unwrap();
                tx.save().await.unwrap();
                matches!(decided, Decided::Done(_))
            })
        }).collect();
        let mut approved = 0;
        for approval in approvals {
            approved += usize::from(approval.await.unwrap());
        }
        assert_eq!(approved, 3);
    }

    async fn a_closed_cycle_and_another_cycles_registration_are_missing(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (coordinator, cycle, permit) = setting(trial, &mut tx, None).await;
        let other = wintered(trial, &mut tx, &coordinator, None).await;
        let nurse = member(trial, &mut tx, "Nora", &[]).await;
        ask(trial, &mut tx, cycle, nurse.person).await;
        let id = of(&mut tx, &permit, nurse.person).await;
        let wrong = access::permit::<ManageCycle>(&mut tx, &coordinator, other).await.unwrap();
        let refused = registration::decide(&mut tx, &wrong, id, Step::Approve, "", NOON).await;
        assert!(matches!(refused, Err(Error::Missing)));
        tx.run("UPDATE cycle SET open = FALSE WHERE id = $1", store::values![other]).await.unwrap();
        let closed = registration::ask(&mut tx, &trial.script.world(), trial.hub, other, nurse.person, "").await;
        assert!(matches!(closed, Err(Error::Missing)));
    }

    async fn who_was_declined_is_brought_back_and_who_left_is_not(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (_, cycle, permit) = setting(trial, &mut tx, None).await;
        let nurse = member(trial, &mut tx, "Nora", &[]).await;
        ask(trial, &mut tx, cycle, nurse.person).await;
        assert_eq!(decide(&mut tx, &permit, nurse.person, Step::Restore).await, Decided::Late);
        decide(&mut tx, &permit, nurse.person, Step::Decline).await;
        let Decided::Done(back) = decide(&mut tx, &permit, nurse.person, Step::Restore).await else { panic!("not back") };
        assert_eq!((back.state, back.own), (State::Approved, false));
        registration::withdraw(&mut tx, cycle, nurse.person, NOON).await.unwrap();
        assert_eq!(decide(&mut tx, &permit, nurse.person, Step::Restore).await, Decided::Late);
        assert!(registration::of_cycle(&mut tx, &permit).await.unwrap()[0].own);
    }

    async fn people_are_invited_once_unless_they_are_to_be_reminded(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (_, cycle, permit) = setting(trial, &mut tx, None).await;
        let nurse = member(trial, &mut tx, "Nora", &[]).await;
        let known = store::person::own(&mut tx, &nurse).await.unwrap().person.email;
        for email in [known.as_str(), "ada@example.org"] {
            assert!(invitation::note(&mut tx, &permit, email, false, NOON).await.unwrap());
            assert!(!invitation::note(&mut tx, &permit, email, false, NOON.plus_days(1)).await.unwrap());
        }
        assert!(invitation::note(&mut tx, &permit, "ada@example.org", true, NOON.plus_days(2)).await.unwrap());
        ask(trial, &mut tx, cycle, nurse.person).await;
        let invited = invitation::of_cycle(&mut tx, &permit).await.unwrap();
        let found: Vec<_> = invited.iter().map(|one| (one.email.as_str(), one.at, one.state)).collect();
        assert_eq!(found, [("ada@example.org", NOON.plus_days(2), None), (known.as_str(), NOON, Some(State::Requested))]);
    }
}
