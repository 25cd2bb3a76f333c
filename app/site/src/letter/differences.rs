//! What differs between a version of a letter and the one before it, word by word. What is new is underlined and what is gone
//! struck through; the same is said in words that only a screen reader reads.

use askama::Template;
use axum::extract::Path;
use domain::{
    access::ReadLetter,
    id::CaseId,
    letter::{
        Letter, arrange,
        version::{About, Passage, Stands, passages},
    },
};
use store::Tx;
use ui::{Color, Tag};

use crate::{
    error::{Error, Reply},
    gate::Allowed,
    page::page,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "letter/differences.html")]
struct DifferencesPage<'a> {
    v: &'a Visit,
    case: CaseId,
    language: &'static str,
    title: String,
    reason: &'a str,
    changed: usize,
    passages: Vec<Shown<'a>>,
}

/// A passage, ready to be read.
struct Shown<'a> {
    heading: String,
    tag: Tag,
    passage: Passage<'a>,
}

/// Shows them. The presenter sees what went out; the team also a version that is not finished.
pub async fn get(v: Visit, permit: Allowed<ReadLetter>, Path((case, number)): Path<(CaseId, u32)>) -> Reply {
    let mut tx = v.app.db.write().await?;
    let earlier = number.checked_sub(1).filter(|number| *number > 0).ok_or(Error::Missing)?;
    let before = store::letter::version::of(&mut tx, &permit, earlier).await?.letter;
    let after = later(&mut tx, &permit, number).await?;
    store::audit::add_act(&mut tx, &permit, v.now).await?;
    tx.save().await?;
    let passages: Vec<Shown<'_>> =
        passages(&before, &after).into_iter().map(|passage| shown(&v, &after, passage)).collect();
    page(&DifferencesPage {
        v: &v,
        case,
        language: after.language.code(),
        title: v.t2("letter-diff-title", "earlier", earlier, "number", number),
        reason: &after.version.reason,
        changed: passages.iter().filter(|shown| shown.passage.stands() != (Stands::Stays, true)).count(),
        passages,
    })
}

/// The version of this number: sent, or for the team being signed or written.
async fn later(tx: &mut Tx, permit: &Allowed<ReadLetter>, number: u32) -> Result<Letter, Error> {
    match store::letter::version::of(tx, permit, number).await {
        Ok(sent) => return Ok(sent.letter),
        Err(store::Error::Missing) => {}
        Err(error) => return Err(error.into()),
    }
    let desk = store::letter::desk(tx, permit).await?;
    if desk.presenter == permit.person() || desk.letter.version.number != number {
        return Err(Error::Missing);
    }
    match store::letter::at_hand(tx, permit).await? {
        Some(letter) => Ok(letter.letter),
        None => Ok(desk.letter),
    }
}

fn shown<'a>(v: &Visit, after: &Letter, passage: Passage<'a>) -> Shown<'a> {
    let number = |id| {
        let groups = arrange(&after.items).into_iter().flat_map(|(_, groups)| groups);
        groups.flat_map(|(_, items)| items).find(|(_, item)| item.id == id).map(|(number, _)| number)
    };
    let heading = match passage.about {
        About::Questions => v.t1("letter-diff-questions", "count", after.questions.len()),
        About::Note => v.t("letter-paper-note"),
        About::Advice(item) | About::Plain(item) => {
            let profession = v.t(format!("profession-{}", item.profession.code()));
            let advice = match number(item.id) {
                Some(number) => v.t2("letter-diff-advice", "number", number, "profession", profession),
                None => v.t1("letter-diff-advice-gone", "profession", profession),
            };
            if matches!(passage.about, About::Plain(_)) { v.t1("letter-diff-plain", "advice", advice) } else { advice }
        }
    };
    let (key, color) = match passage.stands() {
        (Stands::Stays, true) => ("same", Color::Grey),
        (Stands::Stays, false) => ("changed", Color::Yellow),
        (Stands::New, _) => ("new", Color::Green),
        (Stands::Gone, _) => ("gone", Color::Red),
    };
    Shown { heading, tag: Tag::new(v.t(format!("letter-diff-{key}"))).color(color), passage }
}
