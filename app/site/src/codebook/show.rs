//! The tree of a version, and what each version changed.

use askama::Template;
use domain::{
    access::AnalyzeStudy,
    codebook::{Change, Code, Codebook, differences},
};
use store::codebook::{self, Version};

use super::Place;
use crate::{error::Reply, gate::Allowed, page::page, visit::Visit};

#[derive(Template)]
#[template(path = "codebook/show.html")]
struct Show<'a> {
    v: &'a Visit,
    place: Place,
    book: Codebook,
    newest: u32,
    versions: Vec<Told>,
}

/// A version with what it changed.
struct Told {
    version: Version,
    changes: Vec<(Change, String)>,
}

impl Show<'_> {
    fn is_newest(&self) -> bool {
        self.book.version == self.newest
    }

    fn depth(&self, code: &Code) -> usize {
        self.book.depth(code).min(5)
    }
}

/// Shows it: the newest version, or the one that "version" names.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let place = Place::of(&mut tx, &permit).await?;
    let newest = codebook::newest(&mut tx, &permit).await?;
    let mut versions = Vec::new();
    let mut before: Option<Codebook> = None;
    let mut listed = codebook::versions(&mut tx, &permit).await?;
    listed.reverse();
    for version in listed {
        let book = codebook::at(&mut tx, &permit, version.number).await?;
        let old = before.take().unwrap_or_default();
        let changes = differences(&old, &book).into_iter().map(|found| (found.change, found.code.name)).collect();
        versions.push(Told { version, changes });
        before = Some(book);
    }
    versions.reverse();
    let number = newest.version;
    let book = match v.asked("version").parse::<u32>() {
        Ok(version) if version != number => codebook::at(&mut tx, &permit, version).await?,
        _ => newest,
    };
    drop(tx);
    page(&Show { v: &v, place, book, newest: number, versions })
}
