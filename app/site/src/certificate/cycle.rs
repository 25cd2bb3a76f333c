//! The certificates of a cycle: who has earned one, who not and why, and the button that issues them.

use askama::Template;
use domain::{access::ManageCycle, certificate::Standing, id::CertificateId, voice::Voice as _};
use store::{certificate::Candidate, credit::Ledger};
use ui::{Cell, Column, Hidden, Html, Size, Table};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::{KEY, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "certificate/cycle.html")]
struct CyclePage<'a> {
    v: &'a Visit,
    ledger: &'a Ledger,
    /// How many wait to be issued.
    ready: usize,
    to_come: u32,
    key: Hidden,
    candidates: &'a [Candidate],
    table: Table,
}

/// One person.
#[derive(Template)]
#[template(
    source = r#"<bdi>{{ name }}</bdi><div class="govuk-hint govuk-!-margin-bottom-0">{{ profession }}</div>"#,
    ext = "html"
)]
struct Named<'a> {
    name: &'a str,
    profession: String,
}

/// How far somebody is, with the certificate once there is one.
#[derive(Template)]
#[template(path = "certificate/standing.html")]
struct Stand<'a> {
    v: &'a Visit,
    name: &'a str,
    standing: String,
    issued: Option<CertificateId>,
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<ManageCycle>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (ledger, candidates) = store::certificate::candidates(&mut tx, &permit).await?;
    drop(tx);
    let ready = |candidate: &&Candidate| candidate.issued.is_none() && candidate.standing == Standing::Earned;
    page(&CyclePage {
        v: &v,
        ready: candidates.iter().filter(ready).count(),
        to_come: ledger.progress.to_come,
        key: Hidden::idempotency(KEY, v.key().to_string()),
        candidates: &candidates,
        table: table(&v, &candidates)?,
        ledger: &ledger,
    })
}

/// Issues one to everybody who has earned it and has none.
pub async fn post(v: Visit, permit: Allowed<ManageCycle>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::certificate::issue_all(&mut tx, &permit, &v.app.world).await?;
    let to = format!("/cycles/{}/certificates?said=certificate-issued", permit.thing());
    v.done(tx, &sent, &to).await
}

fn table(v: &Visit, candidates: &[Candidate]) -> Result<Table, Error> {
    let head = |key: &str| Column::new(v.t(key));
    let table = Table::new(v.t("certificate-caption")).caption_size(Size::M).columns([
        head("certificate-person"),
        head("certificate-counted").numeric(),
        head("certificate-credits").numeric(),
        head("certificate-standing"),
    ]);
    let rows = candidates.iter().map(|candidate| row(v, candidate)).collect::<Result<Vec<_>, Error>>()?;
    Ok(table.rows(rows).named_rows().stacked())
}

fn row(v: &Visit, candidate: &Candidate) -> Result<[Cell; 4], Error> {
    let standing = match (&candidate.issued, &candidate.standing) {
        (Some((_, at)), _) => v.t1("certificate-standing-issued", "date", v.date(at)),
        (None, Standing::Earned) => v.t("certificate-standing-earned"),
        (None, Standing::NotOver(_)) => v.t("certificate-standing-not-over"),
        (None, Standing::NoRule) => v.t("certificate-standing-no-rule"),
        (None, Standing::TooFew { counted, needed }) => {
            v.t2("certificate-standing-too-few", "counted", *counted, "needed", *needed)
        }
    };
    let name = candidate.named.name.as_str();
    let profession = v.t(format!("profession-{}", candidate.named.profession.code()));
    let issued = candidate.issued.as_ref().map(|(id, _)| *id);
    Ok([
        Cell::new(Html::rendered(&Named { name, profession }).map_err(Error::broken)?),
        Cell::new(candidate.reckoning.sessions.to_string()),
        Cell::new(v.words.hundredths(candidate.reckoning.hundredths)),
        Cell::new(Html::rendered(&Stand { v, name, standing, issued }).map_err(Error::broken)?),
    ])
}
