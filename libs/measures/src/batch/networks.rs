//! The network of one wave.

use super::input::Label;
use super::{Function, answer};
use crate::error::{Error, Result};
use crate::networks::{
    Direction, Diversity, ExternalInternal, Network, Person, Structure, Tie, contact_diversity, external_internal,
    structure,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(super) const FUNCTIONS: &[Function] = &[Function {
    name: "network",
    aliases: &["networks", "e-i", "ei-index", "density"],
    summary: "density, reciprocity, mixing, E-I index with expectation and p, contact diversity",
    run: |json| answer(json, network),
}];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    #[serde(alias = "nodes")]
    people: Option<People>,
    #[serde(alias = "edges")]
    ties: Option<Vec<Pair>>,
    #[serde(alias = "adjacency")]
    matrix: Option<Vec<Vec<f64>>>,
    #[serde(alias = "ids")]
    names: Option<Vec<Label>>,
    #[serde(alias = "professions")]
    groups: Option<Vec<Label>>,
    respondents: Option<Vec<Label>>,
    #[serde(default)]
    families: BTreeMap<String, String>,
    #[serde(default = "yes")]
    directed: bool,
    #[serde(default)]
    direction: Direction,
    #[serde(default = "many")]
    permutations: usize,
    #[serde(default = "one")]
    seed: u64,
}

fn yes() -> bool {
    true
}
fn many() -> usize {
    9_999
}
fn one() -> u64 {
    1
}

#[derive(Deserialize)]
#[serde(untagged)]
enum People {
    List(Vec<Somebody>),
    ByName(BTreeMap<String, Label>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Somebody {
    #[serde(alias = "name", alias = "person")]
    id: Label,
    #[serde(alias = "profession", alias = "family")]
    group: Label,
    responded: Option<bool>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Pair {
    List([Label; 2]),
    Named(NamedPair),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NamedPair {
    #[serde(alias = "source")]
    from: Label,
    #[serde(alias = "target")]
    to: Label,
}

#[derive(Serialize)]
struct Output {
    method: &'static str,
    #[serde(flatten)]
    structure: Structure,
    external_internal: ExternalInternal,
    contact_diversity: Vec<Diversity>,
    diversity_direction: Direction,
}

fn network(input: Input) -> Result<Output> {
    let mut people = people(&input)?;
    for person in &mut people {
        if let Some(family) = input.families.get(&person.group) {
            person.group.clone_from(family);
        }
    }
    let ties = ties(&input, &people)?;
    if ties.len().saturating_mul(input.permutations) > 2_000_000_000 {
        return Err(Error::input("These are too many permutations of so many ties."));
    }
    let network = Network::new(people, &ties, input.directed)?;
    Ok(Output {
        method: "ties counted once, none to oneself; E-I of Krackhardt and Stern with groups dealt anew to people",
        structure: structure(&network),
        external_internal: external_internal(&network, input.permutations, input.seed),
        contact_diversity: contact_diversity(&network, input.direction),
        diversity_direction: input.direction,
    })
}

fn name(label: &Label) -> Result<String> {
    label.0.clone().ok_or_else(|| Error::input("A person, group or tie lacks its name."))
}

fn people(input: &Input) -> Result<Vec<Person>> {
    let answered: Option<Vec<String>> =
        input.respondents.as_ref().map(|list| list.iter().filter_map(|l| l.0.clone()).collect());
    let responded = |id: &str, own: Option<bool>| {
        own.unwrap_or_else(|| answered.as_ref().is_none_or(|list| list.iter().any(|name| name == id)))
    };
    let person = |id: String, group: String, own: Option<bool>| Person { responded: responded(&id, own), id, group };
    match (&input.people, &input.groups) {
        (Some(People::List(list)), _) => {
            list.iter().map(|one| Ok(person(name(&one.id)?, name(&one.group)?, one.responded))).collect()
        }
        (Some(People::ByName(by_name)), _) => {
            by_name.iter().map(|(id, group)| Ok(person(id.clone(), name(group)?, None))).collect()
        }
        (None, Some(groups)) => {
            let numbered = |place: usize| Label(Some((place + 1).to_string()));
            let names = input.names.clone().unwrap_or_else(|| (0..groups.len()).map(numbered).collect());
            if names.len() != groups.len() {
                return Err(Error::input("There must be one name for each group entry."));
            }
            names.iter().zip(groups).map(|(id, group)| Ok(person(name(id)?, name(group)?, None))).collect()
        }
        (None, None) => Err(Error::input("Give \"people\" with id and group, or \"groups\" beside a \"matrix\".")),
    }
}

fn ties(input: &Input, people: &[Person]) -> Result<Vec<Tie>> {
    if let Some(matrix) = &input.matrix {
        if matrix.len() != people.len() || matrix.iter().any(|row| row.len() != people.len()) {
            return Err(Error::input("The matrix must have one row and one column for each person."));
        }
        let mut ties = Vec::new();
        for (from, row) in people.iter().zip(matrix) {
            for (to, value) in people.iter().zip(row) {
                if *value != 0.0 {
                    ties.push(Tie { from: from.id.clone(), to: to.id.clone() });
                }
            }
        }
        return Ok(ties);
    }
    let pairs = input.ties.as_ref().ok_or_else(|| Error::input("Give \"ties\" as pairs, or a \"matrix\"."))?;
    let tie = |pair: &Pair| {
        let (from, to) = match pair {
            Pair::List([from, to]) => (from, to),
            Pair::Named(named) => (&named.from, &named.to),
        };
        Ok(Tie { from: name(from)?, to: name(to)? })
    };
    pairs.iter().map(tie).collect()
}
