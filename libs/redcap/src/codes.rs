//! Self-made codes of two rounds ("first letter of your mother's name, day of birth …"): which belong together, and which
//! only may.
//!
//! About a quarter of such codes do not come back as they were made (McGloin and others 1996). So: codes that are equal are
//! matched; codes that are equal but for case and outer spaces are matched; codes one keystroke apart are suggested to a
//! person and never matched; a code that stands twice, or could belong to several, is ambiguous and never matched.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How two codes came to be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// They are equal.
    Exact,
    /// They are equal when case and outer spaces are left aside.
    Folded,
}

/// What became of the codes of two rounds. Numbers are places in the two lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repair {
    /// Pairs that belong together.
    pub matched: Vec<(usize, usize, How)>,
    /// Pairs one keystroke apart, each the only candidate of the other: for a person to decide.
    pub suggested: Vec<(usize, usize)>,
    /// Codes of the first round that stand twice, or could belong to several.
    pub ambiguous_before: Vec<usize>,
    /// The same of the second round.
    pub ambiguous_after: Vec<usize>,
    /// Codes of the first round without a counterpart.
    pub only_before: Vec<usize>,
    /// Codes of the second round without a counterpart.
    pub only_after: Vec<usize>,
    /// Blank codes: first round, second round.
    pub blank: [Vec<usize>; 2],
}

/// Longer texts are no codes; they are not compared by keystrokes.
const LONGEST: usize = 64;

/// Looks for the pairs of two rounds.
///
/// ```
/// use redcap::codes::{How, repair};
///
/// let found = repair(&["MA12", "jo07", "XX99", "AB1"], &["MA12", "JO07 ", "XX98", "CD5"]);
/// assert_eq!(found.matched, [(0, 0, How::Exact), (1, 1, How::Folded)]);
/// assert_eq!(found.suggested, [(2, 2)]);
/// assert_eq!((found.only_before, found.only_after), (vec![3], vec![3]));
/// ```
#[must_use]
pub fn repair<S: AsRef<str>>(before: &[S], after: &[S]) -> Repair {
    let sides = [before, after].map(|side| side.iter().map(|code| code.as_ref()).collect::<Vec<_>>());
    let mut found = Repair::default();
    let mut open: [BTreeSet<usize>; 2] = Default::default();
    for (side, codes) in sides.iter().enumerate() {
        for (place, code) in codes.iter().enumerate() {
            let set = if code.trim().is_empty() { found.blank.get_mut(side) } else { None };
            match (set, open.get_mut(side)) {
                (Some(blank), _) => blank.push(place),
                (None, Some(open)) => {
                    open.insert(place);
                }
                (None, None) => {}
            }
        }
    }
    let [mut left, mut right] = open;
    let [first, second] = &sides;
    let code = |side: &[&str], place: usize| side.get(place).map_or(String::new(), |code| (*code).to_owned());
    let fold = |text: String| text.trim().to_lowercase();

    // What stands twice, however it is written, is nobody's for sure; equal ones that stand once on each side are.
    let groups = |key: &dyn Fn(String) -> String, left: &BTreeSet<usize>, right: &BTreeSet<usize>| {
        let mut groups: BTreeMap<String, [Vec<usize>; 2]> = BTreeMap::new();
        for place in left {
            groups.entry(key(code(first, *place))).or_default()[0].push(*place);
        }
        for place in right {
            groups.entry(key(code(second, *place))).or_default()[1].push(*place);
        }
        groups
    };
    for (key, how) in [(&(|text| text) as &dyn Fn(String) -> String, How::Exact), (&fold, How::Folded)] {
        for [before, after] in groups(key, &left, &right).into_values() {
            if let ([one], [other]) = (before.as_slice(), after.as_slice()) {
                found.matched.push((*one, *other, how));
                left.remove(one);
                right.remove(other);
            }
        }
    }
    // Left over with an equal: twice on a side, or beside a pair that was matched.
    let taken: BTreeSet<String> = found.matched.iter().map(|(one, _, _)| fold(code(first, *one))).collect();
    for (key, [before, after]) in groups(&fold, &left, &right) {
        if before.len() > 1 || after.len() > 1 || taken.contains(&key) {
            left.retain(|place| !before.contains(place));
            right.retain(|place| !after.contains(place));
            found.ambiguous_before.extend(before);
            found.ambiguous_after.extend(after);
        }
    }

    let mine: Vec<(usize, String)> = left.iter().map(|place| (*place, fold(code(first, *place)))).collect();
    let theirs: Vec<(usize, String)> = right.iter().map(|place| (*place, fold(code(second, *place)))).collect();
    let near = neighbors(&mine, &theirs);
    let mut back: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (one, others) in &near {
        others.iter().for_each(|other| back.entry(*other).or_default().push(*one));
    }
    for (one, others) in &near {
        match others.iter().next() {
            Some(other) if others.len() == 1 && back.get(other).is_some_and(|back| back.len() == 1) => {
                found.suggested.push((*one, *other));
                right.remove(other);
            }
            _ => found.ambiguous_before.push(*one),
        }
        left.remove(one);
    }
    for other in back.keys() {
        if right.remove(other) {
            found.ambiguous_after.push(*other);
        }
    }
    found.only_before = left.into_iter().collect();
    found.only_after = right.into_iter().collect();
    found.matched.sort_by_key(|(one, _, _)| *one);
    found.suggested.sort_unstable();
    found.ambiguous_before.sort_unstable();
    found.ambiguous_after.sort_unstable();
    found
}

