//! A member of the hub's team sets a password and an authenticator: the first ones after an invitation, others with the old ones.

use askama::Template;
use domain::{
    fields::{Faults, Fields},
    link::Target,
    password::Password,
};
use store::{
    audit::{self, Entry},
    login::{Login, Proof},
    person::Known,
};

use super::{
    begin,
    proof::{self, Key},
    with_cookie,
};
use crate::{
    ask::Ask,
    error::{Error, Reply, leading_to, see_other},
    page::{again, page},
    sent::{Form, Sent},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "login/credentials.html")]
struct Credentials<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    target: Target,
    email: &'a str,
    /// Whether older ones are replaced.
    replaces: bool,
    key: String,
    picture: String,
}

#[derive(Template)]
#[template(path = "login/credentials_mail.html")]
struct ByMailFirst<'a> {
    v: &'a Visit,
}

/// Who sets them, and the kept proofs that they must know to do so.
struct Setter<'a> {
    login: &'a Login,
    known: Known,
    hub: String,
    kept: Option<store::password::Proofs>,
}

/// Shows a new key and asks for a password and a first code.
pub async fn get(v: Visit) -> Reply {
    let target = Target::or_home(v.asked("to"));
    let setter = setter(&v).await?;
    if setter.kept.is_some() && setter.login.proof != Proof::Password {
        return Ok(see_other(&leading_to("/sign-in/password", &Target::or_home("/sign-in/credentials"))));
    }
    if setter.kept.is_none() && setter.login.proof == Proof::Link {
        return page(&ByMailFirst { v: &v });
    }
    show(&v, &setter, Form::default(), target, &Key::draw(&v.app.world), false)
}

/// Keeps them and signs in with them. Every other login of the person ends.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let target = Target::or_home(sent.fields.get("to"));
    let setter = setter(&v).await?;
    let allowed = match setter.kept {
        Some(_) => setter.login.proof == Proof::Password,
        None => setter.login.proof != Proof::Link,
    };
    if !allowed {
        return Err(Error::Missing);
    }
    let person = setter.login.who.person;
    v.app.limits().password(&person.to_string(), &v.network)?;
    let key = Key::parse(sent.fields.get("key")).unwrap_or_else(|| Key::draw(&v.app.world));
    match check(&v, &sent.fields, &setter, &key).await? {
        Ok((password, step)) => {
            let hash = proof::hash(&v.app.world, password).await?;
            let mut tx = v.app.db.write().await?;
            store::password::set(&mut tx, person, &hash, key.bytes(), step).await?;
            store::login::remove_all(&mut tx, person).await?;
            let cookie = begin(&v, &mut tx, person, Proof::Password).await?;
            let (act, thing) = ("SetPassword".to_owned(), person.to_string());
            audit::add(&mut tx, &Entry { hub: v.app.hub, person: Some(person), act, thing }, v.now).await?;
            tx.save().await?;
            Ok(with_cookie(see_other(target.as_str()), cookie))
        }
        Err(faults) => show(&v, &setter, Form { fields: Fields::default(), faults }, target, &key, true),
    }
}

async fn setter(v: &Visit) -> Result<Setter<'_>, Error> {
    let login = v.login.as_ref().ok_or(Error::SignIn)?;
    let mut tx = v.app.db.read().await?;
    let known = store::person::own(&mut tx, &login.who).await?;
    if known.roles.is_empty() {
        return Err(Error::Missing);
    }
    let hub = store::hub::find(&mut tx, v.app.hub).await?.name.get(v.language).to_owned();
    let kept = store::password::of(&mut tx, known.id).await?;
    Ok(Setter { login, known, hub, kept })
}

/// The new password and the time step of its first code, or what is wrong.
async fn check(
    v: &Visit,
    fields: &Fields,
    setter: &Setter<'_>,
    key: &Key,
) -> Result<Result<(Password, i64), Faults>, Error> {
    let mut faults = Faults::default();
    if let Some(kept) = &setter.kept
        && !proof::is_right(proof::typed(fields, "current"), Some(&kept.password)).await?
    {
        faults.add("current", "fault-password-wrong");
    }
    let person = &setter.known.person;
    let own = [person.name.as_str(), &person.email, &person.site, &person.community, &setter.hub];
    let password = match Password::check(fields, &own) {
        Ok(password) => Some(password),
        Err(found) => {
            faults.extend(found);
            None
        }
    };
    let step = key.step(fields.get("code"), v.now);
    if step.is_none() {
        faults.add("code", "fault-code");
    }
    Ok(match (password, step) {
        (Some(password), Some(step)) if faults.is_empty() => Ok((password, step)),
        _ => Err(faults),
    })
}

fn show(v: &Visit, setter: &Setter<'_>, form: Form, target: Target, key: &Key, has_faults: bool) -> Reply {
    let email = setter.known.person.email.as_str();
    let picture = key.picture(&setter.hub, email)?;
    let shown = Credentials {
        v,
        f: Ask::new(v, &form),
        target,
        email,
        replaces: setter.kept.is_some(),
        key: key.groups(),
        picture,
    };
    if has_faults { again(&shown) } else { page(&shown) }
}
