//! A foreign data dictionary as the draft of a survey, and every field of it that does not become a question.

use std::collections::BTreeSet;

use redcap::{
    Limits,
    dictionary::{Dictionary, Field, FieldKind, plain},
};

use super::{FAMILY, NOT_APPLICABLE, Note, RECORD, Unreadable, name, note};
use crate::{
    language::{Language, Text},
    survey::{Choice, Design, Grid, Item, Kind, Point, Question, Section, Survey},
};

/// What a dictionary gives.
#[derive(Clone, PartialEq)]
pub struct Draft {
    /// The survey. What the file does not have is empty: somebody writes it.
    pub survey: Survey,
    /// What was not taken, or not as it stands.
    pub notes: Vec<Note>,
}

crate::unprinted!(Draft);

/// Reads a data dictionary into the draft of a survey. Its texts are taken as of one language, or as of both where none is
/// named.
pub fn draft(file: &str, bytes: &[u8], title: &Text, language: Option<Language>) -> Result<Draft, Unreadable> {
    let taken = redcap::dictionary::read(file, bytes, &Limits::default())?;
    let mut notes = note::of(taken.notes, |row| row);
    let mut taking = Taking { language, survey: Survey::begun(title.clone()), used: used(&taken.value) };
    taking.survey.sections.clear();
    for (place, field) in taken.value.fields.iter().enumerate() {
        if let Some(why) = left_out(place, field) {
            notes.push(Note::new(0, &field.name, why, &field.plain_label()));
            continue;
        }
        taking.take(field, &mut notes);
    }
    Ok(Draft { survey: taking.survey, notes })
}

/// Codes that fields take: names of pages and grids keep away from them.
fn used(dictionary: &Dictionary) -> BTreeSet<String> {
    dictionary.fields.iter().map(|field| name::code(&field.name)).collect()
}

/// Why a field becomes no question.
fn left_out(place: usize, field: &Field) -> Option<&'static str> {
    match field.kind {
        _ if place == 0 || field.name == RECORD || field.name == FAMILY => Some("left-record"),
        _ if field.identifier => Some("left-identifier"),
        FieldKind::Calc => Some("left-calculated"),
        FieldKind::Descriptive => Some("left-descriptive"),
        FieldKind::File => Some("left-file"),
        _ => None,
    }
}

struct Taking {
    language: Option<Language>,
    survey: Survey,
    used: BTreeSet<String>,
}

impl Taking {
    fn text(&self, words: &str) -> Text {
        let of = |language| match self.language {
            Some(own) if own != language => String::new(),
            _ => words.to_owned(),
        };
        Text { en: of(Language::En), fr: of(Language::Fr) }
    }

    /// A code that nothing has.
    fn free(&mut self, wish: &str) -> String {
        let wish = name::code(wish);
        let other = (2..1000).map(|number| name::code(&format!("{wish}_{number}")));
        let code = std::iter::once(wish.clone()).chain(other).find(|code| !self.used.contains(code)).unwrap_or(wish);
        self.used.insert(code.clone());
        code
    }

    fn take(&mut self, field: &Field, notes: &mut Vec<Note>) {
        let code = name::code(&field.name);
        if self.survey.question(&code).is_some() || self.survey.item(&code).is_some() {
            return notes.push(Note::new(0, &field.name, "left-twice", &code));
        }
        let page = self.page(field);
        let Some(mut grid) = self.grid(field, &code) else {
            let kind = self.kind(field, notes);
            let question = Question {
                code,
                text: self.text(&field.plain_label()),
                hint: self.text(&plain(&field.note)),
                required: field.required,
                phases: Vec::new(),
                kind,
            };
            return self.push(page, question);
        };
        // NAME_then beside NAME is its retrospective pre.
        if let Some(item) = field.name.strip_suffix("_then").map(name::code)
            && let Some(own) = self.grids().find(|own| own.items.iter().any(|own| own.code == item))
        {
            if !own.designs.contains(&Design::RetrospectivePre) {
                own.designs.insert(1, Design::RetrospectivePre);
            }
            return;
        }
        let matrix = name::code(&format!("{}_grid", field.matrix));
        let section = self.survey.sections.get_mut(page);
        let same = |question: &&mut Question| {
            question.code == matrix && question.grid().is_some_and(|own| own.points == grid.points)
        };
        if let Some(Question { kind: Kind::Grid(own), required, .. }) =
            section.and_then(|section| section.questions.iter_mut().find(same))
        {
            own.items.append(&mut grid.items);
            *required |= field.required;
            return;
        }
        let heading = if field.section.is_empty() { &field.matrix } else { &field.section };
        let question = Question {
            code: self.free(&matrix),
            text: self.text(&plain(heading)),
            hint: Text::default(),
            required: field.required,
            phases: Vec::new(),
            kind: Kind::Grid(grid),
        };
        self.push(page, question);
    }

