//! Second thoughts about what hardly more than a capital told: words of every day in a text that puts capitals on its nouns, makes
//! and programs named by the noun beside them.

use crate::{
    class::{
        COMMON, FUNCTION, GENERIC, GEO_HEAD, GEO_TAIL, HOLIDAY, KIN, KNOWN, MED, MONTH, NATION, ORG, ORG_HEAD,
        ORG_TAIL, PERSON, PLACES, PROVINCE, RARE, ROLE, SAYS, STOP, STREET_TAIL, Set, TITLE, UNIT, WEEKDAY,
    },
    finding::{Found, Label, Tier},
    rules::Finds,
    text::{Style, Text, mark},
    word::{Case, Kind, reads, sep},
};

/// Words that people capitalize for other reasons than importance.
const REASONS: Set = PERSON
    .or(PLACES)
    .or(ORG)
    .or(NATION)
    .or(MONTH)
    .or(WEEKDAY)
    .or(PROVINCE)
    .or(TITLE)
    .or(HOLIDAY)
    .or(STOP)
    .or(ORG_TAIL)
    .or(ORG_HEAD)
    .or(GEO_TAIL)
    .or(GEO_HEAD)
    .or(STREET_TAIL);

/// Takes away findings of weak rules from `from` on that the rest of the text explains.
pub(crate) fn keep(text: &Text, finds: &mut Finds, from: usize) {
    if text.style != Style::Mixed || finds.all.len() <= from {
        return;
    }
    let heady = heady(text);
    for found in finds.all.iter_mut().skip(from).filter(|found| found.label == Label::Org) {
        articled(text, found);
        narrowed(text, found);
    }
    let mut place = 0;
    finds.all.retain(|found| {
        place += 1;
        place <= from || found.tier != Tier::Confirm || !needless(text, found, heady)
    });
}

/// "cooks at The Wooden Monkey", "référé par Le Pont": an article with a capital inside a sentence belongs to the name.
fn articled(text: &Text, found: &mut Found) {
    let start = text.words.partition_point(|word| word.end <= found.start);
    let article = start.wrapping_sub(1);
    if text.sep_within(start, sep::SPACE | sep::APOSTROPHE)
        && text.capital(article)
        && reads!(text, article, "the" | "le" | "la" | "les" | "l")
    {
        found.start = text.at(article).start;
    }
}

/// "au comptoir du pharmacien Bassel": a person's work before the name; "sa maison de Lamèque": a town's houses are none of its own.
fn narrowed(text: &Text, found: &mut Found) {
    let start = text.words.partition_point(|word| word.end <= found.start);
    let end = text.words.partition_point(|word| word.start < found.end);
    let last = end.wrapping_sub(1);
    if found.rule != "organization-head" || end < start + 3 || text.at(last).case == Case::Lower {
        return;
    }
    let small = text.at(last - 1).case == Case::Lower;
    let worker = small && text.is(last - 1, ROLE) && !text.is(last - 1, ORG_HEAD.or(ORG_TAIL));
    let house = end == start + 3
        && small
        && text.is(last, PLACES)
        && text.at(start).case == Case::Lower
        && reads!(text, start, "maison" | "physio" | "camping" | "chalet" | "ferme" | "quai");
    if worker || house {
        found.start = text.at(last).start;
        found.label = if worker { Label::Name } else { Label::Location };
    }
}

/// A text that writes Pain, Nurse and Sleep with capitals: there a capital names nobody.
fn heady(text: &Text) -> u8 {
    let noun = |place: usize| {
        let word = text.at(place);
        word.case == Case::Title
            && word.len > 3
            && word.marks & (mark::START | mark::SHOUT) == 0
            && word.set.any(COMMON.or(ROLE).or(KIN))
            && !word.set.any(REASONS)
            && text.sep_within(place, sep::SPACE | sep::COMMA)
            && text.at(place.wrapping_sub(1)).case == Case::Lower
            && !(text.sep(place + 1) == sep::SPACE && text.at(place + 1).case == Case::Title)
    };
    let count = (1..text.words.len()).filter(|place| noun(*place)).count();
    match count {
        2 if !text.french && text.words.len() < 120 => 1,
        3.. if count * 60 >= text.words.len() => 2,
        _ => 0,
    }
}

