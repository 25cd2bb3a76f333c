//! The rules, one file a kind of detail. Each is asked at every word it could begin at, and answers from a few neighbors:
//! the time is linear in the length of the text.

mod age;
mod alone;
mod alone_day;
mod apposed;
mod before_age;
mod branch;
mod calm;
mod card;
mod caseless;
mod checks;
mod code;
mod date;
mod date_number;
mod date_word;
mod dispensed;
mod eponym;
mod glossed;
mod initials;
mod link;
mod lone;
mod naming;
mod number;
mod numeral;
mod org;
mod org_noun;
mod person;
mod place;
mod place_noun;
mod postal;
pub(crate) mod reach;
mod repeat;
mod road;
mod site;
mod sober;
mod street;
mod title;
mod work;

use crate::{
    class::{
        ADMIN, CALLED, COMPANY, CREDENTIAL, GEO_HEAD, GEO_TAIL, HOLIDAY, ID_CUE, IN, KIN, LIVES, MONTH, NET, NUMERAL,
        ORG, ORG_HEAD, ORG_TAIL, PERSON, PLACES, PROVINCE, ROLE, SAINT, SCHOOLING, SITE, STREET_HEAD, STREET_TAIL, Set,
        TITLE, WEEKDAY, WORKS,
    },
    finding::{Found, Label, Tier},
    network::Reading,
    tagger,
    text::{Text, mark},
    word::{Case, Kind, reads, sep},
};

/// Collects what the rules find.
pub(crate) struct Finds {
    pub(crate) all: Vec<Found>,
}

