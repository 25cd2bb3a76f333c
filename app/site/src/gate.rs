//! Who may come to a route: each row of the route table names its need, and the gate is closed unless the need is met.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, RawPathParams, Request, State},
    http::request::Parts,
    middleware::{Next, from_fn_with_state},
    response::Response,
    routing::MethodRouter,
};
use domain::{
    access::{Act, Permit},
    id::Id,
};
use store::access::Tied;

use crate::{app::App, error::Error, visit::Visit};

/// What a visitor must be or hold to come to a route.
pub struct Need {
    /// The need in words, as the table test prints it.
    pub name: &'static str,
    close: fn(MethodRouter<App>, &App) -> MethodRouter<App>,
}

impl Need {
    /// Anybody may come, signed in or not.
    pub fn anyone() -> Self {
        Self { name: "anyone", close: |route, _| route }
    }

    /// Anybody who is signed in.
    pub fn signed_in() -> Self {
        Self { name: "signed in", close: |route, app| route.route_layer(from_fn_with_state(app.clone(), signed_in)) }
    }

    /// Anybody who may do this act on the thing named in the address (or on the hub, when the address names none).
    pub fn act<A: Act<Thing: Tied> + Send + Sync + 'static>() -> Self {
        Self { name: A::NAME, close: |route, app| route.route_layer(from_fn_with_state(app.clone(), act::<A>)) }
    }

    /// Closes a route for everybody who does not meet the need.
    pub fn close(&self, route: MethodRouter<App>, app: &App) -> MethodRouter<App> {
        (self.close)(route, app)
    }
}

/// The permit that the gate checked, for the handler behind it.
pub struct Allowed<A: Act>(Arc<Permit<A>>);

impl<A: Act> Allowed<A> {
    /// A permit that a handler asked the store for itself.
    pub fn of(permit: Permit<A>) -> Self {
        Self(Arc::new(permit))
    }
}

impl<A: Act> Clone for Allowed<A> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<A: Act> std::ops::Deref for Allowed<A> {
    type Target = Permit<A>;

    fn deref(&self) -> &Permit<A> {
        &self.0
    }
}

impl<A: Act + Send + Sync + 'static> FromRequestParts<App> for Allowed<A>
where
    A::Thing: Send + Sync,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let found = parts.extensions.get::<Self>().cloned();
        found.ok_or_else(|| Error::broken(format!("a route asks for the permit {} without needing it", A::NAME)))
    }
}

/// A permit, or none: what the visitor may not do is not shown.
pub fn holds<T>(found: store::error::Result<T>) -> Result<Option<T>, Error> {
    match found {
        Ok(permit) => Ok(Some(permit)),
        Err(store::Error::Missing) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn signed_in(visit: Visit, request: Request, next: Next) -> Result<Response, Error> {
    visit.who()?;
    Ok(next.run(request).await)
}

async fn act<A: Act<Thing: Tied> + Send + Sync + 'static>(
    State(app): State<App>,
    visit: Visit,
    params: RawPathParams,
    mut request: Request,
    next: Next,
) -> Result<Response, Error> {
    let who = visit.who()?;
    let named = params.iter().find(|(name, _)| *name == A::Thing::PARAM).map(|(_, value)| value.parse::<uuid::Uuid>());
    let uuid = match named {
        Some(uuid) => uuid.map_err(|_| Error::Missing)?,
        None => app.hub.uuid(),
    };
    let mut tx = app.db.read().await?;
    let permit = store::access::permit::<A>(&mut tx, who, A::Thing::from_uuid(uuid)).await?;
    drop(tx);
    request.extensions_mut().insert(Allowed(Arc::new(permit)));
    Ok(next.run(request).await)
}
