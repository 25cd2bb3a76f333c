//! A study from its beginning to a withdrawal: pseudonyms for everybody, names for who keeps the key, the words as imported
//! gone once they are frozen.

use std::collections::BTreeSet;

use domain::{
    access::{BeginStudy, CodeStudy, Consent, KeepKey, ManageStudy, QuoteStudy, SeeStudy},
    fields::Fields,
    focus_group::FocusGroup,
    id::{FocusGroupId, StudyId, TranscriptId},
    participant::Consents,
    study::{Guide, Membership, Part, Study, Superseded},
    transcript::{State, Voice},
};
use store::{
    Tx, focus_group,
    participant::{self, Record},
    study,
    transcript::{self, New, Original},
    values,
};

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ADA, ALAN, CORA, GRACE, STRANGER, may, person},
};

/// Cora begins and leads it; she keeps the key, Alan codes; Ada and Grace take part.
async fn begin(tx: &mut Tx, trial: &Trial) -> StudyId {
    scene::set(tx, trial).await;
    let world = trial.script.world();
    let permit = may::<BeginStudy>(tx, trial, CORA, scene::program()).await;
    store::person::give(tx, person(CORA), &scene::who(trial, CORA).roles).await.unwrap();
    store::person::give(tx, person(ALAN), &scene::who(trial, ALAN).roles).await.unwrap();
    let about = Study { title: "Together".to_owned(), question: "How?".to_owned(), quotes_each: 3 };
    let id = study::add(tx, &permit, &world, &about).await.unwrap();
    let manage = may::<ManageStudy>(tx, trial, CORA, id).await;
    for (who, parts) in [(CORA, vec![Part::Lead, Part::Keeper]), (ALAN, vec![Part::Coder])] {
        let membership = Membership { parts: parts.into_iter().collect(), reason: String::new() };
        study::set_member(tx, &manage, &world, person(who), &membership).await.unwrap();
    }
    let keep = may::<KeepKey>(tx, trial, CORA, id).await;
    assert_eq!(participant::add(tx, &keep, &world, &[person(ADA), person(GRACE), person(STRANGER)]).await.unwrap(), 2);
    id
}

async fn group(tx: &mut Tx, trial: &Trial, study: StudyId) -> FocusGroupId {
    let manage = may::<ManageStudy>(tx, trial, CORA, study).await;
    let group = FocusGroup::check(&Fields::default().with("held_on", "2026-11-20")).unwrap();
    focus_group::add(tx, &manage, &trial.script.world(), &group).await.unwrap()
}

async fn import(tx: &mut Tx, trial: &Trial, study: StudyId) -> TranscriptId {
    let group = group(tx, trial, study).await;
    let keep = may::<KeepKey>(tx, trial, CORA, study).await;
    let cue = |number, speaker: Option<&str>, text: &str| Original {
        number,
        start: Some(i64::from(number) * 1000),
        end: None,
        speaker: speaker.map(str::to_owned),
        voice: Voice::Unknown,
        text: text.to_owned(),
    };
    let cues = vec![
        cue(1, Some("Interviewer"), "Whom do you ask?"),
        cue(2, Some("Ada"), "I ask Grace."),
        cue(3, None, "(laughs)"),
    ];
    let new = New { file_name: "group.vtt".to_owned(), format: "webvtt", notices: Vec::new(), cues };
    transcript::add(tx, &keep, &trial.script.world(), group, &new).await.unwrap()
}

async fn pseudonymous(tx: &mut Tx, trial: &Trial, study: StudyId, number: u128) -> Record {
    let keep = may::<KeepKey>(tx, trial, CORA, study).await;
    let named = participant::named(tx, &keep).await.unwrap();
    named.into_iter().find(|named| named.person == person(number)).unwrap().record
}

fn consents(quotes: &str) -> Consents {
    let fields = Fields::default().with("take-part", "yes").with("transcript", "yes").with("reports", "yes");
    Consents::check(&fields.with("quotes", quotes)).unwrap()
}