    fn grids(&mut self) -> impl Iterator<Item = &mut Grid> {
        let all = self.survey.sections.iter_mut().flat_map(|section| &mut section.questions);
        all.filter_map(|question| match &mut question.kind {
            Kind::Grid(grid) => Some(grid),
            _ => None,
        })
    }

    fn push(&mut self, page: usize, question: Question) {
        if let Some(section) = self.survey.sections.get_mut(page) {
            section.questions.push(question);
        }
    }

    /// The page of a field's instrument, begun where there is none yet.
    fn page(&mut self, field: &Field) -> usize {
        let form = if field.form.is_empty() { "page" } else { field.form.as_str() };
        let code = name::code(&format!("{form}_page"));
        if let Some(place) = self.survey.sections.iter().position(|section| section.code == code) {
            return place;
        }
        let heading = if field.section.is_empty() || !field.matrix.is_empty() { form } else { &field.section };
        let title = self.text(&plain(heading).replace('_', " "));
        let code = self.free(&code);
        self.survey.sections.push(Section { code, title, intro: Text::default(), questions: Vec::new() });
        self.survey.sections.len() - 1
    }

    /// The grid with one item that a field of a matrix is, where its choices are numbers.
    fn grid(&self, field: &Field, code: &str) -> Option<Grid> {
        if field.matrix.is_empty() || field.kind != FieldKind::Radio {
            return None;
        }
        let mut points = Vec::new();
        for choice in field.choices.iter().filter(|choice| choice.code != NOT_APPLICABLE) {
            points.push(Point { value: choice.code.parse().ok()?, label: self.text(&plain(&choice.label)) });
        }
        points.sort_by_key(|point| point.value);
        let reversed = field.annotation == "reversed";
        let item = Item { code: code.to_owned(), text: self.text(&field.plain_label()), reversed };
        Some(Grid {
            not_applicable: points.len() < field.choices.len(),
            points,
            designs: vec![Design::TruePre, Design::Post],
            items: vec![item],
        })
    }

    /// What any other field takes.
    fn kind(&self, field: &Field, notes: &mut Vec<Note>) -> Kind {
        let mut options: Vec<Choice> = Vec::new();
        for choice in &field.choices {
            let code = name::option(&choice.code);
            if options.iter().any(|option| option.code == code) {
                notes.push(Note::new(0, &field.name, "repeated-choice", &choice.code));
            } else {
                options.push(Choice { code, label: self.text(&plain(&choice.label)) });
            }
        }
        let two = |one: [&str; 2], other: [&str; 2]| {
            let own = |code: &str, [en, fr]: [&str; 2]| Choice {
                code: code.to_owned(),
                label: Text { en: en.to_owned(), fr: fr.to_owned() },
            };
            Kind::Single { options: vec![own("o1", one), own("o0", other)] }
        };
        let bound = |text: &str| text.replace(',', ".").parse().ok().filter(|value: &f64| value.is_finite());
        match field.kind {
            FieldKind::Radio | FieldKind::Dropdown => Kind::Single { options },
            FieldKind::Checkbox => Kind::Multiple { options },
            FieldKind::YesNo => two(["Yes", "Oui"], ["No", "Non"]),
            FieldKind::TrueFalse => two(["True", "Vrai"], ["False", "Faux"]),
            FieldKind::Slider => Kind::Number { least: Some(0.0), most: Some(100.0), unit: Text::default() },
            FieldKind::Text if field.validation.numeric() => {
                Kind::Number { least: bound(&field.least), most: bound(&field.greatest), unit: Text::default() }
            }
            FieldKind::Notes => Kind::Text { long: true },
            _ => Kind::Text { long: false },
        }
    }
}
