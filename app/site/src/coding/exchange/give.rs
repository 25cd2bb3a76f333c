//! Gives the study as a project for one of the programs.

use std::io::Cursor;

use domain::{access::AnalyzeStudy, coding::Round};
use qda::refi::{Dialect, Losses, Writing, write_own};
use store::{Tx, coding, participant, study, theme};

use super::{DIALECTS, project::Study};
use crate::{
    codebook::export::{ORIGIN, download},
    error::{Error, Reply},
    gate::Allowed,
    visit::Visit,
};

/// Everything of a study that may be seen now: the last round that shows others.
pub(super) async fn study(tx: &mut Tx, permit: &Allowed<AnalyzeStudy>, hide_coders: bool) -> Result<Study, Error> {
    let record = study::get(tx, permit).await?;
    let book = store::codebook::newest(tx, permit).await?;
    let themes = theme::newest(tx, permit).await?;
    let mut texts = Vec::new();
    for text in coding::texts(tx, permit).await? {
        let lines = coding::lines(tx, permit, text.id).await?;
        texts.push((text, lines));
    }
    let rounds = coding::rounds(tx, permit).await?;
    let round = rounds.into_iter().rev().find(Round::shows_others);
    let (mut codings, mut documents, mut decisions) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(round) = &round {
        codings = coding::of_round(tx, permit, round.id).await?;
        documents = coding::documents(tx, permit, round).await?;
        decisions = coding::decisions(tx, permit, round.id).await?;
    }
    Ok(Study {
        title: record.study.title,
        book,
        themes,
        texts,
        participants: participant::of_study(tx, permit).await?,
        coders: coding::coders(tx, permit).await?,
        codings,
        consensus: domain::coding::consensus(&documents, &decisions),
        documents,
        decisions,
        memos: coding::memos(tx, permit).await?,
        seed: round.map_or(0, |round| round.seed),
        hide_coders,
    })
}

/// The project's bytes for a program, and what it does not carry.
pub(super) fn written(study: &Study, dialect: Dialect) -> Result<(Vec<u8>, Losses), qda::Error> {
    let mut out = Cursor::new(Vec::new());
    let losses = write_own("study.qdpx", &mut out, &study.project(), Writing { dialect, origin: ORIGIN })?;
    Ok((out.into_inner(), losses))
}

/// Gives it: "dialect" names the program (the standard itself where none is named), "coders" as "hidden" calls coders by numbers.
pub async fn get(v: Visit, permit: Allowed<AnalyzeStudy>) -> Reply {
    let wanted = match v.asked("dialect") {
        "" => "spec",
        named => named,
    };
    let (dialect, name) = DIALECTS.into_iter().find(|(_, name)| *name == wanted).ok_or(Error::Missing)?;
    let mut tx = v.app.db.write().await?;
    let found = study(&mut tx, &permit, v.asked("coders") == "hidden").await?;
    // Who took the project away is written down; the file itself is not kept.
    study::log(&mut tx, &permit, "coding-project-given", name, v.now).await?;
    tx.save().await?;
    let (bytes, _) = tokio::task::spawn_blocking(move || written(&found, dialect))
        .await
        .map_err(Error::broken)?
        .map_err(|_| Error::broken("the project could not be written"))?;
    download(bytes, &format!("study-{name}.qdpx"), "application/zip")
}
