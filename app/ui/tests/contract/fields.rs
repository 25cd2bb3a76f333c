//! Builds fields from fixture options.

use ui::{
    Checkboxes, Choice, Content, CountWords, DateInput, DatePart, Fieldset, Input, Label, Legend, PasswordInput,
    PasswordWords, Radios, Select, SelectItem, Textarea,
};

use crate::options::{Options, decorate, raw, surround};

/// A class such as `govuk-label--l` goes through `class` like any other.
pub fn label(options: &Options) -> Label {
    let label = decorate!(Label::new(options.content()), options).tied_to(options.text("for"));
    if options.is("isPageHeading") { label.page_heading() } else { label }
}

fn own_label(options: &Options) -> Label {
    options.part("label").map(|part| label(&part)).unwrap_or_default()
}

fn id(options: &Options) -> String {
    options.words("id").unwrap_or_else(|| options.text("name"))
}

pub fn input(options: &Options) -> Input {
    let mut input = surround!(Input::new(options.text("name"), own_label(options)).id(id(options)), options);
    input = decorate!(input, options)
        .kind(options.words("type").unwrap_or_else(|| "text".to_owned()))
        .value(options.text("value"))
        .described_by(options.text("describedBy"))
        .autocomplete(options.text("autocomplete"))
        .autocapitalize(options.text("autocapitalize"))
        .pattern(options.text("pattern"))
        .inputmode(options.text("inputmode"))
        .disabled(options.is("disabled"));
    if let Some(check) = options.told("spellcheck") {
        input = input.spellcheck(check);
    }
    if let Some(prefix) = options.part("prefix") {
        input = input.prefix_with(prefix.content(), prefix.text("classes"));
    }
    if let Some(suffix) = options.part("suffix") {
        input = input.suffix_with(suffix.content(), suffix.text("classes"));
    }
    if let Some(wrapper) = options.part("inputWrapper") {
        input = input.wrapper_class(wrapper.text("classes"));
        for (name, value) in wrapper.attributes() {
            input = input.wrapper_attribute(name, value);
        }
    }
    input
}

pub fn textarea(options: &Options) -> Textarea {
    let mut area = surround!(Textarea::new(options.text("name"), own_label(options)).id(id(options)), options);
    area = decorate!(area, options)
        .value(options.text("value"))
        .described_by(options.text("describedBy"))
        .autocomplete(options.text("autocomplete"));
    if let Some(check) = options.told("spellcheck") {
        area = area.spellcheck(check);
    }
    match options.number("rows") {
        Some(rows) => area.rows(rows.try_into().expect("rows")),
        None => area,
    }
}

pub fn character_count(options: &Options) -> Textarea {
    let one = |key: &str, number: &str| options.part(key).map(|part| part.text(number)).unwrap_or_default();
    let limit = options.words("textareaDescriptionText");
    let words = CountWords {
        limit: limit.unwrap_or_else(|| "You can enter up to %{count} characters".to_owned()),
        under_one: one("charactersUnderLimitText", "one"),
        under_other: one("charactersUnderLimitText", "other"),
        at_limit: options.text("charactersAtLimitText"),
        over_one: one("charactersOverLimitText", "one"),
        over_other: one("charactersOverLimitText", "other"),
    };
    let area = textarea(options);
    let Some(most) = options.number("maxlength") else { return area };
    let area = area.limit(most.into(), &words);
    match options.number("threshold") {
        Some(percent) => area.threshold(percent.try_into().expect("percent")),
        None => area,
    }
}

pub fn select(options: &Options) -> Select {
    let items = options.list("items").into_iter().map(|(_, item)| {
        let mut line = match item.literal("value") {
            Some(value) => SelectItem::new(value, item.text("text")),
            None => SelectItem::words(item.text("text")),
        };
        if let Some(selected) = item.told("selected") {
            line = line.selected(selected);
        }
        decorate!(line, item).disabled(item.is("disabled"))
    });
    let items: Vec<_> = items.collect();
    let select = surround!(Select::new(options.text("name"), own_label(options)).id(id(options)), options);
    decorate!(select, options)
        .items(items)
        .value(options.text("value"))
        .described_by(options.text("describedBy"))
        .disabled(options.is("disabled"))
}

pub fn fieldset(options: &Options) -> Fieldset {
    let mut legend = Legend::default();
    if let Some(part) = options.part("legend") {
        legend = Legend::new(part.content()).class(part.text("classes"));
        if part.is("isPageHeading") {
            legend = legend.page_heading();
        }
    }
    let fieldset = Fieldset::new(legend).role(options.text("role")).described_by(options.text("describedBy"));
    decorate!(fieldset, options).body(raw(&options.text("html")))
}

fn choice(item: &Options) -> Choice {
    if let Some(word) = item.words("divider") {
        return Choice::divider(word);
    }
    let mut choice = Choice::new(item.text("value"), item.content())
        .id(item.text("id"))
        .name(item.text("name"))
        .disabled(item.is("disabled"));
    choice = decorate!(choice, item);
    if let Some(checked) = item.told("checked") {
        choice = choice.checked(checked);
    }
    if let Some(hint) = item.part("hint") {
        choice = choice.hint(decorate!(ui::Hint::new(hint.content()), hint));
    }
    if let Some(part) = item.part("conditional") {
        choice = choice.reveals(raw(part.text("html").trim()));
    }
    if item.text("behaviour") == "exclusive" {
        choice = choice.exclusive();
    }
    if let Some(label) = item.part("label") {
        choice = choice.label_class(label.text("classes"));
        for (name, value) in label.attributes() {
            choice = choice.label_attribute(name, value);
        }
    }
    choice
}

