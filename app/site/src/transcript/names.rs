//! The review of names and other details in a transcript: each is replaced with some words, or kept because of something.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::KeepKey,
    fields::{Faults, Fields},
    id::{StudyId, TranscriptId},
    identifier::Reason,
    participant::Purpose,
    pseudonym::Detail,
    transcript::State,
};
use ui::{Input, Select};

use super::{Draft, around, not_frozen};
use crate::{
    ask::Ask,
    error::{Reply, see_other},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// The longest words that take a detail's place, in characters.
const MOST: usize = 80;

#[derive(Template)]
#[template(path = "transcript/names.html")]
pub(super) struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    draft: Draft,
    /// How many cues are by somebody who did not agree to be written down.
    silent: usize,
}

impl Show<'_> {
    /// A detail in its first place.
    fn around(&self, detail: &Detail) -> [String; 3] {
        let places = &self.draft.findings.places;
        let place = places.iter().find(|place| place.key == detail.key);
        let text = self.draft.cues.get(detail.first).map(|cue| cue.text.as_str()).unwrap_or_default();
        place.map(|place| around(text, &place.bytes)).unwrap_or_default()
    }

    fn number(&self, detail: &Detail) -> u32 {
        self.draft.cues.get(detail.first).map_or(0, |cue| cue.number)
    }

    fn act(&self, place: &usize, detail: &Detail) -> Select {
        let (v, name) = (self.v, format!("do-{place}"));
        let label =
            ui::Label::new(v.t1("transcript-do", "found", detail.found.as_str())).class("govuk-visually-hidden");
        let list = Select::new(&name, label).placeholder(v.t("transcript-decide")).value(self.ask.value(&name));
        let keep = |reason: Reason| (reason.code(), v.t(format!("transcript-keep-{}", reason.code())));
        list.items([("replace", v.t("transcript-replace"))]).items(Reason::ALL.map(keep)).error(self.ask.error(&name))
    }

    fn replacement(&self, place: &usize, detail: &Detail) -> Input {
        let (v, name) = (self.v, format!("with-{place}"));
        let label =
            ui::Label::new(v.t1("transcript-with", "found", detail.found.as_str())).class("govuk-visually-hidden");
        Input::new(&name, label).value(self.ask.value(&name)).width(20).error(self.ask.error(&name))
    }

    fn waiting(&self) -> Vec<(usize, &Detail)> {
        self.draft.findings.details.iter().enumerate().filter(|(_, detail)| !detail.certain).collect()
    }

    fn certain(&self) -> Vec<(usize, &Detail)> {
        self.draft.findings.details.iter().enumerate().filter(|(_, detail)| detail.certain).collect()
    }

    fn address(&self) -> String {
        format!("{}/transcripts/{}", self.draft.desk.address(), self.draft.record.id)
    }
}

pub(super) fn show<'a>(v: &'a Visit, form: &'a Form, draft: Draft) -> Show<'a> {
    let agrees = |id| draft.desk.people.iter().any(|one| one.id == id && one.consents.allow(Purpose::Transcript));
    let silent = draft.cues.iter().filter_map(|cue| cue.voice.participant()).filter(|id| !agrees(*id)).count();
    Show { v, ask: Ask::new(v, form), draft, silent }
}

/// The fields of the details: what was decided, else what is proposed.
pub(super) fn fields(draft: &Draft) -> Fields {
    let details = draft.findings.details.iter().enumerate();
    details.fold(Fields::default(), |fields, (place, detail)| {
        let (act, with) = match draft.decisions.get(&detail.key) {
            Some(Some(with)) => ("replace", with.as_str()),
            Some(None) if !detail.certain => ("word", detail.replacement.as_str()),
            _ if detail.certain => ("replace", detail.replacement.as_str()),
            _ => ("", detail.replacement.as_str()),
        };
        fields.with(format!("do-{place}"), act).with(format!("with-{place}"), with)
    })
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<KeepKey>, Path((_, id)): Path<(StudyId, TranscriptId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let draft = Draft::of(&mut tx, &permit, id).await?;
    drop(tx);
    if let Some(away) = elsewhere(&v, &draft) {
        return Ok(away);
    }
    let form = Form { fields: fields(&draft), ..Form::default() };
    page(&show(&v, &form, draft))
}

/// Where a transcript that is not being reviewed leads.
pub(super) fn elsewhere(v: &Visit, draft: &Draft) -> Option<axum::response::Response> {
    if draft.record.state == State::Imported {
        return Some(see_other(&format!("{}/transcripts/{}/speakers", draft.desk.address(), draft.record.id)));
    }
    not_frozen(v, &draft.record)
}

/// Keeps the decisions that were made; the others go on waiting.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, TranscriptId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    let draft = Draft::of(&mut tx, &permit, id).await?;
    if let Some(away) = elsewhere(&v, &draft) {
        return Ok(away);
    }
    let (decided, faults) = decisions(&draft, &sent.fields);
    if !faults.is_empty() {
        drop(tx);
        let form = Form { fields: sent.fields, faults };
        return again(&show(&v, &form, draft));
    }
    store::transcript::decide(&mut tx, &permit, id, &decided, v.now).await?;
    store::study::log(&mut tx, &permit, "names-decided", &format!("{} {}", draft.record.number, decided.len()), v.now)
        .await?;
    v.done(tx, &sent, &format!("/studies/{}/transcripts/{id}/names?said=saved", permit.thing())).await
}

type Decided = Vec<(String, Result<String, Reason>)>;

/// What the form says of each detail. Its rows name the details in the order of the page; the detail itself comes with it, so
/// that a page that is older than the registration list decides about nothing else.
fn decisions(draft: &Draft, sent: &Fields) -> (Decided, Faults) {
    let (mut decided, mut faults) = (Vec::new(), Faults::default());
    for (place, detail) in draft.findings.details.iter().enumerate() {
        let (act, with) = (sent.get(&format!("do-{place}")), format!("with-{place}"));
        if sent.get(&format!("key-{place}")) != detail.key {
            continue;
        }
        if detail.certain || act == "replace" {
            let text = sent.get(&with);
            match text.chars().count() {
                0 => faults.add(with, "fault-missing"),
                1..=MOST => decided.push((detail.key.clone(), Ok(text.to_owned()))),
                _ => faults.add_with(with, "fault-too-long", vec![("most", MOST.to_string())]),
            }
        } else if let Some(reason) = Reason::parse(act) {
            decided.push((detail.key.clone(), Err(reason)));
        }
    }
    (decided, faults)
}

/// The page again because something waits, for whoever wanted to freeze it.
pub(super) fn waits(v: &Visit, draft: Draft) -> Reply {
    let mut faults = Faults::default();
    for (place, detail) in draft.findings.details.iter().enumerate() {
        if !detail.certain && !draft.decisions.contains_key(&detail.key) {
            faults.add(format!("do-{place}"), "transcript-fault-waits");
        }
    }
    let form = Form { fields: fields(&draft), faults };
    again(&show(v, &form, draft))
}
