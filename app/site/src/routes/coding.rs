//! The rows of a study's codebook, coding, themes and exchange.

use axum::routing::{get, post};
use domain::access::{AnalyzeStudy, CodeStudy, ManageStudy};

use super::{Row, row};
use crate::{codebook, coding, gate::Need, joint_display, theme};

/// The rows.
pub(super) fn rows() -> Vec<Row> {
    vec![
        row("/studies/{study}/joint-display", Need::act::<AnalyzeStudy>(), get(joint_display::list::get)),
        row(
            "/studies/{study}/joint-display/{theme}",
            Need::act::<AnalyzeStudy>(),
            get(joint_display::theme::get).post(joint_display::theme::post),
        ),
        row("/studies/{study}/codebook", Need::act::<AnalyzeStudy>(), get(codebook::show::get)),
        row("/studies/{study}/codebook/new", Need::act::<AnalyzeStudy>(), get(codebook::code::new)),
        row("/studies/{study}/codebook/export.qdc", Need::act::<AnalyzeStudy>(), get(codebook::export::get)),
        row("/studies/{study}/codebook/codes", Need::act::<AnalyzeStudy>(), post(codebook::code::add)),
        row(
            "/studies/{study}/codebook/codes/{studycode}",
            Need::act::<AnalyzeStudy>(),
            get(codebook::code::get).post(codebook::code::post),
        ),
        row(
            "/studies/{study}/codebook/codes/{studycode}/removal",
            Need::act::<AnalyzeStudy>(),
            post(codebook::removal::post),
        ),
        row(
            "/studies/{study}/codebook/codes/{studycode}/memos",
            Need::act::<AnalyzeStudy>(),
            post(codebook::code::write),
        ),
        row("/studies/{study}/coding", Need::act::<AnalyzeStudy>(), get(coding::list::get)),
        row("/studies/{study}/coding/rounds", Need::act::<ManageStudy>(), post(coding::round::open)),
        row("/studies/{study}/coding/rounds/{round}/closing", Need::act::<ManageStudy>(), post(coding::round::close)),
        row(
            "/studies/{study}/coding/rounds/{round}/differences",
            Need::act::<AnalyzeStudy>(),
            get(coding::differences::get),
        ),
        row(
            "/studies/{study}/coding/rounds/{round}/decisions",
            Need::act::<AnalyzeStudy>(),
            post(coding::differences::post),
        ),
        row(
            "/studies/{study}/coding/rounds/{round}/agreement",
            Need::act::<AnalyzeStudy>(),
            get(coding::agreement::get),
        ),
        row(
            "/studies/{study}/coding/rounds/{round}/agreement.csv",
            Need::act::<AnalyzeStudy>(),
            get(coding::agreement::csv),
        ),
        row("/studies/{study}/coding/rounds/{round}/matrix", Need::act::<AnalyzeStudy>(), get(coding::matrix::get)),
        row(
            "/studies/{study}/coding/rounds/{round}/saturation",
            Need::act::<AnalyzeStudy>(),
            get(coding::saturation::get),
        ),
        row("/studies/{study}/coding/{transcript}", Need::act::<AnalyzeStudy>(), get(coding::show::get)),
        row("/studies/{study}/coding/{transcript}/live", Need::act::<AnalyzeStudy>(), get(coding::live::get)),
        row("/studies/{study}/coding/{transcript}/changes", Need::act::<AnalyzeStudy>(), get(coding::changes::get)),
        row("/studies/{study}/coding/{transcript}/codings", Need::act::<CodeStudy>(), post(coding::codings::post)),
        row(
            "/studies/{study}/coding/{transcript}/codings/{coding}/removal",
            Need::act::<CodeStudy>(),
            post(coding::removal::post),
        ),
        row("/studies/{study}/coding/{transcript}/undoing", Need::act::<CodeStudy>(), post(coding::undoing::post)),
        row("/studies/{study}/coding/{transcript}/finish", Need::act::<CodeStudy>(), post(coding::finish::post)),
        row(
            "/studies/{study}/coding/{transcript}/cues/{cue}/memos",
            Need::act::<AnalyzeStudy>(),
            post(coding::memo::post),
        ),
        row(
            "/studies/{study}/coding/{transcript}/anchoring",
            Need::act::<AnalyzeStudy>(),
            post(coding::anchoring::post),
        ),
        row("/studies/{study}/exchange", Need::act::<AnalyzeStudy>(), get(coding::exchange::show::get)),
        row("/studies/{study}/exchange", Need::act::<ManageStudy>(), post(coding::exchange::upload::post))
            .most(coding::exchange::MOST),
        row("/studies/{study}/exchange/project.qdpx", Need::act::<AnalyzeStudy>(), get(coding::exchange::give::get)),
        row("/studies/{study}/exchange/file", Need::act::<ManageStudy>(), get(coding::exchange::take::get)),
        row("/studies/{study}/exchange/taking", Need::act::<ManageStudy>(), post(coding::exchange::take::post)),
        row("/studies/{study}/exchange/removal", Need::act::<ManageStudy>(), post(coding::exchange::upload::discard)),
        row("/studies/{study}/themes", Need::act::<AnalyzeStudy>(), get(theme::list::get).post(theme::list::post)),
        row(
            "/studies/{study}/themes/{theme}",
            Need::act::<AnalyzeStudy>(),
            get(theme::show::get).post(theme::show::post),
        ),
        row("/studies/{study}/themes/{theme}/memos", Need::act::<AnalyzeStudy>(), post(theme::show::write)),
    ]
}
