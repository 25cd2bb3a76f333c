//! The fields of a form page: each is filled with what was typed and says what is wrong with it.

use domain::{
    fields::Fault,
    language::Language,
    moment::Zone,
    profession::{Family, Profession},
};
use ui::{Checkboxes, ErrorMessage, ErrorSummary, Hidden, Input, Radios, Select, Textarea};

use crate::{
    sent::{Form, KEY},
    visit::Visit,
};

/// Faults whose sentence could stand at any field: away from it they are told with its label.
const NAMELESS: [&str; 13] = [
    "fault-missing",
    "fault-choose",
    "fault-too-long",
    "fault-too-short",
    "fault-unreadable",
    "fault-unknown-option",
    "fault-number",
    "fault-range",
    "fault-date",
    "fault-time",
    "fault-zone",
    "fault-taken",
    "fault-clock",
];

/// A form on a page.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    v: &'a Visit,
    form: &'a Form,
}

impl<'a> Ask<'a> {
    /// The fields of this form in this visit's words.
    pub fn new(v: &'a Visit, form: &'a Form) -> Self {
        Self { v, form }
    }

    /// Whether something is wrong.
    pub fn has_faults(&self) -> bool {
        !self.form.faults.is_empty()
    }

    /// Everything that is wrong in the order of the fields, each linked to its field; nothing when nothing is.
    pub fn summary(&self) -> ErrorSummary {
        let mut faults: Vec<(Option<(usize, String)>, &Fault)> =
            self.form.faults.iter().map(|fault| (self.v.label(&fault.field), fault)).collect();
        faults.sort_by_key(|(label, fault)| {
            (!fault.field.is_empty(), label.as_ref().map_or(usize::MAX, |(place, _)| *place))
        });
        faults.into_iter().fold(ErrorSummary::new(self.v.t("site-problem-title")), |summary, (label, fault)| {
            let sentence = self.sentence(fault);
            match label {
                _ if fault.field.is_empty() => summary.overall(sentence),
                Some((_, label)) if NAMELESS.contains(&fault.key) => {
                    summary.at(&fault.field, self.v.t2("site-fault-at", "label", label, "fault", sentence))
                }
                _ => summary.at(&fault.field, sentence),
            }
        })
    }

    /// The hidden key that makes a second sending harmless.
    pub fn key(&self) -> Hidden {
        Hidden::idempotency(KEY, self.v.key().to_string())
    }

    /// What stands in a field.
    pub fn value(&self, name: impl AsRef<str>) -> &'a str {
        self.form.fields.get(name.as_ref())
    }

    /// Whether a box of this name and value is ticked.
    pub fn ticked(&self, name: impl AsRef<str>, value: impl AsRef<str>) -> bool {
        self.form.fields.ticked(name.as_ref(), value.as_ref())
    }

    /// What is wrong with a field.
    pub fn error(&self, name: impl AsRef<str>) -> Option<ErrorMessage> {
        let fault = self.form.faults.of(name.as_ref())?;
        Some(ErrorMessage::new(self.v.t("site-error-prefix"), self.sentence(fault)))
    }

    fn sentence(&self, fault: &Fault) -> String {
        self.v.fault(fault)
    }

    /// A line of text; its label is the message of the key.
    pub fn input(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Input {
        let name = name.as_ref();
        Input::new(name, self.label(name, key.as_ref())).value(self.value(name)).error(self.error(name))
    }

    /// A line of text that may be left out.
    pub fn maybe_input(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Input {
        let name = name.as_ref();
        Input::new(name, self.optional(name, key.as_ref())).value(self.value(name)).error(self.error(name))
    }

    /// A longer text.
    pub fn area(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Textarea {
        let name = name.as_ref();
        Textarea::new(name, self.label(name, key.as_ref())).value(self.value(name)).error(self.error(name))
    }

    /// A longer text that may be left out.
    pub fn maybe_area(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Textarea {
        let name = name.as_ref();
        Textarea::new(name, self.optional(name, key.as_ref())).value(self.value(name)).error(self.error(name))
    }

    /// A field's label, also for the summary of faults.
    fn label(&self, name: &str, key: &str) -> String {
        let label = self.v.t(key);
        self.v.labeled(name, &label);
        label
    }

    fn optional(&self, name: &str, key: &str) -> String {
        self.v.t1("site-optional", "label", self.label(name, key))
    }

    /// A choice of one, its options yet to be added.
    pub fn radios(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Radios {
        let name = name.as_ref();
        Radios::new(name, self.label(name, key.as_ref())).value(self.value(name)).error(self.error(name))
    }

    /// A choice of one from a list, its lines yet to be added.
    pub fn select(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Select {
        let name = name.as_ref();
        let list = Select::new(name, self.label(name, key.as_ref())).placeholder(self.v.t("site-choose"));
        list.value(self.value(name)).error(self.error(name))
    }

    /// One box with its sentence; sends "yes".
    pub fn consent(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Checkboxes {
        let name = name.as_ref();
        let ticked = self.form.fields.all(name).map(str::to_owned).collect::<Vec<_>>();
        Checkboxes::single(name, "yes", self.v.t(key.as_ref())).values(ticked).error(self.error(name))
    }

    /// The language that somebody reads or that something is held in.
    pub fn language(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Radios {
        let own = |language: Language| (language.code(), words::of(language).say("site-this-language"));
        self.radios(name, key).inline().choices(Language::ALL.map(own))
    }

    /// A time zone; one that is chosen already is offered even if the list does not have it.
    pub fn zone(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Select {
        let name = name.as_ref();
        let list = self.select(name, key).items(Zone::OFFERED.iter().map(|id| (*id, zone_name(id))));
        let other = Zone::parse(self.value(name)).filter(|zone| !Zone::OFFERED.contains(&zone.as_str()));
        list.items(other.map(|zone| (zone.as_str().to_owned(), zone_name(zone.as_str()))))
    }

    /// A profession, by family.
    pub fn profession(&self, name: impl AsRef<str>, key: impl AsRef<str>) -> Select {
        Family::ALL.into_iter().fold(self.select(name, key), |list, family| {
            let of_family = Profession::ALL.iter().filter(move |profession| profession.family() == family);
            let items =
                of_family.map(|profession| (profession.code(), self.v.t(format!("profession-{}", profession.code()))));
            list.group(self.v.t(format!("family-{}", family.code())), items)
        })
    }
}

/// "America / Toronto": an id as people read it.
fn zone_name(id: &str) -> String {
    id.replace('/', " / ").replace('_', " ")
}
