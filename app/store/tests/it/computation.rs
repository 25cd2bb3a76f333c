//! What was worked out of a case stays as it was when the case was handed in.

use domain::{
    access::ReadCase,
    fields::Fields,
    form::{self, Answers},
    language::Language,
};
use store::values;

use crate::{case::Ground, on_both};

fn morphine(dose: &str) -> Answers {
    let fields = [("drug", "morphine"), ("dose", dose), ("unit", "mg"), ("route", "oral"), ("frequency", "bid")];
    let page = fields
        .iter()
        .fold(Fields::default(), |page, (column, text)| page.with(form::cell("medications", 0, column), *text));
    form::newest().draft(form::newest().section("medications").unwrap(), &page, &Answers::default()).unwrap()
}

on_both! {
    async fn what_was_worked_out_is_kept_as_it_was_when_the_case_was_handed_in(trial) {
        let ground = Ground::new(trial).await;
        let case = ground.begin().await;
        let permit = ground.permit::<ReadCase>(&ground.presenter, case).await.unwrap();
        let last = async || {
            let mut tx = trial.db.read().await.unwrap();
            let kept = store::computation::last(&mut tx, &permit).await.unwrap();
            kept.map(|kept| kept.get(Language::En).dose.unwrap().text)
        };
        ground.write(case, &morphine("15"), 0).await.unwrap();
        assert_eq!(last().await, None);
        ground.submit(case, 1).await.unwrap();
        assert_eq!(last().await.unwrap(), "30 MME/day (CDC 2022).");
        ground.give_back(case, "Which dose?").await.unwrap();
        ground.write(case, &morphine("20"), 1).await.unwrap();
        assert_eq!(last().await.unwrap(), "30 MME/day (CDC 2022).");
        ground.submit(case, 2).await.unwrap();
        assert_eq!(last().await.unwrap(), "40 MME/day (CDC 2022).");
        let mut tx = trial.db.read().await.unwrap();
        let sql = "SELECT revision, factors, factors_version FROM computation WHERE \"case\" = $1 ORDER BY revision";
        let row = |row: &store::row::Row| Ok((row.get::<u32>("revision")?, row.get::<String>("factors")?, row.get::<String>("factors_version")?.is_empty()));
        let kept = tx.all(sql, values![case], row).await.unwrap();
        assert_eq!(kept, [(1, "cdc2022".to_owned(), false), (2, "cdc2022".to_owned(), false)]);
    }
}
