//! One option of radios or checkboxes.

use std::borrow::Borrow;

use crate::attributes::{Attributes, Classes, decorated};
use crate::hint::Hint;
use crate::html::{Content, Html};
use crate::label::Label;

/// One option. A pair of value and words makes one.
///
/// ```
/// let often = ui::Input::new("often", "How often?");
/// let choice = ui::Choice::new("comes", "It comes and goes").hint("Good and bad weeks").reveals(often);
/// let pain = ui::Radios::new("course", "How does the pain behave?").choice(("steady", "Steady")).choice(choice);
/// assert!(pain.to_string().contains("data-aria-controls=\"conditional-course-2\""));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) content: Content,
    pub(crate) hint: Option<Hint>,
    checked: Option<bool>,
    pub(crate) disabled: bool,
    pub(crate) divider: bool,
    pub(crate) exclusive: bool,
    pub(crate) reveals: Option<Html>,
    label_class: String,
    label_attributes: Vec<(&'static str, String)>,
    classes: Classes,
    pub(crate) attributes: Attributes,
}

impl Choice {
    /// An option that sends this value.
    pub fn new(value: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { value: value.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    /// A word between options: "or".
    pub fn divider(words: impl Into<Content>) -> Self {
        Self { divider: true, content: words.into(), ..Self::default() }
    }

    /// More about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Hint>) -> Self {
        self.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        self
    }

    /// Says outright whether it is ticked.
    #[must_use]
    pub fn checked(mut self, checked: impl Borrow<bool>) -> Self {
        self.checked = Some(*checked.borrow());
        self
    }

    /// Cannot be chosen now.
    #[must_use]
    pub fn disabled(mut self, disabled: impl Borrow<bool>) -> Self {
        self.disabled = *disabled.borrow();
        self
    }

    /// Fields that appear when it is chosen; without a script they are always there.
    #[must_use]
    pub fn reveals(mut self, fields: impl Into<Html>) -> Self {
        self.reveals = Some(fields.into()).filter(|html| !html.as_str().is_empty());
        self
    }

    /// Ticking it unticks all others: "None of these". Checkboxes only.
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }

    /// Its own id.
    #[must_use]
    pub fn id(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.id);
        self
    }

    /// Its own name. Checkboxes only.
    #[must_use]
    pub fn name(mut self, name: impl AsRef<str>) -> Self {
        name.as_ref().clone_into(&mut self.name);
        self
    }

    /// A class for its label.
    #[must_use]
    pub fn label_class(mut self, class: impl AsRef<str>) -> Self {
        class.as_ref().clone_into(&mut self.label_class);
        self
    }

    /// An attribute for its label.
    #[must_use]
    pub fn label_attribute(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.label_attributes.push((name, value.as_ref().to_owned()));
        self
    }

    decorated!();

    pub(crate) fn is_checked(&self, chosen: &[String]) -> bool {
        self.checked == Some(true)
            || (self.checked != Some(false) && !self.value.is_empty() && chosen.contains(&self.value))
    }

    /// The id of the option at this place, counted from 0. The first bears the group's own id: error summaries link to it.
    pub(crate) fn id_at(&self, group: &str, place: &usize) -> String {
        match (self.id.is_empty(), *place) {
            (false, _) => self.id.clone(),
            (true, 0) => group.to_owned(),
            (true, place) => format!("{group}-{}", place + 1),
        }
    }

    pub(crate) fn label(&self, block: &str, id: &str) -> Label {
        let label =
            Label::new(&self.content).class(format!("govuk-{block}__label")).class(&self.label_class).tied_to(id);
        self.label_attributes.iter().fold(label, |label, (name, value)| label.attribute(name, value))
    }

    pub(crate) fn hint_at(&self, block: &str, id: &str) -> Html {
        let class = format!("govuk-{block}__hint");
        let hint = self.hint.clone().map(|hint| Html::from(hint.first_class(&class).id(format!("{id}-item-hint"))));
        hint.unwrap_or_default()
    }
}

impl<V: AsRef<str>, W: Into<Content>> From<(V, W)> for Choice {
    fn from((value, content): (V, W)) -> Self {
        Self::new(value, content)
    }
}
