//! Institutions and employers by what stands around a short name: a label and its colon, "at" and a capital, an occupation
//! and a bracket.

use crate::{
    class::{
        ADMIN, COMMON, CREDENTIAL, FUNCTION, GENERIC, GEO_TAIL, GIVEN, HOLIDAY, KIN, MED, MONTH, NATION, ORG, ORG_TAIL,
        PERSON, PLACES, PROVINCE, ROLE, SAYS, STOP, Set, TITLE, UNIT, WEEKDAY,
    },
    familiar::{explained, typo, unknown},
    rules::{Finds, org::what, work},
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep, words},
};

/// Words that are never the name of an institution by themselves.
pub(crate) const NOT: Set = FUNCTION
    .or(MED)
    .or(STOP)
    .or(TITLE)
    .or(KIN)
    .or(ROLE)
    .or(PROVINCE)
    .or(MONTH)
    .or(WEEKDAY)
    .or(HOLIDAY)
    .or(NATION)
    .or(CREDENTIAL)
    .or(UNIT)
    .or(SAYS)
    .or(ADMIN);

/// At any word of letters.
pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let sign = text.sep(place + 1);
    if sign & sep::COLON != 0 {
        labeled(text, place, finds);
    }
    if text.at(place).case != Case::Lower {
        shown(text, place, sign, finds);
    }
    if sign & (sep::OPEN | sep::COMMA) != 0 || reads!(text, place + 1, "w" | "with" | "for" | "pour") {
        worker(text, place, finds);
    }
}

/// At a word with a capital.
fn shown(text: &Text, place: usize, sign: u32, finds: &mut Finds) {
    // "Sir Isaac Brock": people of this title are schools and streets.
    if reads!(text, place, "sir") && text.at(place).case == Case::Title && sign == sep::SPACE && text.capital(place + 1)
    {
        finds.words(text, place, run(text, place + 1), what("organization-label"));
    }
    // "Local 488", "section locale 2004": a union.
    let number = text.at(place + 1);
    if reads!(text, place, "local") && sign == sep::SPACE && number.kind == Kind::Digits && (2..5).contains(&number.len)
    {
        finds.words(text, place, place + 2, what("organization-local"));
    }
}

/// "Pharm: Kenny's", "Employer: Intact", "works: loblaws".
fn labeled(text: &Text, place: usize, finds: &mut Finds) {
    let kind = reads!(
        text,
        place,
        "pharm"
            | "pharmacy"
            | "pharmacie"
            | "employer"
            | "employeur"
            | "work"
            | "works"
            | "workplace"
            | "school"
            | "ecole"
            | "travail"
            | "travaille"
            | "insurer"
            | "assureur"
            | "hospital"
            | "hopital"
            | "clinic"
            | "clinique"
            | "job"
            | "emploi"
            | "insurance"
            | "assurance"
            | "garderie"
            | "daycare"
            | "university"
            | "college"
            | "agency"
            | "ltc"
            | "facility"
            | "shelter"
            | "church"
            | "employers"
    );
    let next = place + 1;
    let word = text.at(next);
    if !kind || word.kind != Kind::Letters || text.is(next, NOT) || text.marked(next, mark::CALM) || word.len < 3 {
        return;
    }
    let shown = text.style == Style::Mixed && !text.marked(next, mark::SHOUT);
    let fits = if shown {
        word.case != Case::Lower
            && (!text.is(next, COMMON) || text.at(next + 1).case == Case::Title || ended(text, next + 1))
    } else {
        text.is(next, ORG.or(PERSON).or(PLACES)) && !text.is(next, COMMON) || unknown(text, next) && !typo(text, next)
    };
    if fits {
        finds.words(text, next, run(text, next), what("organization-label"));
    }
}

/// How far the capitals go, with a possessive.
fn run(text: &Text, start: usize) -> usize {
    let mut end = start + 1;
    while end < start + 5 && text.letters(end) {
        let sep = text.sep(end);
        let owned = sep == sep::APOSTROPHE && reads!(text, end, "s");
        let tied = sep == sep::HYPHEN || sep == sep::APOSTROPHE;
        let shown = sep & !(sep::SPACE | sep::AMPERSAND) == 0
            && matches!(text.at(end).case, Case::Title | Case::Inner)
            && text.style == Style::Mixed
            && !text.is(end, NOT);
        if !(owned || tied || shown) {
            break;
        }
        end += 1;
    }
    end
}

