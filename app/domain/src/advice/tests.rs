use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::{id::Id, profession::Family};

fn one(case: u32, domain: usize, profession: Profession, outcome: Option<Outcome>) -> Given {
    let kind = match profession {
        Profession::RegisteredNurse => AuthorKind::Peer,
        _ => AuthorKind::Specialist,
    };
    Given {
        case: CaseId::from_uuid(Uuid::from_u128(case.into())),
        cycle: CycleId::from_uuid(Uuid::from_u128(u128::from(case % 2))),
        domain: Domain::ALL[domain],
        kind,
        profession,
        feasible: outcome.map(|outcome| outcome != Outcome::Not),
        outcome,
        barrier: None,
    }
}

/// Twelve cases with four recommendations each.
fn program() -> Vec<Given> {
    let outcomes = [Some(Outcome::Done), Some(Outcome::Partly), Some(Outcome::Not), None];
    let of_case = |case: u32| {
        let first = usize::try_from(case).unwrap();
        [Profession::PainPhysician, Profession::Pharmacist, Profession::Psychologist, Profession::RegisteredNurse]
            .into_iter()
            .enumerate()
            .map(move |(place, profession)| one(case, place % 3, profession, outcomes[(first + place) % 4]))
    };
    (0..12).flat_map(of_case).collect()
}

fn parts<T: Column>(totals: &[Total<T>]) -> Vec<(Vec<&'static str>, u32)> {
    totals.iter().map(|total| (total.parts.iter().map(|part| part.code()).collect(), total.count)).collect()
}

#[test]
fn what_went_out_is_counted_by_what_became_of_it() {
    let report = report(&program(), 5).unwrap();
    assert_eq!((report.cases, report.given), (12, 48));
    let fates = parts(&report.fates);
    assert_eq!(fates, [(vec!["done"], 12), (vec!["partly"], 12), (vec!["not"], 12), (vec!["waiting"], 12)]);
    assert_eq!(parts(&report.views), [(vec!["here"], 24), (vec!["not-here"], 12), (vec!["unsaid"], 12)]);
    let first = &report.domains[0];
    assert_eq!((first.groups.as_slice(), first.given), ([Group::Domain(Domain::ALL[0])].as_slice(), 24));
    assert_eq!(first.fates, [Some(6), Some(6), Some(6), Some(6)]);
    assert_eq!(report.domains.last().map(|line| line.given), Some(0));
    let given: Vec<_> = report.authors.iter().map(|line| (line.given, line.parts.len())).collect();
    assert_eq!(given, [(36, 3), (12, 0), (0, 0)][..report.authors.len()]);
    assert_eq!(report.cycles.iter().map(|line| line.given).collect::<Vec<_>>(), [24, 24]);
}

#[test]
fn shares_are_taken_of_what_was_answered_and_carry_their_interval() {
    let report = report(&program(), 5).unwrap();
    assert_eq!(report.answered(), Some(36));
    let shares = report.shares();
    let told = |shared: &Shared| (shared.count, shared.base, shared.of);
    assert_eq!(
        shares.iter().map(told).collect::<Vec<_>>(),
        [
            (36, Base::Given, 48),
            (12, Base::Answered, 36),
            (12, Base::Answered, 36),
            (12, Base::Answered, 36),
            (12, Base::Given, 48),
            (36, Base::Given, 48),
            (24, Base::Said, 36),
            (12, Base::Said, 36),
        ]
    );
    assert_eq!(shares[1].percent.map(f64::round), [33.0, 20.0, 50.0]);
    let done = report.done_of(&report.domains[0]).unwrap();
    assert_eq!((done.count, done.of), (6, 18));
}

#[test]
fn a_program_of_few_cases_is_not_counted() {
    let few: Vec<Given> = program().into_iter().filter(|given| given.case.uuid().as_u128() < 4).collect();
    assert_eq!(few.len(), 16);
    assert_eq!(report(&few, 5), None);
    assert_eq!(report(&[], 0), None);
}

