//! A case and the cases it follows or is followed by: links for those who may read them, the way to bring it back, and the
//! figures of then beside those of now.

use askama::Template;
use domain::{
    access::{FollowUpCase, ReadCase},
    case::Code,
    computation::Computation,
    id::CaseId,
};
use store::{
    Tx,
    access::permit,
    case::{Link, Opening, Record},
};
use ui::Html;

use super::tag;
use crate::{computation, error::Error, gate::holds, visit::Visit};

#[derive(Template)]
#[template(path = "case/following.html")]
struct Following<'a> {
    v: &'a Visit,
    case: CaseId,
    earlier: Option<(Link, bool)>,
    later: Vec<Link>,
    returns: Vec<Opening>,
}

impl Following<'_> {
    fn name(&self, link: &Link) -> String {
        named(self.v, link.code.as_ref())
    }

    fn tag(&self, link: &Link) -> ui::Tag {
        tag(self.v, link.state)
    }
}

/// Figures of an earlier case beside those of now.
#[derive(Template)]
#[template(path = "case/then.html")]
struct Then<'a> {
    v: &'a Visit,
    earlier: String,
    rows: Vec<Row>,
}

/// One figure.
struct Row {
    what: String,
    then: String,
    now: String,
}

fn named(v: &Visit, code: Option<&Code>) -> String {
    code.map_or_else(|| v.t("case-follow-open"), |code| v.t1("case-name", "code", code.as_str()))
}

/// The links of a case and the buttons to bring it back; nothing when there are none.
pub async fn block(tx: &mut Tx, v: &Visit, pass: &domain::access::Permit<ReadCase>) -> Result<Html, Error> {
    let (who, case) = (v.who()?, pass.thing());
    let earlier = match store::case::earlier(tx, pass).await? {
        Some(link) => {
            let reads = holds(permit::<ReadCase>(tx, who, link.id).await)?.is_some();
            Some((link, reads))
        }
        None => None,
    };
    let mut later = Vec::new();
    for link in store::case::later(tx, pass).await? {
        if holds(permit::<ReadCase>(tx, who, link.id).await)?.is_some() {
            later.push(link);
        }
    }
    let returns = match holds(permit::<FollowUpCase>(tx, who, case).await)? {
        Some(own) => store::case::returns(tx, &own, v.now).await?,
        None => Vec::new(),
    };
    if earlier.is_none() && later.is_empty() && returns.is_empty() {
        return Ok(Html::default());
    }
    Html::rendered(&Following { v, case, earlier, later, returns }).map_err(Error::broken)
}

/// The figures of the earlier case beside those of this one, for those who may read both; nothing for a first presentation.
pub async fn then(
    tx: &mut Tx,
    v: &Visit,
    pass: &domain::access::Permit<ReadCase>,
    now: &Computation,
) -> Result<Html, Error> {
    let Some(link) = store::case::earlier(tx, pass).await? else { return Ok(Html::default()) };
    let Some(reads) = holds(permit::<ReadCase>(tx, v.who()?, link.id).await)? else { return Ok(Html::default()) };
    let record: Record = store::case::show(tx, &reads, v.now).await?;
    let then = computation::of_case(tx, v, &reads, &record).await?;
    let rows = rows(v, &then, now);
    if rows.is_empty() {
        return Ok(Html::default());
    }
    Html::rendered(&Then { v, earlier: named(v, link.code.as_ref()), rows }).map_err(Error::broken)
}

/// Dose and scores, each that is known then or now.
fn rows(v: &Visit, then: &Computation, now: &Computation) -> Vec<Row> {
    let dose = |all: &Computation| all.dose.as_ref().map(|dose| dose.text.clone());
    let mut rows = Vec::new();
    if then.dose.is_some() || now.dose.is_some() {
        let told = |dose: Option<String>| dose.unwrap_or_else(|| v.t("case-then-none"));
        rows.push(Row { what: v.t("computation-dose"), then: told(dose(then)), now: told(dose(now)) });
    }
    let score = |all: &Computation, instrument: &str| {
        let found = all.scores.iter().find(|score| score.instrument == instrument && score.refusal.is_none());
        found.map_or_else(|| v.t("case-then-none"), |score| v.score_of(score))
    };
    let known = then.scores.iter().chain(&now.scores).filter(|score| score.refusal.is_none());
    let mut named: Vec<(&str, &str)> = Vec::new();
    for found in known {
        if !named.iter().any(|(instrument, _)| *instrument == found.instrument) {
            named.push((&found.instrument, &found.name));
        }
    }
    rows.extend(named.into_iter().map(|(instrument, name)| Row {
        what: name.to_owned(),
        then: score(then, instrument),
        now: score(now, instrument),
    }));
    rows
}
