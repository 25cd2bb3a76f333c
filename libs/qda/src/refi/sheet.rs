//! The XML of a project or a codebook, in the order the schema asks for.

use std::io::{Result, Write};

use super::{
    Code, Coding, Guid, Losses, Made, Project, Selection, Source, Value, VariableKind,
    markup::{Attribute, Markup},
    valid,
    write::Writing,
};

/// Where a source's text and selections went.
#[derive(Debug, Clone, Default)]
pub(super) struct Placed {
    /// The name of its text's file; `None` when there is none.
    pub text: Option<Guid>,
    /// Each selection as the dialect counts; `None` where it lies outside of the text.
    pub offsets: Vec<Option<(u64, u64)>>,
}

/// A document that is being written.
pub(super) struct Sheet<W> {
    markup: Markup<W>,
    losses: Losses,
}

/// What a codebook has no place for.
pub(super) fn beyond_codebook(project: &Project) -> Losses {
    let mut losses = Losses::default();
    let members: usize = project.sets.iter().map(|set| set.sources.len() + set.notes.len()).sum();
    let memos: usize = project.codes.iter().map(|code| code.memos.len()).sum();
    for (what, count) in [
        ("coders", project.users.len()),
        ("variables", project.variables.len()),
        ("cases", project.cases.len()),
        ("texts", project.sources.len()),
        ("memos", project.notes.len()),
        ("memos on codes", memos),
        ("sources and memos in sets", members),
    ] {
        losses.add(what, count as u64);
    }
    losses
}

impl<W: Write> Sheet<W> {
    pub fn new(out: W) -> Result<Self> {
        Ok(Self { markup: Markup::new(out)?, losses: Losses::default() })
    }

    pub fn finish(mut self) -> Result<Losses> {
        let dropped = self.markup.finish()?;
        self.losses.add("characters that XML cannot hold", dropped);
        Ok(self.losses)
    }

    pub fn codebook(&mut self, project: &Project, writing: Writing<'_>) -> Result<()> {
        let origin = format!("{} {}", writing.origin, writing.dialect.mark());
        let namespace = ("xmlns", Some("urn:QDA-XML:codebook:1.0"));
        self.markup.open("CodeBook", &[namespace, ("origin", Some(&origin))])?;
        self.codes(project, false)?;
        if !project.sets.is_empty() {
            self.markup.open("Sets", &[])?;
            for set in &project.sets {
                let guid = self.guid(&set.guid);
                self.markup.open("Set", &[("guid", Some(&guid)), ("name", Some(&set.name))])?;
                self.description(set.description.as_deref())?;
                for code in &set.codes {
                    let code = self.guid(code);
                    self.markup.empty("MemberCode", &[("guid", Some(&code))])?;
                }
                self.markup.close("Set")?;
            }
            self.markup.close("Sets")?;
        }
        self.markup.close("CodeBook")
    }

    pub fn project(&mut self, project: &Project, writing: Writing<'_>, placed: &[Placed]) -> Result<()> {
        let origin = format!("{} {}", writing.origin, writing.dialect.mark());
        let made = self.made(&project.made);
        let mut attributes = vec![
            ("xmlns", Some("urn:QDA-XML:project:1.0")),
            ("name", Some(project.name.as_str())),
            ("origin", Some(origin.as_str())),
        ];
        let long = ["creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime"];
        attributes.extend(long.into_iter().zip(made.iter().map(Option::as_deref)));
        self.markup.open("Project", &attributes)?;
        self.section("Users", &project.users, |sheet, user| {
            let guid = sheet.guid(&user.guid);
            let attributes =
                [("guid", Some(guid.as_str())), ("name", user.name.as_deref()), ("id", user.id.as_deref())];
            sheet.markup.empty("User", &attributes)
        })?;
        if !project.codes.is_empty() {
            self.markup.open("CodeBook", &[])?;
            self.codes(project, true)?;
            self.markup.close("CodeBook")?;
        }
        self.section("Variables", &project.variables, |sheet, variable| {
            let guid = sheet.guid(&variable.guid);
            let kind = variable.kind.name();
            let attributes =
                [("guid", Some(guid.as_str())), ("name", Some(&variable.name)), ("typeOfVariable", Some(kind))];
            sheet.markup.open("Variable", &attributes)?;
            sheet.description(variable.description.as_deref())?;
            sheet.markup.close("Variable")
        })?;
        self.section("Cases", &project.cases, |sheet, case| {
            let guid = sheet.guid(&case.guid);
            sheet.markup.open("Case", &[("guid", Some(&guid)), ("name", case.name.as_deref())])?;
            sheet.description(case.description.as_deref())?;
            sheet.targets("CodeRef", &case.codes)?;
            sheet.values(&case.values)?;
            sheet.targets("SourceRef", &case.sources)?;
            sheet.targets("SelectionRef", &case.selections)?;
            sheet.markup.close("Case")
        })?;
        let nowhere = Placed::default();
        let sources: Vec<_> = project
            .sources
            .iter()
            .enumerate()
            .map(|(at, source)| (source, placed.get(at).unwrap_or(&nowhere)))
            .collect();
        self.section("Sources", &sources, |sheet, (source, placed)| sheet.source("TextSource", source, placed))?;
        self.section("Notes", &project.notes, |sheet, note| sheet.source("Note", note, &nowhere))?;
        self.section("Sets", &project.sets, |sheet, set| {
            let guid = sheet.guid(&set.guid);
            sheet.markup.open("Set", &[("guid", Some(&guid)), ("name", Some(&set.name))])?;
            sheet.description(set.description.as_deref())?;
            sheet.targets("MemberCode", &set.codes)?;
            sheet.targets("MemberSource", &set.sources)?;
            sheet.targets("MemberNote", &set.notes)?;
            sheet.markup.close("Set")
        })?;
        self.description(project.description.as_deref())?;
        self.targets("NoteRef", &project.memos)?;
        self.markup.close("Project")
    }

