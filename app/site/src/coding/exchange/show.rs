//! The page of the exchange: what each program's project does not carry, before it is taken away; and a file to take in.

use askama::Template;
use domain::{
    access::{AnalyzeStudy, ManageStudy},
    fields::{Faults, Fields},
};
use qda::refi::{Dialect, Loss};
use store::{access::permit, coding};

use super::{DIALECTS, give};
use crate::{
    ask::Ask,
    codebook::Place,
    error::{Error, Reply},
    gate::{Allowed, holds},
    page::{again, page},
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "coding/exchange.html")]
struct Show<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    place: Place,
    dialects: Vec<(&'static str, Vec<Loss>)>,
    texts: usize,
    leads: bool,
    waits: bool,
    /// What the reader of files says is wrong.
    why: Option<String>,
}

impl Show<'_> {
    fn file(&self) -> ui::Input {
        let file = ui::Input::new("file", self.v.t("coding-file")).kind("file").hint(self.v.t("coding-file-hint"));
        file.attribute("accept", ".qdpx,.qde,.qdc").error(self.ask.error("file"))
    }
}

/// What no project of the standard has a place for: the key of the words.
const NEVER: [&str; 4] = ["times", "versions", "removed", "rounds"];

async fn show<'a>(
    v: &'a Visit,
    permitted: &Allowed<AnalyzeStudy>,
    form: &'a Form,
    why: Option<String>,
) -> Result<Show<'a>, Error> {
    let mut tx = v.app.db.read().await?;
    let place = Place::of(&mut tx, permitted).await?;
    let study = give::study(&mut tx, permitted, true).await?;
    let leads = holds(permit::<ManageStudy>(&mut tx, v.who()?, permitted.thing()).await)?.is_some();
    let waits = leads && coding::pending(&mut tx, permitted).await?.is_some();
    drop(tx);
    let texts = study.texts.len();
    let count = move || {
        let losses = |(dialect, name): (Dialect, &'static str)| {
            give::written(&study, dialect).map(|(_, losses)| (name, losses.list()))
        };
        DIALECTS.into_iter().map(losses).collect::<Result<Vec<_>, _>>()
    };
    let dialects = tokio::task::spawn_blocking(count).await.map_err(Error::broken)?;
    let dialects = dialects.map_err(|_| Error::broken("the project could not be written"))?;
    Ok(Show { v, ask: Ask::new(v, form), place, dialects, texts, leads, waits, why })
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    page(&show(&v, &permit, &Form::default(), None).await?)
}

/// The page again: the file could not be read.
pub(super) async fn wrong(v: &Visit, permit: &Allowed<ManageStudy>, faults: Faults, why: Option<String>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let analyze = store::access::permit::<AnalyzeStudy>(&mut tx, v.who()?, permit.thing()).await?;
    drop(tx);
    let form = Form { fields: Fields::default(), faults };
    again(&show(v, &Allowed::of(analyze), &form, why).await?)
}
