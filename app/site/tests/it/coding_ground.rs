//! What is coded in a study: a codebook, an open round with one coding, a theme.

use domain::id::{CodeId, CoderId, CodingId, RoundId, StudyId, ThemeId, TranscriptId};
use store::values;

use crate::trial::{NOON, Persona, Trial};

/// Lays a codebook, an open round with one coding, and a theme in a study; what stands for the parameters of their addresses.
pub async fn lay(
    trial: &Trial,
    (study, transcript): (StudyId, TranscriptId),
    lead: &Persona,
    person: &Persona,
) -> Vec<(&'static str, &'static str, String)> {
    let world = &trial.app.world;
    let mut tx = trial.app.db.write().await.unwrap();
    let (code, other): (CodeId, CodeId) = (world.id(), world.id());
    let sql = "INSERT INTO codebook_version (study, version, author, created, reason) VALUES ($1, 1, $2, $3, '')";
    tx.run(sql, values![study, lead.who.person, NOON]).await.unwrap();
    for (place, (id, name)) in [(code, "Asking"), (other, "Time")].into_iter().enumerate() {
        let sql = "INSERT INTO code (study, version, code, place, name, definition, included, excluded, example, color)
            VALUES ($1, 1, $2, $3, $4, '', '', '', '', 'blue')";
        tx.run(sql, values![study, id, i64::try_from(place).unwrap(), name]).await.unwrap();
    }
    let (round, coder, coding, theme): (RoundId, CoderId, CodingId, ThemeId) =
        (world.id(), world.id(), world.id(), world.id());
    let sql = "INSERT INTO coder (id, study, person, name) VALUES ($1, $2, $3, '')";
    tx.run(sql, values![coder, study, person.who.person]).await.unwrap();
    let sql = "INSERT INTO coding_round (id, study, number, blind, seed, opened, opened_by) VALUES ($1, $2, 1, FALSE, 7, $3, $4)";
    tx.run(sql, values![round, study, NOON, lead.who.person]).await.unwrap();
    let sql = "INSERT INTO coding (id, round, transcript, coder, code, version, first_cue, first_at, last_cue, last_at, revision,
            lost, created) VALUES ($1, $2, $3, $4, $5, 1, 1, 0, 2, 27, 1, FALSE, $6)";
    tx.run(sql, values![coding, round, transcript, coder, code, NOON]).await.unwrap();
    let sql = "INSERT INTO theme (id, study, created) VALUES ($1, $2, $3)";
    tx.run(sql, values![theme, study, NOON]).await.unwrap();
    let sql = "INSERT INTO theme_version (theme, version, name, description, codes, author, created)
        VALUES ($1, 1, 'Knowing whom to ask', '', $2, $3, $4)";
    tx.run(sql, values![theme, code.to_string(), lead.who.person, NOON]).await.unwrap();
    tx.save().await.unwrap();
    vec![
        ("", "studycode", code.to_string()),
        ("", "round", round.to_string()),
        ("", "coding", coding.to_string()),
        ("", "theme", theme.to_string()),
    ]
}
