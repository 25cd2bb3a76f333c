//! The one table of routes, each with the need it stands behind. No row, no route.

mod coding;
mod recordings;
mod studies;
mod surveys;

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn_with_state,
    routing::{MethodRouter, get, post},
};
use domain::access::{
    BeginCase, BeginProgram, CommentCase, CorrectAttendance, CorrectPeople, FillRoles, FollowUpCase, FreezeReport,
    HideField, JoinSession, LeadCase, LeadSession, ManageCycle, ManageHub, ManageProgram, ManageSession,
    ProvePresentation, PurgeCase, ReadCase, ReadLetter, ReadReport, Recommend, RemoveAttachment, ReviewCase, SeeAdvice,
    SeeAttendance, SeeCertificate, SeeComments, SeeCycle, SeeLetters, SeeNetwork, SeePeople, SeeReports, SeeSession,
    SeeSnippets, SeeTalk, ShowCase, SignLetter, WriteCase, WriteItemTexts, WriteSnippets,
};
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer,
};

use crate::{
    advice, agenda, app::App, assets, attachment, attendance, case, cds, certificate, clarification, comment, credit,
    cycle, export, follow_up, form, gate::Need, hand, home, import, item_text, letter, login, mail, member, network,
    page, person, presentation, program, purge, recommendation, registration, report, role_map, room, sent, session,
    setup, snippet, speaking,
};

/// A row of the table.
pub struct Row {
    /// The address, as "/cases/{case}".
    pub path: &'static str,
    /// Who may come.
    pub need: Need,
    /// The methods and their handlers.
    pub route: MethodRouter<App>,
    /// The largest request, in bytes.
    pub most: usize,
}

fn row(path: &'static str, need: Need, route: MethodRouter<App>) -> Row {
    Row { path, need, route, most: sent::MOST }
}

impl Row {
    fn most(self, most: usize) -> Self {
        Self { most, ..self }
    }
}

