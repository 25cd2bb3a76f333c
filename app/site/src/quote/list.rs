//! The quotes of a study: what waits, what is cleared for print.

use askama::Template;
use domain::{
    access::{QuoteStudy, SeeStudy},
    quote::{Guard, Verdict},
};
use store::{access::permit, quote::Record};
use ui::{Color, Tag};

use super::{About, all, described, guard, sentences};
use crate::{
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::page,
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "quote/list.html")]
struct List<'a> {
    v: &'a Visit,
    desk: Desk,
    found: Vec<(Record, Guard)>,
    picks: bool,
    frozen: Vec<store::transcript::Record>,
}

impl List<'_> {
    fn described(&self, record: &Record) -> String {
        let speaker = self.desk.people.iter().find(|one| one.id == record.participant);
        let described = |traits| described(self.v, &record.quote.showing, traits, record.group);
        speaker.map(|one| described(&one.traits)).unwrap_or_default()
    }

    fn pseudonym(&self, record: &Record) -> String {
        let speaker = self.desk.people.iter().find(|one| one.id == record.participant);
        speaker.map(store::participant::Record::pseudonym).unwrap_or_default()
    }

    fn state(&self, record: &Record, guard: &Guard) -> Tag {
        let v = self.v;
        match (record.cleared, guard.objects(), guard.verdict) {
            (Some(_), _, _) => Tag::new(v.t("quote-cleared")).color(Color::Green),
            (None, true, _) => Tag::new(v.t("quote-held")).color(Color::Red),
            (None, false, Verdict::Warns) => Tag::new(v.t("quote-warned")).color(Color::Yellow),
            (None, false, _) => Tag::new(v.t("quote-waits")).color(Color::Blue),
        }
    }

    fn sentences(&self, record: &Record, guard: &Guard) -> Vec<String> {
        sentences(self.v, &self.desk, guard, &About::from(record))
    }
}

/// Shows them.
pub async fn get(v: Visit, permitted: Allowed<SeeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permitted).await?;
    let quotes = all(&mut tx, &permitted).await?;
    let picks = holds(permit::<QuoteStudy>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    let transcripts = store::transcript::of_study(&mut tx, &permitted).await?;
    drop(tx);
    let looked = |record: &Record| Ok((record.clone(), guard(&desk, &quotes, &About::from(record))?));
    let found = quotes.iter().map(looked).collect::<Result<Vec<_>, Error>>()?;
    let frozen = transcripts.into_iter().filter(|one| one.frozen.is_some()).collect();
    page(&List { v: &v, desk, found, picks, frozen })
}
