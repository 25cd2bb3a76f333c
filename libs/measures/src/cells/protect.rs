//! Choosing what else to hide so that nothing hidden can be worked out, and proving it.
//!
//! Each hidden small figure needs a circle of other hidden figures along which people could be moved without touching
//! anything that is shown. The cheapest such circles are shortest paths; afterwards every figure hidden in vain is shown
//! again, and the attainable interval of every hidden figure is computed.

use super::flow::{Edge, Network};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What happens to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Printed.
    Shown,
    /// Hidden, because it is small.
    Small,
    /// Hidden, because others could be worked out from it.
    Helper,
    /// Never meant for print (a margin the table does not have), and harmless.
    Absent,
}

impl State {
    /// Hidden for a reason.
    pub(crate) fn is_hidden(self) -> bool {
        matches!(self, Self::Small | Self::Helper)
    }
}

/// One figure: where it stands in the flow, its true value, and what an outsider knows without seeing it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure {
    pub(crate) ends: (usize, usize),
    pub(crate) value: i64,
    pub(crate) state: State,
    /// Bounds an outsider can put on it while it is hidden.
    pub(crate) lower: i64,
    pub(crate) upper: i64,
    /// The price of hiding it; none when it must stay.
    pub(crate) price: Option<u64>,
}

/// Figures that fit together.
#[derive(Debug, Clone)]
pub(crate) struct Figures {
    pub(crate) nodes: usize,
    pub(crate) floor: i64,
    pub(crate) list: Vec<Figure>,
}

/// More hidden figures than this are not tried one by one for showing again.
const MOST_TRIED: usize = 80;

impl Figures {
    /// Hides helpers until every hidden figure is protected; false when no pattern was found. Hiding more never makes a
    /// protected figure unprotected, so one pass over the figures settles all but helpers hidden on the way.
    pub(crate) fn protect(&mut self) -> bool {
        for _ in 0..=self.list.len() {
            let mut covered = false;
            for place in 0..self.list.len() {
                let hidden = self.list.get(place).is_some_and(|figure| figure.state.is_hidden());
                if hidden && !self.is_protected(&self.network(), place) {
                    covered = true;
                    if !self.cover(place) {
                        return false;
                    }
                }
            }
            if !covered {
                self.show_again();
                return true;
            }
        }
        self.unprotected().is_empty()
    }

    /// Least and greatest value an outsider can work out for each figure, given his bounds.
    pub(crate) fn ranges(&self, places: &[usize]) -> Vec<(i64, Option<i64>)> {
        let network = self.network();
        places.iter().map(|place| network.range(*place)).collect()
    }

    /// Hidden figures that could be worked out, or found to be small.
    pub(crate) fn unprotected(&self) -> Vec<usize> {
        let network = self.network();
        (0..self.list.len()).filter(|place| !self.is_protected(&network, *place)).collect()
    }

    /// A small figure must be able to reach the floor, a helper to move at all; others need no protection.
    fn is_protected(&self, network: &Network, place: usize) -> bool {
        match self.list.get(place) {
            Some(figure) if figure.state == State::Small => {
                network.moves(place, Some((self.floor - figure.value).max(1)))
            }
            Some(figure) if figure.state == State::Helper => network.moves(place, None),
            _ => true,
        }
    }

    fn network(&self) -> Network {
        let edge = |figure: &Figure| {
            let (from, to) = figure.ends;
            let (lower, upper) = match figure.state {
                State::Shown => (figure.value, figure.value),
                _ => (figure.lower.min(figure.value), figure.upper.max(figure.value)),
            };
            Edge { from, to, lower, upper, flow: figure.value }
        };
        Network::new(self.nodes, self.list.iter().map(edge).collect())
    }

    /// Hides what lets one figure rise to the floor (or, for a helper, move at all).
    fn cover(&mut self, place: usize) -> bool {
        let Some(figure) = self.list.get(place).copied() else { return false };
        let (from, to) = figure.ends;
        let wanted = if figure.state == State::Small { (self.floor - figure.value).max(1) } else { 1 };
        let mut trial = self.clone();
        if trial.route(to, from, place, wanted.min(figure.upper - figure.value)) {
            *self = trial.settled(self);
            return true;
        }
        let mut trial = self.clone();
        if figure.state == State::Helper && trial.route(from, to, place, 1.min(figure.value - figure.lower)) {
            *self = trial.settled(self);
            return true;
        }
        false
    }