    /// A list in its element; an empty one is left out, since the schema has no empty lists.
    fn section<T>(&mut self, name: &str, list: &[T], each: impl Fn(&mut Self, &T) -> Result<()>) -> Result<()> {
        if list.is_empty() {
            return Ok(());
        }
        self.markup.open(name, &[])?;
        for item in list {
            each(self, item)?;
        }
        self.markup.close(name)
    }

    fn codes(&mut self, project: &Project, memos: bool) -> Result<()> {
        self.markup.open("Codes", &[])?;
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); project.codes.len()];
        let mut roots = Vec::new();
        for (place, code) in project.codes.iter().enumerate() {
            // A code stands after the one it belongs to; any other order could run in a circle.
            match code.parent.filter(|parent| *parent < place).and_then(|parent| below.get_mut(parent)) {
                Some(children) => children.push(place),
                None => roots.push(place),
            }
        }
        let mut open: Vec<(usize, bool)> = roots.into_iter().rev().map(|place| (place, false)).collect();
        while let Some((place, done)) = open.pop() {
            if done {
                self.markup.close("Code")?;
            } else if let (Some(code), Some(children)) = (project.codes.get(place), below.get(place)) {
                self.code(code, memos)?;
                open.push((place, true));
                open.extend(children.iter().rev().map(|child| (*child, false)));
            }
        }
        self.markup.close("Codes")
    }

    fn code(&mut self, code: &Code, memos: bool) -> Result<()> {
        let guid = self.guid(&code.guid);
        let color = code.color.as_deref().filter(|color| valid::color(color));
        self.losses.add("colors that are no RGB", u64::from(color.is_none() && code.color.is_some()));
        let codable = if code.codable { "true" } else { "false" };
        let attributes =
            [("guid", Some(guid.as_str())), ("name", Some(&code.name)), ("isCodable", Some(codable)), ("color", color)];
        self.markup.open("Code", &attributes)?;
        self.description(code.description.as_deref())?;
        if memos { self.targets("NoteRef", &code.memos) } else { Ok(()) }
    }

    fn source(&mut self, element: &str, source: &Source, placed: &Placed) -> Result<()> {
        let guid = self.guid(&source.guid);
        let path = placed.text.as_ref().map(|name| format!("internal://{name}.txt"));
        let mut attributes =
            vec![("guid", Some(guid.as_str())), ("name", source.name.as_deref()), ("plainTextPath", path.as_deref())];
        let made = self.made(&source.made);
        attributes.extend(stamps(&made));
        self.markup.open(element, &attributes)?;
        self.description(source.description.as_deref())?;
        if let (super::Content::Inline(text), None) = (&source.content, &placed.text) {
            self.markup.words("PlainTextContent", text)?;
        }
        for (place, selection) in source.selections.iter().enumerate() {
            match (&placed.text, placed.offsets.get(place)) {
                (Some(_), Some(Some((start, end)))) => {
                    self.selection(selection, &start.to_string(), &end.to_string())?
                }
                (Some(_), _) => {
                    self.losses.add("selections outside of their text", 1);
                    self.losses.add("codings of selections outside of their text", selection.codings.len() as u64);
                }
                (None, _) => self.selection(selection, &selection.start.to_string(), &selection.end.to_string())?,
            }
        }
        self.codings(&source.codings)?;
        self.targets("NoteRef", &source.memos)?;
        self.values(&source.values)?;
        self.markup.close(element)
    }

    fn selection(&mut self, selection: &Selection, start: &str, end: &str) -> Result<()> {
        let guid = self.guid(&selection.guid);
        let made = self.made(&selection.made);
        let mut attributes = vec![
            ("guid", Some(guid.as_str())),
            ("name", selection.name.as_deref()),
            ("startPosition", Some(start)),
            ("endPosition", Some(end)),
        ];
        attributes.extend(stamps(&made));
        self.markup.open("PlainTextSelection", &attributes)?;
        self.description(selection.description.as_deref())?;
        self.codings(&selection.codings)?;
        self.targets("NoteRef", &selection.memos)?;
        self.markup.close("PlainTextSelection")
    }

    fn codings(&mut self, codings: &[Coding]) -> Result<()> {
        for coding in codings {
            let guid = self.guid(&coding.guid);
            let by = coding.by.as_ref().map(|by| self.guid(by));
            let at = self.time(coding.at.as_deref());
            let attributes =
                [("guid", Some(guid.as_str())), ("creatingUser", by.as_deref()), ("creationDateTime", at.as_deref())];
            self.markup.open("Coding", &attributes)?;
            self.targets("CodeRef", std::slice::from_ref(&coding.code))?;
            self.targets("NoteRef", &coding.memos)?;
            self.markup.close("Coding")?;
        }
        Ok(())
    }

    fn values(&mut self, values: &[Value]) -> Result<()> {
        for value in values {
            self.markup.open("VariableValue", &[])?;
            self.targets("VariableRef", std::slice::from_ref(&value.variable))?;
            if let Some(words) = &value.value {
                let (kind, words) = self.typed(value.kind, words);
                self.markup.words(&format!("{}Value", kind.name()), &words)?;
            }
            self.markup.close("VariableValue")?;
        }
        Ok(())
    }

    /// A value as its type asks; what is no number is written as words.
    fn typed(&mut self, kind: VariableKind, words: &str) -> (VariableKind, String) {
        let bare = words.trim();
        let lower = bare.to_lowercase();
        let good = match kind {
            VariableKind::Text => return (kind, words.to_owned()),
            VariableKind::Boolean if valid::boolean(&lower) => return (kind, lower),
            VariableKind::Boolean => false,
            VariableKind::Integer => valid::integer(bare),
            VariableKind::Float => valid::decimal(bare),
            VariableKind::Date => valid::date(bare),
            VariableKind::DateTime => valid::date_time(bare),
        };
        if good {
            return (kind, bare.to_owned());
        }
        self.losses.add("values that are not of their type, written as text", 1);
        (VariableKind::Text, words.to_owned())
    }

    fn description(&mut self, words: Option<&str>) -> Result<()> {
        words.map_or(Ok(()), |words| self.markup.words("Description", words))
    }

    fn targets(&mut self, element: &str, targets: &[Guid]) -> Result<()> {
        for target in targets {
            let target = target.standardized().to_string();
            self.markup.empty(element, &[("targetGUID", Some(&target))])?;
        }
        Ok(())
    }

    /// An identifier the schema accepts.
    fn guid(&mut self, guid: &Guid) -> String {
        self.losses.add("identifiers that are no GUIDs, replaced", u64::from(!guid.standard()));
        guid.standardized().to_string()
    }

    fn time(&mut self, time: Option<&str>) -> Option<String> {
        let good = time.map(str::trim).filter(|time| valid::date_time(time));
        self.losses.add("times that are none", u64::from(good.is_none() && time.is_some()));
        good.map(str::to_owned)
    }

    fn made(&mut self, made: &Made) -> [Option<String>; 4] {
        let user = |guid: &Option<Guid>| guid.as_ref().map(|guid| guid.standardized().to_string());
        let (at, changed) = (self.time(made.at.as_deref()), self.time(made.changed_at.as_deref()));
        [user(&made.by), at, user(&made.changed_by), changed]
    }
}

fn stamps(made: &[Option<String>; 4]) -> impl Iterator<Item = Attribute<'_>> {
    let names = ["creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"];
    names.into_iter().zip(made.iter().map(Option::as_deref))
}
