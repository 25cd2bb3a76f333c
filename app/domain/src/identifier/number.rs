//! Numbers of people: telephone, health card, social insurance, record.

use super::{
    Class, Match,
    token::{Kind, Tokens},
};

/// The most groups a number is written in.
const GROUPS: usize = 6;

/// A number whose kind is named right before it: `MRN 448812`, `tél. 555-1234`, `OHIP: 1234 567 897`.
pub fn labelled(tokens: &Tokens, place: usize) -> Match {
    let (class, least) = match tokens.word(place)? {
        "mrn" | "mrns" => (Class::Record, 4),
        "chart" | "file" | "record" | "dossier" | "account" | "compte" if numbered(tokens, place) => (Class::Record, 4),
        "ohip" | "ramq" | "nam" | "phn" | "hcn" | "phin" | "ahcip" => (Class::HealthCard, 5),
        "sin" | "nas" | "ssn" => (Class::SocialInsurance, 6),
        "tel" | "tél" | "telephone" | "téléphone" | "phone" | "fax" | "télécopieur" | "cell" | "cellulaire" => {
            (Class::Phone, 7)
        }
        _ => return None,
    };
    let start = (place + 1..place + 8).find(|next| tokens.number(*next).is_some())?;
    let between = |next: usize| match tokens.kind(next) {
        Some(Kind::Word) => tokens.word(next).is_some_and(|word| LINKS.contains(&word)),
        Some(Kind::Mark) => [".", ":", "#", "°", "(", "-", "+", "º", "="].contains(&tokens.text(next)),
        other => other == Some(Kind::Space),
    };
    if !(place + 1..start).all(between) {
        return None;
    }
    let groups = groups(tokens, start);
    let digits: usize = groups.iter().map(|group| group.digits.len()).sum();
    let end = groups.last()?.place + 1;
    (digits >= least && !tokens.unit_follows(end)).then_some((end - place, class))
}

const LINKS: &[&str] = &["no", "nos", "num", "number", "numéro", "numero", "n", "is", "est", "card", "carte", "id"];

/// Whether "#", "no" or "number" follows: a chart is numbered, not only mentioned.
fn numbered(tokens: &Tokens, place: usize) -> bool {
    let next = tokens.past_space(place + 1);
    tokens.is(next, "#")
        || tokens.word(next).is_some_and(|word| ["no", "n", "number", "numéro", "num", "id"].contains(&word))
}

/// Québec's `ABCD 1234 5678`: four letters, year, month (women + 50) and day of birth, two more figures.
pub fn health_card(tokens: &Tokens, place: usize) -> Match {
    tokens.word(place).filter(|word| word.chars().count() == 4)?;
    let start = tokens.past_space(place + 1);
    let groups = groups(tokens, start);
    let digits: String = groups.iter().map(|group| group.digits).collect();
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|text| text.parse::<u32>().ok());
    let month = part(2..4)?;
    let born = (matches!(month, 1..=12 | 51..=62)) && matches!(part(4..6)?, 1..=31);
    let end = groups.last()?.place + 1;
    (digits.len() == 8 && groups.len() <= 3 && born && !tokens.is_solid(end))
        .then_some((end - place, Class::HealthCard))
}

/// Figures that are a person's by their grouping, length or check digit.
pub fn digits(tokens: &Tokens, place: usize) -> Match {
    if tokens.touched_before(place) {
        return None;
    }
    if let Some(abroad) = international(tokens, place) {
        return Some(abroad);
    }
    // The bracket of an area code, not one around a sentence.
    let area = tokens.number(place + 1).is_some_and(|area| matches!(area.len(), 3 | 6));
    let bracket = usize::from(tokens.is(place, "(") && area && tokens.is(place + 2, ")"));
    let groups = groups(tokens, place + bracket);
    if continues(tokens, place, groups.get(1).map_or("", |second| second.joint)) {
        return None;
    }
    // The longest row of groups that makes a number; a row is cut at a space only.
    (1..=groups.len()).rev().find_map(|count| {
        let cut = groups.get(count).is_none_or(|next| next.joint == " ");
        let row = groups.get(..count).filter(|_| cut)?;
        whole(tokens, place, row, bracket == 1)
    })
}

