//! Earlier cases that are like one, or like what somebody looks for. What is looked for may be said in words about a patient:
//! it is sent in the form's body, never in an address, and kept nowhere.

use std::collections::BTreeMap;

use askama::Template;
use domain::{
    access::ReadCase,
    fields::{Check, Faults, Fields},
    form::{self, Field},
    id::CaseId,
    term::{Kind, Term, drug_name},
};
use store::{
    Tx,
    access::permit,
    case::{Heading, Similar},
};

use super::name;
use crate::{
    ask::Ask,
    error::{Error, Reply},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

/// The longest words and the longest drug, in characters.
const WORDS: usize = 200;
const DRUG: usize = 80;

#[derive(Template)]
#[template(path = "case/similar.html")]
struct Page<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    /// The case whose like is looked for.
    of: Option<Heading>,
    /// What was looked for, with each term as it was written.
    terms: BTreeMap<Term, String>,
    /// What was found; none before anything was looked for.
    found: Option<Vec<Similar>>,
}

impl Page<'_> {
    fn name(&self) -> String {
        self.of.as_ref().map(|heading| name(self.v, heading)).unwrap_or_default()
    }

    /// Why a case is among them: what it shares, kind by kind.
    fn reasons(&self, similar: &Similar) -> Vec<String> {
        let named = |kind: Kind| {
            let terms = similar.shared.iter().filter(|term| term.kind == kind);
            terms.map(|term| self.term(term)).collect::<Vec<_>>().join(", ")
        };
        let told = Kind::ALL.into_iter().map(|kind| (kind, named(kind))).filter(|(_, names)| !names.is_empty());
        told.map(|(kind, names)| self.v.t1(&format!("term-same-{}", kind.code()), "names", names)).collect()
    }

    fn term(&self, term: &Term) -> String {
        let option = |field: &str| form::newest().word(field, &term.code, self.v.language).to_owned();
        match term.kind {
            Kind::Diagnosis => option("diagnoses"),
            Kind::Tag => option("tags"),
            Kind::Condition => option("conditions"),
            Kind::Drug => drug_name(&term.code, self.v.language).to_owned(),
            Kind::Class => self.v.t(format!("term-class-{}", term.code)),
            Kind::Word => self.terms.get(term).cloned().unwrap_or_default(),
        }
    }

    /// What was advised, in counts by domain.
    fn advised(&self, similar: &Similar) -> String {
        let told = similar.advised.iter().map(|(domain, count)| {
            let domain = self.v.t(format!("recommendation-domain-{}", domain.code()));
            self.v.t2("term-advised", "domain", domain, "count", *count)
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    fn day(&self, similar: &Similar) -> String {
        similar.session.map(|starts| self.v.words.short_date(starts, self.v.zone())).unwrap_or_default()
    }

    /// A choice among the options of a field of the form.
    fn options(&self, name: &str, key: &str, field: &str) -> ui::Select {
        let options = named(field).map(Field::options).unwrap_or_default();
        let list = self.ask.select(name, key).placeholder(self.v.t("term-any"));
        list.items(options.iter().map(|option| (option.code.as_str(), option.label.get(self.v.language))))
    }
}

fn named(field: &str) -> Option<&'static Field> {
    form::newest().sections.iter().find_map(|section| section.field(field))
}

/// What is looked for.
fn read(fields: &Fields) -> Result<BTreeMap<Term, String>, Faults> {
    let mut check = Check::new(fields);
    let (words, drug) = (check.maybe_line("words", WORDS), check.maybe_line("drug", DRUG));
    let mut terms = BTreeMap::new();
    for (name, field, kind) in [("diagnosis", "diagnoses", Kind::Diagnosis), ("tag", "tags", Kind::Tag)] {
        let known = |code: &str| named(field)?.options().iter().find(|option| option.code == code);
        let chosen = check.maybe_choice(name, known);
        terms.extend(chosen.map(|option| (Term::new(kind, &option.code), option.code.clone())));
    }
    terms.extend(Term::of_words(&words));
    let drugs = Term::of_drug(&drug);
    if !drug.is_empty() && drugs.is_empty() {
        check.fault("drug", "term-fault-drug");
    } else if terms.is_empty() && drugs.is_empty() {
        check.fault("words", "term-fault-empty");
    }
    terms.extend(drugs);
    check.done(terms)
}

/// Shows the form; with a case in the address, the cases that are like it.
pub async fn get(v: Visit) -> Reply {
    let who = v.who()?;
    let form = Form::default();
    let ask = Ask::new(&v, &form);
    if v.asked("case").is_empty() {
        return page(&Page { v: &v, ask, of: None, terms: BTreeMap::new(), found: None });
    }
    let case: CaseId = v.asked("case").parse().map_err(|_| Error::Missing)?;
    let mut tx = v.app.db.write().await?;
    let pass = permit::<ReadCase>(&mut tx, who, case).await?;
    let (terms, heading) = (store::case::terms(&mut tx, &pass).await?, store::case::heading(&mut tx, &pass).await?);
    let found = look(&mut tx, &v, &terms, Some(case)).await?;
    tx.save().await?;
    page(&Page { v: &v, ask, of: Some(heading), terms, found: Some(found) })
}

/// Shows what was found.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    v.who()?;
    let (terms, faults) = match read(&sent.fields) {
        Ok(terms) => (terms, Faults::default()),
        Err(faults) => (BTreeMap::new(), faults),
    };
    let form = Form { fields: sent.fields, faults };
    let ask = Ask::new(&v, &form);
    if ask.has_faults() {
        return again(&Page { v: &v, ask, of: None, terms, found: None });
    }
    let mut tx = v.app.db.write().await?;
    let found = look(&mut tx, &v, &terms, None).await?;
    tx.save().await?;
    page(&Page { v: &v, ask, of: None, terms, found: Some(found) })
}

async fn look(
    tx: &mut Tx,
    v: &Visit,
    terms: &BTreeMap<Term, String>,
    except: Option<CaseId>,
) -> Result<Vec<Similar>, Error> {
    Ok(store::case::like(tx, v.who()?, terms, except, v.now).await?)
}
