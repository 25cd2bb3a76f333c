//! A person's own credits: each session with the minutes, the verdict and why.

use askama::Template;
use domain::{
    certificate::Standing,
    credit::{Line, Verdict},
    id::{CertificateId, CycleId},
    voice::Voice as _,
};
use store::credit::Ledger;

use crate::{error::Reply, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "credit/mine.html")]
struct MinePage<'a> {
    v: &'a Visit,
    cycles: Vec<Cycle>,
}

/// One cycle.
struct Cycle {
    id: CycleId,
    title: String,
    total: String,
    sessions: Vec<Session>,
    standing: String,
    earned: bool,
    certificate: Option<Certificate>,
}

/// One session.
struct Session {
    name: String,
    date: String,
    attended: String,
    corrected: String,
    verdict: String,
}

/// The certificate that is there.
struct Certificate {
    id: CertificateId,
    code: String,
    ready: bool,
}

/// Shows them.
pub async fn get(v: Visit) -> Reply {
    let who = v.who()?;
    let mut tx = v.app.db.read().await?;
    let ledgers = store::credit::of_person(&mut tx, who).await?;
    let certificates = store::certificate::of_person(&mut tx, who).await?;
    drop(tx);
    let mut cycles = Vec::new();
    for ledger in &ledgers {
        let certificate = certificates.iter().find(|kept| kept.cycle == ledger.cycle).map(|kept| Certificate {
            id: kept.id,
            code: kept.certificate.code.to_string(),
            ready: kept.file.is_some(),
        });
        cycles.push(cycle(&v, ledger, who.person, certificate));
    }
    page(&MinePage { v: &v, cycles })
}

fn cycle(v: &Visit, ledger: &Ledger, person: domain::id::PersonId, certificate: Option<Certificate>) -> Cycle {
    let reckoning = ledger.reckon(person);
    let standing = ledger.standing(&reckoning);
    Cycle {
        id: ledger.cycle,
        title: v.t2("credit-mine-cycle", "program", &ledger.program_title, "cycle", &ledger.title),
        total: v.t2(
            "credit-mine-total",
            "credits",
            v.words.hundredths(reckoning.hundredths),
            "sessions",
            reckoning.sessions,
        ),
        sessions: reckoning.lines.iter().map(|line| session(v, ledger, person, line)).collect(),
        standing: match standing {
            Standing::Earned => v.t("credit-standing-earned"),
            Standing::NoRule => v.t("credit-standing-no-rule"),
            Standing::NotOver(count) => v.t1("credit-standing-not-over", "count", count),
            Standing::TooFew { counted, needed } => {
                v.t2("credit-standing-too-few", "counted", counted, "needed", needed)
            }
        },
        earned: standing == Standing::Earned,
        certificate,
    }
}

fn session(v: &Visit, ledger: &Ledger, person: domain::id::PersonId, line: &Line) -> Session {
    let sitting = ledger.sitting(line.attended.session);
    let corrected = ledger.correction(line.attended.session, person);
    Session {
        name: sitting.map(|sitting| sitting.topic.clone()).unwrap_or_default(),
        date: v.words.local_date(&line.attended.date.to_string()),
        attended: v.t2("credit-of", "minutes", line.attended.minutes, "length", line.attended.length),
        corrected: corrected
            .map(|correction| v.t1("credit-corrected", "reason", &correction.reason))
            .unwrap_or_default(),
        verdict: match line.verdict {
            Verdict::Counts => v.t1("credit-counts", "credits", v.words.hundredths(line.hundredths())),
            Verdict::TooShort(needed) => v.t1("credit-too-short", "needed", needed),
            Verdict::NoRule => v.t("credit-no-rule"),
        },
    }
}