/// Every route of the site.
pub fn table() -> Vec<Row> {
    let mut rows = vec![
        row("/", Need::anyone(), get(home::get)),
        row("/assets/{name}", Need::anyone(), get(assets::get)),
        // people and sign-in
        row("/sign-in", Need::anyone(), get(login::sign_in::get).post(login::sign_in::post)),
        row("/sign-in/mail", Need::anyone(), get(login::sign_in::sent)),
        row("/sign-in/password", Need::anyone(), get(login::password::get).post(login::password::post)),
        row("/sign-in/credentials", Need::signed_in(), get(login::credentials::get).post(login::credentials::post)),
        row("/in/{secret}", Need::anyone(), get(login::link::get).post(login::link::post)),
        row("/setup", Need::anyone(), get(setup::new::get).post(setup::new::post)),
        row("/me", Need::signed_in(), get(person::own::get).post(person::own::post)),
        row("/people", Need::act::<SeePeople>(), get(person::list::get)),
        row("/people/{person}", Need::act::<SeePeople>(), get(person::show::get)),
        row(
            "/people/{person}/correction",
            Need::act::<CorrectPeople>(),
            get(person::correction::get).post(person::correction::post),
        ),
        row("/members", Need::act::<ManageHub>(), get(member::list::get).post(member::new::post)),
        row("/members/new", Need::act::<ManageHub>(), get(member::new::get)),
        row("/members/{person}", Need::act::<ManageHub>(), get(member::show::get)),
        row("/members/{person}/roles", Need::act::<ManageHub>(), post(member::show::post)),
        row("/members/{person}/invitation", Need::act::<ManageHub>(), post(member::invitation::post)),
        row("/outbox", Need::act::<ManageHub>(), get(mail::outbox::get)),
        row("/outbox/{mail}/delivery", Need::act::<ManageHub>(), post(mail::delivery::post)),
        // Only the demonstration has it.
        row("/dev/mail", Need::anyone(), get(mail::caught::get)),
        row("/sign-out", Need::anyone(), post(login::end::post)),
        // programs, cycles, sessions
        row("/programs", Need::anyone(), get(program::list::get)),
        row("/programs", Need::act::<BeginProgram>(), post(program::new::post)),
        row("/programs/new", Need::act::<BeginProgram>(), get(program::new::get)),
        row("/programs/{program}", Need::anyone(), get(program::show::get)),
        row(
            "/programs/{program}/settings",
            Need::act::<ManageProgram>(),
            get(program::settings::get).post(program::settings::post),
        ),
        row("/programs/{program}/publication", Need::act::<ManageProgram>(), post(program::publication::post)),
        row("/programs/{program}/cycles", Need::act::<ManageProgram>(), get(cycle::list::get).post(cycle::new::post)),
        row("/programs/{program}/cycles/new", Need::act::<ManageProgram>(), get(cycle::new::get)),
        row("/cycles/{cycle}", Need::act::<SeeCycle>(), get(cycle::show::get)),
        row(
            "/cycles/{cycle}/settings",
            Need::act::<ManageCycle>(),
            get(cycle::settings::get).post(cycle::settings::post),
        ),
        row(
            "/cycles/{cycle}/curriculum",
            Need::act::<ManageCycle>(),
            get(cycle::curriculum::get).post(cycle::curriculum::post),
        ),
        row("/cycles/{cycle}/registration", Need::anyone(), get(registration::new::get).post(registration::new::post)),
        row("/cycles/{cycle}/registration/receipt", Need::anyone(), get(registration::new::receipt)),
        row("/cycles/{cycle}/registration/withdrawal", Need::signed_in(), post(registration::withdrawal::post)),
        row("/cycles/{cycle}/registrations", Need::act::<ManageCycle>(), get(registration::list::get)),
        row(
            "/cycles/{cycle}/invitations",
            Need::act::<ManageCycle>(),
            get(registration::invitations::get).post(registration::invitations::post),
        ),
        row("/cycles/{cycle}/decisions", Need::act::<ManageCycle>(), post(registration::decisions::post)),
        row("/cycles/{cycle}/sessions", Need::act::<ManageCycle>(), post(session::new::post)),
        row("/cycles/{cycle}/sessions/new", Need::act::<ManageCycle>(), get(session::new::get)),
        row("/sessions/{session}", Need::act::<SeeSession>(), get(session::show::get)),
        row(
            "/sessions/{session}/plan",
            Need::act::<ManageSession>(),
            get(session::plan::get).post(session::plan::post),
        ),
        row(
            "/sessions/{session}/cancellation",
            Need::act::<ManageSession>(),
            get(session::cancellation::get).post(session::cancellation::post),
        ),
        // cases
        row("/cases", Need::signed_in(), get(case::list::get)),
        row("/cases/similar", Need::signed_in(), get(case::similar::get).post(case::similar::post)),
        row("/cycles/{cycle}/cases", Need::act::<BeginCase>(), post(case::begin::post)),
        row("/cases/{case}", Need::act::<ReadCase>(), get(case::show::get)),
        row("/cases/{case}/view", Need::act::<ReadCase>(), get(case::view::get)),
        row("/cases/{case}/export.json", Need::act::<ReadCase>(), get(export::fhir::get)),
        row("/cases/{case}/export.csv", Need::act::<ReadCase>(), get(export::csv::get)),
        row("/cases/{case}/form", Need::act::<WriteCase>(), get(form::overview::get)),
        row(
            "/cases/{case}/form/{section}",
            Need::act::<WriteCase>(),
            get(form::section::get).post(form::section::post),
        ),
        row("/cases/{case}/draft", Need::act::<WriteCase>(), post(form::draft::post)),
        row("/cases/{case}/draft/removal", Need::act::<WriteCase>(), get(case::discard::get)),
        row("/cases/removal", Need::signed_in(), post(case::discard::post)),
        row(
            "/cases/{case}/submission",
            Need::act::<WriteCase>(),
            get(case::submission::get).post(case::submission::post),
        ),
        row(
            "/cases/{case}/attachments",
            Need::act::<WriteCase>(),
            get(attachment::list::get).post(attachment::list::post),
        )
        .most(attachment::MOST),
        row("/cases/{case}/attachments/{attachment}", Need::act::<ReadCase>(), get(attachment::open::get)),
        row(
            "/cases/{case}/attachments/{attachment}/confirmation",
            Need::act::<WriteCase>(),
            post(attachment::confirmation::post),
        ),
        row(
            "/cases/{case}/attachments/{attachment}/removal",
            Need::act::<RemoveAttachment>(),
            post(attachment::removal::post),
        ),
        row("/cases/{case}/import", Need::act::<WriteCase>(), get(import::offer::get).post(import::offer::post))
            .most(import::MOST),
        row("/cases/{case}/import/lines", Need::act::<WriteCase>(), post(import::lines::post)),
        row("/cases/{case}/review", Need::act::<ReviewCase>(), get(case::review::get)),
        row(
            "/cases/{case}/withdrawal",
            Need::act::<WriteCase>(),
            get(case::withdrawal::get).post(case::withdrawal::post),
        ),
        row("/cases/{case}/acceptance", Need::act::<ReviewCase>(), post(case::acceptance::post)),
        row("/cases/{case}/return", Need::act::<ReviewCase>(), post(case::returning::post)),
        row("/cases/{case}/place", Need::act::<ReviewCase>(), post(case::place::post)),
        row("/cases/{case}/texts", Need::act::<PurgeCase>(), get(purge::list::get)),
        row("/cases/{case}/hiding", Need::act::<HideField>(), post(purge::hiding::post)),
        row("/cases/{case}/removal", Need::act::<PurgeCase>(), get(purge::removal::get).post(purge::removal::post)),
        // the room
        row("/sessions/{session}/check", Need::act::<JoinSession>(), get(room::check::get)),
        row("/sessions/{session}/echo", Need::act::<JoinSession>(), get(room::echo::get)),
        row("/sessions/{session}/room", Need::act::<JoinSession>(), get(room::show::get)),
        row("/sessions/{session}/room/panels", Need::act::<JoinSession>(), get(room::panels::get)),
        row("/sessions/{session}/live", Need::act::<JoinSession>(), get(room::live::get)),
        row("/sessions/{session}/ticket", Need::act::<JoinSession>(), post(room::ticket::post)),
        // A media cluster comes here, and is believed by its signature.
        row("/media/events", Need::anyone(), post(room::events::post)).most(room::events::MOST),
        row("/sessions/{session}/people/{person}/muting", Need::act::<LeadSession>(), post(room::muting::post)),
        row("/sessions/{session}/people/{person}/removal", Need::act::<LeadSession>(), post(room::removal::post)),
        row("/sessions/{session}/opening", Need::act::<LeadSession>(), post(agenda::opening::post)),
        row("/sessions/{session}/place", Need::act::<LeadSession>(), post(agenda::place::post)),
        row("/sessions/{session}/hand", Need::act::<JoinSession>(), post(hand::own::post)),
        row("/sessions/{session}/hands/{hand}/order", Need::act::<LeadSession>(), post(hand::order::post)),
        row("/sessions/{session}/hands/{hand}/lowering", Need::act::<LeadSession>(), post(hand::lowering::post)),
        row("/cases/{case}/section", Need::act::<ShowCase>(), post(agenda::section::post)),
        row(
            "/cases/{case}/clarifications",
            Need::act::<Recommend>(),
            get(clarification::list::get).post(clarification::list::post),
        ),
        row(
            "/cases/{case}/clarifications/{clarification}/answer",
            Need::act::<WriteCase>(),
            post(clarification::answer::post),
        ),
        row("/cases/{case}/comments", Need::act::<SeeComments>(), get(comment::list::get)),
        row("/cases/{case}/comments", Need::act::<CommentCase>(), post(comment::list::post)),
        row(
            "/cases/{case}/comments/{comment}",
            Need::act::<CommentCase>(),
            get(comment::change::get).post(comment::change::post),
        ),
        row("/cases/{case}/comments/{comment}/removal", Need::act::<CommentCase>(), post(comment::removal::post)),
        row(
            "/cases/{case}/recommendations",
            Need::act::<Recommend>(),
            get(recommendation::list::get).post(recommendation::list::post),
        ),
        row(
            "/cases/{case}/recommendations/{recommendation}",
            Need::act::<Recommend>(),
            post(recommendation::change::post),
        ),
        row(
            "/cases/{case}/recommendations/{recommendation}/striking",
            Need::act::<LeadCase>(),
            post(recommendation::striking::post),
        ),
        row(
            "/cases/{case}/recommendations/{recommendation}/feasibility",
            Need::act::<WriteCase>(),
            post(recommendation::feasibility::post),
        ),
        row(
            "/cases/{case}/recommendations/{recommendation}/second",
            Need::act::<Recommend>(),
            post(recommendation::second::post),
        ),
        row(
            "/cases/{case}/recommendations/{recommendation}/merging",
            Need::act::<LeadCase>(),
            post(recommendation::merging::post),
        ),
        row("/questionnaires", Need::act::<WriteItemTexts>(), get(item_text::list::get).post(item_text::list::post)),
        row("/questionnaires/removal", Need::act::<WriteItemTexts>(), post(item_text::removal::post)),
        row("/snippets", Need::act::<SeeSnippets>(), get(snippet::list::get)),
        row("/snippets", Need::act::<WriteSnippets>(), post(snippet::new::post)),
        row("/snippets/new", Need::act::<WriteSnippets>(), get(snippet::new::get)),
        row("/snippets/{snippet}", Need::act::<SeeSnippets>(), get(snippet::show::get)),
        row("/snippets/{snippet}", Need::act::<WriteSnippets>(), post(snippet::edition::post)),
        row("/snippets/{snippet}/retirement", Need::act::<WriteSnippets>(), post(snippet::retirement::post)),
        // letters, attendance, certificates
        row("/sessions/{session}/attendance", Need::act::<SeeAttendance>(), get(attendance::list::get)),
        row(
            "/sessions/{session}/attendance/{person}",
            Need::act::<CorrectAttendance>(),
            get(attendance::correct::get).post(attendance::correct::post),
        ),
        row("/letters", Need::act::<SeeLetters>(), get(letter::list::get)),
        row("/cases/{case}/letter", Need::act::<ReadLetter>(), get(letter::show::get)),
        row("/cases/{case}/letter/pdf", Need::act::<ReadLetter>(), get(letter::pdf::get)),
        row("/cases/{case}/letter/edition", Need::act::<SignLetter>(), post(letter::edition::post)),
        row("/cases/{case}/letter/signature", Need::act::<SignLetter>(), post(letter::signature::post)),
        row(
            "/cases/{case}/letter/objection",
            Need::act::<SignLetter>(),
            get(letter::objection::get).post(letter::objection::post),
        ),
        row(
            "/cases/{case}/letter/amendment",
            Need::act::<SignLetter>(),
            get(letter::amendment::get).post(letter::amendment::post),
        ),
        row("/cases/{case}/letter/amendment/withdrawal", Need::act::<SignLetter>(), post(letter::amendment::withdraw)),
        row(
            "/cases/{case}/letter/recommendations",
            Need::act::<SignLetter>(),
            get(letter::addition::get).post(letter::addition::post),
        ),
        row(
            "/cases/{case}/letter/recommendations/{recommendation}",
            Need::act::<SignLetter>(),
            get(letter::wording::get).post(letter::wording::post),
        ),
        row("/cases/{case}/letter/versions/{version}", Need::act::<ReadLetter>(), get(letter::version::get)),
        row("/cases/{case}/letter/versions/{version}/pdf", Need::act::<ReadLetter>(), get(letter::version::pdf)),
        row(
            "/cases/{case}/letter/versions/{version}/differences",
            Need::act::<ReadLetter>(),
            get(letter::differences::get),
        ),
        row("/cases/{case}/letter/patient", Need::act::<ReadLetter>(), get(letter::patient::get)),
        row("/cases/{case}/letter/patient/pdf", Need::act::<ReadLetter>(), get(letter::patient::pdf)),
        row("/cases/{case}/presentation/pdf", Need::act::<ProvePresentation>(), get(presentation::pdf)),
        row(
            "/cases/{case}/follow-up",
            Need::act::<FollowUpCase>(),
            get(follow_up::answers::get).post(follow_up::answers::post),
        ),
        row("/programs/{program}/advice", Need::act::<SeeAdvice>(), get(advice::show::get)),
        row("/programs/{program}/advice/csv", Need::act::<SeeAdvice>(), get(advice::csv::get)),
        row("/cases/{case}/roles", Need::act::<ReadCase>(), get(role_map::show::get)),
        row("/cases/{case}/roles", Need::act::<FillRoles>(), post(role_map::show::post)),
        row(
            "/cases/{case}/roles/{act}",
            Need::act::<FillRoles>(),
            get(role_map::answer::get).post(role_map::answer::post),
        ),
        row("/programs/{program}/network", Need::act::<SeeNetwork>(), get(network::show::get)),
        row("/programs/{program}/network/csv", Need::act::<SeeNetwork>(), get(network::csv::get)),
        row("/programs/{program}/network/asked", Need::act::<SeeNetwork>(), get(network::asked::get)),
        row("/programs/{program}/network/asked/csv", Need::act::<SeeNetwork>(), get(network::asked::table)),
        row("/programs/{program}/network/talk", Need::act::<SeeNetwork>(), get(speaking::show::get)),
        row("/programs/{program}/network/talk/csv", Need::act::<SeeNetwork>(), get(speaking::csv::get)),
        row("/sessions/{session}/talk", Need::act::<SeeTalk>(), get(speaking::people::get)),
        row("/me/talk", Need::signed_in(), get(speaking::mine::get).post(speaking::mine::post)),
        row("/cases/{case}/follow-up/presentation", Need::act::<FollowUpCase>(), post(follow_up::presentation::post)),
        row(
            "/programs/{program}/credit",
            Need::act::<ManageProgram>(),
            get(credit::rule::get).post(credit::rule::post),
        ),
        row("/programs/{program}/reports", Need::act::<SeeReports>(), get(report::list::get)),
        row(
            "/programs/{program}/reports/new",
            Need::act::<FreezeReport>(),
            get(report::new::get).post(report::new::post),
        ),
        row("/reports/{report}", Need::act::<ReadReport>(), get(report::show::get)),
        row("/reports/{report}/pdf", Need::act::<ReadReport>(), get(report::file::pdf)),
        row("/reports/{report}/docx", Need::act::<ReadReport>(), get(report::file::docx)),
        row("/reports/{report}/csv", Need::act::<ReadReport>(), get(report::file::csv)),
        row("/reports/{report}/xlsx", Need::act::<ReadReport>(), get(report::file::xlsx)),
        row("/me/credits", Need::signed_in(), get(credit::mine::get)),
        row("/me/certificates", Need::signed_in(), post(certificate::own::post)),
        row(
            "/cycles/{cycle}/certificates",
            Need::act::<ManageCycle>(),
            get(certificate::cycle::get).post(certificate::cycle::post),
        ),
        row("/certificates/{certificate}/pdf", Need::act::<SeeCertificate>(), get(certificate::pdf::get)),
        row("/verify", Need::anyone(), get(certificate::verify::ask)),
        row("/verify/{code}", Need::anyone(), get(certificate::verify::get)),
    ];
    rows.extend(recordings::rows());
    rows.extend(surveys::rows());
    rows.extend(studies::rows());
    rows.extend(coding::rows());
    rows
}

/// The site as a service. Other rooms' endpoints (the media server's) are merged in by the binary.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for row in table() {
        let route = row.route.layer(RequestBodyLimitLayer::new(row.most));
        router = router.route(row.path, row.need.close(route, &app));
    }
    router
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app.clone(), page::dress))
        // The rows say how large a request may be.
        .layer(DefaultBodyLimit::disable())
        .layer(CompressionLayer::new().gzip(true))
        .layer(CatchPanicLayer::custom(page::broke_off))
        .with_state(app)
}

/// Decision support for clinics' records, as a service of its own: no cookie, no page, nothing of the site behind it.
pub fn decision_support(desk: cds::Desk) -> Router {
    Router::new()
        .route("/cds-services", get(cds::discover))
        .route("/cds-services/{service}", post(cds::answer))
        .layer(RequestBodyLimitLayer::new(domain::cds::MOST))
        .layer(DefaultBodyLimit::disable())
        .layer(CatchPanicLayer::custom(page::broke_off))
        .with_state(Arc::new(desk))
}