impl Finds {
    /// Words from `start` to before `end`.
    pub(crate) fn words(&mut self, text: &Text, start: usize, end: usize, what: (Label, Tier, &'static str)) {
        if start < end {
            self.bytes(text.at(start).start, text.at(end - 1).end, what);
        }
    }

    pub(crate) fn bytes(&mut self, start: u32, end: u32, (label, tier, rule): (Label, Tier, &'static str)) {
        self.all.push(Found { start, end, label, tier, rule });
    }
}

/// Classes that wake a rule.
const NUMBERS: Set = ID_CUE;
const TIMES: Set = MONTH.or(WEEKDAY).or(HOLIDAY);
const NAMES: Set = TITLE.or(KIN).or(ROLE).or(CALLED).or(ADMIN).or(CREDENTIAL);
const LOCATIONS: Set = PLACES.or(GEO_TAIL).or(GEO_HEAD).or(LIVES).or(IN).or(PROVINCE).or(SAINT);
const FIRMS: Set = ORG.or(ORG_TAIL).or(COMPANY).or(ORG_HEAD).or(WORKS).or(SITE).or(SCHOOLING);
const STREETS: Set = STREET_HEAD.or(STREET_TAIL);
const AWAKE: Set = NUMBERS.or(TIMES).or(NAMES).or(LOCATIONS).or(FIRMS).or(STREETS).or(PERSON).or(NUMERAL);

/// The rules that begin at a word of letters. Most words are everyday ones and wake none.
fn letters(text: &Text, place: usize, finds: &mut Finds) {
    let word = text.at(place);
    let set = word.set;
    // "@Heather the pt you mean": somebody is spoken to.
    if word.sep & sep::AT != 0
        && word.sep & !(sep::AT | sep::SPACE | sep::LINE | sep::BLANK | sep::PERIOD | sep::COMMA) == 0
        && word.case == Case::Title
        && text.sep(place + 1) & (sep::SPACE | sep::COMMA) != 0
        && word.len > 2
    {
        finds.words(text, place, place + 1, (Label::Name, Tier::Confirm, "name-spoken"));
    }
    if (word.sep & sep::AT) | (text.sep(place + 1) & (sep::PERIOD | sep::COLON)) != 0 || set.any(NET) {
        link::at(text, place, finds);
    }
    if word.len == 1 && word.case == Case::Title && text.sep(place + 1) & sep::PERIOD != 0 {
        person::signed_at(text, place + 1, finds);
    }
    if word.len == 1 {
        initials::behind(text, place, finds);
        initials::alone(text, place, finds);
        initials::small(text, place, finds);
        initials::letter_behind(text, place, finds);
    }
    if word.len < 6 && text.sep(place + 1) == sep::HYPHEN {
        initials::tied(text, place, finds);
    }
    if word.case == Case::Title && word.marks & mark::START == 0 {
        lone::at(text, place, finds);
        glossed::article(text, place, finds);
    }
    glossed::at(text, place, finds);
    site::at(text, place, finds);
    apposed::at(text, place, finds);
    link::service(text, place, finds);
    if reads!(text, place, "for" | "with" | "pour") {
        site::behind_for(text, place, finds);
    }
    if word.marks & mark::STRANGE != 0 {
        person::at(text, place, finds);
    }
    if !set.any(AWAKE) {
        return;
    }
    if set.any(TIMES) {
        date::at(text, place, finds);
    }
    if set.any(NUMERAL) {
        numeral::at(text, place, finds);
    }
    if set.any(NUMBERS) {
        code::at(text, place, finds);
    }
    if set.any(NAMES) {
        title::at(text, place, finds);
    }
    if set.any(PERSON) {
        person::at(text, place, finds);
    }
    if set.any(LOCATIONS) {
        place::at(text, place, finds);
        if reads!(text, place, "at" | "au") || set.any(FIRMS) && reads!(text, place, "from" | "a" | "du") {
            org::initials(text, place + 1, finds);
        }
        if reads!(text, place, "at") {
            site::behind_at(text, place, finds);
        } else if reads!(text, place, "from" | "via" | "through") {
            site::behind_from(text, place, finds);
        }
    }
    if set.any(FIRMS) {
        org::at(text, place, finds);
    }
    if set.any(STREETS) {
        street::at(text, place, finds);
    }
}

/// Runs every rule over a text, and the network and the tagger behind them.
pub(crate) fn run(text: &mut Text, model: &tagger::Model) -> (Vec<Found>, Reading) {
    let mut finds = rule(text);
    let reading = model.network.map_or_else(Reading::default, |network| Reading::of(text, &finds, network));
    let ruled = finds.all.len();
    tagger::run(text, &mut finds, model);
    sober::keep(text, &mut finds, ruled);
    (finds.all, reading)
}

/// Runs the rules alone.
pub(crate) fn rule(text: &mut Text) -> Finds {
    calm::mark(text);
    let mut finds = Finds { all: Vec::new() };
    collect(text, &mut finds);
    sober::keep(text, &mut finds, 0);
    repeat::run(text, &mut finds);
    finds
}

fn collect(text: &Text, finds: &mut Finds) {
    let mut free = 0;
    for place in 0..text.words.len() {
        match text.at(place).kind {
            Kind::Letters => letters(text, place, finds),
            Kind::Digits | Kind::Mixed if place >= free => {
                link::at(text, place, finds);
                postal::at(text, place, finds);
                age::at(text, place, finds);
                before_age::at(text, place, finds);
                street::at(text, place, finds);
                alone_day::at(text, place, finds);
                code::vehicle(text, place, finds);
                code::numbered(text, place, finds);
                code::extension(text, place, finds);
                code::serial(text, place, finds);
                if text.is(place, ORG) {
                    org::at(text, place, finds);
                }
                link::tagged(text, place, finds);
                free = card::insurance(text, place, finds)
                    .or_else(|| date_number::at(text, place, finds))
                    .or_else(|| number::at(text, place, finds))
                    .or_else(|| card::code(text, place, finds))
                    .unwrap_or(free);
            }
            Kind::Digits | Kind::Mixed => {}
        }
    }
    person::phrases(text, finds);
    place::phrases(text, finds);
    org::phrases(text, finds);
}
