//! A question in a form: its texts, and the rows of its points, items and options. A row that stands empty counts for nothing.

use super::{MOST_ROWS, SPARE, both, is_blank, rows, with_both};
use crate::{
    fields::{Check, Faults, Fields},
    language::Text,
    survey::{Choice, Design, Grid, Item, Kind, Knowledge, Phase, Point, Question, check::is_code},
};

impl Question {
    /// The form that gives this question back, with [`SPARE`] empty rows.
    pub fn form(&self) -> Fields {
        let fields = with_both(with_both(Fields::default(), "text", &self.text), "hint", &self.hint);
        let fields = if self.required { fields.with("required", "yes") } else { fields };
        let fields = self.phases.iter().fold(fields, |fields, phase| fields.with("phase", phase.code()));
        let row = |fields: Fields, (name, code, text): (String, &str, &Text)| {
            with_both(fields.with(&name, code), &name, text)
        };
        let spare = |fields: Fields, name: &str, from: usize| {
            let last = (from + SPARE).min(MOST_ROWS);
            (from + 1..=last).fold(fields, |fields, number| fields.with(format!("{name}-{number}"), ""))
        };
        let options = |fields: Fields, options: &[Choice]| {
            let fields = (1..).zip(options).fold(fields, |fields, (number, option): (usize, _)| {
                row(fields, (format!("option-{number}"), &option.code, &option.label))
            });
            spare(fields, "option", options.len())
        };
        match &self.kind {
            Kind::Grid(grid) => {
                let fields = if grid.not_applicable { fields.with("not_applicable", "yes") } else { fields };
                let fields = grid.designs.iter().fold(fields, |fields, design| fields.with("design", design.code()));
                let fields = (1..).zip(&grid.points).fold(fields, |fields, (number, point): (usize, _)| {
                    row(fields, (format!("point-{number}"), &point.value.to_string(), &point.label))
                });
                let fields = spare(fields, "point", grid.points.len());
                let fields = (1..).zip(&grid.items).fold(fields, |fields, (number, item): (usize, _)| {
                    let name = format!("item-{number}");
                    let fields = row(fields, (name.clone(), &item.code, &item.text));
                    if item.reversed { fields.with(format!("{name}-reversed"), "yes") } else { fields }
                });
                spare(fields, "item", grid.items.len())
            }
            Kind::Single { options: all } | Kind::Multiple { options: all } => options(fields, all),
            Kind::Number { least, most, unit } => {
                let number = |bound: &Option<f64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
                with_both(fields.with("least", number(least)).with("most", number(most)), "unit", unit)
            }
            Kind::Text { long } => fields.with("long", if *long { "yes" } else { "no" }),
            Kind::Knowledge(knowledge) => {
                let fields = options(fields, &knowledge.options);
                let key = knowledge.options.iter().position(|option| option.code == knowledge.key);
                let fields = fields.with("key", key.map(|place| (place + 1).to_string()).unwrap_or_default());
                let fields = with_both(fields, "explanation", &knowledge.explanation);
                fields.with("source", &knowledge.source).with("points", knowledge.points.to_string())
            }
            Kind::Roster => fields,
        }
    }

    pub(super) fn typed(&self, fields: &Fields) -> Result<Self, Faults> {
        let mut check = Check::new(fields);
        let text = both(&mut check, "text", 500);
        let hint = both(&mut check, "hint", 500);
        let phases = fields.all("phase").map(Phase::parse).collect::<Option<Vec<Phase>>>();
        if phases.is_none() {
            check.fault("phase", "fault-unknown-option");
        }
        let kind = match &self.kind {
            Kind::Grid(grid) => Kind::Grid(grid.typed(&self.code, &mut check)),
            Kind::Single { .. } => Kind::Single { options: typed_options(&mut check) },
            Kind::Multiple { .. } => Kind::Multiple { options: typed_options(&mut check) },
            Kind::Number { .. } => {
                let (least, most) = (bound(&mut check, "least"), bound(&mut check, "most"));
                if least.zip(most).is_some_and(|(least, most)| least > most) {
                    check.fault("most", "survey-fault-bounds");
                }
                Kind::Number { least, most, unit: both(&mut check, "unit", 60) }
            }
            Kind::Text { .. } => Kind::Text { long: check.choice("long", |text| Some(text == "yes")).unwrap_or(true) },
            Kind::Knowledge(_) => Kind::Knowledge(typed_knowledge(&mut check)),
            Kind::Roster => Kind::Roster,
        };
        let required = fields.ticked("required", "yes");
        let code = self.code.clone();
        check.done(Self { code, text, hint, required, phases: phases.unwrap_or_default(), kind })
    }
}

