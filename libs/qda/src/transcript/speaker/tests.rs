//! Names and traps.

use super::*;

fn speaker(line: &str) -> Option<(&str, &str)> {
    Names::default().speaker(line)
}

#[test]
fn names_before_a_colon_are_speakers() {
    for (line, name, rest) in [
        ("Ana Lima: hello", "Ana Lima", "hello"),
        ("Dr. Andrea D. Furlan: yes: no", "Dr. Andrea D. Furlan", "yes: no"),
        ("Marie-Ève O’Neil : bonjour", "Marie-Ève O’Neil", "bonjour"),
        ("Ludwig van der Berg: x", "Ludwig van der Berg", "x"),
        ("Maria Lopez, RN (she/her): hi", "Maria Lopez, RN (she/her)", "hi"),
        ("Speaker 1: hi", "Speaker 1", "hi"),
        ("interviewer: hi", "interviewer", "hi"),
        ("P07: hi", "P07", "hi"),
        ("Q: why", "Q", "why"),
        ("ANNA:", "ANNA", ""),
        (">> ANNA: hi", "ANNA", "hi"),
        ("- Ana: hi", "Ana", "hi"),
        ("[Ana]: hi", "Ana", "hi"),
        ("**Ana:** hi", "Ana", "hi"),
        ("李雷：你好", "李雷", "你好"),
        ("محمد: مرحبا", "محمد", "مرحبا"),
        ("iPhone (2): hi", "iPhone (2)", "hi"),
        ("+1 (416) ***-0199: hi", "+1 (416) ***-0199", "hi"),
        ("de la Cruz, María: hi", "de la Cruz, María", "hi"),
    ] {
        let found = Names::learn(&[], [line; 3].into_iter());
        assert_eq!(found.speaker(line), Some((name, rest)), "{line}");
    }
}

#[test]
fn other_colons_are_not() {
    for line in [
        "10:30 starts",
        "10:30: we start",
        "a ratio of 3:1",
        "3:1",
        "http://example.org: a page",
        "See http://example.org",
        "Note: the dose is low",
        "NOTE: the dose is low",
        "Remarque : la dose",
        "So here is the thing: rest",
        "My question is: why",
        "Step 2: taper",
        "Case 3: a man",
        "and then: we stop",
        "He said \"Ana: come\"",
        "We talked at length about a plan with many people in it and then: stop",
        ": nothing",
        "no colon",
        "Ana:hello",
        "",
    ] {
        assert_eq!(speaker(line), None, "{line}");
    }
}

#[test]
fn what_does_not_look_like_a_name_is_one_when_it_opens_three_cues_or_the_caller_knows_it() {
    let line = "the man in the back: yes";
    assert_eq!(speaker(line), None);
    assert_eq!(Names::learn(&[], [line; 3].into_iter()).speaker(line), None);
    let user = "anna_s: yes";
    assert_eq!(speaker(user), None);
    assert_eq!(Names::learn(&[], [user; 3].into_iter()).speaker(user), Some(("anna_s", "yes")));
    let known = ["The man in the back".to_owned()];
    assert_eq!(Names::learn(&known, std::iter::empty()).speaker(line), Some(("the man in the back", "yes")));
}
