//! What changed among those who answered: a survey of a program before and after, as a page and as a table to take away.

mod chart;
pub mod codebook;
pub mod csv;
mod figures;
pub(crate) mod said;
pub mod show;
pub mod workbook;

use domain::{
    access::{Permit, SeeAnswers, SeeChange},
    change::{Nothing, Report, report},
    id::SurveyId,
    moment::Moment,
    small_cells::FLOOR,
    survey::Survey,
};
use store::{Tx, change::Counted, program::Record};

use crate::{error::Error, visit::Visit};

/// A survey whose changes can be looked at.
struct Choice {
    id: SurveyId,
    title: String,
    chosen: bool,
}

/// What is shown of one survey.
struct Seen {
    program: Record,
    /// The program's surveys that ask something that can change, in their newest versions.
    surveys: Vec<Choice>,
    /// The chosen one; none while there is none.
    counted: Option<Counted>,
    report: Option<Result<Report, Nothing>>,
    /// Whether the reader may take the sheets away.
    reads: bool,
}

impl Seen {
    async fn of(v: &Visit, tx: &mut Tx, permit: &Permit<SeeChange>) -> Result<Self, Error> {
        let program = store::program::get(tx, permit).await?;
        let records = store::survey::of_program(tx, permit).await?;
        let mut surveys: Vec<Choice> = Vec::new();
        let mut families = Vec::new();
        let asked: Option<SurveyId> = v.asked("survey").parse().ok();
        for record in records.iter().filter(|record| can_change(&record.survey)) {
            if !families.contains(&record.family) {
                families.push(record.family);
                let title = v.text(&record.survey.title).to_owned();
                surveys.push(Choice { id: record.id, title, chosen: asked == Some(record.id) });
            }
        }
        // By when they were begun, so that the page is the same each time.
        surveys.sort_by_key(|survey| begun(&records, survey.id));
        // An older version leads to its family's newest; without one asked for, the first that has been answered is shown.
        if asked.is_some() && !surveys.iter().any(|survey| survey.chosen) {
            let family = records.iter().find(|record| Some(record.id) == asked).map(|record| record.family);
            let newest = records.iter().find(|record| Some(record.family) == family).map(|record| record.id);
            let chosen = surveys.iter_mut().find(|survey| Some(survey.id) == newest).ok_or(Error::Missing)?;
            chosen.chosen = true;
        }
        let mut counted = None;
        let chosen: Vec<SurveyId> = surveys.iter().filter(|survey| survey.chosen).map(|survey| survey.id).collect();
        let tried = if chosen.is_empty() { surveys.iter().map(|survey| survey.id).collect() } else { chosen };
        for survey in tried {
            let found = store::change::of_survey(tx, permit, &v.app.tokens, (survey, FLOOR), v.now).await?;
            let answered = !found.members.is_empty();
            if counted.is_none() || answered {
                surveys.iter_mut().for_each(|choice| choice.chosen = choice.id == survey);
                counted = Some(found);
            }
            if answered {
                break;
            }
        }
        let told = counted.as_ref().map(|counted| report(&counted.survey, &counted.members, FLOOR));
        let reads = store::access::permit::<SeeAnswers>(tx, v.who()?, permit.thing()).await.is_ok();
        Ok(Self { program, surveys, counted, report: told, reads })
    }

    /// What an address ends with to name the chosen survey.
    fn query(&self) -> String {
        let chosen = self.surveys.iter().find(|survey| survey.chosen);
        chosen.map(|survey| format!("?survey={}", survey.id)).unwrap_or_default()
    }

    /// The report, where there is one.
    fn told(&self) -> Option<(&Counted, &Report)> {
        Some((self.counted.as_ref()?, self.report.as_ref()?.as_ref().ok()?))
    }
}

/// When the first version of a survey was begun, and its id.
fn begun(records: &[store::survey::Record], id: SurveyId) -> Option<(Moment, SurveyId)> {
    let family = records.iter().find(|record| record.id == id)?.family;
    let first = records.iter().filter(|record| record.family == family).map(|record| record.begun).min()?;
    Some((first, family))
}

/// Whether a survey asks something that can change.
fn can_change(survey: &Survey) -> bool {
    report(survey, &[], FLOOR).is_ok()
}
