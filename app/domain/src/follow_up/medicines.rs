//! Medications now: the case's table of medications brought up to date, and the day's morphine equivalents then and now.
//!
//! Education, not prescribing. Both totals are by one factor table, the one that the case had, and are compared only where
//! they are. A lower or a higher dose is called neither better nor worse.

use serde::{Deserialize, Serialize};

use crate::{
    computation::{Dose, Factors, MEDICATIONS},
    fields::{Check, Faults, Fields},
    form::{self, Answers, Field, Kind, Section, words},
    language::Language,
    moment::Moment,
    unprinted,
};

/// The field that says whether the medications changed.
pub const MEDICINES: &str = "medicines";

/// What is said of the medications now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// They are those of the case.
    Same,
    /// They are those of the table that is sent.
    Changed,
    /// It is left out.
    Out,
}

impl Told {
    /// Every choice, in the order in which a form lists them.
    pub const ALL: [Self; 3] = [Self::Same, Self::Changed, Self::Out];

    /// The choice of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.code() == code)
    }

    /// The code; its name is the message "follow-up-medicines-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Changed => "changed",
            Self::Out => "out",
        }
    }
}

/// The medications at the follow-up. Health data.
#[derive(Clone, PartialEq, Eq)]
pub struct Medicines {
    /// When.
    pub at: Moment,
    /// The table; empty when nothing is taken any more.
    pub answers: Answers,
    /// What was worked out of it then.
    pub doses: Doses,
}

/// The day's dose as it is kept: in both languages, since people of both read one case. Health data.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Doses {
    /// In English; none while no medication is named.
    pub en: Option<Dose>,
    /// In French.
    pub fr: Option<Dose>,
}

// Numbers of JSON are compared as they are written.
impl Eq for Doses {}

unprinted!(Medicines, Doses);

impl Doses {
    /// Works them out by a table. What guidelines suggest is left to the case: the facts they ask for are not asked again.
    pub fn of(answers: &Answers, factors: Factors) -> Self {
        let of = |language| {
            let mut dose = Dose::of(answers, factors, language)?;
            dose.flags.clear();
            Some(dose)
        };
        Self { en: of(Language::En), fr: of(Language::Fr) }
    }

    /// The dose in a language.
    pub const fn get(&self, language: Language) -> Option<&Dose> {
        match language {
            Language::En => self.en.as_ref(),
            Language::Fr => self.fr.as_ref(),
        }
    }

