//! The same data in foreign shapes give the same figures.

use super::run;
use serde_json::{Value, json};

fn found(function: &str, document: Value) -> Value {
    serde_json::from_str(&run(function, &document.to_string()).unwrap()).unwrap()
}

#[test]
fn alpha_reads_coders_units_objects_records_and_counts() {
    let coders = json!([["a", "b", "b", null], ["a", "b", "a", "a"], [null, "b", "b", "a"]]);
    let plain = found("alpha", json!({ "ratings": coders }))["alpha"].as_f64().unwrap();
    let units = json!([["a", "a", null], ["b", "b", "b"], ["b", "a", "b"], ["NA", "a", "a"]]);
    for other in [
        json!({ "units": units }),
        json!({ "data": units, "layout": "units" }),
        json!({ "matrix": {"A": ["a", "b", "b", "*"], "B": ["a", "b", "a", "a"], "C": ["", "b", "b", "a"]}, "metric": "nominal" }),
        json!({ "counts": [[2, 0], [0, 3], [1, 2], [2, 0]], "categories": ["a", "b"] }),
        json!({ "records": [
            {"coder": "A", "unit": 1, "value": "a"}, {"coder": "B", "unit": 1, "value": "a"},
            {"rater": "A", "item": 2, "code": "b"}, {"coder": "B", "unit": 2, "value": "b"}, {"coder": "C", "unit": 2, "value": "b"},
            {"coder": "A", "unit": 3, "value": "b"}, {"coder": "B", "unit": 3, "value": "a"}, {"coder": "C", "unit": 3, "value": "b"},
            {"coder": "B", "unit": 4, "value": "a"}, {"coder": "C", "unit": 4, "value": "a"}] }),
    ] {
        let alpha = found("krippendorff", other.clone())["alpha"].as_f64().unwrap();
        assert!((alpha - plain).abs() < 1e-12, "{other}");
    }
}

#[test]
fn the_same_unit_name_in_two_documents_means_two_units_and_documents_are_drawn() {
    let record = |document: &str, coder: &str, value: &str| json!({"document": document, "coder": coder, "unit": 1, "value": value});
    let records =
        [record("one", "A", "x"), record("one", "B", "x"), record("two", "A", "y"), record("two", "B", "x")].to_vec();
    let output = found("alpha", json!({ "records": records, "bootstrap": 50 }));
    assert_eq!(output["units"], 2);
    assert_eq!(output["interval"]["method"], "percentile bootstrap over documents");
    let twice = json!({ "records": [record("one", "A", "x"), record("one", "A", "y")] });
    assert_eq!(run("alpha", &twice.to_string()).unwrap_err().to_string(), "Coder A has two values for unit 1.");
}

#[test]
fn ordered_labels_take_their_order_from_the_categories() {
    let ratings = json!([["low", "high", "mid", "low"], ["low", "mid", "mid", "low"]]);
    let ordered = found("alpha", json!({"ratings": ratings, "level": "ordinal", "categories": ["low", "mid", "high"]}));
    let numbered = found("alpha", json!({"ratings": [[1, 3, 2, 1], [1, 2, 2, 1]], "level": "ordinal"}));
    assert_eq!(ordered["alpha"], numbered["alpha"]);
}

#[test]
fn kappa_reads_two_lists_a_table_and_a_table_of_weights() {
    let lists = found("kappa", json!({"first": [1, 1, 2, 2, 3], "second": [1, 2, 2, 2, 3], "weights": "linear"}));
    let table = found(
        "kappa",
        json!({"table": [[1, 1, 0], [0, 2, 0], [0, 0, 1]], "weights": [[1, 0.5, 0], [0.5, 1, 0.5], [0, 0.5, 1]]}),
    );
    assert_eq!(lists["kappa"], table["kappa"]);
    let rows =
        found("kappa", json!({"ratings": [[1, 1, 2, 2, 3], [1, 2, 2, 2, 3]], "weights": "linear", "bootstrap": false}));
    assert_eq!(lists["kappa"], rows["kappa"]);
}

#[test]
fn small_cells_reads_lists_objects_and_people() {
    let list = found("small-cells", json!({"counts": [1, 2, 9, 30], "k": 5}));
    assert_eq!(list["cells"], json!([[null, null, null, 30]]));
    let table = found("small-cells", json!({"rows": ["n", "p"], "columns": ["no", "yes"], "counts": [[6, 7], [8, 9]]}));
    let object = found("small-cells", json!({"counts": {"n": {"no": 6, "yes": 7}, "p": {"no": 8, "yes": 9}}}));
    assert_eq!(table, object);
    let person = json!({"row": "n", "column": "no"});
    let people = found("suppress", json!({"records": vec![person; 6], "threshold": 5}));
    assert_eq!((&people["status"], &people["total"]), (&json!("full"), &json!(6)));
}

#[test]
fn networks_read_matrices() {
    let matrix = found(
        "network",
        json!({"matrix": [[0, 1, 0], [1, 0, 0], [1, 0, 0]], "groups": ["a", "b", "b"], "names": ["x", "y", "z"]}),
    );
    let pairs = found(
        "network",
        json!({"people": [{"id": "x", "profession": "a"}, {"id": "y", "group": "b"}, {"id": "z", "group": "b"}],
        "edges": [{"source": "x", "target": "y"}, ["y", "x"], ["z", "x"]]}),
    );
    assert_eq!(matrix, pairs);
    assert_eq!(matrix["external_internal"]["index"], 1.0);
}

#[test]
fn consistency_reads_single_results() {
    let one = found("consistency", json!({"test": "t", "df": 27, "statistic": "2.20", "p": ".04"}));
    assert_eq!((&one["found"], &one["inconsistent"]), (&json!(1), &json!(0)));
    let two = found(
        "statcheck",
        json!({"results": [{"test": "F", "df1": 2, "df2": 45, "statistic": "4.55", "p": "< .05"},
        {"test": "z", "statistic": 3.5, "p": "ns"}]}),
    );
    assert_eq!((&two["found"], &two["decision_errors"]), (&json!(2), &json!(1)));
    assert!(run("consistency", r#"{"test": "t", "statistic": 2, "p": 0.1}"#).is_err());
}
