//! The tables of the README that `make bench` writes: what agrees with what is published, and the defects that are not here.

#[path = "../../bench/agreement.rs"]
mod agreement;

use agreement::{defect_table, defects, outcomes, replaced, table};

#[test]
fn every_published_number_that_is_compared_agrees_and_the_counts_are_these() {
    let told: Vec<_> = outcomes()
        .into_iter()
        .map(|(set, outcome)| {
            assert_eq!(outcome.differing, Vec::<String>::new(), "{set}");
            (set, outcome.compared, outcome.agree, outcome.left_out.values().sum::<usize>())
        })
        .collect();
    // Numbers compared, numbers that agree, numbers left out.
    let wanted = [
        ("heal-factors", 29, 29, 0),
        ("heal-history", 48, 48, 8),
        ("equations", 3, 3, 1),
        ("oralopioids", 285, 285, 106),
        ("research", 5, 5, 0),
        ("cdc2022", 2, 2, 0),
        ("guide", 16, 16, 0),
        ("daily", 7, 7, 1),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn every_defect_is_answered_otherwise_and_as_it_should_be() {
    let all = defects();
    assert_eq!(all.len(), 18);
    for defect in all {
        assert_eq!(defect.ours, defect.wanted, "{} {}", defect.letter, defect.what);
        assert_ne!(defect.ours, defect.theirs, "{} {}", defect.letter, defect.what);
    }
}

#[test]
fn the_readme_holds_the_tables_as_they_are_made() {
    let readme = include_str!("../../README.md");
    for (mark, made) in [("agreement", table()), ("defects", defect_table())] {
        assert!(
            replaced(readme, mark, &made).as_deref() == Some(readme),
            "run `make bench-mme`: {mark} is not as made"
        );
    }
}
