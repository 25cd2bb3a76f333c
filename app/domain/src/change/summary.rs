//! A paired change as plain figures, each with the name under which tables print it.

use measures::change::PairedChange;

/// The figures of a comparison; none where one does not exist for the data at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    /// How many people.
    pub people: usize,
    /// The mean of the second less the first.
    pub change: Option<f64>,
    /// Its interval by t.
    pub interval: Option<[f64; 2]>,
    /// Student's t of the pairs.
    pub t: Option<f64>,
    /// Its degrees of freedom.
    pub df: Option<f64>,
    /// Its two-sided p.
    pub p_t: Option<f64>,
    /// The signed-rank p, exact up to 200 people who changed.
    pub p: Option<f64>,
    /// Mean change over the deviation of the changes.
    pub d_z: Option<f64>,
    /// The same with Hedges' factor.
    pub g_z: Option<f64>,
    /// Mean change over the mean of the two deviations.
    pub d_av: Option<f64>,
    /// The same with Hedges' factor.
    pub g_av: Option<f64>,
    /// The matched-pairs rank-biserial correlation.
    pub rank_biserial: Option<f64>,
}

/// The figures of a paired change.
pub fn summary(change: &PairedChange) -> Summary {
    let (test, ranks, effects) = (change.t_test.known(), change.signed_rank.known(), change.effects.known());
    Summary {
        people: change.n,
        change: change.mean_change,
        interval: test.map(|test| test.interval),
        t: test.map(|test| test.t),
        df: test.map(|test| test.df),
        p_t: test.map(|test| test.p),
        p: ranks.map(|ranks| ranks.p),
        d_z: effects.map(|own| own.d_z.value),
        g_z: effects.and_then(|own| own.g_z.known()).map(|own| own.value),
        d_av: effects.and_then(|own| own.d_av.known()).map(|own| own.value),
        g_av: effects.and_then(|own| own.g_av.known()).map(|own| own.value),
        rank_biserial: ranks.map(|ranks| ranks.rank_biserial),
    }
}