impl Grid {
    fn typed(&self, question: &str, check: &mut Check<'_>) -> Self {
        let fields = check.fields();
        let designs = fields.all("design").map(Design::parse).collect::<Option<Vec<Design>>>();
        match designs.as_deref() {
            None => check.fault("design", "fault-unknown-option"),
            Some([]) => check.fault("design", "survey-fault-designs"),
            Some(designs) if designs.contains(&Design::RetrospectivePre) && !designs.contains(&Design::Post) => {
                check.fault("design", "survey-fault-then");
            }
            Some(_) => {}
        }
        let mut points: Vec<Point> = Vec::new();
        for row in rows(fields, "point") {
            let label = both(check, &row, 100);
            if fields.get(&row).is_empty() && is_blank(&label) {
                continue;
            }
            let value = check.number(&row, -100, 100).and_then(|value| i32::try_from(value).ok());
            points.extend(value.map(|value| Point { value, label }));
        }
        points.sort_by_key(|point| point.value);
        if points.windows(2).any(|pair| matches!(pair, [one, other] if one.value == other.value)) {
            check.fault("point-1", "survey-fault-points");
        }
        let mut items: Vec<Item> = Vec::new();
        for row in rows(fields, "item") {
            let text = both(check, &row, 500);
            let (known, reversed) = (fields.get(&row), fields.ticked(&format!("{row}-reversed"), "yes"));
            let kept = self.items.iter().any(|item| item.code == known);
            if kept || !is_blank(&text) {
                let code = if kept { known.to_owned() } else { self.next(question, &items) };
                items.push(Item { code, text, reversed });
            }
        }
        let not_applicable = fields.ticked("not_applicable", "yes");
        Self { points, not_applicable, designs: designs.unwrap_or_default(), items }
    }

    /// The first code of the question's items that none has.
    fn next(&self, question: &str, so_far: &[Item]) -> String {
        let taken = |code: &String| self.items.iter().chain(so_far).any(|item| item.code == *code);
        (1..).map(|number| format!("{question}_{number}")).find(|code| !taken(code)).unwrap_or_default()
    }
}

fn typed_options(check: &mut Check<'_>) -> Vec<Choice> {
    let fields = check.fields();
    let known: Vec<String> = rows(fields, "option").map(|row| fields.get(&row).to_owned()).collect();
    let mut options: Vec<Choice> = Vec::new();
    for row in rows(fields, "option") {
        let label = both(check, &row, 300);
        let old = fields.get(&row);
        if is_blank(&label) {
            continue;
        }
        let taken = |code: &String| known.contains(code) || options.iter().any(|option| option.code == *code);
        let fresh = || (1..).map(|number| format!("o{number}")).find(|code| !taken(code)).unwrap_or_default();
        let code = if is_code(old) { old.to_owned() } else { fresh() };
        options.push(Choice { code, label });
    }
    options
}

fn typed_knowledge(check: &mut Check<'_>) -> Knowledge {
    let fields = check.fields();
    let options = typed_options(check);
    let explanation = both(check, "explanation", 1000);
    let source = check.maybe_line("source", 300);
    let points = check.number("points", 1, 20).and_then(|points| u32::try_from(points).ok()).unwrap_or(1);
    // The key is the number of a row; the option of that row has its label.
    let row = format!("option-{}", fields.get("key"));
    let label =
        Text { en: fields.get(&format!("{row}-en")).to_owned(), fr: fields.get(&format!("{row}-fr")).to_owned() };
    let right = options.iter().find(|option| !is_blank(&label) && option.label == label);
    if right.is_none() {
        check.fault("key", "survey-fault-key");
    }
    Knowledge { key: right.map(|option| option.code.clone()).unwrap_or_default(), options, explanation, source, points }
}

pub(super) fn bound(check: &mut Check<'_>, name: &str) -> Option<f64> {
    let typed = check.maybe_line(name, 20);
    if typed.is_empty() {
        return None;
    }
    let value = typed.replace(',', ".").parse::<f64>().ok().filter(|value| value.is_finite());
    if value.is_none() {
        check.fault(name, "fault-number");
    }
    value
}