    /// As JSON, to be kept.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The doses kept as JSON.
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

/// The table of medications as the newest form asks for it, with its section.
pub fn table() -> Option<(&'static Section, &'static Field)> {
    let section = form::newest().section(MEDICATIONS)?;
    Some((section, section.field(MEDICATIONS)?))
}

/// The medications of a case as the newest form's table takes them: what it does not know is left out.
pub fn of_case(case: &Answers) -> Answers {
    let Some((section, table)) = table() else { return Answers::default() };
    let Kind::Table { columns, .. } = &table.kind else { return Answers::default() };
    let fits = |column: &str, text: &str| {
        let column = columns.iter().find(|known| known.name == column);
        column.is_some_and(|column| column.options().is_empty() || column.options().iter().any(|one| one.code == text))
    };
    let known = case.part(section);
    let rows = known.rows(MEDICATIONS).iter().enumerate();
    let cells = rows.flat_map(|(number, row)| row.iter().map(move |(column, text)| (number, column, text)));
    let sent = cells
        .filter(|(_, column, text)| fits(column, text))
        .fold(Fields::default(), |fields, (number, column, text)| {
            fields.with(form::cell(MEDICATIONS, number, column), text)
        });
    read(&sent).unwrap_or_default()
}

/// The table's fields alone, of what a page sent.
fn cells(sent: &Fields) -> Fields {
    let own = sent.pairs().filter(|(name, _)| is_cell(name));
    Fields::new(own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// Whether a field is a cell of the table.
pub fn is_cell(name: &str) -> bool {
    name.strip_prefix(MEDICATIONS).is_some_and(|rest| rest.starts_with('-'))
}

/// The names of the cells that take free text, as far as the page sent them.
pub fn typed(sent: &Fields) -> Vec<String> {
    let names = table().map(|(section, _)| section.typed(sent)).unwrap_or_default();
    names.into_iter().filter(|name| is_cell(name)).collect()
}

/// The rows that a page sent, or every limit they break: a draft's, and that each row names a drug.
fn read(sent: &Fields) -> Result<Answers, Faults> {
    let Some((section, _)) = table() else { return Ok(Answers::default()) };
    let answers = form::newest().draft(section, &cells(sent), &Answers::default())?;
    let mut faults = Faults::default();
    for fault in form::newest().missing(section, &answers).iter().filter(|fault| is_cell(&fault.field)) {
        faults.add(&fault.field, fault.key);
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// The medications now, of what a page sent: none when that is left out. `shown` is the table as the page showed it: one
/// that was changed without saying so is a fault, so that nothing typed is lost.
pub fn medicines(sent: &Fields, case: &Answers, shown: &Answers) -> Result<Option<Answers>, Faults> {
    let mut check = Check::new(sent);
    let told = check.maybe_choice(MEDICINES, Told::parse).unwrap_or(Told::Out);
    check.done(())?;
    let before = of_case(case);
    if told == Told::Changed {
        return read(sent).map(Some);
    }
    let typed = read(sent).ok();
    let untouched = cells(sent).pairs().next().is_none() || typed.as_ref().is_some_and(|typed| typed == shown);
    let back = typed.as_ref() == Some(&before);
    match told {
        _ if !untouched && !back => Err(Faults::one(MEDICINES, "follow-up-fault-medicines")),
        Told::Same => Ok(Some(before)),
        Told::Changed | Told::Out => Ok(None),
    }
}

/// A page's fields for what was kept: which choice, and the rows; those of the case while nothing was.
pub fn fields(case: &Answers, kept: Option<&Medicines>, page: Fields) -> Fields {
    let before = of_case(case);
    let told = kept.map(|kept| if kept.answers == before { Told::Same } else { Told::Changed });
    let page = told.iter().fold(page, |page, told| page.with(MEDICINES, told.code()));
    let answers = kept.map_or(&before, |kept| &kept.answers);
    let rows = answers.rows(MEDICATIONS).iter().enumerate();
    let cells = rows.flat_map(|(number, row)| row.iter().map(move |(column, text)| (number, column, text)));
    cells.fold(page, |page, (number, column, text)| page.with(form::cell(MEDICATIONS, number, column), text))
}

/// The total then and now. Health data.
#[derive(Clone, PartialEq)]
pub struct Change {
    /// When the case was handed in; none when it named no medication, or its answers were hidden or removed.
    pub then: Option<Dose>,
    /// At the follow-up; none when no medication is named.
    pub now: Option<Dose>,
    /// Whether there are totals of then and now, but by different tables or versions of one.
    pub other_table: bool,
    /// Now less then, with its sign, as people write it: where both are one exact number by one table.
    pub difference: Option<String>,
}

unprinted!(Change);

/// What the case said then beside what is said now.
pub fn change(then: Option<&Dose>, now: &Medicines, language: Language) -> Change {
    let now = now.doses.get(language);
    let by = |dose: &Dose| (dose.table.id.clone(), dose.table.version.clone());
    let other_table = then.zip(now).is_some_and(|(then, now)| by(then) != by(now));
    let exact = |dose: &Dose| {
        let one = dose.low.as_ref().filter(|low| dose.high.as_ref() == Some(low) && !dose.lower_bound)?;
        mme::Ratio::parse(&one.to_string())
    };
    let difference = then.zip(now).filter(|_| !other_table).and_then(|(then, now)| {
        let change = exact(now)?.minus(exact(then)?)?;
        let written = words(language).decimal(&change.to_string());
        Some(if change > mme::Ratio::ZERO { format!("+{written}") } else { written })
    });
    Change { then: then.cloned(), now: now.cloned(), other_table, difference }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = r#"{"medications":[{"drug":"hydromorphone","dose":"4","unit":"mg","route":"oral","frequency":"four times a day"},
        {"drug":"lorazepam","dose":"1","unit":"mg","frequency":"at bedtime","since":"long ago","of-old":"x"}]}"#;

    fn case() -> Answers {
        Answers::parse(CASE).unwrap()
    }

    fn kept(answers: Answers) -> Medicines {
        let doses = Doses::of(&answers, Factors::parse("cdc2022").unwrap());
        Medicines { at: Moment::from_micros(0), answers, doses }
    }

    fn then(table: &str) -> Dose {
        Dose::of(&case(), Factors::parse(table).unwrap(), Language::En).unwrap()
    }

    #[test]
    fn the_page_begins_with_the_cases_rows_as_far_as_the_form_of_today_takes_them() {
        let page = fields(&case(), None, Fields::default());
        assert_eq!(
            (page.get("medications-0-drug"), page.get("medications-1-frequency")),
            ("hydromorphone", "at bedtime")
        );
        assert_eq!(
            (page.get("medications-1-since"), page.get("medications-1-of-old"), page.get(MEDICINES)),
            ("", "", "")
        );
        // Untouched and unsaid, or left out: nothing is kept. The same: the case's rows.
        let shown = of_case(&case());
        assert_eq!(medicines(&page, &case(), &shown), Ok(None));
        assert_eq!(medicines(&page.clone().with(MEDICINES, "out"), &case(), &shown), Ok(None));
        assert_eq!(medicines(&page.with(MEDICINES, "same"), &case(), &shown), Ok(Some(shown.clone())));
        assert_eq!(medicines(&Fields::default(), &case(), &shown), Ok(None));
    }

    #[test]
    fn a_changed_table_is_kept_when_it_is_said_and_never_lost_when_it_is_not() {
        let shown = of_case(&case());
        let page = |told: &str, dose: &str| {
            let typed = Fields::default().with("medications-0-drug", "hydromorphone").with("medications-0-dose", dose);
            typed.with("medications-0-unit", "mg").with(MEDICINES, told)
        };
        let changed = medicines(&page("changed", "2"), &case(), &shown).unwrap().unwrap();
        assert_eq!(changed.rows(MEDICATIONS)[0]["dose"], "2");
        for told in ["", "same", "out"] {
            let faults = medicines(&page(told, "2"), &case(), &shown).unwrap_err();
            let found: Vec<_> = faults.iter().map(|fault| (fault.field.as_str(), fault.key)).collect();
            assert_eq!(found, [(MEDICINES, "follow-up-fault-medicines")], "{told}");
        }
        // Nothing is taken any more; a row without a drug, and a choice that is none, are faults at their fields.
        assert_eq!(
            medicines(&Fields::default().with(MEDICINES, "changed"), &case(), &shown),
            Ok(Some(Answers::default()))
        );
        let nameless = Fields::default().with("medications-0-dose", "2").with(MEDICINES, "changed");
        let faults = medicines(&nameless, &case(), &shown).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["medications-0-drug"]);
        let faults = medicines(&page("perhaps", "4"), &case(), &shown).unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), [MEDICINES]);
        // What was kept is shown with its choice, and comes back as it is.
        let kept = kept(changed.clone());
        let again = fields(&case(), Some(&kept), Fields::default());
        assert_eq!((again.get(MEDICINES), again.get("medications-0-dose")), ("changed", "2"));
        assert_eq!(medicines(&again, &case(), &changed), Ok(Some(changed)));
        assert_eq!(
            typed(&again),
            [
                "medications-0-drug",
                "medications-0-strength",
                "medications-0-dose",
                "medications-0-frequency",
                "medications-0-adverse"
            ]
        );
    }

