//! Cases: one's own, and for the hub's team those that wait, by what they wait for.

use askama::Template;
use domain::{
    access::{Role, SeeCases},
    case::State,
};
use store::case::Heading;
use ui::Html;

use super::{mine, name};
use crate::{
    error::{Error, Reply},
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "case/list.html")]
struct List<'a> {
    v: &'a Visit,
    mine: Option<Html>,
    groups: Vec<Group>,
    /// Whether the person sees the hub's cases at all.
    team: bool,
}

/// Cases that wait for the same thing.
struct Group {
    key: &'static str,
    /// What follows the case's address: where a coordinator acts.
    page: &'static str,
    cases: Vec<Heading>,
}

impl Group {
    fn title(&self, v: &Visit) -> String {
        v.t(format!("case-group-{}", self.key))
    }

    /// What the last column says.
    fn day(&self, v: &Visit) -> String {
        v.t(format!("case-column-day-{}", self.key))
    }
}

impl List<'_> {
    fn name(&self, heading: &Heading) -> String {
        name(self.v, heading)
    }

    fn profession(&self, heading: &Heading) -> String {
        self.v.t(format!("profession-{}", heading.profession.code()))
    }

    /// The day that matters in its group: of the session, or of the submission.
    fn day(&self, heading: &Heading) -> String {
        let at = heading.session.map(|(_, _, starts)| starts).or(heading.submitted);
        at.map(|at| self.v.words.short_date(at, self.v.zone())).unwrap_or_default()
    }
}

/// Shows them.
pub async fn get(v: Visit) -> Reply {
    let who = v.who()?;
    let mut tx = v.app.db.read().await?;
    let mine = mine::block(&v, &mut tx).await?;
    let team = match store::access::permit::<SeeCases>(&mut tx, who, who.hub).await {
        Ok(permit) => Some(store::case::of_hub(&mut tx, &permit).await?),
        Err(store::Error::Missing) => None,
        Err(error) => return Err(Error::from(error)),
    };
    let reviews = who.has(Role::Coordinator);
    let (shown, groups) = (team.is_some(), groups(team.unwrap_or_default(), reviews));
    page(&List { v: &v, mine, groups, team: shown })
}

fn groups(cases: Vec<Heading>, reviews: bool) -> Vec<Group> {
    let act = if reviews { "/review" } else { "" };
    let mut groups = vec![
        Group { key: "waiting", page: act, cases: Vec::new() },
        Group { key: "accepted", page: act, cases: Vec::new() },
        Group { key: "scheduled", page: "", cases: Vec::new() },
        Group { key: "after", page: "", cases: Vec::new() },
        Group { key: "closed", page: "", cases: Vec::new() },
    ];
    for heading in cases {
        let key = match heading.state {
            State::Submitted if reviews => "waiting",
            State::Accepted => "accepted",
            State::Scheduled => "scheduled",
            State::Presented | State::LetterSent | State::FollowUpDue => "after",
            State::Closed => "closed",
            State::Draft | State::Returned | State::Submitted => continue,
        };
        if let Some(group) = groups.iter_mut().find(|group| group.key == key) {
            group.cases.push(heading);
        }
    }
    groups.retain(|group| !group.cases.is_empty());
    groups
}