    /// The states of a trial with the true values.
    fn settled(mut self, truth: &Self) -> Self {
        self.list.iter_mut().zip(&truth.list).for_each(|(figure, known)| figure.value = known.value);
        self
    }

    /// Moves people from one node to another around a figure, hiding what is moved through; changes values.
    fn route(&mut self, start: usize, end: usize, around: usize, wanted: i64) -> bool {
        if wanted <= 0 {
            return false;
        }
        let mut sent = 0;
        while sent < wanted {
            let Some(path) = self.cheapest(start, end, around) else { return false };
            let room = |(place, forwards): &(usize, bool)| self.list.get(*place).map_or(0, |f| f.room(*forwards));
            let amount = path.iter().map(room).min().unwrap_or(0).min(wanted - sent);
            if amount <= 0 {
                return false;
            }
            for (place, forwards) in path {
                if let Some(figure) = self.list.get_mut(place) {
                    figure.value += if forwards { amount } else { -amount };
                    if figure.state == State::Shown {
                        figure.state = State::Helper;
                    }
                }
            }
            sent += amount;
        }
        true
    }

    /// Cheapest path (Dijkstra) over figures that are hidden or may be.
    fn cheapest(&self, start: usize, end: usize, around: usize) -> Option<Vec<(usize, bool)>> {
        let mut arcs: Vec<Vec<(usize, usize, bool, u64)>> = vec![Vec::new(); self.nodes];
        for (place, figure) in self.list.iter().enumerate().filter(|(place, _)| *place != around) {
            let price = if figure.state == State::Shown { figure.price } else { Some(1) };
            let Some(price) = price else { continue };
            let (from, to) = figure.ends;
            for (here, there, forwards) in [(from, to, true), (to, from, false)] {
                if figure.room(forwards) > 0 {
                    arcs.iter_mut().skip(here).take(1).for_each(|list| list.push((place, there, forwards, price)));
                }
            }
        }
        let mut best: Vec<Option<u64>> = vec![None; self.nodes];
        let mut came: Vec<Option<(usize, bool, usize)>> = vec![None; self.nodes];
        let mut queue = BinaryHeap::from([(Reverse(0_u64), start)]);
        best.iter_mut().skip(start).take(1).for_each(|price| *price = Some(0));
        while let Some((Reverse(paid), node)) = queue.pop() {
            if node == end {
                break;
            }
            if best.get(node).copied().flatten().is_some_and(|known| known < paid) {
                continue;
            }
            for (place, next, forwards, price) in arcs.get(node).into_iter().flatten() {
                let total = paid.saturating_add(*price);
                if best.get(*next).copied().flatten().is_none_or(|known| total < known) {
                    best.iter_mut().skip(*next).take(1).for_each(|known| *known = Some(total));
                    came.iter_mut().skip(*next).take(1).for_each(|step| *step = Some((*place, *forwards, node)));
                    queue.push((Reverse(total), *next));
                }
            }
        }
        let (mut path, mut node) = (Vec::new(), end);
        while node != start {
            let (place, forwards, before) = came.get(node).copied().flatten()?;
            path.push((place, forwards));
            node = before;
        }
        Some(path)
    }

    /// Shows helpers again that turn out not to be needed, the most valuable first.
    fn show_again(&mut self) {
        let helper = |(_, figure): &(usize, &Figure)| figure.state == State::Helper;
        let mut helpers: Vec<(u64, usize)> =
            self.list.iter().enumerate().filter(helper).map(|(place, f)| (f.price.unwrap_or(0), place)).collect();
        if helpers.len() > MOST_TRIED {
            return;
        }
        helpers.sort_unstable_by(|a, b| b.cmp(a));
        for (price, place) in helpers {
            if price == 0 {
                continue;
            }
            let mut trial = self.clone();
            trial.list.iter_mut().skip(place).take(1).for_each(|figure| figure.state = State::Shown);
            if trial.unprotected().is_empty() {
                *self = trial;
            }
        }
    }
}

impl Figure {
    fn room(&self, forwards: bool) -> i64 {
        if forwards { self.upper.saturating_sub(self.value) } else { self.value.saturating_sub(self.lower) }
    }
}
