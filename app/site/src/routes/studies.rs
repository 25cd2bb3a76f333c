//! The rows of studies.

use axum::routing::{get, post};
use domain::access::{BeginStudy, Consent, KeepKey, ManageStudy, QuoteStudy, SeeStudies, SeeStudy};

use super::{Row, row};
use crate::{coreq, focus_group, gate::Need, participant, quote, study, transcript};

/// Every route of a study.
pub(super) fn rows() -> Vec<Row> {
    vec![
        row("/programs/{program}/studies", Need::act::<SeeStudies>(), get(study::list::get)),
        row("/programs/{program}/studies", Need::act::<BeginStudy>(), post(study::new::post)),
        row("/programs/{program}/studies/new", Need::act::<BeginStudy>(), get(study::new::get)),
        row("/studies/{study}", Need::act::<SeeStudy>(), get(study::show::get)),
        row(
            "/studies/{study}/settings",
            Need::act::<ManageStudy>(),
            get(study::settings::get).post(study::settings::post),
        ),
        row("/studies/{study}/state", Need::act::<ManageStudy>(), post(study::state::post)),
        row("/studies/{study}/team", Need::act::<SeeStudy>(), get(study::member::list)),
        row(
            "/studies/{study}/team/{person}",
            Need::act::<ManageStudy>(),
            get(study::member::get).post(study::member::post),
        ),
        row("/studies/{study}/guide", Need::act::<SeeStudy>(), get(study::guide::get)),
        row("/studies/{study}/guide", Need::act::<ManageStudy>(), post(study::guide::post)),
        row("/studies/{study}/trail", Need::act::<SeeStudy>(), get(study::trail::get)),
        row("/studies/{study}/coreq", Need::act::<SeeStudy>(), get(coreq::show::get)),
        row("/studies/{study}/coreq", Need::act::<ManageStudy>(), post(coreq::show::post)),
        row("/studies/{study}/coreq/csv", Need::act::<SeeStudy>(), get(coreq::csv::get)),
        row(
            "/studies/{study}/consent",
            Need::act::<Consent>(),
            get(participant::consent::get).post(participant::consent::post),
        ),
        row("/studies/{study}/consent/withdrawal", Need::act::<Consent>(), post(participant::consent::withdrawal)),
        row(
            "/studies/{study}/participants",
            Need::act::<KeepKey>(),
            get(participant::list::get).post(participant::list::post),
        ),
        row("/studies/{study}/participants/asking", Need::act::<KeepKey>(), post(participant::asking::post)),
        row(
            "/studies/{study}/participants/{participant}",
            Need::act::<KeepKey>(),
            get(participant::show::get).post(participant::show::post),
        ),
        row(
            "/studies/{study}/participants/{participant}/consent",
            Need::act::<KeepKey>(),
            post(participant::show::consent),
        ),
        row(
            "/studies/{study}/participants/{participant}/withdrawal",
            Need::act::<KeepKey>(),
            post(participant::show::withdrawal),
        ),
        row("/studies/{study}/groups", Need::act::<ManageStudy>(), post(focus_group::new::post)),
        row("/studies/{study}/groups/new", Need::act::<ManageStudy>(), get(focus_group::new::get)),
        row("/studies/{study}/groups/{group}", Need::act::<SeeStudy>(), get(focus_group::show::get)),
        row(
            "/studies/{study}/groups/{group}/settings",
            Need::act::<ManageStudy>(),
            get(focus_group::show::settings).post(focus_group::show::post),
        ),
        row(
            "/studies/{study}/groups/{group}/present",
            Need::act::<KeepKey>(),
            get(focus_group::present::get).post(focus_group::present::post),
        ),
        row(
            "/studies/{study}/groups/{group}/transcript",
            Need::act::<KeepKey>(),
            get(transcript::import::get).post(transcript::import::post),
        )
        .most(transcript::MOST),
        row("/studies/{study}/transcripts/{transcript}", Need::act::<SeeStudy>(), get(transcript::show::get)),
        row(
            "/studies/{study}/transcripts/{transcript}/speakers",
            Need::act::<KeepKey>(),
            get(transcript::speakers::get).post(transcript::speakers::post),
        ),
        row(
            "/studies/{study}/transcripts/{transcript}/names",
            Need::act::<KeepKey>(),
            get(transcript::names::get).post(transcript::names::post),
        ),
        row(
            "/studies/{study}/transcripts/{transcript}/freezing",
            Need::act::<KeepKey>(),
            post(transcript::freezing::post),
        ),
        row(
            "/studies/{study}/transcripts/{transcript}/removal",
            Need::act::<KeepKey>(),
            post(transcript::removal::post),
        ),
        row(
            "/studies/{study}/transcripts/{transcript}/cues/{cue}",
            Need::act::<KeepKey>(),
            get(transcript::correction::get).post(transcript::correction::post),
        ),
        row(
            "/studies/{study}/transcripts/{transcript}/cues/{cue}/quote",
            Need::act::<QuoteStudy>(),
            get(quote::new::get).post(quote::new::post),
        ),
        row("/studies/{study}/quotes", Need::act::<SeeStudy>(), get(quote::list::get)),
        row(
            "/studies/{study}/quotes/{quote}",
            Need::act::<QuoteStudy>(),
            get(quote::show::get).post(quote::show::post),
        ),
        row("/studies/{study}/quotes/{quote}/clearing", Need::act::<QuoteStudy>(), post(quote::clearing::post)),
        row("/studies/{study}/quotes/{quote}/removal", Need::act::<QuoteStudy>(), post(quote::removal::post)),
    ]
}
