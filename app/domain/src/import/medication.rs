//! Medications of a record as rows of the form's table.

use fhir::{Medication, Status, System};
use mme::{
    drug::{Named, Opioid, plain},
    product::{self, Product},
    route::Form,
};

use super::{
    Gone, Line, Note, Target,
    direction::{self, Shape},
};
use crate::{computation::MEDICATIONS, form::Row, language::Language};

/// The longest that the columns take, in characters.
const DRUG: usize = 120;
const STRENGTH: usize = 30;

/// The rows that a medication makes, one a direction; or why it makes none.
pub(super) fn lines(medication: &Medication, language: Language) -> Result<Vec<Line>, Gone> {
    let names = names(medication);
    let Some(name) = best(&names) else { return Err(Gone::Code) };
    let name: String = name.chars().take(DRUG).collect();
    let known = Product::read(&name);
    let words = medication.form.as_deref().unwrap_or_default();
    let shaped = Product::read(&format!("{name} {words}"));
    let mut general = Vec::new();
    general.extend(match medication.status {
        Status::Active => None,
        Status::OnHold => Some(Note::OnHold),
        Status::Draft => Some(Note::Draft),
        Status::Unknown => Some(Note::Standing),
    });
    if disagree(medication, &names) {
        general.push(Note::Names);
    }
    let mut drug = Row::from([("drug".to_owned(), name.clone())]);
    if known.strength.is_none()
        && !name.contains(|sign: char| sign.is_ascii_digit())
        && let Some(strength) = strength(medication)
    {
        drug.insert("strength".to_owned(), strength);
    }
    if let Some(code) = formulation(&shaped, &plain(&format!("{name} {words}"))) {
        drug.insert("formulation".to_owned(), code.to_owned());
    }
    if let Some(code) = purpose(medication) {
        drug.insert("purpose".to_owned(), code.to_owned());
    }
    let shape = Shape { form: shaped.form, route: shaped.route };
    let none = fhir::Dosage::default();
    let whole = std::slice::from_ref(&none);
    let dosages = match medication.dosages.as_slice() {
        [] => whole,
        // Steps make one row, whose dose the presenter types.
        [first, ..] if medication.steps => std::slice::from_ref(first),
        all => all,
    };
    let line = |dosage: &fhir::Dosage| {
        let read = direction::read(dosage, medication, &shape, language);
        let mut cells = drug.clone();
        cells.extend(read.cells);
        let mut notes = general.clone();
        notes.extend(read.notes);
        let said = [Some(name.as_str()), dosage.text.as_deref(), dosage.needed_for.as_deref()];
        let more = dosage.more.iter().map(String::as_str);
        Line {
            target: Target::Medication,
            field: MEDICATIONS.to_owned(),
            cells,
            said: said.into_iter().flatten().chain(more).collect::<Vec<_>>().join(" · "),
            notes,
        }
    };
    Ok(dosages.iter().map(line).collect())
}

/// Whether two rows say the same of the same drug.
pub(super) fn alike(one: &Row, other: &Row) -> bool {
    let cell = |row: &Row, column: &str| row.get(column).map(|text| plain(text)).unwrap_or_default();
    ["drug", "dose", "unit", "frequency"].iter().all(|column| cell(one, column) == cell(other, column))
}

/// What a drug is best called; none where only an unknown code tells it.
pub(crate) fn called(medication: &Medication) -> Option<String> {
    best(&names(medication)).map(str::to_owned)
}

/// Everything that the drug is called, by the record and by its product codes.
fn names(medication: &Medication) -> Vec<String> {
    let mut names: Vec<String> = medication.drug.names().into_iter().map(str::to_owned).collect();
    if let Some((brand, described)) = medication.drug.code(System::Din).and_then(product::din) {
        names.push(product::written(Some(brand), described));
    }
    let clinical = medication.drug.code(System::Ccdd).and_then(product::ccdd);
    names.extend(clinical.map(|described| product::written(None, described)));
    names.extend(medication.drug.code(System::RxNorm).and_then(product::rxnorm).map(str::to_owned));
    names
}

