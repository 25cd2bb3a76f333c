//! Which letters and follow-ups wait.

use askama::Template;
use domain::{access::SeeLetters, case::State, id::CaseId};
use store::letter::Waiting;
use ui::{Cell, Color, Table, Tag};

use super::clock_in_words;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "letter/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    lines: Vec<Line>,
}

struct Line {
    case: CaseId,
    code: String,
    program: String,
    state: Tag,
    next: String,
}

impl ListPage<'_> {
    fn table(&self) -> Table {
        let v = self.v;
        let columns = ["letter-list-case", "letter-list-program", "letter-list-state", "letter-list-next"];
        let row = |line: &Line| {
            [
                Cell::link(format!("/cases/{}/letter", line.case), &line.code),
                Cell::new(&line.program).attribute("dir", "auto"),
                Cell::new(line.state.clone()),
                Cell::new(&line.next),
            ]
        };
        let table = Table::new(v.t("letter-list-title")).caption_hidden().columns(columns.map(|column| v.t(column)));
        table.rows(self.lines.iter().map(row)).named_rows().stacked()
    }
}

/// Shows them.
pub async fn get(v: Visit, permit: Allowed<SeeLetters>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let waiting = store::letter::waiting(&mut tx, &permit).await?;
    drop(tx);
    let lines = waiting.into_iter().map(|waiting| line(&v, waiting)).collect();
    page(&ListPage { v: &v, lines })
}

/// The color of a state: yellow waits for the hub.
fn color(state: State) -> Color {
    match state {
        State::Presented => Color::Yellow,
        State::FollowUpDue => Color::Orange,
        State::Closed => Color::Green,
        _ => Color::Blue,
    }
}

fn line(v: &Visit, waiting: Waiting) -> Line {
    let is_open = waiting.version.is_some() && waiting.sent.is_none();
    let being_sent = is_open && waiting.signed.is_some();
    let (have, needed) = waiting.signatures;
    let (state, color) = match waiting.state {
        _ if being_sent => (v.t("letter-state-signed"), Color::Blue),
        _ if is_open => (v.t2("letter-state-cosigned", "have", have, "needed", needed), Color::Yellow),
        _ if waiting.amended => (v.t("letter-state-amended"), Color::Yellow),
        state => (v.t(format!("letter-state-{}", state.code())), color(state)),
    };
    let opened = || {
        waiting.opened.map_or_else(|| v.t("letter-next-unopened"), |at| v.t1("letter-next-opened", "date", v.date(&at)))
    };
    let follow_up = || waiting.follow_up_due.map(|at| v.t1("letter-next-follow-up", "date", v.date(&at)));
    let next = match waiting.state {
        State::Presented if !being_sent => clock_in_words(v, waiting.due, &waiting.zone),
        State::LetterSent | State::FollowUpDue => {
            [Some(opened()), follow_up()].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        _ => String::new(),
    };
    Line { case: waiting.case, code: waiting.code, program: waiting.program, state: Tag::new(state).color(color), next }
}
