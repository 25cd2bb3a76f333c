//! A study on one page: what comes next, in words, and the way to each part of the work.

use askama::Template;
use domain::{
    access::{AnalyzeStudy, KeepKey, ManageStudy, SeeStudy},
    moment::Moment,
    study::{Next, Part, Progress, State, Superseded},
    transcript,
};
use store::{
    Tx,
    access::permit,
    focus_group, program,
    study::{Glass, Member},
};
use ui::{Color, Tag, Task, TaskList};

use super::Desk;
use crate::{
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "study/show.html")]
struct Show<'a> {
    v: &'a Visit,
    desk: Desk,
    program: program::Record,
    team: Vec<Member>,
    glasses: Vec<Glass>,
    groups: Vec<focus_group::Record>,
    transcripts: Vec<store::transcript::Record>,
    so_far: Progress,
    quotes: usize,
    cleared: usize,
    superseded: Option<(Superseded, Moment)>,
    leads: bool,
    keeps: bool,
    analyzes: bool,
}

impl Show<'_> {
    fn next(&self) -> Next {
        Next::of(&self.so_far)
    }

    fn is_open(&self) -> bool {
        self.desk.record.state == State::Open
    }

    /// Where the next step is done, for those who may do it.
    fn next_href(&self) -> Option<String> {
        let at = |path: &str| Some(format!("{}{path}", self.desk.address()));
        let transcript = |state| self.transcripts.iter().find(|one| one.state == state).map(|one| one.id);
        let silent = self.groups.iter().find(|group| !self.transcripts.iter().any(|one| one.group == group.id));
        match self.next() {
            Next::Keeper | Next::Coder if self.leads => at("/team"),
            Next::Guide if self.leads => at("/guide"),
            Next::Participants | Next::Consent if self.keeps => at("/participants"),
            Next::Group if self.leads => at("/groups/new"),
            Next::Speakers if self.keeps => {
                transcript(transcript::State::Imported).and_then(|id| at(&format!("/transcripts/{id}/speakers")))
            }
            Next::Names if self.keeps => {
                transcript(transcript::State::Linked).and_then(|id| at(&format!("/transcripts/{id}/names")))
            }
            Next::Transcript if self.keeps => silent.and_then(|group| at(&format!("/groups/{}/transcript", group.id))),
            _ => None,
        }
    }

    fn tasks(&self) -> TaskList {
        let (v, so_far) = (self.v, &self.so_far);
        let at = |path: &str| format!("{}{path}", self.desk.address());
        let count = |key: &str, count: usize| v.t1(key, "count", count);
        let list = TaskList::new("study")
            .task(Task::new(v.t("study-team-title"), count("study-count-members", self.team.len())).href(at("/team")))
            .task(Task::new(v.t("study-guide-title"), count("study-count-guides", so_far.guides)).href(at("/guide")));
        let people = Task::new(v.t("participant-list-title"), count("study-count-people", so_far.participants));
        let people = if self.keeps { people.href(at("/participants")) } else { people };
        let list = list.task(people.hint(v.t("study-people-hint")));
        let quotes = v.t2("study-count-quotes", "picked", self.quotes, "cleared", self.cleared);
        let list = if self.analyzes {
            list.task(Task::new(v.t("codebook-title"), v.t("codebook-short")).href(at("/codebook")))
                .task(Task::new(v.t("coding-title"), v.t("coding-short")).href(at("/coding")))
                .task(Task::new(v.t("theme-list-title"), v.t("theme-short")).href(at("/themes")))
        } else {
            list
        };
        list.task(Task::new(v.t("quote-list-title"), quotes).href(at("/quotes")))
            .task(Task::new(v.t("coreq-title"), v.t("coreq-short")).href(at("/coreq")))
            .task(Task::new(v.t("study-trail-title"), v.t("study-trail-short")).href(at("/trail")))
    }

    /// A focus group with its transcripts, and how far they are.
    fn group_tasks(&self) -> TaskList {
        let v = self.v;
        let list = TaskList::new("groups");
        self.groups.iter().fold(list, |list, group| {
            let mine: Vec<_> = self.transcripts.iter().filter(|one| one.group == group.id).collect();
            let state = match mine.iter().map(|one| one.state).min() {
                None => Tag::new(v.t("transcript-state-none")).color(Color::Grey),
                Some(state) => {
                    let color = match state {
                        transcript::State::Imported => Color::Yellow,
                        transcript::State::Linked => Color::Blue,
                        transcript::State::Frozen => Color::Green,
                    };
                    Tag::new(v.t(format!("transcript-state-{}", state.code()))).color(color)
                }
            };
            let title = v.t1("focus-group-number", "number", group.number);
            let date = v.words.local_date(&group.group.held_on.to_string());
            let hint = v.t2("focus-group-about", "date", date, "people", group.size);
            let task = Task::new(title, state).hint(hint);
            list.task(task.href(format!("{}/groups/{}", self.desk.address(), group.id)))
        })
    }
}

/// How far it has come.
fn progress(
    desk: &Desk,
    team: &[Member],
    guides: usize,
    groups: &[focus_group::Record],
    transcripts: &[store::transcript::Record],
) -> Progress {
    let has = |part: Part| team.iter().any(|member| member.parts.contains(&part));
    let counting: Vec<_> = desk.people.iter().filter(|person| person.counts()).collect();
    let state = |state| transcripts.iter().filter(|one| one.state == state).count();
    Progress {
        keeper: has(Part::Keeper),
        coder: has(Part::Coder),
        guides,
        participants: counting.len(),
        unanswered: counting.iter().filter(|person| !person.consents.is_complete()).count(),
        groups: groups.len(),
        silent: groups.iter().filter(|group| !transcripts.iter().any(|one| one.group == group.id)).count(),
        imported: state(transcript::State::Imported),
        linked: state(transcript::State::Linked),
        frozen: state(transcript::State::Frozen),
    }
}

async fn load<'a>(v: &'a Visit, tx: &mut Tx, permitted: &Allowed<SeeStudy>) -> Result<Show<'a>, Error> {
    let desk = Desk::of(tx, permitted).await?;
    let program = program::find(tx, permitted.hub(), desk.record.program).await?;
    let team = store::study::members(tx, permitted).await?;
    let glasses = store::study::glasses(tx, permitted).await?;
    let groups = focus_group::of_study(tx, permitted).await?;
    let transcripts = store::transcript::of_study(tx, permitted).await?;
    let guides = store::study::guides(tx, permitted).await?.len();
    let so_far = progress(&desk, &team, guides, &groups, &transcripts);
    let quotes = store::quote::of_study(tx, permitted).await?;
    let superseded = store::study::superseded(tx, permitted.thing(), desk.record.created).await?;
    let (who, id) = (v.who()?, permitted.thing());
    Ok(Show {
        v,
        program,
        team,
        glasses,
        groups,
        transcripts,
        so_far,
        quotes: quotes.len(),
        cleared: quotes.iter().filter(|quote| quote.cleared.is_some()).count(),
        superseded,
        leads: holds(permit::<ManageStudy>(tx, who, id).await)?.is_some(),
        keeps: holds(permit::<KeepKey>(tx, who, id).await)?.is_some(),
        analyzes: holds(permit::<AnalyzeStudy>(tx, who, id).await)?.is_some(),
        desk,
    })
}

/// Shows it.
pub async fn get(v: Visit, permitted: Allowed<SeeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let show = load(&v, &mut tx, &permitted).await?;
    drop(tx);
    page(&show)
}
