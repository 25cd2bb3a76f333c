//! The levels of outcomes that surveys speak to: how satisfied people were, and what they knew before and after.

use domain::{
    access::{Permit, SeeChange},
    change::{self, KnowledgeChange, Nothing},
    moment::Moment,
    report::{FLOOR, Satisfaction, Shown, satisfaction},
};
use std::collections::BTreeSet;
use store::Tx;

use crate::{change::said, error::Error, visit::Visit};

/// What surveys say of two levels.
pub(super) struct Levels {
    /// The range of the scale and what people rated; none where nothing asks it.
    rated: Option<((i32, i32), Option<Satisfaction>)>,
    /// Each knowledge test, with the title of its survey in both languages.
    tests: Vec<(domain::language::Text, Result<KnowledgeChange, Nothing>)>,
}

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
                tests.push((counted.survey.title.clone(), knowledge));
            }
        }
        Ok(Self { rated, tests })
    }

    /// The second level.
    pub fn satisfaction(&self, v: &Visit) -> Shown {
        match &self.rated {
            None => Shown::NotEvidenced,
            Some((_, None)) => Shown::TooFew,
            Some(((least, most), Some(found))) => Shown::Evidenced(v.words.tell(
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
    pub fn learning(&self, v: &Visit) -> Shown {
        let told = self.tests.iter().filter_map(|(title, test)| {
            let test = test.as_ref().ok()?;
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
            Some(v.words.tell("report-evidence-learning", &values))
        });
        let told: Vec<String> = told.collect();
        let few = self.tests.iter().any(|(_, test)| matches!(test, Err(Nothing::TooFew)));
        match (told.is_empty(), few) {
            (false, _) => Shown::Evidenced(told.join("\n")),
            (true, true) => Shown::TooFew,
            (true, false) => Shown::NotEvidenced,
        }
    }
}
