//! A survey for its coordinator: what is still missing, its questions, its waves and how many have answered.

use askama::Template;
use domain::{
    access::ManageSurvey,
    fields::Fault,
    small_cells::{FLOOR, Told},
    survey::{KINDS, Phase, Standing},
};
use store::{
    Tx, cycle, program, registration,
    survey::{self, Known, Record},
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::Form,
    visit::Visit,
};

/// A wave with how many were asked and have answered.
struct Asked {
    known: Known,
    response: String,
}

#[derive(Template)]
#[template(path = "survey/show.html")]
pub(super) struct Show<'a> {
    v: &'a Visit,
    /// The form that schedules.
    f: Ask<'a>,
    record: Record,
    program: program::Record,
    /// Whether there are answers, so that only texts can be changed.
    answered: bool,
    faults: Vec<Fault>,
    cycles: Vec<cycle::Listed>,
    waves: Vec<Asked>,
}

impl<'a> Show<'a> {
    pub(super) async fn new(
        v: &'a Visit,
        tx: &mut Tx,
        permit: &Allowed<ManageSurvey>,
        form: &'a Form,
    ) -> Result<Self, Error> {
        let record = survey::get(tx, permit).await?;
        let answered = survey::has_answers(tx, permit).await?;
        let program = program::find(tx, permit.hub(), record.program).await?;
        let cycles = cycle::of(tx, permit.hub(), record.program).await?;
        let mut waves = Vec::new();
        for known in survey::of_survey(tx, permit).await? {
            let done = survey::answered(tx, known.wave.id).await?.len();
            let invited = registration::participants(tx, known.wave.cycle).await?.len();
            let open = known.wave.window.standing(v.now) == Standing::Open;
            waves.push(Asked { response: response(v, done, (invited.max(done), open)), known });
        }
        let faults = record.survey.check().iter().cloned().collect();
        Ok(Self { v, f: Ask::new(v, form), record, program, answered, faults, cycles, waves })
    }

    fn when(&self) -> ui::Checkboxes {
        let phases = Phase::ALL.map(|phase| (phase.code(), super::phase(self.v, phase)));
        let ticked =
            phases.iter().map(|(code, _)| *code).filter(|code| self.f.ticked("when", code)).collect::<Vec<_>>();
        let legend = ui::Legend::new(self.v.t("survey-when"));
        ui::Checkboxes::new("when", legend).choices(phases.clone()).values(ticked).error(self.f.error("when"))
    }

    fn cycle(&self) -> ui::Select {
        let items = self.cycles.iter().map(|one| (one.record.id.to_string(), one.record.cycle.title.clone()));
        self.f.select("cycle", "survey-cycle").items(items)
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        KINDS.iter().map(|kind| (*kind, self.v.t(format!("survey-kind-{kind}")))).collect()
    }

    /// Whether it was ever open: before that, nobody can have answered.
    fn was_open(&self, known: &Known) -> bool {
        known.wave.window.standing(self.v.now) != Standing::Waiting
    }

    fn is_open(&self, known: &Known) -> bool {
        known.wave.window.standing(self.v.now) == Standing::Open
    }
}

/// How many have answered of how many were asked; where few have, or all but few, neither is told exactly. While people still
/// answer it goes up in steps: whoever looks at it all the time must not see who has just been there.
fn response(v: &Visit, done: usize, (invited, open): (usize, bool)) -> String {
    let steps = u32::try_from(done).unwrap_or(u32::MAX) / FLOOR * FLOOR;
    match Told::of(done, invited, FLOOR) {
        Told::Exactly(1..) | Told::AtLeast(_) if open => {
            v.t2("survey-response-most", "least", steps, "invited", invited)
        }
        Told::AtMost(_) => v.t2("survey-response-few", "floor", FLOOR, "invited", invited),
        Told::AtLeast(least) => v.t2("survey-response-most", "least", least, "invited", invited),
        Told::Exactly(done) => v.t2("survey-response", "done", done, "invited", invited),
    }
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<ManageSurvey>) -> Reply {
    let form =
        Form { fields: domain::fields::Fields::default().with("days", "28").with("months", "6"), ..Form::default() };
    let mut tx = v.app.db.read().await?;
    page(&Show::new(&v, &mut tx, &permit, &form).await?)
}
