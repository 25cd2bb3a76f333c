//! The generator behind every bootstrap and permutation: fixed by this page, so that a stored seed gives the same figure
//! on every machine and can be redone in any language.
//!
//! - **Seed**: one `u64`. SplitMix64 started at the seed gives four numbers, the state `s0..s3`.
//! - **Stream**: xoshiro256++ (Blackman and Vigna 2019): `rotl(s0 + s3, 23) + s0`, then the usual state step.
//! - **Index below n**: the upper 64 bits of the 128-bit product `x · n`, one draw an index, nothing rejected. (The bias
//!   is below n / 2⁶⁴.)
//! - **Shuffle**: Fisher–Yates from the end: for i = n − 1 down to 1 swap i with an index below i + 1.
//! - **Resample**: n indices below n, drawn in order; one resample after the other from one stream.
//!
//! In Python:
//!
//! ```python
//! M = (1 << 64) - 1
//! def state(seed):
//!     for _ in range(4):
//!         seed = (seed + 0x9E3779B97F4A7C15) & M
//!         z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & M
//!         z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
//!         yield z ^ (z >> 31)
//! def rotl(x, k): return ((x << k) | (x >> (64 - k))) & M
//! def draws(seed):
//!     s = list(state(seed))
//!     while True:
//!         yield (rotl((s[0] + s[3]) & M, 23) + s[0]) & M
//!         t = (s[1] << 17) & M
//!         s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45)
//! def below(stream, n): return (next(stream) * n) >> 64
//! ```

/// xoshiro256++ seeded by SplitMix64. Not for secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generator {
    state: [u64; 4],
}

impl Generator {
    /// The stream that belongs to a seed.
    ///
    /// ```
    /// use measures::random::Generator;
    /// assert_eq!(Generator::new(7).resample(5), Generator::new(7).resample(5));
    /// ```
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut walk = seed;
        let state = std::array::from_fn(|_| {
            walk = walk.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut z = walk;
            z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            z ^ (z >> 31)
        });
        Self { state }
    }

    /// The next 64 bits (`reference/generator.py` prints the same).
    pub fn draw(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// An index below `n`; 0 when `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.draw()) * n as u128) >> 64) as usize
    }

    /// `n` indices below `n`, with replacement: one bootstrap resample.
    pub fn resample(&mut self, n: usize) -> Vec<usize> {
        (0..n).map(|_| self.below(n)).collect()
    }

    /// Puts a slice into random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last + 1);
            items.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_python_text_above() {
        let mut generator = Generator::new(42);
        let first: Vec<_> = (0..3).map(|_| generator.draw()).collect();
        assert_eq!(first, [15021278609987233951, 5881210131331364753, 18149643915985481100]);
        assert_eq!(Generator::new(2026).resample(10), [4, 6, 7, 8, 0, 9, 8, 8, 8, 4]);
    }

    #[test]
    fn a_shuffle_keeps_every_item() {
        let mut items: Vec<_> = (0..100).collect();
        Generator::new(1).shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }
}
