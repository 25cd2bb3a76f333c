//! Hides fields of a case from everyone at once, the presenter's own open form excepted, and removes texts for good: from the
//! rows, from a signed letter and its PDF, and from the database's own file.

mod discard;
mod letter;

pub use discard::discard;

use domain::{
    access::{HideField, Permit, PurgeCase},
    form::Answers,
    id::CaseId,
    moment::Moment,
    purge::Target,
    world::World,
};

use crate::{
    agenda, attachment, audit, case, computation,
    db::Tx,
    error::{Error, Result},
    file::Files,
    follow_up,
    row::Row,
    values,
};

/// A text that a case holds.
#[derive(Clone, PartialEq, Eq)]
pub struct Held {
    /// Where it stands.
    pub target: Target,
    /// The text; for a field of the form its name, for scores their code.
    pub text: String,
    /// Whether it is hidden now.
    pub hidden: bool,
}

domain::unprinted!(Held);

/// Hides a field, or shows it again; open rooms hear of it. [`Error::Missing`] for a field that the form does not have.
pub async fn hide(tx: &mut Tx, permit: &Permit<HideField>, field: &str, hides: bool, now: Moment) -> Result<()> {
    let record = case::get(tx, permit).await?;
    if !record.form.sections.iter().any(|section| section.fields.iter().any(|known| known.name == field)) {
        return Err(Error::Missing);
    }
    let (case, person) = (permit.thing(), permit.person());
    if hides {
        let sql =
            "INSERT INTO hidden_field (\"case\", field, person, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        tx.run(sql, values![case, field, person, now]).await?;
    } else {
        tx.run("DELETE FROM hidden_field WHERE \"case\" = $1 AND field = $2", values![case, field]).await?;
    }
    case::index_again(tx, case).await?;
    agenda::tell_of_case(tx, case).await?;
    let act = format!("{} field {field}", if hides { "hides" } else { "shows" });
    let entry = audit::Entry { hub: permit.hub(), person: Some(person), act, thing: case.to_string() };
    audit::add(tx, &entry, now).await
}

/// Every text of a case, fields of the form in their order first.
pub async fn held(tx: &mut Tx, permit: &Permit<PurgeCase>) -> Result<Vec<Held>> {
    let record = case::get(tx, permit).await?;
    let answers = answers(tx, permit.thing()).await?;
    let fields = record.form.sections.iter().flat_map(|section| &section.fields);
    let answered = fields.filter(|field| answers.get(&field.name).is_some());
    let mut all: Vec<Held> = answered
        .map(|field| Held {
            target: Target::Field(field.name.clone()),
            text: field.name.clone(),
            hidden: record.hidden.contains(&field.name),
        })
        .collect();
    let shown = |target, text| Held { target, text, hidden: false };
    all.extend(Some(shown(Target::Note, record.note)).filter(|note| !note.text.is_empty()));
    let sql = "SELECT id, question, answer FROM clarification WHERE \"case\" = $1 ORDER BY asked, id";
    let read = |row: &Row| {
        let answer: Option<String> = row.get("answer")?;
        Ok([
            shown(Target::Question(row.get("id")?), row.get("question")?),
            shown(Target::Answer(row.get("id")?), answer.unwrap_or_default()),
        ])
    };
    all.extend(tx.all(sql, values![permit.thing()], read).await?.into_iter().flatten());
    let sql = "SELECT id, text FROM comment WHERE \"case\" = $1 ORDER BY created, id";
    let read = |row: &Row| Ok(shown(Target::Comment(row.get("id")?), row.get("text")?));
    all.extend(tx.all(sql, values![permit.thing()], read).await?);
    let sql = "SELECT id, text, feasible_why, outcome_why FROM recommendation WHERE \"case\" = $1 ORDER BY created, id";
    let read = |row: &Row| {
        Ok([
            shown(Target::Recommendation(row.get("id")?), row.get("text")?),
            shown(Target::Reason(row.get("id")?), row.get("feasible_why")?),
            shown(Target::Outcome(row.get("id")?), row.get("outcome_why")?),
        ])
    };
    all.extend(tx.all(sql, values![permit.thing()], read).await?.into_iter().flatten());
    all.extend(letter::held(tx, permit.thing()).await?);
    let again = follow_up::again(tx, permit.thing()).await?;
    all.extend(again.map(|_| shown(Target::Scores, Target::Scores.code())));
    let medicines = follow_up::medicines(tx, permit.thing()).await?;
    all.extend(medicines.map(|_| shown(Target::Medicines, Target::Medicines.code())));
    all.retain(|held| !held.text.is_empty());
    Ok(all)
}

