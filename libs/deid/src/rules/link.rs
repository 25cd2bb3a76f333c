//! Addresses in networks: e-mail (also spelled out), web, handles, IP and MAC addresses.

use crate::{
    class::{NET, WORDY},
    finding::{Label, Tier},
    rules::Finds,
    strain::{strained, strainer},
    text::Text,
    word::{Kind, reads, sep, words},
};

const MAIL: (Label, Tier, &str) = (Label::Contact, Tier::Block, "e-mail");
const WEB: (Label, Tier, &str) = (Label::Contact, Tier::Block, "url");
const TIGHT: u32 = sep::PERIOD | sep::HYPHEN | sep::UNDERSCORE | sep::PLUS;
/// An address longer than this is cut: nobody types one.
const MOST: usize = 24;

/// Public sites that clinicians cite; they identify nobody.
const PUBLIC: &[&str] = &[
    "canada",
    "cdc",
    "nih",
    "who",
    "rxfiles",
    "pubmed",
    "nice",
    "cpso",
    "cfpc",
    "ontario",
    "quebec",
    "inesss",
    "camh",
    "uptodate",
    "medscape",
    "cochrane",
    "painbc",
    "cmaj",
    "bmj",
    "nejm",
    "jama",
    "cadth",
    "ismp",
    "healthlinkbc",
    "effectivepractice",
    "thewellhealth",
    "hqontario",
];

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let sep = text.sep(place);
    if sep & sep::AT != 0 {
        return sign(text, place, finds);
    }
    let word = text.at(place);
    if word.set.any(NET) {
        spelled(text, place, finds);
    }
    if text.sep(place + 1) & (sep::PERIOD | sep::COLON) != 0 && text.sep(place + 1) & (sep::SPACE | sep::LINE) == 0 {
        web(text, place, finds);
        machine(text, place, finds);
    }
}

/// At the word behind an at sign.
fn sign(text: &Text, place: usize, finds: &mut Finds) {
    let start = text.at(place).start as usize;
    if text.raw.get(..start).is_none_or(|before| !before.ends_with(['@', '＠'])) {
        return;
    }
    let mut first = place;
    if text.sep(place) == sep::AT {
        first = place.saturating_sub(1);
        while first > 0 && place - first < MOST && text.sep(first) != 0 && text.sep(first) & !TIGHT == 0 {
            first -= 1;
        }
    }
    let mut end = place + 1;
    while end < place + MOST && text.sep(end) != 0 && text.sep_within(end, sep::PERIOD | sep::HYPHEN) {
        end += 1;
    }
    let domain = (place + 1..end).any(|word| text.sep(word) & sep::PERIOD != 0);
    if first < place && domain {
        finds.words(text, first, end, MAIL);
    } else if text.sep(place) & !(sep::AT | sep::SPACE | sep::LINE | sep::BLANK | sep::OPEN | sep::COLON | sep::COMMA)
        == 0
    {
        let mut end = place + 1;
        while end < place + MOST
            && text.sep(end) != 0
            && text.sep_within(end, sep::PERIOD | sep::UNDERSCORE | sep::HYPHEN)
        {
            end += 1;
        }
        let word = text.at(place);
        let told = end > place + 1 || word.kind == Kind::Mixed || !word.set.any(WORDY);
        if word.kind != Kind::Digits
            && (word.len > 2 || end > place + 1)
            && told
            && !text.slice(place).starts_with(|first: char| first.is_ascii_digit())
        {
            finds.words(text, place, end, (Label::Contact, Tier::Block, "handle"));
        }
    }
}

/// "messenger cody.mac.902": a word in pieces behind the name of a service. Asked at the service.
pub(crate) fn service(text: &Text, place: usize, finds: &mut Finds) {
    const SERVICES: &[u64] = words![
        "messenger",
        "instagram",
        "insta",
        "ig",
        "snapchat",
        "snap",
        "tiktok",
        "facebook",
        "fb",
        "telegram",
        "discord",
        "twitter",
        "skype",
        "signal",
        "whatsapp",
    ];
    const SIEVE: [u64; 4] = strainer(SERVICES);
    if !strained(text.at(place).hash, &SIEVE) {
        return;
    }
    let first = place + 1;
    let between = text.sep(first + 1);
    let tied = between & (sep::PERIOD | sep::UNDERSCORE) != 0 && between & sep::SPACE == 0;
    if !(tied || text.at(first).kind == Kind::Mixed)
        || !SERVICES.contains(&text.at(place).hash)
        || !text.sep_within(first, sep::SPACE | sep::COLON)
    {
        return;
    }
    let mut end = first + 1;
    while end < first + MOST && text.sep(end) != 0 && text.sep_within(end, sep::PERIOD | sep::UNDERSCORE) {
        end += 1;
    }
    let pieces = end > first + 1 || text.at(first).kind == Kind::Mixed && text.at(first).len > 5;
    if pieces && first < text.words.len() {
        finds.words(text, first, end, (Label::Contact, Tier::Confirm, "handle"));
    }
}

