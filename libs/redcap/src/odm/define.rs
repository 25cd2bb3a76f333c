//! What a project asks: forms, items, code lists and events of an ODM file as fields.

use std::collections::{HashMap, HashSet};

use super::{
    Event, unread,
    xml::{Node, Tag, Xml},
};
use crate::{
    Error, Limits, Notes,
    dictionary::{Column, Dictionary, settle},
};

/// The definitions as the file has them.
#[derive(Default)]
pub(super) struct Defined {
    pub name: String,
    events: Vec<Event>,
    /// Unique names of events by the file's own.
    event_names: HashMap<String, String>,
    /// Forms: the file's name, the instrument's, its item groups.
    forms: Vec<(String, String, Vec<String>)>,
    groups: HashMap<String, Vec<String>>,
    items: Vec<Item>,
    lists: HashMap<String, List>,
    pub repeating: HashSet<String>,
}

struct Item {
    oid: String,
    variable: String,
    cells: HashMap<&'static str, String>,
    list: String,
}

#[derive(Default)]
struct List {
    choices: Vec<(String, String)>,
    /// All choices of the checkbox field that this list of "checked" and "unchecked" belongs to.
    checkbox: String,
}

/// Attributes of an item that are cells of a dictionary.
const CELLS: [&str; 12] = [
    "FieldType",
    "SectionHeader",
    "FieldNote",
    "TextValidationType",
    "Identifier",
    "BranchingLogic",
    "RequiredField",
    "CustomAlignment",
    "QuestionNumber",
    "MatrixGroupName",
    "MatrixRanking",
    "FieldAnnotation",
];

impl Defined {
    /// The instrument that a form of the file is.
    pub fn form(&self, oid: &str) -> String {
        let known = self.forms.iter().find(|(own, _, _)| own == oid).map(|(_, name, _)| name.clone());
        known.unwrap_or_else(|| oid.strip_prefix("Form.").unwrap_or(oid).to_owned())
    }

    /// The unique name of an event; empty where the project has but one.
    pub fn event(&self, oid: &str, unique: &str) -> String {
        if self.events.len() < 2 {
            return String::new();
        }
        let named = Some(unique).filter(|unique| !unique.is_empty()).map(str::to_owned);
        named.or_else(|| self.event_names.get(oid).cloned()).unwrap_or_else(|| event_of(oid))
    }

    /// Reads the definitions of a study.
    pub fn study(&mut self, xml: &mut Xml<'_>, notes: &mut Notes) -> Result<(), Error> {
        let mut open = 1_usize;
        while open > 0 {
            let tag = match xml.next()? {
                Some(Node::Open(tag)) => tag,
                Some(Node::Close) => {
                    open -= 1;
                    continue;
                }
                Some(Node::Text(_)) => continue,
                None => break,
            };
            match tag.local() {
                "GlobalVariables" | "MetaDataVersion" | "RepeatingInstrumentsAndEvents" | "RepeatingInstruments" => {
                    open += 1
                }
                "StudyName" => self.name = xml.text()?,
                "RepeatingInstrument" => {
                    self.repeating.insert(tag.get("RepeatInstrument").to_owned());
                    xml.skip()?;
                }
                "StudyEventDef" => self.event_def(&tag, xml)?,
                "FormDef" => {
                    let name = [tag.get("FormName"), tag.get("OID").trim_start_matches("Form.")];
                    let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned();
                    if tag.get("Repeating") == "Yes" {
                        self.repeating.insert(name.clone());
                    }
                    let groups = refs(xml, "ItemGroupRef", "ItemGroupOID")?;
                    self.forms.push((tag.get("OID").to_owned(), name, groups));
                }
                "ItemGroupDef" => {
                    let items = refs(xml, "ItemRef", "ItemOID")?;
                    self.groups.insert(tag.get("OID").to_owned(), items);
                }
                "ItemDef" => self.item(&tag, xml)?,
                "CodeList" => self.list(&tag, xml)?,
                // How a project is set up, not what it asks.
                "StudyDescription" | "ProtocolName" | "Protocol" => xml.skip()?,
                setting if tag_is_setting(setting) => xml.skip()?,
                other => {
                    let name = other.to_owned();
                    unread(xml, &name, notes)?;
                }
            }
        }
        Ok(())
    }