/// For each code of the first list that has any, the codes of the second one keystroke away: one sign more, less or other.
fn neighbors(mine: &[(usize, String)], theirs: &[(usize, String)]) -> BTreeMap<usize, BTreeSet<usize>> {
    // Two texts are at most one keystroke apart only if they share a text that is one of them with at most one sign left out.
    let mut shared: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, (_, text)) in theirs.iter().enumerate() {
        for part in shortened(text) {
            shared.entry(part).or_default().push(at);
        }
    }
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (place, text) in mine {
        let at: BTreeSet<usize> =
            shortened(text).iter().filter_map(|part| shared.get(part)).flatten().copied().collect();
        let others = at.into_iter().filter_map(|at| theirs.get(at)).filter(|(_, other)| apart_by_one(text, other));
        let others: BTreeSet<usize> = others.map(|(place, _)| *place).collect();
        if !others.is_empty() {
            near.insert(*place, others);
        }
    }
    near
}

/// The text, and the text with each one of its signs left out.
fn shortened(text: &str) -> BTreeSet<String> {
    let mut parts = BTreeSet::from([text.to_owned()]);
    if text.chars().count() <= LONGEST {
        for (at, sign) in text.char_indices() {
            let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
            parts.insert(text.get(..at).unwrap_or_default().to_owned() + after);
        }
    }
    parts
}

/// Whether the edit distance of Levenshtein is exactly 1.
fn apart_by_one(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let tail = |side: &[char], from: usize| side.get(from..).unwrap_or_default().to_vec();
    match long.len() - short.len() {
        0 => same < short.len() && tail(short, same + 1) == tail(long, same + 1),
        1 => tail(short, same) == tail(long, same + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_that_stands_twice_is_never_matched() {
        let found = repair(&["AB12", "AB12", "CD34"], &["AB12", "CD34"]);
        assert_eq!(found.matched, [(2, 1, How::Exact)]);
        assert_eq!((found.ambiguous_before, found.ambiguous_after), (vec![0, 1], vec![0]));
        let folded = repair(&["ab12", " AB12"], &["Ab12"]);
        assert_eq!(folded.matched, []);
        assert_eq!((folded.ambiguous_before, folded.ambiguous_after), (vec![0, 1], vec![0]));
    }

    #[test]
    fn a_leftover_beside_a_matched_equal_is_ambiguous() {
        let found = repair(&["AB12", "ab12"], &["AB12"]);
        assert_eq!(found.matched, [(0, 0, How::Exact)]);
        assert_eq!(found.ambiguous_before, [1]);
    }

    #[test]
    fn a_suggestion_is_the_only_candidate_of_both() {
        let found = repair(&["AB12", "ZZ00"], &["AB13", "AB14", "ZZ000"]);
        assert_eq!(found.suggested, [(1, 2)]);
        assert_eq!((found.ambiguous_before, found.ambiguous_after), (vec![0], vec![0, 1]));
        // Two keystrokes, or two signs in each other's place, are two.
        let far = repair(&["AB12"], &["BA12"]);
        assert_eq!((far.suggested, far.only_before, far.only_after), (vec![], vec![0], vec![0]));
    }

    #[test]
    fn a_matched_code_is_no_candidate_any_more() {
        let found = repair(&["AB12", "AB13"], &["AB12", "AB15"]);
        assert_eq!(found.matched, [(0, 0, How::Exact)]);
        assert_eq!(found.suggested, [(1, 1)]);
    }

    #[test]
    fn blank_codes_are_told_and_ten_thousand_are_compared() {
        let found = repair(&["", " \t"], &["A1"]);
        assert_eq!((found.blank, found.only_after), ([vec![0, 1], vec![]], vec![0]));
        let many = |offset: usize| (0..10_000).map(|at| format!("C{:06}", at * 37 + offset)).collect::<Vec<_>>();
        let found = repair(&many(0), &many(0));
        assert_eq!(found.matched.len(), 10_000);
    }

    proptest! {
        #[test]
        fn every_code_is_told_once(
            before in proptest::collection::vec("[abAB ]{0,3}", 0..8),
            after in proptest::collection::vec("[abAB ]{0,3}", 0..8),
        ) {
            let found = repair(&before, &after);
            let mut mine: Vec<usize> = found.matched.iter().map(|pair| pair.0).collect();
            mine.extend(found.suggested.iter().map(|pair| pair.0));
            mine.extend(found.ambiguous_before.iter().chain(&found.only_before).chain(&found.blank[0]));
            mine.sort_unstable();
            prop_assert_eq!(mine, (0..before.len()).collect::<Vec<_>>());
            let mut theirs: Vec<usize> = found.matched.iter().map(|pair| pair.1).collect();
            theirs.extend(found.suggested.iter().map(|pair| pair.1));
            theirs.extend(found.ambiguous_after.iter().chain(&found.only_after).chain(&found.blank[1]));
            theirs.sort_unstable();
            prop_assert_eq!(theirs, (0..after.len()).collect::<Vec<_>>());
            for (one, other, _) in &found.matched {
                prop_assert_eq!(before[*one].trim().to_lowercase(), after[*other].trim().to_lowercase());
            }
        }
    }
}