/// The choices; ids count the gaps of the fixture's list, so those after a gap get theirs outright.
fn choices(options: &Options, group: &str) -> Vec<Choice> {
    let items = options.list("items").into_iter().enumerate().map(|(place, (at, item))| {
        let choice = choice(&item);
        if place == at || item.is("id") { choice } else { choice.id(format!("{group}-{}", at + 1)) }
    });
    items.collect()
}

pub fn radios(options: &Options) -> Radios {
    let group = options.words("idPrefix").unwrap_or_else(|| options.text("name"));
    let mut radios = Radios::bare(options.text("name")).id(&group).value(options.text("value"));
    if let Some(part) = options.part("fieldset") {
        radios = radios.fieldset(fieldset(&part));
    }
    decorate!(surround!(radios, options), options).choices(choices(options, &group))
}

pub fn checkboxes(options: &Options) -> Checkboxes {
    let group = options.words("idPrefix").unwrap_or_else(|| options.text("name"));
    let mut boxes = Checkboxes::bare(options.text("name"))
        .id(&group)
        .described_by(options.text("describedBy"))
        .values(options.strings("values"));
    if let Some(part) = options.part("fieldset") {
        boxes = boxes.fieldset(fieldset(&part));
    }
    decorate!(surround!(boxes, options), options).choices(choices(options, &group))
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn date_part(options: &Options, item: &Options, usual: &str) -> DatePart {
    let own = item.words("name").unwrap_or_else(|| usual.to_owned());
    let prefix = options.words("namePrefix").map(|prefix| format!("{prefix}-")).unwrap_or_default();
    let name = format!("{prefix}{own}");
    let id = item.words("id").unwrap_or_else(|| format!("{}-{own}", options.text("id")));
    let label: Content = item.words("label").unwrap_or_else(|| capitalized(&own)).into();
    let classes = item.text("classes");
    let width = if usual == "year" || own == "year" { 4 } else { 2 };
    // A width or an error that the fixture gives as a class is the same as ours.
    let own_width = classes.split(' ').find_map(|class| class.strip_prefix("govuk-input--width-"));
    let rest: Vec<_> = classes
        .split(' ')
        .filter(|class| !class.starts_with("govuk-input--width-") && *class != "govuk-input--error")
        .collect();
    let width = own_width.map_or(width, |width| width.parse().expect("a width"));
    let values = options.part("values");
    let in_values = |name: &str| values.as_ref().and_then(|values| values.words(name));
    let field = options.part(if usual.is_empty() { &own } else { usual }).and_then(|field| field.words("value"));
    let value = [item.words("value"), field, in_values(&name), in_values(&own)].into_iter().flatten().next();
    let mut part = DatePart::new(id, &name, label, width).value(value.unwrap_or_default()).with(|input| {
        let input = input.class(rest.join(" ")).autocomplete(item.text("autocomplete")).pattern(item.text("pattern"));
        let input = item.words("inputmode").into_iter().fold(input, ui::Input::inputmode);
        item.attributes().into_iter().fold(input, |input, (name, value)| input.attribute(name, value))
    });
    if let Some(error) = item.told("error") {
        part = part.error(error);
    } else if classes.contains("govuk-input--error") {
        part = part.error(true);
    }
    part
}

pub fn date_input(options: &Options) -> DateInput {
    let items = options.list("items");
    let parts: Vec<_> = if items.is_empty() {
        let empty = Options::new(&serde_json::json!({}));
        ["day", "month", "year"]
            .into_iter()
            .filter(|usual| options.told(usual) != Some(false))
            .map(|usual| date_part(options, &options.part(usual).unwrap_or_else(|| empty.clone()), usual))
            .collect()
    } else {
        items.iter().map(|(_, item)| date_part(options, item, "")).collect()
    };
    let mut date = DateInput::bare(options.text("id"));
    if let Some(part) = options.part("fieldset") {
        date = date.fieldset(fieldset(&part));
    }
    parts.into_iter().fold(decorate!(surround!(date, options), options), DateInput::part)
}

pub fn password_input(options: &Options) -> PasswordInput {
    let word = |key: &str, usual: &str| options.words(key).unwrap_or_else(|| usual.to_owned());
    let words = PasswordWords {
        show: word("showPasswordText", "Show"),
        hide: word("hidePasswordText", "Hide"),
        show_label: word("showPasswordAriaLabelText", "Show password"),
        hide_label: word("hidePasswordAriaLabelText", "Hide password"),
        shown: word("passwordShownAnnouncementText", "Your password is visible"),
        hidden: word("passwordHiddenAnnouncementText", "Your password is hidden"),
    };
    let mut field = PasswordInput::new(options.text("name"), own_label(options), &words).id(id(options));
    if options.text("autocomplete") == "new-password" {
        field = field.new_password();
    }
    if let Some(button) = options.part("button") {
        field = field.button_class(button.text("classes"));
    }
    field.with(|input| {
        let input = input.value(options.text("value")).described_by(options.text("describedBy"));
        decorate!(surround!(input, options), options)
    })
}
