//! A person's own cases, and the cycles they can begin one for: a block of the first page and of the list.

use askama::Template;
use store::case::{Heading, Opening};
use ui::Html;

use super::{name, next, tag};
use crate::{error::Error, visit::Visit};

#[derive(Template)]
#[template(path = "case/mine.html")]
struct Mine<'a> {
    v: &'a Visit,
    cases: Vec<Heading>,
    openings: Vec<Opening>,
}

impl Mine<'_> {
    /// The page a case leads to: its form while it is open, else the case.
    fn page(&self, heading: &Heading) -> String {
        let rest = if heading.state.is_open() { "/form" } else { "" };
        format!("/cases/{}{rest}", heading.id)
    }

    fn name(&self, heading: &Heading) -> String {
        name(self.v, heading)
    }

    fn tag(&self, heading: &Heading) -> ui::Tag {
        tag(self.v, heading.state)
    }

    /// What the presenter can expect or do next.
    fn next(&self, heading: &Heading) -> String {
        next(self.v, heading)
    }
}

/// The block; nothing for somebody who has no case and no cycle to begin one for.
pub async fn block(v: &Visit, tx: &mut store::Tx) -> Result<Option<Html>, Error> {
    let who = v.who()?;
    let cases = store::case::of_presenter(tx, who).await?;
    let openings = store::case::openings(tx, who, v.now).await?;
    if cases.is_empty() && openings.is_empty() {
        return Ok(None);
    }
    Html::rendered(&Mine { v, cases, openings }).map(Some).map_err(Error::broken)
}
