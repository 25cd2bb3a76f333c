//! The likelihood as a function of the ratio of the two variances.

use crate::error::{Error, Result};

/// What the data tell, once the columns are made orthonormal (X = Q R): sums over everything and over each group.
pub(super) struct Profile {
    /// Observations.
    pub(super) n: f64,
    /// Q'y.
    qy: Vec<f64>,
    /// y'y of the part of y that the columns do not explain.
    rest: f64,
    /// The triangular factor, by column: column j of X = Σ r[i][j] q_i.
    pub(super) r: Vec<Vec<f64>>,
    groups: Vec<Group>,
}

struct Group {
    size: f64,
    /// Sum of the unexplained part of y.
    rest: f64,
    /// Sums of the columns of Q.
    q: Vec<f64>,
}

/// The model at one ratio.
pub(super) struct At {
    /// Coefficients of Q's columns.
    pub(super) gamma: Vec<f64>,
    /// Inverse of Q'V⁻¹Q, V in units of the within variance.
    pub(super) inverse: Vec<Vec<f64>>,
    /// Weighted sum of squares of the residuals.
    pub(super) squares: f64,
    /// Σ ln(1 + λ nᵢ).
    log_v: f64,
    /// ln det X'V⁻¹X.
    log_x: f64,
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

impl Profile {
    pub(super) fn new(y: &[f64], group: &[usize], columns: &[&[f64]]) -> Result<Self> {
        let mut q: Vec<Vec<f64>> = Vec::new();
        let mut r: Vec<Vec<f64>> = Vec::new();
        for column in columns {
            let length = dot(column, column).sqrt();
            let mut rest = column.to_vec();
            let mut coefficients = vec![0.0; q.len()];
            // Gram and Schmidt, twice, which is as good as reflections.
            for _ in 0..2 {
                for (own, coefficient) in q.iter().zip(&mut coefficients) {
                    let along = dot(own, &rest);
                    *coefficient += along;
                    rest.iter_mut().zip(own).for_each(|(rest, own)| *rest -= along * own);
                }
            }
            let left = dot(&rest, &rest).sqrt();
            if left.is_nan() || left <= 1e-10 * length || length == 0.0 {
                return Err(Error::not_estimable(
                    "the fixed effects cannot be told apart: one of them follows from the others",
                ));
            }
            rest.iter_mut().for_each(|value| *value /= left);
            coefficients.push(left);
            q.push(rest);
            r.push(coefficients);
        }
        let mut rest = y.to_vec();
        let mut qy = vec![0.0; q.len()];
        for _ in 0..2 {
            for (own, coefficient) in q.iter().zip(&mut qy) {
                let along = dot(own, &rest);
                *coefficient += along;
                rest.iter_mut().zip(own).for_each(|(rest, own)| *rest -= along * own);
            }
        }
        let count = group.iter().max().map_or(0, |last| last + 1);
        let mut groups: Vec<Group> =
            (0..count).map(|_| Group { size: 0.0, rest: 0.0, q: vec![0.0; q.len()] }).collect();
        for (place, (index, rest)) in group.iter().zip(&rest).enumerate() {
            let Some(group) = groups.get_mut(*index) else { continue };
            group.size += 1.0;
            group.rest += rest;
            for (sum, column) in group.q.iter_mut().zip(&q) {
                *sum += column.get(place).copied().unwrap_or(0.0);
            }
        }
        groups.retain(|group| group.size > 0.0);
        Ok(Self { n: y.len() as f64, qy, rest: dot(&rest, &rest), r, groups })
    }

    pub(super) fn groups(&self) -> usize {
        self.groups.len()
    }

    /// Sum of squares of the residuals of ordinary least squares.
    pub(super) fn unexplained(&self) -> f64 {
        self.rest
    }

    /// Generalized least squares at a ratio λ = between / within. V⁻¹ = I − λ/(1 + λ nᵢ) 11' within each group.
    pub(super) fn at(&self, lambda: f64) -> Option<At> {
        let p = self.qy.len();
        let mut a = vec![vec![0.0; p]; p];
        for (place, row) in a.iter_mut().enumerate() {
            if let Some(own) = row.get_mut(place) {
                *own = 1.0;
            }
        }
        // For the unexplained part of y: Q'V⁻¹e, whose coefficients are added to Q'y.
        let (mut b, mut squares, mut log_v) = (vec![0.0; p], self.rest, 0.0);
        for group in &self.groups {
            let weight = lambda / (1.0 + lambda * group.size);
            log_v += (lambda * group.size).ln_1p();
            squares -= weight * group.rest * group.rest;
            for (row, own) in a.iter_mut().zip(&group.q) {
                row.iter_mut().zip(&group.q).for_each(|(cell, other)| *cell -= weight * own * other);
            }
            b.iter_mut().zip(&group.q).for_each(|(b, own)| *b -= weight * own * group.rest);
        }
        let (inverse, log_a) = inverse(a)?;
        let extra: Vec<f64> = inverse.iter().map(|row| dot(row, &b)).collect();
        squares -= dot(&extra, &b);
        let log_r: f64 = self.r.iter().filter_map(|column| column.last()).map(|value| value.ln()).sum();
        let gamma = self.qy.iter().zip(&extra).map(|(own, extra)| own + extra).collect();
        Some(At { gamma, inverse, squares, log_v, log_x: log_a + 2.0 * log_r })
    }

    /// −2 log-likelihood (restricted or not) at the best within variance.
    pub(super) fn deviance(&self, at: &At, restricted: bool) -> f64 {
        let df = if restricted { self.n - self.qy.len() as f64 } else { self.n };
        df * (std::f64::consts::TAU * at.squares / df).ln() + at.log_v + df + if restricted { at.log_x } else { 0.0 }
    }
}

/// Inverse and log determinant of a symmetric positive matrix, by Gauss and Jordan without pivoting (which a positive
/// matrix does not need).
fn inverse(mut a: Vec<Vec<f64>>) -> Option<(Vec<Vec<f64>>, f64)> {
    let mut log = 0.0;
    for k in 0..a.len() {
        let pivot = *a.get(k)?.get(k)?;
        if pivot.is_nan() || pivot <= 0.0 {
            return None;
        }
        log += pivot.ln();
        let mut own = a.get(k)?.clone();
        own.iter_mut().for_each(|value| *value /= pivot);
        *own.get_mut(k)? = 1.0 / pivot;
        for (place, row) in a.iter_mut().enumerate() {
            if place == k {
                continue;
            }
            let factor = *row.get(k)?;
            *row.get_mut(k)? = 0.0;
            row.iter_mut().zip(&own).for_each(|(value, own)| *value -= factor * own);
        }
        *a.get_mut(k)? = own;
    }
    Some((a, log))
}
