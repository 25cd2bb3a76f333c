//! Ranks with ties shared (mid-ranks), doubled so that they are whole numbers.

/// Twice the mid-rank of each value (1 for the smallest would be 2; two values that share ranks 1 and 2 get 3 each).
/// Values must not be NaN.
#[must_use]
pub(crate) fn doubled(values: &[f64]) -> Vec<u64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|left, right| left.1.total_cmp(&right.1));
    let mut ranks = vec![0; values.len()];
    let mut before = 0_u64;
    for tied in order.chunk_by(|left, right| left.1 == right.1) {
        let size = tied.len() as u64;
        for (place, _) in tied {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = 2 * before + size + 1;
            }
        }
        before += size;
    }
    ranks
}

/// The greatest number that divides all; 1 for none.
pub(crate) fn common_divisor(values: &[u64]) -> u64 {
    values
        .iter()
        .fold(0, |mut left, &right| {
            let mut right = right;
            while right != 0 {
                (left, right) = (right, left % right);
            }
            left
        })
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_their_ranks() {
        assert_eq!(doubled(&[3.0, 1.0, 3.0, 2.0, 3.0]), [8, 2, 8, 4, 8]);
        assert_eq!(doubled(&[-0.0, 0.0]), [3, 3]);
        assert_eq!(common_divisor(&[8, 2, 4]), 2);
        assert_eq!(common_divisor(&[]), 1);
    }
}
