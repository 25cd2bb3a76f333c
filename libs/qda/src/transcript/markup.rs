//! The markup inside cues: voices, tags, time stamps, entities.

/// Stands for a colon that was written as an entity and therefore ends no name.
pub(super) const COLON: char = '\u{ffff}';
/// The same for the wide colon of Chinese and Japanese.
pub(super) const WIDE: char = '\u{fffe}';

/// Colons are colons again.
pub(super) fn colons(text: &str) -> String {
    text.replace(COLON, ":").replace(WIDE, "：")
}

/// Which tags are taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// Everything that looks like a tag, as WebVTT prescribes.
    WebVtt,
    /// Tags that players know; `<inaudible>` stays.
    Srt,
}

/// A stretch of a cue in one voice: the voice if a tag names one, and the words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) voice: Option<String>,
    pub(super) text: String,
}

/// Takes a cue apart by its voices, not many more than `most`. There is always at least one piece.
pub(super) fn pieces(raw: &str, dialect: Dialect, most: usize) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::new();
    let mut now = Piece { voice: None, text: String::new() };
    let mut rest = raw;
    while let Some(at) = rest.find(['<', '&', '{']) {
        if done.len() > most {
            return done;
        }
        let (before, special) = rest.split_at(at);
        now.text.push_str(before);
        if let Some((sign, took)) = entity(special) {
            now.text.push(sign);
            rest = special.get(took..).unwrap_or_default();
        } else if let Some((inner, took)) = tag(special, dialect) {
            match inner.split([' ', '\t', '.', '\n']).next().unwrap_or_default() {
                "v" => {
                    let name = inner.split_once([' ', '\t', '\n']).map_or("", |(_, name)| name);
                    let voice = Some(plain(name)).filter(|name| !name.trim().is_empty());
                    finish(&mut done, std::mem::replace(&mut now, Piece { voice, text: String::new() }));
                }
                "/v" => finish(&mut done, std::mem::replace(&mut now, Piece { voice: None, text: String::new() })),
                "br" | "br/" => now.text.push('\n'),
                _ => {}
            }
            rest = special.get(took..).unwrap_or_default();
        } else {
            let sign = special.chars().next().map_or(0, char::len_utf8);
            let (one, after) = special.split_at(sign);
            now.text.push_str(one);
            rest = after;
        }
    }
    now.text.push_str(rest);
    finish(&mut done, now);
    if done.is_empty() {
        done.push(Piece { voice: None, text: String::new() });
    }
    done
}

fn finish(done: &mut Vec<Piece>, piece: Piece) {
    if piece.voice.is_some() || !piece.text.trim().is_empty() {
        done.push(piece);
    }
}

/// A text with its entities resolved.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        let (sign, took) =
            entity(special).map_or(('&', 1), |(sign, took)| (if sign == COLON { ':' } else { sign }, took));
        out.push(sign);
        rest = special.get(took..).unwrap_or_default();
    }
    out.push_str(rest);
    colons(&out)
}

/// The entity at the beginning of a text, and its length. Only complete ones (`&amp;`, `&#233;`) count.
pub(super) fn entity(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix('&')?;
    let length = inner.bytes().take(33).position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'))?;
    let name = inner.get(..length).filter(|_| inner.as_bytes().get(length) == Some(&b';'))?;
    let sign = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) if hex.bytes().all(|b| b.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok()?,
                None if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().ok()?,
                _ => return None,
            };
            char::from_u32(code)?
        }
        None => {
            let whole = text.get(..length + 2)?;
            let decoded = html_escape::decode_html_entities(whole);
            let mut signs = decoded.chars();
            let sign = signs.next()?;
            // What the table does not know comes back as it was.
            (decoded != whole && signs.next().is_none()).then_some(sign)?
        }
    };
    let sign = match sign {
        ':' => COLON,
        '：' => WIDE,
        sign if sign.is_control() || matches!(sign, COLON | WIDE) => ' ',
        sign => sign,
    };
    Some((sign, length + 2))
}

const KNOWN: [&str; 18] = [
    "b", "i", "u", "s", "c", "v", "ruby", "rt", "lang", "font", "span", "br", "br/", "p", "em", "strong", "div", "sub",
];

/// The tag at the beginning of a text: what is between its brackets, and its length.
pub(super) fn tag(text: &str, dialect: Dialect) -> Option<(&str, usize)> {
    if text.starts_with("{\\") {
        let end = text.bytes().take(64).skip(1).position(|byte| matches!(byte, b'{' | b'}' | b'\n'))? + 1;
        let closed = dialect == Dialect::Srt && text.as_bytes().get(end) == Some(&b'}');
        return text.get(1..end).filter(|_| closed).map(|inner| (inner, end + 1));
    }
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|sign| matches!(sign, '<' | '>') || (sign == '\n' && dialect == Dialect::Srt))?;
    let inner = inner.get(..end)?;
    (text.as_bytes().get(end + 1) == Some(&b'>')).then_some(())?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let word = name.split([' ', '\t', '.', '\n']).next().unwrap_or_default().to_ascii_lowercase();
    let stamp = super::time::whole(inner).is_some();
    let known = KNOWN.contains(&word.as_str());
    let shaped = dialect == Dialect::WebVtt && (name.is_empty() || word.starts_with(|c: char| c.is_ascii_alphabetic()));
    (stamp || known || shaped).then_some((inner, end + 2))
}

/// Whether a tag of SubRip might begin here, whatever follows: what a writer escapes.
pub(super) fn opens(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('<') else { return text.starts_with("{\\") };
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let word = name.split([' ', '\t', '.', '\n', '<', '>']).next().unwrap_or_default().to_ascii_lowercase();
    KNOWN.contains(&word.as_str()) || super::time::parse(inner).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(raw: &str, dialect: Dialect) -> Vec<(Option<String>, String)> {
        pieces(raw, dialect, 9).into_iter().map(|piece| (piece.voice, piece.text)).collect()
    }

    #[test]
    fn voices_divide_a_cue_and_other_tags_vanish() {
        let raw = "<v.loud Ana M&amp;M>Hi <i>there</i></v>\n<v Bo>Hello<00:00:01.000><c> you</c>";
        let expected =
            vec![(Some("Ana M&M".to_owned()), "Hi there".to_owned()), (Some("Bo".to_owned()), "Hello you".to_owned())];
        assert_eq!(said(raw, Dialect::WebVtt), expected);
    }

    #[test]
    fn what_is_no_tag_and_no_entity_stays() {
        for raw in ["2 < 3 and 5 > 4", "a <3 b", "R&D", "x &foo; y", "AT&T; ok", "a <b", "&#xZZ;"] {
            assert_eq!(said(raw, Dialect::WebVtt), vec![(None, raw.to_owned())]);
        }
        assert_eq!(said("<inaudible> {\\an8}yes", Dialect::Srt), vec![(None, "<inaudible> yes".to_owned())]);
    }

    #[test]
    fn entities_are_resolved_once() {
        assert_eq!(said("&amp;lt; &eacute;&#233;&#xE9;", Dialect::Srt), vec![(None, "&lt; ééé".to_owned())]);
    }
}
