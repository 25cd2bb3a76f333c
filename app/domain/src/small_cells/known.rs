//! What follows from printed sums by adding and subtracting: sets of things that are counted, as vectors over everything that
//! can occur. For the tests that no hidden count does.

const PRIME: u64 = (1 << 61) - 1;

fn times(a: u64, b: u64) -> u64 {
    u64::try_from(u128::from(a) * u128::from(b) % u128::from(PRIME)).unwrap()
}

fn inverse(value: u64) -> u64 {
    let (mut result, mut base, mut left) = (1, value, PRIME - 2);
    while left > 0 {
        if left & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        left >>= 1;
    }
    result
}

/// What follows from vectors by linear combination, kept in echelon form.
#[derive(Default)]
pub struct Known(Vec<(usize, Vec<u64>)>);

impl Known {
    fn rest(&self, mut vector: Vec<u64>) -> Vec<u64> {
        for (pivot, row) in &self.0 {
            let factor = vector[*pivot];
            if factor != 0 {
                for (cell, known) in vector.iter_mut().zip(row) {
                    *cell = (*cell + PRIME - times(factor, *known)) % PRIME;
                }
            }
        }
        vector
    }

    /// Takes in that the sum over these is known.
    pub fn add(&mut self, vector: Vec<u64>) {
        let rest = self.rest(vector);
        let Some(pivot) = rest.iter().position(|cell| *cell != 0) else { return };
        let factor = inverse(rest[pivot]);
        self.0.push((pivot, rest.into_iter().map(|cell| times(cell, factor)).collect()));
    }

    /// Whether the sum over these follows.
    pub fn gives(&self, vector: Vec<u64>) -> bool {
        self.rest(vector).iter().all(|cell| *cell == 0)
    }
}
