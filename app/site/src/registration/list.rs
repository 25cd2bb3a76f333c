//! The registrations of a cycle: who waits for a decision, who takes part, who does not.

use askama::Template;
use domain::{access::ManageCycle, fields::Faults, registration::State};
use store::{
    Tx, cycle, program,
    registration::{self, Record},
};

use crate::{
    ask::Ask,
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    sent::Form,
    visit::Visit,
};

/// What the page shows, whether it is asked for or shown again.
pub(super) struct Queue {
    program: program::Record,
    cycle: cycle::Record,
    all: Vec<Record>,
}

impl Queue {
    /// Reads it.
    pub async fn read(tx: &mut Tx, permit: &Allowed<ManageCycle>) -> Result<Self, Error> {
        let cycle = cycle::get(tx, permit).await?;
        let program = program::find(tx, permit.hub(), cycle.program).await?;
        Ok(Self { program, cycle, all: registration::of_cycle(tx, permit).await? })
    }

    /// The page, with what was ticked and typed and what is wrong with it.
    pub fn page<'a>(&'a self, v: &'a Visit, form: &'a Form) -> List<'a> {
        List { v, f: Ask::new(v, form), queue: self }
    }

    fn of(&self, state: State) -> Vec<&Record> {
        self.all.iter().filter(|record| record.state == state).collect()
    }
}

#[derive(Template)]
#[template(path = "registration/list.html")]
pub(super) struct List<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    queue: &'a Queue,
}

impl List<'_> {
    fn waiting(&self) -> Vec<&Record> {
        self.queue.of(State::Requested)
    }

    fn enrolled(&self) -> Vec<&Record> {
        self.queue.of(State::Approved)
    }

    fn gone(&self) -> Vec<&Record> {
        [State::Declined, State::Withdrawn].into_iter().flat_map(|state| self.queue.of(state)).collect()
    }

    fn profession(&self, record: &Record) -> String {
        self.v.t(format!("profession-{}", record.who.profession.code()))
    }

    fn since(&self, record: &Record) -> String {
        self.v.words.short_date(record.created, self.v.zone())
    }

    /// "12 of 40", or "12" without a limit.
    fn filled(&self) -> String {
        let enrolled = self.enrolled().len();
        match self.queue.cycle.cycle.capacity {
            Some(most) => self.v.t2("registration-filled", "enrolled", enrolled, "most", most),
            None => enrolled.to_string(),
        }
    }

    /// The sites that people who take part come from.
    fn sites(&self) -> usize {
        let sites: std::collections::BTreeSet<_> =
            self.enrolled().iter().map(|record| domain::person::fold(&record.who.site)).collect();
        sites.len()
    }
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<ManageCycle>) -> Reply {
    let queue = Queue::read(&mut v.app.db.read().await?, &permit).await?;
    let form = Form { faults: Faults::default(), ..Form::default() };
    page(&queue.page(&v, &form))
}
