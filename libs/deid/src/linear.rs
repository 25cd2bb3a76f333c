//! The time is linear: twice the text, twice the looks at words, whatever the text is.

use crate::{scan, text::STEPS};

/// Texts that invite rules to go back and forth.
const GARBAGE: &[&str] = &[
    "a ",
    "1 ",
    "1-",
    "12/",
    "Dr. ",
    "St-",
    "A.",
    "@a",
    "a.b@",
    "Lac de la ",
    "3 mars ",
    "Tremblay, Jean, ",
    "http://",
    "www.a.",
    "1.1.1.",
    "Xyzzyq ",
    "Qwertx Hospital ",
    "of the ",
    "Saint-",
    "ninety ",
    "works at ",
    "lives in ",
    "Thunder ",
    "First Nation ",
    "Jean and ",
    "x et al, ",
    "MRN ",
    "K1A ",
    "0B1 ",
    "TREM ",
    "Queen St ",
    "rue de la ",
    "d'",
    "May ",
    "92 yo ",
    "J. ",
    "and Roy ",
    "\u{301}",
    "é",
    "\n",
];

fn steps(text: &str) -> usize {
    STEPS.with(|steps| steps.set(0));
    scan(text);
    STEPS.with(std::cell::Cell::get)
}

#[test]
fn twice_the_text_takes_twice_the_steps() {
    for garbage in GARBAGE {
        let (once, twice) = (steps(&garbage.repeat(2_000)), steps(&garbage.repeat(4_000)));
        assert!(twice <= once * 21 / 10 + 200, "{garbage:?}: {once} steps, then {twice}");
        assert!(once <= 2_000 * garbage.len().max(2) * 200, "{garbage:?}: {once} steps");
    }
}

#[test]
fn mixed_garbage_is_linear_too() {
    let all = GARBAGE.concat();
    let (once, twice) = (steps(&all.repeat(50)), steps(&all.repeat(100)));
    assert!(twice <= once * 21 / 10 + 200, "{once} steps, then {twice}");
}
