//! The E-I index (Krackhardt and Stern 1988), always beside what group sizes alone would give.
//!
//! E-I = (external − internal) / (external + internal) ties, from −1 (all within groups) to 1 (all between). With many
//! small groups almost every possible tie is external, so the raw index is high by construction: compare it with the
//! expected one and with the permutation p.

use super::network::Network;
use crate::random::Generator;
use serde::Serialize;

/// The index with its expectation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ExternalInternal {
    /// The index; none without ties.
    pub index: Option<f64>,
    /// Why there is none, or why it says nothing, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Ties between groups.
    pub external: usize,
    /// Ties within groups.
    pub internal: usize,
    /// The index of the complete network: what ties at random would give. When people missed the survey, of the ties
    /// that respondents could name.
    pub expected: Option<f64>,
    /// Possible ties between groups.
    pub possible_external: f64,
    /// Possible ties within groups.
    pub possible_internal: f64,
    /// Groups dealt anew to the same ties.
    pub permutation: Option<Permutation>,
    /// The index of each group: ties with one or both ends in it.
    pub by_group: Vec<GroupExternalInternal>,
}

/// How unusual the index is when groups are dealt to people at random.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Permutation {
    /// "exact over all arrangements" or "random arrangements".
    pub method: &'static str,
    /// Arrangements looked at.
    pub arrangements: usize,
    /// The seed of random arrangements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// Mean index over the arrangements.
    pub mean: f64,
    /// Share of arrangements with an index at most as great: small means unusually inward.
    pub p_lower: f64,
    /// Share with an index at least as great: small means unusually outward.
    pub p_upper: f64,
    /// Twice the smaller one, at most 1.
    pub p_two_sided: f64,
}

/// The index of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupExternalInternal {
    /// The group.
    pub group: String,
    /// Its people.
    pub people: usize,
    /// Ties between it and other groups, in either direction.
    pub external: usize,
    /// Of these, ties that others direct at it ("non-physicians approach physicians"); none without direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_others: Option<usize>,
    /// Of these, ties that it directs at others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_others: Option<usize>,
    /// Ties within it.
    pub internal: usize,
    /// Its index; none without ties.
    pub index: Option<f64>,
    /// Its index in the complete network; none when no tie is possible.
    pub expected: Option<f64>,
}

/// Up to this many arrangements all of them are looked at.
const ALL_ARRANGEMENTS: f64 = 20_000.0;

/// The E-I index with `permutations` random arrangements from the seed, or with all arrangements when there are at most
/// 20 000 (then exact).
pub fn external_internal(network: &Network, permutations: usize, seed: u64) -> ExternalInternal {
    let external = external(network, network.group_of());
    let ties = network.ties().len();
    let internal = ties - external;
    let (possible_external, possible_internal) = possible(network);
    let reason = if ties == 0 {
        Some("There are no ties, so there is no index.".to_owned())
    } else if network.groups().len() < 2 {
        Some("There is only one group, so the index is -1 by construction.".to_owned())
    } else {
        None
    };
    let index = |external: f64, internal: f64| {
        (external + internal > 0.0).then(|| (external - internal) / (external + internal))
    };
    ExternalInternal {
        index: index(external as f64, internal as f64),
        permutation: reason.is_none().then(|| permutation(network, external, permutations, seed)),
        reason,
        external,
        internal,
        expected: index(possible_external, possible_internal),
        possible_external,
        possible_internal,
        by_group: by_group(network),
    }
}

fn external(network: &Network, groups: &[usize]) -> usize {
    network.ties().iter().filter(|(from, to)| groups.get(*from) != groups.get(*to)).count()
}

/// Possible external and internal ties; only those a respondent can name.
fn possible(network: &Network) -> (f64, f64) {
    let sizes = network.sizes();
    let n = network.people().len() as f64;
    let (mut external, mut internal) = (0.0, 0.0);
    let mut silent = vec![0.0; sizes.len()];
    for (person, group) in network.group_of().iter().enumerate() {
        let own = sizes.get(*group).copied().unwrap_or(0) as f64;
        if network.responded(person) || !network.directed() {
            external += n - own;
            internal += own - 1.0;
        }
        if !network.responded(person) {
            silent.iter_mut().skip(*group).take(1).for_each(|count| *count += 1.0);
        }
    }
    if !network.directed() {
        // Pairs of two people who did not answer cannot be named by anybody.
        let all: f64 = silent.iter().sum();
        external -= silent.iter().map(|own| own * (all - own)).sum::<f64>();
        internal -= silent.iter().map(|own| own * (own - 1.0)).sum::<f64>();
        (external, internal) = (external / 2.0, internal / 2.0);
    }
    (external, internal)
}

