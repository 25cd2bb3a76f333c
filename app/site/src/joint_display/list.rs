//! The joint display: a theme a row.

use askama::Template;
use domain::{access::AnalyzeStudy, small_cells::FLOOR};

use super::Display;
use crate::{codebook::Place, error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "joint_display/list.html")]
struct List<'a> {
    v: &'a Visit,
    place: Place,
    display: Display,
}

/// Shows it.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let place = Place::of(&mut tx, &permit).await?;
    let display = Display::of(&v, &mut tx, &permit, (v.now, FLOOR)).await?;
    drop(tx);
    page(&List { v: &v, place, display })
}
