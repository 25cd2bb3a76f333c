//! Small waves by hand; and that nothing small follows from all that a wave prints.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{id::Id, profession::Family, small_cells::known::Known};

const PROFESSIONS: [Profession; 6] = [
    Profession::FamilyPhysician,
    Profession::RegisteredNurse,
    Profession::Pharmacist,
    Profession::Psychologist,
    Profession::Physiotherapist,
    Profession::Dietitian,
];

fn person(number: u128) -> PersonId {
    PersonId::from_uuid(Uuid::from_u128(number))
}

fn case(number: u128) -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(number))
}

/// People by family: as many of each as `sizes` says, numbered on.
fn members(sizes: &[u128]) -> Vec<Member> {
    let mut next = 0;
    let mut all = Vec::new();
    for (size, profession) in sizes.iter().zip(PROFESSIONS) {
        all.extend((next..next + size).map(|number| Member { person: person(number), profession }));
        next += size;
    }
    all
}

fn contact(from: u128, to: u128) -> Contact {
    Contact { at: Moment::from_micros(0), kind: Kind::Advice, case: case(1), from: person(from), to: person(to) }
}

/// Six physicians (0 to 5), six nurses (6 to 11): each nurse turns to two physicians, the first one twice to one of them; each
/// physician to the next and to one nurse.
fn twelve() -> (Vec<Member>, Vec<Contact>) {
    let mut all = Vec::new();
    for number in 0..6 {
        all.push(contact(6 + number, number));
        all.push(contact(6 + number, (number + 1) % 6));
        all.push(contact(number, (number + 1) % 6));
        all.push(contact(number, 6 + number));
    }
    all.push(contact(6, 0));
    (members(&[6, 6]), all)
}

#[test]
fn a_wave_is_told_in_pairs_by_family_with_its_figures() {
    let (members, contacts) = twelve();
    let found = picture(&members, &contacts, 5).unwrap();
    assert_eq!((found.people, found.contacts, found.ties), (12, 25, 24));
    let groups: Vec<_> = found.groups.iter().map(|group| (group.families.as_slice(), group.people)).collect();
    assert_eq!(groups, [([Family::Physician].as_slice(), 6), ([Family::Nursing].as_slice(), 6)]);
    assert_eq!(found.matrix, [[Some(6), Some(6)], [Some(12), Some(0)]]);
    assert_eq!((found.given.as_slice(), found.received.as_slice()), ([12, 12].as_slice(), [18, 6].as_slice()));
    assert_eq!(found.density, Some(24.0 / 132.0));
    // Each nurse's first physician turns back: six pairs both ways.
    assert_eq!(found.reciprocity, Some(0.5));
    assert_eq!(found.to_physicians, Some(Reached { times: 13, pairs: Some(12) }));
    let External::Index { index, ties, expected, dealt, p, arrangements, exact } = found.external else {
        panic!("{:?}", found.external)
    };
    assert_eq!((index, ties), (0.5, [18, 6]));
    assert!((expected - 12.0 / 132.0).abs() < 1e-12);
    assert!(exact && arrangements == 924 && (dealt - expected).abs() < 1e-9 && p > 0.0 && p < 1.0);
    // Of three contacts of a physician two are nurses, of a nurse all are physicians; the one other line is always reached.
    let (diversity, people) = found.diversity.unwrap();
    assert!((diversity - (6.0 * 2.0 / 3.0 + 6.0) / 12.0).abs() < 1e-12 && people == 12);
}

#[test]
fn few_people_of_a_family_are_told_together_also_where_few_act_or_are_turned_to() {
    let (mut members, mut contacts) = twelve();
    members.extend([Member { person: person(40), profession: Profession::Pharmacist }]);
    contacts.push(contact(40, 0));
    let found = picture(&members, &contacts, 5).unwrap();
    assert_eq!(found.groups[1].families, [Family::Nursing, Family::Pharmacy], "one pharmacist");
    assert_eq!(found.to_physicians, Some(Reached { times: 14, pairs: Some(13) }));
    // Only one nurse is turned to: the column of nurses would be hers.
    let (members, contacts) = twelve();
    let one: Vec<Contact> = contacts.into_iter().filter(|c| c.to < person(6) || c.to == person(6)).collect();
    let found = picture(&members, &one, 5).unwrap();
    assert_eq!((found.groups.len(), found.external), (1, External::OneGroup));
    assert_eq!((found.given.as_slice(), found.matrix.len()), ([19].as_slice(), 1));
}

