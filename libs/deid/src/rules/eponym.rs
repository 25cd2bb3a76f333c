//! Surnames that name signs, scales, exercises and methods of treatment: medicine beside a result, a score or others of their like.

use crate::{
    class::{EPONYM_TAIL, FUNCTION, GIVEN, KIN, MED, PLACES, ROLE, SAYS, SURNAME, TITLE, UNIT, WORLD},
    strain::{sieve, sifted},
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep, words},
};

pub(crate) fn mark(text: &mut Text, place: usize) {
    tested(text, place);
    listed(text, place);
}

/// What comes of a test, in one word.
fn result(text: &Text, place: usize) -> bool {
    reads!(
        text,
        place,
        "normal"
            | "normale"
            | "normaux"
            | "wnl"
            | "neg"
            | "negs"
            | "negative"
            | "negatif"
            | "negatifs"
            | "negatives"
            | "pos"
            | "positive"
            | "positif"
            | "positifs"
            | "positives"
            | "absent"
            | "absente"
            | "absents"
            | "equivocal"
            | "equivoque"
            | "equivoques"
            | "bilat"
            | "bilaterally"
            | "unremarkable"
            | "ve"
            | "ecarte"
            | "ecartee"
            | "exclu"
            | "exclue"
            | "excluded"
            | "equivalent"
            | "douteux"
            | "suspecte"
            | "suspected"
    )
}

/// "Waddell 1/5", "Neer +", "Patrick N", "Hawkins neg", "Adson et Roos sont négatifs": a sign and its result; "Tampa 47,", "Beck à
/// 29": a scale and its score.
fn tested(text: &mut Text, place: usize) {
    let next = place + 1;
    let word = text.at(place);
    let listed = word.set.any(SURNAME.or(GIVEN).or(PLACES));
    if !listed && word.case == Case::Lower {
        return;
    }
    let known = eponym(word.hash);
    if !(known || listed && word.case != Case::Lower) || text.is(place.wrapping_sub(1), TITLE.or(KIN)) {
        return;
    }
    let after = text.sep(next);
    let rest = sep::SPACE | sep::LINE | sep::COMMA | sep::PERIOD | sep::STOP | sep::CLOSE | sep::BLANK;
    let plus = after & sep::PLUS != 0 && after & !(rest | sep::PLUS) == 0;
    let minus = after & sep::HYPHEN != 0 && after & sep::SPACE != 0 && after & (sep::COMMA | sep::PERIOD) != 0;
    // "Roos and Adson are negative": other signs and a small verb may stand between.
    let mut at = next;
    if text.sep_within(at, sep::SPACE) && reads!(text, at, "and" | "et" | "or" | "ou" | "ni" | "nor") {
        at += if text.at(at + 1).case == Case::Lower { 0 } else { 2 };
    }
    if text.sep_within(at, sep::SPACE) && reads!(text, at, "is" | "are" | "was" | "were" | "est" | "sont" | "etait") {
        at += 1;
    }
    let short = text.at(next).len == 1
        && reads!(text, next, "n")
        && text.at(next).case != Case::Lower
        && text.sep(next + 1) & (sep::COMMA | sep::PERIOD) != 0;
    let told = result(text, at) && text.sep_within(at, sep::SPACE) || short && text.sep_within(next, sep::SPACE);
    let joint = reads!(text, next, "a" | "at" | "of" | "was" | "is" | "de") && text.sep_within(next, sep::SPACE);
    let figure = if joint { next + 1 } else { next };
    let number = text.at(figure).kind == Kind::Digits
        && text.sep_within(figure, sep::SPACE)
        && figure < text.words.len()
        && text.at(figure).len < 4;
    let over = text.sep(figure + 1) == sep::SLASH && text.at(figure + 1).kind == Kind::Digits;
    let share = number && over && text.at(figure).len < 3 && text.at(figure + 1).len < 4 && {
        text.sep(figure + 2) != sep::SLASH
    };
    let known = known || word.set.any(WORLD);
    let counted = text.sep(figure + 1) & (sep::COMMA | sep::PERIOD | sep::STOP | sep::LINE | sep::CLOSE) != 0
        || reads!(text, figure + 1, "et" | "and" | "on" | "out" | "sur" | "degrees" | "today" | "points");
    let headed = text.sep(place) & (sep::COMMA | sep::COLON | sep::OPEN | sep::PERIOD | sep::STOP | sep::LINE) != 0
        || joint
        || reads!(text, place.wrapping_sub(1), "de") && text.is(place.wrapping_sub(2), EPONYM_TAIL)
        || reads!(
            text,
            place.wrapping_sub(1),
            "un" | "a" | "le" | "her" | "his" | "son" | "sa" | "the" | "shows" | "montre"
        );
    let scale = number && known && headed && counted && !text.is(figure + 1, crate::class::AGE_UNIT);
    // "The Berg tops out": nobody is called by an article.
    let article = known
        && word.case == Case::Title
        && !word.set.any(PLACES)
        && reads!(text, place.wrapping_sub(1), "the" | "le" | "du")
        && text.sep_within(place, sep::SPACE)
        && text.at(next).case == Case::Lower;
    // "no risk per the Columbia", "selon Ashton"; "ni Cushing ni Horner", "pas d'Huntington".
    let mut lead = place.wrapping_sub(1);
    if reads!(text, lead, "the" | "le" | "de" | "d") {
        lead = lead.wrapping_sub(1);
    }
    let ruled = eponym(word.hash)
        && word.case == Case::Title
        && text.sep_within(place, sep::SPACE | sep::APOSTROPHE)
        && reads!(text, lead, "selon" | "per" | "ni" | "nor" | "no" | "sans" | "pas" | "modified" | "passed")
        && (!reads!(text, lead, "no" | "per" | "selon") || !text.is(place + 1, SAYS));
    if plus || minus || told || share || scale || article || ruled {
        text.calm(place, next);
    }
}

