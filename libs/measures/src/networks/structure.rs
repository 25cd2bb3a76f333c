//! Density, reciprocity, mixing matrix and assortativity.

use super::network::Network;
use serde::Serialize;

/// The shape of a network in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Structure {
    /// Number of people.
    pub people: usize,
    /// Number of people who answered.
    pub respondents: usize,
    /// Number of ties.
    pub ties: usize,
    /// Ties to oneself that were dropped.
    pub dropped_self: usize,
    /// Repeated ties that were dropped.
    pub dropped_repeated: usize,
    /// Whether ties have a direction.
    pub directed: bool,
    /// Ties among possible ties: n(n − 1), half of it without direction. None for one person.
    pub density: Option<f64>,
    /// Ties named by respondents among those they could have named, r(n − 1): the density when people missed the
    /// survey. Without direction, pairs with at least one respondent. None when nobody answered.
    pub respondents_density: Option<f64>,
    /// Share of ties that are returned (directed only; none without ties).
    pub reciprocity: Option<f64>,
    /// Pairs who name each other (directed only).
    pub mutual_pairs: Option<usize>,
    /// Ties from group (row) to group (column).
    pub mixing: Mixing,
    /// Newman's assortativity by group; none without ties or when all ties stay in one group.
    pub assortativity: Option<f64>,
}

/// Ties between groups.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mixing {
    /// Groups, in order of appearance.
    pub groups: Vec<String>,
    /// People in each group.
    pub sizes: Vec<usize>,
    /// Ties from row to column; without direction each tie between groups stands on both sides of the diagonal.
    pub ties: Vec<Vec<usize>>,
    /// The same as share of possible ties; none where no tie is possible.
    pub densities: Vec<Vec<Option<f64>>>,
}

/// Describes a network.
pub fn structure(network: &Network) -> Structure {
    let n = network.people().len() as f64;
    let directed = network.directed();
    let half = if directed { 1.0 } else { 2.0 };
    let possible = n * (n - 1.0) / half;
    let respondents = network.people().iter().filter(|person| person.responded).count();
    let (r, silent) = (respondents as f64, n - respondents as f64);
    let named = |tie: &&(usize, usize)| network.responded(tie.0) || !directed && network.responded(tie.1);
    let reported = network.ties().iter().filter(named).count() as f64;
    let reportable = if directed { r * (n - 1.0) } else { possible - silent * (silent - 1.0) / 2.0 };
    let mutual = network.ties().iter().filter(|(from, to)| network.ties().binary_search(&(*to, *from)).is_ok()).count();
    let ties = network.ties().len();
    let mixing = mixing(network);
    Structure {
        people: network.people().len(),
        respondents,
        ties,
        dropped_self: network.dropped().0,
        dropped_repeated: network.dropped().1,
        directed,
        density: (possible > 0.0).then(|| ties as f64 / possible),
        respondents_density: (respondents > 0 && reportable > 0.0).then(|| reported / reportable),
        reciprocity: (directed && ties > 0).then(|| mutual as f64 / ties as f64),
        mutual_pairs: directed.then_some(mutual / 2),
        assortativity: assortativity(&mixing, directed),
        mixing,
    }
}

fn mixing(network: &Network) -> Mixing {
    let sizes = network.sizes();
    let mut ties = vec![vec![0_usize; sizes.len()]; sizes.len()];
    let mut count = |from: usize, to: usize| {
        ties.iter_mut().skip(from).take(1).flat_map(|row| row.iter_mut().skip(to).take(1)).for_each(|cell| *cell += 1);
    };
    for (from, to) in network.ties() {
        let (from, to) = (network.group(*from), network.group(*to));
        count(from, to);
        if !network.directed() && from != to {
            count(to, from);
        }
    }
    let density = |(row, size, cells): (usize, &usize, &Vec<usize>)| {
        let shares = cells.iter().zip(&sizes).enumerate().map(|(column, (count, other))| {
            let pairs = if row == column { size * size.saturating_sub(1) } else { size * other };
            let pairs = if row == column && !network.directed() { pairs / 2 } else { pairs };
            (pairs > 0).then(|| *count as f64 / pairs as f64)
        });
        shares.collect()
    };
    let densities =
        ties.iter().zip(&sizes).enumerate().map(|(row, (cells, size))| density((row, size, cells))).collect();
    Mixing { groups: network.groups().to_vec(), densities, sizes, ties }
}

/// Newman 2003: (trace − Σ a b) / (1 − Σ a b) of the mixing shares; ties without direction count both ways.
fn assortativity(mixing: &Mixing, directed: bool) -> Option<f64> {
    let doubled = |row: usize, column: usize, count: usize| if !directed && row == column { 2 * count } else { count };
    let cell = |row: usize, column: usize| {
        doubled(row, column, mixing.ties.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(0)) as f64
    };
    let q = mixing.ties.len();
    let total: f64 = (0..q).flat_map(|row| (0..q).map(move |column| (row, column))).map(|(r, c)| cell(r, c)).sum();
    if total == 0.0 {
        return None;
    }
    let trace: f64 = (0..q).map(|i| cell(i, i)).sum::<f64>() / total;
    let by_chance: f64 = (0..q)
        .map(|i| (0..q).map(|j| cell(i, j)).sum::<f64>() / total * ((0..q).map(|j| cell(j, i)).sum::<f64>() / total))
        .sum();
    (by_chance < 1.0).then(|| (trace - by_chance) / (1.0 - by_chance))
}