fn whole(tokens: &Tokens, place: usize, row: &[Group<'_>], bracket: bool) -> Match {
    let end = row.last()?.place + 1;
    if tokens.unit_follows(end) {
        return None;
    }
    let shape: Vec<usize> = row.iter().map(|group| group.digits.len()).collect();
    let all: String = row.iter().map(|group| group.digits).collect();
    // "300 600 900" are doses on a way up, "250000000" is a count.
    let round = if row.len() > 1 { row.iter().all(is_round) } else { all.ends_with("0000") };
    let class = match shape.as_slice() {
        _ if round => return None,
        [3, 3, 4] | [1, 3, 3, 4] if is_phone(&all) => Class::Phone,
        [3, 7] | [6, 4] if bracket && is_phone(&all) => Class::Phone,
        [4, 3, 3] | [5, 4] => Class::HealthCard,
        [3, 3, 3] => {
            if luhn(&all) {
                Class::SocialInsurance
            } else {
                Class::HealthCard
            }
        }
        [3, 2, 4] if row.iter().skip(1).all(|group| group.joint == "-") => Class::SocialInsurance,
        [9] if luhn(&all) => Class::SocialInsurance,
        [10] if luhn(&all) => Class::HealthCard,
        [10 | 11] if is_phone(&all) => Class::Phone,
        [9..=12] => Class::HealthCard,
        [count] if *count > 12 => Class::Record,
        _ => return None,
    };
    let versioned = class == Class::HealthCard && all.len() == 10;
    let end = if versioned { past_version(tokens, end) } else { end };
    (!tokens.is_solid(end)).then_some((end - place, class))
}

/// Whether a group looks like a dose.
fn is_round(group: &Group<'_>) -> bool {
    ["0", "25", "75"].iter().any(|end| group.digits.ends_with(end))
}

/// Whether a number before, joined in the same way, makes this one a part of something longer.
fn continues(tokens: &Tokens, place: usize, joint: &str) -> bool {
    let Some(before) = place.checked_sub(2).filter(|before| tokens.number(*before).is_some()) else { return false };
    let between = tokens.text(before + 1);
    between == "-" || between == "." || (between == " " && joint == " ")
}

/// A group of figures, and the mark that joins it to the one before.
struct Group<'a> {
    place: usize,
    digits: &'a str,
    joint: &'a str,
}

/// The groups of figures from a place on, joined by a space, a hyphen, a full stop or a bracket.
fn groups(tokens: &Tokens, start: usize) -> Vec<Group<'_>> {
    let mut found = Vec::with_capacity(GROUPS);
    let (mut next, mut joint) = (start, "");
    while let Some(digits) = tokens.number(next)
        && found.len() < GROUPS
    {
        found.push(Group { place: next, digits, joint });
        let mut after = next + 1;
        if tokens.is(after, ")") {
            after = tokens.past_space(after + 1);
        } else if is_joint(tokens, after) {
            joint = tokens.text(after);
            after += 1;
        } else {
            break;
        }
        next = if tokens.is(after, "(") { after + 1 } else { after };
    }
    found
}

fn is_joint(tokens: &Tokens, place: usize) -> bool {
    matches!(tokens.text(place), " " | "-" | ".")
}

/// `+33 1 42 68 53 00`: a plus and 8 to 15 figures (ITU E.164).
fn international(tokens: &Tokens, place: usize) -> Match {
    if !tokens.is(place, "+") {
        return None;
    }
    let groups = groups(tokens, place + 1);
    let digits: usize = groups.iter().map(|group| group.digits.len()).sum();
    let end = groups.last()?.place + 1;
    ((8..=15).contains(&digits) && !tokens.unit_follows(end)).then_some((end - place, Class::Phone))
}

/// A number of the North American plan: area and exchange begin with 2 to 9 (NANPA).
fn is_phone(digits: &str) -> bool {
    let national = if digits.len() == 11 { digits.strip_prefix('1') } else { Some(digits) };
    let begins = |at: usize| {
        national.and_then(|digits| digits.as_bytes().get(at)).is_some_and(|digit| (b'2'..=b'9').contains(digit))
    };
    national.is_some_and(|digits| digits.len() == 10) && begins(0) && begins(3)
}

/// The place after an Ontario version code: one or two letters.
fn past_version(tokens: &Tokens, place: usize) -> usize {
    let next = if tokens.is(place, "-") { place + 1 } else { tokens.past_space(place) };
    let code = tokens.word(next).is_some_and(|word| word.len() <= 2 && word.is_ascii()) && tokens.is_capital(next);
    if code && !tokens.is_solid(next + 1) { next + 1 } else { place }
}

/// The check digit of Ontario health cards and social insurance numbers (ISO/IEC 7812-1, annex B).
pub(super) fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            if place % 2 == 0 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}
