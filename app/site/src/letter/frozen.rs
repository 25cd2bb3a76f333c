//! A letter that somebody has signed and that has not gone out: its fixed text, who signed, who else can, and the way back.

use askama::Template;
use domain::{
    access::{Permit, ReadLetter, Role},
    id::CaseId,
};
use paper::letter::Letter;
use store::letter::Signed;
use ui::{Fact, SummaryList};

use super::signature::digest;
use crate::{
    ask::Ask,
    error::Reply,
    page::{again, page},
    sent::Form,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "letter/frozen.html")]
struct FrozenPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    case: CaseId,
    code: &'a str,
    /// Its number, for an amended version.
    version: u32,
    facts: SummaryList,
    paper: Letter,
    /// Signatures that are missing.
    missing: u32,
    /// Whether this person may sign it, too.
    signs: bool,
    /// Whether this person may put it back to draft.
    objects: bool,
    /// What the signature covers.
    seen: String,
}

/// Shows it, with faults when the form has some.
pub(super) fn show(v: &Visit, case: CaseId, person: domain::id::PersonId, letter: &Signed, form: &Form) -> Reply {
    let specialist = v.who()?.has(Role::Specialist);
    let have = u32::try_from(letter.signers.len()).unwrap_or(u32::MAX);
    let count = v.t2("letter-signatures", "have", have, "needed", letter.needed);
    let facts = SummaryList::new()
        .fact(Fact::new(v.t("letter-fact-due"), v.date(&letter.due)))
        .fact(Fact::new(v.t("letter-fact-signatures"), count));
    let template = FrozenPage {
        v,
        ask: Ask::new(v, form),
        case,
        code: &letter.letter.case,
        version: letter.letter.version.number,
        facts,
        paper: Letter::of(&letter.letter, words::of(letter.letter.language)),
        missing: letter.needed.saturating_sub(have),
        signs: specialist && !letter.signers.contains(&person),
        objects: specialist && letter.signed.is_none(),
        seen: digest(&letter.letter)?,
    };
    if form.faults.is_empty() { page(&template) } else { again(&template) }
}

/// Shows it to somebody who may read it.
pub(super) fn read(v: &Visit, permit: &Permit<ReadLetter>, letter: &Signed) -> Reply {
    show(v, permit.thing(), permit.person(), letter, &Form::default())
}