#[test]
fn few_professions_are_counted_as_a_family_and_few_answers_with_the_next() {
    let mut all = program();
    all[1].profession = Profession::PharmacyTechnician;
    all.iter_mut().filter(|given| given.outcome.is_none()).skip(2).for_each(|given| given.outcome = Some(Outcome::Not));
    let report = report(&all, 5).unwrap();
    let hub = &report.authors[0].parts;
    assert!(hub.iter().any(|line| line.groups == [Group::Family(Family::Pharmacy)] && line.given == 12), "{hub:?}");
    assert_eq!(
        parts(&report.fates),
        [(vec!["done"], 12), (vec!["partly"], 12), (vec!["not", "waiting"], 24)],
        "two not answered stand with those not done"
    );
    assert_eq!(report.barriers, [], "for their number would follow");
}

#[test]
fn barriers_are_counted_and_rare_ones_told_together() {
    let mut all = program();
    let barred = all.iter_mut().filter(|given| matches!(given.outcome, Some(Outcome::Partly | Outcome::Not)));
    for (place, given) in barred.enumerate() {
        given.barrier = Some(match place {
            0..12 => Barrier::WaitingList,
            12..15 => Barrier::Cost,
            _ => Barrier::Time,
        });
    }
    let found = report(&all, 5).unwrap().barriers;
    assert_eq!(found.iter().map(|line| line.count).sum::<u32>(), 24);
    assert!(found.iter().any(|line| line.parts == [Some(Barrier::WaitingList)] && line.count == 12), "{found:?}");
    assert!(found.iter().all(|line| line.parts != [Some(Barrier::Cost)]), "{found:?}");
}

/// Sets of recommendations as vectors over every combination of domain, author, cycle, fate and view: what is printed, and
/// what must not be worked out of it by adding and subtracting.
mod differencing {
    use super::*;

    pub use crate::small_cells::known::Known;

    /// Every combination that can occur, as far as these values go.
    pub fn atoms(professions: &[Profession]) -> Vec<Given> {
        let outcomes = [Some(Outcome::Done), Some(Outcome::Partly), Some(Outcome::Not), None];
        let views = [Some(true), Some(false), None];
        let mut all = Vec::new();
        for domain in 0..3 {
            for profession in professions {
                for cycle in 0..3_u32 {
                    for outcome in outcomes {
                        for feasible in views {
                            let cycle = CycleId::from_uuid(Uuid::from_u128(cycle.into()));
                            all.push(Given { cycle, feasible, ..one(0, domain, *profession, outcome) });
                        }
                    }
                }
            }
        }
        all
    }

    pub fn vector(atoms: &[Given], holds: impl Fn(&Given) -> bool) -> Vec<u64> {
        atoms.iter().map(|atom| u64::from(holds(atom))).collect()
    }
}

const PROFESSIONS: [Profession; 4] =
    [Profession::PainPhysician, Profession::Pharmacist, Profession::Psychologist, Profession::RegisteredNurse];

fn random() -> impl Strategy<Value = Vec<Given>> {
    let one = (0_u32..14, 0_usize..3, 0_usize..4, 0_usize..9, 0_usize..3, 0_u128..3).prop_map(
        |(case, domain, profession, outcome, feasible, cycle)| {
            let outcomes = [Some(Outcome::Done), Some(Outcome::Partly), Some(Outcome::Not), None];
            // Some are much rarer than others.
            let outcome = outcomes[[0, 0, 0, 0, 1, 1, 2, 2, 3][outcome]];
            let given = one(case, domain, PROFESSIONS[profession], outcome);
            let cycle = CycleId::from_uuid(Uuid::from_u128(cycle));
            Given { cycle, feasible: [Some(true), Some(false), None][feasible], ..given }
        },
    );
    proptest::collection::vec(one, 20..90)
}

/// Whether a recommendation is in a set.
type Set = Box<dyn Fn(&Given) -> bool>;

fn in_groups(groups: &[Group]) -> Set {
    let groups = groups.to_vec();
    Box::new(move |given| {
        groups.iter().any(|group| match group {
            Group::Domain(domain) => given.domain == *domain,
            Group::Kind(kind) => given.kind == *kind,
            Group::Profession(profession) => given.profession == *profession,
            Group::Family(family) => given.profession.family() == *family,
            Group::Cycle(cycle) => given.cycle == *cycle,
        })
    })
}

