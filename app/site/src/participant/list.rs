//! The key of a study: every participant with name and pseudonym, and the people of the registration list who could take part.

use askama::Template;
use domain::{access::KeepKey, fields::Faults, id::PersonId, participant::Purpose, study::State};
use store::participant::{Candidate, Named};
use ui::{Cell, Checkboxes, Choice, Color, Table, Tag};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "participant/list.html")]
struct List<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    named: Vec<Named>,
    candidates: Vec<Candidate>,
}

impl List<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let row = |named: &Named| {
            let record = &named.record;
            let yes = Purpose::ALL.iter().filter(|purpose| record.consents.allow(**purpose)).count();
            let state = match record.withdrawn {
                Some(_) => Tag::new(v.t("participant-withdrawn")).color(Color::Grey),
                None if record.consents.is_refusal() => Tag::new(v.t("participant-refused")).color(Color::Red),
                None if !record.consents.is_complete() => Tag::new(v.t("participant-unanswered")).color(Color::Yellow),
                None if yes == Purpose::ALL.len() => Tag::new(v.t("participant-all")).color(Color::Green),
                None => Tag::new(v.t1("participant-some", "count", yes)).color(Color::Blue),
            };
            let profession = v.t(format!("profession-{}", record.traits.profession.code()));
            let groups: Vec<String> = record.traits.groups.iter().map(u32::to_string).collect();
            [
                Cell::link(format!("{}/participants/{}", self.desk.address(), record.id), record.pseudonym()),
                Cell::new(named.known.name.as_str()).attribute("dir", "auto"),
                Cell::new(profession),
                Cell::new(groups.join(", ")),
                Cell::new(state),
            ]
        };
        let columns = [
            "participant-pseudonym",
            "participant-name",
            "participant-profession",
            "participant-groups",
            "participant-consent",
        ];
        let table = Table::new(v.t("participant-list-title")).caption_hidden().columns(columns.map(|key| v.t(key)));
        table.rows(self.named.iter().map(row)).named_rows().stacked()
    }

    fn boxes(&self) -> Checkboxes {
        let v = self.v;
        let choice = |candidate: &Candidate| {
            let profession = v.t(format!("profession-{}", candidate.known.profession.code()));
            let hint = format!("{profession} · {}", candidate.cycles.join(", "));
            Choice::new(candidate.person.to_string(), candidate.known.name.as_str())
                .hint(hint)
                .checked(self.ask.ticked("person", candidate.person.to_string()))
        };
        let boxes = Checkboxes::new("person", v.t("participant-choose")).hint(v.t("participant-choose-hint")).small();
        boxes.choices(self.candidates.iter().map(choice)).error(self.ask.error("person"))
    }

    fn is_open(&self) -> bool {
        self.desk.record.state == State::Open
    }

    fn unanswered(&self) -> usize {
        self.named.iter().filter(|named| named.record.counts() && !named.record.consents.is_complete()).count()
    }
}

async fn load<'a>(v: &'a Visit, permit: &Allowed<KeepKey>, form: &'a Form) -> Result<List<'a>, Error> {
    let mut tx = v.app.db.write().await?;
    let desk = Desk::of(&mut tx, permit).await?;
    let named = store::participant::named(&mut tx, permit).await?;
    let candidates = store::participant::candidates(&mut tx, permit).await?;
    // Whoever reads the key is written down.
    store::study::log(&mut tx, permit, "key-read", "", v.now).await?;
    tx.save().await?;
    Ok(List { v, ask: Ask::new(v, form), desk, named, candidates })
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<KeepKey>) -> Reply {
    page(&load(&v, &permit, &Form::default()).await?)
}

/// Lets the chosen people take part.
pub async fn post(v: Visit, permit: Allowed<KeepKey>, sent: Sent) -> Reply {
    let chosen: Option<Vec<PersonId>> = sent.fields.all("person").map(|id| id.parse().ok()).collect();
    let chosen = chosen.ok_or(Error::Unreadable)?;
    if chosen.is_empty() {
        let form = Form { fields: sent.fields, faults: Faults::one("person", "participant-fault-none") };
        return again(&load(&v, &permit, &form).await?);
    }
    let mut tx = v.write(&sent).await?;
    store::participant::add(&mut tx, &permit, &v.app.world, &chosen).await?;
    v.done(tx, &sent, &format!("/studies/{}/participants?said=participants-added", permit.thing())).await
}