#[test]
fn what_does_not_exist_is_said_and_no_number() {
    assert_eq!(picture(&members(&[3, 1]), &[contact(0, 3)], 5), None);
    assert_eq!(picture(&members(&[6, 6]), &[], 5), None);
    assert_eq!(picture(&[], &[], 0), None);
    let nobody_returns: Vec<Contact> = (0..6).map(|number| contact(6 + number, number)).collect();
    let found = picture(&members(&[6, 6]), &nobody_returns, 5).unwrap();
    assert_eq!((found.reciprocity, found.to_physicians), (Some(0.0), Some(Reached { times: 6, pairs: Some(6) })));
    // Somebody who is no member, and oneself, are nobody to turn to.
    let mut strange = nobody_returns;
    strange.extend([contact(6, 99), contact(6, 6)]);
    assert_eq!(picture(&members(&[6, 6]), &strange, 5).unwrap(), found);
}

#[test]
fn a_comment_is_turned_to_those_who_wrote_before() {
    let comment = |number, minute, author| Commented {
        case: case(number),
        at: Moment::from_micros(0).plus_minutes(minute),
        author: person(author),
    };
    let all = vec![comment(1, 3, 7), comment(1, 1, 5), comment(1, 2, 5), comment(1, 4, 6), comment(2, 9, 5)];
    let found: Vec<_> = of_comments(all).iter().map(|c| (c.from, c.to, c.kind)).collect();
    let to = |from, to| (person(from), person(to), Kind::Comment);
    assert_eq!(found, [to(7, 5), to(6, 5), to(6, 7)]);
}

#[test]
fn ones_own_contacts_are_counted_by_the_others_profession() {
    let members = members(&[2, 2]);
    let asked = Contact { kind: Kind::Question, ..contact(2, 0) };
    let all = [contact(0, 2), contact(1, 2), contact(3, 2), asked, contact(0, 1), contact(2, 99)];
    let found: Vec<_> = ego(&members, &all, person(2))
        .into_iter()
        .map(|ego| (ego.profession.code(), ego.kind, ego.to_them, ego.to_me))
        .collect();
    assert_eq!(
        found,
        [
            ("family-physician", Kind::Question, 1, 0),
            ("family-physician", Kind::Advice, 0, 2),
            ("registered-nurse", Kind::Advice, 0, 1),
        ]
    );
}

