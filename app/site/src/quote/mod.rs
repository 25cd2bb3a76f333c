//! Quotes of a study, and the guard against telling by them who it was.

pub mod clearing;
pub mod list;
pub mod new;
pub mod removal;
pub mod show;

use domain::{
    participant::Traits,
    quote::{Guard, Quote, Showing, Shown, Subject},
};
use store::{Tx, quote::Record};
use ui::{Checkboxes, Choice};

use crate::{ask::Ask, error::Error, study::Desk, visit::Visit};

/// What the guard says of words of somebody, before they are kept (`own` none) or of a quote that is.
fn guard(desk: &Desk, all: &[Record], record: &About<'_>) -> Result<Guard, Error> {
    let speaker = desk.people.iter().find(|one| one.id == record.participant).ok_or(Error::Missing)?;
    let counting: Vec<Traits> = desk.people.iter().filter(|one| one.counts()).map(|one| one.traits.clone()).collect();
    let others = all.iter().filter(|quote| quote.participant == record.participant && Some(quote.id) != record.own);
    let quoted = u32::try_from(others.count()).unwrap_or(u32::MAX).saturating_add(1);
    let subject = Subject { traits: &speaker.traits, group: record.group };
    let most = desk.record.study.quotes_each;
    Ok(Guard::of(&record.quote.text, &record.quote.showing, subject, &counting, (quoted, most)))
}

/// What the guard looks at.
struct About<'a> {
    own: Option<domain::id::QuoteId>,
    participant: domain::id::ParticipantId,
    group: u32,
    quote: &'a Quote,
}

impl<'a> From<&'a Record> for About<'a> {
    fn from(record: &'a Record) -> Self {
        let Record { id, participant, group, quote, .. } = record;
        Self { own: Some(*id), participant: *participant, group: *group, quote }
    }
}

/// What can be shown beside a quote, as boxes.
fn boxes(v: &Visit, ask: Ask<'_>) -> Checkboxes {
    let choice = |shown: Shown| {
        Choice::new(shown.code(), v.t(format!("quote-shows-{}", shown.code())))
            .checked(ask.ticked("shows", shown.code()))
    };
    let boxes = Checkboxes::new("shows", v.t("quote-shows")).hint(v.t("quote-shows-hint")).small();
    boxes.choices(Shown::ALL.map(choice)).error(ask.error("shows"))
}

/// What is shown beside a quote, in words: "Nurse practitioner, prescriber, group 2"; "a participant" where it is nothing.
pub(crate) fn described(v: &Visit, showing: &Showing, traits: &Traits, group: u32) -> String {
    let word = |shown: &Shown| match shown {
        Shown::Profession => v.t(format!("profession-{}", traits.profession.code())),
        Shown::Family => v.t1("quote-family", "family", v.t(format!("family-{}", traits.family().code()))),
        Shown::Prescriber => v.t(if traits.prescriber { "quote-prescriber" } else { "quote-no-prescriber" }),
        Shown::Group => v.t1("focus-group-number", "number", group),
    };
    if showing.is_empty() {
        return v.t("quote-somebody");
    }
    showing.iter().map(word).collect::<Vec<_>>().join(" · ")
}

/// The sentences of the guard.
fn sentences(v: &Visit, desk: &Desk, guard: &Guard, about: &About<'_>) -> Vec<String> {
    let values = [("people", guard.people.into()), ("of", guard.of.into())];
    let mut said = vec![v.words.tell(&format!("quote-verdict-{}", guard.verdict.code()), &values)];
    let traits = desk.people.iter().find(|one| one.id == about.participant).map(|one| &one.traits);
    if let (Some(advised), Some(traits)) = (&guard.advised, traits) {
        said.push(v.t1("quote-advised", "shown", described(v, advised, traits, about.group)));
    }
    if !guard.residual.is_empty() {
        said.push(v.t1("quote-residual", "found", guard.residual.join(", ")));
    }
    if guard.is_over_quoted() {
        said.push(v.t2("quote-over", "count", guard.quoted, "most", guard.most));
    }
    said
}

/// Every quote of the study.
async fn all<A: domain::access::Act<Thing = domain::id::StudyId>>(
    tx: &mut Tx,
    permit: &crate::gate::Allowed<A>,
) -> Result<Vec<Record>, Error> {
    Ok(store::quote::of_study(tx, permit).await?)
}
