//! Codebook versions, codings in rounds, decisions, themes, and codings after a correction.

use domain::{
    access::{AnalyzeStudy, BeginStudy, CodeStudy, ManageStudy},
    codebook::{Code, Codebook, Color},
    coding::{Decision, Point, Span, Verdict},
    id::{CodeId, CodingId, FocusGroupId, StudyId, TranscriptId},
    study::{Membership, Part, Study},
    theme::Theme,
};
use store::{
    Error, Tx, codebook,
    coding::{self, Asked, Given, On},
    study, theme, values,
};

use crate::{
    both::{NOON, Trial},
    on_both,
    scene::{self, ALAN, CORA, may, person},
};

/// Cora leads and codes, Alan codes. One transcript of three cues.
async fn begin(tx: &mut Tx, trial: &Trial) -> (StudyId, TranscriptId) {
    scene::set(tx, trial).await;
    let world = trial.script.world();
    let permit = may::<BeginStudy>(tx, trial, CORA, scene::program()).await;
    for who in [CORA, ALAN] {
        store::person::give(tx, person(who), &scene::who(trial, who).roles).await.unwrap();
    }
    let about = Study { title: "Together".to_owned(), question: "How?".to_owned(), quotes_each: 3 };
    let id = study::add(tx, &permit, &world, &about).await.unwrap();
    let manage = may::<ManageStudy>(tx, trial, CORA, id).await;
    for (who, parts) in [(CORA, vec![Part::Lead, Part::Coder]), (ALAN, vec![Part::Coder])] {
        let membership = Membership { parts: parts.into_iter().collect(), reason: String::new() };
        study::set_member(tx, &manage, &world, person(who), &membership).await.unwrap();
    }
    let (group, transcript): (FocusGroupId, TranscriptId) = (world.id(), world.id());
    let sql = "INSERT INTO focus_group (id, study, number, held_on, place, others, notes, created)
        VALUES ($1, $2, 1, '2026-10-01', '', '', '', $3)";
    tx.run(sql, values![group, id, NOON]).await.unwrap();
    let sql =
        "INSERT INTO transcript (id, focus_group, file_name, format, notices, state, revision, created, created_by)
        VALUES ($1, $2, 'a.vtt', 'webvtt', '[]', 'frozen', 1, $3, $4)";
    tx.run(sql, values![transcript, group, NOON, person(CORA)]).await.unwrap();
    for (number, text) in [(1, "Whom do you ask?"), (2, "We trust them 👍🏽"), (3, "a lot.")] {
        let sql = "INSERT INTO cue (transcript, number, kind, text, revision) VALUES ($1, $2, $3, $4, 1)";
        let kind = if number == 1 { "moderator" } else { "unknown" };
        tx.run(sql, values![transcript, number, kind, text]).await.unwrap();
    }
    (id, transcript)
}

fn code(trial: &Trial, name: &str) -> Code {
    let empty = String::new;
    let id: CodeId = trial.script.world().id();
    let (definition, include, exclude, example) = (empty(), empty(), empty(), empty());
    Code { id, parent: None, name: name.to_owned(), definition, include, exclude, example, color: Color::Green }
}

async fn book(tx: &mut Tx, trial: &Trial, study: StudyId) -> Codebook {
    let analyze = may::<AnalyzeStudy>(tx, trial, CORA, study).await;
    let book = Codebook::default().with(code(trial, "Trust")).with(code(trial, "Time"));
    let book = Codebook { version: 1, ..book };
    codebook::add(tx, &analyze, &book, "", NOON).await.unwrap();
    book
}

fn turn() -> Span {
    Span { from: Point { cue: 2, at: 0 }, to: Point { cue: 3, at: 6 } }
}

