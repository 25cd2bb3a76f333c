//! Builds everything that is not a field from fixture options.

use ui::{
    Action, Attributes, BackLink, Breadcrumbs, Button, Card, Cell, Column, Details, ErrorMessage, ErrorSummary, Fact,
    Hint, InsetText, LanguageLink, LanguageNavigation, NavigationLink, NotificationBanner, Pagination, Panel,
    ServiceNavigation, SkipLink, SummaryList, Table, Tag, Task, TaskList, WarningText,
};

use crate::options::{Options, decorate, raw};

fn or(words: Option<String>, usual: &str) -> String {
    words.unwrap_or_else(|| usual.to_owned())
}

fn attributes(options: &Options) -> Attributes {
    options.attributes().into_iter().fold(Attributes::default(), |all, (name, value)| all.with(name, value))
}

pub fn button(options: &Options) -> Button {
    let mut button = decorate!(Button::new(options.content()), options)
        .href(options.text("href"))
        .kind(or(options.words("type"), "submit"))
        .named(options.text("name"), options.text("value"))
        .id(options.text("id"))
        .disabled(options.is("disabled"));
    if options.is("isStartButton") {
        button = button.start();
    }
    match options.told("preventDoubleClick") {
        Some(prevent) => button.prevent_double_click(prevent),
        None => button,
    }
}

pub fn hint(options: &Options) -> Hint {
    decorate!(Hint::new(options.content()), options).id(options.text("id"))
}

pub fn error_message(options: &Options) -> ErrorMessage {
    let prefix = or(options.literal("visuallyHiddenText"), "Error");
    decorate!(ErrorMessage::new(prefix, options.content()), options).id(options.text("id"))
}

pub fn error_summary(options: &Options) -> ErrorSummary {
    let mut summary = decorate!(ErrorSummary::new(options.content_of("titleHtml", "titleText")), options);
    let description = options.content_of("descriptionHtml", "descriptionText");
    if !description.is_empty() {
        summary = summary.description(description);
    }
    if let Some(disable) = options.told("disableAutoFocus") {
        summary = summary.auto_focus(!disable);
    }
    options
        .list("errorList")
        .iter()
        .fold(summary, |summary, (_, item)| summary.item(item.text("href"), item.content(), attributes(item)))
}

pub fn tag(options: &Options) -> Tag {
    decorate!(Tag::new(options.content()), options)
}

fn action(options: &Options) -> Action {
    decorate!(Action::new(options.text("href"), options.content()), options).about(options.text("visuallyHiddenText"))
}

pub fn summary_list(options: &Options) -> SummaryList {
    let facts = options.list("rows").into_iter().map(|(_, row)| {
        let (key, value) = (row.part("key").expect("a key"), row.part("value").expect("a value"));
        let mut fact = Fact::new(key.content(), value.content())
            .class(row.text("classes"))
            .key_class(key.text("classes"))
            .value_class(value.text("classes"));
        if let Some(actions) = row.part("actions") {
            fact = fact.action_class(actions.text("classes"));
            fact = actions.list("items").iter().fold(fact, |fact, (_, item)| fact.action(action(item)));
        }
        fact
    });
    let facts: Vec<_> = facts.collect();
    let list = decorate!(SummaryList::new(), options).facts(facts);
    let Some(part) = options.part("card") else { return list };
    let title = part.part("title");
    let mut card = Card::new(title.as_ref().map(Options::content).unwrap_or_default());
    if let Some(level) = title.as_ref().and_then(|title| title.number("headingLevel")) {
        card = card.level(level.try_into().expect("a level"));
    }
    if let Some(actions) = part.part("actions") {
        card = card.action_class(actions.text("classes"));
        card = actions.list("items").iter().fold(card, |card, (_, item)| card.action(action(item)));
    }
    list.card(decorate!(card.title_class(title.map(|title| title.text("classes")).unwrap_or_default()), part))
}

pub fn table(options: &Options) -> Table {
    let columns = options.list("head").into_iter().map(|(_, item)| {
        let column = decorate!(Column::new(item.content()), item)
            .colspan(item.number("colspan").unwrap_or_default())
            .rowspan(item.number("rowspan").unwrap_or_default());
        if item.text("format") == "numeric" { column.numeric() } else { column }
    });
    let rows = options.list("rows").into_iter().map(|(_, row)| {
        let cells = row.elements().into_iter().map(|item| {
            let cell = decorate!(Cell::new(item.content()), item)
                .colspan(item.number("colspan").unwrap_or_default())
                .rowspan(item.number("rowspan").unwrap_or_default());
            if item.text("format") == "numeric" { cell.numeric() } else { cell }
        });
        cells.collect::<Vec<_>>()
    });
    let (columns, rows): (Vec<_>, Vec<_>) = (columns.collect(), rows.collect());
    let table = decorate!(Table::new(options.text("caption")), options)
        .caption_class(options.text("captionClasses"))
        .columns(columns)
        .rows(rows);
    if options.is("firstCellIsHeader") { table.named_rows() } else { table }
}

