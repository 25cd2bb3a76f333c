//! Tables: a caption that says what they show, columns, rows.

use askama::Template;

use crate::attributes::{Attributes, Classes, class_methods, decorated};
use crate::html::{Content, Html, component, made_of_words};
use crate::label::Size;

/// `colspan` and `rowspan` for the head of a column and for a cell.
macro_rules! spanning {
    () => {
        /// Spans columns.
        #[must_use]
        pub fn colspan(mut self, columns: u16) -> Self {
            self.colspan = columns;
            self
        }

        /// Spans rows.
        #[must_use]
        pub fn rowspan(mut self, rows: u16) -> Self {
            self.rowspan = rows;
            self
        }
    };
}

/// The head of a column. Words alone make one.
#[derive(Debug, Clone, Default)]
pub struct Column {
    content: Content,
    numeric: bool,
    colspan: u16,
    rowspan: u16,
    classes: Classes,
    attributes: Attributes,
}

impl Column {
    /// A column with this head.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A column whose head is read aloud only: of actions.
    ///
    /// ```
    /// let table = ui::Table::new("People").column(ui::Column::hidden("Actions"));
    /// assert!(table.to_string().contains("<span class=\"govuk-visually-hidden\">Actions</span>"));
    /// ```
    pub fn hidden(words: impl AsRef<str>) -> Self {
        Self::new(Html::of(&HiddenWords { words: words.as_ref() }))
    }

    /// Numbers: right-aligned, with figures of one width, in the head and in every cell below.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    spanning!();
    decorated!();
}

made_of_words!(Column);

/// One cell. Words or a component alone make one.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    content: Content,
    numeric: bool,
    colspan: u16,
    rowspan: u16,
    classes: Classes,
    attributes: Attributes,
}

impl Cell {
    /// A cell with this in it.
    pub fn new(content: impl Into<Content>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A cell that leads somewhere: the row's name, as a rule.
    ///
    /// ```
    /// let table = ui::Table::new("Cases").row([ui::Cell::link("/cases/1", "NPH-2041")]);
    /// assert!(table.to_string().contains("<a class=\"govuk-link\" href=\"/cases/1\">NPH-2041</a>"));
    /// ```
    pub fn link(href: impl AsRef<str>, content: impl Into<Content>) -> Self {
        Self::new(Html::of(&CellLink { href: href.as_ref(), content: content.into() }))
    }

    /// A number in a column that is not numeric as a whole.
    #[must_use]
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }

    spanning!();
    decorated!();
}

made_of_words!(Cell);

/// A table.
///
/// ```
/// let table = ui::Table::new("Attendance")
///     .columns([ui::Column::new("Name"), ui::Column::new("Minutes").numeric()])
///     .row(["Amina Diallo", "52"])
///     .named_rows()
///     .stacked();
/// assert!(table.to_string().contains("<th scope=\"row\" class=\"govuk-table__header\">Amina Diallo</th>"));
/// assert!(table.to_string().contains("<td class=\"govuk-table__cell govuk-table__cell--numeric\" data-label=\"Minutes\">52</td>"));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "table.html")]
pub struct Table {
    caption: String,
    caption_classes: Classes,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    named_rows: bool,
    stacked: bool,
    scrolling: String,
    classes: Classes,
    attributes: Attributes,
}

impl Table {
    /// A table that shows what the caption says.
    pub fn new(caption: impl AsRef<str>) -> Self {
        Self { caption: caption.as_ref().to_owned(), ..Self::default() }
    }

    /// Sets the caption in a heading's size.
    #[must_use]
    pub fn caption_size(self, size: Size) -> Self {
        self.caption_class(format!("govuk-table__caption--{}", size.suffix()))
    }

    /// The caption is read aloud only: a heading above says it already.
    #[must_use]
    pub fn caption_hidden(self) -> Self {
        self.caption_class("govuk-visually-hidden")
    }

    class_methods! {
        /// Adds a class to the caption.
        caption_class => caption_classes;
    }

    /// Adds a column.
    #[must_use]
    pub fn column(mut self, column: impl Into<Column>) -> Self {
        self.columns.push(column.into());
        self
    }

    /// Adds columns.
    #[must_use]
    pub fn columns<T: Into<Column>>(mut self, columns: impl IntoIterator<Item = T>) -> Self {
        self.columns.extend(columns.into_iter().map(Into::into));
        self
    }

    /// Adds a row.
    #[must_use]
    pub fn row<T: Into<Cell>>(mut self, cells: impl IntoIterator<Item = T>) -> Self {
        self.rows.push(cells.into_iter().map(Into::into).collect());
        self
    }

    /// Adds rows.
    #[must_use]
    pub fn rows<T: Into<Cell>, R: IntoIterator<Item = T>>(self, rows: impl IntoIterator<Item = R>) -> Self {
        rows.into_iter().fold(self, Self::row)
    }

    /// The first cell of each row names the row.
    #[must_use]
    pub fn named_rows(mut self) -> Self {
        self.named_rows = true;
        self
    }

    /// On a phone each row becomes a block, and each cell says its column's name.
    #[must_use]
    pub fn stacked(mut self) -> Self {
        self.stacked = true;
        self.class("app-table--stack")
    }

    /// Too wide for a phone: it scrolls within its own box, which the keyboard reaches. Takes an id for the caption.
    #[must_use]
    pub fn scrolling(mut self, id: impl AsRef<str>) -> Self {
        id.as_ref().clone_into(&mut self.scrolling);
        self
    }

    fn numeric_at(&self, place: &usize) -> bool {
        self.columns.get(*place).is_some_and(|column| column.numeric)
    }

    /// The column's name for a phone; none for the cell that names the row.
    fn label_at(&self, place: &usize) -> Option<String> {
        let column = self.columns.get(*place).filter(|_| self.stacked && !(self.named_rows && *place == 0))?;
        match &column.content {
            Content::Words(words) => Some(words.clone()).filter(|words| !words.is_empty()),
            Content::Html(_) => None,
        }
    }

    decorated!();
}

component!(Table);

#[derive(Template)]
#[template(source = r#"<a class="govuk-link" href="{{ href }}">{{ content }}</a>"#, ext = "html")]
struct CellLink<'a> {
    href: &'a str,
    content: Content,
}

impl askama::filters::HtmlSafe for CellLink<'_> {}

#[derive(Template)]
#[template(source = r#"<span class="govuk-visually-hidden">{{ words }}</span>"#, ext = "html")]
struct HiddenWords<'a> {
    words: &'a str,
}

impl askama::filters::HtmlSafe for HiddenWords<'_> {}