    #[test]
    fn totals_are_compared_by_one_table_only_and_a_lower_dose_is_called_nothing() {
        let now = kept(Answers::parse(r#"{"medications":[{"drug":"hydromorphone","dose":"2","unit":"mg","route":"oral","frequency":"four times a day"}]}"#).unwrap());
        let told = change(Some(&then("cdc2022")), &now, Language::En);
        assert_eq!(told.then.unwrap().text, "80 MME/day (CDC 2022).");
        let dose = told.now.unwrap();
        assert_eq!(
            (dose.text.as_str(), told.difference.as_deref(), told.other_table),
            ("40 MME/day (CDC 2022).", Some("\u{2212}40"), false)
        );
        assert_eq!(dose.lines[0].formula.as_deref(), Some("8 mg/day × 5 = 40 MME/day"));
        assert!(dose.flags.is_empty());
        let other = change(Some(&then("cdc2016")), &now, Language::En);
        assert_eq!((other.difference, other.other_table), (None, true));
        // A range or a lower bound has no difference; nor has a list without medications.
        let needed = kept(Answers::parse(r#"{"medications":[{"drug":"hydromorphone","dose":"2","unit":"mg","route":"oral","frequency":"every 6 h as needed"}]}"#).unwrap());
        assert_eq!(change(Some(&then("cdc2022")), &needed, Language::Fr).difference, None);
        let none = change(Some(&then("cdc2022")), &kept(Answers::default()), Language::En);
        assert!(none.now.is_none() && none.difference.is_none() && !none.other_table);
        assert_eq!(Doses::parse(&now.doses.json()).as_ref(), Some(&now.doses));
    }
}
