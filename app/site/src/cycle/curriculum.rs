//! The curriculum of a cycle: topic and presenter of every session to come, on one page.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::ManageCycle,
    curriculum::{Entry, Row},
    fields::{Faults, Fields},
    id::PersonId,
};
use store::{
    Error as StoreError, Tx, cycle, program,
    session::{self, Lesson},
};
use ui::Select;

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    session::presenters,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "cycle/curriculum.html")]
struct Curriculum<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    program: &'a program::Record,
    record: &'a cycle::Record,
    lessons: &'a [Lesson],
    people: &'a BTreeMap<PersonId, String>,
}

impl Curriculum<'_> {
    /// Who may present, as a list under a session's field.
    fn presenter(&self, name: impl AsRef<str>) -> Select {
        presenters::list(self.v, self.f, name.as_ref(), "session-presenter-didactic", self.people)
    }

    fn name(&self, part: &str, lesson: &Lesson) -> String {
        format!("{part}-{}", lesson.session.number)
    }
}

fn fields(lessons: &[Lesson]) -> Fields {
    lessons.iter().fold(Fields::default(), |fields, lesson| {
        let number = lesson.session.number;
        fields
            .with(format!("sequence-{number}"), lesson.session.sequence.to_string())
            .with(format!("topic-{number}"), &lesson.session.topic)
            .with(format!("objectives-{number}"), lesson.session.objectives.join("\n"))
            .with(format!("presenter-{number}"), lesson.presenter.map(|id| id.to_string()).unwrap_or_default())
    })
}

/// What the page needs besides the form.
async fn about(
    tx: &mut Tx,
    permit: &Allowed<ManageCycle>,
) -> Result<(program::Record, cycle::Record, Vec<Lesson>, BTreeMap<PersonId, String>), Error> {
    let record = cycle::get(tx, permit).await?;
    let program = program::find(tx, permit.hub(), record.program).await?;
    let lessons = session::lessons(tx, permit).await?;
    let people = presenters::of(tx, permit.hub(), record.id).await?;
    Ok((program, record, lessons, people))
}

/// Shows the sessions to come.
pub async fn get(v: Visit, permit: Allowed<ManageCycle>) -> Reply {
    let (program, record, lessons, people) = about(&mut v.app.db.read().await?, &permit).await?;
    let form = Form { fields: fields(&lessons), ..Form::default() };
    page(&Curriculum {
        v: &v,
        f: Ask::new(&v, &form),
        program: &program,
        record: &record,
        lessons: &lessons,
        people: &people,
    })
}

/// Keeps every row that was changed; a session that somebody else changed since is said to be, and nothing is kept.
pub async fn post(v: Visit, permit: Allowed<ManageCycle>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let (program, record, lessons, people) = about(&mut tx, &permit).await?;
    let rows: Vec<Row> = lessons
        .iter()
        .map(|lesson| Row {
            number: lesson.session.number,
            now: Entry {
                topic: lesson.session.topic.clone(),
                objectives: lesson.session.objectives.clone(),
                presenter: lesson.presenter,
            },
        })
        .collect();
    let mut faults = Faults::default();
    match domain::curriculum::check(&sent.fields, &rows, |person| people.contains_key(&person)) {
        Ok(changed) => {
            for (number, entry) in &changed {
                let Some(lesson) = lessons.iter().find(|lesson| lesson.session.number == *number) else { continue };
                let sequence = sent.fields.get(&format!("sequence-{number}")).parse().unwrap_or(-1);
                match session::teach(&mut tx, &permit, lesson.session.id, entry, sequence).await {
                    Ok(()) => {}
                    Err(StoreError::Taken) => faults.add(format!("topic-{number}"), "fault-stale"),
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Err(found) => faults = found,
    }
    if faults.is_empty() {
        return v.done(tx, &sent, &format!("/cycles/{}?said=curriculum-changed", permit.thing())).await;
    }
    let fresh = |fields: Fields, lesson: &Lesson| {
        fields.replacing(&format!("sequence-{}", lesson.session.number), lesson.session.sequence.to_string())
    };
    let form = Form { fields: lessons.iter().fold(sent.fields, fresh), faults };
    again(&Curriculum {
        v: &v,
        f: Ask::new(&v, &form),
        program: &program,
        record: &record,
        lessons: &lessons,
        people: &people,
    })
}
