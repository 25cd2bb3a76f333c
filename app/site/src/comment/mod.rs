//! What the hub's team notes about a case before its session: on the case's pages, and in the room for the team alone.

pub mod change;
pub mod list;
pub mod removal;

use askama::Template;
use domain::{
    access::{CommentCase, SeeComments},
    comment::{TEXT, by_profession},
    id::{CaseId, CommentId, PersonId},
    profession::Profession,
};
use store::{Tx, access::permit, case::Heading, comment::Record};
use ui::Html;

use crate::{ask::Ask, error::Error, gate::holds, identifier::Found, sent::Form, visit::Visit};

/// The page that a form on comments is sent from, and leads back to.
#[derive(Clone, Copy)]
pub enum From {
    /// The case as it is read.
    Case,
    /// The case on one page.
    View,
    /// The page of the comments themselves.
    Comments,
}

impl From {
    fn parse(code: &str) -> Self {
        match code {
            "view" => Self::View,
            "comments" => Self::Comments,
            _ => Self::Case,
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::View => "view",
            Self::Comments => "comments",
        }
    }

    /// Where it is, with a notice.
    fn address(self, case: CaseId, said: &str) -> String {
        let page = match self {
            Self::Case => "",
            Self::View => "/view",
            Self::Comments => "/comments",
        };
        format!("/cases/{case}{page}?said={said}#comments")
    }
}

/// The comments with the form for one more, as a section of a page.
#[derive(Template)]
#[template(path = "comment/section.html")]
struct Comments<'a> {
    v: &'a Visit,
    case: CaseId,
    from: From,
    groups: Vec<(Profession, Vec<Record>)>,
    me: PersonId,
    /// Whether the reader can write one now.
    writes: bool,
    ask: Ask<'a>,
    form: &'a Form,
}

impl Comments<'_> {
    /// What is asked about identifying details in what was typed.
    fn asked(&self) -> askama::Result<Html> {
        let found = Found::new(self.v, self.form);
        Ok(found.at(|field| field == "text")?.then(found.made()?))
    }
}

/// The same beside the case in the room: read there, and made recommendations.
#[derive(Template)]
#[template(path = "comment/room.html")]
struct InRoom<'a> {
    v: &'a Visit,
    groups: Vec<(Profession, Vec<Record>)>,
    me: PersonId,
    /// Where a comment of one's own is made a recommendation, while some are taken.
    room: Option<String>,
}

fn grouped(all: Vec<Record>) -> Vec<(Profession, Vec<Record>)> {
    by_profession(all, |record| record.profession)
}

/// The comments on a case as a section; nothing for those who do not see them, or when there are none to read or write.
pub async fn section(tx: &mut Tx, v: &Visit, case: CaseId, from: From, form: &Form) -> Result<Html, Error> {
    let who = v.who()?;
    let Some(sees) = holds(permit::<SeeComments>(tx, who, case).await)? else { return Ok(Html::default()) };
    let writes = match holds(permit::<CommentCase>(tx, who, case).await)? {
        Some(may) => store::comment::are_taken(tx, &may).await?,
        None => false,
    };
    let all = store::comment::of_case(tx, &sees).await?;
    if all.is_empty() && !writes && !matches!(from, From::Comments) {
        return Ok(Html::default());
    }
    let (groups, ask, me) = (grouped(all), Ask::new(v, form), who.person);
    Html::rendered(&Comments { v, case, from, groups, me, writes, ask, form }).map_err(Error::broken)
}

/// The comments beside the case in the room, for the hub's team; nothing for everybody else. `room`: its address, while it
/// takes recommendations.
pub async fn in_room(tx: &mut Tx, v: &Visit, case: CaseId, room: Option<String>) -> Result<Html, Error> {
    let who = v.who()?;
    let Some(sees) = holds(permit::<SeeComments>(tx, who, case).await)? else { return Ok(Html::default()) };
    let mut all = store::comment::of_case(tx, &sees).await?;
    all.retain(|record| !record.text.is_empty());
    if all.is_empty() {
        return Ok(Html::default());
    }
    Html::rendered(&InRoom { v, groups: grouped(all), me: who.person, room }).map_err(Error::broken)
}

/// A comment of the reader's own on a case, as long as it is there.
pub async fn own(tx: &mut Tx, v: &Visit, case: CaseId, id: CommentId) -> Result<Option<String>, Error> {
    let who = v.who()?;
    let Some(sees) = holds(permit::<SeeComments>(tx, who, case).await)? else { return Ok(None) };
    let all = store::comment::of_case(tx, &sees).await?;
    let own = all.into_iter().find(|record| record.id == id && record.author == who.person);
    Ok(own.map(|record| record.text).filter(|text| !text.is_empty()))
}

/// What a case is called: by its code, which it has before anybody comments.
fn name(v: &Visit, heading: &Heading) -> String {
    heading.code.as_ref().map_or_else(|| heading.program.clone(), |code| v.t1("case-name", "code", code.as_str()))
}
