//! What published sums give away: a table with margins is a flow, and the least and greatest value of a hidden cell are
//! minimum and maximum flows through it. Flows with whole bounds have whole solutions, so the bounds are exact.

/// No upper limit.
pub(crate) const UNLIMITED: i64 = i64::MAX / 8;

/// One figure of a table as an edge: row to column for a cell, start to row for a row total, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Least value an outsider must reckon with.
    pub(crate) lower: i64,
    /// Greatest value an outsider must reckon with.
    pub(crate) upper: i64,
    /// A value that fits together with all others.
    pub(crate) flow: i64,
}

impl Edge {
    /// How much the value may rise (forwards) or fall (backwards).
    fn room(&self, forwards: bool) -> i64 {
        if forwards { self.upper.saturating_sub(self.flow) } else { self.flow.saturating_sub(self.lower) }
    }
}

/// Figures that must fit together: what flows into a node flows out.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    nodes: usize,
    edges: Vec<Edge>,
    /// For each node the edges that leave (true) or enter it and are not fixed.
    loose: Vec<Vec<(usize, bool)>>,
}

impl Network {
    pub(crate) fn new(nodes: usize, edges: Vec<Edge>) -> Self {
        let mut loose = vec![Vec::new(); nodes];
        for (place, edge) in edges.iter().enumerate().filter(|(_, edge)| edge.lower < edge.upper) {
            if let Some(list) = loose.get_mut(edge.from) {
                list.push((place, true));
            }
            if let Some(list) = loose.get_mut(edge.to) {
                list.push((place, false));
            }
        }
        Self { nodes, edges, loose }
    }

    /// Finds values that fit together, within the bounds; false when there are none.
    pub(crate) fn settle(&mut self) -> bool {
        if self.edges.iter().any(|edge| edge.lower > edge.upper) {
            return false;
        }
        let mut surplus = vec![0_i64; self.nodes];
        for edge in &mut self.edges {
            edge.flow = edge.lower.max(0).min(edge.upper);
            if let Some(node) = surplus.get_mut(edge.to) {
                *node += edge.flow;
            }
            if let Some(node) = surplus.get_mut(edge.from) {
                *node -= edge.flow;
            }
        }
        while let Some(start) = surplus.iter().position(|amount| *amount > 0) {
            let Some((path, end)) = self.path(start, |node| surplus.get(node).is_some_and(|a| *a < 0), None) else {
                return false;
            };
            let missing = surplus.get(end).map_or(0, |amount| -amount);
            let spare = surplus.get(start).copied().unwrap_or(0);
            let amount = self.push(&path, missing.min(spare));
            for (node, change) in [(start, -amount), (end, amount)] {
                if let Some(balance) = surplus.get_mut(node) {
                    *balance += change;
                }
            }
        }
        true
    }

    /// Least and greatest value of an edge; the greatest is none when there is no limit. Needs values that fit.
    pub(crate) fn range(&self, place: usize) -> (i64, Option<i64>) {
        let Some(edge) = self.edges.get(place) else { return (0, Some(0)) };
        if edge.lower >= edge.upper {
            return (edge.lower, Some(edge.lower));
        }
        let down = self.clone().most(edge.from, edge.to, place, edge.room(false));
        let up = self.clone().most(edge.to, edge.from, place, edge.room(true));
        let high = edge.flow.saturating_add(up);
        (edge.flow - down, (high < UNLIMITED / 2).then_some(high))
    }

    /// Whether an edge can rise by `up`, or, when `up` is none, move at all.
    pub(crate) fn moves(&self, place: usize, up: Option<i64>) -> bool {
        let Some(edge) = self.edges.get(place) else { return false };
        let rise = up.unwrap_or(1);
        let can_rise = edge.room(true) >= rise && self.clone().most(edge.to, edge.from, place, rise) >= rise;
        can_rise || up.is_none() && edge.room(false) > 0 && self.clone().most(edge.from, edge.to, place, 1) >= 1
    }

