//! What all fields share: the group around them, hint, error, and who describes whom.

use crate::attributes::{Attributes, Classes};
use crate::error_message::ErrorMessage;
use crate::fieldset::Fieldset;
use crate::hint::Hint;
use crate::html::{Content, Html};
use crate::label::Label;

/// The parts of a field around its control.
#[derive(Debug, Clone, Default)]
pub(crate) struct Field {
    pub(crate) id: String,
    pub(crate) label: Label,
    pub(crate) hint: Option<Hint>,
    pub(crate) error: Option<ErrorMessage>,
    /// Ids of elements elsewhere that describe the control.
    pub(crate) described_by: String,
    pub(crate) before: Option<Content>,
    pub(crate) after: Option<Content>,
    pub(crate) group_classes: Classes,
    pub(crate) group_attributes: Attributes,
}

impl Field {
    pub(crate) fn new(id: &str, label: Label) -> Self {
        Self { id: id.to_owned(), label, ..Self::default() }
    }

    pub(crate) fn has_error(&self) -> bool {
        self.error.is_some()
    }

    /// The group's class list, with the state of error.
    pub(crate) fn group(&self) -> String {
        let error = if self.has_error() { " govuk-form-group--error" } else { "" };
        format!("govuk-form-group{error}{}", self.group_classes)
    }

    /// Label, hint and error, each with the id that ties it to the control.
    pub(crate) fn head(&self) -> Html {
        Html::of(&self.label.clone().tied_to(&self.id)).then(self.notes())
    }

    /// Hint and error alone, for fields that carry a legend instead of a label.
    pub(crate) fn notes(&self) -> Html {
        let hint = self.hint.clone().map(|hint| Html::from(hint.id(format!("{}-hint", self.id))));
        let error = self.error.clone().map(|error| Html::from(error.id(format!("{}-error", self.id))));
        Html::all(hint.into_iter().chain(error))
    }

    /// The controls in their fieldset, if there is one: it says hint and error for all of them.
    pub(crate) fn within(&self, fieldset: Option<&Fieldset>, controls: Html) -> Html {
        match fieldset {
            Some(fieldset) => fieldset.clone().described_by(self.describers()).body(controls).into(),
            None => controls,
        }
    }

    /// The value of `aria-describedby`; empty when nothing describes the control.
    pub(crate) fn describers(&self) -> String {
        let mut ids = self.described_by.clone();
        for (there, part) in [(self.hint.is_some(), "hint"), (self.error.is_some(), "error")] {
            if there {
                if !ids.is_empty() {
                    ids.push(' ');
                }
                ids.push_str(&self.id);
                ids.push('-');
                ids.push_str(part);
            }
        }
        ids
    }
}

/// The methods of a component with a `field`.
macro_rules! field_methods {
    () => {
        /// The control's id; without it the name serves.
        #[must_use]
        pub fn id(mut self, id: impl AsRef<str>) -> Self {
            id.as_ref().clone_into(&mut self.field.id);
            self
        }

        /// What a person needs to know before answering.
        #[must_use]
        pub fn hint(mut self, hint: impl Into<$crate::Hint>) -> Self {
            self.field.hint = Some(hint.into()).filter(|hint| !hint.is_empty());
            self
        }

        /// What is wrong with the answer; takes an [`ErrorMessage`](crate::ErrorMessage) or an `Option` of one.
        #[must_use]
        pub fn error(mut self, error: impl Into<$crate::MaybeError>) -> Self {
            self.field.error = error.into().0;
            self
        }

        /// Ids of further elements that describe the control.
        #[must_use]
        pub fn described_by(mut self, ids: impl AsRef<str>) -> Self {
            ids.as_ref().clone_into(&mut self.field.described_by);
            self
        }

        /// Something before the control or the options.
        #[must_use]
        pub fn before(mut self, content: impl Into<$crate::Content>) -> Self {
            self.field.before = Some(content.into());
            self
        }

        /// Something behind the control or the options: a small button, as an example.
        #[must_use]
        pub fn after(mut self, content: impl Into<$crate::Content>) -> Self {
            self.field.after = Some(content.into());
            self
        }

        $crate::attributes::class_methods! {
            /// Adds a class to the group around the field.
            group_class => field.group_classes;
        }

        /// Adds an attribute to the group around the field.
        #[must_use]
        pub fn group_attribute(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
            self.field.group_attributes.set(name, value);
            self
        }
    };
}

pub(crate) use field_methods;
