//! The base, run and threshold of Guest, Namey and Chen, on small sets of documents.

use super::*;

fn documents(codes: &[&str]) -> Vec<Document> {
    let document = |(place, codes): (usize, &&str)| Document {
        name: format!("interview {}", place + 1),
        codes: codes.chars().map(|code| code.to_string()).collect(),
    };
    codes.iter().enumerate().map(document).collect()
}

const RULE: Rule = Rule { base: 4, run: 2, threshold: 0.05 };

#[test]
fn runs_slide_by_one_document_and_the_first_quiet_one_is_saturation() {
    // Base: a–j, ten codes. Runs: 5 and 6 bring k (10 %), 6 and 7 bring l (10 %), 7 and 8 bring l, 8 and 9 nothing.
    let found = saturation(&documents(&["abcd", "efg", "hi", "aj", "k", "ab", "l", "cd", "ab"]), RULE).unwrap();
    assert_eq!((found.base_codes, found.codes), (10, 12));
    let news: Vec<usize> = found.documents.iter().map(|step| step.new).collect();
    assert_eq!(news, [4, 3, 2, 1, 1, 0, 1, 0, 0]);
    let runs: Vec<(usize, bool)> = found.runs.iter().map(|run| (run.new, run.saturated)).collect();
    assert_eq!(runs, [(1, false), (1, false), (1, false), (0, true)]);
    assert_eq!((found.reached_after, found.notation.as_deref()), (Some(7), Some("7+2")));
    assert_eq!(found.runs[3].documents, ["interview 8", "interview 9"]);
}

#[test]
fn the_threshold_is_included() {
    let rule = Rule { threshold: 0.1, ..RULE };
    let found = saturation(&documents(&["abcd", "efg", "hi", "aj", "k", "ab"]), rule).unwrap();
    assert_eq!((found.runs[0].ratio, found.notation.as_deref()), (0.1, Some("4+2")));
}

#[test]
fn too_few_documents_and_an_empty_base_are_sentences() {
    let few = saturation(&documents(&["ab", "c"]), RULE).unwrap_err().to_string();
    assert_eq!(few, "A base of 4 and a run of 2 need 6 documents; there are 2.");
    let empty = saturation(&documents(&["", "", "", "", "a", "b"]), RULE).unwrap_err().to_string();
    assert!(empty.starts_with("The base documents have no codes"));
    assert!(saturation(&documents(&["a", "b"]), Rule { base: 1, run: 0, threshold: 0.0 }).is_err());
}

#[test]
fn all_orders_of_three_groups_are_followed() {
    // Base 1, run 1, nothing new: orders that begin with the rich group are saturated at once.
    let rule = Rule { base: 1, run: 1, threshold: 0.0 };
    let found = spread(&documents(&["abc", "ab", "c"]), rule, 100, 1).unwrap();
    assert_eq!((found.method, found.orders, found.seed), ("all orders", 6, None));
    // abc first: 2 of 6 orders reach after 1; ab, abc, c: after 2; c, abc, ab: after 2; ab, c, abc and c, ab, abc: after 2.
    assert_eq!((found.share_saturated, found.reached_after), (1.0, Some((1, 2.0, 2))));
    assert_eq!((found.cumulative[0].mean, found.cumulative[2].mean), (2.0, 3.0));
}

#[test]
fn random_orders_are_repeated_by_their_seed() {
    let many = documents(&["ab", "bc", "cd", "de", "ef", "fg", "gh", "ha", "ab"]);
    let found = spread(&many, RULE, 200, 9).unwrap();
    assert_eq!(found, spread(&many, RULE, 200, 9).unwrap());
    assert_eq!((found.orders, found.seed, found.cumulative[8].mean), (200, Some(9), 8.0));
}
