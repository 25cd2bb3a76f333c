//! The rows of surveys, of who reads their answers, and of what changed.

use axum::routing::{get, post};
use domain::access::{
    AnswerWave, ManageProgram, ManageReaders, ManageSurvey, ManageWave, SeeAnswers, SeeChange, SeeUnveilings,
    TakeAnswers, Unveil,
};

use super::{Row, row};
use crate::{change, dictionary, gate::Need, survey};

/// Every route of a survey.
pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "/programs/{program}/surveys",
            Need::act::<ManageProgram>(),
            get(survey::list::get).post(survey::list::post),
        ),
        row("/programs/{program}/surveys/import", Need::act::<ManageProgram>(), get(dictionary::draft::get)),
        row("/programs/{program}/surveys/import", Need::act::<ManageProgram>(), post(dictionary::draft::post))
            .most(dictionary::upload::MOST),
        row("/surveys/{survey}/poll", Need::act::<ManageSurvey>(), get(dictionary::poll::get)),
        row("/surveys/{survey}/poll", Need::act::<ManageSurvey>(), post(dictionary::poll::post))
            .most(dictionary::upload::MOST),
        row("/surveys/{survey}/poll/taking", Need::act::<ManageSurvey>(), post(dictionary::poll::take)),
        row("/surveys/{survey}/poll/removal", Need::act::<ManageSurvey>(), post(dictionary::poll::removal)),
        row("/surveys/{survey}/import", Need::act::<TakeAnswers>(), get(dictionary::older::get)),
        row("/surveys/{survey}/import", Need::act::<TakeAnswers>(), post(dictionary::older::post))
            .most(dictionary::upload::MOST),
        row("/surveys/{survey}/import/file", Need::act::<TakeAnswers>(), get(dictionary::older::preview)),
        row("/surveys/{survey}/import/taking", Need::act::<TakeAnswers>(), post(dictionary::older::take)),
        row("/surveys/{survey}/import/removal", Need::act::<TakeAnswers>(), post(dictionary::older::removal)),
        row(
            "/surveys/{survey}/import/codes",
            Need::act::<TakeAnswers>(),
            get(dictionary::codes::get).post(dictionary::codes::post),
        ),
        row("/programs/{program}/answers", Need::act::<SeeAnswers>(), get(survey::reading::list)),
        row("/programs/{program}/answers/{wave}", Need::act::<SeeAnswers>(), get(survey::reading::sheets)),
        row(
            "/programs/{program}/answers/{wave}/clearance",
            Need::act::<SeeAnswers>(),
            post(survey::reading::clearance),
        ),
        row(
            "/surveys/{survey}/scales/{scale}",
            Need::act::<ManageSurvey>(),
            get(survey::scale::get).post(survey::scale::post),
        ),
        row("/surveys/{survey}/scales/{scale}/removal", Need::act::<ManageSurvey>(), post(survey::scale::removal)),
        row(
            "/programs/{program}/readers",
            Need::act::<ManageReaders>(),
            get(survey::reader::get).post(survey::reader::post),
        ),
        row(
            "/programs/{program}/readers/{person}/removal",
            Need::act::<ManageReaders>(),
            post(survey::reader::removal),
        ),
        row("/programs/{program}/unveilings", Need::act::<SeeUnveilings>(), get(survey::unveiling::get)),
        row("/programs/{program}/unveilings", Need::act::<Unveil>(), post(survey::unveiling::post)),
        row("/surveys/{survey}", Need::act::<ManageSurvey>(), get(survey::show::get)),
        row("/surveys/{survey}/preview", Need::act::<ManageSurvey>(), get(survey::preview::get)),
        row(
            "/surveys/{survey}/headings",
            Need::act::<ManageSurvey>(),
            get(survey::headings::get).post(survey::headings::post),
        ),
        row("/surveys/{survey}/questions", Need::act::<ManageSurvey>(), post(survey::question::add)),
        row(
            "/surveys/{survey}/questions/{question}",
            Need::act::<ManageSurvey>(),
            get(survey::question::get).post(survey::question::post),
        ),
        row(
            "/surveys/{survey}/questions/{question}/removal",
            Need::act::<ManageSurvey>(),
            post(survey::question::removal),
        ),
        row("/surveys/{survey}/questions/{question}/place", Need::act::<ManageSurvey>(), post(survey::question::place)),
        row("/surveys/{survey}/versions", Need::act::<ManageSurvey>(), post(survey::schedule::version)),
        row("/surveys/{survey}/waves", Need::act::<ManageSurvey>(), post(survey::schedule::post)),
        row("/waves/{wave}/opening", Need::act::<ManageWave>(), post(survey::schedule::opening)),
        row("/waves/{wave}", Need::act::<AnswerWave>(), get(survey::start::get)),
        row(
            "/waves/{wave}/sections/{section}",
            Need::act::<AnswerWave>(),
            get(survey::section::get).post(survey::section::post),
        ),
        row("/waves/{wave}/check", Need::act::<AnswerWave>(), get(survey::check::get).post(survey::check::post)),
        row("/me/answers", Need::signed_in(), get(survey::own::get).post(survey::own::post)),
        row("/programs/{program}/change", Need::act::<SeeChange>(), get(change::show::get)),
        row("/programs/{program}/change/csv", Need::act::<SeeChange>(), get(change::csv::get)),
        row("/programs/{program}/change/xlsx", Need::act::<SeeChange>(), get(change::workbook::get)),
        row("/programs/{program}/change/codebook", Need::act::<SeeChange>(), get(change::codebook::get)),
        row("/programs/{program}/change/dictionary", Need::act::<SeeChange>(), get(dictionary::questions)),
        row("/programs/{program}/change/records", Need::act::<SeeAnswers>(), get(dictionary::sheets)),
    ]
}
