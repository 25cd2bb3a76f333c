//! Numbers that a word announces: record, health, licence, claim, band, plate, device.

use crate::{
    class::{FUNCTION, ID_CUE, MED, NOT_ID, UNIT},
    finding::{Label, Tier},
    rules::Finds,
    text::Text,
    word::{Case, Kind, reads, sep, words},
};

/// Cues that leave no doubt, so that three digits are enough and a year counts.
const SURE: &[u64] = words![
    "mrn", "hcn", "ohip", "ramq", "nam", "phn", "hin", "plate", "plaque", "band", "treaty", "nihb", "vin", "imei",
    "cpso", "uli", "nas", "sin", "wsib", "cnesst", "csst", "icbc", "ahcip", "mcp", "phin", "nhsn", "permis", "cmq",
    "billing",
];

/// At a cue: the number after it.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    if !text.is(place, ID_CUE) {
        return;
    }
    let sure = SURE.contains(&text.at(place).hash);
    let Some(start) =
        (place + 1..place + 6).find(|next| numeric(text, *next)).filter(|start| reach(text, place, *start))
    else {
        return plate(text, place, sure, finds);
    };
    let start = letters_before(text, place, start);
    let mut end = extent(text, start);
    // "plate 614 LKP"
    let letters =
        text.at(end).case == Case::Upper && text.at(end).len < 5 && text.sep_within(end, sep::SPACE | sep::HYPHEN);
    if letters && text.at(start).len < 5 && reads!(text, place, "plate" | "plates" | "plaque") {
        end += 1;
    }
    let digits = (start..end).map(|word| digits(text, word)).sum::<usize>();
    let year = digits == 4 && end == start + 1 && matches!(text.number(start), Some(1900..=2099));
    let counted = text.is(end, UNIT) && text.sep_within(end, sep::SPACE) || text.sep(end) & sep::PERCENT != 0;
    let noted = (place + 1..start).any(|word| text.is(word, NOT_ID));
    let decimal = end == start + 1 && text.sep(end) == sep::PERIOD && text.at(end).kind == Kind::Digits && digits < 4;
    let enough = digits >= if sure { 3 } else { 4 };
    if !enough {
        return plate(text, place, sure, finds);
    }
    // "reconnu par la WSIB en 2009"; "Billing: K013": a year, a fee.
    let dated = year
        && (reads!(text, start.wrapping_sub(1), "in" | "en" | "since" | "depuis")
            || start > place + 1 && text.is(start - 1, MED));
    let fee = reads!(text, place, "billing") && end == start + 1 && digits == 3;
    if noted || decimal || dated || fee || (!sure && (year || counted)) {
        return;
    }
    finds.words(text, start, end, (Label::Id, Tier::Block, "id-cue"));
}

/// "csan # 77314-C", "no. 00412", "WCB Saskatchewan number S1149-2207", "autorisé no 77-204618": a word for a number, and one long enough.
pub(crate) fn numbered(text: &Text, place: usize, finds: &mut Finds) {
    let before = place.wrapping_sub(1);
    let cue = reads!(text, before, "number" | "numero" | "no")
        && text.sep_within(place, sep::SPACE | sep::PERIOD | sep::COLON);
    // "csan # 77314-C"
    let marked = text.sep(place) & sep::HASH != 0 && text.sep_within(place, sep::SPACE | sep::HASH | sep::COLON);
    if !(cue || marked) || text.is(place.wrapping_sub(2), NOT_ID) || text.is(before, NOT_ID) {
        return;
    }
    let end = extent(text, place);
    let digits = (place..end).map(|word| digits(text, word)).sum::<usize>();
    let spelled = marked || text.low(place).as_str().starts_with('0');
    let phone = text.sep(place + 1) & sep::HYPHEN != 0 && text.at(place).len == 3 && text.at(place + 1).len == 3;
    if (digits > 5 || digits == 5 && spelled) && !phone {
        finds.words(text, place, end, (Label::Id, Tier::Confirm, "id-number"));
    }
}

fn digits(text: &Text, place: usize) -> usize {
    text.slice(place).bytes().filter(u8::is_ascii_digit).count()
}