    /// The most that can be sent from one node to another around one edge, up to `wanted`.
    fn most(&mut self, start: usize, end: usize, around: usize, wanted: i64) -> i64 {
        let mut sent: i64 = 0;
        while sent < wanted {
            let Some((path, _)) = self.path(start, |node| node == end, Some(around)) else { break };
            sent = sent.saturating_add(self.push(&path, wanted - sent));
        }
        sent
    }

    /// Shortest way with room on every edge.
    fn path(
        &self,
        start: usize,
        is_end: impl Fn(usize) -> bool,
        around: Option<usize>,
    ) -> Option<(Vec<(usize, bool)>, usize)> {
        let mut came: Vec<Option<(usize, bool)>> = vec![None; self.nodes];
        let mut seen = vec![false; self.nodes];
        let mut queue = std::collections::VecDeque::from([start]);
        seen.iter_mut().skip(start).take(1).for_each(|mark| *mark = true);
        if is_end(start) {
            return Some((Vec::new(), start));
        }
        while let Some(node) = queue.pop_front() {
            for (place, forwards) in self.loose.get(node).into_iter().flatten() {
                let Some(edge) = self.edges.get(*place) else { continue };
                let next = if *forwards { edge.to } else { edge.from };
                if Some(*place) == around || edge.room(*forwards) <= 0 || seen.get(next).copied().unwrap_or(true) {
                    continue;
                }
                seen.iter_mut().skip(next).take(1).for_each(|mark| *mark = true);
                came.iter_mut().skip(next).take(1).for_each(|step| *step = Some((*place, *forwards)));
                if is_end(next) {
                    return Some((self.walk_back(&came, next), next));
                }
                queue.push_back(next);
            }
        }
        None
    }

    fn walk_back(&self, came: &[Option<(usize, bool)>], end: usize) -> Vec<(usize, bool)> {
        let (mut path, mut node) = (Vec::new(), end);
        while let Some((place, forwards)) = came.get(node).copied().flatten() {
            path.push((place, forwards));
            let Some(edge) = self.edges.get(place) else { break };
            node = if forwards { edge.from } else { edge.to };
        }
        path
    }

    fn push(&mut self, path: &[(usize, bool)], limit: i64) -> i64 {
        let room = |(place, forwards): &(usize, bool)| self.edges.get(*place).map_or(0, |edge| edge.room(*forwards));
        let amount = path.iter().map(room).min().unwrap_or(limit).min(limit);
        for (place, forwards) in path {
            if let Some(edge) = self.edges.get_mut(*place) {
                edge.flow += if *forwards { amount } else { -amount };
            }
        }
        amount
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: usize, to: usize, lower: i64, upper: i64) -> Edge {
        Edge { from, to, lower, upper, flow: 0 }
    }

    #[test]
    fn two_hidden_cells_share_what_their_line_leaves() {
        // One row of 2 + 3 + 10 = 15 with the first two hidden.
        let mut network = Network::new(
            2,
            vec![edge(0, 1, 0, UNLIMITED), edge(0, 1, 0, UNLIMITED), edge(0, 1, 10, 10), edge(1, 0, 15, 15)],
        );
        assert!(network.settle());
        assert_eq!(network.range(0), (0, Some(5)));
        assert_eq!(network.range(2), (10, Some(10)));
    }

    #[test]
    fn contradictions_do_not_settle() {
        let mut network = Network::new(2, vec![edge(0, 1, 0, 3), edge(1, 0, 5, 5)]);
        assert!(!network.settle());
    }

    #[test]
    fn without_a_total_there_is_no_limit() {
        let mut network = Network::new(2, vec![edge(0, 1, 0, UNLIMITED), edge(1, 0, 0, UNLIMITED)]);
        assert!(network.settle());
        assert_eq!(network.range(0), (0, None));
    }
}
