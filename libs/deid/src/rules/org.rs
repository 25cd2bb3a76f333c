//! Hospitals, clinics, schools, employers: by name, and new ones by the noun beside them or the verb before.

use crate::{
    class::{
        COMMON, COMPANY, CREDENTIAL, FUNCTION, GENERIC, ID_CUE, IN, KIN, MED, ORG, ORG_HEAD, ORG_TAIL, PARTICLE,
        PERSON, PLACES, PROVINCE, ROLE, SAYS, SCHOOLING, SITE, STOP, TITLE, UNIT, WORDY, WORKS,
    },
    familiar::{typo, unknown},
    finding::{Label, Tier},
    rules::{Finds, branch, caseless, naming::closes, org_noun, site, work},
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep, words},
};

pub(crate) const fn what(rule: &'static str) -> (Label, Tier, &'static str) {
    (Label::Org, Tier::Confirm, rule)
}

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    if word.marks & mark::CALM != 0 {
        return;
    }
    if set.any(ORG) {
        single(text, place, finds);
    }
    if set.any(ORG_TAIL.or(COMPANY)) {
        org_noun::tail(text, place, finds);
    }
    if set.any(ORG_HEAD) {
        org_noun::head(text, place, finds);
    }
    if set.any(WORKS.or(SITE).or(SCHOOLING)) {
        announced(text, place, finds);
    }
}

/// "GON blocks by Dr. Lay at WCH", "IRM faite au CHRTR": three to six capitals that nothing else explains.
pub(crate) fn initials(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let near = text.sep_within(place, sep::SPACE | sep::APOSTROPHE);
    let plain = word.kind == Kind::Letters && word.case == Case::Upper && (3..=6).contains(&word.len);
    if near && plain && text.style == Style::Mixed && !text.marked(place, mark::SHOUT) && unknown(text, place) {
        finds.words(text, place, place + 1, what("organization-cue"));
    }
}

/// Entries of several words.
pub(crate) fn phrases(text: &Text, finds: &mut Finds) {
    for phrase in text.phrases.iter().filter(|phrase| phrase.set.any(ORG)) {
        let words = phrase.start..phrase.end;
        let plain = words.clone().all(|word| text.is(word, WORDY.or(GENERIC)) || text.at(word).len < 2);
        // "les critères de Beers": what has no capital where one could stand is meant as words.
        let small = text.style == Style::Mixed
            && !text.marked(phrase.start, mark::SHOUT)
            && (text.at(phrase.start).case == Case::Lower && reads!(text, phrase.start, "de" | "d" | "du" | "des")
                || words.clone().all(|word| text.at(word).case == Case::Lower));
        if small && !near(text, phrase.start, WORKS.or(SITE).or(SCHOOLING)) {
            continue;
        }
        let shown = words.clone().all(|word| {
            text.at(word).case != Case::Lower
                || text.is(word, FUNCTION.or(PARTICLE))
                || text.at(word).kind == Kind::Digits
        });
        let cued = near(text, phrase.start, WORKS.or(SITE).or(SCHOOLING))
            || text.is(phrase.start.wrapping_sub(1), IN.or(ORG_HEAD).or(ORG_TAIL))
            || text.is(phrase.start.wrapping_sub(2), IN) && text.is(phrase.start.wrapping_sub(1), FUNCTION)
            || phrase.end - phrase.start > 2 && text.style != Style::Mixed
            || caseless::apart(text, phrase.start, phrase.end);
        if !text.marked(phrase.start, mark::CALM) && (!plain || shown && text.style == Style::Mixed || cued) {
            finds.words(text, phrase.start, beyond(text, phrase.end), what("organization"));
        }
    }
}

/// One of the three words before is a cue.
pub(crate) fn near(text: &Text, place: usize, set: crate::class::Set) -> bool {
    (1..4).any(|back| text.is(place.wrapping_sub(back), set))
}

/// The noun behind a known name belongs to it: "Mount Sinai Hospital".
pub(crate) fn beyond(text: &Text, end: usize) -> usize {
    let mut last = end;
    while last < end + 3
        && text.is(last, ORG_TAIL.or(COMPANY))
        && text.sep_within(last, sep::SPACE)
        && (text.at(last).case != Case::Lower || text.style != Style::Mixed)
    {
        last += 1;
    }
    // "Mennonite Centre for Newcomers".
    if last > 0
        && text.is(last - 1, ORG_TAIL)
        && reads!(text, last, "for" | "pour")
        && text.sep_within(last, sep::SPACE)
        && text.sep_within(last + 1, sep::SPACE)
        && text.capital(last + 1)
        && text.capital(last - 1)
        && !text.is(last + 1, MED.or(TITLE).or(ROLE))
    {
        last += 2;
    }
    branch::street(text, branch::branch(text, branch::ward(text, last)))
}

