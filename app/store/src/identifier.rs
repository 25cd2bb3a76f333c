//! Details that authors decided to keep because they identify nobody, and what presenters attested. The details themselves
//! are never stored: a keyed hash tells them when they come again.

use std::collections::HashMap;

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};
use domain::{
    access::{Act, Permit, WriteCase},
    id::{CaseId, Id},
    identifier::{self, Kept, Reason},
    moment::Moment,
};

use crate::{audit, db::Tx, error::Result, row::Row, values};

/// The key of the hashes. Another installation, or this one with another key, cannot tell the details.
#[derive(Clone)]
pub struct Seal(Key);

domain::unprinted!(Seal);

impl Seal {
    /// The seal of an installation's secret, which may serve other purposes too.
    pub fn of(secret: &[u8]) -> Self {
        let own = sign(&Key::new(HMAC_SHA256, secret), b"kept identifiers");
        Self(Key::new(HMAC_SHA256, own.as_ref()))
    }

    /// The hash of a detail's normal form, in one case.
    fn hash(&self, case: CaseId, folded: &str) -> Vec<u8> {
        let text = [case.uuid().as_bytes(), folded.as_bytes()].concat();
        sign(&self.0, &text).as_ref().to_vec()
    }
}

/// What was decided about the details of one case.
#[derive(Clone)]
pub struct Decided {
    seal: Seal,
    case: CaseId,
    reasons: HashMap<Vec<u8>, Reason>,
}

impl Decided {
    /// Why a detail was kept, by its normal form; none when nobody decided about it.
    pub fn why(&self, folded: &str) -> Option<Reason> {
        self.reasons.get(&self.seal.hash(self.case, folded)).copied()
    }
}

/// What was decided in a case, by whoever has something to do with it.
pub async fn decided<A: Act<Thing = CaseId>>(tx: &mut Tx, permit: &Permit<A>, seal: &Seal) -> Result<Decided> {
    let sql = "SELECT detail, reason FROM kept_identifier WHERE \"case\" = $1";
    let read = |row: &Row| Ok((row.get("detail")?, row.parse("reason", Reason::parse)?));
    let reasons = tx.all(sql, values![permit.thing()], read).await?.into_iter().collect();
    Ok(Decided { seal: seal.clone(), case: permit.thing(), reasons })
}

/// Remembers what was kept and why. A detail that was kept before stays as it was decided first.
pub async fn keep<A: Act<Thing = CaseId>>(
    tx: &mut Tx,
    permit: &Permit<A>,
    seal: &Seal,
    kept: &[Kept],
    now: Moment,
) -> Result<()> {
    let sql = "INSERT INTO kept_identifier (\"case\", detail, person, field, kind, rule, reason, engine, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    let (case, person, engine) = (permit.thing(), permit.person(), identifier::engine());
    for one in kept {
        let detail = seal.hash(case, &one.folded);
        let values = values![case, detail, person, &one.field, one.code, one.rule, one.reason.code(), engine, now];
        tx.run(sql, values).await?;
    }
    Ok(())
}

/// Writes down that the presenter attests: the case is free of identifying details, and the patient agrees. `people`: about
/// how many people its details leave together, where the presenter was asked to look at that again.
pub(crate) async fn attest(
    tx: &mut Tx,
    permit: &Permit<WriteCase>,
    revision: u32,
    people: Option<u32>,
    now: Moment,
) -> Result<()> {
    let sql =
        "INSERT INTO attestation (\"case\", revision, person, engine, people, at) VALUES ($1, $2, $3, $4, $5, $6)";
    let people = people.map(i64::from);
    tx.run(sql, values![permit.thing(), revision, permit.person(), identifier::engine(), people, now]).await?;
    let act = "attests de-identification and consent to present".to_owned();
    let (hub, person) = (permit.hub(), Some(permit.person()));
    audit::add(tx, &audit::Entry { hub, person, act, thing: permit.thing().to_string() }, now).await
}