    fn event_def(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Error> {
        let oid = tag.get("OID");
        let unique = Some(tag.get("UniqueEventName"))
            .filter(|name| !name.is_empty())
            .map_or_else(|| event_of(oid), str::to_owned);
        let name =
            [tag.get("EventName"), tag.get("Name")].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        let name = name.to_owned();
        let forms = refs(xml, "FormRef", "FormOID")?;
        let forms = forms.iter().map(|oid| oid.strip_prefix("Form.").unwrap_or(oid).to_owned()).collect();
        self.event_names.insert(oid.to_owned(), unique.clone());
        self.events.push(Event { unique, name, forms });
        Ok(())
    }

    fn item(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Error> {
        let oid = tag.get("OID").to_owned();
        let variable = Some(tag.get("Variable")).filter(|name| !name.is_empty()).unwrap_or(&oid).to_owned();
        let mut cells: HashMap<&'static str, String> =
            CELLS.iter().map(|name| (*name, tag.get(name).to_owned())).filter(|(_, cell)| !cell.is_empty()).collect();
        for name in ["Calculation", "SliderLabels"] {
            if !tag.get(name).is_empty() {
                cells.insert("Choices", tag.get(name).to_owned());
            }
        }
        let (mut list, mut comparator) = (String::new(), String::new());
        let mut open = 1_usize;
        while open > 0 {
            match xml.next()? {
                Some(Node::Open(inner)) => match inner.local() {
                    "TranslatedText" => drop(cells.entry("Label").or_insert(xml.text()?)),
                    "CodeListRef" => {
                        inner.get("CodeListOID").clone_into(&mut list);
                        open += 1;
                    }
                    "RangeCheck" => {
                        inner.get("Comparator").clone_into(&mut comparator);
                        open += 1;
                    }
                    "CheckValue" => {
                        let bound = if comparator.starts_with('G') { "Least" } else { "Greatest" };
                        cells.insert(bound, xml.text()?);
                    }
                    "ErrorMessage" => xml.skip()?,
                    _ => open += 1,
                },
                Some(Node::Close) => open -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        self.items.push(Item { oid, variable, cells, list });
        Ok(())
    }

    fn list(&mut self, tag: &Tag, xml: &mut Xml<'_>) -> Result<(), Error> {
        let mut list = List { choices: Vec::new(), checkbox: tag.get("CheckboxChoices").to_owned() };
        let (mut code, mut open) = (String::new(), 1_usize);
        while open > 0 {
            match xml.next()? {
                Some(Node::Open(inner)) if inner.local() == "TranslatedText" => {
                    let label = xml.text()?;
                    list.choices.push((std::mem::take(&mut code), label));
                }
                Some(Node::Open(inner)) => {
                    if inner.local() == "CodeListItem" {
                        inner.get("CodedValue").clone_into(&mut code);
                    }
                    open += 1;
                }
                Some(Node::Close) => open -= 1,
                Some(Node::Text(_)) => {}
                None => break,
            }
        }
        self.lists.insert(tag.get("OID").to_owned(), list);
        Ok(())
    }

    /// The fields in the order of forms, their groups and items; items in no form come last. And the events.
    pub fn settle(&self, notes: &mut Notes, limits: &Limits) -> (Dictionary, Vec<Event>) {
        let by_oid: HashMap<&str, &Item> = self.items.iter().map(|item| (item.oid.as_str(), item)).collect();
        let mut order: Vec<(&str, &Item)> = Vec::new();
        let mut placed = HashSet::new();
        for (_, form, groups) in &self.forms {
            for oid in groups.iter().filter_map(|group| self.groups.get(group)).flatten() {
                if let Some(item) = by_oid.get(oid.as_str()).filter(|item| placed.insert(item.oid.as_str())) {
                    order.push((form, item));
                }
            }
        }
        order.extend(self.items.iter().filter(|item| !placed.contains(item.oid.as_str())).map(|item| ("", item)));
        let mut dictionary = Dictionary::default();
        let mut seen = HashSet::new();
        for (form, item) in order {
            let status = item
                .variable
                .strip_suffix("_complete")
                .is_some_and(|name| self.forms.iter().any(|(_, own, _)| own == name));
            if status || !seen.insert(item.variable.as_str()) {
                continue;
            }
            let mut own = Notes::new(limits.notes);
            let cells = self.cells(form, item);
            dictionary.fields.extend(settle(&cells.each_ref().map(String::as_str), 0, &mut own));
            own.kept.iter_mut().for_each(|note| item.variable.clone_into(&mut note.column));
            notes.append(own);
        }
        (dictionary, self.events.clone())
    }

    fn cells(&self, form: &str, item: &Item) -> [String; 18] {
        let list = self.lists.get(&item.list);
        let cell = |name: &str| item.cells.get(name).cloned().unwrap_or_default();
        let kind = cell("FieldType").to_ascii_lowercase();
        let choices = || match list {
            Some(list) if !list.checkbox.is_empty() => list.checkbox.clone(),
            Some(list) if kind != "yesno" && kind != "truefalse" => {
                list.choices.iter().map(|(code, label)| format!("{code}, {label}")).collect::<Vec<_>>().join(" | ")
            }
            _ => String::new(),
        };
        Column::ALL.map(|column| match column {
            Column::Name => item.variable.clone(),
            Column::Form => form.to_owned(),
            Column::Section => cell("SectionHeader"),
            Column::Type if kind.is_empty() && list.is_some() => "radio".to_owned(),
            Column::Type if kind.is_empty() => "text".to_owned(),
            Column::Type => kind.clone(),
            Column::Label => cell("Label"),
            Column::Choices => item.cells.get("Choices").cloned().unwrap_or_else(choices),
            Column::Note => cell("FieldNote"),
            Column::Validation => cell("TextValidationType"),
            Column::Least => cell("Least"),
            Column::Greatest => cell("Greatest"),
            Column::Identifier => cell("Identifier"),
            Column::Branching => cell("BranchingLogic"),
            Column::Required => cell("RequiredField"),
            Column::Alignment => cell("CustomAlignment"),
            Column::Number => cell("QuestionNumber"),
            Column::Matrix => cell("MatrixGroupName"),
            Column::Ranking => cell("MatrixRanking"),
            Column::Annotation => cell("FieldAnnotation"),
        })
    }
}

fn event_of(oid: &str) -> String {
    oid.strip_prefix("Event.").unwrap_or(oid).to_owned()
}

/// Settings of a REDCap project that say nothing about questions or answers.
fn tag_is_setting(name: &str) -> bool {
    const SETTINGS: [&str; 12] = [
        "RecordAutonumberingEnabled",
        "CustomRecordLabel",
        "SecondaryUniqueField",
        "SchedulingEnabled",
        "SurveysEnabled",
        "SurveyInvitationEmailField",
        "Purpose",
        "PurposeOther",
        "ProjectNotes",
        "MissingDataCodes",
        "DisplayTodayNowButton",
        "PreventBranchingEraseValues",
    ];
    SETTINGS.contains(&name)
}

/// The named references inside of the element that has just begun.
fn refs(xml: &mut Xml<'_>, element: &str, attribute: &str) -> Result<Vec<String>, Error> {
    let (mut found, mut open) = (Vec::new(), 1_usize);
    while open > 0 {
        match xml.next()? {
            Some(Node::Open(inner)) => {
                if inner.local() == element {
                    found.push(inner.get(attribute).to_owned());
                }
                open += 1;
            }
            Some(Node::Close) => open -= 1,
            Some(Node::Text(_)) => {}
            None => break,
        }
    }
    Ok(found)
}
