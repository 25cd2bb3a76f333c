//! A program's credit rule: its versions, and the form that adds one.

use askama::Template;
use domain::{
    access::ManageProgram,
    credit::Rule,
    fields::{Faults, Fields},
    voice::Voice as _,
};

use crate::{
    ask::Ask,
    error::Reply,
    gate::Allowed,
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "credit/rule.html")]
struct RulePage<'a> {
    v: &'a Visit,
    ask: Ask<'a>,
    rules: Vec<Rule>,
}

impl RulePage<'_> {
    fn rate(&self, rule: &Rule) -> String {
        self.v.words.hundredths(rule.hundredths_per_hour)
    }

    fn from(&self, rule: &Rule) -> String {
        self.v.words.local_date(&rule.valid_from.to_string())
    }
}

/// Shows the versions and asks for the next, beginning with the newest one's figures.
pub async fn get(v: Visit, permit: Allowed<ManageProgram>) -> Reply {
    let mut tx = v.app.db.read().await?;
    let rules = store::credit::rules(&mut tx, &permit).await?;
    let fields = rules.first().map_or_else(usual, of);
    let form = Form { fields, ..Form::default() };
    page(&RulePage { v: &v, ask: Ask::new(&v, &form), rules })
}

/// The usual figures: one credit an hour, three quarters of a session, three fifths of the cycle.
fn usual() -> Fields {
    Fields::default().with("hundredths_per_hour", "100").with("session_percent", "75").with("cycle_percent", "60")
}

fn of(rule: &Rule) -> Fields {
    Fields::default()
        .with("hundredths_per_hour", rule.hundredths_per_hour.to_string())
        .with("session_percent", rule.session_percent.to_string())
        .with("cycle_percent", rule.cycle_percent.to_string())
        .with("accreditor", &rule.accreditor)
        .with("statement", &rule.statement)
}

/// Adds a version.
pub async fn post(v: Visit, permit: Allowed<ManageProgram>, sent: Sent) -> Reply {
    let mut tx = v.write(&sent).await?;
    let program = permit.thing();
    let rules = store::credit::rules(&mut tx, &permit).await?;
    let faults = match Rule::check(&sent.fields) {
        Ok(rule) => match store::credit::add_rule(&mut tx, &permit, &rule).await {
            Ok(_) => return v.done(tx, &sent, &format!("/programs/{program}/credit?said=credit-rule-added")).await,
            Err(store::Error::Taken) => Faults::one("", "credit-rule-fault-clash"),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let form = Form { fields: sent.fields, faults };
    again(&RulePage { v: &v, ask: Ask::new(&v, &form), rules })
}
