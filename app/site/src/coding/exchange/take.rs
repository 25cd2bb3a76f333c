//! A file that waits: what it holds, how it counts, five of its selections as they are read, and the switch.

use std::io::Cursor;

use askama::Template;
use axum::extract::RawQuery;
use domain::{
    access::{AnalyzeStudy, ManageStudy},
    fields::Fields,
};
use qda::{
    limits::Limits,
    refi::{Bundle, Convention, Report, Settled, inspect},
};
use store::{access::permit, coding};
use ui::Select;

use super::{convention, fields, taking};
use crate::{
    ask::Ask,
    codebook::Place,
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::page,
    sent::{Form, Sent},
    visit::Visit,
};

/// Selections that are shown.
const SAMPLES: usize = 5;

#[derive(Template)]
#[template(path = "coding/file.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    place: Place,
    report: Report,
    detected: Option<Convention>,
    samples: Vec<Option<String>>,
}

impl Show<'_> {
    fn unit(&self) -> Select {
        let named = |code: &'static str| (code, self.v.t(format!("coding-unit-{code}")));
        self.ask.select("unit", "coding-unit").items(["code-point", "utf16", "byte"].map(named))
    }

    fn breaks(&self) -> Select {
        let named = |code: &'static str| (code, self.v.t(format!("coding-breaks-{code}")));
        self.ask.select("breaks", "coding-breaks").items(["as-written", "one", "two"].map(named))
    }

    fn holds(&self) -> String {
        let counts = &self.report.counts;
        let named = [
            ("codes", counts.codes),
            ("sources", counts.sources),
            ("codings", counts.codings),
            ("coders", counts.coders),
            ("memos", counts.memos),
        ];
        let told: Vec<String> = named.iter().map(|(_, count)| count.to_string()).collect();
        let values: Vec<_> = named.iter().zip(&told).map(|((name, _), count)| (*name, count.into())).collect();
        self.v.words.tell("coding-file-holds", &values)
    }

    fn is_detected(&self) -> bool {
        self.detected.is_some_and(|detected| fields(detected).get("unit") == self.ask.value("unit"))
    }

    fn confidence(&self) -> String {
        self.report.offsets.as_ref().map(|found| format!("{:.0}%", found.found.confidence * 100.0)).unwrap_or_default()
    }
}

/// Shows it, read as the address says or as it was detected.
pub async fn get(v: Visit, permitted: Allowed<ManageStudy>, RawQuery(query): RawQuery) -> Reply {
    let mut tx = v.app.db.read().await?;
    let place = Place::at(&mut tx, &permitted).await?;
    let pending = coding::pending(&mut tx, &permitted).await?;
    drop(tx);
    let Some(pending) = pending else { return Ok(see_other(&format!("/studies/{}/exchange", permitted.thing()))) };
    let asked = form_urlencoded::parse(query.unwrap_or_default().as_bytes()).into_owned().collect();
    let chosen = convention(&Fields::new(asked));
    let read = tokio::task::spawn_blocking(move || {
        let limits = Limits::default();
        let report = inspect(&pending.file_name, Cursor::new(&pending.bytes), &limits)?;
        let detected = report.offsets.as_ref().map(|found| found.found.convention);
        let used = chosen.or(detected);
        let mut samples = Vec::new();
        let mut bundle = Bundle::open(&pending.file_name, Cursor::new(&pending.bytes), &limits)?;
        let sources = bundle.project.sources.clone();
        for source in sources.iter().filter(|source| !source.selections.is_empty()) {
            let Some(text) = bundle.text(source)? else { continue };
            let settled = Settled::new(&text, source, used.unwrap_or(Convention::SPEC));
            let step = (settled.spans.len() / SAMPLES).max(1);
            let quote = |span: &Option<std::ops::Range<usize>>| {
                let words = settled.text.get(span.clone()?)?;
                Some(words.chars().take(200).collect::<String>())
            };
            samples.extend(settled.spans.iter().step_by(step).map(quote).take(SAMPLES - samples.len()));
            if samples.len() >= SAMPLES {
                break;
            }
        }
        Ok::<_, qda::Error>((report, detected, used, samples))
    });
    let (report, detected, used, samples) =
        read.await.map_err(Error::broken)?.map_err(|_| Error::broken("a file that was read cannot be read"))?;
    let form = Form { fields: used.map(fields).unwrap_or_default(), ..Form::default() };
    page(&Show { v: &v, ask: Ask::new(&v, &form), place, report, detected, samples })
}

/// Takes it in, read as the form says.
pub async fn post(v: Visit, permitted: Allowed<ManageStudy>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let at = format!("/studies/{}", permitted.thing());
    let Some(pending) = coding::pending(&mut tx, &permitted).await? else {
        return Ok(see_other(&format!("{at}/exchange")));
    };
    // Whoever leads a study may analyze it.
    let analyze = permit::<AnalyzeStudy>(&mut tx, v.who()?, permitted.thing()).await?;
    let chosen = convention(&sent.fields);
    let read = tokio::task::spawn_blocking(move || taking::read(&pending, chosen));
    let read = read.await.map_err(Error::broken)?;
    let read = read.map_err(|_| Error::broken("a file that was read cannot be read"))?;
    taking::keep(&mut tx, &permitted, &analyze, &v, read).await?;
    coding::discard(&mut tx, &permitted).await?;
    v.done(tx, &sent, &format!("{at}/coding?said=coding-taken")).await
}
