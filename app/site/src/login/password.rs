//! Signs a member of the hub's team in by password and one-time code, or unlocks the roles of one whom a link has signed in.

use askama::Template;
use domain::{
    fields::{Faults, Fields},
    link::Target,
};
use store::{
    login::{Login, Proof},
    password::Proofs,
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
#[template(path = "login/password.html")]
struct PasswordPage<'a> {
    v: &'a Visit,
    f: Ask<'a>,
    target: Target,
    /// Whom a link has signed in already; strangers type an address.
    locked: Option<&'a Login>,
}

/// Asks for the password.
pub async fn get(v: Visit) -> Reply {
    let target = Target::or_home(v.asked("to"));
    if v.login.as_ref().is_some_and(|login| !login.locked) {
        return Ok(see_other(target.as_str()));
    }
    let locked = locked(&v);
    if let Some(login) = locked {
        let mut tx = v.app.db.read().await?;
        if store::password::of(&mut tx, login.who.person).await?.is_none() {
            return Ok(see_other(&leading_to("/sign-in/credentials", &target)));
        }
    }
    let form = Form::default();
    page(&PasswordPage { v: &v, f: Ask::new(&v, &form), target, locked })
}

/// Checks it. One answer for every mistake: what was wrong is for its owner to know.
pub async fn post(v: Visit, sent: Sent) -> Reply {
    let target = Target::or_home(sent.fields.get("to"));
    let locked = locked(&v);
    match right(&v, &sent.fields, locked).await? {
        Some((proofs, step)) => {
            let mut tx = v.app.db.write().await?;
            if store::password::spend(&mut tx, proofs.person, step).await? {
                let cookie = begin(&v, &mut tx, proofs.person, Proof::Password).await?;
                tx.save().await?;
                return Ok(with_cookie(see_other(target.as_str()), cookie));
            }
        }
        None => tracing::info!(network = ?v.network, "a password or code was wrong"),
    }
    let fields = Fields::default().with("email", sent.fields.get("email"));
    let form = Form { fields, faults: Faults::one("password", "fault-sign-in") };
    again(&PasswordPage { v: &v, f: Ask::new(&v, &form), target, locked })
}

fn locked(v: &Visit) -> Option<&Login> {
    v.login.as_ref().filter(|login| login.locked)
}

/// The proofs that password and code match, with the code's time step.
async fn right(v: &Visit, fields: &Fields, locked: Option<&Login>) -> Result<Option<(Proofs, i64)>, Error> {
    let email = fields.get("email");
    let of = locked.map_or_else(|| email.to_owned(), |login| login.who.person.to_string());
    v.app.limits().password(&of, &v.network)?;
    let mut tx = v.app.db.read().await?;
    let proofs = match locked {
        Some(login) => store::password::of(&mut tx, login.who.person).await?,
        None => store::password::by_email(&mut tx, v.app.hub, email).await?,
    };
    drop(tx);
    let typed = proof::typed(fields, "password");
    let is_right = proof::is_right(typed, proofs.as_ref().map(|proofs| proofs.password.as_str())).await?;
    let Some(proofs) = proofs.filter(|_| is_right) else { return Ok(None) };
    let step = Key::of(&proofs.key).and_then(|key| key.step(fields.get("code"), v.now));
    Ok(step.map(|step| (proofs, step)))
}
