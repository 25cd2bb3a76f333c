//! A consultation network of seven, with the values of `reference/networks.py`.

use super::*;

const PEOPLE: [(&str, &str); 7] = [
    ("Ann", "physician"),
    ("Ben", "physician"),
    ("Cleo", "nurse"),
    ("Dai", "nurse"),
    ("Eve", "nurse"),
    ("Fay", "pharmacist"),
    ("Gil", "pharmacist"),
];

const TIES: [(&str, &str); 11] = [
    ("Ann", "Ben"),
    ("Ben", "Ann"),
    ("Cleo", "Ann"),
    ("Dai", "Ann"),
    ("Eve", "Ben"),
    ("Fay", "Ann"),
    ("Cleo", "Dai"),
    ("Dai", "Cleo"),
    ("Gil", "Cleo"),
    ("Ann", "Cleo"),
    ("Fay", "Gil"),
];

fn network(people: &[(&str, &str)], ties: &[(&str, &str)], directed: bool, silent: &[&str]) -> Network {
    let person = |(id, group): &(&str, &str)| Person {
        id: (*id).to_owned(),
        group: (*group).to_owned(),
        responded: !silent.contains(id),
    };
    let tie = |(from, to): &(&str, &str)| Tie { from: (*from).to_owned(), to: (*to).to_owned() };
    let ties: Vec<Tie> = ties.iter().map(tie).collect();
    Network::new(people.iter().map(person).collect(), &ties, directed).unwrap()
}

fn close(left: Option<f64>, right: f64) {
    assert!((left.unwrap() - right).abs() < 1e-12, "{left:?} is not {right}");
}

#[test]
fn density_reciprocity_and_assortativity_are_those_of_networkx() {
    let found = structure(&network(&PEOPLE, &TIES, true, &[]));
    close(found.density, 0.2619047619047619);
    close(found.reciprocity, 0.5454545454545454);
    close(found.assortativity, 0.175);
    assert_eq!(found.mutual_pairs, Some(3));
    assert_eq!(found.mixing.ties, [[2, 1, 0], [3, 2, 0], [1, 1, 1]]);
    let found = structure(&network(&PEOPLE, &TIES, false, &[]));
    close(found.density, 0.38095238095238093);
    close(found.assortativity, 0.047619047619047616);
    assert_eq!((found.reciprocity, found.ties, found.dropped_repeated), (None, 8, 3));
}

#[test]
fn the_density_of_respondents_leaves_out_rows_of_people_who_missed_the_survey() {
    // Ben and Eve did not answer: nine ties of five respondents, who could have named six each.
    let found = structure(&network(&PEOPLE, &TIES, true, &["Ben", "Eve"]));
    close(found.respondents_density, 9.0 / 30.0);
    assert_eq!(found.respondents, 5);
}

#[test]
fn the_index_stands_beside_its_expectation_and_its_exact_p() {
    let found = external_internal(&network(&PEOPLE, &TIES, true, &[]), 1000, 1);
    close(found.index, 0.09090909090909091);
    close(found.expected, 0.5238095238095238);
    assert_eq!((found.external, found.internal), (6, 5));
    assert_eq!((found.possible_external, found.possible_internal), (32.0, 10.0));
    let permutation = found.permutation.unwrap();
    assert_eq!((permutation.method, permutation.arrangements), ("exact over all arrangements", 210));
    close(Some(permutation.mean), 0.5238095238095238);
    close(Some(permutation.p_lower), 0.10476190476190476);
    close(Some(permutation.p_upper), 0.9809523809523809);
    close(Some(permutation.p_two_sided), 0.20952380952380953);
    let nurses = &found.by_group[1];
    assert_eq!((nurses.external, nurses.internal, nurses.index), (5, 2, Some(3.0 / 7.0)));
    // Four ties of others lead to the two physicians, one leads from them to others.
    assert_eq!((found.by_group[0].from_others, found.by_group[0].to_others), (Some(4), Some(1)));
}

#[test]
fn a_raw_positive_index_may_be_less_outward_than_chance() {
    // Four professions of two: of 56 possible ties 48 are external, so chance alone gives 0.714.
    let people: Vec<(String, String)> = (0..8).map(|i| (format!("p{i}"), format!("g{}", i / 2))).collect();
    let people: Vec<(&str, &str)> = people.iter().map(|(id, group)| (id.as_str(), group.as_str())).collect();
    let ties = [("p0", "p1"), ("p2", "p3"), ("p4", "p6"), ("p6", "p0"), ("p1", "p4")];
    let found = external_internal(&network(&people, &ties, true, &[]), 1000, 1);
    close(found.index, 0.2);
    close(found.expected, 40.0 / 56.0);
}

#[test]
fn large_groups_are_dealt_at_random_from_the_seed() {
    let people: Vec<(String, String)> = (0..40).map(|i| (format!("p{i}"), format!("g{}", i % 2))).collect();
    let people: Vec<(&str, &str)> = people.iter().map(|(id, group)| (id.as_str(), group.as_str())).collect();
    let ties: Vec<(&str, &str)> = (0..38).map(|i| (people[i].0, people[i + 2].0)).collect();
    let network = network(&people, &ties, true, &[]);
    let found = external_internal(&network, 999, 5);
    assert_eq!(found, external_internal(&network, 999, 5));
    let permutation = found.permutation.unwrap();
    assert_eq!((permutation.method, permutation.seed, permutation.p_lower), ("random arrangements", Some(5), 0.001));
}

#[test]
fn what_does_not_exist_is_a_sentence() {
    let none = external_internal(&network(&PEOPLE, &[], true, &[]), 10, 1);
    assert_eq!((none.index, none.reason.as_deref()), (None, Some("There are no ties, so there is no index.")));
    let alone = [("Ann", "physician"), ("Ben", "physician")];
    let one = external_internal(&network(&alone, &[("Ann", "Ben")], true, &[]), 10, 1);
    assert_eq!(one.index, Some(-1.0));
    assert!(one.reason.unwrap().ends_with("-1 by construction."));
    let stranger = [Tie { from: "Ann".to_owned(), to: "Zoe".to_owned() }];
    let ann = vec![Person { id: "Ann".to_owned(), group: "physician".to_owned(), responded: true }];
    assert_eq!(Network::new(ann, &stranger, true).unwrap_err().to_string(), "A tie names Zoe, who is not listed.");
}

#[test]
fn contact_diversity_multiplies_the_two_shares() {
    let network = network(&PEOPLE, &TIES, true, &[]);
    let found = contact_diversity(&network, Direction::In);
    // Named by Ben, Cleo, Dai and Fay: three of four outside, both other professions.
    assert_eq!((found[0].contacts, found[0].outside, found[0].groups_reached), (4, 3, 2));
    close(found[0].diversity, 0.75);
    assert_eq!((found[4].contacts, found[4].diversity), (0, None));
    let out = contact_diversity(&network, Direction::Out);
    // Ann names Ben and Cleo: one of two outside, one of two professions.
    close(out[0].diversity, 0.25);
}
