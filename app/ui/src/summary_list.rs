//! Facts as pairs of name and value, with links that change them.

use askama::Template;

use crate::attributes::{Attributes, Classes, class_methods, decorated};
use crate::html::{Content, Html, component};

/// A link beside a fact or in a card's head.
///
/// ```
/// let change = ui::Action::new("/people/1/name", "Change").about("name");
/// let list = ui::SummaryList::new().fact(ui::Fact::new("Name", "Amina Diallo").action(change));
/// assert!(list.to_string().contains("Change<span class=\"govuk-visually-hidden\"> name</span></a>"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Action {
    href: String,
    content: Content,
    about: String,
    classes: Classes,
    attributes: Attributes,
}

impl Action {
    /// A link with its word.
    pub fn new(href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self { href: href.as_ref().to_owned(), content: content.into(), ..Self::default() }
    }

    /// What it is about, read aloud behind the word.
    #[must_use]
    pub fn about(mut self, words: impl AsRef<str>) -> Self {
        words.as_ref().clone_into(&mut self.about);
        self
    }

    decorated!();
}

/// One fact.
#[derive(Debug, Clone, Default)]
pub struct Fact {
    key: Content,
    value: Content,
    key_classes: Classes,
    value_classes: Classes,
    actions: Vec<Action>,
    action_classes: Classes,
    classes: Classes,
}

impl Fact {
    /// A name and its value.
    pub fn new(key: impl Into<Content>, value: impl Into<Content>) -> Self {
        Self { key: key.into(), value: value.into(), ..Self::default() }
    }

    /// Adds a link.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }

    class_methods! {
        /// Adds a class to the row.
        class => classes;
        /// Adds a class to the name.
        key_class => key_classes;
        /// Adds a class to the value.
        value_class => value_classes;
        /// Adds a class to the links' cell.
        action_class => action_classes;
    }
}

/// A frame around a list, with a title and links of its own.
#[derive(Debug, Clone, Default)]
pub struct Card {
    title: Content,
    level: u8,
    title_classes: Classes,
    actions: Vec<Action>,
    action_classes: Classes,
    classes: Classes,
    attributes: Attributes,
}

impl Card {
    /// A card with this title, a second heading.
    pub fn new(title: impl Into<Content>) -> Self {
        Self { title: title.into(), level: 2, ..Self::default() }
    }

    /// The level of its heading.
    #[must_use]
    pub fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    /// Adds a link.
    #[must_use]
    pub fn action(mut self, action: Action) -> Self {
        self.actions.push(action);
        self
    }

    class_methods! {
        /// Adds a class to the title.
        title_class => title_classes;
        /// Adds a class to the links.
        action_class => action_classes;
    }

    decorated!();
}

/// Facts as pairs of name and value.
///
/// ```
/// let list = ui::SummaryList::new().row("Cycle", "Autumn 2026").row("State", ui::Tag::new("Open"));
/// assert!(list.to_string().contains("<dt class=\"govuk-summary-list__key\">Cycle</dt>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "summary_list.html")]
pub struct SummaryList {
    facts: Vec<Fact>,
    card: Option<Card>,
    classes: Classes,
    attributes: Attributes,
}

impl SummaryList {
    /// A list without facts yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fact without links.
    #[must_use]
    pub fn row(self, key: impl Into<Content>, value: impl Into<Content>) -> Self {
        self.fact(Fact::new(key, value))
    }

    /// Adds a fact unless its value is empty.
    #[must_use]
    pub fn row_if(self, key: impl Into<Content>, value: impl Into<Content>) -> Self {
        let value = value.into();
        if value.is_empty() { self } else { self.row(key, value) }
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, fact: Fact) -> Self {
        self.facts.push(fact);
        self
    }

    /// Adds facts.
    #[must_use]
    pub fn facts(mut self, facts: impl IntoIterator<Item = Fact>) -> Self {
        self.facts.extend(facts);
        self
    }

    /// Puts a frame with a title around it.
    #[must_use]
    pub fn card(mut self, card: Card) -> Self {
        self.card = Some(card);
        self
    }

    /// No lines between the rows.
    #[must_use]
    pub fn borderless(self) -> Self {
        self.class("govuk-summary-list--no-border")
    }

    fn any_actions(&self) -> bool {
        self.facts.iter().any(|fact| !fact.actions.is_empty())
    }

    fn link<'a>(&'a self, action: &'a Action) -> Html {
        Html::of(&Link { action, card: self.card.as_ref().map(|card| &card.title) })
    }

    fn rows(&self) -> Html {
        Html::of(&Rows { of: self })
    }

    decorated!();
}

component!(SummaryList);

#[derive(Template)]
#[template(path = "summary_list_link.html")]
struct Link<'a> {
    action: &'a Action,
    card: Option<&'a Content>,
}

impl askama::filters::HtmlSafe for Link<'_> {}

#[derive(Template)]
#[template(path = "summary_list_rows.html")]
struct Rows<'a> {
    of: &'a SummaryList,
}

impl askama::filters::HtmlSafe for Rows<'_> {}