#[rustfmt::skip]
const EPONYMS: &[u64] = words![
    "abbey", "achille", "adams", "addison", "adson", "ainsworth", "alexander", "allen", "alvarado", "apley", "arnold",
    "ashton", "ashworth", "atlanta", "austin", "baker", "ballard", "bankart", "barany", "barkley", "barlow", "barrett",
    "barthel", "barton", "bateman", "beck", "becker", "bell", "bender", "bennett", "benson", "berg", "berger",
    "bethesda", "biot", "bishop", "blalock", "blumberg", "bobath", "borg", "boston", "bouchard", "bowen", "bowlby",
    "braden", "brandt", "bright", "bristol", "bristow", "brown", "buckley", "butler", "calgary", "caroli", "castleman",
    "charcot", "charlson", "cincinnati", "clark", "clarke", "cobb", "cochrane", "codman", "colles", "columbia", "conn",
    "conners", "constant", "cornell", "corrigan", "cowden", "craig", "crohn", "cullen", "cushing", "darrach", "dix",
    "down", "duke", "dunphy", "edmonton", "edwards", "ellis", "ely", "engel", "epley", "epworth", "erikson", "ewart",
    "fagerstrom", "fazekas", "feldenkrais", "fisher", "fletcher", "foa", "fontan", "forrest", "fortin", "frey",
    "friedman", "fukuda", "galant", "galveston", "garden", "gardner", "garrod", "garvan", "gerber", "gilbert",
    "glasgow", "gordon", "gottman", "gowers", "graham", "graves", "haglund", "hallpike", "halstead", "hamada",
    "hamilton", "harrington", "harris", "hartmann", "hauser", "hawkins", "hayes", "hendrich", "henry", "hodgkin",
    "hoffman", "hopkins", "horner", "horton", "hunter", "huntington", "iselin", "jackson", "jacobson", "jobe", "jones",
    "katz", "keller", "kellner", "kemp", "kennedy", "kernig", "kessler", "kinesio", "klein", "kocher", "kohler",
    "krabbe", "kujala", "lachman", "landau", "laslett", "lawton", "leeds", "leigh", "leiter", "lenoir", "leopold",
    "leri", "levine", "linehan", "lynch", "lysholm", "maisonneuve", "maitland", "mallet", "mallory", "manchester",
    "marfan", "martin", "marx", "maslow", "mason", "mcardle", "mcgill", "mcisaac", "mckenzie", "mcmurray", "meige",
    "merkel", "milgram", "miller", "millon", "milwaukee", "mirizzi", "mondor", "montgomery", "montreal", "moro",
    "morris", "morse", "morton", "moseley", "mulders", "mulligan", "murphy", "nantes", "naughton", "neer", "nelson",
    "neri", "nissen", "noble", "norris", "norton", "ober", "ogilvie", "oppenheim", "ortolani", "osler", "oswestry",
    "ottawa", "padua", "paget", "parkinson", "patrick", "pauwels", "pfeiffer", "pick", "pilon", "pittsburgh", "plummer",
    "pott", "prague", "prochaska", "rancho", "rankin", "ranson", "reisberg", "rey", "reynolds", "rinne", "rockwood",
    "rogers", "roland", "rolando", "rollnick", "rome", "roos", "rosen", "roth", "rotterdam", "rowe", "rutherford",
    "salter", "schaefer", "scheuermann", "schultz", "schwab", "sheehan", "shulman", "simmonds", "smith", "speed",
    "stanford", "steinmann", "stener", "stewart", "stills", "stokes", "stork", "sullivan", "sydenham", "tampa",
    "tanner", "tegner", "thomas", "thompson", "thomsen", "thorn", "tinetti", "toronto", "truelove", "turcot", "turner",
    "vancouver", "vanderbilt", "viking", "vineland", "waddell", "wagner", "wallenberg", "walsh", "watson", "weber",
    "weiss", "wellens", "wells", "willi", "williams", "wilson", "wood", "wright", "young", "zamboni", "zarit",
];