pub(crate) fn ended(text: &Text, next: usize) -> bool {
    next >= text.words.len()
        || text.sep(next)
            & (sep::PERIOD | sep::COMMA | sep::LINE | sep::STOP | sep::CLOSE | sep::OPEN | sep::APOSTROPHE)
            != 0
        || text.is(next, FUNCTION)
}

/// "OAT at Crosstown", "pool at Artillery Park", "Saturdays at Giovanni's": behind "at" a capital is a place or a firm.
pub(crate) fn behind_at(text: &Text, place: usize, finds: &mut Finds) {
    if let Some(end) = headed(text, place + 1) {
        return finds.words(text, place + 1, end, what("organization-tail"));
    }
    let mut next = place + 1;
    if reads!(text, next, "the" | "our" | "her" | "his") && text.at(next).case == Case::Lower {
        next += 1;
    }
    if reads!(text, next, "old" | "new" | "former" | "local") && text.at(next).case == Case::Lower {
        next += 1;
    }
    if text.sep(place + 1) != sep::SPACE
        || text.sep(next) != sep::SPACE
        || !text.capital(next)
        || text.at(next).case != Case::Title
        || text.at(next).len < 4
        || text.is(next, if people(text, next) { GENERIC } else { NOT.or(GENERIC) })
            && !(next > place + 1 && text.is(next, NATION) && ended(text, next + 1))
        || text.marked(next, mark::CALM)
    {
        return;
    }
    let mut end = run(text, next);
    let plain = end == next + 1 && text.is(next, COMMON);
    // "the Island Gospel camp": a small noun behind two capitals, or behind a strange one.
    let noun = text.sep(end) == sep::SPACE
        && (text.is(end, ORG_TAIL.or(GEO_TAIL)) || reads!(text, end, "camp" | "team" | "program"))
        && text.at(end).case == Case::Lower
        && (end > next + 1 || unknown(text, next) || text.is(next, ORG.or(PLACES)));
    if noun {
        end += 1;
    }
    if noun || ended(text, end) && !(plain && text.at(next).len < 5) {
        finds.words(text, next, end, what("organization-cue"));
    }
}

/// "K'ómoks Health Centre", "Northern Addictions Centre": three capitals or more of which the last is a kind of institution. Gives
/// the end.
fn headed(text: &Text, start: usize) -> Option<usize> {
    if text.style != Style::Mixed || text.sep(start) != sep::SPACE {
        return None;
    }
    let mut end = start;
    while end < start + 6
        && text.letters(end)
        && (end == start || text.sep(end) & !(sep::SPACE | sep::HYPHEN | sep::APOSTROPHE | sep::AMPERSAND) == 0)
        && (text.at(end).case != Case::Lower || text.sep(end) == sep::APOSTROPHE)
        && text.at(end).marks & (mark::SHOUT | mark::CALM) == 0
    {
        end += 1;
    }
    let last = end.wrapping_sub(1);
    (end >= start + 3 && text.is(last, ORG_TAIL) && text.at(last).case == Case::Title && !text.is(start, FUNCTION))
        .then_some(end)
}

/// "Quaker Oats": a people's name before another capital.
pub(crate) fn people(text: &Text, place: usize) -> bool {
    let next = place + 1;
    text.is(place, NATION)
        && text.sep(next) == sep::SPACE
        && text.capital(next)
        && !text.is(next, NOT)
        && !text.is(place, FUNCTION.or(TITLE).or(KIN).or(STOP))
}