pub fn notification_banner(options: &Options) -> NotificationBanner {
    let success = options.text("type") == "success";
    let title = options.content_of("titleHtml", "titleText");
    let usual = if success { "Success" } else { "Important" };
    let title = if title.is_empty() { usual.into() } else { title };
    let mut banner = decorate!(NotificationBanner::new(title, options.content()), options);
    banner = banner.role(options.text("role"));
    if let Some(id) = options.words("titleId") {
        banner = banner.title_id(id);
    }
    if let Some(level) = options.number("titleHeadingLevel") {
        banner = banner.level(level.try_into().expect("a level"));
    }
    if let Some(disable) = options.told("disableAutoFocus") {
        banner = banner.auto_focus(!disable);
    }
    if success { banner.success() } else { banner }
}

pub fn inset_text(options: &Options) -> InsetText {
    decorate!(InsetText::new(options.content()), options).id(options.text("id"))
}

pub fn warning_text(options: &Options) -> WarningText {
    decorate!(WarningText::new(or(options.words("iconFallbackText"), "Warning"), options.content()), options)
}

pub fn details(options: &Options) -> Details {
    decorate!(Details::new(options.content_of("summaryHtml", "summaryText"), options.content()), options)
        .id(options.text("id"))
        .open(options.is("open"))
}

pub fn back_link(options: &Options) -> BackLink {
    let content = options.content();
    let content = if content.is_empty() { "Back".into() } else { content };
    decorate!(BackLink::new(or(options.words("href"), "#"), content), options)
}

pub fn skip_link(options: &Options) -> SkipLink {
    decorate!(SkipLink::new(or(options.words("href"), "#content"), options.content()), options)
}

pub fn breadcrumbs(options: &Options) -> Breadcrumbs {
    let way = decorate!(Breadcrumbs::new(or(options.words("labelText"), "Breadcrumb")), options);
    let way = if options.is("collapseOnMobile") { way.collapsing() } else { way };
    let items = options.list("items");
    items.iter().fold(way, |way, (_, item)| way.step_with(item.text("href"), item.content(), attributes(item)))
}

pub fn language_navigation(options: &Options) -> LanguageNavigation {
    let switch = decorate!(LanguageNavigation::new(or(options.words("ariaLabel"), "Language")), options);
    options.list("items").iter().fold(switch, |switch, (_, item)| {
        let link = LanguageLink::new(item.text("lang"), item.content(), item.text("href"))
            .href_lang(item.text("hrefLang"))
            .dir(item.text("dir"))
            .description(item.text("languageDescriptionText"));
        let link = decorate!(link, item);
        switch.language(if item.is("current") { link.current() } else { link })
    })
}

pub fn service_navigation(options: &Options) -> ServiceNavigation {
    let menu = or(options.words("menuButtonText"), "Menu");
    let mut bar = decorate!(ServiceNavigation::new(&menu), options)
        .label(options.words("navigationLabel").unwrap_or(menu))
        .id(or(options.words("navigationId"), "navigation"))
        .navigation_class(options.text("navigationClasses"));
    if let Some(collapse) = options.told("collapseNavigationOnMobile") {
        bar = bar.collapse(collapse);
    }
    options.list("navigation").iter().fold(bar, |bar, (_, item)| {
        let link = NavigationLink::new(item.text("href"), item.content());
        let link = item.attributes().into_iter().fold(link, |link, (name, value)| link.attribute(name, value));
        let link = if item.is("active") { link.active() } else { link };
        bar.link(if item.is("current") { link.current() } else { link })
    })
}

pub fn pagination(options: &Options) -> Pagination {
    let mut way = decorate!(Pagination::new(or(options.words("landmarkLabel"), "Pagination")), options);
    for (key, usual) in [("previous", "Previous"), ("next", "Next")] {
        let Some(arrow) = options.part(key) else { continue };
        let content = arrow.content();
        let usual = raw(&format!("{usual}<span class=\"govuk-visually-hidden\"> page</span>"));
        let content = if content.is_empty() { usual.into() } else { content };
        let (href, title) = (arrow.text("href"), arrow.text("labelText"));
        way = match key {
            "previous" => way.previous_with(href, content, title, attributes(&arrow)),
            _ => way.next_with(href, content, title, attributes(&arrow)),
        };
    }
    options.list("items").iter().fold(way, |way, (_, item)| {
        let number = item.text("number");
        if item.is("ellipsis") {
            return way.gap();
        }
        if number.is_empty() {
            return way;
        }
        let label = or(item.words("visuallyHiddenText"), &format!("Page {number}"));
        way.page_with(number, item.text("href"), label, item.is("current"), attributes(item))
    })
}

pub fn panel(options: &Options) -> Panel {
    let panel = decorate!(Panel::new(options.content_of("titleHtml", "titleText")), options).body(options.content());
    match options.number("headingLevel") {
        Some(level) => panel.level(level.try_into().expect("a level")),
        None => panel,
    }
}

pub fn task_list(options: &Options) -> TaskList {
    let list = decorate!(TaskList::new(or(options.words("idPrefix"), "task-list")), options);
    options.list("items").iter().fold(list, |list, (_, item)| {
        let (title, status) = (item.part("title").expect("a title"), item.part("status").expect("a status"));
        let shown = match status.part("tag") {
            Some(part) => tag(&part).into(),
            None => status.content(),
        };
        let task = Task::new(title.content(), shown)
            .href(item.text("href"))
            .hint(item.part("hint").map(|hint| hint.content()).unwrap_or_default())
            .class(item.text("classes"))
            .title_class(title.text("classes"))
            .status_class(status.text("classes"));
        list.task(task)
    })
}
