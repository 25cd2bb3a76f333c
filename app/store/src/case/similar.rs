//! Earlier cases that are like one, or like what somebody looks for, by the terms they share.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    access::{Act, Permit, SeeCases, Who},
    case::Code,
    form::Answers,
    id::{CaseId, Id},
    moment::Moment,
    recommendation::Domain,
    term::{Kind, Term},
};
use uuid::Uuid;

use super::hidden;
use crate::{audit, db::Tx, error::Result, row::Row, value::Value, values};

/// The most terms that are asked for at once; of more, those that say most.
pub const TERMS: usize = 24;

/// A case that is like what was asked for. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Similar {
    /// The case.
    pub id: CaseId,
    /// What people call it.
    pub code: Code,
    /// The program it was brought to.
    pub program: String,
    /// When its session is or was.
    pub session: Option<Moment>,
    /// The terms it shares.
    pub shared: BTreeSet<Term>,
    /// Its questions, as far as they are not hidden.
    pub questions: Vec<String>,
    /// How many recommendations were given, by domain; struck, merged and removed ones are none.
    pub advised: Vec<(Domain, u32)>,
}

domain::unprinted!(Similar);

/// Writes what a case is found by: all its terms anew, of the answers that everybody sees.
pub(crate) async fn index(tx: &mut Tx, case: CaseId, answers: &Answers) -> Result<()> {
    tx.run("DELETE FROM case_term WHERE \"case\" = $1", values![case]).await?;
    for term in Term::of(answers).into_keys() {
        let sql = "INSERT INTO case_term (\"case\", kind, term, weight) VALUES ($1, $2, $3, $4)";
        tx.run(sql, values![case, term.kind.code(), term.code, term.kind.weight()]).await?;
    }
    Ok(())
}

/// The same after a field was hidden, shown or removed. A case that is open with its presenter has no terms.
pub(crate) async fn index_again(tx: &mut Tx, case: CaseId) -> Result<()> {
    let read = |row: &Row| Ok((row.get::<String>("state")?, row.parse("answers", Answers::parse)?));
    let (state, answers) = tx.one("SELECT state, answers FROM \"case\" WHERE id = $1", values![case], read).await?;
    let open = matches!(state.as_str(), "draft" | "returned");
    let answers = if open { Answers::default() } else { answers.without(&hidden(tx, case).await?) };
    index(tx, case, &answers).await
}

/// The twenty cases that share most with these terms, but for one; each shown case gets its audit row. The hub's team finds every case
/// that was accepted, whoever takes part the cases that were shown to them.
pub async fn like(
    tx: &mut Tx,
    who: &Who,
    terms: &BTreeMap<Term, String>,
    except: Option<CaseId>,
    now: Moment,
) -> Result<Vec<Similar>> {
    let mut asked: Vec<&Term> = terms.keys().collect();
    asked.sort_by_key(|term| std::cmp::Reverse(term.kind.weight()));
    asked.truncate(TERMS);
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let team = SeeCases::ROLES.iter().any(|role| who.has(*role));
    let except = except.unwrap_or_else(|| CaseId::from_uuid(Uuid::nil()));
    let mut values = values![who.hub, who.person, i64::from(team), except];
    for place in 0..TERMS {
        let (kind, term) = asked.get(place).map_or(("", ""), |term| (term.kind.code(), term.code.as_str()));
        values.extend([Value::from(kind), Value::from(term)]);
    }
    let sql = "WITH asked (kind, term) AS (VALUES
            ($5, $6), ($7, $8), ($9, $10), ($11, $12), ($13, $14), ($15, $16), ($17, $18), ($19, $20), ($21, $22),
            ($23, $24), ($25, $26), ($27, $28), ($29, $30), ($31, $32), ($33, $34), ($35, $36), ($37, $38), ($39,
            $40), ($41, $42), ($43, $44), ($45, $46), ($47, $48), ($49, $50), ($51, $52)
        ), scored AS (
            SELECT shared.\"case\" AS id, CAST(SUM(shared.weight) AS BIGINT) AS score
            FROM asked JOIN case_term AS shared ON shared.kind = asked.kind AND shared.term = asked.term
            GROUP BY shared.\"case\"
        )
        SELECT c.id, c.code, program.title AS program, session.starts, COALESCE(session.starts, 0) AS day, scored.score
        FROM scored JOIN \"case\" AS c ON c.id = scored.id JOIN cycle ON cycle.id = c.cycle
            JOIN program ON program.id = cycle.program LEFT JOIN session ON session.id = c.session
        WHERE c.hub = $1 AND c.id <> $4 AND c.code IS NOT NULL AND c.state NOT IN ('draft', 'returned', 'submitted')
            AND ($3 = 1 OR (session.state IN ('live', 'ended') AND EXISTS (
                SELECT 1 FROM registration
                WHERE registration.cycle = c.cycle AND registration.person = $2 AND registration.state = 'approved'
            ) AND NOT EXISTS (
                SELECT 1 FROM removal WHERE removal.session = c.session AND removal.person = $2
            )))
        ORDER BY score DESC, day DESC, c.id LIMIT 20";
    let read = |row: &Row| {
        Ok(Similar {
            id: row.get("id")?,
            code: row.parse("code", Code::parse)?,
            program: row.get("program")?,
            session: row.get("starts")?,
            shared: BTreeSet::new(),
            questions: Vec::new(),
            advised: Vec::new(),
        })
    };
    let mut found = Vec::new();
    for mut similar in tx.all(sql, values, read).await? {
        let sql = "SELECT answers FROM \"case\" WHERE id = $1";
        let answers = tx.one(sql, values![similar.id], |row| row.parse("answers", Answers::parse)).await?;
        let seen = answers.without(&hidden(tx, similar.id).await?);
        similar.questions = seen.questions().into_iter().map(str::to_owned).collect();
        let own = terms_of(tx, similar.id).await?;
        similar.shared = asked.iter().filter(|term| own.contains(term)).map(|term| (*term).clone()).collect();
        similar.advised = advised(tx, similar.id).await?;
        let act = "finds a similar case".to_owned();
        let entry = audit::Entry { hub: who.hub, person: Some(who.person), act, thing: similar.id.to_string() };
        audit::add(tx, &entry, now).await?;
        found.push(similar);
    }
    Ok(found)
}

/// Of a case that somebody may read: what it is found by, as it is written there.
pub async fn terms<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>) -> Result<BTreeMap<Term, String>> {
    Ok(Term::of(&super::get(tx, permit).await?.answers))
}

async fn terms_of(tx: &mut Tx, case: CaseId) -> Result<BTreeSet<Term>> {
    let read = |row: &Row| Ok(Term::new(row.parse("kind", Kind::parse)?, row.get::<String>("term")?));
    let sql = "SELECT kind, term FROM case_term WHERE \"case\" = $1";
    Ok(tx.all(sql, values![case], read).await?.into_iter().collect())
}

async fn advised(tx: &mut Tx, case: CaseId) -> Result<Vec<(Domain, u32)>> {
    let sql = "SELECT domain, COUNT(*) AS total FROM recommendation
        WHERE \"case\" = $1 AND NOT struck AND merged_into IS NULL AND text <> '' GROUP BY domain";
    let read = |row: &Row| Ok((row.parse("domain", Domain::parse)?, row.get("total")?));
    let counted: Vec<(Domain, u32)> = tx.all(sql, values![case], read).await?;
    let of = |domain: Domain| counted.iter().find(|(other, _)| *other == domain).copied();
    Ok(Domain::ALL.into_iter().filter_map(of).collect())
}