/// "CPAP from Prairie Oxygen", "ref via Coastal Wellness": two capitals behind "from", which no person explains.
pub(crate) fn behind_from(text: &Text, place: usize, finds: &mut Finds) {
    let (first, second) = (place + 1, place + 2);
    let never = NOT.or(GENERIC).or(PERSON).or(PLACES);
    if text.sep(first) == sep::SPACE
        && text.sep(second) == sep::SPACE
        && text.capital(first)
        && text.capital(second)
        && text.at(first).len > 3
        && text.at(second).len > 3
        && !text.is(first, NOT.or(GENERIC).or(GIVEN))
        && !text.is(second, never)
        && ended(text, run(text, first))
        && !text.marked(first, mark::CALM)
    {
        finds.words(text, first, run(text, first), what("organization-cue"));
    }
}

fn worker(text: &Text, place: usize, finds: &mut Finds) {
    if !work::occupation(text.at(place).hash) {
        return;
    }
    let linked = reads!(text, place + 1, "w" | "with" | "for" | "pour");
    let next = if linked { place + 2 } else { place + 1 };
    let sep = text.sep(next);
    let word = text.at(next);
    if word.kind != Kind::Letters
        || sep & !(sep::SPACE | sep::OPEN | sep::COMMA | sep::SLASH) != 0
        || text.is(next, NOT)
        || text.marked(next, mark::CALM)
        || word.len < 2
    {
        return;
    }
    let known = text.is(next, ORG) && !text.is(next, COMMON);
    // "Truck driver, Big Freight": two capitals that no person explains.
    let end = run(text, next);
    let pair = end > next + 1
        && ended(text, end)
        && !text.is(next, GIVEN.or(GENERIC))
        && !(next..end).any(|word| text.is(word, NOT.or(GENERIC)));
    let fits = if text.style == Style::Mixed && !text.marked(next, mark::SHOUT) {
        word.case != Case::Lower
            && (known
                || unknown(text, next)
                || pair && sep & sep::COMMA != 0
                || (sep & sep::OPEN != 0 || linked)
                    && (word.case != Case::Upper || word.len > 2)
                    && !text.is(next, GENERIC))
    } else {
        word.len > 2 && (known || linked && unknown(text, next) && !explained(text, next))
    };
    if fits {
        finds.words(text, next, run(text, next), what("organization-cue"));
    }
}

/// "drives milk truck for Gay Lea": work stands before, a capital behind "for" or "with". Asked at that word.
pub(crate) fn behind_for(text: &Text, place: usize, finds: &mut Finds) {
    const VERBS: &[u64] = words![
        "plays",
        "played",
        "playing",
        "joue",
        "jouait",
        "lanceur",
        "gardien",
        "drives",
        "drove",
        "driving",
        "driver",
        "works",
        "worked",
        "working",
        "work",
        "job",
        "hauls",
        "hauled",
        "hauling",
        "cooks",
        "cooked",
        "cleans",
        "cleaned",
        "cleaning",
        "logs",
        "logged",
        "fishes",
        "fished",
        "guide",
        "guides",
        "employed",
        "contract",
        "contracts",
        "contractor",
        "apprentice",
        "welds",
        "welded",
        "builds",
        "built",
        "plows",
        "delivers",
        "delivering",
        "paints",
        "drills",
        "drilled",
        "flies",
        "flew",
        "pilot",
        "foreman",
        "supervisor",
        "truck",
        "shifts",
        "rigs",
        "career",
        "pension",
        "retired",
        "conductor",
        "operator",
        "mechanic",
        "welder",
        "electrician",
        "planter",
    ];
    let mut next = place + 1;
    if reads!(text, next, "the" | "les") && text.at(next).case == Case::Lower {
        next += 1;
    }
    if text.sep(next) != sep::SPACE
        || !text.capital(next)
        || text.at(next).case == Case::Upper && text.at(next).len > 6
        || text.is(next, NOT.or(GENERIC))
        || text.marked(next, mark::CALM)
        || text.at(next).len < 3
    {
        return;
    }
    let led = (1..6).any(|back| {
        let at = place.wrapping_sub(back);
        VERBS.contains(&text.at(at).hash)
            && (1..back).all(|inner| text.sep(place - inner + 1) & (sep::PERIOD | sep::STOP) == 0)
    });
    let end = run(text, next);
    if led && ended(text, end) {
        finds.words(text, next, end, what("organization-cue"));
    }
}
