//! The rules, one file a kind of detail. Each is asked at every word it could begin at, and answers from a few neighbors:
//! the time is linear in the length of the text.

mod age;
mod calm;
mod card;
mod checks;
mod code;
mod date;
mod date_number;
mod familiar;
mod link;
mod naming;
mod number;
mod numeral;
mod org;
mod person;
mod place;
mod place_noun;
mod postal;
mod repeat;
mod street;
mod title;

use crate::{
    finding::{Found, Label, Tier},
    text::Text,
    word::Kind,
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

/// Runs every rule over a text.
pub(crate) fn run(text: &mut Text) -> Vec<Found> {
    calm::mark(text);
    let mut finds = Finds { all: Vec::new() };
    let text = &*text;
    let mut free = 0;
    for place in 0..text.words.len() {
        match text.at(place).kind {
            Kind::Letters => {
                date::at(text, place, &mut finds);
                numeral::at(text, place, &mut finds);
                code::at(text, place, &mut finds);
                link::at(text, place, &mut finds);
                title::at(text, place, &mut finds);
                person::at(text, place, &mut finds);
                place::at(text, place, &mut finds);
                org::at(text, place, &mut finds);
                street::at(text, place, &mut finds);
            }
            Kind::Digits | Kind::Mixed if place >= free => {
                link::at(text, place, &mut finds);
                postal::at(text, place, &mut finds);
                age::at(text, place, &mut finds);
                street::at(text, place, &mut finds);
                free = card::insurance(text, place, &mut finds)
                    .or_else(|| date_number::at(text, place, &mut finds))
                    .or_else(|| number::at(text, place, &mut finds))
                    .or_else(|| card::code(text, place, &mut finds))
                    .unwrap_or(free);
            }
            Kind::Digits | Kind::Mixed => {}
        }
    }
    place::phrases(text, &mut finds);
    org::phrases(text, &mut finds);
    repeat::run(text, &mut finds);
    finds.all
}