fn by_group(network: &Network) -> Vec<GroupExternalInternal> {
    let n = network.people().len() as f64;
    let one = |(group, (name, size)): (usize, (&String, usize))| {
        let touches = |tie: &(usize, usize)| [tie.0, tie.1].map(|person| network.group(person) == group);
        let inward_ties = network.ties().iter().filter(|tie| touches(tie) == [false, true]).count();
        let outward_ties = network.ties().iter().filter(|tie| touches(tie) == [true, false]).count();
        let external = inward_ties + outward_ties;
        let internal = network.ties().iter().filter(|tie| touches(tie) == [true, true]).count();
        let (e, i) = (external as f64, internal as f64);
        let people = size as f64;
        let outward = if network.directed() { 2.0 } else { 1.0 } * people * (n - people);
        let inward = people * (people - 1.0) / if network.directed() { 1.0 } else { 2.0 };
        GroupExternalInternal {
            group: name.clone(),
            people: size,
            external,
            from_others: network.directed().then_some(inward_ties),
            to_others: network.directed().then_some(outward_ties),
            internal,
            index: (external + internal > 0).then(|| (e - i) / (e + i)),
            expected: (outward + inward > 0.0).then(|| (outward - inward) / (outward + inward)),
        }
    };
    network.groups().iter().zip(network.sizes()).enumerate().map(one).collect()
}

fn permutation(network: &Network, observed: usize, permutations: usize, seed: u64) -> Permutation {
    let ties = network.ties().len() as f64;
    let mut tally = Tally { observed, lower: 0, upper: 0, sum: 0, count: 0 };
    let exact = arrangements(&network.sizes()) <= ALL_ARRANGEMENTS;
    if exact {
        let mut left = network.sizes();
        let mut dealt = Vec::with_capacity(network.people().len());
        deal(&mut left, &mut dealt, network.people().len(), &mut |groups| tally.add(external(network, groups)));
    } else {
        let mut generator = Generator::new(seed);
        let mut groups = network.group_of().to_vec();
        // The arrangement at hand is one of the possible ones and counts with them.
        tally.add(observed);
        for _ in 0..permutations {
            generator.shuffle(&mut groups);
            tally.add(external(network, &groups));
        }
    }
    let count = tally.count as f64;
    let (p_lower, p_upper) = (tally.lower as f64 / count, tally.upper as f64 / count);
    Permutation {
        method: if exact { "exact over all arrangements" } else { "random arrangements" },
        arrangements: if exact { tally.count } else { permutations },
        seed: (!exact).then_some(seed),
        mean: 2.0 * tally.sum as f64 / count / ties - 1.0,
        p_lower,
        p_upper,
        p_two_sided: (2.0 * p_lower.min(p_upper)).min(1.0),
    }
}

struct Tally {
    observed: usize,
    lower: usize,
    upper: usize,
    sum: usize,
    count: usize,
}

impl Tally {
    fn add(&mut self, external: usize) {
        self.lower += usize::from(external <= self.observed);
        self.upper += usize::from(external >= self.observed);
        self.sum += external;
        self.count += 1;
    }
}

/// In how many ways groups of these sizes can be dealt to people.
fn arrangements(sizes: &[usize]) -> f64 {
    let mut ways = 1.0;
    let mut people = 0.0;
    for size in sizes {
        for place in 1..=*size {
            people += 1.0;
            ways *= people / place as f64;
        }
    }
    ways.round()
}

fn deal(left: &mut Vec<usize>, dealt: &mut Vec<usize>, people: usize, each: &mut impl FnMut(&[usize])) {
    if dealt.len() == people {
        each(dealt);
        return;
    }
    for group in 0..left.len() {
        let Some(count @ 1..) = left.get(group).copied() else { continue };
        left.iter_mut().skip(group).take(1).for_each(|rest| *rest = count - 1);
        dealt.push(group);
        deal(left, dealt, people, each);
        dealt.pop();
        left.iter_mut().skip(group).take(1).for_each(|rest| *rest = count);
    }
}
