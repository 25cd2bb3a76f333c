//! The certificates of a cycle: who has earned one, who not and why, and the button that issues them.

use askama::Template;
use domain::{access::ManageCycle, certificate::Standing, id::CertificateId, voice::Voice as _};
use store::{certificate::Candidate, credit::Ledger};
use ui::Hidden;

use crate::{
    error::Reply,
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
    lines: Vec<Line>,
}

/// One person.
struct Line {
    name: String,
    profession: String,
    sessions: String,
    credits: String,
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
        lines: candidates.into_iter().map(|candidate| line(&v, candidate)).collect(),
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

fn line(v: &Visit, candidate: Candidate) -> Line {
    let standing = match (candidate.issued, candidate.standing) {
        (Some((_, at)), _) => v.t1("certificate-standing-issued", "date", v.date(&at)),
        (None, Standing::Earned) => v.t("certificate-standing-earned"),
        (None, Standing::NotOver(_)) => v.t("certificate-standing-not-over"),
        (None, Standing::NoRule) => v.t("certificate-standing-no-rule"),
        (None, Standing::TooFew { counted, needed }) => {
            v.t2("certificate-standing-too-few", "counted", counted, "needed", needed)
        }
    };
    Line {
        name: candidate.named.name,
        profession: v.t(format!("profession-{}", candidate.named.profession.code())),
        sessions: candidate.reckoning.sessions.to_string(),
        credits: v.words.hundredths(candidate.reckoning.hundredths),
        standing,
        issued: candidate.issued.map(|(id, _)| id),
    }
}
