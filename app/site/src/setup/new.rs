//! Names the hub and makes its first administrator, or gives one who lost the way in a new one.

use askama::Template;
use domain::{
    access::Role,
    fields::{Faults, Fields},
    hub::Hub,
    id::PersonId,
    password::Password,
    person::Person,
};
use store::{
    Tx,
    audit::{self, Entry},
    login::Proof,
};

use crate::{
    ask::Ask,
    error::{Error, Reply, see_other},
    login::{
        begin,
        proof::{self, Key},
        with_cookie,
    },
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "setup/new.html")]
struct New<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    /// What the page says first.
    lead: String,
    key: String,
    picture: String,
}

/// Everything the page asks for.
struct Plan {
    hub: Hub,
    person: Person,
    password: Password,
    /// The time step of the authenticator's first code.
    step: i64,
}

impl Plan {
    fn check(v: &Visit, fields: &Fields, key: &Key) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        let mut note = |found: Faults| {
            for fault in found.iter().filter(|fault| faults.of(&fault.field).is_none()).cloned().collect::<Vec<_>>() {
                faults.add_with(fault.field, fault.key, fault.args);
            }
        };
        let hub = Hub::check(fields);
        let site = hub.as_ref().map(|hub| hub.name.get(v.language).to_owned()).unwrap_or_default();
        let person = Person::administrator(fields, &site);
        let own = [fields.get("name"), fields.get("email"), site.as_str()];
        let password = Password::check(fields, &own);
        let step = key.step(fields.get("code"), v.now).ok_or_else(|| Faults::one("code", "fault-code"));
        match (person, hub, password, step) {
            (Ok(person), Ok(hub), Ok(password), Ok(step)) => Ok(Self { hub, person, password, step }),
            (person, hub, password, step) => {
                [person.err(), hub.err(), password.err(), step.err()].into_iter().flatten().for_each(&mut note);
                Err(faults)
            }
        }
    }
}

/// Asks for everything on one page.
pub async fn get(v: Visit) -> Reply {
    let mut fields = Fields::default().with("language", v.language.code());
    // Somebody who comes back changes nothing of the hub by leaving it as it is.
    if is_named(&v.hub) {
        let Hub { name, zone, mailbox } = &v.hub;
        fields = fields.with("hub-en", &name.en).with("hub-fr", &name.fr).with("mailbox", mailbox);
        fields = fields.with("zone", zone.as_str());
    }
    show(&v, &Form { fields, ..Form::default() }, &Key::draw(&v.app.world))
}

/// Carries it out and signs the administrator in.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    v.app.limits().setup(&v.network)?;
    let key = Key::parse(sent.fields.get("key")).unwrap_or_else(|| Key::draw(&v.app.world));
    let secret = sent.fields.get("secret");
    let closed = || Faults::one("secret", "fault-setup-closed");
    if !store::setup::is_open(&mut v.app.db.read().await?, secret, v.now).await? {
        return show(&v, &Form { fields: shown(&sent.fields), faults: closed() }, &key);
    }
    let plan = match Plan::check(&v, &sent.fields, &key) {
        Ok(plan) => plan,
        Err(faults) => return show(&v, &Form { fields: shown(&sent.fields), faults }, &key),
    };
    let hash = proof::hash(&v.app.world, plan.password).await?;
    let mut tx = v.app.db.write().await?;
    match store::setup::close(&mut tx, secret, v.app.hub, &plan.hub, v.now).await {
        Err(store::Error::Missing) => return show(&v, &Form { fields: shown(&sent.fields), faults: closed() }, &key),
        closed => closed?,
    }
    let person = administrator(&v, &mut tx, &plan.person).await?;
    store::password::set(&mut tx, person, &hash, key.bytes(), plan.step).await?;
    store::login::remove_all(&mut tx, person).await?;
    let cookie = begin(&v, &mut tx, person, Proof::Password).await?;
    let entry = Entry { hub: v.app.hub, person: Some(person), act: "SetUp".to_owned(), thing: person.to_string() };
    audit::add(&mut tx, &entry, v.now).await?;
    tx.save().await?;
    let said = if is_named(&v.hub) { "setup-back" } else { "setup-done" };
    Ok(with_cookie(see_other(&format!("/members?said={said}")), cookie))
}

/// Whether an administrator has set the hub up before.
fn is_named(hub: &Hub) -> bool {
    !hub.mailbox.is_empty()
}

/// The person, new or known by the address, with the role.
async fn administrator(v: &Visit, tx: &mut Tx, person: &Person) -> Result<PersonId, Error> {
    let (id, mut roles) = match store::person::by_email(tx, v.app.hub, &person.email).await? {
        Some(known) => (known.id, known.roles),
        None => {
            let id: PersonId = v.app.world.id();
            store::person::add(tx, id, v.app.hub, person, v.now).await?;
            (id, std::collections::BTreeSet::new())
        }
    };
    roles.insert(Role::Administrator);
    store::person::give(tx, id, &roles).await?;
    Ok(id)
}

/// What was typed, without what must not stand in a page.
fn shown(fields: &Fields) -> Fields {
    let pairs = fields.pairs().filter(|(name, _)| !matches!(*name, "password" | "code"));
    Fields::new(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn show(v: &Visit, form: &Form, key: &Key) -> Reply {
    let picture = key.picture(&v.t("site-name"), form.fields.get("email"))?;
    let lead = v.t(if is_named(&v.hub) { "setup-lead-again" } else { "setup-lead" });
    let shown = New { v, f: Ask::new(v, form), lead, key: key.groups(), picture };
    if form.faults.is_empty() { page(&shown) } else { again(&shown) }
}