fn numeric(text: &Text, place: usize) -> bool {
    place < text.words.len() && text.at(place).kind != Kind::Letters
}

/// Between cue and number there are only small words, on one line (or the number alone on the next).
fn reach(text: &Text, cue: usize, start: usize) -> bool {
    let lines = (cue + 1..=start).filter(|word| text.sep(*word) & sep::LINE != 0).count();
    let ended = (cue + 2..=start).any(|word| text.sep(word) & sep::STOP != 0);
    let small = (cue + 1..start).all(|word| {
        const FILL: &[u64] = words![
            "no",
            "num",
            "number",
            "numero",
            "n",
            "id",
            "card",
            "carte",
            "is",
            "est",
            "was",
            "et",
            "and",
            "le",
            "la",
            "the",
            "de",
            "du",
            "on",
            "version",
            "vc",
            "son",
            "sa",
            "her",
            "his",
            "their",
            "my",
            "mon",
            "ma",
            "registration",
            "claim",
            "health",
            "sante",
            "d",
            "l",
            "ending",
            "as",
            "dossier",
            "chart",
            "file",
            "insurance",
            "assurance",
            "maladie",
            "exercice",
            "conduire",
            "medical",
            "record",
            "form",
            "forms",
            "it",
            "listed",
            "given",
            "shows",
            "we",
            "have",
        ];
        FILL.contains(&text.at(word).hash)
            || text.is(word, ID_CUE)
            || text.at(word).len <= 4 && text.at(word).case != Case::Lower
            || text.is(word, FUNCTION)
    });
    small && lines <= usize::from(start == cue + 1) && !ended
}

/// Capital letters that belong to the number, as in AB 123 456.
fn letters_before(text: &Text, cue: usize, mut start: usize) -> usize {
    while start > cue + 1 {
        let before = text.at(start - 1);
        let joined = text.sep_within(start, sep::SPACE | sep::HYPHEN | sep::SLASH) && text.sep(start) & sep::LINE == 0;
        let code = (before.len <= 4 || before.len < 9 && before.case == Case::Upper && text.sep(start) == sep::HYPHEN)
            && before.case != Case::Lower
            && (!text.is(start - 1, ID_CUE.or(FUNCTION)) || before.len == 1 && before.case == Case::Title);
        let tight = text.sep(start) == sep::HYPHEN && before.len <= 4;
        if !joined || !(code || tight) {
            break;
        }
        start -= 1;
    }
    start
}

/// How far the number goes: groups joined by a space, hyphen, slash or period.
fn extent(text: &Text, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + 9 && end < text.words.len() {
        let word = text.at(end);
        let tight = word.sep & !(sep::HYPHEN | sep::SLASH | sep::PERIOD | sep::UNDERSCORE) == 0;
        let spaced = word.sep & !(sep::SPACE | sep::HYPHEN) == 0;
        let group = word.kind == Kind::Mixed && spaced || word.kind == Kind::Digits && (spaced || tight);
        let begins_code = end == start + 1 && text.at(start).kind == Kind::Letters;
        let code = word.kind == Kind::Letters && word.len <= 2 && word.case != Case::Lower && (spaced || tight)
            || tight && word.len <= 4 && word.kind != Kind::Letters
            || begins_code;
        let counted = group && word.sep == sep::SPACE && text.is(end + 1, UNIT) && text.sep_within(end + 1, sep::SPACE);
        let mixed_unit = word.kind == Kind::Mixed && word.len < 5 && word.sep == sep::SPACE && digits(text, end) < 3;
        if !(group || code) || counted || mixed_unit {
            break;
        }
        end += 1;
    }
    end
}

