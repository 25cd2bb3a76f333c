//! The ticked lines of a record go into the draft, once nothing in them identifies anybody.

use std::collections::BTreeMap;

use domain::{
    access::WriteCase,
    fields::{Faults, Fields},
    identifier::Looked,
    import::{self, Line},
};
use store::case::Record;

use super::shown::{Offered, leads_to_medications};
use crate::{
    error::Reply,
    gate::Allowed,
    identifier,
    page::{again, conflict},
    sent::{Form, Sent},
    visit::Visit,
};

/// Takes them. What is not ticked is forgotten.
pub async fn post(v: Visit, allowed: Allowed<WriteCase>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let record = store::case::get(&mut tx, &allowed).await?;
    let all = import::sent(&sent.fields);
    let ticked: BTreeMap<usize, Line> = all
        .iter()
        .filter(|(number, _)| import::ticked(&sent.fields, **number))
        .map(|(n, line)| (*n, line.clone()))
        .collect();
    let is_ticked = |number: usize, _: &Line| ticked.contains_key(&number);
    let typed = import::names(&ticked);
    let names: Vec<String> = typed.iter().map(|(name, _)| name.clone()).collect();
    let mut looked = identifier::look(&v, &mut tx, &allowed, &sent.fields, &names).await?;
    let problem = |faults: Faults| Form { fields: looked.fields.clone(), faults };
    // The page was made of a draft that has changed, or is with the hub.
    let stale = sent.fields.get("revision") != record.revision.to_string();
    if !record.state.is_open() || stale {
        let key = if record.state.is_open() { "import-fault-stale" } else { "import-fault-closed" };
        let form = problem(Faults::one("", key));
        return conflict(&Offered::new(&v, &record, &form, &beside(&v, &record, all), is_ticked, &[]));
    }
    // Replacements are carried out in the lines too.
    let lines = only(import::sent(&looked.fields), &ticked);
    let answers = looked.check(|_| match lines.is_empty() {
        true => Err(Faults::one("", "import-fault-none")),
        false => import::take(record.form, &record.answers, &lines),
    });
    let answers = match answers {
        Ok(answers) => answers,
        Err(faults) => {
            let form = Form { fields: identifier::decided(looked.fields.clone(), &looked), faults };
            let shown = import::sent(&looked.fields);
            return again(&Offered::new(&v, &record, &form, &shown, is_ticked, &[]));
        }
    };
    at_home(&mut looked, &typed);
    identifier::keep(&v, &mut tx, &allowed, &looked).await?;
    match store::case::save(&mut tx, &allowed, &answers, record.revision, v.now).await {
        Ok(_) => {}
        Err(store::Error::Taken) => {
            let form = Form { fields: Fields::default(), faults: Faults::one("", "import-fault-stale") };
            return conflict(&Offered::new(&v, &record, &form, &beside(&v, &record, all), is_ticked, &[]));
        }
        Err(error) => return Err(error.into()),
    }
    let form = format!("/cases/{}/form", record.id);
    let to = if leads_to_medications(&lines) {
        format!("{form}/medications?said=import-taken#computation")
    } else {
        format!("{form}?said=import-taken")
    };
    v.done(tx, &sent, &to).await
}

/// The lines with what is to be said of them beside the answers as they are now.
fn beside(v: &Visit, record: &Record, lines: BTreeMap<usize, Line>) -> BTreeMap<usize, Line> {
    lines.into_iter().map(|(number, line)| (number, line.beside(record.form, &record.answers, v.language))).collect()
}

fn only(lines: BTreeMap<usize, Line>, ticked: &BTreeMap<usize, Line>) -> BTreeMap<usize, Line> {
    lines.into_iter().filter(|(number, _)| ticked.contains_key(number)).collect()
}

/// A detail that stays is remembered at the field it goes to, not at its place in this page.
fn at_home(looked: &mut Looked, typed: &[(String, String)]) {
    for kept in &mut looked.kept {
        if let Some((_, field)) = typed.iter().find(|(name, _)| *name == kept.field) {
            field.clone_into(&mut kept.field);
        }
    }
}
