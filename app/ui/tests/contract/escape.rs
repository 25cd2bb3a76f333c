//! Words that come in are words when they come out: no component lets markup or an attribute through.

use ui::{
    Action, BackLink, Breadcrumbs, Button, Card, Cell, Checkboxes, Choice, Column, CountWords, DateInput, DateWords,
    Details, ErrorMessage, ErrorSummary, Fact, Fieldset, Hidden, Hint, Html, Icon, Input, InsetText, Label,
    LanguageLink, LanguageNavigation, NavigationLink, NotificationBanner, PageWords, Pagination, Panel, PasswordInput,
    PasswordWords, Radios, Select, SelectItem, ServiceNavigation, SkipLink, SummaryList, Table, Tag, Task, TaskList,
    Textarea, WarningText,
};

/// Closes whatever it may stand in, then begins something of its own.
const BAD: &str = "\"'></textarea><script onload=x>";

fn all() -> Vec<(&'static str, Html)> {
    let error = || ErrorMessage::new(BAD, BAD);
    let count = CountWords {
        limit: BAD.into(),
        under_one: BAD.into(),
        under_other: BAD.into(),
        at_limit: BAD.into(),
        over_one: BAD.into(),
        over_other: BAD.into(),
    };
    let date = DateWords { day: BAD.into(), month: BAD.into(), year: BAD.into() };
    let pages = PageWords { label: BAD.into(), previous: BAD.into(), next: BAD.into(), page: BAD.into() };
    let password = PasswordWords {
        show: BAD.into(),
        hide: BAD.into(),
        show_label: BAD.into(),
        hide_label: BAD.into(),
        shown: BAD.into(),
        hidden: BAD.into(),
    };
    let choice = || Choice::new(BAD, BAD).hint(BAD).id(BAD).label_attribute("title", BAD).reveals(Tag::new(BAD));
    let fact = Fact::new(BAD, BAD).action(Action::new(BAD, BAD).about(BAD)).class(BAD);
    vec![
        ("back link", BackLink::new(BAD, BAD).class(BAD).attribute("title", BAD).into()),
        ("breadcrumbs", Breadcrumbs::new(BAD).step(BAD, BAD).current(BAD).into()),
        ("button", Button::new(BAD).named(BAD, BAD).id(BAD).kind(BAD).confirm(BAD, BAD, BAD).into()),
        ("button link", Button::new(Icon::Link.before(BAD)).href(BAD).start().into()),
        ("checkboxes", Checkboxes::new(BAD, BAD).choice(choice()).hint(BAD).error(error()).values([BAD]).into()),
        ("date", DateInput::date(BAD, BAD, &date).values([BAD, BAD, BAD]).hint(BAD).error(error()).into()),
        ("details", Details::new(BAD, BAD).id(BAD).into()),
        ("error summary", ErrorSummary::new(BAD).description(BAD).at(BAD, BAD).overall(BAD).into()),
        ("fieldset", Fieldset::new(BAD).described_by(BAD).role(BAD).into()),
        ("hidden", Hidden::new(BAD, BAD).into()),
        ("hint", Hint::new(BAD).id(BAD).into()),
        (
            "input",
            Input::new(BAD, Label::new(BAD))
                .value(BAD)
                .prefix(BAD)
                .suffix(BAD)
                .hint(BAD)
                .error(error())
                .kind(BAD)
                .into(),
        ),
        ("inset", InsetText::new(BAD).id(BAD).into()),
        (
            "languages",
            LanguageNavigation::new(BAD).language(LanguageLink::new(BAD, BAD, BAD).description(BAD).dir(BAD)).into(),
        ),
        ("banner", NotificationBanner::new(BAD, BAD).title_id(BAD).role(BAD).into()),
        ("pages", Pagination::numbered(&pages, 2, 9, |_| BAD.to_owned()).into()),
        ("panel", Panel::new(BAD).body(BAD).into()),
        ("password", PasswordInput::new(BAD, BAD, &password).hint(BAD).error(error()).into()),
        ("radios", Radios::new(BAD, BAD).choice(choice()).hint(BAD).error(error()).value(BAD).into()),
        ("select", Select::new(BAD, BAD).group(BAD, [SelectItem::new(BAD, BAD)]).placeholder(BAD).value(BAD).into()),
        ("menu", ServiceNavigation::new(BAD).link(NavigationLink::new(BAD, BAD).current()).id(BAD).into()),
        ("skip link", SkipLink::new(BAD, BAD).into()),
        ("summary", SummaryList::new().fact(fact).card(Card::new(BAD).action(Action::new(BAD, BAD))).into()),
        (
            "table",
            Table::new(BAD)
                .column(Column::new(BAD))
                .column(Column::hidden(BAD))
                .row([Cell::link(BAD, BAD)])
                .stacked()
                .into(),
        ),
        ("tag", Tag::new(BAD).class(BAD).into()),
        ("tasks", TaskList::new(BAD).task(Task::new(BAD, BAD).href(BAD).hint(BAD).title_class(BAD)).into()),
        ("textarea", Textarea::new(BAD, BAD).value(BAD).limit(9, &count).hint(BAD).error(error()).into()),
        ("warning", WarningText::new(BAD, BAD).into()),
    ]
}

#[test]
fn words_stay_words_in_every_component() {
    for (name, html) in all() {
        let markup = html.as_str();
        assert!(!markup.contains("<script"), "{name} lets markup through: {markup}");
        assert!(!markup.contains("\"'>"), "{name} lets a quotation mark through: {markup}");
        assert!(markup.contains("&#34;&#39;&#62;&#60;/textarea"), "{name} does not show the words: {markup}");
    }
}

#[test]
fn html_of_a_component_is_not_escaped_again() {
    let inset = InsetText::new(Tag::new("a & b"));
    assert_eq!(
        inset.to_string(),
        "<div class=\"govuk-inset-text\"><strong class=\"govuk-tag\">a &#38; b</strong></div>"
    );
}
