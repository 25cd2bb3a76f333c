//! Ages in words from 90 on: ninety-two years old, quatre-vingt-douze ans, nonagenarian, in her nineties.

use crate::{
    class::{AGE_UNIT, AGED, NUMERAL},
    rules::{Finds, age},
    text::Text,
    word::{Kind, reads, sep},
};

pub(crate) fn at(text: &Text, place: usize, finds: &mut Finds) {
    if !text.is(place, NUMERAL) || text.sep(place) == sep::HYPHEN {
        return;
    }
    let low = text.low(place);
    match low.as_str() {
        "nonagenarian" | "nonagenarians" | "centenarian" | "supercentenarian" | "nonagenaire" | "centenaire" => {
            return finds.words(text, place, place + 1, age::OLD);
        }
        "nineties" => {
            let whose = (1..4).any(|back| reads!(text, place.wrapping_sub(back), "her" | "his" | "their" | "my"));
            if whose {
                finds.words(text, place, place + 1, age::OLD);
            }
            return;
        }
        _ => {}
    }
    let mut end = place;
    let mut value = 0u32;
    while end < place + 6 && text.is(end, NUMERAL) && (end == place || text.sep_within(end, sep::SPACE | sep::HYPHEN)) {
        value = match (worth(&text.low(end)), value) {
            (20, 4) => 80,
            (100, 1) => 100,
            (0, value) => value,
            (worth, value) => value + worth,
        };
        end += 1;
        if reads!(text, end, "and") && text.is(end + 1, NUMERAL) {
            end += 1;
        }
    }
    let unit = text.is(end, AGE_UNIT) && text.at(end).kind == Kind::Letters;
    let old = reads!(text, end + 1, "old" | "of");
    let aged = text.is(place.wrapping_sub(1), AGED);
    let french = reads!(text, end, "ans") && !age::duration(text, place);
    let before = place.wrapping_sub(1);
    // "She's ninety-seven, in assisted living".
    let said = reads!(text, before, "is" | "s" | "was" | "turned" | "turns" | "turning" | "now")
        && (1..4).any(|back| {
            reads!(text, place.wrapping_sub(back), "he" | "she" | "who" | "mom" | "mum" | "dad" | "is" | "s")
        })
        && (text.sep(end) & (sep::COMMA | sep::PERIOD | sep::STOP) != 0 || reads!(text, end, "and" | "now" | "but"));
    // "At ninety-one he gardens".
    let said = said
        || reads!(text, before, "at")
            && (reads!(text, end, "he" | "she") && text.sep_within(end, sep::SPACE | sep::COMMA)
                || text.marked(before, crate::text::mark::START) && text.sep(end) & sep::COMMA != 0);
    if (90..=120).contains(&value) && (unit && (old || french || aged) || aged || said && !unit) {
        let end = end + usize::from(unit) + usize::from(unit && old);
        finds.words(text, place, end, age::OLD);
    }
}

fn worth(low: &str) -> u32 {
    match low {
        "one" | "un" | "une" | "a" => 1,
        "two" | "deux" => 2,
        "three" | "trois" => 3,
        "four" | "quatre" => 4,
        "five" | "cinq" => 5,
        "six" => 6,
        "seven" | "sept" => 7,
        "eight" | "huit" => 8,
        "nine" | "neuf" => 9,
        "ten" | "dix" => 10,
        "eleven" | "onze" => 11,
        "twelve" | "douze" => 12,
        "thirteen" | "treize" => 13,
        "fourteen" | "quatorze" => 14,
        "fifteen" | "quinze" => 15,
        "sixteen" | "seize" => 16,
        "twenty" | "vingt" | "vingts" => 20,
        "thirty" | "trente" => 30,
        "forty" | "quarante" => 40,
        "fifty" | "cinquante" => 50,
        "sixty" | "soixante" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" | "nonante" => 90,
        "hundred" | "cent" => 100,
        _ => 0,
    }
}
