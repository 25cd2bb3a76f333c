//! The first page: for everybody the programs, for a signed-in person what is next.

use askama::Template;

use crate::{
    error::Reply,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'a> {
    v: &'a Visit,
}

/// Shows it.
pub async fn get(v: Visit) -> Reply {
    page(&Home { v: &v })
}
