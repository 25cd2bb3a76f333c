//! Themes over codes, with their versions and memos.

pub mod list;
pub mod show;

use domain::{codebook::Codebook, fields::Fields, theme::Theme};
use ui::{Checkboxes, Choice};

use crate::{ask::Ask, visit::Visit};

/// The codes of a codebook as boxes.
fn boxes(v: &Visit, ask: Ask<'_>, book: &Codebook, ticked: &Fields) -> Checkboxes {
    let choice = |code: &domain::codebook::Code| Choice::new(code.id.to_string(), book.path(code));
    Checkboxes::new("code", v.t("theme-codes"))
        .small()
        .values(ticked.all("code").map(str::to_owned).collect::<Vec<_>>())
        .error(ask.error("code"))
        .choices(book.codes.iter().map(choice))
}

/// A theme as the fields of its form.
fn fields(theme: &Theme) -> Fields {
    let fields = Fields::default().with("name", &theme.name).with("description", &theme.description);
    theme.codes.iter().fold(fields, |fields, code| fields.with("code", code.to_string()))
}
