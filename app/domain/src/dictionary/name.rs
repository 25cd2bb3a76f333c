//! Names of foreign files as codes of a survey, and back: always the same code for the same name.

use crate::survey::is_code;

/// The longest code of a survey.
const MOST: usize = 26;

/// The code of a variable's name: itself where it can be one, else its beginning and a few digits that follow from all of it.
pub(super) fn code(name: &str) -> String {
    if is_code(name) {
        return name.to_owned();
    }
    let sign = |sign: char| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '_' };
    let plain: String = name.chars().map(sign).collect();
    let plain = if plain.starts_with(|first: char| first.is_ascii_lowercase()) { plain } else { format!("q{plain}") };
    if is_code(&plain) {
        return plain;
    }
    let begin: String = plain.chars().take(MOST - 7).collect();
    format!("{begin}_{:06x}", hash(name) & 0x00ff_ffff)
}

/// The code of a choice: "1" becomes "o1".
pub(super) fn option(code_there: &str) -> String {
    if is_code(code_there) { code_there.to_owned() } else { code(&format!("o{code_there}")) }
}

/// Fowler, Noll and Vo (1a), 32 bits.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_where_it_can_and_is_shortened_to_the_same_where_not() {
        assert_eq!(code("age"), "age");
        assert_eq!(code("Études 2"), "q_tudes_2");
        let long = code("how_often_do_you_ask_about_sleep");
        assert_eq!(long, code("how_often_do_you_ask_about_sleep"));
        assert_ne!(long, code("how_often_do_you_ask_about_work"));
        assert!(is_code(&long) && long.starts_with("how_often_do_you_as_"), "{long}");
        assert_eq!([option("1"), option("yes"), option("-9")], ["o1", "yes", "o_9"]);
    }
}
