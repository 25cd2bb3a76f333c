//! A page of the letter on which a specialist types: a reason, a recommendation, its words.

use askama::Template;
use domain::id::CaseId;
use ui::Html;

use crate::{
    ask::Ask,
    error::{Error, Reply},
    identifier::Found,
    page::{again, page},
    sent::Form,
    visit::Visit,
};

/// What the page says, and what it asks.
pub(super) struct Asked {
    /// The heading.
    pub title: String,
    /// What it is for.
    pub lead: String,
    /// The fields.
    pub fields: Html,
    /// The button.
    pub button: String,
    /// Whether the button takes something away.
    pub warns: bool,
    /// What stands under the form.
    pub below: Html,
}

#[derive(Template)]
#[template(path = "letter/typed.html")]
struct TypedPage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    case: CaseId,
    code: &'a str,
    asked: Asked,
    made: Html,
}

impl TypedPage<'_> {
    fn button(&self) -> ui::Button {
        let button = ui::Button::new(&self.asked.button).once();
        if self.asked.warns { button.warning() } else { button }
    }
}

/// Shows the page, with faults when the form has some. `asked` is given the form and the questions about details in it.
pub(super) fn show(
    v: &Visit,
    case: CaseId,
    code: &str,
    form: &Form,
    asked: impl FnOnce(Ask<'_>, &Found<'_>) -> Result<Asked, Error>,
) -> Reply {
    let (ask, found) = (Ask::new(v, form), Found::new(v, form));
    let asked = asked(ask, &found)?;
    let made = found.made().map_err(Error::broken)?;
    let template = TypedPage { v, ask, case, code, asked, made };
    if form.faults.is_empty() { page(&template) } else { again(&template) }
}

/// The questions about details in one field.
pub(super) fn asked_at(found: &Found<'_>, name: &str) -> Result<Html, Error> {
    found.at(|field| field == name).map_err(Error::broken)
}
