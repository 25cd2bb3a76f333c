//! A focus group: when, where, who was there under pseudonyms, its transcripts; for whoever leads the study the form to change it.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::{KeepKey, ManageStudy, SeeStudy},
    fields::Faults,
    focus_group::FocusGroup,
    id::{FocusGroupId, StudyId},
    transcript::State,
};
use store::{access::permit, focus_group::Record};
use ui::{Color, Fact, SummaryList, Tag};

use super::{Questions, rooms};
use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::{again, page},
    sent::{Form, Sent},
    study::Desk,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "focus_group/show.html")]
struct Show<'a> {
    v: &'a Visit,
    desk: Desk,
    record: Record,
    transcripts: Vec<store::transcript::Record>,
    leads: bool,
    keeps: bool,
}

impl Show<'_> {
    fn facts(&self) -> SummaryList {
        let (v, group) = (self.v, &self.record.group);
        let minutes = group.minutes.map(|minutes| v.t1("site-minutes", "minutes", minutes));
        let place = match (group.session, group.place.as_str()) {
            (Some(_), _) => v.t("focus-group-own-room"),
            (None, "") => v.t("focus-group-elsewhere"),
            (None, place) => place.to_owned(),
        };
        let here = self.desk.people.iter().filter(|person| person.traits.groups.contains(&self.record.number));
        let here: Vec<String> = here.map(store::participant::Record::pseudonym).collect();
        let or_none = |text: String| if text.is_empty() { v.t("focus-group-none") } else { text };
        let fact = |key: &str, value: String| Fact::new(v.t(key), value);
        SummaryList::new()
            .fact(fact("focus-group-date", v.words.local_date(&group.held_on.to_string())))
            .fact(fact("focus-group-minutes", or_none(minutes.unwrap_or_default())))
            .fact(fact("focus-group-where", place))
            .fact(fact("focus-group-present", or_none(here.join(", "))))
            .fact(fact("focus-group-others", or_none(group.others.clone())))
            .fact(fact("focus-group-notes", or_none(group.notes.clone())))
    }

    fn state(&self, transcript: &store::transcript::Record) -> Tag {
        let color = match transcript.state {
            State::Imported => Color::Yellow,
            State::Linked => Color::Blue,
            State::Frozen => Color::Green,
        };
        Tag::new(self.v.t(format!("transcript-state-{}", transcript.state.code()))).color(color)
    }

    /// Where a transcript is gone on with, for who reads it.
    fn href(&self, transcript: &store::transcript::Record) -> Option<String> {
        let address = format!("{}/transcripts/{}", self.desk.address(), transcript.id);
        match transcript.state {
            State::Frozen => Some(address),
            State::Imported if self.keeps => Some(format!("{address}/speakers")),
            State::Linked if self.keeps => Some(format!("{address}/names")),
            State::Imported | State::Linked => None,
        }
    }
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeStudy>, Path((_, id)): Path<(StudyId, FocusGroupId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, &permitted).await?;
    let record = store::focus_group::get(&mut tx, &permitted, id).await?;
    let all = store::transcript::of_study(&mut tx, &permitted).await?;
    let transcripts = all.into_iter().filter(|one| one.group == id).collect();
    let (who, study) = (v.who()?, permitted.thing());
    let leads = holds(permit::<ManageStudy>(&mut tx, who, study).await)?.is_some();
    let keeps = holds(permit::<KeepKey>(&mut tx, who, study).await)?.is_some();
    drop(tx);
    page(&Show { v: &v, desk, record, transcripts, leads, keeps })
}

#[derive(Template)]
#[template(path = "focus_group/settings.html")]
struct Settings<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    record: Record,
    questions: Questions<'a>,
}

async fn load<'a>(
    v: &'a Visit,
    permit: &Allowed<ManageStudy>,
    id: FocusGroupId,
    form: &'a mut Form,
) -> Result<Settings<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let desk = Desk::of(&mut tx, permit).await?;
    let record = store::focus_group::get(&mut tx, permit, id).await?;
    let rooms = rooms(&mut tx, permit).await?;
    if form.faults.is_empty() {
        form.fields = record.group.fields();
    }
    let ask = Ask::new(v, form);
    Ok(Settings { v, ask, desk, record, questions: Questions { v, ask, rooms } })
}

/// Shows the form with what holds now.
pub async fn settings(v: Visit, permit: Allowed<ManageStudy>, Path((_, id)): Path<(StudyId, FocusGroupId)>) -> Reply {
    let mut form = Form::default();
    page(&load(&v, &permit, id, &mut form).await?)
}

/// Keeps the change.
pub async fn post(
    v: Visit,
    permit: Allowed<ManageStudy>,
    Path((_, id)): Path<(StudyId, FocusGroupId)>,
    sent: Sent,
) -> Reply {
    let faults: Faults = match FocusGroup::check(&sent.fields) {
        Ok(group) => {
            let mut tx = v.write(&sent).await?;
            store::focus_group::change(&mut tx, &permit, id, &group, v.now).await?;
            return v.done(tx, &sent, &format!("/studies/{}/groups/{id}?said=saved", permit.thing())).await;
        }
        Err(faults) => faults,
    };
    let mut form = Form { fields: sent.fields, faults };
    again(&load(&v, &permit, id, &mut form).await?)
}
