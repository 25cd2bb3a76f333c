//! How characters count when words are compared: case, accents, look-alikes and invisible characters are folded away.

/// What one character is to the reader of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fold {
    /// A letter, as one or two lower-case ASCII letters (the second is 0 when there is one) and whether it is a capital.
    Letter(u8, u8, bool),
    /// A letter of another script, by its own number, and whether it is a capital.
    Foreign(u32, bool),
    Digit(u8),
    /// Belongs to the word around it and does not count: combining accents, zero-width characters, soft hyphens.
    Nothing,
    /// Stands between words: the ASCII character it counts as.
    Between(u8),
}

/// Letters that look like Latin ones and are typed or pasted for them.
const ALIKE: &[(char, u8)] = &[
    ('а', b'a'),
    ('е', b'e'),
    ('о', b'o'),
    ('р', b'p'),
    ('с', b'c'),
    ('х', b'x'),
    ('у', b'y'),
    ('і', b'i'),
    ('ј', b'j'),
    ('ѕ', b's'),
    ('һ', b'h'),
    ('к', b'k'),
    ('в', b'b'),
    ('м', b'm'),
    ('н', b'h'),
    ('т', b't'),
    ('α', b'a'),
    ('ο', b'o'),
    ('ν', b'v'),
    ('ρ', b'p'),
    ('ι', b'i'),
    ('κ', b'k'),
    ('τ', b't'),
    ('ε', b'e'),
    ('β', b'b'),
    ('μ', b'u'),
    ('µ', b'u'),
];

/// Latin letters with marks, as runs that fold to the same letter.
const MARKED: &[(&str, u8, u8)] = &[
    ("àáâãäåāăąǎạảấầẩẫậắằẳẵặª", b'a', 0),
    ("æǽ", b'a', b'e'),
    ("çćĉċč", b'c', 0),
    ("ďđð", b'd', 0),
    ("èéêëēĕėęěẹẻẽếềểễệ", b'e', 0),
    ("ĝğġģǧ", b'g', 0),
    ("ĥħ", b'h', 0),
    ("ìíîïĩīĭįıǐịỉ", b'i', 0),
    ("ĵ", b'j', 0),
    ("ķǩ", b'k', 0),
    ("ĺļľŀł", b'l', 0),
    ("ñńņňŋ", b'n', 0),
    ("òóôõöøōŏőơǒọỏốồổỗộớờởỡợº", b'o', 0),
    ("œ", b'o', b'e'),
    ("ŕŗř", b'r', 0),
    ("śŝşšș", b's', 0),
    ("ß", b's', b's'),
    ("ţťŧțþ", b't', 0),
    ("ùúûüũūŭůűųưǔụủứừửữự", b'u', 0),
    ("ŵ", b'w', 0),
    ("ýÿŷỳỵỷỹ", b'y', 0),
    ("źżž", b'z', 0),
];

/// The meaning of a character outside ASCII.
pub(crate) fn fold(given: char) -> Fold {
    match given {
        'é' | 'è' | 'ê' | 'ë' => Fold::Letter(b'e', 0, false),
        'É' | 'È' | 'Ê' | 'Ë' => Fold::Letter(b'e', 0, true),
        'à' | 'â' => Fold::Letter(b'a', 0, false),
        'À' | 'Â' => Fold::Letter(b'a', 0, true),
        'ç' => Fold::Letter(b'c', 0, false),
        'î' | 'ï' => Fold::Letter(b'i', 0, false),
        'ô' => Fold::Letter(b'o', 0, false),
        'û' | 'ù' => Fold::Letter(b'u', 0, false),
        'œ' => Fold::Letter(b'o', b'e', false),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{202a}'..='\u{202e}' => {
            Fold::Nothing
        }
        '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' => Fold::Nothing,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Fold::Between(b' '),
        '\u{85}' | '\u{2028}' | '\u{2029}' => Fold::Between(b'\n'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Fold::Between(b'-'),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{b4}' | '\u{2032}' => Fold::Between(b'\''),
        '\u{201c}'..='\u{201f}' | '«' | '»' => Fold::Between(b'"'),
        '•' | '·' | '◦' | '▪' | '●' => Fold::Between(b'\n'),
        '\u{ff01}'..='\u{ff5e}' => wide(given),
        '\u{660}'..='\u{669}' => Fold::Digit((u32::from(given) - 0x660) as u8),
        '\u{6f0}'..='\u{6f9}' => Fold::Digit((u32::from(given) - 0x6f0) as u8),
        _ if given.is_alphabetic() || given.is_numeric() => letter(given),
        _ => Fold::Between(b'*'),
    }
}

fn wide(given: char) -> Fold {
    let byte = (u32::from(given) - 0xff01 + 0x21) as u8;
    match byte {
        b'0'..=b'9' => Fold::Digit(byte - b'0'),
        b'a'..=b'z' => Fold::Letter(byte, 0, false),
        b'A'..=b'Z' => Fold::Letter(byte.to_ascii_lowercase(), 0, true),
        _ => Fold::Between(byte),
    }
}

fn letter(given: char) -> Fold {
    let capital = given.is_uppercase();
    let lower = given.to_lowercase().next().unwrap_or(given);
    for (run, first, second) in MARKED {
        if run.contains(lower) {
            return Fold::Letter(*first, *second, capital);
        }
    }
    match ALIKE.iter().find(|(alike, _)| *alike == lower) {
        Some((_, latin)) => Fold::Letter(*latin, 0, capital),
        None => Fold::Foreign(u32::from(lower), capital),
    }
}
