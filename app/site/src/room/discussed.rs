//! The case that a session is busy with, as the room shows it to one person.

use domain::{
    access::{HideField, LeadCase, Permit, ReadCase, Recommend, ShowCase, WriteCase},
    computation::Computation,
    form::{Form as CaseForm, Section, Shown},
    id::CaseId,
    recommendation::Domain,
};
use store::{access::permit, agenda::Standing, case, clarification, recommendation, room};

use ui::Html;

use crate::{attachment, comment, computation, error::Error, gate::holds, visit::Visit};

/// A case as the room shows it.
pub struct Discussed {
    /// The case.
    pub record: case::Record,
    /// Its form.
    pub form: &'static CaseForm,
    /// The section on the stage.
    pub section: &'static Section,
    /// What was worked out of it.
    pub figures: Computation,
    /// The clarifying questions.
    pub questions: Vec<clarification::Record>,
    /// The recommendations.
    pub advice: Vec<recommendation::Record>,
    /// Its pictures and documents.
    pub attachments: Html,
    /// What the hub's team noted about it before, for the team alone.
    pub comments: Html,
    /// Whether the visitor may ask and advise.
    pub advises: bool,
    /// Whether it is the visitor's own case.
    pub presents: bool,
    /// Whether the visitor may choose the section on the stage.
    pub shows: bool,
    /// Whether the visitor may strike a recommendation.
    pub strikes: bool,
    /// Whether the visitor may hide a field.
    pub hides: bool,
    /// The permit whose use is still to be written into the audit log: the visitor's first look in this session.
    pub unseen: Option<Permit<ReadCase>>,
}

impl Discussed {
    /// The case, when the visitor may read it.
    pub async fn load(tx: &mut store::Tx, v: &Visit, id: CaseId, standing: &Standing) -> Result<Option<Self>, Error> {
        let who = v.who()?;
        let Some(pass) = holds(permit::<ReadCase>(tx, who, id).await)? else { return Ok(None) };
        let record = case::get(tx, &pass).await?;
        let unseen = !room::has_seen(tx, &pass).await?;
        let form = record.form;
        let chosen = form.story().find(|section| standing.section.as_deref() == Some(&section.name));
        let Some(section) = chosen.or(form.story().next()) else { return Ok(None) };
        let takes = standing.takes_recommendations(id);
        let attached = store::attachment::of_case(tx, &pass).await?;
        Ok(Some(Self {
            figures: computation::of_case(tx, v, &pass, &record).await?,
            questions: clarification::of_case(tx, &pass).await?,
            advice: recommendation::of_case(tx, &pass).await?,
            attachments: attachment::shown(v, id, &attached, attachment::Hands::Reads)?,
            comments: comment::in_room(tx, v, id, takes.then(|| format!("/sessions/{}/room", standing.session)))
                .await?,
            advises: holds(permit::<Recommend>(tx, who, id).await)?.is_some(),
            presents: holds(permit::<WriteCase>(tx, who, id).await)?.is_some(),
            shows: holds(permit::<ShowCase>(tx, who, id).await)?.is_some(),
            strikes: holds(permit::<LeadCase>(tx, who, id).await)?.is_some(),
            hides: holds(permit::<HideField>(tx, who, id).await)?.is_some(),
            unseen: unseen.then_some(pass),
            record,
            form,
            section,
        }))
    }

    /// The answered fields of the section on the stage.
    pub fn shown(&self, v: &Visit) -> Vec<Shown<'_>> {
        self.form.shown(self.section, &self.record.answers, v.language)
    }

    /// The dose in few words.
    pub fn brief(&self, v: &Visit) -> Html {
        computation::brief(v, &self.figures).unwrap_or_default()
    }

    /// What was worked out of the section on the stage.
    pub fn worked_out(&self, v: &Visit) -> Html {
        computation::whole(v, &self.figures.clone().part(self.section)).unwrap_or_default()
    }

    /// The presenter's questions, the main one first.
    pub fn asked(&self) -> Vec<&str> {
        self.record.answers.questions()
    }

    /// Those that were merged into a recommendation.
    pub fn same(&self, given: &recommendation::Record) -> Vec<&recommendation::Record> {
        self.advice.iter().filter(|other| other.merged_into == Some(given.id)).collect()
    }

    /// Those that a recommendation can be merged into, each with its number on the list.
    pub fn mergeable(&self, given: &recommendation::Record) -> Vec<(usize, &recommendation::Record)> {
        let listed = self.by_domain().into_iter().flat_map(|(_, group)| group);
        listed.filter(|(number, other)| *number > 0 && other.id != given.id).collect()
    }

    /// The recommendations by domain, each with its number on the list; domains without one are left out, and so are those
    /// that were merged into another.
    pub fn by_domain(&self) -> Vec<(Domain, Vec<(usize, &recommendation::Record)>)> {
        let mut number = 0;
        let mut groups = Vec::new();
        for domain in Domain::ALL {
            let mut group = Vec::new();
            for record in self.advice.iter().filter(|one| one.advice.domain == domain && one.merged_into.is_none()) {
                number += usize::from(!record.struck);
                group.push((if record.struck { 0 } else { number }, record));
            }
            if !group.is_empty() {
                groups.push((domain, group));
            }
        }
        groups
    }
}

/// The name of a form about a case.
pub fn named(form: &str, case: CaseId) -> String {
    format!("{form}-{case}")
}
