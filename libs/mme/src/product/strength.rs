//! The strength that a product's name tells: which amount belongs to which drug, and none where that is not certain.

use crate::Ratio;
use crate::drug::{Named, exact, within};
use crate::unit::Unit;

/// A name with its decimal commas as points, its "mg / 5 mL" as `mg/5ml`, and a slash between drugs standing alone.
pub(super) fn spaced(folded: &str) -> String {
    let pointed = pointed(folded);
    let mut out = String::with_capacity(pointed.len() + 4);
    let mut rest = pointed.as_str();
    while let Some((before, after)) = rest.split_once('/') {
        out.push_str(before);
        let below = after.trim_start();
        let mass = out.trim_end().rsplit(|sign: char| !sign.is_alphabetic()).next();
        if matches!(mass, Some("mg" | "mcg" | "ug" | "g"))
            && let Some((count, unit, behind)) = measure(below)
        {
            out.truncate(out.trim_end().len());
            out.push('/');
            out.push_str(count);
            out.push_str(unit);
            rest = behind;
        } else if below.split(|sign: char| !sign.is_alphanumeric()).next().and_then(exact).is_some() {
            out.truncate(out.trim_end().len());
            out.push_str(" / ");
            rest = below;
        } else {
            out.push('/');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// `37,5` as `37.5`. Three digits behind a comma may be thousands; they stay as they are and are no number.
fn pointed(folded: &str) -> String {
    if !folded.contains(',') {
        return folded.to_owned();
    }
    let mut out = String::with_capacity(folded.len());
    let mut rest = folded;
    while let Some((before, after)) = rest.split_once(',') {
        out.push_str(before);
        let digits = after.len() - after.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        let decimal = before.ends_with(|sign: char| sign.is_ascii_digit()) && digits > 0 && digits != 3;
        out.push(if decimal { '.' } else { ',' });
        rest = after;
    }
    out.push_str(rest);
    out
}

/// `5 mL …`, `ml`, `h`: count, unit, and what stands behind.
fn measure(text: &str) -> Option<(&str, &str, &str)> {
    let letters = text.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let (count, word) = (text.get(..text.len() - letters.len())?, letters.trim_start());
    let behind = word.trim_start_matches(|sign: char| sign.is_alphabetic());
    let unit = word.get(..word.len() - behind.len())?;
    let known = matches!(unit, "ml" | "cc") || (count.is_empty() && matches!(unit, "h" | "hr" | "hour" | "heure"));
    known.then_some((count, unit, behind))
}

/// The parts of a name, each about one drug: between slashes, and where one part names several drugs, each with what
/// stands behind it. An amount before the first of several belongs to none for certain.
pub(super) fn parts(name: &str) -> Vec<String> {
    // "a / b" of RxNorm, "a and b" of the Canadian data set, "a et b" of its French names.
    let name = name.replace(" and ", " / ").replace(" et ", " / ");
    let mut parts = Vec::new();
    for part in name.split(" / ") {
        let mut pieces: Vec<(Option<Named>, String)> = vec![(None, String::new())];
        let mut drugs = 0;
        for word in part.split(' ') {
            let named: Vec<Named> = within(word).collect();
            let last = pieces.last().and_then(|(named, _)| *named);
            let several = named.windows(2).any(|two| two.first() != two.last());
            if let Some(first) = named.first().copied().filter(|first| Some(*first) != last || several) {
                pieces.push((Some(first), String::new()));
                drugs += 1 + usize::from(several);
            }
            if let Some((_, text)) = pieces.last_mut() {
                text.push_str(word);
                text.push(' ');
            }
            if several {
                // "oxycodone-acetaminophen 325 mg": what stands behind belongs to neither for certain.
                pieces.push((None, String::new()));
            }
        }
        let led = pieces.first().is_some_and(|(_, text)| last(text).is_some());
        match drugs {
            0 | 1 => parts.push(part.to_owned()),
            // Whose amount is it? The drugs are kept, the amounts are not.
            _ if led => parts.extend(pieces.iter().filter_map(|(_, text)| text.split(' ').next()).map(str::to_owned)),
            _ => parts.extend(pieces.into_iter().map(|(_, text)| text.trim().to_owned())),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// The amount with a unit of mass in a part of a name; hours ("72 HR") and volumes ("1 ML") are none. An amount by the hour
/// or the milliliter comes before a content; of two that differ neither is taken.
pub(super) fn last(part: &str) -> Option<(Ratio, Unit)> {
    let words: Vec<&str> = part.split(' ').collect();
    let mut content: Vec<(Ratio, Unit)> = Vec::new();
    let mut rate: Vec<(Ratio, Unit)> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let digits = word.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
        let number = word.get(..word.len() - digits.len()).and_then(Ratio::parse);
        let Some(number) = number else { continue };
        let after = if digits.is_empty() { place + 1 } else { place };
        let unit = if digits.is_empty() { words.get(after).copied().unwrap_or_default() } else { digits };
        match Unit::of(unit.trim_end_matches([',', ')', ';'])) {
            Some(Unit::Mass(mass)) => match below(&words, after, mass) {
                Some(unit) => rate.push((number, unit)),
                None => content.push((number, Unit::Mass(mass))),
            },
            Some(unit @ (Unit::Rate(_) | Unit::Concentration(_))) => rate.push((number, unit)),
            // "37.5 mg/xyz 325 mg": an amount all the same, so that the other one is not taken for the only one.
            _ => {
                let (top, bottom) = unit.split_once('/').unwrap_or_default();
                let digits = bottom.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
                let second = bottom.get(..bottom.len() - digits.len()).and_then(Ratio::parse).zip(Unit::of(digits));
                content.extend(Unit::of(top).map(|unit| (number, unit)).into_iter().chain(second));
                // "10 or 20 mg"
                if matches!(unit, "or" | "ou" | "to" | "a") && words.get(after + 1).is_some_and(|next| is_number(next))
                {
                    return None;
                }
            }
        }
    }
    let found = if rate.is_empty() { content } else { rate };
    let (first, others) = found.split_first()?;
    others.iter().all(|other| equal(first, other)).then_some(*first)
}

fn is_number(word: &str) -> bool {
    word.starts_with(|sign: char| sign.is_ascii_digit())
}

pub(super) fn equal(left: &(Ratio, Unit), right: &(Ratio, Unit)) -> bool {
    match (left, right) {
        ((a, Unit::Mass(x)), (b, Unit::Mass(y)))
        | ((a, Unit::Rate(x)), (b, Unit::Rate(y)))
        | ((a, Unit::Concentration(x)), (b, Unit::Concentration(y))) => a.times(*x) == b.times(*y),
        _ => false,
    }
}

/// What stands after "per": `per 5 mL`, `par mL`, `per hour`, `per actuation`.
fn below(words: &[&str], unit: usize, mass: Ratio) -> Option<Unit> {
    let word = |place: usize| words.get(place).map(|word| word.trim_end_matches([',', ')']));
    if !matches!(word(unit + 1)?, "per" | "par") {
        return None;
    }
    let (count, name) = match Ratio::parse(word(unit + 2)?) {
        Some(count) => (count, word(unit + 3)?),
        None => (Ratio::ONE, word(unit + 2)?),
    };
    match (name, Unit::of(name)) {
        ("h" | "hr" | "hour" | "heure", _) => Some(Unit::Rate(mass.over(count)?)),
        (_, Some(Unit::Volume(volume))) => Some(Unit::Concentration(mass.over(volume.times(count)?)?)),
        _ => None,
    }
}

/// Two amounts of one tablet, joined by a slash or a dash: `5/325`, `5 mg/325 mg`, `10-325`.
pub(super) fn pairs(name: &str) -> Vec<(Ratio, Ratio)> {
    let number = |text: &str| Ratio::parse(text.trim_end_matches("mg"));
    let words: Vec<&str> = name.split(' ').collect();
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let Some((left, right)) = word.split_once(['/', '-']) else { continue };
        let left =
            if left == "mg" { place.checked_sub(1).and_then(|place| words.get(place)).copied() } else { Some(left) };
        found.extend(left.and_then(number).zip(number(right)));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::product::Product;
    use crate::unit::Unit;

    fn told(name: &str) -> String {
        match Product::read(name).strength {
            Some((value, Unit::Mass(of))) => format!("{} mcg", value.times(of).unwrap()),
            Some((value, Unit::Rate(of))) => format!("{} mcg/h", value.times(of).unwrap()),
            Some((value, Unit::Concentration(of))) => format!("{} mcg/mL", value.times(of).unwrap()),
            _ => "-".into(),
        }
    }

    #[test]
    fn a_strength_by_five_milliliters_is_read_in_every_spelling() {
        for name in [
            "morphine 10 mg/5 mL oral solution",
            "morphine 10 mg / 5 mL sirop",
            "morphine 10mg/5mL solution orale",
            "morphine 10 mg per 5 mL oral solution",
            "morphine 2 mg/mL sirop",
        ] {
            assert_eq!(told(name), "2000 mcg/mL", "{name}");
        }
    }

    #[test]
    fn the_amount_of_the_other_ingredient_is_never_the_opioids() {
        for name in [
            "oxycodone 5 mg/acetaminophen 325 mg tablet",
            "oxycodone 5 mg acetaminophen 325 mg",
            "acetaminophen 325 mg + oxycodone 5 mg tablet",
            "oxycodone 5mg / acetaminophen 325mg",
            "oxycodone-acetaminophen 5-325 mg",
            "oxycodone/acetaminophen 5 mg/325 mg",
            "acetaminophen/oxycodone 325/5 mg",
            "Percocet 5 mg/325 mg",
            "Percocet 5 mg",
        ] {
            assert_eq!(told(name), "5000 mcg", "{name}");
        }
        assert_eq!(told("tramadol/acétaminophène 37,5/325"), "37500 mcg");
        assert_eq!(told("Targin 20/10"), "20000 mcg");
        assert_eq!(told("Suboxone 8 mg/2 mg"), "8000 mcg");
        for name in [
            "5 mg oxycodone 325 mg acetaminophen",
            "oxycodone with acetaminophen 325 mg",
            "oxycodone-acetaminophen 325 mg",
            "Percocet 5 mg 325 mg",
        ] {
            assert_eq!(told(name), "-", "{name}");
        }
    }

    #[test]
    fn of_two_strengths_neither_is_taken() {
        assert_eq!(told("fentanyl 50 mcg/h patch + 12 mcg/h"), "-");
        assert_eq!(told("morphine 10 mg, 30 mg"), "-");
        assert_eq!(told("morphine 1,000 mg"), "-");
        assert_eq!(told("fentanyl 25 mcg/h (4.2 mg) patch"), "25 mcg/h");
        assert_eq!(told("fentanyl 0.1 mg (100 mcg) lozenge"), "100 mcg");
    }
}
