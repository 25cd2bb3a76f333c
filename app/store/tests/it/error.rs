use domain::id::CaseId;
use store::{Db, Error, value::Value, values};

use crate::on_both;

/// What must not come out again.
const SECRET: &str = "Dora Quinn, fell on March 3";

/// The error of a statement, in a transaction that is given up, as logs and jobs would show it.
async fn said(db: &Db, sql: &'static str, values: Vec<Value>) -> String {
    let error = db.write().await.unwrap().run(sql, values).await.unwrap_err();
    let (shown, debugged) = (error.to_string(), format!("{error:?}"));
    let mut source = std::error::Error::source(&error);
    while let Some(below) = source {
        assert!(!format!("{below} {below:?}").contains("Dora"), "a source quotes the row");
        source = below.source();
    }
    assert!(!debugged.contains("Dora"), "the debug form quotes the row");
    assert!(matches!(error, Error::Broken(_)));
    shown
}

on_both! {
    async fn an_error_names_column_and_code_but_never_the_rows_values(trial) {
        let sql = r#"INSERT INTO "case" (id, note, answers) VALUES ($1, $2, $3)"#;
        let case: CaseId = trial.script.world().id();
        let missing = said(&trial.db, sql, values![case, SECRET, SECRET]).await;
        let expected = [
            "the store failed: the database refused it (code 1299: NOT NULL constraint failed: case.hub)",
            "the store failed: the database refused it (code 23502: table case, column hub)",
        ];
        assert!(expected.contains(&missing.as_str()), "{missing}");
    }
}

#[tokio::test]
async fn a_text_that_is_no_number_is_not_quoted_by_postgresql() {
    let Some(trial) = crate::both::Trial::postgres().await else { return };
    let said = said(&trial.db, "SELECT CAST($1::TEXT AS BIGINT)", values![SECRET]).await;
    assert_eq!(said, "the store failed: the database refused it (code 22P02)");
}

#[tokio::test]
async fn a_search_that_cannot_be_read_is_not_quoted_by_sqlite() {
    let trial = crate::both::Trial::sqlite().await;
    let said = said(&trial.db, "SELECT json_extract('{}', $1)", values![SECRET]).await;
    assert_eq!(said, "the store failed: the database refused it (code 1)");
}
