//! Words, numbers and signs of directions.

use crate::Ratio;
use crate::drug::plain;

/// One piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    /// A number, also in words.
    Number(Ratio),
    /// A word in lower case without accents.
    Word(&'a str),
    /// `-` between numbers.
    Dash,
    /// `/`.
    Slash,
    /// `:`.
    Colon,
    /// `,` `;` `.`; `+` and `&` are the word "plus".
    Stop,
    /// `(`.
    Open,
    /// `)`.
    Close,
}

/// Lower case without accents; dots inside abbreviations (`b.i.d.`) are gone.
pub fn fold(text: &str) -> String {
    let folded = plain(text).replace('≤', " max ");
    if !folded.contains('.') {
        return folded;
    }
    let signs: Vec<char> = folded.chars().collect();
    let letter =
        |place: Option<usize>| place.and_then(|place| signs.get(place)).is_some_and(|sign| sign.is_alphabetic());
    let alone = |place: usize| letter(place.checked_sub(1)) && !letter(place.checked_sub(2));
    let digit =
        |place: usize| place.checked_sub(1).and_then(|place| signs.get(place)).is_some_and(char::is_ascii_digit);
    let mut out = String::with_capacity(folded.len());
    for (place, sign) in signs.iter().enumerate() {
        match sign {
            // "q.4.h."
            '.' if digit(place) && letter(Some(place + 1)) => out.push(' '),
            // A dot after a single letter is an abbreviation's.
            '.' if alone(place) => {}
            sign => out.push(*sign),
        }
    }
    out
}

/// Whether the words are French: then a comma is a decimal sign.
pub fn french(folded: &str) -> bool {
    const WORDS: &[&str] = &[
        "aux",
        "au",
        "le",
        "la",
        "les",
        "co",
        "cos",
        "fois",
        "jour",
        "jours",
        "par",
        "prendre",
        "timbre",
        "timbres",
        "besoin",
        "toutes",
        "tous",
        "coucher",
        "matin",
        "soir",
        "heures",
        "comprime",
        "comprimes",
        "die",
        "gelule",
        "gelules",
        "et",
        "chaque",
    ];
    folded.split(|sign: char| !sign.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// The number a word stands for.
fn spelled(word: &str) -> Option<Ratio> {
    Some(Ratio::whole(match word {
        "one" | "un" | "une" | "i" => 1,
        "two" | "deux" | "ii" => 2,
        "three" | "trois" | "iii" => 3,
        "four" | "quatre" => 4,
        "five" | "cinq" => 5,
        "six" => 6,
        "seven" | "sept" => 7,
        "eight" | "huit" => 8,
        "nine" | "neuf" => 9,
        "ten" | "dix" => 10,
        "twelve" | "douze" => 12,
        "half" | "demi" | "demie" => return Ratio::new(1, 2),
        _ => return None,
    }))
}

/// Cuts folded text. The second value tells of a comma between digits that is no decimal sign for certain.
pub fn tokens(folded: &str, comma: bool) -> (Vec<Token<'_>>, bool) {
    let bytes = folded.as_bytes();
    let byte = |place: usize| bytes.get(place).copied().unwrap_or(b' ');
    let (mut out, mut doubtful, mut at) = (Vec::new(), false, 0);
    let mut before = "";
    while at < bytes.len() {
        let start = at;
        let here = byte(at);
        if here.is_ascii_digit() || (here == b'.' && byte(at + 1).is_ascii_digit()) {
            let mut comma_seen = false;
            while byte(at).is_ascii_digit() || (matches!(byte(at), b'.' | b',') && byte(at + 1).is_ascii_digit()) {
                if byte(at) == b',' {
                    comma_seen = true;
                    doubtful |= !comma;
                }
                at += 1;
            }
            let text = folded.get(start..at).unwrap_or_default();
            before = "";
            // "1,000": a thousand, or one to three places? Nobody writes the second; neither is taken.
            let thousands = text.split_once(',').is_some_and(|(whole, part)| part.len() == 3 && whole != "0");
            doubtful |= thousands;
            let number = if comma_seen { Ratio::parse(&text.replace(',', ".")) } else { Ratio::parse(text) };
            match number {
                Some(number) => out.push(Token::Number(number)),
                None => doubtful = true,
            }
            continue;
        }
        if here.is_ascii_alphabetic() || !here.is_ascii() {
            while byte(at).is_ascii_alphabetic() || byte(at) == b'\'' || !byte(at).is_ascii() {
                at += 1;
            }
            let word = folded.get(start..at).unwrap_or_default();
            // "un demi comprimé", "one-half tablet": the half alone is the number.
            let half = matches!(word, "half" | "demi" | "demie");
            if half && matches!(before, "un" | "une" | "one") {
                out.truncate(out.len() - usize::from(out.last() == Some(&Token::Dash)));
                out.pop();
            }
            before = word;
            out.push(spelled(word).map_or(Token::Word(word), Token::Number));
            continue;
        }
        at += 1;
        if here == b'#' {
            // "#30": how many were dispensed, which says nothing about the day.
            while byte(at).is_ascii_digit() {
                at += 1;
            }
        }
        // "-1 tab": less than nothing, or a sign before a list? Neither is taken.
        doubtful |= here == b'-' && out.is_empty() && byte(at).is_ascii_digit();
        match here {
            b'-' => out.push(Token::Dash),
            b'/' => out.push(Token::Slash),
            b':' => out.push(Token::Colon),
            b',' | b';' | b'.' => out.push(Token::Stop),
            b'+' | b'&' => out.push(Token::Word("plus")),
            // "< 4/day": up to 3, or to something between?
            b'<' | b'>' => doubtful = true,
            b'(' | b'[' => out.push(Token::Open),
            b')' | b']' => out.push(Token::Close),
            _ => {}
        }
    }
    (out, doubtful)
}
