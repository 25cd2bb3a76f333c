//! Matched scores, and how many people have only one.

use serde::Serialize;

use crate::error::{Error, Result};

/// How many pairs were left out, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// People with a first score and no second.
    pub only_pre: usize,
    /// People with a second score and no first.
    pub only_post: usize,
    /// People with neither, or changes that are missing.
    pub neither: usize,
}

/// The pairs that are complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    pub(super) pre: Vec<f64>,
    pub(super) post: Vec<f64>,
    pub(super) changes: Vec<f64>,
    pub(super) missing: Missing,
    /// Changes without the noise of subtraction (0.3 − 0.1 is 0.2): rounded to 12 digits of the largest score.
    pub(super) rounded: Vec<f64>,
}

impl Pairs {
    /// Puts first and second scores of the same people side by side and leaves out incomplete pairs.
    ///
    /// # Errors
    /// [`Error::Input`] when the lists differ in length or hold a value that is not finite.
    ///
    /// ```
    /// use measures::change::Pairs;
    /// let pairs = Pairs::new(&[Some(3.0), None, Some(4.0)], &[Some(5.0), Some(4.0), None])?;
    /// assert_eq!((pairs.len(), pairs.missing().only_pre, pairs.missing().only_post), (1, 1, 1));
    /// # Ok::<(), measures::Error>(())
    /// ```
    pub fn new(pre: &[Option<f64>], post: &[Option<f64>]) -> Result<Self> {
        if pre.len() != post.len() {
            return Err(Error::input(format!(
                "The same people need two scores: there are {} before and {} after.",
                pre.len(),
                post.len()
            )));
        }
        let mut missing = Missing::default();
        let (mut first, mut second) = (Vec::with_capacity(pre.len()), Vec::with_capacity(pre.len()));
        for pair in pre.iter().zip(post) {
            match pair {
                (Some(before), Some(after)) => {
                    first.push(*before);
                    second.push(*after);
                }
                (Some(_), None) => missing.only_pre += 1,
                (None, Some(_)) => missing.only_post += 1,
                (None, None) => missing.neither += 1,
            }
        }
        let changes: Vec<f64> = first.iter().zip(&second).map(|(before, after)| after - before).collect();
        let largest = first.iter().chain(&second).fold(0.0_f64, |most, score| most.max(score.abs()));
        Self { pre: first, post: second, rounded: rounded(&changes, largest), changes, missing }.checked()
    }

    /// Complete pairs of finite scores.
    ///
    /// # Errors
    /// As [`Pairs::new`].
    pub fn complete(pre: &[f64], post: &[f64]) -> Result<Self> {
        let some = |scores: &[f64]| scores.iter().copied().map(Some).collect::<Vec<_>>();
        Self::new(&some(pre), &some(post))
    }

    /// Only the changes are known. Effects that need the spread of the scores themselves are then absent.
    ///
    /// # Errors
    /// [`Error::Input`] when a change is not finite.
    pub fn from_changes(changes: &[Option<f64>]) -> Result<Self> {
        let known: Vec<f64> = changes.iter().copied().flatten().collect();
        let missing = Missing { neither: changes.len() - known.len(), ..Missing::default() };
        let largest = known.iter().fold(0.0_f64, |most, change| most.max(change.abs()));
        Self { pre: Vec::new(), post: Vec::new(), rounded: rounded(&known, largest), changes: known, missing }.checked()
    }

    fn checked(self) -> Result<Self> {
        if self.pre.iter().chain(&self.post).chain(&self.changes).all(|score| score.is_finite()) {
            Ok(self)
        } else {
            Err(Error::input("Every score and every change must be a finite number."))
        }
    }

    /// How many pairs are complete.
    #[must_use]
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether no pair is complete.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What was left out.
    #[must_use]
    pub fn missing(&self) -> Missing {
        self.missing
    }

    /// The changes of the complete pairs, `post − pre`.
    #[must_use]
    pub fn changes(&self) -> &[f64] {
        &self.changes
    }

    /// The sentence for data in which nothing varies, if so.
    pub(super) fn sameness(&self) -> Result<()> {
        let Some(first) = self.rounded.first() else {
            return Err(Error::not_estimable("there is no complete pair"));
        };
        if self.rounded.iter().any(|change| change != first) {
            return Ok(());
        }
        let n = self.len();
        Err(Error::not_estimable(match n {
            1 => "one pair is not enough".to_owned(),
            _ if *first == 0.0 => format!("no change: all {n} differences are 0"),
            _ => format!("all changed by {first}"),
        }))
    }
}

fn rounded(changes: &[f64], largest: f64) -> Vec<f64> {
    let unit = 10_f64.powf(12.0 - largest.log10().ceil());
    let round = |change: f64| {
        let whole = (change * unit).round() / unit;
        if whole.is_finite() { whole + 0.0 } else { change }
    };
    changes.iter().copied().map(round).collect()
}