on_both! {
    async fn a_codebook_grows_by_versions_and_two_cannot_write_the_same_one(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (study, _) = begin(&mut tx, trial).await;
        let analyze = may::<AnalyzeStudy>(&mut tx, trial, ALAN, study).await;
        let first = book(&mut tx, trial, study).await;
        let next = first.with(code(trial, "Roles"));
        codebook::add(&mut tx, &analyze, &next, "Heard in group 2", NOON).await.unwrap();
        assert!(matches!(codebook::add(&mut tx, &analyze, &next, "Again", NOON).await, Err(Error::Taken)));
        assert_eq!(codebook::newest(&mut tx, &analyze).await.unwrap(), next);
        assert_eq!(codebook::at(&mut tx, &analyze, 1).await.unwrap(), first);
        assert!(matches!(codebook::at(&mut tx, &analyze, 3).await, Err(Error::Missing)));
        let told = codebook::versions(&mut tx, &analyze).await.unwrap();
        let told: Vec<_> = told.iter().map(|one| (one.number, one.reason.as_str(), one.author.as_str())).collect();
        assert_eq!(told, [(2, "Heard in group 2", "Alan Turing"), (1, "", "Cora Diamond")]);
    }

    async fn a_coding_counts_once_is_its_coders_alone_and_stays_as_history(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (study, transcript) = begin(&mut tx, trial).await;
        let (world, book) = (trial.script.world(), book(&mut tx, trial, study).await);
        let alan = may::<CodeStudy>(&mut tx, trial, ALAN, study).await;
        let cora = may::<CodeStudy>(&mut tx, trial, CORA, study).await;
        let manage = may::<ManageStudy>(&mut tx, trial, CORA, study).await;
        let analyze = may::<AnalyzeStudy>(&mut tx, trial, CORA, study).await;
        let given = Given { id: world.id::<CodingId>(), transcript, code: book.codes[0].id, span: turn() };
        assert!(matches!(coding::give(&mut tx, &alan, &world, &given).await, Err(Error::Taken)));
        let round = coding::open(&mut tx, &manage, &world, true).await.unwrap();
        assert!(matches!(coding::open(&mut tx, &manage, &world, true).await, Err(Error::Taken)));
        let kept = coding::give(&mut tx, &alan, &world, &given).await.unwrap();
        assert_eq!(coding::give(&mut tx, &alan, &world, &given).await.unwrap(), kept);
        assert_eq!((kept.version, kept.span), (1, turn()));
        // A key that is somebody else's is no coding of one's own.
        assert!(matches!(coding::give(&mut tx, &cora, &world, &given).await, Err(Error::Taken)));
        assert!(matches!(coding::remove(&mut tx, &cora, kept.id, NOON).await, Err(Error::Missing)));
        assert!(matches!(coding::documents(&mut tx, &analyze, &round).await, Err(Error::Missing)));
        trial.script.pass_minutes(1);
        coding::remove(&mut tx, &alan, kept.id, world.now()).await.unwrap();
        assert_eq!(coding::of_round(&mut tx, &analyze, round.id).await.unwrap().len(), 0);
        let asked = Asked { round: round.id, transcript, coder: None, since: None };
        let history = coding::of_text(&mut tx, &analyze, &asked).await.unwrap();
        assert_eq!((history.len(), history[0].removed), (1, Some(world.now())));
        let other = Given { id: world.id(), ..given };
        coding::give(&mut tx, &alan, &world, &other).await.unwrap();
        coding::finish(&mut tx, &cora, &world, transcript, true).await.unwrap();
        coding::close(&mut tx, &manage, round.id, world.now()).await.unwrap();
        assert!(matches!(coding::remove(&mut tx, &alan, other.id, NOON).await, Err(Error::Taken)));
        let round = coding::rounds(&mut tx, &analyze).await.unwrap()[0];
        let documents = coding::documents(&mut tx, &analyze, &round).await.unwrap();
        assert_eq!((documents[0].coders.len(), documents[0].marks.len(), documents[0].turns.len()), (2, 1, 2));
    }

    async fn a_decision_a_theme_and_a_memo_are_kept_with_who_and_when(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (study, transcript) = begin(&mut tx, trial).await;
        let (world, book) = (trial.script.world(), book(&mut tx, trial, study).await);
        let manage = may::<ManageStudy>(&mut tx, trial, CORA, study).await;
        let analyze = may::<AnalyzeStudy>(&mut tx, trial, CORA, study).await;
        let round = coding::open(&mut tx, &manage, &world, false).await.unwrap();
        let verdict = Verdict::Other(book.codes.iter().map(|code| code.id).collect());
        let decision =
            Decision { transcript, cue: 2, verdict, note: "Both".to_owned(), person: person(CORA), at: NOON };
        coding::decide(&mut tx, &analyze, &world, &round, &decision).await.unwrap();
        assert_eq!(coding::decisions(&mut tx, &analyze, round.id).await.unwrap(), [decision]);
        let one = Theme { name: "Asking".to_owned(), description: String::new(), codes: [book.codes[0].id].into() };
        let id = theme::add(&mut tx, &analyze, &world, &one).await.unwrap();
        let two = Theme { name: "Asking early".to_owned(), ..one.clone() };
        theme::revise(&mut tx, &analyze, (id, 1), &two, NOON).await.unwrap();
        assert!(matches!(theme::revise(&mut tx, &analyze, (id, 1), &one, NOON).await, Err(Error::Taken)));
        let found = theme::newest(&mut tx, &analyze).await.unwrap();
        assert_eq!(found.iter().map(|one| (one.number, &one.theme)).collect::<Vec<_>>(), [(2, &two)]);
        for on in [On::Code(book.codes[0].id), On::Theme(id), On::Cue(transcript, 2)] {
            coding::write_memo(&mut tx, &analyze, &world, on, "Think again").await.unwrap();
        }
        let nothing = coding::write_memo(&mut tx, &analyze, &world, On::Cue(transcript, 9), "Lost").await;
        assert!(matches!(nothing, Err(Error::Missing)));
        assert_eq!(coding::memos(&mut tx, &analyze).await.unwrap().len(), 3);
    }

    async fn what_a_coder_gave_stays_when_they_leave_the_team(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (study, transcript) = begin(&mut tx, trial).await;
        let (world, book) = (trial.script.world(), book(&mut tx, trial, study).await);
        let manage = may::<ManageStudy>(&mut tx, trial, CORA, study).await;
        let analyze = may::<AnalyzeStudy>(&mut tx, trial, CORA, study).await;
        let alan = may::<CodeStudy>(&mut tx, trial, ALAN, study).await;
        let round = coding::open(&mut tx, &manage, &world, false).await.unwrap();
        let given = Given { id: world.id(), transcript, code: book.codes[0].id, span: turn() };
        coding::give(&mut tx, &alan, &world, &given).await.unwrap();
        let none = Membership { parts: [].into(), reason: String::new() };
        store::study::set_member(&mut tx, &manage, &world, person(ALAN), &none).await.unwrap();
        let who = scene::who(trial, ALAN);
        assert!(store::access::permit::<CodeStudy>(&mut tx, &who, study).await.is_err());
        let coders = coding::coders(&mut tx, &analyze).await.unwrap();
        assert_eq!(coders.iter().map(|coder| coder.name.as_str()).collect::<Vec<_>>(), ["Alan Turing"]);
        let rounds = coding::rounds(&mut tx, &analyze).await.unwrap();
        let round = rounds.iter().find(|own| own.id == round.id).unwrap();
        let documents = coding::documents(&mut tx, &analyze, round).await.unwrap();
        let marks: usize = documents.iter().map(|document| document.marks.len()).sum();
        assert_eq!(marks, 1);
    }

    async fn codings_of_an_earlier_revision_wait_with_the_text_they_were_given_on(trial) {
        let mut tx = trial.db.write().await.unwrap();
        let (study, transcript) = begin(&mut tx, trial).await;
        let (world, book) = (trial.script.world(), book(&mut tx, trial, study).await);
        let manage = may::<ManageStudy>(&mut tx, trial, CORA, study).await;
        let analyze = may::<AnalyzeStudy>(&mut tx, trial, CORA, study).await;
        let alan = may::<CodeStudy>(&mut tx, trial, ALAN, study).await;
        coding::open(&mut tx, &manage, &world, false).await.unwrap();
        let given = Given { id: world.id(), transcript, code: book.codes[0].id, span: turn() };
        coding::give(&mut tx, &alan, &world, &given).await.unwrap();
        for (revision, text) in [(2_i64, "We do trust them"), (3, "We trust each other")] {
            let sql = "INSERT INTO cue_edition (transcript, number, revision, text, changed_by, changed)
                SELECT transcript, number, $2, text, $3, $4 FROM cue WHERE transcript = $1 AND number = 2";
            tx.run(sql, values![transcript, revision - 1, person(CORA), NOON]).await.unwrap();
            let sql = "UPDATE cue SET text = $2, revision = $3 WHERE transcript = $1 AND number = 2";
            tx.run(sql, values![transcript, text, revision]).await.unwrap();
            tx.run("UPDATE transcript SET revision = $2 WHERE id = $1", values![transcript, revision]).await.unwrap();
        }
        let (stale, texts) = coding::stale(&mut tx, &analyze, transcript).await.unwrap();
        assert_eq!((stale.len(), stale[0].revision), (1, 1));
        assert_eq!((texts[&1].0[&2].as_str(), texts[&3].0[&2].as_str()), ("We trust them 👍🏽", "We trust each other"));
        coding::anchor(&mut tx, &analyze, given.id, None, 3).await.unwrap();
        assert_eq!(coding::lost(&mut tx, &analyze).await.unwrap().len(), 1);
        assert_eq!(coding::stale(&mut tx, &analyze, transcript).await.unwrap().0.len(), 0);
    }
}