/// Every figure that a report prints, as the set it counts.
fn printed(report: &Report) -> Vec<(Set, u32)> {
    fn lines(report: &Report, kind: Option<&Line>, list: &[Line], all: &mut Vec<(Set, u32)>) {
        for line in list {
            let within = |line: &Line| -> Set {
                let (own, outer) = (in_groups(&line.groups), kind.map(|kind| in_groups(&kind.groups)));
                Box::new(move |given| own(given) && outer.as_ref().is_none_or(|outer| outer(given)))
            };
            all.push((within(line), line.given));
            for (total, cell) in report.fates.iter().zip(&line.fates) {
                let (own, parts) = (within(line), total.parts.clone());
                all.extend(cell.map(|cell| -> (Set, u32) {
                    (Box::new(move |given| own(given) && parts.contains(&Fate::of(given))), cell)
                }));
            }
            for (total, cell) in report.views.iter().zip(&line.views) {
                let (own, parts) = (within(line), total.parts.clone());
                all.extend(cell.map(|cell| -> (Set, u32) {
                    (Box::new(move |given| own(given) && parts.contains(&View::of(given))), cell)
                }));
            }
            lines(report, Some(line), &line.parts, all);
        }
    }
    let mut all: Vec<(Set, u32)> = vec![(Box::new(|_| true), report.given)];
    for total in &report.fates {
        let parts = total.parts.clone();
        all.push((Box::new(move |given| parts.contains(&Fate::of(given))), total.count));
    }
    for total in &report.views {
        let parts = total.parts.clone();
        all.push((Box::new(move |given| parts.contains(&View::of(given))), total.count));
    }
    for list in [&report.domains, &report.authors, &report.cycles] {
        lines(report, None, list, &mut all);
    }
    all
}

/// What somebody might want to work out: groups of every breakdown, alone and by each fate and view.
fn wanted() -> Vec<Set> {
    let mut groups: Vec<Vec<Group>> = vec![Vec::new()];
    groups.extend((0..3).map(|at| vec![Group::Domain(Domain::ALL[at])]));
    groups.extend(PROFESSIONS.map(|profession| vec![Group::Profession(profession)]));
    groups.extend(AuthorKind::ALL.map(|kind| vec![Group::Kind(kind)]));
    groups.extend((0..3).map(|at| vec![Group::Cycle(CycleId::from_uuid(Uuid::from_u128(at)))]));
    let mut all: Vec<Set> = Vec::new();
    for group in groups {
        let holds = move |group: &Vec<Group>| -> Set {
            let own = in_groups(group);
            let all = group.is_empty();
            Box::new(move |given| all || own(given))
        };
        all.push(holds(&group));
        for fate in Fate::ALL {
            let own = holds(&group);
            all.push(Box::new(move |given| own(given) && Fate::of(given) == *fate));
        }
        for view in View::ALL {
            let own = holds(&group);
            all.push(Box::new(move |given| own(given) && View::of(given) == *view));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is printed in all the tables together: no sum and difference of it is a small count, and no printed figure
    /// is small or wrong.
    #[test]
    fn no_small_count_follows_from_all_tables_together(given in random()) {
        let Some(report) = report(&given, 5) else { return Ok(()) };
        let atoms = differencing::atoms(&PROFESSIONS);
        let mut known = differencing::Known::default();
        for (holds, count) in printed(&report) {
            let own = given.iter().filter(|given| holds(given)).count();
            prop_assert_eq!(own, usize::try_from(count).unwrap());
            prop_assert!(count == 0 || count >= 5, "{} is printed", count);
            known.add(differencing::vector(&atoms, |atom| holds(atom)));
        }
        for holds in wanted() {
            let own = given.iter().filter(|given| holds(given)).count();
            if own > 0 && own < 5 {
                prop_assert!(!known.gives(differencing::vector(&atoms, |atom| holds(atom))), "{} follows", own);
            }
        }
    }

    /// Whoever knows one case does not know a margin.
    #[test]
    fn margins_rest_on_enough_cases(given in random()) {
        let Some(report) = report(&given, 5) else { return Ok(()) };
        let people = |parts: &[Fate]| {
            cases(&given.iter().filter(|given| parts.contains(&Fate::of(given))).collect::<Vec<_>>()).len()
        };
        for total in &report.fates {
            prop_assert!(total.count == 0 || people(&total.parts) >= 5);
        }
        for line in report.domains.iter().chain(&report.authors).chain(&report.cycles) {
            let holds = in_groups(&line.groups);
            let people = cases(&given.iter().filter(|given| holds(given)).collect::<Vec<_>>()).len();
            prop_assert!(line.given == 0 || people >= 5, "{line:?}");
        }
    }
}