fn single(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    if word.case == Case::Lower && text.style == Style::Mixed && reads!(text, place, "chum" | "metro" | "maxi") {
        return;
    }
    // Agencies that everybody deals with identify only those who work there.
    const AGENCIES: &[u64] = words![
        "opp", "rcmp", "grc", "spvm", "cra", "cbsa", "naps", "mnr", "mnrf", "mto", "mtq", "lcbo", "saq", "sqdc",
        "ymca", "ywca", "cmha", "von", "cbc", "ups", "fedex", "uber", "gn", "cpr", "legion",
    ];
    if AGENCIES.contains(&word.hash)
        && !belongs(text, place)
        && !near(text, place, WORKS.or(SCHOOLING).or(SITE))
        && !text.is(place.wrapping_sub(1), IN)
    {
        return;
    }
    // "HSN 123456789" is a health services number.
    if set.any(ID_CUE) && text.at(place + 1).kind == Kind::Digits && text.at(place + 1).len > 2 {
        return;
    }
    // "PCL-5": a scale and its edition.
    if text.sep(place + 1) == sep::HYPHEN && text.at(place + 1).kind == Kind::Digits {
        return;
    }
    let cued = near(text, place, WORKS.or(SITE).or(SCHOOLING).or(crate::class::IN));
    // Three letters stand for many things: an institution is announced, or stands in brackets.
    let short = text.at(place).case == Case::Upper && word.len > 2 && !text.marked(place, mark::SHOUT) && !set.any(MED);
    let led = cued
        || belongs(text, place)
        || short && text.style != Style::Upper
        || text.sep(place) & (sep::OPEN | sep::AT | sep::OTHER | sep::COLON) != 0
        || word.len > 4
        || text.style == Style::Lower && set.0 & !ORG.0 & !crate::class::PHRASE.0 == 0 && word.len > 2;
    // An everyday word is no institution by itself; three capitals are, unless they are medicine.
    let plain = if short { COMMON.or(MED).or(FUNCTION) } else { WORDY };
    let sure =
        led && !set.any(plain.or(PERSON).or(crate::class::PLACES).or(STOP).or(TITLE).or(UNIT).or(crate::class::RARE));
    let mixed = text.style == Style::Mixed && word.marks & mark::SHOUT == 0;
    let fit = if mixed && word.case != Case::Lower {
        // "(Foothills, Dr. Clark)": alone in a bracket, or before its comma.
        let apart = text.sep(place) & sep::OPEN != 0 && text.sep(place + 1) & (sep::COMMA | sep::CLOSE) != 0;
        // "that Shoppers has to order": a capital inside a sentence on a listed chain that is a word of every day.
        // "Shoppers faxed", "CAMH says no": at the beginning, who does what people do.
        let acts = text.marked(place, mark::START)
            && text.is(place + 1, SAYS)
            && text.sep_within(place + 1, sep::SPACE)
            && !text.is(place, GENERIC);
        let chain = (text.capital(place) || acts)
            && word.len > 4
            && !set.any(MED.or(FUNCTION).or(STOP).or(TITLE).or(UNIT).or(PERSON).or(crate::class::PLACES))
            && !reads!(text, place.wrapping_sub(1), "mr" | "mrs" | "ms" | "dr")
            && (acts || text.at(place.wrapping_sub(1)).case == Case::Lower || text.sep(place) & sep::COMMA != 0)
            && (text.at(place + 1).case == Case::Lower || text.sep(place + 1) & !sep::SPACE != 0);
        sure || chain
            || branch::street(text, branch::branch(text, place + 1)) > place + 1
            || (cued || belongs(text, place) || apart && !set.any(MED)) && !set.any(FUNCTION)
    } else {
        sure && (word.len > 3 || text.style == Style::Lower)
            || !set.any(FUNCTION.or(UNIT)) && word.len > 3 && text.is(place.wrapping_sub(1), WORKS)
            || cued && !set.any(COMMON.or(FUNCTION).or(UNIT).or(PERSON)) && word.len > 2
    };
    if fit {
        finds.words(text, place, beyond(text, place + 1), what("organization"));
    }
}

/// Work or study beside the name: "caissière IGA", "OCAD student".
fn belongs(text: &Text, place: usize) -> bool {
    let next = text.at(place + 1);
    text.sep_within(place + 1, sep::SPACE) && next.case == Case::Lower && work::occupation(next.hash)
        || text.sep_within(place + 1, sep::SPACE)
            && reads!(
                text,
                place + 1,
                "student"
                    | "students"
                    | "grad"
                    | "graduate"
                    | "employee"
                    | "worker"
                    | "cashier"
                    | "driver"
                    | "staff"
                    | "team"
            )
        || text.sep_within(place, sep::SPACE)
            && reads!(
                text,
                place.wrapping_sub(1),
                "etudiant"
                    | "etudiante"
                    | "caissier"
                    | "caissiere"
                    | "commis"
                    | "employe"
                    | "employee"
                    | "retraite"
                    | "retraitee"
                    | "retired"
                    | "ex"
                    | "operateur"
                    | "operatrice"
                    | "gerant"
                    | "gerante"
                    | "urgence"
                    | "urg"
                    | "er"
                    | "emerg"
            )
}