/// Most words are none, and this says so at once.
const SIEVE: [u64; 64] = sieve(EPONYMS);

pub(crate) fn eponym(hash: u64) -> bool {
    sifted(hash, &SIEVE) && EPONYMS.contains(&hash)
}

fn near_eponym(text: &Text, at: usize) -> bool {
    at < text.words.len() && (text.at(at).case != Case::Lower || text.style == Style::Lower) && eponym(text.at(at).hash)
}

/// "acupuncture, McKenzie, Mulligan": a sign or method in a list of its like; "modèle de Prochaska".
fn listed(text: &mut Text, place: usize) {
    let word = text.at(place);
    if word.case == Case::Lower && text.style != Style::Lower || !eponym(word.hash) {
        return;
    }
    let joined = reads!(text, place + 1, "and" | "et" | "or" | "ou" | "vs") && near_eponym(text, place + 2)
        || reads!(text, place.wrapping_sub(1), "and" | "et" | "or" | "ou" | "vs")
            && near_eponym(text, place.wrapping_sub(2));
    let beside = joined
        || word.sep & sep::OPEN != 0
        || (word.sep | text.sep(place + 1)) & (sep::COMMA | sep::SLASH | sep::AMPERSAND) != 0;
    if !beside {
        return;
    }
    let near = |at: usize| near_eponym(text, at);
    let medical = |at: usize| {
        at < text.words.len()
            && (text.is(at, MED.or(EPONYM_TAIL)) && !text.is(at, FUNCTION.or(ROLE).or(UNIT))
                || text.marked(at, mark::CALM)
                || near(at))
    };
    let breaks = sep::PERIOD | sep::STOP | sep::LINE;
    let before = text.sep(place) & (sep::COMMA | sep::SLASH | sep::AMPERSAND) != 0
        && text.sep(place) & breaks == 0
        && (1..4).any(|back| medical(place.wrapping_sub(back)));
    let after = text.sep(place + 1) & (sep::COMMA | sep::SLASH | sep::AMPERSAND) != 0
        && text.sep(place + 1) & breaks == 0
        && (1..4).any(|ahead| medical(place + ahead));
    let bracket = word.sep & sep::OPEN != 0 && text.sep(place + 1) & sep::CLOSE != 0 && medical(place.wrapping_sub(1));
    let before_place =
        text.is(place, PLACES) && text.is(place.wrapping_sub(1), crate::class::IN.or(crate::class::LIVES));
    let owned = before_place
        || text.is(place.wrapping_sub(1), TITLE.or(KIN).or(ROLE).or(GIVEN))
            && text.sep_within(place, sep::SPACE | sep::PERIOD);
    if (before || after || joined || bracket) && !owned && !text.is(place + 1, SAYS) {
        text.calm(place, place + 1);
    }
}