/// "quinnstorm#4471": a name and four digits tied by their sign. Asked at the digits.
pub(crate) fn tagged(text: &Text, place: usize, finds: &mut Finds) {
    let name = place.wrapping_sub(1);
    let word = text.at(name);
    if text.sep(place) == sep::HASH
        && text.at(place).kind == Kind::Digits
        && text.at(place).len == 4
        && text.letters(name)
        && word.len > 3
        && !word.set.any(WORDY)
    {
        finds.words(text, name, place + 1, (Label::Contact, Tier::Block, "handle"));
    }
}

/// "jean at gmail dot com", "jean arobase videotron point ca".
fn spelled(text: &Text, place: usize, finds: &mut Finds) {
    const HOSTS: &[u64] = words![
        "gmail",
        "hotmail",
        "outlook",
        "yahoo",
        "icloud",
        "videotron",
        "sympatico",
        "bell",
        "rogers",
        "telus",
        "shaw",
        "live",
        "protonmail",
        "me",
        "tbaytel",
        "cogeco",
        "eastlink",
    ];
    if !reads!(text, place, "at" | "arobas" | "arobase") || !HOSTS.contains(&text.at(place + 1).hash) || place == 0 {
        return;
    }
    let dot = reads!(text, place + 2, "dot" | "point");
    let top = if dot { place + 3 } else { place + 2 };
    if reads!(text, top, "com" | "ca" | "net" | "org" | "fr") {
        let mut first = place - 1;
        while first > 1 && place - first < 8 && (reads!(text, first - 1, "dot" | "point" | "underscore")) {
            first -= 2;
        }
        finds.words(text, first, top + 1, MAIL);
    }
}

/// An address that begins with a scheme or www, or ends a name with a top level domain.
fn web(text: &Text, place: usize, finds: &mut Finds) {
    let low = text.low(place);
    let sep = text.sep(place + 1);
    let scheme = matches!(low.as_str(), "http" | "https" | "ftp")
        && sep & (sep::COLON | sep::SLASH) == (sep::COLON | sep::SLASH);
    // Inside an address that has begun, nothing begins.
    let before = text.sep(place);
    if before & (sep::SPACE | sep::LINE) == 0 && before & (sep::SLASH | sep::PERIOD) != 0 {
        return;
    }
    let www = low == "www" && sep == sep::PERIOD;
    let bare = sep == sep::PERIOD && text.sep(place) & (sep::PERIOD | sep::AT | sep::SLASH | sep::HYPHEN) == 0 && {
        let mut last = place + 1;
        while last < place + 6 && text.sep(last + 1) == sep::PERIOD {
            last += 1;
        }
        low.len() > 2
            && reads!(text, last, "ca" | "com" | "org" | "net" | "edu" | "gov")
            && text.letters(last)
            && text.at(last).case == crate::word::Case::Lower
    };
    if !(scheme || www || bare) {
        return;
    }
    let start = text.at(place).start as usize;
    let rest = text.raw.get(start..).unwrap_or_default();
    let stop = |given: char| given.is_whitespace() || "<>\"'()[]{}«»,;|".contains(given);
    let length =
        rest.char_indices().take(2_048).find(|(_, given)| stop(*given)).map_or(rest.len().min(2_048), |(byte, _)| byte);
    let link = rest.get(..length).unwrap_or_default().trim_end_matches(['.', ':', '!', '?', '/']);
    let host = link.split("://").last().unwrap_or_default().split('/').next().unwrap_or_default();
    let public = host.split('.').any(|part| PUBLIC.contains(&part.to_ascii_lowercase().as_str()));
    if !link.contains('@') && !public {
        finds.bytes(start as u32, (start + link.len()) as u32, WEB);
    }
}

/// IP addresses of both kinds, and hardware addresses.
fn machine(text: &Text, place: usize, finds: &mut Finds) {
    let part = |place: usize| text.number(place).is_some_and(|value| value < 256) && text.at(place).len < 4;
    let four = (place..place + 4).all(part) && (place + 1..place + 4).all(|word| text.sep(word) == sep::PERIOD);
    let edge = text.sep(place + 4) != sep::PERIOD && text.sep(place) & sep::PERIOD == 0
        || text.sep(place + 4) & sep::SPACE != 0;
    let version = reads!(text, place.wrapping_sub(1), "version" | "v" | "section" | "chapter");
    if four && edge && !version {
        return finds.words(text, place, place + 4, (Label::Contact, Tier::Block, "ip"));
    }
    if text.sep(place) & sep::COLON != 0 {
        return;
    }
    let mut end = place + 1;
    let hex = |place: usize| text.at(place).len <= 4 && text.slice(place).bytes().all(|byte| byte.is_ascii_hexdigit());
    while end < place + 8 && text.sep(end) == sep::COLON && hex(end) {
        end += 1;
    }
    if end - place >= 5 && hex(place) {
        let hardware = (place..end).all(|word| text.at(word).len == 2);
        let what = if hardware { (Label::Id, Tier::Block, "hardware") } else { (Label::Contact, Tier::Block, "ip") };
        finds.words(text, place, end, what);
    }
}
