//! The one table of routes, each with the need it stands behind. No row, no route.

use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer};

use crate::{
    app::App,
    assets,
    gate::Need,
    home,
    login,
    page,
    sent,
};

/// A row of the table.
pub struct Row {
    /// The address, as "/cases/{case}".
    pub path: &'static str,
    /// Who may come.
    pub need: Need,
    /// The methods and their handlers.
    pub route: MethodRouter<App>,
}

fn row(path: &'static str, need: Need, route: MethodRouter<App>) -> Row {
    Row { path, need, route }
}

/// Every route of the site.
pub fn table() -> Vec<Row> {
    vec![
        row("/", Need::anyone(), get(home::get)),
        row("/assets/{name}", Need::anyone(), get(assets::get)),
        // people and sign-in
        row("/sign-in", Need::anyone(), get(login::sign_in::get).post(login::sign_in::post)),
        row("/sign-in/mail", Need::anyone(), get(login::sign_in::sent)),
        row("/sign-in/password", Need::anyone(), get(login::password::get).post(login::password::post)),
        row("/sign-in/credentials", Need::signed_in(), get(login::credentials::get).post(login::credentials::post)),
        row("/in/{secret}", Need::anyone(), get(login::link::get).post(login::link::post)),
        row("/sign-out", Need::anyone(), post(login::end::post)),
        // programs, cycles, sessions
        // cases
        // the room
        // letters, attendance, certificates
    ]
}

/// The site as a service. Other rooms' endpoints (the media server's) are merged in by the binary.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for row in table() {
        router = router.route(row.path, row.need.close(row.route, &app));
    }
    router
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app.clone(), page::dress))
        .layer(RequestBodyLimitLayer::new(sent::MOST))
        .layer(CompressionLayer::new().gzip(true))
        .layer(CatchPanicLayer::new())
        .with_state(app)
}
