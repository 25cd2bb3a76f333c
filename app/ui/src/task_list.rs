//! What is to be done, and how far each part is.

use askama::Template;

use crate::attributes::{Attributes, Classes, class_methods, decorated};
use crate::html::{Content, component};

/// One part of the work.
#[derive(Debug, Clone, Default)]
pub struct Task {
    title: Content,
    title_classes: Classes,
    href: String,
    hint: Content,
    status: Content,
    status_classes: Classes,
    classes: Classes,
}

impl Task {
    /// A part with its state: words for what is done, a [`Tag`](crate::Tag) for what is not.
    pub fn new(title: impl Into<Content>, status: impl Into<Content>) -> Self {
        Self { title: title.into(), status: status.into(), ..Self::default() }
    }

    /// Where it is done; without it, it cannot be started yet.
    #[must_use]
    pub fn href(mut self, href: impl AsRef<str>) -> Self {
        href.as_ref().clone_into(&mut self.href);
        self
    }

    /// More about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Content>) -> Self {
        self.hint = hint.into();
        self
    }

    /// It cannot be started yet: the state is grey.
    #[must_use]
    pub fn cannot_start(self) -> Self {
        self.status_class("govuk-task-list__status--cannot-start-yet")
    }

    class_methods! {
        /// Adds a class to the row.
        class => classes;
        /// Adds a class to the title.
        title_class => title_classes;
        /// Adds a class to the state.
        status_class => status_classes;
    }
}

/// What is to be done, part by part.
///
/// ```
/// let list = ui::TaskList::new("setup").task(ui::Task::new("Privacy text", "Completed").href("/hub/privacy"));
/// assert!(list.to_string().contains("aria-describedby=\"setup-1-status\""));
/// ```
#[derive(Debug, Clone, Default, Template)]
#[template(path = "task_list.html")]
pub struct TaskList {
    id: String,
    tasks: Vec<Task>,
    classes: Classes,
    attributes: Attributes,
}

impl TaskList {
    /// A list; the ids of its parts begin with this.
    pub fn new(id: impl AsRef<str>) -> Self {
        Self { id: id.as_ref().to_owned(), ..Self::default() }
    }

    /// Adds a part.
    #[must_use]
    pub fn task(mut self, task: Task) -> Self {
        self.tasks.push(task);
        self
    }

    /// Adds parts.
    #[must_use]
    pub fn tasks(mut self, tasks: impl IntoIterator<Item = Task>) -> Self {
        self.tasks.extend(tasks);
        self
    }

    decorated!();
}

component!(TaskList);
