//! A few bits for each of some words: most words are none of them, and one look says so.

/// As [`sieve`], for fewer words.
pub(crate) const fn strainer(words: &[u64]) -> [u64; 4] {
    let mut bits = [0; 4];
    let mut at = 0;
    while at < words.len() {
        #[expect(clippy::indexing_slicing, reason = "a table made when compiling: a wrong index would not compile")]
        {
            bits[(words[at] >> 62) as usize] |= 1 << ((words[at] >> 56) & 63);
        }
        at += 1;
    }
    bits
}

/// As [`sifted`], for fewer words.
#[inline]
pub(crate) fn strained(hash: u64, bits: &[u64; 4]) -> bool {
    bits.get((hash >> 62) as usize).is_some_and(|bits| (bits >> ((hash >> 56) & 63)) & 1 == 1)
}

/// A bit for each of some words, among 64 times `N`; a power of two.
pub(crate) const fn sieve<const N: usize>(words: &[u64]) -> [u64; N] {
    let mut bits = [0; N];
    let mut at = 0;
    while at < words.len() {
        #[expect(clippy::indexing_slicing, reason = "a table made when compiling: a wrong index would not compile")]
        {
            let bit = words[at] >> (58 - N.trailing_zeros());
            bits[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        at += 1;
    }
    bits
}

/// Whether a word may be one of those of a sieve; what is not, is none.
#[inline]
pub(crate) fn sifted<const N: usize>(hash: u64, bits: &[u64; N]) -> bool {
    let bit = hash >> (58 - N.trailing_zeros());
    bits.get((bit >> 6) as usize).is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
}
