//! What a text without capitals (or with nothing else) still tells: an employer behind its verb, an institution between marks.

use crate::{
    class::{
        ADMIN, AGE_UNIT, CREDENTIAL, FUNCTION, GENERIC, GEO_HEAD, GEO_TAIL, KIN, MED, MONTH, NATION, ORG_HEAD,
        ORG_TAIL, PROVINCE, ROLE, SAYS, STREET_HEAD, STREET_TAIL, Set, TITLE, UNIT, WEEKDAY,
    },
    rules::naming::closes,
    text::Text,
    word::{Kind, reads, sep, words},
};

/// Kinds of words that say what somebody does or where, never for whom.
const NOT: Set = FUNCTION
    .or(MED)
    .or(TITLE)
    .or(KIN)
    .or(ROLE)
    .or(PROVINCE)
    .or(MONTH)
    .or(WEEKDAY)
    .or(NATION)
    .or(CREDENTIAL)
    .or(UNIT)
    .or(AGE_UNIT)
    .or(SAYS)
    .or(ADMIN)
    .or(GENERIC)
    .or(ORG_HEAD)
    .or(ORG_TAIL)
    .or(GEO_HEAD)
    .or(GEO_TAIL)
    .or(STREET_HEAD)
    .or(STREET_TAIL);

/// Workplaces and manners of work that are none by name.
const PLACES_OF_WORK: &[u64] = words![
    "home",
    "night",
    "nights",
    "desk",
    "least",
    "risk",
    "work",
    "sea",
    "heights",
    "height",
    "present",
    "once",
    "computer",
    "computers",
    "speed",
    "capacity",
    "full",
    "part",
    "minimum",
    "various",
    "different",
    "local",
    "bank",
    "restaurant",
    "warehouse",
    "factory",
    "mill",
    "mine",
    "mines",
    "plant",
    "farm",
    "store",
    "shop",
    "mall",
    "camp",
    "site",
    "airport",
    "casino",
    "library",
    "family",
    "cash",
    "job",
    "jobs",
    "school",
    "office",
    "offices",
    "business",
    "company",
    "hotel",
    "kitchen",
    "construction",
    "retail",
    "oil",
    "trades",
    "industry",
    "government",
    "band",
    "council",
    "city",
    "town",
    "province",
    "army",
    "military",
    "navy",
    "police",
    "fire",
    "hours",
    "contract",
    "contracts",
    "seniors",
    "elders",
    "children",
    "clients",
    "animals",
    "horses",
    "wood",
    "metal",
    "machinery",
    "tools",
    "hands",
    "him",
    "money",
    "food",
    "fast",
    "call",
    "customer",
    "front",
    "back",
    "shift",
    "shifts",
    "days",
    "evenings",
    "weekends",
    "summers",
    "winters",
    "maison",
    "temps",
    "domicile",
    "bureau",
    "ferme",
    "usine",
    "magasin",
    "hotel",
    "restaurant",
    "construction",
    "nuit",
    "jour",
    "soir",
    "ecole",
    "garage",
    "entrepot",
    "ville",
    "compte",
    "chaine",
    "pied",
    "plein",
    "forfait",
    "contrat",
    "parents",
    "lui",
    "eux",
    "elle",
    "particuliers",
    "mother",
    "father",
    "cleaning",
    "cooking",
    "driving",
    "teaching",
    "hospital",
    "daycare",
    "church",
    "reduced",
    "modified",
    "light",
    "regular",
    "same",
    "another",
    "others",
    "lumber",
    "gas",
    "grocery",
    "hardware",
    "department",
    "convenience",
    "clothing",
    "pet",
    "auto",
    "meat",
    "fish",
    "post",
    "union",
];

/// "works at earls.", "chez cascades,": one word right behind the verb, where the clause ends. Asked at the word.
pub(crate) fn employer(text: &Text, place: usize) -> bool {
    let before = place.wrapping_sub(1);
    let next = place + 1;
    let fits = |at: usize| {
        text.at(at).kind == Kind::Letters
            && text.at(at).len > 2
            && !text.is(at, NOT)
            && !PLACES_OF_WORK.contains(&text.at(at).hash)
    };
    // Two words: "works at prairie harvest."
    let next = if text.sep(next) == sep::SPACE && fits(next) { next + 1 } else { next };
    let ended = next >= text.words.len()
        || text.sep(next) & (sep::PERIOD | sep::COMMA | sep::LINE | sep::STOP | sep::CLOSE | sep::OPEN) != 0
        || reads!(text, next, "as" | "in" | "and" | "but" | "since" | "for" | "x" | "comme" | "a" | "depuis" | "et");
    text.caseless(place)
        && fits(place)
        && reads!(text, before, "at" | "for" | "chez")
        && text.sep_within(place, sep::SPACE)
        && ended
}

/// Whether the word behind the first one of an employer can be its second.
pub(crate) fn second(text: &Text, place: usize) -> bool {
    text.letters(place)
        && text.at(place).len > 2
        && !text.is(place, NOT)
        && !PLACES_OF_WORK.contains(&text.at(place).hash)
}

/// "(hydro one)", "dr mcrae pan am.": an entry of several everyday words before a mark.
pub(crate) fn apart(text: &Text, start: usize, end: usize) -> bool {
    text.caseless(start)
        && !(start..end).any(|word| text.is(word, FUNCTION))
        && (end >= text.words.len()
            || text.sep(end) & (sep::CLOSE | sep::COMMA | sep::PERIOD | sep::LINE | sep::STOP | sep::OPEN) != 0)
}

/// Whether one or two everyday words before "pharmacy", "daycare", "arena" are its name: behind a mark, and no adjective.
pub(crate) fn named(text: &Text, start: usize, noun: usize) -> bool {
    const PLAIN: &[u64] = words![
        "new",
        "same",
        "local",
        "other",
        "usual",
        "current",
        "different",
        "specialty",
        "compounding",
        "nearest",
        "closest",
        "old",
        "previous",
        "big",
        "small",
        "their",
        "another",
        "public",
        "private",
        "village",
        "town",
        "city",
        "main",
        "hospital",
        "home",
        "chain",
        "indoor",
        "outdoor",
        "summer",
        "graduate",
        "law",
        "trade",
        "driving",
        "night",
        "day",
        "sunday",
        "boarding",
        "residential",
        "special",
        "regular",
        "online",
        "french",
        "english",
        "catholic",
        "immersion",
    ];
    let noun_fits = reads!(
        text,
        noun,
        "pharmacy"
            | "daycare"
            | "arena"
            | "campground"
            | "motel"
            | "mart"
            | "bakery"
            | "church"
            | "elementary"
            | "manor"
            | "lodge"
            | "garage"
            | "collegiate"
            | "apothecary"
            | "brewery"
            | "greenhouse"
            | "greenhouses"
    );
    noun_fits
        && noun - start < 3
        && text.sep(start) & (sep::OPEN | sep::COMMA | sep::COLON | sep::LINE | sep::AT) != 0
        && (start..noun).all(|word| {
            text.letters(word)
                && text.at(word).len > 2
                && !PLAIN.contains(&text.at(word).hash)
                && !text.is(word, FUNCTION.or(MED).or(KIN).or(ROLE).or(SAYS).or(UNIT).or(TITLE).or(GENERIC))
        })
        && closes(text, noun)
}