/// Removes a text, or all of them, with the audit row that names the place and not the text. [`Error::Missing`] when it is not
/// there. What the database's own files still hold is left to [`crate::Db::scrub`], after the transaction.
pub async fn remove(
    tx: &mut Tx,
    permit: &Permit<PurgeCase>,
    files: &Files,
    target: &Target,
    world: &World,
) -> Result<()> {
    let targets: Vec<Target> = held(tx, permit).await?.into_iter().map(|held| held.target).collect();
    let case = permit.thing();
    let mut removed = letter::Removed::default();
    for one in targets.iter().filter(|one| target == *one || *target == Target::Case) {
        removed.note(tx, one).await?;
    }
    if *target == Target::Case {
        for one in &targets {
            remove_one(tx, case, one).await?;
        }
        attachment::forget(tx, permit, world).await?;
    } else if targets.contains(target) {
        remove_one(tx, case, target).await?;
    } else {
        return Err(Error::Missing);
    }
    letter::reprint(tx, permit, files, &removed, world).await?;
    agenda::tell_of_case(tx, case).await?;
    let act = format!("removes {} for good", target.code());
    let entry = audit::Entry { hub: permit.hub(), person: Some(permit.person()), act, thing: case.to_string() };
    audit::add(tx, &entry, world.now()).await
}

async fn remove_one(tx: &mut Tx, case: CaseId, target: &Target) -> Result<()> {
    match target {
        Target::Field(field) => {
            let answers = answers(tx, case).await?.without(&[field.clone()].into());
            // The revision grows: a page that still shows the text must not bring it back.
            let sql = "UPDATE \"case\" SET answers = $2, revision = revision + 1 WHERE id = $1";
            tx.run_one(sql, values![case, answers.json()]).await?;
            computation::forget(tx, case).await?;
            tx.run("DELETE FROM hidden_field WHERE \"case\" = $1 AND field = $2", values![case, field]).await?;
            case::index_again(tx, case).await?;
        }
        Target::Note => {
            tx.run_one("UPDATE \"case\" SET note = '' WHERE id = $1", values![case]).await?;
        }
        Target::Question(id) => {
            let sql = "UPDATE clarification SET question = '' WHERE id = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*id, case]).await?;
        }
        Target::Answer(id) => {
            let sql = "UPDATE clarification SET answer = '' WHERE id = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*id, case]).await?;
        }
        Target::Comment(id) => {
            tx.run_one("UPDATE comment SET text = '' WHERE id = $1 AND \"case\" = $2", values![*id, case]).await?;
        }
        Target::Recommendation(id) => {
            let sql = "UPDATE recommendation SET text = '', source = '', link = '' WHERE id = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*id, case]).await?;
            letter::forget(tx, *id).await?;
        }
        Target::Reason(id) => {
            let sql = "UPDATE recommendation SET feasible_why = '' WHERE id = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*id, case]).await?;
        }
        Target::Outcome(id) => {
            let sql = "UPDATE recommendation SET outcome_why = '' WHERE id = $1 AND \"case\" = $2";
            tx.run_one(sql, values![*id, case]).await?;
        }
        Target::Plain(_) | Target::Wording(_) | Target::Objection(_) | Target::Amendment(_) => {
            letter::remove_one(tx, case, target).await?;
        }
        Target::Scores => follow_up::forget(tx, case).await?,
        Target::Medicines => follow_up::forget_medicines(tx, case).await?,
        Target::Case => {}
    }
    Ok(())
}

async fn answers(tx: &mut Tx, case: CaseId) -> Result<Answers> {
    tx.one("SELECT answers FROM \"case\" WHERE id = $1", values![case], |row| row.parse("answers", Answers::parse))
        .await
}