fn needless(text: &Text, found: &Found, heady: u8) -> bool {
    let rule = found.rule;
    let start = text.words.partition_point(|word| word.end <= found.start);
    let end = text.words.partition_point(|word| word.start < found.end);
    if start >= end {
        return false;
    }
    let bare = matches!(rule, "capital-alone" | "name-unknown" | "tagger" | "place-cue" | "organization-cue");
    let named = matches!(rule, "name-doubtful" | "name-dictionary" | "name-full" | "name-tied" | "name-lower");
    let plain = || (start..end).all(|place| plain(text, place, heady > 1));
    let announced = matches!(rule, "organization-cue" | "organization-tail");
    let named_so = found.label == Label::Name;
    if (heady > 1 && (announced || bare || rule == "name-role") || heady > 0 && bare && !announced && !named_so)
        && plain()
    {
        return true;
    }
    if heady > 1 && rule == "name-doubtful" && wordy(text, start) && !told(text, start, end) {
        return true;
    }
    (bare || named) && end <= start + 2 && made(text, start, end)
        || rule == "capital-alone"
            && (end == start + 1 && people(text, start)
                || reads!(text, start.wrapping_sub(1), "with" | "w" | "avec") && plain())
}

/// A word of the language, and no name in any list.
fn plain(text: &Text, place: usize, loose: bool) -> bool {
    let word = text.at(place);
    let set = word.set;
    word.kind != Kind::Letters
        || word.len < 3
        || set.any(FUNCTION)
        || !set.any(PERSON.or(PLACES).or(ORG))
            && word.marks & mark::STRANGE == 0
            && (set.any(COMMON.or(KNOWN).or(MED).or(ROLE).or(KIN).or(GENERIC).or(UNIT).or(SAYS).or(RARE).or(ORG_TAIL))
                || set.is_empty())
        || loose && set.any(COMMON) && !set.any(PLACES.or(ORG))
}

fn wordy(text: &Text, place: usize) -> bool {
    text.is(place, COMMON.or(KNOWN))
}

/// Somebody is told of: a relative or a title stands before, or a verb that people do behind.
fn told(text: &Text, start: usize, end: usize) -> bool {
    let before = start.wrapping_sub(1);
    text.is(before, KIN.or(ROLE).or(TITLE)) && text.sep_within(start, sep::SPACE | sep::PERIOD)
        || text.is(end, SAYS) && text.sep_within(end, sep::SPACE)
        || text.sep(end) == sep::APOSTROPHE
        || reads!(text, before.wrapping_sub(1), "his" | "her" | "my" | "our" | "their" | "sa" | "son" | "ma" | "mon")
        || reads!(text, before, "by" | "par" | "told" | "called" | "named" | "saw" | "is")
}

/// "a Roho cushion", "l'application Petit BamBou", "Wim Hof breathing": a thing that is sold, played, read or followed.
fn made(text: &Text, start: usize, end: usize) -> bool {
    let behind = text.at(end).case == Case::Lower
        && text.sep_within(end, sep::SPACE)
        && reads!(
            text,
            end,
            "app"
                | "lift"
                | "pouches"
                | "gum"
                | "cushion"
                | "cushions"
                | "headband"
                | "watch"
                | "tracker"
                | "breathing"
                | "pages"
                | "schedule"
                | "scale"
                | "score"
                | "scores"
                | "algorithm"
                | "algorithms"
                | "descriptors"
                | "trial"
                | "trials"
                | "mattress"
                | "wheelchair"
                | "sensor"
                | "sauce"
                | "gel"
                | "spray"
                | "cream"
                | "patch"
                | "patches"
                | "tablets"
                | "capsules"
                | "syllabics"
                | "nerve"
                | "nerves"
                | "manual"
                | "template"
                | "templates"
                | "protocol"
                | "questionnaire"
                | "criteria"
                | "technique"
                | "exercises"
                | "music"
                | "diet"
                | "font"
        );
    let before = start.wrapping_sub(1);
    let led = text.at(before).case == Case::Lower
        && text.sep_within(start, sep::SPACE | sep::QUOTE)
        && reads!(
            text,
            before,
            "souris"
                | "lunettes"
                | "sirop"
                | "application"
                | "appli"
                | "logiciel"
                | "echelle"
                | "questionnaire"
                | "marque"
                | "brand"
                | "app"
                | "creme"
                | "biere"
                | "beer"
                | "programme"
                | "programmes"
                | "outil"
                | "methode"
                | "protocole"
                | "mattress"
                | "orthese"
        );
    behind || led
}

/// "to the Specialists", "from the Pharmacists": people of a profession.
fn people(text: &Text, place: usize) -> bool {
    let low = text.low(place);
    !text.is(place, PERSON.or(PLACES).or(ORG))
        && ["ists", "ians", "nurses", "workers", "iens", "istes", "ssion", "enia", "mmes"]
            .iter()
            .any(|tail| low.ends_with(tail))
}
