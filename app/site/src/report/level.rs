//! The levels of outcomes that surveys speak to: how satisfied people were, and what they knew before and after.

use domain::{
    access::{Permit, SeeChange},
    change::{self, KnowledgeChange, Nothing},
    language::Text,
    moment::Moment,
    report::{FLOOR, Satisfaction, Shown, satisfaction},
    small_cells::basis::Basis,
};
use std::collections::BTreeSet;
use store::Tx;

use super::state::Told;
use crate::{change::said, error::Error, visit::Visit};

/// What people rated, with what it rests on; none on too few.
type Rated = Option<(Satisfaction, Basis)>;

/// What surveys say of two levels.
pub(super) struct Levels {
    /// The range of the scale and what people rated; none where nothing asks it.
    rated: Option<((i32, i32), Rated)>,
    /// Each knowledge test.
    tests: Vec<Test>,
}

/// A survey's knowledge test.
struct Test {
    /// As reports name it: by the survey's first version.
    figure: String,
    title: Text,
    outcome: Result<KnowledgeChange, Nothing>,
}

/// The name of the figure of the second level.
pub(super) const SATISFACTION: &str = "satisfaction";

impl Levels {
    /// Gathers it from waves that were over by `until`.
    pub async fn of(v: &Visit, tx: &mut Tx, permit: &Permit<SeeChange>, until: Moment) -> Result<Self, Error> {
        let rated = store::report::rated(tx, permit, until).await?;
        let rated = rated.map(|(range, waves)| (range, satisfaction(&waves, FLOOR)));
        let (mut tests, mut families) = (Vec::new(), BTreeSet::new());
        for record in store::survey::of_program(tx, permit).await? {
            if !families.insert(record.family) {
                continue;
            }
            let counted = store::change::of_survey(tx, permit, &v.app.tokens, (record.id, FLOOR), until).await?;
            let report = change::report(&counted.survey, &counted.members, FLOOR);
            if let Some(knowledge) = report.ok().and_then(|report| report.knowledge) {
                let figure = format!("knowledge {}", record.family);
                tests.push(Test { figure, title: counted.survey.title.clone(), outcome: knowledge });
            }
        }
        Ok(Self { rated, tests })
    }

    /// What is told, as reports name it, with what it rests on.
    pub fn bases(&self) -> Vec<(String, Basis, bool)> {
        let rated = self.rated.iter().filter_map(|(_, found)| found.as_ref());
        let rated = rated.map(|(_, basis)| (SATISFACTION.to_owned(), basis.clone(), true));
        let test = |test: &Test| Some((test.figure.clone(), test.outcome.as_ref().ok()?.basis.clone(), true));
        rated.chain(self.tests.iter().filter_map(test)).collect()
    }

    /// The second level.
    pub fn satisfaction(told: &Told, v: &Visit) -> Result<Shown, Error> {
        let now = &told.now()?.levels;
        let Some(then) = told.of(SATISFACTION) else {
            let near = matches!(now.rated, Some((_, Some(_))));
            return Ok(if near { Shown::TooNear } else { now.rating(v) });
        };
        Ok(match then.levels.rating(v) {
            Shown::Evidenced(words) => Shown::Evidenced(told.dated(v, SATISFACTION, words)),
            other => other,
        })
    }

    fn rating(&self, v: &Visit) -> Shown {
        match &self.rated {
            None => Shown::NotEvidenced,
            Some((_, None)) => Shown::TooFew,
            Some(((least, most), Some((found, _)))) => Shown::Evidenced(v.words.tell(
                "report-evidence-satisfaction",
                &[
                    ("mean", said::number(v, found.mean, 1).into()),
                    ("least", (*least).into()),
                    ("most", (*most).into()),
                    ("ratings", found.ratings.into()),
                    ("people", found.people.into()),
                ],
            )),
        }
    }

    /// The third level: each test that enough people took before and after.
    pub fn learning(told: &Told, v: &Visit) -> Result<Shown, Error> {
        let now = &told.now()?.levels;
        let lines = now.tests.iter().filter_map(|Test { figure, title, .. }| {
            let then = told.of(figure)?.levels.tests.iter().find(|test| test.figure == *figure)?;
            let test = then.outcome.as_ref().ok()?;
            let [before, after] = &test.levels;
            let interval = change::summary(&test.change).interval;
            let values = [
                ("test", v.text(title).into()),
                ("before", said::number(v, before.mean, 0).into()),
                ("after", said::number(v, after.mean, 0).into()),
                ("change", said::change(v, after.mean - before.mean).into()),
                ("interval", said::interval(v, interval).into()),
                ("people", test.people.into()),
            ];
            Some(told.dated(v, figure, v.words.tell("report-evidence-learning", &values)))
        });
        let lines: Vec<String> = lines.collect();
        let few = now.tests.iter().any(|test| matches!(test.outcome, Err(Nothing::TooFew)));
        let near = now.tests.iter().any(|test| test.outcome.is_ok());
        Ok(match (lines.is_empty(), near, few) {
            (false, ..) => Shown::Evidenced(lines.join("\n")),
            (true, true, _) => Shown::TooNear,
            (true, false, true) => Shown::TooFew,
            (true, false, false) => Shown::NotEvidenced,
        })
    }
}