/// "works at Xxxx", "admitted to Xxxx", "goes to Xxxx": the capitalized words behind.
fn announced(text: &Text, place: usize, finds: &mut Finds) {
    let mut next = place + 1;
    while next < place + 4
        && reads!(
            text,
            next,
            "the"
                | "a"
                | "an"
                | "at"
                | "for"
                | "with"
                | "la"
                | "le"
                | "l"
                | "les"
                | "chez"
                | "au"
                | "aux"
                | "du"
                | "de"
                | "local"
                | "old"
                | "pour"
                | "to"
                | "from"
                | "in"
                | "out"
                | "of"
                | "her"
                | "his"
        )
    {
        next += 1;
    }
    if !text.sep_within(next, sep::SPACE | sep::APOSTROPHE | sep::QUOTE | sep::LINE | sep::COLON)
        || !text.letters(next)
        || text.marked(next, mark::CALM)
    {
        return;
    }
    let set = text.at(next).set;
    let never = FUNCTION
        .or(MED)
        .or(STOP)
        .or(TITLE)
        .or(KIN)
        .or(PROVINCE)
        .or(ROLE)
        .or(crate::class::MONTH)
        .or(crate::class::WEEKDAY)
        .or(crate::class::NATION)
        .or(CREDENTIAL)
        .or(UNIT);
    let works = text.is(place, WORKS.or(SCHOOLING));
    let upper = text.at(next).case == Case::Upper && text.at(next).len > 1;
    let fit = if text.style == Style::Mixed && !text.marked(next, mark::SHOUT) && text.at(next).case != Case::Lower {
        (!set.any(never) || works && site::people(text, next))
            && (!upper || works && !set.any(WORDY) || set.any(ORG) || unknown(text, next) && text.at(next).len > 2)
            && (works || !set.any(WORDY) || set.any(PERSON.or(PLACES).or(ORG)) || text.at(next + 1).case == Case::Title)
            && !(set.any(GENERIC) && text.at(next + 1).case == Case::Lower)
    } else {
        works && caseless::employer(text, next)
            || text.caseless(next)
                && (unknown(text, next)
                    || works
                        && text.is(next, PERSON.or(PLACES))
                        && !text.is(next, never.or(COMMON).or(SAYS).or(GENERIC))
                        && reads!(text, next.wrapping_sub(1), "at" | "for" | "chez"))
                && text.at(next).len > 3
                && (works || text.style != Style::Mixed && !typo(text, next))
    };
    // "née à Rimouski": a town alone behind such a word is a town.
    if !fit
        || text.is(next, PLACES)
            && !text.is(next, ORG)
            && !text.is(place, WORKS)
            && closes(text, next)
            && !text.is(next, PERSON)
    {
        return;
    }
    let mut end = next + 1;
    while end < next + 5 && text.letters(end) {
        let sep = text.sep(end);
        let more = text.style != Style::Mixed
            && sep == sep::SPACE
            && (works && end == next + 1 && caseless::employer(text, next) && caseless::second(text, end)
                || text.is(end, ORG_TAIL.or(COMPANY).or(PLACES)) && !text.is(end, FUNCTION)
                || unknown(text, end));
        let joined = sep == sep::HYPHEN
            || sep == sep::APOSTROPHE
            || sep & !(sep::SPACE | sep::AMPERSAND) == 0 && sep & sep::AMPERSAND != 0;
        let and = reads!(text, end, "and" | "et" | "of" | "de" | "du")
            && text.capital(end + 1)
            && sep == sep::SPACE
            && !text.is(end + 1, PERSON);
        let shown =
            sep == sep::SPACE && text.at(end).case != Case::Lower && text.style == Style::Mixed && !text.is(end, never);
        // "chez Produits métalliques Pouliot": a small word between two capitals.
        let bridge = works
            && sep == sep::SPACE
            && text.sep_within(end + 1, sep::SPACE)
            && text.at(end).len > 4
            && text.capital(end + 1)
            && text.is(end, COMMON.or(GENERIC))
            && !text.is(end, FUNCTION.or(SAYS))
            && (text.is(end + 1, PERSON) || unknown(text, end + 1));
        if !(joined || and || shown || more || bridge) {
            break;
        }
        end += 1;
    }
    finds.words(text, next, beyond(text, end), what("organization-cue"));
}
