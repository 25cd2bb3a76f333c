//! One participant, for who keeps the key: what they were at the time, their focus groups, and what they agreed to.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::KeepKey,
    fields::{Faults, Fields},
    id::{FocusGroupId, ParticipantId, StudyId},
    participant::Consents,
};
use store::{
    Tx, focus_group,
    participant::{Given, Named},
};
use ui::{Checkboxes, Choice, Radios};

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
#[template(path = "participant/show.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    desk: Desk,
    named: Named,
    groups: Vec<focus_group::Record>,
    given: Vec<Given>,
}

impl Show<'_> {
    fn prescriber(&self) -> Radios {
        let v = self.v;
        let choices = [("yes", v.t("participant-yes")), ("no", v.t("participant-no"))];
        self.ask.radios("prescriber", "participant-prescriber").inline().choices(choices)
    }

    fn seats(&self) -> Checkboxes {
        let v = self.v;
        let choice = |group: &focus_group::Record| {
            Choice::new(group.id.to_string(), v.t1("focus-group-number", "number", group.number))
                .checked(self.ask.ticked("group", group.id.to_string()))
        };
        let boxes = Checkboxes::new("group", v.t("participant-groups")).small().error(self.ask.error("group"));
        boxes.choices(self.groups.iter().map(choice))
    }

    fn purposes(&self) -> Vec<Radios> {
        super::purposes(self.v, self.ask)
    }

    fn address(&self) -> String {
        format!("{}/participants/{}", self.desk.address(), self.named.record.id)
    }

    fn given(&self, given: &Given) -> String {
        let v = self.v;
        let answer = v.t(if given.given { "participant-yes" } else { "participant-no" });
        let how = v.t(if given.paper { "participant-how-paper" } else { "participant-how-own" });
        format!(
            "{}: {answer} · {how} · {}",
            v.t(format!("participant-purpose-{}", given.purpose.code())),
            v.when(&given.at)
        )
    }
}

async fn load<'a>(
    v: &'a Visit,
    tx: &mut Tx,
    permit: &Allowed<KeepKey>,
    id: ParticipantId,
    form: Option<&'a Form>,
    fresh: &'a mut Form,
) -> Result<Show<'a>, Error> {
    let desk = Desk::of(tx, permit).await?;
    let named = store::participant::named(tx, permit).await?.into_iter().find(|named| named.record.id == id);
    let named = named.ok_or(Error::Missing)?;
    let groups = focus_group::of_study(tx, permit).await?;
    let given = store::participant::answers(tx, permit, id).await?;
    let traits = &named.record.traits;
    let fields = named.record.consents.fields().with("prescriber", if traits.prescriber { "yes" } else { "no" });
    let mine = groups.iter().filter(|group| traits.groups.contains(&group.number));
    fresh.fields = mine.fold(fields, |fields, group| fields.with("group", group.id.to_string()));
    Ok(Show { v, ask: Ask::new(v, form.unwrap_or(fresh)), desk, named, groups, given })
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<KeepKey>, Path((_, id)): Path<(StudyId, ParticipantId)>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let mut fresh = Form::default();
    let show = load(&v, &mut tx, &permit, id, None, &mut fresh).await?;
    drop(tx);
    page(&show)
}

async fn refuse(v: &Visit, permit: &Allowed<KeepKey>, id: ParticipantId, fields: Fields, faults: Faults) -> Reply {
    let mut tx = v.app.db.read().await?;
    let (form, mut fresh) = (Form { fields, faults }, Form::default());
    let show = load(v, &mut tx, permit, id, Some(&form), &mut fresh).await?;
    drop(tx);
    again(&show)
}

/// Says whether they prescribe, and in which groups they were.
pub async fn post(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, ParticipantId)>,
    sent: Sent,
) -> Reply {
    let groups: Option<Vec<FocusGroupId>> = sent.fields.all("group").map(|id| id.parse().ok()).collect();
    let prescriber = match sent.fields.get("prescriber") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let (Some(groups), Some(prescriber)) = (groups, prescriber) else {
        return refuse(&v, &permit, id, sent.fields, Faults::one("prescriber", "fault-choose")).await;
    };
    let mut tx = v.write(&sent).await?;
    store::participant::change(&mut tx, &permit, id, prescriber, &groups, v.now).await?;
    v.done(tx, &sent, &format!("/studies/{}/participants/{id}?said=saved", permit.thing())).await
}

/// Records what they agreed to on paper.
pub async fn consent(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, ParticipantId)>,
    sent: Sent,
) -> Reply {
    let to = match Consents::check(&sent.fields) {
        Ok(to) => to,
        Err(faults) => return refuse(&v, &permit, id, sent.fields, faults).await,
    };
    let mut tx = v.write(&sent).await?;
    match store::participant::record(&mut tx, &permit, &v.app.world, id, &to).await {
        Ok(()) => v.done(tx, &sent, &format!("/studies/{}/participants/{id}?said=saved", permit.thing())).await,
        Err(store::Error::Taken) => Err(Error::Missing),
        Err(error) => Err(error.into()),
    }
}

/// Takes them out of the study, as they asked.
pub async fn withdrawal(
    v: Visit,
    permit: Allowed<KeepKey>,
    Path((_, id)): Path<(StudyId, ParticipantId)>,
    sent: Sent,
) -> Reply {
    let mut tx = v.write(&sent).await?;
    store::participant::withdraw_for(&mut tx, &permit, &v.app.world, id).await?;
    v.done(tx, &sent, &format!("/studies/{}/participants/{id}?said=participant-withdrew", permit.thing())).await
}
