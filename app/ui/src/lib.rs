//! Page components: typed, escaped, accessible. They know no noun of the product and no words; all texts come in.
//!
//! The HTML follows GOV.UK Frontend 6 (`tests/fixtures` are its own), the look comes from `web/`. A component is made by
//! `new` with what it cannot do without, and refined by methods:
//!
//! ```
//! let name = ui::Input::new("name", "Your name").autocomplete("name").hint("As it should stand on the certificate");
//! let save = ui::Button::new("Save").once();
//! assert!(ui::Html::from(name).then(save).as_str().contains("govuk-button"));
//! ```
//!
//! In an askama template a component stands as it is, without `|safe`, whether it is a field of the page's struct or
//! made on the spot: `{{ name }}` or `{{ ui::Button::new(v.t("form-save")).once() }}`. Methods take values and
//! references alike, because askama hands over references.

mod attributes;
mod breadcrumbs;
mod button;
mod checkboxes;
mod choice;
mod choice_list;
mod date_input;
mod error_message;
mod error_summary;
mod field;
mod fieldset;
mod hint;
mod html;
mod icon;
mod input;
mod label;
mod language_navigation;
mod link;
mod note;
mod notification_banner;
mod pagination;
mod panel;
mod password_input;
mod radios;
mod select;
mod service_navigation;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod textarea;

pub use attributes::Attributes;
pub use breadcrumbs::Breadcrumbs;
pub use button::Button;
pub use checkboxes::Checkboxes;
pub use choice::Choice;
pub use date_input::{DateInput, DatePart, DateWords, TimeWords};
pub use error_message::{ErrorMessage, MaybeError};
pub use error_summary::ErrorSummary;
pub use fieldset::{Fieldset, Legend};
pub use hint::Hint;
pub use html::{Content, Html};
pub use icon::Icon;
pub use input::{Hidden, Input};
pub use label::{Label, Size};
pub use language_navigation::{LanguageLink, LanguageNavigation};
pub use link::{BackLink, SkipLink};
pub use note::{Details, InsetText, WarningText};
pub use notification_banner::NotificationBanner;
pub use pagination::{PageWords, Pagination};
pub use panel::Panel;
pub use password_input::{PasswordInput, PasswordWords};
pub use radios::Radios;
pub use select::{Select, SelectItem};
pub use service_navigation::{NavigationLink, ServiceNavigation};
pub use summary_list::{Action, Card, Fact, SummaryList};
pub use table::{Cell, Column, Table};
pub use tag::{Color, Tag};
pub use task_list::{Task, TaskList};
pub use textarea::{CountWords, Textarea};