on_both! {
    async fn names_are_for_who_keeps_the_key_and_the_team_follows_the_hubs(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        may::<CodeStudy>(&mut tx, trial, ALAN, id).await;
        may::<QuoteStudy>(&mut tx, trial, ALAN, id).await;
        let see = may::<SeeStudy>(&mut tx, trial, ALAN, id).await;
        let denied = store::access::permit::<KeepKey>(&mut tx, &scene::who(trial, ALAN), id).await;
        assert!(denied.is_err());
        assert!(store::access::permit::<SeeStudy>(&mut tx, &scene::who(trial, ADA), id).await.is_err());
        assert!(store::access::permit::<CodeStudy>(&mut tx, &scene::who(trial, CORA), id).await.is_err());
        let seen = participant::of_study(&mut tx, &see).await.unwrap();
        assert_eq!(seen.iter().map(Record::pseudonym).collect::<Vec<_>>(), ["P01", "P02"]);
        let prescribers: BTreeSet<_> =
            seen.iter().map(|one| (one.traits.profession.code(), one.traits.prescriber)).collect();
        assert_eq!(prescribers, BTreeSet::from([("nurse-practitioner", true), ("pharmacist", false)]));
        // Who leaves the hub's team leaves its studies.
        store::person::give(&mut tx, person(ALAN), &BTreeSet::new()).await.unwrap();
        assert!(store::access::permit::<SeeStudy>(&mut tx, &scene::who(trial, ALAN), id).await.is_err());
    }

    async fn a_lead_stays_and_a_participant_is_no_member(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        let (world, manage) = (trial.script.world(), may::<ManageStudy>(&mut tx, trial, CORA, id).await);
        let none = Membership { parts: BTreeSet::new(), reason: String::new() };
        let taken = study::set_member(&mut tx, &manage, &world, person(CORA), &none).await;
        assert!(matches!(taken, Err(store::Error::Taken)));
        store::person::give(&mut tx, person(ADA), &scene::who(trial, ALAN).roles).await.unwrap();
        let coder = Membership { parts: BTreeSet::from([Part::Coder]), reason: String::new() };
        let taken = study::set_member(&mut tx, &manage, &world, person(ADA), &coder).await;
        assert!(matches!(taken, Err(store::Error::Taken)));
        let stranger = study::set_member(&mut tx, &manage, &world, person(STRANGER), &coder).await;
        assert!(matches!(stranger, Err(store::Error::Missing)));
    }

    async fn everybody_in_the_study_reads_why_names_and_codings_are_not_apart(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        let (world, manage) = (trial.script.world(), may::<ManageStudy>(&mut tx, trial, CORA, id).await);
        let both = Membership {
            parts: BTreeSet::from([Part::Coder, Part::Keeper]),
            reason: "Two of us read French.".to_owned(),
        };
        study::set_member(&mut tx, &manage, &world, person(ALAN), &both).await.unwrap();
        let see = may::<SeeStudy>(&mut tx, trial, ALAN, id).await;
        let glasses = study::glasses(&mut tx, &see).await.unwrap();
        let [glass] = glasses.as_slice() else { panic!("{}", glasses.len()) };
        assert_eq!((glass.name.as_str(), glass.given_by.as_str()), ("Alan Turing", "Cora Diamond"));
        let (trail, total) = study::trail(&mut tx, &see, 0).await.unwrap();
        assert_eq!((trail[0].act.as_str(), trail[0].about.as_str()), ("glass-broken", "Alan Turing coder key-keeper"));
        assert_eq!(usize::try_from(total).unwrap(), trail.len());
    }

    async fn a_guide_grows_by_versions_and_two_cannot_write_the_same_one(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        let manage = may::<ManageStudy>(&mut tx, trial, CORA, id).await;
        let first = Guide { text: "Whom do you ask?".to_owned(), reason: String::new() };
        study::guide(&mut tx, &manage, 0, &first, NOON).await.unwrap();
        let again = study::guide(&mut tx, &manage, 0, &first, NOON).await;
        assert!(matches!(again, Err(store::Error::Taken)));
        let second = Guide { text: "Whom do you ask first?".to_owned(), reason: "Clearer".to_owned() };
        study::guide(&mut tx, &manage, 1, &second, NOON).await.unwrap();
        let found = study::guides(&mut tx, &manage).await.unwrap();
        assert_eq!(found.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    }

    async fn what_was_imported_is_gone_once_it_is_frozen(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        let transcript = import(&mut tx, trial, id).await;
        let keep = may::<KeepKey>(&mut tx, trial, CORA, id).await;
        let see = may::<SeeStudy>(&mut tx, trial, ALAN, id).await;
        let speakers = transcript::speakers(&mut tx, &keep, transcript).await.unwrap();
        let names: Vec<_> = speakers.iter().map(|one| (one.name.as_str(), one.cues, one.voice)).collect();
        assert_eq!(names, [("Interviewer", 1, None), ("Ada", 1, None)]);
        assert!(transcript::cues(&mut tx, &see, transcript).await.is_err());
        let ada = pseudonymous(&mut tx, trial, id, ADA).await;
        let half = [("Ada".to_owned(), Voice::Participant(ada.id))];
        assert!(transcript::link(&mut tx, &keep, transcript, &half, &[], NOON).await.is_err());
        let names =
            [("Interviewer".to_owned(), Voice::Moderator), ("Ada".to_owned(), Voice::Participant(ada.id))];
        transcript::link(&mut tx, &keep, transcript, &names, &[(3, Voice::Moderator)], NOON).await.unwrap();
        let texts =
            [(1, "Whom do you ask?".to_owned()), (2, "I ask P02.".to_owned()), (3, "(laughs)".to_owned())];
        transcript::freeze(&mut tx, &keep, transcript, &texts, NOON).await.unwrap();
        assert!(transcript::originals(&mut tx, &keep, transcript).await.unwrap().is_empty());
        assert!(transcript::speakers(&mut tx, &keep, transcript).await.unwrap().is_empty());
        let cues = transcript::cues(&mut tx, &see, transcript).await.unwrap();
        let said: Vec<_> = cues.iter().map(|cue| (cue.number, cue.voice, cue.text.as_str())).collect();
        assert_eq!(
            said,
            [
                (1, Voice::Moderator, "Whom do you ask?"),
                (2, Voice::Participant(ada.id), "I ask P02."),
                (3, Voice::Moderator, "(laughs)"),
            ]
        );
        assert!(matches!(transcript::remove(&mut tx, &keep, transcript, NOON).await, Err(store::Error::Taken)));
        let record = transcript::get(&mut tx, &see, transcript).await.unwrap();
        assert_eq!((record.state, record.revision, record.cues), (State::Frozen, 1, 3));
        // A correction keeps what was there for those who coded it.
        let world = trial.script.world();
        assert_eq!(transcript::correct(&mut tx, &keep, &world, transcript, 2, "I asked P02.").await.unwrap(), 2);
        assert_eq!(transcript::correct(&mut tx, &keep, &world, transcript, 2, "I always asked P02.").await.unwrap(), 3);
        let corrected = transcript::corrected_since(&mut tx, &see, transcript, 1).await.unwrap();
        let one: Vec<_> = corrected.iter().map(|c| (c.number, c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(one, [(2, "I ask P02.", "I always asked P02.")]);
        let corrected = transcript::corrected_since(&mut tx, &see, transcript, 2).await.unwrap();
        assert_eq!(corrected[0].before, "I asked P02.");
        assert!(transcript::corrected_since(&mut tx, &see, transcript, 3).await.unwrap().is_empty());
        let why = study::superseded(&mut tx, id, NOON).await.unwrap().map(|(why, _)| why);
        assert_eq!(why, Some(Superseded::Correction));
    }

    async fn whom_the_room_heard_is_proposed_for_cues_without_a_name(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        let transcript = import(&mut tx, trial, id).await;
        let keep = may::<KeepKey>(&mut tx, trial, CORA, id).await;
        // Held elsewhere, nobody was heard.
        assert_eq!(transcript::proposals(&mut tx, &keep, transcript).await.unwrap(), []);
        let group = transcript::get(&mut tx, &keep, transcript).await.unwrap().group;
        tx.run("UPDATE focus_group SET session = $2 WHERE id = $1", values![group, scene::session()]).await.unwrap();
        tx.run("UPDATE session SET starts = $2, opened = $2 WHERE id = $1", values![scene::session(), NOON]).await.unwrap();
        let second = |at: i64| domain::moment::Moment::from_micros(NOON.micros() + at * 1_000_000);
        for (number, leads, from, to) in [(CORA, true, 1, 2), (GRACE, false, 2, 3), (ADA, false, 3, 5)] {
            let sql = "INSERT INTO speech (session, person, connection, profession, leads, began, ended)
                VALUES ($1, $2, $3, 'other', $4, $5, $6)";
            let values = values![scene::session(), person(number), number.to_string(), leads, second(from), second(to)];
            tx.run(sql, values).await.unwrap();
        }
        let ada = pseudonymous(&mut tx, trial, id, ADA).await;
        let proposed = transcript::proposals(&mut tx, &keep, transcript).await.unwrap();
        assert_eq!(proposed, [(3, Voice::Participant(ada.id))]);
        // Once names are told, their cues set the clock.
        let grace = pseudonymous(&mut tx, trial, id, GRACE).await;
        let names = [("Interviewer".to_owned(), Voice::Moderator), ("Ada".to_owned(), Voice::Participant(grace.id))];
        transcript::link(&mut tx, &keep, transcript, &names, &proposed, NOON).await.unwrap();
        let cues = transcript::originals(&mut tx, &keep, transcript).await.unwrap();
        assert_eq!(cues[2].voice, Voice::Participant(ada.id));
        assert_eq!(transcript::proposals(&mut tx, &keep, transcript).await.unwrap(), proposed);
    }

    async fn consent_is_given_and_taken_back_and_a_withdrawal_lasts(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let id = begin(&mut tx, trial).await;
        let world = trial.script.world();
        let own = may::<Consent>(&mut tx, trial, ADA, id).await;
        participant::consent(&mut tx, &own, &world, &consents("yes")).await.unwrap();
        assert!(study::superseded(&mut tx, id, NOON).await.unwrap().is_none());
        assert!(pseudonymous(&mut tx, trial, id, ADA).await.quotable());
        participant::consent(&mut tx, &own, &world, &consents("no")).await.unwrap();
        assert!(!pseudonymous(&mut tx, trial, id, ADA).await.quotable());
        assert_eq!(study::superseded(&mut tx, id, NOON).await.unwrap().unwrap().0, Superseded::Consent);
        let (_, given) = participant::own(&mut tx, &own).await.unwrap();
        assert_eq!(given.len(), 5);
        let keep = may::<KeepKey>(&mut tx, trial, CORA, id).await;
        let grace = pseudonymous(&mut tx, trial, id, GRACE).await;
        participant::record(&mut tx, &keep, &world, grace.id, &consents("yes")).await.unwrap();
        assert!(participant::answers(&mut tx, &keep, grace.id).await.unwrap().iter().all(|one| one.paper));
        participant::withdraw(&mut tx, &own, &world).await.unwrap();
        assert!(!pseudonymous(&mut tx, trial, id, ADA).await.counts());
        let late = participant::consent(&mut tx, &own, &world, &consents("yes")).await;
        assert!(matches!(late, Err(store::Error::Taken)));
        // The trail tells it under the pseudonym.
        let see = may::<SeeStudy>(&mut tx, trial, ALAN, id).await;
        let ada = pseudonymous(&mut tx, trial, id, ADA).await.pseudonym();
        let (trail, _) = study::trail(&mut tx, &see, 0).await.unwrap();
        let newest = &trail[0];
        assert_eq!((newest.who.clone(), newest.act.as_str()), (ada.clone(), "participant-withdrew"));
        assert_eq!(newest.about, format!("{ada} own quotes=0"));
        assert!(trail.iter().all(|trace| !format!("{trace:?}").contains("Lovelace")));
    }
}