/// A vehicle and its plate: "truck (SK 418 LRT)", "Civic BJK 90T". Asked at a group of digits or letters and digits.
pub(crate) fn vehicle(text: &Text, place: usize, finds: &mut Finds) {
    const VEHICLES: &[u64] = words![
        "truck",
        "car",
        "van",
        "vehicle",
        "pickup",
        "suv",
        "ford",
        "chevy",
        "dodge",
        "honda",
        "toyota",
        "civic",
        "corolla",
        "jeep",
        "bus",
        "trailer",
        "sled",
        "skidoo",
        "snowmobile",
        "atv",
        "quad",
        "motorcycle",
        "motorbike",
        "bike",
        "plates",
        "camion",
        "auto",
        "voiture",
        "vehicule",
        "moto",
        "motoneige",
        "vtt",
        "vus",
        "camionnette",
        "fourgonnette",
    ];
    let upper = |at: usize| text.at(at).case == Case::Upper && (2..=4).contains(&text.at(at).len);
    let near = |at: usize| text.sep_within(at, sep::SPACE | sep::HYPHEN);
    let last = text.at(place);
    let before = place.wrapping_sub(1);
    if last.len < 2
        || last.len > 4
        || !upper(before)
        || !near(place)
        || text.is(before, UNIT.or(ID_CUE).or(NOT_ID).or(crate::class::BIRTH_CUE).or(crate::class::MED))
    {
        return;
    }
    let mut start = before;
    let mut end = place + 1;
    if upper(end) && near(end) {
        end += 1;
    }
    if end == place + 1 && last.kind == Kind::Digits && last.len < 3 {
        return;
    }
    if upper(start.wrapping_sub(1)) && near(start) && text.at(start - 1).len == 2 {
        start -= 1;
    }
    if (1..6).any(|back| VEHICLES.contains(&text.at(start.wrapping_sub(back)).hash)) {
        finds.words(text, start, end, (Label::Id, Tier::Confirm, "plate"));
    }
}

/// A plate or code of letters first, or of few digits, as "plate ABCD 123" or "plaque W12 ABC".
fn plate(text: &Text, place: usize, sure: bool, finds: &mut Finds) {
    let next = place + 1;
    let part = |at: usize| {
        at < text.words.len()
            && (2..=4).contains(&text.at(at).len)
            && (text.at(at).case == Case::Upper
                || text.at(at).kind != Kind::Letters
                || text.at(at).case == Case::Title && text.at(at).kind == Kind::Mixed)
    };
    let pair = part(next) && part(next + 1) && (numeric(text, next) || numeric(text, next + 1));
    let share = text.sep(next + 2) & sep::PERCENT != 0;
    if sure && pair && !share && text.sep_within(next + 1, sep::SPACE | sep::HYPHEN) {
        finds.words(text, next, next + 2, (Label::Id, Tier::Block, "id-cue"));
    }
}

/// "(poste 4417)", "ext. 2214": an extension, three to five digits behind its word.
pub(crate) fn extension(text: &Text, place: usize, finds: &mut Finds) {
    let cue = place.wrapping_sub(1);
    if text.at(place).kind == Kind::Digits
        && (3..6).contains(&text.at(place).len)
        && text.sep_within(place, sep::SPACE | sep::PERIOD | sep::COLON)
        && reads!(text, cue, "poste" | "ext" | "extension" | "x")
        && (!reads!(text, cue, "x") || text.at(cue.wrapping_sub(1)).kind == Kind::Digits)
        && text.sep(place + 1) & (sep::SLASH | sep::PERCENT) == 0
    {
        finds.words(text, place, place + 1, (Label::Contact, Tier::Confirm, "extension"));
    }
}

/// "série TB-58-20931", "(POL-55872-G)", "usagère U-0047731": capitals, a hyphen, and five digits or more. Asked at the first digits.
pub(crate) fn serial(text: &Text, place: usize, finds: &mut Finds) {
    let head = place.wrapping_sub(1);
    if text.sep(place) != sep::HYPHEN
        || !text.letters(head)
        || text.at(head).case == Case::Lower
        || text.at(head).len > 4
        || text.slice(head).chars().any(char::is_lowercase)
        || text.sep(head) == sep::HYPHEN
        || text.is(head, NOT_ID)
    {
        return;
    }
    let mut end = place + 1;
    while end < place + 4 && text.sep(end) == sep::HYPHEN && text.at(end).len < 9 {
        end += 1;
    }
    if (place..end).map(|word| digits(text, word)).sum::<usize>() > 4 {
        finds.words(text, head, end, (Label::Id, Tier::Confirm, "id-serial"));
    }
}
