//! What the hub's team notes about a case before its session discusses it: short, each under its author's profession.
//!
//! Working notes of the team: the presenter does not see them, nor do the participants. In the room they stand beside the
//! case for the team alone, and what its author still means can be made a recommendation there.

use crate::{
    case::State,
    fields::{Check, Faults, Fields},
    profession::Profession,
};

/// The longest comment, in characters.
pub const TEXT: usize = 600;

/// A comment as typed in the field "text".
pub fn text(fields: &Fields) -> Result<String, Faults> {
    let mut check = Check::new(fields);
    let text = check.text("text", TEXT);
    check.done(text)
}

/// Whether comments on a case are taken: from its acceptance until its session is busy with it.
pub const fn are_taken(state: State, discussed: bool) -> bool {
    matches!(state, State::Accepted | State::Scheduled) && !discussed
}

/// Things by the profession of their authors, in the order of professions; within one the order stays.
pub fn by_profession<T>(all: Vec<T>, of: impl Fn(&T) -> Profession) -> Vec<(Profession, Vec<T>)> {
    let mut groups: Vec<(Profession, Vec<T>)> = Vec::new();
    for one in all {
        let profession = of(&one);
        match groups.iter_mut().find(|(known, _)| *known == profession) {
            Some((_, group)) => group.push(one),
            None => groups.push((profession, vec![one])),
        }
    }
    groups.sort_by_key(|(profession, _)| *profession);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_has_one_to_six_hundred_characters() {
        let typed = |typed: &str| text(&Fields::default().with("text", typed));
        assert_eq!(typed(" Ask about sleep. ").unwrap(), "Ask about sleep.");
        assert_eq!(typed("").unwrap_err(), Faults::one("text", "fault-missing"));
        assert!(typed(&"é".repeat(600)).is_ok());
        assert_eq!(typed(&"é".repeat(601)).unwrap_err().of("text").unwrap().key, "fault-too-long");
    }

    #[test]
    fn comments_are_taken_from_acceptance_until_the_session_discusses_the_case() {
        assert!(are_taken(State::Accepted, false) && are_taken(State::Scheduled, false));
        assert!(!are_taken(State::Scheduled, true));
        for state in [State::Draft, State::Returned, State::Submitted, State::Presented, State::LetterSent] {
            assert!(!are_taken(state, false));
        }
    }

    #[test]
    fn professions_stand_in_their_order_and_comments_in_theirs() {
        let [physician, pharmacist] = [Profession::PainPhysician, Profession::Pharmacist];
        let all = vec![(pharmacist, 1), (physician, 2), (pharmacist, 3)];
        let groups = by_profession(all, |(profession, _)| *profession);
        assert_eq!(groups, [(physician, vec![(physician, 2)]), (pharmacist, vec![(pharmacist, 1), (pharmacist, 3)])]);
    }
}
