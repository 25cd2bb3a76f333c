//! What stands inside a component: words, which are escaped, or HTML that was rendered by a component or a template.

use std::borrow::Cow;
use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

/// HTML that came out of a component or a template, so it is escaped already.
///
/// There is no way to make one from a string of unknown origin.
///
/// ```
/// let tag = ui::Html::from(ui::Tag::new("New").color(ui::Color::Green));
/// assert!(tag.as_str().starts_with("<strong"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Renders a page part. Its file must end in `.html`, or nothing in it is escaped.
    ///
    /// # Errors
    /// What the template's own expressions report.
    pub fn rendered(template: &impl Template) -> askama::Result<Self> {
        template.render().map(Self)
    }

    /// Several components one after the other.
    ///
    /// ```
    /// let both = ui::Html::all([ui::Tag::new("One"), ui::Tag::new("Two")]);
    /// assert_eq!(both.as_str().matches("<strong").count(), 2);
    /// ```
    pub fn all<T: Into<Self>>(parts: impl IntoIterator<Item = T>) -> Self {
        Self(parts.into_iter().map(|part| part.into().0).collect())
    }

    /// This, then the next component.
    #[must_use]
    pub fn then(mut self, next: impl Into<Self>) -> Self {
        self.0.push_str(&next.into().0);
        self
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For this crate's own components, whose rendering is escaped by their templates.
    pub(crate) fn of(part: &(impl HtmlSafe + ?Sized)) -> Self {
        Self(part.to_string())
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Words or HTML. Every text that a component takes may be either; a `&str` or a `String` is always words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Escaped when rendered.
    Words(String),
    /// Rendered as it is.
    Html(Html),
}

impl Content {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Words(words) => words.is_empty(),
            Self::Html(html) => html.0.is_empty(),
        }
    }

    /// Whether it is HTML.
    pub(crate) fn is_html(&self) -> bool {
        matches!(self, Self::Html(_))
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Words(String::new())
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Words(words) => askama::filters::escape(words, askama::filters::Html).map_err(|_| fmt::Error)?.fmt(f),
            Self::Html(html) => html.fmt(f),
        }
    }
}

impl HtmlSafe for Content {}

macro_rules! words_from {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Content {
            fn from(words: $kind) -> Self {
                Self::Words(words.to_string())
            }
        })*
    };
}

words_from!(&str, &&str, &String, Cow<'_, str>, &Cow<'_, str>);

impl From<String> for Content {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<Html> for Content {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

impl From<&Html> for Content {
    fn from(html: &Html) -> Self {
        Self::Html(html.clone())
    }
}

impl From<&Self> for Content {
    fn from(content: &Self) -> Self {
        content.clone()
    }
}

/// Makes a component usable in any template as `{{ component }}`, and as HTML inside other components.
macro_rules! component {
    ($($name:ident),*) => {
        $(
            impl askama::filters::HtmlSafe for $name {}

            impl From<$name> for $crate::Html {
                fn from(part: $name) -> Self {
                    Self::of(&part)
                }
            }

            impl From<&$name> for $crate::Html {
                fn from(part: &$name) -> Self {
                    Self::of(part)
                }
            }

            impl From<$name> for $crate::Content {
                fn from(part: $name) -> Self {
                    Self::Html($crate::Html::of(&part))
                }
            }
        )*
    };
}

/// Lets words, or HTML, stand for a part that is made of nothing else: `hint("Not a date")`.
macro_rules! made_of_words {
    ($name:ident: $($kind:ty),*) => {
        $(impl From<$kind> for $name {
            fn from(words: $kind) -> Self {
                Self::new(words)
            }
        })*
    };
    ($name:ident) => {
        $crate::html::made_of_words!($name:
            &str, &&str, &String, String, std::borrow::Cow<'_, str>, &std::borrow::Cow<'_, str>,
            $crate::Html, &$crate::Html, $crate::Content, &$crate::Content
        );

        impl From<&$name> for $name {
            fn from(same: &$name) -> Self {
                same.clone()
            }
        }
    };
}

pub(crate) use component;
pub(crate) use made_of_words;