/// The name that tells most: which opioid and how strong, else which opioid, else the first.
fn best(names: &[String]) -> Option<&str> {
    let told = |name: &&String| Product::read(name);
    let strong = names.iter().find(|name| told(name).opioid.is_some() && told(name).strength.is_some());
    let opioid = || names.iter().find(|name| told(name).opioid.is_some());
    strong.or_else(opioid).or_else(|| names.first()).map(String::as_str)
}

/// Whether names and codes speak of different opioids, or of different strengths of one.
fn disagree(medication: &Medication, names: &[String]) -> bool {
    let products: Vec<Product> = names.iter().map(|name| Product::read(name)).collect();
    let coded = medication.drug.code(System::RxNorm).and_then(product::coded).and_then(|named| match named {
        Named::Opioid(drug) => Some(drug),
        Named::Other(_) => None,
    });
    let drugs: Vec<Opioid> = products.iter().filter_map(|product| product.opioid).chain(coded).collect();
    let strengths: Vec<_> = products.iter().filter(|one| one.opioid.is_some()).filter_map(|one| one.strength).collect();
    let differ = |first: Option<&Opioid>| drugs.iter().any(|drug| Some(drug) != first);
    differ(drugs.first()) || strengths.iter().any(|strength| Some(strength) != strengths.first())
}

/// The strength of the opioid among the ingredients, or of the only one: "10 mg/mL".
fn strength(medication: &Medication) -> Option<String> {
    let opioid = |ingredient: &&fhir::Ingredient| {
        ingredient.name.name().is_some_and(|name| matches!(product::first_named(name), Some(Named::Opioid(_))))
    };
    let ingredient = match medication.ingredients.as_slice() {
        [only] => only,
        several => several.iter().find(opioid)?,
    };
    let strength = ingredient.strength.as_ref()?;
    let top = format!("{} {}", strength.value, strength.unit.as_deref()?);
    let text = match &ingredient.per {
        Some(per) if matches!(per.unit.as_deref(), Some("mL" | "ml" | "h")) => {
            let unit = per.unit.as_deref().unwrap_or_default();
            if per.value == "1" { format!("{top}/{unit}") } else { format!("{top}/{} {unit}", per.value) }
        }
        _ => top,
    };
    (text.chars().count() <= STRENGTH).then_some(text)
}

/// The option of a form.
fn formulation(product: &Product, words: &str) -> Option<&'static str> {
    let has = |any: &[&str]| any.iter().any(|word| words.contains(word));
    match product.form {
        Some(Form::Patch) => Some("patch"),
        Some(Form::Liquid) => Some("liquid"),
        Some(Form::Film | Form::Lozenge) => Some("film"),
        Some(Form::Injection) => Some("injection"),
        Some(Form::Suppository | Form::Spray | Form::Implant) => Some("other"),
        Some(Form::Solid) if product.long_acting => Some("long-acting"),
        None if product.long_acting => Some("long-acting"),
        Some(Form::Solid) if has(&["caps", "gelule"]) => Some("capsule"),
        Some(Form::Solid) => Some("tablet"),
        None if has(&["cream", "creme", "ointment", "onguent", " gel"]) => Some("cream"),
        None => None,
    }
}

/// The option of what it is given for.
fn purpose(medication: &Medication) -> Option<&'static str> {
    let needed = medication.dosages.iter().filter_map(|dosage| dosage.needed_for.as_deref());
    let reasons = medication.reasons.iter().flat_map(fhir::Concept::names);
    let words: Vec<String> = reasons.chain(needed).map(plain).collect();
    let has = |any: &[&str]| words.iter().any(|text| any.iter().any(|word| text.contains(word)));
    [
        (&["opioid use", "opioid depend", "opiate depend", "usage d'opio", "usage d’opio", "dependance aux opio"][..], "oud"),
        (&["pain", "douleur"][..], "pain"),
        (&["insomn", "sleep", "sommeil"][..], "sleep"),
        (&["depress", "anxi", "mood", "humeur"][..], "mood"),
    ]
    .into_iter()
    .find_map(|(any, code)| has(any).then_some(code))
}
