//! Self-made codes of older answers: whose sheets before and after belong together, and whose only may. The rules are
//! [`redcap::codes`]'; nothing is joined but by somebody who decides it.

use std::collections::BTreeSet;

use redcap::codes::repair;

use super::Token;

/// How near two codes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Equal but for case and outer spaces.
    Folded,
    /// One keystroke apart, and each the only one so near to the other.
    Near,
}

impl How {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Folded, Self::Near];

    /// The one of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }

    /// The code; its name is the message "dictionary-how-CODE".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Folded => "folded",
            Self::Near => "near",
        }
    }
}

/// Two codes that may be one person's.
#[derive(Clone, PartialEq, Eq)]
pub struct Pair {
    /// How near they are.
    pub how: How,
    /// The token and code of the earlier sheet.
    pub before: (Token, String),
    /// Those of the later one.
    pub after: (Token, String),
}

crate::unprinted!(Pair);

/// What becomes of the codes of two waves.
#[derive(Clone, PartialEq, Eq)]
pub struct Matching {
    /// How many have a sheet at both: equal codes, or joined by somebody.
    pub matched: usize,
    /// The pairs that wait for somebody to decide, the nearest first.
    pub suggested: Vec<Pair>,
    /// Codes that stand twice or could belong to several, at each wave: never joined.
    pub ambiguous: [Vec<String>; 2],
    /// How many stand alone at each wave.
    pub alone: [usize; 2],
}

/// Looks for the pairs among the codes of two waves. `apart` are pairs of tokens that somebody decided to keep apart.
pub fn matching(before: &[(Token, String)], after: &[(Token, String)], apart: &BTreeSet<(Token, Token)>) -> Matching {
    let codes = |side: &[(Token, String)]| side.iter().map(|(_, code)| code.clone()).collect::<Vec<_>>();
    let joined: BTreeSet<&Token> =
        before.iter().map(|(token, _)| token).filter(|token| after.iter().any(|(other, _)| other == *token)).collect();
    // Who was joined is out of the question.
    let open = |side: &[(Token, String)]| {
        side.iter().filter(|(token, _)| !joined.contains(token)).cloned().collect::<Vec<_>>()
    };
    let (matched, before, after) = (joined.len(), open(before), open(after));
    let found = repair(&codes(&before), &codes(&after));
    let folded = found.matched.iter().map(|(one, other, _)| (*one, *other, How::Folded));
    let near = found.suggested.iter().map(|(one, other)| (*one, *other, How::Near));
    let mut suggested = Vec::new();
    let mut alone = [found.only_before.len(), found.only_after.len()];
    for (one, other, how) in folded.chain(near) {
        let Some((one, other)) = before.get(one).cloned().zip(after.get(other).cloned()) else { continue };
        if apart.contains(&(one.0.clone(), other.0.clone())) {
            alone.iter_mut().for_each(|alone| *alone += 1);
        } else {
            suggested.push(Pair { how, before: one, after: other });
        }
    }
    let named = |side: &[(Token, String)], places: &[usize]| {
        let codes = places.iter().filter_map(|place| side.get(*place)).map(|(_, code)| code.clone());
        codes.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    };
    let ambiguous = [named(&before, &found.ambiguous_before), named(&after, &found.ambiguous_after)];
    Matching { matched, suggested, ambiguous, alone }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(list: &[(u8, &str)]) -> Vec<(Token, String)> {
        list.iter().map(|(number, code)| (Token::of(&[*number; 16]), (*code).to_owned())).collect()
    }

    fn told(found: &Matching) -> Vec<(&'static str, &str, &str)> {
        found.suggested.iter().map(|pair| (pair.how.code(), pair.before.1.as_str(), pair.after.1.as_str())).collect()
    }

    #[test]
    fn equal_codes_share_a_token_and_all_others_wait_for_somebody() {
        let before = codes(&[(1, "MA12"), (2, "jo07"), (3, "XX99"), (4, "AB12"), (5, "KL44"), (6, "KL44")]);
        let after = codes(&[(1, "MA12"), (12, "JO07"), (13, "XX98"), (15, "KL44"), (16, "QQ01")]);
        let found = matching(&before, &after, &BTreeSet::new());
        assert_eq!((found.matched, found.alone), (1, [1, 1]));
        assert_eq!(told(&found), [("folded", "jo07", "JO07"), ("near", "XX99", "XX98")]);
        assert_eq!(found.ambiguous, [["KL44"], ["KL44"]]);
    }

    #[test]
    fn a_pair_that_was_kept_apart_is_not_suggested_again_and_one_that_was_joined_counts() {
        let (before, after) = (codes(&[(1, "XX99"), (2, "AB12")]), codes(&[(3, "XX98"), (4, "AB13")]));
        let apart = BTreeSet::from([(Token::of(&[1; 16]), Token::of(&[3; 16]))]);
        let found = matching(&before, &after, &apart);
        assert_eq!((told(&found), found.alone), (vec![("near", "AB12", "AB13")], [1, 1]));
        let joined = codes(&[(3, "XX98"), (2, "AB12")]);
        let found = matching(&before, &joined, &apart);
        assert_eq!((found.matched, told(&found), found.alone), (1, vec![], [1, 1]));
    }

    #[test]
    fn a_code_near_to_two_is_ambiguous() {
        let found = matching(&codes(&[(1, "AB12")]), &codes(&[(2, "AB13"), (3, "AB14")]), &BTreeSet::new());
        assert_eq!(told(&found), []);
        assert_eq!(found.ambiguous, [vec!["AB12".to_owned()], vec!["AB13".to_owned(), "AB14".to_owned()]]);
    }
}
