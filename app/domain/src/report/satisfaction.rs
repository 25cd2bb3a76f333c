//! How satisfied people were: the second of Moore's levels, from the sheets of waves that are over.

use std::collections::BTreeSet;

use measures::describe::mean;

use crate::{moment::Moment, small_cells::basis::Basis, survey::Token};

/// The code of the scale that tells it, in the ready pack and in whatever a program makes of it.
pub const SATISFACTION: &str = "satisfaction";

/// A wave that is over: the score of each sheet that was handed in and has one.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    /// When it was over.
    pub closed: Moment,
    /// Whose, under their token, and what.
    pub scores: Vec<(Token, f64)>,
}

/// The figure, with how many it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Satisfaction {
    /// The mean of all ratings.
    pub mean: f64,
    /// How many ratings.
    pub ratings: usize,
    /// Of how many people.
    pub people: usize,
    /// At how many waves.
    pub waves: usize,
}

/// The mean rating of the waves that count: in the order in which they were over, and only when at least `floor` people come
/// with them together, so that a later report differs by many people or not at all. None where too few rated, and where all
/// rated alike: the mean would then be what each of them said.
pub fn satisfaction(waves: &[Rated], floor: u32) -> Option<(Satisfaction, Basis)> {
    let mut order: Vec<&Rated> = waves.iter().collect();
    order.sort_by_key(|wave| wave.closed);
    let (mut counted, mut waiting): (Vec<&Rated>, Vec<&Rated>) = (Vec::new(), Vec::new());
    for wave in order {
        waiting.push(wave);
        if people(&waiting) >= usize::try_from(floor).unwrap_or(usize::MAX) {
            counted.append(&mut waiting);
        }
    }
    let scores: Vec<f64> = counted.iter().flat_map(|wave| &wave.scores).map(|(_, score)| *score).collect();
    let first = *scores.first()?;
    if scores.iter().all(|score| (score - first).abs() < f64::EPSILON) {
        return None;
    }
    let parts = counted.iter().enumerate().flat_map(|(place, wave)| wave.scores.iter().map(move |own| (place, own)));
    let basis = Basis::of(parts.map(|(place, (token, score))| (token, format!("{place} {score}"))));
    let people = people(&counted);
    Some((Satisfaction { mean: mean(&scores)?, ratings: scores.len(), people, waves: counted.len() }, basis))
}

fn people(waves: &[&Rated]) -> usize {
    waves.iter().flat_map(|wave| &wave.scores).map(|(token, _)| token).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(number: u8) -> Token {
        Token::of(&[number; 16])
    }

    fn rated(day: i64, scores: &[(u8, f64)]) -> Rated {
        let scores = scores.iter().map(|(number, score)| (token(*number), *score)).collect();
        Rated { closed: Moment::from_micros(0).plus_days(day), scores }
    }

    fn told(waves: &[Rated]) -> Option<Satisfaction> {
        satisfaction(waves, 3).map(|(told, _)| told)
    }

    #[test]
    fn ratings_count_when_enough_people_come_with_them() {
        let first = rated(1, &[(1, 4.0), (2, 5.0), (3, 3.0)]);
        let (second, third) = (rated(2, &[(1, 5.0)]), rated(3, &[(1, 1.0), (2, 1.0), (4, 4.0)]));
        let one = Satisfaction { mean: 4.0, ratings: 3, people: 3, waves: 1 };
        assert_eq!(told(std::slice::from_ref(&first)), Some(one));
        // One more person's rating waits until others come with it.
        assert_eq!(told(&[second.clone(), first.clone()]), Some(one));
        let all = Satisfaction { mean: 23.0 / 7.0, ratings: 7, people: 4, waves: 3 };
        assert_eq!(told(&[third, second, first]), Some(all));
    }

    #[test]
    fn few_ratings_and_ratings_that_are_all_alike_say_nothing() {
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[rated(1, &[(1, 4.0), (2, 5.0)])]), None);
        assert_eq!(told(&[rated(1, &[(1, 5.0), (2, 5.0), (3, 5.0)])]), None, "each of them said five");
    }
}
