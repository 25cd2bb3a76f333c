//! A study with one of everything: led by one person, its key kept by a second, coded by a third, with one participant who was
//! in a focus group, whose frozen transcript has a quote; and a transcript that was only brought in.

use domain::{
    access::{BeginStudy, Consent, KeepKey, ManageStudy, QuoteStudy},
    fields::Fields,
    focus_group::FocusGroup,
    id::{FocusGroupId, ParticipantId, ProgramId, QuoteId, StudyId, TranscriptId},
    participant::Consents,
    quote::{Quote, showing},
    study::{Guide, Membership, Part, Study},
    transcript::Voice,
};
use store::{
    Tx,
    access::permit,
    transcript::{New, Original},
    values,
};

use crate::trial::{NOON, Persona, Trial};

/// The ids of what there is.
pub struct Ground {
    pub study: StudyId,
    pub participant: ParticipantId,
    pub group: FocusGroupId,
    pub transcript: TranscriptId,
    /// Only brought in.
    pub imported: TranscriptId,
    pub quote: QuoteId,
}

/// What stands for the parameters of its addresses.
pub async fn begin(
    trial: &Trial,
    team: [&Persona; 3],
    participant: &Persona,
) -> Vec<(&'static str, &'static str, String)> {
    let ground = lay(trial, team, participant).await;
    vec![
        ("", "study", ground.study.to_string()),
        ("", "participant", ground.participant.to_string()),
        ("", "group", ground.group.to_string()),
        ("/studies/{study}/transcripts/{transcript}/removal", "transcript", ground.imported.to_string()),
        ("", "transcript", ground.transcript.to_string()),
        ("", "cue", "2".to_owned()),
        ("", "quote", ground.quote.to_string()),
    ]
}

pub fn consents(quotes: &str) -> Consents {
    let fields = Fields::default().with("take-part", "yes").with("transcript", "yes").with("reports", "yes");
    Consents::check(&fields.with("quotes", quotes)).unwrap()
}

async fn import(tx: &mut Tx, trial: &Trial, keeper: &Persona, study: StudyId, group: FocusGroupId) -> TranscriptId {
    let keep = permit::<KeepKey>(tx, &keeper.who, study).await.unwrap();
    let cue = |number, speaker: &str, text: &str| Original {
        number,
        start: Some(i64::from(number) * 1000),
        end: None,
        speaker: Some(speaker.to_owned()),
        voice: Voice::Unknown,
        text: text.to_owned(),
    };
    let cues = vec![cue(1, "Interviewer", "Whom do you ask?"), cue(2, "Somebody", "I ask the pharmacist first.")];
    let new = New { file_name: "group.vtt".to_owned(), format: "webvtt", notices: Vec::new(), cues };
    store::transcript::add(tx, &keep, &trial.app.world, group, &new).await.unwrap()
}

/// Lays it: the lead, who keeps the key, who codes; and who takes part.
pub async fn lay(trial: &Trial, [lead, keeper, coder]: [&Persona; 3], participant: &Persona) -> Ground {
    let world = &trial.app.world;
    let mut tx = trial.app.db.write().await.unwrap();
    let sql = "SELECT cycle.program AS id FROM registration JOIN cycle ON cycle.id = registration.cycle
        WHERE registration.person = $1 AND registration.state = 'approved'";
    let program: ProgramId = tx.one(sql, values![participant.who.person], |row| row.get("id")).await.unwrap();
    let begin = permit::<BeginStudy>(&mut tx, &lead.who, program).await.unwrap();
    let about = Study { title: "Together".to_owned(), question: "How?".to_owned(), quotes_each: 3 };
    let study = store::study::add(&mut tx, &begin, world, &about).await.unwrap();
    let manage = permit::<ManageStudy>(&mut tx, &lead.who, study).await.unwrap();
    for (persona, part) in [(keeper, Part::Keeper), (coder, Part::Coder)] {
        let membership = Membership { parts: [part].into_iter().collect(), reason: String::new() };
        store::study::set_member(&mut tx, &manage, world, persona.who.person, &membership).await.unwrap();
    }
    let guide = Guide { text: "Whom do you ask?".to_owned(), reason: String::new() };
    store::study::guide(&mut tx, &manage, 0, &guide, NOON).await.unwrap();
    let keep = permit::<KeepKey>(&mut tx, &keeper.who, study).await.unwrap();
    store::participant::add(&mut tx, &keep, world, &[participant.who.person]).await.unwrap();
    let own = permit::<Consent>(&mut tx, &participant.who, study).await.unwrap();
    store::participant::consent(&mut tx, &own, world, &consents("yes")).await.unwrap();
    let id = store::participant::own(&mut tx, &own).await.unwrap().0.id;
    let group = FocusGroup::check(&Fields::default().with("held_on", "2026-11-20")).unwrap();
    let group = store::focus_group::add(&mut tx, &manage, world, &group).await.unwrap();
    store::focus_group::set_present(&mut tx, &keep, group, &[id], NOON).await.unwrap();
    let transcript = import(&mut tx, trial, keeper, study, group).await;
    let names = [("Interviewer".to_owned(), Voice::Moderator), ("Somebody".to_owned(), Voice::Participant(id))];
    store::transcript::link(&mut tx, &keep, transcript, &names, &[], NOON).await.unwrap();
    let texts = [(1, "Whom do you ask?".to_owned()), (2, "I ask the pharmacist first.".to_owned())];
    store::transcript::freeze(&mut tx, &keep, transcript, &texts, NOON).await.unwrap();
    let imported = import(&mut tx, trial, keeper, study, group).await;
    let picks = permit::<QuoteStudy>(&mut tx, &coder.who, study).await.unwrap();
    let words = Quote { text: "I ask the pharmacist first.".to_owned(), showing: showing("family").unwrap() };
    let quote = store::quote::add(&mut tx, &picks, world, (transcript, 2), &words).await.unwrap();
    tx.save().await.unwrap();
    Ground { study, participant: id, group, transcript, imported, quote }
}