fn random() -> impl Strategy<Value = (Vec<Member>, Vec<Contact>)> {
    let sizes = proptest::collection::vec(0_u128..9, 6);
    (sizes, proptest::collection::vec((0_u128..1000, 0_u128..1000), 10..120)).prop_map(|(sizes, pairs)| {
        let members = members(&sizes);
        let count = u128::try_from(members.len()).unwrap().max(1);
        // Some act much more often than others.
        let contacts = pairs.into_iter().map(|(from, to)| contact(from * from % count, to % count));
        (members, contacts.collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// No sum and difference of the printed pairs is a small count between families, and no printed count is small or wrong.
    #[test]
    fn no_small_count_follows_from_what_a_wave_prints((members, contacts) in random()) {
        let Some(found) = picture(&members, &contacts, 5) else { return Ok(()) };
        let family = |who: PersonId| members.iter().find(|member| member.person == who).unwrap().profession.family();
        let pairs: std::collections::BTreeSet<_> =
            contacts.iter().filter(|c| c.from != c.to).map(|c| (c.from, c.to)).collect();
        let own: Vec<(Family, Family)> = pairs.iter().map(|(from, to)| (family(*from), family(*to))).collect();
        let atoms: Vec<(Family, Family)> =
            Family::ALL.into_iter().flat_map(|from| Family::ALL.into_iter().map(move |to| (from, to))).collect();
        type Set = Box<dyn Fn(&(Family, Family)) -> bool>;
        let mut printed: Vec<(Set, u32)> = vec![(Box::new(|_| true), found.ties)];
        let families = |place: usize| found.groups[place].families.clone();
        for (row, cells) in found.matrix.iter().enumerate() {
            let (from, to) = (families(row), families(row));
            printed.push((Box::new(move |atom| from.contains(&atom.0)), found.given[row]));
            printed.push((Box::new(move |atom| to.contains(&atom.1)), found.received[row]));
            for (column, cell) in cells.iter().enumerate() {
                let (from, to) = (families(row), families(column));
                let holds = move |atom: &(Family, Family)| from.contains(&atom.0) && to.contains(&atom.1);
                printed.extend(cell.map(|cell| -> (Set, u32) { (Box::new(holds), cell) }));
            }
        }
        if let External::Index { ties, .. } = found.external {
            let lines: Vec<Vec<Family>> = found.groups.iter().map(|group| group.families.clone()).collect();
            let inside = move |atom: &(Family, Family)| lines.iter().any(|l| l.contains(&atom.0) && l.contains(&atom.1));
            printed.push((Box::new(inside), u32::try_from(ties[1]).unwrap()));
        }
        if let Some(Reached { pairs: Some(pairs), .. }) = found.to_physicians {
            let holds = |atom: &(Family, Family)| atom.0 != Family::Physician && atom.1 == Family::Physician;
            printed.push((Box::new(holds), pairs));
        }
        let vector = |holds: &dyn Fn(&(Family, Family)) -> bool| atoms.iter().map(|atom| u64::from(holds(atom))).collect();
        let mut known = Known::default();
        for (holds, count) in &printed {
            let real = own.iter().filter(|atom| holds(atom)).count();
            prop_assert_eq!(real, usize::try_from(*count).unwrap());
            known.add(vector(holds));
        }
        for from in Family::ALL.into_iter().map(Some).chain([None]) {
            for to in Family::ALL.into_iter().map(Some).chain([None]) {
                let holds = move |atom: &(Family, Family)| {
                    from.is_none_or(|from| atom.0 == from) && to.is_none_or(|to| atom.1 == to)
                };
                let real = own.iter().filter(|atom| holds(atom)).count();
                prop_assert!(!(1..5).contains(&real) || !known.gives(vector(&holds)), "{} follows", real);
            }
        }
    }

    /// Every line and column rests on nobody or on enough people, and so does the headline.
    #[test]
    fn lines_and_columns_rest_on_enough_people((members, contacts) in random()) {
        let Some(found) = picture(&members, &contacts, 5) else { return Ok(()) };
        let of = |group: &Group, who: PersonId| {
            members.iter().any(|member| member.person == who && group.families.contains(&member.profession.family()))
        };
        let real: Vec<&Contact> = contacts.iter().filter(|c| c.from != c.to).collect();
        for group in &found.groups {
            let acting: std::collections::BTreeSet<_> = real.iter().map(|c| c.from).filter(|who| of(group, *who)).collect();
            let met: std::collections::BTreeSet<_> = real.iter().map(|c| c.to).filter(|who| of(group, *who)).collect();
            prop_assert!(group.people >= 5, "{:?}", group);
            prop_assert!(acting.is_empty() || acting.len() >= 5);
            prop_assert!(met.is_empty() || met.len() >= 5);
        }
        if let Some(reached) = found.to_physicians {
            prop_assert!(reached.times == 0 || reached.times >= 5);
            let rest = found.contacts - reached.times;
            prop_assert!(rest == 0 || rest >= 5);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The same of what people say, where some did not answer.
    #[test]
    fn no_small_count_follows_from_a_wave_of_answers((members, contacts) in random(), silent in 0_u128..9) {
        let pairs: std::collections::BTreeSet<_> = contacts.iter().filter(|c| c.from != c.to).map(|c| (c.from, c.to)).collect();
        let heard: std::collections::BTreeSet<_> =
            members.iter().map(|member| member.person).filter(|one| *one >= person(silent)).collect();
        let said: Vec<_> = pairs.iter().filter(|(from, _)| heard.contains(from)).copied().collect();
        let answers = Asked { members: members.clone(), heard, named: pairs.into_iter().collect() };
        let Some(found) = asked(&answers, 5) else { return Ok(()) };
        let family = |who: PersonId| members.iter().find(|member| member.person == who).unwrap().profession.family();
        let atoms: Vec<(Family, Family)> =
            Family::ALL.into_iter().flat_map(|from| Family::ALL.into_iter().map(move |to| (from, to))).collect();
        let own: Vec<(Family, Family)> = said.iter().map(|(from, to)| (family(*from), family(*to))).collect();
        let mut known = Known::default();
        let vector = |from: &[Family], to: &[Family]| {
            atoms.iter().map(|(one, two)| u64::from(from.contains(one) && to.contains(two))).collect::<Vec<_>>()
        };
        let real = |from: &[Family], to: &[Family]| {
            u32::try_from(own.iter().filter(|(one, two)| from.contains(one) && to.contains(two)).count()).unwrap()
        };
        for (row, group) in found.groups.iter().enumerate() {
            known.add(vector(&group.families, &Family::ALL));
            known.add(vector(&Family::ALL, &group.families));
            prop_assert_eq!(real(&group.families, &Family::ALL), found.given[row]);
            for (column, cell) in found.matrix[row].iter().enumerate() {
                if let Some(cell) = cell {
                    let to = &found.groups[column].families;
                    prop_assert_eq!(real(&group.families, to), *cell);
                    known.add(vector(&group.families, to));
                }
            }
        }
        let others: Vec<Family> = Family::ALL.into_iter().filter(|own| *own != Family::Physician).collect();
        if let Some(Reached { times, pairs }) = found.to_physicians {
            prop_assert_eq!((Some(times), times), (pairs, real(&others, &[Family::Physician])));
            known.add(vector(&others, &[Family::Physician]));
        }
        for (from, to) in &atoms {
            let count = real(&[*from], &[*to]);
            prop_assert!(!(1..5).contains(&count) || !known.gives(vector(&[*from], &[*to])), "{} follows", count);
        }
    }
}
