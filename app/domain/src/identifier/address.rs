//! Addresses: of mail, of the web, and postal codes.

use super::{
    Class, Match,
    token::{Kind, Tokens},
};

/// The tokens an address of mail or web may take.
const LONGEST: usize = 48;

/// `name@host.tld`.
pub fn email(tokens: &Tokens, place: usize) -> Match {
    if !tokens.is_solid(place) || place.checked_sub(1).is_some_and(|before| is_local(tokens, before)) {
        return None;
    }
    let at = (place..place + LONGEST).find(|next| !is_local(tokens, *next)).filter(|next| tokens.is(*next, "@"))?;
    let end = (at + 1..at + LONGEST).find(|next| !is_host(tokens, *next)).unwrap_or(at + LONGEST);
    // A full stop after the address ends the sentence, not the host.
    let end = (at + 1..end).rev().find(|last| tokens.is_solid(*last))? + 1;
    let dotted = (at + 2..end).any(|next| tokens.is(next, "."));
    (dotted && tokens.word(end - 1).is_some_and(|tld| tld.len() >= 2)).then_some((end - place, Class::Email))
}

fn is_local(tokens: &Tokens, place: usize) -> bool {
    tokens.is_solid(place) || [".", "_", "%", "+", "-", "'"].contains(&tokens.text(place))
}

fn is_host(tokens: &Tokens, place: usize) -> bool {
    tokens.is_solid(place) || [".", "-"].contains(&tokens.text(place))
}

/// `https://…`, `www.…`.
pub fn url(tokens: &Tokens, place: usize) -> Match {
    let start = match tokens.word(place)? {
        "http" | "https" | "ftp" if [1, 2, 3].map(|step| tokens.text(place + step)) == [":", "/", "/"] => place + 4,
        "www" if tokens.is(place + 1, ".") => place + 2,
        _ => return None,
    };
    if !tokens.is_solid(start) {
        return None;
    }
    let ends = |next: &usize| {
        !matches!(tokens.kind(*next), Some(Kind::Word | Kind::Number | Kind::Mark)) || tokens.is(*next, "\n")
    };
    let end = (start..start + LONGEST).find(ends).unwrap_or(start + LONGEST);
    let end = (start..end).rev().find(|last| tokens.is_solid(*last) || tokens.is(*last, "/"))? + 1;
    Some((end - place, Class::Url))
}

/// `K1A 0B1` (Canada Post: no D, F, I, O, Q, U; W and Z never first) and `12345-6789`.
pub fn postal_code(tokens: &Tokens, place: usize) -> Match {
    if tokens.touched_before(place) {
        return None;
    }
    zip(tokens, place).or_else(|| canadian(tokens, place))
}

fn zip(tokens: &Tokens, place: usize) -> Match {
    let four = tokens.number(place + 2).is_some_and(|number| number.len() == 4);
    let five = tokens.number(place).is_some_and(|number| number.len() == 5);
    let fits =
        five && tokens.is(place + 1, "-") && four && !tokens.is_solid(place + 3) && !tokens.unit_follows(place + 3);
    fits.then_some((3, Class::PostalCode))
}

fn canadian(tokens: &Tokens, place: usize) -> Match {
    let letter = |at: usize| tokens.word(at).filter(|word| word.len() == 1 && !"dfioqu".contains(word));
    let digit = |at: usize| tokens.number(at).filter(|number| number.len() == 1);
    let first = letter(place).filter(|word| !"wz".contains(word))?;
    digit(place + 1)?;
    let second = letter(place + 2)?;
    let joined = tokens.number(place + 3).is_some();
    let next = if joined {
        place + 3
    } else if matches!(tokens.text(place + 3), " " | "-") {
        place + 4
    } else {
        return None;
    };
    digit(next)?;
    let third = letter(next + 1)?;
    digit(next + 2)?;
    let spine = [first, second, third].iter().all(|word| "ctls".contains(word));
    // "L4L5S1" is two spinal levels, "L4L 5S1" a postal code.
    let inside_more = tokens.is_solid(next + 3) || (joined && spine);
    (!inside_more).then_some((next + 3 - place, Class::PostalCode))
}
