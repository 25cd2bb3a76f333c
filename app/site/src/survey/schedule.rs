//! Scheduling: a survey for a cycle, at some of its waves; a wave opened or closed by hand; a new version of an answered survey.

use domain::{
    access::{ManageSurvey, ManageWave},
    survey::Schedule,
};
use store::survey;

use super::show::Show;
use crate::{
    error::{Error, Reply, see_other},
    gate::Allowed,
    page::again,
    sent::{Form, Sent},
    visit::Visit,
};

/// Schedules waves. A survey that cannot be asked yet can be scheduled: its waves open once it is ready.
pub async fn post(v: Visit, permit: Allowed<ManageSurvey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = survey::get(&mut tx, &permit).await?;
    let cycles = store::cycle::of(&mut tx, permit.hub(), record.program).await?;
    let cycles: Vec<_> = cycles.into_iter().map(|listed| listed.record.id).collect();
    match Schedule::check(&sent.fields, &cycles) {
        Ok(plan) => {
            survey::schedule(&mut tx, &permit, &plan, &v.app.world).await?;
            v.done(tx, &sent, &format!("/surveys/{}?said=survey-scheduled#waves", record.id)).await
        }
        Err(faults) => {
            let form = Form { fields: sent.fields, faults };
            again(&Show::new(&v, &mut tx, &permit, &form).await?)
        }
    }
}

/// Opens a wave now, or closes it.
pub async fn opening(v: Visit, permit: Allowed<ManageWave>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let survey = survey::wave(&mut tx, &permit).await?.wave.survey;
    let said = match sent.fields.get("open") {
        "yes" => match survey::open_by_hand(&mut tx, &permit, &v.app.world).await {
            Ok(()) => "survey-wave-opened",
            Err(store::Error::Taken) => {
                drop(tx);
                return Ok(see_other(&format!("/surveys/{survey}?said=survey-wave-final#waves")));
            }
            Err(error) => return Err(error.into()),
        },
        "no" => {
            survey::close_by_hand(&mut tx, &permit, v.now).await?;
            "survey-wave-closed"
        }
        _ => return Err(Error::Unreadable),
    };
    v.done(tx, &sent, &format!("/surveys/{survey}?said={said}#waves")).await
}

/// Goes on with a new version; answers and waves stay with the old one.
pub async fn version(v: Visit, permit: Allowed<ManageSurvey>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    match survey::add_version(&mut tx, &permit, &v.app.world).await {
        Ok(id) => v.done(tx, &sent, &format!("/surveys/{id}?said=survey-version")).await,
        Err(store::Error::Taken) => {
            v.done(tx, &sent, &format!("/surveys/{}?said=survey-version-there", permit.thing())).await
        }
        Err(error) => Err(error.into()),
    }
}
